// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/waste.h"
#include "tests/unit/metricasker.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

constexpr std::int64_t Begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
constexpr std::int64_t Step = 15 * Second;
using Text = QLatin1String;

double idleHours(const std::vector<TimeRange> &stretches)
{
    double hours = 0;
    for (const TimeRange &stretch : stretches)
        hours += static_cast<double>(stretch.to - stretch.from) / Hour;
    return hours;
}

} // namespace

// The exact waste of GPUs, held against what a client can compute from the answers with metrics.
class TestSimulatorWaste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = generate({7, 312, 5000, 20000}, 3, Begin);
        m_asker = std::make_unique<MetricAsker>(*m_world, Begin);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void agreesWithTheSamples();
    void heldIsThatOfTheProjects();
    void stretchesAreLongEnough();
    void rangesAddUp();
    void nothingWithoutGpus();

private:
    struct Sample
    {
        std::optional<double> gpus, used; // used: a fraction of one
    };
    // Every step of the store, from as many requests as it takes
    std::map<std::int64_t, Sample> samples(std::uint32_t workload, const TimeRange &range)
    {
        constexpr std::int64_t Most = 1000 * Step;
        std::map<std::int64_t, Sample> all;
        for (std::int64_t from = range.from; from < range.to; from += Most) {
            const std::int64_t to = std::min(from + Most, range.to);
            const auto answer = m_asker->get(
                m_asker->workloadPath(workload)
                + MetricAsker::range("GPU_ALLOCATION,GPU_UTILIZATION", from, to, static_cast<int>((to - from) / Step)));
            for (const auto &[time, value] : answer.points(Text("GPU_ALLOCATION")))
                all[time].gpus = value.toDouble();
            for (const auto &[time, value] : answer.points(Text("GPU_UTILIZATION")))
                all[time].used = value.toDouble() / 100;
        }
        return all;
    }
    // What a client makes of them
    Waste fromSamples(std::uint32_t workload, const TimeRange &range, std::int64_t shortestIdle)
    {
        Waste waste;
        std::optional<std::int64_t> idleSince;
        double idle = 0;
        const auto end = [&](std::int64_t time) {
            if (idleSince && time - *idleSince >= shortestIdle) {
                waste.idle += idle;
                waste.stretches.push_back({*idleSince, time});
            }
            idleSince.reset();
            idle = 0;
        };
        std::int64_t last = range.from;
        for (const auto &[time, sample] : samples(workload, range)) {
            if (time > last)
                end(last);
            last = time + Step;
            const double hours = sample.gpus.value_or(0) * static_cast<double>(Step) / Hour;
            waste.held += hours;
            if (!sample.used || hours == 0) {
                end(time);
                continue;
            }
            waste.measured += hours;
            waste.notUsed += hours * (1 - *sample.used);
            if (*sample.used >= 0.01) {
                end(time);
                continue;
            }
            idleSince = idleSince.value_or(time);
            idle += hours;
        }
        end(last);
        return waste;
    }
    // With GPUs in the range, and without flaws in what is said of it: each of those that have been deleted since, and
    // one of `stride` others
    template<typename Use> void eachHolder(const TimeRange &range, std::uint32_t stride, const Use &use)
    {
        for (std::uint32_t i = 0; i < m_world->workloads.size(); ++i) {
            const Workload &w = m_world->workloads[i];
            if (i % stride != 0 && !isDeleted(w, Begin))
                continue;
            const std::uint32_t end = std::min(w.toEnd, w.toDeleted);
            if (w.gpuPerPod == 0 || w.toInitializing >= end || at(w, w.toInitializing) >= range.to
                || (end != Never && at(w, end) <= range.from) || flawOf(m_world->workloadId(i)) != Flaw::None)
                continue;
            use(i);
        }
    }

    std::unique_ptr<const World> m_world;
    std::unique_ptr<MetricAsker> m_asker;
};

void TestSimulatorWaste::agreesWithTheSamples()
{
    const TimeRange range = {Begin - Day, Begin};
    constexpr std::int64_t Shortest = 15 * Minute;
    int compared = 0, ended = 0, deleted = 0, idle = 0, unmeasured = 0;
    Waste exact, sampled;
    eachHolder(range, 5, [&](std::uint32_t workload) {
        const Waste truth = wasteOf(*m_world, workload, range, Shortest), told = fromSamples(workload, range, Shortest);
        const auto agree = [&](double one, double other) {
            // A change between two samples counts from the next one on.
            const double slack = 3 * m_world->workloads[workload].podCount
                * (m_world->workloads[workload].gpuPerPod / 100.0) * static_cast<double>(Step) / Hour;
            QVERIFY2(
                std::abs(one - other) <= 0.01 * std::max(one, other) + slack,
                qPrintable(QString::number(workload) + u": "_s + QString::number(one) + u' ' + QString::number(other)));
        };
        agree(truth.held, told.held);
        agree(truth.measured, told.measured);
        agree(truth.notUsed, told.notUsed);
        agree(truth.idle, told.idle);
        if (QTest::currentTestFailed())
            return;
        exact.held += truth.held;
        exact.notUsed += truth.notUsed;
        exact.idle += truth.idle;
        sampled.held += told.held;
        sampled.notUsed += told.notUsed;
        sampled.idle += told.idle;
        const Workload &w = m_world->workloads[workload];
        ++compared;
        ended += passed(w, w.toEnd, Begin) ? 1 : 0;
        deleted += isDeleted(w, Begin) ? 1 : 0;
        idle += truth.idle > 0 ? 1 : 0;
        unmeasured += truth.measured < truth.held - 0.001 ? 1 : 0;
    });
    QVERIFY(compared > 60 && ended > 10 && deleted > 0 && idle > 3 && unmeasured > 3);
    QVERIFY(std::abs(exact.held / sampled.held - 1) < 0.001);
    QVERIFY(std::abs(exact.notUsed / sampled.notUsed - 1) < 0.001);
    QVERIFY(std::abs(exact.idle / sampled.idle - 1) < 0.01);
    QVERIFY(exact.notUsed > 0.05 * exact.held && exact.notUsed < 0.95 * exact.held);
}

