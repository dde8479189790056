// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/curves.h"
#include "app/simulator/world/ledger.h"
#include "tests/unit/metricasker.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

constexpr std::int64_t Begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
using Text = QLatin1String;

const std::string Some = "GPU_UTILIZATION,GPU_MEMORY_UTILIZATION,CPU_UTILIZATION,CPU_MEMORY_UTILIZATION,TOTAL_GPU,"
                         "ALLOCATED_GPU,UNALLOCATED_GPU,WORKLOADS_COUNT,AVG_WORKLOAD_WAIT_TIME";

double telemetry(MetricAsker &asker, const std::string &target)
{
    const auto answer = asker.get(target);
    double sum = 0;
    for (const auto &value : answer.body[u"values"_s].toArray())
        sum += value[u"value"_s].toString().toDouble();
    return answer.status == 200 ? sum : -1;
}

} // namespace

// Metrics of clusters, and telemetry of nodes: both about the world that the lists show.
class TestSimulatorClusterMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = generate({7, 312, 5000, 20000}, 3, Begin);
        m_asker = std::make_unique<MetricAsker>(*m_world, Begin);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void agreesWithTelemetry();
    void ledgerAgreesWithWorkloads();
    void groupsAddUp();
    void sameCurveAtEachResolution();
    void utilizationIsThatOfThePods();
    void nightFollowsDay();
    void lostAndBrokenClusters();
    void nodesAgreeWithPods();
    void nodeGroups();
    void refusals();

private:
    [[nodiscard]] std::string at(std::size_t cluster, const std::string &types, std::int64_t time) const
    {
        return m_asker->clusterPath(cluster) + MetricAsker::range(types, time, time + 1, 1);
    }

    std::unique_ptr<const World> m_world;
    std::unique_ptr<MetricAsker> m_asker;
};

void TestSimulatorClusterMetrics::agreesWithTelemetry()
{
    for (std::size_t cluster = 0; cluster < 7; ++cluster) {
        if (m_world->clusters[cluster].state == ClusterState::Disconnected
            || m_world->clusters[cluster].state == ClusterState::WaitingToConnect)
            continue;
        const auto now = m_asker->get(at(cluster, Some + "", Begin));
        const auto value = [&](Text type) { return now.points(type).at(Begin).toDouble(); };
        const std::string scope = "&clusterId=" + toString(m_world->clusters[cluster].id);
        const std::string nodes = "/api/v1/nodes/telemetry?telemetryType=",
                          workloads = "/api/v1/workloads/telemetry?telemetryType=";
        QCOMPARE(value(Text("ALLOCATED_GPU")), telemetry(*m_asker, workloads + "GPU_ALLOCATION" + scope));
        QCOMPARE(value(Text("ALLOCATED_GPU")), telemetry(*m_asker, nodes + "ALLOCATED_GPUS" + scope));
        QCOMPARE(value(Text("WORKLOADS_COUNT")), telemetry(*m_asker, workloads + "WORKLOADS_COUNT" + scope));
        QCOMPARE(value(Text("TOTAL_GPU")), telemetry(*m_asker, nodes + "TOTAL_GPUS" + scope));
        QCOMPARE(value(Text("UNALLOCATED_GPU")), telemetry(*m_asker, nodes + "FREE_GPUS" + scope));
        const auto capacity = m_asker->get(at(cluster, "TOTAL_GPU_NODES,GPU_UTILIZATION_DISTRIBUTION", Begin));
        QCOMPARE(capacity.points(Text("TOTAL_GPU_NODES")).at(Begin).toDouble(),
                 telemetry(*m_asker, nodes + "TOTAL_GPU_NODES" + scope));
        double gpus = 0;
        for (const QString &bucket : {u"0-25"_s, u"25-50"_s, u"50-75"_s, u"75-100"_s})
            gpus += capacity.points(Text("GPU_UTILIZATION_DISTRIBUTION"), bucket).at(Begin).toDouble();
        QCOMPARE(gpus, value(Text("TOTAL_GPU")));
    }
}

