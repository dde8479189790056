// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/overtime.h"
#include "app/simulator/world/resources.h"
#include "tests/unit/metricasker.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

constexpr std::int64_t Begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
using Text = QLatin1String;

const std::string Projects = "/api/v1/org-unit/projects", Departments = "/api/v1/org-unit/departments",
                  Pools = "/api/v1/node-pools";

std::string escaped(const QString &text)
{
    return QUrl::toPercentEncoding(text).toStdString();
}

double gpu(const QJsonValue &status, const char *part)
{
    return status[Text("quotaStatus")][Text(part)][Text("gpu")].toDouble();
}

double hundredthsOf(double value)
{
    return std::round(value * 100);
}

} // namespace

// Node pools, projects and departments of the simulated control plane: their lists, telemetry and metrics, which are
// about the workloads that the other lists show.
class TestSimulatorOrganization : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = generate({7, 312, 5000, 20000}, 3, Begin);
        m_asker = std::make_unique<MetricAsker>(*m_world, Begin);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void listsEachOnce();
    void allocationIsThatOfTheWorkloads();
    void departmentsAreTheirProjects();
    void poolsProjectsAndClusterAgree();
    void quotasDiffer();
    void sortsAndFilters();
    void searches();
    void telemetryAgreesWithTheLists();
    void metricsAgreeWithTheLists();
    void averagesAreThoseOfTheMetrics();
    void poolMetricsAreThoseOfTheCluster();
    void nodesAreCounted();
    void refusals();

private:
    QJsonArray all(const std::string &path, Text key, const std::string &query = {})
    {
        QJsonArray rows;
        for (;;) {
            const auto page = m_asker->get(path + "?limit=40&offset=" + std::to_string(rows.size()) + query);
            const QJsonArray some = page.body[key].toArray();
            for (const auto &row : some)
                rows.append(row);
            if (some.size() < 40)
                return rows;
        }
    }
    QJsonArray projects(const std::string &query = {}) { return all(Projects, Text("projects"), query); }
    QJsonArray departments(const std::string &query = {})
    {
        return all(Departments, Text("departments"), "&verbosity=verbose" + query);
    }
    QJsonArray pools(const std::string &query = {}) { return all(Pools, Text("nodepools"), query); }
    qint64 count(const std::string &path, const std::string &query = {})
    {
        return m_asker->get(path + "/count" + query).body[Text("count")].toInteger(-1);
    }
    // By the texts of its groups, joined
    std::map<QString, double> telemetry(const std::string &path, const std::string &query)
    {
        std::map<QString, double> values;
        const auto answer = m_asker->get(path + "/telemetry?telemetryType=" + query);
        for (const auto &one : answer.body[Text("values")].toArray()) {
            QStringList groups;
            for (const auto &group : one[Text("groups")].toArray())
                groups.append(group[Text("value")].toString());
            values[groups.join(u' ')] = one[Text("value")].toString().toDouble();
        }
        return values;
    }
    double metricNow(const std::string &path, const std::string &type, const std::string &query = {})
    {
        const auto answer = m_asker->get(path + MetricAsker::range(type, Begin, Begin + 1, 1) + query);
        const auto points = answer.points(Text(type.c_str()));
        return points.empty() ? -1 : points.begin()->second.toDouble();
    }

    std::unique_ptr<const World> m_world;
    std::unique_ptr<MetricAsker> m_asker;
};

