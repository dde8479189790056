// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/listquery.h"

// Client-side filtering and sorting: for lists that the server sends in full, and to check whether the server applied
// the requested filters. Pure functions.
namespace table {

// Text comparison ignores case and compares digits as numbers. An absent value matches only the "not" operators.
[[nodiscard]] bool matches(const Value &value, const Filter &filter);

// Three-way comparison. Absent values sort last in both directions.
[[nodiscard]] int compareValues(const Value &left, const Value &right, bool descending);

// True if a row certainly violates the filter that was sent. Checks enum values and ids only: how the server compares
// names, times and numbers is not specified.
[[nodiscard]] bool contradicts(const ColumnInfo &column, const Raw &raw, const Filter &filter);

// A time as people write it: what base::parseTime() reads, with spaces around it or without seconds. Returns ms UTC.
[[nodiscard]] std::optional<std::int64_t> parseTime(const QString &text);

} // namespace table
