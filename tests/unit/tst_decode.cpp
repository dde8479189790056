// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/api/endpoints.h"
#include "models/base/standin.h"
#include "models/base/time.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace Qt::StringLiterals;

namespace {

const QByteArray podJson = R"({
    "name": "bert-0", "priorityClassName": "train", "id": "00000000-0000-0000-0000-000000000001",
    "workloadId": "00000000-0000-0000-0000-0000000000aa", "revisionId": null,
    "clusterId": "00000000-0000-0000-0000-0000000000cc", "projectId": "7", "nodeName": "node-1",
    "createdAt": "2026-05-04T10:30:00.250Z", "completedAt": null,
    "containers": [{"name": "main", "image": "pytorch:2"}, {"name": "sidecar", "image": "envoy:1", "startedAt": null}],
    "currentNodePool": "default", "requestedNodePools": ["default", "spare"],
    "requestedResources": {"gpuRequestType": "portion", "gpu": {"request": 0.5, "limit": 1},
        "gpuMemory": {"request": "200Mi"}, "cpu": {"request": 2, "limit": null}, "cpuMemory": null},
    "allocatedResources": {"gpu": 0.5, "gpuMemory": "2G", "cpu": 2, "cpuMemory": "500m"},
    "tolerations": [{"key": "gpu", "operator": "Exists"}], "k8sPhase": "Running", "ip": "10.0.0.1",
    "tenantId": 1, "k8sPhaseUpdatedAt": "2026-05-04 10:31:00", "updatedAt": "2026-05-04T12:31:00+02:00",
    "projectName": "vision", "workloadName": "bert"})";

QByteArray podList(const QByteArrayList &pods, const QByteArray &rest = {})
{
    return "{" + rest + "\"pods\": [" + pods.join(",") + "]}";
}

QByteArray podWith(const QByteArray &before, const QByteArray &after)
{
    QByteArray pod = podJson;
    Q_ASSERT(pod.contains(before));
    return pod.replace(before, after);
}

api::Result<api::PagePtr<api::Pod>> decodePods(const QByteArray &body)
{
    return api::decodePage<api::Pod>(body, "pods");
}

// A project with its quota in each node pool.
struct Quota
{
    api::Text pool;
    api::Text labels;
    double gpus = api::absentNumber;
};

struct Quotas
{
    api::PackedKey id;
    api::Text name;
    api::List<Quota> pools;
};

struct Unheld
{
    double gpus = api::absentNumber;
};

} // namespace

template<> struct api::Fields<Quota> : api::FieldList
{
    static constexpr Field<Quota> list[] = {
        field<&Quota::pool>("name"),
        field<&Quota::labels>("labels[].name"),
        field<&Quota::gpus>("gpus.deserved"),
    };
};

template<> struct api::Fields<Quotas> : api::FieldList
{
    static constexpr std::string_view identity = "id";
    static constexpr Field<Quotas> list[] = {
        field<&Quotas::id>("id"),
        field<&Quotas::name>("name"),
        records<&Quotas::pools>("nodePools[]"),
    };
};

template<> struct api::Fields<Unheld> : api::FieldList
{
    static constexpr Field<Unheld> list[] = {field<&Unheld::gpus>("nodePools[].gpus")};
};

class TestDecode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAPod();
    void readsAWorkload();
    void readsABareListOfClusters();
    void listsThatAreLeftOut();
    void readsTelemetry();
    void readsHistory();
    void readsOneObject();
    void readsRecordsWithinARecord();
    void readsCounts();
    void followsAnyOrderOfKeys();
    void manyUnknownKeys();
    void readsAnyId();
    void sharesRepeatedTexts();
    void keepsUnknownEnumValues();
    void takesNullForAbsentWhereAllowed();
    void takesZeroTimeForAbsent();
    void countsWhatItCannotRead_data();
    void countsWhatItCannotRead();
    void readsOtherForms();
    void namesWhatNoRowHas();
    void onlyAnIdCostsARow_data();
    void onlyAnIdCostsARow();
    void repairsBrokenTexts_data();
    void repairsBrokenTexts();
    void refusesAnswers_data();
    void refusesAnswers();
    void findsTheNextOffset_data();
    void findsTheNextOffset();
    void showsTheJsonOfARow();
    void fieldPathsAreUnique();
    void survivesTruncationAnywhere();
    void survivesDamagedBytes();
    void wordsOfErrors_data();
    void wordsOfErrors();
};

