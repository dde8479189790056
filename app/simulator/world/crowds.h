// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

// Nodes whose CPU cores are nearly used up for a while: one pod takes all that it can get, as if its CPU limit did not
// hold, and the others get about half of what they would use. It is one of those that request most.
namespace simulator {

// Plants a few of them, deterministically. After the pods are placed.
void addCrowds(World &world);

// The one of a node; null if it has none.
[[nodiscard]] const Crowd *crowdOf(const World &world, std::uint32_t node);

// Thousandths of a core that a pod uses at a time, if it would use `wanted` with the node to itself.
[[nodiscard]] std::int64_t crowded(const World &world, std::uint32_t pod, std::int64_t time, std::int64_t wanted);

} // namespace simulator
