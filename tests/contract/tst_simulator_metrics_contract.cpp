// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/proxiedsimulator.h"
#include "tests/support/operationstable.h"

#include <QRegularExpression>

#include <span>

using namespace Qt::StringLiterals;

namespace {

const QString Workloads = u"/api/v1/workloads"_s;
const QString Day = u"&start=2025-11-20T12:00:00Z&end=2025-11-21T12:00:00Z"_s;

constexpr const char *ClusterMetrics[] = {"TOTAL_GPU_NODES",
                                          "GPU_UTILIZATION",
                                          "GPU_UTILIZATION_DISTRIBUTION",
                                          "GPU_MEMORY_UTILIZATION",
                                          "CPU_UTILIZATION",
                                          "CPU_MEMORY_UTILIZATION",
                                          "TOTAL_GPU",
                                          "GPU_QUOTA",
                                          "ALLOCATED_GPU",
                                          "UNALLOCATED_GPU",
                                          "AVG_WORKLOAD_WAIT_TIME",
                                          "WORKLOADS_COUNT"};
constexpr const char *NimMetrics[] = {"NIM_NUM_REQUESTS_RUNNING",
                                      "NIM_NUM_REQUESTS_WAITING",
                                      "NIM_NUM_REQUEST_MAX",
                                      "NIM_REQUEST_SUCCESS_TOTAL",
                                      "NIM_REQUEST_FAILURE_TOTAL",
                                      "NIM_GPU_CACHE_USAGE_PERC",
                                      "NIM_TIME_TO_FIRST_TOKEN_SECONDS",
                                      "NIM_E2E_REQUEST_LATENCY_SECONDS",
                                      "NIM_TIME_TO_FIRST_TOKEN_SECONDS_PERCENTILES",
                                      "NIM_E2E_REQUEST_LATENCY_SECONDS_PERCENTILES"};
constexpr const char *WorkloadMetrics[] = {"GPU_UTILIZATION",          "GPU_MEMORY_USAGE_BYTES",
                                           "GPU_MEMORY_REQUEST_BYTES", "CPU_USAGE_CORES",
                                           "CPU_REQUEST_CORES",        "CPU_LIMIT_CORES",
                                           "CPU_MEMORY_USAGE_BYTES",   "CPU_MEMORY_REQUEST_BYTES",
                                           "CPU_MEMORY_LIMIT_BYTES",   "POD_COUNT",
                                           "RUNNING_POD_COUNT",        "GPU_ALLOCATION",
                                           "NVLINK_BANDWIDTH_TOTAL"};
constexpr const char *PodMetrics[] = {"GPU_UTILIZATION_PER_GPU",
                                      "GPU_UTILIZATION",
                                      "GPU_MEMORY_USAGE_BYTES_PER_GPU",
                                      "GPU_MEMORY_USAGE_BYTES",
                                      "CPU_USAGE_CORES",
                                      "CPU_MEMORY_USAGE_BYTES",
                                      "GPU_GRAPHICS_ENGINE_ACTIVITY_PER_GPU",
                                      "GPU_SM_ACTIVITY_PER_GPU",
                                      "GPU_SM_OCCUPANCY_PER_GPU",
                                      "GPU_TENSOR_ACTIVITY_PER_GPU",
                                      "GPU_FP64_ENGINE_ACTIVITY_PER_GPU",
                                      "GPU_FP32_ENGINE_ACTIVITY_PER_GPU",
                                      "GPU_FP16_ENGINE_ACTIVITY_PER_GPU",
                                      "GPU_MEMORY_BANDWIDTH_UTILIZATION_PER_GPU",
                                      "GPU_NVLINK_TRANSMITTED_BANDWIDTH_PER_GPU",
                                      "GPU_NVLINK_RECEIVED_BANDWIDTH_PER_GPU",
                                      "GPU_PCIE_TRANSMITTED_BANDWIDTH_PER_GPU",
                                      "GPU_PCIE_RECEIVED_BANDWIDTH_PER_GPU",
                                      "GPU_SWAP_MEMORY_BYTES_PER_GPU",
                                      "NVLINK_BANDWIDTH_TOTAL",
                                      "NVLINK_BANDWIDTH_TOTAL_PER_GPU"};

constexpr const char *NodeMetrics[] = {"GPU_UTILIZATION_PER_GPU",
                                       "GPU_UTILIZATION",
                                       "GPU_MEMORY_UTILIZATION_PER_GPU",
                                       "GPU_MEMORY_UTILIZATION",
                                       "GPU_MEMORY_USAGE_BYTES_PER_GPU",
                                       "GPU_MEMORY_USAGE_BYTES",
                                       "GPU_ALLOCATION_PER_GPU",
                                       "GPU_MEMORY_ALLOCATION_BYTES_PER_GPU",
                                       "GPU_IDLE_TIME_SECONDS_PER_GPU",
                                       "CPU_USAGE_CORES",
                                       "CPU_UTILIZATION",
                                       "CPU_MEMORY_USAGE_BYTES",
                                       "CPU_MEMORY_UTILIZATION",
                                       "GPU_OOMKILL_BURST_COUNT_PER_GPU",
                                       "GPU_OOMKILL_IDLE_COUNT_PER_GPU",
                                       "GPU_OOMKILL_SWAP_OUT_OF_RAM_COUNT_PER_GPU",
                                       "GPU_GRAPHICS_ENGINE_ACTIVITY_PER_GPU",
                                       "GPU_SM_ACTIVITY_PER_GPU",
                                       "GPU_SM_OCCUPANCY_PER_GPU",
                                       "GPU_TENSOR_ACTIVITY_PER_GPU",
                                       "GPU_FP64_ENGINE_ACTIVITY_PER_GPU",
                                       "GPU_FP32_ENGINE_ACTIVITY_PER_GPU",
                                       "GPU_FP16_ENGINE_ACTIVITY_PER_GPU",
                                       "GPU_MEMORY_BANDWIDTH_UTILIZATION_PER_GPU",
                                       "GPU_NVLINK_TRANSMITTED_BANDWIDTH_PER_GPU",
                                       "GPU_NVLINK_RECEIVED_BANDWIDTH_PER_GPU",
                                       "GPU_PCIE_TRANSMITTED_BANDWIDTH_PER_GPU",
                                       "GPU_PCIE_RECEIVED_BANDWIDTH_PER_GPU",
                                       "NVLINK_BANDWIDTH_TOTAL",
                                       "NVLINK_BANDWIDTH_TOTAL_PER_GPU"};
constexpr const char *UnitMetrics[] = {"GPU_QUOTA",
                                       "CPU_QUOTA_MILLICORES",
                                       "CPU_MEMORY_QUOTA_MB",
                                       "GPU_ALLOCATION",
                                       "CPU_ALLOCATION_MILLICORES",
                                       "CPU_MEMORY_ALLOCATION_MB",
                                       "GPU_MEMORY_UTILIZATION"};

// As many as go into one request
QStringList batches(std::span<const char *const> types)
{
    constexpr std::size_t Most = 9;
    QStringList all;
    for (std::size_t i = 0; i < types.size(); i += Most) {
        QStringList batch;
        for (const char *type : types.subspan(i, std::min(Most, types.size() - i)))
            batch.append(QString::fromLatin1(type));
        all.append(batch.join(u','));
    }
    return all;
}

} // namespace

