// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/requestlog.h"
#include "models/table/format.h"

#include <QAbstractTableModel>

namespace views {

// The last requests as rows, newest first, limited like the request log. GUI thread.
class RequestModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Time,
        Method,
        Path,
        Status,
        Received,
        Inflated,
        FirstByte,
        Total,
        Retries,
        Queued,
        Priority,
        Columns
    };
    enum Role { FailedRole = Qt::UserRole + 1, SecondaryRole };

    using QAbstractTableModel::QAbstractTableModel;

    void add(const std::vector<api::RequestRecord> &records); // oldest first, all newer than the existing ones
    void clear();
    void setZone(table::Zone zone);
    [[nodiscard]] const api::RequestRecord &record(int row) const; // 0 = the newest
    [[nodiscard]] std::uint64_t lastNumber() const { return m_records.empty() ? 0 : m_records.back().number; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // Text of a cell; also used by the report.
    [[nodiscard]] QString text(const api::RequestRecord &record, int column) const;

private:
    std::deque<api::RequestRecord> m_records; // oldest first
    table::Zone m_zone = table::Zone::Local;
};

[[nodiscard]] QString priorityText(base::Urgency priority);

} // namespace views
