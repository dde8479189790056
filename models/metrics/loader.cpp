// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/page.h"
#include "models/metrics/assemble.h"
#include "models/metrics/loaderstate.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace metrics {
namespace {

struct LoaderWords
{
    Q_DECLARE_TR_FUNCTIONS(metrics::Loader)
};

// One more than the session has in flight: the rest waits here, where it can be dropped at no cost.
constexpr std::size_t mostCalls = 5;

bool hasSameFrame(const Query &a, const Query &b)
{
    return isSame(a.subject, b.subject) && a.range == b.range && a.samples == b.samples && a.tiles == b.tiles
        && a.isFull == b.isFull && a.groupBy == b.groupBy && a.nodepoolName == b.nodepoolName;
}

bool isSettled(MetricAnswer::State state)
{
    return state != MetricAnswer::State::Waiting && state != MetricAnswer::State::Failed;
}

// After these errors, the next request would fail, too.
bool endsAll(api::Error::Kind kind)
{
    using Kind = api::Error::Kind;
    return kind == Kind::Unauthorized || kind == Kind::Offline || kind == Kind::Tls;
}

// Why a request cannot be sent: the scope is unknown, or the subject lacks a key that the request needs.
std::optional<api::Error> problemWith(std::span<const base::Key> path)
{
    if (std::ranges::none_of(path, &base::Key::isNull))
        return {};
    return api::Error{
        .kind = api::Error::Kind::Local,
        .detail = LoaderWords::tr("The control plane reports no ID for this object, so its metrics cannot be loaded.")};
}

QStringList typesOf(const std::vector<const Metric *> &metrics)
{
    QStringList types;
    for (const Metric *metric : metrics)
        types << QString::fromLatin1(metric->type.data(), static_cast<qsizetype>(metric->type.size()));
    return types;
}

} // namespace

void Loader::Private::load(const Query &wanted)
{
    Query next = wanted;
    next.samples = std::clamp(wanted.samples, 1, api::mostSamples);
    next.tiles = std::max(wanted.tiles, 1);
    if (next.isFull) {
        next.samples = api::mostSamples;
        next.tiles = 1;
    }
    drop();
    keepTiles(next);
    const bool keeps = hasSameFrame(query, next) && query.metrics != next.metrics;
    Answer fresh;
    fresh.range = next.range;
    fresh.stepMs = next.isFull
        ? static_cast<double>(storeStepMs)
        : static_cast<double>(next.range.length()) / (static_cast<double>(next.samples) * next.tiles);
    if (isSame(query.subject, next.subject)) {
        fresh.answeredAtMs = answer.answeredAtMs;
        fresh.podsShown = answer.podsShown;
        fresh.pods = answer.pods;
    }
    works.clear();
    for (const Metric *metric : next.metrics) {
        fresh.metrics.push_back(begin(metric, next, keeps));
        Work work;
        work.endpoint = endpointOf(next.subject, *metric);
        work.isWanted = fresh.metrics.back().state == MetricAnswer::State::Waiting;
        works.push_back(std::move(work));
    }
    query = next;
    answer = std::move(fresh);
    plan();
    isActive = true;
    pump();
    buildTiles();
    // If there is nothing to request, report the end as usual: later.
    if (isIdle())
        QMetaObject::invokeMethod(
            q, [this, at = ++serial] { at == serial ? finishIfDone() : void(); }, Qt::QueuedConnection);
}

MetricAnswer Loader::Private::begin(const Metric *metric, const Query &next, bool keeps)
{
    MetricAnswer begun;
    begun.metric = metric;
    const auto old = std::ranges::find(answer.metrics, metric, &MetricAnswer::metric);
    if (old != answer.metrics.end() && isSame(query.subject, next.subject)) {
        if (keeps && isSettled(old->state))
            return *old;
        begun.series = old->series;
        begun.impossible = old->impossible;
        begun.losses = old->losses;
    }
    begun.isRatio = memory->isRatio(*metric);
    if (memory->isRefused(endpointOf(next.subject, *metric), *metric)) {
        begun.state = MetricAnswer::State::Refused;
        begun.series.clear();
        begun.impossible.clear();
    }
    return begun;
}

