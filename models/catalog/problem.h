// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"
#include "models/table/source.h"

namespace catalog {

// The only place where an API error becomes what a table shows.
[[nodiscard]] table::Problem problemOf(const api::Error &error);
// The same for a whole list: what is not found is the list, not an object.
[[nodiscard]] table::Problem listProblemOf(const api::Error &error);

} // namespace catalog
