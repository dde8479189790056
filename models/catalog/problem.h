// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"
#include "models/table/source.h"

namespace catalog {

// The one place where an error of the API becomes what a table shows.
[[nodiscard]] table::Problem problemOf(const api::Error &error);

} // namespace catalog
