// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/rowsort.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace replica {
namespace {

constexpr int mostDigitBits = 11;

// A key and a row in eight bytes, if there is room.
struct PackedItem
{
    std::uint64_t bits = 0;

    [[nodiscard]] std::uint64_t key(int rowBits) const { return bits >> rowBits; }
    [[nodiscard]] std::uint32_t row(int rowBits) const
    {
        return std::uint32_t(bits & ((std::uint64_t(1) << rowBits) - 1));
    }
    static PackedItem of(std::uint64_t key, std::uint32_t row, int rowBits) { return {key << rowBits | row}; }
};

struct WideItem
{
    std::uint64_t bits = 0;
    std::uint32_t index = 0;

    [[nodiscard]] std::uint64_t key(int) const { return bits; }
    [[nodiscard]] std::uint32_t row(int) const { return index; }
    static WideItem of(std::uint64_t key, std::uint32_t row, int) { return {key, row}; }
};

// By digits of the keys, the last one first.
template<class Item>
void sortItems(Rows &rows, const SortKeys &keys, bool descending, int keyBits, int rowBits, const std::stop_token &stop)
{
    const int digits = std::max(1, (keyBits + mostDigitBits - 1) / mostDigitBits);
    const int digitBits = std::max(1, (keyBits + digits - 1) / digits);
    const std::uint64_t digitMask = (std::uint64_t(1) << digitBits) - 1;
    std::vector<std::array<std::uint32_t, std::size_t(1) << mostDigitBits>> begins(std::size_t(digits), {{}});
    std::vector<Item> items;
    items.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        std::uint64_t key = keys.of[row];
        if (descending && key != keys.absent)
            key = keys.absent - 1 - key;
        items.push_back(Item::of(key, row, rowBits));
        for (auto &counts : begins) {
            ++counts[key & digitMask];
            key >>= digitBits;
        }
    }
    std::vector<Item> sorted(items.size());
    for (int digit = 0; digit < digits && !stop.stop_requested(); ++digit) {
        auto &places = begins[std::size_t(digit)];
        const int shift = digit * digitBits;
        const auto digitOf = [&](const Item &item) { return (item.key(rowBits) >> shift) & digitMask; };
        if (!items.empty() && places[digitOf(items.front())] == items.size())
            continue; // the same in all keys
        std::exclusive_scan(places.begin(), places.end(), places.begin(), 0U);
        for (const Item &item : items)
            sorted[places[digitOf(item)]++] = item;
        items.swap(sorted);
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = items[i].row(rowBits);
}

// The rows are in the order of the keys, or in the opposite one.
struct Direction
{
    bool isAscending = true;
    bool isDescending = true;
    bool hasAbsent = false;
};

Direction directionOf(const Rows &rows, const SortKeys &keys)
{
    Direction order;
    for (std::size_t i = 0; i < rows.size() && (order.isAscending || order.isDescending); ++i) {
        const std::uint64_t key = keys.of[rows[i]];
        order.hasAbsent = order.hasAbsent || key == keys.absent;
        if (i == 0)
            continue;
        const std::uint64_t before = keys.of[rows[i - 1]];
        order.isAscending = order.isAscending && before <= key;
        order.isDescending = order.isDescending && before >= key;
    }
    return order;
}

// Rows of equal keys keep their order.
void reverseRows(Rows &rows, const SortKeys &keys)
{
    std::ranges::reverse(rows);
    for (auto first = rows.begin(); first != rows.end();) {
        const auto end
            = std::find_if(first, rows.end(), [&](std::uint32_t row) { return keys.of[row] != keys.of[*first]; });
        std::reverse(first, end);
        first = end;
    }
}

} // namespace

void sortBy(Rows &rows, const SortKeys &keys, bool descending, const std::stop_token &stop)
{
    const Direction order = directionOf(rows, keys);
    if (descending ? order.isDescending && !order.hasAbsent : order.isAscending)
        return;
    if (!order.hasAbsent && (order.isAscending || order.isDescending))
        return reverseRows(rows, keys);
    const int keyBits = int(std::bit_width(keys.absent));
    const int rowBits = int(std::bit_width(keys.of.size()));
    if (keyBits + rowBits <= 64)
        sortItems<PackedItem>(rows, keys, descending, keyBits, rowBits, stop);
    else
        sortItems<WideItem>(rows, keys, descending, keyBits, rowBits, stop);
}

} // namespace replica
