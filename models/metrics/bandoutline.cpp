// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/bandoutline.h"

#include <algorithm>
#include <cmath>

namespace metrics {
namespace {

BandOutline::Point pointAt(const Series &series, std::size_t sample)
{
    const Band &band = *series.band;
    return {series.samples.times[sample], band.lowest[sample], band.lower[sample], band.upper[sample],
            band.highest[sample]};
}

void widen(BandOutline::Point &point, const BandOutline::Point &other)
{
    point.lowest = std::min(point.lowest, other.lowest);
    point.lower = std::min(point.lower, other.lower);
    point.upper = std::max(point.upper, other.upper);
    point.highest = std::max(point.highest, other.highest);
}

} // namespace

std::span<const BandOutline::Point> BandOutline::stretch(std::size_t index) const
{
    const std::size_t first = stretches[index];
    const std::size_t last = index + 1 < stretches.size() ? stretches[index + 1] : points.size();
    return std::span(points).subspan(first, last - first);
}

void outline(const Series &series, const Range &visible, int columns, BandOutline &out)
{
    out.points.clear();
    out.stretches.clear();
    const auto &times = series.samples.times;
    if (times.empty() || visible.length() <= 0 || columns <= 0)
        return;
    const auto behind = std::ranges::lower_bound(times, visible.fromMs) - times.begin();
    const auto first = std::size_t(std::max<std::ptrdiff_t>(behind - 1, 0));
    const auto end
        = std::min(std::size_t(std::ranges::upper_bound(times, visible.toMs) - times.begin()) + 1, times.size());
    const bool isDense = end - first > 2 * std::size_t(columns);
    const double columnsPerMs = columns / double(visible.length());
    const auto columnOf
        = [&](std::size_t i) { return std::int64_t(std::floor(double(times[i] - visible.fromMs) * columnsPerMs)); };
    auto gap = std::ranges::lower_bound(series.gaps, times[first], {}, &Gap::fromMs);
    for (std::size_t i = first; i < end; ++i) {
        // A gap begins at the last sample before it.
        bool isBehindGap = false;
        while (gap != series.gaps.end() && gap->fromMs < times[i]) {
            isBehindGap = true;
            ++gap;
        }
        const bool isFirst = i == first || isBehindGap;
        if (isFirst)
            out.stretches.push_back(out.points.size());
        if (isDense && !isFirst && columnOf(i) == columnOf(i - 1))
            widen(out.points.back(), pointAt(series, i));
        else
            out.points.push_back(pointAt(series, i));
    }
}

} // namespace metrics
