// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/engine.h"

#include "app/simulator/world/revisions.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace simulator {

namespace {

constexpr std::size_t CacheBytes = 128ULL << 20;
constexpr std::int64_t FarAhead = 14'600 * Day; // by then, all events have happened

enum Flag : std::uint8_t { Out = 0, In = 1, InWithoutKey = 2 };

// Two threads: every user's machine can spare that many.
template<typename Work> void inHalves(std::uint32_t count, const Work &work)
{
    if (count < 50000) {
        work(0U, count);
        return;
    }
    const std::uint32_t middle = count / 2;
    std::thread other([&work, middle, count] { work(middle, count); });
    work(0U, middle);
    other.join();
}

using Keyed = std::pair<std::int64_t, std::uint32_t>;

// Stable sort by key: a radix sort that skips digits in which all keys are equal. Most keys are codes of a small
// dictionary and need one pass.
void sortByKey(std::vector<Keyed> &rows)
{
    constexpr unsigned Bits = 11;
    constexpr std::size_t Buckets = 1U << Bits;
    if (rows.empty())
        return;
    const auto [least, most] = std::ranges::minmax(rows, {}, &Keyed::first);
    const std::int64_t low = least.first;
    const auto range = static_cast<std::uint64_t>(most.first) - static_cast<std::uint64_t>(low);
    std::vector<Keyed> sorted(rows.size());
    for (unsigned shift = 0; shift < 64 && (range >> shift) != 0; shift += Bits) {
        const auto digit = [low, shift](const Keyed &row) {
            return (static_cast<std::uint64_t>(row.first) - static_cast<std::uint64_t>(low)) >> shift & (Buckets - 1);
        };
        std::array<std::size_t, Buckets> places = {};
        for (const Keyed &row : rows)
            ++places[digit(row)];
        std::size_t at = 0;
        for (std::size_t &place : places)
            at += std::exchange(place, at);
        for (const Keyed &row : rows)
            sorted[places[digit(row)]++] = row;
        rows.swap(sorted);
    }
}

std::int64_t sortValue(const World &world, const Field &field, std::uint32_t row, std::int64_t now)
{
    const std::int64_t value = field.value(world, row, now);
    if (value == Null || !field.dictionary)
        return value;
    return (world.*field.dictionary).ranks[static_cast<std::size_t>(value)];
}

std::string keyOf(const ListQuery &query, const World &world, std::int64_t now)
{
    const bool flows = (query.sortBy && query.sortBy->nature.flows)
        || std::ranges::any_of(query.filters, [](const Filter &filter) { return filter.field().nature.flows; });
    std::string key = query.resource == Resource::Workloads ? "w" : "p";
    key += query.deleted ? 'd' : 'l';
    key += !query.completed ? 'a' : *query.completed ? 'c' : 'o';
    key += query.descending && query.sortBy ? '-' : '+';
    appendInteger(key, static_cast<std::int64_t>(world.epoch(now)));
    if (flows) {
        key += '@';
        appendInteger(key, now);
    }
    key += '\n';
    if (query.sortBy)
        key += query.sortBy->name;
    key += '\n';
    key += query.filterText;
    key += '\n';
    key += query.search;
    return key;
}

} // namespace

Engine::Engine(const World &world)
    : m_world(world)
{
    const std::span<const Field> fields = fieldsOf(Resource::Pods);
    const std::int64_t end = world.begin + FarAhead;
    m_podOrders.resize(fields.size());
    const auto build = [&](std::size_t from, std::size_t to) {
        std::vector<Keyed> keys(world.pods.size());
        for (std::size_t f = from; f < to; ++f) {
            if (fields[f].nature.ordersByText)
                continue;
            for (std::uint32_t pod = 0; pod < keys.size(); ++pod)
                keys[pod] = {sortValue(world, fields[f], pod, end), pod};
            sortByKey(keys);
            m_podOrders[f].resize(keys.size());
            std::ranges::transform(keys, m_podOrders[f].begin(), [](const auto &key) { return key.second; });
        }
    };
    std::thread other([&] { build(fields.size() / 2, fields.size()); });
    build(0, fields.size() / 2);
    other.join();
}

