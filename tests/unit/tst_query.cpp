// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/query.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using api::Operation;

class TestQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesTargets_data();
    void writesTargets();
    void encodesIds_data();
    void encodesIds();
    void refusesIds();
    void writesTelemetry();
    void writesMetrics();
    void refusesMetrics();
    void refuses_data();
    void refuses();

private:
    static api::Result<QByteArray> target(Operation operation, const api::ListParams &params, const base::Key &id = {});
};

void TestQuery::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

api::Result<QByteArray> TestQuery::target(Operation operation, const api::ListParams &params, const base::Key &id)
{
    return api::targetOf(api::endpoint(operation), id, params);
}

void TestQuery::writesTargets_data()
{
    QTest::addColumn<QByteArray>("actual");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const api::Result<QByteArray> &actual, const QByteArray &expected) {
        QTest::newRow(name) << actual.value_or("refused") << expected;
    };
    row("plain", target(Operation::Workloads, {}), "/api/v1/workloads?limit=50");
    row("fixed part", target(Operation::Pods, {.limit = 500}), "/api/v1/workloads/pods?verbosity=full&limit=500");
    row("sorted", target(Operation::Workloads, {.sortBy = u"createdAt"_s, .descending = true, .offset = 1000}),
        "/api/v1/workloads?sortBy=createdAt&sortOrder=desc&offset=1000&limit=50");
    row("limit too large", target(Operation::Workloads, {.limit = 5000}), "/api/v1/workloads?limit=500");
    row("filters keep their comma",
        target(Operation::WorkloadCount, {.filterBy = {u"phase!=Running"_s, u"name=@a+b&c=d %#é"_s}}),
        "/api/v1/workloads/count?filterBy=phase%21%3DRunning,name%3D%40a%2Bb%26c%3Dd%20%25%23%C3%A9");
    row("search", target(Operation::WorkloadCount, {.search = u"a,b+c"_s}), "/api/v1/workloads/count?search=a%2Cb%2Bc");
    row("counts know no paging",
        target(Operation::PodCount, {.sortBy = u"createdAt"_s, .offset = 7, .completed = true}),
        "/api/v1/workloads/pods/count");
    row("flags", target(Operation::Pods, {.deleted = true, .completed = false}),
        "/api/v1/workloads/pods?verbosity=full&limit=50&deleted=true&completed=false");
    row("clusters", target(Operation::Clusters, {.includeRequestedForDelete = true}),
        "/api/v1/clusters?includeRequestedForDelete=true");
    row("clusters without their status", target(Operation::Clusters, {.metadataOnly = true}),
        "/api/v1/clusters?verbosity=metadata");
    row("instructions",
        api::targetOf(api::endpoint(Operation::ClusterInstallInfo), {1, 2},
                      api::InstallParams{.version = u"2.20.14"_s, .remoteClusterUrl = u"https://osl.example:8443"_s}),
        "/api/v1/clusters/00000000-0000-0001-0000-000000000002/"
        "cluster-install-info?version=2.20.14&remoteClusterUrl=https%3A%2F%2Fosl.example%3A8443");
    row("instructions without a version",
        api::targetOf(api::endpoint(Operation::ClusterInstallInfo), {1, 2}, api::InstallParams()), "refused");
    row("projects",
        target(Operation::Projects,
               {.filterBy = {u"avgGpuUtilization7d<=5"_s}, .search = u"nlp"_s, .sortBy = u"avgGpuUtilization7d"_s}),
        "/api/v1/org-unit/projects?filterBy=avgGpuUtilization7d%3C%3D5&search=nlp&sortBy=avgGpuUtilization7d&"
        "sortOrder=asc&limit=50");
    row("departments with their status, but no search", target(Operation::Departments, {.search = u"nlp"_s}),
        "/api/v1/org-unit/departments?verbosity=verbose&limit=50");
    row("counted departments", target(Operation::DepartmentCount, {.filterBy = {u"name=@re"_s}}),
        "/api/v1/org-unit/departments/count?filterBy=name%3D%40re");
    row("departments have no parent", target(Operation::Departments, {.sortBy = u"parentName"_s}), "refused");
    row("node pools", target(Operation::NodePools, {.filterBy = {u"phase!=Ready"_s}, .search = u"h100"_s}),
        "/api/v1/node-pools?filterBy=phase%21%3DReady&limit=50");
    row("nodes of a cluster, counted", target(Operation::ClusterNodeCount, {.search = u"n1"_s}, {1, 2}),
        "/api/v1/clusters/00000000-0000-0001-0000-000000000002/nodes/count?search=n1");
    row("external types", target(Operation::WorkloadTypes, {.filterBy = {u"group=@ray"_s}, .externalTypesOnly = true}),
        "/api/v1/workload-types?filterBy=group%3D%40ray&externalTypesOnly=true");
    row("deleted revisions", target(Operation::InferenceRevisions, {.deleted = true}, {1, 2}),
        "/api/v1/workloads/inferences/00000000-0000-0001-0000-000000000002/revisions?deleted=true");
    row("priorities", target(Operation::WorkloadPriorities, {.sortBy = u"value"_s, .descending = true}),
        "/api/v1/workload-priorities?sortBy=value&sortOrder=desc");
    row("old pods", target(Operation::OldPods, {}, {1, 2}),
        "/v1/k8s/clusters/00000000-0000-0001-0000-000000000002/pods");
    row("id in the path", target(Operation::WorkloadPods, {.search = u"x"_s, .limit = 10}, {1, 2}),
        "/api/v1/workloads/00000000-0000-0001-0000-000000000002/pods?search=x&limit=10");
    row("events by time", target(Operation::WorkloadEvents, {.descending = true}, {1, 2}),
        "/api/v1/workloads/00000000-0000-0001-0000-000000000002/events?sortOrder=desc&limit=50");
    row("one object", target(Operation::Workload, {}, {1, 2}),
        "/api/v1/workloads/00000000-0000-0001-0000-000000000002");
}

