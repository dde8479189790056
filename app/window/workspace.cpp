// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workspace.h"

#include "app/memory/keptaside.h"
#include "app/memory/keptlists.h"
#include "app/memory/placestore.h"
#include "app/memory/settings.h"
#include "app/window/wastedmemory.h"
#include "models/replica/snapshots.h"
#include "views/compare/comparepage.h"
#include "views/details/detailsdock.h"
#include "views/diagnostics/diagnosticsfacts.h"
#include "views/filter/filterbar.h"
#include "views/fleet/fleetpage.h"
#include "views/frame/pageheader.h"
#include "views/metrics/metricspage.h"
#include "views/overview/overviewpage.h"
#include "views/table/tableview.h"
#include "views/waste/wastedpage.h"

#include <QFile>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

// The kinds of objects with metrics; their choices are stored under their names.
QList<std::pair<metrics::Scope, QString>> metricKinds()
{
    QList<std::pair<metrics::Scope, QString>> kinds;
    for (const catalog::Resource resource : catalog::resources()) {
        if (resource->scope)
            kinds.append({*resource->scope, QLatin1String(resource->singular)});
    }
    return kinds;
}

// The name under which columns and details of a page are stored.
QString tableName(catalog::Resource resource)
{
    return QLatin1String(resource->word);
}

// Without pages of the window: they are not part of the history of a connection.
History ofConnection(const History &history)
{
    History own;
    own.comparison = history.comparison;
    for (qsizetype i = 0; i < history.entries.size(); ++i) {
        if (std::holds_alternative<views::PagePlace>(history.entries.at(i).location.target))
            continue;
        own.entries.append(history.entries.at(i));
        if (i <= history.at)
            own.at = own.entries.size() - 1;
    }
    own.at = std::max<qsizetype>(0, own.at);
    return own;
}

} // namespace

Workspace::Workspace(const std::shared_ptr<session::Session> &session, Settings &settings, QWidget *parent)
    : Workspace(session,
                std::make_shared<actions::Desk>(
                    *session, actions::Desk::journalFile(settings.dataFolder(), session->connection())),
                snapshotsOf(session->connection(), settings), settings, parent)
{
}

Workspace::Workspace(const Workspace &other, Settings &settings)
    : Workspace(other.m_session, other.m_desk, other.m_snapshots, settings, nullptr)
{
}

Workspace::Workspace(std::shared_ptr<session::Session> session, std::shared_ptr<actions::Desk> desk,
                     std::shared_ptr<replica::Snapshots> snapshots, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_session(std::move(session))
    , m_desk(std::move(desk))
    , m_snapshots(std::move(snapshots))
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
    connect(&m_navigator, &views::Navigator::placeRequested, this,
            qOverload<const views::Location &>(&Workspace::open));
    connect(&m_navigator, &views::Navigator::windowRequested, this, [this](const views::Location &location) {
        Q_EMIT windowRequested({place().connection, location});
    });
    connect(&m_navigator, &views::Navigator::comparisonRequested, this, &Workspace::addToComparison);
    connect(m_session.get(), &session::Session::changed, this, &Workspace::follow);
    if (m_snapshots)
        connect(m_snapshots.get(), &replica::Snapshots::problemFound, this, &Workspace::problemFound);
    m_names->load(m_session->client());
    m_totals.refresh();
}

std::shared_ptr<replica::Snapshots> Workspace::snapshotsOf(const session::Connection &connection,
                                                           const Settings &settings)
{
    const QString file = keptListsFile(settings.dataFolder(), connection);
    if (file.isEmpty())
        return {};
    // Those of another address or account are of no use any more.
    removeKeptLists(settings.dataFolder(), connection.id, file);
    std::shared_ptr<replica::Snapshots> snapshots(new replica::Snapshots(file, keepAside),
                                                  [](replica::Snapshots *last) { last->finish(); });
    snapshots->setOn(settings.value(setting::keepLists));
    return snapshots;
}

Workspace::~Workspace()
{
    // The pages use the session, a member that would be destroyed before child widgets.
    qDeleteAll(m_pages);
}

