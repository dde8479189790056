// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/twins.h"

#include "models/metrics/assemble.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace metrics {
namespace {

using Curve = std::pair<SeriesKey, api::Samples>;

SeriesKey withoutTwin(SeriesKey key)
{
    key.twin = 0;
    return key;
}

bool agree(const api::Samples &a, const api::Samples &b)
{
    for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        if (a.times[i] == b.times[k] && a.values[i] != b.values[k])
            return false;
        const bool isFirst = a.times[i] <= b.times[k];
        k += b.times[k] <= a.times[i] ? 1 : 0;
        i += isFirst ? 1 : 0;
    }
    return true;
}

void join(api::Samples &samples, const api::Samples &more)
{
    append(samples, more);
    constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::max();
    tidy(samples, {-ever, ever});
}

} // namespace

std::vector<api::Samples> layersOf(const api::Samples &samples)
{
    const api::Times &times = samples.times;
    if (times.isAscending())
        return {};
    std::vector<std::uint32_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return times[i]; });
    std::vector<std::vector<std::uint32_t>> layers;
    for (auto first = order.begin(); first != order.end();) {
        const auto behind
            = std::find_if(first, order.end(), [&](std::uint32_t i) { return times[i] != times[*first]; });
        std::vector<double> values; // of this time
        for (; first != behind; ++first) {
            const double value = samples.values[*first];
            if (std::ranges::find(values, value) != values.end())
                continue;
            if (values.size() == layers.size())
                layers.emplace_back();
            layers[values.size()].push_back(*first);
            values.push_back(value);
        }
    }
    if (layers.size() < 2)
        return {};
    std::vector<api::Samples> result;
    for (const auto &layer : layers) {
        result.push_back(picked(samples, layer));
        if (result.size() > 1)
            result.back().dropped = 0; // counted once
    }
    return result;
}

void settleTwins(std::vector<Curve> &curves)
{
    std::vector<Curve> settled;
    QHash<SeriesKey, std::vector<std::size_t>> groups; // places in `settled` of equal labels
    for (Curve &curve : curves) {
        std::vector<std::size_t> &group = groups[withoutTwin(curve.first)];
        const auto whole
            = std::ranges::find_if(group, [&](std::size_t i) { return agree(settled[i].second, curve.second); });
        if (whole != group.end()) {
            join(settled[*whole].second, curve.second);
        } else {
            group.push_back(settled.size());
            settled.push_back(std::move(curve));
        }
    }
    for (const std::vector<std::size_t> &group : std::as_const(groups))
        for (std::size_t i = 0; i < group.size(); ++i)
            settled[group[i]].first.twin = group.size() == 1 ? 0 : static_cast<int>(i) + 1;
    curves = std::move(settled);
}

} // namespace metrics
