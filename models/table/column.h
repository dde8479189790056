// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"

#include <span>

namespace table {

// The closed set of values of a column, for "is any of" filters and their menus. Terminated by nullptr.
using Choices = const char *const *;

// Static description of a column. A new column is one line in a catalog file.
struct ColumnInfo
{
    const char *key; // JSON path of the field: CSV header, name in saved layouts
    const char *title; // QT_TRANSLATE_NOOP("Column", ...)
    Kind kind;
    double width = 12; // in digit widths; the minimum for the stretched column
    bool visible = true; // in the default layout
    const char *sortKey = nullptr; // the server's; null = the server cannot sort by this column
    const char *filterKey = nullptr; // the server's
    const char *tooltip = nullptr; // QT_TRANSLATE_NOOP("Column", ...)
    Choices choices = nullptr;
};

template<class Row> struct Column : ColumnInfo
{
    Raw (*raw)(const Row &row) = nullptr;
};

// The translated title.
[[nodiscard]] QString columnTitle(const ColumnInfo &column);
// The translated description; empty if the title is self-explanatory.
[[nodiscard]] QString columnTooltip(const ColumnInfo &column);

} // namespace table
