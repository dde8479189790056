// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/database.h"
#include "models/table/column.h"
#include "models/table/listquery.h"

#include <string>

// The form of a SnapshotFile, shared by what writes and what reads it: tables "list" (one row for each), "cluster"
// (their names), and "rows_<id of the list>" with a row for each object, numbered from 0.
namespace replica::snapshotform {

inline constexpr std::int64_t applicationId = 0x42636c53; // "BclS"
inline constexpr std::int64_t version = 1;

[[nodiscard]] std::string textOf(const table::ListQuery &query); // equal for equal queries
[[nodiscard]] std::string tableOf(std::int64_t list);
// How the column is called that has the names of referenced objects.
[[nodiscard]] QString nameOf(const table::ColumnInfo &column);
// False: the database is empty, or not one of this form, which is a fault.
[[nodiscard]] bool hasSchema(Database &database);

} // namespace replica::snapshotform
