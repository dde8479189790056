// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

namespace simulator {

// A range of time, half open, ms UTC.
struct TimeRange
{
    std::int64_t from = 0, to = 0;
};

// What a workload did with its GPUs in a range of time: exact, for tests of clients that compute the same from samples.
// All amounts are GPU-hours of allocated GPUs.
struct Waste
{
    double held = 0;
    double measured = 0; // a part of it, during which the utilization of at least one of its pods is known
    double notUsed = 0; // of the measured: allocation * (1 - mean utilization of the measured GPUs)
    double idle = 0; // in the idle stretches
    // In which the mean utilization of the workload is below 1 % throughout. A stretch ends where nothing is measured,
    // and with the range.
    std::vector<TimeRange> stretches;
};

// Idle stretches count if they are at least as long as `shortestIdle` (ms). Walks each step of the store: a day of a
// GPU takes about a millisecond. Not for recordings.
[[nodiscard]] Waste wasteOf(const World &world, std::uint32_t workload, const TimeRange &range,
                            std::int64_t shortestIdle);

} // namespace simulator
