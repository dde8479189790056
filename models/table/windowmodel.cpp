// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/windowmodel.h"

#include "models/table/pagecache.h"
#include "models/table/rowdiff.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <limits>
#include <set>

namespace {

constexpr int defaultPageRows = 200;
constexpr std::size_t cachedPages = 32;
constexpr int rowsAssumedOnScreen = 50; // until the view has said what it shows
constexpr int wantIntervalMs = 40; // dragging the scroll bar asks at most this often
constexpr int changedShownMs = 2000;

} // namespace

namespace table {

struct WindowModel::Private
{
    struct Want
    {
        Ticket ticket;
        std::uint64_t number = 0;
    };

    // All answers of a refresh are put in at once: rows that changed places between two pages are followed that way.
    struct Refresh
    {
        std::uint64_t number = 0;
        std::uint64_t arrivalsBefore = 0;
        PageCache pages;
        CountAnswer count;
        std::vector<Ticket> tickets;
        int awaited = 0;
    };

    Private(WindowModel *model, std::unique_ptr<TableSource> from)
        : q(model)
        , source(std::move(from))
        , cache(std::min(defaultPageRows, source->maxPageSize()))
    {
        wantTimer.setSingleShot(true);
        changedTimer.setSingleShot(true);
        changedTimer.setInterval(changedShownMs);
        QObject::connect(&wantTimer, &QTimer::timeout, q, [this] { requestWanted(); });
        QObject::connect(&changedTimer, &QTimer::timeout, q, [this] { unmarkChanged(); });
    }

    WindowModel *q;
    std::unique_ptr<TableSource> source;
    ListQuery query;
    FormatContext format;

    PageCache cache;
    int rows = 0;
    qint64 total = 0;
    bool totalExact = false;
    bool answered = false;
    std::optional<Problem> problem;

    std::uint64_t generation = 0; // of the query
    std::uint64_t numbers = 0; // of requests
    std::map<int, Want> wants;
    std::set<int> failed; // pages not to be tried again before they have left the screen
    Ticket countTicket;
    std::optional<Refresh> refresh;

    std::pair<int, int> visible{0, rowsAssumedOnScreen - 1};
    RowId current;
    QTimer wantTimer;
    QElapsedTimer sinceWanted;
    QHash<RowId, ColumnSet> marks;
    QTimer changedTimer;
    bool wasLoading = false;

    // What to ask for.
    [[nodiscard]] int lastPage() const;
    [[nodiscard]] std::pair<int, int> visiblePages() const;
    void start(Urgency urgency);
    void requestCount(Urgency urgency);
    void requestPage(int page, Urgency urgency);
    void requestWanted();
    void scheduleWanted();

    // What came.
    void countAnswered(CountAnswer answer);
    void pageAnswered(int page, PageAnswer answer);
    void place(int page, const std::shared_ptr<const TablePage> &rows);
    void evict();
    void setRows(qint64 count, bool exact);
    void setProblem(std::optional<Problem> value);
    void noteLoading();

    // Refresh.
    void startRefresh(Urgency urgency);
    void refreshAnswered(std::optional<Problem> failure);
    void applyRefresh();
    [[nodiscard]] std::pair<qint64, bool> countAfter(const Refresh &done) const;
    void replaceRows(PageCache after, const QHash<RowId, int> &rowsAfter, const RowDiff &diff, qint64 newTotal,
                     bool exact);
    void emitChanged(const RowDiff &diff);
    void unmarkChanged();
};

int WindowModel::Private::lastPage() const
{
    // Where the end is not known, the page after the last row that was seen may exist.
    const int lastRow = totalExact ? std::max(rows - 1, 0) : rows;
    return cache.pageOf(lastRow);
}

std::pair<int, int> WindowModel::Private::visiblePages() const
{
    const int last = lastPage();
    return {std::min(cache.pageOf(visible.first), last), std::min(cache.pageOf(visible.second), last)};
}

void WindowModel::Private::start(Urgency urgency)
{
    requestCount(urgency);
    const auto [first, last] = visiblePages();
    for (int page = first; page <= last; ++page) {
        if (!cache.contains(page) && !wants.contains(page))
            requestPage(page, urgency);
    }
    noteLoading();
}

void WindowModel::Private::requestCount(Urgency urgency)
{
    const std::uint64_t asked = generation;
    countTicket = source->fetchCount(query, urgency, [self = QPointer(q), asked](CountAnswer answer) {
        if (self && self->d->generation == asked)
            self->d->countAnswered(std::move(answer));
    });
}

void WindowModel::Private::requestPage(int page, Urgency urgency)
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
    std::erase_if(failed, [&](int page) { return page < keepFirst || page > keepLast; });

