// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

namespace csv {

// The parts of a range. They begin at multiples of the store's step, so that a sample belongs to one part, whether or
// not the control plane aligns its samples.
struct FullParts
{
    explicit FullParts(const metrics::Range &whole);

    [[nodiscard]] metrics::Range asked(int part) const;
    [[nodiscard]] int samples(int part) const; // to ask for
    [[nodiscard]] metrics::Range within(int part) const; // the range itself

    metrics::Range range;
    std::int64_t firstMs = 0;
    std::int64_t endMs = 0;
    int count = 0;
};

} // namespace csv
