// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/fullcost.h"

#include "models/metrics/plan.h"
#include "models/metrics/tiles.h"

#include <map>

namespace compare {

FullCost &FullCost::operator+=(const FullCost &more)
{
    requests += more.requests;
    samples += more.samples;
    return *this;
}

FullCost fullCostOf(const FullPart &part)
{
    const auto tiles = std::int64_t(metrics::fullTiles(part.range, part.range.toMs).size());
    const std::int64_t samples = (part.range.length() + metrics::storeStepMs - 1) / metrics::storeStepMs;
    FullCost cost;
    std::map<metrics::Scope, std::int64_t> types; // by the endpoint that has them
    for (const metrics::Metric *metric : part.metrics) {
        ++types[metrics::endpointOf(part.subject, *metric)];
        cost.samples += samples * (metric->form == metrics::Form::PerGpu ? part.gpus : 1);
    }
    for (const auto &[endpoint, count] : types) {
        const bool isOfPods = endpoint == metrics::Scope::Pod && part.subject.scope == metrics::Scope::Workload;
        // With the coarse answer that comes first.
        cost.requests += (tiles + 1) * (isOfPods ? part.pods : 1) * ((count + api::mostTypes - 1) / api::mostTypes);
    }
    return cost;
}

bool isAffordable(const FullCost &cost)
{
    return cost.requests <= std::int64_t(metrics::mostFullRequests) && cost.samples <= mostFullSamples;
}

} // namespace compare
