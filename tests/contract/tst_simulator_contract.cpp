// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/proxiedsimulator.h"
#include "tests/support/operationstable.h"

#include <QRegularExpression>
#include <QTest>

#include <span>

using namespace Qt::StringLiterals;

namespace {

const QString Workloads = u"/api/v1/workloads"_s;
const QString Pods = u"/api/v1/workloads/pods"_s;
const QString Projects = u"/api/v1/org-unit/projects"_s, Departments = u"/api/v1/org-unit/departments"_s;

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
    {"departmentId", "text", "5e6f9f1c-8b1f-4c56-9d6d-0a6b7f0e2b11"},
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

constexpr Key NodeKeys[] = {
    {"name", "text", "fra-h100-h100-80g-n001"}, {"status", "text", "NotReady"},   {"nodePool", "text", "h100-80g"},
    {"gpuType", "text", "NVIDIA-A10"},          {"nvLinkDomainUid", "text", "a"}, {"nvLinkCliqueId", "text", "1"},
    {"clusterUuid", "text", "2d5a7de9"},
};

constexpr Key PoolKeys[] = {
    {"name", "text", "h100-80g"},
    {"clusterId", "text", "2d5a7de9"},
    {"phase", "text", "Ready"},
    {"createdAt", "time", "2025-11-20T12:00:00Z"},
    {"updatedAt", "time", "2025-11-20T12:00:00Z"},
    {"gpuNetworkAccelerationDetection", "text", "Auto"},
    {"gpuNetworkAccelerationDetected", "text", "true"},
    {"gpuNetworkAccelerationLabelKey", "text", "nvidia.com/gpu.clique"},
    {"networkTopologyName", "text", "rack-topology"},
    {"swapEnabled", "text", "true"},
    {"nodeLevelSchedulerEnabled", "text", "false"},
};
// The last ones only of projects
constexpr Key UnitKeys[] = {
    {"name", "text", "vision-lab"},
    {"clusterId", "text", "2d5a7de9"},
    {"totalGpuQuota", "number", "24"},
    {"gpuAllocated", "number", "0.5"},
    {"createdAt", "time", "2025-11-20T12:00:00Z"},
    {"avgGpuAllocation24h", "number", "10"},
    {"avgGpuUtilization24h", "number", "50"},
    {"avgGpuMemoryUtilization24h", "number", "70"},
    {"avgGpuAllocation7d", "number", "10"},
    {"avgGpuUtilization7d", "number", "50.5"},
    {"avgGpuMemoryUtilization7d", "number", "70"},
    {"avgGpuAllocation30d", "number", "10"},
    {"avgGpuUtilization30d", "number", "50"},
    {"avgGpuMemoryUtilization30d", "number", "70"},
    {"departmentId", "text", "5e6f9f1c"},
    {"parentId", "text", "5e6f9f1c"},
    {"parentName", "text", "research"},
    {"phase", "text", "Ready"},
};
constexpr std::size_t DepartmentKeys = 14;

QStringList operatorsOf(const QByteArray &kind)
{
    if (kind == "text")
        return {u"=="_s, u"!="_s, u"=@"_s, u"!@"_s, u"=^"_s, u"=$"_s};
    return {u"=="_s, u"!="_s, u"<="_s, u">="_s};
}

// The paths of all values that are not null, as apidocument::addLeaves() names them; `path` of rows is empty
void addSent(const QJsonValue &value, const QString &path, QSet<QString> &sent)
{
    for (const auto &item : value.toArray())
        addSent(item, path.isEmpty() ? path : path + u"[]"_s, sent);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        addSent(it.value(), path.isEmpty() ? it.key() : path + u'.' + it.key(), sent);
    if (!value.isNull() && !value.isArray() && !value.isObject())
        sent.insert(path);
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
    void everyValueIsSent_data();
    void everyValueIsSent();
    void nodeLists();
    void nodePoolLists();
    void organizationLists();
    void organizationTelemetry();
    void singleWorkloads();
    void typesAndPriorities();
    void revisions();
    void telemetry();
    void refusals();
    void writes();
    void cleanupTestCase();

private:
    void expect(int status, const QString &target) { m_proxied.expect(status, target); }
    void walkKeys(const QString &path, std::span<const Key> keys);
    // Only some lists have a list of those that are gone.
    void walkSearches(const QString &path, const QString &alsoCounted = u"deleted=true&"_s);

    ProxiedSimulator m_proxied;
};

void TestSimulatorContract::initTestCase()
{
    if (!m_proxied.start())
        QSKIP("the contract tools of ../shared are not there");
}

void TestSimulatorContract::tokens()
{
    const char *json = "application/json";
    for (const QByteArray &body :
         {QByteArray(R"({"grantType":"client_credentials","clientID":"robot","clientSecret":"s"})"),
          QByteArray(R"({"grantType":"app_token","appID":"robot","appSecret":"s"})"),
          QByteArray(R"({"grantType":"password","username":"a","password":"s"})")}) {
        const auto reply = m_proxied.client().send("POST", u"/api/v1/token"_s, body, json);
        QCOMPARE(reply.status, 200);
        const QByteArray refresh = reply.object()[u"refreshToken"_s].toString().toUtf8();
        QCOMPARE(m_proxied.client()
                     .send("POST", u"/api/v1/token"_s,
                           R"({"grantType":"refresh_token","refreshToken":")" + refresh + R"("})", json)
                     .status,
                 200);
    }
    QCOMPARE(m_proxied.client()
                 .send("POST", u"/api/v1/token"_s,
                       R"({"grantType":"client_credentials","clientID":"robot","clientSecret":"wrong"})", json)
                 .status,
             400);

    const char *form = "application/x-www-form-urlencoded";
    const auto reply = m_proxied.client().send(
        "POST", u"/api/v2/token"_s, "grant_type=client_credentials&client_id=robot&client_secret=s+%2B", form);
    QCOMPARE(reply.status, 200);
    const QByteArray refresh = reply.object()[u"refresh_token"_s].toString().toUtf8();
    QCOMPARE(m_proxied.client()
                 .send("POST", u"/api/v2/token"_s, "grant_type=refresh_token&refresh_token=" + refresh, form)
                 .status,
             200);
    QCOMPARE(m_proxied.client()
                 .send("POST", u"/api/v2/token"_s, "grant_type=refresh_token&refresh_token=" + refresh, form)
                 .status,
             400);
    QCOMPARE(
        m_proxied.client()
            .send("POST", u"/api/v2/token"_s, "grant_type=client_credentials&client_id=robot&client_secret=wrong", form)
            .status,
        401);
    QCOMPARE(m_proxied.client().send("POST", u"/api/v2/token"_s, "grant_type=authorization_code&code=1", form).status,
             400);
}

void TestSimulatorContract::clusters()
{
    for (const QString &query : {u""_s, u"?verbosity=full"_s, u"?verbosity=metadata"_s,
                                 u"?includeRequestedForDelete=true"_s, u"?includeRequestedForDelete=false"_s})
        expect(200, u"/api/v1/clusters"_s + query);
    const QJsonArray all = m_proxied.client().get(u"/api/v1/clusters?includeRequestedForDelete=true"_s).array();
    QVERIFY(all.size() >= 7);
    for (const auto &cluster : all) {
        const QString path = u"/api/v1/clusters/"_s + cluster[u"uuid"_s].toString();
        expect(200, path);
        expect(200, path + u"?verbosity=metadata"_s);
        expect(200, path + u"/minimal"_s);
        const QString instructions = path + u"/cluster-install-info?version=2.20.14"_s;
        expect(200, instructions);
        expect(200, instructions + u"&remoteClusterUrl="_s + SimulatorClient::escaped(u"https://osl.example:8443"_s));
    }
    for (const QString &query : {u""_s, u"?limit=2&offset=1"_s, u"?filterBy=name%21%3Da,state%3D%3DConnected"_s})
        expect(200, u"/api/v1/clusters/minimal"_s + query);
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
    expect(200, path + u"?offset=100000"_s);
    expect(200, path + u"?limit=1"_s);
    expect(200, path);
}

void TestSimulatorContract::walkSearches(const QString &path, const QString &alsoCounted)
{
    for (const QString &search : {u"llama"_s, u"OKAFOR"_s, u"日本"_s, u"<b>"_s, u"a b"_s, u""_s}) {
        expect(200, u"%1?limit=5&search=%2"_s.arg(path, SimulatorClient::escaped(search)));
        expect(200, u"%1/count?%2search=%3"_s.arg(path, alsoCounted, SimulatorClient::escaped(search)));
    }
}

void TestSimulatorContract::workloadLists()
{
    walkKeys(Workloads, WorkloadKeys);
    walkSearches(Workloads);
    expect(200, Workloads + u"?limit=9&filterBy=phase%21%3DRunning,category%3D%3DTrain&sortBy=name"_s);
    QCOMPARE(m_proxied.client().all(Workloads, u"sortBy=createdAt"_s, u"workloads"_s).size(), 500);
    QVERIFY(!m_proxied.client().all(Workloads, u"deleted=true"_s, u"workloads"_s).isEmpty());
}

void TestSimulatorContract::podLists()
{
    walkKeys(Pods, PodKeys);
    walkSearches(Pods);
    for (const QString &completed : {u"true"_s, u"false"_s, u"all"_s, u""_s})
        expect(200, Pods + u"?limit=10&completed="_s + completed);
    QCOMPARE(m_proxied.client().all(Pods, u"sortBy=createdAt&verbosity=brief"_s, u"pods"_s).size(), 2000);
    QCOMPARE(m_proxied.client().all(Pods, u"sortBy=createdAt&verbosity=full"_s, u"pods"_s).size(), 2000);
    QVERIFY(!m_proxied.client().all(Pods, u"deleted=true"_s, u"pods"_s).isEmpty());
}

void TestSimulatorContract::everyValueIsSent_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("query");
    QTest::newRow("clusters") << u"/api/v1/clusters"_s << QString() << u"includeRequestedForDelete=true"_s;
    QTest::newRow("workloads") << u"/api/v1/workloads"_s << u"workloads"_s << u"limit=500"_s;
    QTest::newRow("pods") << u"/api/v1/workloads/pods"_s << u"pods"_s << u"limit=500&verbosity=full"_s;
    QTest::newRow("node pools") << u"/api/v1/node-pools"_s << u"nodepools"_s << u"limit=500"_s;
    QTest::newRow("projects") << Projects << u"projects"_s << u"limit=500"_s;
    QTest::newRow("departments") << Departments << u"departments"_s << u"limit=500&verbosity=verbose"_s;
}

