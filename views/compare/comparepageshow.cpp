// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/page.h"
#include "models/catalog/problem.h"
#include "models/catalog/resource.h"
#include "models/session/session.h"
#include "views/charts/chartstack.h"
#include "views/charts/timelinecard.h"
#include "views/compare/comparepage.h"
#include "views/compare/objectlist.h"
#include "views/filter/saveview.h"
#include "views/metrics/metricslane.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/rangebuttons.h"
#include "views/metrics/seriespane.h"
#include "views/metrics/seriesview.h"
#include "views/refresh/refreshclock.h"
#include "views/widgets/pagebody.h"
#include "views/widgets/segments.h"

#include <QComboBox>
#include <QDateTime>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

// What the page loads and shows.
namespace views {
namespace {

using compare::Alignment;
using compare::Comparison;
using namespace Qt::StringLiterals;

constexpr int besideDigits = 43; // of the pane beside the charts
constexpr int compactDigits = 36;
constexpr int besideWidth = 346; // px
constexpr int compactWidth = 288;
constexpr int fullFrom = 1200; // px, width of the window
constexpr std::size_t mostWithEvents = 6; // objects whose events have room, too
constexpr int unknownPlotWidth = 800;

RangePreset presetOf(const Comparison &comparison)
{
    if (comparison.lengthMs <= 0)
        return comparison.custom.length() > 0 ? RangePreset::Custom : RangePreset::Life;
    for (int preset = 0; preset < int(RangePreset::Life); ++preset) {
        if (presetLength(RangePreset(preset)) == comparison.lengthMs)
            return RangePreset(preset);
    }
    return RangePreset::Hour24;
}

TimeMeaning::Of meaningOf(Alignment alignment)
{
    switch (alignment) {
    case Alignment::Clock:
        return TimeMeaning::Of::Clock;
    case Alignment::SinceStart:
        return TimeMeaning::Of::SinceStart;
    case Alignment::ShareOfRun:
        break;
    }
    return TimeMeaning::Of::ShareOfRun;
}

// Of a metric's curve of the object; 0 = there is none.
double stepOf(const metrics::Answer &answer, const base::Key &object)
{
    double step = 0;
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        for (const metrics::SeriesPtr &series : metric.series) {
            if (series->key.object == object)
                step = std::max(step, series->stepMs);
        }
    }
    return step;
}

} // namespace

MetricsChoice ComparePage::choice() const
{
    MetricsChoice choice = m_choice;
    choice.types = typesOf(compare::chosenMetrics(comparison()));
    choice.preset = presetOf(comparison());
    choice.custom = comparison().custom;
    if (!hasHeat(choice.types))
        choice.show = ChartStack::Show::Lines;
    return choice;
}

bool ComparePage::isOpenEnded() const
{
    const auto goesOn = [this](const compare::Object &object) {
        return m_gather->stateOf(object.subject).life.endMs == api::absentTime;
    };
    if (!m_zooms.isEmpty() || comparison().custom.length() > 0)
        return false;
    const bool endsNow = comparison().alignment == Alignment::Clock && comparison().lengthMs > 0;
    return endsNow || std::ranges::any_of(comparison().objects, goesOn);
}

void ComparePage::load(compare::Gather::Load what)
{
    m_load.stop();
    if (!isVisible()) {
        m_isDue = true;
        return;
    }
    m_isDue = false;
    const int width = m_charts->plotWidth() > 0 ? m_charts->plotWidth() : unknownPlotWidth;
    MetricsChoice sampling = m_choice;
    const bool isClock = comparison().alignment == Alignment::Clock;
    if (!isClock && sampling.sampleMode == SampleMode::Full)
        sampling.sampleMode = SampleMode::Auto; // the objects need different numbers
    metrics::Range axis = m_zooms.isEmpty() ? metrics::Range() : m_zooms.constLast();
    if (axis.length() == 0 && isClock && comparison().lengthMs == 0)
        axis = comparison().custom;
    SamplePlan plan = samplePlan(sampling, axis, width);
    if (axis.length() == 0 && isClock && comparison().lengthMs > 0) {
        const qint64 now = m_context.session.nowMs();
        axis = {now - comparison().lengthMs, now};
        plan = samplePlan(sampling, axis, width);
        axis = onGrid(axis, plan);
    }
    m_refresh->setSeconds(isOpenEnded() ? m_refreshSeconds : 0);
    m_refresh->began();
    m_gather->load(comparison(), axis, {plan.samples, plan.tiles}, what);
    const metrics::Range &shown = m_gather->axis();
    m_charts->setVisibleRange(shown);
    m_charts->setZoomed(!m_zooms.isEmpty());
    m_toolbar->setZoomed(!m_zooms.isEmpty());
    const bool isShare = comparison().alignment == Alignment::ShareOfRun; // each run has a step of its own
    const double step = std::max(double(shown.length()) / plan.total(), double(storeStepMs));
    m_toolbar->setSampling(plan.total(), isShare ? 0 : step, isClock && fullSamples(shown).has_value());
}

