// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/generator.h"
#include "app/simulator/world/life.h"
#include "app/simulator/world/resources.h"

namespace simulator {

namespace {

constexpr std::int64_t Whole = 100; // hundredths of a GPU

// What a project is guaranteed where it holds this much, in hundredths. By its number: projects at their quota, over
// it, with a quota of 0, and the most with some GPUs left.
std::int64_t quotaFor(std::size_t project, std::int64_t held)
{
    switch (project % 8) {
    case 2:
        return held;
    case 4:
        return held * 3 / 5 / Whole * Whole;
    case 7:
        return 0;
    default:
        return held * static_cast<std::int64_t>(110 + project % 5 * 12) / 100 / Whole * Whole + 4 * Whole;
    }
}

bool hasQuota(std::size_t project)
{
    return project % 8 != 6;
}

} // namespace

void addQuotas(World &world)
{
    std::vector<std::vector<std::int64_t>> held(world.projects.size(), std::vector<std::int64_t>(world.pools.size()));
    for (const Workload &w : world.workloads) {
        if (!exists(w, world.begin))
            break;
        if (!isDeleted(w, world.begin))
            held[w.project][w.pool] += allocatedGpu(w, stateAt(w, world.begin));
    }
    for (std::size_t i = 0; i < world.projects.size(); ++i) {
        Project &project = world.projects[i];
        const PoolRange pools = poolsOf(world, project.cluster);
        for (std::size_t pool = pools.first; hasQuota(i) && pool < pools.last; ++pool)
            project.quotas.push_back(quotaFor(i, held[i][pool]));
    }
}

} // namespace simulator
