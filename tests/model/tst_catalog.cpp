// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/api/decode.h"
#include "models/catalog/catalog.h"
#include "models/catalog/clusters.h"
#include "models/catalog/faults.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/problem.h"
#include "models/catalog/summary.h"
#include "models/catalog/totals.h"
#include "models/catalog/workloads.h"
#include "models/details/details.h"
#include "models/session/session.h"
#include "models/table/windowmodel.h"
#include "tests/support/faultserver.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using catalog::Resource;
using table::Filter;
using table::ListQuery;
using table::Op;
using table::WindowModel;

// The tables of the product over a real session, against the simulator; and the queries that they send.
class TestCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void columnsAreSound_data();
    void columnsAreSound();
    void defaultWorkloadColumns();
    void idleGpusAgreeWithTheirBar();
    void tellsTheFaultsOfSomeRows();
    void listsRows_data();
    void listsRows();
    void newestFirst();
    void filters_data();
    void filters();
    void anyOfIsNoneOfTheOthers();
    void filtersFitIntoARequest_data();
    void filtersFitIntoARequest();
    void tooManyFiltersAreRefused();
    void severalOfManyTypes();
    void phasesAddUp();
    void podsOfAWorkload();
    void podsOfANode();
    void nodesOfOneName();
    void nodesAreCountedByStatus();
    void emptyTelemetrySaysNothing();
    void impossibleTotalsAreUnknown();
    void completedPodsCannotBeCounted();
    void searches();
    void clustersAreSortedHere();
    void clustersAreFilteredHere();
    void clustersAreAskedForOnce();
    void namesOfClusters();
    void summaryAgreesWithTheList();
    void refusals_data();
    void refusals();
    void refusedQueryShowsTheReason();
    void timesAreSentInUtc();
    void errorsBecomeProblems();

private:
    // The model of a resource, with the answer to the query; waits.
    [[nodiscard]] std::unique_ptr<WindowModel> load(Resource resource, ListQuery query);
    [[nodiscard]] static ListQuery filtered(Resource resource, const Filter &filter);
    static void waitFor(WindowModel &model);

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session;
    catalog::ClusterNames m_names;
};

namespace {

QStringList texts(const WindowModel &model, const char *key)
{
    QStringList list;
    for (const auto &[first, last] : model.loadedRows()) {
        for (int row = first; row <= last; ++row) {
            const table::Value value = model.valueOf(row, key);
            const auto *text = std::get_if<QString>(&value);
            list << (text ? *text : QString());
        }
    }
    return list;
}

QSet<QString> setOf(const QStringList &list)
{
    return {list.begin(), list.end()};
}

} // namespace

