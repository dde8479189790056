// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricspanel.h"

#include "views/metrics/metricpicker.h"
#include "views/metrics/metricsexport.h"
#include "views/metrics/metricslane.h"
#include "views/metrics/rangebuttons.h"
#include "views/metrics/rangedialog.h"
#include "views/metrics/seriesview.h"
#include "views/refresh/refreshclock.h"
#include "views/widgets/loadingline.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QKeyEvent>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using metrics::Scope;

namespace views {
namespace {

constexpr int zoomDelay = 150; // ms; a wheel turns in many steps
constexpr int resizeDelay = 300;
constexpr int showDelay = 40; // a workload's pods answer one by one
constexpr int ignoredChange = 5; // % of the plot width
constexpr int besideFrom = 1200; // px of the window
constexpr int fullPaneFrom = 1400;
constexpr int mostRequestsForFull = 96; // tiles times pods
constexpr int mostHistory = 500;
constexpr qreal pictureScale = 2;

bool isZoomOutKey(const QKeyEvent &event)
{
    if (event.modifiers() == Qt::AltModifier)
        return event.key() == Qt::Key_Left;
    return event.modifiers() == Qt::NoModifier && (event.key() == Qt::Key_Escape || event.key() == Qt::Key_Backspace);
}

} // namespace

MetricsPanel::MetricsPanel(api::Client &client, const Shared &shared, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_clock([] { return QDateTime::currentMSecsSinceEpoch(); })
    , m_loader(new metrics::Loader(client, shared.memory, this))
    , m_refresh(new RefreshClock(this))
    , m_banner(new Banner(this))
    , m_toolbar(new MetricsToolbar(this))
    , m_body(new QWidget(this))
    , m_charts(new ChartStack(m_body))
    , m_series(new SeriesPane(shared.looks, m_body))
    , m_statePanel(new StatePanel(m_body))
    , m_loading(new LoadingLine(this))
    , m_exporter(new MetricsExporter(exportSource(), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_body, 1);
    m_bodyLayout = new QBoxLayout(QBoxLayout::LeftToRight, m_body);
    m_bodyLayout->setContentsMargins(0, 0, 0, 0);
    m_bodyLayout->setSpacing(0);
    m_bodyLayout->addWidget(m_charts, 3);
    m_bodyLayout->addWidget(m_series, 1);
    m_body->installEventFilter(this);
    m_charts->setLooks(shared.looks);
    m_statePanel->hide();
    m_load.setSingleShot(true);
    connect(&m_load, &QTimer::timeout, this, &MetricsPanel::load);
    connect(m_refresh, &RefreshClock::due, this, &MetricsPanel::refresh);
    m_show.setSingleShot(true);
    m_show.setInterval(showDelay);
    connect(&m_show, &QTimer::timeout, this, &MetricsPanel::showAnswer);
    connect(m_loader, &metrics::Loader::changed, this, [this] {
        if (!m_show.isActive())
            m_show.start();
    });
    connect(m_loader, &metrics::Loader::finished, this, [this] {
        m_refresh->ended();
        showAnswer();
    });
    connect(m_statePanel, &StatePanel::actionRequested, this, [this](int id) { act(MetricsAction(id)); });
    connect(m_banner, &Banner::actionRequested, this, [this] { act(m_bannerAction); });
    connect(m_exporter, &MetricsExporter::saved, this, &MetricsPanel::showSaved);
    connectToolbar();
    connectCharts();
    connectSeries();
    setFocusProxy(m_charts);
    setTabOrder(m_toolbar, m_charts);
    setTabOrder(m_charts, m_series->view());
}

MetricsPanel::~MetricsPanel() = default;

MetricsExporter::Source MetricsPanel::exportSource()
{
    MetricsExporter::Source source;
    source.answer = [this] { return m_loader->answer(); };
    source.picture = [this] { return m_charts->picture(pictureScale); };
    source.writeSvg = [this](const QString &file) { return m_charts->writeSvg(file); };
    source.statistics = [this] { return m_series->model()->statisticsText(); };
    source.fileName
        = [this](const QString &suffix) { return metricsFileName(subject().name, range(), m_zone, suffix); };
    return source;
}

void MetricsPanel::showSaved(bool isGood, const QString &sentence)
{
    m_bannerAction = MetricsAction::ShowFile;
    m_banner->showText({isGood ? Tone::Success : Tone::Danger,
                        isGood ? "check" : "err",
                        {},
                        sentence,
                        isGood ? tr("Show") : QString(),
                        {}});
}

void MetricsPanel::connectToolbar()
{
    connect(m_toolbar, &MetricsToolbar::metricsRequested, this, &MetricsPanel::chooseMetrics);
    connect(m_toolbar, &MetricsToolbar::presetChosen, this, &MetricsPanel::choosePreset);
    connect(m_toolbar, &MetricsToolbar::sampleModeChosen, this,
            [this](SampleMode mode) { change([mode](MetricsChoice &choice) { choice.sampleMode = mode; }); });
    connect(m_toolbar, &MetricsToolbar::samplesEntered, this, [this](int samples) {
        change([samples](MetricsChoice &choice) {
            choice.sampleMode = SampleMode::Number;
            choice.samples = samples;
        });
    });
    connect(m_toolbar, &MetricsToolbar::showChosen, this,
            [this](ChartStack::Show show) { dress([show](MetricsChoice &choice) { choice.show = show; }); });
    connect(m_toolbar, &MetricsToolbar::refreshIntervalChosen, this, &MetricsPanel::refreshSecondsChosen);
    connect(m_toolbar, &MetricsToolbar::zoomResetRequested, this, &MetricsPanel::resetZoom);
    connect(m_toolbar, &MetricsToolbar::refreshRequested, this, &MetricsPanel::refresh);
    connect(m_toolbar, &MetricsToolbar::exportRequested, m_exporter, &MetricsExporter::start);
}

void MetricsPanel::connectCharts()
{
    connect(m_charts, &ChartStack::rangeRequested, this, &MetricsPanel::zoomTo);
    connect(m_charts, &ChartStack::backRequested, this, &MetricsPanel::zoomOut);
    connect(m_charts, &ChartStack::unitFlipRequested, m_loader, &metrics::Loader::flipUnit);
    connect(m_charts, &ChartStack::highlighted, m_series, &SeriesPane::setHighlighted);
    connect(m_charts, &ChartStack::plotWidthChanged, this, [this] {
        // Labels that are a digit wider are no reason to ask for everything again.
        const int change = std::abs(m_charts->plotWidth() - m_plotWidth);
        const bool isMuch = change * 100 > m_plotWidth * ignoredChange;
        if (choice().sampleMode == SampleMode::Auto && m_plotWidth > 0 && isMuch && isVisible() && !m_load.isActive())
            m_load.start(resizeDelay);
    });
}

void MetricsPanel::connectSeries()
{
    connect(m_series, &SeriesPane::highlighted, this, [this](const std::optional<metrics::SeriesKey> &key) {
        m_series->setHighlighted(key);
        m_charts->setHighlighted(key);
    });
    connect(m_series, &SeriesPane::hiddenChosen, this, [this](const QSet<metrics::SeriesKey> &hidden) {
        m_hidden = hidden;
        m_series->setHidden(hidden);
        m_charts->setHidden(hidden);
    });
    connect(m_series, &SeriesPane::curvesChosen, this, [this](SeriesPane::Curves curves) {
        change([curves](MetricsChoice &choice) {
            choice.types = curves == SeriesPane::Curves::Pods ? perGpuTypes(choice.types) : averageTypes(choice.types);
        });
    });
    connect(m_series, &SeriesPane::groupsChosen, this,
            [this](const QString &groupBy) { change([&](MetricsChoice &choice) { choice.groupBy = groupBy; }); });
    connect(m_series, &SeriesPane::copyRequested, this, [this] { m_exporter->start(MetricsExport::CopyStatistics); });
}

void MetricsPanel::open(const metrics::Subject &subject, const MetricsChoice &choice)
{
    const bool isOther = !(subject == m_state.subject());
    m_state.open(subject, choice);
    if (isOther) {
        m_hidden.clear();
        m_series->setHidden({});
        m_charts->setHidden({});
        m_charts->setLane({}, {});
        m_laneOf = {};
        m_loader->cancel();
        m_show.stop();
        m_charts->setAnswer({});
        m_series->setAnswer({});
        m_statePanel->hide();
    }
    m_banner->dismiss();
    m_toolbar->setLifePossible(lifeOf(subject, now()).has_value());
    showChoice();
    // The charts tell how wide they are once they are laid out.
    if (isVisible())
        m_load.start(0);
    else
        m_isDue = true;
}

void MetricsPanel::setChoice(const MetricsChoice &choice)
{
    if (choice == m_state.choice())
        return;
    m_state.setChoice(choice);
    showChoice();
    refresh();
}

void MetricsPanel::change(const std::function<void(MetricsChoice &)> &edit)
{
    MetricsChoice changed = choice();
    edit(changed);
    m_state.setChoice(changed);
    showChoice();
    load();
    Q_EMIT choiceChanged();
}

// What needs no other data.
void MetricsPanel::dress(const std::function<void(MetricsChoice &)> &edit)
{
    MetricsChoice changed = choice();
    edit(changed);
    m_state.setChoice(changed);
    showChoice();
    Q_EMIT choiceChanged();
}

void MetricsPanel::choosePreset(RangePreset preset)
{
    if (preset == RangePreset::Custom) {
        askForRange();
        return;
    }
    // The one that is chosen already leads back to its whole.
    m_state.resetZoom();
    change([preset](MetricsChoice &choice) { choice.preset = preset; });
}

void MetricsPanel::chooseMetrics()
{
    auto *picker = new MetricPicker(metrics::metricsOf(subject()), choice().types, this);
    connect(picker, &MetricPicker::picked, this,
            [this](const QStringList &types) { change([&](MetricsChoice &choice) { choice.types = types; }); });
    picker->popup(m_toolbar->metricsButton());
}

void MetricsPanel::askForRange()
{
    if (m_rangeDialog) {
        m_rangeDialog->raise();
        m_rangeDialog->activateWindow();
        return;
    }
    m_rangeDialog = new RangeDialog(range(), {m_zone, now()}, this);
    connect(m_rangeDialog, &RangeDialog::chosen, this, [this](const metrics::Range &range) {
        m_state.resetZoom();
        change([&](MetricsChoice &choice) {
            choice.preset = RangePreset::Custom;
            choice.custom = range;
        });
    });
    m_rangeDialog->show();
}

void MetricsPanel::zoomTo(const metrics::Range &range)
{
    if (!m_state.zoomTo(range, now(), m_load.isActive()))
        return;
    m_charts->setVisibleRange(this->range());
    showSampling();
    m_load.start(zoomDelay);
}

bool MetricsPanel::zoomOut()
{
    const bool changed = m_state.zoomOut();
    if (changed)
        load();
    return changed;
}

void MetricsPanel::resetZoom()
{
    if (m_state.resetZoom())
        load();
}

void MetricsPanel::load()
{
    m_load.stop();
    m_isDue = false;
    m_state.follow(now());
    m_plotWidth = m_charts->plotWidth();
    m_charts->setVisibleRange(range());
    showSampling();
    m_refresh->setSeconds(isRefreshing() ? m_refreshSeconds : 0);
    m_refresh->began();
    m_loader->load(m_state.query(m_plotWidth));
    m_loading->setLoading(m_loader->isLoading());
    loadLane();
    showState();
}

void MetricsPanel::loadLane()
{
    const base::Key workload = subject().scope == Scope::Workload ? subject().id : subject().workloadId;
    if (subject().scope == Scope::Cluster || workload.isNull()) {
        m_charts->setLane({}, {});
        return;
    }
    // It is there as a whole: a zoom shows another part of it.
    if (isZoomed() && workload == m_laneOf)
        return;
    api::ListParams params;
    params.limit = mostHistory; // the newest ones, as the server sorts them
    m_history = m_client.workloadHistory(
        workload, params, base::Urgency::Metrics, this,
        [this, workload](api::Result<api::PagePtr<api::HistoryRecord>> page) {
            if (!page)
                return; // the lane is an addition; its absence is no fault of the charts
            const qint64 end = subject().endedMs == api::absentTime ? now() : subject().endedMs;
            const Lane lane = laneOf(**page, end, subject().scope == Scope::Pod ? subject().name : QString());
            m_laneOf = workload;
            m_charts->setLane(lane.phases, lane.events);
        });
}

void MetricsPanel::refresh()
{
    if (isVisible())
        load();
    else
        m_isDue = true;
}

void MetricsPanel::showSampling()
{
    const int total = m_state.plan(m_plotWidth).total();
    const int objects = std::max(1, m_loader->answer().podsShown);
    const auto full = fullSamples(range());
    const bool fullPossible = full && (*full + mostSamples - 1) / mostSamples * objects <= mostRequestsForFull;
    m_toolbar->setSampling(total, double(range().length()) / total, fullPossible);
    m_toolbar->setZoomed(isZoomed());
    m_toolbar->setRefreshPossible(isRefreshing());
}

void MetricsPanel::showChoice()
{
    const MetricsChoice &choice = this->choice();
    m_toolbar->setChoice(choice);
    m_toolbar->setCustomText(choice.preset == RangePreset::Custom ? rangeText(choice.custom, m_zone) : QString());
    m_charts->setShow(choice.show);
    m_refresh->setSeconds(isRefreshing() ? m_refreshSeconds : 0);
    m_series->model()->setScope(subject().scope);
    switch (subject().scope) {
    case Scope::Workload: {
        const QStringList perGpu = perGpuTypes(choice.types);
        const QStringList average = averageTypes(choice.types);
        const bool ofPods = average != choice.types;
        m_series->showCurves(ofPods ? SeriesPane::Curves::Pods : SeriesPane::Curves::Workload, perGpu != average);
        break;
    }
    case Scope::Cluster:
        m_series->showGroups(choice.groupBy);
        break;
    default:
        m_series->showNoSwitch();
    }
}

void MetricsPanel::showAnswer()
{
    m_show.stop();
    const metrics::Answer &answer = m_loader->answer();
    m_charts->setAnswer(answer);
    m_series->setAnswer(answer);
    m_toolbar->setExportPossible(m_series->model()->seriesCount() > 0);
    m_loading->setLoading(m_loader->isLoading());
    showState();
    Q_EMIT updatedAtChanged();
}

void MetricsPanel::showState()
{
    const metrics::Answer &answer = m_loader->answer();
    const bool lifeOffered = choice().preset != RangePreset::Life || isZoomed();
    const auto content = metricsStandIn(answer, subject(), m_loader->isLoading(), lifeOffered);
    if (content)
        m_statePanel->setContent(*content);
    m_statePanel->setVisible(content.has_value());
    const bool isNews = m_banner->text().tone == Tone::Success && m_banner->isVisible();
    const auto notice = content ? std::nullopt : metricsNotice(answer, m_loader->isLoading(), {m_zone, now()});
    if (notice) {
        m_bannerAction = notice->action;
        m_banner->showText(notice->text);
    } else if (!isNews)
        m_banner->dismiss();
    place();
}

void MetricsPanel::act(MetricsAction action)
{
    switch (action) {
    case MetricsAction::Retry:
        load();
        return;
    case MetricsAction::SignIn:
        Q_EMIT signInRequested();
        return;
    case MetricsAction::ShowLife:
        choosePreset(RangePreset::Life);
        return;
    case MetricsAction::ShowDay:
        choosePreset(RangePreset::Hour24);
        return;
    case MetricsAction::LeaveOut:
        leaveOutRefused();
        return;
    case MetricsAction::ShowFile:
        m_exporter->showLastFile();
        return;
    }
}

void MetricsPanel::leaveOutRefused()
{
    QStringList kept;
    for (const metrics::MetricAnswer &metric : m_loader->answer().metrics) {
        if (metric.state != metrics::MetricAnswer::State::Refused)
            kept.append(typeOf(*metric.metric));
    }
    if (kept.isEmpty())
        kept = defaultChoice(subject().scope).types;
    change([&](MetricsChoice &choice) { choice.types = kept; });
}

void MetricsPanel::setZone(table::Zone zone)
{
    m_zone = zone;
    m_charts->setZone(zone);
    showChoice();
}

void MetricsPanel::setRefreshSeconds(int seconds)
{
    m_refreshSeconds = seconds;
    m_toolbar->setRefreshSeconds(seconds);
    m_refresh->setSeconds(isRefreshing() ? seconds : 0);
}

void MetricsPanel::setClock(Clock clock)
{
    m_clock = std::move(clock);
    m_loader->setClock(m_clock);
}

QString MetricsPanel::note() const
{
    for (const metrics::MetricAnswer &metric : m_loader->answer().metrics) {
        for (const metrics::SeriesPtr &series : metric.series) {
            if (series->provisionalFrom < series->samples.size())
                return tr("The last 60 s are provisional");
        }
    }
    return {};
}

qint64 MetricsPanel::updatedAtMs() const
{
    return m_loader->answer().answeredAtMs;
}

// Esc, Backspace and Alt+Left undo a zoom here before they mean anything to the window.
bool MetricsPanel::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isZoomed() && isZoomOutKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void MetricsPanel::keyPressEvent(QKeyEvent *event)
{
    if (isZoomOutKey(*event) && zoomOut())
        return;
    QWidget::keyPressEvent(event);
}

bool MetricsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_body && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void MetricsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int width = window()->width();
    const bool beside = width >= besideFrom;
    m_bodyLayout->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_series->setPlace(!beside                     ? SeriesPane::Place::Below
                           : width >= fullPaneFrom ? SeriesPane::Place::Beside
                                                   : SeriesPane::Place::BesideCompact);
    place();
}

void MetricsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isDue)
        m_load.start(0);
}

void MetricsPanel::place()
{
    m_statePanel->setGeometry(m_body->rect());
    m_statePanel->raise();
    m_loading->setGeometry(0, m_body->y(), width(), m_loading->height());
    m_loading->raise();
}

} // namespace views
