// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/nodepools.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/totals.h"
#include "models/details/details.h"
#include "tests/model/catalogbench.h"
#include "tests/support/faultserver.h"
#include "tests/support/simulatorclient.h"

using namespace Qt::StringLiterals;
using table::WindowModel;

// Node pools over real HTTP: their numbers come from the telemetry of nodes, by cluster and name.
class TestNodePools : public CatalogBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        start();
        m_asking = std::make_unique<SimulatorClient>(QUrl(QString::fromStdString(m_simulator->url())).port(),
                                                     QByteArray::fromStdString(m_simulator->token()));
    }
    void init() { failOnWarnings(); }
    void nodesAreCounted();
    void poolsAreCountedAlone_data();
    void poolsAreCountedAlone();
    void gpusAreThoseOfTheNodes();
    void poolsOfOneName();
    void allIsSortedHere();
    void linksLeadBothWays();
    void detailsHaveTheirKey();
    void numbersMayBeUnknown_data();
    void numbersMayBeUnknown();

private:
    [[nodiscard]] std::unique_ptr<WindowModel> pools()
    {
        return load(catalog::nodePoolResource, catalog::defaultQuery(catalog::nodePoolResource));
    }
    static QString nameAt(const WindowModel &model, int row) { return std::get<QString>(model.valueOf(row, "name")); }
    static QString clusterAt(const WindowModel &model, int row)
    {
        return std::get<table::Reference>(model.valueOf(row, "clusterId")).id;
    }

    std::unique_ptr<SimulatorClient> m_asking;
};

void TestNodePools::nodesAreCounted()
{
    const auto model = pools();
    const QJsonArray sent = m_asking->get(u"/api/v1/node-pools?limit=500"_s).object()[u"nodepools"_s].toArray();
    QCOMPARE(model->rowCount(), int(sent.size()));
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString id = std::get<QString>(model->valueOf(row, "id"));
        const auto found = std::ranges::find_if(sent, [&](const QJsonValue &one) { return one[u"id"_s] == id; });
        QVERIFY(found != sent.end());
        QCOMPARE(std::get<std::int64_t>(model->valueOf(row, "nodeCount")),
                 (*found)[u"status"_s][u"nodes"_s].toArray().size());
    }
}

void TestNodePools::poolsAreCountedAlone_data()
{
    QTest::addColumn<bool>("canCount");
    QTest::newRow("counted") << true;
    QTest::newRow("older control planes let the list be read") << false;
}

// Who only wants to know how many there are does not read them.
void TestNodePools::poolsAreCountedAlone()
{
    QFETCH(bool, canCount);
    FaultServer server([canCount](QTcpSocket *socket, const FaultServer::Request &request) {
        if (!request.target.startsWith("/api/v1/node-pools/count"))
            return FaultServer::answer(socket, 200, R"({"nodepools":[{"id":"1","name":"a"},{"id":"2","name":"b"}]})");
        if (canCount)
            FaultServer::answer(socket, 200, R"({"count":2})");
        else
            FaultServer::answer(socket, 404, R"({"code":404,"message":"no such path"})");
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    catalog::Totals totals(session.client(), m_names);
    totals.reload(catalog::nodePoolResource);
    QTRY_COMPARE_WITH_TIMEOUT(totals.count(catalog::nodePoolResource), std::optional<qint64>(2), 30'000);
    QCOMPARE(server.count("GET", "/api/v1/node-pools?") > 0, !canCount);
    totals.reload(catalog::nodePoolResource);
    QTRY_COMPARE_WITH_TIMEOUT(server.count("GET", canCount ? "/api/v1/node-pools/count" : "/api/v1/node-pools?"), 2,
                              30'000);
    QCOMPARE(server.count("GET", "/api/v1/node-pools/count"), canCount ? 2 : 1);
}

// Of clusters that do not report, telemetry would tell what it knew last.
void TestNodePools::gpusAreThoseOfTheNodes()
{
    const auto model = pools();
    QSet<QString> silent;
    for (const auto &cluster : m_asking->get(u"/api/v1/clusters"_s).array()) {
        if (cluster[u"status"_s][u"state"_s] == u"Disconnected"_s)
            silent.insert(cluster[u"uuid"_s].toString());
    }
    QVERIFY(!silent.isEmpty());
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString name = nameAt(*model, row);
        const auto figure = [&](const QString &type) {
            const QString target = u"/api/v1/nodes/telemetry?telemetryType=%1&clusterId=%2&nodepoolName=%3"_s.arg(
                type, clusterAt(*model, row), SimulatorClient::escaped(name));
            return m_asking->get(target).object()[u"values"_s][0][u"value"_s].toString().toDouble();
        };
        if (silent.contains(clusterAt(*model, row))) {
            QVERIFY(std::holds_alternative<std::monostate>(model->valueOf(row, "gpus")));
            QVERIFY(std::holds_alternative<std::monostate>(model->valueOf(row, "freeGpus")));
            continue;
        }
        const auto share = std::get<table::GpuShare>(model->valueOf(row, "gpus"));
        QCOMPARE(share.requested, figure(u"TOTAL_GPUS"_s));
        QCOMPARE(share.allocated, figure(u"ALLOCATED_GPUS"_s));
        QCOMPARE(share.idle, figure(u"IDLE_ALLOCATED_GPUS"_s));
        QCOMPARE(std::get<double>(model->valueOf(row, "freeGpus")), share.requested - share.allocated);
    }
}

void TestNodePools::poolsOfOneName()
{
    const QByteArray clusters[] = {"00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"};
    FaultServer server([&clusters](QTcpSocket *socket, const FaultServer::Request &request) {
        const auto figure = [](const QByteArray &cluster, const QByteArray &number) {
            return R"({"value":")" + number + R"(","groups":[{"key":"ClusterId","value":")" + cluster
                + R"(","name":"c"},{"key":"Nodepool","value":"default","name":"default"}]})";
        };
        const auto pool = [](const QByteArray &cluster) {
            return R"({"id":")" + cluster.right(1) + R"(","name":"default","clusterId":")" + cluster
                + R"(","phase":"Ready"})";
        };
        if (request.target.startsWith("/api/v1/nodes/telemetry"))
            return FaultServer::answer(
                socket, 200, R"({"values":[)" + figure(clusters[0], "8") + ',' + figure(clusters[1], "16") + "]}");
        FaultServer::answer(socket, 200, R"({"nodepools":[)" + pool(clusters[0]) + ',' + pool(clusters[1]) + "]}");
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    WindowModel model(catalog::makeSource(catalog::nodePoolResource, session.client(), m_names));
    model.setQuery(catalog::defaultQuery(catalog::nodePoolResource));
    waitFor(model);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.idAt(0) != model.idAt(1));
    QCOMPARE(model.valueOf(0, "totalGpus"), table::Value(8.0));
    QCOMPARE(model.valueOf(1, "totalGpus"), table::Value(16.0));
    QVERIFY(std::holds_alternative<std::monostate>(model.valueOf(0, "nodeCount"))); // nobody says
}

