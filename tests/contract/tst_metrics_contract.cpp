// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/metrics/loader.h"
#include "models/session/session.h"
#include "tests/support/program.h"
#include "tests/support/simulatorclient.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using metrics::Scope;

// The loader asks for every metric of every kind of object through contract-proxy, which holds each request and each
// answer against the API document.
class TestMetricsContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void clusters();
    void workloadsAndTheirPods();
    void nodes();
    void nodePoolsProjectsAndDepartments();
    void breaksNothing();

private:
    void load(const metrics::Subject &subject, const QString &groupBy = {});

    Program m_simulator, m_proxy;
    QTemporaryDir m_folder;
    QString m_log;
    std::unique_ptr<SimulatorClient> m_client;
    std::unique_ptr<session::Session> m_session;
};

namespace {

base::Key idOf(const QJsonValue &object, const QString &key = u"id"_s)
{
    return base::Key::fromText(object[key].toString());
}

} // namespace

void TestMetricsContract::initTestCase()
{
    const QString tools = qEnvironmentVariable("BINNACLE_CONTRACT_TOOLS");
    if (!QFile::exists(tools + u"/contract-proxy"_s))
        QSKIP("the contract tools of ../shared are not there");
    QVERIFY2(m_simulator.start(Program::folder() + u"/binnacle-simulator"_s,
                               {u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--now"_s, u"2026-01-15T12:00:00Z"_s,
                                u"--token"_s, u"metrics-token"_s}),
             m_simulator.output().constData());
    m_log = m_folder.filePath(u"violations"_s);
    QVERIFY2(m_proxy.start(u"node"_s,
                           {tools + u"/contract-proxy"_s, u"--upstream"_s,
                            u"http://127.0.0.1:%1"_s.arg(m_simulator.port()), u"--log"_s, m_log}),
             m_proxy.output().constData());
    m_client = std::make_unique<SimulatorClient>(m_simulator.port(), "metrics-token");
    m_session = std::make_unique<session::Session>(
        session::Connection{.name = u"proxy"_s,
                            .url = QUrl(u"http://127.0.0.1:%1"_s.arg(m_proxy.port())),
                            .caFile = {},
                            .credentials = session::BearerToken{u"metrics-token"_s}});
}

void TestMetricsContract::load(const metrics::Subject &subject, const QString &groupBy)
{
    metrics::Loader loader(m_session->client(), std::make_shared<metrics::Memory>());
    metrics::Query query;
    query.subject = subject;
    query.metrics = metrics::metricsOf(subject);
    constexpr std::int64_t now = 1'768'478'400'000; // that of the simulator
    query.range = {now - 3 * 3'600'000 + 123, now};
    query.samples = 60;
    query.tiles = 2;
    query.groupBy = groupBy;
    QSignalSpy finished(&loader, &metrics::Loader::finished);
    loader.load(query);
    QVERIFY(finished.wait(60'000));
    for (const metrics::MetricAnswer &metric : loader.answer().metrics)
        QVERIFY2(metric.state != metrics::MetricAnswer::State::Failed
                     && metric.state != metrics::MetricAnswer::State::Refused,
                 metric.metric->type.data());
}

void TestMetricsContract::clusters()
{
    const auto clusters = m_client->get(u"/api/v1/clusters"_s).array();
    QVERIFY(!clusters.isEmpty());
    for (const QString &groupBy : {QString(), u"Category"_s, u"Nodepool"_s, u"Project"_s, u"Department"_s})
        load({.scope = Scope::Cluster, .id = idOf(clusters[0], u"uuid"_s), .name = u"cluster"_s}, groupBy);
}

void TestMetricsContract::workloadsAndTheirPods()
{
    for (const QString &type : {u"Training"_s, u"Distributed"_s, u"Inference"_s}) {
        const auto workloads = m_client->get(u"/api/v1/workloads?limit=1&filterBy=phase==Running,type=="_s + type)
                                   .object()[u"workloads"_s]
                                   .toArray();
        QVERIFY(!workloads.isEmpty());
        const metrics::Subject workload{.scope = Scope::Workload,
                                        .id = idOf(workloads[0]),
                                        .name = u"workload"_s,
                                        .isInference = type == u"Inference"_s};
        load(workload);
        const auto pods
            = m_client->get(u"/api/v1/workloads/%1/pods"_s.arg(workload.id.toString())).object()[u"pods"_s].toArray();
        QVERIFY(!pods.isEmpty());
        load({.scope = Scope::Pod,
              .id = idOf(pods[0]),
              .workloadId = workload.id,
              .name = u"pod"_s,
              .isInference = workload.isInference});
    }
}

void TestMetricsContract::nodes()
{
    std::optional<bool> isAnswered;
    const api::Call call = m_session->client().nodeTelemetry(
        {.type = u"ALLOCATED_GPUS"_s, .groupBy = {u"ClusterId"_s, u"Node"_s}}, base::Urgency::Visible, this,
        [&](const api::Result<api::PagePtr<api::TelemetryValue>> &page) {
            isAnswered = page && !(*page)->rows.empty();
        });
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered.has_value(), 30'000);
    QVERIFY(*isAnswered);
}

void TestMetricsContract::nodePoolsProjectsAndDepartments()
{
    const auto pool = m_client->get(u"/api/v1/node-pools?limit=1"_s).object()[u"nodepools"_s][0].toObject();
    load({.scope = Scope::NodePool,
          .id = idOf(pool),
          .requestId = idOf(pool, u"name"_s),
          .clusterId = idOf(pool, u"clusterId"_s),
          .name = u"pool"_s});
    const auto project = m_client->get(u"/api/v1/org-unit/projects?limit=1"_s).object()[u"projects"_s][0].toObject();
    load({.scope = Scope::Project, .id = idOf(project), .name = u"project"_s});
    const auto department
        = m_client->get(u"/api/v1/org-unit/departments?limit=1"_s).object()[u"departments"_s][0].toObject();
    load({.scope = Scope::Department, .id = idOf(department), .name = u"department"_s});
}

// The verdict: not one line in the log, warnings included.
void TestMetricsContract::breaksNothing()
{
    m_session.reset();
    QCOMPARE(m_proxy.stop(), 0);
    QFile log(m_log);
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray violations = log.read(4000);
    QVERIFY2(violations.isEmpty(), violations.constData());
}

QTEST_GUILESS_MAIN(TestMetricsContract)
#include "tst_metrics_contract.moc"
