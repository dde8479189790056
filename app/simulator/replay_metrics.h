// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/metricquery.h"
#include "app/simulator/world.h"

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

} // namespace simulator
