// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/align.h"

#include "models/compare/gpus.h"
#include "models/metrics/assemble.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace compare {
namespace {

using metrics::MetricAnswer;
using State = MetricAnswer::State;

int rank(State state)
{
    switch (state) {
    case State::Complete:
        return 0;
    case State::Empty:
        return 1;
    case State::Refused:
        return 2;
    case State::Partial:
        return 3;
    case State::Failed:
        return 4;
    case State::Waiting:
        break;
    }
    return 5;
}

// The state of a metric of several objects, whose single answers are `all`.
void settle(MetricAnswer &metric, const std::vector<const MetricAnswer *> &all)
{
    for (const MetricAnswer *one : all) {
        metric.losses += one->losses;
        if (rank(one->state) > rank(metric.state)) {
            metric.state = one->state;
            metric.problem = one->problem;
        }
    }
    const bool isPart = metric.state == State::Failed || metric.state == State::Refused || metric.state == State::Empty;
    if (isPart && !metric.series.empty())
        metric.state = metric.state == State::Empty ? State::Complete : State::Partial;
}

template<typename Times> void mapTimes(Times &times, const Placement &placement)
{
    Times mapped;
    if constexpr (requires { mapped.reserve(0); })
        mapped.reserve(times.size());
    for (const std::int64_t time : times)
        mapped.push_back(placement.toAxis(time));
    times = std::move(mapped);
}

// The curves of one GPU, or of its MIG instances; all of them for -1.
std::vector<metrics::SeriesPtr> ofGpu(std::vector<metrics::SeriesPtr> curves, int gpu)
{
    if (gpu >= 0)
        std::erase_if(curves, [gpu](const metrics::SeriesPtr &curve) { return curve->key.gpu != gpu; });
    return curves;
}

metrics::SeriesPtr placed(const metrics::Series &series, const Placement &placement)
{
    auto moved = std::make_shared<metrics::Series>(series);
    mapTimes(moved->samples.times, placement);
    mapTimes(moved->samples.breaks, placement);
    mapTimes(moved->outOfRange.times, placement);
    for (metrics::Gap &gap : moved->gaps)
        gap = {placement.toAxis(gap.fromMs), placement.toAxis(gap.toMs)};
    for (metrics::Range &range : moved->coarse)
        range = {placement.toAxis(range.fromMs), placement.toAxis(range.toMs)};
    moved->stepMs *= placement.scale;
    moved->coarseStepMs *= placement.scale;
    return moved;
}

} // namespace

metrics::SeriesPtr meanOf(const std::vector<metrics::SeriesPtr> &gpus, const base::Key &object, const QString &name,
                          const std::stop_token &stop)
{
    if (gpus.empty())
        return {};
    if (gpus.size() == 1)
        return onlyCurve(*gpus.front(), object, name);
    metrics::Series mean = curveFor(gpus, object, name);
    GpuSamples samples = samplesOf(gpus, mean.stepMs, stop);
    std::vector<double> means;
    means.reserve(samples.times.size());
    for (std::size_t i = 0; i < samples.times.size() && !stop.stop_requested(); ++i) {
        const std::span<double> values = samples.at(i);
        means.push_back(std::accumulate(values.begin(), values.end(), 0.0) / double(values.size()));
    }
    if (stop.stop_requested())
        return {};
    setSamples(mean, samples.times, means, gpus);
    mean.statistics = metrics::statisticsOf(means);
    leaveOutUneven(mean);
    return std::make_shared<const metrics::Series>(std::move(mean));
}

metrics::Answer merged(const std::vector<const metrics::Metric *> &metrics, const std::vector<ObjectAnswer> &objects,
                       Form form, const SummaryOf &summaryOf)
{
    metrics::Answer all;
    std::vector<const metrics::Answer *> counted; // GPUs of one pod share an answer
    for (const ObjectAnswer &object : objects) {
        if (!object.answer || std::ranges::find(counted, object.answer) != counted.end())
            continue;
        counted.push_back(object.answer);
        const metrics::Answer &own = *object.answer;
        all.range = all.range.length() > 0
            ? metrics::Range{std::min(all.range.fromMs, own.range.fromMs), std::max(all.range.toMs, own.range.toMs)}
            : own.range;
        all.stepMs = std::max(all.stepMs, own.stepMs);
        all.requests += own.requests;
        all.requestsDone += own.requestsDone;
        all.answeredAtMs = std::max(all.answeredAtMs, own.answeredAtMs);
    }
    for (const metrics::Metric *metric : metrics) {
        MetricAnswer together;
        together.metric = metric;
        together.state = State::Complete;
        std::vector<const MetricAnswer *> singles;
        bool isWaiting = false;
        for (const ObjectAnswer &object : objects) {
            if (!object.answer)
                continue;
            const auto own = std::ranges::find(object.answer->metrics, metric, &MetricAnswer::metric);
            if (own == object.answer->metrics.end())
                continue;
            if (std::ranges::find(singles, &*own) == singles.end())
                singles.push_back(&*own);
            auto curves = ofGpu(own->series, object.object->subject.gpu);
            if (curves.empty())
                continue;
            const Summary summary
                = summaryOf({std::move(curves), curveKey(object.object->subject), object.name, form == Form::Bands});
            isWaiting = isWaiting || !summary.isCurrent;
            if (summary.curve)
                together.series.push_back(summary.curve);
        }
        if (singles.empty())
            together.state = State::Empty;
        else
            settle(together, singles);
        if (isWaiting)
            together.state = State::Waiting;
        all.metrics.push_back(std::move(together));
    }
    return all;
}

base::Key curveKey(const metrics::Subject &subject)
{
    const QString scope = QString::number(unsigned(subject.scope));
    if (subject.gpu >= 0)
        return base::Key::of({scope, subject.id.toString(), QString(), QString::number(subject.gpu)});
    return base::Key::of({scope, subject.id.toString(),
                          subject.scope == metrics::Scope::NodePool ? subject.clusterId.toString() : QString()});
}

metrics::Answer onAxis(const metrics::Answer &answer, const std::vector<Placed> &placements, const metrics::Range &axis)
{
    metrics::Answer moved = answer;
    moved.range = axis;
    for (MetricAnswer &metric : moved.metrics) {
        std::vector<metrics::SeriesPtr> kept;
        for (const metrics::SeriesPtr &series : metric.series) {
            const auto at = std::ranges::find(placements, series->key.object, &Placed::object);
            if (at == placements.end())
                continue;
            kept.push_back(at->placement == Placement() ? series : placed(*series, at->placement));
            moved.stepMs = std::max(moved.stepMs, kept.back()->stepMs);
        }
        metric.series = std::move(kept);
    }
    return moved;
}

QStringList namesOf(const Comparison &comparison)
{
    QStringList names;
    QStringList keys;
    for (const Object &object : comparison.objects) {
        names.append(nameOf(object.subject));
        keys.append(object.subject.id.toString());
    }
    // Keys of different kinds, or of node pools of several clusters, may be equal.
    QStringList unique = keys;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (keys.count(keys[i]) > 1)
            unique[i] = curveKey(comparison.objects[std::size_t(i)].subject).toString();
    }
    return metrics::toldApart(names, unique);
}

} // namespace compare
