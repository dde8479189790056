// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"
#include "app/simulator/world/generator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

constexpr std::int64_t Begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z

struct Reply
{
    int status = 0;
    QByteArray body;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
};

// A control plane of its own that can be changed
class Plane
{
public:
    explicit Plane(std::optional<Release> release = std::nullopt, Pace pace = AtOnce)
        : m_world(generate({7, 62, 600, 2400}, 5, Begin))
        , m_auth("t", 3600, 1)
        , m_api(*m_world, m_auth, pace, release)
    {
    }

    Reply ask(const char *method, const QString &target, const QByteArray &body = {})
    {
        const auto answer
            = m_api.answer({method, target.toStdString(), "Bearer t", "application/json", body.toStdString()}, now);
        return {answer.status, QByteArray::fromStdString(answer.body)};
    }
    Reply get(const QString &target) { return ask("GET", target); }

    std::int64_t now = Begin;

private:
    std::unique_ptr<World> m_world;
    Auth m_auth;
    Api m_api;
};

} // namespace

// What administrators ask of the simulated control plane.
class TestSimulatorAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void instructionsNameTheCluster();
    void instructionsAreSafeInAShell();
    void createdClustersConnect();
    void deletedClustersVanish();
    void clustersWaitWhileTimeStandsStill();
    void foreignWorkloadsAreDeletedByVersion2();
    void typesAreThoseOfTheWorkloads();
    void typesFilter();
    void typesRememberWhatTheyWereGiven();
    void typesRefuse_data();
    void typesRefuse();
    void typesBeforeTheyHadNames();
    void prioritiesAreThoseOfTheWorkloads();
    void categoriesOneByOne();
    void recordingsKeepTheirTypes();
};

void TestSimulatorAdmin::instructionsNameTheCluster()
{
    Plane plane;
    const QString id = plane.ask("POST", u"/api/v1/clusters"_s, R"({"name":"osl","domain":"osl.example"})")
                           .object()[u"uuid"_s]
                           .toString();
    const QString path = u"/api/v1/clusters/%1/cluster-install-info?version=2.20.14"_s.arg(id);
    const QJsonObject told = plane.get(path).object();
    const QString text = told[u"installationStr"_s].toString(), secret = told[u"clientSecret"_s].toString();
    QCOMPARE(secret.size(), 32);
    for (const QString &part :
         {u"--version 2.20.14"_s, u"cluster.uid="_s + id, u"cluster.url=https://osl.example"_s,
          u"clientSecret="_s + secret, told[u"chartRepoURL"_s].toString(), told[u"repositoryName"_s].toString()})
        QVERIFY2(!part.isEmpty() && text.contains(part), qPrintable(part));
    QCOMPARE(plane.get(path).object(), told);
    QVERIFY(plane.get(path + u"&remoteClusterUrl=https%3A%2F%2F10.1.2.3%3A8443"_s)
                .object()[u"installationStr"_s]
                .toString()
                .contains(u"cluster.url=https://10.1.2.3:8443"_s));
    const QString other = plane.get(u"/api/v1/clusters"_s).array().first()[u"uuid"_s].toString();
    QVERIFY(plane.get(QString(path).replace(id, other)).object()[u"clientSecret"_s].toString() != secret);

    QCOMPARE(plane.ask("DELETE", u"/api/v1/clusters/"_s + id + u"?force=true"_s).status, 204);
    QCOMPARE(plane.get(path).status, 404);
}

void TestSimulatorAdmin::instructionsAreSafeInAShell()
{
    Plane plane;
    const QString path = u"/api/v1/clusters/%1/cluster-install-info"_s.arg(
        plane.get(u"/api/v1/clusters"_s).array().first()[u"uuid"_s].toString());
    QCOMPARE(plane.get(path).status, 400);
    QCOMPARE(plane.get(path + u"?version="_s).status, 400);
    QCOMPARE(plane.get(path + u"?version=2.20%3Breboot"_s).status, 400);
    QCOMPARE(plane.get(path + u"?version=2.20&remoteClusterUrl=%24%28reboot%29"_s).status, 400);
}

namespace {

const QString Types = u"/api/v1/workload-types"_s, Categories = u"/api/v1/workload-categories"_s,
              Priorities = u"/api/v1/workload-priorities"_s;

QStringList textsOf(const Reply &reply, const QString &list, const QString &key)
{
    QStringList texts;
    for (const auto &row : reply.object()[list].toArray())
        texts += row[key].toVariant().toString();
    return texts;
}

QString idOf(Plane &plane, const QString &path, const QString &list, const QString &name)
{
    for (const auto &row : plane.get(path).object()[list].toArray()) {
        if (row[u"name"_s] == name)
            return row[u"id"_s].toString();
    }
    return {};
}

QStringList typesWith(Plane &plane, const QString &query)
{
    return textsOf(plane.get(Types + u'?' + query), u"types"_s, u"name"_s);
}

} // namespace

