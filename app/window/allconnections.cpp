// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/allconnections.h"

#include "app/memory/placestore.h"
#include "app/memory/settings.h"
#include "models/catalog/clusters.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "views/details/detailsdock.h"
#include "views/filter/filterbar.h"
#include "views/frame/pageheader.h"
#include "views/planes/mergedpage.h"
#include "views/table/tableview.h"
#include "views/widgets/statepanel.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {
namespace {

// Apart from those of the lists of one control plane, which lack a column.
QString layoutName(catalog::Resource resource)
{
    return u"all-"_s + QLatin1String(resource->word);
}

} // namespace

AllConnections::AllConnections(session::Connections &connections, Settings &settings, Planes::Find find,
                               QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_planes(connections, settings, std::move(find))
    , m_header(new views::PageHeader(this))
    , m_stack(new QStackedWidget(this))
    , m_waiting(new views::StatePanel(m_stack))
    , m_zone(settings.value(setting::utc) ? table::Zone::Utc : table::Zone::Local)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_waiting);
    connectHeader();
    connect(&m_planes, &Planes::changing, this, &AllConnections::dropPages);
    connect(&m_planes, &Planes::changed, this, &AllConnections::showAgain);
    connect(&m_planes, &Planes::statesChanged, this, &AllConnections::showAgain);
}

AllConnections::~AllConnections()
{
    qDeleteAll(m_pages); // they use the sessions, which would go before child widgets
}

QList<catalog::Resource> AllConnections::resources()
{
    return {catalog::clusterResource, catalog::workloadResource, catalog::podResource, catalog::nodeResource};
}

void AllConnections::connectHeader()
{
    using views::PageCommand;
    connect(m_header, &views::PageHeader::commandRequested, this, [this](PageCommand command, const QPoint &menuAt) {
        if (command == PageCommand::Back)
            back();
        else if (command == PageCommand::Forward)
            forward();
        else if (command == PageCommand::Refresh)
            refresh();
        else if (m_page)
            m_page->run(command, menuAt);
    });
    m_header->setRefreshSeconds(m_settings.value(setting::refreshSeconds));
    connect(m_header, &views::PageHeader::refreshSecondsChosen, this,
            [this](int seconds) { m_settings.set(setting::refreshSeconds, seconds); });
    connect(&m_settings, &Settings::changed, this, [this](const QString &key) {
        if (key != QLatin1String(setting::refreshSeconds.key))
            return;
        const int seconds = m_settings.value(setting::refreshSeconds);
        m_header->setRefreshSeconds(seconds);
        for (views::MergedPage *page : std::as_const(m_pages))
            page->setRefreshSeconds(seconds);
    });
}

void AllConnections::begin()
{
    m_planes.open();
    if (std::exchange(m_hasBegun, true))
        return;
    const std::optional<History> kept = PlaceStore(m_settings.dataFolder(), placeKey).load();
    QList<views::NavigationHistory::Entry> entries;
    qsizetype at = 0;
    for (qsizetype i = 0; kept && i < kept->entries.size(); ++i) {
        const views::ListPlace *list = kept->entries.at(i).location.list();
        if (!list || !resources().contains(list->resource))
            continue;
        entries.append(kept->entries.at(i));
        at = i <= kept->at ? entries.size() - 1 : at;
    }
    if (entries.isEmpty())
        entries.append({views::startLocation(catalog::workloadResource), {}});
    m_history.restore(entries, at);
    showAgain();
}

History AllConnections::history()
{
    leavePage();
    return {m_history.entries(), m_history.at()};
}

