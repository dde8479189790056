// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/decimate.h"

#include <algorithm>
#include <array>

namespace metrics {
namespace {

struct Bounds
{
    std::size_t first = 0;
    std::size_t last = 0; // one past the last
};

Bounds visibleSamples(const std::vector<std::int64_t> &times, const Range &visible)
{
    const auto first = std::ranges::lower_bound(times, visible.fromMs) - times.begin();
    const auto last = std::ranges::upper_bound(times, visible.toMs) - times.begin();
    const auto size = static_cast<std::ptrdiff_t>(times.size());
    return {static_cast<std::size_t>(std::max<std::ptrdiff_t>(first - 1, 0)),
            static_cast<std::size_t>(std::min(last + 1, size))};
}

void keepAll(std::size_t first, std::size_t last, std::vector<std::uint32_t> &out)
{
    for (std::size_t i = first; i < last; ++i)
        out.push_back(static_cast<std::uint32_t>(i));
}

void keepExtremes(const api::Samples &samples, std::size_t first, std::size_t last, const Range &visible, int columns,
                  std::vector<std::uint32_t> &out)
{
    const double columnsPerMs = columns / static_cast<double>(visible.length());
    const auto columnOf = [&](std::size_t i) {
        return static_cast<std::int64_t>(static_cast<double>(samples.times[i] - visible.fromMs) * columnsPerMs);
    };
    while (first < last) {
        const std::int64_t column = columnOf(first);
        std::size_t lowest = first;
        std::size_t highest = first;
        std::size_t end = first + 1;
        for (; end < last && columnOf(end) == column; ++end) {
            if (samples.values[end] < samples.values[lowest])
                lowest = end;
            if (samples.values[end] > samples.values[highest])
                highest = end;
        }
        const auto [low, high] = std::minmax(lowest, highest);
        std::array kept{first, low, high, end - 1};
        const auto keptEnd = std::unique(kept.begin(), kept.end());
        for (auto it = kept.begin(); it != keptEnd; ++it)
            out.push_back(static_cast<std::uint32_t>(*it));
        first = end;
    }
}

} // namespace

void Drawn::clear()
{
    samples.clear();
    stretches.clear();
}

std::span<const std::uint32_t> Drawn::stretch(std::size_t index) const
{
    const std::size_t first = stretches[index];
    const std::size_t last = index + 1 < stretches.size() ? stretches[index + 1] : samples.size();
    return std::span(samples).subspan(first, last - first);
}

void decimate(const Series &series, const Range &visible, int columns, Drawn &out)
{
    out.clear();
    const api::Samples &samples = series.samples;
    if (samples.size() == 0 || visible.length() <= 0 || columns <= 0)
        return;
    const auto [begin, end] = visibleSamples(samples.times, visible);
    const bool isDense = end - begin > 2 * static_cast<std::size_t>(columns);
    auto gap = std::ranges::lower_bound(series.gaps, samples.times[begin], {}, &Gap::fromMs);
    for (std::size_t first = begin; first < end;) {
        // A gap begins at the last sample before it.
        std::size_t last = end;
        if (gap != series.gaps.end()) {
            const auto behind = std::ranges::upper_bound(samples.times, gap->fromMs) - samples.times.begin();
            last = std::min(end, static_cast<std::size_t>(behind));
            ++gap;
        }
        if (last <= first)
            continue;
        out.stretches.push_back(static_cast<std::uint32_t>(out.samples.size()));
        if (isDense)
            keepExtremes(samples, first, last, visible, columns, out.samples);
        else
            keepAll(first, last, out.samples);
        first = last;
    }
}

} // namespace metrics
