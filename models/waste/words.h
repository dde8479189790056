// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/totals.h"

// The result of a measurement in words for people, translated.
namespace waste {

// "24 h", "7 d"
[[nodiscard]] QString windowText(std::int64_t windowMs);
// What counts as wasted: "not used", "idle for at least 15 min"
[[nodiscard]] QString countsText(Counts counts, std::int64_t shortestIdleMs);

// "11 888.8 of 45 378.0 GPU-hours in the last 24 h were not used (26.2 %)." and what is missing of it, sentence by
// sentence: about how much it is in all, the costs, how many workloads were measured and at what step, how many were
// not asked for, did not answer or had no samples, and what clusters and projects say.
[[nodiscard]] QStringList sentencesOf(const Result &result, Counts counts, const Prices &prices);

} // namespace waste
