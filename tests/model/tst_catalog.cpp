// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/catalog/clusters.h"
#include "models/catalog/faults.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/problem.h"
#include "models/catalog/summary.h"
#include "models/catalog/totals.h"
#include "models/catalog/workloads.h"
#include "models/details/details.h"
#include "tests/model/catalogbench.h"
#include "tests/support/faultserver.h"
#include "tests/support/simulatorclient.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;
using catalog::Resource;
using table::Filter;
using table::ListQuery;
using table::Op;
using table::WindowModel;

// The tables of the product over a real session: what they show of the answers.
class TestCatalog : public CatalogBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start(); }
    void init() { failOnWarnings(); }
    void columnsAreSound_data();
    void columnsAreSound();
    void defaultWorkloadColumns();
    void idleGpusAgreeWithTheirBar();
    void tellsTheFaultsOfSomeRows();
    void listsRows_data();
    void listsRows();
    void newestFirst();
    void phasesAddUp();
    void podsOfAWorkload();
    void podsOfANode();
    void nodesOfOneName();
    void nodesAreCountedByStatus();
    void emptyTelemetrySaysNothing();
    void impossibleTotalsAreUnknown();
    void clustersAreAskedForOnce();
    void namesOfClusters();
    void summaryAgreesWithTheList();
    void clustersThatDoNotReportAreLeftOut();
    void errorsBecomeProblems();

private:
    [[nodiscard]] QString silentCluster() const // its id
    {
        SimulatorClient client(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
        for (const auto &cluster : client.get(u"/api/v1/clusters"_s).array()) {
            if (cluster[u"status"_s][u"state"_s] == u"Disconnected"_s)
                return cluster[u"uuid"_s].toString();
        }
        return {};
    }
};

void TestCatalog::columnsAreSound_data()
{
    QTest::addColumn<Resource>("resource");
    QTest::newRow("clusters") << Resource(catalog::clusterResource);
    QTest::newRow("workloads") << Resource(catalog::workloadResource);
    QTest::newRow("pods") << Resource(catalog::podResource);
}

void TestCatalog::columnsAreSound()
{
    QFETCH(Resource, resource);
    QSet<QString> keys;
    QSet<QString> titles;
    int names = 0;
    for (const table::ColumnInfo *column : catalog::columns(resource)) {
        keys += QString::fromLatin1(column->key);
        titles += table::columnTitle(*column);
        names += column->kind == table::Kind::Name ? 1 : 0;
        QVERIFY2(column->width >= 5, column->key);
    }
    const auto count = qsizetype(catalog::columns(resource).size());
    QCOMPARE(keys.size(), count);
    QCOMPARE(titles.size(), count);
    QCOMPARE(names, 1);
    QCOMPARE(catalog::columns(resource)[0]->kind, table::Kind::Name);
}

void TestCatalog::defaultWorkloadColumns()
{
    QStringList shown;
    for (const table::ColumnInfo *column : catalog::columns(catalog::workloadResource)) {
        if (column->visible != table::Shown::Never && column->visible != table::Shown::Spare)
            shown << table::columnTitle(*column);
    }
    QCOMPARE(shown,
             (QStringList{u"Workload"_s, u"Phase"_s, u"Type"_s, u"Project"_s, u"GPUs"_s, u"Idle"_s, u"Pods"_s,
                          u"Created"_s, u"Runtime"_s}));
}

// GPUs may be shared: half an idle one is hatched in the bar, so the number beside it is not 0.
void TestCatalog::idleGpusAgreeWithTheirBar()
{
    const auto columns = catalog::columns(catalog::workloadResource);
    const auto idle = std::ranges::find_if(
        columns, [](const table::ColumnInfo *column) { return table::columnTitle(*column) == u"Idle"_s; });
    QVERIFY(idle != columns.end() && (*idle)->filterKey);
    const Filter some{QString::fromLatin1((*idle)->filterKey), Op::AtLeast, {u"0.01"_s}, {}};
    const auto model = load(catalog::workloadResource, filtered(catalog::workloadResource, some));
    bool hasFraction = false;
    for (const auto &[first, last] : model->loadedRows()) {
        for (int row = first; row <= last; ++row) {
            const table::Value number = model->valueOf(row, (*idle)->key);
            QVERIFY(std::get<table::GpuShare>(model->valueOf(row, "gpus")).idle == std::get<double>(number));
            hasFraction |= std::get<double>(number) < 1;
        }
    }
    QVERIFY(hasFraction);
}

