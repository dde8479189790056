// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"

#include <QHash>
#include <QSet>

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace csv {

// Keys of rows: 16 bytes a slot of an open-addressing table for a UUID, which are 24 to 48 bytes a row; a text takes
// what a QSet needs.
class IdSet
{
public:
    // False if it was there already. A null id is never kept.
    bool insert(const base::Key &id);
    [[nodiscard]] bool contains(const base::Key &id) const;
    void clear();

private:
    [[nodiscard]] std::size_t slotOf(base::Uuid id) const;
    void grow();

    std::vector<base::Uuid> m_slots;
    std::size_t m_size = 0; // of them
    QSet<base::Key> m_texts;
};

// Rows without an id that equal one another, by what they hold: which of them came is known by their number alone.
class EqualRows
{
public:
    // Of a place in the list that was not read before in this reading of it. False if there were as many in an earlier
    // one.
    bool meet(const base::Key &standIn);
    [[nodiscard]] bool contains(const base::Key &standIn) const { return m_taken.contains(standIn); }
    void readAgain() { m_met.clear(); } // the list from its beginning
    void clear();

private:
    QHash<base::Key, int> m_met; // in this reading
    QHash<base::Key, int> m_taken;
};

// Decides which pages to ask for so that all rows of a list that changes meanwhile come out once, several pages at a
// time. Offsets shift when rows come and go, so each page overlaps the one before it by a few rows. Pure; one thread.
//
// ByTime: the rows are sorted by a time that never changes. A page that begins before the last row taken misses
// nothing; rows up to that time were taken already, rows of the very same time are told apart by id. If a page begins
// later, the plan is dropped and the list is asked anew from that time on.
// ByOffset: any other order. A page that does not begin with a row taken before is asked for again from further back.
// Rows without an id are told apart by what they hold; equal ones by their place between the rows around them.
class Pager
{
public:
    enum class Mode { ByTime, ByOffset };

    struct Want
    {
        std::int64_t serial = 0;
        std::optional<std::int64_t> from; // ms UTC: only rows at or after it in the order of the list
        std::int64_t offset = 0;
        int limit = 0;
    };

    // Of a row whose time is not known. It is told apart by its id alone, wherever the server puts it.
    static constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();

    struct Row
    {
        base::Key id; // base::standIn() of a row without one
        std::int64_t time = noTime; // ms UTC; ByTime only
    };

    Pager(Mode mode, bool descending, int pageSize);

    void expect(std::int64_t rows); // as counted by the server: no page is asked for in advance beyond it

    // The next page to ask for; nullopt if there is nothing to ask before another answer is here.
    std::optional<Want> next();
    // The plan was dropped after this page had been asked for.
    [[nodiscard]] bool isStale(std::int64_t serial) const { return serial < m_firstSerial; }
    [[nodiscard]] std::int64_t firstSerial() const { return m_firstSerial; } // of the present plan
    // Takes the answer to the oldest want that is not stale. Returns the indices of the rows to write.
    std::vector<int> take(const Want &want, std::span<const Row> rows, bool isLast);
    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] bool isStuck() const; // the server repeats rows without end

private:
    [[nodiscard]] bool isBefore(std::int64_t a, std::int64_t b) const { return m_descending ? a > b : a < b; }
    [[nodiscard]] bool isSorted(std::span<const Row> rows) const;
    [[nodiscard]] bool isTimeless(const Row &row) const { return m_mode == Mode::ByTime && row.time == noTime; }
    [[nodiscard]] bool isKnown(const Row &row) const;
    [[nodiscard]] int readBefore(const Want &want, std::span<const Row> rows) const;
    bool isFresh(const Row &row, bool wasRead);
    bool followsOn(const Want &want, std::span<const Row> rows);
    bool followsByTime(std::span<const Row> rows);
    bool followsByOffset(const Want &want, std::span<const Row> rows);
    void restart(std::optional<std::int64_t> from, std::int64_t offset);

    Mode m_mode;
    bool m_descending;
    int m_pageSize;
    int m_stride;
    std::int64_t m_nextSerial = 0;
    std::int64_t m_firstSerial = 0;
    std::int64_t m_awaited = 0; // pages asked for and not yet taken
    std::optional<std::int64_t> m_from;
    std::int64_t m_offset = 0;
    std::optional<std::int64_t> m_expected;
    std::int64_t m_taken = 0;
    std::int64_t m_takenBefore = 0; // by earlier plans
    std::optional<std::int64_t> m_lastTime;
    IdSet m_ids; // ByTime: of the rows of m_lastTime; ByOffset: of all rows
    IdSet m_timeless; // ByTime: of the rows without a time
    EqualRows m_equals; // without an id, as m_ids
    EqualRows m_timelessEquals; // as m_timeless
    std::int64_t m_readTo = 0; // by this plan, an offset
    int m_attempts = 0;
    int m_barren = 0; // pages in a row without a row like no other
    bool m_done = false;
};

} // namespace csv
