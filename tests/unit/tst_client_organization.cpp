// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/api/measurements.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/session/session.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using api::Operation;
using api::PagePtr;
using base::Urgency;

// The calls for node pools, projects and departments, on their whole way to the simulator and back.
class TestClientOrganization : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void nodePools();
    void projects();
    void departments();
    void telemetry();
    void metrics();
    void nodesOfACluster();
    void oldReleases();

private:
    static constexpr std::int64_t now = 1'780'000'000'000;

    static std::unique_ptr<session::Session> start(std::unique_ptr<simulator::Simulator> &simulator,
                                                   std::optional<simulator::Release> release);
    template<class T, class Make> static api::Result<T> wait(Make make)
    {
        std::optional<api::Result<T>> outcome;
        QObject context;
        const api::Call call = make(&context, [&](api::Result<T> result) { outcome = std::move(result); });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 30'000))
            return api::Failure(api::Error{.detail = u"no answer"_s});
        return std::move(*outcome);
    }
    template<class Record>
    static PagePtr<Record> listed(session::Session &session, Operation operation, const api::ListParams &params)
    {
        return wait<PagePtr<Record>>([&](QObject *context, auto done) {
                   return session.client().list<Record>(operation, params, Urgency::Visible, context, std::move(done));
               })
            .value_or(nullptr);
    }
    template<class Record> PagePtr<Record> list(Operation operation, const api::ListParams &params)
    {
        return listed<Record>(*m_session, operation, params);
    }
    qint64 count(Operation operation, const QStringList &filters = {}, const base::Key &id = {})
    {
        return wait<std::int64_t>([&](QObject *context, auto done) {
                   return m_session->client().countRowsOf(operation, id, {.filterBy = filters}, Urgency::Visible,
                                                          context, std::move(done));
               })
            .value_or(-1);
    }
    // The values of the groups, by the texts of the first ones
    std::map<QString, double> telemetry(Operation operation, const api::TelemetryParams &params)
    {
        const auto page = wait<PagePtr<api::TelemetryValue>>([&](QObject *context, auto done) {
            return m_session->client().telemetry(operation, params, Urgency::Visible, context, std::move(done));
        });
        std::map<QString, double> values;
        for (std::size_t i = 0; page && i < (*page)->rows.size(); ++i) {
            const api::RowRef<api::TelemetryValue> row{(*page)->rows[i], (*page)->texts};
            values[row.text(row->group1)] = row->value;
        }
        return values;
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session; // ends before the simulator
};

std::unique_ptr<session::Session> TestClientOrganization::start(std::unique_ptr<simulator::Simulator> &simulator,
                                                                std::optional<simulator::Release> release)
{
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.nowMs = now;
    options.speed = 0;
    options.release = release;
    simulator = std::make_unique<simulator::Simulator>(options);
    if (!simulator->start())
        qFatal("%s", simulator->error().c_str());
    return std::make_unique<session::Session>(
        session::Connection{.name = u"test"_s,
                            .url = QUrl(QString::fromStdString(simulator->url())),
                            .caFile = {},
                            .credentials = session::BearerToken{QString::fromStdString(simulator->token())}});
}

void TestClientOrganization::initTestCase()
{
    m_session = start(m_simulator, std::nullopt);
}

void TestClientOrganization::nodePools()
{
    const auto pools = list<api::NodePool>(
        Operation::NodePools, {.filterBy = {u"name=@h100"_s}, .sortBy = u"name"_s, .descending = true, .limit = 2});
    QVERIFY(pools);
    QCOMPARE(pools->rows.size(), 2U);
    QVERIFY(pools->faults.empty() && pools->fieldFaults.empty() && pools->missing.empty());
    const api::RowRef<api::NodePool> spot{pools->rows[1], pools->texts};
    QCOMPARE(spot.text(spot->name), u"h100-80g-spot"_s);
    QCOMPARE(spot.text(spot->clusterName), u"fra-h100"_s);
    QCOMPARE(spot.text(spot->phase), u"Ready"_s);
    QCOMPARE(spot.text(spot->gpuPlacement), u"spread"_s);
    QCOMPARE(spot.text(spot->minGuaranteedRuntime), u"4h"_s);
    QCOMPARE(spot->isDefault, api::Flag::No);
    QCOMPARE(spot->swapEnabled, api::Flag::Yes);
    QVERIFY(spot->createdAt < spot->updatedAt && spot->updatedAt < now);
    const auto nodes = pools->texts.unpack(spot->nodes);
    QVERIFY(!nodes.empty());
    QCOMPARE(pools->texts.toString(nodes[0]), u"fra-h100-h100-80g-spot-n001"_s);
    QCOMPARE(count(Operation::NodePoolCount, {u"name=@h100-80g"_s}), 2);
    QVERIFY(count(Operation::NodePoolCount, {u"phase==Unschedulable"_s}) > 0);
}

