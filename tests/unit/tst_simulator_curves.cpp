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
using Text = QLatin1String;

double mean(const std::map<qint64, QString> &points)
{
    double sum = 0;
    for (const auto &[time, text] : points)
        sum += text.toDouble();
    return sum / static_cast<double>(points.size());
}

} // namespace

// What the curves look like: gaps, idle and slow GPUs, dips and drops, and the flaws that clients have to cope with.
class TestSimulatorCurves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = generate({7, 312, 5000, 20000}, 7, Begin);
        m_asker = std::make_unique<MetricAsker>(*m_world, Begin);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void exporterGaps();
    void idleGpus();
    void shapes();
    void flaws();

private:
    std::unique_ptr<const World> m_world;
    std::unique_ptr<MetricAsker> m_asker;
};

void TestSimulatorCurves::exporterGaps()
{
    int found = 0;
    for (std::uint32_t pod = 0; pod < m_world->pods.size() && found < 5; ++pod) {
        const Workload &w = m_world->workloads[m_world->pods[pod].workload];
        const auto runs = Curves(*m_world, m_world->pods[pod].workload).runs(m_world->ordinal(pod));
        if (runs.size() != 1 || runs[0].to > Begin || flawOf(m_world->podId(pod)) != Flaw::None
            || m_world->clusters[w.cluster].state == ClusterState::ServiceIssues)
            continue;
        for (const auto &[gapFrom, gapTo] :
             simulator::exporterGaps(*m_world, m_world->pods[pod].node, runs[0].from, runs[0].to)) {
            if (gapFrom < runs[0].from + Hour || gapTo > runs[0].to - Hour)
                continue;
            QVERIFY(gapTo - gapFrom >= 11 * Minute && gapTo - gapFrom <= 31 * Minute);
            const auto points
                = m_asker
                      ->get(m_asker->podPath(pod)
                            + MetricAsker::range("CPU_USAGE_CORES", gapFrom - 30 * Minute, gapTo + 30 * Minute, 900))
                      .points(Text("CPU_USAGE_CORES"));
            int before = 0, after = 0;
            for (const auto &[time, text] : points) {
                QVERIFY(time < gapFrom || time >= gapTo);
                ++(time < gapFrom ? before : after);
            }
            QVERIFY(before > 200 && after > 200);
            ++found;
        }
    }
    QVERIFY(found > 0);
}

void TestSimulatorCurves::idleGpus()
{
    int idle = 0, busy = 0;
    for (std::uint32_t workload = 0; workload < m_world->workloads.size(); ++workload) {
        const Workload &w = m_world->workloads[workload];
        if (!exists(w, Begin) || isDeleted(w, Begin) || w.gpuPerPod == 0 || stateAt(w, Begin).runningPods == 0
            || m_world->clusters[w.cluster].state == ClusterState::Disconnected)
            continue;
        const QJsonObject row = m_asker->get(m_asker->workloadPath(workload)).body;
        double found = 0;
        int seen = 0;
        for (std::uint32_t i = 0; i < w.podCount; ++i) {
            if (flawOf(m_world->podId(w.firstPod + i)) != Flaw::None)
                continue;
            const auto now = m_asker->get(m_asker->podPath(w.firstPod + i)
                                          + MetricAsker::range("GPU_UTILIZATION_PER_GPU", Begin, Begin + 1, 1));
            for (const auto &one : now.measurements()) {
                const auto points = MetricAsker::pointsOf(one.toObject());
                if (points.empty())
                    continue;
                ++seen;
                QVERIFY(points.begin()->second.toDouble() < 0.1 || points.begin()->second.toDouble() > 1);
                found += points.begin()->second.toDouble() < 0.1 ? std::min<int>(w.gpuPerPod, 100) / 100.0 : 0;
            }
        }
        const int all = static_cast<int>(stateAt(w, Begin).runningPods) * std::max(1, w.gpuPerPod / 100);
        if (seen < all)
            continue; // a pod in a gap, or with a flaw
        QVERIFY(std::abs(row[u"idleAllocatedGpus"_s].toDouble() - found) < 0.001);
        ++(found > 0 ? idle : busy);
    }
    QVERIFY2(idle > 3 && busy > 30, qPrintable(u"%1 idle, %2 busy"_s.arg(idle).arg(busy)));
}

