// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/pagecache.h"

#include "models/base/standin.h"

#include <algorithm>

namespace table {

PageCache::PageCache(int pageRows)
    : m_pageRows(pageRows)
{
}

void PageCache::insert(int page, std::shared_ptr<const TablePage> rows, std::int64_t answeredAtMs)
{
    Entry entry;
    entry.ids.reserve(static_cast<std::size_t>(rows->size()));
    QHash<base::Key, int> equals; // rows without an id
    for (int i = 0; i < std::min(rows->size(), m_pageRows); ++i) {
        const base::Key id = rows->id(i);
        entry.ids.push_back(base::isStandIn(id) ? base::standInAt(id, page, equals[id]++) : id);
    }
    entry.readAtMs = rows->readAtMs() > 0 ? rows->readAtMs() : answeredAtMs;
    entry.page = std::move(rows);
    entry.answeredAtMs = answeredAtMs;
    entry.arrival = ++m_arrivals;
    entry.lastUse = ++m_uses;
    m_entries[page] = std::move(entry);
}

void PageCache::touch(int firstPage, int lastPage)
{
    for (auto it = m_entries.lower_bound(firstPage); it != m_entries.end() && it->first <= lastPage; ++it)
        it->second.lastUse = ++m_uses;
}

int PageCache::victim(std::size_t limit, int keepFirst, int keepLast) const
{
    if (m_entries.size() <= limit)
        return -1;
    int oldest = -1;
    std::uint64_t oldestUse = 0;
    for (const auto &[page, entry] : m_entries) {
        if (page >= keepFirst && page <= keepLast)
            continue;
        if (oldest >= 0 && entry.lastUse >= oldestUse)
            continue;
        oldest = page;
        oldestUse = entry.lastUse;
    }
    return oldest;
}

const PageCache::Entry *PageCache::entryOf(int row, int *place) const
{
    if (row < 0)
        return nullptr;
    const auto it = m_entries.find(pageOf(row));
    if (it == m_entries.end())
        return nullptr;
    *place = row % m_pageRows;
    return *place < static_cast<int>(it->second.ids.size()) ? &it->second : nullptr;
}

base::Key PageCache::idAt(int row) const
{
    int place = 0;
    const Entry *entry = entryOf(row, &place);
    return entry ? entry->ids[static_cast<std::size_t>(place)] : base::Key{};
}

int PageCache::rowOf(const base::Key &id) const
{
    if (id.isNull())
        return -1;
    for (const auto &[page, entry] : m_entries) {
        const auto it = std::find(entry.ids.begin(), entry.ids.end(), id);
        if (it != entry.ids.end())
            return firstRow(page) + static_cast<int>(it - entry.ids.begin());
    }
    return -1;
}

QHash<base::Key, int> PageCache::rowsById() const
{
    QHash<base::Key, int> rows;
    rows.reserve(static_cast<qsizetype>(m_entries.size()) * m_pageRows);
    for (const auto &[page, entry] : m_entries) {
        for (std::size_t i = 0; i < entry.ids.size(); ++i) {
            if (!rows.contains(entry.ids[i]))
                rows.insert(entry.ids[i], firstRow(page) + static_cast<int>(i));
        }
    }
    return rows;
}

int PageCache::repeats() const
{
    qsizetype rows = 0;
    for (const auto &[page, entry] : m_entries)
        rows += qsizetype(entry.ids.size());
    return int(rows - rowsById().size());
}

std::size_t PageCache::byteCount() const
{
    std::size_t bytes = 0;
    for (const auto &[page, entry] : m_entries)
        bytes += sizeof entry + entry.ids.capacity() * sizeof(base::Key) + entry.page->byteCount();
    return bytes;
}

} // namespace table
