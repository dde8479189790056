// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/pagecache.h"

namespace table {

// Computes what a refresh changed, by row identity. Pure, so it can be tested and benchmarked without a model.
struct RowDiff
{
    struct ChangedRow
    {
        int row = 0; // new
        int firstColumn = 0;
        int lastColumn = 0;
    };

    bool hasMoved = false; // some known object is in another row now
    bool hasOtherIds = false; // some row holds another object now, or none
    int shift = 0; // of the anchor
    std::vector<ChangedRow> rows; // ascending; all columns where the object is another one
    QHash<base::Key, ColumnSet> marks; // cells to mark as changed
};

// `visible`: the rows on screen before the refresh. `current` is the fallback anchor if none of them is found again.
[[nodiscard]] RowDiff diffRows(const TableSource &source, const PageCache &before, const PageCache &after,
                               const QHash<base::Key, int> &rowsAfter, std::pair<int, int> visible,
                               const base::Key &current);

} // namespace table