void TestSimulatorAdmin::createdClustersConnect()
{
    Plane plane(std::nullopt, Usual);
    const auto stateOf
        = [&plane](const QString &path) { return plane.get(path).object()[u"status"_s][u"state"_s].toString(); };
    const QString clusters = u"/api/v1/clusters/"_s;
    const Reply made = plane.ask("POST", u"/api/v1/clusters"_s, R"({"name":"osl"})");
    const QString path = clusters + made.object()[u"uuid"_s].toString();
    plane.now += 59 * Second;
    QCOMPARE(stateOf(path), u"WaitingToConnect"_s);
    plane.now += Second;
    QCOMPARE(stateOf(path), u"Connected"_s);
    const QJsonObject cluster = plane.get(path).object();
    QVERIFY(!cluster[u"version"_s].toString().isEmpty());
    QCOMPARE(cluster[u"status"_s][u"platform"_s][u"kubeVersion"_s].toString(), u"v1.31.4"_s);
    QCOMPARE(cluster[u"updatedAt"_s].toString(), u"2025-11-21T12:01:00.000Z"_s);
    for (const auto &condition : cluster[u"status"_s][u"conditions"_s].toArray())
        QVERIFY(condition[u"lastTransitionTime"_s].toString() <= u"2025-11-21T12:01:00.000Z"_s);
    QCOMPARE(
        plane.get(path + u"/metrics?metricType=TOTAL_GPU&start=2025-11-21T12:00:00Z&end=2025-11-21T12:01:00Z"_s).status,
        200);
    // The one that waits from the beginning has nobody who installs anything there.
    plane.now += Day;
    QCOMPARE(stateOf(clusters + plane.get(u"/api/v1/clusters"_s).array()[6][u"uuid"_s].toString()),
             u"WaitingToConnect"_s);
}

void TestSimulatorAdmin::deletedClustersVanish()
{
    Plane plane(std::nullopt, Usual);
    const QString all = u"/api/v1/clusters?includeRequestedForDelete=true"_s;
    const QString id = plane.get(all).array().first()[u"uuid"_s].toString(), path = u"/api/v1/clusters/"_s + id;
    const QString count = u"/api/v1/workloads/count?filterBy=clusterId%3D%3D"_s + id;
    const qsizetype before = plane.get(all).array().size();
    QCOMPARE(plane.ask("DELETE", path).status, 202);
    plane.now += 44 * Second;
    QCOMPARE(plane.get(all).array().size(), before);
    QVERIFY(plane.get(count).object()[u"count"_s].toInt() > 0);
    plane.now += Second;
    QCOMPARE(plane.get(count).object()[u"count"_s].toInt(), 0);
    QCOMPARE(plane.get(all).array().size(), before - 1);
    QCOMPARE(plane.get(path).status, 404);
}

void TestSimulatorAdmin::clustersWaitWhileTimeStandsStill()
{
    Plane plane;
    const QString path = u"/api/v1/clusters/"_s
        + plane.ask("POST", u"/api/v1/clusters"_s, R"({"name":"osl"})").object()[u"uuid"_s].toString();
    plane.now += Day;
    QCOMPARE(plane.get(path).object()[u"status"_s][u"state"_s].toString(), u"WaitingToConnect"_s);
}

void TestSimulatorAdmin::foreignWorkloadsAreDeletedByVersion2()
{
    Plane plane;
    const auto first = [&plane](const QString &type) {
        const QString path = u"/api/v1/workloads?limit=1&filterBy=phase%3D%3DRunning,type%3D%3D"_s + type;
        return plane.get(path).object()[u"workloads"_s][0][u"id"_s].toString();
    };
    const QString foreign = first(u"RayCluster"_s), own = first(u"Training"_s);
    QVERIFY(!foreign.isEmpty() && !own.isEmpty());
    const Reply reply = plane.ask("DELETE", u"/api/v2/workloads/"_s + foreign);
    QCOMPARE(reply.status, 202);
    QCOMPARE(reply.object()[u"metadata"_s][u"id"_s].toString(), foreign);
    QCOMPARE(reply.object()[u"metadata"_s][u"gvk"_s][u"kind"_s].toString(), u"RayCluster"_s);
    QVERIFY(!plane.get(u"/api/v1/workloads/"_s + foreign).object()[u"deletedAt"_s].isNull());
    QCOMPARE(plane.ask("DELETE", u"/api/v2/workloads/"_s + foreign).status, 404);
    QCOMPARE(plane.ask("DELETE", u"/api/v2/workloads/"_s + own).status, 404);
    QCOMPARE(Plane(Release::V2_22).ask("DELETE", u"/api/v2/workloads/"_s + foreign).status, 404);
}