void ComparePage::showComparison()
{
    const Comparison &shown = comparison();
    m_alignment->setCurrent(int(shown.alignment));
    m_before->setCurrentIndex(int(shown.before));
    const bool isClock = shown.alignment == Alignment::Clock;
    m_before->setEnabled(isClock);
    m_save->setEnabled(!shown.objects.empty());
    m_before->setToolTip(isClock ? QString() : tr("Only by the clock"));
    const MetricsChoice choice = this->choice();
    m_toolbar->setChoice(choice);
    m_toolbar->setHeatPossible(hasHeat(choice.types));
    m_toolbar->range()->setEnabled(shown.alignment != Alignment::ShareOfRun);
    m_toolbar->range()->setCustomPossible(isClock);
    m_toolbar->setCustomText(choice.preset == RangePreset::Custom ? rangeText(choice.custom, m_zone) : QString());
    m_charts->setShow(choice.show);
    m_charts->setMeaning(meaningOf(shown.alignment));
    m_charts->setPictureTitle(compare::namesOf(shown).join(u", "_s));
    const bool hasBefore = isClock && shown.before != compare::Before::Nothing;
    if (m_hadBefore != hasBefore) {
        m_hadBefore = hasBefore;
        m_series->view()->setWanted(
            hasBefore ? QList<int>{SeriesModel::Mean, SeriesModel::Before, SeriesModel::Change}
                      : QList<int>{SeriesModel::Min, SeriesModel::Mean, SeriesModel::P95, SeriesModel::Max});
    }
    QHash<base::Key, int> colours;
    for (const compare::Object &object : shown.objects)
        colours.insert(compare::curveKey(object.subject), object.slot);
    m_looks->setObjects(colours);
    showAnswers();
}

void ComparePage::showAnswers()
{
    const metrics::Answer answer = m_gather->answer();
    const std::optional<metrics::Answer> before = m_gather->before();
    const EmptyFacts facts = emptyFacts();
    const auto why = [facts](const metrics::Metric &metric) { return whyEmpty(metric, facts); };
    std::vector<ShownAnswer> shown{{answer, 0, {}, why}};
    if (before)
        //: before a name: its curve is of an earlier range
        shown.push_back({*before, m_gather->shiftMs(), tr("Before:"), {}});
    m_charts->setAnswers(std::move(shown));
    m_series->setAnswer(answer, facts);
    m_series->model()->setBefore(before);
    m_toolbar->setExportPossible(m_series->model()->seriesCount() > 0);
    showEntries(answer);
    showLanes();
    showHidden();
    findHints();
    showState(answer);
    m_body->setLoading(m_gather->isLoading());
    if (!m_gather->isLoading() && std::exchange(m_answeredAtMs, answer.answeredAtMs) < answer.answeredAtMs) {
        m_updatedAtMs = QDateTime::currentMSecsSinceEpoch();
        Q_EMIT updatedAtChanged();
    }
}

EmptyFacts ComparePage::emptyFacts() const
{
    EmptyFacts facts;
    const qint64 now = m_context.session.nowMs();
    const bool isClock = comparison().alignment == Alignment::Clock;
    facts.range = isClock ? m_gather->axis() : metrics::Range{now - compare::dayMs, now};
    facts.context = {m_zone, now};
    return facts;
}

void ComparePage::showState(const metrics::Answer &answer)
{
    if (comparison().objects.empty()) {
        m_body->setNotice({});
        m_body->setStandIn(StatePanel::Content{
            "compare",
            tr("Choose what to compare"),
            tr("Add objects by name, or choose “Add to comparison” for the selected rows of any list."),
            {{Add, tr("Add…"), ButtonRole::Primary}}});
        return;
    }
    const bool isLoading = m_gather->isLoading();
    const auto content = metricsStandIn(answer, emptyFacts(), isLoading);
    m_body->setStandIn(content);
    const auto notice = content ? std::nullopt : metricsNotice(answer, isLoading, emptyFacts().context);
    m_body->setNotice(notice ? std::optional(notice->text) : std::nullopt);
}

