// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/decimate.h"

#include "models/metrics/columns.h"

#include <algorithm>
#include <array>

namespace metrics {
namespace {

void keepAll(const SampleRun &run, std::vector<std::uint32_t> &out)
{
    for (std::size_t i = run.first; i < run.last; ++i)
        out.push_back(static_cast<std::uint32_t>(i));
}

void keepExtremes(const Series &series, const SampleRun &column, std::vector<std::uint32_t> &out)
{
    const std::vector<double> &values = series.samples.values;
    const auto [lowest, highest] = series.pyramid ? series.pyramid->of(values, column.first, column.last)
                                                  : extremesOf(values, column.first, column.last);
    const auto [low, high] = std::minmax(lowest, highest);
    std::array kept{column.first, low, high, column.last - 1};
    const auto keptEnd = std::unique(kept.begin(), kept.end());
    for (auto it = kept.begin(); it != keptEnd; ++it)
        out.push_back(static_cast<std::uint32_t>(*it));
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
    const SampleRun shown = visibleSamples(samples.times, visible);
    std::vector<SampleRun> stretches;
    splitAtGaps(series, shown, stretches);
    std::vector<SampleRun> inColumns;
    for (const SampleRun &stretch : stretches) {
        out.stretches.push_back(static_cast<std::uint32_t>(out.samples.size()));
        if (shown.size() <= 2 * static_cast<std::size_t>(columns)) {
            keepAll(stretch, out.samples);
            continue;
        }
        inColumns.clear();
        splitAtColumns(samples.times, stretch, visible, columns, inColumns);
        for (const SampleRun &column : inColumns)
            keepExtremes(series, column, out.samples);
    }
}

} // namespace metrics
