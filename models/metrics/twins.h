// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

// Curves that no label tells apart. Some servers send several series with the same labels, or several values for one
// time. Pure functions.
namespace metrics {

// Samples of one series with at most one value for each time: the first values, the second ones, and so on. Empty if
// the series has no two values for a time.
[[nodiscard]] std::vector<api::Samples> layersOf(const api::Samples &samples);

// `curves` must be tidy; those whose keys differ in `twin` only are parts of one curve if they agree wherever both have
// a sample, and are joined. The others become twins, numbered from 1 on; what remains alone has twin 0.
void settleTwins(std::vector<std::pair<SeriesKey, api::Samples>> &curves);

} // namespace metrics
