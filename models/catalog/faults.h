// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/page.h"
#include "models/table/source.h"

namespace catalog {

// What could not be read of a page of the API, by the keys of columns.
[[nodiscard]] table::ReadFaults faultsOf(const api::PageBase &page, int rows);
// The values and ids of some of its rows, in whatever order. The first of them is named if it is the page's first.
[[nodiscard]] table::ReadFaults faultsOf(const api::PageBase &page, int rows, std::span<const int> some);

// What the first cell of a row without an id shows in place of its name.
[[nodiscard]] table::Value nameWithoutId(const table::Value &name);

} // namespace catalog
