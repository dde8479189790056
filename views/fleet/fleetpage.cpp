// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/fleetpage.h"

#include "models/catalog/link.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/session/session.h"
#include "views/fleet/heatbar.h"
#include "views/fleet/heatmap.h"
#include "views/fleet/heatnodes.h"
#include "views/look/isolate.h"
#include "views/navigation/navigator.h"
#include "views/overview/cardtable.h"
#include "views/refresh/refreshclock.h"
#include "views/widgets/pagebody.h"
#include "views/widgets/problembanner.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int clockMs = 1000;
enum class Action { Retry, SignIn, AllNodes };

} // namespace

FleetPage::FleetPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_location{HeatPlace()}
    , m_model(new fleet::Fleet(
          context.session.client(), [&session = context.session] { return session.nowMs(); }, this))
    , m_body(new PageBody(PageBody::LineAt::Top, this))
    , m_bar(new HeatBar(context.names, this))
    , m_map(new HeatMap(this))
    , m_nodes(new HeatNodes(this))
    , m_outline(new fleet::Outline(context.session.client(), this))
    , m_tenants(std::make_unique<fleet::Tenants>(context.session.client()))
    , m_node(new ElidedLabel(Qt::ElideMiddle, this))
    , m_facts(new ElidedLabel(Qt::ElideRight, this))
    , m_outlineButton(pushButton(tr("Outline workload"), ButtonRole::Normal, this))
    , m_pods(pushButton(tr("Pods"), ButtonRole::Normal, this))
    , m_table(pushButton(tr("Open as table"), ButtonRole::Normal, this))
    , m_refresh(new RefreshClock(this))
{
    setAccessibleName(title());
    m_map->setClock([&session = context.session] { return session.nowMs(); });
    build();
    connectOutline();
    connect(m_model, &fleet::Fleet::linesChanged, this, &FleetPage::showLines);
    connect(m_model, &fleet::Fleet::cellsChanged, m_map, &HeatMap::cellsChanged);
    connect(m_model, &fleet::Fleet::cellsChanged, this, &FleetPage::showCurrent);
    connect(m_model, &fleet::Fleet::stateChanged, this, &FleetPage::showState);
    connect(m_map, &HeatMap::inSightChanged, this, [this] { m_model->setInSight(m_map->linesInSight()); });
    connect(m_map, &HeatMap::currentChanged, this, &FleetPage::showCurrent);
    connect(m_map, &HeatMap::podsRequested, this, &FleetPage::openPods);
    connect(m_bar, &HeatBar::scopeChosen, this, &FleetPage::openScope);
    connect(m_bar, &HeatBar::showChosen, this, [this](HeatShow show) {
        m_bar->setShow(show);
        m_map->setShow(show);
    });
    connect(m_bar, &HeatBar::orderChosen, m_model, &fleet::Fleet::setOrder);
    connect(m_pods, &QPushButton::clicked, this, [this] {
        if (const fleet::Line *line = m_map->currentLine())
            openPods(line->key);
    });
    connect(m_table, &QPushButton::clicked, this, &FleetPage::openTable);
    m_refresh->setSession(&context.session);
    connect(m_refresh, &RefreshClock::due, this, &FleetPage::refreshData);
    connect(m_refresh, &RefreshClock::textChanged, this, &FleetPage::updatedAtChanged);
    connect(&context.session, &session::Session::returned, this, [this] {
        if (isVisible())
            refresh();
    });
    m_clock.setInterval(clockMs);
    connect(&m_clock, &QTimer::timeout, this, &FleetPage::showAge);
    m_clock.start();
}

FleetPage::~FleetPage() = default;

