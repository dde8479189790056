// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/partrows.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace replica {
namespace {

constexpr std::size_t heldPages = 24;
constexpr std::int64_t firstPages = 4; // never given up: without them, nothing behind them can be shown
constexpr int mostPageRows = 500;

} // namespace

PartRows::PartRows(MergedPart part, int patienceMs, std::function<void(Change)> changed)
    : m_part(std::move(part))
    , m_nameBytes(m_part.name.toStdString())
    , m_changed(std::move(changed))
    , m_pageRows(std::min(m_part.source->maxPageSize(), mostPageRows))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    m_patience.callOnTimeout([this] {
        m_isLate = true;
        m_changed(Change::Arrived);
    });
}

void PartRows::setQuery(const table::ListQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_count.reset();
    m_pages.clear();
    m_problem.reset();
    readAgain();
    m_before.clear();
}

void PartRows::readAgain()
{
    for (auto &[page, held] : std::exchange(m_pages, {}))
        m_before.insert_or_assign(page, std::move(held));
    evict(m_before);
    m_samples.clear();
    m_failed.clear();
    m_failedSamples.clear();
    m_asked.clear();
    m_askedSamples.clear();
    m_askedCount.reset();
    m_isCounted = false;
    m_isCountFailed = false;
    m_isLate = m_problem.has_value(); // whoever did not answer is not waited for
    m_patience.stop();
}

void PartRows::listen(bool isListening)
{
    if (!isListening)
        return m_part.source->setListener({});
    m_part.source->setListener([this] {
        readAgain();
        m_changed(Change::Source);
    });
}

const PartRows::Held *PartRows::held(std::int64_t page)
{
    const auto it = m_pages.find(page);
    if (it != m_pages.end()) {
        it->second.lastUse = ++m_uses;
        return &it->second;
    }
    const auto before = m_before.find(page);
    const bool isNeeded = m_isLate || m_failed.contains(page);
    return isNeeded && before != m_before.end() ? &before->second : nullptr;
}

PartRows::Found PartRows::foundIn(const Held &held, int row) const
{
    if (row >= held.page->size())
        return {Found::State::End};
    return {Found::State::Here, held.page, row};
}

PartRows::Found PartRows::at(std::int64_t row, base::Urgency urgency)
{
    const std::int64_t page = pageOf(row);
    const bool isWanted = !m_pages.contains(page) && !m_failed.contains(page) && !isEnd(row);
    if (isWanted)
        askPage(page, urgency);
    if (const Held *here = held(page))
        return foundIn(*here, int(row % m_pageRows));
    return {isWanted && !m_isLate ? Found::State::Waiting : Found::State::End};
}

PartRows::Found PartRows::sample(std::int64_t row, base::Urgency urgency)
{
    if (const Held *here = held(pageOf(row)))
        return foundIn(*here, int(row % m_pageRows));
    if (const auto it = m_samples.find(row); it != m_samples.end())
        return foundIn({it->second}, 0);
    if (isEnd(row) || m_isLate || m_failedSamples.contains(row))
        return {Found::State::End};
    table::Ticket &ticket = m_askedSamples[row];
    if (!ticket) {
        ticket = m_part.source->fetchPage(m_query, row, 1, urgency, [this, row](table::PageAnswer answer) {
            const table::Ticket keep = std::exchange(m_askedSamples[row], nullptr); // it holds this function
            m_askedSamples.erase(row);
            if (answer.page)
                m_samples.insert_or_assign(row, std::move(answer.page));
            else
                m_failedSamples.insert(row);
            arrived(false);
        });
        wait();
    }
    return {};
}

bool PartRows::isEnd(std::int64_t row) const
{
    if (m_isCounted && m_count && !m_problem)
        return row >= *m_count;
    if (m_pages.empty())
        return false;
    const auto &[page, last] = *m_pages.rbegin();
    return last.page->isLast() && row >= page * m_pageRows + last.page->size();
}