void Engine::follow(std::span<const std::uint32_t> workloads)
{
    m_known.clear();
    m_recent.clear();
    m_bytes = 0;
    std::vector<bool> moves(m_world.pods.size());
    std::vector<std::uint32_t> moving;
    for (const std::uint32_t workload : workloads) {
        const Workload &w = m_world.workloads[workload];
        for (std::uint32_t pod = w.firstPod; pod < w.firstPod + w.podCount; ++pod) {
            if (!moves[pod])
                moving.push_back(pod);
            moves[pod] = true;
        }
    }
    if (moving.empty())
        return;
    const std::int64_t end = m_world.begin + FarAhead;
    const std::span<const Field> fields = fieldsOf(Resource::Pods);
    for (std::size_t f = 0; f < fields.size(); ++f) {
        if (fields[f].nature.ordersByText)
            continue;
        const auto less = [&](std::uint32_t a, std::uint32_t b) {
            return Keyed(sortValue(m_world, fields[f], a, end), a) < Keyed(sortValue(m_world, fields[f], b, end), b);
        };
        std::vector<std::uint32_t> &order = m_podOrders[f];
        std::erase_if(order, [&moves](std::uint32_t pod) { return moves[pod]; });
        std::ranges::sort(moving, less);
        // From the back, moves each row to the position found by binary search; other rows are not compared.
        std::size_t last = order.size();
        order.resize(order.size() + moving.size());
        for (std::size_t i = moving.size(); i-- > 0;) {
            const auto first = order.begin();
            const auto place = std::lower_bound(first, first + static_cast<std::ptrdiff_t>(last), moving[i], less);
            const auto at = static_cast<std::size_t>(place - first);
            std::move_backward(place, first + static_cast<std::ptrdiff_t>(last),
                               first + static_cast<std::ptrdiff_t>(last + i + 1));
            order[at + i] = moving[i];
            last = at;
        }
    }
}

std::shared_ptr<const Rows> Engine::rows(const ListQuery &query, std::int64_t now)
{
    std::string key = keyOf(query, m_world, now);
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_known.find(key); found != m_known.end()) {
            m_recent.splice(m_recent.begin(), m_recent, found->second);
            return found->second->rows;
        }
    }
    // Outside the lock, so that other threads can page through cached results meanwhile.
    auto rows = std::make_shared<const Rows>(compute(query, now));
    const std::lock_guard lock(m_mutex);
    if (m_known.contains(key))
        return rows;
    m_recent.push_front({std::move(key), rows});
    m_known.emplace(m_recent.front().key, m_recent.begin());
    m_bytes += rows->size() * sizeof(std::uint32_t);
    while (m_bytes > CacheBytes && m_recent.size() > 1) {
        m_bytes -= m_recent.back().rows->size() * sizeof(std::uint32_t);
        m_known.erase(m_recent.back().key);
        m_recent.pop_back();
    }
    return rows;
}

std::vector<std::uint8_t> Engine::scanWorkloads(const ListQuery &query, std::int64_t now) const
{
    std::vector<std::uint8_t> flags(m_world.workloads.size(), Out);
    const Search search(m_world, query.search);
    inHalves(static_cast<std::uint32_t>(flags.size()), [&](std::uint32_t from, std::uint32_t to) {
        std::string scratch;
        for (std::uint32_t i = from; i < to; ++i) {
            const Workload &w = m_world.workloads[i];
            if (!exists(w, now))
                return; // already in order of creation
            if (isDeleted(w, now) != query.deleted || !acceptedByAll(query.filters, i, now, scratch))
                continue;
            if (search.empty() || search.acceptsWorkload(i) || search.acceptsNodesOf(w, now))
                flags[i] = hasKey(query, i, now) ? In : InWithoutKey;
        }
    });
    return flags;
}

std::vector<std::uint8_t> Engine::scanPods(const ListQuery &query, std::int64_t now) const
{
    std::vector<std::uint8_t> flags(m_world.pods.size(), Out);
    const Search search(m_world, query.search);
    std::vector<Filter> ofWorkload, ofPod;
    std::ranges::partition_copy(query.filters, std::back_inserter(ofWorkload), std::back_inserter(ofPod),
                                [](const Filter &filter) { return filter.field().nature.ofWorkload; });
    const auto [first, last] = workloadRange(query.filters, now);

    inHalves(last - first, [&, start = first](std::uint32_t from, std::uint32_t to) {
        std::string scratch;
        for (std::uint32_t i = start + from; i < start + to; ++i) {
            const Workload &w = m_world.workloads[i];
            if (!exists(w, now))
                return;
            if (w.podCount == 0 || passed(w, podsDeletedAfter(w), now) != query.deleted)
                continue;
            if (query.completed && passed(w, w.toEnd, now) != *query.completed)
                continue;
            if (!acceptedByAll(ofWorkload, w.firstPod, now, scratch))
                continue;
            const bool found = search.empty() || search.acceptsWorkload(i);
            for (std::uint32_t k = 0; k < w.podCount && podCreated(w, k) <= now; ++k) {
                const std::uint32_t pod = w.firstPod + k;
                if (acceptedByAll(ofPod, pod, now, scratch) && (found || search.acceptsPod(pod, now, scratch)))
                    flags[pod] = hasKey(query, pod, now) ? In : InWithoutKey;
            }
        }
    });
    return flags;
}