SeriesLook ComparePage::lookOf(const compare::Object &object) const
{
    return m_looks->of({{}, compare::curveKey(object.subject)});
}

void ComparePage::showEntries(const metrics::Answer & /*answer*/)
{
    const metrics::Answer measured = m_gather->measured();
    const QStringList names = compare::namesOf(comparison());
    QList<ObjectList::Entry> entries;
    for (std::size_t i = 0; i < comparison().objects.size(); ++i) {
        const compare::Object &object = comparison().objects[i];
        const compare::Gather::ObjectState state = m_gather->stateOf(object.subject);
        const auto resource = catalog::resourceOf(object.subject.scope);
        ObjectList::Entry entry{names.value(qsizetype(i)), {}, {}, lookOf(object), object.isHidden};
        QStringList parts;
        if (resource)
            parts << catalog::wordsOf((*resource)->words.one);
        const double step = stepOf(measured, compare::curveKey(object.subject));
        if (state.isLoading)
            parts << tr("%1 of %2 requests").arg(state.requestsDone).arg(state.requests);
        else if (step > 0)
            parts << tr("a sample every %1").arg(stepText(step));
        entry.detail = parts.join(u", "_s);
        if (state.problem)
            entry.trouble = catalog::problemOf(*state.problem).sentence;
        else if (!state.hasMetrics)
            entry.trouble = tr("Has none of these metrics");
        else if (!state.isPlaced)
            entry.trouble = tr("Has not started yet, or its start is unknown");
        entries.append(entry);
    }
    m_objects->setEntries(entries, compare::mostObjects);
}

void ComparePage::showLanes()
{
    QList<ObjectLane> lanes;
    const QStringList names = compare::namesOf(comparison());
    const auto &objects = comparison().objects;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const metrics::Subject &subject = objects[i].subject;
        const compare::Gather::ObjectState state = m_gather->stateOf(subject);
        ObjectLane lane{names.value(qsizetype(i)), lookOf(objects[i]), {}, {}};
        if (state.history && state.isPlaced) {
            const qint64 end = state.life.endMs == api::absentTime ? m_context.session.nowMs() : state.life.endMs;
            const Lane own
                = laneOf(*state.history, end, subject.scope == metrics::Scope::Pod ? subject.name : QString());
            for (const PhaseSpan &span : own.phases)
                lane.phases.append(
                    {{state.placement.toAxis(span.range.fromMs), state.placement.toAxis(span.range.toMs)}, span.phase});
            for (EventMark event : own.events) {
                event.timeMs = state.placement.toAxis(event.timeMs);
                if (objects.size() <= mostWithEvents)
                    lane.events.append(event);
            }
        }
        lanes.append(lane);
    }
    m_charts->setLanes(lanes);
}

void ComparePage::showHidden()
{
    QSet<base::Key> objects;
    for (const compare::Object &object : comparison().objects) {
        if (object.isHidden)
            objects.insert(compare::curveKey(object.subject));
    }
    m_ofHidden.clear();
    const QSet<metrics::SeriesKey> all = m_series->model()->allKeys();
    for (const metrics::SeriesKey &key : all) {
        if (objects.contains(key.object))
            m_ofHidden.insert(key);
    }
    const QSet<metrics::SeriesKey> hidden = m_hidden + m_ofHidden;
    m_charts->setHidden(hidden);
    m_series->setHidden(hidden);
}

void ComparePage::setZone(table::Zone zone)
{
    m_zone = zone;
    m_charts->setZone(zone);
    showComparison();
}

void ComparePage::setRefreshSeconds(int seconds)
{
    m_refreshSeconds = seconds;
    m_refresh->setSeconds(isOpenEnded() ? seconds : 0);
}

void ComparePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placePane();
    placeHints();
}

void ComparePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    placePane();
    if (m_isDue)
        m_load.start(0); // the plots get their width first
}

void ComparePage::placePane()
{
    const Metrics font(this->font());
    const bool isFull = window()->width() >= fullFrom;
    const int wanted
        = isFull ? std::max(besideWidth, font.dw(besideDigits)) : std::max(compactWidth, font.dw(compactDigits));
    if (!isVisible() || std::exchange(m_placedFor, wanted) == wanted)
        return;
    const int beside = std::min(wanted, m_stage->width() / 2);
    m_stage->setSizes({m_stage->width() - beside - m_stage->handleWidth(), beside});
}

} // namespace views