void TestQuery::writesTargets()
{
    QFETCH(QByteArray, actual);
    QFETCH(QByteArray, expected);
    QCOMPARE(actual, expected);
}

void TestQuery::writesTelemetry()
{
    const auto target = api::targetOf(api::endpoint(Operation::WorkloadTelemetry),
                                      {.type = u"WORKLOADS_COUNT"_s,
                                       .groupBy = {u"Phase"_s, u"Type"_s},
                                       .nodepoolName = u"a b"_s,
                                       .phases = {u"Running"_s, u"Pending"_s}});
    QVERIFY(target);
    QCOMPARE(*target,
             "/api/v1/workloads/telemetry?telemetryType=WORKLOADS_COUNT&groupBy=Phase,Type&nodepoolName=a%20b"
             "&filterByPhases=Running,Pending"_ba);
    const auto projects = api::targetOf(
        api::endpoint(Operation::ProjectTelemetry),
        {.type = u"GPU_QUOTA"_s, .groupBy = {u"ParentId"_s}, .nodepoolName = u"a"_s, .nodepoolId = u"7"_s});
    QVERIFY(projects);
    QCOMPARE(*projects, "/api/v1/org-unit/projects/telemetry?telemetryType=GPU_QUOTA&groupBy=ParentId&nodepoolId=7"_ba);
}

void TestQuery::writesMetrics()
{
    const api::MetricsParams params{.types = {u"GPU_UTILIZATION"_s, u"CPU_USAGE_CORES"_s},
                                    .startMs = 1'767'268'800'000,
                                    .endMs = 1'767'272'400'500,
                                    .samples = 1000,
                                    .groupBy = u"Nodepool"_s,
                                    .nodepoolName = u"a b"_s};
    const auto pod = api::targetOf(api::endpoint(Operation::PodMetrics), {{1, 2}, {3, 4}}, params);
    QVERIFY(pod);
    QCOMPARE(*pod,
             "/api/v1/workloads/00000000-0000-0001-0000-000000000002/pods/00000000-0000-0003-0000-000000000004/metrics"
             "?metricType=GPU_UTILIZATION,CPU_USAGE_CORES&start=2026-01-01T12%3A00%3A00Z"
             "&end=2026-01-01T13%3A00%3A00.500Z&numberOfSamples=1000"_ba);
    const auto cluster = api::targetOf(api::endpoint(Operation::ClusterMetrics), {{1, 2}}, params);
    QVERIFY(cluster && cluster->endsWith("&numberOfSamples=1000&groupBy=Nodepool&nodepoolName=a%20b"));
    const auto pool
        = api::targetOf(api::endpoint(Operation::NodePoolMetrics), {{1, 2}, base::Key::fromText(u"a b/c"_s)}, params);
    QVERIFY(pool
            && pool->startsWith("/api/v1/clusters/00000000-0000-0001-0000-000000000002/nodepools/a%20b%2Fc/metrics?"));
    QVERIFY(pool->endsWith("&numberOfSamples=1000"));
    const auto project = api::targetOf(api::endpoint(Operation::ProjectMetrics), {base::Key::fromText(u"7"_s)}, params);
    QVERIFY(project && project->endsWith("&numberOfSamples=1000&nodepoolName=a%20b"));
}

