// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

namespace replica {

using Rows = std::vector<std::uint32_t>; // of a store

// What rows are sorted by: the largest key is that of an absent value.
struct SortKeys
{
    std::vector<std::uint64_t> of; // the rows of the store
    std::uint64_t absent = 0;
};

// Stable; absent values come last in both directions. Takes a few passes over the rows, one if they are in the order or
// in the opposite one already. If it is asked to stop, the order is any.
void sortBy(Rows &rows, const SortKeys &keys, bool descending, const std::stop_token &stop = {});

} // namespace replica
