// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricspanel.h"

#include "views/charts/timelinecard.h"
#include "views/look/followfont.h"
#include "views/metrics/metricpicker.h"
#include "views/metrics/metricsexport.h"
#include "views/metrics/metricslane.h"
#include "views/metrics/rangebuttons.h"
#include "views/metrics/rangedialog.h"
#include "views/metrics/rangekeys.h"
#include "views/metrics/seriesview.h"
#include "views/widgets/pagebody.h"

#include <QKeyEvent>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using metrics::Scope;

namespace views {
namespace {

constexpr int besideFrom = 1200; // px, width of the window
constexpr int fullPaneFrom = 1400;
constexpr int besideWidth = 346; // px, or as many digits if they need more
constexpr int besideDigits = 43;
constexpr int compactWidth = 288;
constexpr int compactDigits = 36;
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
    , m_controller(new MetricsController(client, shared.memory, this))
    , m_body(new PageBody(PageBody::LineAt::Stage, this))
    , m_toolbar(new MetricsToolbar(m_body))
    , m_stage(new QSplitter(m_body))
    , m_charts(new ChartStack(m_stage))
    , m_series(new SeriesPane(shared.looks, m_stage))
    , m_exporter(new MetricsExporter(exportSource(), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_body);
    m_body->addBar(m_toolbar);
    m_body->setMain(m_stage, m_charts);
    m_stage->addWidget(m_charts);
    m_stage->addWidget(m_series);
    m_stage->setChildrenCollapsible(false);
    m_stage->setStretchFactor(0, 1);
    m_stage->setStretchFactor(1, 0);
    connect(m_stage, &QSplitter::splitterMoved, this, [this] {
        if (m_stage->orientation() != Qt::Horizontal)
            return;
        m_seriesWidth = m_series->width();
        Q_EMIT seriesWidthChosen(m_seriesWidth);
    });
    m_charts->setLooks(shared.looks);
    connect(statePanel(), &StatePanel::actionRequested, this, [this](int id) { act(MetricsAction(id)); });
    connect(banner(), &Banner::actionRequested, this, [this] { act(m_bannerAction); });
    connect(m_exporter, &MetricsExporter::saved, this, &MetricsPanel::showSaved);
    connectController();
    connectToolbar();
    connectCharts();
    connectSeries();
    addRangeKeys(*this,
                 {.shift = [this](double share) { m_controller->shift(share); },
                  .showNow = [this] { m_controller->showNow(); },
                  .previous = [this] { m_controller->previousRange(); },
                  .next = [this] { m_controller->nextRange(); }});
    setFocusProxy(m_charts);
    setTabOrder(m_toolbar, m_charts);
    setTabOrder(m_charts, m_series->view());
    followFont(*this, [this] { placeSeries(); });
}

MetricsPanel::~MetricsPanel()
{
    // Takes its highlight from the charts when it is hidden: they must still be there.
    delete m_series;
}

Banner *MetricsPanel::banner() const
{
    return m_body->banner();
}

StatePanel *MetricsPanel::statePanel() const
{
    return m_body->statePanel();
}

MetricsExporter::Source MetricsPanel::exportSource()
{
    MetricsExporter::Source source;
    source.answer = [this] { return m_controller->answer(); };
    source.picture = [this] { return m_charts->picture(pictureScale); };
    source.svg = [this] { return m_charts->svg(); };
    source.statistics = [this] { return m_series->model()->statisticsText(); };
    source.fileName = [this](const QString &suffix) {
        return metricsFileName(m_controller->subject().name, m_controller->range(), m_zone, suffix);
    };
    return source;
}

void MetricsPanel::showSaved(bool isGood, const QString &sentence)
{
    m_bannerAction = MetricsAction::ShowFile;
    banner()->showText({isGood ? Tone::Success : Tone::Danger,
                        isGood ? "check" : "err",
                        {},
                        sentence,
                        isGood ? tr("Show") : QString(),
                        {},
                        {},
                        true});
}

void MetricsPanel::connectController()
{
    m_controller->setPlotWidth([this] { return m_charts->plotWidth(); });
    connect(m_controller, &MetricsController::choiceShown, this, &MetricsPanel::showChoice);
    connect(m_controller, &MetricsController::rangeChanged, this, &MetricsPanel::showRange);
    connect(m_controller, &MetricsController::answerChanged, this, &MetricsPanel::showAnswer);
    connect(m_controller, &MetricsController::laneChanged, this, [this](const Lane &lane) {
        m_charts->setLane(lane.phases, lane.events);
        // It explains why there are no samples. Without phases, it belongs to no answer yet.
        if (!lane.phases.isEmpty())
            showCurves();
    });
    connect(m_controller, &MetricsController::loadBegan, this, [this] {
        m_body->setLoading(m_controller->isLoading());
        showState();
    });
}

void MetricsPanel::connectToolbar()
{
    connect(m_toolbar, &MetricsToolbar::metricsRequested, this, &MetricsPanel::chooseMetrics);
    connect(m_toolbar, &MetricsToolbar::presetChosen, this, &MetricsPanel::choosePreset);
    connect(m_toolbar, &MetricsToolbar::sampleModeChosen, m_controller, [this](SampleMode mode) {
        m_controller->change([mode](MetricsChoice &choice) { choice.sampleMode = mode; });
    });
    connect(m_toolbar, &MetricsToolbar::samplesEntered, m_controller, [this](int samples) {
        m_controller->change([samples](MetricsChoice &choice) {
            choice.sampleMode = SampleMode::Number;
            choice.samples = samples;
        });
    });
    connect(m_toolbar, &MetricsToolbar::showChosen, m_controller, [this](ChartStack::Show show) {
        m_controller->dress([show](MetricsChoice &choice) { choice.show = show; });
    });
    connect(m_toolbar, &MetricsToolbar::zoomResetRequested, m_controller, &MetricsController::resetZoom);
    connect(m_toolbar, &MetricsToolbar::exportRequested, m_exporter, &MetricsExporter::start);
}

void MetricsPanel::connectCharts()
{
    connect(m_charts, &ChartStack::rangeRequested, m_controller, &MetricsController::zoomTo);
    connect(m_charts, &ChartStack::backRequested, m_controller, &MetricsController::zoomOut);
    connect(m_charts, &ChartStack::resetRequested, m_controller, &MetricsController::resetZoom);
    connect(m_charts, &ChartStack::nowRequested, m_controller, &MetricsController::showNow);
    connect(m_charts, &ChartStack::plotWidthChanged, m_controller, &MetricsController::followPlotWidth);
    connect(m_charts, &ChartStack::unitFlipRequested, m_controller->loader(), &metrics::Loader::flipUnit);
    connect(m_charts, &ChartStack::axesChosen, m_controller, [this](const metrics::AxisChoices &axes) {
        m_controller->dress([&](MetricsChoice &choice) { choice.axes = axes; });
    });
    connect(m_charts, &ChartStack::highlighted, m_series, &SeriesPane::setHighlighted);
}

void MetricsPanel::connectSeries()
{
    connect(m_series, &SeriesPane::highlighted, this, [this](const std::optional<metrics::SeriesKey> &key) {
        m_series->setHighlighted(key);
        m_charts->setHighlighted(key);
    });
    connect(m_series, &SeriesPane::hiddenChosen, this, [this](const QSet<metrics::SeriesKey> &hidden) {
        m_series->setHidden(hidden);
        m_charts->setHidden(hidden);
    });
    connect(m_series, &SeriesPane::curvesChosen, m_controller, [this](SeriesPane::Curves curves) {
        m_controller->change([curves](MetricsChoice &choice) {
            choice.types = curves == SeriesPane::Curves::Pods ? perGpuTypes(choice.types) : averageTypes(choice.types);
        });
    });
    connect(m_series, &SeriesPane::groupsChosen, m_controller, [this](const QString &groupBy) {
        m_controller->change([&](MetricsChoice &choice) { choice.groupBy = groupBy; });
    });
    connect(m_series, &SeriesPane::poolChosen, m_controller, &MetricsController::chooseNodePool);
    connect(m_series, &SeriesPane::copyRequested, this, [this] { m_exporter->start(MetricsExport::CopyStatistics); });
}

void MetricsPanel::open(const metrics::Subject &subject, const MetricsChoice &choice)
{
    if (!(subject == m_controller->subject())) {
        m_series->setHidden({});
        m_charts->setHidden({});
        m_charts->setAnswer({});
        m_series->setAnswer({});
        m_series->clearSearch();
        m_body->setStandIn({});
    }
    banner()->dismiss();
    m_charts->setPictureTitle(subject.name);
    m_toolbar->setLifePossible(lifeOf(subject, m_controller->now()).has_value());
    m_controller->open(subject, choice);
}

void MetricsPanel::choosePreset(RangePreset preset)
{
    if (preset == RangePreset::Custom)
        askForRange();
    else
        m_controller->choosePreset(preset);
}

void MetricsPanel::chooseMetrics()
{
    auto *picker = new MetricPicker(metrics::metricsOf(m_controller->subject()), m_controller->shown().types, this);
    connect(picker, &MetricPicker::picked, m_controller, &MetricsController::chooseMetrics);
    picker->popup(m_toolbar->metricsButton());
}

void MetricsPanel::askForRange()
{
    if (m_rangeDialog) {
        m_rangeDialog->raise();
        m_rangeDialog->activateWindow();
        return;
    }
    const RangeChoice chosen = m_controller->shown().range();
    const bool isMoving = m_controller->isRefreshing() && chosen.preset != RangePreset::Life;
    m_rangeDialog
        = new RangeDialog(RangeDialog::Asks::Range, m_controller->range(),
                          isMoving ? rangeWords(chosen, m_zone) : QString(), {m_zone, m_controller->now()}, this);
    connect(m_rangeDialog, &RangeDialog::chosen, m_controller, &MetricsController::chooseRange);
    m_rangeDialog->show();
}

void MetricsPanel::showRange()
{
    m_charts->setVisibleRange(m_controller->range());
    showSampling();
    m_toolbar->setZoomed(m_controller->isZoomed());
    m_charts->setZoomed(m_controller->isZoomed());
}

void MetricsPanel::showSampling()
{
    const MetricsController::Sampling sampling = m_controller->sampling();
    m_toolbar->setSampling(sampling.total, sampling.stepMs, sampling.isFullPossible);
}

void MetricsPanel::showChoice()
{
    const MetricsChoice choice = m_controller->shown();
    const Scope scope = m_controller->subject().scope;
    m_toolbar->setCustomText(choice.isCustom() ? rangeWords(choice.range(), m_zone) : QString());
    showForm();
    m_series->model()->setSubject(m_controller->subject());
    switch (scope) {
    case Scope::Workload: {
        const QStringList perGpu = perGpuTypes(choice.types);
        const QStringList average = averageTypes(choice.types);
        const bool ofPods = average != choice.types;
        m_series->showCurves(ofPods ? SeriesPane::Curves::Pods : SeriesPane::Curves::Workload, perGpu != average);
        break;
    }
    case Scope::Cluster:
        m_series->showGroups(choice.groupBy, m_controller->nodePools(), m_controller->nodePool());
        break;
    default:
        m_series->showNoSwitch();
    }
}

// Heat needs a per-GPU metric, and an answer with its samples.
void MetricsPanel::showForm()
{
    MetricsChoice choice = m_controller->shown();
    const auto &answers = m_controller->answer().metrics;
    const auto hasRows = [](const metrics::MetricAnswer &metric) {
        return isForHeat(*metric.metric)
            && (!metric.series.empty() || metric.state == metrics::MetricAnswer::State::Waiting);
    };
    const bool isAnswered = !answers.empty() && !m_controller->isLoading();
    const bool isPossible = hasHeat(choice.types) && (!isAnswered || std::ranges::any_of(answers, hasRows));
    if (!isPossible)
        choice.show = ChartStack::Show::Lines;
    m_toolbar->setChoice(choice);
    m_toolbar->setHeatPossible(isPossible);
    m_charts->setShow(choice.show);
    m_charts->setAxes(choice.axes);
}

void MetricsPanel::showCurves()
{
    const metrics::Answer &answer = m_controller->answer();
    const EmptyFacts facts = emptyFacts();
    m_charts->setAnswers({{answer, 0, {}, [facts](const metrics::Metric &metric) { return whyEmpty(metric, facts); }}});
    m_series->setAnswer(answer, facts);
    const auto hasImpossible = [](const metrics::MetricAnswer &metric) { return !metric.impossible.empty(); };
    m_toolbar->setExportPossible(m_series->model()->seriesCount() > 0
                                 || std::ranges::any_of(answer.metrics, hasImpossible));
    showState();
}

void MetricsPanel::showAnswer()
{
    showForm();
    showCurves();
    showSampling();
    m_body->setLoading(m_controller->isLoading());
    Q_EMIT updatedAtChanged();
}

EmptyFacts MetricsPanel::emptyFacts() const
{
    EmptyFacts facts;
    facts.subject = m_controller->subject();
    facts.range = m_controller->range();
    const Lane &lane = m_controller->lane();
    // The history is newer than the row that led here, but for a pod it is that of its workload.
    const bool isKnownToRun = facts.subject.scope == Scope::Workload && lane.hasStarted();
    facts.isWaiting = lane.isWaiting() || (facts.subject.isWaiting && !isKnownToRun);
    facts.waitReason = facts.isWaiting ? lane.lastMessage : QString();
    facts.context = {m_zone, m_controller->now()};
    return facts;
}

void MetricsPanel::showState()
{
    const metrics::Answer &answer = m_controller->answer();
    const bool isLoading = m_controller->isLoading();
    const auto content = metricsStandIn(answer, emptyFacts(), isLoading);
    m_body->setStandIn(content);
    const auto notice = content ? std::nullopt : metricsNotice(answer, isLoading, {m_zone, m_controller->now()});
    if (notice)
        m_bannerAction = notice->action;
    m_body->setNotice(notice ? std::optional(notice->text) : std::nullopt);
}

void MetricsPanel::act(MetricsAction action)
{
    switch (action) {
    case MetricsAction::Retry:
        m_controller->load();
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
    case MetricsAction::ChooseMetrics:
        chooseMetrics();
        return;
    case MetricsAction::LeaveOut:
        m_controller->leaveOutRefused();
        return;
    case MetricsAction::ShowFile:
        m_exporter->showLastFile();
        return;
    }
}

void MetricsPanel::setZone(table::Zone zone)
{
    m_zone = zone;
    m_charts->setZone(zone);
    showChoice();
}

void MetricsPanel::setRefreshSeconds(int seconds)
{
    m_controller->setRefreshSeconds(seconds);
}

QString MetricsPanel::note() const
{
    for (const metrics::MetricAnswer &metric : m_controller->answer().metrics) {
        for (const metrics::SeriesPtr &series : metric.series) {
            if (series->provisionalFrom < series->samples.size())
                return tr("The last 60 s are provisional");
        }
    }
    return {};
}

// In the panel, Esc, Backspace and Alt+Left undo a zoom before the window uses them.
bool MetricsPanel::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_controller->isZoomed()
        && isZoomOutKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void MetricsPanel::keyPressEvent(QKeyEvent *event)
{
    if (isZoomOutKey(*event) && m_controller->zoomOut())
        return;
    QWidget::keyPressEvent(event);
}

void MetricsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeSeries();
}

// Beside the charts, or below them in a narrow window.
void MetricsPanel::placeSeries()
{
    const int width = window()->width();
    const Metrics font(this->font());
    const int full = std::max(besideWidth, font.dw(besideDigits));
    const int compact = std::max(compactWidth, font.dw(compactDigits));
    const int usual = width < besideFrom ? 0 : width >= fullPaneFrom ? full : compact;
    if (std::exchange(m_placedFor, usual) == usual && m_isPlaced)
        return;
    m_isPlaced = isVisible(); // before, the splitter has no size to share
    m_stage->setOrientation(usual > 0 ? Qt::Horizontal : Qt::Vertical);
    if (usual == 0) {
        m_stage->setSizes({3 * m_stage->height() / 4, m_stage->height() / 4});
        return;
    }
    const int beside = std::min(m_seriesWidth > 0 ? m_seriesWidth : usual, m_stage->width() / 2);
    m_stage->setSizes({m_stage->width() - beside - m_stage->handleWidth(), beside});
}

void MetricsPanel::setSeriesWidth(int width)
{
    m_seriesWidth = width;
    m_isPlaced = false;
    placeSeries();
}

void MetricsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    placeSeries();
    m_controller->loadDue();
}

} // namespace views