void TestCatalog::tellsTheFaultsOfSomeRows()
{
    const auto page = api::decodePage<api::Pod>(R"({"pods": [
        {"id": "00000000-0000-0000-0000-000000000001", "createdAt": "then"},
        {"id": "00000000-0000-0000-0000-000000000002", "createdAt": "now", "containers": [{"image": 1.5}, {"image": {}}]},
        {"name": "nameless"},
        {"id": "00000000-0000-0000-0000-000000000004", "createdAt": "soon"}
    ]})",
                                                "pods");
    QVERIFY(page);
    QCOMPARE(catalog::faultsOf(**page, 4).rowsWithoutId, 1);
    const table::ReadFaults none = catalog::faultsOf(**page, 4, std::array{2});
    QCOMPARE(none.rows, 1);
    QCOMPARE(none.values(), 0);
    QCOMPARE(none.rowsWithoutId, 1);
    const table::ReadFaults first = catalog::faultsOf(**page, 4, std::array{3, 0});
    QCOMPARE(first.values(), 2);
    QCOMPARE(first.rowsWithoutId, 0);
    QCOMPARE(first.fields.at(0).key, u"createdAt"_s);
    QCOMPARE(first.fields.at(0).path, u"pods[0].createdAt"_s);
    const table::ReadFaults second = catalog::faultsOf(**page, 4, std::array{1});
    QCOMPARE(second.fields.size(), 2);
    QCOMPARE(second.fields.at(0).count, 1);
    QCOMPARE(second.fields.at(0).path, QString());
    QCOMPARE(second.fields.at(1).key, u"containers.image"_s);
    QCOMPARE(second.fields.at(1).path, u"pods[1].containers[0].image"_s);
}

void TestCatalog::listsRows_data()
{
    columnsAreSound_data();
}

void TestCatalog::listsRows()
{
    QFETCH(Resource, resource);
    auto model = std::make_unique<WindowModel>(catalog::makeSource(resource, m_session->client(), m_names));
    // Only the small world is small enough for the tester.
    QAbstractItemModelTester tester(model.get());
    model->setQuery(catalog::defaultQuery(resource));
    waitFor(*model);
    QVERIFY2(!model->problem(), qPrintable(model->problem().value_or(table::Problem()).sentence));
    QVERIFY(model->isTotalExact());
    QVERIFY(model->rowCount() > 0);
    QCOMPARE(model->faults().values(), 0);
    QCOMPARE(model->faults().missing, QStringList());
    QCOMPARE(model->faults().rowsWithoutId, 0);
    QCOMPARE(model->misfits(), 0);
    QVERIFY(model->cachedBytes() > 0);
    for (int column = 0; column < model->columnCount(); ++column) {
        // Every column holds something in some row, or its field is never decoded.
        bool isFilled = false;
        for (int row = 0; row < std::min(model->rowCount(), 200) && !isFilled; ++row)
            isFilled = !std::holds_alternative<std::monostate>(model->valueAt(row, column));
        const table::ColumnInfo &info = model->source().column(column);
        const QByteArray key = info.key;
        if (!key.startsWith("delete") && key != "deletedAt" && !info.isRest)
            QVERIFY2(isFilled, key.constData());
    }
    const QJsonObject json = QJsonDocument::fromJson(model->jsonAt(0)).object();
    QCOMPARE(json[u"name"_s].toString(), std::get<QString>(model->valueOf(0, "name")));

    const base::Key first = model->idAt(0);
    model->refresh();
    waitFor(*model);
    QCOMPARE(model->idAt(0), first);
}

void TestCatalog::newestFirst()
{
    const auto model = load(catalog::workloadResource, catalog::defaultQuery(catalog::workloadResource));
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    for (int row = 0; row < 200; ++row) {
        const auto created = std::get<std::int64_t>(model->valueOf(row, "createdAt"));
        QVERIFY(created <= before);
        before = created;
    }
}

void TestCatalog::phasesAddUp()
{
    const qint64 all = load(catalog::workloadResource, catalog::defaultQuery(catalog::workloadResource))->total();
    qint64 sum = 0;
    for (const table::ColumnInfo *column : catalog::columns(catalog::workloadResource)) {
        if (qstrcmp(column->key, "phase") != 0)
            continue;
        for (auto phase = column->choices; *phase; ++phase) {
            const Filter filter{u"phase"_s, Op::Equal, {QString::fromLatin1(*phase)}, {}};
            sum += load(catalog::workloadResource, filtered(catalog::workloadResource, filter))->total();
        }
    }
    QCOMPARE(sum, all);
}