void FleetPage::build()
{
    auto *main = new QWidget;
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_splitter = new QSplitter(Qt::Vertical, main);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_map);
    m_splitter->addWidget(m_nodes);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_nodes->hide();
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isSplitByUser = true; });
    column->addWidget(m_splitter, 1);
    auto *foot = new Panel(QPalette::AlternateBase, Qt::TopEdge, main);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(panelPadding, 6, panelPadding, 6);
    row->setSpacing(controlGap);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    followFont(*m_node, [this] { m_node->setFont(semiBold(font())); });
    texts->addWidget(m_node);
    texts->addWidget(m_facts);
    row->addLayout(texts, 1);
    row->addWidget(m_outlineButton);
    row->addWidget(m_pods);
    row->addWidget(m_table);
    column->addWidget(foot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_body);
    m_body->addBar(m_bar);
    m_body->setMain(main, main);
    connect(m_body->statePanel(), &StatePanel::actionRequested, this, [this](int id) {
        if (Action(id) == Action::SignIn)
            Q_EMIT signInRequested();
        else if (Action(id) == Action::AllNodes)
            openScope({});
        else
            refresh();
    });
    connect(m_body->banner(), &Banner::actionRequested, this, [this] {
        const auto &problem = m_model->listProblem() ? m_model->listProblem() : m_model->metricsProblem();
        problem &&leadsToSignIn(*problem) ? Q_EMIT signInRequested() : refresh();
    });
}

QString FleetPage::title() const
{
    return tr("Heat");
}

void FleetPage::open(const Location &location, const PageState &state)
{
    m_location = location;
    m_wanted = state.current;
    if (const HeatPlace *place = location.heat()) {
        m_model->setScope({place->clusterId, place->nodePool});
        m_outline->setWorkload(place->workload, place->workloadName);
        m_chosen.clear();
        m_note = {};
    }
    showLines();
    if (!m_refresh->pace().isBusy())
        refreshData();
}

std::optional<PageState> FleetPage::captured() const
{
    PageState state;
    if (const fleet::Line *line = m_map->currentLine())
        state.current = line->key;
    return state;
}

void FleetPage::openScope(const fleet::Scope &scope)
{
    m_context.navigator.open(
        Location{HeatPlace{scope.clusterId, scope.pool, m_outline->workload(), m_outline->name()}, m_location.crumbs});
}

void FleetPage::refresh()
{
    m_context.session.client().endPauses();
    refreshData();
}

void FleetPage::refreshData()
{
    m_refresh->began();
    m_body->setLoading(true);
    m_model->refresh();
    m_outline->refresh();
}

void FleetPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    if (event->spontaneous())
        return;
    m_model->cancel(); // nobody looks
    m_refresh->ended();
}

void FleetPage::noteChanged(catalog::Resource /*resource*/)
{
    m_refresh->setStale();
}

void FleetPage::focusContents()
{
    m_map->setFocus();
}

QList<QWidget *> FleetPage::areas()
{
    QList<QWidget *> areas{m_bar->poolButton(), m_map};
    if (!m_nodes->isHidden())
        areas << m_nodes->table();
    return areas << m_outlineButton;
}

void FleetPage::setRefreshSeconds(int seconds)
{
    m_refresh->setSeconds(seconds);
}

Banner *FleetPage::banner() const
{
    return m_body->banner();
}

StatePanel *FleetPage::statePanel() const
{
    return m_body->statePanel();
}

QString FleetPage::refreshText() const
{
    return m_refresh->text();
}

bool FleetPage::offers(PageCommand command) const
{
    return command == PageCommand::Heat;
}

bool FleetPage::canRun(PageCommand command) const
{
    return command == PageCommand::Heat;
}

bool FleetPage::isChecked(PageCommand command) const
{
    return command == PageCommand::Heat;
}

void FleetPage::run(PageCommand command, const QPoint & /*menuAt*/)
{
    if (command == PageCommand::Heat)
        openTable();
}

void FleetPage::showLines()
{
    m_map->setLines(m_model->lines());
    m_bar->setPools(m_model->pools(), m_model->scope());
    if (!m_wanted.isNull() && m_model->lineOf(m_wanted) >= 0)
        m_map->setCurrent(std::exchange(m_wanted, {}), 0);
    showMarks();
    showState();
}

void FleetPage::showState()
{
    m_bar->setTellsIdleTime(m_model->tellsDevices());
    m_bar->setTally(fleet::tallyOf(m_model->lines()));
    m_bar->setTellsSmActivity(m_model->tellsProfiling());
    showProblems();
    showAge();
    const bool isOver = !m_model->isLoading() && (m_model->progress().open == 0 || m_model->metricsProblem());
    if (!isOver)
        return;
    m_body->setLoading(false);
    if (!m_refresh->pace().isBusy())
        return;
    m_refresh->ended();
    m_updatedAtMs = QDateTime::currentMSecsSinceEpoch();
    Q_EMIT updatedAtChanged();
}