bool Workspace::hasKeptLists() const
{
    return m_snapshots && m_snapshots->isOn()
        && QFile::exists(keptListsFile(m_settings.dataFolder(), m_session->connection()));
}

void Workspace::forgetLists()
{
    if (m_snapshots)
        m_snapshots->setOn(false);
}

views::PageContext Workspace::context()
{
    return {*m_session, *m_names, m_totals, m_navigator, m_desk.get()};
}

views::Page *Workspace::page() const
{
    return m_page;
}

views::ListPage *Workspace::list() const
{
    const auto found = std::ranges::find(m_lists, m_page);
    return found == m_lists.end() ? nullptr : *found;
}

views::MetricsPage *Workspace::metricsPage() const
{
    return m_page == m_metricsPage ? m_metricsPage : nullptr;
}

views::OverviewPage *Workspace::overviewPage() const
{
    return m_page == m_overview ? m_overview : nullptr;
}

views::ComparePage *Workspace::comparePage() const
{
    return m_page == m_compare ? m_compare : nullptr;
}

views::WastedPage *Workspace::wastedPage() const
{
    return m_page == m_wasted ? m_wasted : nullptr;
}

views::FleetPage *Workspace::fleetPage() const
{
    return m_page == m_fleet ? m_fleet : nullptr;
}

views::Location Workspace::location() const
{
    return page() ? page()->location() : views::Location();
}

views::Place Workspace::place() const
{
    return {connectionKey(m_session->connection()), location()};
}

void Workspace::connectHeader()
{
    connect(m_header, &views::PageHeader::commandRequested, this, &Workspace::run);
    m_header->setRefreshSeconds(m_settings.value(setting::refreshSeconds));
    connect(m_header, &views::PageHeader::refreshSecondsChosen, this,
            [this](int seconds) { m_settings.set(setting::refreshSeconds, seconds); });
    connect(&m_settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String(setting::refreshSeconds.key))
            showRefreshSeconds();
        else if (key == QLatin1String(setting::commonRange.key) || key == QLatin1String(setting::range.key))
            shareRange();
        else if (m_snapshots && key == QLatin1String(setting::keepLists.key))
            m_snapshots->setOn(m_settings.value(setting::keepLists));
        else if (key.startsWith(QLatin1String(setting::columns.group)))
            showColumns();
    });
    connect(m_header, &views::PageHeader::crumbRequested, this,
            [this](int crumb) { open(views::crumbLocation(location(), crumb)); });
}

void Workspace::run(views::PageCommand command, const QPoint &menuAt)
{
    switch (command) {
    case views::PageCommand::Back:
        back();
        return;
    case views::PageCommand::Forward:
        forward();
        return;
    case views::PageCommand::Refresh:
        refresh();
        return;
    default:
        if (page())
            page()->run(command, menuAt);
        showCommands();
    }
}

views::Page *Workspace::pageFor(const views::Location &location)
{
    if (location.metrics())
        return metricsFor();
    if (location.isOverview())
        return overviewFor();
    if (location.wasted())
        return wastedFor();
    if (location.heat())
        return fleetFor();
    if (location.comparing())
        return compareFor();
    return location.list() ? listFor(location.list()->resource) : nullptr;
}

// Connections that all pages need.
void Workspace::addPage(views::Page *page)
{
    m_pages.append(page);
    page->setZone(m_zone);
    page->setRefreshSeconds(m_settings.value(setting::refreshSeconds));
    m_stack->addWidget(page);
    const auto whenShown = [this, page](auto tell) {
        return [this, page, tell] {
            if (page == this->page())
                tell();
        };
    };
    connect(page, &views::Page::locationChanged, this, whenShown([this] { showPlace(); }));
    connect(page, &views::Page::updatedAtChanged, this, whenShown([this] { Q_EMIT updatedAtChanged(); }));
    connect(page, &views::Page::commandsChanged, this, &Workspace::showCommands);
    connect(page, &views::Page::signInRequested, this, &Workspace::signInRequested);
}

