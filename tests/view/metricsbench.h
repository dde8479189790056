// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "tests/fault/calls.h"
#include "tests/model/metricserver.h"
#include "tests/support/faultserver.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/metrics/metricspanel.h"
#include "views/metrics/rangebuttons.h"
#include "views/metrics/samplescontrol.h"
#include "views/metrics/seriesview.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>

#include <memory>

// The panel of metrics over a real session, against a control plane that answers as each test says.
namespace metricsbench {

using namespace views;
using namespace Qt::StringLiterals;
using metricserver::Asked;
using metricserver::asked;

inline constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure
inline constexpr qint64 hour = 3'600'000;
inline constexpr qint64 start = 1763748142000; // 21 Nov 2025, 18:02:22 UTC

inline metrics::Subject pod()
{
    metrics::Subject subject;
    subject.scope = metrics::Scope::Pod;
    subject.id = {1, 2};
    subject.workloadId = {3, 4};
    subject.name = u"worker-3"_s;
    return subject;
}

class MetricsBench : public QObject
{
protected:
    static void dress()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
    }

    void begin()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_now = start;
        m_status = 200;
        m_hasSamples = true;
        m_every = 1;
        m_unmeasured.clear();
        m_refused.clear();
        m_asked.clear();
        m_pods.clear();
        m_pools.clear();
        m_server = std::make_unique<FaultServer>([this](QTcpSocket *socket, const FaultServer::Request &request) {
            const Asked wanted = asked(request.target);
            m_asked.append(wanted);
            if (wanted.path.endsWith(u"/history"_s)) {
                FaultServer::answer(socket, 200, R"({"records":[]})");
                return;
            }
            if (wanted.path.endsWith(u"/workloads/pods"_s)) {
                FaultServer::answer(socket, 200, R"({"pods":[)" + m_pods.join(',') + "]}");
                return;
            }
            if (m_status != 200 || (!m_refused.isEmpty() && wanted.types.contains(m_refused))) {
                FaultServer::answer(socket, m_status != 200 ? m_status : 400, R"({"code":1,"message":"words"})");
                return;
            }
            if (wanted.samples == 1 && wanted.groupBy == u"Nodepool") {
                QByteArrayList all;
                for (const QByteArray &pool : std::as_const(m_pools))
                    all << R"({"type":"TOTAL_GPU","groups":[{"key":"Nodepool","value":")" + pool
                            + R"("}],"values":[]})";
                FaultServer::answer(socket, 200, R"({"measurements":[)" + all.join(',') + "]}");
                return;
            }
            // One curve of a type, or two where GPUs are meant; its values are the minute of the day and the GPU.
            QByteArrayList all;
            for (const QString &type : wanted.types) {
                for (int gpu = 0; gpu < (type.endsWith(u"_PER_GPU"_s) ? 2 : 1); ++gpu) {
                    QByteArrayList points;
                    for (int i = 0; m_hasSamples && type != m_unmeasured && i < wanted.samples; i += m_every) {
                        const qint64 ms = wanted.startMs + (wanted.endMs - wanted.startMs) * i / wanted.samples;
                        points << R"({"value":")" + QByteArray::number(ms / 60'000 % 60 + gpu) + R"(.5","timestamp":")"
                                + base::formatTime(ms) + "\"}";
                    }
                    all << R"({"type":")" + type.toLatin1() + R"(","labels":)"
                            + (type.endsWith(u"_PER_GPU"_s) ? R"({"gpu":")" + QByteArray::number(gpu) + "\"}" : "null")
                            + R"(,"values":[)" + points.join(',') + "]}";
                }
            }
            FaultServer::answer(socket, 200, R"({"measurements":[)" + all.join(',') + "]}");
        });
        QVERIFY(m_server->isReady());
        m_session = std::make_unique<session::Session>(calls::connectionTo(m_server->url()), calls::hurried());
        const MetricsPanel::Shared shared{std::make_shared<metrics::Memory>(), std::make_shared<SeriesLooks>()};
        m_panel = std::make_unique<MetricsPanel>(m_session->client(), shared);
        m_panel->controller()->setClock([this] { return m_now; });
        m_panel->setZone(table::Zone::Utc);
        m_panel->resize(1440, 800);
    }

    void end()
    {
        m_panel.reset();
        m_session.reset();
        m_server.reset();
    }

    void open(const metrics::Subject &subject, const MetricsChoice &choice)
    {
        m_panel->open(subject, choice);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    }
    void open(const metrics::Subject &subject) { open(subject, defaultChoice(subject.scope)); }

    [[nodiscard]] bool isSettled() const
    {
        return m_panel->controller()->loader()->query().range.length() > 0 && !m_panel->controller()->isLoading();
    }

    [[nodiscard]] QList<Asked> requests() const // for metrics that are shown
    {
        QList<Asked> all;
        std::ranges::copy_if(m_asked, std::back_inserter(all),
                             [](const Asked &a) { return !a.types.isEmpty() && a.samples != 1; });
        return all;
    }

    [[nodiscard]] int rowOf(const QString &type, int gpu) const
    {
        return m_panel->series()->model()->rowOf(keyOf(type, gpu));
    }

    [[nodiscard]] metrics::SeriesKey keyOf(const QString &type, int gpu) const { return {type, pod().id, gpu, {}}; }

    qint64 m_now = start;
    int m_status = 200;
    bool m_hasSamples = true;
    int m_every = 1; // only each of so many samples
    QString m_unmeasured; // of this type, there are none
    QString m_refused;
    QList<Asked> m_asked;
    QByteArrayList m_pods; // of the workload
    QByteArrayList m_pools; // of the cluster
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<MetricsPanel> m_panel;
};

} // namespace metricsbench
