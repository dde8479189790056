// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/listreader.h"

#include "models/base/time.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace table {
namespace {

constexpr std::string_view timeKey = "createdAt";

int timeColumnOf(const TableSource &source)
{
    for (int i = 0; i < source.columnCount(); ++i)
        if (source.column(i).key == timeKey)
            return i;
    return -1;
}

ListQuery sorted(ListQuery query)
{
    if (query.sortKey.isEmpty()) {
        query.sortKey = QString::fromLatin1(timeKey);
        query.descending = true;
    }
    return query;
}

} // namespace

ListReader::ListReader(TableSource &source, const ListQuery &query, const Options &options, User &user)
    : m_source(source)
    , m_query(sorted(query))
    , m_options(options)
    , m_user(user)
    , m_timeColumn(timeColumnOf(source))
    , m_isByTime(m_query.sortKey == QLatin1StringView(timeKey) && !source.sortsHere() && m_timeColumn >= 0
                 && source.column(m_timeColumn).filterKey && source.column(m_timeColumn).sortKey
                 && source.asSent(queryFrom(0))) // one condition more may be too many
    , m_pager(m_isByTime ? Pager::Mode::ByTime : Pager::Mode::ByOffset, m_query.descending, source.maxPageSize())
{
    m_pause.setSingleShot(true);
    QObject::connect(&m_pause, &QTimer::timeout, &m_pause, [this] { goOn(); });
}

void ListReader::start()
{
    m_isRunning = true;
    if (!m_options.counts)
        return goOn();
    // The count starts with the first page.
    m_isCounting = true;
    m_countTicket = m_source.fetchCount(m_query, m_options.urgency, [this](const CountAnswer &answer) {
        const Ticket keep = std::exchange(m_countTicket, nullptr); // it holds this function
        m_isCounting = false;
        m_counts.before = plausible(answer.count);
        if (m_counts.before)
            m_pager.expect(*m_counts.before);
        if (m_isRead)
            countAgain();
        m_user.changed();
    });
    goOn();
}

void ListReader::goOn()
{
    while (m_isRunning && !m_isRead && !m_pause.isActive() && m_tickets.size() < m_options.mostRequests
           && m_tickets.size() + m_parked.size() + std::size_t(m_user.pagesInUse()) < m_options.mostPages) {
        const auto want = m_pager.next();
        if (!want)
            return;
        ask(*want);
        if (m_options.pauseMs > 0)
            m_pause.start(m_options.pauseMs);
    }
}

void ListReader::stop()
{
    m_isRunning = false;
    m_pause.stop();
    dropPages();
    m_countTicket.reset();
}

bool ListReader::isFinished() const
{
    return m_isRead && (!m_isCounting || !m_options.compares);
}

// The rows at and after a time, in the order of the list.
ListQuery ListReader::queryFrom(std::int64_t time) const
{
    // Times here are cut to milliseconds, but the server may have more digits: the bound must not exclude such rows.
    const std::int64_t bound = time + (m_query.descending ? 1 : 0);
    ListQuery part = m_query;
    part.filters.append({.key = QString::fromLatin1(m_source.column(m_timeColumn).filterKey),
                         .op = m_query.descending ? Op::AtMost : Op::AtLeast,
                         .values = {QString::fromLatin1(base::formatTime(bound))},
                         .labels = {}});
    return part;
}

void ListReader::ask(const Pager::Want &want)
{
    ++m_requests;
    m_tickets[want.serial]
        = m_source.fetchPage(want.from ? queryFrom(*want.from) : m_query, want.offset, want.limit, m_options.urgency,
                             [this, want](PageAnswer answer) { park(want, std::move(answer)); });
}

void ListReader::park(const Pager::Want &want, PageAnswer answer)
{
    const Ticket keep = std::move(m_tickets.extract(want.serial).mapped()); // it holds the running function
    if (answer.problem)
        return fail(*answer.problem);
    m_parked[want.serial] = {want, std::move(answer.page)};
    takeParked();
    goOn();
}

void ListReader::takeParked()
{
    while (m_isRunning && !m_parked.empty() && m_parked.begin()->first == m_nextSerial) {
        const Parked next = std::move(m_parked.begin()->second);
        m_parked.erase(m_parked.begin());
        ++m_nextSerial;
        takePage(next.want, next.page);
    }
}