void TestSimulatorClusterMetrics::ledgerAgreesWithWorkloads()
{
    const Ledger ledger(*m_world);
    for (std::int64_t time = Begin - 100 * Day; time < Begin + 3 * Day; time += 2 * Day + 37 * Minute + 11) {
        std::vector<std::int64_t> allocated(m_world->clusters.size()), count(m_world->clusters.size());
        for (const Workload &w : m_world->workloads) {
            if (!exists(w, time) || isDeleted(w, time))
                continue;
            allocated[w.cluster] += allocatedGpu(w, stateAt(w, time));
            ++count[w.cluster];
        }
        for (std::size_t cluster = 0; cluster < m_world->clusters.size(); ++cluster) {
            for (const Ledger::Account &account : ledger.accounts(cluster)) {
                allocated[cluster] -= account.at(time).allocated;
                count[cluster] -= account.at(time).workloads;
                QVERIFY(account.at(time).active >= 0 && account.at(time).active <= account.at(time).allocated);
            }
            QCOMPARE(allocated[cluster], 0);
            QCOMPARE(count[cluster], 0);
        }
    }
}

void TestSimulatorClusterMetrics::groupsAddUp()
{
    const std::string base = m_asker->clusterPath(0)
        + MetricAsker::range("ALLOCATED_GPU,WORKLOADS_COUNT,TOTAL_GPU", Begin - 2 * Day, Begin, 40);
    const auto whole = m_asker->get(base);
    for (const char *group : {"Category", "Nodepool", "Project", "Department"}) {
        const auto parts = m_asker->get(base + "&groupBy=" + group);
        QCOMPARE(parts.status, 200);
        QVERIFY(parts.count(Text("ALLOCATED_GPU")) > 1);
        QCOMPARE(parts.count(Text("TOTAL_GPU")), group == std::string("Nodepool") ? 2 : 1);
        std::map<qint64, double> sums;
        QStringList names;
        for (const auto &one : parts.measurements()) {
            if (one[u"type"_s] != u"ALLOCATED_GPU"_s)
                continue;
            QCOMPARE(one[u"groups"_s][0][u"key"_s].toString(), QString::fromLatin1(group));
            names.append(one[u"groups"_s][0][u"value"_s].toString());
            for (const auto &[time, text] : MetricAsker::pointsOf(one.toObject()))
                sums[time] += text.toDouble();
        }
        QCOMPARE(names.removeDuplicates(), 0);
        QCOMPARE(sums.size(), 40U);
        for (const auto &[time, text] : whole.points(Text("ALLOCATED_GPU")))
            QVERIFY(std::abs(sums[time] - text.toDouble()) < 1e-6);
    }
    double pools = 0;
    for (const char *pool : {"h100-80g", "h100-80g-spot"})
        pools += m_asker->get(base + "&nodepoolName=" + pool).points(Text("TOTAL_GPU")).at(Begin - 2 * Day).toDouble();
    QCOMPARE(pools, whole.points(Text("TOTAL_GPU")).at(Begin - 2 * Day).toDouble());
    QVERIFY(m_asker->get(base + "&nodepoolName=elsewhere").measurements().isEmpty());
}

void TestSimulatorClusterMetrics::sameCurveAtEachResolution()
{
    for (const std::int64_t length : {Hour, 30 * Day}) {
        const auto fine = m_asker->get(m_asker->clusterPath(0) + MetricAsker::range(Some, Begin - length, Begin, 1000));
        const auto coarse = m_asker->get(m_asker->clusterPath(0) + MetricAsker::range(Some, Begin - length, Begin, 50));
        QCOMPARE(fine.measurements().size(), 9);
        for (qsizetype i = 0; i < 9; ++i) {
            const auto all = MetricAsker::pointsOf(fine.measurements()[i].toObject());
            const auto few = MetricAsker::pointsOf(coarse.measurements()[i].toObject());
            QVERIFY(few.size() > 45);
            for (const auto &[time, text] : few)
                QCOMPARE(text, all.at(time));
        }
    }
}

void TestSimulatorClusterMetrics::utilizationIsThatOfThePods()
{
    for (const std::int64_t time : {Begin - 9 * Hour, Begin}) {
        double used = 0;
        for (const Workload &w : m_world->workloads) {
            if (w.cluster != 0 || !exists(w, time) || w.gpuPerPod == 0)
                continue;
            const Curves curves(*m_world, m_world->indexOf(w));
            const std::uint32_t firstIdle = curves.firstIdleGpu(time);
            for (std::uint32_t i = 0; i < w.podCount; ++i) {
                for (const RunSpan &run : curves.runs(i)) {
                    const auto gpus = static_cast<std::uint32_t>(curves.gpusPerPod());
                    for (std::uint32_t gpu = 0; gpu < gpus && time >= run.from && time < run.to; ++gpu)
                        used += curves.utilization(curves.beat(time, run.since), i, static_cast<int>(gpu),
                                                   i * gpus + gpu >= firstIdle)
                            / 100.0 * std::min<int>(w.gpuPerPod, 100) / 100;
                }
            }
        }
        const auto now = m_asker->get(at(0, "GPU_UTILIZATION,TOTAL_GPU", time));
        const double pods = used / now.points(Text("TOTAL_GPU")).at(time).toDouble();
        const double shown = now.points(Text("GPU_UTILIZATION")).at(time).toDouble();
        QVERIFY2(std::abs(pods - shown) < 5, qPrintable(u"%1 %2"_s.arg(pods).arg(shown)));
    }
}