void TestSimulatorOrganization::listsEachOnce()
{
    for (const auto &[path, key, size] : {std::tuple(Projects, Text("projects"), m_world->projects.size()),
                                          std::tuple(Departments, Text("departments"), m_world->departments.size()),
                                          std::tuple(Pools, Text("nodepools"), m_world->pools.size())}) {
        QSet<QString> ids;
        for (const auto &row : all(path, key))
            ids.insert(row[Text("id")].toString());
        QCOMPARE(ids.size(), static_cast<qsizetype>(size));
        QCOMPARE(count(path), static_cast<qint64>(size));
    }
    QVERIFY(m_asker->get(Projects + "?limit=5").body.contains(Text("next")));
    QVERIFY(!m_asker->get(Pools + "?limit=5").body.contains(Text("next")));
    for (const auto &pool : pools()) {
        const bool isLost = pool[Text("clusterName")] == u"sin-edge"_s;
        QCOMPARE(pool[Text("phase")].toString(), isLost ? u"Unschedulable"_s : u"Ready"_s);
        const auto nodes = m_asker->get("/api/v1/nodes/count?filterBy="
                                        + escaped(u"nodePool==%1,clusterUuid==%2"_s.arg(
                                            pool[Text("name")].toString(), pool[Text("clusterId")].toString())));
        QCOMPARE(pool[Text("status")][Text("nodes")].toArray().size(), nodes.body[Text("count")].toInteger());
    }
}

void TestSimulatorOrganization::allocationIsThatOfTheWorkloads()
{
    std::map<QString, double> held;
    for (std::size_t offset = 0;; offset += 500) {
        const auto page = m_asker->get("/api/v1/workloads?limit=500&sortBy=createdAt&offset=" + std::to_string(offset));
        const QJsonArray rows = page.body[Text("workloads")].toArray();
        for (const auto &row : rows)
            held[row[Text("projectId")].toString()] += row[Text("allocatedResources")][Text("gpu")].toDouble();
        if (rows.size() < 500)
            break;
    }
    double total = 0;
    for (const auto &project : projects()) {
        const QJsonValue status = project[Text("status")];
        QCOMPARE(hundredthsOf(gpu(status, "allocated")), hundredthsOf(held[project[Text("id")].toString()]));
        QVERIFY(gpu(status, "allocatedNonPreemptible") <= gpu(status, "allocated"));
        QVERIFY(gpu(status, "requested") >= gpu(status, "allocated"));
        double ofPools = 0;
        for (const auto &pool : status[Text("nodePoolQuotaStatuses")].toArray())
            ofPools += pool[Text("allocated")][Text("gpu")].toDouble();
        QCOMPARE(hundredthsOf(ofPools), hundredthsOf(gpu(status, "allocated")));
        total += ofPools;
    }
    QVERIFY(total > 500);
}

void TestSimulatorOrganization::departmentsAreTheirProjects()
{
    std::map<QString, double> allocated, quota, held;
    for (const auto &project : projects()) {
        const QString parent = project[Text("parentId")].toString();
        QCOMPARE(project[Text("parent")][Text("id")].toString(), parent);
        allocated[parent] += gpu(project[Text("status")], "allocated");
        quota[parent] += project[Text("totalResources")][Text("gpuQuota")].toDouble();
        held[parent] += project[Text("overtimeData")][Text("range7dData")][Text("averageGpuAllocation")].toDouble();
    }
    for (const auto &department : departments()) {
        const QString id = department[Text("id")].toString();
        QCOMPARE(hundredthsOf(gpu(department[Text("status")], "allocated")), hundredthsOf(allocated[id]));
        QCOMPARE(department[Text("totalResources")][Text("gpuQuota")].toDouble(), quota[id]);
        const double mean
            = department[Text("overtimeData")][Text("range7dData")][Text("averageGpuAllocation")].toDouble();
        QVERIFY(std::abs(mean - held[id]) < 0.1);
    }
    QVERIFY(!m_asker->get(Departments).body[Text("departments")][0].toObject().contains(Text("status")));
}

