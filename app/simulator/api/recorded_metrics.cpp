// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/recorded_metrics.h"

#include "app/simulator/api/json.h"
#include "app/simulator/api/series.h"
#include "app/simulator/replay/recording.h"
#include "app/simulator/world/life.h"

#include <algorithm>
#include <bit>

namespace simulator {

namespace {

Answer answerOf(const Grid &grid, const std::vector<Series> &series)
{
    Answer answer;
    answer.body = measurementsText(grid, series);
    return answer;
}

Series seriesOf(std::string_view type, int decimals, const Grid &grid)
{
    Series series;
    series.type = type;
    series.decimals = decimals;
    series.values.assign(static_cast<std::size_t>(grid.known), NoSample);
    return series;
}

// Recorded utilization of the GPUs that pods held while they ran.
class Utilization
{
public:
    // For all recorded values of a node's GPUs, whichever pod held them.
    Utilization(const World &world, std::size_t cluster, const Grid &grid)
        : m_world(world)
        , m_grid(grid)
        , m_origin(world.recording->loads[cluster].origin)
        , m_last(grid.known)
    {
    }
    Utilization(const World &world, const Workload &w, const Grid &grid)
        : m_world(world)
        , m_grid(grid)
        , m_origin(world.recording->loads[w.cluster].origin)
    {
        if (w.toRunning == Never)
            return;
        m_first = grid.firstFrom(at(w, w.toRunning));
        m_last = w.toEnd == Never ? grid.known : grid.firstFrom(at(w, w.toEnd));
    }

    // In tenths of a percent.
    template<typename Use> void each(std::uint32_t node, std::uint32_t gpu, const Use &use) const
    {
        for (int i = m_first; i < m_last; ++i) {
            const std::int64_t second = (m_grid.at(i) - m_origin) / Second;
            if (const std::optional<int> value = m_world.recording->utilization.at(node, gpu, second))
                use(static_cast<std::size_t>(i), *value);
        }
    }

    void addPerGpu(std::vector<Series> &out, std::uint32_t pod) const
    {
        eachGpu(pod, [&](std::uint32_t node, std::uint32_t gpu) { addGpu(out, node, gpu); });
    }

    // The same for a node.
    void addPerGpuOf(std::vector<Series> &out, std::uint32_t node, std::uint32_t gpus) const
    {
        for (std::uint32_t gpu = 0; gpu < gpus; ++gpu)
            addGpu(out, node, gpu);
    }

    // The mean over those GPUs of the pods that have a sample at that time.
    void addMean(std::vector<Series> &out, std::uint32_t firstPod, std::uint32_t podCount) const
    {
        addMeanOf(out, [&](const auto &add) {
            for (std::uint32_t pod = firstPod; pod < firstPod + podCount; ++pod)
                eachGpu(pod, add);
        });
    }
    void addMeanOfNode(std::vector<Series> &out, std::uint32_t node, std::uint32_t gpus) const
    {
        addMeanOf(out, [&](const auto &add) {
            for (std::uint32_t gpu = 0; gpu < gpus; ++gpu)
                add(node, gpu);
        });
    }

private:
    template<typename EachGpu> void addMeanOf(std::vector<Series> &out, const EachGpu &eachOne) const
    {
        Series series = seriesOf("GPU_UTILIZATION", 4, m_grid);
        std::vector<std::int64_t> sums(series.values.size()), counts(series.values.size());
        eachOne([&](std::uint32_t node, std::uint32_t gpu) {
            each(node, gpu, [&](std::size_t i, int value) {
                sums[i] += value;
                ++counts[i];
            });
        });
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (counts[i] > 0)
                series.values[i] = (sums[i] * 1000 + counts[i] / 2) / counts[i];
        }
        addUnlessEmpty(out, std::move(series));
    }
    void addGpu(std::vector<Series> &out, std::uint32_t node, std::uint32_t gpu) const
    {
        Series series = seriesOf("GPU_UTILIZATION_PER_GPU", 1, m_grid);
        series.labels = gpuLabel(static_cast<int>(gpu));
        each(node, gpu, [&](std::size_t i, int value) { series.values[i] = value; });
        addUnlessEmpty(out, std::move(series));
    }
    template<typename Use> void eachGpu(std::uint32_t pod, const Use &use) const
    {
        const std::uint32_t node = m_world.pods[pod].node;
        if (node == NoNode)
            return;
        for (std::uint64_t bits = m_world.recording->gpus[pod]; bits != 0; bits &= bits - 1)
            use(node, static_cast<std::uint32_t>(std::countr_zero(bits)));
    }
    static void addUnlessEmpty(std::vector<Series> &out, Series &&series)
    {
        if (std::ranges::any_of(series.values, [](std::int64_t value) { return value != NoSample; }))
            out.push_back(std::move(series));
    }

    const World &m_world;
    const Grid &m_grid;
    std::int64_t m_origin;
    int m_first = 0, m_last = 0; // samples while it ran
};

} // namespace

Answer recordedNodeMetrics(const World &world, std::uint32_t node, TypeNamesOf names, const MetricQuery &query)
{
    const Utilization utilization(world, world.pools[world.nodes[node].pool].cluster, query.grid);
    const std::uint32_t gpus = world.recording->nodes[node].gpus;
    std::vector<Series> series;
    for (const std::size_t type : query.types) {
        if (names[type] == "GPU_UTILIZATION_PER_GPU")
            utilization.addPerGpuOf(series, node, gpus);
        else if (names[type] == "GPU_UTILIZATION")
            utilization.addMeanOfNode(series, node, gpus);
    }
    return answerOf(query.grid, series);
}

Answer recordedPodMetrics(const World &world, std::uint32_t pod, TypeNamesOf names, const MetricQuery &query)
{
    const Utilization utilization(world, world.workloads[world.pods[pod].workload], query.grid);
    std::vector<Series> series;
    for (const std::size_t type : query.types) {
        if (names[type] == "GPU_UTILIZATION_PER_GPU")
            utilization.addPerGpu(series, pod);
        else if (names[type] == "GPU_UTILIZATION")
            utilization.addMean(series, pod, 1);
    }
    return answerOf(query.grid, series);
}

Answer recordedWorkloadMetrics(const World &world, std::uint32_t workload, TypeNamesOf names, const MetricQuery &query)
{
    const Workload &w = world.workloads[workload];
    const Grid &grid = query.grid;
    std::vector<Series> all;
    for (const std::size_t type : query.types) {
        if (names[type] == "GPU_UTILIZATION") {
            Utilization(world, w, grid).addMean(all, w.firstPod, w.podCount);
            continue;
        }
        const bool pods = names[type] == "POD_COUNT", running = names[type] == "RUNNING_POD_COUNT";
        if (!pods && !running && names[type] != "GPU_ALLOCATION")
            continue;
        Series series = seriesOf(names[type], pods || running ? 0 : 2, grid);
        for (int i = grid.firstFrom(w.created); i < grid.known && !passed(w, w.toEnd, grid.at(i)); ++i) {
            const WorkloadState state = stateAt(w, grid.at(i));
            series.values[static_cast<std::size_t>(i)] = pods ? w.podCount
                : running                                     ? state.runningPods
                                                              : allocatedGpu(w, state);
        }
        all.push_back(std::move(series));
    }
    return answerOf(grid, all);
}

} // namespace simulator
