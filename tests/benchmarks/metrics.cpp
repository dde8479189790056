// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/metricjson.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointF>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

struct QtSeries
{
    QString type;
    QString gpu;
    QList<QPointF> points; // x: ms UTC
};

// The usual way of Qt programs: what QLineSeries wants.
QList<QtSeries> decodeWithQt(const QByteArray &body)
{
    QList<QtSeries> all;
    const QJsonArray measurements = QJsonDocument::fromJson(body).object().value(u"measurements"_s).toArray();
    for (const auto &measurement : measurements) {
        const QJsonObject object = measurement.toObject();
        QtSeries series{
            object.value(u"type"_s).toString(), object.value(u"labels"_s).toObject().value(u"gpu"_s).toString(), {}};
        const QJsonArray values = object.value(u"values"_s).toArray();
        series.points.reserve(values.size());
        for (const auto &value : values) {
            const QJsonObject point = value.toObject();
            const QDateTime time = QDateTime::fromString(point.value(u"timestamp"_s).toString(), Qt::ISODate);
            series.points.append({double(time.toMSecsSinceEpoch()), point.value(u"value"_s).toString().toDouble()});
        }
        all.append(series);
    }
    return all;
}

api::MeasurementsPtr decodeWithOurs(const QByteArray &body)
{
    api::Result<api::MeasurementsPtr> answer = api::decodeMeasurements(body, 200);
    if (!answer)
        throw Failure(u"Our decoder refused the answer."_s);
    return *answer;
}

void compare(const QList<QtSeries> &baseline, const api::Measurements &ours)
{
    if (std::size_t(baseline.size()) != ours.series.size())
        throw Failure(u"The two sides read different numbers of series."_s);
    for (qsizetype i = 0; i < baseline.size(); ++i) {
        const QtSeries &usual = baseline[i];
        const api::Measurement &series = ours.series[std::size_t(i)];
        bool same = usual.type == ours.texts.toString(series.type)
            && usual.gpu == ours.texts.toString(series.labels.at(0).second)
            && std::size_t(usual.points.size()) == series.samples.size();
        for (qsizetype k = 0; same && k < usual.points.size(); ++k)
            same = usual.points[k].x() == double(series.samples.times[std::size_t(k)])
                && usual.points[k].y() == series.samples.values[std::size_t(k)];
        if (!same)
            throw Failure(u"Series %1 differs."_s.arg(i));
    }
}

} // namespace

void runMetricsDecode(const Settings &settings, Report &report)
{
    const MetricSpec spec;
    QByteArray body = metricAnswer(spec);
    body.reserve(body.size() + api::decodePadding); // as the network layer hands it over
    compare(decodeWithQt(body), *decodeWithOurs(body));

    Figure figure{u"%1 series of %2 samples, %3 kB, bytes to series"_s.arg(spec.metrics * spec.gpus)
                      .arg(spec.samples)
                      .arg(body.size() / 1000),
                  u"ms"_s,
                  u"QJsonDocument to lists of QPointF, Qt::ISODate"_s,
                  {},
                  {},
                  0.04,
                  {}};
    std::size_t series = 0;
    interleave(
        settings.rounds(11), figure,
        [&] { return milliseconds([&] { series += std::size_t(decodeWithQt(body).size()); }); },
        [&] { return milliseconds([&] { series -= decodeWithOurs(body)->series.size(); }); });
    if (series != 0)
        throw Failure(u"The two sides read different numbers of series."_s);
    report.add(figure);
}

} // namespace bench
