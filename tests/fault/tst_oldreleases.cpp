// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/clusterlist.h"
#include "models/catalog/clusters.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/summary.h"
#include "models/catalog/workloads.h"
#include "models/csv/objectlookup.h"
#include "models/details/workloadpods.h"
#include "models/metrics/podlist.h"
#include "models/table/windowmodel.h"
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"

#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using catalog::Resource;
using table::Filter;
using table::ListQuery;
using table::Op;
using table::WindowModel;

// What older control planes cannot do, and the ways around it.
class TestOldReleases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void readsVersions();
    void versionsConfirmAndNeverDeny();
    void versionsOfClustersToComeSayNothing();
    void versionsDenyWhatWasRemoved();
    void missingOperationsDenyTheirRelease();
    void nodesComeFromTheClusters();
    void nodesAreCountedByStatus();
    void podsOfAWorkloadComeFromItsOwnList_data();
    void podsOfAWorkloadComeFromItsOwnList();
    void ownListsAreReadToTheEnd();
    void repeatedPagesEndAList();
    void oldestPodsAreChosenFromAll();
    void podsOfADeletedWorkloadAreFound();
    void anIgnoredSearchIsNoMatch();
    void searchIsByNameWhereItIsIgnored();
    void requestsToCopyAreThoseThatAreSent();
    void searchIsAskedAboutOnce();
    void missingKeysDoNotSort();
    void missingKeysDoNotFilter();
    void otherRefusalsAreShown();
    void oldPodsStandIn();
    void aRefusedListHasItsOwnReason();
    void namesComeFromTheMinimalList();
    void clustersComeFromTheMinimalList();
    void linksOfDeletedObjectsLeadToDeletedOnes();
};

namespace {

const QString workloadA = u"00000000-0000-0001-0000-00000000000a"_s;
const QString workloadB = u"00000000-0000-0001-0000-00000000000b"_s;

QByteArray uuid(int number)
{
    return "00000000-0000-0001-0000-" + QByteArray::number(number).rightJustified(12, '0');
}

// A control plane of 2.18 with two clusters, three nodes each, and the pods of two workloads.
class OldServer : public FaultServer
{
public:
    OldServer()
        : FaultServer([this](QTcpSocket *socket, const Request &request) { handle(socket, request); })
    {
    }

    int podsOfA = 3;
    bool refusesFilter = true; // by workload; otherwise it ignores it
    bool hasClusters = true; // may be read
    bool isADeleted = false;
    bool repeatsPages = false; // of A's pods, endlessly
    bool knowsAll = false; // sort and filter keys
    int podsAnswer = 200; // of the list of all pods
    bool hasOldPods = false;

    [[nodiscard]] int count(const QByteArray &path) const { return FaultServer::count("GET", path); }

private:
    using Query = QUrlQuery;

    static QByteArray pod(int number, const QString &workload)
    {
        return "{\"id\": \"" + uuid(number) + "\", \"name\": \"pod-" + QByteArray::number(number)
            + "\", \"workloadId\": \"" + workload.toLatin1()
            + "\", \"k8sPhase\": \"Running\", \"createdAt\": \"2025-11-"
            + QByteArray::number(1 + (number * 7) % 28).rightJustified(2, '0') + "T00:00:00Z\"}";
    }

    static QByteArray page(const QByteArrayList &rows, const QByteArray &key, const Query &query)
    {
        const int offset = query.queryItemValue(u"offset"_s).toInt();
        const int limit = query.hasQueryItem(u"limit"_s) ? query.queryItemValue(u"limit"_s).toInt() : 50;
        return "{\"" + key + "\": [" + rows.mid(offset, limit).join(", ") + "]}";
    }

    QByteArrayList ownPods() const
    {
        QByteArrayList rows;
        for (int i = 0; i < podsOfA; ++i)
            rows << pod(i + 1, workloadA);
        return rows;
    }

    // A refusal of a key; empty if all are known.
    QByteArray unknownKey(const Query &query) const
    {
        static const QRegularExpression unknown(u"workloadId|category|totalRunningTimeSeconds"_s);
        const QString asked = query.queryItemValue(u"sortBy"_s) + u' '
            + (refusesFilter ? query.queryItemValue(u"filterBy"_s, QUrl::FullyDecoded) : QString());
        const auto match = unknown.match(asked);
        return match.hasMatch() && !knowsAll ? "{\"code\": 400, \"message\": \"unknown key\"}" : QByteArray();
    }

