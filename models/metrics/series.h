// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"
#include "models/api/measurements.h"
#include "models/metrics/registry.h"

#include <QHashFunctions>

#include <memory>
#include <optional>
#include <span>
#include <vector>

// Curves as the charts, the tables and the files need them. All times are ms UTC.
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

// What a curve is of: stable over refreshes and zooms, so colours, hidden curves and highlights hang on it.
struct SeriesKey
{
    QString type; // of the metric
    base::Key object; // the pod, workload or cluster that it belongs to: names may be equal
    int gpu = -1; // index on its node; -1 = not of one GPU
    QString group; // "default" of groupBy, "p99" of percentiles, "25-50" of a distribution; else empty

    friend bool operator==(const SeriesKey &, const SeriesKey &) = default;
};

[[nodiscard]] size_t qHash(const SeriesKey &key, size_t seed = 0) noexcept;

// A stretch without samples inside the time that was asked for, longer than two steps.
using Gap = Range;

struct Statistics // over the samples there are; NaN without any
{
    double min = api::absentNumber;
    double mean = api::absentNumber;
    double max = api::absentNumber;
    double last = api::absentNumber;
};

// Sorted by time, one sample a time, finite. Immutable and shared.
struct Series
{
    SeriesKey key;
    const Metric *metric = nullptr;
    QString name; // "GPU 3", "worker-0 GPU 3", "default": short, unique within its metric
    QString object; // name of what it is of, for people and files; unique within its metric, too
    api::Samples samples;
    std::vector<Gap> gaps; // ascending
    std::size_t provisionalFrom = 0; // index of the first sample that may still change; samples.size() = none
    Statistics statistics;
};

using SeriesPtr = std::shared_ptr<const Series>;

// What came of one metric of a query.
struct MetricAnswer
{
    enum class State {
        Waiting, // not answered yet; `series` may hold curves of an earlier, coarser answer
        Complete,
        Partial, // some of what was asked is missing
        Empty, // answered without a sample in this range
        Refused, // this control plane does not know the metric
        Failed, // see problem
    };

    const Metric *metric = nullptr;
    State state = State::Waiting;
    std::vector<SeriesPtr> series; // by object, GPU, group
    bool isRatio = false; // of an ambiguous metric: its values are 0..1 and shown as percent
    int answered = 0; // of what was expected: GPUs or pods; both 0 where that cannot be told
    int expected = 0;
    std::optional<api::Error> problem; // of Failed and Partial
};

struct Answer
{
    Range range;
    double stepMs = 0; // between two samples as asked for
    std::vector<MetricAnswer> metrics; // in the order of the query
    int requestsDone = 0;
    int requests = 0;
    int podsShown = 0; // of a workload's per-GPU curves: "32 of 64 pods"
    int pods = 0;
    std::int64_t answeredAtMs = 0; // 0 = nothing was answered yet
};

} // namespace metrics
