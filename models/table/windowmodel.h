// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "models/table/source.h"

#include <QAbstractTableModel>

#include <memory>
#include <utility>

namespace table {

// A table of any length of which only the pages near the rows on screen are in memory. rowCount() is the server's
// count; rows outside the cache are placeholders. data() never starts work: the view says with setVisibleRows() what
// it shows. Rows keep their identity (base::Key) over refreshes: persistent indexes follow it. Lives in the GUI thread.
class WindowModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        ValueRole = Qt::UserRole + 1, // table::Value
        KindRole, // int(table::Kind)
        LoadedRole, // bool: false for a placeholder
        ChangedRole, // bool: the cell changed by the last refresh, for two seconds
        CellTextRole, // what a cell shows; DisplayRole is exact and complete
    };

    explicit WindowModel(std::unique_ptr<TableSource> source, QObject *parent = nullptr);
    ~WindowModel() override;

    [[nodiscard]] const TableSource &source() const;

    // Forgets all rows and asks anew, if the query differs.
    void setQuery(const ListQuery &query);
    [[nodiscard]] const ListQuery &query() const;

    // The rows on screen. Missing pages are fetched, the newest window first; wants that are no longer on screen are
    // cancelled.
    void setVisibleRows(int first, int last);

    [[nodiscard]] std::pair<int, int> visibleRows() const;

    // Asks again for the rows on screen and the count; old rows stay until the new ones are here. Pages that failed are
    // tried again. While one refresh is under way another one changes nothing.
    void refresh(base::Urgency urgency = base::Urgency::Refresh);

    // The object with the focus: the anchor of a refresh if none of the rows on screen is found again.
    void setCurrentId(const base::Key &id);

    void setFormatContext(const FormatContext &context);

    // The number of rows the server counted, or, where it cannot count, that were seen so far.
    [[nodiscard]] qint64 total() const;
    [[nodiscard]] bool isTotalExact() const; // false: "500+"
    [[nodiscard]] bool hasAnswer() const; // total() means something
    [[nodiscard]] bool isLoading() const; // rows on screen or the count are on their way
    [[nodiscard]] const std::optional<Problem> &problem() const; // of the last attempt; cleared by the next good answer
    [[nodiscard]] qint64 updatedAtMs() const; // when the rows on screen were answered, ms UTC; 0 = never
    [[nodiscard]] ReadFaults faults() const; // of the rows in memory
    [[nodiscard]] int misfits() const; // rows in the cache that the filters should have kept out

    [[nodiscard]] base::Key idAt(int row) const; // null for a placeholder
    [[nodiscard]] int rowOf(const base::Key &id) const; // -1 if it is not in the cache
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
    void updated(); // rows on screen were answered
    void rowsShifted(int delta); // a refresh moved the anchor by so many rows: scroll with it

    // For whoever maps rows to ids: rows got or lost their ids; rows are about to change their ids, and have done so
    // (the anchor by `shift` rows).
    void rowsLoaded(int first, int last);
    void rearranging();
    void rearranged(int shift);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace table
