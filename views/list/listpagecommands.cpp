// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/copysource.h"
#include "views/actions/clusterdialog.h"
#include "views/details/detailsdock.h"
#include "views/list/exportoptions.h"
#include "views/list/listcommands.h"
#include "views/list/listgroups.h"
#include "views/list/listpage.h"
#include "views/list/rowmenu.h"
#include "views/table/tableview.h"

// The commands of the page.
namespace views {

bool ListPage::offers(PageCommand command) const
{
    if (command == PageCommand::NewCluster)
        return m_resource->isInstalled && m_context.desk;
    if (command == PageCommand::Heat)
        return m_resource->scope == api::Scope::Node;
    if (command == PageCommand::Compare)
        return false; // the menu and the keys of rows
    return headerCommands().contains(command);
}

bool ListPage::canRun(PageCommand command) const
{
    if (command == PageCommand::NewCluster || command == PageCommand::Heat)
        return offers(command);
    return (command != PageCommand::Metrics && command != PageCommand::Compare)
        || m_rowMenu->hasMetrics(m_table->currentIndex().row());
}

bool ListPage::isChecked(PageCommand command) const
{
    return command == PageCommand::Details && m_details->isPaneShown();
}

void ListPage::run(PageCommand command, const QPoint &menuAt)
{
    if (command == PageCommand::NewCluster)
        openNewCluster(*this, m_context);
    else
        runCommand(*this, command, menuAt);
}

csv::ExportRequest ListPage::exportRequest() const
{
    csv::ExportRequest request;
    request.resource = m_resource;
    request.query = shownQuery();
    if (m_copy)
        request.shown = m_copy->frozen();
    return request;
}

// The copy can do more than the control plane. Groups are no rows.
table::ListQuery ListPage::shownQuery() const
{
    table::ListQuery query = m_model->query();
    query.groupBy.clear();
    return m_copy && !m_copy->state().isServing ? m_copy->forServer(query) : query;
}

// A copy changes, and with it the places of its rows: what was selected by its place is kept by its key.
void ListPage::resolvePlaces()
{
    constexpr qint64 most = 100'000;
    table::SelectionModel &selection = *m_table->selection();
    const qint64 unknown = selection.unknownCount();
    const int seen = m_model->visibleRows().first;
    if (!m_copy || unknown == 0 || unknown > most || m_copy->keysAt(seen, seen) != std::vector{m_model->idAt(seen)})
        return; // the table still shows other rows
    const QList<std::pair<int, int>> places = selection.unknownRows();
    for (const auto &[first, last] : places)
        selection.resolve(first, m_copy->keysAt(first, last));
}

csv::ExportRequest ListPage::selectedRequest() const
{
    csv::ExportRequest request = exportRequest();
    const table::SelectionModel &selection = *m_table->selection();
    request.only = csv::RowChoice{selection.marks(), selection.unknownRows(), selection.count()};
    return request;
}

void ListPage::group()
{
    if (m_grouping)
        m_grouping->groupByCurrent();
}

void ListPage::ungroup()
{
    if (m_grouping)
        m_grouping->ungroup();
}

void ListPage::exportGroups()
{
    if (m_grouping)
        m_grouping->exportAll();
}

void ListPage::filterByCell(table::Op op)
{
    m_rowMenu->filterByCurrent(op);
}

QStringList ListPage::visibleColumns() const
{
    QStringList keys;
    for (const int column : m_table->shownColumns())
        keys.append(QString::fromLatin1(m_model->source().column(column).key));
    return numberColumns(m_resource, keys);
}

void ListPage::openWindow()
{
    m_rowMenu->openWindow(m_table->currentIndex().row());
}

void ListPage::copyAsCurl()
{
    copyCurl(*this, m_context.session.connection());
}

} // namespace views
