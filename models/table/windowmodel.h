// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "models/table/source.h"

#include <QAbstractTableModel>

#include <functional>
#include <memory>
#include <utility>

namespace table {

// A table model of any length that holds only the pages near the visible rows. rowCount() is the server's count; rows
// outside the cache are placeholders. Rows of a query with groups may stand for groups: those have keys and texts, but
// no values. data() never starts a request: the view reports its rows with setVisibleRows(). Rows keep their identity
// (base::Key) across refreshes, and persistent indexes follow it. GUI thread.
class WindowModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        ValueRole = Qt::UserRole + 1, // table::Value
        KindRole, // int(table::Kind)
        LoadedRole, // bool: false for a placeholder and for a late cell
        ChangedRole, // bool: true for two seconds after a refresh has changed the cell
        CellTextRole, // short text of the cell; DisplayRole is exact and complete
        NoteRole, // of state cells: what is not in the state yet, "suspend sent"; empty = nothing
    };

    explicit WindowModel(std::unique_ptr<TableSource> source, QObject *parent = nullptr);
    ~WindowModel() override;

    [[nodiscard]] const TableSource &source() const;

    // If the query differs, drops all rows and loads again.
    void setQuery(const ListQuery &query);
    [[nodiscard]] const ListQuery &query() const;

    // Reports the visible rows. Missing pages are requested, most recently visible first; requests for pages that have
    // left the screen are cancelled.
    void setVisibleRows(int first, int last);

    [[nodiscard]] std::pair<int, int> visibleRows() const;

    // Reloads the visible rows and the count; old rows stay until the new ones arrive. Failed pages are requested
    // again. Does nothing while a refresh is in progress.
    void refresh(base::Urgency urgency = base::Urgency::Refresh);

    // The focused object: fallback anchor of a refresh if none of the visible rows is found again.
    void setCurrentId(const base::Key &id);

    void setFormatContext(const FormatContext &context);
    [[nodiscard]] const FormatContext &formatContext() const;

    // What cells say beside their value; AccessibleTextRole contains it, too.
    void setNotes(std::function<QString(const base::Key &, const ColumnInfo &)> noteOf);
    void showNotes(); // they have changed

    // The server's row count, or the number of rows seen so far if the server cannot count. Groups do not count, nor
    // does it matter which of them are open.
    [[nodiscard]] qint64 total() const;
    [[nodiscard]] bool isTotalExact() const; // false: "500+"
    [[nodiscard]] bool hasAnswer() const; // total() is valid
    [[nodiscard]] bool isWhole() const; // all rows of the list are loaded; never in groups
    [[nodiscard]] bool isGrouped() const; // the loaded rows are in groups, as the query asks for
    [[nodiscard]] bool isLoading() const; // visible rows, late cells in them or the count
    [[nodiscard]] const std::optional<Problem> &problem() const; // of the last attempt; cleared by the next success
    [[nodiscard]] qint64 updatedAtMs() const; // when the visible rows were read from the server, ms UTC; 0 = never
    // When the source answered with them, which may be later: a local copy has its age.
    [[nodiscard]] qint64 answeredAtMs() const;
    [[nodiscard]] ReadFaults faults() const; // of the cached rows
    [[nodiscard]] int misfits() const; // cached rows that violate the filters
    [[nodiscard]] int repeats() const; // cached rows whose object is in another row, too; others may be missing

    [[nodiscard]] base::Key idAt(int row) const; // null for a placeholder
    [[nodiscard]] int rowOf(const base::Key &id) const; // -1 if not cached
    [[nodiscard]] const GroupRow *groupAt(int row) const; // null for an object and for a placeholder
    // The row of the group that a row is in; -1 if it is in none, or not loaded.
    [[nodiscard]] int parentOf(int row) const;
    [[nodiscard]] bool isLate(int row, int column) const; // the value of a loaded row is still on its way
    [[nodiscard]] bool hasLateCells(int row) const;
    [[nodiscard]] Value valueAt(int row, int column) const;
    [[nodiscard]] Value valueOf(int row, const char *columnKey) const;
    [[nodiscard]] QByteArray jsonAt(int row) const;
    [[nodiscard]] int columnOf(const char *columnKey) const; // -1 if there is none
    [[nodiscard]] QList<std::pair<int, int>> loadedRows() const; // first and last of each run, ascending
    [[nodiscard]] std::size_t cachedBytes() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void totalChanged();
    void loadingChanged();
    void problemChanged();
    void updated(); // visible rows were received
    void rowsShifted(int delta); // a refresh moved the anchor by `delta` rows: scroll with it

    // For users that map rows to ids: rows were loaded or unloaded; rows are about to change ids; rows have changed ids
    // (the anchor moved by `shift` rows).
    void rowsLoaded(int first, int last);
    void rearranging();
    void rearranged(int shift);
    // The same query now gives another order, which the next pages have: positions of rows mean nothing any more.
    void reordered();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace table