void FleetPage::showProblems()
{
    const auto &listProblem = m_model->listProblem();
    const auto &problem = listProblem ? listProblem : m_model->metricsProblem();
    const bool hasCells = m_model->oldestMs() != api::absentTime;
    if (problem && !hasCells) {
        m_body->setNotice(std::nullopt);
        const QString forbidden = listProblem ? catalog::wordsOf(catalog::nodeResource.words.forbidden)
                                              : tr("No permission to read metrics of nodes");
        return m_body->setStandIn(problemPanel(*problem, forbidden, int(Action::Retry), int(Action::SignIn)));
    }
    if (m_model->isListKnown() && m_model->lines().empty()) {
        const bool isAll = m_model->scope() == fleet::Scope();
        StatePanel::Content content{"nodes", isAll ? tr("No node has GPUs") : tr("This node pool has no GPUs"), {}, {}};
        if (!isAll)
            content.actions = {{int(Action::AllNodes), tr("Show all nodes"), ButtonRole::Normal}};
        return m_body->setStandIn(content);
    }
    m_body->setStandIn(std::nullopt);
    if (!problem)
        return m_body->setNotice(std::nullopt);
    BannerText text = problemBanner(*problem);
    text.sentence = problem->sentence;
    m_body->setNotice(text);
}

// The oldest cell gives the age.
void FleetPage::showAge()
{
    const fleet::Progress progress = m_model->progress();
    QStringList parts;
    if (progress.open > 0)
        parts << tr("%1 of %n node(s)", nullptr, progress.nodes).arg(progress.nodes - progress.open);
    const std::int64_t oldest = m_model->oldestMs();
    if (oldest != api::absentTime) {
        const qint64 age = std::max<qint64>(0, m_context.session.nowMs() - oldest) / 1000;
        //: %1: duration
        parts << tr("samples %1 old").arg(table::durationText(age));
    }
    if (progress.failed > 0)
        parts << tr("%n without an answer", nullptr, progress.failed);
    m_bar->setState(parts.join(u", "_s),
                    tr("Each node is asked at most once a minute. The oldest sample on the map gives the age."));
}

void FleetPage::showCurrent()
{
    const fleet::Line *line = m_map->currentLine();
    m_outlineButton->setEnabled(line != nullptr);
    m_pods->setEnabled(line != nullptr);
    m_nodes->setCurrent(line ? line->key : base::Key());
    m_table->setEnabled(line != nullptr);
    if (!line) {
        m_node->setFullText({});
        m_facts->setFullText({});
        return;
    }
    const QString cluster = m_context.names.name(line->clusterId);
    QStringList where{table::stateText(line->status), line->pool};
    if (!cluster.isEmpty())
        where << cluster;
    where << line->gpuType;
    where.removeAll(QString());
    m_node->setFullText(isolated(line->label + u" · "_s + where.join(u" · "_s) + u" · "_s + lineSummary(*line)));
    m_facts->setFullText(isolated(gpuTitle(*line, m_map->currentGpu()) + u" · "_s
                                  + gpuFacts(*line, m_map->currentGpu(), m_context.session.nowMs()).join(u" · "_s)));
}

void FleetPage::openPods(const base::Key &node)
{
    const int line = m_model->lineOf(node);
    if (line >= 0)
        m_context.navigator.open(
            catalog::Link{&catalog::podsOfNode, node, m_model->lines()[std::size_t(line)]->name, false});
}

// The same nodes, with the current one as current row.
void FleetPage::openTable()
{
    const fleet::Scope &scope = m_model->scope();
    table::ListQuery query = catalog::defaultQuery(catalog::nodeResource);
    if (!scope.clusterId.isEmpty())
        query.filters << catalog::equalFilter("clusterUuid", scope.clusterId, m_context.names.name(scope.clusterId));
    if (!scope.pool.isEmpty())
        query.filters << catalog::equalFilter("nodePool", scope.pool);
    const fleet::Line *line = m_map->currentLine();
    const ListPlace list{catalog::nodeResource, query};
    m_context.navigator.open(Location{targetIn(list, line ? line->key : base::Key())});
}

} // namespace views
