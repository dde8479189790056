// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/gpus.h"

#include "models/metrics/assemble.h"
#include "models/metrics/work.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <limits>

namespace compare {
namespace {

using Times = std::vector<std::int64_t>;

// All times, without those that lie within reach of another GPU's. Those of the coarsest store come first: others have
// a sample near by.
Times timesOf(const std::vector<metrics::SeriesPtr> &gpus, std::int64_t reach, const std::stop_token &stop)
{
    std::vector<metrics::SeriesPtr> byStep = gpus;
    std::ranges::stable_sort(byStep, std::greater(), [](const metrics::SeriesPtr &gpu) { return gpu->stepMs; });
    Times times;
    Times added;
    for (const metrics::SeriesPtr &gpu : byStep) {
        if (stop.stop_requested())
            break;
        const Times own = gpu->samples.times.list();
        if (own == times)
            continue;
        added.clear();
        auto near = times.cbegin();
        for (const std::int64_t time : own) {
            while (near != times.cend() && *near < time - reach)
                ++near;
            const bool isThere
                = (near != times.cend() && *near <= time + reach) || (!added.empty() && time - added.back() <= reach);
            if (!isThere)
                added.push_back(time);
        }
        Times all;
        all.reserve(times.size() + added.size());
        std::ranges::merge(times, added, std::back_inserter(all));
        times = std::move(all);
    }
    return times;
}

// The time that each sample counts for: the nearest one, of two the earlier.
void findPlaces(const Times &own, const Times &times, std::vector<std::uint32_t> &places)
{
    std::size_t at = 0;
    for (const std::int64_t time : own) {
        while (at + 1 < times.size() && std::abs(times[at + 1] - time) < std::abs(times[at] - time))
            ++at;
        places.push_back(std::uint32_t(at));
    }
}

} // namespace

GpuSamples samplesOf(const std::vector<metrics::SeriesPtr> &gpus, double stepMs, const std::stop_token &stop)
{
    GpuSamples all;
    all.times = timesOf(gpus, std::int64_t(stepMs / 2), stop);
    // Each GPU counts once at a time, with its nearest sample.
    std::vector<std::uint32_t> places;
    std::vector<double> values;
    std::vector<std::uint32_t> own;
    for (const metrics::SeriesPtr &gpu : gpus) {
        if (stop.stop_requested())
            return {};
        const Times times = gpu->samples.times.list();
        own.clear();
        findPlaces(times, all.times, own);
        std::int64_t distance = 0; // of the last one
        for (std::size_t i = 0; i < own.size(); ++i) {
            const std::int64_t off = std::abs(times[i] - all.times[own[i]]);
            const bool isSame = i > 0 && own[i] == own[i - 1];
            if (!isSame) {
                places.push_back(own[i]);
                values.push_back(gpu->samples.values[i]);
            } else if (off < distance) {
                values.back() = gpu->samples.values[i];
            }
            distance = isSame ? std::min(off, distance) : off;
        }
    }
    all.begins.assign(all.times.size() + 1, 0);
    for (const std::uint32_t place : places)
        ++all.begins[place + 1];
    for (std::size_t i = 1; i < all.begins.size(); ++i)
        all.begins[i] += all.begins[i - 1];
    std::vector<std::size_t> next(all.begins.begin(), all.begins.end() - 1);
    all.values.resize(places.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        all.values[next[places[i]]++] = values[i];
    return all;
}

metrics::SeriesPtr onlyCurve(const metrics::Series &gpu, const base::Key &object, const QString &name)
{
    auto own = std::make_shared<metrics::Series>(gpu);
    own->key = {gpu.key.type, object};
    own->name = name;
    own->object = name;
    return own;
}

metrics::Series curveFor(const std::vector<metrics::SeriesPtr> &gpus, const base::Key &object, const QString &name)
{
    metrics::Series curve;
    curve.key = {gpus.front()->key.type, object};
    curve.metric = gpus.front()->metric;
    curve.name = name;
    curve.object = name;
    for (const metrics::SeriesPtr &gpu : gpus) {
        curve.stepMs = std::max(curve.stepMs, gpu->stepMs);
        curve.coarseStepMs = std::max(curve.coarseStepMs, gpu->coarseStepMs);
        curve.coarse.insert(curve.coarse.end(), gpu->coarse.begin(), gpu->coarse.end());
    }
    // Where any of them is.
    std::ranges::sort(curve.coarse, {}, &metrics::Range::fromMs);
    std::vector<metrics::Range> joined;
    for (const metrics::Range &range : curve.coarse) {
        if (!joined.empty() && range.fromMs <= joined.back().toMs)
            joined.back().toMs = std::max(joined.back().toMs, range.toMs);
        else
            joined.push_back(range);
    }
    curve.coarse = std::move(joined);
    return curve;
}

void setSamples(metrics::Series &curve, const Times &times, std::span<const double> values,
                const std::vector<metrics::SeriesPtr> &gpus)
{
    curve.samples.reserve(times.size());
    for (std::size_t i = 0; i < times.size(); ++i)
        curve.samples.appendComputed(times[i], values[i]);
    curve.pyramid = metrics::pyramidOf(curve.samples.values);
    curve.gaps = metrics::gapsOf(curve.samples.times, curve.stepMs);
    metrics::closeCoarseGaps(curve);
    std::int64_t provisionalFrom = std::numeric_limits<std::int64_t>::max();
    for (const metrics::SeriesPtr &gpu : gpus) {
        if (gpu->provisionalFrom < gpu->samples.size())
            provisionalFrom = std::min(provisionalFrom, gpu->samples.times[gpu->provisionalFrom]);
    }
    curve.provisionalFrom = std::size_t(std::ranges::lower_bound(times, provisionalFrom) - times.begin());
}

void leaveOutUneven(metrics::Series &curve)
{
    metrics::Statistics &figures = curve.statistics;
    if (!curve.coarse.empty())
        figures.mean = figures.p5 = figures.p50 = figures.p95 = figures.p99 = api::absentNumber;
}

} // namespace compare