    void handle(QTcpSocket *socket, const Request &request)
    {
        const QByteArray path = request.target.split('?').constFirst();
        const Query query(QString::fromLatin1(request.target.mid(path.size() + 1)));
        const auto notFound = [&] { answer(socket, 404, R"({"code": 404, "message": "not found"})"); };
        if (path == "/api/v1/clusters") {
            if (!hasClusters)
                return answer(socket, 403, R"({"code": 403, "message": "no"})");
            return answer(socket, 200,
                          "[{\"uuid\": \"" + uuid(91) + "\", \"name\": \"fra\", \"version\": \"2.18.3\"}, {\"uuid\": \""
                              + uuid(92) + "\", \"name\": \"ams\", \"version\": \"2.17.1\"}]");
        }
        if (path == "/api/v1/clusters/minimal" && !hasClusters)
            return answer(socket, 200,
                          "{\"clusters\": [{\"uuid\": \"" + uuid(91)
                              + "\", \"name\": \"fra\", \"state\": \"Connected\"}]}");
        if (path.startsWith("/api/v1/clusters/") && path.endsWith("/nodes")) {
            const QByteArray cluster = path.mid(17, 36);
            QByteArrayList rows;
            for (int i = 0; i < 3; ++i)
                rows << "{\"name\": \"node-" + QByteArray::number(i) + "\", \"clusterUuid\": \"" + cluster
                        + "\", \"status\": \"" + (i == 0 ? "NotReady" : "Ready") + "\", \"nodePool\": \"default\"}";
            return answer(socket, 200, "{\"nodes\": [" + rows.join(", ") + "]}"); // not paged
        }
        if (path.startsWith("/v1/k8s/clusters/") && hasOldPods) {
            const QByteArray cluster = path.mid(17, 36);
            return answer(
                socket, 200,
                R"([{"podId": ")" + uuid(cluster == uuid(91) ? 501 : 502) + R"(", "jobId": ")" + workloadA.toLatin1()
                    + R"(", "clusterUuid": ")" + cluster + R"(", "podName": "old-of-)" + cluster.right(2)
                    + R"(", "imageName": "img", "phase": "Running", "nodeId": "node-1", "created": 1763000000,)"
                      R"( "completed": 0, "lastUpdated": 1763000000}])");
        }
        if (path.startsWith("/api/v1/workloads/pods") && podsAnswer != 200)
            return answer(socket, podsAnswer, R"({"code": 403, "message": "no"})");
        if (path == "/api/v1/workloads/" + workloadA.toLatin1() + "/pods") {
            const bool wantsDeleted = query.queryItemValue(u"deleted"_s) == u"true";
            if (isADeleted && !wantsDeleted)
                return notFound();
            if (repeatsPages) {
                const int offset = query.queryItemValue(u"offset"_s).toInt() % podsOfA;
                return answer(socket, 200, "{\"pods\": [" + ownPods().mid(offset, 500).join(", ") + "]}");
            }
            return answer(socket, 200, page(isADeleted == wantsDeleted ? ownPods() : QByteArrayList(), "pods", query));
        }
        if (path == "/api/v1/workloads/pods" || path == "/api/v1/workloads/pods/count" || path == "/api/v1/workloads"
            || path == "/api/v1/workloads/count") {
            if (const QByteArray refusal = unknownKey(query); !refusal.isEmpty())
                return answer(socket, 400, refusal);
            if (query.queryItemValue(u"filterBy"_s, QUrl::FullyDecoded).contains(u"nonsense"))
                return answer(socket, 400, R"({"code": 400, "message": "bad value"})");
            const bool isNamed = query.queryItemValue(u"filterBy"_s, QUrl::FullyDecoded).contains(u"name=@pod-2");
            const QByteArrayList rows
                = isNamed ? QByteArrayList{pod(2, workloadA)} : ownPods() + QByteArrayList{pod(90, workloadB)};
            if (path.endsWith("/count"))
                return answer(socket, 200, "{\"count\": " + QByteArray::number(rows.size()) + "}");
            return answer(socket, 200, page(rows, path.endsWith("pods") ? "pods" : "workloads", query));
        }
        if (path == "/api/v1/workloads/telemetry")
            return answer(socket, 200, R"({"type": "GPU_ALLOCATION", "values": [{"value": "12.5", "groups": []}]})");
        if (path == "/api/v1/nodes/telemetry")
            return answer(socket, 400, R"({"code": 400, "message": "unknown type"})");
        notFound();
    }
};

