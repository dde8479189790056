// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/series.h"
#include "app/simulator/world/curves.h"
#include "tests/unit/metricasker.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

constexpr std::int64_t Begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z
constexpr int Samples = 60;
using Text = QLatin1String;

const std::string PodTypes[] = {
    "GPU_UTILIZATION_PER_GPU,GPU_UTILIZATION,GPU_MEMORY_USAGE_BYTES_PER_GPU,GPU_MEMORY_USAGE_BYTES,CPU_USAGE_CORES,"
    "CPU_MEMORY_USAGE_BYTES,GPU_GRAPHICS_ENGINE_ACTIVITY_PER_GPU,GPU_SM_ACTIVITY_PER_GPU,GPU_SM_OCCUPANCY_PER_GPU",
    "GPU_TENSOR_ACTIVITY_PER_GPU,GPU_FP64_ENGINE_ACTIVITY_PER_GPU,GPU_FP32_ENGINE_ACTIVITY_PER_GPU,"
    "GPU_FP16_ENGINE_ACTIVITY_PER_GPU,GPU_MEMORY_BANDWIDTH_UTILIZATION_PER_GPU,"
    "GPU_NVLINK_TRANSMITTED_BANDWIDTH_PER_GPU,GPU_NVLINK_RECEIVED_BANDWIDTH_PER_GPU,"
    "GPU_PCIE_TRANSMITTED_BANDWIDTH_PER_GPU,GPU_PCIE_RECEIVED_BANDWIDTH_PER_GPU",
    "GPU_SWAP_MEMORY_BYTES_PER_GPU,NIM_NUM_REQUESTS_RUNNING,NIM_NUM_REQUESTS_WAITING,NIM_NUM_REQUEST_MAX,"
    "NIM_REQUEST_SUCCESS_TOTAL,NIM_REQUEST_FAILURE_TOTAL,NIM_GPU_CACHE_USAGE_PERC,NVLINK_BANDWIDTH_TOTAL,"
    "NVLINK_BANDWIDTH_TOTAL_PER_GPU",
};
const std::string WorkloadTypes[] = {
    "GPU_UTILIZATION,GPU_MEMORY_USAGE_BYTES,GPU_MEMORY_REQUEST_BYTES,CPU_USAGE_CORES,CPU_REQUEST_CORES,"
    "CPU_LIMIT_CORES,CPU_MEMORY_USAGE_BYTES,CPU_MEMORY_REQUEST_BYTES,CPU_MEMORY_LIMIT_BYTES",
    "POD_COUNT,RUNNING_POD_COUNT,GPU_ALLOCATION,NVLINK_BANDWIDTH_TOTAL,NIM_NUM_REQUESTS_RUNNING,"
    "NIM_REQUEST_SUCCESS_TOTAL,NIM_GPU_CACHE_USAGE_PERC",
};

} // namespace

// Metrics of pods and workloads: functions of object, metric and time, and in keeping with the lists.
class TestSimulatorMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = generate({7, 312, 5000, 20000}, 7, Begin);
        m_asker = std::make_unique<MetricAsker>(*m_world, Begin);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void grid();
    void sameCurveAtEachResolution_data();
    void sameCurveAtEachResolution();
    void storeResolution();
    void runsAreThoseOfTheLists();
    void nothingOutsideLife();
    void meansAndSums();
    void requestsAndCounts();
    void refusals();

private:
    std::uint32_t runningPodOf(int type) const
    {
        return m_asker->runningPod(
            Hour, [&](auto, const Workload &w) { return w.type == static_cast<simulator::Type>(type); });
    }

    std::unique_ptr<const World> m_world;
    std::unique_ptr<MetricAsker> m_asker;
};

