// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/departments.h"
#include "models/catalog/projects.h"
#include "models/catalog/quotasummary.h"
#include "tests/model/catalogbench.h"
#include "tests/support/faultserver.h"
#include "tests/support/simulatorclient.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;
using catalog::QuotaSummary;
using catalog::Resource;

namespace {

constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure

QByteArray projectOf(int number, double quota, double allocated)
{
    const QByteArray name = 'p' + QByteArray::number(number);
    return R"({"id":")" + name + R"(","name":")" + name
        + R"(","clusterId":"00000000-0000-4000-8000-000000000001","parentId":"d","parent":{"id":"d","name":"d"},)"
          R"("totalResources":{"gpuQuota":)"
        + QByteArray::number(quota) + R"(},"status":{"quotaStatus":{"allocated":{"gpu":)"
        + QByteArray::number(allocated) + "}}}}";
}

} // namespace

// The figures above projects and departments: counted over all of them, held against the answers of the control plane.
class TestQuotas : public CatalogBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        start();
        m_asking
            = std::make_unique<SimulatorClient>(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
    }
    void init() { failOnWarnings(); }
    void figuresAreThoseOfTheList_data();
    void figuresAreThoseOfTheList();
    void nothingIsCountedOverOnePage();
    void listsMayBeForbidden();
    void unitsWithoutQuotaAreNotAtIt();

private:
    std::unique_ptr<SimulatorClient> m_asking;
};

void TestQuotas::figuresAreThoseOfTheList_data()
{
    QTest::addColumn<Resource>("resource");
    QTest::addColumn<QString>("key");
    QTest::newRow("projects") << Resource(catalog::projectResource) << u"projects"_s;
    QTest::newRow("departments") << Resource(catalog::departmentResource) << u"departments"_s;
}

void TestQuotas::figuresAreThoseOfTheList()
{
    QFETCH(Resource, resource);
    QFETCH(QString, key);
    QString silent;
    for (const auto &cluster : m_asking->get(u"/api/v1/clusters"_s).array()) {
        if (cluster[u"status"_s][u"state"_s] == u"Disconnected"_s)
            silent = cluster[u"uuid"_s].toString();
    }
    QVERIFY(!silent.isEmpty());
    double allocated = 0, quota = 0, unused = 0, over = 0;
    int atQuota = 0, overQuota = 0;
    QSet<QString> parents;
    QString cluster;
    const QJsonArray units
        = m_asking->all(u"/api/v1/org-unit/"_s + key,
                        resource->list == api::Operation::Departments ? u"verbosity=verbose"_s : QString(), key);
    for (const auto &unit : units) {
        const double held = unit[u"status"_s][u"quotaStatus"_s][u"allocated"_s][u"gpu"_s].toDouble();
        const QJsonValue own = unit[u"totalResources"_s][u"gpuQuota"_s];
        const double room = own.toDouble() - held;
        const bool reports = unit[u"clusterId"_s] != silent;
        parents.insert(unit[u"parentId"_s].toString());
        if (reports) {
            cluster = unit[u"clusterId"_s].toString();
            allocated += held;
            quota += own.toDouble();
            unused += std::max(0.0, room);
        }
        over += own.isDouble() ? std::max(0.0, -room) : 0;
        overQuota += own.isDouble() && room <= -0.005;
        atQuota += own.toDouble() > 0 && std::abs(room) < 0.005;
    }
    parents.remove(QString());

    QuotaSummary summary(resource, m_session->client());
    QVERIFY(!summary.counts());
    QVERIFY(!summary.allocatedGpus());
    summary.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(summary.counts() && summary.allocatedGpus() && summary.gpuQuota(), patient);
    QCOMPARE(summary.counts()->units, units.size());
    QCOMPARE(summary.counts()->parents, parents.size());
    QCOMPARE(summary.counts()->atQuota.size(), atQuota);
    QCOMPARE(summary.counts()->overQuota.size(), overQuota);
    QVERIFY(std::abs(summary.counts()->over - over) < 0.01);
    QVERIFY(std::abs(summary.counts()->unused - unused) < 0.01);
    QVERIFY(std::abs(*summary.allocatedGpus() - allocated) < 0.01);
    QVERIFY(std::abs(*summary.gpuQuota() - quota) < 0.01);
    QVERIFY(summary.leavesOutClusters());
    QTRY_VERIFY_WITH_TIMEOUT(summary.pendingWorkloads(), patient);
    const QString pending = u"/api/v1/workloads/count?filterBy="_s + SimulatorClient::escaped(u"phase==Pending"_s);
    QCOMPARE(*summary.pendingWorkloads(), m_asking->count(pending));

    summary.setCluster(cluster);
    QTRY_VERIFY_WITH_TIMEOUT(summary.pendingWorkloads(), patient);
    QVERIFY(summary.counts()->units < units.size());
    QVERIFY(!summary.leavesOutClusters());
    summary.setCluster(silent);
    QVERIFY(summary.lacksGpus());
    QVERIFY(!summary.allocatedGpus());
}

