// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"

#include <span>

namespace table {

// A closed set of values that a column can have, for "is any of" filters and their menus. Ends with nullptr.
using Choices = const char *const *;

// All that the program knows of a column without its rows. A new column is one line in a catalog file.
struct ColumnInfo
{
    const char *key; // JSON path of the field: CSV header, name in saved layouts
    const char *title; // QT_TRANSLATE_NOOP("Column", ...)
    Kind kind;
    double width = 12; // in digit widths; of the stretched column, its least
    bool visible = true; // in the default layout
    const char *sortKey = nullptr; // the server's; absent = the server cannot sort by it
    const char *filterKey = nullptr; // the server's
    const char *tooltip = nullptr; // QT_TRANSLATE_NOOP("Column", ...)
    Choices choices = nullptr;
};

template<class Row> struct Column : ColumnInfo
{
    Raw (*raw)(const Row &row) = nullptr;
};

// The title in the language of the program.
[[nodiscard]] QString columnTitle(const ColumnInfo &column);
// The meaning of the column in the language of the program; empty if the title says it all.
[[nodiscard]] QString columnTooltip(const ColumnInfo &column);

} // namespace table
