// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/windowmodel.h"

#include "models/table/groupwords.h"
#include "models/table/windowmodel_p.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace {

constexpr int defaultPageRows = 200;
constexpr int changedShownMs = 2000;

} // namespace

namespace table {

WindowModel::Private::Private(WindowModel *model, std::unique_ptr<TableSource> from)
    : q(model)
    , source(std::move(from))
    , cache(std::min(defaultPageRows, source->maxPageSize()))
{
    wantTimer.setSingleShot(true);
    changedTimer.setSingleShot(true);
    changedTimer.setInterval(changedShownMs);
    source->setListener([this] { fetchAgain(); });
    QObject::connect(&wantTimer, &QTimer::timeout, q, [this] { requestWanted(); });
    QObject::connect(&changedTimer, &QTimer::timeout, q, [this] { unmarkChanged(); });
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
    const bool isInOtherGroups = query.groupBy != d->query.groupBy;
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
    d->objects = -1;
    d->answered = false;
    d->visible = {0, Private::rowsAssumedOnScreen - 1};
    endResetModel();
    if (isInOtherGroups)
        Q_EMIT headerDataChanged(Qt::Horizontal, d->mainColumn(), d->mainColumn());
    d->setProblem(std::nullopt);
    Q_EMIT totalChanged();
    d->start(base::Urgency::Interactive);
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

void WindowModel::refresh(base::Urgency urgency)
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

void WindowModel::setCurrentId(const base::Key &id)
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

void WindowModel::setNotes(std::function<QString(const base::Key &, const ColumnInfo &)> noteOf)
{
    d->noteOf = std::move(noteOf);
}

void WindowModel::showNotes()
{
    const int last = std::min(d->visible.second, d->rows - 1);
    if (last >= d->visible.first)
        Q_EMIT dataChanged(index(d->visible.first, 0), index(last, columnCount() - 1),
                           {NoteRole, Qt::AccessibleTextRole});
}

const FormatContext &WindowModel::formatContext() const
{
    return d->format;
}

qint64 WindowModel::total() const
{
    return d->objects >= 0 ? d->objects : d->total;
}

bool WindowModel::isTotalExact() const
{
    return d->totalExact;
}

bool WindowModel::hasAnswer() const
{
    return d->answered;
}

bool WindowModel::isWhole() const
{
    qint64 loaded = 0;
    for (const auto &[first, last] : loadedRows())
        loaded += last - first + 1;
    return d->answered && d->totalExact && !d->problem && loaded == d->total && !isGrouped();
}

bool WindowModel::isGrouped() const
{
    return d->objects >= 0;
}

bool WindowModel::isLoading() const
{
    if (d->countTicket || d->refresh)
        return true;
    const std::pair<int, int> seen = d->visiblePages();
    const auto it = d->wants.lower_bound(seen.first);
    if (it != d->wants.end() && it->first <= seen.second)
        return true;
    return std::ranges::any_of(d->cache.entries(), [&](const auto &cached) {
        return cached.first >= seen.first && cached.first <= seen.second && cached.second.page->hasLate();
    });
}

const std::optional<Problem> &WindowModel::problem() const
{
    return d->problem;
}

qint64 WindowModel::updatedAtMs() const
{
    return d->oldestVisible(&PageCache::Entry::readAtMs);
}

qint64 WindowModel::answeredAtMs() const
{
    return d->oldestVisible(&PageCache::Entry::answeredAtMs);
}

qint64 WindowModel::Private::oldestVisible(std::int64_t PageCache::Entry::*when) const
{
    const auto [first, last] = visiblePages();
    qint64 oldest = 0;
    for (const auto &[page, entry] : cache.entries()) {
        if (page >= first && page <= last && (oldest == 0 || entry.*when < oldest))
            oldest = entry.*when;
    }
    return oldest;
}

ReadFaults WindowModel::faults() const
{
    ReadFaults faults;
    for (const auto &[page, entry] : d->cache.entries())
        faults.add(entry.page->faults());
    return faults;
}

int WindowModel::misfits() const
{
    int count = 0;
    for (const auto &[page, entry] : d->cache.entries())
        count += entry.page->misfits();
    return count;
}

int WindowModel::repeats() const
{
    return d->cache.repeats();
}

base::Key WindowModel::idAt(int row) const
{
    return row < d->rows ? d->cache.idAt(row) : base::Key{};
}

int WindowModel::rowOf(const base::Key &id) const
{
    return d->cache.rowOf(id);
}

const GroupRow *WindowModel::groupAt(int row) const
{
    int place = 0;
    const PageCache::Entry *entry = d->objects < 0 ? nullptr : d->cache.entryOf(row, &place);
    return entry ? entry->page->group(place) : nullptr;
}

int WindowModel::parentOf(int row) const
{
    int place = 0;
    const PageCache::Entry *entry = d->cache.entryOf(row, &place);
    const auto *page = entry ? dynamic_cast<const GroupedPage *>(entry->page.get()) : nullptr;
    return page ? int(page->parent(place)) : -1;
}

bool WindowModel::isLate(int row, int column) const
{
    int place = 0;
    const PageCache::Entry *entry = d->cache.entryOf(row, &place);
    return entry && entry->page->isLate(place, column);
}

bool WindowModel::hasLateCells(int row) const
{
    int place = 0;
    const PageCache::Entry *entry = d->cache.entryOf(row, &place);
    return entry && entry->page->hasLate();
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
    const bool isLoaded = entry && !entry->page->isLate(place, index.column());
    if (role == LoadedRole)
        return isLoaded;
    if (!isLoaded)
        return role == Qt::AccessibleTextRole ? QCoreApplication::translate("table::WindowModel", "Loading")
                                              : QVariant();
    if (const GroupRow *group = entry->page->group(place); group && role != ChangedRole)
        return d->groupData(*group, index.column(), role);

    const auto text = [&](auto write) {
        FormatContext format = d->format;
        if (format.nowMs == 0)
            format.nowMs = QDateTime::currentMSecsSinceEpoch();
        return write(kind, entry->page->value(place, index.column()), format);
    };
    const auto note = [&] {
        return d->noteOf ? d->noteOf(entry->ids[static_cast<std::size_t>(place)], d->source->column(index.column()))
                         : QString();
    };
    switch (role) {
    case Qt::DisplayRole:
        return text(displayText);
    case Qt::AccessibleTextRole: {
        const QString whole = text(accessibleText);
        const QString beside = note();
        return beside.isEmpty() ? whole : whole + QLatin1StringView(", ") + beside;
    }
    case NoteRole:
        return note();
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

int WindowModel::Private::mainColumn() const
{
    for (int column = 0; column < source->columnCount(); ++column) {
        if (source->column(column).kind == Kind::Name)
            return column;
    }
    return 0;
}

QVariant WindowModel::Private::groupData(const GroupRow &group, int column, int role) const
{
    const bool isTitle = column == mainColumn();
    const GroupCell &cell = group.cells[static_cast<std::size_t>(column)];
    switch (role) {
    case Qt::DisplayRole:
    case CellTextRole:
        return isTitle ? groupTitle(group, *source, format) : groupCellText(cell, source->column(column), format);
    case Qt::AccessibleTextRole:
        return isTitle ? groupRowWords(group, *source, format) : groupCellWords(cell, source->column(column), format);
    case ValueRole:
        return QVariant::fromValue(Value());
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
    case Qt::DisplayRole: {
        QStringList titles;
        for (const QString &key : section == d->mainColumn() ? d->query.groupBy : QStringList()) {
            if (const int group = columnOf(key.toLatin1().constData()); group >= 0)
                titles << columnTitle(d->source->column(group));
        }
        return (titles << columnTitle(column)).join(QStringLiteral(" › "));
    }
    case Qt::ToolTipRole:
        return columnTooltip(column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((isRightAligned(column.kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace table