void TestSimulatorOrganization::poolsProjectsAndClusterAgree()
{
    const auto byProject = telemetry(Projects, "GPU_ALLOCATION&groupBy=ClusterId");
    const auto byDepartment = telemetry(Departments, "GPU_ALLOCATION&groupBy=CLUSTER_ID");
    for (std::size_t cluster = 0; cluster < m_world->clusters.size(); ++cluster) {
        const Cluster &one = m_world->clusters[cluster];
        if (one.state == ClusterState::Disconnected || one.state == ClusterState::WaitingToConnect)
            continue;
        const QString id = QString::fromStdString(toString(one.id));
        const double held = metricNow(m_asker->clusterPath(cluster), "ALLOCATED_GPU");
        double ofPools = 0, ofProjects = 0, quota = 0;
        for (const auto &pool : pools("&filterBy=" + escaped(u"clusterId=="_s + id))) {
            const std::string path
                = m_asker->clusterPath(cluster) + "/nodepools/" + pool[Text("name")].toString().toStdString();
            ofPools += metricNow(path, "ALLOCATED_GPU");
        }
        for (const auto &project : projects("&filterBy=" + escaped(u"clusterId=="_s + id))) {
            const std::string path = Projects + '/' + project[Text("id")].toString().toStdString();
            ofProjects += metricNow(path, "GPU_ALLOCATION");
            quota += project[Text("totalResources")][Text("gpuQuota")].toDouble();
        }
        QCOMPARE(hundredthsOf(ofPools), hundredthsOf(held));
        QCOMPARE(hundredthsOf(ofProjects), hundredthsOf(held));
        QCOMPARE(hundredthsOf(byProject.at(id)), hundredthsOf(held));
        QCOMPARE(hundredthsOf(byDepartment.at(id)), hundredthsOf(held));
        QCOMPARE(hundredthsOf(metricNow(m_asker->clusterPath(cluster), "GPU_QUOTA")), hundredthsOf(quota));
    }
}

void TestSimulatorOrganization::quotasDiffer()
{
    int without = 0, zero = 0, over = 0, exact = 0, below = 0;
    for (const auto &project : projects()) {
        const QJsonValue quota = project[Text("totalResources")][Text("gpuQuota")];
        const double held = gpu(project[Text("status")], "allocated");
        QCOMPARE(project[Text("resources")].toArray().isEmpty(), quota.isNull());
        if (quota.isNull())
            ++without;
        else if (quota.toDouble() == 0)
            ++zero;
        else
            ++(held > quota.toDouble() ? over : held == quota.toDouble() ? exact : below);
    }
    QVERIFY(without > 2 && zero > 2 && over > 2 && exact > 2 && below > 10);
}

void TestSimulatorOrganization::sortsAndFilters()
{
    const auto valuesBy = [this](const std::string &key, const std::string &order) {
        std::vector<double> values;
        for (const auto &project : projects("&sortBy=" + key + "&sortOrder=" + order))
            values.push_back(
                project[Text("overtimeData")][Text("range7dData")][Text("averageGpuUtilization")].toDouble(-1));
        return values;
    };
    const auto up = valuesBy("avgGpuUtilization7d", "asc"), down = valuesBy("avgGpuUtilization7d", "desc");
    QVERIFY(std::ranges::is_sorted(up));
    QVERIFY(std::ranges::is_sorted(down, std::greater<>()));
    QVERIFY(up.front() < up.back());

    QStringList names;
    for (const auto &department : departments("&sortBy=name&sortOrder=desc"))
        names.append(department[Text("name")].toString());
    QVERIFY(std::ranges::is_sorted(names, std::greater<>()));
    for (const auto &project : projects("&filterBy=" + escaped(u"gpuAllocated>=10,avgGpuAllocation24h<=40"_s))) {
        QVERIFY(gpu(project[Text("status")], "allocated") >= 10);
        QVERIFY(project[Text("overtimeData")][Text("range24hData")][Text("averageGpuAllocation")].toDouble() <= 40);
    }
    const qint64 everyone = count(Projects);
    const std::string parent = escaped(u"parentName==science"_s);
    const qint64 some = count(Projects, "?filterBy=" + parent);
    QVERIFY(some > 0 && some < everyone);
    QCOMPARE(count(Projects, "?filterBy=" + escaped(u"parentName!=science"_s)), everyone - some);
    // A project without quota is neither above nor below any number.
    const qint64 low = count(Projects, "?filterBy=" + escaped(u"totalGpuQuota<=50"_s)),
                 high = count(Projects, "?filterBy=" + escaped(u"totalGpuQuota>=50.01"_s));
    QVERIFY(low > 0 && high > 0 && low + high < everyone);
    QCOMPARE(count(Pools, "?filterBy=" + escaped(u"swapEnabled==false"_s)), 2);
    QCOMPARE(count(Pools, "?filterBy=" + escaped(u"networkTopologyName==rack-topology"_s)), 1);
    QCOMPARE(count(Departments, "?filterBy=" + escaped(u"name=^re"_s)), 6);
}

