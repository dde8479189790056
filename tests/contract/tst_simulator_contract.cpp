// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/simulatorclient.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <span>

using namespace Qt::StringLiterals;

namespace {

const QString Workloads = u"/api/v1/workloads"_s;
const QString Pods = u"/api/v1/workloads/pods"_s;

// The document says which keys there are; the values are tried here by kind.
struct Key
{
    const char *name;
    const char *kind; // text, time, number
    const char *value;
};
constexpr Key WorkloadKeys[] = {
    {"type", "text", "Training"},
    {"name", "text", "llama"},
    {"clusterId", "text", "2d5a7de9"},
    {"projectId", "text", "4600007"},
    {"projectName", "text", "nlp-foundation"},
    {"departmentId", "text", "4500013"},
    {"departmentName", "text", "research"},
    {"createdAt", "time", "2025-11-20T12:00:00Z"},
    {"deletedAt", "time", "2025-11-20T12:00:00.500Z"},
    {"submittedBy", "text", "m.okafor@acme.example"},
    {"phase", "text", "Running"},
    {"completedAt", "time", "2025-11-01T00:00:00+02:00"},
    {"nodepool", "text", "h100-80g"},
    {"distributedFramework", "text", "PyTorch"},
    {"allocatedGPU", "number", "0.5"},
    {"idleGpus", "number", "1"},
    {"idleAllocatedGpus", "number", "0.25"},
    {"phaseUpdatedAt", "time", "2025-11-20 12:00:00"},
    {"category", "text", "Train"},
    {"priority", "number", "50"},
    {"totalPendingTimeSeconds", "number", "60"},
    {"totalRunningTimeSeconds", "number", "3600"},
    {"priorityClassName", "text", "high"},
    {"guaranteedRuntimeEndsAt", "time", "2025-11-21T12:00:00Z"},
    {"aiApplicationId", "text", "a"},
    {"aiApplicationName", "text", "support-copilot"},
};
constexpr Key PodKeys[] = {
    {"clusterId", "text", "2d5a7de9"},
    {"workloadId", "text", "a"},
    {"revisionId", "text", "b"},
    {"nodeName", "text", "fra-h100"},
    {"currentNodepool", "text", "h100-80g"},
    {"createdAt", "time", "2025-11-20T12:00:00Z"},
    {"completedAt", "time", "2025-11-01T00:00:00Z"},
    {"deletedAt", "time", "2025-11-20T12:00:00Z"},
};

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

QStringList operatorsOf(const QByteArray &kind)
{
    if (kind == "text")
        return {u"=="_s, u"!="_s, u"=@"_s, u"!@"_s, u"=^"_s, u"=$"_s};
    return {u"=="_s, u"!="_s, u"<="_s, u">="_s};
}

} // namespace

// Walks all operations of the simulator through contract-proxy, which holds each exchange against the API document.
// Every list is walked to its end at least once, so each row of the world has been checked.
class TestSimulatorContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void tokens();
    void clusters();
    void workloadLists();
    void podLists();
    void singleWorkloads();
    void telemetry();
    void nodeTelemetry();
    void clusterMetrics();
    void podMetrics();
    void refusals();
    void cleanupTestCase();

private:
    void expect(int status, const QString &target)
    {
        const SimulatorClient::Reply reply = m_client->get(target, ++m_asked % 2 == 0);
        QVERIFY2(reply.status == status,
                 qPrintable(u"%1: %2 instead of %3"_s.arg(target).arg(reply.status).arg(status)));
    }
    void walkKeys(const QString &path, std::span<const Key> keys);

    // 200, or 207 where the control plane says that something is missing
    void expectMetrics(const QString &target)
    {
        const SimulatorClient::Reply reply = m_client->get(target, ++m_asked % 2 == 0);
        QVERIFY2(reply.status == 200 || reply.status == 207, qPrintable(u"%1: %2"_s.arg(target).arg(reply.status)));
        m_partial += reply.status == 207 ? 1 : 0;
    }

    QTemporaryDir m_folder;
    Program m_simulator, m_proxy;
    std::unique_ptr<SimulatorClient> m_client;
    QString m_log;
    int m_asked = 0, m_partial = 0;
};