void TestSimulatorClusterMetrics::nightFollowsDay()
{
    // What is deployed follows the people who use it, and backups slow down some of what trains.
    const auto answer = m_asker->get(
        m_asker->clusterPath(0) + MetricAsker::range("GPU_UTILIZATION,ALLOCATED_GPU", Begin - 4 * Day, Begin, 960));
    const auto points = answer.points(Text("GPU_UTILIZATION")), allocated = answer.points(Text("ALLOCATED_GPU"));
    double day = 0, night = 0;
    int days = 0, nights = 0;
    for (const auto &[time, text] : points) {
        const std::int64_t hour = time % Day / Hour;
        if (hour >= 12 && hour < 16) {
            day += text.toDouble() / allocated.at(time).toDouble();
            ++days;
        } else if (hour < 4) {
            night += text.toDouble() / allocated.at(time).toDouble();
            ++nights;
        }
    }
    QVERIFY2(day / days > 1.12 * night / nights, qPrintable(u"%1 %2"_s.arg(day / days).arg(night / nights)));
}

void TestSimulatorClusterMetrics::lostAndBrokenClusters()
{
    for (std::size_t cluster = 0; cluster < m_world->clusters.size(); ++cluster) {
        const Cluster &one = m_world->clusters[cluster];
        const auto answer
            = m_asker->get(m_asker->clusterPath(cluster)
                           + MetricAsker::range("TOTAL_GPU,CPU_UTILIZATION", Begin - 6 * Hour, Begin, 360));
        const auto total = answer.points(Text("TOTAL_GPU")), cpu = answer.points(Text("CPU_UTILIZATION"));
        QCOMPARE(answer.status, one.state == ClusterState::ServiceIssues ? 207 : 200);
        if (one.state == ClusterState::WaitingToConnect)
            QVERIFY(answer.measurements().isEmpty());
        else if (one.state == ClusterState::Disconnected && one.deleteRequestedAt == 0)
            QVERIFY(!total.empty() && total.rbegin()->first < one.lastLiveness);
        else if (one.state == ClusterState::ServiceIssues)
            QVERIFY(total.size() == 360 && !cpu.empty() && cpu.rbegin()->first < one.stateSince);
        else if (one.deleteRequestedAt == 0)
            QVERIFY(total.size() == 360 && cpu.size() == 360);
    }
}

