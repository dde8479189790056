// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/filter.h"

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace simulator {

// The parameters of a list, except paging.
struct ListQuery
{
    Resource resource = Resource::Workloads;
    bool deleted = false;
    std::optional<bool> completed; // pods only
    const Field *sortBy = nullptr;
    bool descending = false;
    std::vector<Filter> filters;
    std::string filterText; // the filters as received
    std::string search;
};

using Rows = std::vector<std::uint32_t>; // indices of workloads or pods

// Answers list queries from the world. The rows of a query are cached until the world changes; the least recently used
// are dropped first. Thread-safe; two threads share the scan of a large world.
class Engine
{
public:
    explicit Engine(const World &world);

    [[nodiscard]] std::shared_ptr<const Rows> rows(const ListQuery &query, std::int64_t now);
    [[nodiscard]] const World &world() const { return m_world; }
    // After an edit: clears the cache and re-sorts the pods of these workloads. No other call may run meanwhile.
    void follow(std::span<const std::uint32_t> workloads);

private:
    [[nodiscard]] Rows compute(const ListQuery &query, std::int64_t now) const;
    // One flag per row of the world.
    [[nodiscard]] std::vector<std::uint8_t> scanWorkloads(const ListQuery &query, std::int64_t now) const;
    [[nodiscard]] std::vector<std::uint8_t> scanPods(const ListQuery &query, std::int64_t now) const;
    [[nodiscard]] bool acceptedByAll(std::span<const Filter> filters, std::uint32_t row, std::int64_t now,
                                     std::string &scratch) const;
    [[nodiscard]] bool hasKey(const ListQuery &query, std::uint32_t row, std::int64_t now) const;
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> workloadRange(std::span<const Filter> filters,
                                                                        std::int64_t now) const;
    [[nodiscard]] Rows orderedByText(const ListQuery &query, std::int64_t now,
                                     const std::vector<std::uint8_t> &flags) const;
    [[nodiscard]] Rows ordered(const ListQuery &query, std::int64_t now, const std::vector<std::uint8_t> &flags) const;

    struct Entry
    {
        std::string key;
        std::shared_ptr<const Rows> rows;
    };

    const World &m_world;
    // One per field: all pods sorted by the value they will have in the end; empty for those ordered by text.
    std::vector<std::vector<std::uint32_t>> m_podOrders;
    std::mutex m_mutex;
    std::list<Entry> m_recent; // most recent first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> m_known; // views into m_recent
    std::size_t m_bytes = 0;
};

} // namespace simulator