void TestSimulatorMetrics::grid()
{
    const std::uint32_t pod
        = m_asker->runningPod(8 * Hour, [](auto, const Workload &w) { return w.unusualFrom == Never; });
    QVERIFY(pod < m_world->pods.size());
    const std::string path = m_asker->podPath(pod);
    const std::int64_t from = Begin - 7 * Hour - 13, to = from + 7 * Minute + 1; // a step that is no whole number
    const auto points
        = m_asker->get(path + MetricAsker::range("CPU_USAGE_CORES", from, to, 999)).points(Text("CPU_USAGE_CORES"));
    QCOMPARE(points.size(), 999U);
    int i = 0;
    for (const auto &[time, value] : points)
        QCOMPARE(time, from + (to - from) * i++ / 999);

    const std::string base = path + "/metrics?metricType=CPU_USAGE_CORES&start=" + timeText(from) + "&end=";
    QCOMPARE(m_asker->get(base + timeText(to)).points(Text("CPU_USAGE_CORES")).size(), 20U);
    const auto none = m_asker->get(base + timeText(to) + "&numberOfSamples=0");
    QCOMPARE(none.status, 200);
    QCOMPARE(none.count(Text("CPU_USAGE_CORES")), 1);
    QVERIFY(none.points(Text("CPU_USAGE_CORES")).empty());
    QCOMPARE(m_asker->get(base + timeText(from)).points(Text("CPU_USAGE_CORES")).size(), 1U);
    // Nothing is known of the future.
    const auto ahead = m_asker->get(path + MetricAsker::range("CPU_USAGE_CORES", Begin - Hour, Begin + Hour, 100))
                           .points(Text("CPU_USAGE_CORES"));
    QVERIFY(!ahead.empty() && ahead.size() <= 51U);
    QVERIFY(ahead.rbegin()->first <= Begin);
}

void TestSimulatorMetrics::sameCurveAtEachResolution_data()
{
    QTest::addColumn<int>("type");
    int rows = 0;
    for (int type = 0; type < TypeCount; ++type) {
        if (runningPodOf(type) >= m_world->pods.size())
            continue;
        QTest::addRow("%s", std::string(typeName(static_cast<simulator::Type>(type))).c_str()) << type;
        ++rows;
    }
    QVERIFY(rows > 9);
}

void TestSimulatorMetrics::sameCurveAtEachResolution()
{
    QFETCH(int, type);
    const std::uint32_t pod = runningPodOf(type);
    const std::uint32_t workload = m_world->pods[pod].workload;
    const std::int64_t to = Begin - 3 * Minute, from = to - 5 * Hour;
    const auto compare = [&](const std::string &path, const std::string &types) {
        const auto fine = m_asker->get(path + MetricAsker::range(types, from, to, 1000));
        const auto coarse = m_asker->get(path + MetricAsker::range(types, from, to, 50));
        // Another range with the same moments: it begins at the 400th sample and has the same step.
        const std::int64_t start = from + (to - from) * 400 / 1000;
        const auto zoomed = m_asker->get(path + MetricAsker::range(types, start, to, 600));
        QCOMPARE(coarse.measurements().size(), fine.measurements().size());
        QCOMPARE(zoomed.measurements().size(), fine.measurements().size());
        for (qsizetype i = 0; i < fine.measurements().size(); ++i) {
            const auto all = MetricAsker::pointsOf(fine.measurements()[i].toObject());
            QCOMPARE(coarse.measurements()[i][u"type"_s], fine.measurements()[i][u"type"_s]);
            for (const auto &part : {coarse, zoomed}) {
                for (const auto &[time, text] : MetricAsker::pointsOf(part.measurements()[i].toObject())) {
                    QVERIFY(all.contains(time));
                    QCOMPARE(text, all.at(time));
                }
            }
            const auto few = MetricAsker::pointsOf(coarse.measurements()[i].toObject());
            for (const auto &[time, text] : all)
                QVERIFY((time - from) % ((to - from) / 50) != 0 || few.contains(time));
        }
    };
    for (const std::string &types : PodTypes)
        compare(m_asker->podPath(pod), types);
    for (const std::string &types : WorkloadTypes)
        compare(m_asker->workloadPath(workload), types);
}

void TestSimulatorMetrics::storeResolution()
{
    const std::uint32_t pod
        = m_asker->runningPod(2 * Hour, [](auto, const Workload &w) { return w.gpuPerPod > 0 && w.idlePercent == 0; });
    const auto points = m_asker
                            ->get(m_asker->podPath(pod)
                                  + MetricAsker::range("GPU_UTILIZATION", Begin - Hour, Begin - Hour + 5 * Minute, 300))
                            .points(Text("GPU_UTILIZATION"));
    QCOMPARE(points.size(), 300U);
    QSet<QString> values;
    for (const auto &[time, text] : points) {
        QCOMPARE(text, points.at(time - time % StoreStep));
        values.insert(text);
    }
    QVERIFY(values.size() > 15);
}

