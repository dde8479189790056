// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/loader.h"

#include <deque>

// Which requests a query takes. Pure logic, no network.
namespace metrics {

// What answers for a metric: an endpoint, for the subject itself or for one of its pods.
struct Target
{
    Scope endpoint = Scope::Workload; // Cluster, Workload, Pod or Inference
    base::Key workload;
    base::Key pod;
    QString object; // the name in the keys of its series
    int order = 0; // of its series

    friend bool operator==(const Target &, const Target &) = default;
};

// One request: at most api::mostTypes metrics of a target, over one tile of the range.
struct Ask
{
    std::size_t target = 0;
    Range range;
    std::vector<const Metric *> metrics;
};

// The endpoint that has a metric of the subject; Pod stands for the pods of a workload.
[[nodiscard]] Scope endpointOf(const Subject &subject, const Metric &metric);

[[nodiscard]] std::vector<Range> tilesOf(const Range &range, int tiles);

// In the order in which curves are wanted: all metrics of the first target and tile, then the next.
[[nodiscard]] std::deque<Ask> asksOf(std::size_t target, std::span<const Metric *const> metrics,
                                     std::span<const Range> tiles);

} // namespace metrics
