// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/selection.h"

#include "models/table/grouprow.h"

#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <algorithm>

namespace {

bool covers(const QItemSelection &rows, int rowCount)
{
    return rowCount > 1 && rows.size() == 1 && rows.constFirst().top() == 0
        && rows.constFirst().bottom() == rowCount - 1;
}

bool contains(const QItemSelection &rows, int row)
{
    return std::ranges::any_of(rows, [row](const auto &range) { return range.top() <= row && row <= range.bottom(); });
}

// "All that match" depends on the filters, not on the sort order.
bool selectsSameObjects(const table::ListQuery &one, const table::ListQuery &other)
{
    return one.filters == other.filters && one.search == other.search && one.deleted == other.deleted
        && one.externalOnly == other.externalOnly && one.completed == other.completed;
}

} // namespace

namespace table {

SelectionModel::SelectionModel(WindowModel *model, QObject *parent)
    : QItemSelectionModel(model, parent)
    , m_model(model)
    , m_query(model->query())
{
    connect(model, &WindowModel::rowsLoaded, this, &SelectionModel::rowsLoaded);
    connect(model, &WindowModel::rearranging, this, &SelectionModel::park);
    connect(model, &WindowModel::rearranged, this, &SelectionModel::restore);
    connect(model, &WindowModel::reordered, this, &SelectionModel::dropUnknown);
    connect(model, &QAbstractItemModel::rowsInserted, this, &SelectionModel::rowsInserted);
    connect(model, &WindowModel::totalChanged, this, [this] {
        if (m_all)
            Q_EMIT changed();
    });
    connect(this, &QItemSelectionModel::currentChanged, this, &SelectionModel::takeCurrent);
}

qint64 SelectionModel::count() const
{
    if (m_all)
        return std::max<qint64>(m_model->total() - m_exceptions.size(), 0);
    return m_known.size() + m_away.size() + m_unknown;
}

bool SelectionModel::contains(const base::Key &id) const
{
    if (m_all)
        return !m_exceptions.contains(id) && !isGroupKey(id);
    return m_away.contains(id) || std::ranges::find(m_known, id) != m_known.end();
}

qint64 SelectionModel::awayCount() const
{
    qint64 count = m_all ? 0 : m_away.size();
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it)
        count += m_model->idAt(it.key()) == it.value() ? 0 : 1;
    return count;
}

QList<base::Key> SelectionModel::ids() const
{
    QSet<base::Key> all = m_away;
    for (const base::Key &id : m_known)
        all.insert(id);
    return all.values();
}

bool SelectionModel::isCurrentInView() const
{
    return m_model->rowOf(m_currentId) >= 0;
}

void SelectionModel::selectAll()
{
    if (m_model->rowCount() > 0)
        select(rowsOf({{0, m_model->rowCount() - 1}}), ClearAndSelect | Rows);
}

SelectionMarks SelectionModel::marks() const
{
    return {m_all, m_all ? exceptions() : ids()};
}

QList<std::pair<int, int>> SelectionModel::unknownRows() const
{
    QList<std::pair<int, int>> rows;
    if (unknownCount() == 0)
        return rows;
    for (const Run &run : unknownRuns())
        rows.append({run.first, run.last});
    return rows;
}

void SelectionModel::resolve(int first, const std::vector<base::Key> &ids)
{
    if (m_all)
        return;
    const QItemSelection rows = selection();
    int row = first;
    for (const base::Key &id : ids) {
        if (!id.isNull() && !m_known.contains(row) && ::contains(rows, row)) {
            m_known.insert(row, id);
            --m_unknown;
        }
        ++row;
    }
}

void SelectionModel::setMarks(const SelectionMarks &marks)
{
    const QSet<base::Key> ids(marks.ids.begin(), marks.ids.end());
    m_all = marks.all;
    m_exceptions = marks.all ? ids : QSet<base::Key>();
    m_away = marks.all ? QSet<base::Key>() : ids;
    m_known.clear();
    m_unknown = 0;
    m_parkedUnknown.clear();
    restore(0);
}

void SelectionModel::joinCurrent()
{
    if (currentIndex().isValid())
        return;
    int first = -1;
    for (const QItemSelectionRange &range : selection())
        first = first < 0 ? range.top() : std::min(first, range.top());
    if (first >= 0)
        setCurrentIndex(m_model->index(first, 0), NoUpdate);
    else if (!m_all && count() == 1)
        forget();
}

void SelectionModel::forget()
{
    setMarks({});
    clearCurrentIndex();
    if (!m_currentId.isNull()) // of a row that was not loaded
        takeCurrent({});
}

