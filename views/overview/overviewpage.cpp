// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/overviewpage.h"

#include "models/catalog/clusters.h"
#include "models/catalog/link.h"
#include "models/catalog/nodes.h"
#include "models/catalog/projects.h"
#include "models/catalog/totals.h"
#include "models/catalog/workloads.h"
#include "models/session/session.h"
#include "views/navigation/navigator.h"
#include "views/overview/cardtable.h"
#include "views/overview/gpuchart.h"
#include "views/overview/overviewcard.h"
#include "views/overview/overviewcells.h"
#include "views/overview/waithistogram.h"
#include "views/refresh/refreshclock.h"
#include "views/widgets/pagebody.h"
#include "views/widgets/problembanner.h"

#include <QDateTime>
#include <QGridLayout>
#include <QResizeEvent>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;
using overview::Part;

namespace views {
namespace {

constexpr int clockMs = 10'000;
constexpr double wideDigits = 145; // from this width on, the cards stand in two columns
constexpr qsizetype mostLines = 12; // of a card

Location workloadsIn(const QString &phase)
{
    table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
    query.filters = {catalog::equalFilter("phase", phase)};
    return {ListPlace{catalog::workloadResource, query}};
}

Location waitingList()
{
    Location location = workloadsIn(u"Pending"_s);
    location.list()->query.sortKey = u"createdAt"_s;
    location.list()->query.descending = false;
    return location;
}

Location projectList()
{
    Location location = startLocation(catalog::projectResource);
    location.list()->query.sortKey = u"gpuAllocated"_s;
    location.list()->query.descending = true;
    return location;
}

Location idleList()
{
    return {ListPlace{catalog::workloadResource, catalog::idleQuery()}};
}

Location nodesOfPool(const overview::PoolLine &pool)
{
    table::ListQuery query = catalog::defaultQuery(catalog::nodeResource);
    query.filters = {catalog::equalFilter("clusterUuid", pool.clusterId, pool.cluster),
                     catalog::equalFilter("nodePool", pool.name)};
    return {ListPlace{catalog::nodeResource, query}};
}

} // namespace

OverviewPage::OverviewPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_location{OverviewPlace()}
    , m_model(new overview::Overview(
          context.session.client(), context.names, [&session = context.session] { return session.nowMs(); }, this))
    , m_body(new PageBody(PageBody::LineAt::Top, this))
    , m_strip(new SummaryStrip(this))
    , m_content(new QWidget)
    , m_grid(new QGridLayout(m_content))
    , m_reasons(new CardTable({tr("Reason"), QString(), tr("Workloads"), tr("Longest")}, true, m_content))
    , m_waits(new WaitHistogram(m_content))
    , m_curve(new GpuChart(m_content))
    , m_idle(new CardTable({tr("Workload"), tr("Project"), tr("Created by"), tr("Allocated"), QString(), tr("Idle")},
                           true, m_content))
    , m_projects(new CardTable({tr("Project"), QString(), tr("GPUs")}, false, m_content))
    , m_pools(new CardTable({tr("Node pool"), QString(), tr("GPUs"), tr("Free")}, false, m_content))
    , m_clusters(new CardTable({tr("Cluster"), tr("Status"), tr("GPUs")}, false, m_content))
    , m_refresh(new RefreshClock(this))
{
    setAccessibleName(title());
    build();
    connect(m_model, &overview::Overview::changed, this, &OverviewPage::show);
    connect(m_strip, &SummaryStrip::tileChosen, this, [this](const QString &key, bool) {
        const auto target = tileTarget(key);
        if (target)
            m_context.navigator.open(*target);
    });
    connect(m_body->banner(), &Banner::actionRequested, this, [this] {
        const auto problem = commonProblem(*m_model);
        problem &&leadsToSignIn(*problem) ? Q_EMIT signInRequested() : refresh();
    });
    m_refresh->setSession(&context.session);
    connect(m_refresh, &RefreshClock::due, this, &OverviewPage::refreshData);
    connect(m_refresh, &RefreshClock::textChanged, this, &OverviewPage::updatedAtChanged);
    connect(&context.session, &session::Session::returned, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&context.names, &catalog::ClusterNames::changed, this, &OverviewPage::showPools);
    m_clock.setInterval(clockMs);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        showTiles();
        showWaiting();
        showClusters();
    });
    m_clock.start();
    showTiles();
}

