// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"
#include "models/base/time.h"
#include "tests/support/faultserver.h"

#include <QUrlQuery>

#include <functional>

// A server of metrics that answers as each test says.
namespace metricserver {

using namespace Qt::StringLiterals;

inline constexpr std::int64_t noon = 1'767'268'800'000; // 2026-01-01T12:00:00Z
inline constexpr std::int64_t now = noon + 86'400'000;
inline const base::Key someId{1, 2};

// What a control plane is asked, and what it answers: N samples from start on, their value the minute of the day.
struct Asked
{
    QString path;
    QStringList types;
    std::int64_t startMs = 0;
    std::int64_t endMs = 0;
    int samples = 0;
    QString groupBy;
    QString filter;
    bool deleted = false;
    QString nodePool;
};

inline Asked asked(const QByteArray &target)
{
    const QUrl url(QString::fromLatin1(target));
    const QUrlQuery query(url);
    const auto value = [&](const QString &key) { return query.queryItemValue(key, QUrl::FullyDecoded); };
    const auto time = [&](const QString &key) { return base::parseTime(value(key).toStdString()).value_or(0); };
    return {url.path(),
            value(u"metricType"_s).split(u',', Qt::SkipEmptyParts),
            time(u"start"_s),
            time(u"end"_s),
            value(u"numberOfSamples"_s).toInt(),
            value(u"groupBy"_s),
            value(u"filterBy"_s),
            value(u"deleted"_s) == u"true",
            value(u"nodepoolName"_s)};
}

inline QByteArray valuesOf(const Asked &request)
{
    QByteArrayList points;
    for (int i = 0; i < request.samples; ++i) {
        const std::int64_t ms = request.startMs + (request.endMs - request.startMs) * i / request.samples;
        points << R"({"value":")" + QByteArray::number(ms / 60'000 % 1440) + R"(.50","timestamp":")"
                + base::formatTime(ms) + "\"}";
    }
    return "[" + points.join(',') + "]";
}

inline QByteArray series(const QString &type, const QByteArray &rest, const QByteArray &values)
{
    return R"({"type":")" + type.toLatin1() + "\"," + rest + R"("values":)" + values + "}";
}

inline QByteArray pod(int number, const QByteArray &createdAt, const QByteArray &completedAt = "null")
{
    const QByteArray id = QByteArray::number(number + 1).rightJustified(12, '0');
    return R"({"name":"bert-worker-)" + QByteArray::number(number) + R"(","id":"00000000-0000-0000-0000-)" + id
        + R"(","workloadId":"00000000-0000-0001-0000-000000000002","clusterId":"c","priorityClassName":"a",)"
          R"("k8sPhase":"Running","containers":[],"createdAt":")"
        + createdAt + R"(","completedAt":)" + (completedAt == "null" ? completedAt : '"' + completedAt + '"')
        + R"(,"updatedAt":"2026-01-01T00:00:00Z","k8sPhaseUpdatedAt":"2026-01-01T00:00:00Z"})";
}

// Texts as values, a minute apart.
inline QByteArray samplesOf(const QByteArrayList &values)
{
    QByteArrayList points;
    for (qsizetype i = 0; i < values.size(); ++i)
        points << R"({"value":")" + values[i] + R"(","timestamp":")" + base::formatTime(noon + i * 60'000) + "\"}";
    return "[" + points.join(',') + "]";
}

inline void reply(QTcpSocket *socket, const QByteArrayList &measurements, int status = 200,
                  const QByteArray &histogram = "null")
{
    FaultServer::answer(socket, status,
                        R"({"measurements":[)" + measurements.join(',') + R"(],"histogram":)" + histogram + "}");
}

// Whatever is asked for is there: one curve, or four where GPUs are meant.
inline void answerAll(QTcpSocket *socket, const Asked &request)
{
    QByteArrayList all;
    const QByteArray values = valuesOf(request);
    for (const QString &type : request.types) {
        if (!type.endsWith(u"_PER_GPU"_s))
            all << series(type, {}, values);
        for (int gpu = 3; type.endsWith(u"_PER_GPU"_s) && gpu >= 0; --gpu)
            all << series(type, R"("labels":{"gpu":")" + QByteArray::number(gpu) + R"("},)", values);
    }
    reply(socket, all);
}

} // namespace metricserver
