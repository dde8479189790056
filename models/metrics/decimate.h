// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

namespace metrics {

// Which samples to draw: in each stretch without a gap, those that yield the same picture as all samples.
struct Drawn
{
    std::vector<std::uint32_t> samples; // indices, ascending
    std::vector<std::uint32_t> stretches; // where each begins in `samples`; a single sample is drawn as a dot

    void clear();
    [[nodiscard]] std::span<const std::uint32_t> stretch(std::size_t index) const;
};

// Takes the visible samples and one more on each side, so that lines reach the edges. If a pixel column has more than
// two samples, its first, lowest, highest and last are kept, in their order. `out` reuses its memory between calls.
void decimate(const Series &series, const Range &visible, int columns, Drawn &out);

} // namespace metrics