void TestDecode::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestDecode::readsAPod()
{
    const auto result = decodePods(podList({podJson}));
    QVERIFY(result);
    const api::Page<api::Pod> &page = **result;
    QCOMPARE(page.rows.size(), std::size_t{1});
    QVERIFY(page.faults.empty());
    const api::Pod &pod = page.rows.front();
    const auto text = [&](api::Text t) { return page.texts.toString(t); };
    QCOMPARE(page.texts.key(pod.id), (base::Key{0, 1}));
    QCOMPARE(page.texts.key(pod.workloadId), (base::Key{0, 0xaa}));
    QVERIFY(pod.revisionId.isAbsent());
    QCOMPARE(text(pod.clusterId), u"00000000-0000-0000-0000-0000000000cc"_s);
    QCOMPARE(text(pod.name), u"bert-0"_s);
    QCOMPARE(text(pod.workloadName), u"bert"_s);
    QCOMPARE(text(pod.projectName), u"vision"_s);
    QCOMPARE(text(pod.projectId), u"7"_s);
    QCOMPARE(text(pod.nodeName), u"node-1"_s);
    QCOMPARE(text(pod.k8sPhase), u"Running"_s);
    QCOMPARE(text(pod.priorityClassName), u"train"_s);
    QCOMPARE(text(pod.currentNodePool), u"default"_s);
    QCOMPARE(text(pod.requestedNodePools), u"default, spare"_s);
    QCOMPARE(text(pod.containers), u"main, sidecar"_s);
    QCOMPARE(text(pod.images), u"pytorch:2, envoy:1"_s);
    QCOMPARE(text(pod.gpuRequestType), u"portion"_s);
    QVERIFY(pod.migProfile.isAbsent());
    QCOMPARE(text(pod.ip), u"10.0.0.1"_s);
    const api::Resources requested = page.texts.unpack(pod.requested);
    QCOMPARE(requested.gpu, 0.5);
    QCOMPARE(requested.gpuMemory, 200.0 * 1024 * 1024);
    QCOMPARE(requested.cpu, 2.0);
    QVERIFY(std::isnan(requested.cpuMemory));
    const api::Resources allocated = page.texts.unpack(pod.allocated);
    QCOMPARE(allocated.gpuMemory, 2e9);
    QCOMPARE(allocated.cpuMemory, 0.5);
    QCOMPARE(qint64{pod.createdAt}, qint64{*base::parseTime("2026-05-04T10:30:00.250Z")});
    QCOMPARE(qint64{pod.completedAt}, qint64{api::absentTime});
    QCOMPARE(qint64{pod.deletedAt}, qint64{api::absentTime});
    QCOMPARE(qint64{pod.updatedAt}, qint64{pod.k8sPhaseUpdatedAt});
}

void TestDecode::readsAWorkload()
{
    const QByteArray body = R"({"workloads": [{
        "tenantId": 1, "runningPods": 2, "phaseUpdatedAt": "2026-05-04T10:30:00Z", "k8sPhaseUpdatedAt": "2026-05-04T10:30:00Z",
        "updatedAt": "2026-05-04T10:30:00Z", "source": "CLI", "deletedAt": null, "type": "Training", "name": "bert",
        "id": "00000000-0000-0000-0000-000000000001", "priority": null, "priorityClassName": "train",
        "submittedBy": "ann@lab.org", "clusterId": "00000000-0000-0000-0000-0000000000cc", "projectName": "vision",
        "projectId": "7", "departmentName": "research", "departmentId": "3", "namespace": "runai-vision",
        "createdAt": "2026-05-04T10:30:00Z", "workloadRequestedResources": {"gpu": {"request": 4}, "cpuMemory": {"request": "1Gi"}},
        "allocatedResources": null, "phase": "Running", "conditions": [], "k8sPhase": "Running",
        "requestedPods": {"number": 2, "min": 1, "max": 3}, "datasources": [{"name": "imagenet", "id": "x"}],
        "images": ["pytorch:2"], "preemptible": true, "idleGpus": 1, "idleAllocatedGpus": 0.5,
        "totalPendingTimeSeconds": 61.0, "totalRunningTimeSeconds": 3600, "category": "Train"}]})";
    const auto result = api::decodePage<api::Workload>(body, "workloads");
    QVERIFY(result);
    const api::Page<api::Workload> &page = **result;
    QCOMPARE(page.rows.size(), std::size_t{1});
    const api::Workload &workload = page.rows.front();
    QCOMPARE(page.texts.toString(workload.namespaceName), u"runai-vision"_s);
    QCOMPARE(page.texts.toString(workload.datasources), u"imagenet"_s);
    QCOMPARE(page.texts.toString(workload.images), u"pytorch:2"_s);
    QCOMPARE(page.texts.unpack(workload.requested).gpu, 4.0);
    QVERIFY(workload.allocated.bytes.isAbsent());
    QCOMPARE(workload.priority, api::absentInt);
    QCOMPARE(workload.runningPods, 2);
    QCOMPARE(workload.requestedPodsMax, 3);
    QCOMPARE(workload.totalPendingTimeSeconds, 61);
    QCOMPARE(workload.idleAllocatedGpus, 0.5);
    QCOMPARE(workload.preemptible, api::Flag::Yes);
}

