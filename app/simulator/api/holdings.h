// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/life.h"

namespace simulator {

// What the pods on a node hold and use at a given time.
struct Held
{
    std::int64_t gpu = 0, idleGpu = 0; // hundredths
    std::int64_t cores = 0, memoryGib = 0;
    std::int64_t usedMillicores = 0, usedMemory = 0, usedGpuMemory = 0; // bytes
};

// The same for all nodes of a world that was not recorded, computed in one pass over the workloads.
class Holdings
{
public:
    // Usage stays 0 unless it is measured, which takes longer.
    Holdings(const World &world, std::int64_t now, bool measures);

    [[nodiscard]] const Held &operator[](std::size_t node) const { return m_held[node]; }

private:
    void add(const Workload &w, const WorkloadState &state);
    void measure(const Workload &w, const WorkloadState &state);

    const World &m_world;
    std::int64_t m_now;
    std::vector<Held> m_held;
};

} // namespace simulator
