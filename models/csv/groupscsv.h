// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/cells.h"
#include "models/table/grouprow.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace csv {

// Groups as a file, with its header: a line for the total and one for each group of every level, in the order given,
// where each group comes before those in it. Columns: the level (0 = the total), what the rows have in common in the
// columns that they are grouped by (ids with names), the number of rows, and of each column of the table
// - of amounts the sum, with its unit, as in a file of rows: "requestedResources.gpu.request[GPUs]";
// - of states the number of rows for each: "k8sPhase:Running";
// - of times the oldest: "createdAt:oldest";
// - if some rows have no value, their number: "completedAt:absent".
// Sums of nothing are empty. Any thread.
[[nodiscard]] std::string groupsCsv(std::span<const std::shared_ptr<const table::GroupRow>> groups,
                                    const std::vector<table::ColumnInfo> &columns, const FileFormat &format);

} // namespace csv
