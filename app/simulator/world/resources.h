// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

// The requests of workloads, and the resources of nodes and projects, derived from their rows on each call.
namespace simulator {

[[nodiscard]] std::string_view imageOf(const Workload &w);
[[nodiscard]] int cpuPerPod(const Workload &w); // cores
[[nodiscard]] int memoryGibPerPod(const Workload &w);
[[nodiscard]] std::string_view migProfileOf(const Workload &w); // empty for a whole GPU

struct NodeSize
{
    std::int64_t cores = 0, memoryGib = 0;
};
[[nodiscard]] NodeSize nodeSize(const Pool &pool);

// The node pools of a cluster are adjacent.
struct PoolRange
{
    std::size_t first = 0, last = 0; // half open
};
[[nodiscard]] PoolRange poolsOf(const World &world, std::size_t cluster);
[[nodiscard]] std::string poolId(std::size_t pool);

// Hundredths of a GPU that a project is guaranteed in a node pool of its cluster; none: it has no quota.
[[nodiscard]] std::optional<std::int64_t> quotaOf(const World &world, std::size_t project, std::size_t pool);

} // namespace simulator