    const auto isMissing = [this](int page) { return !cache.contains(page) && !failed.contains(page); };
    const auto request = [&](int page, Urgency urgency) {
        if (page >= 0 && page <= lastPage() && isMissing(page) && !wants.contains(page))
            requestPage(page, urgency);
    };
    bool complete = true;
    for (int page = first; page <= last; ++page) {
        complete = complete && cache.contains(page);
        request(page, Urgency::Visible);
    }
    if (complete && answered) {
        request(last + 1, Urgency::Prefetch);
        request(first - 1, Urgency::Prefetch);
    }
    noteLoading();
}

void WindowModel::Private::countAnswered(CountAnswer answer)
{
    countTicket.reset();
    // A refused count is no fault of the table: the rows then grow page by page.
    if (answer.count && !totalExact) {
        qint64 seen = 0; // the server may have counted before it listed
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
    const Ticket ticket = std::move(wants[page].ticket); // ends with this scope, not while its callback runs
    wants.erase(page);
    if (!answer.page) {
        failed.insert(page);
        setProblem(answer.problem ? std::move(answer.problem) : Problem{});
        noteLoading();
        return;
    }
    answered = true;
    place(page, answer.page);
    setProblem(std::nullopt);
    requestWanted();
    Q_EMIT q->updated();
}

void WindowModel::Private::place(int page, const std::shared_ptr<const TablePage> &pageRowsPtr)
{
    const int first = cache.firstRow(page);
    const qint64 end = qint64(first) + pageRowsPtr->size() + pageRowsPtr->unreadableRows();
    const int rowsBefore = rows;
    cache.insert(page, pageRowsPtr, QDateTime::currentMSecsSinceEpoch());

    if (pageRowsPtr->isLast())
        setRows(end, true);
    else if (end > total || (end == total && totalExact))
        setRows(end, false); // more rows than were counted

    const int last = std::min(first + pageRowsPtr->size(), rows) - 1;
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
        Q_EMIT q->rowsUnloaded(from, to);
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
        q->beginRemoveRows({}, newRows, rows - 1);
        rows = newRows;
        while (!cache.entries().empty() && cache.firstRow(cache.entries().rbegin()->first) >= rows
               && cache.entries().rbegin()->first > 0)
            cache.erase(cache.entries().rbegin()->first);
        q->endRemoveRows();
    }
    if (isNews)
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

void WindowModel::Private::startRefresh(Urgency urgency)
{
    const auto [first, last] = visiblePages();
    refresh.emplace(Refresh{++numbers, cache.arrivals(), PageCache(cache.pageRows()), {}, {}, 0});
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
    // The tickets end with this scope: one of them is the caller.
    const std::vector<Ticket> tickets = std::move(refresh->tickets);
    if (failure) {
        refresh.reset();
        setProblem(std::move(failure));
        noteLoading();
        return;
    }
    applyRefresh();
    setProblem(std::nullopt);
    requestWanted();
    Q_EMIT q->updated();
}

std::pair<qint64, bool> WindowModel::Private::countAfter(const Refresh &done) const
{
    qint64 count = done.count.count ? qint64(*done.count.count) : total;
    bool exact = done.count.count.has_value();
    for (const auto &[page, entry] : done.pages.entries()) {
        const qint64 end = qint64(cache.firstRow(page)) + entry.page->size() + entry.page->unreadableRows();
        if (entry.page->isLast())
            return {end, true};
        if (end >= count) {
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
    const auto [newTotal, exact] = countAfter(done);

    // Pages that came while the refresh was under way are as fresh as its own; all others may have shifted.
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
    const QHash<RowId, int> rowsAfter = after.rowsById();
    const RowDiff diff = diffRows(*source, cache, after, rowsAfter, visible, current);

    for (const int page : dropped) {
        const int last = std::min(cache.firstRow(page) + cache.pageRows(), rows) - 1;
        if (last >= cache.firstRow(page))
            Q_EMIT q->rowsUnloaded(cache.firstRow(page), last);
    }
    replaceRows(std::move(after), rowsAfter, diff, newTotal, exact);
    for (const int page : dropped) {
        const int last = std::min(cache.firstRow(page) + cache.pageRows(), rows) - 1;
        if (last >= cache.firstRow(page) && !diff.hasMoved)
            Q_EMIT q->dataChanged(q->index(cache.firstRow(page), 0), q->index(last, q->columnCount() - 1));
    }
}

void WindowModel::Private::replaceRows(PageCache after, const QHash<RowId, int> &rowsAfter, const RowDiff &diff,
                                       qint64 newTotal, bool exact)
{
    const int newRows = static_cast<int>(std::clamp<qint64>(newTotal, 0, std::numeric_limits<int>::max()));
    const bool rearranges = diff.hasOtherIds || newRows != rows;
    if (rearranges)
        Q_EMIT q->rearranging();
    // Grow first and shrink last, so that every row that an index moves to exists.
    if (newRows > rows)
        setRows(newTotal, exact);
    if (diff.hasMoved) {
        Q_EMIT q->layoutAboutToBeChanged({}, VerticalSortHint);
        const QModelIndexList from = q->persistentIndexList();
        QModelIndexList to;
        to.reserve(from.size());
        for (const QModelIndex &index : from) {
            // Objects that are not among the new rows keep their distance to the anchor: the best guess there is.
            const int guess = std::clamp(index.row() + diff.shift, 0, std::max(newRows, rows) - 1);
            to.append(q->index(rowsAfter.value(cache.idAt(index.row()), guess), index.column()));
        }
        cache = std::move(after);
        q->changePersistentIndexList(from, to);
        Q_EMIT q->layoutChanged({}, VerticalSortHint);
    } else {
        cache = std::move(after);
    }
    setRows(newTotal, exact);

    visible.first = std::clamp(visible.first + diff.shift, 0, std::max(rows - 1, 0));
    visible.second = std::clamp(visible.second + diff.shift, visible.first, std::max(rows - 1, visible.first));
    // Marks of a refresh shortly before stay: dropped here, they would stay painted.
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
    // One signal for all is cheaper than many once most rows have changed.
    const auto span = static_cast<std::size_t>(changed.back().row - changed.front().row + 1);
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
    const QHash<RowId, ColumnSet> old = std::exchange(marks, {});
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

WindowModel::WindowModel(std::unique_ptr<TableSource> source, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(this, std::move(source)))
{
}

WindowModel::~WindowModel() = default;

const TableSource &WindowModel::source() const
{
    return *d->source;
}

void WindowModel::setQuery(const ListQuery &query)
{
    if (d->generation > 0 && query == d->query)
        return;
    beginResetModel();
    ++d->generation;
    d->query = query;
    d->wants.clear();
    d->failed.clear();
    d->refresh.reset();
    d->countTicket.reset();
    d->wantTimer.stop();
    d->changedTimer.stop();
    d->marks.clear();
    d->cache.clear();
    d->rows = 0;
    d->total = 0;
    d->totalExact = false;
    d->answered = false;
    d->visible = {0, rowsAssumedOnScreen - 1};
    endResetModel();
    d->setProblem(std::nullopt);
    Q_EMIT totalChanged();
    d->start(Urgency::Interactive);
}

const ListQuery &WindowModel::query() const
{
    return d->query;
}

void WindowModel::setVisibleRows(int first, int last)
{
    first = std::max(first, 0);
    last = std::max(last, first);
    if (d->visible == std::pair(first, last))
        return;
    d->visible = {first, last};
    if (d->generation == 0)
        return;
    const auto [firstPage, lastPage] = d->visiblePages();
    d->cache.touch(firstPage, lastPage);
    d->scheduleWanted();
}

std::pair<int, int> WindowModel::visibleRows() const
{
    return d->visible;
}

void WindowModel::refresh(Urgency urgency)
{
    if (d->generation == 0 || d->refresh)
        return;
    d->source->invalidate();
    d->failed.clear();
    if (d->cache.entries().empty())
        d->start(urgency);
    else
        d->startRefresh(urgency);
}

void WindowModel::setCurrentId(const RowId &id)
{
    d->current = id;
}

void WindowModel::setFormatContext(const FormatContext &context)
{
    d->format = context;
    const int last = std::min(d->visible.second, d->rows - 1);
    if (last >= d->visible.first) {
        Q_EMIT dataChanged(index(d->visible.first, 0), index(last, columnCount() - 1),
                           {Qt::DisplayRole, CellTextRole, Qt::AccessibleTextRole});
    }
}

qint64 WindowModel::total() const
{
    return d->total;
}

bool WindowModel::isTotalExact() const
{
    return d->totalExact;
}

bool WindowModel::hasAnswer() const
{
    return d->answered;
}

bool WindowModel::isLoading() const
{
    if (d->countTicket || d->refresh)
        return true;
    const auto [first, last] = d->visiblePages();
    const auto it = d->wants.lower_bound(first);
    return it != d->wants.end() && it->first <= last;
}

const std::optional<Problem> &WindowModel::problem() const
{
    return d->problem;
}

qint64 WindowModel::updatedAtMs() const
{
    const auto [first, last] = d->visiblePages();
    qint64 oldest = 0;
    for (const auto &[page, entry] : d->cache.entries()) {
        if (page >= first && page <= last && (oldest == 0 || entry.answeredAtMs < oldest))
            oldest = entry.answeredAtMs;
    }
    return oldest;
}

int WindowModel::unreadableRows() const
{
    int count = 0;
    for (const auto &[page, entry] : d->cache.entries())
        count += entry.page->unreadableRows();
    return count;
}

int WindowModel::misfits() const
{
    int count = 0;
    for (const auto &[page, entry] : d->cache.entries())
        count += entry.page->misfits();
    return count;
}

RowId WindowModel::idAt(int row) const
{
    return row < d->rows ? d->cache.idAt(row) : RowId{};
}

int WindowModel::rowOf(const RowId &id) const
{
    return d->cache.rowOf(id);
}

Value WindowModel::valueAt(int row, int column) const
{
    int place = 0;
    const PageCache::Entry *entry = d->cache.entryOf(row, &place);
    if (!entry || column < 0 || column >= columnCount())
        return {};
    return entry->page->value(place, column);
}

Value WindowModel::valueOf(int row, const char *columnKey) const
{
    return valueAt(row, columnOf(columnKey));
}

QByteArray WindowModel::jsonAt(int row) const
{
    int place = 0;
    const PageCache::Entry *entry = d->cache.entryOf(row, &place);
    return entry ? entry->page->json(place) : QByteArray();
}

int WindowModel::columnOf(const char *columnKey) const
{
    for (int i = 0; i < columnCount(); ++i) {
        if (qstrcmp(d->source->column(i).key, columnKey) == 0)
            return i;
    }
    return -1;
}

QList<std::pair<int, int>> WindowModel::loadedRows() const
{
    QList<std::pair<int, int>> runs;
    for (const auto &[page, entry] : d->cache.entries()) {
        const int first = d->cache.firstRow(page);
        const int last = std::min(first + static_cast<int>(entry.ids.size()), d->rows) - 1;
        if (last >= first)
            runs.append({first, last});
    }
    return runs;
}

std::size_t WindowModel::cachedBytes() const
{
    return d->cache.byteCount();
}

int WindowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->rows;
}

int WindowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->source->columnCount();
}

QVariant WindowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Kind kind = d->source->column(index.column()).kind;
    if (role == KindRole)
        return static_cast<int>(kind);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isRightAligned(kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);

    int place = 0;
    const PageCache::Entry *entry = d->cache.entryOf(index.row(), &place);
    if (role == LoadedRole)
        return entry != nullptr;
    if (!entry)
        return role == Qt::AccessibleTextRole ? QCoreApplication::translate("table::WindowModel", "Loading")
                                              : QVariant();

    const auto text = [&](auto write) {
        FormatContext format = d->format;
        if (format.nowMs == 0)
            format.nowMs = QDateTime::currentMSecsSinceEpoch();
        return write(kind, entry->page->value(place, index.column()), format);
    };
    switch (role) {
    case Qt::DisplayRole:
        return text(displayText);
    case Qt::AccessibleTextRole:
        return text(accessibleText);
    case CellTextRole:
        return text(cellText);
    case ValueRole:
        return QVariant::fromValue(entry->page->value(place, index.column()));
    case ChangedRole: {
        const auto it = d->marks.constFind(entry->ids[static_cast<std::size_t>(place)]);
        const auto column = static_cast<std::size_t>(index.column());
        return it != d->marks.constEnd() && column < it->size() && it->test(column);
    }
    default:
        return {};
    }
}

QVariant WindowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const ColumnInfo &column = d->source->column(section);
    switch (role) {
    case Qt::DisplayRole:
        return columnTitle(column);
    case Qt::ToolTipRole:
        return columnTooltip(column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((isRightAligned(column.kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace table
