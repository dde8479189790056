// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/table/format.h"
#include "views/widgets/banner.h"
#include "views/widgets/statepanel.h"

#include <optional>

// The texts of lists without rows and of lists whose rows cannot be refreshed. Pure functions.
namespace views {

enum class ListAction { Retry, ClearFilters, ClearTimes, SignIn };

// No row and no error: the list is empty, or no row matches the filters or the time range. `all` = without filters.
[[nodiscard]] StatePanel::Content emptyList(catalog::Resource resource, const table::ListQuery &query,
                                            std::optional<qint64> all);
// No row, because of an error.
[[nodiscard]] StatePanel::Content failedList(catalog::Resource resource, const table::Problem &problem);
// Rows from an earlier answer, and an error since. Times in ms UTC.
[[nodiscard]] BannerText staleList(const table::Problem &problem, qint64 updatedAtMs, qint64 nextTryAtMs,
                                   const table::FormatContext &context);

// The conditions on times alone; the second function returns the query without them.
[[nodiscard]] bool hasTimeFilter(catalog::Resource resource, const table::ListQuery &query);
[[nodiscard]] table::ListQuery withoutTimeFilters(catalog::Resource resource, const table::ListQuery &query);

} // namespace views
