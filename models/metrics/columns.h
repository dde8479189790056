// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

// The samples of a curve by the pixel columns that it is drawn in. Pure.
namespace metrics {

// Of samples: [first, last)
struct SampleRun
{
    std::size_t first = 0;
    std::size_t last = 0;

    [[nodiscard]] std::size_t size() const { return last - first; }
    friend bool operator==(const SampleRun &, const SampleRun &) = default;
};

// The visible samples and one more on each side, so that lines reach the edges.
[[nodiscard]] SampleRun visibleSamples(const api::Times &times, const Range &visible);

// Parts of a run without a gap, in their order. `out` reuses its memory between calls.
void splitAtGaps(const Series &series, const SampleRun &run, std::vector<SampleRun> &out);

// The parts of a run, which must have no gap, that share a pixel column; appended.
void splitAtColumns(const api::Times &times, const SampleRun &run, const Range &visible, int columns,
                    std::vector<SampleRun> &out);

// Of the values of a run, which must not be empty. `pyramid`: of all values, or null.
[[nodiscard]] Pyramid::Bounds boundsOf(std::span<const double> values, const Pyramid *pyramid, const SampleRun &run);

} // namespace metrics