void TestSimulatorOrganization::searches()
{
    for (const auto &project : projects("&search=NLP"))
        QVERIFY(project[Text("name")].toString().contains(u"nlp"));
    QCOMPARE(count(Projects, "?search=NLP"), projects("&search=nlp").size());
    QVERIFY(count(Projects, "?search=science") > 0); // a department
    QCOMPARE(count(Projects, "?search=nothing-like-it"), 0);
}

void TestSimulatorOrganization::telemetryAgreesWithTheLists()
{
    std::map<QString, double> quota, preemptible, cores, byPool;
    for (const auto &project : projects()) {
        const QString parent = project[Text("parentId")].toString();
        quota[parent] += project[Text("totalResources")][Text("gpuQuota")].toDouble();
        preemptible[parent] += gpu(project[Text("status")], "allocatedNonPreemptible");
        cores[parent] += project[Text("status")][Text("quotaStatus")][Text("allocated")][Text("cpu")].toDouble();
        for (const auto &pool : project[Text("status")][Text("nodePoolQuotaStatuses")].toArray())
            byPool[pool[Text("nodePoolId")].toString()] += pool[Text("allocated")][Text("gpu")].toDouble();
    }
    const auto compare = [](const std::map<QString, double> &told, const std::map<QString, double> &summed) {
        QCOMPARE(told.size(), summed.size());
        for (const auto &[key, value] : summed)
            QCOMPARE(hundredthsOf(told.at(key)), hundredthsOf(value));
    };
    compare(telemetry(Projects, "GPU_QUOTA&groupBy=ParentId"), quota);
    compare(telemetry(Projects, "GPU_ALLOCATION_NON_PREEMPTIBLE&groupBy=ParentId"), preemptible);
    compare(telemetry(Projects, "CPU_ALLOCATION&groupBy=ParentId"), cores);
    compare(telemetry(Projects, "GPU_ALLOCATION&groupBy=NodepoolId"), byPool);
    // The CPU of projects is that of the nodes.
    double ofNodes = 0, ofProjects = 0;
    for (const auto &[key, value] : telemetry("/api/v1/nodes", "ALLOCATED_CPU_CORES&groupBy=ClusterId"))
        ofNodes += value;
    for (const auto &[key, value] : cores)
        ofProjects += value;
    QCOMPARE(ofProjects, ofNodes * 1000);
    // Limited to one department, or one node pool
    const auto &[parent, wanted] = *preemptible.begin();
    const auto one = telemetry(Departments, "GPU_ALLOCATION_NON_PREEMPTIBLE&departmentId=" + parent.toStdString());
    QCOMPARE(hundredthsOf(one.at({})), hundredthsOf(wanted));
    const auto &[pool, held] = *byPool.begin();
    QCOMPARE(hundredthsOf(telemetry(Projects, "GPU_ALLOCATION&nodepoolId=" + pool.toStdString()).at({})),
             hundredthsOf(held));
}

