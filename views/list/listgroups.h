// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/csv/cells.h"
#include "models/replica/workers.h"

#include <QObject>

class QMenu;

namespace replica {
class CopySource;
}

namespace views {

class GroupBar;
class TableView;

// Groups the rows of a list by any of its columns, over its copy on this computer: the bar, the menus of the column
// titles, and the rows of groups, which open and close; and files of all groups. GUI thread.
class ListGroups final : public QObject
{
    Q_OBJECT

public:
    // The source is that of the table's model. Becomes a child of `table`, which the others must outlive.
    ListGroups(catalog::Resource resource, replica::CopySource &source, TableView &table, GroupBar &bar);

    void setQuery(const table::ListQuery &query); // of the table
    void groupByCurrent(); // the innermost groups are those of the current column
    void ungroup();
    void exportAll(); // asks for the format and the file
    void exportTo(const QString &file, const csv::FileFormat &format);

Q_SIGNALS:
    void columnsChosen(const QStringList &keys); // for ListQuery::groupBy
    void exported(bool good, const QString &sentence);

private:
    void groupBy(int column);
    void fill(QMenu &menu, int column);
    void show();
    void collapseAll();

    catalog::Resource m_resource;
    replica::CopySource &m_source;
    TableView &m_table;
    GroupBar &m_bar;
    QStringList m_keys;
    bool m_forSpreadsheets = true; // the last file
    replica::Workers m_workers;
    table::Ticket m_export; // the step in progress
};

} // namespace views
