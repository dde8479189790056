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

// The guaranteed GPUs of a project in each node pool of its cluster.
[[nodiscard]] std::int64_t quotaOf(const Project &project);

} // namespace simulator
