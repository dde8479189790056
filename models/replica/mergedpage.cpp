// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/mergedpage.h"

#include "models/base/planekey.h"

#include <algorithm>

namespace replica {

MergedPage::MergedPage(std::vector<Plane> planes, std::vector<Row> rows, End end, qint64 readAtMs)
    : m_planes(std::move(planes))
    , m_rows(std::move(rows))
    , m_end(end)
    , m_readAtMs(readAtMs)
{
}

base::Key MergedPage::id(int row) const
{
    return base::planeKey(m_planes[at(row).plane].id, at(row).page->id(at(row).row));
}

table::Raw MergedPage::raw(int row, int column) const
{
    if (column == 0)
        return std::string_view(m_planes[at(row).plane].name);
    return at(row).page->raw(at(row).row, column - 1);
}

bool MergedPage::isRead(int row, int column) const
{
    return column == 0 || at(row).page->isRead(at(row).row, column - 1);
}

bool MergedPage::isLate(int row, int column) const
{
    return column > 0 && at(row).page->isLate(at(row).row, column - 1);
}

bool MergedPage::hasLate() const
{
    return std::ranges::any_of(m_rows, [](const Row &row) { return row.page->hasLate(); });
}

table::Value MergedPage::value(int row, int column) const
{
    if (column == 0)
        return m_planes[at(row).plane].shortName;
    return at(row).page->value(at(row).row, column - 1);
}

table::ReadFaults MergedPage::faults() const
{
    table::ReadFaults all{.rows = 0};
    for (const Row &row : m_rows) {
        if (row.row == 0)
            all.add(row.page->faults());
    }
    return all;
}

table::ReadFaults MergedPage::faultsOf(std::span<const int> rows) const
{
    table::ReadFaults all{.rows = 0};
    for (const int row : rows)
        all.add(at(row).page->faultsOf(std::span(&at(row).row, 1)));
    return all;
}

int MergedPage::misfits() const
{
    int all = 0;
    for (const Row &row : m_rows)
        all += row.row == 0 ? row.page->misfits() : 0;
    return all;
}

std::size_t MergedPage::byteCount() const
{
    std::size_t bytes = m_rows.size() * sizeof(Row);
    for (const Row &row : m_rows)
        bytes += row.page->byteCount() / std::size_t(std::max(1, row.page->size()));
    return bytes;
}

} // namespace replica