// All operations on metrics, with many combinations of their parameters, held against the API document.
class TestSimulatorMetricsContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_proxied.start())
            QSKIP("the contract tools of ../shared are not there");
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void nodeTelemetry();
    void clusterMetrics();
    void podMetrics();
    void nodeMetrics();
    void nodePoolMetrics();
    void organizationMetrics();
    void refusals();
    void cleanupTestCase();

private:
    void expect(int status, const QString &target) { m_proxied.expect(status, target); }
    // 200, or 207 where the control plane says that something is missing
    void expectMetrics(const QString &target)
    {
        const SimulatorClient::Reply reply = m_proxied.client().get(target, ++m_asked % 2 == 0);
        QVERIFY2(reply.status == 200 || reply.status == 207, qPrintable(u"%1: %2"_s.arg(target).arg(reply.status)));
        m_partial += reply.status == 207 ? 1 : 0;
    }

    ProxiedSimulator m_proxied;
    int m_asked = 0, m_partial = 0;
};

void TestSimulatorMetricsContract::nodeTelemetry()
{
    for (const QString &type :
         {u"READY_GPU_NODES"_s, u"READY_GPUS"_s, u"TOTAL_GPU_NODES"_s, u"TOTAL_GPUS"_s, u"IDLE_ALLOCATED_GPUS"_s,
          u"FREE_GPUS"_s, u"ALLOCATED_GPUS"_s, u"TOTAL_CPU_CORES"_s, u"USED_CPU_CORES"_s, u"ALLOCATED_CPU_CORES"_s,
          u"TOTAL_GPU_MEMORY_BYTES"_s, u"USED_GPU_MEMORY_BYTES"_s, u"TOTAL_CPU_MEMORY_BYTES"_s,
          u"USED_CPU_MEMORY_BYTES"_s, u"ALLOCATED_CPU_MEMORY_BYTES"_s, u"FULLY_FREE_GPU_NODES"_s}) {
        const QString path = u"/api/v1/nodes/telemetry?telemetryType="_s + type;
        for (const QString &query : {u""_s, u"&groupBy=ClusterId"_s, u"&groupBy=Nodepool"_s, u"&groupBy=Node"_s,
                                     u"&groupBy=ClusterId,Nodepool"_s, u"&nodepoolName=h100-80g&groupBy=Node"_s,
                                     u"&clusterId=00000000-0000-4000-8000-000000000000"_s})
            expect(200, path + query);
    }
}

