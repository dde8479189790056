// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/source.h"

#include <QHash>

#include <map>
#include <vector>

namespace table {

// The cached pages of one query, by page number. Row ids are stored contiguously, so that finding one is a linear scan
// of memory. Rows and pages count from 0; pages start at multiples of pageRows().
class PageCache
{
public:
    struct Entry
    {
        std::shared_ptr<const TablePage> page;
        std::vector<base::Key> ids; // rows without an id that equal one another have keys of their own
        std::int64_t answeredAtMs = 0;
        std::int64_t readAtMs = 0; // from the server
        std::uint64_t arrival = 0; // increases with each page that arrives
        std::uint64_t lastUse = 0;
    };
    using Entries = std::map<int, Entry>;

    explicit PageCache(int pageRows);

    [[nodiscard]] int pageRows() const { return m_pageRows; }
    [[nodiscard]] int pageOf(int row) const { return row / m_pageRows; }
    [[nodiscard]] int firstRow(int page) const { return page * m_pageRows; }
    [[nodiscard]] const Entries &entries() const { return m_entries; }
    [[nodiscard]] bool contains(int page) const { return m_entries.contains(page); }

    void insert(int page, std::shared_ptr<const TablePage> rows, std::int64_t answeredAtMs);
    void erase(int page) { m_entries.erase(page); }
    void clear() { m_entries.clear(); }
    void touch(int firstPage, int lastPage);

    // The page to evict when there are more than `limit`: the least recently used one outside [keepFirst, keepLast].
    // -1 if there is nothing to evict.
    [[nodiscard]] int victim(std::size_t limit, int keepFirst, int keepLast) const;

    // The entry that holds the row, and the row's index in it; nullptr for a placeholder.
    [[nodiscard]] const Entry *entryOf(int row, int *place) const;
    [[nodiscard]] base::Key idAt(int row) const;
    [[nodiscard]] int rowOf(const base::Key &id) const; // first match; -1 if not cached
    [[nodiscard]] QHash<base::Key, int> rowsById() const; // the first row of each id

    // Rows whose object is on another page, too: the list moved between two answers, or the server orders equal values
    // differently each time. Then as many objects may be on no page.
    [[nodiscard]] int repeats() const;

    [[nodiscard]] std::uint64_t arrivals() const { return m_arrivals; }
    [[nodiscard]] std::size_t byteCount() const;

private:
    int m_pageRows;
    Entries m_entries;
    std::uint64_t m_arrivals = 0;
    std::uint64_t m_uses = 0;
};

} // namespace table
