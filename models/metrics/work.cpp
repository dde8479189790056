// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/work.h"

#include "models/metrics/assemble.h"
#include "models/metrics/possible.h"
#include "models/metrics/twins.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <set>

namespace metrics {
namespace {

std::size_t gpuCount(const std::vector<Piece> &pieces)
{
    QSet<int> gpus;
    for (const Piece &piece : pieces)
        if (piece.key.gpu >= 0 && piece.samples->size() > 0)
            gpus.insert(piece.key.gpu);
    return static_cast<std::size_t>(gpus.size());
}

std::vector<double> valuesOf(const std::vector<Piece> &pieces)
{
    std::vector<double> values;
    for (const Piece &piece : pieces)
        values.insert(values.end(), piece.samples->values.begin(), piece.samples->values.end());
    return values;
}

Losses lossesOf(const api::Samples &samples, const api::Samples &outOfRange)
{
    return {samples.dropped, QString::fromUtf8(samples.firstDropped), static_cast<int>(outOfRange.size())};
}

// How many curves the key's labels do not tell apart; 0 if it is the only one.
int twinsOf(const Part &part, SeriesKey key)
{
    int twins = 0;
    for (const auto &[other, samples] : part.curves) {
        key.twin = other.twin;
        if (key == other)
            twins = std::max(twins, other.twin);
    }
    return twins;
}

// With samples of two densities, figures would count one stretch more than another: those of the coarse answer do not.
void tellCoarse(Series &series, const SeriesFrame::Coarse &coarse)
{
    SeriesKey key = series.key;
    key.object = {};
    const auto own = std::ranges::find(coarse.curves, key, &Curves::value_type::first);
    std::vector<double> values;
    if (own != coarse.curves.end() && series.twins == 0)
        std::ranges::copy_if(own->second.values, std::back_inserter(values),
                             [&](double value) { return isPossible(*series.metric, value); });
    Statistics even = statisticsOf(values);
    even.min = series.statistics.min;
    even.max = series.statistics.max;
    even.minAboveZero = series.statistics.minAboveZero;
    even.last = series.statistics.last;
    series.statistics = even;
}

} // namespace

std::vector<Ordered> Work::ready() const
{
    std::vector<Ordered> all;
    for (const auto &[target, part] : parts)
        all.insert(all.end(), part.ready.begin(), part.ready.end());
    return all;
}

void closeCoarseGaps(Series &series)
{
    const double longest = 2 * series.coarseStepMs + std::max(2.0, 0.05 * series.coarseStepMs);
    const std::vector<std::int64_t> &breaks = series.samples.breaks;
    std::erase_if(series.gaps, [&](const Gap &gap) {
        const auto overlaps = [&gap](const Range &range) { return gap.fromMs < range.toMs && gap.toMs > range.fromMs; };
        const auto broken = std::ranges::upper_bound(breaks, gap.fromMs);
        const bool isBroken = broken != breaks.end() && *broken < gap.toMs;
        return double(gap.length()) <= longest && !isBroken && std::ranges::any_of(series.coarse, overlaps);
    });
}

bool isBefore(const Ordered &a, const Ordered &b)
{
    const SeriesKey &first = a.series->key;
    const SeriesKey &second = b.series->key;
    if (a.order != b.order)
        return a.order < b.order;
    if (first.gpu != second.gpu)
        return first.gpu < second.gpu;
    if (first.instance != second.instance)
        return first.instance < second.instance;
    if (first.group != second.group)
        return isGroupBefore(first.group, second.group);
    return first.twin < second.twin;
}

PieceTaker::PieceTaker(const api::Measurements &answer, const Ask &ask, Memory &memory)
{
    std::size_t mostGpus = 0;
    for (const Metric *metric : ask.metrics) {
        Taken taken{metric, piecesOf(answer, *metric), 0};
        taken.gpus = gpuCount(taken.pieces);
        mostGpus = std::max(mostGpus, taken.gpus);
        if (metric->isAmbiguous)
            memory.see(*metric, valuesOf(taken.pieces));
        m_taken.push_back(std::move(taken));
    }
    if (!answer.isPartial && answer.faults == 0)
        return;
    // The status does not report what is missing. Often the answer shows it; otherwise any metric may be incomplete.
    for (const Taken &taken : m_taken)
        if (taken.pieces.empty() || (taken.metric->form == Form::PerGpu && taken.gpus < mostGpus))
            m_incomplete.push_back(taken.metric);
    if (m_incomplete.empty())
        m_incomplete = ask.metrics;
}

void PieceTaker::take(Part &part, const Metric &metric) const
{
    part.isPartial |= std::ranges::find(m_incomplete, &metric) != m_incomplete.end();
    const auto taken = std::ranges::find(m_taken, &metric, &Taken::metric);
    for (const Piece &piece : taken->pieces) {
        const auto known = std::ranges::find(part.curves, piece.key, &std::pair<SeriesKey, api::Samples>::first);
        if (known == part.curves.end())
            part.curves.emplace_back(piece.key, *piece.samples);
        else
            append(known->second, *piece.samples);
    }
}

std::vector<Ordered> seriesOf(Part &part, const SeriesFrame &frame)
{
    std::vector<const api::Samples *> all;
    std::vector<api::Samples> outOfRange;
    // Servers that align samples to the step send the first one before the range.
    const Range range{frame.range.fromMs - static_cast<std::int64_t>(frame.stepMs), frame.range.toMs};
    for (auto &[key, samples] : part.curves)
        tidy(samples, range);
    settleTwins(part.curves);
    for (auto &[key, samples] : part.curves) {
        outOfRange.push_back(takeImpossible(samples, *frame.metric));
        part.losses += lossesOf(samples, outOfRange.back());
        all.push_back(&samples);
    }
    const double stepMs = frame.coarse.ranges.empty() ? stepOf(all, frame.stepMs) : frame.storedMs;
    std::vector<Ordered> result;
    for (std::size_t i = 0; i < part.curves.size(); ++i) {
        auto &[key, samples] = part.curves[i];
        if (samples.size() == 0 && outOfRange[i].size() == 0)
            continue;
        const auto series = std::make_shared<Series>();
        series->key = key;
        series->key.object = frame.object;
        series->object = frame.objectName;
        series->metric = frame.metric;
        series->twins = twinsOf(part, key);
        series->name = seriesName(key, series->twins, frame.displayName, frame.subjectName);
        series->samples = std::move(samples);
        series->outOfRange = std::move(outOfRange[i]);
        series->gaps = gapsOf(series->samples.times, stepMs, series->samples.breaks);
        series->stepMs = stepMs;
        series->coarse = frame.coarse.ranges;
        series->coarseStepMs = frame.coarse.stepMs;
        closeCoarseGaps(*series);
        series->provisionalFrom = provisionalFrom(series->samples.times, frame.nowMs);
        series->statistics = statisticsOf(series->samples.values);
        series->pyramid = pyramidOf(series->samples.values);
        if (!frame.coarse.ranges.empty())
            tellCoarse(*series, frame.coarse);
        result.push_back({frame.order, series});
    }
    part.curves.clear();
    return result;
}

std::optional<api::Error> problemOf(const Work &work)
{
    if (work.problem)
        return work.problem;
    for (const auto &[target, part] : work.parts)
        if (part.problem)
            return part.problem;
    return {};
}

void settleState(const Work &work, MetricAnswer &metric)
{
    using State = MetricAnswer::State;
    const auto hasFailed = [](const auto &entry) { return entry.second.problem.has_value(); };
    const auto isPartial = [](const auto &entry) { return entry.second.isPartial; };
    const auto hasSamples = [](const Ordered &curve) { return curve.series->samples.size() > 0; };
    const bool isEmpty = std::ranges::none_of(work.ready(), hasSamples);
    metric.problem = problemOf(work);
    metric.losses = {};
    for (const auto &[target, part] : work.parts)
        metric.losses += part.losses;
    const bool allFailed = work.problem || (!work.parts.empty() && std::ranges::all_of(work.parts, hasFailed));
    if (allFailed && isEmpty)
        metric.state = State::Failed;
    else if (metric.problem || std::ranges::any_of(work.parts, isPartial))
        metric.state = State::Partial;
    else
        metric.state = isEmpty ? State::Empty : State::Complete;
}

void countGpus(Answer &answer)
{
    using State = MetricAnswer::State;
    const auto isCounted = [](const MetricAnswer &metric) {
        return metric.metric->form == Form::PerGpu
            && (metric.state == State::Complete || metric.state == State::Partial);
    };
    const auto gpusOf = [](const MetricAnswer &metric) {
        std::set<std::pair<base::Key, int>> gpus;
        for (const auto *curves : {&metric.series, &metric.impossible})
            for (const SeriesPtr &series : *curves)
                if (series->key.gpu >= 0)
                    gpus.insert({series->key.object, series->key.gpu});
        return static_cast<int>(gpus.size());
    };
    int most = 0;
    for (const MetricAnswer &metric : answer.metrics)
        if (isCounted(metric))
            most = std::max(most, gpusOf(metric));
    for (MetricAnswer &metric : answer.metrics) {
        if (!isCounted(metric))
            continue;
        metric.answered = gpusOf(metric);
        metric.expected = most;
        if (metric.answered < most)
            metric.state = State::Partial;
    }
}

} // namespace metrics