void TestSimulatorMetricsContract::clusterMetrics()
{
    for (const auto &cluster : m_proxied.client().get(u"/api/v1/clusters"_s).array()) {
        const QString path = u"/api/v1/clusters/%1/metrics?metricType="_s.arg(cluster[u"uuid"_s].toString());
        for (const QString &batch : batches(ClusterMetrics)) {
            for (const QString &query :
                 {u""_s, u"&numberOfSamples=0"_s, u"&numberOfSamples=1"_s, u"&numberOfSamples=1000"_s,
                  u"&groupBy=Category"_s, u"&groupBy=Nodepool"_s, u"&groupBy=Project&numberOfSamples=3"_s,
                  u"&groupBy=Department"_s, u"&nodepoolName=l40s-48g"_s, u"&nodepoolName=nowhere&groupBy=Nodepool"_s})
                expectMetrics(path + batch + Day + query);
        }
        for (const char *type : ClusterMetrics)
            expectMetrics(path + QString::fromLatin1(type)
                          + u"&start=2025-10-01T00:00:00%2B02:00&end=2025-12-01T00:00:00.123Z"_s);
    }
}

void TestSimulatorMetricsContract::podMetrics()
{
    int pods = 0;
    const QJsonArray rows
        = m_proxied.client().all(Workloads + u"/pods"_s, u"sortBy=createdAt&sortOrder=desc"_s, u"pods"_s);
    for (const auto &pod : rows) {
        const QString id = pod[u"id"_s].toString();
        // What is flawed on purpose, and of the others some: see app/simulator/world/curves.h
        const bool flawed = id.last(2) < u"08"_s;
        if (!flawed && ++pods % 12 != 0)
            continue;
        const QString workload = Workloads + u'/' + pod[u"workloadId"_s].toString();
        const QString since = u"&end=2025-11-21T12:00:00Z&numberOfSamples=60&start="_s
            + SimulatorClient::escaped(pod[u"createdAt"_s].toString());
        for (const QString &batch : batches(PodMetrics))
            expectMetrics(workload + u"/pods/"_s + id + u"/metrics?metricType="_s + batch + since);
        for (const QString &batch : batches(NimMetrics)) {
            expectMetrics(workload + u"/pods/"_s + id + u"/metrics?metricType="_s + batch + Day);
            expectMetrics(workload + u"/metrics?metricType="_s + batch + since);
        }
        for (const QString &batch : batches(WorkloadMetrics))
            expectMetrics(workload + u"/metrics?metricType="_s + batch + since);
    }
    QVERIFY(m_partial > 5);

    for (const auto &workload : m_proxied.client().all(Workloads, u"filterBy=type%3D%3DInference"_s, u"workloads"_s)) {
        const QString inference = u"%1/inferences/%2"_s.arg(Workloads, workload[u"id"_s].toString());
        for (const QString &types : {u"THROUGHPUT"_s, u"LATENCY"_s, u"THROUGHPUT,LATENCY"_s})
            expectMetrics(inference + u"/metrics?metricType="_s + types + Day);
        const QString first = u"%1/%2/pods?limit=2"_s.arg(Workloads, workload[u"id"_s].toString());
        for (const auto &pod : m_proxied.client().get(first).object()[u"pods"_s].toArray())
            expectMetrics(inference + u"/pods/"_s + pod[u"id"_s].toString()
                          + u"/metrics?metricType=THROUGHPUT,LATENCY"_s + Day);
    }
    const QString path = Workloads + u'/' + rows[0][u"workloadId"_s].toString() + u"/metrics?metricType="_s;
    expect(400, path + u"GPU_UTILIZATION&start=2025-11-21T12:00:00Z&end=2025-11-20T12:00:00Z"_s);
    expect(400, path + batches(WorkloadMetrics)[0] + u",GPU_ALLOCATION"_s + Day); // ten types
}

