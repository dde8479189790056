// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/windowmodel.h"

#include <QItemSelectionModel>
#include <QSet>

namespace table {

// A saved selection, to be restored later. Any thread.
struct SelectionMarks
{
    bool all = false; // everything that matches except `ids`
    QList<base::Key> ids;

    friend bool operator==(const SelectionMarks &, const SelectionMarks &) = default;
};

// Selection of a WindowModel by object, not by row: refreshing, sorting and scrolling do not change it. An object that
// has left the window stays selected. "All that match" is a flag, not a list. Rows selected before they are loaded
// count as selected and are resolved to objects when their page arrives. Rows that stand for groups can be current, but
// are never selected; beside them, only rows that are loaded can be. Views see an ordinary selection model of whole
// rows. GUI thread.
class SelectionModel final : public QItemSelectionModel
{
    Q_OBJECT

public:
    explicit SelectionModel(WindowModel *model, QObject *parent = nullptr);

    [[nodiscard]] bool isAll() const { return m_all; } // everything that matches except exceptions()
    [[nodiscard]] bool isAllWithoutExceptions() const { return m_all && m_exceptions.isEmpty(); }
    [[nodiscard]] qint64 count() const; // selected objects, loaded or not
    [[nodiscard]] bool contains(const base::Key &id) const;

    [[nodiscard]] QList<base::Key> ids() const; // empty if isAll()
    [[nodiscard]] QList<base::Key> exceptions() const { return m_exceptions.values(); }
    [[nodiscard]] qint64 unknownCount() const { return m_all ? 0 : m_unknown; } // selected rows that are not loaded yet
    [[nodiscard]] qint64 awayCount() const; // selected objects that are not among the loaded rows; 0 if isAll()

    // The object with the focus; null if there is none or its row is not loaded yet.
    [[nodiscard]] base::Key currentId() const { return m_currentId; }
    [[nodiscard]] bool isCurrentInView() const;

    void selectAll();

    // Selected rows that were not loaded yet are not among them.
    [[nodiscard]] SelectionMarks marks() const;
    [[nodiscard]] QList<std::pair<int, int>> unknownRows() const; // as first and last row; empty if isAll()
    // Tells the objects of rows that are not loaded, from the first one on: those that are selected become known.
    void resolve(int first, const std::vector<base::Key> &ids);
    void setMarks(const SelectionMarks &marks); // for the current query; the current row stays
    // If no row is current: makes the first selected one current. A single selected object that is not among the loaded
    // rows is deselected, because nothing would show it.
    void joinCurrent();
    void forget(); // the selected objects and the current one

    using QItemSelectionModel::select;
    void select(const QItemSelection &selection, SelectionFlags command) override;
    void reset() override;

Q_SIGNALS:
    void changed(); // the selection or the current object changed
    // Rows that were selected before they were loaded are no longer selected: the list has another order.
    void unknownDropped(qint64 rows);

private:
    struct Run
    {
        int first = 0;
        int last = 0;
    };

    void adopt(SelectionFlags command);
    void adoptAll(const QItemSelection &rows);
    void adoptRows(const QItemSelection &rows);
    void rowsLoaded(int first, int last);
    void rowsInserted();
    void dropUnknown();
    void park();
    void restore(int shift);
    void takeCurrent(const QModelIndex &current);
    void restoreCurrent();
    [[nodiscard]] QItemSelection withoutGroups(const QItemSelection &rows) const;
    [[nodiscard]] QItemSelection rowsOf(const std::vector<Run> &runs) const;
    [[nodiscard]] std::vector<Run> unknownRuns() const;

    WindowModel *m_model;
    ListQuery m_query;
    bool m_all = false;
    QSet<base::Key> m_exceptions; // while m_all
    QHash<int, base::Key> m_known; // selected rows, also those whose page has left the cache since
    QSet<base::Key> m_away; // selected objects without a known row
    qint64 m_unknown = 0; // selected rows without a known object
    std::vector<Run> m_parkedUnknown;
    bool m_parkedAny = false;
    base::Key m_currentId;
    int m_syncing = 0; // > 0 while the program changes the selection, not the user
};

} // namespace table
