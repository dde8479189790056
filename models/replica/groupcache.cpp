// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/groupcache.h"

#include <bit>

namespace replica {
namespace {

using table::Raw;

constexpr std::size_t rowsBetweenLooks = 1 << 14;

std::size_t hashOf(const Raw &cell)
{
    if (const auto *text = std::get_if<std::string_view>(&cell))
        return std::hash<std::string_view>()(*text);
    if (const auto *uuid = std::get_if<base::Uuid>(&cell))
        return qHashMulti(0, uuid->high, uuid->low);
    if (const auto *whole = std::get_if<std::int64_t>(&cell))
        return qHash(*whole);
    const auto *number = std::get_if<double>(&cell);
    return number ? qHash(*number) : 0;
}

// By hash: `slots` has a code, or none.
std::shared_ptr<const Codes> codesOfPlain(const Column &column, const std::stop_token &stop)
{
    constexpr std::uint32_t none = ~std::uint32_t(0);
    auto codes = std::make_shared<Codes>();
    codes->of.reserve(column.size());
    std::vector<std::uint32_t> slots(std::bit_ceil(2 * column.size() + 1), none);
    std::vector<std::uint32_t> first; // row, by code
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (row % rowsBetweenLooks == 0 && stop.stop_requested())
            return nullptr;
        const Raw cell = column.raw(row);
        std::size_t slot = hashOf(cell) & (slots.size() - 1);
        while (slots[slot] != none && column.raw(first[slots[slot]]) != cell)
            slot = (slot + 1) & (slots.size() - 1);
        if (slots[slot] == none) {
            slots[slot] = std::uint32_t(first.size());
            first.push_back(std::uint32_t(row));
            if (std::holds_alternative<std::monostate>(cell))
                codes->absent = slots[slot];
        }
        codes->of.push_back(slots[slot]);
    }
    codes->entries = first.size();
    return codes;
}

std::shared_ptr<const Codes> codesOf(const Column &column, const std::stop_token &stop)
{
    if (!column.isCoded())
        return codesOfPlain(column, stop);
    auto codes = std::make_shared<Codes>();
    codes->entries = column.entries();
    codes->absent = 0;
    column.withCodes([&codes](const auto &all) { codes->of.assign(all.begin(), all.end()); });
    return codes;
}

} // namespace

std::shared_ptr<const Codes> GroupCache::codes(const Store &store, std::size_t column, const std::stop_token &stop)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_codes.find(column); known != m_codes.end())
            return known->second;
    }
    const Column *cells = store.anyColumn(column, stop);
    std::shared_ptr<const Codes> codes = cells ? codesOf(*cells, stop) : nullptr;
    const std::lock_guard lock(m_mutex);
    if (codes)
        m_codes[column] = codes;
    return codes;
}

std::optional<std::vector<table::GroupCell>> GroupCache::cells(const base::Key &group) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_cells.constFind(group);
    return known == m_cells.constEnd() ? std::nullopt : std::optional(*known);
}

void GroupCache::insert(const base::Key &group, const std::vector<table::GroupCell> &cells)
{
    const std::lock_guard lock(m_mutex);
    m_cells.insert(group, cells);
}

} // namespace replica