void TestDecode::readsABareListOfClusters()
{
    const QByteArray cluster = R"({"uuid": "00000000-0000-0000-0000-0000000000cc", "tenantId": 1, "name": "east",
        "createdAt": "2026-01-01T00:00:00Z", "status": {"state": "Connected", "platform": {"type": "rke", "kubeVersion": "1.29"}},
        "version": "2.20"})";
    for (const QByteArray &body : {"[" + cluster + "]", R"({"clusters": [)" + cluster + "]}"}) {
        // "/clusters/minimal" comes in both forms.
        const auto result = api::decodePage<api::Cluster>(body, body.startsWith('[') ? "" : "clusters");
        QVERIFY(result);
        const api::Page<api::Cluster> &page = **result;
        QCOMPARE(page.rows.size(), std::size_t{1});
        QCOMPARE(page.texts.toString(page.rows[0].state), u"Connected"_s);
        QCOMPARE(page.texts.toString(page.rows[0].platform), u"rke"_s);
        QCOMPARE(page.texts.toString(page.rows[0].kubeVersion), u"1.29"_s);
        QCOMPARE(page.rows[0].tenantId, 1);
    }
}

// The document lets answers leave out some lists. Whatever else is no list is not understood.
void TestDecode::listsThatAreLeftOut()
{
    const auto empty = api::decodePage<api::NodePool>("{}", "nodepools");
    QVERIFY(empty);
    QVERIFY((*empty)->rows.empty());
    QVERIFY(!api::decodePage<api::NodePool>(R"({"message": "Sign in first."})", "nodepools"));
    QVERIFY(!api::decodePage<api::Workload>("{}", "workloads"));
}

void TestDecode::readsTelemetry()
{
    const QByteArray body = R"({"type": "WORKLOADS_COUNT", "timestamp": "2026-05-04T10:30:00Z", "values": [
        {"value": "2846", "groups": [{"key": "Phase", "value": "Running"}, {"key": "ProjectId", "value": "7", "name": "vision"}]},
        {"value": "NaN", "groups": []}, {"value": "1.5e3"}]})";
    const auto result = api::decodePage<api::TelemetryValue>(body, "values");
    QVERIFY(result);
    const api::Page<api::TelemetryValue> &page = **result;
    QVERIFY(page.faults.empty());
    QCOMPARE(page.rows.size(), std::size_t{3});
    QCOMPARE(page.rows[0].value, 2846.0);
    QCOMPARE(page.texts.toString(page.rows[0].key1), u"Phase"_s);
    QCOMPARE(page.texts.toString(page.rows[0].group1), u"Running"_s);
    QVERIFY(page.rows[0].name1.isAbsent());
    QCOMPARE(page.texts.toString(page.rows[0].group2), u"7"_s);
    QCOMPARE(page.texts.toString(page.rows[0].name2), u"vision"_s);
    QVERIFY(std::isnan(page.rows[1].value));
    QCOMPARE(page.rows[2].value, 1500.0);
}

void TestDecode::readsHistory()
{
    const QByteArray body = R"({"records": [
        {"meta": {"creationTimestamp": "2026-05-04T10:30:00Z", "type": "PhaseUpdate"},
         "spec": {"phaseUpdate": {"phase": "Running", "phaseMessage": ""}}},
        {"meta": {"creationTimestamp": "2026-05-04T10:29:00Z", "type": "Event"},
         "spec": {"event": {"createdAt": "2026-05-04T10:29:00Z", "type": "Warning", "clusterId": "c", "message": "no node",
                  "involvedObject": {"uid": "u", "kind": "Pod", "name": "bert-0", "namespace": "n"}}}},
        {"spec": {}}]})";
    const auto result = api::decodePage<api::HistoryRecord>(body, "records");
    QVERIFY(result);
    const api::Page<api::HistoryRecord> &page = **result;
    QCOMPARE(page.rows.size(), std::size_t{3});
    QCOMPARE(page.texts.toString(page.rows[0].phase), u"Running"_s);
    QVERIFY(page.rows[0].event.type.isAbsent());
    QCOMPARE(page.texts.toString(page.rows[1].event.message), u"no node"_s);
    QCOMPARE(page.texts.toString(page.rows[1].event.objectKind), u"Pod"_s);
    QVERIFY(page.faults.empty());
    QCOMPARE(qint64{page.rows[2].createdAt}, qint64{api::absentTime});
}

