// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/plan.h"

#include "models/base/standin.h"

#include <algorithm>

namespace metrics {
namespace {

using Path = Operation::Path;
using Params = const api::MetricsParams &;
using Done = api::Client::MetricsDone;

constexpr auto priority = base::Urgency::Metrics;

// How each scope is requested, one line per scope.
constexpr Operation operations[] = {
    {Scope::Cluster, api::Operation::ClusterMetrics,
     [](api::Client &client, Path path, Params params, QObject *context, Done done) {
         return client.clusterMetrics(path[0], params, priority, context, std::move(done));
     }},
    {Scope::Workload, api::Operation::WorkloadMetrics,
     [](api::Client &client, Path path, Params params, QObject *context, Done done) {
         return client.workloadMetrics(path[0], params, priority, context, std::move(done));
     }},
    {Scope::Pod, api::Operation::PodMetrics,
     [](api::Client &client, Path path, Params params, QObject *context, Done done) {
         return client.podMetrics(path[0], path[1], params, priority, context, std::move(done));
     }},
    {Scope::Node, api::Operation::NodeMetrics,
     [](api::Client &client, Path path, Params params, QObject *context, Done done) {
         return client.nodeMetrics(path[0], params, priority, context, std::move(done));
     }},
    {Scope::NodePool, api::Operation::NodePoolMetrics,
     [](api::Client &client, Path path, Params params, QObject *context, Done done) {
         return client.nodePoolMetrics(path[0], path[1], params, priority, context, std::move(done));
     }},
    {Scope::Project, api::Operation::ProjectMetrics,
     [](api::Client &client, Path path, Params params, QObject *context, Done done) {
         return client.projectMetrics(path[0], params, priority, context, std::move(done));
     }},
    {Scope::Department, api::Operation::DepartmentMetrics,
     [](api::Client &client, Path path, Params params, QObject *context, Done done) {
         return client.departmentMetrics(path[0], params, priority, context, std::move(done));
     }},
    {Scope::Inference, api::Operation::InferenceMetrics,
     [](api::Client &client, Path path, Params params, QObject *context, Done done) {
         return client.inferenceMetrics(path[0], params, priority, context, std::move(done));
     }},
    {Scope::InferencePod, api::Operation::InferencePodMetrics,
     [](api::Client &client, Path path, Params params, QObject *context, Done done) {
         return client.inferencePodMetrics(path[0], path[1], params, priority, context, std::move(done));
     }},
};

// The endpoint that reports how requests to the subject are served, besides its own endpoint; none for other subjects.
Scopes servingScope(const Subject &subject)
{
    switch (subject.scope) {
    case Scope::Workload:
        return Scope::Inference;
    case Scope::Pod:
        return Scope::InferencePod;
    default:
        return {};
    }
}

} // namespace

const Operation &operationOf(Scope scope)
{
    const auto *const found = std::ranges::find(operations, scope, &Operation::scope);
    Q_ASSERT(found != std::end(operations));
    return *found;
}

std::vector<base::Key> pathOf(const Subject &subject)
{
    // The API knows no object by a key that was made here.
    const bool isMade = subject.id.parts().size() > 1 || base::isStandIn(subject.id);
    const base::Key &own = !subject.requestId.isNull() || isMade ? subject.requestId : subject.id;
    switch (subject.scope) {
    case Scope::NodePool: // by its name
        return {subject.clusterId, subject.requestId};
    case Scope::Pod:
        return {subject.workloadId, own};
    default:
        return {own};
    }
}

bool isOfGpus(const Metric &metric)
{
    return metric.topic == Topic::GpuUse || metric.topic == Topic::GpuMemory || metric.topic == Topic::GpuEngines
        || metric.topic == Topic::Interconnect;
}

bool isOfNvLink(const Metric &metric)
{
    return metric.type.find("NVLINK") != std::string_view::npos;
}

std::vector<const Metric *> metricsOf(const Subject &subject)
{
    std::vector<const Metric *> found;
    for (const Metric &metric : registry()) {
        const bool isOwn = metric.scopes.testFlag(subject.scope);
        const bool isOfPods
            = subject.scope == Scope::Workload && metric.form == Form::PerGpu && (metric.scopes & Scope::Pod);
        const bool isServed = bool(metric.scopes & servingScope(subject));
        if (metric.topic == Topic::Inference && !subject.isInference)
            continue;
        if (subject.gpus == HeldGpus::None && isOfGpus(metric))
            continue;
        if (subject.gpu >= 0 && metric.form != Form::PerGpu)
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
    if (metric.scopes & servingScope(subject))
        return subject.scope == Scope::Pod ? Scope::InferencePod : Scope::Inference;
    return Scope::Pod;
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
