// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/table/cellmark.h"

#include <QObject>

class QModelIndex;

namespace base {
class Key;
}
namespace catalog {
class ClusterNames;
class QuotaSummary;
} // namespace catalog

namespace views {

class TableView;

// Marks the rows of projects or departments whose clusters do not report: the control plane goes on with the numbers
// that it knew last. GUI thread.
class StaleRows final : public QObject
{
    Q_OBJECT

public:
    // For a list without changes and edits of its own. Becomes a child of `table`, which the others must outlive.
    StaleRows(const catalog::QuotaSummary &quotas, const catalog::ClusterNames &names, TableView &table);

private:
    [[nodiscard]] QString clusterOf(int row) const; // its id, if it does not report
    [[nodiscard]] QString wordsOf(const QString &cluster) const;
    [[nodiscard]] CellMark markOf(const QModelIndex &cell) const;
    [[nodiscard]] QString noteOf(const base::Key &key) const;

    const catalog::QuotaSummary &m_quotas;
    const catalog::ClusterNames &m_names;
    TableView &m_table;
};

} // namespace views
