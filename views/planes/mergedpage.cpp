// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/planes/mergedpage.h"

#include "models/base/planekey.h"
#include "models/catalog/fitting.h"
#include "models/catalog/totals.h"
#include "models/table/selection.h"
#include "views/details/detailsdock.h"
#include "views/filter/cellfilter.h"
#include "views/filter/filterbar.h"
#include "views/list/exportoptions.h"
#include "views/list/listsummary.h"
#include "views/planes/mergedactions.h"
#include "views/planes/mergedrows.h"
#include "views/planes/mergedstrip.h"
#include "views/planes/planecounts.h"
#include "views/refresh/refreshclock.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"
#include "views/widgets/pagebody.h"

#include <QDateTime>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using replica::CopySource;
using replica::CopyState;
using replica::MergedSource;

namespace views {
namespace {

constexpr int mergedClockMs = 15'000;
constexpr int exportPatienceMs = 600'000; // a file waits for all of its rows

} // namespace

replica::MergedPart mergedPart(catalog::Resource resource, const Plane &plane, CopySource *&copy)
{
    const auto make = [resource, &client = plane.context.session.client(), &names = plane.context.names] {
        return catalog::makeSource(resource, client, names);
    };
    replica::MergedPart part{plane.id, plane.name, make()};
    if (part.source->sortsHere())
        return part;
    auto copied = std::make_unique<CopySource>(std::move(part.source), make, plane.context.names);
    copy = copied.get();
    copy->follow(catalog::changeKeys(resource), [&session = plane.context.session] { return session.nowMs(); });
    part.source = std::move(copied);
    return part;
}

MergedPage::MergedPage(catalog::Resource resource, const PlaneList &planes, QWidget *parent)
    : Page(parent)
    , m_resource(resource)
    , m_planes(planes)
    , m_location(startLocation(resource))
    , m_frame(new PageBody(PageBody::LineAt::Top, this))
    , m_details(new DetailsDock(resource, planes.front().context, this))
    , m_stage(new QWidget(m_details))
    , m_table(new TableView(m_stage))
    , m_refresh(new RefreshClock(this))
    , m_restorer(*m_table)
{
    setAccessibleName(catalog::titleOf(resource));
    makeSource();
    build();
    connectModel();
    for (const Plane &plane : m_planes) {
        connect(&plane.watch, &PlaneWatch::changed, this, [this, &plane] { planeChanged(plane); });
        connect(&plane.context.session, &session::Session::nextTryChanged, this, &MergedPage::showNotice);
        connect(&plane.context.session, &session::Session::changed, this,
                [this, &plane](const api::Change &change) { noteWrite(plane, change); });
        connect(&plane.context.names, &catalog::ClusterNames::changed, this, &MergedPage::tick);
        connect(&plane.context.totals, &catalog::Totals::changed, this, &MergedPage::showCount);
    }
    connect(m_refresh, &RefreshClock::due, this, [this] { refreshAll(base::Urgency::Refresh); });
    connect(m_refresh, &RefreshClock::textChanged, this, &MergedPage::updatedAtChanged);
    m_countdown.setInterval(1000);
    connect(&m_countdown, &QTimer::timeout, this, &MergedPage::showNotice);
    m_clock.setInterval(mergedClockMs);
    connect(&m_clock, &QTimer::timeout, this, &MergedPage::tick);
    m_clock.start();
    tick();
}

MergedPage::~MergedPage() = default;

void MergedPage::makeSource()
{
    std::vector<replica::MergedPart> parts;
    QStringList names;
    for (const Plane &plane : m_planes)
        names.append(plane.name);
    const QStringList shorts = shortNames(names);
    for (const Plane &plane : m_planes) {
        CopySource *copy = nullptr;
        parts.push_back(mergedPart(m_resource, plane, copy));
        parts.back().shortName = shorts.at(qsizetype(parts.size()) - 1);
        if (copy)
            m_copies.insert(plane.id, copy);
    }
    auto source = std::make_unique<MergedSource>(std::move(parts));
    m_source = source.get();
    m_model = new table::WindowModel(std::move(source), this);
    connect(m_source, &MergedSource::statesChanged, this, &MergedPage::showStates);
    for (CopySource *copy : std::as_const(m_copies))
        connect(copy, &CopySource::changed, this, &MergedPage::showStates);
}

void MergedPage::build()
{
    std::vector<const table::ColumnInfo *> columns{&MergedSource::planeColumn()};
    for (const table::ColumnInfo *column : catalog::columns(m_resource))
        columns.push_back(column);
    m_filterBar = new FilterBar(m_resource, columns, m_planes.front().context.names, this);
    m_filterBar->setClusters([this] {
        QList<std::pair<QString, QString>> all;
        for (const Plane &plane : m_planes)
            all += plane.context.names.all();
        return all;
    });
    m_filterBar->setOffered([this](const table::ColumnInfo &field) {
        if (!field.filterKey)
            return std::ranges::any_of(m_copies, [&](const CopySource *copy) { return copy->canSort(field); });
        return std::ranges::any_of(m_planes, [&](const Plane &plane) {
            return !plane.context.session.client().capabilities().lacks(
                catalog::keyFeature(m_resource, QString::fromLatin1(field.filterKey)));
        });
    });
    m_filterBar->setListed([this](const table::ColumnInfo &field) {
        QStringList listed;
        for (const Plane &plane : m_planes) {
            if (&field == &MergedSource::planeColumn())
                listed.append(plane.name);
            else
                listed += plane.context.totals.listedValues(m_resource, QLatin1StringView(field.filterKey));
        }
        listed.removeDuplicates();
        return listed;
    });
    m_counts = new PlaneCounts(m_planes, m_filterBar);
    m_filterBar->addBesideCount(m_counts, [this](int) { return m_counts->sizeHint().width(); });
    if (!m_copies.isEmpty())
        m_filterBar->setForServer([this](const table::Filter &filter) {
            return std::ranges::all_of(m_copies, [&](const CopySource *copy) { return copy->isForServer(filter); });
        });
    connect(m_counts, &PlaneCounts::chosen, this,
            [this](const QString &name) { setQuery(withPlane(m_model->query(), name)); });
    connect(m_counts, &PlaneCounts::hideRequested, this, [this](const QStringList &hidden) {
        QStringList shown;
        const QList<replica::PartState> states = m_source->states();
        for (const replica::PartState &state : states) {
            if (state.isShown)
                shown.append(state.name);
        }
        setQuery(withoutPlanes(m_model->query(), hidden, shown));
    });
    connect(m_filterBar, &FilterBar::queryChanged, this, &MergedPage::setQuery);
    connect(m_filterBar, &FilterBar::leaveRequested, this, &MergedPage::focusContents);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    if (m_resource->strip) {
        m_strip = new MergedStrip(m_resource, m_planes, *m_model, this);
        connect(m_strip->widget(), &SummaryStrip::tileChosen, this,
                [this](const QString &key, bool add) { setQuery(withTile(m_resource, m_model->query(), key, add)); });
        m_frame->addBar(m_strip->widget());
    }
    m_frame->addBar(m_filterBar);
    m_frame->setMain(m_details, m_stage);

    auto *stage = new QVBoxLayout(m_stage);
    stage->setContentsMargins(0, 0, 0, 0);
    stage->addWidget(m_table);
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
    addPane(m_planes.front().id, m_details->pane()); // which is there from the start
    m_details->setPanes([this](const base::Key &key) { return paneOf(key); });
    m_details->setContent(m_stage, m_table);
    m_rows = new MergedRows(
        *m_table, m_planes, m_filterBar->offer(), [this] { return m_location; },
        [this](const QString &plane) {
            const auto old = m_oldFrom.constFind(plane);
            return old == m_oldFrom.cend() ? std::nullopt : std::optional(*old);
        });
    connect(m_rows, &MergedRows::commandRequested, this, [this](PageCommand command) { run(command, {}); });
    connect(m_rows, &MergedRows::filterRequested, this,
            [this](const table::Filter &filter) { setQuery(withFilter(m_model->query(), filter)); });
    if (!catalog::actionsOf(m_resource).empty()) {
        m_actions = std::make_unique<MergedActions>(m_resource, m_planes, *m_table);
        connect(m_actions.get(), &MergedActions::refused, this, [this](const QString &sentence) {
            banner()->showText({Tone::Info, "info", sentence, {}, {}, {}});
        });
    }
    for (const QKeySequence &key : {QKeySequence(Qt::CTRL | Qt::Key_F), QKeySequence(Qt::Key_Slash)}) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setWhatsThis(tr("Search"));
        connect(shortcut, &QShortcut::activated, m_filterBar, &FilterBar::focusSearch);
    }
}