void TestSimulatorCurves::shapes()
{
    // One GPU of a pod lags behind the others.
    int lagging = -1;
    const std::uint32_t slow = m_asker->runningPod(4 * Hour, [&](std::uint32_t pod, const Workload &w) {
        const int gpus = w.gpuPerPod / 100;
        lagging = laggingGpu(*m_world, pod, gpus);
        return lagging >= 0 && gpus > 2 && w.idlePercent == 0 && categoryCode(w.type) == 1;
    });
    QVERIFY(slow < m_world->pods.size());
    const Workload &w = m_world->workloads[m_world->pods[slow].workload];
    const std::int64_t life = std::min<std::int64_t>(Begin - at(w, w.toRunning), 5 * Day);
    const auto curves = m_asker->get(
        m_asker->podPath(slow)
        + MetricAsker::range("GPU_UTILIZATION_PER_GPU,GPU_MEMORY_USAGE_BYTES_PER_GPU", Begin - life, Begin, 1000));
    const int first = firstGpuIndex(*m_world, slow, w.gpuPerPod / 100);
    QSet<QString> averages;
    for (int gpu = 0; gpu < w.gpuPerPod / 100; ++gpu) {
        const auto points = curves.points(Text("GPU_UTILIZATION_PER_GPU"), QString::number(first + gpu));
        const double average = mean(points);
        averages.insert(QString::number(average));
        QVERIFY2(gpu == lagging ? average < 84 : average > 66, qPrintable(QString::number(average)));
        if (gpu != lagging)
            QVERIFY(average
                    > mean(curves.points(Text("GPU_UTILIZATION_PER_GPU"), QString::number(first + lagging))) + 4);
        // Dips while the state is written, by all at once
        const auto dips = std::ranges::count_if(points, [](const auto &point) { return point.second.toDouble() < 12; });
        QVERIFY(dips > 5 && dips < 200);
    }
    QCOMPARE(averages.size(), w.gpuPerPod / 100); // no two are alike
    // Memory grows, and drops where the state was written or the process began again.
    const auto memory = curves.points(Text("GPU_MEMORY_USAGE_BYTES_PER_GPU"), QString::number(first));
    int up = 0, down = 0;
    double last = 0;
    for (const auto &[time, text] : memory) {
        up += text.toDouble() > last * 1.001 ? 1 : 0;
        down += text.toDouble() < last * 0.96 ? 1 : 0;
        QVERIFY(text.toDouble() < static_cast<double>(m_world->pools[w.pool].gpuMemoryGib) * 1073741824);
        last = text.toDouble();
    }
    QVERIFY(up > down && down > 2);

    // Who waits for data is busy all the time, and his SMs are not.
    const std::uint32_t starved = m_asker->runningPod(Hour, [&](std::uint32_t pod, const Workload &candidate) {
        return candidate.gpuPerPod > 0 && candidate.idlePercent == 0 && candidate.podCount > 0
            && Curves(*m_world, m_world->pods[pod].workload).habit() == Habit::Starved;
    });
    QVERIFY(starved < m_world->pods.size());
    const auto busy = m_asker->get(
        m_asker->podPath(starved)
        + MetricAsker::range("GPU_UTILIZATION_PER_GPU,GPU_SM_ACTIVITY_PER_GPU", Begin - 50 * Minute, Begin, 200));
    QVERIFY(mean(busy.points(Text("GPU_UTILIZATION_PER_GPU"))) > 65);
    QVERIFY(mean(busy.points(Text("GPU_SM_ACTIVITY_PER_GPU"))) < 0.25);
}

void TestSimulatorCurves::flaws()
{
    // By the last two digits of the id, as the header says.
    QSet<int> met;
    for (std::uint32_t pod = 0; pod < m_world->pods.size(); ++pod) {
        const Flaw flaw = flawOf(m_world->podId(pod));
        const Workload &w = m_world->workloads[m_world->pods[pod].workload];
        if (flaw == Flaw::None || met.contains(static_cast<int>(flaw)) || w.gpuPerPod < 200 || w.toRunning >= w.toEnd
            || m_world->clusters[w.cluster].state == ClusterState::Disconnected
            || !passed(w, w.toRunning, Begin - 40 * Minute) || (w.toEnd != Never && w.toEnd < w.toRunning + 2400))
            continue;
        const std::string path = m_asker->podPath(pod);
        QCOMPARE(path.substr(path.size() - 2), "0" + std::to_string(static_cast<int>(flaw) - 1));
        const auto answer
            = m_asker->get(path
                           + MetricAsker::range("GPU_UTILIZATION_PER_GPU,GPU_SM_ACTIVITY_PER_GPU", at(w, w.toRunning),
                                                at(w, w.toRunning) + 40 * Minute, 160));
        const QJsonArray all = answer.measurements();
        const int gpus = w.gpuPerPod / 100;
        const auto values = all[0][u"values"_s].toArray();
        if (values.isEmpty())
            continue; // in a gap
        QCOMPARE(answer.status, flaw == Flaw::PartialEngines || flaw == Flaw::PartialAll ? 207 : 200);
        QCOMPARE(all.size(),
                 flaw == Flaw::DoubleSeries         ? gpus * 4
                     : flaw == Flaw::PartialEngines ? gpus * 2 - (gpus + 3) / 4
                     : flaw == Flaw::PartialAll     ? gpus * 2 - (gpus + 3) / 4 * 2
                                                    : gpus * 2);
        const auto has = [&values](auto accepts) { return std::any_of(values.begin(), values.end(), accepts); };
        QCOMPARE(has([](const QJsonValue &v) { return v[u"value"_s] == u"NaN"_s; }), flaw == Flaw::NaN);
        QCOMPARE(has([](const QJsonValue &v) { return v[u"timestamp"_s].isNull(); }), flaw == Flaw::NullTimes);
        QCOMPARE(values.size() > 160, flaw == Flaw::DoublePoints);
        QCOMPARE(all[0][u"labels"_s].isNull(), flaw == Flaw::NullLabels);
        QCOMPARE(all.last()[u"values"_s].isNull(), flaw == Flaw::NullValues);
        met.insert(static_cast<int>(flaw));
    }
    QVERIFY2(met.size() == 8, qPrintable(QString::number(met.size())));
}

QTEST_APPLESS_MAIN(TestSimulatorCurves)
#include "tst_simulator_curves.moc"
