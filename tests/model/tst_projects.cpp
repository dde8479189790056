// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/departments.h"
#include "models/catalog/groupedsource.h"
#include "models/catalog/nodepools.h"
#include "models/catalog/projects.h"
#include "models/catalog/workloads.h"
#include "models/details/details.h"
#include "models/table/format.h"
#include "tests/model/catalogbench.h"
#include "tests/support/faultserver.h"
#include "tests/support/simulatorclient.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;
using catalog::Resource;
using table::Kind;
using table::Op;
using table::WindowModel;

namespace {

constexpr const char *noWorkloads = R"({"workloads":[]})";
const QString projectsPath = u"/api/v1/org-unit/projects"_s;

// "a.b" in the answer
QJsonValue valueAt(const QJsonObject &object, const QString &path)
{
    QJsonValue value = object;
    for (const QString &key : path.split(u'.'))
        value = value[key];
    return value;
}

// Of a number of the API; the API has CPU in millicores and memory in megabytes.
table::Value numberOf(const QJsonValue &value, Kind kind)
{
    if (!value.isDouble())
        return {};
    return value.toDouble() * (kind == Kind::Cores ? 0.001 : kind == Kind::Bytes ? 1e6 : 1);
}

// Numbers are equal up to rounding, whatever their type.
bool areEqual(const table::Value &left, const table::Value &right)
{
    const auto number = [](const table::Value &value) -> std::optional<double> {
        if (const auto *whole = std::get_if<std::int64_t>(&value))
            return double(*whole);
        const auto *real = std::get_if<double>(&value);
        return real ? std::optional(*real) : std::nullopt;
    };
    const auto a = number(left);
    const auto b = number(right);
    return a && b ? qFuzzyCompare(1 + *a, 1 + *b) : left == right;
}

QByteArray projectOf(const QByteArray &name, const QByteArray &quota, double allocated)
{
    return R"({"id":")" + name + R"(","name":")" + name
        + R"(","clusterId":"00000000-0000-4000-8000-000000000001",)"
          R"("description":"","parentId":"d","parent":{"id":"d","name":"dep"},"createdAt":"2026-01-01T00:00:00Z",)"
          R"("updatedAt":"2026-01-01T00:00:00Z","resources":[],"totalResources":{"gpuQuota":)"
        + quota + R"(},"status":{"phase":"Ready","quotaStatus":{"allocated":{"gpu":)" + QByteArray::number(allocated)
        + "}}}}";
}

} // namespace

// The lists of projects, departments and node pools over real HTTP, held against the answers of the control plane.
class TestProjects : public CatalogBench
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
    void everyCellIsTheAnswers_data() { lists(); }
    void everyCellIsTheAnswers();
    void workloadsAreCounted_data();
    void workloadsAreCounted();
    void waitsAndIdleGpus_data() { workloadsAreCounted_data(); }
    void waitsAndIdleGpus();
    void projectsAreCounted();
    void nothingIsToldOfAPartOfAList();
    void longListsAreNotGrouped();
    void theServerSorts_data();
    void theServerSorts();
    void theServerFilters();
    void departmentsAreSearchedByName();
    void quotaInWords();
    void linksLeadBothWays();
    void detailsHaveTheSameUnits();
    void forbidden_data() { lists(); }
    void forbidden();
    void workloadsMayBeUnknown_data();
    void workloadsMayBeUnknown();
    void rowsComeBeforeTheirNumbers();
    void oldReleases();

private:
    static void lists()
    {
        QTest::addColumn<Resource>("resource");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("key");
        QTest::newRow("projects") << Resource(catalog::projectResource) << projectsPath << u"projects"_s;
        QTest::newRow("departments") << Resource(catalog::departmentResource) << u"/api/v1/org-unit/departments"_s
                                     << u"departments"_s;
        QTest::newRow("node pools") << Resource(catalog::nodePoolResource) << u"/api/v1/node-pools"_s << u"nodepools"_s;
    }
    [[nodiscard]] QJsonArray answer(const QString &path, const QString &key, const QString &query = u"sortBy=name"_s)
    {
        return m_asking->all(path, query, key);
    }
    void compareRow(const WindowModel &model, int row, const QJsonObject &sent) const;

    std::unique_ptr<SimulatorClient> m_asking;
};