void TestSimulatorAdmin::typesAreThoseOfTheWorkloads()
{
    Plane plane;
    QHash<QString, QString> categories;
    for (const auto &type : plane.get(Types).object()[u"types"_s].toArray())
        categories[type[u"name"_s].toString()] = type[u"categoryName"_s].toString();
    QCOMPARE(categories.size(), 13);
    const QStringList names = textsOf(plane.get(Categories), u"categories"_s, u"name"_s);
    QCOMPARE(names, (QStringList{u"Build"_s, u"Train"_s, u"Deploy"_s}));
    const QJsonArray workloads = plane.get(u"/api/v1/workloads?limit=500"_s).object()[u"workloads"_s].toArray();
    QVERIFY(workloads.size() > 100);
    for (const auto &workload : workloads)
        QCOMPARE(categories.value(workload[u"type"_s].toString()), workload[u"category"_s].toString());
}

void TestSimulatorAdmin::typesFilter()
{
    Plane plane;
    QCOMPARE(typesWith(plane, u"filterBy=name%3D%3DRayJob"_s), QStringList{u"RayJob"_s});
    QCOMPARE(typesWith(plane, u"filterBy=group%3D%3Dray.io"_s), (QStringList{u"RayCluster"_s, u"RayJob"_s}));
    QCOMPARE(typesWith(plane, u"filterBy=group%3D%3Dray.io,name%21%40Job"_s), QStringList{u"RayCluster"_s});
    QCOMPARE(typesWith(plane, u"filterBy=name%3C%3DD"_s), QStringList{u"CronJob"_s});
    const QStringList external = typesWith(plane, u"externalTypesOnly=true"_s);
    QCOMPARE(external.size(), 8);
    QVERIFY(!external.contains(u"Workspace"_s) && external.contains(u"Deployment"_s));
    for (const QString &query : {u"filterBy=colour%3D%3Dred"_s, u"filterBy=name"_s, u"externalTypesOnly=maybe"_s})
        QCOMPARE(plane.get(Types + u'?' + query).status, 400);
}

void TestSimulatorAdmin::typesRememberWhatTheyWereGiven()
{
    Plane plane;
    const QString path = Types + u'/' + idOf(plane, Types, u"types"_s, u"RayJob"_s);
    const QString build = idOf(plane, Categories, u"categories"_s, u"Build"_s);
    const QString high = idOf(plane, Priorities, u"priorities"_s, u"high"_s);
    const QJsonObject before = plane.get(path).object();
    QCOMPARE(before[u"categoryName"_s], u"Train"_s);
    const Reply first = plane.ask("PUT", path, R"({"categoryId":")" + build.toLatin1() + R"("})");
    QCOMPARE(first.status, 200);
    QCOMPARE(first.object()[u"categoryName"_s], u"Build"_s);
    QCOMPARE(first.object()[u"priorityName"_s], before[u"priorityName"_s]);
    QCOMPARE(plane.ask("PUT", path, R"({"priorityId":")" + high.toLatin1() + R"("})").status, 200);
    const QJsonObject after = plane.get(path).object();
    QCOMPARE(after[u"categoryId"_s], build);
    QCOMPARE(after[u"priorityName"_s], u"high"_s);
    QVERIFY(after[u"updatedAt"_s].toString() > before[u"updatedAt"_s].toString());
    QVERIFY(after[u"updatedBy"_s] != before[u"updatedBy"_s]);
    // The other types are as they were.
    QCOMPARE(textsOf(plane.get(Types + u"?filterBy=name%3D%3DRayCluster"_s), u"types"_s, u"categoryName"_s),
             QStringList{u"Train"_s});
}

void TestSimulatorAdmin::typesRefuse_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << QByteArray("categoryId");
    QTest::newRow("no UUID") << QByteArray(R"({"categoryId":"Build"})");
    QTest::newRow("unknown category") << QByteArray(R"({"categoryId":"00000000-0000-4000-8000-000000000000"})");
    QTest::newRow("unknown priority") << QByteArray(R"({"priorityId":"00000000-0000-4000-8000-000000000000"})");
    QTest::newRow("number") << QByteArray(R"({"priorityId":7})");
    QTest::newRow("interfaces") << QByteArray(R"({"resourceInterfaces":[]})");
}