void TestDecode::readsOneObject()
{
    const auto result = api::decodePage<api::Pod>(podJson, ".");
    QVERIFY(result);
    QCOMPARE((*result)->rows.size(), std::size_t{1});
    QCOMPARE((*result)->json(0), podJson);

    const auto nameless = api::decodePage<api::Pod>(podWith("\"name\": \"bert-0\",", ""), ".");
    QVERIFY(nameless);
    QVERIFY((*nameless)->rows[0].name.isAbsent());
    QVERIFY(!api::decodePage<api::Pod>("{}", "."));
    QCOMPARE((*nameless)->texts.toString((*nameless)->rows[0].workloadName), u"bert"_s);
}

void TestDecode::readsRecordsWithinARecord()
{
    const auto result = api::decodePage<Quotas>(R"({"projects": [
        {"id": "00000000-0000-0000-0000-000000000001", "nodePools": [
            {"name": "big", "gpus": {"deserved": 8}, "labels": [{"name": "a"}, {"name": "b"}]},
            {"name": "small", "gpus": {"deserved": 2}, "labels": []}], "name": "vision"},
        {"id": "00000000-0000-0000-0000-000000000002", "nodePools": []},
        {"id": "00000000-0000-0000-0000-000000000003", "nodePools": [7, {"gpus": {"deserved": "few"}}, null, {}]}
    ]})",
                                                "projects");
    QVERIFY(result);
    const api::Page<Quotas> &page = **result;
    const std::vector<Quota> pools = page.texts.unpack(page.rows[0].pools);
    QCOMPARE(pools.size(), std::size_t{2});
    QCOMPARE(page.texts.toString(pools[0].pool), u"big"_s);
    QCOMPARE(pools[0].gpus, 8.0);
    QCOMPARE(page.texts.toString(pools[0].labels), u"a, b"_s);
    QCOMPARE(page.texts.toString(pools[1].pool), u"small"_s);
    QCOMPARE(pools[1].gpus, 2.0);
    QVERIFY(pools[1].labels.isAbsent());
    QCOMPARE(page.texts.toString(page.rows[0].name), u"vision"_s); // what comes after a list
    QVERIFY(page.texts.unpack(page.rows[1].pools).empty());
    // What cannot be read is named with its place in the list, and takes nothing else with it.
    const std::vector<Quota> broken = page.texts.unpack(page.rows[2].pools);
    QCOMPARE(broken.size(), std::size_t{2});
    QVERIFY(std::isnan(broken[0].gpus) && broken[1].pool.isAbsent());
    QCOMPARE(page.fieldFaults.size(), std::size_t{2});
    QCOMPARE(page.fieldFaults[0].path, u"projects[2].nodePools[0]"_s);
    QCOMPARE(page.fieldFaults[1].path, u"projects[2].nodePools[1].gpus.deserved"_s);

    // One value of a record cannot hold many, but for texts, which are joined.
    using enum api::FieldKind;
    constexpr auto isHeld = [](std::string_view path, api::FieldKind kind) {
        return api::isHoldable(api::FieldInfo{path, kind, api::Presence::Optional});
    };
    static_assert(isHeld("gpus.deserved", Number));
    static_assert(!isHeld("nodePools[].gpus.deserved", Number));
    static_assert(!isHeld("nodePools[].createdAt", Time));
    static_assert(isHeld("nodePools[].name", String));
    static_assert(isHeld("nodePools[]", List));
    static_assert(!isHeld("nodePools", List));
    static_assert(!isHeld("nodePools[].quotas", List));
    static_assert(!isHeld("nodePools[].quotas[]", List));
    static_assert(api::isHoldable<Quotas>() && !api::isHoldable<Unheld>());
}