void Loader::Private::plan()
{
    const auto wantedOf = [this](Scope endpoint) {
        std::vector<const Metric *> wanted;
        for (std::size_t i = 0; i < works.size(); ++i)
            if (works[i].isWanted && works[i].endpoint == endpoint)
                wanted.push_back(query.metrics[i]);
        return wanted;
    };
    const Subject &subject = query.subject;
    const std::vector<base::Key> path = pathOf(subject);
    for (const Scope endpoint : {subject.scope, Scope::Inference, Scope::InferencePod}) {
        if (const auto wanted = wantedOf(endpoint); !wanted.empty()) {
            if (const auto problem = problemWith(path)) {
                refuse(endpoint, *problem);
                continue;
            }
            displayNames << QString();
            enqueue({endpoint, path, subject.id, subject.name, 0}, wanted);
        }
    }
    if (subject.scope != Scope::Workload || wantedOf(Scope::Pod).empty())
        return;
    podList.load(subject.id, nowMs(), [this] {
        planPods();
        if (!isActive)
            return; // the list was known already: load() continues
        pump();
        buildTiles();
        Q_EMIT q->changed();
        finishIfDone();
    });
}

void Loader::Private::planPods()
{
    std::vector<const Metric *> wanted;
    for (std::size_t i = 0; i < works.size(); ++i) {
        if (!works[i].isWanted || works[i].endpoint != Scope::Pod)
            continue;
        wanted.push_back(query.metrics[i]);
        works[i].problem = podList.problem();
    }
    answer.pods = podList.total();
    answer.podsShown = static_cast<int>(podList.pods().size());
    QStringList names;
    QStringList keys;
    for (const PodList::Entry &pod : podList.pods()) {
        names << pod.name;
        keys << pod.id.toString();
    }
    isCoarseOnly = query.isFull && !isFullSensible(query.range, podList.pods().size());
    const QStringList shorter = toldApart(shortNames(names), keys);
    names = toldApart(names, keys);
    for (std::size_t i = 0; i < podList.pods().size(); ++i) {
        const PodList::Entry &pod = podList.pods()[i];
        displayNames << (names.size() > 1 ? shorter[static_cast<qsizetype>(i)] : QString());
        const bool isOver = pod.endedMs != api::absentTime && pod.endedMs < query.range.fromMs;
        if (isOver || pod.startedMs >= query.range.toMs)
            targets.push_back({}); // it did not exist in this range
        else
            enqueue({Scope::Pod,
                     {query.subject.id, pod.id},
                     pod.id,
                     names[static_cast<qsizetype>(i)],
                     static_cast<int>(i) + 1},
                    wanted);
    }
}

void Loader::Private::refuse(Scope endpoint, const api::Error &problem)
{
    for (Work &work : works)
        if (work.isWanted && work.endpoint == endpoint)
            work.problem = problem;
}

void Loader::Private::enqueue(Target target, const std::vector<const Metric *> &metrics)
{
    if (query.isFull) {
        enqueueFull(std::move(target), metrics);
        return;
    }
    const std::vector<Range> tiles = tilesOf(query.range, query.tiles);
    const std::size_t index = targets.size();
    targets.push_back(std::move(target));
    for (Ask &ask : asksOf(index, metrics, tiles)) {
        ask.samples = query.samples;
        count(ask);
        pending.push_back(std::move(ask));
    }
}

void Loader::Private::count(const Ask &ask)
{
    for (const Metric *metric : ask.metrics)
        ++partOf(*metric, ask.target).waiting;
    ++answer.requests;
}

Part &Loader::Private::partOf(const Metric &metric, std::size_t target)
{
    return works[indexOf(metric)].parts[target];
}

std::size_t Loader::Private::indexOf(const Metric &metric) const
{
    return static_cast<std::size_t>(std::ranges::find(query.metrics, &metric) - query.metrics.begin());
}

void Loader::Private::pump()
{
    while (calls.size() < mostCalls && !pending.empty()) {
        Ask ask = std::move(pending.front());
        pending.pop_front();
        // Metrics refused in the meantime are not requested again.
        Ask known{ask.target, ask.range, {}, ask.samples, ask.isCoarse};
        std::erase_if(ask.metrics, [&](const Metric *metric) {
            const bool drops = isRefused(targets[ask.target].endpoint, *metric);
            if (drops)
                known.metrics.push_back(metric);
            return drops;
        });
        settle(known, [](Part &, const Metric &) {});
        if (ask.metrics.empty())
            ++answer.requestsDone;
        else
            send(std::move(ask));
    }
}

