// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/metricquery.h"
#include "app/simulator/world/world.h"

#include <span>
#include <string_view>

// Metrics of recorded clusters: point samples of what the recording holds, never between or beyond. The sample at a
// moment is the recorded minute that holds it, at any distance of samples; a moment without one is left out. A metric
// that the recording lacks has no measurement.
namespace simulator {

using TypeNamesOf = std::span<const std::string_view>; // of the operation, which the query counts

[[nodiscard]] Answer recordedPodMetrics(const World &world, std::uint32_t pod, TypeNamesOf names,
                                        const MetricQuery &query);
[[nodiscard]] Answer recordedWorkloadMetrics(const World &world, std::uint32_t workload, TypeNamesOf names,
                                             const MetricQuery &query);
[[nodiscard]] Answer recordedNodeMetrics(const World &world, std::uint32_t node, TypeNamesOf names,
                                         const MetricQuery &query);

// Of a whole cluster; capacity and load by project if `byProject`. No names: no measurements. WORKLOADS_COUNT: those
// that are pending or running; AVG_WORKLOAD_WAIT_TIME: of those that are running and whose time of waiting is known.
[[nodiscard]] Answer recordedLoads(const World &world, std::size_t cluster, TypeNamesOf names, const MetricQuery &query,
                                   bool byProject);
// TOTAL_GPUS, ALLOCATED_GPUS and FREE_GPUS of these clusters; no values of other types.
[[nodiscard]] Answer recordedNodeTelemetry(const World &world, std::span<const std::size_t> clusters,
                                           std::string_view type, bool byCluster, std::int64_t now);

} // namespace simulator
