// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/pager.h"

#include "models/base/standin.h"

#include <algorithm>

namespace table {

namespace {

constexpr int overlap = 10; // rows that may be deleted between two pages without a new plan
constexpr int maxAttempts = 3; // to find where a page continues
constexpr int maxBarren = 50; // far more than new rows can shift a list
// Over rows in random order, each pass finds about two thirds of those that are lacking.
constexpr int maxPasses = 30;
constexpr int maxBarrenPasses = 6; // even the last row turns up in two of three passes
constexpr int maxBarrenPassesOfMany = 2;
constexpr std::int64_t many = 100'000;

bool hasTime(const Pager::Row &row)
{
    return row.time != Pager::noTime;
}

} // namespace

std::size_t IdSet::slotOf(base::Uuid id) const
{
    // Ids are usually random, but a server may count them up: use both halves.
    const std::uint64_t hash = (id.high ^ (id.low * 0x9E3779B97F4A7C15)) * 0xBF58476D1CE4E5B9;
    std::size_t slot = (hash ^ (hash >> 32)) & (m_slots.size() - 1);
    while (!m_slots[slot].isNull() && m_slots[slot] != id)
        slot = (slot + 1) & (m_slots.size() - 1);
    return slot;
}

bool IdSet::contains(const base::Key &id) const
{
    if (!id.isUuid())
        return m_texts.contains(id);
    return !m_slots.empty() && m_slots[slotOf(id.uuid())] == id.uuid();
}

bool IdSet::insert(const base::Key &id)
{
    if (id.isNull())
        return true;
    if (!id.isUuid()) {
        const qsizetype before = m_texts.size();
        m_texts.insert(id);
        return m_texts.size() > before;
    }
    if ((m_size + 1) * 3 > m_slots.size() * 2)
        grow();
    base::Uuid &slot = m_slots[slotOf(id.uuid())];
    if (slot == id.uuid())
        return false;
    slot = id.uuid();
    ++m_size;
    return true;
}

void IdSet::clear()
{
    if (m_slots.size() > 64)
        m_slots = {};
    std::ranges::fill(m_slots, base::Uuid{});
    m_size = 0;
    m_texts.clear();
}

void IdSet::grow()
{
    std::vector<base::Uuid> old(std::max<std::size_t>(16, m_slots.size() * 2));
    old.swap(m_slots);
    for (const base::Uuid &id : old)
        if (!id.isNull())
            m_slots[slotOf(id)] = id;
}

bool EqualRows::meet(const base::Key &standIn)
{
    int &taken = m_taken[standIn];
    if (++m_met[standIn] <= taken)
        return false;
    ++taken;
    return true;
}

void EqualRows::clear()
{
    m_met.clear();
    m_taken.clear();
}

Pager::Pager(Mode mode, bool descending, int pageSize)
    : m_mode(mode)
    , m_descending(descending)
    , m_pageSize(pageSize)
    , m_stride(std::max(1, pageSize - std::min(overlap, pageSize / 2)))
{
}

void Pager::expect(std::int64_t rows)
{
    m_expected = rows;
}

std::optional<Pager::Want> Pager::next()
{
    if (m_done)
        return std::nullopt;
    // A request beyond the end would waste a query on the server; the last page itself reports that it is the last.
    if (m_awaited > 0 && m_expected && m_offset >= *m_expected - m_takenBefore)
        return std::nullopt;
    const Want want{m_nextSerial++, m_from, m_offset, m_pageSize};
    m_offset += m_stride;
    ++m_awaited;
    return want;
}

void Pager::restart(std::optional<std::int64_t> from, std::int64_t offset)
{
    m_from = from;
    m_offset = offset;
    m_firstSerial = m_nextSerial;
    m_awaited = 0;
    m_takenBefore = from ? m_taken : 0;
    m_beforeTime = -1;
    if (!from)
        return; // the positions are those of the old list
    m_readTo = 0;
    m_equals.readAgain();
    m_timelessEquals.readAgain();
}

bool Pager::isSorted(std::span<const Row> rows) const
{
    std::optional<std::int64_t> last;
    for (const Row &row : rows) {
        if (!hasTime(row))
            continue;
        if (last && isBefore(row.time, *last))
            return false;
        last = row.time;
    }
    return true;
}

bool Pager::isKnown(const Row &row) const
{
    if (isTimeless(row))
        return m_timeless.contains(row.id) || m_timelessEquals.contains(row.id);
    if (m_mode == Mode::ByTime && m_lastTime != row.time)
        return m_lastTime && isBefore(row.time, *m_lastTime);
    return m_ids.contains(row.id) || m_equals.contains(row.id);
}

// How many rows at the front of the page this plan has read before. Rows with an id are recognized even if the list has
// shifted; where ids leave it open, positions decide.
int Pager::readBefore(const Want &want, std::span<const Row> rows) const
{
    if (m_readTo == 0)
        return 0;
    int behindKnown = 0;
    int firstNew = int(rows.size());
    for (int i = 0; i < int(rows.size()); ++i) {
        const Row &row = rows[std::size_t(i)];
        if (base::isStandIn(row.id))
            continue;
        if (isKnown(row))
            behindKnown = i + 1;
        else
            firstNew = std::min(firstNew, i);
    }
    const auto byPlace = std::max<std::int64_t>(0, m_readTo - want.offset);
    return std::max(behindKnown, int(std::min<std::int64_t>(byPlace, firstNew)));
}

bool Pager::isFresh(const Row &row, bool wasRead)
{
    if (base::isStandIn(row.id)) {
        EqualRows &equals = isTimeless(row) ? m_timelessEquals : m_equals;
        return !(wasRead && equals.contains(row.id)) && equals.meet(row.id);
    }
    return (isTimeless(row) ? m_timeless : m_ids).insert(row.id);
}

bool Pager::isStuck() const
{
    return m_barren > maxBarren;
}

bool Pager::followsByTime(std::span<const Row> rows)
{
    if (!m_lastTime)
        return true; // no row so far has a time
    const auto first = std::ranges::find_if(rows, hasTime);
    if (first != rows.end() && isBefore(first->time, *m_lastTime))
        return true;
    // The page begins within or after the rows of the last time. A request from that time on returns all of them again.
    if (m_from != m_lastTime) {
        m_attempts = 0;
        restart(m_lastTime, 0);
        return false;
    }
    // Requested from that time already: a page cannot hold all rows of that time.
    if ((first != rows.end() && isKnown(*first)) || ++m_attempts > maxAttempts)
        return true;
    restart(m_lastTime, 0);
    return false;
}

bool Pager::followsByOffset(const Want &want, std::span<const Row> rows)
{
    if (!rows.empty() && isKnown(rows.front()))
        return true;
    if (++m_attempts > maxAttempts)
        return true;
    const std::int64_t back = std::int64_t(m_stride / 2) * m_attempts;
    restart(std::nullopt, std::max<std::int64_t>(0, want.offset - back));
    return false;
}

bool Pager::followsOn(const Want &want, std::span<const Row> rows)
{
    if (want.offset == 0)
        return true;
    return m_mode == Mode::ByTime ? followsByTime(rows) : followsByOffset(want, rows);
}

// Reads the list, or the rows from a time on, again from the beginning.
void Pager::readAgain(std::optional<std::int64_t> from)
{
    restart(from, 0);
    m_readTo = 0;
    m_equals.readAgain();
    m_timelessEquals.readAgain();
    m_takenBeforePass = m_taken;
    m_barren = 0;
}

// After a pass over rows of which some are lacking. Gives up if the passes find nothing more.
bool Pager::wantsAnotherPass(std::int64_t lacking)
{
    if (lacking <= 0 || ++m_passes > maxPasses)
        return false;
    m_barrenPasses = m_passes > 1 && m_taken == m_takenBeforePass ? m_barrenPasses + 1 : 0;
    return m_barrenPasses < (m_taken > many ? maxBarrenPassesOfMany : maxBarrenPasses);
}

// ByTime: where the rows of m_lastTime end in this page, if the plan began with them and another page had some of them.
// Only then may some be lacking.
std::optional<std::size_t> Pager::endOfTime(const Want &want, std::span<const Row> rows, bool isLast) const
{
    if (m_mode != Mode::ByTime || !m_lastTime || m_from != m_lastTime || m_beforeTime < 0 || want.offset == 0
        || m_hasTimeless)
        return {};
    const auto later = std::ranges::find_if(rows, [&](const Row &row) { return isBefore(*m_lastTime, row.time); });
    if (later == rows.end() && !isLast)
        return {};
    return std::size_t(later - rows.begin());
}

std::int64_t Pager::lackingOfTime(const Want &want, std::size_t end) const
{
    return want.offset + std::int64_t(end) - m_beforeTime - m_takenOfTime;
}

// ByOffset: rows that are among those counted when reading began, and still in the list.
std::int64_t Pager::lackingAtEnd(const Want &want, std::span<const Row> rows) const
{
    if (m_mode != Mode::ByOffset)
        return 0;
    const std::int64_t places = want.offset + std::int64_t(rows.size());
    return std::min(places, m_expected.value_or(places)) - m_taken;
}

std::vector<int> Pager::take(const Want &want, std::span<const Row> rows, bool isLast)
{
    if (!followsOn(want, rows))
        return {};
    --m_awaited;
    // If the server ignores the sort order, paging by time is impossible.
    if (m_mode == Mode::ByTime && m_taken == 0 && !isSorted(rows))
        m_mode = Mode::ByOffset;
    m_hasTimeless = m_hasTimeless || std::ranges::any_of(rows, [this](const Row &row) { return isTimeless(row); });
    if (const auto end = endOfTime(want, rows, isLast)) {
        std::vector<int> fresh = takeRows(want, rows.first(*end));
        if (wantsAnotherPass(lackingOfTime(want, *end))) {
            readAgain(m_lastTime);
            return fresh;
        }
        m_passes = 0;
        m_barrenPasses = 0;
        std::ranges::copy(takeRows(want, rows), std::back_inserter(fresh));
        m_done = isLast;
        return fresh;
    }
    std::vector<int> fresh = takeRows(want, rows);
    if (isLast && wantsAnotherPass(lackingAtEnd(want, rows)))
        readAgain(std::nullopt);
    else
        m_done = isLast;
    return fresh;
}

std::vector<int> Pager::takeRows(const Want &want, std::span<const Row> rows)
{
    std::vector<int> fresh;
    fresh.reserve(rows.size());
    const int read = readBefore(want, rows);
    bool hasNews = false; // an equal of a row without an id does not count: a server may repeat it endlessly
    m_readTo = std::max(m_readTo, want.offset + std::int64_t(rows.size()));
    for (int i = 0; i < int(rows.size()); ++i) {
        const Row &row = rows[std::size_t(i)];
        if (m_mode == Mode::ByTime && hasTime(row)) {
            if (m_lastTime && isBefore(row.time, *m_lastTime))
                continue;
            if (m_lastTime != row.time) {
                m_lastTime = row.time;
                m_ids.clear();
                m_equals.clear();
                m_takenOfTime = 0;
            }
            if (m_beforeTime < 0 && m_from == row.time)
                m_beforeTime = want.offset + i;
        }
        const bool isNews = !isKnown(row);
        if (!isFresh(row, i < read))
            continue;
        fresh.push_back(i);
        m_takenOfTime += hasTime(row) ? 1 : 0;
        hasNews = hasNews || isNews;
    }
    m_taken += std::int64_t(fresh.size());
    // A further pass over a list may find little, and ends by itself.
    m_barren = hasNews || m_passes > 0 ? 0 : m_barren + 1;
    if (!fresh.empty())
        m_attempts = 0;
    return fresh;
}

} // namespace table
