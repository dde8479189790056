// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/listquery.h"

#include <optional>

// Filters made from the value of a cell. Pure functions.
namespace views {

class FilterOffer;

// `op` is Equal or NotEqual. Nothing if `offer` has no filter of the column for this value.
[[nodiscard]] std::optional<table::Filter> filterOfCell(const FilterOffer &offer, const table::ColumnInfo &column,
                                                        const table::Value &value, table::Op op);

// `query` with one more condition. "is" replaces an earlier "is" or "is any of" of the same field, which would leave
// no row.
[[nodiscard]] table::ListQuery withFilter(table::ListQuery query, const table::Filter &filter);

} // namespace views
