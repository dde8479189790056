// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/listpage.h"

#include "models/catalog/changekeys.h"
#include "models/catalog/fitting.h"
#include "models/replica/keptsource.h"
#include "models/table/selection.h"
#include "views/actions/clusterdialog.h"
#include "views/actions/listactions.h"
#include "views/actions/listedits.h"
#include "views/details/detailscharts.h"
#include "views/details/detailsdock.h"
#include "views/filter/cellfilter.h"
#include "views/filter/filterbar.h"
#include "views/list/groupbands.h"
#include "views/list/groupbar.h"
#include "views/list/keptrows.h"
#include "views/list/listcommands.h"
#include "views/list/listcopy.h"
#include "views/list/listgroups.h"
#include "views/list/liststates.h"
#include "views/list/liststrip.h"
#include "views/list/listsummary.h"
#include "views/list/rowmenu.h"
#include "views/list/stalerows.h"
#include "views/list/summarystrip.h"
#include "views/navigation/navigator.h"
#include "views/refresh/refreshclock.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"
#include "views/widgets/pagebody.h"

#include <QDateTime>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using catalog::Resource;

namespace views {
namespace {

constexpr int lowWindow = 720; // px: the strip gets lower to leave room for rows
constexpr int clockMs = 15'000;

// `groups` becomes the source if the list can be grouped, `copy` what it is made of if the server sorts and filters,
// `kept` what it is made of if the list is kept on this computer.
std::unique_ptr<table::TableSource> sourceOf(Resource resource, const PageContext &context,
                                             replica::Snapshots *snapshots, catalog::GroupedSource *&groups,
                                             replica::CopySource *&copy, replica::KeptSource *&kept)
{
    const auto make = [resource, &client = context.session.client(), &names = context.names] {
        return catalog::makeSource(resource, client, names);
    };
    auto source = make();
    if (!source->sortsHere()) {
        auto copied = std::make_unique<replica::CopySource>(std::move(source), make, context.names);
        copy = copied.get();
        copy->follow(catalog::changeKeys(resource), [&session = context.session] { return session.nowMs(); });
        source = std::move(copied);
    }
    if (snapshots && !resource->owner) {
        auto made = std::make_unique<replica::KeptSource>(std::move(source), copy, resource, *snapshots, context.names);
        kept = made.get();
        source = std::move(made);
    }
    if (catalog::groupColumns(resource).empty())
        return source;
    auto grouped = std::make_unique<catalog::GroupedSource>(std::move(source));
    groups = grouped.get();
    return grouped;
}

// The link that leads from an object to its own objects of another kind.
const catalog::LinkKind *ownKind(Resource from, Resource to)
{
    const auto way = std::ranges::find_if(
        from->ways, [&](const catalog::RowWay &known) { return !known.column && Resource(*known.kind->target) == to; });
    return way == from->ways.end() ? catalog::insideKind(from) : way->kind;
}

} // namespace

ListPage::ListPage(Resource resource, const PageContext &context, QWidget *parent, replica::Snapshots *snapshots)
    : Page(parent)
    , m_resource(resource)
    , m_context(context)
    , m_location(startLocation(resource))
    , m_model(new table::WindowModel(sourceOf(resource, context, snapshots, m_groups, m_copy, m_kept), this))
    , m_frame(new PageBody(PageBody::LineAt::Top, this))
    , m_filterBar(new FilterBar(resource, catalog::columns(resource), context.names, this))
    , m_details(new DetailsDock(resource, context, this))
    , m_stage(new QWidget(m_details))
    , m_table(new TableView(m_stage))
    , m_refresh(new RefreshClock(this))
    , m_restorer(*m_table)
{
    setAccessibleName(catalog::titleOf(resource));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    if (ListStrip::isFor(resource)) {
        m_strip = new ListStrip(resource, m_context, *m_model, *m_filterBar, this);
        connect(m_strip, &ListStrip::tileChosen, this,
                [this](const QString &key, bool add) { setQuery(withTile(m_resource, m_model->query(), key, add)); });
        m_frame->addBar(m_strip->widget());
    }
    m_frame->addBar(m_filterBar);
    GroupBar *groupBar = m_copy && !m_groups ? new GroupBar(this) : nullptr;
    if (groupBar)
        m_frame->addBar(groupBar);
    m_frame->setMain(m_details, m_stage);
    buildTable();
    if (groupBar)
        buildGroups(*groupBar);
    connectModel();
    m_refresh->setSession(&context.session);
    connect(m_refresh, &RefreshClock::due, this, [this] { refreshAll(base::Urgency::Refresh); });
    connect(m_refresh, &RefreshClock::textChanged, this, &ListPage::updatedAtChanged);
    addShortcuts();
    if (m_copy)
        addCopy();
    if (m_kept) {
        m_keptRows = new KeptRows(*m_kept, *m_table);
        connect(m_keptRows, &KeptRows::changed, this, &ListPage::showState);
    }
    connect(m_filterBar, &FilterBar::queryChanged, this, &ListPage::setQuery);
    const api::Capabilities &capabilities = context.session.client().capabilities();
    m_filterBar->setOffered([this, &capabilities](const table::ColumnInfo &field) {
        if (!field.filterKey)
            return m_copy && m_copy->canSort(field); // and then it filters, too
        return !capabilities.lacks(catalog::keyFeature(m_resource, QString::fromLatin1(field.filterKey)));
    });
    m_filterBar->setListed([this](const table::ColumnInfo &field) {
        return m_context.totals.listedValues(m_resource, QLatin1StringView(field.filterKey));
    });
    connect(&capabilities, &api::Capabilities::changed, this, &ListPage::showCapabilities);
    showCapabilities();
    connect(m_filterBar, &FilterBar::leaveRequested, this, &ListPage::focusRows);
    connect(statePanel(), &StatePanel::actionRequested, this, &ListPage::panelAction);
    connect(banner(), &Banner::actionRequested, this, [this] {
        if (m_edits && m_edits->takeBannerAction())
            return;
        if (m_copyButton && banner()->text() == copyNotice()) {
            m_table->setFocus(Qt::OtherFocusReason); // the banner goes
            return m_copyButton->act(CopyWords::Action::Load);
        }
        const auto &problem = m_model->problem();
        const bool signIn = problem && problem->kind == table::Problem::Kind::SignIn;
        panelAction(int(signIn ? ListAction::SignIn : ListAction::Retry));
    });
    connect(&m_context.totals, &catalog::Totals::changed, this, &ListPage::showCount);
    connect(&m_context.session, &session::Session::returned, this, [this] {
        if (isVisible())
            refresh();
    });
    // Count down only while a next attempt is scheduled.
    m_countdown.setInterval(1000);
    connect(&m_countdown, &QTimer::timeout, this, &ListPage::showProblem);
    connect(&m_context.session, &session::Session::nextTryChanged, this, &ListPage::countDown);
    countDown();
    connect(&m_context.session, &session::Session::clockChanged, this, &ListPage::tick);
    connect(&m_context.names, &catalog::ClusterNames::changed, this, &ListPage::tick);
    m_clock.setInterval(clockMs);
    connect(&m_clock, &QTimer::timeout, this, &ListPage::tick);
    m_clock.start();
    tick();
}

ListPage::~ListPage() = default;

SummaryStrip *ListPage::strip() const
{
    return m_strip ? m_strip->widget() : nullptr;
}

Banner *ListPage::banner() const
{
    return m_frame->banner();
}

StatePanel *ListPage::statePanel() const
{
    return m_frame->statePanel();
}

void ListPage::buildTable()
{
    auto *layout = new QVBoxLayout(m_stage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    m_table->setWindowModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAccessibleName(catalog::titleOf(m_resource));
    m_table->setIdColumn(m_resource->keyColumn);
    connect(m_table, &TableView::sortRequested, this, [this](const QString &key, bool descending) {
        table::ListQuery query = m_model->query();
        query.sortKey = key;
        query.descending = descending;
        query.thenBy.clear();
        setQuery(query);
    });
    connect(m_table, &TableView::thenByRequested, this, [this](const QList<table::SortBy> &thenBy) {
        table::ListQuery query = m_model->query();
        query.thenBy = thenBy;
        setQuery(query);
    });
    m_details->setContent(m_stage, m_table);
    m_rowMenu = new RowMenu(*m_table, m_filterBar->offer(), m_context, [this] { return m_location; });
    connect(m_rowMenu, &RowMenu::commandRequested, this, [this](PageCommand command) { run(command, {}); });
    connect(m_rowMenu, &RowMenu::filterRequested, this,
            [this](const table::Filter &filter) { setQuery(withFilter(m_model->query(), filter)); });
    if (m_context.desk && !catalog::actionsOf(m_resource).empty())
        m_actions = std::make_unique<ListActions>(
            m_resource, m_context,
            [this] {
                return ListActions::Shown{shownQuery(), m_copy ? m_copy->frozen() : nullptr};
            },
            *m_table, *m_filterBar);
    m_table->setCheckable(m_actions != nullptr);
    if (m_context.desk && m_resource->edits)
        m_edits = std::make_unique<ListEdits>(m_resource, m_context, *m_table, *banner());
    if (m_groups)
        new GroupBands(m_resource, *m_groups, m_strip ? m_strip->quotas() : nullptr, m_context.names, *m_filterBar,
                       *m_table);
    if (m_strip && m_strip->quotas())
        new StaleRows(*m_strip->quotas(), m_context.names, *m_table);
    if (m_context.desk && m_resource->isInstalled)
        offerInstructions(*m_table, m_context);
    connect(m_details->pane(), &DetailsPane::metricsRequested, this, [this](const base::Key &id) {
        const auto &details = m_details->pane()->inspector()->details();
        if (const int row = m_model->rowOf(id); row >= 0)
            m_rowMenu->openMetrics(row);
        else if (details)
            m_context.navigator.open(metricsOfDetails(*details));
    });
    connect(m_details->pane(), &DetailsPane::signInRequested, this, &ListPage::signInRequested);
    connect(m_table, &TableView::copied, this, [this](int rows, int missing) {
        if (missing == 0)
            return;
        const QString counts
            = tr("%1 of %2 rows were copied.").arg(table::countText(rows), table::countText(qint64(rows) + missing));
        banner()->showText(
            {Tone::Info, "info", counts, tr("The others are not loaded. Use Export CSV to get all rows."), {}, {}});
    });
}

void ListPage::buildGroups(GroupBar &bar)
{
    m_grouping = new ListGroups(m_resource, *m_copy, *m_table, bar);
    connect(m_grouping, &ListGroups::exported, this, [this](bool good, const QString &sentence) {
        banner()->showText({good ? Tone::Success : Tone::Danger, good ? "check" : "err", sentence, {}, {}, {}});
    });
    m_rowMenu->offerGroups();
    connect(m_grouping, &ListGroups::columnsChosen, this, [this](const QStringList &keys) {
        table::ListQuery query = m_model->query();
        query.groupBy = keys;
        setQuery(query);
    });
}

void ListPage::connectModel()
{
    using table::WindowModel;
    connect(m_model, &WindowModel::totalChanged, this, [this] {
        m_restorer.goOn();
        showState();
    });
    connect(m_model, &WindowModel::loadingChanged, this, [this] {
        m_frame->setLoading(m_model->isLoading());
        noteLoading();
        m_restorer.goOn();
        showState();
    });
    connect(&m_context.session, &session::Session::stateChanged, this, &ListPage::showProblem);
    connect(m_model, &WindowModel::problemChanged, this, &ListPage::showState);
    connect(m_model, &WindowModel::rowsLoaded, this, [this] {
        if (m_table->hasFocus() && !m_isEntering) // focusRows() selects the row as well
            placeCursor();
        Q_EMIT commandsChanged();
    });
    connect(m_model, &WindowModel::updated, this, [this] {
        m_restorer.goOn();
        if (std::exchange(m_isEntering, false) && m_table->hasFocus())
            focusRows();
        showState();
        Q_EMIT updatedAtChanged();
    });
    connect(m_table->selection(), &table::SelectionModel::changed, this, &ListPage::resolvePlaces);
    connect(m_table->selection(), &table::SelectionModel::changed, this, &ListPage::showCount);
    connect(m_table->selection(), &table::SelectionModel::changed, this, &ListPage::commandsChanged);
    connect(m_table->selection(), &table::SelectionModel::unknownDropped, this, [this](qint64 rows) {
        banner()->showText({Tone::Info,
                            "info",
                            tr("%n selected row(s) that were not loaded are no longer selected.", nullptr, int(rows)),
                            tr("The list is in another order now. Select them again."),
                            {},
                            {}});
    });
    connect(m_details, &DetailsDock::paneShownChanged, this, &ListPage::commandsChanged);
}

void ListPage::addShortcuts()
{
    for (const QKeySequence &key : {QKeySequence(Qt::CTRL | Qt::Key_F), QKeySequence(Qt::Key_Slash)}) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WindowShortcut);
        shortcut->setWhatsThis(tr("Search"));
        connect(shortcut, &QShortcut::activated, this, &ListPage::focusSearch);
    }
}

