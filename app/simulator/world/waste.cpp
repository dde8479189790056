// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/waste.h"

#include "app/simulator/world/curves.h"

#include <algorithm>

namespace simulator {

namespace {

constexpr double IdleBelow = 0.01; // mean utilization

class Meter
{
public:
    Meter(const World &world, std::uint32_t workload, const TimeRange &range, std::int64_t shortestIdle)
        : m_world(world)
        , m_curves(world, workload)
        , m_workload(workload)
        , m_range(range)
        , m_shortestIdle(shortestIdle)
    {
        const Workload &w = m_curves.workload();
        // Nothing is known of a cluster that is out of reach.
        if (world.clusters[w.cluster].state == ClusterState::Disconnected)
            m_range.to = std::min(m_range.to, world.disconnectedAt);
        if (w.gpuPerPod == 0 || m_range.to <= m_range.from)
            return;
        for (std::uint32_t ordinal = 0; ordinal < w.podCount; ++ordinal)
            m_measured.push_back(m_curves.measured(ordinal, m_range.from, m_range.to));
        const std::vector<std::int64_t> changes = changesWithin();
        for (std::size_t i = 0; i + 1 < changes.size(); ++i)
            addInterval(changes[i], changes[i + 1]);
        endStretch(m_range.to);
    }

    [[nodiscard]] Waste &&take() { return std::move(m_waste); }

private:
    // Between two of these, no pod starts or ends, and no measurement begins or ceases.
    [[nodiscard]] std::vector<std::int64_t> changesWithin() const
    {
        std::vector<std::int64_t> changes = {m_range.from, m_range.to};
        const auto add = [&](std::int64_t time) {
            if (time > m_range.from && time < m_range.to)
                changes.push_back(time);
        };
        m_world.eachLife(m_workload, [&](const Workload &life, std::int64_t from, std::int64_t to) {
            add(from);
            add(to);
            for (const std::uint32_t offset : {0U, life.toPending, life.toInitializing, life.toRunning, life.toEnd,
                                               life.toDeleted, life.unusualFrom, life.unusualTo}) {
                if (offset != Never)
                    add(at(life, offset));
            }
        });
        for (const std::vector<RunSpan> &spans : m_measured) {
            for (const RunSpan &span : spans) {
                add(span.from);
                add(span.to);
            }
        }
        std::ranges::sort(changes);
        changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
        return changes;
    }

    struct Measured
    {
        std::uint32_t ordinal;
        std::int64_t since;
    };
    [[nodiscard]] std::vector<Measured> measuredAt(std::int64_t time) const
    {
        std::vector<Measured> pods;
        for (std::uint32_t ordinal = 0; ordinal < m_measured.size(); ++ordinal) {
            for (const RunSpan &span : m_measured[ordinal]) {
                if (span.from <= time && time < span.to)
                    pods.push_back({ordinal, span.since});
            }
        }
        return pods;
    }

    [[nodiscard]] double gpusAt(std::int64_t time) const
    {
        const Workload &w = m_world.workloadAt(m_workload, time);
        if (!exists(w, time) || isDeleted(w, time))
            return 0;
        return static_cast<double>(allocatedGpu(w, stateAt(w, time))) / 100;
    }

    void addInterval(std::int64_t from, std::int64_t to)
    {
        const double gpus = gpusAt(from);
        const std::vector<Measured> pods = measuredAt(from);
        m_waste.held += gpuHours(gpus, from, to);
        if (gpus == 0 || pods.empty()) {
            endStretch(from);
            return;
        }
        m_waste.measured += gpuHours(gpus, from, to);
        for (std::int64_t step = from; step < to;) {
            const std::int64_t next = std::min(to, (step / StoreStep + 1) * StoreStep);
            const double used = meanAt(pods, step), hours = gpuHours(gpus, step, next);
            m_waste.notUsed += hours * (1 - used);
            if (used < IdleBelow)
                addIdle(step, hours);
            else
                endStretch(step);
            step = next;
        }
    }

    // Of all GPUs of these pods, as a fraction of one.
    [[nodiscard]] double meanAt(const std::vector<Measured> &pods, std::int64_t time) const
    {
        const std::uint32_t firstIdle = m_curves.firstIdleGpu(time);
        const auto gpus = static_cast<std::uint32_t>(m_curves.gpusPerPod());
        std::int64_t sum = 0;
        for (const Measured &pod : pods) {
            const Beat beat = m_curves.beat(time, pod.since);
            for (std::uint32_t gpu = 0; gpu < gpus; ++gpu)
                sum += m_curves.utilization(beat, pod.ordinal, static_cast<int>(gpu),
                                            pod.ordinal * gpus + gpu >= firstIdle);
        }
        return static_cast<double>(sum) / 10000 / (static_cast<double>(pods.size()) * gpus);
    }

    static double gpuHours(double gpus, std::int64_t from, std::int64_t to)
    {
        return gpus * static_cast<double>(to - from) / Hour;
    }

    void addIdle(std::int64_t time, double hours)
    {
        if (m_stretchHours == 0)
            m_stretchFrom = time;
        m_stretchHours += hours;
    }

    void endStretch(std::int64_t time)
    {
        if (m_stretchHours > 0 && time - m_stretchFrom >= m_shortestIdle) {
            m_waste.idle += m_stretchHours;
            m_waste.stretches.push_back({m_stretchFrom, time});
        }
        m_stretchHours = 0;
    }

    const World &m_world;
    Curves m_curves;
    std::uint32_t m_workload;
    TimeRange m_range;
    std::int64_t m_shortestIdle;
    std::vector<std::vector<RunSpan>> m_measured; // of each pod
    Waste m_waste;
    std::int64_t m_stretchFrom = 0;
    double m_stretchHours = 0; // of the stretch that goes on; 0: none does
};

} // namespace

Waste wasteOf(const World &world, std::uint32_t workload, const TimeRange &range, std::int64_t shortestIdle)
{
    return Meter(world, workload, range, shortestIdle).take();
}

} // namespace simulator