void TestSimulatorMetrics::runsAreThoseOfTheLists()
{
    int restarted = 0;
    for (std::uint32_t workload = 0; workload < m_world->workloads.size(); ++workload) {
        const Workload &w = m_world->workloads[workload];
        if (m_world->clusters[w.cluster].state == ClusterState::Disconnected)
            continue;
        const Curves curves(*m_world, workload);
        for (const std::uint32_t ordinal : {0U, w.podCount - 1}) {
            const auto runs = curves.runs(ordinal);
            restarted += runs.size() == 2 && runs[1].since > runs[0].since ? 1 : 0;
            for (std::int64_t time = w.created; time < Begin + Day; time += 173 * Minute) {
                const bool runsNow = std::ranges::any_of(
                    runs, [time](const RunSpan &run) { return time >= run.from && time < run.to; });
                QCOMPARE(runsNow, podStateAt(w, ordinal, time).phase == PodPhase::Running);
            }
            for (const RunSpan &run : runs) {
                QVERIFY(run.since <= run.from);
                QCOMPARE(podStateAt(w, ordinal, run.from).phase, PodPhase::Running);
            }
        }
    }
    QVERIFY(restarted > 3);
}

void TestSimulatorMetrics::nothingOutsideLife()
{
    int looked = 0;
    for (std::uint32_t pod = 0; pod < m_world->pods.size() && looked < 150; pod += 7) {
        const Workload &w = m_world->workloads[m_world->pods[pod].workload];
        if (w.toEnd == Never || !passed(w, w.toEnd, Begin) || w.toRunning >= w.toEnd
            || m_world->clusters[w.cluster].state == ClusterState::Disconnected)
            continue;
        const std::int64_t from = at(w, w.toRunning) - Hour, to = at(w, w.toEnd) + Hour;
        const auto answer = m_asker->get(m_asker->podPath(pod) + MetricAsker::range("CPU_USAGE_CORES", from, to, 500));
        const auto points = answer.points(Text("CPU_USAGE_CORES"));
        for (const auto &[time, text] : points)
            QVERIFY(time == -1 || (time >= at(w, w.toRunning) && time < at(w, w.toEnd)));
        const auto whole = m_asker->get(m_asker->workloadPath(m_world->pods[pod].workload)
                                        + MetricAsker::range("POD_COUNT,CPU_USAGE_CORES", from, to, 500));
        for (const auto &[time, text] : whole.points(Text("POD_COUNT")))
            QVERIFY(time == -1 || (time >= podCreated(w, 0) && time < at(w, w.toEnd)));
        looked += points.empty() ? 0 : 1;
    }
    QVERIFY(looked > 80);
}

