// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/store.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace replica {

using StorePtr = std::shared_ptr<const Store>;

// What was read of a list after a store of it.
struct Changes
{
    StorePtr round = {}; // all rows of the list that have not ended, read before all others; may be null
    // With `round`: what rows that have not ended meet. Those that are not among the rows that came have left the list.
    // Empty: they stay.
    QList<table::Filter> unended = {};
    std::vector<StorePtr> rows = {}; // in the order in which they were read: of equal keys the last one counts
    std::vector<StorePtr> touched = {}; // rows that have changed, whether the list still has them or not
    StorePtr deleted = {}; // rows that the list has no more; may be null
};

// A store with changes.
struct Merged
{
    StorePtr store; // the old one if nothing has changed
    qint64 changed = 0; // rows with another cell or another answer of the server
    qint64 added = 0;
    qint64 removed = 0; // rows that are deleted, or were touched or have not ended, and did not come
};

// Rows keep their places; new ones come last, or in the places of removed ones, which the last rows fill otherwise.
// Takes about as long as copying the store, and about 0.3 ms for each 64 rows with a change. Any thread. Nullopt if it
// was asked to stop, or if the rows are too many for a store.
[[nodiscard]] std::optional<Merged> merged(const StorePtr &old, const Changes &changes,
                                           const std::stop_token &stop = {});

} // namespace replica