void TestSimulatorAdmin::typesRefuse()
{
    QFETCH(QByteArray, body);
    Plane plane;
    const QByteArray before = plane.get(Types).body;
    const QString path = Types + u'/' + idOf(plane, Types, u"types"_s, u"RayJob"_s);
    QCOMPARE(plane.ask("PUT", path, body).status, 400);
    QCOMPARE(plane.ask("PUT", Types + u"/00000000-0000-4000-8000-000000000000"_s, body).status, 404);
    QCOMPARE(plane.ask("PUT", Types + u"/RayJob"_s, body).status, 400);
    QCOMPARE(plane.get(Types).body, before);
}

void TestSimulatorAdmin::typesBeforeTheyHadNames()
{
    Plane plane(Release::V2_22);
    const QJsonObject type = plane.get(Types).object()[u"types"_s][5].toObject();
    QStringList keys = type.keys();
    keys.sort();
    QCOMPARE(keys, (QStringList{u"categoryName"_s, u"id"_s, u"priorityName"_s, u"updatedAt"_s, u"updatedBy"_s}));
    QCOMPARE(plane.get(Types + u'/' + type[u"id"_s].toString()).object(), type);
    QCOMPARE(plane.get(Types + u"?filterBy=name%3D%3DRayJob"_s).body, plane.get(Types).body);
    for (const QString &path : {Types, Categories, Priorities})
        QCOMPARE(Plane(Release::V2_21).get(path).status, 404);
}

void TestSimulatorAdmin::prioritiesAreThoseOfTheWorkloads()
{
    Plane plane;
    QHash<QString, int> values;
    for (const auto &priority : plane.get(Priorities).object()[u"priorities"_s].toArray())
        values[priority[u"name"_s].toString()] = priority[u"value"_s].toInt();
    for (const auto &workload : plane.get(u"/api/v1/workloads?limit=500"_s).object()[u"workloads"_s].toArray())
        QCOMPARE(values.value(workload[u"priorityClassName"_s].toString(), -1), workload[u"priority"_s].toInt());

    const auto names = [&plane](const QString &query) {
        return textsOf(plane.get(Priorities + u'?' + query), u"priorities"_s, u"name"_s);
    };
    QCOMPARE(names(u"sortBy=value&sortOrder=desc"_s).first(), u"very-high"_s);
    QCOMPARE(names(u"sortBy=name"_s).first(), u"high"_s);
    QCOMPARE(names(u"filterBy=value%3E%3D75"_s), (QStringList{u"high"_s, u"very-high"_s}));
    QCOMPARE(names(u"filterBy=name%3D%5Emedium,value%21%3D50"_s), (QStringList{u"medium-low"_s, u"medium-high"_s}));
    for (const QString &query : {u"sortBy=age"_s, u"filterBy=value%3D%407"_s, u"filterBy=value%3E%3Dmany"_s})
        QCOMPARE(plane.get(Priorities + u'?' + query).status, 400);
}

void TestSimulatorAdmin::categoriesOneByOne()
{
    Plane plane;
    for (const auto &category : plane.get(Categories).object()[u"categories"_s].toArray()) {
        QCOMPARE(plane.get(Categories + u'/' + category[u"id"_s].toString()).object(), category.toObject());
        QVERIFY(!category[u"description"_s].toString().isEmpty());
    }
    QCOMPARE(plane.get(Categories + u"/00000000-0000-4000-8000-000000000000"_s).status, 404);
    QCOMPARE(plane.get(Categories + u"/Build"_s).status, 400);
}

// Without a journal, as when recorded clusters are played.
void TestSimulatorAdmin::recordingsKeepTheirTypes()
{
    const auto world = generate({2, 12, 100, 400}, 5, Begin);
    Auth auth("t", 3600, 1);
    Api api(*world, auth);
    const std::string id = toString(makeId(world->seed, IdKind::WorkloadType, 6));
    const auto ask = [&](const char *method, const std::string &body) {
        return api.answer({method, "/api/v1/workload-types/" + id, "Bearer t", "application/json", body}, Begin).status;
    };
    QCOMPARE(ask("GET", {}), 200);
    QCOMPARE(ask("PUT", "{}"), 403);
}

QTEST_GUILESS_MAIN(TestSimulatorAdmin)
#include "tst_simulator_admin.moc"
