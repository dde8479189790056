// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"
#include "models/api/measurements.h"
#include "models/metrics/pyramid.h"
#include "models/metrics/registry.h"

#include <QHashFunctions>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <vector>

// Curves as charts, tables and files need them. All times are ms UTC.
namespace metrics {

// [fromMs, toMs)
struct Range
{
    std::int64_t fromMs = 0;
    std::int64_t toMs = 0;

    [[nodiscard]] std::int64_t length() const { return toMs - fromMs; }
    [[nodiscard]] bool contains(std::int64_t timeMs) const { return timeMs >= fromMs && timeMs < toMs; }
    friend bool operator==(const Range &, const Range &) = default;
};

// Identifies a curve. Stable over refreshes and zooms, so that colours, hidden curves and highlights follow it.
struct SeriesKey
{
    QString type; // of the metric
    base::Key object; // the pod, workload or cluster that it belongs to; names are not unique
    int gpu = -1; // index on its node; -1 = not per GPU
    QString group = {}; // "default" of groupBy, "p99" of percentiles, "25-50" of a distribution; else empty
    int instance = -1; // of its GPU (MIG); -1 = the GPU itself
    int twin = 0; // 1, 2, ... of curves that the labels do not tell apart; 0 = the only one

    // Whether it is the only curve of its metric and object.
    [[nodiscard]] bool isAlone() const { return gpu < 0 && instance < 0 && group.isEmpty() && twin == 0; }
    friend bool operator==(const SeriesKey &, const SeriesKey &) = default;
};

[[nodiscard]] size_t qHash(const SeriesKey &key, size_t seed = 0) noexcept;

// A stretch without samples within the requested range, longer than two steps or with a sample that has no value.
using Gap = Range;

// Samples that an answer has but no curve shows.
struct Losses
{
    int unreadable = 0;
    QString firstUnreadable = {}; // text of the first of them
    int outOfRange = 0; // values that the metric cannot have, see isPossible()

    Losses &operator+=(const Losses &more);
    friend bool operator==(const Losses &, const Losses &) = default;
};

struct Statistics // over the existing samples; NaN if there are none
{
    double min = api::absentNumber;
    double mean = api::absentNumber;
    double max = api::absentNumber;
    double last = api::absentNumber;
    // The smallest sample that at least 5, 50, 95 or 99 % of the samples do not exceed (nearest rank).
    double p5 = api::absentNumber;
    double p50 = api::absentNumber;
    double p95 = api::absentNumber;
    double p99 = api::absentNumber;
    double minAboveZero = api::absentNumber; // NaN if none is
};

// How several curves spread about the one that stands for them, at each of its samples: all lists have its size.
struct Band
{
    std::vector<double> lowest;
    std::vector<double> lower; // a quarter of the values is below
    std::vector<double> upper; // a quarter of the values is above
    std::vector<double> highest;
    int curves = 0;
    // Of these lists; null if they are short.
    std::shared_ptr<const Pyramid> ofLowest = {};
    std::shared_ptr<const Pyramid> ofLower = {};
    std::shared_ptr<const Pyramid> ofUpper = {};
    std::shared_ptr<const Pyramid> ofHighest = {};
};

// Sorted by time, one sample per time, finite. Immutable and shared.
struct Series
{
    SeriesKey key;
    const Metric *metric = nullptr;
    QString name; // "GPU 3", "worker-0 GPU 3", "default": short, unique within its metric
    QString object; // name of its object, for display and files; also unique within its metric
    api::Samples samples;
    api::Samples outOfRange; // left out of `samples`; sorted by time, too
    std::vector<Gap> gaps; // ascending
    double stepMs = 0; // usual time between two samples
    int twins = 0; // the number of curves that its key's twin counts; 0 = none
    std::size_t provisionalFrom = 0; // index of the first sample that may still change; samples.size() = none
    Statistics statistics; // with a band: of all samples of all its curves, but `last`
    std::shared_ptr<const Band> band = {}; // of the curves whose median this is; null = it is not a median
    // Where a curve at full resolution has samples of a coarser answer so far; ascending. Its mean and percentiles are
    // those of the coarser answer as long as there are any.
    std::vector<Range> coarse = {};
    double coarseStepMs = 0; // there
    std::shared_ptr<const Pyramid> pyramid = {}; // of `samples`; null if there are few

    [[nodiscard]] double stepAt(std::int64_t timeMs) const
    {
        const auto isThere = [timeMs](const Range &range) { return range.contains(timeMs); };
        return std::ranges::any_of(coarse, isThere) ? std::max(coarseStepMs, stepMs) : stepMs;
    }
};

using SeriesPtr = std::shared_ptr<const Series>;

// The result for one metric of a query.
struct MetricAnswer
{
    enum class State {
        Waiting, // not answered yet; `series` may hold curves of an earlier, coarser answer
        Complete,
        Partial, // part of the requested data is missing
        Empty, // answered without a sample in this range
        Refused, // this control plane does not offer the metric
        Failed, // see problem
    };

    const Metric *metric = nullptr;
    State state = State::Waiting;
    std::vector<SeriesPtr> series; // by object, GPU, group
    std::vector<SeriesPtr> impossible = {}; // those of whose samples all are out of range; only files contain them
    bool isRatio = false; // of an ambiguous metric: values are 0..1 and shown as percent
    Losses losses = {};
    int answered = 0; // how many of the expected GPUs or pods answered; both 0 if unknown
    int expected = 0;
    std::optional<api::Error> problem; // of Failed and Partial
};

struct Answer
{
    Range range;
    double stepMs = 0; // between two samples, as requested
    std::vector<MetricAnswer> metrics; // in the order of the query
    int requestsDone = 0;
    int requests = 0;
    int podsShown = 0; // for a workload's per-GPU curves: "32 of 64 pods"
    int pods = 0;
    std::int64_t answeredAtMs = 0; // 0 = never
};

} // namespace metrics