views::MetricsPage *Workspace::metricsFor()
{
    if (m_metricsPage)
        return m_metricsPage;
    const views::MetricsPanel::Shared shared{m_metricsMemory, std::make_shared<views::SeriesLooks>()};
    m_metricsPage = new views::MetricsPage(context(), shared, m_stack);
    addPage(m_metricsPage);
    for (const auto &[scope, name] : metricKinds())
        m_metricsPage->setChoice(scope,
                                 views::MetricsChoice::fromStringList(scope, m_settings.value(setting::metrics, name)));
    connect(m_metricsPage, &views::MetricsPage::choiceChanged, this, [this](metrics::Scope scope) {
        if (const auto resource = catalog::resourceOf(scope))
            m_settings.set(setting::metrics, QLatin1String((*resource)->singular),
                           m_metricsPage->choice(scope).toStringList(scope));
    });
    m_metricsPage->setCommonRange(commonRange());
    connect(m_metricsPage, &views::MetricsPage::rangeChosen, this,
            [this](const views::RangeChoice &range) { m_settings.set(setting::range, range.toWord()); });
    m_metricsPage->panel()->setSeriesWidth(m_settings.value(setting::seriesWidth));
    connect(m_metricsPage->panel(), &views::MetricsPanel::seriesWidthChosen, this,
            [this](int width) { m_settings.set(setting::seriesWidth, width); });
    return m_metricsPage;
}

views::OverviewPage *Workspace::overviewFor()
{
    if (!m_overview) {
        m_overview = new views::OverviewPage(context(), m_stack);
        addPage(m_overview);
    }
    return m_overview;
}

views::WastedPage *Workspace::wastedFor()
{
    if (m_wasted)
        return m_wasted;
    m_wasted = new views::WastedPage(context(), m_stack);
    addPage(m_wasted);
    rememberWasted(*m_wasted, m_settings, connectionKey(m_session->connection()));
    return m_wasted;
}

views::FleetPage *Workspace::fleetFor()
{
    if (!m_fleet) {
        m_fleet = new views::FleetPage(context(), m_stack);
        addPage(m_fleet);
    }
    return m_fleet;
}

views::ListPage *Workspace::listFor(catalog::Resource resource)
{
    if (views::ListPage *made = m_lists.value(resource))
        return made;
    auto *page = new views::ListPage(resource, context(), m_stack, m_snapshots.get());
    m_lists.insert(resource, page);
    addPage(page);
    rememberLooks(page);
    connect(page, &views::ListPage::exportRequested, this, &Workspace::exportRequested);
    connect(page->table(), &views::TableView::columnLayoutChanged, this, &Workspace::columnsChanged);
    connect(page->filterBar(), &views::FilterBar::saveViewRequested, this, &Workspace::saveViewRequested);
    return page;
}

// Restores and stores columns and details.
void Workspace::rememberLooks(views::ListPage *page)
{
    const QString name = tableName(page->resource());
    const QStringList columns = m_settings.value(setting::columns, name);
    if (!columns.isEmpty())
        page->table()->setColumnLayout(views::ColumnLayout::fromStringList(columns));
    connect(page->table(), &views::TableView::columnLayoutChanged, this, [this, page, name] {
        const bool isDefault = page->table()->hasDefaultLayout();
        m_settings.set(setting::columns, name,
                       isDefault ? QStringList() : page->table()->columnLayout().toStringList());
    });
    page->details()->restore(m_settings.value(setting::details, name));
    connect(page->details(), &views::DetailsDock::stateChanged, this,
            [this, page, name] { m_settings.set(setting::details, name, page->details()->toStringList()); });
}

void Workspace::open(const views::Location &location)
{
    if (!pageFor(location)) {
        Q_EMIT placeRequested({{}, location});
        return;
    }
    leavePage();
    m_history.visit(location);
    show(*m_history.current());
}

void Workspace::open(const views::Location &location, const QStringList &columns)
{
    listFor(location.list()->resource)->table()->setColumnLayout(views::ColumnLayout::fromStringList(columns));
    open(location);
}

