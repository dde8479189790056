// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/source.h"

#include <QStringList>

#include <span>

// The words of a list about unreadable values, and about fields that no row has. Fields are named by the titles of the
// columns that show them.
namespace views {

// The part of the count label about them: "2 values unreadable", "Category not reported". Empty if there are none.
[[nodiscard]] QStringList faultParts(const table::ReadFaults &faults,
                                     std::span<const table::ColumnInfo *const> columns);

// The full text for a tooltip: the fields, the place of the first unreadable value, and what the server sent. Plain
// text; empty if there are none.
[[nodiscard]] QString faultToolTip(const table::ReadFaults &faults, std::span<const table::ColumnInfo *const> columns);

} // namespace views
