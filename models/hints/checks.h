// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/hint.h"

// The checks behind hints. Pure functions, O(n log n) in the number of samples; thread-safe. The thresholds are
// defaults of this program; that SM activity of 0.8 is good use and below 0.5 likely poor is said by NVIDIA's manual of
// DCGM, in its table of profiling metrics.
//
// Samples are compared at equal times, on a grid of the coarsest step, which is at least 15 s. Where a curve has no
// sample, it is not compared. What lasts until the end of `range` is ongoing; a range that ended earlier than now tells
// nothing of the present, see past(). All times are ms UTC.
namespace hints {

struct StragglerRule
{
    double share = 0.15; // below its peers, of their utilization
    double mads = 2; // and so many median absolute deviations of all, scaled to a standard deviation
    std::int64_t leastMs = 10 * 60'000; // that long
    // Below these, nothing is claimed.
    std::size_t peers = 3; // at the same time
    std::size_t samples = 5; // within the shortest time
    double busyFrom = 20; // percent, of the peers: what is hardly used lags for other reasons
    double points = 5; // percent, below the peers
    double noise = 5; // standard deviations of what the peers do by chance within the shortest time
    double idleBelow = 1; // percent: idle GPUs are told otherwise, and are no peers
    std::int64_t warmUpMs = 10 * 60'000; // after the begin of a curve, which may start later than the others
};

// GPUs that lag behind those that work on the same: `curves` are their utilizations, in percent. At each time, the
// deficit of a GPU is 1 - its utilization / the median of the others. It lags where the median of the deficit over the
// shortest time is at least `share`, and `mads` times the
// median absolute deviation of all such medians. One hint per
// GPU, the largest deficit first.
[[nodiscard]] std::vector<Hint> stragglers(std::span<const Curve> curves, const Range &range,
                                           const StragglerRule &rule = {});

struct IneffectiveRule
{
    double busyFrom = 80; // percent of utilization
    double activityBelow = 0.5; // ratio
    std::int64_t leastMs = 15 * 60'000;
    std::size_t samples = 5; // within the shortest time; with fewer, nothing is claimed
};

// GPUs whose utilization is high while few of their multiprocessors work: both medians over the shortest time, of the
// times that have samples of both. Short pauses, such as those for checkpoints, do not end it. `utilization` in
// percent, `activity` as a ratio, in the same order. One hint for all GPUs that show it.
[[nodiscard]] std::vector<Hint> ineffective(std::span<const Curve> utilization, std::span<const Curve> activity,
                                            const Range &range, const IneffectiveRule &rule = {});

struct AskedRule
{
    double share = 0.5; // p95 of the use is at most this share of the request
    std::int64_t leastMs = 3'600'000; // that the samples span
    std::size_t samples = 20;
    double coverage = 0.5; // of the time that they span
    double leastBytes = 4. * (1LL << 30); // requested and not used; less is not worth a word
    double leastCores = 2;
};

// Much more requested than used: the 95th percentile of used / requested, at the times that have samples of both.
// Bytes or cores. At most one hint.
[[nodiscard]] std::vector<Hint> askedTooMuch(Resource resource, const Curve &used, const Curve &asked,
                                             const Range &range, const AskedRule &rule = {});

// Hints about something that has ended: they no longer cost time.
[[nodiscard]] std::vector<Hint> past(std::vector<Hint> hints);

} // namespace hints