void ListPage::open(const Location &location, const PageState &state)
{
    m_location = location;
    applyQuery(state.query);
    dropStaleCrumbs();
    if (m_strip) // keep the figures as fresh as the rows
        m_strip->refresh();
    m_restorer.start(state);
    Q_EMIT locationChanged();
}

PageState ListPage::state() const
{
    PageState state;
    state.query = m_model->query();
    state.topRow = std::max(0, m_table->rowAt(0));
    state.current = m_table->selection()->currentId();
    state.selection = m_table->selection()->marks();
    return m_restorer.intended(state);
}

void ListPage::setQuery(const table::ListQuery &query)
{
    m_restorer.stop();
    if (m_copyButton)
        m_copyButton->askWhenNeeded();
    applyQuery(query);
    dropStaleCrumbs();
    Q_EMIT locationChanged();
}

void ListPage::applyQuery(const table::ListQuery &query)
{
    m_location.list()->query = query;
    banner()->dismiss();
    m_model->setQuery(query);
    m_filterBar->setQuery(query);
    if (m_grouping)
        m_grouping->setQuery(query);
    showSorted();
    if (m_strip) {
        m_strip->setCluster(clusterOf(query));
        m_strip->show();
    }
    showState();
}

// "Clusters > fra-h100 > Workloads" is correct only while the filter on the cluster is active.
void ListPage::dropStaleCrumbs()
{
    const auto &crumbs = m_location.crumbs;
    const auto object
        = std::find_if(crumbs.rbegin(), crumbs.rend(), [](const Crumb &crumb) { return !crumb.current.isNull(); });
    if (object == crumbs.rend())
        return;
    const catalog::LinkKind *way = ownKind(object->resource, m_resource);
    const auto wanted = way ? linkLocation({way, object->current, {}}).list()->query.filters : QList<table::Filter>();
    const auto stands = [this](const table::Filter &one) {
        return std::ranges::any_of(m_location.list()->query.filters, [&](const table::Filter &filter) {
            return filter.key == one.key && filter.op == one.op && filter.values == one.values;
        });
    };
    if (!std::ranges::all_of(wanted, stands))
        m_location.crumbs.clear();
}

