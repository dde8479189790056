// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/gather.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/metrics/assemble.h"

#include <QDateTime>

#include <algorithm>
#include <set>
#include <utility>

namespace compare {
namespace {

constexpr int mostHistory = 500;
constexpr int moments = 20; // in a range: by less than one, it just moves with time

bool isMoment(std::int64_t moved, const metrics::Range &range)
{
    return std::abs(moved) * moments <= range.length();
}

// When a workload first ran, and since when it has ended.
Life lifeOf(const api::Page<api::HistoryRecord> &history)
{
    Life life;
    std::int64_t newest = api::absentTime;
    for (const api::HistoryRecord &record : history.rows) {
        if (history.texts.view(record.type) != "PhaseUpdate" || record.createdAt == api::absentTime)
            continue;
        const std::string_view phase = history.texts.view(record.phase);
        if (phase == "Running" && (!life.isKnown() || record.createdAt < life.startMs))
            life.startMs = record.createdAt;
        if (newest != api::absentTime && record.createdAt <= newest)
            continue;
        newest = record.createdAt;
        const bool isOver = phase == "Completed" || phase == "Failed" || phase == "Stopped";
        life.endMs = isOver ? record.createdAt : api::absentTime;
    }
    return life;
}

// The workload whose history an object has; null if none.
base::Key workloadOf(const metrics::Subject &subject)
{
    if (subject.scope == metrics::Scope::Workload)
        return subject.id;
    return subject.scope == metrics::Scope::Pod ? subject.workloadId : base::Key();
}

// GPUs of one pod or node are loaded together, and with it.
base::Key partKey(const metrics::Subject &subject)
{
    return curveKey(wholeOf(subject));
}

// Instances and twins of a GPU are one. `only`: its index; -1 = all.
int gpusOf(const metrics::Answer &answer, int only)
{
    std::set<std::pair<base::Key, int>> gpus;
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        for (const metrics::SeriesPtr &series : metric.series) {
            if (series->key.gpu >= 0 && (only < 0 || series->key.gpu == only))
                gpus.emplace(series->key.object, series->key.gpu);
        }
    }
    return int(gpus.size());
}

} // namespace

struct Gather::Part
{
    std::unique_ptr<metrics::Loader> now;
    std::unique_ptr<metrics::Loader> before; // null without a range to compare with
    std::int64_t shiftMs = 0; // of `before`
    api::Call historyCall;
    History history;
    bool isHistoryAsked = false; // or answered
    bool isHistoryWaiting = false;
    bool isAsked = false; // for metrics, in the last load
    bool isPlaced = true;
    Life life;
    Placement placement;
    std::size_t counted = 0; // pods and curves, when the cost was checked last
};

