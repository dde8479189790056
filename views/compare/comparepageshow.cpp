// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/page.h"
#include "models/catalog/problem.h"
#include "models/catalog/resource.h"
#include "models/session/session.h"
#include "views/charts/chartstack.h"
#include "views/charts/timelinecard.h"
#include "views/charts/timemeaning.h"
#include "views/compare/comparedrange.h"
#include "views/compare/comparepage.h"
#include "views/compare/ghostlegend.h"
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
#include <utility>

// What the page shows.
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

// It was asked for, and there are none.
bool isWithoutSamples(const metrics::MetricAnswer &metric)
{
    using State = metrics::MetricAnswer::State;
    const bool isKnown = metric.state == State::Complete || metric.state == State::Empty;
    return isKnown && std::ranges::all_of(metric.series, [](const metrics::SeriesPtr &series) {
               return series->samples.size() == 0;
           });
}

bool hasPerGpu(const QStringList &types)
{
    return std::ranges::any_of(types, [](const QString &type) {
        const metrics::Metric *metric = metrics::find(type.toStdString());
        return metric && metric->form == metrics::Form::PerGpu;
    });
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
    choice.setRange(rangeOf(comparison()));
    choice.show = ChartStack::Show::Lines;
    if (comparison().form == compare::Form::Bands)
        choice.show = ChartStack::Show::Bands;
    else if (comparison().form == compare::Form::Heat && hasHeat(choice.types))
        choice.show = ChartStack::Show::Heat;
    return choice;
}

QString ComparePage::beforeText() const
{
    if (comparison().before != compare::Before::Other)
        return tr("Other…");
    QString begin = momentWords(comparison().beforeMs, m_zone);
    const QString year
        = QString::number(QDateTime::fromMSecsSinceEpoch(m_context.session.nowMs(), timeZone(m_zone)).date().year());
    //: the begin of another range to compare with
    return tr("From %1").arg(begin.remove(u' ' + year));
}

void ComparePage::showComparison()
{
    const Comparison &shown = comparison();
    if (!shown.objects.empty() && banner()->text() == m_clearedOffer)
        banner()->dismiss();
    m_alignment->setCurrent(int(shown.alignment));
    m_before->setItemText(int(compare::Before::Other), beforeText());
    m_before->setCurrentIndex(int(shown.before));
    showMarks();
    const bool isClock = shown.alignment == Alignment::Clock;
    m_before->setEnabled(isClock);
    m_save->setEnabled(!shown.objects.empty());
    m_saveFile->setEnabled(!shown.objects.empty());
    m_before->setToolTip(isClock ? QString() : tr("Only by the clock"));
    const MetricsChoice choice = this->choice();
    m_toolbar->setChoice(choice);
    showForm(choice);
    m_toolbar->range()->setEnabled(shown.alignment != Alignment::ShareOfRun);
    m_toolbar->range()->setCustomPossible(isClock);
    m_toolbar->setCustomText(choice.isCustom() ? rangeWords(choice.range(), m_zone) : QString());
    m_charts->setAxes(shown.axes);
    m_charts->setMeaning(meaningOf(shown.alignment));
    m_charts->setPictureTitle(compare::namesOf(shown).join(u", "_s));
    showColumns();
    QHash<base::Key, int> colours;
    for (const compare::Object &object : shown.objects)
        colours.insert(compare::curveKey(object.subject), object.slot);
    m_looks->setObjects(colours);
    showAnswers();
}

void ComparePage::showForm(const MetricsChoice &choice)
{
    const bool isByGpu = hasPerGpu(choice.types);
    // How many GPUs an object has is known once its metrics were asked for by GPU.
    const bool hasSeveral = std::ranges::any_of(comparison().objects, [this](const compare::Object &object) {
        const compare::Gather::ObjectState state = m_gather->stateOf(object.subject);
        return state.gpus > 1 || (state.gpus == 0 && state.isLoading);
    });
    m_toolbar->setBandsPossible(compare::hasGpus(comparison()) && (!isByGpu || hasSeveral));
    Comparison asHeat = comparison();
    asHeat.form = compare::Form::Heat;
    m_toolbar->setHeatPossible(hasHeat(typesOf(compare::chosenMetrics(asHeat))));
    m_charts->setShow(choice.show);
}

