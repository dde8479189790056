// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"

#include <QHash>
#include <QSet>

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace table {

// A set of row keys. A UUID takes a 16-byte slot in an open-addressing table, i.e. 24 to 48 bytes per row; text keys
// are stored in a QSet.
class IdSet
{
public:
    // False if it is already in the set. A null id is never stored.
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

// Counts equal rows without an id, by content: only their number shows which of them have been read.
class EqualRows
{
public:
    // For a row at a position not read before in this pass. False if an earlier pass had as many of them.
    bool meet(const base::Key &standIn);
    [[nodiscard]] bool contains(const base::Key &standIn) const { return m_taken.contains(standIn); }
    void readAgain() { m_met.clear(); } // starts another pass from the beginning of the list
    void clear();

private:
    QHash<base::Key, int> m_met; // in this pass
    QHash<base::Key, int> m_taken;
};

// Decides which pages to request so that every row of a changing list is returned exactly once, with several pages in
// flight. Added and deleted rows shift offsets, so each page overlaps the previous one by a few rows. No I/O; one
// thread.
//
// ByTime: the rows are sorted by a time that never changes. A page that begins before the last row taken misses
// nothing; rows before that time were taken already, rows of exactly that time are compared by id. If a page begins
// later, the plan is dropped and the list is requested again from that time on.
//
// ByOffset: any other order. A page that does not begin with a row already taken is requested again from further back.
//
// A server may order rows of equal sort values differently in each answer, so that some rows are on two pages and
// others on none. Where pages held more places than there were different rows, those rows are read again until all are
// known.
//
// Rows without an id are compared by content, equal ones by their position between neighbours.
class Pager
{
public:
    enum class Mode { ByTime, ByOffset };

    struct Want
    {
        std::int64_t serial = 0;
        std::optional<std::int64_t> from; // ms UTC: only rows at or after it in list order
        std::int64_t offset = 0;
        int limit = 0;
    };

    // For a row whose time is unknown. It is identified by its id alone, wherever the server lists it.
    static constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();

    struct Row
    {
        base::Key id; // base::standIn() of a row without one
        std::int64_t time = noTime; // ms UTC; ByTime only
    };

    Pager(Mode mode, bool descending, int pageSize);

    void expect(std::int64_t rows); // as counted by the server: pages beyond it are not requested in advance

    // The next page to request; nullopt until another answer has arrived.
    std::optional<Want> next();
    // The plan was dropped after this page had been requested.
    [[nodiscard]] bool isStale(std::int64_t serial) const { return serial < m_firstSerial; }
    [[nodiscard]] std::int64_t firstSerial() const { return m_firstSerial; } // of the current plan
    // Takes the answer to the oldest want that is not stale. Returns the indices of the rows to write.
    std::vector<int> take(const Want &want, std::span<const Row> rows, bool isLast);
    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] bool isStuck() const; // the server repeats rows endlessly

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
    void readAgain(std::optional<std::int64_t> from);
    [[nodiscard]] bool wantsAnotherPass(std::int64_t lacking);
    std::vector<int> takeRows(const Want &want, std::span<const Row> rows);
    [[nodiscard]] std::optional<std::size_t> endOfTime(const Want &want, std::span<const Row> rows, bool isLast) const;
    [[nodiscard]] std::int64_t lackingOfTime(const Want &want, std::size_t end) const;
    [[nodiscard]] std::int64_t lackingAtEnd(const Want &want, std::span<const Row> rows) const;

    Mode m_mode;
    bool m_descending;
    int m_pageSize;
    int m_stride;
    std::int64_t m_nextSerial = 0;
    std::int64_t m_firstSerial = 0;
    std::int64_t m_awaited = 0; // pages requested but not taken yet
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
    std::int64_t m_readTo = 0; // offset up to which this plan has read
    int m_attempts = 0;
    int m_barren = 0; // consecutive pages without a new row
    // Reading again:
    std::int64_t m_takenOfTime = 0; // ByTime: rows of m_lastTime
    std::int64_t m_beforeTime = 0; // ByTime: places before those rows in the plan that began at m_lastTime
    bool m_hasTimeless = false; // rows without a time: places do not tell how many rows have m_lastTime
    int m_passes = 0; // over the same rows
    int m_barrenPasses = 0; // consecutive ones that found nothing
    std::int64_t m_takenBeforePass = 0;
    bool m_done = false;
};

} // namespace table
