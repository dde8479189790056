// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"

#include <QStringList>

#include <tl/expected.hpp>

#include <span>
#include <vector>

// The columns of an exported list. No I/O; any thread.
namespace csv {

// A column of the file: a column of the table, or the names of the objects whose ids are in one.
struct ExportColumn
{
    int index = 0; // of the column in the table
    bool isName = false;

    friend bool operator==(const ExportColumn &, const ExportColumn &) = default;
};

// The columns with these keys, in their order; without keys, all that can be written except the rest (see
// table::ColumnInfo::isRest). A key may be one of names
// (see nameHeader()). With `names`, each id of another object is followed by its name, unless the file has a column of
// that name already. The error is the first key that does not exist.
[[nodiscard]] tl::expected<std::vector<ExportColumn>, QString> exportColumns(
    std::span<const table::ColumnInfo *const> table, const QStringList &keys, bool names);

// The keys of all columns that can be written, the rest as well.
[[nodiscard]] QStringList allKeys(std::span<const table::ColumnInfo *const> table);

} // namespace csv