void TestSimulatorContract::initTestCase()
{
    const QString tools = qEnvironmentVariable("BINNACLE_CONTRACT_TOOLS");
    if (!QFile::exists(tools + u"/node_modules"_s))
        QSKIP("the contract tools are not there");
    QVERIFY2(m_simulator.start(Program::folder() + u"/binnacle-simulator"_s,
                               {u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--now"_s, u"2025-11-21T12:00:00Z"_s,
                                u"--token"_s, u"contract-token"_s}),
             m_simulator.output().constData());
    m_log = m_folder.filePath(u"violations"_s);
    QVERIFY2(m_proxy.start(u"node"_s,
                           {tools + u"/contract-proxy"_s, u"--upstream"_s,
                            u"http://127.0.0.1:%1"_s.arg(m_simulator.port()), u"--log"_s, m_log}),
             m_proxy.output().constData());
    m_client = std::make_unique<SimulatorClient>(m_proxy.port(), "contract-token");
}

void TestSimulatorContract::tokens()
{
    const char *json = "application/json";
    for (const QByteArray &body :
         {QByteArray(R"({"grantType":"client_credentials","clientID":"robot","clientSecret":"s"})"),
          QByteArray(R"({"grantType":"app_token","appID":"robot","appSecret":"s"})"),
          QByteArray(R"({"grantType":"password","username":"a","password":"s"})")}) {
        const auto reply = m_client->send("POST", u"/api/v1/token"_s, body, json);
        QCOMPARE(reply.status, 200);
        const QByteArray refresh = reply.object()[u"refreshToken"_s].toString().toUtf8();
        QCOMPARE(m_client
                     ->send("POST", u"/api/v1/token"_s,
                            R"({"grantType":"refresh_token","refreshToken":")" + refresh + R"("})", json)
                     .status,
                 200);
    }
    QCOMPARE(m_client
                 ->send("POST", u"/api/v1/token"_s,
                        R"({"grantType":"client_credentials","clientID":"robot","clientSecret":"wrong"})", json)
                 .status,
             400);

    const char *form = "application/x-www-form-urlencoded";
    const auto reply = m_client->send("POST", u"/api/v2/token"_s,
                                      "grant_type=client_credentials&client_id=robot&client_secret=s+%2B", form);
    QCOMPARE(reply.status, 200);
    const QByteArray refresh = reply.object()[u"refresh_token"_s].toString().toUtf8();
    QCOMPARE(
        m_client->send("POST", u"/api/v2/token"_s, "grant_type=refresh_token&refresh_token=" + refresh, form).status,
        200);
    QCOMPARE(
        m_client->send("POST", u"/api/v2/token"_s, "grant_type=refresh_token&refresh_token=" + refresh, form).status,
        400);
    QCOMPARE(m_client
                 ->send("POST", u"/api/v2/token"_s, "grant_type=client_credentials&client_id=robot&client_secret=wrong",
                        form)
                 .status,
             401);
    QCOMPARE(m_client->send("POST", u"/api/v2/token"_s, "grant_type=authorization_code&code=1", form).status, 400);
}

void TestSimulatorContract::clusters()
{
    for (const QString &query : {u""_s, u"?verbosity=full"_s, u"?verbosity=metadata"_s,
                                 u"?includeRequestedForDelete=true"_s, u"?includeRequestedForDelete=false"_s})
        expect(200, u"/api/v1/clusters"_s + query);
    const QJsonArray all = m_client->get(u"/api/v1/clusters?includeRequestedForDelete=true"_s).array();
    QVERIFY(all.size() >= 7);
    for (const auto &cluster : all) {
        const QString path = u"/api/v1/clusters/"_s + cluster[u"uuid"_s].toString();
        expect(200, path);
        expect(200, path + u"?verbosity=metadata"_s);
    }
}

