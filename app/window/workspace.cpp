// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workspace.h"

#include "app/memory/settings.h"
#include "models/table/selection.h"
#include "views/details/detailsdock.h"
#include "views/diagnostics/diagnosticsfacts.h"
#include "views/filter/filterbar.h"
#include "views/frame/pageheader.h"
#include "views/metrics/metricspage.h"
#include "views/refresh/refreshclock.h"
#include "views/table/tableview.h"

#include <QAction>
#include <QMenu>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace app {

namespace {

// The kinds of objects with metrics; their choices are remembered by their names.
QList<std::pair<metrics::Scope, QString>> metricKinds()
{
    QList<std::pair<metrics::Scope, QString>> kinds;
    for (const catalog::Resource resource : catalog::resources()) {
        if (resource->scope)
            kinds.append({*resource->scope, QLatin1String(resource->singular)});
    }
    return kinds;
}

// The name under which a page's columns and details are remembered.
QString tableName(catalog::Resource resource)
{
    return QLatin1String(resource->word);
}

} // namespace

Workspace::Workspace(std::shared_ptr<session::Session> session, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_session(std::move(session))
    , m_names(std::make_shared<catalog::ClusterNames>())
    , m_totals(m_session->client(), *m_names)
    , m_header(new views::PageHeader(this))
    , m_stack(new QStackedWidget(this))
    , m_zone(settings.value(setting::utc) ? table::Zone::Utc : table::Zone::Local)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stack, 1);
    connectHeader();
    m_names->load(m_session->client());
    m_totals.refresh();
}

Workspace::~Workspace()
{
    // The pages use the session, which is a member and so would go before the child widgets.
    delete m_metricsPage;
    qDeleteAll(m_pages);
}

views::ListPage *Workspace::page() const
{
    return qobject_cast<views::ListPage *>(m_stack->currentWidget());
}

views::MetricsPage *Workspace::metricsPage() const
{
    return m_metricsPage && m_stack->currentWidget() == m_metricsPage ? m_metricsPage : nullptr;
}

views::Location Workspace::location() const
{
    if (page())
        return page()->location();
    return m_history.current() ? m_history.current()->location : views::Location();
}

views::Banner *Workspace::banner() const
{
    if (page())
        return page()->banner();
    return metricsPage() ? metricsPage()->panel()->banner() : nullptr;
}

qint64 Workspace::updatedAtMs() const
{
    if (page())
        return page()->updatedAtMs();
    return metricsPage() ? metricsPage()->updatedAtMs() : 0;
}

void Workspace::connectHeader()
{
    connect(m_header->backAction(), &QAction::triggered, this, &Workspace::back);
    connect(m_header->forwardAction(), &QAction::triggered, this, &Workspace::forward);
    connect(m_header->refreshAction(), &QAction::triggered, this, &Workspace::refresh);
    m_header->setRefreshSeconds(m_settings.value(setting::refreshSeconds));
    connect(m_header, &views::PageHeader::refreshSecondsChosen, this,
            [this](int seconds) { m_settings.set(setting::refreshSeconds, seconds); });
    connect(&m_settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String(setting::refreshSeconds.key))
            showRefreshSeconds();
        else if (key.startsWith(QLatin1String(setting::columns.group)))
            showColumns();
    });
    connect(m_header->metricsAction(), &QAction::triggered, this, [this] {
        if (page())
            page()->openMetrics();
    });
    connect(m_header->detailsAction(), &QAction::triggered, this, [this] {
        if (page())
            page()->details()->toggle();
        enableActions();
    });
    connect(m_header->columnsAction(), &QAction::triggered, this, &Workspace::showColumnsMenu);
    connect(m_header->exportAction(), &QAction::triggered, this, [this] {
        if (page())
            chooseExport();
    });
    connect(m_header, &views::PageHeader::crumbRequested, this,
            [this](int crumb) { open(views::crumbLocation(location(), crumb)); });
}