bool Engine::acceptedByAll(std::span<const Filter> filters, std::uint32_t row, std::int64_t now,
                           std::string &scratch) const
{
    return std::ranges::all_of(filters,
                               [&](const Filter &filter) { return filter.accepts(m_world, row, now, scratch); });
}

bool Engine::hasKey(const ListQuery &query, std::uint32_t row, std::int64_t now) const
{
    return !query.sortBy || query.sortBy->value(m_world, row, now) != Null;
}

// The pods of one workload are requested often, and are adjacent.
std::pair<std::uint32_t, std::uint32_t> Engine::workloadRange(std::span<const Filter> filters, std::int64_t now) const
{
    for (const Filter &filter : filters) {
        const auto id = filter.exactText();
        const auto uuid = id ? parseUuid(*id) : std::nullopt;
        if (!uuid)
            continue;
        if (filter.field().name == "workloadId") {
            if (const auto index = m_world.workloadOf(*uuid))
                return {*index, *index + 1};
        } else if (filter.field().name == "revisionId") {
            if (const auto revision = revisionOf(m_world, *uuid, now))
                return {revision->workload, revision->workload + 1};
        }
    }
    return {0, static_cast<std::uint32_t>(m_world.workloads.size())};
}

Rows Engine::orderedByText(const ListQuery &query, std::int64_t now, const std::vector<std::uint8_t> &flags) const
{
    std::vector<std::pair<std::string, std::uint32_t>> found;
    std::string scratch;
    for (std::uint32_t row = 0; row < flags.size(); ++row) {
        if (flags[row] == In)
            found.emplace_back(query.sortBy->text(m_world, row, now, scratch), row);
    }
    std::ranges::sort(found);
    if (query.descending)
        std::ranges::reverse(found);
    Rows rows(found.size());
    std::ranges::transform(found, rows.begin(), [](const auto &one) { return one.second; });
    return rows;
}

Rows Engine::ordered(const ListQuery &query, std::int64_t now, const std::vector<std::uint8_t> &flags) const
{
    const auto total = static_cast<std::uint32_t>(flags.size());
    Rows rows, keyless;
    if (!query.sortBy) {
        for (std::uint32_t row = 0; row < total; ++row) {
            if (flags[row] != Out)
                rows.push_back(row);
        }
        return rows;
    }
    const auto take = [&](std::uint32_t row) {
        if (flags[row] == In)
            rows.push_back(row);
        else if (flags[row] == InWithoutKey)
            keyless.push_back(row);
    };
    if (query.sortBy->nature.ordersByText) {
        rows = orderedByText(query, now, flags);
        for (std::uint32_t row = 0; row < total; ++row) {
            if (flags[row] == InWithoutKey)
                keyless.push_back(row);
        }
    } else if (query.resource == Resource::Pods) {
        const auto field = static_cast<std::size_t>(query.sortBy - fieldsOf(Resource::Pods).data());
        const std::vector<std::uint32_t> &order = m_podOrders[field];
        if (query.descending)
            std::for_each(order.rbegin(), order.rend(), take);
        else
            std::for_each(order.begin(), order.end(), take);
    } else {
        std::vector<Keyed> keys;
        for (std::uint32_t row = 0; row < total; ++row) {
            if (flags[row] == In)
                keys.emplace_back(sortValue(m_world, *query.sortBy, row, now), row);
            else if (flags[row] == InWithoutKey)
                keyless.push_back(row);
        }
        sortByKey(keys);
        if (query.descending)
            std::ranges::reverse(keys);
        rows.reserve(keys.size() + keyless.size());
        for (const auto &key : keys)
            rows.push_back(key.second);
    }
    // Rows without a value come last in both directions.
    rows.insert(rows.end(), keyless.begin(), keyless.end());
    return rows;
}

Rows Engine::compute(const ListQuery &query, std::int64_t now) const
{
    return ordered(query, now,
                   query.resource == Resource::Workloads ? scanWorkloads(query, now) : scanPods(query, now));
}

} // namespace simulator
