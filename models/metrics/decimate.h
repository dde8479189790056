// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

namespace metrics {

// Which samples to draw: in each stretch without a gap, those that make the same picture as all of them do.
struct Drawn
{
    std::vector<std::uint32_t> samples; // indices, ascending
    std::vector<std::uint32_t> stretches; // where in `samples` each begins; one of a single sample is a dot

    void clear();
    [[nodiscard]] std::span<const std::uint32_t> stretch(std::size_t index) const;
};

// Of the visible samples and the one before and behind them, so that lines reach the edges. Where there are more than
// two samples to a pixel column, the first, the lowest, the highest and the last of the column stay, in their order.
// `out` keeps its memory from call to call.
void decimate(const Series &series, const Range &visible, int columns, Drawn &out);

} // namespace metrics
