// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/listquery.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <span>

namespace views {

// What the filters of a list may use. By default what the server can do; with a copy of the list, any column and any
// operator that makes sense for its values.
class FilterOffer
{
public:
    // Several columns may show one field of the server: the first one stands for it.
    explicit FilterOffer(std::span<const table::ColumnInfo *const> columns);

    // The columns that new filters may use; by default all.
    std::function<bool(const table::ColumnInfo &)> isOffered = [](const table::ColumnInfo &) { return true; };
    // The values that the server lists for a field; empty = those of its column.
    std::function<QStringList(const table::ColumnInfo &)> listed
        = [](const table::ColumnInfo &) { return QStringList(); };
    // The clusters that a filter can choose, as uuids and names; empty = those of one control plane.
    std::function<QList<std::pair<QString, QString>>()> clusters = {};
    // There is a copy of the list, or can be: tells what the server can do without it. Empty = there is none.
    std::function<bool(const table::Filter &)> isForServer = {};

    [[nodiscard]] QList<const table::ColumnInfo *> fields() const; // for new filters: those of the server first
    [[nodiscard]] const table::ColumnInfo *field(const QString &key) const; // of a filter; null if there is none
    [[nodiscard]] bool isHere(const table::Filter &filter) const; // only a copy can apply it
    [[nodiscard]] bool isHere(const table::ColumnInfo &column) const; // the server has no filter for the column
    [[nodiscard]] bool has(const table::ColumnInfo &column, table::Op op) const;
    [[nodiscard]] table::Op defaultOp(const table::ColumnInfo &column) const;

private:
    QList<const table::ColumnInfo *> m_ofServer;
    QList<const table::ColumnInfo *> m_others;
};

} // namespace views