void TestProjects::compareRow(const WindowModel &model, int row, const QJsonObject &sent) const
{
    static const QStringList notSent{
        u"runningWorkloads"_s, u"pendingWorkloads"_s, u"waitingSince"_s, u"projectCount"_s,  u"gpus"_s,
        u"freeQuota"_s,        u"nodeCount"_s,        u"totalGpus"_s,    u"allocatedGpus"_s, u"freeGpus"_s,
        u"idleGpus"_s};
    for (int i = 0; i < model.columnCount(); ++i) {
        const table::ColumnInfo &column = model.source().column(i);
        const QString key = QString::fromLatin1(column.key);
        if (notSent.contains(key) || column.isRest)
            continue;
        const QJsonValue value = valueAt(sent, key);
        table::Value expected = numberOf(value, column.kind);
        if (value.isBool())
            expected = value.toBool();
        else if (column.kind == Kind::Time && value.isString())
            expected = std::int64_t(QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toMSecsSinceEpoch());
        else if (column.kind == Kind::Reference)
            expected = table::Reference{value.toString(), m_names.name(value.toString())};
        else if (value.isString())
            expected = value.toString();
        QVERIFY2(areEqual(model.valueOf(row, column.key), expected), column.key);
    }
}

void TestProjects::everyCellIsTheAnswers()
{
    QFETCH(Resource, resource);
    QFETCH(QString, path);
    QFETCH(QString, key);
    const auto model = load(resource, catalog::defaultQuery(resource));
    const bool hasVerbosity = key == u"departments";
    const QJsonArray sent = answer(path, key, hasVerbosity ? u"verbosity=verbose"_s : u"sortBy=name"_s);
    QVERIFY(!sent.isEmpty());
    QCOMPARE(model->rowCount(), int(sent.size()));
    int overQuota = 0;
    int withoutQuota = 0;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString id = std::get<QString>(model->valueOf(row, "id"));
        const auto found = std::ranges::find_if(sent, [&](const QJsonValue &one) { return one[u"id"_s] == id; });
        QVERIFY(found != sent.end());
        compareRow(*model, row, (*found).toObject());
        if (model->columnOf("freeQuota") < 0)
            continue;
        const QJsonValue quota = valueAt((*found).toObject(), u"totalResources.gpuQuota"_s);
        const auto share = std::get<table::GpuShare>(model->valueOf(row, "gpus"));
        const table::Value left = model->valueOf(row, "freeQuota");
        QCOMPARE(share.allocated, valueAt((*found).toObject(), u"status.quotaStatus.allocated.gpu"_s).toDouble());
        QCOMPARE(share.requested, quota.toDouble(-1));
        QCOMPARE(std::holds_alternative<std::monostate>(left), quota.isNull());
        withoutQuota += quota.isNull() ? 1 : 0;
        if (quota.isNull())
            continue;
        QVERIFY(areEqual(left, share.requested - share.allocated));
        overQuota += std::get<double>(left) < 0 ? 1 : 0;
    }
    QVERIFY(key != u"projects" || (overQuota > 0 && withoutQuota > 0));
}

void TestProjects::workloadsAreCounted_data()
{
    QTest::addColumn<Resource>("resource");
    QTest::addColumn<QString>("filterKey");
    QTest::newRow("projects") << Resource(catalog::projectResource) << u"projectId"_s;
    QTest::newRow("departments") << Resource(catalog::departmentResource) << u"departmentId"_s;
}

