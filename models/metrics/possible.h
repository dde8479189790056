// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

// Values that are no measurements: exporters of GPU metrics send blanks and garbage for what they could not measure.
namespace metrics {

[[nodiscard]] bool isPossible(const Metric &metric, double value);

// Moves the impossible samples out of `samples`, which must be tidy. Their times become breaks.
[[nodiscard]] api::Samples takeImpossible(api::Samples &samples, const Metric &metric);

} // namespace metrics
