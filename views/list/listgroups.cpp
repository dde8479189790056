// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/listgroups.h"

#include "models/base/outputfile.h"
#include "models/csv/groupscsv.h"
#include "models/replica/copysource.h"
#include "models/table/windowmodel.h"
#include "views/list/exportdialog.h"
#include "views/list/groupbar.h"
#include "views/look/keyhelp.h"
#include "views/navigation/actions.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"
#include "views/widgets/formatdialog.h"

#include <QFileInfo>
#include <QMenu>
#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace views {

ListGroups::ListGroups(catalog::Resource resource, replica::CopySource &source, TableView &table, GroupBar &bar)
    : QObject(&table)
    , m_resource(resource)
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
    for (KeyHelp &key : keys) {
        if (key.keys == keyName(Qt::Key_Right))
            key.text = tr("Next column, or open the current group");
        else if (key.keys == keyName(Qt::Key_Left))
            key.text = tr("Previous column, or close the current group");
    }
    keys << KeyHelp{tr("Open or close the current group"), keyName(Qt::Key_Space)};
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

// --- Files

void ListGroups::exportAll()
{
    auto *dialog = new FormatDialog(tr("Export groups to CSV"), m_forSpreadsheets, m_table.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_forSpreadsheets = dialog->isForSpreadsheets();
        chooseExportFile(m_table.window(), m_resource,
                         [self = QPointer(this), format = dialog->format()](const QString &file) {
                             if (self)
                                 self->exportTo(file, format);
                         });
    });
    dialog->open();
}

void ListGroups::exportTo(const QString &file, const csv::FileFormat &format)
{
    struct Written
    {
        qint64 groups = 0;
        base::OutputFile::Failure failure = base::OutputFile::Failure::None;
    };
    std::vector<table::ColumnInfo> columns;
    columns.reserve(std::size_t(m_source.columnCount()));
    for (int i = 0; i < m_source.columnCount(); ++i)
        columns.push_back(m_source.column(i));
    const auto tell = [this, file](const Written &written) {
        const table::Ticket keep = std::exchange(m_export, nullptr); // it holds this function
        const QString groups = tr("%1 group(s)", "", int(std::min<qint64>(written.groups, 1'000'000)))
                                   .arg(table::countText(written.groups));
        const bool isGood = written.failure == base::OutputFile::Failure::None;
        Q_EMIT exported(isGood,
                        isGood ? tr("Exported %1 to %2.").arg(groups, QFileInfo(file).fileName())
                               : base::sentenceOf(written.failure, file));
    };
    const auto write = [this, file, format, columns, tell](replica::StoreSource::AllGroups groups) {
        const table::Ticket keep = std::exchange(m_export, nullptr); // it holds this function
        m_export = m_workers.run(
            [groups = std::move(groups), file, format, columns](const std::stop_token &) {
                base::OutputFile output(file);
                const bool isWritten
                    = output.open() && output.write(csv::groupsCsv(groups, columns, format)) && output.commit();
                return Written{qint64(groups.size()) - 1,
                               isWritten ? base::OutputFile::Failure::None : output.failure()};
            },
            tell);
    };
    m_export = m_source.fetchGroups(write);
    if (!m_export)
        Q_EMIT exported(false, tr("There are no groups to export."));
}

} // namespace views