void ComparePage::showColumns()
{
    Columns wanted = Columns::Usual;
    // While data come, what the user has chosen stays.
    const bool hasBefore = m_gather->isLoading() ? m_columns == Columns::Before : m_series->model()->hasBefore();
    if (comparison().form == compare::Form::Bands)
        wanted = Columns::Bands;
    else if (comparison().before != compare::Before::Nothing && hasBefore)
        wanted = Columns::Before;
    m_series->setOfGpus(wanted == Columns::Bands);
    if (std::exchange(m_columns, wanted) == wanted)
        return;
    switch (wanted) {
    case Columns::Usual:
        m_series->view()->setWanted({SeriesModel::Min, SeriesModel::Mean, SeriesModel::P95, SeriesModel::Max});
        return;
    case Columns::Before:
        m_series->view()->setWanted({SeriesModel::Mean, SeriesModel::Before, SeriesModel::Change});
        return;
    case Columns::Bands:
        m_series->view()->setWanted({SeriesModel::P5, SeriesModel::P50, SeriesModel::Max});
    }
}

void ComparePage::showAnswers()
{
    showForm(choice());
    showSampling();
    const metrics::Answer answer = m_gather->answer();
    const std::optional<metrics::Answer> before = m_gather->before();
    const EmptyFacts facts = emptyFacts();
    const auto why = [facts](const metrics::Metric &metric) { return whyEmpty(metric, facts); };
    std::vector<ShownAnswer> shown{{answer, 0, {}, why}};
    if (before)
        shown.push_back({*before,
                         m_gather->shiftMs(),
                         comparison().before == compare::Before::Other
                             //: before a name: its curve is of the range that begins then
                             ? tr("From %1:").arg(momentWords(comparison().beforeMs, m_zone))
                             //: before a name: its curve is of an earlier range
                             : tr("Before:"),
                         {}});
    m_charts->setAnswers(std::move(shown));
    m_series->setAnswer(answer, facts);
    showGhosts(before);
    showColumns();
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

// What the pale curves and the columns beside those of this range are.
void ComparePage::showGhosts(const std::optional<metrics::Answer> &before)
{
    const compare::Before which = comparison().before;
    m_ghosts->setVisible(before && !comparison().objects.empty() && choice().show != ChartStack::Show::Heat);
    if (!before) {
        m_series->model()->setBefore(before);
        return;
    }
    const metrics::Range axis = m_gather->axis();
    const qint64 shift = m_gather->shiftMs();
    const QString range = rangeWords(choiceOf(metrics::Range{axis.fromMs - shift, axis.toMs - shift}), m_zone);
    m_series->model()->setBefore(before, range);
    QString name = which == compare::Before::Week ? tr("7 days before") : tr("the range before");
    if (which == compare::Before::Other)
        name = tr("from %1").arg(momentWords(comparison().beforeMs, m_zone));
    const bool isEmpty = !m_gather->isLoading() && std::ranges::all_of(before->metrics, isWithoutSamples);
    m_ghosts->setOther(isEmpty ? tr("%1: no samples", "a range").arg(name) : name, range);
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
            tr("Add objects by name, choose “Add to comparison” for the selected rows of any list, or drag rows here."),
            {{Add, tr("Add…"), ButtonRole::Primary}}});
        return;
    }
    const bool isLoading = m_gather->isLoading();
    const auto content = metricsStandIn(answer, emptyFacts(), isLoading);
    m_body->setStandIn(content);
    const auto notice = content ? std::nullopt : metricsNotice(answer, isLoading, emptyFacts().context);
    if (notice) {
        m_body->setNotice(notice->text);
        return;
    }
    const auto why = content ? std::nullopt : coarseNotice();
    const bool hasNews = banner()->isVisibleTo(m_body) && banner()->text().tone == Tone::Success;
    if (!why || !hasNews) // which goes by itself
        m_body->setNotice(why);
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
        if (state.pods > state.podsShown && state.gpus > 0)
            //: the GPUs that were measured; %1 of %2 pods have them
            parts << tr("%n GPU(s) of %1 of %2 pods", nullptr, state.gpus).arg(state.podsShown).arg(state.pods);
        else if (state.gpus > 0)
            parts << tr("%n GPU(s)", nullptr, state.gpus);
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
        else if (object.subject.gpu >= 0 && !state.isLoading && measured.answeredAtMs > 0 && step <= 0)
            entry.trouble = tr("No samples of this GPU");
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
    const int beside = std::min(wanted, m_stage->width() / 2);
    if (!isVisible() || std::exchange(m_placedFor, beside) == beside)
        return;
    m_stage->setSizes({m_stage->width() - beside - m_stage->handleWidth(), beside});
}

} // namespace views