// As many as the list of workloads has.
void TestProjects::workloadsAreCounted()
{
    QFETCH(Resource, resource);
    QFETCH(QString, filterKey);
    const auto model = load(resource, catalog::defaultQuery(resource));
    double waiting = 0;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString id = std::get<QString>(model->valueOf(row, "id"));
        for (const auto &[column, phase] :
             {std::pair("runningWorkloads", u"Running"_s), std::pair("pendingWorkloads", u"Pending"_s)}) {
            const qint64 count = m_asking->count(
                u"/api/v1/workloads/count"_s,
                u"filterBy="_s + SimulatorClient::escaped(filterKey + u"=="_s + id + u",phase=="_s + phase));
            const table::Value cell = model->valueOf(row, column);
            QVERIFY2(std::holds_alternative<double>(cell), column);
            QCOMPARE(qint64(std::get<double>(cell)), count);
            waiting += phase == u"Pending" ? double(count) : 0;
        }
    }
    QVERIFY(waiting > 0);
}

// Since when the first workload waits, and the sums of what is idle, are those of the list of workloads.
void TestProjects::waitsAndIdleGpus()
{
    QFETCH(Resource, resource);
    QFETCH(QString, filterKey);
    QHash<QString, qint64> waits;
    QHash<QString, double> idle;
    for (const auto &one : answer(u"/api/v1/workloads"_s, u"workloads"_s, u"sortBy=name"_s)) {
        const QString unit = one[filterKey].toString();
        idle[unit] += one[u"idleAllocatedGpus"_s].toDouble();
        if (one[u"phase"_s] != u"Pending"_s)
            continue;
        const qint64 since
            = QDateTime::fromString(one[u"phaseUpdatedAt"_s].toString(), Qt::ISODateWithMs).toMSecsSinceEpoch();
        waits[unit] = waits.contains(unit) ? std::min(waits[unit], since) : since;
    }
    QVERIFY(!waits.isEmpty());
    const auto model = load(resource, catalog::defaultQuery(resource));
    int quiet = 0;
    double sum = 0;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString id = std::get<QString>(model->valueOf(row, "id"));
        const table::Value since = model->valueOf(row, "waitingSince");
        quiet += waits.contains(id) ? 0 : 1;
        QCOMPARE(since, waits.contains(id) ? table::Value(std::int64_t(waits[id])) : table::Value());
        const double here = std::get<double>(model->valueOf(row, "idleGpus"));
        QVERIFY(qAbs(here - idle[id]) < 0.001);
        sum += here;
    }
    QVERIFY(sum > 0);
    QVERIFY(resource != Resource(catalog::projectResource) || quiet > 0);
    QVERIFY(model->source().lack().sentence.isEmpty());
}

void TestProjects::projectsAreCounted()
{
    const auto projects = load(catalog::projectResource, catalog::defaultQuery(catalog::projectResource));
    const QStringList parents = texts(*projects, "parentId");
    const auto departments = load(catalog::departmentResource, catalog::defaultQuery(catalog::departmentResource));
    double sum = 0;
    for (int row = 0; row < departments->rowCount(); ++row) {
        const table::Value count = departments->valueOf(row, "projectCount");
        QCOMPARE(count, table::Value(double(parents.count(std::get<QString>(departments->valueOf(row, "id"))))));
        sum += std::get<double>(count);
    }
    QCOMPARE(sum, double(projects->rowCount()));
}

