// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/request.h"
#include "app/simulator/world/world.h"

namespace simulator {

[[nodiscard]] std::span<const std::string_view> telemetryParameters();
// Counts and sums over the workloads that are not deleted. An invalid parameter is a Refusal.
[[nodiscard]] Answer telemetryOf(const World &world, const Query &query, std::int64_t now);

} // namespace simulator
