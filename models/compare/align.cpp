// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/align.h"

#include "models/metrics/assemble.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;

namespace compare {
namespace {

using metrics::MetricAnswer;
using State = MetricAnswer::State;

void appendValue(api::Samples &samples, std::int64_t timeMs, double value)
{
    std::array<char, 32> text; // NOLINT(cppcoreguidelines-pro-type-member-init): to_chars writes what is read
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    samples.append(timeMs, std::string_view(text.data(), std::size_t(end.ptr - text.data())));
}

struct Sum
{
    double total = 0;
    int count = 0;
};

// By time. GPUs that were asked together have the same times; others are moved to the nearest one within half a step.
std::map<std::int64_t, Sum> sumsOf(const std::vector<metrics::SeriesPtr> &gpus, double stepMs)
{
    std::map<std::int64_t, Sum> sums;
    const auto reach = std::int64_t(stepMs / 2);
    for (const metrics::SeriesPtr &gpu : gpus) {
        for (std::size_t i = 0; i < gpu->samples.size(); ++i) {
            const std::int64_t time = gpu->samples.times[i];
            auto at = sums.lower_bound(time - reach);
            const auto next = at == sums.end() ? at : std::next(at);
            if (next != sums.end() && std::abs(next->first - time) < std::abs(at->first - time))
                at = next;
            Sum &sum = at != sums.end() && std::abs(at->first - time) <= reach ? at->second : sums[time];
            sum.total += gpu->samples.values[i];
            ++sum.count;
        }
    }
    return sums;
}

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

void mapTimes(std::vector<std::int64_t> &times, const Placement &placement)
{
    for (std::int64_t &time : times)
        time = placement.toAxis(time);
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
    moved->stepMs *= placement.scale;
    return moved;
}

} // namespace

metrics::SeriesPtr meanOf(const std::vector<metrics::SeriesPtr> &gpus, const base::Key &object, const QString &name)
{
    if (gpus.empty())
        return {};
    if (gpus.size() == 1) {
        auto own = std::make_shared<metrics::Series>(*gpus.front());
        own->key = {own->key.type, object};
        own->name = name;
        own->object = name;
        return own;
    }
    auto mean = std::make_shared<metrics::Series>();
    mean->key = {gpus.front()->key.type, object};
    mean->metric = gpus.front()->metric;
    mean->name = name;
    mean->object = name;
    std::int64_t provisionalFrom = std::numeric_limits<std::int64_t>::max();
    for (const metrics::SeriesPtr &gpu : gpus) {
        mean->stepMs = std::max(mean->stepMs, gpu->stepMs);
        if (gpu->provisionalFrom < gpu->samples.size())
            provisionalFrom = std::min(provisionalFrom, gpu->samples.times[gpu->provisionalFrom]);
    }
    const auto sums = sumsOf(gpus, mean->stepMs);
    mean->samples.reserve(sums.size());
    for (const auto &[time, sum] : sums)
        appendValue(mean->samples, time, sum.total / sum.count);
    const auto &times = mean->samples.times;
    mean->gaps = metrics::gapsOf(times, mean->stepMs);
    mean->provisionalFrom = std::size_t(std::ranges::lower_bound(times, provisionalFrom) - times.begin());
    mean->statistics = metrics::statisticsOf(mean->samples.values);
    return mean;
}

metrics::SeriesPtr Means::of(const std::vector<metrics::SeriesPtr> &gpus, const base::Key &object, const QString &name)
{
    if (gpus.empty())
        return {};
    Mean &known = m_means[{object, gpus.front()->metric}];
    if (known.gpus != gpus || known.mean->name != name)
        known = {gpus, meanOf(gpus, object, name)};
    return known.mean;
}

metrics::Answer merged(const std::vector<const metrics::Metric *> &metrics, const std::vector<ObjectAnswer> &objects,
                       Means &means)
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
        for (const ObjectAnswer &object : objects) {
            if (!object.answer)
                continue;
            const auto own = std::ranges::find(object.answer->metrics, metric, &MetricAnswer::metric);
            if (own == object.answer->metrics.end())
                continue;
            if (std::ranges::find(singles, &*own) == singles.end())
                singles.push_back(&*own);
            const auto curves = ofGpu(own->series, object.object->subject.gpu);
            if (const auto curve = means.of(curves, curveKey(object.object->subject), object.name))
                together.series.push_back(curve);
        }
        if (singles.empty())
            together.state = State::Empty;
        else
            settle(together, singles);
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