void ListPage::openMetrics()
{
    m_rowMenu->openMetrics(m_table->currentIndex().row());
}

void ListPage::addToComparison()
{
    m_rowMenu->compareSelected();
}

void ListPage::openHeat()
{
    const table::ListQuery &query = m_model->query();
    const Crumb list{catalog::titleOf(m_resource), m_resource, query, {}};
    m_context.navigator.open(Location{HeatPlace{clusterOf(query), catalog::onlyValue(query, "nodePool"_L1)},
                                      m_location.crumbs + QList{list}});
}

// The next refresh is due one interval after the displayed rows arrived, however old they are; after a failure, one
// interval after that.
void ListPage::noteLoading()
{
    const qint64 answeredAt = m_model->problem() ? 0 : m_model->answeredAtMs();
    if (m_model->isLoading())
        m_refresh->began();
    else
        m_refresh->ended(answeredAt > 0 ? std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - answeredAt) : 0);
}

void ListPage::setRefreshSeconds(int seconds)
{
    m_refresh->setSeconds(seconds);
    tick();
}

void ListPage::refresh()
{
    m_context.session.client().endPauses();
    refreshAll(base::Urgency::Visible);
}

void ListPage::noteChanged(Resource resource)
{
    if (resource == m_resource)
        m_refresh->setStale();
    if (resource == m_resource && m_copy)
        m_copy->noteWrite();
}

