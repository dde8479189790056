// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

// What workloads ask for and what nodes and projects have, drawn again from what a row holds each time.
namespace simulator {

[[nodiscard]] std::string_view imageOf(const Workload &w);
[[nodiscard]] int cpuPerPod(const Workload &w); // cores
[[nodiscard]] int memoryGibPerPod(const Workload &w);
[[nodiscard]] std::string_view migProfileOf(const Workload &w); // empty if the GPU is whole

struct NodeSize
{
    std::int64_t cores = 0, memoryGib = 0;
};
[[nodiscard]] NodeSize nodeSize(const Pool &pool);

// GPUs that a project may count on in each node pool of its cluster
[[nodiscard]] std::int64_t quotaOf(const Project &project);

} // namespace simulator