void TestNodePools::allIsSortedHere()
{
    table::ListQuery query = catalog::defaultQuery(catalog::nodePoolResource);
    query.sortKey = u"freeGpus"_s;
    query.descending = true;
    const auto model = load(catalog::nodePoolResource, query);
    QVERIFY(model->source().sortsHere());
    double before = std::numeric_limits<double>::max();
    for (int row = 0; row < model->rowCount(); ++row) {
        const table::Value cell = model->valueOf(row, "freeGpus");
        const auto *now = std::get_if<double>(&cell);
        QVERIFY(!now || *now <= before);
        before = now ? *now : std::numeric_limits<double>::lowest(); // what is not known comes last
    }
}

void TestNodePools::linksLeadBothWays()
{
    const auto model = pools();
    const QString name = nameAt(*model, 0);
    const auto open = [&](const catalog::LinkKind &kind, const base::Key &key) {
        const catalog::Destination to = catalog::destinationOf({&kind, key, name});
        return load(to.resource, to.query);
    };
    const auto nodes = open(*catalog::insideKind(catalog::nodePoolResource), model->idAt(0));
    QCOMPARE(std::int64_t(nodes->rowCount()), std::get<std::int64_t>(model->valueOf(0, "nodeCount")));
    QCOMPARE(setOf(texts(*nodes, "nodePool")), QSet<QString>{name});
    for (int row = 0; row < nodes->rowCount(); ++row)
        QCOMPARE(std::get<table::Reference>(nodes->valueOf(row, "clusterUuid")).id, clusterAt(*model, 0));
    const auto pods = open(catalog::podsOfNodePool, model->idAt(0));
    QCOMPARE(setOf(texts(*pods, "currentNodePool")), QSet<QString>{name});
    for (const auto &[first, last] : pods->loadedRows()) {
        for (int row = first; row <= last; ++row)
            QCOMPARE(clusterAt(*pods, row), clusterAt(*model, 0));
    }
    QCOMPARE(setOf(texts(*open(catalog::theNodePool, base::Key::fromText(name)), "name")), QSet<QString>{name});
}

void TestNodePools::detailsHaveTheirKey()
{
    const auto model = pools();
    const auto details = catalog::detailsOf(catalog::nodePoolResource, model->jsonAt(0), m_names);
    QVERIFY(details);
    QCOMPARE(details->id, model->idAt(0));
    QCOMPARE(details->name, nameAt(*model, 0));
    QVERIFY(details->kind.contains(m_names.name(clusterAt(*model, 0))));
    const catalog::DetailField *label = details->field(u"labelKey"_s); // the key of a label is no secret
    QVERIFY(label && !label->isSecret());
}

void TestNodePools::numbersMayBeUnknown_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("forbidden") << 403;
    QTest::newRow("unknown type") << 400;
}

// 2.18 does not know how many GPUs are allocated; some accounts may not know at all.
void TestNodePools::numbersMayBeUnknown()
{
    QFETCH(int, status);
    FaultServer server([status](QTcpSocket *socket, const FaultServer::Request &request) {
        if (request.target.startsWith("/api/v1/nodes/telemetry"))
            return FaultServer::answer(socket, status, R"({"code":1,"message":"no"})");
        FaultServer::answer(socket, 200,
                            R"({"nodepools":[{"id":"1","name":"a","clusterId":"00000000-0000-4000-8000-000000000001",)"
                            R"("clusterName":"c","phase":"Empty","status":{"nodes":[]}}]})");
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    WindowModel model(catalog::makeSource(catalog::nodePoolResource, session.client(), m_names));
    model.setQuery(catalog::defaultQuery(catalog::nodePoolResource));
    waitFor(model);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.valueOf(0, "nodeCount"), table::Value(std::int64_t(0))); // it is known that there are none
    for (const char *column : {"gpus", "freeGpus", "idleGpus"})
        QVERIFY2(std::holds_alternative<std::monostate>(model.valueOf(0, column)), column);
    QCOMPARE(model.source().lack().sentence.isEmpty(), status == 400);
}

QTEST_GUILESS_MAIN(TestNodePools)
#include "tst_nodepools.moc"