void TestClientOrganization::projects()
{
    const auto page = list<api::Project>(Operation::Projects,
                                         {.sortBy = u"avgGpuUtilization7d"_s, .descending = true, .limit = 500});
    QVERIFY(page && page->rows.size() > 20);
    QVERIFY(page->faults.empty() && page->fieldFaults.empty() && page->missing.empty());
    QCOMPARE(count(Operation::ProjectCount), static_cast<qint64>(page->rows.size()));
    double before = 100;
    int withoutQuota = 0;
    for (const api::Project &one : page->rows) {
        const api::RowRef<api::Project> row{one, page->texts};
        QVERIFY(!row.text(row->name).isEmpty() && !row.text(row->parentName).isEmpty()
                && !row.text(row->phase).isEmpty());
        QVERIFY(row->nonPreemptible.gpu <= row->allocated.gpu && row->allocated.gpu <= row->requested.gpu);
        if (const double mean = row->week.gpuUtilization; std::isfinite(mean)) {
            QVERIFY(mean <= before);
            before = mean;
            QVERIFY(row->month.updatedAt <= now && row->day.gpuMemoryUtilization <= 100);
        }
        double allocated = 0, quota = 0;
        for (const api::PoolUsage &pool : page->texts.unpack(row->usages)) {
            QVERIFY(!row.text(pool.nodePool).isEmpty());
            allocated += pool.allocated.gpu;
        }
        for (const api::PoolQuota &pool : page->texts.unpack(row->quotas)) {
            QCOMPARE(row.text(pool.memoryUnits), u"MB"_s);
            QVERIFY(std::isnan(pool.gpuLimit) && pool.gpuWeight == 2);
            quota += pool.gpu;
        }
        QVERIFY(std::abs(allocated - row->allocated.gpu) < 0.001);
        withoutQuota += std::isnan(row->quota.gpu) ? 1 : 0;
        QVERIFY(std::isnan(row->quota.gpu) ? quota == 0 : std::abs(quota - row->quota.gpu) < 0.001);
    }
    QVERIFY(withoutQuota > 0);
    const auto found = list<api::Project>(Operation::Projects, {.search = u"NLP"_s});
    QVERIFY(found && !found->rows.empty() && found->rows.size() < page->rows.size());
}

void TestClientOrganization::departments()
{
    const auto page = list<api::Department>(Operation::Departments, {.sortBy = u"gpuAllocated"_s, .limit = 500});
    QVERIFY(page && page->rows.size() > 10);
    QVERIFY(page->faults.empty() && page->fieldFaults.empty() && page->missing.empty());
    QCOMPARE(count(Operation::DepartmentCount), static_cast<qint64>(page->rows.size()));
    double before = 0;
    for (const api::Department &one : page->rows) {
        QVERIFY(one.allocated.gpu >= before); // their status is requested, too
        before = one.allocated.gpu;
    }
    QVERIFY(before > 0);
}

