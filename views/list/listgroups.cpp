// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/listgroups.h"

#include "models/replica/copysource.h"
#include "models/table/windowmodel.h"
#include "views/list/groupbar.h"
#include "views/look/keyhelp.h"
#include "views/navigation/actions.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace views {

ListGroups::ListGroups(replica::CopySource &source, TableView &table, GroupBar &bar)
    : QObject(&table)
    , m_source(source)
    , m_table(table)
    , m_bar(bar)
{
    connect(&bar, &GroupBar::columnsChosen, this, &ListGroups::columnsChosen);
    connect(&bar, &GroupBar::expandRequested, this, [this] { m_source.openAll(); });
    connect(&bar, &GroupBar::collapseRequested, this, &ListGroups::collapseAll);
    connect(&table, &TableView::groupToggled, this,
            [this](const base::Key &group, bool open) { m_source.setOpen(group, open); });
    connect(&table, &TableView::columnMenuShown, this, [this](QMenu *menu, int column) { fill(*menu, column); });
    const table::WindowModel *model = table.windowModel();
    connect(model, &table::WindowModel::totalChanged, this, &ListGroups::show);
    connect(model, &table::WindowModel::updated, this, &ListGroups::show);
    const auto keyName = [](Qt::Key key) { return QKeySequence(key).toString(QKeySequence::NativeText); };
    QList<KeyHelp> keys = explainedKeys(table);
    keys << KeyHelp{tr("Open or close the current group"), keyName(Qt::Key_Space)}
         << KeyHelp{tr("Open the current group"), keyName(Qt::Key_Right)}
         << KeyHelp{tr("Close the current group, or go to the group of the current row"), keyName(Qt::Key_Left)};
    explainKeys(table, keys);
    show();
}

void ListGroups::setQuery(const table::ListQuery &query)
{
    m_keys = query.groupBy;
    show();
}

void ListGroups::show()
{
    QList<const table::ColumnInfo *> groups;
    QList<const table::ColumnInfo *> others;
    for (int i = 0; i < m_source.columnCount(); ++i) {
        const table::ColumnInfo &column = m_source.column(i);
        if (!m_keys.contains(QLatin1StringView(column.key)) && m_source.canSort(column))
            others << &column;
    }
    for (const QString &key : std::as_const(m_keys)) {
        if (const int column = m_table.windowModel()->columnOf(key.toLatin1().constData()); column >= 0)
            groups << &m_source.column(column);
    }
    m_bar.setColumns(groups, others);
    m_bar.setReady(m_table.windowModel()->isGrouped());
}

void ListGroups::groupByCurrent()
{
    const QModelIndex current = m_table.currentIndex();
    groupBy(current.isValid() ? current.column() : m_table.header()->firstVisible());
}

void ListGroups::groupBy(int column)
{
    if (column < 0 || m_keys.size() >= table::mostGroupColumns)
        return;
    const QString key = QLatin1StringView(m_source.column(column).key);
    if (!m_keys.contains(key) && m_source.canSort(m_source.column(column)))
        Q_EMIT columnsChosen(m_keys + QStringList{key});
}

void ListGroups::ungroup()
{
    if (!m_keys.isEmpty())
        Q_EMIT columnsChosen({});
}

void ListGroups::fill(QMenu &menu, int column)
{
    const QString key = QLatin1StringView(m_source.column(column).key);
    QAction *group = addEntry(menu, PageCommand::Group);
    group->setEnabled(!m_keys.contains(key) && m_keys.size() < table::mostGroupColumns
                      && m_source.canSort(m_source.column(column)));
    connect(group, &QAction::triggered, this, [this, column] { groupBy(column); });
    if (!m_keys.isEmpty())
        connect(addEntry(menu, PageCommand::Ungroup), &QAction::triggered, this, &ListGroups::ungroup);
}

// The current row, if it disappears, is followed by the outermost group that it is in.
void ListGroups::collapseAll()
{
    const table::WindowModel &model = *m_table.windowModel();
    const QModelIndex current = m_table.currentIndex();
    int row = current.isValid() ? current.row() : -1;
    for (int parent = row; parent >= 0; parent = model.parentOf(parent))
        row = parent;
    if (current.isValid() && row != current.row())
        m_table.setCurrentIndex(model.index(row, current.column()));
    m_source.closeAll();
}

} // namespace views
