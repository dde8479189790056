// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/request.h"
#include "app/simulator/world.h"

namespace simulator {

struct NodeSize
{
    std::int64_t cores = 0, memoryGib = 0;
};
[[nodiscard]] NodeSize nodeSize(const Pool &pool);

// GPUs that a project may count on in each node pool of its cluster
[[nodiscard]] inline std::int64_t quotaOf(const Project &project)
{
    return 8 + project.theme % 8 * 8;
}

[[nodiscard]] std::span<const std::string_view> nodeTelemetryParameters();
// What the nodes have and hold at the moment, summed up. A bad parameter is a Refusal.
[[nodiscard]] Answer nodeTelemetryOf(const World &world, const Query &query, std::int64_t now);

} // namespace simulator
