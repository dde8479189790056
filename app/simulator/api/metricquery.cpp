// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/metricquery.h"

#include "app/simulator/world/text.h"

#include <algorithm>

namespace simulator {

namespace {

std::int64_t momentOf(const Query &query, std::string_view name)
{
    const std::string text = query.required(name);
    const auto moment = parseTime(text);
    if (!moment)
        throw Refusal{400, std::string(name) + ": \"" + text + "\" is not a time"};
    return *moment;
}

} // namespace

int Grid::firstFrom(std::int64_t moment) const
{
    if (known == 0 || moment <= start)
        return 0;
    if (moment > at(known - 1))
        return known;
    auto i = static_cast<int>((moment - start) * count / (end - start));
    while (at(i) < moment)
        ++i;
    return i;
}

MetricQuery metricQuery(const Query &query, std::span<const std::string_view> types, std::int64_t now)
{
    MetricQuery metrics;
    (void)query.required("metricType");
    for (const std::size_t type : query.choices("metricType", types)) {
        if (std::ranges::find(metrics.types, type) == metrics.types.end())
            metrics.types.push_back(type);
    }
    if (metrics.types.size() > MostMetricTypes)
        throw Refusal{400, "metricType: at most " + std::to_string(MostMetricTypes) + " types in one request"};

    Grid &grid = metrics.grid;
    grid.start = momentOf(query, "start");
    grid.end = momentOf(query, "end");
    if (grid.end < grid.start)
        throw Refusal{400, "end: the range ends before it starts"};
    grid.count = static_cast<int>(query.integer("numberOfSamples", 0, 1000, 20));
    if (grid.start == grid.end)
        grid.count = std::min(grid.count, 1); // all samples would be equal
    while (grid.known < grid.count && grid.at(grid.known) <= now)
        ++grid.known;
    return metrics;
}

} // namespace simulator