// The averages that the list of projects has are about the same GPU-hours.
void TestSimulatorWaste::heldIsThatOfTheProjects()
{
    const TimeRange range = {Begin - Day, Begin};
    std::vector<double> held(m_world->projects.size());
    for (std::uint32_t i = 0; i < m_world->workloads.size(); ++i) {
        const Workload &w = m_world->workloads[i];
        if (w.cluster == 2) // one that is connected
            held[w.project] += wasteOf(*m_world, i, range, Hour).held;
    }
    const auto page = m_asker->get("/api/v1/org-unit/projects?limit=500");
    int compared = 0;
    for (const auto &project : page.body[Text("projects")].toArray()) {
        const auto found
            = std::ranges::find(m_world->projects, project[Text("id")].toString().toStdString(), &Project::id);
        if (found->cluster != 2)
            continue;
        const double mean
            = project[Text("overtimeData")][Text("range24hData")][Text("averageGpuAllocation")].toDouble();
        const double hours = held[static_cast<std::size_t>(found - m_world->projects.begin())];
        QVERIFY(std::abs(hours - 24 * mean) < 0.01 * hours + 0.2);
        ++compared;
    }
    QVERIFY(compared > 8);
}

void TestSimulatorWaste::stretchesAreLongEnough()
{
    const TimeRange range = {Begin - 12 * Hour, Begin};
    int found = 0;
    eachHolder(range, 29, [&](std::uint32_t workload) {
        double before = std::numeric_limits<double>::max();
        for (const std::int64_t shortest : {5 * Minute, 15 * Minute, Hour, 2 * Hour}) {
            const Waste waste = wasteOf(*m_world, workload, range, shortest);
            QVERIFY(waste.idle <= before && waste.idle <= waste.measured + 1e-9);
            // Idle GPUs are not used, but for less than 1 %.
            QVERIFY(waste.notUsed >= 0.99 * waste.idle - 1e-9);
            std::int64_t last = range.from;
            for (const TimeRange &stretch : waste.stretches) {
                QVERIFY(stretch.from >= last && stretch.to <= range.to && stretch.to - stretch.from >= shortest);
                last = stretch.to;
            }
            QCOMPARE(waste.stretches.empty(), waste.idle == 0);
            QCOMPARE(idleHours(waste.stretches) == 0, waste.idle == 0);
            before = waste.idle;
            found += waste.idle > 0 ? 1 : 0;
        }
    });
    QVERIFY(found > 3);
}

// Wherever a range is cut, even within a step of the store.
void TestSimulatorWaste::rangesAddUp()
{
    const TimeRange range = {Begin - 5 * Hour, Begin};
    const std::int64_t cut = Begin - 2 * Hour - 7 * Second - 123;
    eachHolder(range, 97, [&](std::uint32_t workload) {
        const Waste whole = wasteOf(*m_world, workload, range, 0),
                    first = wasteOf(*m_world, workload, {range.from, cut}, 0),
                    second = wasteOf(*m_world, workload, {cut, range.to}, 0);
        QVERIFY(std::abs(whole.held - first.held - second.held) < 1e-6);
        QVERIFY(std::abs(whole.notUsed - first.notUsed - second.notUsed) < 1e-6);
        QVERIFY(std::abs(whole.idle - first.idle - second.idle) < 1e-6);
    });
}

void TestSimulatorWaste::nothingWithoutGpus()
{
    const TimeRange range = {Begin - Day, Begin};
    int without = 0;
    for (std::uint32_t i = 0; i < m_world->workloads.size() && without < 20; ++i) {
        const Workload &w = m_world->workloads[i];
        if (w.gpuPerPod > 0 && !(passed(w, w.toDeleted, range.from) || !exists(w, range.to)))
            continue;
        const Waste waste = wasteOf(*m_world, i, range, 0);
        QCOMPARE(waste.held, 0);
        QCOMPARE(waste.notUsed, 0);
        QVERIFY(waste.stretches.empty());
        ++without;
    }
    QCOMPARE(wasteOf(*m_world, 0, {Begin, Begin}, 0).held, 0);
}

QTEST_GUILESS_MAIN(TestSimulatorWaste)
#include "tst_simulator_waste.moc"
