// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/request.h"
#include "app/simulator/world/world.h"

namespace simulator {

[[nodiscard]] std::span<const std::string_view> nodeTelemetryParameters();
// Sums over the nodes' current capacity and allocation. An invalid parameter is a Refusal.
[[nodiscard]] Answer nodeTelemetryOf(const World &world, const Query &query, std::int64_t now);

} // namespace simulator
