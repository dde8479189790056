// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/loader.h"

#include <deque>

// Which requests a query needs. Pure logic, no network.
namespace metrics {

// How the metrics of a scope are requested.
struct Operation
{
    using Path = std::span<const base::Key>; // the keys in the request, outermost first: a workload and its pod
    using Call = api::Call (*)(api::Client &client, Path path, const api::MetricsParams &params, QObject *context,
                               api::Client::MetricsDone done);

    Scope scope;
    api::Operation operation;
    Call call;
};

[[nodiscard]] const Operation &operationOf(Scope scope);

[[nodiscard]] std::vector<base::Key> pathOf(const Subject &subject);

// The source of a metric's curves: an endpoint, called for the subject itself or for one of its pods.
struct Target
{
    Scope endpoint = Scope::Workload; // one that has an operation
    std::vector<base::Key> path; // of its requests
    base::Key object; // in the keys of its series
    QString name; // of the object
    int order = 0; // of its series

    friend bool operator==(const Target &, const Target &) = default;
};

// One request: at most api::mostTypes metrics of a target, over one tile of the range.
struct Ask
{
    std::size_t target = 0;
    Range range;
    std::vector<const Metric *> metrics;
    int samples = 0;
    bool isCoarse = false; // a first answer for all tiles
};

// The endpoint that offers a metric of the subject; Pod means the pods of a workload.
[[nodiscard]] Scope endpointOf(const Subject &subject, const Metric &metric);

[[nodiscard]] std::vector<Range> tilesOf(const Range &range, int tiles);

// In the order of importance: all metrics of the first target and tile, then the next.
[[nodiscard]] std::deque<Ask> asksOf(std::size_t target, std::span<const Metric *const> metrics,
                                     std::span<const Range> tiles);

} // namespace metrics
