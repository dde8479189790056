// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/columns.h"

#include <algorithm>
#include <cmath>

namespace metrics {
namespace {

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
        return static_cast<std::int64_t>(std::floor(static_cast<double>(m_times[sample] - m_fromMs) * m_perMs));
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

} // namespace

SampleRun visibleSamples(const api::Times &times, const Range &visible)
{
    const std::size_t first = times.lowerBound(visible.fromMs);
    const std::size_t last = times.upperBound(visible.toMs);
    return {first > 0 ? first - 1 : 0, std::min(last + 1, times.size())};
}

void splitAtGaps(const Series &series, const SampleRun &run, std::vector<SampleRun> &out)
{
    out.clear();
    if (run.size() == 0)
        return;
    const api::Times &times = series.samples.times;
    auto gap = std::ranges::lower_bound(series.gaps, times[run.first], {}, &Gap::fromMs);
    for (std::size_t first = run.first; first < run.last;) {
        // A gap begins at the last sample before it.
        std::size_t last = run.last;
        if (gap != series.gaps.end()) {
            last = std::min(last, times.upperBound(gap->fromMs));
            ++gap;
        }
        if (last <= first)
            continue;
        out.push_back({first, last});
        first = last;
    }
}

void splitAtColumns(const api::Times &times, const SampleRun &run, const Range &visible, int columns,
                    std::vector<SampleRun> &out)
{
    const Columns inColumns(times, visible, columns);
    std::size_t count = 0; // of the samples in a column
    for (std::size_t first = run.first; first < run.last; first += count) {
        count = inColumns.endOf(first, run.last, count) - first;
        out.push_back({first, first + count});
    }
}

Pyramid::Bounds boundsOf(std::span<const double> values, const Pyramid *pyramid, const SampleRun &run)
{
    return pyramid ? pyramid->boundsOf(values, run.first, run.last) : boundsOf(values, run.first, run.last);
}

} // namespace metrics
