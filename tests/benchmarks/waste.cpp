// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/base/time.h"
#include "models/waste/hours.h"
#include "tests/benchmarks/cases.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <array>
#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

constexpr std::int64_t start = 1'763'700'000'000;
constexpr std::int64_t day = 86'400'000;
constexpr int samples = 1000;

// The answer of a workload that trains, with a pause now and then.
QByteArray answerOf(int workload)
{
    std::string out = R"({"measurements":[)";
    for (const char *type : {"GPU_ALLOCATION", "GPU_UTILIZATION"}) {
        const bool isUse = type[4] == 'U';
        out += (isUse ? R"(,{"type":")" : R"({"type":")") + std::string(type) + R"(","labels":{},"values":[)";
        for (int sample = 0; sample < samples; ++sample) {
            const double use = sample % 40 == workload % 40 ? 0 : 80 + 15 * std::sin(sample * 0.3 + workload);
            std::array<char, 16> text;
            const int length = std::snprintf(text.data(), text.size(), "%.2f", isUse ? use : 1 + workload % 16);
            out += (sample > 0 ? R"(,{"value":")" : R"({"value":")") + std::string(text.data(), std::size_t(length))
                + R"(","timestamp":")" + base::formatTime(start + day * sample / samples).toStdString() + "\"}";
        }
        out += "]}";
    }
    out += "]}";
    QByteArray body(out.data(), qsizetype(out.size()));
    body.reserve(body.size() + api::decodePadding); // as the network layer hands it over
    return body;
}

// The usual way of Qt programs: GPU-hours that were not used.
double hoursWithQt(const QByteArray &body)
{
    QMap<qint64, std::pair<double, double>> points; // GPUs, percent
    const QJsonArray measurements = QJsonDocument::fromJson(body).object().value(u"measurements"_s).toArray();
    for (const auto &measurement : measurements) {
        const bool isUse = measurement[u"type"_s].toString() == u"GPU_UTILIZATION"_s;
        for (const auto &value : measurement[u"values"_s].toArray()) {
            const QDateTime time = QDateTime::fromString(value[u"timestamp"_s].toString(), Qt::ISODateWithMs);
            auto &point = points[time.toMSecsSinceEpoch()];
            (isUse ? point.second : point.first) = value[u"value"_s].toString().toDouble();
        }
    }
    double hours = 0;
    for (const auto &[gpus, percent] : std::as_const(points))
        hours += gpus * (1 - percent / 100) * 24 / samples;
    return hours;
}

double hoursWithOurs(const QByteArray &body)
{
    const api::Result<api::MeasurementsPtr> answer = api::decodeMeasurements(body, 200);
    if (!answer)
        throw Failure(u"Our decoder refused the answer."_s);
    const metrics::Range range{start, start + day};
    return waste::hoursOf(waste::cellsOf(**answer, range, samples).cells, range, 900'000).notUsed;
}

} // namespace

void runWaste(const Settings &settings, Report &report)
{
    QList<QByteArray> bodies;
    for (int workload = 0; workload < 40; ++workload)
        bodies << answerOf(workload);
    const auto sumOf = [&](double (*hoursOf)(const QByteArray &)) {
        double sum = 0;
        for (const QByteArray &body : std::as_const(bodies))
            sum += hoursOf(body);
        return sum;
    };
    if (std::abs(sumOf(hoursWithOurs) / sumOf(hoursWithQt) - 1) > 1e-5)
        throw Failure(u"The two sides count different GPU-hours."_s);
    Figure figure{u"%1 workloads, %2 samples each, bytes to GPU-hours"_s.arg(bodies.size()).arg(2 * samples),
                  u"ms"_s,
                  u"QJsonDocument to a QMap, Qt::ISODateWithMs"_s,
                  {},
                  {},
                  0.08,
                  {}};
    double difference = 0;
    interleave(
        settings.rounds(11), figure, [&] { return milliseconds([&] { difference += sumOf(hoursWithQt); }); },
        [&] { return milliseconds([&] { difference -= sumOf(hoursWithOurs); }); });
    if (std::abs(difference) > 1)
        throw Failure(u"The two sides count different GPU-hours."_s);
    report.add(figure);
}

} // namespace bench
