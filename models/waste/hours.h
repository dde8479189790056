// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <span>
#include <vector>

// GPU-hours that a workload held, and those of them that it did not use, from the samples of its GPU_ALLOCATION (GPUs)
// and GPU_UTILIZATION (percent, the mean of its GPUs). Pure functions; times are ms UTC, ranges half open.
//
//   held     = sum of GPUs x time, wherever GPU_ALLOCATION has a sample
//   measured = the part of it during which GPU_UTILIZATION has a sample, too
//   not used = sum of GPUs x time x (1 - utilization / 100), over the measured part
//   idle     = measured part in stretches in which every sample of the utilization is below 1 %, with GPUs held, and
//              which are at least so long. A stretch ends where nothing is measured, and with the window.
//
// A sample is the value at its time, not an average: stores keep one each 15 s, and requests for fewer pick some of
// them. It stands for the time until the next sample that was asked for (one step), never longer. So the sums are exact
// if all samples of the store were asked for; else their error is that of a random sample.
namespace waste {

inline constexpr double idleBelow = 1; // percent

struct Cell
{
    std::int64_t fromMs = 0;
    std::int32_t lengthMs = 0;
    float gpus = 0; // NaN: no sample
    float percent = 0; // NaN: no sample

    [[nodiscard]] std::int64_t toMs() const { return fromMs + lengthMs; }
    friend bool operator==(const Cell &, const Cell &) = default;
};

// Of an answer to a request for both metrics: `samples` of them, evenly spread over `asked`. Ascending, without
// overlaps; none where neither metric has a sample. Times of the two metrics may differ by less than half a step.
// Duplicates and impossible values are left out.
struct Cells
{
    std::vector<Cell> cells;
    double stepMs = 0; // may be longer than asked for: that of a coarser store
    bool hasGpus = false; // any sample at all
    bool hasPercent = false;
};
[[nodiscard]] Cells cellsOf(const api::Measurements &answer, const metrics::Range &asked, int samples);

// Adds what `more` tells to cells of the same request.
void complete(Cells &cells, const Cells &more);

// GPU-hours of one metric in GPUs, e.g. ALLOCATED_GPU of a cluster, in the same way; nullopt without a sample.
[[nodiscard]] std::optional<double> gpuHoursOf(const api::Measurements &answer, const metrics::Metric &metric,
                                               const metrics::Range &asked, int samples);

// GPUs of a cluster that are allocated without being used, ALLOCATED_GPU - TOTAL_GPU x GPU_UTILIZATION / 100, as cells
// with these GPUs and 0 percent: none where one of the three has no sample. The utilization is taken to be the mean
// over all GPUs of the cluster, allocated or not.
[[nodiscard]] std::vector<Cell> unusedOfCluster(const api::Measurements &answer, const metrics::Range &asked,
                                                int samples);

struct Stretch
{
    std::int64_t fromMs = 0;
    std::int64_t toMs = 0;
    double gpuHours = 0;

    [[nodiscard]] std::int64_t length() const { return toMs - fromMs; }
    friend bool operator==(const Stretch &, const Stretch &) = default;
};

struct Hours // GPU-hours
{
    double held = 0;
    double measured = 0;
    double notUsed = 0;
    double idle = 0;
    std::vector<Stretch> stretches; // the idle ones, ascending
    std::int64_t seenMs = 0; // time with a sample of GPU_ALLOCATION
};

// `cells` as in Cells; only what is within the window counts.
[[nodiscard]] Hours hoursOf(std::span<const Cell> cells, const metrics::Range &window, std::int64_t shortestIdleMs);

// The GPU-hours that were not used, or idle, in equal parts of the window; 0 also where nothing was measured. Their sum
// is that of hoursOf(). Only what is within `life` counts.
[[nodiscard]] std::vector<double> notUsedPer(std::span<const Cell> cells, const metrics::Range &life,
                                             const metrics::Range &window, int parts);
[[nodiscard]] std::vector<double> idlePer(std::span<const Stretch> stretches, const metrics::Range &window, int parts);

} // namespace waste
