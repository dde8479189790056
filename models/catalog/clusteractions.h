// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/action.h"

namespace catalog {

// Delete, with and without the help of the cluster.
[[nodiscard]] std::span<const ObjectAction *const> clusterActions();
[[nodiscard]] ActionTarget clusterTarget(const api::JsonNode &object);

} // namespace catalog