OverviewPage::~OverviewPage() = default;

QString OverviewPage::title() const
{
    return tr("Overview");
}

void OverviewPage::build()
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_content);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_content->setBackgroundRole(QPalette::Window);
    m_content->setAutoFillBackground(true);
    m_grid->setContentsMargins(panelPadding, panelPadding, panelPadding, panelPadding);
    m_grid->setSpacing(panelPadding);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_body);
    m_body->addBar(m_strip);
    m_body->setMain(scroll, scroll);

    const QString noWorkloads = catalog::wordsOf(catalog::workloadResource.words.forbidden);
    const QString noNodes = catalog::wordsOf(catalog::nodeResource.words.forbidden);
    addCard(CardId::Reasons, tr("What waits and why"), m_reasons, noWorkloads, waitingList());
    addCard(CardId::Waits, tr("How long they wait"), m_waits, noWorkloads, waitingList());
    addCard(CardId::Curve, tr("GPUs over 24 h"), m_curve, tr("No permission to read metrics of clusters"),
            startLocation(catalog::clusterResource));
    addCard(CardId::Idle, tr("Wasted GPUs now"), m_idle, noWorkloads, Location{WastedPlace()});
    addCard(CardId::Projects, tr("GPUs by project"), m_projects,
            catalog::wordsOf(catalog::projectResource.words.forbidden), projectList());
    addCard(CardId::Pools, tr("GPUs by node pool"), m_pools, noNodes, startLocation(catalog::nodeResource));
    addCard(CardId::Clusters, tr("Clusters"), m_clusters, catalog::wordsOf(catalog::clusterResource.words.forbidden),
            startLocation(catalog::clusterResource));
    for (const auto &[id, table] :
         std::initializer_list<std::pair<CardId, CardTable *>>{{CardId::Reasons, m_reasons},
                                                               {CardId::Idle, m_idle},
                                                               {CardId::Projects, m_projects},
                                                               {CardId::Pools, m_pools},
                                                               {CardId::Clusters, m_clusters}}) {
        connect(table, &CardTable::rowChosen, this, [this, card = id](int row) { openRow(m_targets[card], row); });
    }
    arrange();
}

void OverviewPage::addCard(CardId id, const QString &title, QWidget *content, const QString &forbidden,
                           const Location &opens)
{
    auto *card = new OverviewCard(title, content, forbidden, m_content);
    content->setAccessibleName(title);
    connect(card, &OverviewCard::openRequested, this, [this, opens] { m_context.navigator.open(opens); });
    m_cards.emplace(id, card);
}

// Two columns where there is room: what happens, beside where it happens.
void OverviewPage::arrange()
{
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    const auto place = [this](CardId id, int row, int column, int rows, int columns) {
        m_grid->addWidget(m_cards.at(id), row, column, rows, columns);
    };
    if (m_isWide) {
        place(CardId::Reasons, 0, 0, 1, 1);
        place(CardId::Waits, 0, 1, 1, 1);
        place(CardId::Curve, 1, 0, 1, 2);
        place(CardId::Idle, 2, 0, 1, 2);
        auto *right = new QVBoxLayout;
        right->setSpacing(panelPadding);
        for (const CardId id : {CardId::Projects, CardId::Pools, CardId::Clusters})
            right->addWidget(m_cards.at(id));
        right->addStretch(1);
        m_grid->addLayout(right, 0, 2, 4, 1);
    } else {
        int row = 0;
        for (const CardId id : {CardId::Reasons, CardId::Waits, CardId::Clusters, CardId::Projects, CardId::Pools,
                                CardId::Idle, CardId::Curve})
            place(id, row++, 0, 1, 1);
    }
    constexpr int shares[] = {5, 4, 5};
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, m_isWide ? shares[column] : (column == 0 ? 1 : 0));
    m_grid->setRowStretch(m_isWide ? 3 : int(m_cards.size()), 1);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool isWide = width() >= appMetrics().dw(wideDigits);
    if (std::exchange(m_isWide, isWide) != isWide)
        arrange();
}

