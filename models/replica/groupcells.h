// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/arrange.h"
#include "models/replica/groupcache.h"

#include <span>

namespace replica {

// The value of a cell with the names of objects, for any thread: `clusters` are those of clusters.
[[nodiscard]] table::Value shownValue(const Store &store, std::size_t column, std::size_t row, const Names &clusters);

// Sums up the cells of a column. What is passed must outlive it. One thread.
class CellSummary
{
public:
    CellSummary(const Store &store, std::size_t column, const Names &clusters, GroupCache &cache,
                const std::stop_token &stop);

    // What the rows of the store say together. Exact: an absent value is no zero, and decimals are summed as decimals.
    [[nodiscard]] table::GroupCell of(std::span<const std::uint32_t> rows);
    // What groups are sorted by: the sum, the oldest time, or how many values there are. Absent if there is none.
    [[nodiscard]] static std::optional<double> orderOf(const table::GroupCell &cell);

private:
    using Kind = table::GroupCell::Kind;
    struct Found // a value, and in how many of the rows
    {
        std::uint32_t code = 0;
        std::uint32_t row = 0; // one of them
        qint64 times = 0;
    };

    [[nodiscard]] std::vector<Found> foundIn(std::span<const std::uint32_t> rows);
    void addDistinct(table::GroupCell &cell, const std::vector<Found> &found) const;

    const Store &m_store;
    const std::size_t m_index;
    const Names &m_clusters;
    const Column *m_column; // null if nothing is said of it
    Kind m_kind;
    std::shared_ptr<const Codes> m_codes; // of a column that has none of its own, if they are needed
    std::optional<std::uint32_t> m_absent; // the code of an absent value
    std::vector<std::uint32_t> m_counts; // by code; all 0 between two calls
};

} // namespace replica