void ListPage::refreshAll(base::Urgency urgency)
{
    m_model->refresh(urgency);
    m_details->reload();
    m_context.totals.refresh(m_filterBar->hasConditions() ? std::nullopt : std::optional(m_resource));
    if (m_strip)
        m_strip->refresh();
    if (m_resource->namesOthers)
        m_context.names.load(m_context.session.client());
}

void ListPage::setZone(table::Zone zone)
{
    m_zone = zone;
    tick();
}

void ListPage::tick()
{
    const table::FormatContext context{m_zone, m_context.session.nowMs()};
    m_model->setFormatContext(context);
    m_filterBar->setFormatContext(context);
    if (m_copyButton) // a copy was read by the clock of this computer
        m_copyButton->setContext({m_zone, QDateTime::currentMSecsSinceEpoch()}, !m_refresh->text().isEmpty());
    if (m_keptRows) // as are lists that are kept
        m_keptRows->setFormatContext({m_zone, QDateTime::currentMSecsSinceEpoch()});
    m_details->setContext(context);
    showProblem();
}

void ListPage::showCapabilities()
{
    m_filterBar->setSearchRemark(catalog::searchRemark(m_resource, m_context.session.client().capabilities()));
    showSorted();
    m_table->horizontalHeader()->viewport()->update();
}

