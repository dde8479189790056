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

Bounds visibleSamples(const api::Times &times, const Range &visible)
{
    const std::size_t first = times.lowerBound(visible.fromMs);
    const std::size_t last = times.upperBound(visible.toMs);
    return {first > 0 ? first - 1 : 0, std::min(last + 1, times.size())};
}

void keepAll(std::size_t first, std::size_t last, std::vector<std::uint32_t> &out)
{
    for (std::size_t i = first; i < last; ++i)
        out.push_back(static_cast<std::uint32_t>(i));
}

// The pixel columns of a stretch of samples.
class Columns
{
public:
    Columns(const api::Times &times, const Range &visible, int columns)
        : m_times(times)
        , m_fromMs(visible.fromMs)
        , m_perMs(columns / static_cast<double>(visible.length()))
    {
    }

    [[nodiscard]] std::int64_t of(std::size_t sample) const
    {
        return static_cast<std::int64_t>(static_cast<double>(m_times[sample] - m_fromMs) * m_perMs);
    }

    // One past the last sample that shares the column of `first`. Most columns have about as many as the one before.
    [[nodiscard]] std::size_t endOf(std::size_t first, std::size_t last, std::size_t guess) const
    {
        const std::int64_t column = of(first);
        std::size_t inside = first;
        std::size_t step = 1;
        if (guess > 2 && first + guess - 2 < last) {
            if (of(first + guess - 2) == column)
                inside = first + guess - 2;
        }
        std::size_t outside = std::min(inside + step, last);
        while (outside < last && of(outside) == column) {
            inside = outside;
            step *= 2;
            outside = std::min(inside + step, last);
        }
        while (outside - inside > 1) {
            const std::size_t middle = inside + (outside - inside) / 2;
            (of(middle) == column ? inside : outside) = middle;
        }
        return outside;
    }

private:
    const api::Times &m_times;
    std::int64_t m_fromMs;
    double m_perMs;
};

void keepExtremes(const Series &series, std::size_t first, std::size_t last, const Columns &columns,
                  std::vector<std::uint32_t> &out)
{
    const std::vector<double> &values = series.samples.values;
    std::size_t count = 0; // of the samples in a column
    while (first < last) {
        const std::size_t end = columns.endOf(first, last, count);
        count = end - first;
        const auto [lowest, highest]
            = series.pyramid ? series.pyramid->of(values, first, end) : extremesOf(values, first, end);
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
    const Columns inColumns(samples.times, visible, columns);
    auto gap = std::ranges::lower_bound(series.gaps, samples.times[begin], {}, &Gap::fromMs);
    for (std::size_t first = begin; first < end;) {
        // A gap begins at the last sample before it.
        std::size_t last = end;
        if (gap != series.gaps.end()) {
            last = std::min(end, samples.times.upperBound(gap->fromMs));
            ++gap;
        }
        if (last <= first)
            continue;
        out.stretches.push_back(static_cast<std::uint32_t>(out.samples.size()));
        if (isDense)
            keepExtremes(series, first, last, inColumns, out.samples);
        else
            keepAll(first, last, out.samples);
        first = last;
    }
}

} // namespace metrics