void TestSimulatorContract::walkKeys(const QString &path, std::span<const Key> keys)
{
    for (const Key &key : keys) {
        const QString name = QString::fromLatin1(key.name);
        for (const QString &order : {u"asc"_s, u"desc"_s})
            expect(200, u"%1?limit=30&sortBy=%2&sortOrder=%3"_s.arg(path, name, order));
        for (const QString &sign : operatorsOf(key.kind)) {
            const QString filter = SimulatorClient::escaped(name + sign + QString::fromLatin1(key.value));
            expect(200, u"%1?limit=5&filterBy=%2"_s.arg(path, filter));
            expect(200, u"%1/count?filterBy=%2"_s.arg(path, filter));
        }
    }
    for (const QString &search : {u"llama"_s, u"OKAFOR"_s, u"日本"_s, u"<b>"_s, u"a b"_s, u""_s}) {
        expect(200, u"%1?limit=5&search=%2"_s.arg(path, SimulatorClient::escaped(search)));
        expect(200, u"%1/count?deleted=true&search=%2"_s.arg(path, SimulatorClient::escaped(search)));
    }
    expect(200, path + u"?offset=100000"_s);
    expect(200, path + u"?limit=1"_s);
    expect(200, path);
}

void TestSimulatorContract::workloadLists()
{
    walkKeys(Workloads, WorkloadKeys);
    expect(200, Workloads + u"?limit=9&filterBy=phase%21%3DRunning,category%3D%3DTrain&sortBy=name"_s);
    QCOMPARE(m_client->all(Workloads, u"sortBy=createdAt"_s, u"workloads"_s).size(), 500);
    QVERIFY(!m_client->all(Workloads, u"deleted=true"_s, u"workloads"_s).isEmpty());
}

void TestSimulatorContract::podLists()
{
    walkKeys(Pods, PodKeys);
    for (const QString &completed : {u"true"_s, u"false"_s, u"all"_s, u""_s})
        expect(200, Pods + u"?limit=10&completed="_s + completed);
    QCOMPARE(m_client->all(Pods, u"sortBy=createdAt&verbosity=brief"_s, u"pods"_s).size(), 2000);
    QCOMPARE(m_client->all(Pods, u"sortBy=createdAt&verbosity=full"_s, u"pods"_s).size(), 2000);
    QVERIFY(!m_client->all(Pods, u"deleted=true"_s, u"pods"_s).isEmpty());
}

void TestSimulatorContract::singleWorkloads()
{
    QSet<QString> phases;
    int completed = 0;
    for (const auto &workload : m_client->all(Workloads, u"sortBy=phase"_s, u"workloads"_s)) {
        const QString phase = workload[u"phase"_s].toString();
        phases.insert(phase);
        // Most have completed and are alike.
        if (phase == u"Completed"_s && ++completed % 5 != 0)
            continue;
        const QString path = Workloads + u'/' + workload[u"id"_s].toString();
        expect(200, path);
        for (const QString &part :
             {u"/events"_s, u"/events?sortOrder=asc&limit=3"_s, u"/events?offset=2"_s, u"/history"_s,
              u"/history?limit=2&offset=1"_s, u"/pods"_s, u"/pods?deleted=true&limit=500"_s, u"/pods?search=0"_s})
            expect(200, path + part);
    }
    QCOMPARE(phases.size(), 14);
}