void TestSimulatorMetrics::meansAndSums()
{
    const std::uint32_t pod = m_asker->runningPod(6 * Hour, [](auto, const Workload &w) {
        return w.podCount > 1 && w.podCount < 20 && w.gpuPerPod >= 200 && w.unusualFrom == Never;
    });
    QVERIFY(pod < m_world->pods.size());
    const std::uint32_t workload = m_world->pods[pod].workload;
    const Workload &w = m_world->workloads[workload];
    const int gpus = w.gpuPerPod / 100;
    const std::string types = "GPU_UTILIZATION,GPU_MEMORY_USAGE_BYTES,CPU_USAGE_CORES,CPU_MEMORY_USAGE_BYTES";
    const auto whole
        = m_asker->get(m_asker->workloadPath(workload) + MetricAsker::range(types, Begin - 5 * Hour, Begin, Samples));
    QCOMPARE(whole.count(Text("GPU_UTILIZATION")), 1);
    std::map<qint64, double> utilization, memory, cores;
    std::map<qint64, int> count;
    for (std::uint32_t i = 0; i < w.podCount; ++i) {
        const auto own
            = m_asker->get(m_asker->podPath(w.firstPod + i)
                           + MetricAsker::range(types + ",GPU_UTILIZATION_PER_GPU,GPU_MEMORY_USAGE_BYTES_PER_GPU",
                                                Begin - 5 * Hour, Begin, Samples));
        std::map<qint64, double> ofGpus, bytesOfGpus;
        QSet<QString> labels;
        for (const auto &one : own.measurements()) {
            const bool isShare = one[u"type"_s] == u"GPU_UTILIZATION_PER_GPU"_s;
            if (!isShare && one[u"type"_s] != u"GPU_MEMORY_USAGE_BYTES_PER_GPU"_s)
                continue;
            labels.insert(one[u"labels"_s][u"gpu"_s].toString());
            for (const auto &[time, text] : MetricAsker::pointsOf(one.toObject()))
                (isShare ? ofGpus : bytesOfGpus)[time] += text.toDouble();
        }
        if (flawOf(m_world->podId(w.firstPod + i)) == Flaw::None) {
            QCOMPARE(labels.size(), gpus);
            for (const auto &[time, text] : own.points(Text("GPU_UTILIZATION")))
                QVERIFY(std::abs(text.toDouble() - ofGpus[time] / gpus) <= 0.0051);
            for (const auto &[time, text] : own.points(Text("GPU_MEMORY_USAGE_BYTES")))
                QCOMPARE(text.toDouble(), bytesOfGpus[time]);
        }
        for (const auto &[time, text] : own.points(Text("GPU_UTILIZATION"))) {
            utilization[time] += text.toDouble();
            ++count[time];
        }
        for (const auto &[time, text] : own.points(Text("GPU_MEMORY_USAGE_BYTES")))
            memory[time] += text.toDouble();
        for (const auto &[time, text] : own.points(Text("CPU_USAGE_CORES")))
            cores[time] += text.toDouble();
    }
    QVERIFY(whole.points(Text("GPU_UTILIZATION")).size() > Samples / 2);
    for (const auto &[time, text] : whole.points(Text("GPU_UTILIZATION")))
        QVERIFY(std::abs(text.toDouble() - utilization[time] / count[time]) <= 0.011);
    for (const auto &[time, text] : whole.points(Text("GPU_MEMORY_USAGE_BYTES")))
        QCOMPARE(text.toDouble(), memory[time]);
    for (const auto &[time, text] : whole.points(Text("CPU_USAGE_CORES")))
        QVERIFY(std::abs(text.toDouble() - cores[time]) < 1e-6);
}

void TestSimulatorMetrics::requestsAndCounts()
{
    int looked = 0;
    for (std::uint32_t workload = 0; workload < m_world->workloads.size() && looked < 40; ++workload) {
        const Workload &w = m_world->workloads[workload];
        if (!exists(w, Begin) || flawOf(m_world->workloadId(workload)) != Flaw::None
            || m_world->clusters[w.cluster].state == ClusterState::Disconnected || stateAt(w, Begin).boundPods == 0
            || podCreated(w, LastPodOrdinal) > Begin || isDeleted(w, Begin))
            continue;
        const QJsonObject row = m_asker->get(m_asker->workloadPath(workload)).body;
        const auto answer = m_asker->get(m_asker->workloadPath(workload)
                                         + MetricAsker::range("POD_COUNT,RUNNING_POD_COUNT,GPU_ALLOCATION,CPU_REQUEST_"
                                                              "CORES,CPU_MEMORY_REQUEST_BYTES,GPU_MEMORY_REQUEST_BYTES",
                                                              Begin - Minute, Begin + 1, 60001));
        QCOMPARE(answer.status, 400);
        const auto now = m_asker->get(m_asker->workloadPath(workload)
                                      + MetricAsker::range("POD_COUNT,RUNNING_POD_COUNT,GPU_ALLOCATION,CPU_REQUEST_"
                                                           "CORES,CPU_MEMORY_REQUEST_BYTES,GPU_MEMORY_REQUEST_BYTES",
                                                           Begin, Begin + 1, 1));
        const auto value = [&](QLatin1String type) { return now.points(type).at(Begin).toDouble(); };
        const auto gib = [&](const char *resource) {
            const QString text = row[u"workloadRequestedResources"_s][QLatin1String(resource)][u"request"_s].toString();
            return text.chopped(2).toDouble() * (text.endsWith(u"Gi"_s) ? 1024 : 1) * 1048576;
        };
        QCOMPARE(value(Text("POD_COUNT")), w.podCount);
        QCOMPARE(value(Text("RUNNING_POD_COUNT")), row[u"runningPods"_s].toDouble());
        QCOMPARE(value(Text("GPU_ALLOCATION")), row[u"allocatedResources"_s][u"gpu"_s].toDouble());
        QCOMPARE(value(Text("CPU_REQUEST_CORES")),
                 row[u"workloadRequestedResources"_s][u"cpu"_s][u"request"_s].toDouble());
        QCOMPARE(value(Text("CPU_MEMORY_REQUEST_BYTES")), gib("cpuMemory"));
        if (w.gpuPerPod > 0)
            QCOMPARE(value(Text("GPU_MEMORY_REQUEST_BYTES")), gib("gpuMemory"));
        ++looked;
    }
    QCOMPARE(looked, 40);
}