void TestDecode::readsCounts()
{
    QCOMPARE(api::decodeInteger(R"({"count": 4000000000})", "count").value(), std::int64_t{4'000'000'000});
    QCOMPARE(api::decodeInteger(R"({"count": "7"})", "count").value(), std::int64_t{7});
    QCOMPARE(api::decodeInteger("{\"count\": 7, \"by\": \"\xff\"}", "count").value(), std::int64_t{7});
    for (const char *body : {"", "{}", "[]", "7", R"({"count": "many"})", R"({"count": null})", R"({"count": 7)"})
        QVERIFY2(!api::decodeInteger(body, "count"), body);
}

void TestDecode::followsAnyOrderOfKeys()
{
    // The decoder expects keys in the order of the row before; it must not depend on it.
    const QByteArray turned = podWith("\"name\": \"bert-0\",", "").replace("\"tenantId\": 1", "\"name\": \"turned\"");
    const QByteArray lacking = podWith("\"ip\": \"10.0.0.1\",", "");
    const auto result = decodePods(podList({podJson, turned, podJson, lacking, lacking, podJson, turned}));
    QVERIFY(result);
    const api::Page<api::Pod> &page = **result;
    QVERIFY(page.faults.empty());
    QCOMPARE(page.rows.size(), std::size_t{7});
    QCOMPARE(page.texts.toString(page.rows[1].name), u"turned"_s);
    QCOMPARE(page.texts.toString(page.rows[2].name), u"bert-0"_s);
    QVERIFY(page.rows[3].ip.isAbsent());
    QCOMPARE(page.texts.toString(page.rows[5].ip), u"10.0.0.1"_s);
    QCOMPARE(page.texts.toString(page.rows[6].workloadName), u"bert"_s);
}

void TestDecode::manyUnknownKeys()
{
    QByteArray noise;
    for (int i = 0; i < 1000; ++i)
        noise += "\"unknown" + QByteArray::number(i) + "\": {\"name\": " + QByteArray::number(i) + "},";
    const QByteArray pod = podWith("\"tenantId\": 1,", noise);
    const auto result = decodePods(podList({pod, pod, podJson}));
    QVERIFY(result);
    QVERIFY((*result)->faults.empty());
    QCOMPARE((*result)->texts.toString((*result)->rows[1].workloadName), u"bert"_s);
}

// Control planes may name what they like: only an empty id is none.
void TestDecode::readsAnyId()
{
    const QByteArray id = "\"id\": \"00000000-0000-0000-0000-000000000001\"";
    const auto result = decodePods(podList({podJson, podWith(id, "\"id\": \"Prüf/1\""), podWith(id, "\"id\": \"\"")}));
    QVERIFY(result);
    const api::Page<api::Pod> &page = **result;
    QCOMPARE(page.rows.size(), std::size_t{3});
    QCOMPARE(page.texts.key(page.rows[0].id), (base::Key{0, 1}));
    QCOMPARE(page.texts.key(page.rows[1].id), base::Key::fromText(u"Prüf/1"_s));
    QCOMPARE(page.faults.size(), std::size_t{1});
    QCOMPARE(page.faults[0].path, u"pods[2].id"_s);
    static_assert(sizeof(api::Pod) == 144 && std::is_trivially_copyable_v<api::Pod>);
}

void TestDecode::sharesRepeatedTexts()
{
    QByteArrayList pods;
    for (int i = 0; i < 200; ++i)
        pods += podJson;
    const auto one = decodePods(podList({podJson}));
    const auto many = decodePods(podList(pods));
    QVERIFY(one && many);
    QCOMPARE((*many)->texts.byteCount(), (*one)->texts.byteCount());
    QCOMPARE((*many)->rows[0].requested.bytes.index, (*many)->rows[199].requested.bytes.index);
}

void TestDecode::keepsUnknownEnumValues()
{
    const auto result = decodePods(podList({podWith("\"Running\"", "\"Levitating\"")}));
    QVERIFY(result);
    QCOMPARE((*result)->texts.toString((*result)->rows[0].k8sPhase), u"Levitating"_s);
}

void TestDecode::takesNullForAbsentWhereAllowed()
{
    const auto result = decodePods(
        podList({podWith("\"ip\": \"10.0.0.1\"", "\"ip\": null").replace("\"gpu\": 0.5", "\"gpu\": null")}));
    QVERIFY(result);
    QVERIFY((*result)->faults.empty());
    QVERIFY((*result)->rows[0].ip.isAbsent());
    QVERIFY(std::isnan((*result)->texts.unpack((*result)->rows[0].allocated).gpu));
}

void TestDecode::takesZeroTimeForAbsent()
{
    const auto result
        = decodePods(podList({podWith("\"completedAt\": null", "\"completedAt\": \"0001-01-01T00:00:00Z\"")}));
    QVERIFY(result);
    QVERIFY((*result)->faults.empty());
    QCOMPARE(qint64{(*result)->rows[0].completedAt}, qint64{api::absentTime});
}

void TestDecode::countsWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("pod");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after, const QString &path,
                        const QString &text) { QTest::newRow(name) << podWith(before, after) << path << text; };
    row("object for text", "\"bert-0\"", "{}", u"pods[1].name"_s, u"{}"_s);
    row("flag for text", "\"bert-0\"", "true", u"pods[1].name"_s, u"true"_s);
    row("no time", "2026-05-04T10:30:00.250Z", "yesterday", u"pods[1].createdAt"_s, u"\"yesterday\""_s);
    row("no quantity", "200Mi", "16 gb", u"pods[1].requestedResources.gpuMemory.request"_s, u"\"16 gb\""_s);
    row("words for a number", "\"gpu\": 0.5", "\"gpu\": \"half\"", u"pods[1].allocatedResources.gpu"_s, u"\"half\""_s);
    row("text for object", "{\"request\": 0.5, \"limit\": 1}", "\"0.5\"", u"pods[1].requestedResources.gpu"_s,
        u"\"0.5\""_s);
    row("object in a list of texts", "[\"default\", \"spare\"]", "[\"default\", {}]",
        u"pods[1].requestedNodePools[1]"_s, u"{}"_s);
    row("text for a list of objects", "[{\"name\": \"main\", \"image\": \"pytorch:2\"}, ", "[\"main\", ",
        u"pods[1].containers[0]"_s, u"\"main\""_s);
    row("flag in a list", "\"name\": \"sidecar\"", "\"name\": false", u"pods[1].containers[1].name"_s, u"false"_s);
}