// Of more workloads than are read, a wait is told if no other can be longer; idle GPUs are not added up.
void TestProjects::nothingIsToldOfAPartOfAList()
{
    const auto workloads = [](const QByteArray &target) {
        const QUrlQuery query(QUrl(QString::fromLatin1(target)));
        const int offset = query.queryItemValue(u"offset"_s).toInt();
        QByteArray rows;
        for (int i = offset; i < offset + 500; ++i) {
            const QByteArray created
                = "2026-01-" + QByteArray::number(1 + i / 100).rightJustified(2, '0') + "T00:00:00Z";
            rows += (rows.isEmpty() ? "" : ",") + QByteArray(R"({"id":"00000000-0000-4000-8000-)")
                + QByteArray::number(i).rightJustified(12, '0') + R"(","name":"w","projectId":")"
                + (i < 1000 ? "a" : "b") + R"(","phase":"Pending","idleAllocatedGpus":1,"createdAt":")" + created
                + R"(","phaseUpdatedAt":")" + (i < 1000 ? created : QByteArray("2027-01-01T00:00:00Z")) + R"("})";
        }
        return R"({"workloads":[)" + rows + R"(],"next":)" + QByteArray::number(offset + 500) + '}';
    };
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &request) {
        const bool isList = request.target.startsWith("/api/v1/org-unit/projects?");
        const QByteArray rows = projectOf("a", "8", 4) + ',' + projectOf("b", "8", 4) + ',' + projectOf("c", "8", 4);
        if (request.target.startsWith("/api/v1/workloads?"))
            return FaultServer::answer(socket, 200, workloads(request.target));
        FaultServer::answer(socket, 200, isList ? R"({"projects":[)" + rows + "]}" : QByteArray(R"({"values":[]})"));
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    WindowModel model(catalog::makeSource(catalog::projectResource, session.client(), m_names));
    model.setQuery(catalog::defaultQuery(catalog::projectResource));
    waitFor(model);
    QCOMPARE(model.rowCount(), 3);
    const auto isAbsent = [&](int row, const char *column) {
        return std::holds_alternative<std::monostate>(model.valueOf(row, column));
    };
    QVERIFY(!isAbsent(0, "waitingSince")); // its first one waits longer than any that was not read
    QVERIFY(isAbsent(1, "waitingSince")); // an unread one may have waited longer
    QVERIFY(isAbsent(2, "waitingSince")); // all of its workloads may be among the others
    for (int row = 0; row < 3; ++row)
        QVERIFY(isAbsent(row, "idleGpus"));
    QVERIFY(model.source().lack().sentence.contains(table::countText(2000)));
    QCOMPARE(server.count("GET", "/api/v1/workloads?"), 8); // four pages of each list, whatever the projects
}

