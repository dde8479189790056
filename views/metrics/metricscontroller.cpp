// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricscontroller.h"

#include "models/metrics/tiles.h"
#include "views/refresh/refreshclock.h"

#include <QDateTime>
#include <QWidget>

#include <algorithm>

using metrics::Scope;

namespace views {
namespace {

constexpr int zoomDelay = 150; // ms; one turn of the wheel has many steps
constexpr int resizeDelay = 300;
constexpr int showDelay = 40; // a workload's pods answer one by one
constexpr int ignoredChange = 5; // % of the plot width
constexpr int mostHistory = 500;
constexpr double coarseStore = 1.5; // steps between its samples, or more

} // namespace

MetricsController::MetricsController(api::Client &client, std::shared_ptr<metrics::Memory> memory, QWidget *watched)
    : QObject(watched)
    , m_client(client)
    , m_clock([] { return QDateTime::currentMSecsSinceEpoch(); })
    , m_watched(watched)
    , m_loader(new metrics::Loader(client, std::move(memory), this))
    , m_refresh(new RefreshClock(watched))
{
    m_load.setSingleShot(true);
    connect(&m_load, &QTimer::timeout, this, &MetricsController::load);
    connect(m_refresh, &RefreshClock::due, this, &MetricsController::refresh);
    m_show.setSingleShot(true);
    m_show.setInterval(showDelay);
    connect(&m_show, &QTimer::timeout, this, &MetricsController::answerChanged);
    connect(m_loader, &metrics::Loader::changed, this, [this] {
        if (!m_show.isActive())
            m_show.start();
    });
    connect(m_loader, &metrics::Loader::finished, this, [this] {
        if (m_state.learn(m_loader->answer())) {
            Q_EMIT choiceShown();
            m_loader->load(m_state.query(m_plotWidth)); // of the same range: it has all answers
            return;
        }
        m_refresh->ended();
        m_show.stop();
        Q_EMIT answerChanged();
    });
}

MetricsController::~MetricsController() = default;

void MetricsController::setClock(Clock clock)
{
    m_clock = std::move(clock);
    m_loader->setClock(m_clock);
}

void MetricsController::setPlotWidth(Width width)
{
    m_width = std::move(width);
}

void MetricsController::loadDue()
{
    if (m_isDue)
        m_load.start(0);
}

void MetricsController::setRefreshSeconds(int seconds)
{
    m_refreshSeconds = seconds;
    m_refresh->setSeconds(isRefreshing() ? seconds : 0);
}

void MetricsController::open(const metrics::Subject &subject, const MetricsChoice &choice)
{
    const bool isOther = !(subject == m_state.subject());
    m_state.open(subject, choice, now());
    m_ranges.begin(m_state.step());
    if (isOther) {
        m_laneOf = {};
        m_loader->cancel();
        m_show.stop();
        setLane({});
    }
    m_refresh->setSeconds(isRefreshing() ? m_refreshSeconds : 0);
    Q_EMIT choiceShown();
    // The width of the plots is known only after layout.
    if (m_watched->isVisible())
        m_load.start(0);
    else
        m_isDue = true;
}

void MetricsController::setChoice(const MetricsChoice &choice)
{
    if (choice == m_state.choice())
        return;
    m_state.setChoice(choice);
    m_ranges.visit(m_state.step());
    m_refresh->setSeconds(isRefreshing() ? m_refreshSeconds : 0);
    Q_EMIT choiceShown();
    refresh();
}

void MetricsController::refresh()
{
    if (m_watched->isVisible())
        load();
    else
        m_isDue = true;
}

// A value axis whose labels get a digit wider must not cause a reload.
void MetricsController::followPlotWidth()
{
    const int change = std::abs(m_width() - m_plotWidth);
    const bool isMuch = change * 100 > m_plotWidth * ignoredChange;
    if (choice().sampleMode == SampleMode::Auto && m_plotWidth > 0 && isMuch && m_watched->isVisible()
        && !m_load.isActive())
        m_load.start(resizeDelay);
}

void MetricsController::change(const std::function<void(MetricsChoice &)> &edit)
{
    MetricsChoice changed = choice();
    edit(changed);
    m_state.setChoice(changed);
    m_ranges.visit(m_state.step());
    Q_EMIT choiceShown();
    load();
    Q_EMIT choiceChanged();
}

void MetricsController::dress(const std::function<void(MetricsChoice &)> &edit)
{
    MetricsChoice changed = choice();
    edit(changed);
    m_state.setChoice(changed);
    Q_EMIT choiceShown();
    Q_EMIT choiceChanged();
}

// Metrics chosen for other objects of the kind stay chosen where this one cannot have them.
void MetricsController::chooseMetrics(const QStringList &types)
{
    QStringList all = types;
    const QStringList offered = typesOf(metrics::metricsOf(subject()));
    for (const QString &type : choice().types) {
        if (!offered.contains(type))
            all.append(type);
    }
    m_state.chooseMetrics();
    change([&](MetricsChoice &choice) { choice.types = all; });
}

void MetricsController::choosePreset(RangePreset preset)
{
    // Choosing the current preset only resets the zoom.
    m_state.chooseRange();
    change([preset](MetricsChoice &choice) { choice.preset = preset; });
}

void MetricsController::chooseRange(const RangeChoice &range)
{
    m_state.chooseRange();
    change([&](MetricsChoice &choice) { choice.setRange(range); });
}

void MetricsController::shift(double share)
{
    zoomTo(shifted(range(), share));
}

void MetricsController::showNow()
{
    if (isZoomed() || !isRefreshing())
        chooseRange(lastChoice(std::max<qint64>(range().length(), shortestRangeMs)));
}

void MetricsController::previousRange()
{
    if (m_ranges.canGoBack())
        returnTo(m_ranges.back());
}

void MetricsController::nextRange()
{
    if (m_ranges.canGoForward())
        returnTo(m_ranges.forward());
}

void MetricsController::returnTo(const RangeStep &step)
{
    const bool isOther = step.choice != choice().range();
    m_state.restore(step);
    Q_EMIT choiceShown();
    load();
    if (isOther)
        Q_EMIT choiceChanged();
}

void MetricsController::leaveOutRefused()
{
    QStringList kept;
    for (const metrics::MetricAnswer &metric : answer().metrics) {
        if (metric.state != metrics::MetricAnswer::State::Refused)
            kept.append(typeOf(*metric.metric));
    }
    if (kept.isEmpty())
        kept = defaultTypes(subject());
    chooseMetrics(kept);
}

// It belongs to this cluster, so it is not part of the choice for all clusters.
void MetricsController::chooseNodePool(const QString &name)
{
    if (name == nodePool())
        return;
    m_state.setNodePool(name);
    Q_EMIT choiceShown();
    load();
}

void MetricsController::zoomTo(const metrics::Range &range)
{
    const bool isSameGesture = m_load.isActive() && isZoomed();
    if (!m_state.zoomTo(range, now(), isSameGesture))
        return;
    m_ranges.visit(m_state.step(), isSameGesture);
    Q_EMIT rangeChanged();
    m_load.start(zoomDelay);
}

bool MetricsController::zoomOut()
{
    const bool changed = m_state.zoomOut();
    if (changed) {
        m_ranges.visit(m_state.step());
        load();
    }
    return changed;
}

void MetricsController::resetZoom()
{
    if (!m_state.resetZoom())
        return;
    m_ranges.visit(m_state.step());
    load();
}

void MetricsController::load()
{
    m_load.stop();
    m_isDue = false;
    m_state.follow(now());
    m_plotWidth = m_width();
    Q_EMIT rangeChanged();
    m_refresh->setSeconds(isRefreshing() ? m_refreshSeconds : 0);
    m_refresh->began();
    m_loader->load(m_state.query(m_plotWidth));
    loadLane();
    loadNodePools();
    Q_EMIT loadBegan();
}

// One sample of a metric that each node pool has.
void MetricsController::loadNodePools()
{
    const base::Key cluster = subject().id;
    if (subject().scope != Scope::Cluster || cluster == m_poolsOf)
        return;
    m_poolsOf = cluster;
    m_nodePools.clear();
    const api::MetricsParams params{.types = {QStringLiteral("TOTAL_GPU")},
                                    .startMs = range().fromMs,
                                    .endMs = range().toMs,
                                    .samples = 1,
                                    .groupBy = QStringLiteral("Nodepool")};
    m_poolsCall = m_client.clusterMetrics(cluster, params, base::Urgency::Metrics, this,
                                          [this](const api::Result<api::MeasurementsPtr> &answer) {
                                              if (!answer)
                                                  return; // without the choice, the charts are still fine
                                              for (const api::Measurement &series : (*answer)->series) {
                                                  for (const auto &[key, value] : series.groups)
                                                      m_nodePools += (*answer)->texts.toString(value);
                                              }
                                              m_nodePools.removeDuplicates();
                                              m_nodePools.sort();
                                              Q_EMIT choiceShown();
                                          });
}

void MetricsController::loadLane()
{
    const base::Key workload = subject().scope == Scope::Workload ? subject().id : subject().workloadId;
    if (subject().scope == Scope::Cluster || workload.isNull()) {
        setLane({});
        return;
    }
    // The lane is loaded for the whole range: a zoom needs no other data.
    if (isZoomed() && workload == m_laneOf)
        return;
    api::ListParams params;
    params.limit = mostHistory; // the server sends the newest first
    m_history = m_client.workloadHistory(
        workload, params, base::Urgency::Metrics, this,
        [this, workload](api::Result<api::PagePtr<api::HistoryRecord>> page) {
            if (!page)
                return; // charts without the lane are still fine: not an error
            const qint64 end = subject().endedMs == api::absentTime ? now() : subject().endedMs;
            m_laneOf = workload;
            setLane(laneOf(**page, end, subject().scope == Scope::Pod ? subject().name : QString()));
        });
}

void MetricsController::setLane(const Lane &lane)
{
    m_lane = lane;
    Q_EMIT laneChanged(lane);
}

MetricsController::Sampling MetricsController::sampling() const
{
    const int total = m_state.plan(m_plotWidth).total();
    const int objects = std::max(1, answer().podsShown);
    const bool isFullPossible
        = fullSamples(range()).has_value() && metrics::isFullSensible(range(), std::size_t(objects));
    const double asked = double(range().length()) / total;
    // Of the answer on screen: the store may keep fewer samples.
    double stored = 0;
    for (const metrics::MetricAnswer &metric : answer().metrics) {
        for (const metrics::SeriesPtr &series : metric.series)
            stored = stored > 0 ? std::min(stored, series->stepMs) : series->stepMs;
    }
    const bool isCoarse = answer().range.length() == range().length() && stored > coarseStore * asked;
    return {total, isCoarse ? stored : asked, isFullPossible};
}

} // namespace views