struct Bench
{
    OldServer server;
    session::Session session{calls::connectionTo(server.url()), calls::hurried()};
    catalog::ClusterNames names;

    [[nodiscard]] std::unique_ptr<WindowModel> load(Resource resource, const ListQuery &query)
    {
        auto model = std::make_unique<WindowModel>(catalog::makeSource(resource, session.client(), names));
        model->setQuery(query);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!model->isLoading() && (model->hasAnswer() || model->problem()), 30'000); }();
        return model;
    }
    [[nodiscard]] api::Capabilities &capabilities() { return session.client().capabilities(); }
};

ListQuery where(Resource resource, const QString &key, const QString &value)
{
    ListQuery query = catalog::defaultQuery(resource);
    query.filters.append(Filter{key, Op::Equal, {value}, {}});
    return query;
}

QStringList textsOf(const WindowModel &model, const char *column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        const table::Value value = model.valueOf(row, column);
        if (const auto *text = std::get_if<QString>(&value))
            texts << *text;
    }
    return texts;
}

const table::ColumnInfo &columnOf(Resource resource, const char *key)
{
    const auto columns = catalog::columns(resource);
    return **std::ranges::find_if(columns, [key](const auto *column) { return qstrcmp(column->key, key) == 0; });
}

const api::Feature nodes{api::Operation::Nodes};
const api::Feature runtime{api::Operation::Workloads, api::Feature::Kind::Key, u"totalRunningTimeSeconds"_s};
const api::Feature search{api::Operation::Pods, api::Feature::Kind::Parameter, u"search"_s};

} // namespace

void TestOldReleases::readsVersions()
{
    const auto release = [](QStringView text) { return api::releaseOf(text); };
    QCOMPARE(release(u"2.21.14"), (api::Release{2, 21}));
    QCOMPARE(release(u"v2.18"), (api::Release{2, 18}));
    QCOMPARE(release(u"3.0-rc1"), (api::Release{3, 0}));
    for (const QStringView text : {u""_s, u"latest"_s, u"2"_s, u"2."_s})
        QVERIFY(!release(text));
}

void TestOldReleases::versionsConfirmAndNeverDeny()
{
    api::Capabilities capabilities;
    QVERIFY(!capabilities.has(runtime) && !capabilities.lacks(runtime));
    capabilities.noteCluster(u"2.18.3"); // the control plane may be newer
    QVERIFY(!capabilities.has(runtime) && !capabilities.lacks(runtime));
    capabilities.noteCluster(u"2.23.0");
    capabilities.noteCluster(u"2.20.0");
    QVERIFY(capabilities.has(runtime));
    capabilities.refuse(runtime);
    QVERIFY(capabilities.lacks(runtime));
    // What every release has is never in doubt.
    QVERIFY(capabilities.has({api::Operation::Workloads, api::Feature::Kind::Key, u"createdAt"_s}));
}

// Somebody adds a cluster, with a version that the control plane has not.
void TestOldReleases::versionsOfClustersToComeSayNothing()
{
    api::Page<api::Cluster> page;
    const auto add = [&page](const char *version, const char *state) {
        page.rows.emplace_back();
        page.rows.back().version = page.texts.intern(version);
        page.rows.back().state = page.texts.intern(state);
    };
    add("2.20.1", "Connected");
    add("2.23.41", "WaitingToConnect");
    api::Capabilities capabilities;
    catalog::noteVersions(page, capabilities);
    const api::Feature ofWorkloads{api::Operation::Workloads, api::Feature::Kind::Parameter, u"search"_s};
    QVERIFY(capabilities.has(ofWorkloads));
    QVERIFY(!capabilities.has(search));
}

