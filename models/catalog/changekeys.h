// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/resource.h"
#include "models/table/listquery.h"

#include <optional>

namespace catalog {

// How a list tells what has changed in it since a time, without being read wholly.
struct ChangeKeys
{
    // Filter keys of times. Together, the first key that the control plane knows of each list selects all rows that
    // have changed, as far as any time tells.
    QList<QStringList> times = {};
    QString deleted = {}; // of the time of deletion, among the deleted objects; empty = deletions are not told
    // Rows without a value in the column with this key may change although no time tells; empty = all rows may.
    QString ended = {};
    // What those rows meet besides. Selects them, beside the conditions of a query; nothing = the server cannot.
    QList<table::Filter> unendedFilters = {};
    bool hasUnendedToggle = false; // ListQuery::completed selects them instead

    // Those rows of the query; nullopt if the server cannot select them.
    [[nodiscard]] std::optional<table::ListQuery> unended(const table::ListQuery &query) const;
    [[nodiscard]] QList<table::Filter> unendedRows() const; // what tells them from others, where they are known
};

[[nodiscard]] ChangeKeys changeKeys(Resource resource);

} // namespace catalog
