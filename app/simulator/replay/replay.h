// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

#include <filesystem>
#include <memory>

namespace simulator {

// Builds the world from recorded clusters: `folder` contains a cluster.json or folders with one. Each cluster is
// shifted in time as a whole, so that its suggested window ends 24 hours after `begin`; without recorded times it has
// no workloads. Ids are UUIDs of version 5: a cluster's in the namespace of DNS names, all others in that of their
// cluster. Throws BadTrace (csv.h).
[[nodiscard]] std::unique_ptr<const World> replay(const std::filesystem::path &folder, std::int64_t begin);

} // namespace simulator
