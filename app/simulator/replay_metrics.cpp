// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/replay_metrics.h"

#include "app/simulator/life.h"
#include "app/simulator/series.h"

namespace simulator {

Answer recordedPodMetrics(const World &, std::uint32_t, TypeNamesOf, const MetricQuery &query)
{
    Answer answer;
    answer.body = measurementsText(query.grid, {});
    return answer;
}

Answer recordedWorkloadMetrics(const World &world, std::uint32_t workload, TypeNamesOf names, const MetricQuery &query)
{
    const Workload &w = world.workloads[workload];
    const Grid &grid = query.grid;
    std::vector<Series> all;
    for (const std::size_t type : query.types) {
        const bool pods = names[type] == "POD_COUNT", running = names[type] == "RUNNING_POD_COUNT";
        if (!pods && !running && names[type] != "GPU_ALLOCATION")
            continue;
        Series series;
        series.type = names[type];
        series.decimals = pods || running ? 0 : 2;
        series.values.assign(static_cast<std::size_t>(grid.known), NoSample);
        for (int i = grid.firstFrom(w.created); i < grid.known && !passed(w, w.toEnd, grid.at(i)); ++i) {
            const WorkloadState state = stateAt(w, grid.at(i));
            series.values[static_cast<std::size_t>(i)] = pods ? w.podCount
                : running                                     ? state.runningPods
                                                              : allocatedGpu(w, state);
        }
        all.push_back(std::move(series));
    }
    Answer answer;
    answer.body = measurementsText(grid, all);
    return answer;
}

} // namespace simulator