void TestCatalog::podsOfAWorkload()
{
    const auto running = load(catalog::workloadResource,
                              filtered(catalog::workloadResource, {u"phase"_s, Op::Equal, {u"Running"_s}, {}}));
    const QString id = std::get<QString>(running->valueOf(0, "id"));
    const QString name = std::get<QString>(running->valueOf(0, "name"));
    const auto pods
        = load(catalog::podResource, filtered(catalog::podResource, {u"workloadId"_s, Op::Equal, {id}, {name}}));
    QVERIFY(pods->rowCount() > 0);
    QVERIFY(pods->isTotalExact());
    for (int row = 0; row < pods->rowCount(); ++row)
        QCOMPARE(pods->valueOf(row, "workloadId"), table::Value(table::Reference{id, name}));
}

void TestCatalog::podsOfANode()
{
    const auto nodes = load(catalog::nodeResource, catalog::defaultQuery(catalog::nodeResource));
    const base::Key key = nodes->idAt(0);
    const QString name = std::get<QString>(nodes->valueOf(0, "name"));
    const auto cluster = std::get<table::Reference>(nodes->valueOf(0, "clusterUuid"));
    QVERIFY(!cluster.name.isEmpty());
    const catalog::Destination inside = catalog::destinationOf({catalog::insideKind(catalog::nodeResource), key, name});
    QVERIFY(inside.resource == catalog::podResource);
    const auto pods = load(inside.resource, inside.query);
    QVERIFY(pods->rowCount() > 0);
    for (int row = 0; row < pods->rowCount(); ++row) {
        QCOMPARE(pods->valueOf(row, "nodeName"), table::Value(name));
        QCOMPARE(std::get<table::Reference>(pods->valueOf(row, "clusterId")).id, cluster.id);
    }
    const catalog::Destination back = catalog::destinationOf({&catalog::theNode, base::Key::fromText(name), name});
    QVERIFY(texts(*load(back.resource, back.query), "name").contains(name));
}

// Without an id, two of one name are told apart by their clusters: in the list, in the details, in their pods.
void TestCatalog::nodesOfOneName()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
        const auto node = [](int cluster) {
            return R"({"name":"gpu-1","status":"Ready","nodePool":"default","createdAt":"2026-01-01T00:00:00Z",)"
                   R"("updatedAt":"2026-01-01T00:00:00Z","clusterUuid":"00000000-0000-4000-8000-00000000000)"
                + QByteArray::number(cluster) + R"("})";
        };
        FaultServer::answer(socket, 200,
                            request.target.startsWith("/api/v1/nodes/count")
                                ? QByteArray(R"({"count":2})")
                                : R"({"nodes":[)" + node(1) + ',' + node(2) + "]}");
    });
    QVERIFY(server.isReady());
    session::Session session(session::Connection{
        .name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    WindowModel model(catalog::makeSource(catalog::nodeResource, session.client(), m_names));
    model.setQuery(catalog::defaultQuery(catalog::nodeResource));
    waitFor(model);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.idAt(0) != model.idAt(1));
    QCOMPARE(model.faults().rowsWithoutId, 0);
    for (int row = 0; row < 2; ++row) {
        const auto details = catalog::detailsOf(catalog::nodeResource, model.jsonAt(row), m_names);
        QVERIFY(details);
        QCOMPARE(details->id, model.idAt(row));
    }
    const auto podsOf = [&](int row) {
        return catalog::destinationOf({catalog::insideKind(catalog::nodeResource), model.idAt(row), u"gpu-1"_s}).query;
    };
    QVERIFY(podsOf(0) != podsOf(1));
}