void TestSimulatorClusterMetrics::nodesAgreeWithPods()
{
    std::map<QString, double> gpus, cores, idle;
    for (std::uint32_t pod = 0; pod < m_world->pods.size(); ++pod) {
        const Workload &w = m_world->workloads[m_world->pods[pod].workload];
        const QString node = QString::fromStdString(m_world->nodes[m_world->pods[pod].node].name);
        if (exists(w, Begin) && !isDeleted(w, Begin) && podStateAt(w, m_world->ordinal(pod), Begin).allocated)
            gpus[node] += w.gpuPerPod / 100.0;
    }
    const auto byNode = [&](const char *type) {
        std::map<QString, double> values;
        const auto answer = m_asker->get(std::string("/api/v1/nodes/telemetry?groupBy=Node&telemetryType=") + type);
        for (const auto &value : answer.body[u"values"_s].toArray())
            values[value[u"groups"_s][0][u"value"_s].toString()] = value[u"value"_s].toString().toDouble();
        return values;
    };
    const auto allocated = byNode("ALLOCATED_GPUS");
    QCOMPARE(allocated.size(), m_world->nodes.size());
    for (const auto &[node, value] : allocated)
        QVERIFY(std::abs(value - gpus[node]) < 1e-9);
    for (const auto &[less, more] : {std::pair{"ALLOCATED_GPUS", "TOTAL_GPUS"},
                                     {"IDLE_ALLOCATED_GPUS", "ALLOCATED_GPUS"},
                                     {"READY_GPUS", "TOTAL_GPUS"},
                                     {"FULLY_FREE_GPU_NODES", "TOTAL_GPU_NODES"},
                                     {"USED_GPU_MEMORY_BYTES", "TOTAL_GPU_MEMORY_BYTES"},
                                     {"ALLOCATED_CPU_CORES", "TOTAL_CPU_CORES"},
                                     {"USED_CPU_CORES", "TOTAL_CPU_CORES"},
                                     {"ALLOCATED_CPU_MEMORY_BYTES", "TOTAL_CPU_MEMORY_BYTES"},
                                     {"USED_CPU_MEMORY_BYTES", "TOTAL_CPU_MEMORY_BYTES"}}) {
        const auto part = byNode(less), whole = byNode(more);
        double sum = 0;
        for (const auto &[node, value] : part) {
            QVERIFY2(value <= whole.at(node), qPrintable(u"%1 of %2: %3"_s.arg(Text(less), node).arg(value)));
            sum += value;
        }
        QVERIFY2(sum > 0 || Text(less) == Text("FULLY_FREE_GPU_NODES"), less);
    }
    double idleGpus = 0;
    for (const Workload &w : m_world->workloads) {
        if (exists(w, Begin) && !isDeleted(w, Begin))
            idleGpus += static_cast<double>(idleGpu(w, stateAt(w, Begin))) / 100;
    }
    QVERIFY(std::abs(telemetry(*m_asker, "/api/v1/nodes/telemetry?telemetryType=IDLE_ALLOCATED_GPUS") - idleGpus)
            < 1e-6);
}

void TestSimulatorClusterMetrics::nodeGroups()
{
    const std::string base = "/api/v1/nodes/telemetry?telemetryType=ALLOCATED_GPUS";
    const double all = telemetry(*m_asker, base);
    QVERIFY(all > 100);
    for (const char *groups : {"ClusterId", "Nodepool", "Node", "ClusterId,Nodepool", "Nodepool,Node"})
        QVERIFY(std::abs(telemetry(*m_asker, base + "&groupBy=" + groups) - all) < 1e-6);
    const auto answer = m_asker->get(base + "&groupBy=ClusterId,Nodepool&nodepoolName=h100-80g");
    const QJsonArray values = answer.body[u"values"_s].toArray();
    QCOMPARE(values.size(), 1);
    QCOMPARE(values[0][u"groups"_s][0][u"name"_s].toString(), u"fra-h100"_s);
    QCOMPARE(values[0][u"groups"_s][1][u"value"_s].toString(), u"h100-80g"_s);
    QCOMPARE(telemetry(*m_asker, base + "&nodepoolName=elsewhere"), 0);
    QCOMPARE(m_asker->get("/api/v1/nodes/telemetry?telemetryType=WORKLOADS_COUNT").status, 400);
    QCOMPARE(m_asker->get("/api/v1/nodes/telemetry").status, 400);
    QCOMPARE(m_asker->get(base + "&groupBy=Node,ClusterId,Nodepool").status, 400);
    QCOMPARE(m_asker->get(base + "&groupBy=Project").status, 400);
    QCOMPARE(m_asker->get(base + "&clusterId=here").status, 400);
}

void TestSimulatorClusterMetrics::refusals()
{
    const std::string times = "&start=2025-11-21T10:00:00Z&end=2025-11-21T11:00:00Z",
                      path = m_asker->clusterPath(0) + "/metrics?";
    for (const std::string &query : std::vector<std::string>{
             "metricType=POD_COUNT" + times, "metricType=TOTAL_GPU&groupBy=Node" + times,
             "metricType=TOTAL_GPU&numberOfSamples=1001" + times, "metricType=TOTAL_GPU&end=2025-11-21T10:00:00Z",
             "metricType=" + Some + ",TOTAL_GPU_NODES" + times, "metricType=TOTAL_GPU&nodepool=a" + times})
        QVERIFY2(m_asker->get(path + query).status == 400, query.c_str());
    QCOMPARE(m_asker->get(path + "metricType=TOTAL_GPU&groupBy=Category&nodepoolName=h100-80g" + times).status, 200);
    QCOMPARE(m_asker->get("/api/v1/clusters/rubbish/metrics?metricType=TOTAL_GPU" + times).status, 400);
}

QTEST_APPLESS_MAIN(TestSimulatorClusterMetrics)
#include "tst_simulator_cluster_metrics.moc"