void Loader::Private::send(Ask ask)
{
    const std::uint64_t number = ++serial;
    const api::MetricsParams params{.types = typesOf(ask.metrics),
                                    .startMs = ask.range.fromMs,
                                    .endMs = ask.range.toMs,
                                    .samples = ask.samples,
                                    .groupBy = query.groupBy,
                                    .nodepoolName = query.nodepoolName};
    const Target &target = targets[ask.target];
    if (client.capabilities().lacks({operationOf(target.endpoint).operation}))
        return answerUnknown(number, std::move(ask));
    calls[number] = operationOf(target.endpoint)
                        .call(client, target.path, params, q,
                              [this, number, ask = std::move(ask)](const api::Result<api::MeasurementsPtr> &result) {
                                  answered(number, ask, result);
                              });
}

// As the control plane would answer, but without a request.
void Loader::Private::answerUnknown(std::uint64_t number, Ask ask)
{
    calls[number] = {};
    QMetaObject::invokeMethod(
        q,
        [this, number, ask = std::move(ask)] {
            if (calls.contains(number)) // not cancelled
                answered(number, ask, api::Failure(api::Error{.kind = api::Error::Kind::NotFound, .httpStatus = 404}));
        },
        Qt::QueuedConnection);
}

void Loader::Private::answered(std::uint64_t number, const Ask &ask, const api::Result<api::MeasurementsPtr> &result)
{
    calls.erase(number);
    const Scope endpoint = targets[ask.target].endpoint;
    if (result) {
        served.insert(int(endpoint));
        answer.answeredAtMs = nowMs();
        const PieceTaker taker(**result, ask, *memory);
        ++answer.requestsDone;
        settle(ask, [&](Part &part, const Metric &metric) {
            query.isFull ? putTile(ask, metric, taker) : taker.take(part, metric);
        });
    } else if (result.error().kind == api::Error::Kind::BadRequest && ask.metrics.size() > 1) {
        halve(ask);
    } else if (result.error().kind == api::Error::Kind::BadRequest) {
        // One stretch of many may only be older than what is kept.
        const bool isOneOfMany = query.isFull && !loadedOf(indexOf(*ask.metrics.front()), ask.target).isEmpty();
        if (!isOneOfMany)
            refused.insert({int(endpoint), ask.metrics.front()});
        ++answer.requestsDone;
        settle(ask, [&](Part &part, const Metric &) { part.problem = result.error(); });
    } else {
        ++answer.requestsDone;
        // Others may still tell all that the coarse answer would have.
        settle(ask, [&](Part &part, const Metric &) {
            if (!ask.isCoarse || isCoarseOnly)
                part.problem = result.error();
        });
        if (endsAll(result.error().kind))
            failAll(result.error());
    }
    pump();
    buildTiles();
    if (!query.isFull || hasNews())
        Q_EMIT q->changed();
    finishIfDone();
}

void Loader::Private::halve(const Ask &ask)
{
    const auto middle = ask.metrics.begin() + static_cast<std::ptrdiff_t>(ask.metrics.size() / 2);
    Ask half = ask;
    half.metrics = {middle, ask.metrics.end()};
    pending.push_front(half);
    half.metrics = {ask.metrics.begin(), middle};
    pending.push_front(half);
    ++answer.requests;
}

void Loader::Private::failAll(const api::Error &error)
{
    for (const Ask &ask : std::exchange(pending, {})) {
        ++answer.requestsDone;
        settle(ask, [&](Part &part, const Metric &) { part.problem = error; });
    }
}

void Loader::Private::settle(const Ask &ask, const std::function<void(Part &, const Metric &)> &note)
{
    for (const Metric *metric : ask.metrics) {
        Part &part = partOf(*metric, ask.target);
        note(part, *metric);
        --part.waiting;
        if (query.isFull)
            part.isBuilding = true;
        else if (part.waiting == 0)
            publish(indexOf(*metric), ask.target);
    }
}

// All tiles of a metric have arrived for one target: its new curves replace the old ones.
void Loader::Private::publish(std::size_t index, std::size_t target)
{
    Part &part = works[index].parts[target];
    part.ready = seriesOf(part, frameOf(index, target));
    show(index);
}

SeriesFrame Loader::Private::frameOf(std::size_t index, std::size_t target) const
{
    return {.metric = query.metrics[index],
            .object = targets[target].object,
            .objectName = targets[target].name,
            .displayName = displayNames[static_cast<qsizetype>(target)],
            .subjectName = query.subject.name,
            .order = targets[target].order,
            .range = query.range,
            .stepMs = answer.stepMs,
            .nowMs = nowMs()};
}