void TestOldReleases::versionsDenyWhatWasRemoved()
{
    const api::Feature oldPods{api::Operation::OldPods};
    api::Capabilities capabilities;
    QVERIFY(!capabilities.has(oldPods) && !capabilities.lacks(oldPods));
    capabilities.noteCluster(u"2.21.14"); // the control plane may be newer
    QVERIFY(!capabilities.has(oldPods) && !capabilities.lacks(oldPods));
    capabilities.noteCluster(u"2.22.0");
    QVERIFY(!capabilities.has(oldPods) && capabilities.lacks(oldPods));

    api::Capabilities old;
    old.refuse({api::Operation::WorkloadTypes}); // of 2.22
    QVERIFY(old.has(oldPods));
    old.refuse(oldPods);
    QVERIFY(old.lacks(oldPods));

    api::Capabilities odd;
    odd.confirm(oldPods); // what was answered counts more than versions
    odd.noteCluster(u"3.0.24");
    QVERIFY(odd.has(oldPods) && !odd.lacks(oldPods));
}

void TestOldReleases::missingOperationsDenyTheirRelease()
{
    api::Capabilities capabilities;
    capabilities.refuse(nodes); // of 2.23
    QVERIFY(capabilities.lacks(runtime)); // of 2.23
    QVERIFY(!capabilities.lacks(search)); // of 2.21
}

void TestOldReleases::nodesComeFromTheClusters()
{
    Bench bench;
    auto model = bench.load(catalog::nodeResource, catalog::defaultQuery(catalog::nodeResource));
    QVERIFY(!model->problem());
    QCOMPARE(model->total(), 6);
    QVERIFY(model->isTotalExact());
    QCOMPARE(textsOf(*model, "name").first(2), (QStringList{u"node-0"_s, u"node-0"_s}));
    QVERIFY(model->source().sortsHere());

    model = bench.load(catalog::nodeResource, where(catalog::nodeResource, u"status"_s, u"NotReady"_s));
    QCOMPARE(model->total(), 2);
    ListQuery query = where(catalog::nodeResource, u"clusterUuid"_s, QString::fromLatin1(uuid(92)));
    query.search = u"node-1"_s;
    model = bench.load(catalog::nodeResource, query);
    QCOMPARE(model->total(), 1);
    QVERIFY(bench.server.count("/api/v1/nodes?") == 1); // not asked for again
}