// Nothing of the program is tested with absent values alone.
void TestSimulatorContract::everyValueIsSent()
{
    QFETCH(QString, path);
    QFETCH(QString, key);
    QFETCH(QString, query);
    QSet<QString> sent;
    for (const QString &more :
         {QString(), u"&offset=500"_s, u"&offset=1000"_s, u"&offset=1500"_s, u"&deleted=true"_s}) {
        if (key.isEmpty() && !more.isEmpty())
            break;
        const auto reply = m_proxied.direct().get(path + u'?' + query + more);
        addSent(key.isEmpty() ? QJsonValue(reply.array()) : reply.object()[key], {}, sent);
    }
    QStringList missing;
    for (const QString &leaf : apidocument::leavesOfRows(apidocument::read(), path, key)) {
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(
            QRegularExpression::escape(leaf).replace(u"\\*"_s, u".+"_s) + u"(\\..+)?"_s));
        if (std::ranges::none_of(sent, [&](const QString &value) { return pattern.match(value).hasMatch(); }))
            missing += leaf;
    }
    // Clusters and node pools that are gone are in no list.
    missing.removeOne(u"deletedAt"_s);
    missing.removeOne(u"deletedBy"_s);
    // The simulated organization has one level of departments, no limits, no types of nodes, and one rule.
    static const QRegularExpression unused(
        uR"(^(parent\.parent\..*|children\[\].*|resources\[\]\.\w+\.limit|(effective\.)?nodeTypes\..*|)"
        uR"((effective\.)?schedulingRules\..*|requestedNamespace|status\.additionalStatusData)$)"_s);
    missing.removeIf([](const QString &leaf) { return unused.match(leaf).hasMatch(); });
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
}

