// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include "app/settings.h"
#include "views/pageheader.h"
#include "views/tableview.h"

#include <QAction>
#include <QMenu>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace app {

namespace {

// The name under which a page's columns are remembered.
QString tableName(catalog::Resource resource)
{
    switch (resource) {
    case catalog::Resource::Clusters:
        return u"clusters"_s;
    case catalog::Resource::Workloads:
        return u"workloads"_s;
    case catalog::Resource::Pods:
        return u"pods"_s;
    }
    return {};
}

} // namespace

Workspace::Workspace(const session::Connection &connection, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_session(connection)
    , m_totals(m_session.client(), m_names)
    , m_header(new views::PageHeader(this))
    , m_stack(new QStackedWidget(this))
    , m_zone(settings.isUtc() ? table::Zone::Utc : table::Zone::Local)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stack, 1);
    connectHeader();
    m_names.load(m_session.client());
    m_totals.refresh();
}

Workspace::~Workspace()
{
    // The pages use the session, which is a member and so would go before the child widgets.
    for (views::ListPage *page : m_pages)
        delete page;
}

views::ListPage *Workspace::page() const
{
    return qobject_cast<views::ListPage *>(m_stack->currentWidget());
}

void Workspace::connectHeader()
{
    connect(m_header->backAction(), &QAction::triggered, this, &Workspace::back);
    connect(m_header->forwardAction(), &QAction::triggered, this, &Workspace::forward);
    connect(m_header->refreshAction(), &QAction::triggered, this, &Workspace::refresh);
    connect(m_header->columnsAction(), &QAction::triggered, this, &Workspace::showColumnsMenu);
    connect(m_header->exportAction(), &QAction::triggered, this, [this] {
        if (page())
            Q_EMIT exportRequested(page()->exportRequest());
    });
    connect(m_header, &views::PageHeader::crumbRequested, this, [this](int crumb) {
        if (page())
            open(views::crumbLocation(page()->location(), crumb));
    });
}

views::ListPage *Workspace::ensurePage(catalog::Resource resource)
{
    auto *&page = m_pages[size_t(resource)];
    if (page)
        return page;
    page = new views::ListPage(resource, {m_session, m_names, m_totals}, m_stack);
    page->setZone(m_zone);
    m_stack->addWidget(page);

    const QStringList columns = m_settings.columns(tableName(resource));
    if (!columns.isEmpty())
        page->table()->setColumnLayout(views::ColumnLayout::fromStringList(columns));
    connect(page->table(), &views::TableView::columnLayoutChanged, this, [this, page, resource] {
        const bool isDefault = page->table()->hasDefaultLayout();
        m_settings.setColumns(tableName(resource),
                              isDefault ? QStringList() : page->table()->columnLayout().toStringList());
    });
    connect(page, &views::ListPage::locationRequested, this, qOverload<const views::Location &>(&Workspace::open));
    connect(page, &views::ListPage::locationChanged, this, [this, page] {
        if (page == this->page())
            showPlace();
    });
    connect(page, &views::ListPage::updatedAtChanged, this, [this, page] {
        if (page == this->page())
            Q_EMIT updatedAtChanged();
    });
    connect(page, &views::ListPage::signInRequested, this, &Workspace::signInRequested);
    return page;
}

void Workspace::open(const views::Location &location)
{
    leavePage();
    m_history.visit(location);
    show(*m_history.current());
}

void Workspace::open(catalog::Resource resource)
{
    if (page() && page()->resource() == resource && page()->location().crumbs.isEmpty())
        return;
    const views::ListPage *left = m_pages[size_t(resource)];
    const bool drilled = left && !left->location().crumbs.isEmpty();
    if (!left || drilled) {
        open(views::startLocation(resource));
        return;
    }
    leavePage();
    m_history.visit(left->location());
    m_history.saveState(left->state());
    show(*m_history.current());
}

void Workspace::back()
{
    leavePage();
    if (m_history.back())
        show(*m_history.current());
}

void Workspace::forward()
{
    leavePage();
    if (m_history.forward())
        show(*m_history.current());
}

void Workspace::leavePage()
{
    if (page() && m_history.current())
        m_history.saveState(page()->state());
}

void Workspace::show(const views::NavigationHistory::Entry &entry)
{
    views::ListPage *page = ensurePage(entry.location.resource);
    if (entry.state == views::PageState())
        page->open(entry.location);
    else
        page->open(entry.location, entry.state);
    m_stack->setCurrentWidget(page);
    page->focusRows();
    showPlace();
    Q_EMIT updatedAtChanged();
}

void Workspace::showPlace()
{
    m_header->setLocation(page()->location());
    m_header->setHistory(m_history.canGoBack(), m_history.canGoForward());
    Q_EMIT pageChanged();
}

void Workspace::refresh()
{
    m_names.load(m_session.client());
    m_totals.refresh();
    if (page())
        page()->refresh();
}

void Workspace::setZone(table::Zone zone)
{
    m_zone = zone;
    for (views::ListPage *page : m_pages) {
        if (page)
            page->setZone(zone);
    }
}

void Workspace::showColumnsMenu()
{
    if (!page())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    page()->fillColumnsMenu(*menu);
    const QToolButton *button = m_header->columnsButton();
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

} // namespace app