void TestProjects::longListsAreNotGrouped()
{
    const int count = catalog::GroupedSource::mostRows + 1;
    FaultServer server([count](QTcpSocket *socket, const FaultServer::Request &request) {
        if (request.target.startsWith("/api/v1/workloads?"))
            return FaultServer::answer(socket, 200, noWorkloads);
        if (request.target.startsWith("/api/v1/org-unit/projects/count"))
            return FaultServer::answer(socket, 200, R"({"count":)" + QByteArray::number(count) + '}');
        if (!request.target.startsWith("/api/v1/org-unit/projects?"))
            return FaultServer::answer(socket, 200, R"({"values":[]})");
        const QUrlQuery query(QUrl(QString::fromLatin1(request.target)));
        const int offset = query.queryItemValue(u"offset"_s).toInt();
        const int end = std::min(count, offset + query.queryItemValue(u"limit"_s).toInt());
        QByteArray rows;
        for (int i = offset; i < end; ++i)
            rows += (rows.isEmpty() ? "" : ",") + projectOf('p' + QByteArray::number(i), "8", 4);
        const QByteArray next = end < count ? R"(,"next":)" + QByteArray::number(end) : QByteArray();
        FaultServer::answer(socket, 200, R"({"projects":[)" + rows + "]" + next + "}");
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    auto source = std::make_unique<catalog::GroupedSource>(
        catalog::makeSource(catalog::projectResource, session.client(), m_names));
    catalog::GroupedSource &groups = *source;
    groups.setGroupColumn("parent.name");
    WindowModel model(std::move(source));
    model.setQuery(catalog::defaultQuery(catalog::projectResource));
    waitFor(model);
    QCOMPARE(model.total(), count);
    QCOMPARE(model.valueOf(0, "name"), table::Value(u"p0"_s));
    QVERIFY(groups.groups().isEmpty());
    QVERIFY(groups.remark(model.query()).contains(u"not grouped"));
    // The next refresh knows it.
    const int before = server.count("GET", "/api/v1/org-unit/projects?");
    QSignalSpy updated(&model, &WindowModel::updated);
    model.refresh();
    QVERIFY(updated.wait(30'000));
    waitFor(model);
    QVERIFY(server.count("GET", "/api/v1/org-unit/projects?") - before < 6); // four to find out, and those in view
}

void TestProjects::theServerSorts_data()
{
    QTest::addColumn<Resource>("resource");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("sortKey");
    for (const QString &sortKey :
         {u"avgGpuUtilization7d"_s, u"avgGpuAllocation24h"_s, u"avgGpuMemoryUtilization30d"_s, u"gpuAllocated"_s}) {
        QTest::newRow(qPrintable(u"projects "_s + sortKey))
            << Resource(catalog::projectResource) << projectsPath << u"projects"_s << sortKey;
        QTest::newRow(qPrintable(u"departments "_s + sortKey))
            << Resource(catalog::departmentResource) << u"/api/v1/org-unit/departments"_s << u"departments"_s
            << sortKey;
    }
    QTest::newRow("parent") << Resource(catalog::projectResource) << projectsPath << u"projects"_s << u"parentName"_s;
}

void TestProjects::theServerSorts()
{
    QFETCH(Resource, resource);
    QFETCH(QString, path);
    QFETCH(QString, key);
    QFETCH(QString, sortKey);
    table::ListQuery query = catalog::defaultQuery(resource);
    query.sortKey = sortKey;
    query.descending = true;
    const auto model = load(resource, query);
    QVERIFY(!model->source().sortsHere());
    QStringList expected;
    for (const auto &one : answer(path, key, u"sortOrder=desc&sortBy="_s + sortKey))
        expected << one[u"id"_s].toString();
    QCOMPARE(texts(*model, "id"), expected);
}

void TestProjects::theServerFilters()
{
    const Resource resource = catalog::projectResource;
    const auto all = load(resource, catalog::defaultQuery(resource));
    const QString department = std::get<QString>(all->valueOf(0, "parent.name"));
    const auto some = load(resource, filtered(resource, {u"parentName"_s, Op::Equal, {department}, {}}));
    QVERIFY(some->rowCount() > 0 && some->rowCount() < all->rowCount());
    QCOMPARE(setOf(texts(*some, "parent.name")), QSet<QString>{department});
    QCOMPARE(some->total(), some->rowCount());
    const auto busy = load(resource, filtered(resource, {u"gpuAllocated"_s, Op::AtLeast, {u"1"_s}, {}}));
    QVERIFY(busy->rowCount() > 0);
    for (int row = 0; row < busy->rowCount(); ++row)
        QVERIFY(std::get<table::GpuShare>(busy->valueOf(row, "gpus")).allocated >= 1);
    QCOMPARE(load(resource, filtered(resource, {u"phase"_s, Op::Equal, {u"Deleting"_s}, {}}))->misfits(), 0);
}

// The API cannot search them: without care it would send all of them.
void TestProjects::departmentsAreSearchedByName()
{
    const Resource resource = catalog::departmentResource;
    const auto all = load(resource, catalog::defaultQuery(resource));
    table::ListQuery query = catalog::defaultQuery(resource);
    query.search = std::get<QString>(all->valueOf(0, "name"));
    const auto some = load(resource, query);
    QVERIFY(some->rowCount() > 0 && some->rowCount() < all->rowCount());
    QVERIFY(some->source().remark(query).contains(u"name"_s));
    for (const QString &name : texts(*some, "name"))
        QVERIFY(name.contains(query.search));
}

void TestProjects::quotaInWords()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
        const QByteArray rows = projectOf("a", "null", 12) + ',' + projectOf("b", "0", 2) + ','
            + projectOf("c", "192", 224) + ',' + projectOf("d", "64", 64) + ',' + projectOf("e", "128", 47.75);
        const bool isList = request.target.startsWith("/api/v1/org-unit/projects?");
        FaultServer::answer(socket, 200, isList ? R"({"projects":[)" + rows + "]}" : QByteArray(R"({"values":[]})"));
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    WindowModel model(catalog::makeSource(catalog::projectResource, session.client(), m_names));
    model.setQuery(catalog::defaultQuery(catalog::projectResource));
    waitFor(model);
    QStringList shares;
    QStringList spoken;
    QStringList rooms;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex share = model.index(row, model.columnOf("gpus"));
        shares << share.data(WindowModel::CellTextRole).toString();
        spoken << share.data(Qt::AccessibleTextRole).toString();
        rooms << model.index(row, model.columnOf("freeQuota")).data(WindowModel::CellTextRole).toString();
    }
    QCOMPARE(shares, (QStringList{u"12/–"_s, u"2/0"_s, u"224/192"_s, u"64/64"_s, u"47.75/128"_s}));
    QCOMPARE(spoken,
             (QStringList{u"12 GPUs, no quota"_s, u"2 GPUs, quota of 0"_s, u"224 GPUs, quota of 192"_s,
                          u"64 GPUs, quota of 64"_s, u"47.75 GPUs, quota of 128"_s}));
    QCOMPARE(rooms, (QStringList{u"–"_s, u"2 over"_s, u"32 over"_s, u"at quota"_s, u"80.25 free"_s}));
    // Nothing tells how many workloads they have.
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(std::holds_alternative<std::monostate>(model.valueOf(row, "runningWorkloads")));
}

void TestProjects::linksLeadBothWays()
{
    const auto projects = load(catalog::projectResource, catalog::defaultQuery(catalog::projectResource));
    const auto find = [&](const catalog::LinkKind &kind, const base::Key &key, const QString &name) {
        const catalog::Destination to = catalog::destinationOf({&kind, key, name});
        return load(to.resource, to.query);
    };
    int row = 0;
    while (std::get<double>(projects->valueOf(row, "runningWorkloads")) == 0)
        ++row;
    const QString project = std::get<QString>(projects->valueOf(row, "name"));
    const QString department = std::get<QString>(projects->valueOf(row, "parent.name"));
    const auto workloads = find(*catalog::insideKind(catalog::projectResource), projects->idAt(row), project);
    QVERIFY(workloads->rowCount() > 0);
    QCOMPARE(setOf(texts(*workloads, "projectId")), QSet<QString>{projects->idAt(row).toString()});
    QVERIFY(texts(*find(catalog::theProject, base::Key::fromText(project), project), "id")
                .contains(projects->idAt(row).toString()));

    const auto departments = find(catalog::theDepartment, base::Key::fromText(department), department);
    QVERIFY(departments->rowCount() > 0);
    const auto inside = find(*catalog::insideKind(catalog::departmentResource), departments->idAt(0), department);
    QCOMPARE(setOf(texts(*inside, "parentId")), QSet<QString>{departments->idAt(0).toString()});
}

void TestProjects::detailsHaveTheSameUnits()
{
    for (const Resource resource : {Resource(catalog::projectResource), Resource(catalog::departmentResource)}) {
        const auto model = load(resource, catalog::defaultQuery(resource));
        const auto details = catalog::detailsOf(resource, model->jsonAt(0), m_names);
        QVERIFY(details);
        QCOMPARE(details->id, model->idAt(0));
        for (const char *key : {"status.quotaStatus.allocated.cpu", "status.quotaStatus.requested.memory",
                                "totalResources.cpuQuota", "totalResources.memoryQuota", "totalResources.gpuQuota",
                                "overtimeData.range7dData.averageGpuUtilization"}) {
            const catalog::DetailField *field = details->field(QString::fromLatin1(key));
            QVERIFY2(field, key);
            QVERIFY2(areEqual(field->value, model->valueOf(0, key)), key);
            QCOMPARE(field->kind, model->source().column(model->columnOf(key)).kind);
        }
        // In each node pool, too
        const catalog::DetailField *cores = details->field(u"resources[0].cpu.deserved"_s);
        QVERIFY(cores);
        const QJsonObject sent = QJsonDocument::fromJson(model->jsonAt(0)).object();
        QVERIFY(areEqual(cores->value, sent[u"resources"_s][0][u"cpu"_s][u"deserved"_s].toDouble() / 1000));
        QCOMPARE(cores->kind, Kind::Cores);
    }
}

void TestProjects::forbidden()
{
    QFETCH(Resource, resource);
    QFETCH(QString, path);
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.speed = 0;
    options.refusedPaths = {path.toStdString(), path.toStdString() + "/count"};
    simulator::Simulator simulator(options);
    QVERIFY(simulator.start());
    session::Session session({.name = {},
                              .url = QUrl(QString::fromStdString(simulator.url())),
                              .caFile = {},
                              .credentials = session::BearerToken{QString::fromStdString(simulator.token())}});
    WindowModel refused(catalog::makeSource(resource, session.client(), m_names));
    refused.setQuery(catalog::defaultQuery(resource));
    QTRY_VERIFY_WITH_TIMEOUT(refused.problem() && !refused.isLoading(), 30'000);
    QCOMPARE(refused.problem()->kind, table::Problem::Kind::Forbidden);
    WindowModel granted(catalog::makeSource(catalog::workloadResource, session.client(), m_names));
    granted.setQuery(catalog::defaultQuery(catalog::workloadResource));
    waitFor(granted);
    QVERIFY(granted.rowCount() > 0);
}

void TestProjects::workloadsMayBeUnknown_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("forbidden") << 403;
    QTest::newRow("broken") << 500;
    QTest::newRow("missing") << 404;
}

// The rows are there nevertheless, and what is missing is told.
void TestProjects::workloadsMayBeUnknown()
{
    QFETCH(int, status);
    FaultServer server([status](QTcpSocket *socket, const FaultServer::Request &request) {
        if (request.target.startsWith("/api/v1/workloads/telemetry"))
            return FaultServer::answer(socket, status, R"({"code":1,"message":"no"})");
        if (request.target.startsWith("/api/v1/workloads?"))
            return FaultServer::answer(socket, 200, noWorkloads);
        const bool isCount = request.target.startsWith("/api/v1/org-unit/projects/count");
        FaultServer::answer(
            socket, 200, isCount ? QByteArray(R"({"count":1})") : R"({"projects":[)" + projectOf("a", "8", 4) + "]}");
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    WindowModel model(catalog::makeSource(catalog::projectResource, session.client(), m_names));
    model.setQuery(catalog::defaultQuery(catalog::projectResource));
    waitFor(model);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.isLate(0, model.columnOf("runningWorkloads")));
    QVERIFY(std::holds_alternative<std::monostate>(model.valueOf(0, "runningWorkloads")));
    QVERIFY(std::holds_alternative<std::monostate>(model.valueOf(0, "pendingWorkloads")));
    QCOMPARE(model.source().lack().sentence.isEmpty(), status == 404);
    QCOMPARE(model.index(0, model.columnOf("freeQuota")).data(WindowModel::CellTextRole).toString(), u"4 free"_s);
}

void TestProjects::rowsComeBeforeTheirNumbers()
{
    QPointer<QTcpSocket> waiting;
    FaultServer server([&waiting](QTcpSocket *socket, const FaultServer::Request &request) {
        if (request.target.startsWith("/api/v1/workloads/telemetry"))
            waiting = socket;
        else if (request.target.startsWith("/api/v1/workloads?"))
            FaultServer::answer(socket, 200, noWorkloads);
        else
            FaultServer::answer(socket, 200,
                                request.target.contains("/count") ? QByteArray(R"({"count":1})")
                                                                  : R"({"projects":[)" + projectOf("a", "8", 4) + "]}");
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    WindowModel model(catalog::makeSource(catalog::projectResource, session.client(), m_names));
    model.setQuery(catalog::defaultQuery(catalog::projectResource));
    QTRY_COMPARE_WITH_TIMEOUT(model.loadedRows().size(), 1, 30'000);
    const int column = model.columnOf("runningWorkloads");
    QVERIFY(model.isLate(0, column));
    QCOMPARE(model.valueOf(0, "name"), table::Value(u"a"_s));
    QTRY_VERIFY_WITH_TIMEOUT(waiting, 30'000);
    FaultServer::answer(waiting, 200,
                        R"({"type":"WORKLOADS_COUNT","timestamp":"2026-01-01T00:00:00Z","values":[{"value":"3",)"
                        R"("groups":[{"key":"ProjectId","value":"a","name":"a"},)"
                        R"({"key":"Phase","value":"Running","name":"Running"}]}]})");
    QTRY_VERIFY_WITH_TIMEOUT(!model.isLate(0, column) && !model.isLoading(), 30'000);
    QCOMPARE(model.valueOf(0, "runningWorkloads"), table::Value(3.0));
    QCOMPARE(model.valueOf(0, "pendingWorkloads"), table::Value(0.0)); // there are none
    // One request for the rows, one for their number, one for the workloads of all projects
    QCOMPARE(server.count("GET", "/api/v1/org-unit/projects?"), 1);
    QCOMPARE(server.count("GET", "/api/v1/org-unit/projects/count"), 1);
    QCOMPARE(server.count("GET", "/api/v1/workloads/telemetry"), 1);
    QCOMPARE(server.count("GET", "/api/v1/workloads?"), 2); // those that wait, and those with idle GPUs
}

void TestProjects::oldReleases()
{
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.speed = 0;
    options.release = simulator::Release::V2_18;
    simulator::Simulator simulator(options);
    QVERIFY(simulator.start());
    session::Session session({.name = {},
                              .url = QUrl(QString::fromStdString(simulator.url())),
                              .caFile = {},
                              .credentials = session::BearerToken{QString::fromStdString(simulator.token())}});
    const auto open = [&](Resource resource, const table::ListQuery &query) {
        auto model = std::make_unique<WindowModel>(catalog::makeSource(resource, session.client(), m_names));
        model->setQuery(query);
        waitFor(*model);
        return model;
    };
    table::ListQuery query = catalog::defaultQuery(catalog::projectResource);
    query.sortKey = u"avgGpuUtilization7d"_s;
    const auto projects = open(catalog::projectResource, query);
    QVERIFY(projects->rowCount() > 0);
    QVERIFY(projects->source().remark(query).contains(u"2.19"_s));
    const table::ListQuery byPhase = filtered(catalog::projectResource, {u"phase"_s, Op::Equal, {u"Ready"_s}, {}});
    const auto refused = open(catalog::projectResource, byPhase);
    QVERIFY(refused->problem() && refused->problem()->sentence.contains(u"2.19"_s));
    QVERIFY(open(catalog::departmentResource, catalog::defaultQuery(catalog::departmentResource))->rowCount() > 0);
    const auto pools = open(catalog::nodePoolResource, catalog::defaultQuery(catalog::nodePoolResource));
    QVERIFY(pools->problem() && pools->problem()->sentence.contains(u"2.19"_s));
    QVERIFY(catalog::isMissing(catalog::nodePoolResource, session.client().capabilities()));
    QVERIFY(!catalog::isMissing(catalog::projectResource, session.client().capabilities()));
}

QTEST_GUILESS_MAIN(TestProjects)
#include "tst_projects.moc"
