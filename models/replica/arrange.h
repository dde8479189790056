// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/store.h"
#include "models/table/listquery.h"

#include <optional>

namespace replica {

// Names of objects by their ids: of clusters, whose names are not in the rows.
using Names = std::map<std::string, std::string, std::less<>>;

// The rows of a store that match a query, in its order.
struct Arrangement
{
    std::vector<std::uint32_t> rows; // of the store
    qint64 tookMs = 0;
};

// Sorts and filters as table::compareValues() and table::matches() do, over whole columns. Keys of the query are those
// of the server or those of columns; a filter or an order by any other key is as if it were not there. References are
// compared by their names. Groups do not matter. Rows that are equal keep the order of the store. Takes about 100 bytes
// a row while it runs. Any thread. Nullopt if it was asked to stop.
[[nodiscard]] std::optional<Arrangement> arrange(const Store &store, const table::ListQuery &query,
                                                 const Names &clusters, const std::stop_token &stop = {});

// The order of values, for those of `cellAt` below `count`: equal ones have the same number, absent ones the largest.
// Empty if it was asked to stop.
[[nodiscard]] std::vector<std::uint64_t> orderOf(std::size_t count,
                                                 const std::function<table::Raw(std::size_t)> &cellAt,
                                                 const std::stop_token &stop = {});

// Which column a filter or an order is about; nullopt if there is none.
[[nodiscard]] std::optional<std::size_t> filterColumn(const Store &store, const QString &key);
[[nodiscard]] std::optional<std::size_t> sortColumn(const Store &store, const QString &key);

} // namespace replica