void Loader::Private::show(std::size_t index)
{
    const Work &work = works[index];
    MetricAnswer &metric = answer.metrics[index];
    std::map<base::Key, int> waiting; // objects with their order, whose old curves stay
    bool isOpen = false;
    for (const auto &[target, part] : work.parts) {
        isOpen |= part.isOpen();
        if (part.isOpen() && part.ready.empty())
            waiting.emplace(targets[target].object, targets[target].order);
    }
    std::vector<Ordered> shown = work.ready();
    for (const auto *old : {&metric.series, &metric.impossible})
        for (const SeriesPtr &series : *old)
            if (const auto order = waiting.find(series->key.object); order != waiting.end())
                shown.push_back({order->second, series});
    std::ranges::stable_sort(shown, isBefore);
    if (!isOpen && !isRefused(work.endpoint, *metric.metric))
        settleState(work, metric);
    // A failed refresh keeps the old curves.
    if (metric.state != MetricAnswer::State::Failed) {
        metric.series.clear();
        metric.impossible.clear();
        for (Ordered &ordered : shown) {
            auto &curves = ordered.series->samples.size() > 0 ? metric.series : metric.impossible;
            curves.push_back(std::move(ordered.series));
        }
    }
    metric.isRatio = memory->isRatio(*metric.metric);
}

void Loader::Private::finishIfDone()
{
    if (!isActive || !isIdle())
        return;
    isActive = false;
    for (std::size_t i = 0; i < works.size(); ++i) {
        MetricAnswer &metric = answer.metrics[i];
        if (!works[i].isWanted)
            continue;
        if (refused.contains({int(works[i].endpoint), metric.metric})) {
            // If every metric was refused, the fault is not in the metrics.
            const bool isServed = served.contains(int(works[i].endpoint));
            if (isServed)
                memory->refuse(works[i].endpoint, *metric.metric);
            const bool isRefusal = isServed || query.metrics.size() == 1;
            metric.state = isRefusal ? MetricAnswer::State::Refused : MetricAnswer::State::Failed;
            metric.problem = problemOf(works[i]);
            if (isRefusal) {
                metric.series.clear();
                metric.impossible.clear();
            }
        } else if (metric.state == MetricAnswer::State::Waiting) {
            show(i); // a workload without pods in this range
        }
    }
    countGpus(answer);
    Q_EMIT q->changed();
    Q_EMIT q->finished();
}

void Loader::Private::drop()
{
    ++serial;
    isActive = false;
    calls.clear();
    pending.clear();
    targets.clear();
    displayNames.clear();
    refused.clear();
    served.clear();
    podList.cancel();
    assembler.cancel();
    again.stop();
    isCoarseOnly = false;
}

Loader::Loader(api::Client &client, std::shared_ptr<Memory> memory, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, client, std::move(memory)))
{
}

Loader::~Loader()
{
    // Callbacks use the private part: end them before it is destroyed.
    d->drop();
}

void Loader::load(const Query &query)
{
    d->load(query);
}

void Loader::cancel()
{
    d->drop();
}

void Loader::flipUnit(const Metric *metric)
{
    d->memory->choose(*metric, !d->memory->isRatio(*metric));
    for (MetricAnswer &shown : d->answer.metrics)
        if (shown.metric == metric)
            shown.isRatio = d->memory->isRatio(*metric);
    Q_EMIT changed();
}

void Loader::setClock(std::function<std::int64_t()> nowMs)
{
    d->nowMs = std::move(nowMs);
}

const Query &Loader::query() const
{
    return d->query;
}

const Answer &Loader::answer() const
{
    return d->answer;
}

bool Loader::isLoading() const
{
    return d->isActive;
}

std::optional<Subject> Loader::podOf(const base::Key &id) const
{
    const auto &pods = d->podList.pods();
    const auto pod = std::ranges::find(pods, id, &PodList::Entry::id);
    if (pod == pods.end())
        return std::nullopt;
    Subject subject;
    subject.scope = Scope::Pod;
    subject.id = pod->id;
    subject.workloadId = d->query.subject.id;
    subject.name = pod->name;
    subject.startedMs = pod->startedMs;
    subject.endedMs = pod->endedMs;
    subject.isInference = d->query.subject.isInference;
    subject.gpus = d->query.subject.gpus;
    return subject;
}

} // namespace metrics
