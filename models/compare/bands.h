// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <stop_token>

// How the GPUs of an object spread. Pure functions.
namespace compare {

// One curve for all of an object's, named `name`: at each time the median of the GPUs that have a sample, with the
// band about it; see GpuSamples for what counts as one time. Quartiles and medians between two values are in the
// proportion of their places. The statistics are those of all samples of all GPUs; `last` is the last median. The curve
// of a single GPU is its own, without a band. Null if there are no curves, or if it was asked to stop.
[[nodiscard]] metrics::SeriesPtr bandOf(const std::vector<metrics::SeriesPtr> &gpus, const base::Key &object,
                                        const QString &name, const std::stop_token &stop = {});

// For files: each curve with a band becomes five, told apart by the groups "lowest", "q1", "median", "q3", "highest".
// Takes long for long curves: not for the GUI thread.
[[nodiscard]] metrics::Answer withBandsAsCurves(const metrics::Answer &answer);

} // namespace compare
