// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/metricquery.h"
#include "app/simulator/world/world.h"

#include <span>
#include <string_view>

// Metrics of recorded clusters: point samples of the recording, never interpolated or extrapolated. A sample is the
// recorded minute that contains its time, whatever the distance of samples; without one, the sample is left out. A
// metric that was not recorded has no measurement.
namespace simulator {

using TypeNamesOf = std::span<const std::string_view>; // of the operation; the query holds indices into them

[[nodiscard]] Answer recordedPodMetrics(const World &world, std::uint32_t pod, TypeNamesOf names,
                                        const MetricQuery &query);
[[nodiscard]] Answer recordedWorkloadMetrics(const World &world, std::uint32_t workload, TypeNamesOf names,
                                             const MetricQuery &query);
[[nodiscard]] Answer recordedNodeMetrics(const World &world, std::uint32_t node, TypeNamesOf names,
                                         const MetricQuery &query);

// For a whole cluster; capacity and load by project if `byProject`. Without names there are no measurements.
// WORKLOADS_COUNT: pending or running workloads. AVG_WORKLOAD_WAIT_TIME: over running workloads with a known waiting
// time.
[[nodiscard]] Answer recordedLoads(const World &world, std::size_t cluster, TypeNamesOf names, const MetricQuery &query,
                                   bool byProject);
// Of a project; without one, of all projects of the cluster, which belong to its only department.
[[nodiscard]] Answer recordedOrgLoads(const World &world, std::size_t cluster, std::optional<std::size_t> project,
                                      TypeNamesOf names, const MetricQuery &query);
// TOTAL_GPUS, ALLOCATED_GPUS and FREE_GPUS of these clusters; no values for other types.
[[nodiscard]] Answer recordedNodeTelemetry(const World &world, std::span<const std::size_t> clusters,
                                           std::string_view type, bool byCluster, std::int64_t now);

} // namespace simulator