void SelectionModel::select(const QItemSelection &selection, SelectionFlags command)
{
    if (m_syncing > 0) {
        QItemSelectionModel::select(selection, command);
        return;
    }
    const bool isOfAll = (command & Clear) && !(command & Current) && covers(selection, m_model->rowCount());
    {
        const QScopedValueRollback syncing(m_syncing, m_syncing + 1);
        QItemSelectionModel::select(isOfAll ? selection : withoutGroups(selection),
                                    command == NoUpdate ? command : command | Rows);
    }
    if (command != NoUpdate)
        adopt(command);
}

void SelectionModel::reset()
{
    // The rows are gone, but not the objects: those that the new query returns are selected again.
    const QScopedValueRollback syncing(m_syncing, m_syncing + 1);
    for (const base::Key &id : std::as_const(m_known))
        m_away.insert(id);
    m_known.clear();
    m_unknown = 0;
    if (m_all && !selectsSameObjects(m_query, m_model->query())) {
        m_all = false;
        m_exceptions.clear();
    }
    m_query = m_model->query();
    QItemSelectionModel::reset();
    Q_EMIT changed();
}

void SelectionModel::adopt(SelectionFlags command)
{
    const QItemSelection rows = selection();
    if (command & Clear) {
        m_all = false;
        m_exceptions.clear();
        m_away.clear();
        // Only Select All means "all that match"; a range dragged over all rows means exactly these rows.
        if (!(command & Current) && covers(rows, m_model->rowCount())) {
            m_all = true;
            m_known.clear();
            m_unknown = 0;
        }
    }
    if (m_all)
        adoptAll(rows);
    else
        adoptRows(rows);
    Q_EMIT changed();
}

void SelectionModel::adoptAll(const QItemSelection &rows)
{
    if (covers(rows, m_model->rowCount()) && m_exceptions.isEmpty())
        return;
    for (const auto &[first, last] : m_model->loadedRows()) {
        for (int row = first; row <= last; ++row) {
            if (m_model->groupAt(row))
                continue;
            if (::contains(rows, row))
                m_exceptions.remove(m_model->idAt(row));
            else
                m_exceptions.insert(m_model->idAt(row));
        }
    }
}

void SelectionModel::adoptRows(const QItemSelection &rows)
{
    QHash<int, base::Key> known;
    qint64 selected = 0;
    const auto loaded = m_model->loadedRows();
    for (const QItemSelectionRange &range : rows) {
        selected += range.height();
        for (const auto &[first, last] : loaded) {
            for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row)
                known.insert(row, m_model->idAt(row));
        }
    }
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it) {
        if (!known.contains(it.key()) && ::contains(rows, it.key()))
            known.insert(it.key(), it.value());
    }
    m_known = std::move(known);
    m_unknown = selected - m_known.size();
}

void SelectionModel::rowsLoaded(int first, int last)
{
    if (m_syncing > 0)
        return;
    std::vector<Run> add;
    std::vector<Run> remove;
    const QItemSelection rows = selection();
    const bool isUntouched = rows.isEmpty() && m_away.isEmpty();
    for (int row = first; row <= last && !isUntouched; ++row) {
        const base::Key id = m_model->idAt(row);
        const bool isSelected = ::contains(rows, row);
        if (m_all) {
            if (isSelected && m_exceptions.contains(id))
                remove.push_back({row, row});
            continue;
        }
        const auto known = m_known.constFind(row);
        if (isSelected && known == m_known.constEnd()) {
            m_known.insert(row, id);
            --m_unknown;
        } else if (isSelected && known.value() != id) {
            // The row holds another object since its page was evicted; that one was never selected.
            m_away.insert(known.value());
            m_known.erase(known);
            remove.push_back({row, row});
        } else if (!isSelected && m_away.remove(id)) {
            m_known.insert(row, id);
            add.push_back({row, row});
        }
    }
    {
        const QScopedValueRollback syncing(m_syncing, m_syncing + 1);
        if (!remove.empty())
            QItemSelectionModel::select(rowsOf(remove), Deselect | Rows);
        if (!add.empty())
            QItemSelectionModel::select(rowsOf(add), Select | Rows);
    }
    if (currentIndex().isValid() && m_currentId.isNull() && currentIndex().row() >= first
        && currentIndex().row() <= last)
        takeCurrent(currentIndex());
    restoreCurrent();
    if (!isUntouched)
        Q_EMIT changed();
}

void SelectionModel::rowsInserted()
{
    if (m_syncing > 0 || !m_all)
        return;
    restore(0);
}

// Only their places were known.
void SelectionModel::dropUnknown()
{
    const qint64 dropped = unknownCount();
    if (dropped == 0)
        return;
    const std::vector<Run> runs = unknownRuns();
    {
        const QScopedValueRollback syncing(m_syncing, m_syncing + 1);
        QItemSelectionModel::select(rowsOf(runs), Deselect | Rows);
    }
    m_unknown = 0;
    Q_EMIT changed();
    Q_EMIT unknownDropped(dropped);
}

