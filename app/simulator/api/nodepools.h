// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/json.h"
#include "app/simulator/api/smalllist.h"

namespace simulator {

// Indices of node pools; none in a recording, which has no node pools. An unknown key or operator is a Refusal.
[[nodiscard]] std::vector<std::size_t> nodePoolRows(const World &world, const ListWanted &wanted);
void writeNodePool(Json &json, const World &world, std::size_t pool);

} // namespace simulator
