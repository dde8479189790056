// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <span>
#include <vector>

// What the curves of an object show that may cost time or resources, with the numbers that show it. Pure values.
namespace hints {

using metrics::Range;

// The samples of one metric of one object: ascending, one per time; NaN stands for no sample, never for zero.
struct Curve
{
    std::vector<std::int64_t> times = {}; // ms UTC
    std::span<const double> values = {}; // as many
    double stepMs = 0; // usual time between two samples; 0 = unknown
};

enum class Kind {
    Straggler, // a GPU far below its peers
    Ineffective, // GPUs that are busy without much work being done
    AskedTooMuch, // much more requested than used
    PeriodicDrops, // GPUs that wait at regular times
    UnevenLink, // a GPU that transfers far less or more than its peers, or in one direction only
    OutOfMemory, // processes that were killed for want of GPU memory
    Neighbour, // a pod whose cores another one on its node has taken
};

enum class Tone {
    Warning, // costs time now
    Info, // advice, or over by now
};

enum class Resource { GpuMemory, Memory, Cores };

enum class Link { NvLink, Pcie };

// How the transfers of a GPU differ from those of its peers.
enum class Unevenness { Below, Above, Direction };

// Why a process was killed: no GPU memory for a burst; it was idle, and others needed the memory; the node had no
// memory left to swap to.
enum class Kill { Burst, Idle, SwapOut };

// What a hint is based on.
struct Ground
{
    int samples = 0; // that the numbers are computed from, of one curve
    double coverage = 0; // share of the range that had samples, 0..1
    double stepMs = 0; // between two of them
    int peers = 0; // curves compared with
};

struct Hint
{
    Kind kind = Kind::Straggler;
    Tone tone = Tone::Info;
    Resource resource = Resource::GpuMemory; // of AskedTooMuch
    Link link = Link::NvLink; // of UnevenLink
    Unevenness unevenness = Unevenness::Below; // of UnevenLink
    Kill kill = Kill::Burst; // of OutOfMemory
    std::vector<std::size_t> curves = {}; // which of those given it is about, ascending
    std::size_t of = 0; // how many were looked at
    std::int64_t sinceMs = 0; // begin of the last time that shows it, ms UTC
    std::int64_t untilMs = 0; // its end
    bool isOngoing = false; // it lasts until the end of the samples
    bool isFromBegin = false; // it began before the samples did, or with them
    std::int64_t totalMs = 0; // all times that show it together

    // Straggler: percent of utilization, and that of its peers. Ineffective: percent of utilization, and SM activity as
    // a ratio. AskedTooMuch: used (p95) and requested, in bytes or cores. PeriodicDrops: percent of utilization in the
    // drops, and otherwise. UnevenLink: bytes per second, and those of its peers; of Unevenness::Direction received and
    // sent. Neighbour: cores that the pod uses meanwhile, and otherwise.
    double value = 0;
    double against = 0;
    // Neighbour: cores that the other pod uses meanwhile, and otherwise; those that it requested, NaN if unknown; and
    // those that the node has.
    double taken = 0;
    double takenBefore = 0;
    double requested = 0;
    double cores = 0;
    double most = 0; // AskedTooMuch: the highest sample
    int count = 0; // PeriodicDrops: drops. OutOfMemory: processes
    std::int64_t periodMs = 0; // PeriodicDrops: from one to the next
    std::int64_t lengthMs = 0; // PeriodicDrops: of one
    double share = 0; // PeriodicDrops: of the GPU time that they cost, 0..1
    Ground ground = {};
};

} // namespace hints
