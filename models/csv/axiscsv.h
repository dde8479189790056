// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/metricscsv.h"

namespace csv {

// What the time axis of a comparison means, for files.
enum class AxisKind {
    Clock, // the time of day
    SinceStart, // ms since each object started: column sinceStart[ms]
    ShareOfRun, // share of each object's run, of a million: column shareOfRun[percent]
};

struct Axis
{
    AxisKind kind = AxisKind::Clock;
    metrics::Answer placed; // the curves with the times of the axis
};

struct AxisTable
{
    std::string text;
    std::int64_t rows = 0; // below the header
};

// The curves of a comparison.
//
// Wide: all on one time base, that of the axis. Its times are as far apart as the samples of the finest curve, from the
// beginning of the axis on. A cell has the curve's last sample at or before that time, within one step of that curve;
// otherwise it is empty. Times before the first and after the last sample of all are left out.
//
// Long: every sample at its own time, with the time of the axis in a column behind, empty for a curve that has no place
// on the axis. By the clock, there is no such column: it is the same time.
[[nodiscard]] AxisTable axisCsv(const metrics::Answer &measured, const Axis &axis, const MetricsFormat &format);

} // namespace csv