void ListPage::countDown()
{
    if (m_context.session.nextTryAtMs() > 0)
        m_countdown.start();
    else
        m_countdown.stop();
    showProblem();
}

QList<QWidget *> ListPage::areas()
{
    return {strip(), m_filterBar, m_stage, m_details->pane()};
}

void ListPage::focusSearch()
{
    m_filterBar->focusSearch();
}

void ListPage::focusContents()
{
    m_table->setFocus(Qt::OtherFocusReason);
    placeCursor();
}

// A new list starts with the cursor on its first row; nothing is selected.
void ListPage::placeCursor()
{
    const int first = m_table->visibleRows().first;
    if (m_table->currentIndex().isValid() || m_model->idAt(first).isNull())
        return;
    const QModelIndex cell = m_model->index(first, m_table->header()->firstVisible());
    m_table->selection()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
}

void ListPage::focusRows()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (m_table->currentIndex().isValid())
        return;
    m_isEntering = m_model->idAt(std::max(0, m_table->rowAt(0))).isNull();
    if (m_isEntering)
        return;
    m_table->selection()->joinCurrent();
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(std::max(0, m_table->rowAt(0)), 0));
}

QString ListPage::countText() const
{
    return m_filterBar->countText();
}

qint64 ListPage::updatedAtMs() const
{
    return m_model->updatedAtMs();
}

QString ListPage::refreshText() const
{
    return m_refresh->text();
}

void ListPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (m_strip)
        m_strip->widget()->setLow(window()->height() <= lowWindow);
}

} // namespace views