void TestCatalog::initTestCase()
{
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.nowMs = 1'780'000'000'000;
    options.speed = 0;
    m_simulator = std::make_unique<simulator::Simulator>(options);
    QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
    const QString token = QString::fromStdString(m_simulator->token());
    m_session = std::make_unique<session::Session>(
        session::Connection{.name = u"test"_s,
                            .url = QUrl(QString::fromStdString(m_simulator->url())),
                            .caFile = {},
                            .credentials = session::BearerToken{token}});
    QSignalSpy named(&m_names, &catalog::ClusterNames::changed);
    m_names.load(m_session->client());
    QVERIFY(named.wait(30'000));
}

void TestCatalog::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestCatalog::waitFor(WindowModel &model)
{
    QTRY_VERIFY_WITH_TIMEOUT((model.hasAnswer() || model.problem()) && !model.isLoading(), 30'000);
}

std::unique_ptr<WindowModel> TestCatalog::load(Resource resource, ListQuery query)
{
    auto model = std::make_unique<WindowModel>(catalog::makeSource(resource, m_session->client(), m_names));
    model->setQuery(query);
    waitFor(*model);
    return model;
}

ListQuery TestCatalog::filtered(Resource resource, const Filter &filter)
{
    ListQuery query = catalog::defaultQuery(resource);
    query.filters = {filter};
    return query;
}

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

void TestCatalog::filters_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QString>("expected");
    QTest::newRow("is") << u"phase==Running"_s << QByteArray("phase") << u"^Running$"_s;
    QTest::newRow("is not") << u"phase!=Running"_s << QByteArray("phase") << u"^(?!Running$)"_s;
    QTest::newRow("starts with") << u"type=^Dist"_s << QByteArray("type") << u"^Dist"_s;
    QTest::newRow("contains") << u"type=@ing"_s << QByteArray("type") << u"ing"_s;
    QTest::newRow("ends with") << u"type=$ing"_s << QByteArray("type") << u"ing$"_s;
}

void TestCatalog::filters()
{
    QFETCH(QString, written);
    QFETCH(QByteArray, column);
    QFETCH(QString, expected);
    const auto model
        = load(catalog::workloadResource, filtered(catalog::workloadResource, *table::parseFilter(written)));
    QVERIFY(!model->problem());
    QVERIFY(model->rowCount() > 0);
    QCOMPARE(model->misfits(), 0);
    const QRegularExpression pattern(expected);
    for (const QString &text : texts(*model, column.constData()))
        QVERIFY2(pattern.match(text).hasMatch(), qPrintable(text));
}

void TestCatalog::anyOfIsNoneOfTheOthers()
{
    const Filter filter{u"phase"_s, Op::AnyOf, {u"Pending"_s, u"Failed"_s, u"Running"_s, u"Stopped"_s}, {}};
    const auto params = catalog::toParams(catalog::workloadResource, filtered(catalog::workloadResource, filter));
    QVERIFY(params);
    QCOMPARE(params->filterBy.size(), 10);
    QVERIFY(!params->filterBy.contains(u"phase!=Pending"_s));
    QVERIFY(params->filterBy.contains(u"phase!=Unknown"_s));

    const Filter single{u"phase"_s, Op::AnyOf, {u"Failed"_s}, {}};
    QCOMPARE(catalog::toParams(catalog::workloadResource, filtered(catalog::workloadResource, single))->filterBy,
             QStringList{u"phase==Failed"_s});
}

void TestCatalog::filtersFitIntoARequest_data()
{
    QTest::addColumn<QStringList>("phases");
    QTest::addColumn<int>("others"); // other conditions
    QTest::newRow("two") << QStringList{u"Pending"_s, u"Failed"_s} << 0;
    QTest::newRow("two, alike") << QStringList{u"Stopping"_s, u"Stopped"_s} << 2;
    QTest::newRow("three") << QStringList{u"Running"_s, u"Completed"_s, u"Degraded"_s} << 0;
    QTest::newRow("many") << QStringList{u"Running"_s, u"Completed"_s, u"Degraded"_s, u"Failed"_s} << 3;
}

// No release takes more than ten conditions, and there are fourteen phases.
void TestCatalog::filtersFitIntoARequest()
{
    QFETCH(QStringList, phases);
    QFETCH(int, others);
    ListQuery query = filtered(catalog::workloadResource, Filter{u"phase"_s, Op::AnyOf, phases, {}});
    for (int i = 0; i < others; ++i)
        query.filters.append(Filter{u"name"_s, Op::NotContains, {u"nothing has this %1"_s.arg(i)}, {}});
    const auto params = catalog::toParams(catalog::workloadResource, query);
    QVERIFY(params);
    QVERIFY(params->filterBy.size() <= 10);

    qint64 expected = 0;
    for (const QString &phase : phases)
        expected += load(catalog::workloadResource,
                         filtered(catalog::workloadResource, Filter{u"phase"_s, Op::Equal, {phase}, {}}))
                        ->total();
    const auto model = load(catalog::workloadResource, query);
    QCOMPARE(model->total(), expected);
    QCOMPARE(model->misfits(), 0);
    for (const QString &text : texts(*model, "phase"))
        QVERIFY2(phases.contains(text), qPrintable(text));
}

void TestCatalog::tooManyFiltersAreRefused()
{
    ListQuery query = catalog::defaultQuery(catalog::workloadResource);
    for (int i = 0; i < 11; ++i)
        query.filters.append(Filter{u"name"_s, Op::NotContains, {QString::number(i)}, {}});
    const auto params = catalog::toParams(catalog::workloadResource, query);
    QVERIFY(!params);
    QVERIFY(params.error().contains(u"10"));
    query.filters.removeLast();
    QVERIFY(catalog::toParams(catalog::workloadResource, query));
}

// A control plane may list more types than conditions fit into a request.
void TestCatalog::severalOfManyTypes()
{
    const QStringList all{u"CronJob"_s,    u"Deployment"_s, u"DevWorkspace"_s, u"InferenceService"_s, u"JAXJob"_s,
                          u"JobSet"_s,     u"MPIJob"_s,     u"NIMService"_s,   u"Notebook"_s,         u"PyTorchJob"_s,
                          u"RayCluster"_s, u"RayJob"_s,     u"RayService"_s,   u"SparkApplication"_s, u"StatefulSet"_s,
                          u"TFJob"_s,      u"Training"_s,   u"Workflow"_s,     u"Workspace"_s,        u"XGBoostJob"_s};
    const auto items = [&all](const QStringList &chosen) {
        QStringList others = all;
        others.removeIf([&chosen](const QString &type) { return chosen.contains(type); });
        const Filter filter{u"type"_s, Op::AnyOf, chosen, {}, others};
        return catalog::toParams(catalog::workloadResource, filtered(catalog::workloadResource, filter));
    };
    // By what they have in common
    const auto ray = items({u"RayCluster"_s, u"RayJob"_s, u"RayService"_s});
    QVERIFY(ray);
    QCOMPARE(ray->filterBy, QStringList{u"type=@Ray"_s});
    // Without the few others
    const auto most = items(all.mid(0, 12));
    QVERIFY(most);
    QVERIFY(most->filterBy.size() <= 10);
    // Otherwise it is refused before it is sent, and what is possible is told.
    const auto odd = items({u"Notebook"_s, u"TFJob"_s, u"StatefulSet"_s, u"Deployment"_s, u"RayCluster"_s,
                            u"NIMService"_s, u"Workspace"_s});
    QVERIFY(!odd);
    QVERIFY2(odd.error().contains(u"all but 10"_s) && odd.error().contains(u"Type"_s), qPrintable(odd.error()));
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
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 4, 30'000); // one for each figure
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

void TestCatalog::completedPodsCannotBeCounted()
{
    ListQuery query = catalog::defaultQuery(catalog::podResource);
    query.completed = true;
    const auto model = load(catalog::podResource, query);
    QVERIFY(!model->problem());
    QVERIFY(model->rowCount() >= 200);
    QVERIFY(!model->isTotalExact());
    for (int row = 0; row < 200; ++row)
        QVERIFY(!std::holds_alternative<std::monostate>(model->valueOf(row, "completedAt")));
}

void TestCatalog::searches()
{
    const auto all = load(catalog::workloadResource, catalog::defaultQuery(catalog::workloadResource));
    const QString project = std::get<QString>(all->valueOf(0, "projectName"));
    ListQuery query = catalog::defaultQuery(catalog::workloadResource);
    query.search = project;
    const auto found = load(catalog::workloadResource, query);
    QVERIFY(found->total() > 0);
    QVERIFY(found->total() < all->total());
}

void TestCatalog::clustersAreSortedHere()
{
    ListQuery query = catalog::defaultQuery(catalog::clusterResource);
    const auto model = load(catalog::clusterResource, query);
    QVERIFY(model->source().sortsHere());
    QStringList names = texts(*model, "name");
    QStringList sorted = names;
    std::ranges::sort(sorted);
    QCOMPARE(names, sorted);

    query.sortKey = u"lastLiveness"_s;
    query.descending = true;
    model->setQuery(query);
    waitFor(*model);
    QCOMPARE(model->rowCount(), names.size());
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    for (int row = 0; row < model->rowCount(); ++row) {
        const table::Value value = model->valueOf(row, "lastLiveness");
        const auto time = std::holds_alternative<std::int64_t>(value) ? std::get<std::int64_t>(value)
                                                                      : std::numeric_limits<std::int64_t>::min();
        QVERIFY(time <= before); // never connected comes last
        before = time;
    }
}

void TestCatalog::clustersAreFilteredHere()
{
    const auto all = load(catalog::clusterResource, catalog::defaultQuery(catalog::clusterResource));
    const auto connected
        = load(catalog::clusterResource,
               filtered(catalog::clusterResource, {u"status.state"_s, Op::Equal, {u"Connected"_s}, {}}));
    QCOMPARE(setOf(texts(*connected, "status.state")), QSet<QString>{u"Connected"_s});
    QVERIFY(connected->total() < all->total());
    const auto others = load(catalog::clusterResource,
                             filtered(catalog::clusterResource,
                                      {u"status.state"_s, Op::AnyOf, {u"Disconnected"_s, u"ServiceIssues"_s}, {}}));
    QCOMPARE(setOf(texts(*others, "status.state")), (QSet<QString>{u"Disconnected"_s, u"ServiceIssues"_s}));

    ListQuery query = catalog::defaultQuery(catalog::clusterResource);
    query.search = std::get<QString>(all->valueOf(0, "name")).toUpper();
    QCOMPARE(load(catalog::clusterResource, query)->idAt(0), all->idAt(0));
    query.search = u"no such cluster"_s;
    const auto none = load(catalog::clusterResource, query);
    QCOMPARE(none->rowCount(), 0);
    QVERIFY(none->isTotalExact());
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
    summary.setCluster(m_names.all().constFirst().first);
    QVERIFY(!summary.isKnown());
    QCOMPARE(summary.total(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(summary.isKnown(), 30'000);
    QVERIFY(summary.total() < all);
    QTRY_VERIFY_WITH_TIMEOUT(summary.totalGpus(), 30'000);
    QVERIFY(*summary.totalGpus() < allGpus);
}

void TestCatalog::refusals_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("op");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, QString key, Op op, QStringList values, QString says) {
        QTest::newRow(name) << key << int(op) << values << says;
    };
    row("comma", u"name"_s, Op::Contains, {u"a,b"_s}, u"comma"_s);
    row("unknown key", u"colour"_s, Op::Equal, {u"red"_s}, u"colour"_s);
    row("no value", u"name"_s, Op::Equal, {}, u"no value"_s);
    row("not a time", u"createdAt"_s, Op::AtLeast, {u"yesterday"_s}, u"not a valid time"_s);
    row("text operator on a time", u"createdAt"_s, Op::Contains, {u"2025"_s}, u"cannot be compared"_s);
    row("not a number", u"idleGpus"_s, Op::AtLeast, {u"many"_s}, u"not a number"_s);
    row("several names", u"name"_s, Op::AnyOf, {u"a"_s, u"b"_s}, u"one value only"_s);
    row("several, one unknown", u"phase"_s, Op::AnyOf, {u"Running"_s, u"Dancing"_s}, u"Dancing"_s);
}

void TestCatalog::refusals()
{
    QFETCH(QString, key);
    QFETCH(int, op);
    QFETCH(QStringList, values);
    QFETCH(QString, says);
    const auto params
        = catalog::toParams(catalog::workloadResource, filtered(catalog::workloadResource, {key, Op(op), values, {}}));
    QVERIFY(!params);
    QVERIFY2(params.error().contains(says), qPrintable(params.error()));
}

void TestCatalog::refusedQueryShowsTheReason()
{
    const auto model
        = load(catalog::workloadResource, filtered(catalog::workloadResource, {u"name"_s, Op::Equal, {u"a,b"_s}, {}}));
    QVERIFY(model->problem());
    QCOMPARE(model->problem()->kind, table::Problem::Kind::Refused);
    QVERIFY(model->problem()->sentence.contains(u"comma"_s));

    ListQuery query = catalog::defaultQuery(catalog::podResource);
    query.sortKey = u"name"_s; // the server cannot
    QVERIFY(!catalog::toParams(catalog::podResource, query));
}

void TestCatalog::timesAreSentInUtc()
{
    const auto sent = [](const QString &value) {
        ListQuery query;
        query.filters = {{u"createdAt"_s, Op::AtLeast, {value}, {}}};
        return catalog::toParams(catalog::podResource, query)->filterBy;
    };
    QCOMPARE(sent(u"2025-11-21T15:13:07+01:00"_s), QStringList{u"createdAt>=2025-11-21T14:13:07Z"_s});
    QCOMPARE(sent(u"2025-11-21"_s), QStringList{u"createdAt>=2025-11-21T00:00:00Z"_s});
    QCOMPARE(sent(u"2025-11-21 10:00:00.250"_s), QStringList{u"createdAt>=2025-11-21T10:00:00.250Z"_s});

    ListQuery decimals;
    decimals.filters = {{u"allocatedGPU"_s, Op::AtLeast, {u"0,5"_s}, {}}};
    QCOMPARE(catalog::toParams(catalog::workloadResource, decimals)->filterBy, QStringList{u"allocatedGPU>=0.5"_s});
    decimals.filters[0].values = {u"1,500"_s};
    QVERIFY(!catalog::toParams(catalog::workloadResource, decimals));

    const auto params = catalog::toParams(catalog::podResource, {});
    QCOMPARE(params->sortBy, u"createdAt"_s);
    QVERIFY(params->descending);
    QVERIFY(!params->deleted);
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
