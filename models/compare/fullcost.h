// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"
#include "models/metrics/subject.h"

#include <vector>

// What every stored sample of a comparison takes. Pure functions.
namespace compare {

// What is requested of one object, with what is known of its pods and GPUs.
struct FullPart
{
    metrics::Subject subject;
    std::vector<const metrics::Metric *> metrics;
    metrics::Range range; // ms UTC
    int pods = 1; // whose GPUs are asked for; of a workload
    int gpus = 1; // of all of them
};

struct FullCost
{
    std::int64_t requests = 0;
    std::int64_t samples = 0; // of all curves

    FullCost &operator+=(const FullCost &more);
    friend bool operator==(const FullCost &, const FullCost &) = default;
};

[[nodiscard]] FullCost fullCostOf(const FullPart &part);
// Bounds of all objects together: as many requests as one object may take alone, and about 100 MB of samples (three
// times as much while means and bands are computed).
inline constexpr std::int64_t mostFullSamples = 12'000'000;
[[nodiscard]] bool isAffordable(const FullCost &cost);

} // namespace compare
