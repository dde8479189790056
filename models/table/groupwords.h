// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "models/table/grouprow.h"

#include <QStringList>

// What group rows say, in the words of people. `source`: that of the row.
namespace table {

// "nlp-foundation", "Total of 8 projects", "–" where the rows have no value.
[[nodiscard]] QString groupTitle(const GroupRow &group, const TableSource &source, const FormatContext &context);
// "118 workloads", by the column that has so many different values.
[[nodiscard]] QString distinctText(const ColumnInfo &column, qint64 count);
// Short, for a cell: "448/512", "118 workloads", "oldest 6 d 11 h", "–".
[[nodiscard]] QString groupCellText(const GroupCell &cell, const ColumnInfo &column, const FormatContext &context);
// The same in whole, with the rows that have no value; empty where there is nothing to say.
[[nodiscard]] QString groupCellWords(const GroupCell &cell, const ColumnInfo &column, const FormatContext &context);
// For screen readers: the title, the level, whether it is open, and how many rows there are.
[[nodiscard]] QString groupRowWords(const GroupRow &group, const TableSource &source, const FormatContext &context);
// As copyCells(): numbers as such.
[[nodiscard]] QStringList groupCopyCells(const GroupCell &cell, const ColumnInfo &column, const FormatContext &context);

} // namespace table
