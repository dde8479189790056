// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/store.h"
#include "models/table/grouprow.h"

#include <QHash>

namespace replica {

// The different values of a column as numbers.
struct Codes
{
    std::vector<std::uint32_t> of; // the rows of the store
    std::size_t entries = 0;
    std::optional<std::uint32_t> absent = {}; // of a row without a value, if there is one
};

// What was computed of the groups of a store with the same filters, for when others are open. Any thread.
class GroupCache
{
public:
    // Takes time for the first time. Null if the column cannot be read, or if it was asked to stop.
    [[nodiscard]] std::shared_ptr<const Codes> codes(const Store &store, std::size_t column,
                                                     const std::stop_token &stop);
    [[nodiscard]] std::optional<std::vector<table::GroupCell>> cells(const base::Key &group) const;
    void insert(const base::Key &group, const std::vector<table::GroupCell> &cells);

private:
    mutable std::mutex m_mutex;
    std::map<std::size_t, std::shared_ptr<const Codes>> m_codes; // by column
    QHash<base::Key, std::vector<table::GroupCell>> m_cells;
};

} // namespace replica
