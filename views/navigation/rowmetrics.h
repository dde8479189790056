// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

namespace table {
class WindowModel;
}

namespace views {

// The place with the metrics of the object in a row, reached from the list at `from`; absent for a row that is not
// here.
[[nodiscard]] std::optional<Location> metricsOfRow(const table::WindowModel &model, int row, const Location &from);

// Where a fact of a metrics page leads: the pods of a workload, the workloads of a cluster.
[[nodiscard]] Location factLocation(const MetricsPlace::Fact &fact);

} // namespace views