views::MetricsPage *Workspace::ensureMetricsPage()
{
    if (m_metricsPage)
        return m_metricsPage;
    const views::MetricsPanel::Shared shared{std::make_shared<metrics::Memory>(),
                                             std::make_shared<views::SeriesLooks>()};
    m_metricsPage = new views::MetricsPage({*m_session, *m_names, m_totals}, shared, m_stack);
    m_metricsPage->setZone(m_zone);
    m_metricsPage->setRefreshSeconds(m_settings.value(setting::refreshSeconds));
    for (const auto &[scope, name] : metricKinds())
        m_metricsPage->setChoice(scope,
                                 views::MetricsChoice::fromStringList(scope, m_settings.value(setting::metrics, name)));
    m_stack->addWidget(m_metricsPage);
    connect(m_metricsPage, &views::MetricsPage::choiceChanged, this, [this](metrics::Scope scope) {
        if (const auto resource = catalog::resourceOf(scope))
            m_settings.set(setting::metrics, QLatin1String((*resource)->singular),
                           m_metricsPage->choice(scope).toStringList(scope));
    });
    connect(m_metricsPage, &views::MetricsPage::linkActivated, this,
            [this](const catalog::Link &link) { open(views::linkLocation(link)); });
    connect(m_metricsPage, &views::MetricsPage::updatedAtChanged, this, [this] {
        if (metricsPage())
            Q_EMIT updatedAtChanged();
    });
    connect(m_metricsPage, &views::MetricsPage::refreshSecondsChosen, this,
            [this](int seconds) { m_settings.set(setting::refreshSeconds, seconds); });
    connect(m_metricsPage, &views::MetricsPage::signInRequested, this, &Workspace::signInRequested);
    return m_metricsPage;
}

views::ListPage *Workspace::ensurePage(catalog::Resource resource)
{
    views::ListPage *&page = m_pages[resource];
    if (page)
        return page;
    page = new views::ListPage(resource, {*m_session, *m_names, m_totals}, m_stack);
    page->setZone(m_zone);
    page->setRefreshSeconds(m_settings.value(setting::refreshSeconds));
    m_stack->addWidget(page);

    const QStringList columns = m_settings.value(setting::columns, tableName(resource));
    if (!columns.isEmpty())
        page->table()->setColumnLayout(views::ColumnLayout::fromStringList(columns));
    connect(page->table(), &views::TableView::columnLayoutChanged, this, [this, page, resource] {
        const bool isDefault = page->table()->hasDefaultLayout();
        m_settings.set(setting::columns, tableName(resource),
                       isDefault ? QStringList() : page->table()->columnLayout().toStringList());
    });
    page->details()->restore(m_settings.value(setting::details, tableName(resource)));
    connect(page->details(), &views::DetailsDock::stateChanged, this, [this, page, resource] {
        m_settings.set(setting::details, tableName(resource), page->details()->toStringList());
    });
    connect(page->details(), &views::DetailsDock::paneShownChanged, this, &Workspace::enableActions);
    connect(page, &views::ListPage::locationRequested, this, qOverload<const views::Location &>(&Workspace::open));
    connect(page, &views::ListPage::windowRequested, this, &Workspace::windowRequested);
    connect(page, &views::ListPage::exportRequested, this, &Workspace::exportRequested);
    connect(page->table(), &views::TableView::columnLayoutChanged, this, &Workspace::columnsChanged);
    connect(page->filterBar(), &views::FilterBar::saveViewRequested, this, &Workspace::saveViewRequested);
    connect(page, &views::ListPage::locationChanged, this, [this, page] {
        if (page == this->page())
            showPlace();
    });
    connect(page, &views::ListPage::updatedAtChanged, this, [this, page] {
        if (page == this->page())
            Q_EMIT updatedAtChanged();
    });
    connect(page, &views::ListPage::signInRequested, this, &Workspace::signInRequested);
    connect(page->table()->selection(), &table::SelectionModel::changed, this, &Workspace::enableActions);
    return page;
}

void Workspace::open(const views::Location &location)
{
    leavePage();
    m_history.visit(location);
    show(*m_history.current());
}

void Workspace::open(const views::Location &location, const QStringList &columns)
{
    ensurePage(location.resource)->table()->setColumnLayout(views::ColumnLayout::fromStringList(columns));
    open(location);
}

void Workspace::open(catalog::Resource resource)
{
    if (page() && page()->resource() == resource && page()->location().crumbs.isEmpty())
        return;
    std::optional<views::NavigationHistory::Entry> left;
    if (m_left.contains(resource))
        left = m_left.value(resource);
    if (const views::ListPage *made = m_pages.value(resource))
        left = {made->location(), made->state()};
    if (!left || !left->location.crumbs.isEmpty()) {
        open(views::startLocation(resource));
        return;
    }
    leavePage();
    m_history.visit(left->location);
    m_history.saveState(left->state);
    show(*m_history.current());
}