void TestClientOrganization::telemetry()
{
    const auto projects
        = telemetry(Operation::ProjectTelemetry, {.type = u"GPU_ALLOCATION"_s, .groupBy = {u"NodepoolId"_s}});
    QVERIFY(projects.size() > 5);
    const auto &[pool, held] = *std::ranges::max_element(projects, {}, [](const auto &one) { return one.second; });
    QVERIFY(held > 0);
    QCOMPARE(telemetry(Operation::ProjectTelemetry, {.type = u"GPU_ALLOCATION"_s, .nodepoolId = pool}).at({}), held);
    const auto departments
        = telemetry(Operation::DepartmentTelemetry, {.type = u"GPU_ALLOCATION"_s, .groupBy = {u"CLUSTER_ID"_s}});
    double all = 0, summed = 0;
    for (const auto &[id, value] : projects)
        all += value;
    for (const auto &[id, value] : departments)
        summed += value;
    QVERIFY(std::abs(all - summed) < 0.01);
}

void TestClientOrganization::metrics()
{
    const auto pools = list<api::NodePool>(Operation::NodePools, {.limit = 1});
    const auto projects = list<api::Project>(Operation::Projects, {.sortBy = u"gpuAllocated"_s, .descending = true});
    const auto departments = list<api::Department>(Operation::Departments, {});
    QVERIFY(pools && projects && departments);
    const api::RowRef<api::NodePool> pool{pools->rows.at(0), pools->texts};
    const api::RowRef<api::Project> project{projects->rows.at(0), projects->texts};
    const api::MetricsParams params = {.types = {u"GPU_QUOTA"_s}, .startMs = now - 60'000, .endMs = now, .samples = 4};
    const auto ofPool = wait<api::MeasurementsPtr>([&](QObject *context, auto done) {
        return m_session->client().nodePoolMetrics(base::Key::fromText(pool.text(pool->clusterId)),
                                                   base::Key::fromText(pool.text(pool->name)), params, Urgency::Metrics,
                                                   context, std::move(done));
    });
    QVERIFY(ofPool && (*ofPool)->series.size() == 1);
    auto held = params;
    held.types = {u"GPU_ALLOCATION"_s};
    held.nodepoolName = pool.text(pool->name);
    const auto ofProject = wait<api::MeasurementsPtr>([&](QObject *context, auto done) {
        return m_session->client().projectMetrics(project.key(project->id), held, Urgency::Metrics, context,
                                                  std::move(done));
    });
    QVERIFY(ofProject);
    const base::Key id = departments->texts.key(departments->rows.at(0).id);
    const auto ofDepartment = wait<api::MeasurementsPtr>([&](QObject *context, auto done) {
        return m_session->client().departmentMetrics(id, params, Urgency::Metrics, context, std::move(done));
    });
    QVERIFY(ofDepartment && (*ofDepartment)->series.size() == 1);
    QCOMPARE((*ofDepartment)->series[0].samples.size(), 4U);
}

void TestClientOrganization::nodesOfACluster()
{
    const auto pools = list<api::NodePool>(Operation::NodePools, {.limit = 1});
    QVERIFY(pools);
    const api::RowRef<api::NodePool> pool{pools->rows.at(0), pools->texts};
    const auto size = static_cast<qint64>(pools->texts.unpack(pool->nodes).size());
    QCOMPARE(count(Operation::ClusterNodeCount, {u"nodePool=="_s + pool.text(pool->name)},
                   base::Key::fromText(pool.text(pool->clusterId))),
             size);
}

// What an old control plane lacks is absent, and nothing is a fault.
void TestClientOrganization::oldReleases()
{
    std::unique_ptr<simulator::Simulator> simulator;
    const auto session = start(simulator, simulator::Release::V2_18);
    const auto projects = listed<api::Project>(*session, Operation::Projects, {});
    const auto departments = listed<api::Department>(*session, Operation::Departments, {});
    QVERIFY(projects && !projects->rows.empty() && departments && !departments->rows.empty());
    QVERIFY(projects->faults.empty() && projects->fieldFaults.empty() && departments->fieldFaults.empty());
    const api::Project &first = projects->rows[0];
    QVERIFY(std::isfinite(first.allocated.gpu) && std::isnan(first.quota.gpu) && std::isnan(first.week.gpuUtilization));
    QVERIFY(std::isnan(departments->rows[0].allocated.gpu));
    QVERIFY(!listed<api::NodePool>(*session, Operation::NodePools, {}));
}

QTEST_GUILESS_MAIN(TestClientOrganization)
#include "tst_client_organization.moc"