// One page of a longer list would tell too little.
void TestQuotas::nothingIsCountedOverOnePage()
{
    QPointer<QTcpSocket> waiting;
    FaultServer server([&waiting](QTcpSocket *socket, const FaultServer::Request &request) {
        if (request.target.startsWith("/api/v1/clusters"))
            return FaultServer::answer(socket, 200, "[]");
        if (!request.target.startsWith("/api/v1/org-unit/projects?"))
            return FaultServer::answer(socket, 404, R"({"code":404,"message":"no"})");
        const int offset = QUrlQuery(QUrl(QString::fromLatin1(request.target))).queryItemValue(u"offset"_s).toInt();
        if (offset > 0) {
            waiting = socket;
            return;
        }
        QByteArrayList rows;
        for (int i = 0; i < 500; ++i)
            rows << projectOf(i, 8, i == 7 ? 10 : i == 8 ? 8 : 4);
        FaultServer::answer(socket, 200, R"({"projects":[)" + rows.join(',') + R"(],"next":500})");
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    QuotaSummary summary(catalog::projectResource, session.client());
    summary.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(waiting, patient);
    QVERIFY(!summary.counts());
    QVERIFY(!summary.allocatedGpus());
    FaultServer::answer(waiting, 200, R"({"projects":[)" + projectOf(500, 0.5, 1) + "]}");
    QTRY_VERIFY_WITH_TIMEOUT(summary.counts(), patient);
    QCOMPARE(summary.counts()->units, 501);
    QCOMPARE(summary.counts()->overQuota, (QStringList{u"p7"_s, u"p500"_s}));
    QCOMPARE(summary.counts()->over, 2.5);
    QCOMPARE(summary.counts()->atQuota, QStringList{u"p8"_s});
    QCOMPARE(summary.counts()->unused, 498 * 4.0);
    // There is no telemetry: the list has the same.
    QTRY_COMPARE_WITH_TIMEOUT(summary.allocatedGpus(), std::optional(498 * 4.0 + 10 + 8 + 1), patient);
    QCOMPARE(summary.gpuQuota(), std::optional(500 * 8.0 + 0.5));
    QVERIFY(!summary.pendingWorkloads());
}

void TestQuotas::listsMayBeForbidden()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 403, R"({"code":403,"message":"no"})");
    });
    QVERIFY(server.isReady());
    session::Session session(
        {.name = {}, .url = server.url(), .caFile = {}, .credentials = session::BearerToken{u"t"_s}});
    QuotaSummary summary(catalog::departmentResource, session.client());
    summary.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(server.count("GET", "/api/v1/org-unit/departments?") > 0
                                 && server.count("GET", "/api/v1/org-unit/departments/telemetry") == 2,
                             patient);
    QTest::qWait(100);
    QVERIFY(!summary.counts());
    QVERIFY(!summary.allocatedGpus());
    QVERIFY(!summary.gpuQuota());
    QVERIFY(!summary.pendingWorkloads());
    QVERIFY(!summary.lacksGpus());
}

void TestQuotas::unitsWithoutQuotaAreNotAtIt()
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    const catalog::QuotaUnit units[] = {{u"none"_s, u"c"_s, {}, 4, none},
                                        {u"zero"_s, u"c"_s, {}, 0, 0},
                                        {u"unknown"_s, u"c"_s, {}, none, 8},
                                        {u"over"_s, u"c"_s, {}, 2, 0}};
    const catalog::ReportingClusters all(m_session->client());
    const catalog::QuotaCounts counts = catalog::countQuotas(units, all, {});
    QCOMPARE(counts.units, 4);
    QVERIFY(counts.atQuota.isEmpty());
    QCOMPARE(counts.overQuota, QStringList{u"over"_s});
    QCOMPARE(counts.unused, 0);
    QVERIFY(counts.areTold);

    // As departments of 2.18: how many are at their quota is not known, which is not 0.
    const catalog::QuotaUnit untold[] = {{u"a"_s, u"c"_s, {}, none, none}, {u"b"_s, u"c"_s, {}, none, 8}};
    QVERIFY(!catalog::countQuotas(untold, all, {}).areTold);
    QVERIFY(catalog::countQuotas({}, all, {}).areTold);
}

QTEST_GUILESS_MAIN(TestQuotas)
#include "tst_quotas.moc"
