// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/groups.h"
#include "models/waste/measurement.h"

#include <QTimeZone>

namespace waste {

struct Day
{
    metrics::Range range; // ms UTC, from midnight on; an hour in windows of at most 24 hours
    double hours = 0; // GPU-hours wasted in it, as far as the window has it
    bool isWhole = false; // all of it is in the window
};

// What the workloads of a question wasted on each day of its window, the first one first. Their sum is that of
// totalOf(). Empty while nothing is known.
[[nodiscard]] std::vector<Day> daysOf(const Measurement &measurement, const Result &result, const Question &question,
                                      const QTimeZone &zone);

} // namespace waste
