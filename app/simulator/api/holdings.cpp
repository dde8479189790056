// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/holdings.h"

#include "app/simulator/world/curves.h"
#include "app/simulator/world/resources.h"

namespace simulator {

Holdings::Holdings(const World &world, std::int64_t now, bool measures)
    : m_world(world)
    , m_now(now)
    , m_held(world.nodes.size())
{
    for (const Workload &w : world.workloads) {
        if (!exists(w, now))
            break;
        if (isDeleted(w, now))
            continue;
        const WorkloadState state = stateAt(w, now);
        if (state.boundPods == 0)
            continue;
        add(w, state);
        if (measures && state.runningPods > 0)
            measure(w, state);
    }
}

void Holdings::add(const Workload &w, const WorkloadState &state)
{
    std::int64_t idle = idleGpu(w, state);
    for (std::uint32_t i = state.boundPods; i-- > 0;) {
        Held &held = m_held[m_world.pods[w.firstPod + i].node];
        held.gpu += w.gpuPerPod;
        // The last GPUs of a workload are the idle ones.
        const std::int64_t here = i < state.runningPods ? std::min<std::int64_t>(idle, w.gpuPerPod) : 0;
        held.idleGpu += here;
        idle -= here;
        held.cores += cpuPerPod(w);
        held.memoryGib += memoryGibPerPod(w);
    }
}

void Holdings::measure(const Workload &w, const WorkloadState &state)
{
    const Curves curves(m_world, m_world.indexOf(w));
    // The usage when the cluster was last seen.
    const std::int64_t time = m_world.clusters[w.cluster].state == ClusterState::Disconnected
        ? std::min(m_now, m_world.disconnectedAt - 1)
        : m_now;
    const std::uint32_t firstIdle = curves.firstIdleGpu(time);
    for (std::uint32_t i = 0; i < state.runningPods; ++i) {
        Held &held = m_held[m_world.pods[w.firstPod + i].node];
        for (const RunSpan &run : curves.runs(i)) {
            if (time < run.from || time >= run.to)
                continue;
            const Beat beat = curves.beat(time, run.since);
            held.usedMillicores += curves.cpuMillicores(beat, i);
            held.usedMemory += curves.cpuMemory(beat, i);
            const auto gpus = static_cast<std::uint32_t>(curves.gpusPerPod());
            for (std::uint32_t gpu = 0; gpu < gpus; ++gpu)
                held.usedGpuMemory += curves.gpuMemory(beat, i, static_cast<int>(gpu), i * gpus + gpu >= firstIdle);
        }
    }
}

} // namespace simulator