void TestDecode::countsWhatItCannotRead()
{
    QFETCH(QByteArray, pod);
    QFETCH(QString, path);
    QFETCH(QString, text);
    const auto result = decodePods(podList({podJson, pod, podJson, pod}));
    QVERIFY(result);
    const api::Page<api::Pod> &page = **result;
    QVERIFY(page.faults.empty());
    QCOMPARE(page.rows.size(), std::size_t{4});
    QCOMPARE(page.fieldFaults.size(), std::size_t{1});
    QCOMPARE(page.fieldFaults[0].count, 2);
    QVERIFY2(page.fieldFaults[0].path.startsWith(path) || path.startsWith(page.fieldFaults[0].path),
             qPrintable(page.fieldFaults[0].path));
    QCOMPARE(page.fieldFaults[0].text, text);
    QCOMPARE(page.texts.key(page.rows[1].id), (base::Key{0, 1}));
    QCOMPARE(page.texts.toString(page.rows[1].workloadName), u"bert"_s);
    QCOMPARE(page.texts.toString(page.rows[2].images), u"pytorch:2, envoy:1"_s);
}

// Other forms of which there is one reading only.
void TestDecode::readsOtherForms()
{
    const auto result = api::decodePage<api::Workload>(R"({"workloads": [
        {"id": "a", "idleGpus": 0.5, "runningPods": "3", "preemptible": "true", "totalRunningTimeSeconds": 5000000000,
         "allocatedResources": {"gpu": "1.5", "gpuMemory": 17179869184}, "createdAt": 1777890600250,
         "completedAt": "2026-05-04 10:30:00.25 +0000 UTC", "updatedAt": "2026-05-04", "projectId": 7}]})",
                                                       "workloads");
    QVERIFY(result);
    const api::Page<api::Workload> &page = **result;
    QVERIFY2(page.fieldFaults.empty(), page.fieldFaults.empty() ? "" : qPrintable(page.fieldFaults[0].path));
    const api::Workload &workload = page.rows[0];
    QCOMPARE(workload.idleGpus, 0.5);
    QCOMPARE(workload.runningPods, 3);
    QCOMPARE(workload.preemptible, api::Flag::Yes);
    QCOMPARE(workload.totalRunningTimeSeconds, 5e9);
    QCOMPARE(page.texts.unpack(workload.allocated).gpu, 1.5);
    QCOMPARE(page.texts.unpack(workload.allocated).gpuMemory, 17179869184.0);
    QCOMPARE(qint64{workload.createdAt}, 1777890600250);
    QCOMPARE(qint64{workload.completedAt}, 1777890600250);
    QCOMPARE(qint64{workload.updatedAt}, 1777852800000);
    QCOMPARE(page.texts.toString(workload.projectId), u"7"_s);
}

