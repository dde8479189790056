// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/plan.h"

#include <algorithm>

namespace metrics {

std::vector<const Metric *> metricsOf(const Subject &subject)
{
    std::vector<const Metric *> found;
    for (const Metric &metric : registry()) {
        const bool isOwn = metric.scopes.testFlag(subject.scope);
        const bool isOfPods
            = subject.scope == Scope::Workload && metric.form == Form::PerGpu && (metric.scopes & Scope::Pod);
        const bool isServed = subject.scope == Scope::Workload && (metric.scopes & Scope::Inference);
        if (metric.topic == Topic::Inference && !subject.isInference)
            continue;
        if (isOwn || isOfPods || isServed)
            found.push_back(&metric);
    }
    return found;
}

Scope endpointOf(const Subject &subject, const Metric &metric)
{
    if (metric.scopes.testFlag(subject.scope))
        return subject.scope;
    return metric.scopes & Scope::Inference ? Scope::Inference : Scope::Pod;
}

std::vector<Range> tilesOf(const Range &range, int tiles)
{
    std::vector<Range> result;
    result.reserve(static_cast<std::size_t>(tiles));
    const auto edge = [&](int tile) { return range.fromMs + range.length() * tile / tiles; };
    for (int tile = 0; tile < tiles; ++tile)
        result.push_back({edge(tile), edge(tile + 1)});
    return result;
}

std::deque<Ask> asksOf(std::size_t target, std::span<const Metric *const> metrics, std::span<const Range> tiles)
{
    std::deque<Ask> asks;
    for (const Range &tile : tiles) {
        for (std::size_t first = 0; first < metrics.size(); first += api::mostTypes) {
            const auto part = metrics.subspan(first, std::min<std::size_t>(api::mostTypes, metrics.size() - first));
            asks.push_back({target, tile, {part.begin(), part.end()}});
        }
    }
    return asks;
}

} // namespace metrics
