// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/request.h"
#include "app/simulator/world/world.h"

namespace simulator {

class Ledger;

// Answers to the operations that return samples of workloads, pods, nodes and clusters. `query` holds parameters of
// metricParameters(); an invalid one is a Refusal.
[[nodiscard]] std::span<const std::string_view> metricParameters();
[[nodiscard]] Answer podMetrics(const World &world, std::uint32_t pod, const Query &query, std::int64_t now);
[[nodiscard]] Answer workloadMetrics(const World &world, std::uint32_t workload, const Query &query, std::int64_t now);
// Requests per second and their latency, of all pods or of one; a Refusal with 404 if the workload serves no requests.
[[nodiscard]] Answer inferenceMetrics(const World &world, std::uint32_t workload, std::optional<std::uint32_t> pod,
                                      const Query &query, std::int64_t now);
[[nodiscard]] Answer nodeMetrics(const World &world, std::uint32_t node, const Query &query, std::int64_t now);
[[nodiscard]] std::span<const std::string_view> clusterMetricParameters(); // plus groupBy and nodepoolName
[[nodiscard]] Answer clusterMetrics(const World &world, const Ledger &ledger, std::size_t cluster, const Query &query,
                                    std::int64_t now);
// `query` holds parameters of metricParameters().
[[nodiscard]] Answer nodePoolMetrics(const World &world, const Ledger &ledger, std::size_t cluster,
                                     const std::string &pool, const Query &query, std::int64_t now);
[[nodiscard]] Answer recordedClusterMetrics(const World &world, std::size_t cluster, const Query &query,
                                            std::int64_t now); // the same for a recording

} // namespace simulator
