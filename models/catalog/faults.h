// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/page.h"
#include "models/table/source.h"

namespace catalog {

// What could not be read in a page of the API, by column keys.
[[nodiscard]] table::ReadFaults faultsOf(const api::PageBase &page, int rows);
// The same for some of its rows, in any order. The first of them is named if it is the page's first.
[[nodiscard]] table::ReadFaults faultsOf(const api::PageBase &page, int rows, std::span<const int> some);

// The first cell of a row without an id, in place of its name.
[[nodiscard]] table::Value nameWithoutId(const table::Value &name);

} // namespace catalog