// Control planes up to 2.21 have no category.
void TestDecode::namesWhatNoRowHas()
{
    const auto result = api::decodePage<api::Workload>(
        R"({"workloads": [{"id": "a", "name": "one", "type": "Training"}, {"id": "b", "type": "Training"}]})",
        "workloads");
    QVERIFY(result);
    const api::Page<api::Workload> &page = **result;
    QCOMPARE(page.rows.size(), std::size_t{2});
    QVERIFY(page.faults.empty() && page.fieldFaults.empty());
    QVERIFY(std::ranges::find(page.missing, "category") != page.missing.end());
    QVERIFY(std::ranges::find(page.missing, "name") == page.missing.end());
}

void TestDecode::onlyAnIdCostsARow_data()
{
    QTest::addColumn<QByteArray>("pod");
    QTest::addColumn<QString>("path");
    const QByteArray id = "\"id\": \"00000000-0000-0000-0000-000000000001\"";
    QTest::newRow("no id") << podWith(id + ",", "") << u"pods[1].id"_s;
    QTest::newRow("null") << podWith(id, "\"id\": null") << u"pods[1].id"_s;
    QTest::newRow("object") << podWith(id, "\"id\": {}") << u"pods[1].id"_s;
    QTest::newRow("no object") << "7"_ba << u"pods[1]"_s;
    QTest::newRow("null row") << "null"_ba << u"pods[1]"_s;
}

void TestDecode::onlyAnIdCostsARow()
{
    QFETCH(QByteArray, pod);
    QFETCH(QString, path);
    const auto result = decodePods(podList({podJson, pod, pod, podJson}));
    QVERIFY(result);
    const api::Page<api::Pod> &page = **result;
    QCOMPARE(page.rows.size(), std::size_t{4});
    QCOMPARE(page.faults.size(), std::size_t{2});
    QCOMPARE(page.faults[0].index, 1);
    QCOMPARE(page.faults[0].path, path);
    // Keys that stay the same from answer to answer, by what the rows hold.
    QVERIFY(base::isStandIn(page.faults[0].key));
    QCOMPARE(page.faults[0].key, page.faults[1].key);
    const auto again = decodePods(podList({pod, podJson}));
    QCOMPARE((*again)->faults[0].key, page.faults[0].key);
    QVERIFY(!base::isStandIn(page.texts.key(page.rows[0].id)));
}

void TestDecode::repairsBrokenTexts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("broken");
    QTest::newRow("half of a pair") << podList({podWith("bert-0", "b\\ud83d!")}) << u"b\uFFFD!"_s << 1;
    QTest::newRow("no UTF-8") << podList({podWith("bert-0", "b\xff")}) << u"b\uFFFD"_s << 1;
    QTest::newRow("control character") << podList({podWith("bert-0", "b\x01")}) << u"b\u0001"_s << 1;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + podList({podJson}) << u"bert-0"_s << 0;
}

void TestDecode::repairsBrokenTexts()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, name);
    QFETCH(int, broken);
    const auto result = decodePods(body);
    QVERIFY(result);
    const api::Page<api::Pod> &page = **result;
    QCOMPARE(page.texts.toString(page.rows[0].name), name);
    QCOMPARE(page.texts.toString(page.rows[0].images), u"pytorch:2, envoy:1"_s);
    QCOMPARE(page.brokenTexts, broken);
    QCOMPARE(page.brokenPath, broken > 0 ? u"pods[0].name"_s : QString());
}

void TestDecode::refusesAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("empty") << ""_ba << QString();
    QTest::newRow("html") << "<html><body>502</body></html>"_ba << QString();
    QTest::newRow("no list") << "{\"next\": 1}"_ba << u"pods"_s;
    QTest::newRow("null list") << "{\"pods\": null}"_ba << u"pods"_s;
    QTest::newRow("object for list") << "{\"pods\": {}}"_ba << u"pods"_s;
    QTest::newRow("number") << "7"_ba << QString();
    QTest::newRow("bare list without rows") << "[]"_ba << QString();
    QTest::newRow("list of numbers") << "[1, 2, 3]"_ba << u"pods"_s;
    QTest::newRow("list of other objects") << podList({"{\"a\": 1}", "{}"}) << u"pods"_s;
    QTest::newRow("rows of nulls") << podList({"{\"id\": null, \"name\": null}", "{\"id\": null}"}) << u"pods"_s;
    QTest::newRow("cut") << podList({podJson, podJson}).chopped(5) << QString();
    QTest::newRow("trailing bytes") << podList({podJson}) + "x" << QString();
    QTest::newRow("very deep") << "{\"pods\": " + QByteArray(5000, '[') + QByteArray(5000, ']') + "}" << QString();
}

