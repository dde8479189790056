// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/table/format.h"
#include "views/widgets/banner.h"
#include "views/widgets/statepanel.h"

#include <optional>

// The words for lists without rows and for lists whose rows cannot be renewed. Pure functions.
namespace views {

enum class ListAction { Retry, ClearFilters, ClearTimes, SignIn };

// No row, and no error: nothing there, filters match nothing, or nothing in this time range. `all` = without filters.
[[nodiscard]] StatePanel::Content emptyList(catalog::Resource resource, const table::ListQuery &query,
                                            std::optional<qint64> all);
// No row, because of an error.
[[nodiscard]] StatePanel::Content failedList(catalog::Resource resource, const table::Problem &problem);
// Rows from an earlier answer, and an error since. Times in ms UTC.
[[nodiscard]] BannerText staleList(const table::Problem &problem, qint64 updatedAtMs, qint64 nextTryAtMs,
                                   const table::FormatContext &context);

// Conditions on times only; without them the rest of the query.
[[nodiscard]] bool hasTimeFilter(catalog::Resource resource, const table::ListQuery &query);
[[nodiscard]] table::ListQuery withoutTimeFilters(catalog::Resource resource, const table::ListQuery &query);

} // namespace views