void MergedPage::connectModel()
{
    using table::WindowModel;
    connect(m_model, &WindowModel::totalChanged, this, [this] {
        m_restorer.goOn();
        showState();
    });
    connect(m_model, &WindowModel::loadingChanged, this, [this] {
        m_frame->setLoading(m_model->isLoading());
        if (m_model->isLoading())
            m_refresh->began();
        else
            m_refresh->ended();
        m_restorer.goOn();
        showState();
    });
    connect(m_model, &WindowModel::problemChanged, this, &MergedPage::showState);
    connect(m_model, &WindowModel::rowsLoaded, this, &MergedPage::commandsChanged);
    connect(m_model, &WindowModel::updated, this, [this] {
        m_restorer.goOn();
        loadCopies();
        showState();
        Q_EMIT updatedAtChanged();
    });
    connect(m_table->selection(), &table::SelectionModel::changed, this, &MergedPage::showCount);
    connect(m_table->selection(), &table::SelectionModel::changed, this, &MergedPage::commandsChanged);
    connect(m_details, &DetailsDock::paneShownChanged, this, &MergedPage::commandsChanged);
    connect(m_frame->statePanel(), &StatePanel::actionRequested, this, &MergedPage::panelAction);
    connect(banner(), &Banner::actionRequested, this, [this] {
        if (silentPlanes().isEmpty() && !wantedCopies().isEmpty())
            loadWanted();
        else
            signInOrRefresh();
    });
}

