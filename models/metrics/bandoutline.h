// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

namespace metrics {

// The points of a band to draw, in each stretch without a gap.
struct BandOutline
{
    struct Point
    {
        std::int64_t timeMs = 0;
        double lowest = 0;
        double lower = 0;
        double upper = 0;
        double highest = 0;
    };
    std::vector<Point> points; // by time
    std::vector<std::size_t> stretches; // where each begins in `points`

    [[nodiscard]] std::span<const Point> stretch(std::size_t index) const;
};

// Takes the visible samples and one more on each side. If a pixel column has more than two samples, one point stands
// for them: the lowest of what is low, the highest of what is high. The series must have a band. `out` reuses its
// memory between calls.
void outline(const Series &series, const Range &visible, int columns, BandOutline &out);

} // namespace metrics