void Workspace::open(catalog::Resource resource)
{
    if (list() && list()->resource() == resource && list()->location().crumbs.isEmpty())
        return;
    std::optional<views::NavigationHistory::Entry> left;
    if (m_left.contains(resource))
        left = m_left.value(resource);
    if (const views::ListPage *made = m_lists.value(resource))
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
    const History own = ofConnection(history);
    m_comparison = own.comparison;
    Q_EMIT comparisonChanged();
    if (own.entries.isEmpty())
        return;
    for (const views::NavigationHistory::Entry &entry : own.entries) {
        if (!entry.location.list())
            continue;
        auto &left = m_left[entry.location.list()->resource];
        left = entry;
        left.location.list()->query = entry.state.query; // it may have changed in place since the page was opened
    }
    m_history.restore(own.entries, own.at);
    show(*m_history.current());
}

History Workspace::history()
{
    leavePage();
    return {m_history.entries(), m_history.at(), m_compare ? m_compare->comparison() : m_comparison};
}

void Workspace::openWasted()
{
    if (!wastedPage())
        open(m_wasted ? m_wasted->location() : views::Location{views::WastedPlace()});
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
    if (!page() || !m_history.current())
        return;
    if (const auto state = page()->captured())
        m_history.saveState(*state);
    if (comparePage())
        m_history.saveLocation(page()->location()); // it has changed in place
    if (m_compare)
        m_comparisonLeft = comparePage() ? m_compare->comparison() : m_comparisonLeft;
}

void Workspace::show(views::NavigationHistory::Entry entry)
{
    // Objects may have been added since the comparison was left.
    const views::ComparePlace *compared = entry.location.comparing();
    if (compared && m_compare && !comparePage() && compared->comparison == m_comparisonLeft) {
        entry.location = m_compare->location();
        m_history.saveLocation(entry.location);
    }
    views::Page *page = pageFor(entry.location);
    if (entry.state == views::PageState())
        page->open(entry.location);
    else
        page->open(entry.location, entry.state);
    m_page = page;
    m_stack->setCurrentWidget(page);
    page->focusContents();
    showPlace();
    Q_EMIT updatedAtChanged();
}

void Workspace::showPlace()
{
    m_header->setLocation(location(), page()->title());
    showCommands();
    m_header->setHistory(m_history.canGoBack(), m_history.canGoForward());
    Q_EMIT pageChanged();
}

void Workspace::showCommands()
{
    if (page())
        m_header->setCommands(*page());
}

void Workspace::refresh()
{
    m_names->load(m_session->client());
    if (page())
        page()->refresh();
    else
        m_totals.refresh();
}

// Whatever shows the objects that a write of this session has changed loads them again.
void Workspace::follow(const api::Change &change)
{
    const auto resource = catalog::resourceOf(change);
    if (!resource)
        return;
    if ((*resource)->namesOthers)
        m_names->load(m_session->client());
    m_totals.reload(*resource);
    for (views::Page *page : std::as_const(m_pages))
        page->noteChanged(*resource);
}

void Workspace::setZone(table::Zone zone)
{
    m_zone = zone;
    for (views::Page *page : std::as_const(m_pages))
        page->setZone(zone);
}

void Workspace::showRefreshSeconds()
{
    const int seconds = m_settings.value(setting::refreshSeconds);
    m_header->setRefreshSeconds(seconds);
    for (views::Page *page : std::as_const(m_pages))
        page->setRefreshSeconds(seconds);
}

void Workspace::describe(views::DiagnosticsFacts &facts) const
{
    for (const catalog::Resource resource : catalog::resources()) {
        const views::ListPage *page = m_lists.value(resource);
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

// Another window or the settings page may have changed the columns.
void Workspace::showColumns()
{
    for (views::ListPage *page : std::as_const(m_lists)) {
        const QStringList columns = m_settings.value(setting::columns, tableName(page->resource()));
        if (columns != page->table()->columnLayout().toStringList()
            && !(columns.isEmpty() && page->table()->hasDefaultLayout()))
            page->table()->setColumnLayout(views::ColumnLayout::fromStringList(columns));
    }
}

} // namespace app