// Rows are about to change their objects. Empty the base class until then: it would keep a persistent index for each
// row of a range, which takes seconds for a million rows.
void SelectionModel::park()
{
    ++m_syncing;
    m_parkedAny = hasSelection();
    m_parkedUnknown = m_all ? std::vector<Run>() : unknownRuns();
    for (const base::Key &id : std::as_const(m_known))
        m_away.insert(id);
    m_known.clear();
    m_unknown = 0;
    const QSignalBlocker blocker(this);
    QItemSelectionModel::select(QItemSelection(), Clear);
}

void SelectionModel::restore(int shift)
{
    const bool wasParked = m_syncing > 0;
    if (!wasParked)
        ++m_syncing;
    const int rowCount = m_model->rowCount();
    std::vector<Run> runs;
    if (m_all && rowCount > 0) {
        runs.push_back({0, rowCount - 1});
        for (const auto &[first, last] : m_model->loadedRows()) {
            for (int row = first; row <= last; ++row) {
                if (!m_exceptions.contains(m_model->idAt(row)))
                    continue;
                const int end = runs.back().last;
                runs.back().last = row - 1;
                runs.push_back({row + 1, end});
            }
        }
    } else if (!m_all) {
        for (const auto &[first, last] : m_model->loadedRows()) {
            for (int row = first; row <= last && !m_away.isEmpty(); ++row) {
                const base::Key id = m_model->idAt(row);
                if (!m_away.remove(id))
                    continue;
                m_known.insert(row, id);
                runs.push_back({row, row});
            }
        }
        // Only the positions of these rows are known, so they keep their distance to the anchor.
        for (const Run &run : std::exchange(m_parkedUnknown, {}))
            runs.push_back({std::max(run.first + shift, 0), std::min(run.last + shift, rowCount - 1)});
    }
    const QItemSelection rows = rowsOf(runs);
    QItemSelectionModel::select(rows, ClearAndSelect | Rows);
    if (wasParked && m_parkedAny && rows.isEmpty())
        Q_EMIT selectionChanged({}, {});
    --m_syncing;
    if (!m_all)
        adoptRows(selection());
    restoreCurrent();
    Q_EMIT changed();
}

void SelectionModel::takeCurrent(const QModelIndex &current)
{
    if (m_syncing > 0)
        return;
    m_currentId = current.isValid() ? m_model->idAt(current.row()) : base::Key{};
    m_model->setCurrentId(m_currentId);
    Q_EMIT changed();
}

void SelectionModel::restoreCurrent()
{
    if (m_currentId.isNull())
        return;
    const int row = m_model->rowOf(m_currentId);
    const auto [first, last] = m_model->visibleRows();
    // Setting the current row makes a view scroll to it, so leave one alone that is off screen.
    if (row < first || row > last || row == currentIndex().row())
        return;
    const QScopedValueRollback syncing(m_syncing, m_syncing + 1);
    setCurrentIndex(m_model->index(row, std::max(currentIndex().column(), 0)), NoUpdate);
}

QItemSelection SelectionModel::withoutGroups(const QItemSelection &rows) const
{
    if (!m_model->isGrouped())
        return rows;
    std::vector<Run> runs;
    for (const QItemSelectionRange &range : rows) {
        for (const auto &[first, last] : m_model->loadedRows()) {
            for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row) {
                if (!m_model->groupAt(row))
                    runs.push_back({row, row});
            }
        }
    }
    return rowsOf(runs);
}

QItemSelection SelectionModel::rowsOf(const std::vector<Run> &runs) const
{
    QItemSelection rows;
    const int lastColumn = m_model->columnCount() - 1;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        Run run = runs[i];
        while (i + 1 < runs.size() && runs[i + 1].first == run.last + 1 && runs[i + 1].last >= runs[i + 1].first)
            run.last = runs[++i].last;
        if (run.last >= run.first)
            rows.append(QItemSelectionRange(m_model->index(run.first, 0), m_model->index(run.last, lastColumn)));
    }
    return rows;
}

std::vector<SelectionModel::Run> SelectionModel::unknownRuns() const
{
    std::vector<int> known(m_known.keyBegin(), m_known.keyEnd());
    std::ranges::sort(known);
    std::vector<Run> runs;
    for (const QItemSelectionRange &range : selection()) {
        int from = range.top();
        for (auto it = std::ranges::lower_bound(known, range.top()); it != known.end() && *it <= range.bottom(); ++it) {
            if (*it > from)
                runs.push_back({from, *it - 1});
            from = *it + 1;
        }
        if (from <= range.bottom())
            runs.push_back({from, range.bottom()});
    }
    return runs;
}

} // namespace table