void TestQuery::encodesIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("segment");
    QTest::newRow("UUID") << u"00000000-0000-0001-0000-00000000000A"_s << "00000000-0000-0001-0000-00000000000a"_ba;
    QTest::newRow("number") << u"4500001"_s << "4500001"_ba;
    QTest::newRow("slash") << u"a/../b"_s << "a%2F..%2Fb"_ba;
    QTest::newRow("percent") << u"%2e%2e"_s << "%252e%252e"_ba;
    QTest::newRow("space and umlaut") << u"Prüf stand"_s << "Pr%C3%BCf%20stand"_ba;
    QTest::newRow("query and fragment") << u"a?b#c&d"_s << "a%3Fb%23c%26d"_ba;
    QTest::newRow("placeholder") << u"{podId}"_s << "%7BpodId%7D"_ba;
    QTest::newRow("three dots") << u"..."_s << "..."_ba;
}

// An id is one segment of the path that arrives as it was, in every kind of request, and takes no other address.
void TestQuery::encodesIds()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, segment);
    const base::Key key = base::Key::fromText(id);
    const QByteArray path = "/api/v1/workloads/" + segment;
    const auto object = target(Operation::Workload, {}, key);
    QVERIFY(object);
    QCOMPARE(*object, path);
    const auto pod = api::targetOf(api::endpoint(Operation::PodMetrics), {key, {3, 4}},
                                   {.types = {u"A"_s}, .startMs = 1, .endMs = 2});
    QVERIFY(pod && pod->startsWith(path + "/pods/00000000-0000-0003-0000-000000000004/metrics?"));
    const QUrl url = QUrl::fromEncoded("https://host" + *pod);
    QCOMPARE(url.toEncoded(), "https://host" + *pod);
    QCOMPARE(QUrl::fromPercentEncoding(url.path(QUrl::FullyEncoded).split(u'/').at(4).toLatin1()), key.toString());
}

void TestQuery::refusesIds()
{
    for (const QString &id : {QString(), u"."_s, u".."_s}) {
        const auto refused = target(Operation::WorkloadEvents, {}, base::Key::fromText(id));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, api::Error::Kind::Local);
        QVERIFY(refused.error().sentence().contains(id.isEmpty() ? u"no ID"_s : u'"' + id + u'"'));
    }
}

void TestQuery::refusesMetrics()
{
    const api::MetricsParams sound{.types = {u"A"_s}, .startMs = 1, .endMs = 2};
    const auto refuses = [](std::initializer_list<base::Key> ids, const api::MetricsParams &params) {
        const auto target = api::targetOf(api::endpoint(Operation::WorkloadMetrics), ids, params);
        return !target && target.error().kind == api::Error::Kind::Local && !target.error().sentence().isEmpty();
    };
    QVERIFY(!refuses({{1, 2}}, sound));
    QVERIFY(refuses({{}}, sound));
    api::MetricsParams params = sound;
    params.types.clear();
    QVERIFY(refuses({{1, 2}}, params));
    params = sound;
    params.endMs = params.startMs;
    QVERIFY(refuses({{1, 2}}, params));
    params = sound;
    params.samples = 1001;
    QVERIFY(refuses({{1, 2}}, params));
}

void TestQuery::refuses_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("says");
    QTest::newRow("comma") << u"name==a,b"_s << u"comma"_s;
    QTest::newRow("unknown key") << u"color==red"_s << u"color"_s;
    QTest::newRow("key of another list") << u"nodeName==x"_s << u"nodeName"_s;
    QTest::newRow("no operator") << u"name"_s << u"name"_s;
    QTest::newRow("unknown operator") << u"name<x"_s << u"name<x"_s;
    QTest::newRow("no value") << u"name=="_s << u"name=="_s;
    QTest::newRow("empty") << QString() << u"incomplete"_s;
}

void TestQuery::refuses()
{
    QFETCH(QString, item);
    QFETCH(QString, says);
    const auto refused = target(Operation::Workloads, {.filterBy = {u"phase==Running"_s, item}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, api::Error::Kind::Local);
    QVERIFY2(refused.error().sentence().contains(says), qPrintable(refused.error().sentence()));
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
