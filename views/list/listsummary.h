// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/summary.h"
#include "views/list/summarystrip.h"

#include <optional>

namespace table {
class WindowModel;
}

// The tiles above a list and what a click on one of them asks for. Pure functions.
namespace views {

// Workloads per phase in the scope of the summary, whatever the table is filtered by.
[[nodiscard]] QList<SummaryTile> workloadTiles(const catalog::WorkloadSummary &summary);
[[nodiscard]] GpuTile workloadGpus(const catalog::WorkloadSummary &summary);
// Clusters per state, from rows that are not filtered.
[[nodiscard]] QList<SummaryTile> clusterTiles(const table::WindowModel &model);

// Marks the tiles that the query is filtered by.
void markActive(QList<SummaryTile> &tiles, catalog::Resource resource, const table::ListQuery &query);
// The query after a click on the tile: its states alone or none of them; with `add`, beside the others or not.
[[nodiscard]] table::ListQuery withTile(catalog::Resource resource, const table::ListQuery &query,
                                        const QString &tileKey, bool add);

} // namespace views