void TestSimulatorContract::nodeLists()
{
    const QString nodes = u"/api/v1/nodes"_s;
    walkKeys(nodes, NodeKeys);
    walkSearches(nodes, {});
    expect(200, nodes + u"?limit=500&filterBy=status%21%3DReady,gpuType%3D%40H100&sortBy=name"_s);
    // No answer says whether there is more: a short page is the last one.
    qsizetype seen = 0;
    for (int offset = 0, size = 12; size == 12; offset += 12) {
        const QJsonObject page = m_proxied.client().get(u"%1?limit=12&offset=%2"_s.arg(nodes).arg(offset)).object();
        QVERIFY(!page.contains(u"next"_s));
        size = static_cast<int>(page[u"nodes"_s].toArray().size());
        seen += size;
    }
    QCOMPARE(seen, m_proxied.client().count(nodes + u"/count"_s));
    QVERIFY(seen >= 31);
}

void TestSimulatorContract::nodePoolLists()
{
    const QString pools = u"/api/v1/node-pools"_s;
    walkKeys(pools, PoolKeys);
    const QJsonArray all = m_proxied.client().get(pools + u"?limit=500"_s).object()[u"nodepools"_s].toArray();
    QCOMPARE(all.size(), m_proxied.client().count(pools + u"/count"_s));
    for (const auto &pool : all) {
        const QString nodes = u"/api/v1/clusters/%1/nodes/count"_s.arg(pool[u"clusterId"_s].toString());
        expect(200, nodes);
        expect(200, nodes + u"?search=a10"_s);
        expect(200, nodes + u"?filterBy="_s + SimulatorClient::escaped(u"nodePool=="_s + pool[u"name"_s].toString()));
    }
}

