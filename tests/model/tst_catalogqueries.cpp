// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusters.h"
#include "models/catalog/pods.h"
#include "models/catalog/types.h"
#include "models/catalog/workloads.h"
#include "tests/model/catalogbench.h"

using namespace Qt::StringLiterals;
using catalog::Resource;
using table::Filter;
using table::ListQuery;
using table::Op;
using table::WindowModel;

// The queries of the tables over a real session: what is asked for, what it finds, and what is refused before it is
// sent.
class TestCatalogQueries : public CatalogBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start(); }
    void init() { failOnWarnings(); }
    void filters_data();
    void filters();
    void anyOfIsNoneOfTheOthers();
    void filtersFitIntoARequest_data();
    void filtersFitIntoARequest();
    void tooManyFiltersAreRefused();
    void severalOfManyTypes();
    void completedPodsCannotBeCounted();
    void searches();
    void clustersAreSortedHere();
    void clustersAreFilteredHere();
    void refusals_data();
    void refusals();
    void refusedQueryShowsTheReason();
    void timesAreSentInUtc();
};

void TestCatalogQueries::filters_data()
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

void TestCatalogQueries::filters()
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

void TestCatalogQueries::anyOfIsNoneOfTheOthers()
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

void TestCatalogQueries::filtersFitIntoARequest_data()
{
    QTest::addColumn<QStringList>("phases");
    QTest::addColumn<int>("others"); // other conditions
    QTest::newRow("two") << QStringList{u"Pending"_s, u"Failed"_s} << 0;
    QTest::newRow("two, alike") << QStringList{u"Stopping"_s, u"Stopped"_s} << 2;
    QTest::newRow("three") << QStringList{u"Running"_s, u"Completed"_s, u"Degraded"_s} << 0;
    QTest::newRow("many") << QStringList{u"Running"_s, u"Completed"_s, u"Degraded"_s, u"Failed"_s} << 3;
}

// No release takes more than ten conditions, and there are fourteen phases.
void TestCatalogQueries::filtersFitIntoARequest()
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

void TestCatalogQueries::tooManyFiltersAreRefused()
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
void TestCatalogQueries::severalOfManyTypes()
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

void TestCatalogQueries::completedPodsCannotBeCounted()
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

void TestCatalogQueries::searches()
{
    const auto all = load(catalog::workloadResource, catalog::defaultQuery(catalog::workloadResource));
    const QString project = std::get<QString>(all->valueOf(0, "projectName"));
    ListQuery query = catalog::defaultQuery(catalog::workloadResource);
    query.search = project;
    const auto found = load(catalog::workloadResource, query);
    QVERIFY(found->total() > 0);
    QVERIFY(found->total() < all->total());
}

void TestCatalogQueries::clustersAreSortedHere()
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

void TestCatalogQueries::clustersAreFilteredHere()
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

void TestCatalogQueries::refusals_data()
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

void TestCatalogQueries::refusals()
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

void TestCatalogQueries::refusedQueryShowsTheReason()
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

void TestCatalogQueries::timesAreSentInUtc()
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

QTEST_GUILESS_MAIN(TestCatalogQueries)
#include "tst_catalogqueries.moc"
