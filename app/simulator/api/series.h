// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/metricquery.h"
#include "app/simulator/world/ids.h"

#include <limits>

// Samples before they are written: integers in units of the last decimal place, so that sums and means are exact, and a
// sample has the same digits whatever the requested range.
namespace simulator {

constexpr std::int64_t NoSample = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t NotANumber = NoSample + 1;

struct Series
{
    std::string_view type;
    std::string labels; // JSON object; empty = {}
    std::string groups; // JSON array; empty = no such key
    int decimals = 0;
    std::vector<std::int64_t> values; // one per moment of the grid
};

struct Histogram
{
    std::string_view type;
    std::vector<std::pair<int, std::string>> rows; // number of the sample, JSON object
};

// How the answers about an object are flawed; see curves.h for the objects.
enum class Flaw : std::uint8_t {
    None,
    NaN,
    DoublePoints,
    DoubleSeries,
    NullLabels,
    NullTimes,
    NullValues,
    PartialEngines,
    PartialAll
};
[[nodiscard]] Flaw flawOf(Uuid id);

[[nodiscard]] std::string gpuLabel(int index);

// {"measurements": [...]}, plus "histogram" if there is one.
[[nodiscard]] std::string measurementsText(const Grid &grid, const std::vector<Series> &series, Flaw flaw = Flaw::None,
                                           const std::vector<Histogram> *histograms = nullptr);

} // namespace simulator