Banner *MergedPage::banner() const
{
    return m_frame->banner();
}

void MergedPage::open(const Location &location, const PageState &state)
{
    m_location = location;
    applyQuery(state.query);
    if (m_strip)
        m_strip->refresh();
    m_restorer.start(state);
    Q_EMIT locationChanged();
}

std::optional<PageState> MergedPage::captured() const
{
    PageState state;
    state.query = m_model->query();
    state.topRow = std::max(0, m_table->rowAt(0));
    state.current = m_table->selection()->currentId();
    state.selection = m_table->selection()->marks();
    return m_restorer.intended(state);
}

void MergedPage::setQuery(const table::ListQuery &query)
{
    m_restorer.stop();
    applyQuery(query);
    Q_EMIT locationChanged();
}

void MergedPage::applyQuery(const table::ListQuery &query)
{
    m_location.list()->query = query;
    banner()->dismiss();
    m_model->setQuery(query);
    m_filterBar->setQuery(query);
    m_table->setSorted(query.sortKey, query.descending, query.thenBy);
    showState();
}

void MergedPage::refresh()
{
    for (const Plane &plane : m_planes) {
        plane.context.session.client().endPauses();
        plane.context.names.load(plane.context.session.client());
    }
    for (CopySource *copy : std::as_const(m_copies)) {
        if (copy->state().phase == CopyState::Phase::Failed)
            copy->load();
    }
    refreshAll(base::Urgency::Visible);
}

void MergedPage::refreshAll(base::Urgency urgency)
{
    m_model->refresh(urgency);
    m_details->reload();
    for (const Plane &plane : m_planes)
        plane.context.totals.refresh();
    if (m_strip)
        m_strip->refresh();
}

// What has come back is read again at once: its rows are as old as its silence was long.
void MergedPage::planeChanged(const Plane &plane)
{
    if (plane.watch.silentSinceMs() == 0 && plane.watch.returnedAtMs() > 0) {
        if (CopySource *copy = m_copies.value(plane.id); copy && copy->state().isServing)
            copy->readAgain();
        else if (copy)
            copy->load(); // it could not be read so far
        if (isVisible())
            m_model->refresh();
    }
    showStates();
}

// This program has changed objects of a control plane.
void MergedPage::noteWrite(const Plane &plane, const api::Change &change)
{
    if (catalog::resourceOf(change) != m_resource)
        return;
    m_refresh->setStale();
    if (CopySource *copy = m_copies.value(plane.id))
        copy->noteWrite();
}

void MergedPage::setRefreshSeconds(int seconds)
{
    m_refresh->setSeconds(seconds);
}

QString MergedPage::refreshText() const
{
    return m_refresh->text();
}

void MergedPage::setZone(table::Zone zone)
{
    m_zone = zone;
    tick();
}

table::FormatContext MergedPage::format() const
{
    return {m_zone, QDateTime::currentMSecsSinceEpoch()};
}

