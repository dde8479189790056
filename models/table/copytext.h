// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/format.h"

#include <QStringList>

// Cells as they are copied: what a spreadsheet in the language of the application takes for numbers, dates and text.
// Bytes and seconds are plain numbers, and the titles name the unit.
namespace table {

// One, or two for a share, such as allocated and requested GPUs: spreadsheets take "4/1" for a date.
[[nodiscard]] QStringList copyCells(Kind kind, const Value &value, const FormatContext &context);

// As many as the column's cells: "GPUs (allocated)", "Runtime (s)", "Created (UTC)".
[[nodiscard]] QStringList copyTitles(const ColumnInfo &column, Zone zone);

// Displayed text, for the clipboard or a terminal: with plain spaces between numbers and their units.
[[nodiscard]] QString plainSpaces(QString shown);

} // namespace table