void TestSimulatorMetricsContract::nodeMetrics()
{
    for (const auto &node : m_proxied.client().get(u"/api/v1/nodes?limit=500"_s).object()[u"nodes"_s].toArray()) {
        const QString id = node[u"id"_s].toString();
        if (id.isEmpty())
            continue;
        const QString path = u"/api/v1/nodes/%1/metrics?metricType="_s.arg(id);
        for (const QString &batch : batches(NodeMetrics)) {
            expectMetrics(path + batch + Day);
            expectMetrics(path + batch + Day + u"&numberOfSamples=3"_s);
        }
    }
}

void TestSimulatorMetricsContract::nodePoolMetrics()
{
    for (const auto &pool : m_proxied.client().get(u"/api/v1/node-pools"_s).object()[u"nodepools"_s].toArray()) {
        const QString path = u"/api/v1/clusters/%1/nodepools/%2/metrics?metricType="_s.arg(
            pool[u"clusterId"_s].toString(), pool[u"name"_s].toString());
        for (const QString &batch : batches(ClusterMetrics))
            expectMetrics(path + batch + Day + u"&numberOfSamples=30"_s);
    }
}

void TestSimulatorMetricsContract::organizationMetrics()
{
    for (const QString &kind : {u"projects"_s, u"departments"_s}) {
        const QString list = u"/api/v1/org-unit/"_s + kind;
        for (const auto &unit : m_proxied.client().all(list, u"sortBy=name"_s, kind)) {
            const QString path = u"%1/%2/metrics?metricType="_s.arg(list, unit[u"id"_s].toString());
            for (const QString &batch : batches(UnitMetrics)) {
                expectMetrics(path + batch + Day);
                expectMetrics(path + batch + Day + u"&numberOfSamples=3&nodepoolName=h100-80g"_s);
            }
        }
    }
}

void TestSimulatorMetricsContract::refusals()
{
    const QString nothing = u"/00000000-0000-4000-8000-000000000000"_s;
    const QString first
        = u"/api/v1/clusters/"_s + m_proxied.client().get(u"/api/v1/clusters"_s).array()[0][u"uuid"_s].toString();
    const QString held = u"/metrics?metricType=GPU_ALLOCATION"_s + Day;
    for (const QString &kind : {u"projects"_s, u"departments"_s})
        expect(404, u"/api/v1/org-unit/"_s + kind + nothing + held);
    expect(404, first + u"/nodepools/elsewhere/metrics?metricType=TOTAL_GPU"_s + Day);
    const QString metrics = u"/metrics?metricType=GPU_UTILIZATION"_s + Day;
    expect(404, u"/api/v1/clusters"_s + nothing + metrics);
    expect(404, u"/api/v1/nodes"_s + nothing + metrics);
    expect(404, Workloads + nothing + metrics);
    expect(404, Workloads + nothing + u"/pods"_s + nothing + metrics);
    expect(404, Workloads + u"/inferences"_s + nothing + u"/metrics?metricType=LATENCY"_s + Day);
    for (const auto &[token, status] : {std::pair{"unknown", 401}, {"forbidden-fruit", 403}}) {
        m_proxied.client().setToken(token);
        expect(status, u"/api/v1/clusters"_s + nothing + metrics);
        expect(status, Workloads + nothing + metrics);
        expect(status, Workloads + nothing + u"/pods"_s + nothing + metrics);
        expect(status, Workloads + u"/inferences"_s + nothing + u"/metrics?metricType=LATENCY"_s + Day);
        expect(status, u"/api/v1/nodes/telemetry?telemetryType=FREE_GPUS"_s);
    }
}

void TestSimulatorMetricsContract::cleanupTestCase()
{
    m_proxied.verdict();
    if (QTest::currentTestFailed())
        return;
    const QHash<QString, QString> operations = operationstable::byId(apidocument::read());
    for (const QString &id : m_proxied.untouched())
        QVERIFY2(!operationstable::isOfMetrics(operations[id]), qPrintable(u"never requested: "_s + operations[id]));
}

QTEST_GUILESS_MAIN(TestSimulatorMetricsContract)
#include "tst_simulator_metrics_contract.moc"