void MergedPage::tick()
{
    m_model->setFormatContext(format());
    m_filterBar->setFormatContext(format());
    m_details->setContext(format());
    if (!m_oldFrom.isEmpty())
        m_rows->showAges();
    showStates();
}

DetailsPane *MergedPage::paneOf(const base::Key &key)
{
    const Plane *plane = m_rows->planeOf(key);
    if (!plane)
        return nullptr;
    if (!m_panes.contains(plane->id))
        addPane(plane->id, new DetailsPane(m_resource, plane->context, m_details));
    return m_panes.value(plane->id);
}

void MergedPage::addPane(const QString &plane, DetailsPane *pane)
{
    m_panes.insert(plane, pane);
    connect(pane, &DetailsPane::metricsRequested, this, [this, plane](const base::Key &own) {
        if (const int row = m_model->rowOf(base::planeKey(plane, own)); row >= 0)
            m_rows->openMetrics(row);
    });
    connect(pane, &DetailsPane::signInRequested, this, [this, plane] { Q_EMIT signInToRequested(plane); });
}

void MergedPage::focusContents()
{
    m_table->setFocus(Qt::OtherFocusReason);
    const int first = m_table->visibleRows().first;
    if (m_table->currentIndex().isValid() || m_model->idAt(first).isNull())
        return;
    const QModelIndex cell = m_model->index(first, m_table->header()->firstVisible());
    m_table->selection()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
}

QList<QWidget *> MergedPage::areas()
{
    QList<QWidget *> areas;
    if (m_strip)
        areas.append(m_strip->widget());
    return areas + QList<QWidget *>{m_filterBar, m_stage, m_details->pane()};
}

bool MergedPage::offers(PageCommand command) const
{
    return command == PageCommand::Metrics || command == PageCommand::Details || command == PageCommand::Columns
        || command == PageCommand::Export;
}

bool MergedPage::canRun(PageCommand command) const
{
    if (command == PageCommand::Metrics)
        return m_rows->hasMetrics(m_table->currentIndex().row());
    return offers(command);
}

bool MergedPage::isChecked(PageCommand command) const
{
    return command == PageCommand::Details && m_details->isPaneShown();
}

void MergedPage::run(PageCommand command, const QPoint &menuAt)
{
    switch (command) {
    case PageCommand::Metrics:
        return m_rows->openMetrics(m_table->currentIndex().row());
    case PageCommand::Details:
        return m_details->toggle();
    case PageCommand::Columns:
        m_table->openColumnPicker(menuAt);
        return;
    case PageCommand::Export:
        if (const QString why = exportHindrance(); !why.isEmpty())
            banner()->showText({Tone::Info, "info", why, {}, {}, {}, {}, true});
        else
            Q_EMIT exportRequested();
        return;
    case PageCommand::FilterByValue:
        return m_rows->filterByCurrent(table::Op::Equal);
    case PageCommand::ExcludeValue:
        return m_rows->filterByCurrent(table::Op::NotEqual);
    default: // not of this page
        return;
    }
}

// As it is displayed: of the copies where they are, else from the servers.
csv::ExportRequest MergedPage::exportRequest() const
{
    struct Part
    {
        QString plane;
        QString name;
        CopySource::Maker make;
    };
    std::vector<Part> parts;
    for (const Plane &plane : m_planes) {
        const CopySource *copy = m_copies.value(plane.id);
        CopySource::Maker make = copy ? copy->frozen() : CopySource::Maker();
        if (!make)
            make = [resource = m_resource, context = plane.context] {
                return catalog::makeSource(resource, context.session.client(), context.names);
            };
        parts.push_back({plane.id, plane.name, std::move(make)});
    }
    csv::ExportRequest request;
    request.resource = m_resource;
    request.query = m_model->query();
    request.shown = [parts = std::move(parts)]() -> std::unique_ptr<table::TableSource> {
        std::vector<replica::MergedPart> made;
        for (const Part &part : parts)
            made.push_back({part.plane, part.name, part.make()});
        return std::make_unique<MergedSource>(std::move(made), exportPatienceMs);
    };
    return request;
}

QStringList MergedPage::visibleColumns() const
{
    QStringList keys;
    for (const int column : m_table->shownColumns())
        keys.append(QString::fromLatin1(m_model->source().column(column).key));
    return numberColumns(m_resource, keys);
}

} // namespace views