void TestCatalog::nodesAreCountedByStatus()
{
    const catalog::ClusterNames names;
    catalog::Summary summary(catalog::nodeResource, m_session->client(), names);
    summary.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(summary.isKnown() && summary.totalGpus(), 30'000);
    QCOMPARE(summary.total(), load(catalog::nodeResource, catalog::defaultQuery(catalog::nodeResource))->total());
    for (const char *state : catalog::nodeResource.strip->states) {
        const QString word = QString::fromLatin1(state);
        QCOMPARE(summary.count(word),
                 load(catalog::nodeResource, filtered(catalog::nodeResource, {u"status"_s, Op::Equal, {word}, {}}))
                     ->total());
    }
    const qint64 all = summary.total();
    const auto nodes = load(catalog::nodeResource, catalog::defaultQuery(catalog::nodeResource));
    summary.setCluster(std::get<table::Reference>(nodes->valueOf(0, "clusterUuid")).id);
    QTRY_VERIFY_WITH_TIMEOUT(summary.isKnown(), 30'000);
    QVERIFY(summary.total() > 0 && summary.total() < all);
}

void TestCatalog::emptyTelemetrySaysNothing()
{
    QByteArray count = "7";
    FaultServer server([&count](QTcpSocket *socket, const FaultServer::Request &request) {
        const bool isCount = request.target.startsWith("/api/v1/workloads/count");
        FaultServer::answer(socket, 200, isCount ? R"({"count":)" + count + '}' : QByteArray(R"({"values":[]})"));
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"token"_s}});
    const catalog::ClusterNames names;
    catalog::Summary summary(catalog::workloadResource, session.client(), names);
    QSignalSpy changed(&summary, &catalog::Summary::changed);
    summary.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 5, 30'000); // one for each figure, and which clusters report
    QVERIFY(!summary.isKnown());
    QVERIFY(!summary.allocatedGpus());
    QVERIFY(!summary.problem());
    count = "0"; // there is nothing to know
    summary.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(summary.isKnown(), 30'000);
    QCOMPARE(summary.total(), 0);
}

void TestCatalog::impossibleTotalsAreUnknown()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
        const bool isOfPods = request.target.startsWith("/api/v1/workloads/pods/count");
        FaultServer::answer(socket, 200, isOfPods ? R"({"count":1000000000000000000})" : R"({"count":7})");
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"token"_s}});
    catalog::Totals totals(session.client(), m_names);
    totals.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(totals.count(catalog::workloadResource), std::optional<qint64>(7), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(server.count("GET", "/api/v1/workloads/pods/count") > 0, 30'000);
    QTest::qWait(100);
    QCOMPARE(totals.count(catalog::podResource), std::nullopt);
}

void TestCatalog::clustersAreAskedForOnce()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 200, R"([{"uuid": "8d1e6a3c-4a0c-4c0a-9d1e-0d8f1a2b3c4d", "name": "one",
                                              "createdAt": "2025-01-01T00:00:00Z"}])");
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = u"test"_s, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"token"_s}});
    WindowModel model(catalog::makeSource(catalog::clusterResource, session.client(), m_names));
    ListQuery query = catalog::defaultQuery(catalog::clusterResource);
    model.setQuery(query);
    waitFor(model);
    QCOMPARE(model.rowCount(), 1);
    // For the page and the count; the first time, also without the status.
    QTRY_COMPARE_WITH_TIMEOUT(server.count("GET", "/api/v1/clusters"), 2, 30'000);
    QCOMPARE(server.count("GET", "/api/v1/clusters?verbosity=metadata"), 1);

    // Another order needs none.
    query.descending = true;
    model.setQuery(query);
    waitFor(model);
    QCOMPARE(server.count("GET", "/api/v1/clusters"), 2);
    model.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(server.count("GET", "/api/v1/clusters"), 3, 30'000);
    waitFor(model);
    QCOMPARE(server.count("GET", "/api/v1/clusters"), 3);
}

void TestCatalog::namesOfClusters()
{
    const auto workloads = load(catalog::workloadResource, catalog::defaultQuery(catalog::workloadResource));
    const table::Value value = workloads->valueOf(0, "clusterId");
    const auto &reference = std::get<table::Reference>(value);
    QVERIFY(!reference.name.isEmpty());
    QCOMPARE(m_names.name(reference.id), reference.name);
    QVERIFY(m_names.name(u"nobody"_s).isEmpty());
    QVERIFY(std::ranges::is_sorted(m_names.all(), {}, &std::pair<QString, QString>::second));

    const auto pods = load(catalog::podResource, catalog::defaultQuery(catalog::podResource));
    QVERIFY(!std::get<table::Reference>(pods->valueOf(0, "clusterId")).name.isEmpty());
}

void TestCatalog::summaryAgreesWithTheList()
{
    const catalog::ClusterNames names;
    catalog::Summary summary(catalog::workloadResource, m_session->client(), names);
    QVERIFY(!summary.isKnown());
    summary.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(summary.isKnown() && summary.allocatedGpus(), 30'000);
    QVERIFY(!summary.problem());
    QCOMPARE(summary.total(),
             load(catalog::workloadResource, catalog::defaultQuery(catalog::workloadResource))->total());
    const Filter running{u"phase"_s, Op::Equal, {u"Running"_s}, {}};
    QCOMPARE(summary.count(u"Running"_s),
             load(catalog::workloadResource, filtered(catalog::workloadResource, running))->total());
    QVERIFY(*summary.allocatedGpus() > 0);
    QTRY_VERIFY_WITH_TIMEOUT(summary.totalGpus() && summary.idleGpus(), 30'000);
    QVERIFY(*summary.totalGpus() >= *summary.allocatedGpus());
    QVERIFY(*summary.idleGpus() > 0 && *summary.idleGpus() <= *summary.allocatedGpus());
    const double allGpus = *summary.totalGpus();
    const qint64 all = summary.total();

    // Another scope is unknown until it is answered, and has fewer.
    const auto connected
        = load(catalog::clusterResource,
               filtered(catalog::clusterResource, {u"status.state"_s, Op::Equal, {u"Connected"_s}, {}}));
    QVERIFY(connected->rowCount() > 0);
    summary.setCluster(connected->idAt(0).toString());
    QVERIFY(!summary.isKnown());
    QCOMPARE(summary.total(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(summary.isKnown(), 30'000);
    QVERIFY(summary.total() < all);
    QTRY_VERIFY_WITH_TIMEOUT(summary.totalGpus(), 30'000);
    QVERIFY(*summary.totalGpus() < allGpus);
}

// Telemetry goes on with what it knew last of them: in a sum with the others, old numbers would pass for new ones.
void TestCatalog::clustersThatDoNotReportAreLeftOut()
{
    const QString silent = silentCluster();
    QVERIFY(!silent.isEmpty());
    SimulatorClient client(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
    const auto sumOf = [&](const QString &list, const QString &type) {
        double sum = 0;
        const auto reply = client.get(u"/api/v1/%1/telemetry?telemetryType=%2&groupBy=ClusterId"_s.arg(list, type));
        for (const auto &value : reply.object()[u"values"_s].toArray()) {
            if (value[u"groups"_s][0][u"value"_s] != silent)
                sum += value[u"value"_s].toString().toDouble();
        }
        return sum;
    };
    const std::pair<catalog::Resource, std::pair<QString, QString>> strips[]
        = {{catalog::workloadResource, {u"workloads"_s, u"GPU_ALLOCATION"_s}},
           {catalog::nodeResource, {u"nodes"_s, u"ALLOCATED_GPUS"_s}}};
    for (const auto &[resource, allocated] : strips) {
        catalog::Summary summary(resource, m_session->client(), m_names);
        summary.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(summary.allocatedGpus() && summary.totalGpus() && summary.idleGpus(), 30'000);
        QVERIFY(summary.leavesOutClusters());
        QCOMPARE(*summary.allocatedGpus(), sumOf(allocated.first, allocated.second));
        QCOMPARE(*summary.totalGpus(), sumOf(u"nodes"_s, u"TOTAL_GPUS"_s));
        QCOMPARE(*summary.idleGpus(), sumOf(u"nodes"_s, u"IDLE_ALLOCATED_GPUS"_s));
        QVERIFY(!summary.lacksGpus());
        summary.setCluster(silent);
        QTRY_VERIFY_WITH_TIMEOUT(summary.isKnown() && summary.lacksGpus(), 30'000);
        QVERIFY(summary.total() > 0);
        QVERIFY(!summary.totalGpus());
    }
}

void TestCatalog::errorsBecomeProblems()
{
    using Kind = api::Error::Kind;
    using Shown = table::Problem::Kind;
    const auto shown = [](Kind kind) { return catalog::problemOf({kind, 0, u"the server's words"_s}).kind; };
    QCOMPARE(shown(Kind::Offline), Shown::Offline);
    QCOMPARE(shown(Kind::Timeout), Shown::Offline);
    QCOMPARE(shown(Kind::Unauthorized), Shown::SignIn);
    QCOMPARE(shown(Kind::Forbidden), Shown::Forbidden);
    QCOMPARE(shown(Kind::BadRequest), Shown::Refused);
    QCOMPARE(shown(Kind::Decode), Shown::Server);
    const table::Problem problem = catalog::problemOf({Kind::Forbidden, 403, u"the server's words"_s});
    QCOMPARE(problem.detail, u"the server's words"_s);
    QVERIFY(!problem.sentence.isEmpty());
    QVERIFY(!problem.sentence.contains(problem.detail));
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