void OverviewPage::open(const Location &location, const PageState & /*state*/)
{
    m_location = location;
    if (!m_refresh->pace().isBusy())
        refreshData();
}

void OverviewPage::refresh()
{
    m_context.session.client().endPauses();
    refreshData();
}

void OverviewPage::refreshData()
{
    m_refresh->began();
    m_body->setLoading(true);
    m_model->refresh();
    m_context.totals.refresh();
}

void OverviewPage::noteChanged(catalog::Resource /*resource*/)
{
    m_refresh->setStale();
}

void OverviewPage::focusContents()
{
    m_strip->setFocus();
}

QList<QWidget *> OverviewPage::areas()
{
    return {m_strip, m_reasons, m_idle, m_projects, m_pools, m_clusters};
}

void OverviewPage::setZone(table::Zone zone)
{
    m_curve->setZone(zone);
}

void OverviewPage::setRefreshSeconds(int seconds)
{
    m_refresh->setSeconds(seconds);
}

Banner *OverviewPage::banner() const
{
    return m_body->banner();
}

QString OverviewPage::refreshText() const
{
    return m_refresh->text();
}

void OverviewPage::openRow(const QList<Location> &rows, int row)
{
    if (row >= 0 && row < rows.size())
        m_context.navigator.open(rows.at(row));
}

void OverviewPage::show(Part part)
{
    switch (part) {
    case Part::Waiting:
        showWaiting();
        break;
    case Part::Clusters:
        showClusters();
        showPools();
        break;
    case Part::Nodes:
        showClusters();
        showPools();
        showIdle();
        break;
    case Part::Idle:
        showIdle();
        break;
    case Part::Projects:
        showProjects();
        break;
    case Part::Curves:
        showCurve();
        break;
    case Part::Phases:
    case Part::Failed:
        break;
    }
    showTiles();
    showProblem();
    if (m_model->isLoading())
        return;
    m_body->setLoading(false);
    m_refresh->ended();
    m_updatedAtMs = QDateTime::currentMSecsSinceEpoch();
    Q_EMIT updatedAtChanged();
}

// What all parts have in common is said once, in the banner.
void OverviewPage::showProblem()
{
    const auto problem = commonProblem(*m_model);
    if (!problem)
        return m_body->setNotice(std::nullopt);
    BannerText text = problemBanner(*problem);
    if (text.sentence.isEmpty())
        text.sentence = problem->sentence;
    m_body->setNotice(text);
}

void OverviewPage::showTiles()
{
    m_strip->setTiles(overviewTiles(*m_model, m_context.session.nowMs()));
}

std::optional<Location> OverviewPage::tileTarget(const QString &key) const
{
    if (key == u"longest")
        return m_model->waiting().longest.isNull()
            ? std::optional(waitingList())
            : std::optional(Location{targetIn(*waitingList().list(), m_model->waiting().longest)});
    if (key == u"failed")
        return Location{ListPlace{catalog::workloadResource, m_model->failedQuery()}};
    if (key == u"pending")
        return waitingList();
    if (key == u"running")
        return workloadsIn(u"Running"_s);
    if (key == u"idle")
        return idleList();
    if (key == u"nodes")
        return startLocation(catalog::nodeResource);
    return startLocation(catalog::clusterResource);
}

void OverviewPage::showWaiting()
{
    const overview::Waiting &waiting = m_model->waiting();
    const overview::PartState &state = m_model->state(Part::Waiting);
    m_reasons->setRows(reasonRows(waiting, m_context.session.nowMs()));
    QList<Location> targets;
    for (const overview::WaitReason &reason : waiting.reasons)
        targets << Location{targetIn(*waitingList().list(), reason.longest)};
    m_targets[CardId::Reasons] = targets;
    m_waits->setCounts(waiting.byWait);
    const QString nothing = waiting.read == 0 ? tr("Nothing waits.") : QString();
    const QString part = waiting.isWhole ? tr("%n pending workload(s)", nullptr, waiting.read)
                                         : tr("of the oldest %1").arg(table::countText(waiting.read));
    m_cards.at(CardId::Reasons)->setNote(state.isKnown ? part : QString());
    m_cards.at(CardId::Waits)->setNote(waiting.isWhole ? tr("since they are pending") : part);
    m_cards.at(CardId::Reasons)->setState(state, nothing);
    m_cards.at(CardId::Waits)->setState(state, nothing);
}