void TestDecode::refusesAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    const auto result = decodePods(body);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, api::Error::Kind::Decode);
    QCOMPARE(result.error().detail, detail);
}

void TestDecode::findsTheNextOffset_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<qint64>("next");
    QTest::newRow("absent") << ""_ba << qint64{-1};
    QTest::newRow("zero") << "\"next\": 0,"_ba << qint64{-1};
    QTest::newRow("null") << "\"next\": null,"_ba << qint64{-1};
    QTest::newRow("number") << "\"next\": 500,"_ba << qint64{500};
}

void TestDecode::findsTheNextOffset()
{
    QFETCH(QByteArray, rest);
    QFETCH(qint64, next);
    const auto result = decodePods(podList({}, rest));
    QVERIFY(result);
    QCOMPARE(qint64{(*result)->next.value_or(-1)}, next);
}

void TestDecode::showsTheJsonOfARow()
{
    const auto result = decodePods(podList({podJson, podWith("bert-0", "größer")}));
    QVERIFY(result);
    QCOMPARE((*result)->json(0), podJson);
    QVERIFY((*result)->json(1).contains("größer"));
    QVERIFY((*result)->json(2).isEmpty());
    const auto bare = api::decodePage<api::Pod>("[" + podJson + "]", "");
    QVERIFY(bare);
    QCOMPARE((*bare)->json(0), podJson);
}

void TestDecode::fieldPathsAreUnique()
{
    std::set<std::string_view> paths;
    for (const auto &field : api::Fields<api::Workload>::list) {
        QVERIFY2(paths.insert(field.path).second, std::string(field.path).c_str());
        QVERIFY(field.kind == api::FieldKind::Group || field.locate);
    }
}

void TestDecode::survivesTruncationAnywhere()
{
    const QByteArray whole = podList({podJson, podJson}, "\"next\": 2,");
    for (qsizetype length = 0; length < whole.size(); ++length) {
        // A copy of its own size, so that a sanitizer sees a byte read beyond it.
        const QByteArray cut(whole.constData(), length);
        QVERIFY2(!decodePods(cut), QByteArray::number(length));
        (void)api::wordsOfErrorBody(cut);
    }
    QVERIFY(decodePods(whole));
}

void TestDecode::survivesDamagedBytes()
{
    const QByteArray whole = podList({podJson}, "\"next\": 2,");
    int readable = 0;
    for (const char damage : {'"', '{', ']', ',', '0', '\\', '\0', '\xff', 'n'}) {
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray damaged = whole;
            damaged[at] = damage;
            if (const auto result = decodePods(damaged)) {
                ++readable;
                QCOMPARE((*result)->rows.size(), std::size_t{1});
                for (std::size_t i = 0; i < (*result)->rows.size(); ++i)
                    QVERIFY(!(*result)->json(i).isEmpty());
            }
        }
    }
    QVERIFY(readable > 0); // damage within a name
}

void TestDecode::wordsOfErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("API") << R"({"code": 400, "message": "bad filter", "details": "unknown key"})"_ba
                         << u"bad filter unknown key"_s;
    QTest::newRow("no details") << R"({"code": 400, "message": "bad filter"})"_ba << u"bad filter"_s;
    QTest::newRow("said twice") << R"({"message": "bad", "details": "bad"})"_ba << u"bad"_s;
    QTest::newRow("OAuth") << R"({"error": "invalid_client", "error_description": "No such client"})"_ba
                           << u"No such client"_s;
    QTest::newRow("OAuth, bare") << R"({"error": "invalid_client"})"_ba << u"invalid_client"_s;
    QTest::newRow("broken byte") << "{\"message\": \"bad \xff filter\"}"_ba << u"bad \uFFFD filter"_s;
    QTest::newRow("white space") << R"({"message": " a\n  b "})"_ba << u"a b"_s;
    QTest::newRow("HTML") << "<html>502 Bad Gateway</html>"_ba << QString();
    QTest::newRow("HTML inside") << R"({"message": "<html>no</html>"})"_ba << QString();
    QTest::newRow("other JSON") << R"([1, 2])"_ba << QString();
    QTest::newRow("other types") << R"({"message": {"a": 1}, "details": 7})"_ba << QString();
    QTest::newRow("nothing") << ""_ba << QString();
    QTest::newRow("long") << R"({"message": ")" + QByteArray(2000, 'x') + "\"}" << QString(499, u'x') + u'…';
}

void TestDecode::wordsOfErrors()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    QCOMPARE(api::wordsOfErrorBody(body), words);
}

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"
