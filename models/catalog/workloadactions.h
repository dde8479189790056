// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/action.h"

namespace catalog {

// Suspend, resume and delete.
[[nodiscard]] std::span<const ObjectAction *const> workloadActions();
[[nodiscard]] ActionTarget workloadTarget(const api::JsonNode &object);

} // namespace catalog