void OverviewPage::showIdle()
{
    const QList<overview::IdleLine> &lines = m_model->idleWorkloads();
    m_idle->setRows(idleRows(lines));
    QList<Location> targets;
    for (const overview::IdleLine &line : lines)
        targets << Location{targetIn(*idleList().list(), line.key)};
    m_targets[CardId::Idle] = targets;
    OverviewCard *card = m_cards.at(CardId::Idle);
    card->setNote(idleNote(*m_model));
    overview::PartState state = m_model->state(Part::Idle);
    // Nobody has set the filter that an older release refuses.
    if (state.problem && state.problem->kind == table::Problem::Kind::Refused)
        state.problem->sentence = tr("This control plane does not tell which workloads have idle GPUs.");
    card->setState(state, lines.isEmpty() ? tr("No allocated GPU is idle.") : QString());
}

void OverviewPage::showProjects()
{
    const QList<overview::ProjectLine> lines
        = m_model->projects().first(std::min(mostLines, m_model->projects().size()));
    m_projects->setRows(projectRows(lines));
    QList<Location> targets;
    for (const overview::ProjectLine &line : lines)
        targets << Location{targetIn(*projectList().list(), line.key)};
    m_targets[CardId::Projects] = targets;
    OverviewCard *card = m_cards.at(CardId::Projects);
    const bool isPart = lines.size() < m_model->projects().size() || !m_model->hasAllProjects();
    card->setNote(isPart ? tr("of quota, the first %1").arg(lines.size()) : tr("allocated of quota"));
    card->setState(m_model->state(Part::Projects), lines.isEmpty() ? tr("No project that you can see.") : QString());
}

void OverviewPage::showPools()
{
    const QList<overview::PoolLine> lines = m_model->pools().first(std::min(mostLines, m_model->pools().size()));
    m_pools->setRows(poolRows(lines));
    QList<Location> targets;
    for (const overview::PoolLine &line : lines)
        targets << nodesOfPool(line);
    m_targets[CardId::Pools] = targets;
    OverviewCard *card = m_cards.at(CardId::Pools);
    card->setNote(lines.size() < m_model->pools().size() ? tr("the largest %1").arg(lines.size())
                                                         : tr("allocated of all"));
    card->setState(m_model->state(Part::Nodes), lines.isEmpty() ? tr("No node has GPUs.") : QString());
}

void OverviewPage::showClusters()
{
    const QList<overview::ClusterLine> lines
        = m_model->clusters().first(std::min(mostLines, m_model->clusters().size()));
    m_clusters->setRows(clusterRows(lines, m_context.session.nowMs()));
    QList<Location> targets;
    for (const overview::ClusterLine &line : lines)
        targets << Location{targetIn(*startLocation(catalog::clusterResource).list(), line.key)};
    m_targets[CardId::Clusters] = targets;
    OverviewCard *card = m_cards.at(CardId::Clusters);
    card->setNote(lines.size() < m_model->clusters().size() ? tr("the first %1").arg(lines.size())
                                                            : tr("GPUs allocated"));
    card->setState(m_model->state(Part::Clusters), lines.isEmpty() ? tr("No clusters yet.") : QString());
}

void OverviewPage::showCurve()
{
    m_curve->setPoints(m_model->curve());
    OverviewCard *card = m_cards.at(CardId::Curve);
    card->setNote(tr("%n cluster(s) that report", nullptr, m_model->clustersInCurve()));
    card->setState(m_model->state(Part::Curves),
                   m_model->curve().empty() ? tr("No metrics of the last 24 hours.") : QString());
}

} // namespace views