Gather::Gather(api::Client &client, std::shared_ptr<metrics::Memory> memory, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_memory(std::move(memory))
    , m_clock([] { return QDateTime::currentMSecsSinceEpoch(); })
{
    connect(&m_summaries, &Summaries::ready, this, [this] {
        Q_EMIT changed();
        noteFinished();
    });
}

Gather::~Gather() = default;

void Gather::setClock(Clock nowMs)
{
    m_clock = std::move(nowMs);
    for (auto &[key, part] : m_parts) {
        part->now->setClock(m_clock);
        if (part->before)
            part->before->setClock(m_clock);
    }
}

std::unique_ptr<metrics::Loader> Gather::makeLoader()
{
    auto loader = std::make_unique<metrics::Loader>(m_client, m_memory);
    loader->setClock(m_clock);
    connect(loader.get(), &metrics::Loader::changed, this, [this] {
        checkCost();
        compute();
        Q_EMIT changed();
    });
    connect(loader.get(), &metrics::Loader::finished, this, &Gather::noteFinished);
    return loader;
}

Gather::Part &Gather::partOf(const metrics::Subject &subject)
{
    std::unique_ptr<Part> &part = m_parts[partKey(subject)];
    if (!part) {
        part = std::make_unique<Part>();
        part->now = makeLoader();
        part->life = {subject.isWaiting ? api::absentTime : subject.startedMs, subject.endedMs};
    }
    return *part;
}

const Gather::Part *Gather::find(const metrics::Subject &subject) const
{
    const auto found = m_parts.find(partKey(subject));
    return found == m_parts.end() ? nullptr : found->second.get();
}

void Gather::load(const Comparison &comparison, const metrics::Range &whole, const metrics::Range &zoom,
                  const Sampling &sampling, Load what)
{
    const metrics::Range axisBefore = m_axis;
    const std::int64_t shiftBefore = shiftMs();
    m_comparison = comparison;
    m_sampling = sampling;
    m_names = namesOf(comparison);
    std::erase_if(m_parts, [&](const auto &entry) {
        return std::ranges::none_of(comparison.objects,
                                    [&](const Object &object) { return partKey(object.subject) == entry.first; });
    });
    for (const Object &object : comparison.objects) {
        Part &part = partOf(object.subject);
        if (!part.isHistoryAsked)
            askHistory(part, object.subject);
    }
    // What goes on would be asked for again with each change, for the few moments that have passed.
    constexpr std::int64_t sameMs = 60'000;
    const std::int64_t now = m_clock();
    if (what == Load::All || now < m_nowMs || now - m_nowMs > sameMs)
        m_nowMs = now;
    m_whole = whole.length() > 0 ? whole : axisRange(comparison, lives(), m_nowMs);
    m_axis = zoom.length() > 0 ? zoom : m_whole;
    noteView(axisBefore, shiftBefore, zoom.length() > 0);
    m_isFull = sampling.isFull && isFullPossible();
    std::set<base::Key> loaded;
    for (const Object &object : comparison.objects) {
        if (loaded.insert(partKey(object.subject)).second)
            loadPart(partOf(object.subject), wholeOf(object.subject), what);
    }
    compute();
    Q_EMIT changed();
    noteFinished();
}

void Gather::noteView(const metrics::Range &axisBefore, std::int64_t shiftBefore, bool isZoomed)
{
    const bool isMoved = isMoment(m_axis.fromMs - axisBefore.fromMs, m_axis)
        && isMoment(m_axis.toMs - axisBefore.toMs, m_axis) && isMoment(shiftMs() - shiftBefore, m_axis);
    const bool isSame = isZoomed ? m_axis == axisBefore && shiftMs() == shiftBefore : isMoved;
    const bool isOther = std::exchange(m_viewed, m_comparison.alignment) != m_comparison.alignment;
    if (!isSame || isOther)
        ++m_view;
}

void Gather::askHistory(Part &part, const metrics::Subject &subject)
{
    const base::Key workload = workloadOf(subject);
    part.isHistoryAsked = true;
    if (workload.isNull())
        return;
    api::ListParams params;
    params.limit = mostHistory; // the server sends the newest first
    part.isHistoryWaiting = true;
    part.historyCall
        = m_client.workloadHistory(workload, params, base::Urgency::Metrics, this,
                                   [this, subject](const api::Result<History> &page) { takeHistory(subject, page); });
}

void Gather::takeHistory(const metrics::Subject &subject, const api::Result<History> &page)
{
    Part &part = partOf(subject);
    part.isHistoryWaiting = false;
    const Life before = part.life;
    if (page) {
        part.history = *page;
        const Life life = lifeOf(**page);
        // A pod may be younger than its workload, and waits by itself.
        const bool isPod = subject.scope == metrics::Scope::Pod;
        if (life.isKnown() && (!isPod || (part.life.isKnown() && life.startMs > part.life.startMs)))
            part.life.startMs = life.startMs;
        part.life.endMs = subject.endedMs == api::absentTime ? life.endMs : subject.endedMs;
    } else {
        const api::Error::Kind kind = page.error().kind;
        part.isHistoryAsked = kind == api::Error::Kind::Forbidden || kind == api::Error::Kind::NotFound;
    }
    m_hasOtherLives = m_hasOtherLives || part.life != before;
    const bool isOpen = std::ranges::any_of(m_parts, [](const auto &entry) { return entry.second->isHistoryWaiting; });
    if (!isOpen && std::exchange(m_hasOtherLives, false))
        Q_EMIT livesChanged();
    Q_EMIT changed();
}

void Gather::loadPart(Part &part, const metrics::Subject &subject, Load what)
{
    const auto placement = placementOf(m_comparison.alignment, part.life, m_nowMs);
    part.isPlaced = placement.has_value();
    part.placement = placement.value_or(Placement());
    part.isAsked = false;
    const auto range = placement ? askedRange(m_axis, *placement, m_comparison.alignment, part.life, m_nowMs)
                                 : std::optional<metrics::Range>();
    if (!range || askedOf(subject).empty()) {
        part.now->cancel();
        part.before.reset();
        return;
    }
    part.isAsked = true;
    ask(*part.now, subject, *range, what);
    const std::int64_t shift = shiftMs();
    if (shift == 0) {
        part.before.reset();
        return;
    }
    // Curves of another time must not stand for this one.
    const std::int64_t moved = shift - std::exchange(part.shiftMs, shift);
    if (!part.before || !isMoment(moved, *range))
        part.before = makeLoader();
    ask(*part.before, subject, {range->fromMs - shift, range->toMs - shift}, what);
}

// What a pod or node is asked for, with its single GPUs.
std::vector<const metrics::Metric *> Gather::askedOf(const metrics::Subject &subject) const
{
    std::vector<const metrics::Metric *> asked;
    for (const Object &object : m_comparison.objects) {
        if (partKey(object.subject) != partKey(subject))
            continue;
        for (const metrics::Metric *metric : metricsOf(m_comparison, object.subject)) {
            if (std::ranges::find(asked, metric) == asked.end())
                asked.push_back(metric);
        }
    }
    std::ranges::sort(asked); // they are elements of the registry
    return asked;
}

void Gather::ask(metrics::Loader &loader, const metrics::Subject &subject, const metrics::Range &range, Load what)
{
    metrics::Query query;
    query.subject = subject;
    query.metrics = askedOf(subject);
    query.range = range;
    query.isFull = m_isFull;
    if (!m_isFull) {
        // The store has no more of a short run.
        const std::int64_t stored = (range.length() + metrics::storeStepMs - 1) / metrics::storeStepMs;
        query.samples = int(std::clamp<std::int64_t>(stored / m_sampling.tiles, 1, m_sampling.samples));
        query.tiles = m_sampling.tiles;
    }
    const auto isWaiting
        = [](const metrics::MetricAnswer &metric) { return metric.state == metrics::MetricAnswer::State::Waiting; };
    const bool isAnswered
        = loader.answer().answeredAtMs > 0 && std::ranges::none_of(loader.answer().metrics, isWaiting);
    const bool isThere = loader.query() == query && (loader.isLoading() || isAnswered);
    if (what == Load::All || !isThere)
        loader.load(query);
}

void Gather::askAgain()
{
    for (auto &[key, part] : m_parts) {
        if (part->life.endMs == api::absentTime && !part->isHistoryWaiting)
            part->isHistoryAsked = false;
    }
}

void Gather::cancel()
{
    for (auto &[key, part] : m_parts) {
        part->now->cancel();
        if (part->before)
            part->before->cancel();
        part->historyCall = {};
        if (part->isHistoryWaiting)
            part->isHistoryAsked = false;
        part->isHistoryWaiting = false;
    }
}

void Gather::flipUnit(const metrics::Metric *metric)
{
    m_memory->choose(*metric, !m_memory->isRatio(*metric));
    Q_EMIT changed();
}

void Gather::noteFinished()
{
    if (!isLoading())
        Q_EMIT finished();
}

bool Gather::isLoading() const
{
    return m_summaries.isComputing() || std::ranges::any_of(m_parts, [](const auto &entry) {
               const Part &part = *entry.second;
               return part.now->isLoading() || (part.before && part.before->isLoading());
           });
}

bool Gather::isFullPossible() const
{
    FullCost cost;
    std::set<base::Key> counted;
    for (const Object &object : m_comparison.objects) {
        const Part *part = find(object.subject);
        const auto placement
            = part ? placementOf(m_comparison.alignment, part->life, m_nowMs) : std::optional<Placement>();
        const auto range = placement ? askedRange(m_axis, *placement, m_comparison.alignment, part->life, m_nowMs)
                                     : std::optional<metrics::Range>();
        if (!range || !counted.insert(partKey(object.subject)).second)
            continue;
        const metrics::Answer &known = part->now->answer();
        const metrics::Subject whole = wholeOf(object.subject);
        const FullCost own
            = fullCostOf({whole, askedOf(whole), *range, std::max(1, known.podsShown), std::max(1, gpusOf(known, -1))});
        cost += own;
        if (shiftMs() != 0)
            cost += own;
    }
    return isAffordable(cost);
}

// How many pods and GPUs there are is known by and by.
void Gather::checkCost()
{
    bool isNews = false;
    for (auto &[key, part] : m_parts) {
        const metrics::Answer &answer = part->now->answer();
        auto count = std::size_t(answer.podsShown);
        for (const metrics::MetricAnswer &metric : answer.metrics)
            count += metric.series.size();
        isNews = std::exchange(part->counted, count) != count || isNews;
    }
    if (!m_isFull || !isNews || isFullPossible())
        return;
    m_isFull = false;
    // Not within a signal of one of the loaders.
    QMetaObject::invokeMethod(
        this,
        [this] {
            for (const Object &object : m_comparison.objects)
                loadPart(partOf(object.subject), wholeOf(object.subject), Load::Changed);
            compute();
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

// What is to be computed of the samples that are here. Of the range to compare with, it is less urgent.
void Gather::compute()
{
    std::vector<Recipe> wanted;
    for (const bool isBefore : {false, true}) {
        (void)together(isBefore, [&wanted](const Recipe &recipe) {
            wanted.push_back(recipe);
            return Summary();
        });
    }
    m_summaries.want(wanted);
}

std::int64_t Gather::shiftMs() const
{
    return m_comparison.alignment == Alignment::Clock ? shiftOf(m_comparison, m_whole, m_axis) : 0;
}

std::vector<Life> Gather::lives() const
{
    std::vector<Life> lives;
    for (const Object &object : m_comparison.objects) {
        const Part *part = find(object.subject);
        lives.push_back(part ? part->life : Life());
    }
    return lives;
}

std::vector<ObjectAnswer> Gather::answers(bool ofBefore) const
{
    std::vector<ObjectAnswer> all;
    for (std::size_t i = 0; i < m_comparison.objects.size(); ++i) {
        const Object &object = m_comparison.objects[i];
        const Part *part = find(object.subject);
        const metrics::Loader *loader = part ? (ofBefore ? part->before.get() : part->now.get()) : nullptr;
        const bool isThere = part && part->isAsked && loader;
        all.push_back({&object, m_names.value(qsizetype(i)), isThere ? &loader->answer() : nullptr});
    }
    return all;
}

// Loaders learn one after the other whether an ambiguous metric is a ratio: it is the same for all.
void Gather::settleUnits(metrics::Answer &answer) const
{
    for (metrics::MetricAnswer &metric : answer.metrics)
        metric.isRatio = metric.metric->isAmbiguous && m_memory->isRatio(*metric.metric);
}

metrics::Answer Gather::together(bool ofBefore, const SummaryOf &summaryOf) const
{
    return merged(chosenMetrics(m_comparison), answers(ofBefore), m_comparison.form, [&](Recipe recipe) {
        recipe.isBefore = ofBefore;
        recipe.view = m_view;
        return summaryOf(recipe);
    });
}

metrics::Answer Gather::together(bool ofBefore) const
{
    metrics::Answer all = together(ofBefore, [this](const Recipe &recipe) { return m_summaries.of(recipe); });
    settleUnits(all);
    return all;
}

std::optional<metrics::Answer> Gather::answerOf(const metrics::Subject &subject) const
{
    const Part *part = find(subject);
    if (!part || !part->isAsked || part->now->answer().answeredAtMs == 0)
        return std::nullopt;
    metrics::Answer answer = part->now->answer();
    settleUnits(answer);
    if (subject.gpu < 0)
        return answer;
    const auto compared = metricsOf(m_comparison, subject);
    const auto isOfOther = [&](const metrics::SeriesPtr &series) { return series->key.gpu != subject.gpu; };
    std::erase_if(answer.metrics, [&](const metrics::MetricAnswer &metric) {
        return std::ranges::find(compared, metric.metric) == compared.end();
    });
    for (metrics::MetricAnswer &metric : answer.metrics) {
        std::erase_if(metric.series, isOfOther);
        std::erase_if(metric.impossible, isOfOther);
    }
    return answer;
}

metrics::Answer Gather::measured() const
{
    return together(false);
}

metrics::Answer Gather::answer() const
{
    std::vector<Placed> placements;
    for (const Object &object : m_comparison.objects) {
        if (const Part *part = find(object.subject))
            placements.push_back({curveKey(object.subject), part->placement});
    }
    return onAxis(measured(), placements, m_axis);
}

std::optional<metrics::Answer> Gather::before() const
{
    if (shiftMs() == 0)
        return std::nullopt;
    metrics::Answer all = together(true);
    // While others are loaded, or after a failure, a loader keeps its curves: those of another range are none of this.
    const metrics::Range asked{m_axis.fromMs - shiftMs(), m_axis.toMs - shiftMs()};
    for (metrics::MetricAnswer &metric : all.metrics) {
        std::erase_if(metric.series, [&](const metrics::SeriesPtr &series) {
            const api::Times &times = series->samples.times;
            return times.empty() || times.back() <= asked.fromMs || times.front() >= asked.toMs;
        });
    }
    return all;
}

Gather::ObjectState Gather::stateOf(const metrics::Subject &subject) const
{
    ObjectState state;
    const Part *part = find(subject);
    if (!part)
        return state;
    for (const metrics::Loader *loader : {part->now.get(), part->before.get()}) {
        if (!loader || !part->isAsked)
            continue;
        state.requests += loader->answer().requests;
        state.requestsDone += loader->answer().requestsDone;
        state.isLoading = state.isLoading || loader->isLoading();
    }
    state.isLoading = state.isLoading || m_summaries.isComputing(curveKey(subject));
    state.isPlaced = part->isPlaced;
    const auto compared = metricsOf(m_comparison, subject);
    state.hasMetrics = !compared.empty();
    state.history = part->history;
    state.life = part->life;
    state.placement = part->placement;
    if (!part->isAsked)
        return state;
    const metrics::Answer &own = part->now->answer();
    state.podsShown = own.podsShown;
    state.pods = own.pods;
    state.gpus = gpusOf(own, subject.gpu);
    for (const metrics::Loader *loader : {part->now.get(), part->before.get()}) {
        if (!loader)
            continue;
        for (const metrics::MetricAnswer &metric : loader->answer().metrics) {
            const bool isCompared = std::ranges::find(compared, metric.metric) != compared.end();
            if (isCompared && metric.problem && !state.problem)
                state.problem = metric.problem;
        }
    }
    return state;
}

} // namespace compare