std::vector<Pager::Row> ListReader::rowsOf(const TablePage &page) const
{
    std::vector<Pager::Row> rows(std::size_t(page.size()));
    for (int i = 0; i < page.size(); ++i) {
        Pager::Row &row = rows[std::size_t(i)];
        row.id = page.id(i);
        if (m_timeColumn < 0)
            continue;
        if (const Raw cell = page.raw(i, m_timeColumn); std::holds_alternative<std::int64_t>(cell))
            row.time = std::get<std::int64_t>(cell);
    }
    return rows;
}

void ListReader::takePage(const Pager::Want &want, const std::shared_ptr<const TablePage> &page)
{
    const std::vector<Pager::Row> rows = rowsOf(*page);
    std::vector<int> fresh = m_pager.take(want, rows, page->isLast());
    if (m_pager.isStale(want.serial)) {
        // Requests of the old plan are useless.
        dropPages();
        m_nextSerial = m_pager.firstSerial();
    }
    for (const int row : fresh)
        m_newest = std::max(m_newest, rows[std::size_t(row)].time);
    m_taken += qint64(fresh.size());
    m_user.take(page, rows, std::move(fresh));
    if (!m_isRunning)
        return;
    if (m_pager.isDone() || m_user.hasAll())
        finishReading();
    else if (m_pager.isStuck())
        fail({Problem::Kind::Server,
              QCoreApplication::translate(
                  "table::ListReader",
                  "The control plane keeps sending the same rows. Retry with a different sort order."),
              {}});
}

void ListReader::finishReading()
{
    dropPages();
    m_isRead = true;
    if (!m_isCounting)
        countAgain();
    m_user.changed();
}

std::optional<std::int64_t> ListReader::plausible(std::optional<std::int64_t> count)
{
    if (!count || (*count >= 0 && *count <= mostRows))
        return count;
    if (m_options.compares)
        m_counts.impossible = count;
    return {};
}

// Rows may have been added or deleted since the first count.
void ListReader::countAgain()
{
    if (!m_counts.before || !m_options.compares)
        return;
    m_isCounting = true;
    m_countTicket = m_source.fetchCount(m_query, m_options.urgency, [this](const CountAnswer &answer) {
        const Ticket keep = std::exchange(m_countTicket, nullptr);
        m_counts.after = plausible(answer.count);
        m_isCounting = false;
        judge();
        if (m_isByTime && m_newest != Pager::noTime && unaccounted() > 0)
            countCreated();
        m_user.changed();
    });
}

// Counts rows that were added behind the position already read.
void ListReader::countCreated()
{
    m_isCounting = true;
    ListQuery part = m_query;
    part.filters.append({.key = QString::fromLatin1(m_source.column(m_timeColumn).filterKey),
                         .op = Op::AtLeast,
                         .values = {QString::fromLatin1(base::formatTime(m_newest + 1))},
                         .labels = {}});
    m_countTicket = m_source.fetchCount(part, m_options.urgency, [this](const CountAnswer &answer) {
        const Ticket keep = std::exchange(m_countTicket, nullptr);
        // If the count is as high as without the condition, the server ignored it.
        if (answer.count && *answer.count < m_counts.after.value_or(0))
            m_countCreatedSince = answer.count;
        m_isCounting = false;
        judge();
        m_user.changed();
    });
}

// Rows that both counts include but that did not come.
qint64 ListReader::unaccounted() const
{
    if (!m_counts.before || !m_options.compares)
        return 0;
    const std::int64_t before = *m_counts.before;
    const std::int64_t after = m_counts.after.value_or(before) - m_countCreatedSince.value_or(0);
    return std::max<qint64>(0, std::min(before, after) - m_taken);
}

// Rows may start or stop matching while the list is read.
bool ListReader::hasConditions() const
{
    return !m_query.filters.isEmpty() || !m_query.search.isEmpty() || m_query.completed.has_value()
        || m_query.externalOnly;
}

// Rows deleted before they were read, plus rows added behind the reader, look like rows that the server withheld. Only
// a list in order of time, and without other conditions, can tell them apart; for others an unchanged count must
// suffice.
void ListReader::judge()
{
    const bool isCertain = (m_countCreatedSince && !hasConditions()) || m_counts.after == m_counts.before;
    m_counts.missing = isCertain ? unaccounted() : 0;
    m_counts.perhapsMissing = isCertain ? 0 : unaccounted();
}

void ListReader::fail(const Problem &problem)
{
    m_problem = problem;
    stop();
    m_user.changed();
}

void ListReader::dropPages()
{
    m_tickets.clear();
    m_parked.clear();
}

} // namespace table