void TestSimulatorMetrics::refusals()
{
    const std::uint32_t pod
        = m_asker->runningPod(Hour, [](auto, const Workload &w) { return categoryCode(w.type) == 1; });
    const std::uint32_t other = m_world->pods[pod].workload == 0 ? 1 : 0;
    const std::string path = m_asker->podPath(pod), times = "&start=2025-11-21T10:00:00Z&end=2025-11-21T11:00:00Z";
    const auto status = [&](const std::string &target) {
        const auto answer = m_asker->get(target);
        if (answer.status >= 400
            && (answer.body[u"code"_s].toInt() != answer.status || answer.body[u"message"_s].toString().isEmpty()))
            return -1;
        return answer.status;
    };
    QCOMPARE(status(path + "/metrics?metricType=GPU_UTILIZATION" + times), 200);
    QCOMPARE(status(path + "/metrics?metricType=GPU_UTILIZATION,GPU_UTILIZATION" + times), 200);
    for (const std::string &query :
         std::vector<std::string>{"metricType=NOTHING" + times, "metricType=POD_COUNT" + times,
                                  "metricType=GPU_UTILIZATION,TOTAL_GPU" + times, "metricType=" + times,
                                  times.substr(1), "metricType=GPU_UTILIZATION&start=2025-11-21T10:00:00Z",
                                  "metricType=GPU_UTILIZATION&end=2025-11-21T10:00:00Z",
                                  "metricType=GPU_UTILIZATION&end=2025-11-21T10:00:00Z&start=2025-11-21T11:00:00Z",
                                  "metricType=GPU_UTILIZATION&end=yesterday&start=2025-11-21T11:00:00Z",
                                  "metricType=GPU_UTILIZATION&numberOfSamples=1001" + times,
                                  "metricType=GPU_UTILIZATION&numberOfSamples=-1" + times,
                                  "metricType=GPU_UTILIZATION&numberOfSamples=many" + times,
                                  "metricType=GPU_UTILIZATION&groupBy=Category" + times,
                                  "metricType=" + PodTypes[0] + ",GPU_TENSOR_ACTIVITY_PER_GPU" + times})
        QVERIFY2(status(path + "/metrics?" + query) == 400, query.c_str());
    const std::string metrics = "/metrics?metricType=GPU_UTILIZATION" + times;
    QCOMPARE(status(m_asker->workloadPath(m_world->pods[pod].workload) + metrics), 200);
    QCOMPARE(status(m_asker->workloadPath(m_world->pods[pod].workload) + "/metrics?metricType=GPU_UTILIZATION_PER_GPU"
                    + times),
             400);
    QCOMPARE(status(m_asker->workloadPath(other) + "/pods/" + toString(m_world->podId(pod)) + metrics), 404);
    QCOMPARE(status(m_asker->workloadPath(other) + "/pods/rubbish" + metrics), 400);
    QCOMPARE(status("/api/v1/workloads/00000000-0000-4000-8000-000000000000" + metrics), 404);
    QCOMPARE(status("/api/v1/clusters/00000000-0000-4000-8000-000000000000" + metrics), 404);
    QCOMPARE(status("/api/v1/workloads/inferences/" + toString(m_world->workloadId(m_world->pods[pod].workload))
                    + "/metrics?metricType=LATENCY" + times),
             404);
    QCOMPARE(status("/api/v1/workloads/a/pods/b/c" + metrics), 404);
}

QTEST_APPLESS_MAIN(TestSimulatorMetrics)
#include "tst_simulator_metrics.moc"