void TestSimulatorOrganization::metricsAgreeWithTheLists()
{
    int checked = 0;
    for (const auto &unit : projects()) {
        if (unit[Text("status")][Text("phase")] == u"Unknown"_s)
            continue; // its cluster is out of reach
        const std::string path = Projects + '/' + unit[Text("id")].toString().toStdString();
        const QJsonValue status = unit[Text("status")][Text("quotaStatus")];
        QCOMPARE(metricNow(path, "GPU_ALLOCATION"), status[Text("allocated")][Text("gpu")].toDouble());
        QCOMPARE(metricNow(path, "CPU_ALLOCATION_MILLICORES"), status[Text("allocated")][Text("cpu")].toDouble());
        QCOMPARE(metricNow(path, "CPU_MEMORY_ALLOCATION_MB"), status[Text("allocated")][Text("memory")].toDouble());
        // Without a quota, there is no curve of it.
        QCOMPARE(metricNow(path, "GPU_QUOTA"), unit[Text("totalResources")][Text("gpuQuota")].toDouble(-1));
        double ofPools = 0;
        for (const auto &pool : unit[Text("status")][Text("nodePoolQuotaStatuses")].toArray())
            ofPools += metricNow(path, "GPU_ALLOCATION",
                                 "&nodepoolName=" + pool[Text("nodePoolName")].toString().toStdString());
        QCOMPARE(hundredthsOf(ofPools), hundredthsOf(metricNow(path, "GPU_ALLOCATION")));
        ++checked;
    }
    QVERIFY(checked > 30);
    const auto lost = projects("&filterBy=" + escaped(u"phase==Unknown"_s));
    QVERIFY(!lost.isEmpty());
    QCOMPARE(metricNow(Projects + '/' + lost.first()[Text("id")].toString().toStdString(), "GPU_ALLOCATION"), -1);
}

void TestSimulatorOrganization::averagesAreThoseOfTheMetrics()
{
    double most = 0;
    for (const auto &project : projects()) {
        const QJsonValue overtime = project[Text("overtimeData")];
        if (overtime[Text("range24hData")].isNull())
            continue;
        const auto answer
            = m_asker->get(Projects + '/' + project[Text("id")].toString().toStdString()
                           + MetricAsker::range("GPU_ALLOCATION,GPU_MEMORY_UTILIZATION", Begin - Day, Begin, 1000));
        double sum = 0;
        const auto points = answer.points(Text("GPU_ALLOCATION"));
        for (const auto &[time, value] : points)
            sum += value.toDouble();
        const double mean = points.empty() ? 0 : sum / static_cast<double>(points.size());
        const double told = overtime[Text("range24hData")][Text("averageGpuAllocation")].toDouble();
        QVERIFY2(std::abs(told - mean) < 0.02 * mean + 0.1,
                 qPrintable(QString::number(told) + u' ' + QString::number(mean)));
        const double memory = overtime[Text("range24hData")][Text("averageGpuMemoryUtilization")].toDouble();
        const auto shares = answer.points(Text("GPU_MEMORY_UTILIZATION"));
        double inUse = 0;
        for (const auto &[time, value] : shares)
            inUse += value == u"NaN"_s ? 0 : value.toDouble() / 100 * points.at(time).toDouble(); // nothing allocated
        QVERIFY2(sum == 0 || std::abs(100 * inUse / sum - memory) < 0.5, qPrintable(QString::number(memory)));
        const double used = overtime[Text("range24hData")][Text("averageGpuUtilization")].toDouble();
        QVERIFY(used >= 0 && used <= 100);
        most = std::max(most, used);
    }
    QVERIFY(most > 50);
    // The GPUs that projects used are those that their cluster used.
    for (const std::size_t cluster : {0U, 2U}) {
        const auto answer
            = m_asker->get(m_asker->clusterPath(cluster)
                           + MetricAsker::range("GPU_UTILIZATION,TOTAL_GPU", Begin - 7 * Day, Begin, 1000));
        const auto share = answer.points(Text("GPU_UTILIZATION")), total = answer.points(Text("TOTAL_GPU"));
        double ofCluster = 0, ofProjects = 0;
        for (const auto &[time, value] : share)
            ofCluster += value.toDouble() / 100 * total.at(time).toDouble() / static_cast<double>(share.size());
        const QString id = QString::fromStdString(toString(m_world->clusters[cluster].id));
        for (const auto &project : projects("&filterBy=" + escaped(u"clusterId=="_s + id))) {
            const QJsonValue week = project[Text("overtimeData")][Text("range7dData")];
            ofProjects
                += week[Text("averageGpuAllocation")].toDouble() * week[Text("averageGpuUtilization")].toDouble() / 100;
        }
        QVERIFY(ofCluster > 10);
        QVERIFY(std::abs(ofProjects / ofCluster - 1) < 0.01);
    }
    QCOMPARE(overtimeAt(Begin + 3 * Minute), Begin);
}