void Workspace::restore(const History &history)
{
    for (const views::NavigationHistory::Entry &entry : history.entries) {
        if (entry.location.metrics)
            continue;
        auto &left = m_left[entry.location.resource];
        left = entry;
        left.location.query = entry.state.query; // it may have changed in place since the page was opened
    }
    m_history.restore(history.entries, history.at);
    show(*m_history.current());
}

History Workspace::history()
{
    leavePage();
    return {m_history.entries(), m_history.at()};
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
    if (entry.location.metrics) {
        views::MetricsPage *charts = ensureMetricsPage();
        m_stack->setCurrentWidget(charts);
        charts->open(*entry.location.metrics);
        charts->setFocus();
        showPlace();
        Q_EMIT updatedAtChanged();
        return;
    }
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
    m_header->setLocation(location());
    enableActions();
    m_header->setHistory(m_history.canGoBack(), m_history.canGoForward());
    Q_EMIT pageChanged();
}

void Workspace::enableActions()
{
    m_header->metricsAction()->setEnabled(page() && page()->resource()->scope
                                          && page()->table()->currentIndex().isValid());
    m_header->detailsAction()->setChecked(page() && page()->details()->isPaneShown());
}

void Workspace::refresh()
{
    m_names->load(m_session->client());
    if (page()) {
        page()->refresh();
        return;
    }
    m_totals.refresh();
    if (metricsPage())
        metricsPage()->refresh();
}

void Workspace::focusPage()
{
    if (page())
        page()->focusRows();
    else if (metricsPage())
        metricsPage()->setFocus();
}

void Workspace::setZone(table::Zone zone)
{
    m_zone = zone;
    for (views::ListPage *page : std::as_const(m_pages))
        page->setZone(zone);
    if (m_metricsPage)
        m_metricsPage->setZone(zone);
}

void Workspace::showRefreshSeconds()
{
    const int seconds = m_settings.value(setting::refreshSeconds);
    m_header->setRefreshSeconds(seconds);
    for (views::ListPage *page : std::as_const(m_pages))
        page->setRefreshSeconds(seconds);
    if (m_metricsPage)
        m_metricsPage->setRefreshSeconds(seconds);
}

void Workspace::describe(views::DiagnosticsFacts &facts) const
{
    for (const catalog::Resource resource : catalog::resources()) {
        const views::ListPage *page = m_pages.value(resource);
        if (!page)
            continue;
        views::CacheFacts cache{catalog::titleOf(page->resource()), 0, qint64(page->model()->cachedBytes())};
        for (const auto &[first, last] : page->model()->loadedRows())
            cache.rows += last - first + 1;
        facts.tables.append(cache);
    }
    if (!m_metricsPage)
        return;
    for (const metrics::MetricAnswer &metric : m_metricsPage->panel()->controller()->answer().metrics) {
        for (const metrics::SeriesPtr &series : metric.series)
            facts.chartBytes += qint64(series->samples.byteCount());
    }
}

QString Workspace::refreshText() const
{
    if (page())
        return page()->refreshClock()->text();
    return metricsPage() ? metricsPage()->panel()->controller()->refreshClock()->text() : QString();
}

// More than the current row is selected: which rows are meant is asked.
void Workspace::chooseExport()
{
    const qint64 selected = page()->table()->selection()->count();
    if (selected < 2 || page()->table()->selection()->isAllWithoutExceptions()) {
        Q_EMIT exportRequested(page()->exportRequest());
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const table::WindowModel *model = page()->model();
    const QString all = table::countText(model->total()) + (model->isTotalExact() ? QString() : u"+"_s);
    menu->addAction(tr("All that match (%1)").arg(all), this, [this] {
        if (page())
            Q_EMIT exportRequested(page()->exportRequest());
    });
    menu->addAction(tr("Selected rows (%1)").arg(table::countText(selected)), this, [this] {
        if (page())
            Q_EMIT exportRequested(page()->selectedRequest());
    });
    menu->setActiveAction(menu->actions().constFirst());
    const QToolButton *button = m_header->exportButton();
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

// Another window, or the settings page, may have changed the columns.
void Workspace::showColumns()
{
    for (views::ListPage *page : std::as_const(m_pages)) {
        const QStringList columns = m_settings.value(setting::columns, tableName(page->resource()));
        if (columns != page->table()->columnLayout().toStringList()
            && !(columns.isEmpty() && page->table()->hasDefaultLayout()))
            page->table()->setColumnLayout(views::ColumnLayout::fromStringList(columns));
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