void TestSimulatorContract::organizationLists()
{
    walkKeys(Projects, UnitKeys);
    walkSearches(Projects, {});
    walkKeys(Departments, std::span(UnitKeys).first(DepartmentKeys));
    for (const QString &verbosity : {u"meta"_s, u"brief"_s, u"verbose"_s})
        expect(200, Departments + u"?limit=500&verbosity="_s + verbosity);
    QCOMPARE(m_proxied.client().all(Projects, u"sortBy=name"_s, u"projects"_s).size(),
             m_proxied.client().count(Projects + u"/count"_s));
    QCOMPARE(m_proxied.client().all(Departments, u"sortBy=name"_s, u"departments"_s).size(),
             m_proxied.client().count(Departments + u"/count"_s));
}

void TestSimulatorContract::organizationTelemetry()
{
    const QString cluster = m_proxied.client().get(u"/api/v1/clusters"_s).array()[0][u"uuid"_s].toString();
    for (const QString &resource : {u"GPU"_s, u"CPU"_s, u"MEMORY"_s}) {
        for (const QString &figure : {u"_QUOTA"_s, u"_ALLOCATION"_s, u"_ALLOCATION_NON_PREEMPTIBLE"_s}) {
            const QString type = u"/telemetry?telemetryType="_s + resource + figure;
            for (const QString &group : {u""_s, u"&groupBy=ClusterId"_s, u"&groupBy=NodepoolId,ParentId"_s,
                                         u"&nodepoolId=4700011&departmentId=a&clusterId="_s + cluster})
                expect(200, Projects + type + group);
            for (const QString &group :
                 {u""_s, u"&groupBy=CLUSTER_ID"_s, u"&nodepoolName=h100-80g&departmentId=a&clusterId="_s + cluster})
                expect(200, Departments + type + group);
        }
    }
}

