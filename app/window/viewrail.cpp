// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/viewrail.h"

#include "app/memory/placestore.h"
#include "app/window/allconnections.h"
#include "app/window/workspace.h"
#include "views/compare/comparepage.h"
#include "views/filter/filterbar.h"
#include "views/frame/navigationrail.h"
#include "views/look/icons.h"
#include "views/planes/mergedpage.h"
#include "views/table/tableview.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

namespace app {

namespace {

bool showsTheSame(const SavedView &one, const SavedView &other)
{
    return one.resource == other.resource && one.query == other.query && one.columns == other.columns
        && one.comparison == other.comparison;
}

} // namespace

void showView(Workspace &workspace, const SavedView &view)
{
    if (view.comparison) {
        workspace.open(views::Location{views::ComparePlace{*view.comparison}});
        return;
    }
    views::Location location = views::startLocation(view.resource);
    location.list()->query = view.query;
    workspace.open(location, view.columns);
}

ViewRail::ViewRail(views::NavigationRail &rail, Settings &settings)
    : QObject(&rail)
    , m_rail(rail)
    , m_views(settings)
{
    connect(&m_views, &SavedViews::changed, this, &ViewRail::build);
    connect(&rail, &views::NavigationRail::viewMenuRequested, this,
            [this](const QAction *action, const QPoint &at) { showMenu(action->data().toString(), at); });
}

void ViewRail::leave()
{
    if (m_workspace)
        m_workspace->disconnect(this);
    if (m_all)
        m_all->disconnect(this);
    m_workspace.clear();
    m_all.clear();
    m_active.clear();
}

void ViewRail::setAll(AllConnections *all)
{
    leave();
    m_all = all;
    m_connection = AllConnections::placeKey;
    connect(all, &AllConnections::pageChanged, this, &ViewRail::mark);
    connect(all, &AllConnections::columnsChanged, this, &ViewRail::mark);
    connect(all, &AllConnections::saveViewRequested, this, &ViewRail::saveAs);
    build();
}

void ViewRail::setWorkspace(Workspace *workspace)
{
    leave();
    m_workspace = workspace;
    if (workspace) {
        m_connection = connectionKey(workspace->session().connection());
        connect(workspace, &Workspace::pageChanged, this, &ViewRail::mark);
        connect(workspace, &Workspace::columnsChanged, this, &ViewRail::mark);
        connect(workspace, &Workspace::saveViewRequested, this, &ViewRail::saveAs);
        connect(workspace, &Workspace::saveFileRequested, this, &ViewRail::saveFile);
    }
    build();
}

QList<SavedView> ViewRail::shown() const
{
    QList<SavedView> views = m_workspace || m_all ? m_views.of(m_connection) : QList<SavedView>();
    if (m_all)
        views.removeIf([](const SavedView &view) {
            return view.comparison || !AllConnections::resources().contains(view.resource);
        });
    return views;
}

void ViewRail::build()
{
    qDeleteAll(std::exchange(m_actions, {}));
    const QList<SavedView> saved = shown();
    for (const SavedView &view : saved) {
        auto *action = new QAction(views::icon("view"), view.name, this);
        action->setCheckable(true);
        action->setData(view.id);
        connect(action, &QAction::triggered, this, [this, id = view.id] { open(id); });
        m_actions.append(action);
    }
    m_rail.setViews(m_actions);
    mark();
}

SavedView ViewRail::onScreen() const
{
    if (const views::ComparePage *page = m_workspace ? m_workspace->comparePage() : nullptr) {
        SavedView view;
        view.connection = m_connection;
        view.comparison = page->comparison();
        return view;
    }
    if (const views::MergedPage *page = m_all ? m_all->page() : nullptr) {
        SavedView view;
        view.connection = m_connection;
        view.resource = page->resource();
        view.query = page->model()->query();
        view.columns = page->table()->columnLayout().toStringList();
        return view;
    }
    const views::ListPage *page = m_workspace ? m_workspace->list() : nullptr;
    if (!page)
        return {};
    return {.id = {},
            .name = {},
            .connection = m_connection,
            .resource = page->resource(),
            .query = page->model()->query(),
            .columns = page->table()->columnLayout().toStringList()};
}

bool ViewRail::canSave() const
{
    return (m_all && m_all->page()) || (m_workspace && (m_workspace->list() || m_workspace->comparePage()));
}

// What is on screen is of the page that the view is of.
bool ViewRail::isOfPage(const SavedView &view, const SavedView &now) const
{
    return canSave() && view.comparison.has_value() == now.comparison.has_value()
        && (view.comparison || view.resource == now.resource);
}

void ViewRail::mark()
{
    const SavedView now = onScreen();
    for (QAction *action : std::as_const(m_actions)) {
        const SavedView *view = m_views.find(action->data().toString());
        if (!view)
            continue;
        const bool isSame = canSave() && showsTheSame(*view, now);
        const bool isActive = view->id == m_active && isOfPage(*view, now);
        action->setChecked(isSame || isActive);
        action->setText(isActive && !isSame ? tr("%1 (modified)", "saved view").arg(view->name) : view->name);
    }
}

void ViewRail::open(const QString &id)
{
    const SavedView *view = m_views.find(id);
    if (!view || (!m_workspace && !m_all))
        return;
    m_active = id;
    const SavedView copy = *view; // the list may change
    if (m_all) {
        views::Location location = views::startLocation(copy.resource);
        location.list()->query = copy.query;
        m_all->open(location, copy.columns);
    } else {
        showView(*m_workspace, copy);
    }
    mark();
}

// As the view that it was opened from, if it is of one.
void ViewRail::saveFile()
{
    if (!canSave() || !m_workspace)
        return;
    SavedView view = onScreen();
    const SavedView *active = m_views.find(m_active);
    if (active && isOfPage(*active, view))
        view.name = active->name;
    else
        view.name = m_workspace->page()->title();
    Q_EMIT saveFileRequested(view);
}

void ViewRail::saveAs(const QString &name)
{
    SavedView view = onScreen();
    view.name = name;
    m_active = m_views.add(view);
    mark();
}

void ViewRail::showMenu(const QString &id, const QPoint &at)
{
    const SavedView *view = m_views.find(id);
    if (!view)
        return;
    auto *menu = new QMenu(&m_rail);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, id] { open(id); });
    QAction *update = menu->addAction(tr("Save changes"), this, [this, id] {
        SavedView now = onScreen();
        const SavedView *old = m_views.find(id);
        if (!old)
            return;
        now.id = id;
        now.name = old->name;
        now.connection = old->connection;
        m_active = id;
        m_views.replace(now);
    });
    update->setEnabled(isOfPage(*view, onScreen()) && !showsTheSame(*view, onScreen()));
    menu->addAction(tr("Rename…"), this, [this, id] { rename(id); });
    QAction *everywhere = menu->addAction(tr("For all connections"), this, [this, id](bool all) {
        if (const SavedView *old = m_views.find(id)) {
            SavedView changed = *old;
            changed.connection = all ? QString() : m_connection;
            m_views.replace(changed);
        }
    });
    everywhere->setCheckable(true);
    // The objects of a comparison are those of one connection, and a view of all of them may choose some.
    everywhere->setEnabled(!view->comparison && !m_all);
    everywhere->setChecked(view->connection.isEmpty());
    if (m_workspace) {
        menu->addAction(tr("Save view to file…"), this, [this, id] {
            if (const SavedView *saved = m_views.find(id))
                Q_EMIT saveFileRequested(*saved);
        });
    }
    menu->addSeparator();
    menu->addAction(views::icon("trash"), tr("Delete"), this, [this, id] { m_views.remove(id); });
    menu->popup(at);
}

void ViewRail::rename(const QString &id)
{
    const SavedView *view = m_views.find(id);
    if (!view)
        return;
    auto *dialog = new QInputDialog(&m_rail);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename the view"));
    dialog->setLabelText(tr("View name"));
    dialog->setTextValue(view->name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id](const QString &name) {
        const SavedView *old = m_views.find(id);
        if (!old || name.trimmed().isEmpty())
            return;
        SavedView renamed = *old;
        renamed.name = name.trimmed();
        m_views.replace(renamed);
    });
    dialog->open();
}

} // namespace app
