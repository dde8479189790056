// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/proxiedsimulator.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

const QString Workloads = u"/api/v1/workloads"_s;
const QString Week = u"&numberOfSamples=200&start=2025-11-14T12:00:00Z&end=2025-11-21T12:00:00Z"_s;

} // namespace

// Recorded clusters held against the API document: each row of the lists, and samples of metrics with their gaps. The
// real recordings where they are there, otherwise the small one of the unit tests.
class TestReplayContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString source = qEnvironmentVariable("BINNACLE_SOURCE");
        const QString real = source + u"/../shared/traces"_s;
        const QString folder = QFile::exists(real) ? real : source + u"/tests/unit/recorded"_s;
        if (!m_proxied.start({u"--replay"_s, folder}))
            QSKIP("the contract tools of ../shared are not there");
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void clusters();
    void lists();
    void singleWorkloads();
    void telemetry();
    void organization();
    void cleanupTestCase() { m_proxied.verdict(); }

private:
    void expect(int status, const QString &target) { m_proxied.expect(status, target); }

    ProxiedSimulator m_proxied;
};

void TestReplayContract::clusters()
{
    const QJsonArray all = m_proxied.client().get(u"/api/v1/clusters"_s).array();
    QVERIFY(!all.isEmpty());
    expect(200, u"/api/v1/clusters?verbosity=metadata"_s);
    for (const auto &cluster : all) {
        const QString path = u"/api/v1/clusters/"_s + cluster[u"uuid"_s].toString();
        expect(200, path);
        for (const QString &group : {u""_s, u"&groupBy=Project"_s, u"&groupBy=Nodepool"_s}) {
            expect(200,
                   path
                       + u"/metrics?metricType=TOTAL_GPU,GPU_QUOTA,ALLOCATED_GPU,UNALLOCATED_GPU,WORKLOADS_COUNT,"
                         "AVG_WORKLOAD_WAIT_TIME,GPU_UTILIZATION,CPU_UTILIZATION"_s
                       + Week + group);
        }
    }
}

void TestReplayContract::lists()
{
    for (const QString &deleted : {u""_s, u"deleted=true"_s}) {
        QVERIFY(!m_proxied.client().all(Workloads, deleted, u"workloads"_s).isEmpty());
        QVERIFY(!m_proxied.client().all(Workloads + u"/pods"_s, deleted, u"pods"_s).isEmpty());
    }
    for (const QString &key : {u"submittedBy"_s, u"priority"_s, u"priorityClassName"_s, u"nodepool"_s, u"idleGpus"_s,
                               u"totalPendingTimeSeconds"_s, u"type"_s, u"category"_s})
        expect(200, u"%1?limit=500&sortBy=%2"_s.arg(Workloads, key));
    expect(200, Workloads + u"/pods?limit=500&sortBy=nodeName&search=m1"_s);
    expect(200, Workloads + u"/count?filterBy=category%3D%3Dunknown,priorityClassName%3D%3Dunknown"_s);
}

void TestReplayContract::singleWorkloads()
{
    for (const QString &phase : {u"Running"_s, u"Pending"_s, u"Stopped"_s, u"Failed"_s, u"Completed"_s}) {
        const QString list = Workloads + u"?limit=20&sortBy=createdAt&sortOrder=desc&filterBy=phase%3D%3D"_s + phase;
        for (const auto &workload : m_proxied.client().get(list).object()[u"workloads"_s].toArray()) {
            const QString path = Workloads + u'/' + workload[u"id"_s].toString();
            for (const QString &part : {u""_s, u"/events"_s, u"/history"_s})
                expect(200, path + part);
            expect(200,
                   path + u"/metrics?metricType=GPU_UTILIZATION,POD_COUNT,RUNNING_POD_COUNT,CPU_USAGE_CORES"_s + Week);
            const QJsonObject pods = m_proxied.client().get(path + u"/pods"_s).object();
            for (const auto &pod : pods[u"pods"_s].toArray()) {
                expect(200,
                       u"%1/pods/%2/metrics?metricType=GPU_UTILIZATION_PER_GPU,GPU_UTILIZATION,CPU_USAGE_CORES"_s.arg(
                           path, pod[u"id"_s].toString())
                           + Week);
            }
        }
    }
}

void TestReplayContract::telemetry()
{
    for (const QString &type : {u"WORKLOADS_COUNT"_s, u"GPU_ALLOCATION"_s, u"PENDING_TIME_DISTRIBUTION"_s}) {
        for (const QString &group : {u"ClusterId"_s, u"ProjectId"_s, u"CurrentNodepools"_s, u"Category"_s})
            expect(200, u"%1/telemetry?telemetryType=%2&groupBy=%3"_s.arg(Workloads, type, group));
    }
    for (const QString &type : {u"TOTAL_GPUS"_s, u"FREE_GPUS"_s, u"USED_CPU_CORES"_s}) {
        for (const QString &group : {u""_s, u"&groupBy=ClusterId"_s, u"&groupBy=Node"_s})
            expect(200, u"/api/v1/nodes/telemetry?telemetryType=%1%2"_s.arg(type, group));
    }
}

// Projects with their GPUs; no node pools.
void TestReplayContract::organization()
{
    expect(200, u"/api/v1/node-pools"_s);
    QCOMPARE(m_proxied.client().count(u"/api/v1/node-pools/count"_s), 0);
    for (const QString &kind : {u"projects"_s, u"departments"_s}) {
        const QString path = u"/api/v1/org-unit/"_s + kind;
        const QJsonArray units = m_proxied.client().all(path, u"sortBy=gpuAllocated"_s, kind);
        QVERIFY(!units.isEmpty());
        QCOMPARE(units.size(), m_proxied.client().count(path + u"/count"_s));
        for (qsizetype i = 0; i < units.size(); i += std::max<qsizetype>(1, units.size() / 10))
            expect(200,
                   u"%1/%2/metrics?metricType=GPU_QUOTA,GPU_ALLOCATION,CPU_QUOTA_MILLICORES"_s.arg(
                       path, units[i][u"id"_s].toString())
                       + Week);
        for (const QString &type : {u"GPU_QUOTA"_s, u"GPU_ALLOCATION"_s, u"CPU_ALLOCATION"_s})
            expect(200, path + u"/telemetry?telemetryType="_s + type);
    }
    expect(200, u"/api/v1/org-unit/departments?verbosity=verbose"_s);
}

QTEST_GUILESS_MAIN(TestReplayContract)
#include "tst_replay_contract.moc"
