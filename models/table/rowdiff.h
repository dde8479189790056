// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/pagecache.h"

#include <bitset>

namespace table {

// Columns of a row, by index in the source. Columns beyond the limit are shown, but never marked as changed.
using ColumnSet = std::bitset<128>;

// What a refresh did to the rows, by identity: pure, so that it can be tested and measured without a model.
struct RowDiff
{
    struct ChangedRow
    {
        int row = 0; // new
        int firstColumn = 0;
        int lastColumn = 0;
    };

    bool hasMoved = false; // some known row has another number now
    bool hasOtherIds = false; // some row number belongs to another object now, or to none
    int shift = 0; // of the anchor
    std::vector<ChangedRow> rows; // ascending; all columns where the object is another one
    QHash<base::Key, ColumnSet> marks; // cells worth a mark
};

// `visible` are the rows on screen, in old numbers; `current` anchors if none of them is found again.
[[nodiscard]] RowDiff diffRows(const TableSource &source, const PageCache &before, const PageCache &after,
                               const QHash<base::Key, int> &rowsAfter, std::pair<int, int> visible,
                               const base::Key &current);

} // namespace table
