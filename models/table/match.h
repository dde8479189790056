// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/listquery.h"

// Filters and order as this computer applies them: to lists that the server sends whole, and to see whether the server
// has kept to what it was asked. Pure functions.
namespace table {

// Letter case is ignored in texts, digits in them count as numbers. An absent value only meets the "not" operators.
[[nodiscard]] bool matches(const Value &value, const Filter &filter);

// Absent values come last, whichever way the order goes. Negative, 0 or positive.
[[nodiscard]] int compareValues(const Value &left, const Value &right, bool descending);

// True if a row that the server sent cannot be one that the filter asked for. Only for words and identities: how a
// server compares names, times and numbers is its own matter.
[[nodiscard]] bool contradicts(const ColumnInfo &column, const Raw &raw, const Filter &filter);

// A time as people and servers write it, RFC 3339 or a date alone, without a zone in UTC. ms UTC.
[[nodiscard]] std::optional<std::int64_t> parseTime(const QString &text);

} // namespace table
