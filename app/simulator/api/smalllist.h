// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/filter.h"
#include "app/simulator/api/page.h"

#include <algorithm>
#include <functional>
#include <variant>

// Lists that are short enough to be filtered and sorted anew for each request.
namespace simulator {

using Cell = std::variant<std::monostate, std::string, double>; // a Time is ms UTC
[[nodiscard]] inline Cell cellOf(std::optional<double> number)
{
    return number ? Cell(*number) : Cell();
}

template<typename Row> struct Column
{
    std::string_view name;
    Kind kind;
    Cell (*cell)(const Row &row);
};

struct ListWanted
{
    std::vector<std::string> filters; // items of filterBy
    std::optional<std::string> sortBy;
    bool descending = false;
    std::string search; // folded

    [[nodiscard]] static ListWanted of(const Query &query)
    {
        return {query.list("filterBy"), query.text("sortBy"), query.choice("sortOrder", Orders).value_or(0) == 1,
                folded(query.text("search").value_or(""))};
    }
};

// The value that a filter item compares with; a Refusal if columns of this kind do not support it.
[[nodiscard]] Cell comparedWith(const FilterItem &item, Kind kind);
[[nodiscard]] bool accepts(const FilterItem &item, const Cell &wanted, const Cell &cell);

template<typename Row>
const Column<Row> &columnNamed(std::span<const Column<Row>> columns, std::string_view name, std::string_view parameter)
{
    const auto found = std::ranges::find(columns, name, &Column<Row>::name);
    if (found == columns.end())
        throw Refusal{400, std::string(parameter) + ": there is no key \"" + std::string(name) + '"'};
    return *found;
}

// Removes the rows that a filter item does not accept.
template<typename Row>
void keepAccepted(std::vector<Row> &rows, std::span<const Column<Row>> columns, const std::string &text)
{
    std::string why;
    const auto item = filterItem(text, why);
    if (!item)
        throw Refusal{400, why};
    const Column<Row> &column = columnNamed(columns, item->field, "filterBy");
    const Cell wanted = comparedWith(*item, column.kind);
    std::erase_if(rows, [&](const Row &row) { return !accepts(*item, wanted, column.cell(row)); });
}

// Rows without a value come last in both directions.
template<typename Row> void sortRows(std::vector<Row> &rows, const Column<Row> &column, bool descending)
{
    std::vector<std::pair<Cell, std::size_t>> order;
    for (std::size_t i = 0; i < rows.size(); ++i)
        order.emplace_back(column.cell(rows[i]), i);
    std::ranges::stable_sort(order, [descending](const auto &a, const auto &b) {
        if (a.first.index() == 0 || b.first.index() == 0)
            return a.first.index() != 0 && b.first.index() == 0;
        return descending ? b.first < a.first : a.first < b.first;
    });
    std::vector<Row> sorted;
    sorted.reserve(rows.size());
    for (const auto &[cell, i] : order)
        sorted.push_back(std::move(rows[i]));
    rows = std::move(sorted);
}

// Filters, then sorts. `search` looks at what `searched` returns.
template<typename Row>
void select(std::vector<Row> &rows, std::span<const Column<Row>> columns, const ListWanted &wanted,
            const std::function<std::string(const Row &)> &searched = {})
{
    for (const std::string &text : wanted.filters)
        keepAccepted(rows, columns, text);
    if (searched && !wanted.search.empty())
        std::erase_if(rows, [&](const Row &row) { return !contains(folded(searched(row)), wanted.search); });
    if (wanted.sortBy)
        sortRows(rows, columnNamed(columns, *wanted.sortBy, "sortBy"), wanted.descending);
}

} // namespace simulator
