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
    std::size_t steps = 10; // of the samples, in the shortest time
    double busyFrom = 20; // percent, of the peers: what is hardly used lags for other reasons
    double points = 5; // percent, below the peers
    double noise = 5; // standard deviations of what the peers do by chance within the shortest time
    double steady = 0.8; // so many of the samples are below the peers by at least half of `share`
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

struct DropRule
{
    double below = 0.5; // of the usual utilization
    std::size_t samples = 2; // of a drop; shorter ones may be missed by chance
    double longest = 0.3; // of the period
    std::int64_t longestPeriodMs = 12 * 3'600'000; // day and night are none
    double regular = 0.8; // so many of the times between two drops are alike
    double leastShare = 0.05; // of the GPU time; less is not worth a word
    double busyFrom = 20; // percent, usually: what is hardly used has no drops
};

// GPUs whose utilization falls for a short time at a regular period: `curves` are the utilizations of all GPUs of an
// object in percent, or their mean. At each time, the median of those that have a sample is looked at. A drop is a run
// of at least `samples` below `below` of the usual. Their distances must be alike: within 4 % of the median of at least
// 3 of them, else within 10 % of 5, else within 15 % of 9; and at least within one step, or nothing is claimed. A
// distance in which more than one sample in a row is missing is not counted. At most one hint.
[[nodiscard]] std::vector<Hint> periodicDrops(std::span<const Curve> curves, const Range &range,
                                              const DropRule &rule = {});

// The transfers of GPUs that work on the same, in bytes per second, and their utilization in percent, in the same
// order. Without samples of one direction, only the other one is compared.
struct Transfers
{
    std::span<const Curve> sent = {};
    std::span<const Curve> received = {};
    std::span<const Curve> utilization = {};
};

struct LinkRule
{
    double below = 0.5; // of the median of the peers
    double above = 2;
    double direction = 2; // received to sent, or sent to received
    std::int64_t leastMs = 10 * 60'000; // that long
    // Below these, nothing is claimed.
    double alike = 0.25; // peers are alike within this of their median
    double symmetric = 1.5; // what peers receive to what they send, or the inverse
    double most = 0.8; // so many of the peers are alike, or symmetric; and that for half of the time
    std::size_t peers = 3;
    std::size_t samples = 5;
    double leastPerSecond = 50e6; // of the peers; in one direction, of the GPU itself
    double noise = 5; // standard deviations of what the GPUs do by chance within the shortest time
    double workFrom = 0.75; // of the utilization of the peers: who works less transfers less
    double quietBelow = 0.02; // of the peers: without utilization, it may just be idle
    std::int64_t warmUpMs = 10 * 60'000; // after the begin of a curve
};

// GPUs that transfer far less or more than their peers, which are alike; or that receive far more than they send, or
// the inverse, while their peers do not. All by medians over the shortest time. At most one hint per GPU, the largest
// difference first.
[[nodiscard]] std::vector<Hint> unevenLinks(Link link, const Transfers &transfers, const Range &range,
                                            const LinkRule &rule = {});

// Processes that were killed for want of GPU memory: `counters` count them since some begin, one for each GPU of a
// node. What a counter has at its first sample was earlier and is not counted; a counter that falls was reset. At most
// one hint. It is a warning if one was killed in the last hour of the range.
[[nodiscard]] std::vector<Hint> outOfMemory(Kill kill, std::span<const Curve> counters, const Range &range);

// A pod on a node. Cores.
struct Guest
{
    Curve used = {};
    double requested = 0; // NaN if unknown
    std::int64_t createdMs = 0; // ms UTC; absent, if unknown
};

struct NeighbourRule
{
    double full = 0.95; // so much of the cores of the node is in use
    std::int64_t leastMs = 10 * 60'000; // that long
    double share = 0.25; // below its use at other times
    double mads = 2; // and so many median absolute deviations of it, scaled to a standard deviation
    double leastCores = 0.5; // that it lacks; less is not worth a word
    // Below these, nothing is claimed.
    std::size_t samples = 5; // within the shortest time
    std::int64_t otherMs = 20 * 60'000; // that the node has room, in all
    std::int64_t nearMs = 2 * 3'600'000; // before and after, what other times are: use changes over a day
    double steady = 0.8; // so many of the samples show at least half of the difference
    double seldom = 0.1; // at most so many medians of other times do: who often works less has other causes
    double runsFrom = 0.05; // of a core: a pod that uses less waits, or has ended
};

// A pod that gets less of the cores of its node, because another one takes them. `own` is its use, `node` that of its
// node, which has `cores`. While the node is full, the median of its own use is lower than at other times, by `share`
// and `mads`; it was not so right before, or is not right after. Meanwhile, one of the `neighbours` uses more than at
// other times, by at least as many cores, and more than it requested. A neighbour without samples of other times is not
// known to have used less, unless it was created no earlier. Without a time at which the node has room, nothing is
// compared. At most one hint, about the one that takes most of the last time.
[[nodiscard]] std::vector<Hint> takenByNeighbour(const Curve &own, const Curve &node, double cores,
                                                 std::span<const Guest> neighbours, const Range &range,
                                                 const NeighbourRule &rule = {});

// A time in which a node is full, and a pod on it gets less than at other times.
struct Lack
{
    std::int64_t fromMs = 0; // ms UTC
    std::int64_t toMs = 0;
    double cores = 0; // below its median at other times
};

// Where a pod lacks cores as takenByNeighbour() means it, whoever has them. Ascending.
[[nodiscard]] std::vector<Lack> lacksOfCores(const Curve &own, const Curve &node, double cores, const Range &range,
                                             const NeighbourRule &rule = {});

// Whether pods that have not been looked at may use as much as is lacking: in one of the times, the median use of the
// node is at least by that much above the medians of `used` together. What has no samples there counts as 0.
[[nodiscard]] bool mayOthersTake(const Curve &node, std::span<const Curve> used, std::span<const Lack> lacks);

// Which neighbours may take what is lacking, by few samples: in one of the times, the median of their use is above
// their request, and above that of all other times by half of what is lacking, or they were created in it. Places in
// `neighbours`, the largest difference first.
[[nodiscard]] std::vector<std::size_t> suspects(std::span<const Guest> neighbours, std::span<const Lack> lacks,
                                                const NeighbourRule &rule = {});

// Hints about something that has ended: they no longer cost time.
[[nodiscard]] std::vector<Hint> past(std::vector<Hint> hints);

} // namespace hints
