// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/groupedsource.h"
#include "views/table/groupband.h"

#include <QObject>
#include <QSet>

namespace catalog {
class ClusterNames;
class QuotaSummary;
} // namespace catalog

namespace views {

class FilterBar;
class Segments;
class TableView;

// Groups the rows of a list by the column that is chosen in the filter bar, with a heading above each group that folds
// it: its name, how many rows it has, and sums over those whose clusters report; how many do not, it says below the
// states. A sum is left out where a number in it is missing. GUI thread.
class GroupBands final : public QObject
{
    Q_OBJECT

public:
    // `resource` has states. `source` is that of the model of `table`, and groups by the first column from now on.
    // `quotas` may be null. Becomes a child of `table`, which all others must outlive.
    GroupBands(catalog::Resource resource, catalog::GroupedSource &source, const catalog::QuotaSummary *quotas,
               const catalog::ClusterNames &names, FilterBar &bar, TableView &table);

    [[nodiscard]] Segments *choice() const { return m_choice; }

private:
    void choose(int index);
    void fold(int row, bool folded); // the group with the row
    void show();
    [[nodiscard]] GroupBand bandOf(const catalog::RowGroup &group) const;
    [[nodiscard]] QList<int> reportingRows(const catalog::RowGroup &group) const;
    [[nodiscard]] table::Value sumOf(const QList<int> &rows, int column) const; // absent if there is none

    std::span<const char *const> m_columns;
    const char *m_stateColumn;
    catalog::GroupedSource &m_source;
    const catalog::QuotaSummary *m_quotas;
    QSet<QString> m_folded; // names of groups
    TableView &m_table;
    Segments *m_choice;
};

} // namespace views
