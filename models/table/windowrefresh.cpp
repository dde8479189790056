// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/windowmodel_p.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>
#include <limits>

// Refreshing: reloads the visible rows and applies all differences at once; persistent indexes follow their objects.
// Changed cells stay marked for a while.
namespace table {

void WindowModel::Private::startRefresh(base::Urgency urgency)
{
    const auto [first, last] = visiblePages();
    refresh.emplace(Refresh{++numbers, cache.arrivals(), PageCache(cache.pageRows()), {}, {}, {}, 0});
    const int end = totalExact ? lastPage() : std::max(rows - 1, 0) / cache.pageRows();

    const auto isMine = [](const QPointer<WindowModel> &self, std::uint64_t number) {
        return self && self->d->refresh && self->d->refresh->number == number;
    };
    for (int page = std::max(first - 1, 0); page <= std::min(last + 1, end); ++page) {
        ++refresh->awaited;
        refresh->tickets.push_back(source->fetchPage(
            query, cache.firstRow(page), cache.pageRows(), urgency,
            [self = QPointer(q), number = refresh->number, page, isMine](PageAnswer answer) {
                if (!isMine(self, number))
                    return;
                if (!answer.page) {
                    self->d->refreshAnswered(answer.problem ? std::move(answer.problem) : Problem{});
                    return;
                }
                if (answer.problem)
                    self->d->refresh->problem = std::move(answer.problem);
                self->d->refresh->pages.insert(page, std::move(answer.page), QDateTime::currentMSecsSinceEpoch());
                self->d->refreshAnswered(std::nullopt);
            }));
    }
    ++refresh->awaited;
    refresh->tickets.push_back(
        source->fetchCount(query, urgency, [self = QPointer(q), number = refresh->number, isMine](CountAnswer answer) {
            if (!isMine(self, number))
                return;
            self->d->refresh->count = std::move(answer);
            self->d->refreshAnswered(std::nullopt);
        }));
    noteLoading();
}

void WindowModel::Private::refreshAnswered(std::optional<Problem> failure)
{
    if (!failure && --refresh->awaited > 0)
        return;
    // Release the tickets at the end of this scope: one of them owns the running callback.
    const std::vector<Ticket> tickets = std::move(refresh->tickets);
    if (failure) {
        refresh.reset();
        setProblem(std::move(failure));
        noteLoading();
        return;
    }
    std::optional<Problem> shortcoming = std::move(refresh->problem);
    applyRefresh();
    setProblem(std::move(shortcoming));
    requestWanted();
    Q_EMIT q->updated();
}

// A refresh in progress starts anew: some of its pages may be from before.
void WindowModel::Private::fetchAgain()
{
    if (generation == 0 || cache.entries().empty())
        return;
    if (source->order() != order) {
        wants.clear();
        Q_EMIT q->reordered();
    }
    startRefresh(base::Urgency::Visible);
}

std::pair<qint64, bool> WindowModel::Private::countAfter(const Refresh &done) const
{
    const bool isCounted = done.count.count && *done.count.count <= mostRows;
    qint64 count = isCounted ? qint64(*done.count.count) : total;
    bool exact = isCounted;
    for (const auto &[page, entry] : done.pages.entries()) {
        const qint64 end = qint64(cache.firstRow(page)) + entry.page->size();
        if (entry.page->size() == 0 && isCounted && count < end) // the list has become shorter
            continue;
        if (entry.page->isLast())
            return {end, true};
        if (end > count || (end == count && entry.page->saysMore())) {
            count = end;
            exact = false;
        }
    }
    return {count, exact};
}

void WindowModel::Private::applyRefresh()
{
    const Refresh done = std::move(*refresh);
    refresh.reset();
    order = source->order();
    const auto [newTotal, exact] = countAfter(done);

    // Pages that arrived during the refresh are current; all others may have shifted.
    PageCache after = done.pages;
    std::vector<int> dropped;
    for (const auto &[page, entry] : cache.entries()) {
        if (after.contains(page))
            continue;
        if (entry.arrival > done.arrivalsBefore && cache.firstRow(page) < newTotal)
            after.insert(page, entry.page, entry.answeredAtMs);
        else
            dropped.push_back(page);
    }
    const QHash<base::Key, int> rowsAfter = after.rowsById();
    const RowDiff diff = diffRows(*source, cache, after, rowsAfter, visible, current);

    replaceRows(std::move(after), rowsAfter, diff, newTotal, exact);
    for (const int page : dropped) {
        const int last = std::min(cache.firstRow(page) + cache.pageRows(), rows) - 1;
        if (last >= cache.firstRow(page) && !diff.hasMoved)
            Q_EMIT q->dataChanged(q->index(cache.firstRow(page), 0), q->index(last, q->columnCount() - 1));
    }
}

void WindowModel::Private::replaceRows(PageCache after, const QHash<base::Key, int> &rowsAfter, const RowDiff &diff,
                                       qint64 newTotal, bool exact)
{
    const int newRows = static_cast<int>(std::clamp<qint64>(newTotal, 0, std::numeric_limits<int>::max()));
    const bool rearranges = diff.hasOtherIds || newRows != rows;
    isRearranging = rearranges;
    if (rearranges)
        Q_EMIT q->rearranging();
    // Grow first and shrink last, so that every target row of an index exists.
    if (newRows > rows)
        setRows(newTotal, exact);
    if (diff.hasMoved) {
        Q_EMIT q->layoutAboutToBeChanged({}, VerticalSortHint);
        const QModelIndexList from = q->persistentIndexList();
        QModelIndexList to;
        to.reserve(from.size());
        for (const QModelIndex &index : from) {
            // Objects that are not among the new rows keep their distance to the anchor, as the best guess.
            const int guess = std::clamp(index.row() + diff.shift, 0, std::max(newRows, rows) - 1);
            to.append(q->index(rowsAfter.value(cache.idAt(index.row()), guess), index.column()));
        }
        cache = std::move(after);
        q->changePersistentIndexList(from, to);
        Q_EMIT q->layoutChanged({}, VerticalSortHint);
    } else {
        cache = std::move(after);
    }
    noteObjects(); // not earlier: a header puts back what is hidden in it when rows have moved
    setRows(newTotal, exact);
    isRearranging = false;

    visible.first = std::clamp(visible.first + diff.shift, 0, std::max(rows - 1, 0));
    visible.second = std::clamp(visible.second + diff.shift, visible.first, std::max(rows - 1, visible.first));
    // Keep the marks of a recent refresh: without a dataChanged for them, they would stay painted.
    for (auto it = diff.marks.cbegin(); it != diff.marks.cend(); ++it)
        marks[it.key()] |= it.value();
    if (!diff.marks.isEmpty())
        changedTimer.start();
    emitChanged(diff);
    if (rearranges)
        Q_EMIT q->rearranged(diff.shift);
    if (diff.shift != 0)
        Q_EMIT q->rowsShifted(diff.shift);
}

void WindowModel::Private::emitChanged(const RowDiff &diff)
{
    std::vector<RowDiff::ChangedRow> changed = diff.rows;
    std::erase_if(changed, [this](const RowDiff::ChangedRow &row) { return row.row >= rows; });
    std::sort(changed.begin(), changed.end(), [](const auto &a, const auto &b) { return a.row < b.row; });
    if (changed.empty())
        return;
    // Once most rows have changed, one signal is cheaper than many.
    const auto span = static_cast<std::size_t>(changed.back().row) - static_cast<std::size_t>(changed.front().row) + 1;
    const bool isOneRange = changed.size() * 2 > span;
    for (std::size_t i = 0; i < changed.size();) {
        RowDiff::ChangedRow run = changed[i];
        int last = run.row;
        for (++i; i < changed.size() && (isOneRange || changed[i].row <= last + 1); ++i) {
            last = changed[i].row;
            run.firstColumn = std::min(run.firstColumn, changed[i].firstColumn);
            run.lastColumn = std::max(run.lastColumn, changed[i].lastColumn);
        }
        Q_EMIT q->dataChanged(q->index(run.row, run.firstColumn), q->index(last, run.lastColumn));
    }
}

void WindowModel::Private::unmarkChanged()
{
    const QHash<base::Key, ColumnSet> old = std::exchange(marks, {});
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (const auto &[page, entry] : cache.entries()) {
        for (std::size_t i = 0; i < entry.ids.size(); ++i) {
            if (!old.contains(entry.ids[i]))
                continue;
            first = std::min(first, cache.firstRow(page) + static_cast<int>(i));
            last = cache.firstRow(page) + static_cast<int>(i);
        }
    }
    if (last >= first)
        Q_EMIT q->dataChanged(q->index(first, 0), q->index(last, q->columnCount() - 1), {ChangedRole});
}

} // namespace table