std::int64_t PartRows::reachable() const
{
    std::int64_t rows = 0;
    for (std::int64_t page = 0;; ++page) {
        const auto now = m_pages.find(page);
        const auto before = m_before.find(page);
        if (now == m_pages.end() && before == m_before.end())
            return rows;
        const table::TablePage &found = now != m_pages.end() ? *now->second.page : *before->second.page;
        rows += found.size();
        if (found.size() < m_pageRows)
            return rows;
    }
}

PartRows::Count PartRows::count(base::Urgency urgency)
{
    if (!m_isCounted && !m_isCountFailed && !m_askedCount)
        askCount(urgency);
    if (isBehind())
        return {false, m_isCounted && m_count ? m_count : std::optional(reachable())};
    return {!m_isCounted, m_isCounted ? m_count : std::nullopt};
}

std::optional<std::int64_t> PartRows::knownCount() const
{
    if (m_isCounted && m_count)
        return m_count;
    if (!isBehind() || (m_pages.empty() && m_before.empty()))
        return m_count;
    return reachable();
}

qint64 PartRows::readAtMs() const
{
    qint64 oldest = 0;
    const auto take = [&oldest](const Pages &pages) {
        for (const auto &[page, held] : pages)
            oldest = oldest == 0 ? held.readAtMs : std::min(oldest, held.readAtMs);
    };
    take(m_pages);
    if (m_pages.empty() || isBehind())
        take(m_before);
    return oldest;
}

void PartRows::askPage(std::int64_t page, base::Urgency urgency)
{
    table::Ticket &ticket = m_asked[page];
    if (ticket)
        return;
    ticket = m_part.source->fetchPage(m_query, page * m_pageRows, int(m_pageRows), urgency,
                                      [this, page](table::PageAnswer answer) { pageArrived(page, std::move(answer)); });
    wait();
}

void PartRows::pageArrived(std::int64_t page, table::PageAnswer answer)
{
    const table::Ticket keep = std::exchange(m_asked[page], nullptr); // it holds the running function
    m_asked.erase(page);
    const bool wasLate = m_isLate && answer.page;
    if (answer.page) {
        const qint64 readAt = answer.page->readAtMs();
        m_pages.insert_or_assign(
            page, Held{std::move(answer.page), readAt > 0 ? readAt : QDateTime::currentMSecsSinceEpoch(), ++m_uses});
        m_before.erase(page);
        evict(m_pages);
        if (m_failed.empty()) // else what is behind the failed page is still missing
            m_problem.reset();
    } else {
        m_failed.insert(page);
        fail(answer.problem);
    }
    arrived(wasLate);
}

void PartRows::askCount(base::Urgency urgency)
{
    m_askedCount = m_part.source->fetchCount(m_query, urgency, [this](const table::CountAnswer &answer) {
        const table::Ticket keep = std::exchange(m_askedCount, nullptr); // it holds this function
        const bool wasLate = m_isLate;
        m_isCountFailed = answer.problem.has_value();
        if (answer.problem) {
            fail(answer.problem);
        } else {
            m_isCounted = true;
            m_count = answer.count;
        }
        arrived(wasLate && !m_isCountFailed);
    });
    wait();
}

void PartRows::fail(const std::optional<table::Problem> &problem)
{
    m_problem = problem.value_or(table::Problem());
}

void PartRows::wait()
{
    if (!m_isLate && !m_patience.isActive())
        m_patience.start();
}

void PartRows::arrived(bool wasLate)
{
    if (m_asked.empty() && m_askedSamples.empty() && !m_askedCount) {
        m_isLate = false;
        m_patience.stop();
    }
    m_changed(wasLate ? Change::Late : Change::Arrived);
}

// The least recently used ones, but not the first of the list.
void PartRows::evict(Pages &pages) const
{
    while (pages.size() > heldPages) {
        const auto oldest
            = std::min_element(pages.lower_bound(firstPages), pages.end(), [](const auto &one, const auto &other) {
                  return one.second.lastUse < other.second.lastUse;
              });
        pages.erase(oldest);
    }
}

} // namespace replica