void TestSimulatorContract::singleWorkloads()
{
    QSet<QString> phases;
    int completed = 0;
    for (const auto &workload : m_proxied.client().all(Workloads, u"sortBy=phase"_s, u"workloads"_s)) {
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

void TestSimulatorContract::typesAndPriorities()
{
    const QString types = u"/api/v1/workload-types"_s, categories = u"/api/v1/workload-categories"_s,
                  priorities = u"/api/v1/workload-priorities"_s;
    for (const QString &path : {types, categories, priorities})
        expect(200, path);
    for (const auto &type : m_proxied.client().get(types).object()[u"types"_s].toArray())
        expect(200, types + u'/' + type[u"id"_s].toString());
    for (const auto &category : m_proxied.client().get(categories).object()[u"categories"_s].toArray())
        expect(200, categories + u'/' + category[u"id"_s].toString());
    for (const QString &query : {u"externalTypesOnly=true"_s, u"externalTypesOnly=false"_s})
        expect(200, types + u'?' + query);
    for (const QString &name : {u"name"_s, u"group"_s, u"source"_s, u"value"_s}) {
        const QString &path = name == u"name" || name == u"group" ? types : priorities;
        for (const QString &sign : operatorsOf(name == u"value" ? "number" : "text"))
            expect(200, path + u"?filterBy="_s + SimulatorClient::escaped(name + sign + u"50"_s));
        if (path != priorities)
            continue;
        for (const QString &order : {u"asc"_s, u"desc"_s})
            expect(200, u"%1?sortBy=%2&sortOrder=%3"_s.arg(path, name, order));
    }
}

void TestSimulatorContract::revisions()
{
    const QString inferences = Workloads + u"/inferences/"_s;
    int several = 0;
    for (const QString &type : {u"Inference"_s, u"DistributedInference"_s}) {
        const QString filter = u"limit=500&filterBy="_s + SimulatorClient::escaped(u"type=="_s + type);
        const QJsonArray workloads
            = m_proxied.client().get(Workloads + u'?' + filter).object()[u"workloads"_s].toArray();
        QVERIFY(!workloads.isEmpty());
        for (const auto &workload : workloads) {
            const QString path = inferences + workload[u"id"_s].toString() + u"/revisions"_s;
            expect(200, path + u"?deleted=true"_s);
            const QJsonArray revisions = m_proxied.client().get(path).object()[u"revisions"_s].toArray();
            several += revisions.size() > 1 ? 1 : 0;
            for (const auto &revision : revisions) {
                const QString one = inferences + u"revisions/"_s + revision[u"id"_s].toString();
                for (const QString &part :
                     {u""_s, u"/pods"_s, u"/pods?deleted=true"_s, u"/events"_s, u"/events?limit=2&sortOrder=asc"_s,
                      u"/history"_s, u"/history?limit=1&offset=1"_s})
                    expect(200, one + part);
                expect(200,
                       Pods + u"?filterBy="_s
                           + SimulatorClient::escaped(u"revisionId=="_s + revision[u"id"_s].toString()));
            }
        }
    }
    QVERIFY(several > 0);
}

void TestSimulatorContract::telemetry()
{
    const QStringList groups = {u"ClusterId"_s, u"DepartmentId"_s,     u"ProjectId"_s, u"Type"_s,
                                u"Phase"_s,     u"CurrentNodepools"_s, u"Category"_s};
    const QString path = Workloads + u"/telemetry?telemetryType="_s;
    for (const QString &type : {u"WORKLOADS_COUNT"_s, u"GPU_ALLOCATION"_s, u"PENDING_TIME_DISTRIBUTION"_s}) {
        expect(200, path + type);
        expect(200, path + type + u"&nodepoolName=h100-80g&departmentId=5e6f9f1c&filterByPhases=Running,Pending"_s);
        for (const QString &group : groups)
            expect(200, path + type + u"&groupBy="_s + group);
    }
    for (const QString &first : groups) {
        for (const QString &second : groups)
            expect(200, u"%1GPU_ALLOCATION&groupBy=%2,%3"_s.arg(path, first, second));
    }
}

void TestSimulatorContract::refusals()
{
    const QString nothing = u"/00000000-0000-4000-8000-000000000000"_s;
    expect(404, Workloads + nothing);
    expect(404, Workloads + nothing + u"/events"_s);
    expect(404, Workloads + nothing + u"/history"_s);
    expect(404, Workloads + nothing + u"/pods"_s);
    expect(404, u"/api/v1/clusters"_s + nothing);
    expect(404, u"/api/v1/clusters"_s + nothing + u"/minimal"_s);
    expect(404, u"/api/v1/clusters"_s + nothing + u"/cluster-install-info?version=2.20.14"_s);
    expect(404, u"/api/v1/workload-types"_s + nothing);
    expect(404, u"/api/v1/workload-categories"_s + nothing);
    expect(404, Workloads + u"/inferences"_s + nothing + u"/revisions"_s);
    for (const QString &part : {u""_s, u"/pods"_s, u"/events"_s, u"/history"_s})
        expect(404, Workloads + u"/inferences/revisions"_s + nothing + part);
    m_proxied.client().setToken("unknown");
    expect(401, Workloads);
    expect(401, Pods);
    for (const QString &path : {u"/api/v1/nodes"_s, u"/api/v1/node-pools"_s, Projects, Departments})
        expect(401, path);
    m_proxied.client().setToken("forbidden-fruit");
    expect(403, Workloads);
    for (const QString &path : {u"/api/v1/clusters"_s, u"/api/v1/node-pools"_s, Projects, Departments,
                                Projects + u"/telemetry?telemetryType=GPU_QUOTA"_s, Departments + u"/count"_s})
        expect(403, path);
    m_proxied.client().setToken("contract-token");
}

// Each success that the document has for what changes something, and the lists after it.
void TestSimulatorContract::writes()
{
    SimulatorClient &client = m_proxied.client();
    const char *json = "application/json";
    const QString clusters = u"/api/v1/clusters"_s;
    const auto made
        = client.send("POST", clusters, R"({"name":"osl","domain":"osl.example","version":"2.23.1"})", json);
    QCOMPARE(made.status, 201);
    const QString path = clusters + u'/' + made.object()[u"uuid"_s].toString();
    QCOMPARE(client.send("POST", clusters, R"({"name":"osl-bare"})", json).status, 201);
    QCOMPARE(client.send("PUT", path, R"({"name":"osl-2"})", json).status, 204);
    expect(200, path);
    QCOMPARE(client.send("DELETE", path).status, 202);
    expect(200, clusters + u"?includeRequestedForDelete=true"_s);
    QCOMPARE(client.send("DELETE", path + u"?force=true"_s).status, 204);
    expect(404, path);
    expect(200, clusters + u"?includeRequestedForDelete=true"_s);

    const QString changed = u"/api/v1/workload-types/"_s
        + client.get(u"/api/v1/workload-types"_s).object()[u"types"_s][1][u"id"_s].toString();
    const QByteArray category
        = client.get(u"/api/v1/workload-categories"_s).object()[u"categories"_s][0][u"id"_s].toString().toLatin1();
    const QByteArray priority
        = client.get(u"/api/v1/workload-priorities"_s).object()[u"priorities"_s][0][u"id"_s].toString().toLatin1();
    QCOMPARE(client.send("PUT", changed, R"({"categoryId":")" + category + R"("})", json).status, 200);
    QCOMPARE(client.send("PUT", changed, R"({"priorityId":")" + priority + R"("})", json).status, 200);
    QCOMPARE(client.send("PUT", changed, R"({"categoryId":")" + priority + R"("})", json).status, 400);
    expect(200, changed);

    const auto first = [&client](const QString &type, const QString &phase) {
        const QString filter = SimulatorClient::escaped(u"type==%1,phase==%2"_s.arg(type, phase));
        return client.get(u"%1?limit=1&filterBy=%2"_s.arg(Workloads, filter))
            .object()[u"workloads"_s][0][u"id"_s]
            .toString();
    };
    int deleted = 0;
    for (const auto &[type, kind] : {std::pair{u"Workspace"_s, u"workspaces"_s},
                                     {u"Training"_s, u"trainings"_s},
                                     {u"Distributed"_s, u"distributed"_s},
                                     {u"Inference"_s, u"inferences"_s},
                                     {u"DistributedInference"_s, u"distributed-inferences"_s}}) {
        QString id;
        for (const QString &phase : {u"Running"_s, u"Pending"_s, u"Failed"_s, u"Completed"_s})
            id = id.isEmpty() ? first(type, phase) : id;
        QVERIFY2(!id.isEmpty(), qPrintable(type));
        const QString one = u"%1/%2/%3"_s.arg(Workloads, kind, id);
        if (!kind.contains(u"inferences"_s)) {
            QCOMPARE(client.send("POST", one + u"/suspend"_s).status, 202);
            expect(200, Workloads + u'/' + id + u"/history"_s);
            QCOMPARE(client.send("POST", one + u"/resume"_s).status, 202);
            expect(200, Workloads + u'/' + id);
        }
        QCOMPARE(client.send("DELETE", one).status, 202);
        for (const QString &part : {u""_s, u"/pods?deleted=true"_s, u"/events"_s, u"/history"_s})
            expect(200, Workloads + u'/' + id + part);
        expect(200, Workloads + u"/pods?deleted=true&limit=200&sortBy=deletedAt&sortOrder=desc"_s);
        ++deleted;
    }
    QVERIFY(deleted >= 3);
    const QString foreign = first(u"RayCluster"_s, u"Running"_s);
    QVERIFY(!foreign.isEmpty());
    QCOMPARE(client.send("DELETE", u"/api/v2/workloads/"_s + foreign).status, 202);
    const QByteArray id = first(u"Training"_s, u"Running"_s).toLatin1();
    QVERIFY(!id.isEmpty());
    for (const QByteArray action : {"suspend", "resume", "delete"}) {
        const QByteArray body
            = R"({"action":")" + action + R"(","ids":[")" + id + R"(","00000000-0000-4000-8000-000000000000"]})";
        QCOMPARE(client.send("POST", Workloads + u"/batch"_s, body, json).status, 200);
    }
    expect(200, Workloads + u"?deleted=true&sortBy=deletedAt&sortOrder=desc"_s);
}

void TestSimulatorContract::cleanupTestCase()
{
    m_proxied.verdict();
    if (QTest::currentTestFailed())
        return;
    // The last two are missing from the newest release: tst_releases requests them.
    const QSet<QString> left = {u"GET /v1/k8s/clusters/{uuid}/pods"_s, u"GET /api/v1/clusters/{clusterUuid}/nodes"_s};
    const QHash<QString, QString> operations = operationstable::byId(apidocument::read());
    for (const QString &id : m_proxied.untouched())
        QVERIFY2(left.contains(operations[id]) || operationstable::isOfMetrics(operations[id]),
                 qPrintable(u"never requested: "_s + operations[id]));
}

QTEST_GUILESS_MAIN(TestSimulatorContract)
#include "tst_simulator_contract.moc"
