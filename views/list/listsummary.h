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

// Objects by state in the scope of the summary, whatever the table is filtered by; `strip` is that of the resource.
[[nodiscard]] QList<SummaryTile> summaryTiles(const catalog::Strip &strip, const catalog::Summary &summary);
[[nodiscard]] GpuTile summaryGpus(const catalog::Summary &summary);
// Objects by state, from rows that are not filtered. The resource has a strip.
[[nodiscard]] QList<SummaryTile> rowTiles(catalog::Resource resource, const table::WindowModel &model);

// Marks the tiles that the query is filtered by.
void markActive(QList<SummaryTile> &tiles, catalog::Resource resource, const table::ListQuery &query);
// The query after a click on the tile: its states alone or none of them; with `add`, beside the others or not.
[[nodiscard]] table::ListQuery withTile(catalog::Resource resource, const table::ListQuery &query,
                                        const QString &tileKey, bool add);

} // namespace views
