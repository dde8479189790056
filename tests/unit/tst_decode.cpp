// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/base/time.h"
#include "tests/unit/podjson.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <set>

using namespace Qt::StringLiterals;

namespace {

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
    void findsTheNextOffset_data();
    void findsTheNextOffset();
    void showsTheJsonOfARow();
    void fieldPathsAreUnique();
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

// Other forms of which there is one reading only.
// Control planes up to 2.21 have no category.
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

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"