void TestSimulatorOrganization::poolMetricsAreThoseOfTheCluster()
{
    const std::string types
        = "TOTAL_GPU,ALLOCATED_GPU,GPU_UTILIZATION,GPU_QUOTA,AVG_WORKLOAD_WAIT_TIME,WORKLOADS_COUNT";
    const std::string range = MetricAsker::range(types, Begin - Day, Begin, 50);
    for (const std::string name : {"h100-80g", "h100-80g-spot"}) {
        const auto own = m_asker->get(m_asker->clusterPath(0) + "/nodepools/" + name + range),
                   limited = m_asker->get(m_asker->clusterPath(0) + range + "&nodepoolName=" + name);
        QCOMPARE(own.status, 200);
        QVERIFY(own.count(Text("GPU_UTILIZATION")) == 1);
        QCOMPARE(own.body, limited.body);
    }
    QCOMPARE(m_asker->get(m_asker->clusterPath(0) + "/nodepools/elsewhere" + range).status, 404);
    QCOMPARE(m_asker->get(m_asker->clusterPath(2) + "/nodepools/h100-80g" + range).status, 404);
}

void TestSimulatorOrganization::nodesAreCounted()
{
    QCOMPARE(count(m_asker->clusterPath(0) + "/nodes"), 168);
    QCOMPARE(count(m_asker->clusterPath(0) + "/nodes", "?filterBy=" + escaped(u"nodePool==h100-80g-spot"_s)), 32);
    QCOMPARE(count(m_asker->clusterPath(3) + "/nodes", "?search=a10"), 26);
}

void TestSimulatorOrganization::refusals()
{
    for (const std::string &path : {Projects, Departments, Pools}) {
        for (const char *query :
             {"?sortBy=colour", "?filterBy=colour==red", "?filterBy=name", "?limit=501", "?sortOrder=up",
              "?deleted=true", "?filterBy=name>=a", "?filterBy=createdAt=@2025", "?filterBy=createdAt>=soon"})
            QVERIFY2(m_asker->get(path + query).status == 400, query);
    }
    for (const char *query : {"?filterBy=gpuAllocated>=many", "?filterBy=avgGpuAllocation7d=@1", "?verbosity=brief"})
        QVERIFY2(m_asker->get(Projects + query).status == 400, query);
    for (const char *query : {"?sortBy=phase", "?filterBy=parentId==a", "?search=a"})
        QVERIFY2(m_asker->get(Departments + query).status == 400, query);
    QCOMPARE(m_asker->get(Pools + "?search=a").status, 400);
    QCOMPARE(m_asker->get(Departments + "/telemetry?telemetryType=GPU_QUOTA&groupBy=ClusterId").status, 400);
    QCOMPARE(m_asker->get(Projects + "/telemetry?telemetryType=GPU_QUOTA&groupBy=CLUSTER_ID").status, 400);
    QCOMPARE(m_asker->get(Projects + "/telemetry?groupBy=ClusterId").status, 400);
    const std::string range = MetricAsker::range("GPU_ALLOCATION", Begin - Hour, Begin, 4);
    QCOMPARE(m_asker->get(Projects + "/17" + range).status, 404);
    QCOMPARE(m_asker->get(Departments + "/17" + range).status, 404);
    const std::string wrong = MetricAsker::range("GPU_UTILIZATION", Begin - Hour, Begin, 4);
    const std::string id = projects().first()[Text("id")].toString().toStdString();
    QCOMPARE(m_asker->get(Projects + '/' + id + wrong).status, 400);
}

QTEST_GUILESS_MAIN(TestSimulatorOrganization)
#include "tst_simulator_organization.moc"