void TestOldReleases::nodesAreCountedByStatus()
{
    Bench bench;
    catalog::Summary summary(catalog::nodeResource, bench.session.client(), bench.names);
    summary.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(summary.isKnown(), 30'000);
    QVERIFY(!summary.problem());
    QCOMPARE(summary.count(u"Ready"_s), 4);
    QCOMPARE(summary.count(u"NotReady"_s), 2);
    // Before 2.19, only workloads tell how many GPUs are allocated.
    QTRY_COMPARE_WITH_TIMEOUT(summary.allocatedGpus(), std::optional(12.5), 30'000);
    QVERIFY(!summary.idleGpus());
}

void TestOldReleases::podsOfAWorkloadComeFromItsOwnList_data()
{
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("filter refused") << true;
    QTest::newRow("filter ignored") << false;
}

void TestOldReleases::podsOfAWorkloadComeFromItsOwnList()
{
    QFETCH(bool, isRefused);
    Bench bench;
    bench.server.refusesFilter = isRefused;
    auto model = bench.load(catalog::podResource, where(catalog::podResource, u"workloadId"_s, workloadA));
    QVERIFY(!model->problem());
    QCOMPARE(model->total(), 3);
    QCOMPARE(textsOf(*model, "name"), (QStringList{u"pod-3"_s, u"pod-2"_s, u"pod-1"_s})); // the newest first

    // Other conditions hold, too.
    ListQuery query = where(catalog::podResource, u"workloadId"_s, workloadA);
    query.filters.append(Filter{u"createdAt"_s, Op::AtLeast, {u"2025-11-15T00:00:00Z"_s}, {}});
    model = bench.load(catalog::podResource, query);
    QCOMPARE(textsOf(*model, "name"), (QStringList{u"pod-3"_s, u"pod-2"_s}));
    query.search = u"pod-2"_s;
    QCOMPARE(bench.load(catalog::podResource, query)->total(), 1);
    // A workload that the control plane does not know has no pods.
    QCOMPARE(bench.load(catalog::podResource, where(catalog::podResource, u"workloadId"_s, workloadB))->total(), 0);
}

void TestOldReleases::ownListsAreReadToTheEnd()
{
    Bench bench;
    bench.server.podsOfA = 1203;
    const auto model = bench.load(catalog::podResource, where(catalog::podResource, u"workloadId"_s, workloadA));
    QCOMPARE(model->total(), 1203);
    csv::ObjectLookup lookup(catalog::podResource, bench.session.client());
    std::optional<csv::ObjectLookup::Found> found;
    lookup.find(where(catalog::podResource, u"workloadId"_s, workloadA), "id", QString::fromLatin1(uuid(1203)),
                [&](const auto &row, const auto &) { found = row; });
    QTRY_VERIFY_WITH_TIMEOUT(found, 30'000);
    QCOMPARE(found->text("name"), u"pod-1203"_s);
}

void TestOldReleases::repeatedPagesEndAList()
{
    Bench bench;
    bench.server.podsOfA = 1000;
    bench.server.repeatsPages = true;
    const auto model = bench.load(catalog::podResource, where(catalog::podResource, u"workloadId"_s, workloadA));
    QCOMPARE(model->total(), 1000);
}

void TestOldReleases::oldestPodsAreChosenFromAll()
{
    Bench bench;
    bench.server.podsOfA = 700;
    metrics::PodList list(bench.session.client());
    bool isDone = false;
    list.load(base::Key::fromText(workloadA), 1, [&] { isDone = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, 30'000);
    QVERIFY(!list.problem());
    QCOMPARE(list.total(), 700);
    QCOMPARE(int(list.pods().size()), metrics::mostPods);
    const auto first = list.pods().front().startedMs;
    QVERIFY(
        std::ranges::all_of(list.pods(), [&](const auto &pod) { return pod.startedMs - first < 3LL * 86'400'000; }));
}

void TestOldReleases::podsOfADeletedWorkloadAreFound()
{
    Bench bench;
    bench.server.isADeleted = true;
    metrics::PodList list(bench.session.client());
    bool isDone = false;
    list.load(base::Key::fromText(workloadA), 1, [&] { isDone = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, 30'000);
    QCOMPARE(int(list.pods().size()), 3);

    ListQuery query = where(catalog::podResource, u"workloadId"_s, workloadA);
    QCOMPARE(bench.load(catalog::podResource, query)->total(), 0);
    query.deleted = true;
    QCOMPARE(bench.load(catalog::podResource, query)->total(), 3);

    catalog::WorkloadPods pods(bench.session.client());
    pods.setWanted(true);
    pods.setDeleted(true);
    pods.setWorkload(base::Key::fromText(workloadA));
    QTRY_VERIFY_WITH_TIMEOUT(pods.hasAnswer(), 30'000);
    QCOMPARE(pods.pods().size(), 3);
}

void TestOldReleases::anIgnoredSearchIsNoMatch()
{
    Bench bench;
    ListQuery query = catalog::defaultQuery(catalog::podResource);
    query.search = u"pod-2"_s;
    const auto model = bench.load(catalog::podResource, query);
    QVERIFY(model->problem());
    QCOMPARE(model->problem()->kind, table::Problem::Kind::Refused);
    QVERIFY2(model->problem()->sentence.contains(u"2.21"_s), qPrintable(model->problem()->sentence));
    QCOMPARE(model->rowCount(), 0);
    // Without the search, the list is full.
    query.search.clear();
    QCOMPARE(bench.load(catalog::podResource, query)->total(), 4);
}

void TestOldReleases::searchIsByNameWhereItIsIgnored()
{
    Bench bench;
    ListQuery query = catalog::defaultQuery(catalog::workloadResource);
    query.search = u"pod-2"_s;
    const auto model = bench.load(catalog::workloadResource, query);
    QVERIFY(!model->problem());
    QCOMPARE(model->total(), 1);
    QVERIFY2(model->source().remark(query).contains(u"2.20"_s), qPrintable(model->source().remark(query)));
    query.search.clear();
    QVERIFY(model->source().remark(query).isEmpty());
}

void TestOldReleases::requestsToCopyAreThoseThatAreSent()
{
    Bench bench;
    ListQuery query = catalog::defaultQuery(catalog::workloadResource);
    query.search = u"pod-2"_s;
    const auto model = bench.load(catalog::workloadResource, query);
    const auto sent = model->source().asSent(query);
    QVERIFY(sent);
    QCOMPARE(sent->search, QString());
    QCOMPARE(sent->filters.size(), 1);
    QCOMPARE(sent->filters.constFirst().key, u"name"_s);

    const ListQuery pods = where(catalog::podResource, u"workloadId"_s, workloadA);
    const auto ofWorkload = bench.load(catalog::podResource, pods); // by the workload's own list
    QCOMPARE(ofWorkload->total(), 3);
    QVERIFY(!ofWorkload->source().asSent(pods));

    ListQuery many = catalog::defaultQuery(catalog::workloadResource);
    for (int i = 0; i < api::mostFilterItems + 1; ++i)
        many.filters.append({u"name"_s, Op::NotContains, {QString::number(i)}, {}});
    QVERIFY(!model->source().asSent(many));
}

void TestOldReleases::searchIsAskedAboutOnce()
{
    Bench bench;
    bench.capabilities().noteCluster(u"2.21.1"); // which has it
    ListQuery query = catalog::defaultQuery(catalog::podResource);
    query.search = u"pod"_s;
    QCOMPARE(bench.load(catalog::podResource, query)->total(), 4);
    QCOMPARE(bench.server.count("/api/v1/workloads/pods?"), 1);
}

void TestOldReleases::missingKeysDoNotSort()
{
    Bench bench;
    ListQuery query = catalog::defaultQuery(catalog::workloadResource);
    query.sortKey = u"totalRunningTimeSeconds"_s;
    const auto model = bench.load(catalog::workloadResource, query);
    QVERIFY(!model->problem());
    QCOMPARE(model->total(), 4);
    QVERIFY2(model->source().remark(query).contains(u"2.23"_s), qPrintable(model->source().remark(query)));
    QVERIFY(!model->source().canSort(columnOf(catalog::workloadResource, "totalRunningTimeSeconds")));
    QVERIFY(model->source().canSort(columnOf(catalog::workloadResource, "createdAt")));
    QVERIFY(bench.server.requests().constLast().target.contains("sortBy=createdAt"));
}

void TestOldReleases::missingKeysDoNotFilter()
{
    Bench bench;
    const auto model
        = bench.load(catalog::workloadResource, where(catalog::workloadResource, u"category"_s, u"Train"_s));
    QVERIFY(model->problem());
    QVERIFY2(model->problem()->sentence.contains(u"2.22"_s), qPrintable(model->problem()->sentence));
    // Known from now on: nothing is sent.
    const qsizetype before = bench.server.requests().size();
    QVERIFY(
        bench.load(catalog::workloadResource, where(catalog::workloadResource, u"category"_s, u"Train"_s))->problem());
    QCOMPARE(bench.server.requests().size(), before);
}

// A refusal for another reason teaches nothing.
void TestOldReleases::otherRefusalsAreShown()
{
    Bench bench;
    bench.server.knowsAll = true;
    ListQuery query = where(catalog::workloadResource, u"category"_s, u"Train"_s);
    query.filters.append(Filter{u"name"_s, Op::Equal, {u"nonsense"_s}, {}});
    const auto model = bench.load(catalog::workloadResource, query);
    QVERIFY(model->problem());
    QCOMPARE(model->problem()->detail, u"bad value"_s);
    QVERIFY(!bench.capabilities().lacks({api::Operation::Workloads, api::Feature::Kind::Key, u"category"_s}));
}

// Where the list of pods is refused or missing, the one that control planes had until 2.21 is shown, and said to be.
void TestOldReleases::oldPodsStandIn()
{
    for (const int answer : {403, 404}) {
        Bench bench;
        bench.server.podsAnswer = answer;
        bench.server.hasOldPods = true;
        const auto model = bench.load(catalog::podResource, catalog::defaultQuery(catalog::podResource));
        QVERIFY2(!model->problem(), qPrintable(model->problem().value_or(table::Problem()).sentence));
        QCOMPARE(model->total(), 2);
        QVERIFY(model->isTotalExact());
        QVERIFY(model->source().remark(model->query()).contains(u"older list"_s));
        QCOMPARE(textsOf(*model, "k8sPhase"), (QStringList{u"Running"_s, u"Running"_s}));
        QCOMPARE(std::get<table::Reference>(model->valueOf(0, "workloadId")).id, workloadA);
        QCOMPARE(model->valueOf(0, "createdAt"), table::Value(std::int64_t(1'763'000'000'000)));
        QCOMPARE(model->valueOf(0, "completedAt"), table::Value());
        QVERIFY(model->source().canSort(columnOf(catalog::podResource, "name")));

        ListQuery ofOne = where(catalog::podResource, u"clusterId"_s, QString::fromLatin1(uuid(92)));
        model->setQuery(ofOne);
        QTRY_COMPARE(textsOf(*model, "name"), QStringList{u"old-of-92"_s});

        // Granted meanwhile: the next refresh shows the usual list again.
        bench.server.podsAnswer = 200;
        bench.server.knowsAll = true;
        model->setQuery(catalog::defaultQuery(catalog::podResource));
        QTRY_COMPARE(model->total(), 2);
        model->refresh();
        QTRY_COMPARE(model->total(), 4);
        QCOMPARE(model->source().remark(model->query()), QString());
    }
}

// Neither list is given: what is said is about the one that the page shows.
void TestOldReleases::aRefusedListHasItsOwnReason()
{
    Bench bench;
    bench.server.podsAnswer = 403;
    const auto model = bench.load(catalog::podResource, catalog::defaultQuery(catalog::podResource));
    QVERIFY(model->problem());
    QCOMPARE(model->problem()->kind, table::Problem::Kind::Forbidden);
    QCOMPARE(model->source().remark(model->query()), QString());
    QVERIFY(bench.capabilities().lacks({api::Operation::OldPods}));

    model->refresh(); // the missing list is not asked for again
    QTRY_VERIFY(!model->isLoading());
    QCOMPARE(bench.server.count("/v1/k8s/clusters/" + uuid(92) + "/pods")
                 + bench.server.count("/v1/k8s/clusters/" + uuid(91) + "/pods"),
             1);
}

void TestOldReleases::namesComeFromTheMinimalList()
{
    Bench bench;
    bench.server.hasClusters = false;
    bench.names.load(bench.session.client());
    QTRY_COMPARE_WITH_TIMEOUT(bench.names.name(QString::fromLatin1(uuid(91))), u"fra"_s, 30'000);
}

// Accounts that may not read clusters see what there is to see, and why it is no more.
void TestOldReleases::clustersComeFromTheMinimalList()
{
    Bench bench;
    bench.server.hasClusters = false;
    const auto model = bench.load(catalog::clusterResource, catalog::defaultQuery(catalog::clusterResource));
    QVERIFY2(!model->problem(), qPrintable(model->problem().value_or(table::Problem()).sentence));
    QCOMPARE(textsOf(*model, "name"), QStringList{u"fra"_s});
    QCOMPARE(textsOf(*model, "status.state"), QStringList{u"Connected"_s});
    QVERIFY(model->source().remark(model->query()).contains(u"administrator"_s));
    bench.server.hasClusters = true;
    model->refresh();
    QTRY_COMPARE(model->total(), 2);
    QCOMPARE(model->source().remark(model->query()), QString());
}

void TestOldReleases::linksOfDeletedObjectsLeadToDeletedOnes()
{
    const base::Key key = base::Key::fromText(workloadA);
    QVERIFY(catalog::destinationOf({&catalog::podsOfWorkload, key, u"a"_s, true}).query.deleted);
    QVERIFY(!catalog::destinationOf({&catalog::podsOfWorkload, key, u"a"_s}).query.deleted);
    QVERIFY(!catalog::destinationOf({&catalog::nodesOfCluster, key, u"a"_s, true}).query.deleted); // has no such list
}

QTEST_GUILESS_MAIN(TestOldReleases)
#include "tst_oldreleases.moc"
