// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/summary.h"
#include "views/list/summarystrip.h"

#include <optional>

namespace api {
class Capabilities;
}

namespace table {
class WindowModel;
}

// The tiles above a list and the query after a click on one. Pure functions.
namespace views {

// Objects by state in the scope of the summary, whatever the table's filter; `strip` is that of the resource.
[[nodiscard]] QList<SummaryTile> summaryTiles(const catalog::Strip &strip, const catalog::Summary &summary);
[[nodiscard]] GpuTile summaryGpus(const catalog::Summary &summary);
// Makes the tile a button that filters by idle GPUs, if the list and the control plane have such a filter.
void offerIdle(GpuTile &tile, catalog::Resource resource, const table::ListQuery &query,
               const api::Capabilities &capabilities);
// Objects by state, counted from unfiltered rows. The resource must have a strip.
[[nodiscard]] QList<SummaryTile> rowTiles(catalog::Resource resource, const table::WindowModel &model);

// The sum of the GPUs of unfiltered rows. Nothing if no row has any.
[[nodiscard]] std::optional<GpuTile> rowGpus(const table::WindowModel &model);

// Marks the tiles whose states are in the query's filter.
void markActive(QList<SummaryTile> &tiles, catalog::Resource resource, const table::ListQuery &query);
// The query after a click on the tile of GPUs: only rows with idle ones, or without that filter. On another tile: only
// its states, or no states if it was active; with `add`, its states are added to the others or removed.
[[nodiscard]] table::ListQuery withTile(catalog::Resource resource, const table::ListQuery &query,
                                        const QString &tileKey, bool add);

} // namespace views