void TestSimulatorContract::telemetry()
{
    const QStringList groups = {u"ClusterId"_s, u"DepartmentId"_s,     u"ProjectId"_s, u"Type"_s,
                                u"Phase"_s,     u"CurrentNodepools"_s, u"Category"_s};
    const QString path = Workloads + u"/telemetry?telemetryType="_s;
    for (const QString &type : {u"WORKLOADS_COUNT"_s, u"GPU_ALLOCATION"_s, u"PENDING_TIME_DISTRIBUTION"_s}) {
        expect(200, path + type);
        expect(200, path + type + u"&nodepoolName=h100-80g&departmentId=4500013&filterByPhases=Running,Pending"_s);
        for (const QString &group : groups)
            expect(200, path + type + u"&groupBy="_s + group);
    }
    for (const QString &first : groups) {
        for (const QString &second : groups)
            expect(200, u"%1GPU_ALLOCATION&groupBy=%2,%3"_s.arg(path, first, second));
    }
}

void TestSimulatorContract::nodeTelemetry()
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

void TestSimulatorContract::clusterMetrics()
{
    for (const auto &cluster : m_client->get(u"/api/v1/clusters"_s).array()) {
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

void TestSimulatorContract::podMetrics()
{
    int pods = 0;
    const QJsonArray rows = m_client->all(Pods, u"sortBy=createdAt&sortOrder=desc"_s, u"pods"_s);
    for (const auto &pod : rows) {
        const QString id = pod[u"id"_s].toString();
        // What is flawed on purpose, and of the others some: see app/simulator/curves.h
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

    for (const auto &workload : m_client->all(Workloads, u"filterBy=type%3D%3DInference"_s, u"workloads"_s)) {
        const QString path = u"%1/inferences/%2/metrics?metricType="_s.arg(Workloads, workload[u"id"_s].toString());
        for (const QString &types : {u"THROUGHPUT"_s, u"LATENCY"_s, u"THROUGHPUT,LATENCY"_s})
            expectMetrics(path + types + Day);
    }
    const QString path = Workloads + u'/' + rows[0][u"workloadId"_s].toString() + u"/metrics?metricType="_s;
    expect(400, path + u"GPU_UTILIZATION&start=2025-11-21T12:00:00Z&end=2025-11-20T12:00:00Z"_s);
    expect(400, path + batches(WorkloadMetrics)[0] + u",GPU_ALLOCATION"_s + Day); // ten types
}

void TestSimulatorContract::refusals()
{
    const QString metrics = u"/metrics?metricType=GPU_UTILIZATION"_s + Day;
    const QString nothing = u"/00000000-0000-4000-8000-000000000000"_s;
    expect(404, Workloads + nothing);
    expect(404, Workloads + nothing + u"/events"_s);
    expect(404, Workloads + nothing + u"/history"_s);
    expect(404, Workloads + nothing + u"/pods"_s);
    expect(404, u"/api/v1/clusters"_s + nothing);
    expect(404, u"/api/v1/clusters"_s + nothing + metrics);
    expect(404, Workloads + nothing + metrics);
    expect(404, Workloads + nothing + u"/pods"_s + nothing + metrics);
    expect(404, Workloads + u"/inferences"_s + nothing + u"/metrics?metricType=LATENCY"_s + Day);
    m_client->setToken("unknown");
    expect(401, Workloads);
    expect(401, Pods);
    expect(401, Workloads + nothing + metrics);
    expect(401, u"/api/v1/nodes/telemetry?telemetryType=FREE_GPUS"_s);
    m_client->setToken("forbidden-fruit");
    expect(403, Workloads);
    expect(403, u"/api/v1/clusters"_s);
    expect(403, u"/api/v1/clusters"_s + nothing + metrics);
    m_client->setToken("contract-token");
}

// The verdict: not one line in the log, warnings included.
void TestSimulatorContract::cleanupTestCase()
{
    if (!m_client)
        return;
    m_client.reset();
    QCOMPARE(m_proxy.stop(), 0);
    QCOMPARE(m_simulator.stop(), 0);
    QFile log(m_log);
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray violations = log.read(4000);
    QVERIFY2(violations.isEmpty(), violations.constData());
}

QTEST_GUILESS_MAIN(TestSimulatorContract)
#include "tst_simulator_contract.moc"
