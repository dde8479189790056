// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/rowdiff.h"

namespace {

using namespace table;

int anchorShift(const PageCache &before, const QHash<base::Key, int> &rowsAfter, std::pair<int, int> visible,
                const base::Key &current)
{
    for (int row = visible.first; row <= visible.second; ++row) {
        const auto it = rowsAfter.constFind(before.idAt(row));
        if (it != rowsAfter.constEnd())
            return it.value() - row;
    }
    const auto it = rowsAfter.constFind(current);
    const int rowBefore = before.rowOf(current);
    return it != rowsAfter.constEnd() && rowBefore >= 0 ? it.value() - rowBefore : 0;
}

// Times and durations advance with every refresh: do not mark them.
bool isTicking(Kind kind, const Raw &before, const Raw &after)
{
    return (kind == Kind::Duration || kind == Kind::Time) && before.index() == after.index();
}

} // namespace

namespace table {

RowDiff diffRows(const TableSource &source, const PageCache &before, const PageCache &after,
                 const QHash<base::Key, int> &rowsAfter, std::pair<int, int> visible, const base::Key &current)
{
    RowDiff diff;
    diff.shift = anchorShift(before, rowsAfter, visible, current);
    const int columns = source.columnCount();
    const QHash<base::Key, int> rowsBefore = before.rowsById();

    for (const auto &[page, entry] : after.entries()) {
        for (std::size_t i = 0; i < entry.ids.size(); ++i) {
            const base::Key &id = entry.ids[i];
            const int row = after.firstRow(page) + static_cast<int>(i);
            if (before.idAt(row) != id) {
                diff.hasOtherIds = true;
                diff.rows.push_back({row, 0, columns - 1});
            }
            const auto it = rowsBefore.constFind(id);
            if (it == rowsBefore.constEnd())
                continue;
            if (it.value() != row && rowsAfter.value(id) == row)
                diff.hasMoved = true;

            int oldPlace = 0;
            const PageCache::Entry *old = before.entryOf(it.value(), &oldPlace);
            const int place = static_cast<int>(i);
            if (old->page == entry.page)
                continue;
            int first = -1;
            int last = -1;
            ColumnSet marks;
            for (int column = 0; column < columns; ++column) {
                if (!old->page->isRead(oldPlace, column)) // it was never on screen
                    continue;
                const Raw was = old->page->raw(oldPlace, column);
                const Raw is = entry.page->raw(place, column);
                if (was == is && old->page->isLate(oldPlace, column) == entry.page->isLate(place, column))
                    continue;
                first = first < 0 ? column : first;
                last = column;
                const bool isNews
                    = !old->page->isLate(oldPlace, column) && !isTicking(source.column(column).kind, was, is);
                if (static_cast<std::size_t>(column) < marks.size() && isNews)
                    marks.set(static_cast<std::size_t>(column));
            }
            if (marks.any())
                diff.marks.insert(id, marks);
            if (first >= 0 && (diff.rows.empty() || diff.rows.back().row != row))
                diff.rows.push_back({row, first, last});
        }
        // If a page became shorter, its last rows have no object any more.
        const auto old = before.entries().find(page);
        if (old == before.entries().end())
            continue;
        for (std::size_t i = entry.ids.size(); i < old->second.ids.size(); ++i) {
            diff.hasOtherIds = true;
            diff.rows.push_back({after.firstRow(page) + static_cast<int>(i), 0, columns - 1});
        }
    }
    return diff;
}

} // namespace table
