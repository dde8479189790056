// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"

#include <bitset>
#include <cstdint>
#include <span>

namespace table {

// The closed set of values of a column, for "is any of" filters and their menus. Terminated by nullptr.
using Choices = const char *const *;

// Whether a column belongs to the default layout. In a narrow table the least important ones are left out; spare ones
// appear only where there is room to spare.
enum class Shown : std::int8_t { Never, Always, Often, Usually, Seldom, Spare };

// Static description of a column. A new column is one line in a catalog file.
struct ColumnInfo
{
    const char *key; // JSON path of the field: CSV header, name in saved layouts
    const char *title; // QT_TRANSLATE_NOOP("Column", ...)
    Kind kind;
    double width = 12; // in digit widths; the minimum for the stretched column
    Shown visible = Shown::Always; // in the default layout
    const char *sortKey = nullptr; // the server's; null = the server cannot sort by this column
    const char *filterKey = nullptr; // the server's
    const char *tooltip = nullptr; // QT_TRANSLATE_NOOP("Column", ...)
    Choices choices = nullptr;
    const char *parts = nullptr; // of a share: the keys of the columns with its numbers, separated by commas
    bool isRest = false; // one of many that few people look at; its cells take longer to read
};

// A set of columns, by index in the source. Columns beyond the limit are never in it.
using ColumnSet = std::bitset<128>;

template<class Row> struct Column : ColumnInfo
{
    Raw (*raw)(const Row &row) = nullptr; // null for the rest of the columns
};

// The translated title.
[[nodiscard]] QString columnTitle(const ColumnInfo &column);
// The translated description; empty if the title is self-explanatory.
[[nodiscard]] QString columnTooltip(const ColumnInfo &column);

} // namespace table
