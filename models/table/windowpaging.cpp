// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/grouprow.h"
#include "models/table/windowmodel_p.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>
#include <limits>

// Paging: requests pages and counts, and applies the answers to the rows.
namespace table {
namespace {

constexpr std::size_t cachedPages = 32;
constexpr int wantIntervalMs = 40; // request interval while the scroll bar is dragged

} // namespace

int WindowModel::Private::lastPage() const
{
    // While the end is unknown, the page after the last known row may exist.
    const int lastRow = totalExact ? std::max(rows - 1, 0) : rows;
    return cache.pageOf(lastRow);
}

std::pair<int, int> WindowModel::Private::visiblePages() const
{
    const int last = lastPage();
    return {std::min(cache.pageOf(visible.first), last), std::min(cache.pageOf(visible.second), last)};
}

void WindowModel::Private::start(base::Urgency urgency)
{
    requestCount(urgency);
    const auto [first, last] = visiblePages();
    for (int page = first; page <= last; ++page) {
        if (!cache.contains(page) && !wants.contains(page))
            requestPage(page, urgency);
    }
    noteLoading();
}

void WindowModel::Private::requestCount(base::Urgency urgency)
{
    const std::uint64_t asked = generation;
    countTicket = source->fetchCount(query, urgency, [self = QPointer(q), asked](CountAnswer answer) {
        if (self && self->d->generation == asked)
            self->d->countAnswered(std::move(answer));
    });
}

void WindowModel::Private::requestPage(int page, base::Urgency urgency)
{
    Want &want = wants[page];
    want.number = ++numbers;
    want.ticket = source->fetchPage(query, cache.firstRow(page), cache.pageRows(), urgency,
                                    [self = QPointer(q), page, number = want.number](PageAnswer answer) {
                                        if (!self)
                                            return;
                                        const auto it = self->d->wants.find(page);
                                        if (it != self->d->wants.end() && it->second.number == number)
                                            self->d->pageAnswered(page, std::move(answer));
                                    });
}

void WindowModel::Private::scheduleWanted()
{
    if (wantTimer.isActive())
        return;
    const qint64 elapsed = sinceWanted.isValid() ? sinceWanted.elapsed() : wantIntervalMs;
    wantTimer.start(static_cast<int>(std::clamp<qint64>(wantIntervalMs - elapsed, 0, wantIntervalMs)));
}

void WindowModel::Private::requestWanted()
{
    sinceWanted.start();
    const auto [first, last] = visiblePages();
    const int keepFirst = std::max(first - 1, 0);
    const int keepLast = last + 1;
    std::erase_if(wants, [&](const auto &want) { return want.first < keepFirst || want.first > keepLast; });
    for (int page = first; page <= last; ++page) {
        if (failedAhead.contains(page))
            failed.erase(page);
    }
    std::erase_if(failed, [&](int page) { return page < keepFirst || page > keepLast; });
    std::erase_if(failedAhead, [&](int page) { return !failed.contains(page); });

    const auto isMissing = [this](int page) { return !cache.contains(page) && !failed.contains(page); };
    const auto request = [&](int page, base::Urgency urgency) {
        if (page >= 0 && page <= lastPage() && isMissing(page) && !wants.contains(page))
            requestPage(page, urgency);
    };
    bool complete = true;
    for (int page = first; page <= last; ++page) {
        complete = complete && cache.contains(page);
        request(page, base::Urgency::Visible);
    }
    if (complete && answered) {
        request(last + 1, base::Urgency::Prefetch);
        request(first - 1, base::Urgency::Prefetch);
    }
    noteLoading();
}

void WindowModel::Private::countAnswered(CountAnswer answer)
{
    countTicket.reset();
    // A refused count is not an error: the table then grows page by page.
    if (answer.count && *answer.count <= mostRows && !totalExact) {
        qint64 seen = 0; // the count may be older than the rows
        for (const auto &[page, entry] : cache.entries())
            seen = std::max<qint64>(seen, cache.firstRow(page) + static_cast<int>(entry.ids.size()));
        const qint64 counted = *answer.count;
        answered = true;
        setRows(std::max(counted, seen), counted >= seen);
    }
    requestWanted();
}

void WindowModel::Private::pageAnswered(int page, PageAnswer answer)
{
    wants.erase(page);
    if (!answer.page) {
        failed.insert(page);
        const auto [first, last] = visiblePages();
        if (page < first || page > last) { // nobody misses it yet
            failedAhead.insert(page);
            noteLoading();
            return;
        }
        setProblem(answer.problem ? std::move(answer.problem) : Problem{});
        noteLoading();
        return;
    }
    if (cache.entries().empty())
        order = source->order();
    if (source->order() != order) { // not beside rows of another order
        if (!refresh)
            fetchAgain();
        noteLoading();
        return;
    }
    answered = true;
    place(page, answer.page);
    setProblem(std::move(answer.problem));
    requestWanted();
    Q_EMIT q->updated();
}

void WindowModel::Private::place(int page, const std::shared_ptr<const TablePage> &answer)
{
    const int first = cache.firstRow(page);
    const qint64 end = qint64(first) + answer->size();
    const int rowsBefore = rows;
    cache.insert(page, answer, QDateTime::currentMSecsSinceEpoch());
    noteObjects();

    if (answer->isLast())
        setRows(end, true);
    else if (end > total || (end == total && totalExact && answer->saysMore()))
        setRows(end, false); // more rows than counted

    const int last = std::min(first + answer->size(), rows) - 1;
    if (last >= first) {
        const int lastChanged = std::min(last, rowsBefore - 1);
        if (lastChanged >= first)
            Q_EMIT q->dataChanged(q->index(first, 0), q->index(lastChanged, q->columnCount() - 1));
        Q_EMIT q->rowsLoaded(first, last);
    }
    evict();
}

void WindowModel::Private::evict()
{
    const auto [first, last] = visiblePages();
    for (int page = cache.victim(cachedPages, first - 1, last + 1); page >= 0;
         page = cache.victim(cachedPages, first - 1, last + 1)) {
        cache.erase(page);
        const int from = cache.firstRow(page);
        const int to = std::min(from + cache.pageRows(), rows) - 1;
        if (to < from)
            continue;
        Q_EMIT q->dataChanged(q->index(from, 0), q->index(to, q->columnCount() - 1));
    }
}

void WindowModel::Private::setRows(qint64 count, bool exact)
{
    const bool isNews = count != total || exact != totalExact;
    const int newRows = static_cast<int>(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
    total = count;
    totalExact = exact;
    if (newRows > rows) {
        q->beginInsertRows({}, rows, newRows - 1);
        rows = newRows;
        q->endInsertRows();
    } else if (newRows < rows) {
        // Keep objects of removed rows selected and current; a view would move to a neighbour.
        const bool isAlone = !isRearranging;
        if (isAlone)
            Q_EMIT q->rearranging();
        q->beginRemoveRows({}, newRows, rows - 1);
        rows = newRows;
        while (!cache.entries().empty() && cache.firstRow(cache.entries().rbegin()->first) >= rows
               && cache.entries().rbegin()->first > 0)
            cache.erase(cache.entries().rbegin()->first);
        q->endRemoveRows();
        if (isAlone)
            Q_EMIT q->rearranged(0);
    }
    if (isNews)
        Q_EMIT q->totalChanged();
}

void WindowModel::Private::noteObjects()
{
    if (cache.entries().empty())
        return;
    const auto *page = dynamic_cast<const GroupedPage *>(cache.entries().begin()->second.page.get());
    const qint64 before = std::exchange(objects, page ? page->objects() : -1);
    if (before != objects)
        Q_EMIT q->totalChanged();
}

void WindowModel::Private::setProblem(std::optional<Problem> value)
{
    if (!value && !problem)
        return;
    problem = std::move(value);
    Q_EMIT q->problemChanged();
}

void WindowModel::Private::noteLoading()
{
    const bool isLoading = q->isLoading();
    if (isLoading == wasLoading)
        return;
    wasLoading = isLoading;
    Q_EMIT q->loadingChanged();
}

} // namespace table