views::MergedPage *AllConnections::pageFor(catalog::Resource resource)
{
    if (views::MergedPage *made = m_pages.value(resource))
        return made;
    auto *page = new views::MergedPage(resource, m_planes.planes(), m_stack);
    m_pages.insert(resource, page);
    m_stack->addWidget(page);
    page->setZone(m_zone);
    page->setRefreshSeconds(m_settings.value(setting::refreshSeconds));
    const auto whenShown = [this, page](auto tell) {
        return [this, page, tell] {
            if (page == m_page)
                tell();
        };
    };
    connect(page, &views::Page::locationChanged, this, whenShown([this] { showPlace(); }));
    connect(page, &views::Page::updatedAtChanged, this, whenShown([this] { Q_EMIT updatedAtChanged(); }));
    connect(page, &views::Page::commandsChanged, this, whenShown([this] { m_header->setCommands(*m_page); }));
    connect(page, &views::MergedPage::signInToRequested, this, &AllConnections::signInRequested);
    connect(page, &views::MergedPage::exportRequested, this,
            [this, page] { Q_EMIT exportRequested(page->exportRequest(), page->visibleColumns()); });
    connect(page->table(), &views::TableView::columnLayoutChanged, this, &AllConnections::columnsChanged);
    connect(page->filterBar(), &views::FilterBar::saveViewRequested, this, &AllConnections::saveViewRequested);
    const QString name = layoutName(resource);
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
    return page;
}

void AllConnections::open(const views::Location &location)
{
    leavePage();
    m_history.visit(location);
    show(*m_history.current());
}

void AllConnections::open(const views::Location &location, const QStringList &columns)
{
    open(location);
    if (m_page)
        m_page->table()->setColumnLayout(views::ColumnLayout::fromStringList(columns));
}

void AllConnections::open(catalog::Resource resource)
{
    if (m_page && m_page->resource() == resource)
        return;
    leavePage();
    if (!m_left.contains(resource))
        return open(views::startLocation(resource));
    const views::NavigationHistory::Entry left = m_left.value(resource);
    m_history.visit(left.location);
    m_history.saveState(left.state);
    show(*m_history.current());
}

void AllConnections::back()
{
    leavePage();
    if (m_history.back())
        show(*m_history.current());
}

void AllConnections::forward()
{
    leavePage();
    if (m_history.forward())
        show(*m_history.current());
}

void AllConnections::leavePage()
{
    if (!m_page || !m_history.current())
        return;
    const auto state = m_page->captured();
    if (!state)
        return;
    m_history.saveLocation(m_page->location());
    m_history.saveState(*state);
    m_left.insert(m_page->resource(), *m_history.current());
}

void AllConnections::show(const views::NavigationHistory::Entry &entry)
{
    if (m_planes.planes().empty())
        return showAgain();
    views::MergedPage *page = pageFor(entry.location.list()->resource);
    m_page = page;
    if (entry.state == views::PageState())
        page->views::Page::open(entry.location);
    else
        page->open(entry.location, entry.state);
    m_stack->setCurrentWidget(page);
    page->focusContents();
    showPlace();
    Q_EMIT updatedAtChanged();
}

void AllConnections::dropPages()
{
    leavePage();
    m_page = nullptr;
    m_stack->setCurrentWidget(m_waiting);
    qDeleteAll(std::exchange(m_pages, {}));
}

void AllConnections::showAgain()
{
    if (m_page || !m_history.current())
        return;
    if (!m_planes.planes().empty())
        return show(*m_history.current());
    const bool isLocked = m_planes.unopened().size() == m_planes.all();
    m_waiting->setContent({"info",
                           isLocked ? tr("No connection could be opened") : tr("Opening the connections"),
                           isLocked ? tr("Open each of them from the menu of connections, and sign in.") : QString(),
                           {}});
    m_stack->setCurrentWidget(m_waiting);
}

void AllConnections::showPlace()
{
    m_header->setLocation(m_page->location(), m_page->title());
    m_header->setCommands(*m_page);
    m_header->setHistory(m_history.canGoBack(), m_history.canGoForward());
    Q_EMIT pageChanged();
}

views::Location AllConnections::location() const
{
    return m_page ? m_page->location() : m_history.current() ? m_history.current()->location : views::Location();
}

void AllConnections::refresh()
{
    m_planes.openAgain();
    if (m_page)
        m_page->refresh();
}

void AllConnections::setZone(table::Zone zone)
{
    m_zone = zone;
    for (views::MergedPage *page : std::as_const(m_pages))
        page->setZone(zone);
}

} // namespace app
