// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

#include <filesystem>
#include <memory>

namespace simulator {

// Builds the world from recorded clusters: `folder` is one with a cluster.json, or holds some. Each cluster is moved in
// time as a whole, so that its suggested window ends 24 hours after `begin`; one without times has no workloads.
// Ids are UUIDs of version 5: of a cluster in the name space of DNS names, of all else its key in that of its cluster.
// Throws BadTrace (replay_csv.h).
[[nodiscard]] std::unique_ptr<const World> replay(const std::filesystem::path &folder, std::int64_t begin);

} // namespace simulator
