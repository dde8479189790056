// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/hint.h"

#include <limits>

// Curves on a common grid of times, and what checks compute on it. Pure functions.
namespace hints {

inline constexpr float none = std::numeric_limits<float>::quiet_NaN();
inline constexpr double sigmaPerMad = 1.4826; // of a normal distribution

using Row = std::vector<float>; // one value per time of the grid, or none

class Grid
{
public:
    Grid(std::span<const Curve> curves, const Range &range);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] double stepMs() const { return m_stepMs; }
    [[nodiscard]] std::int64_t timeOf(std::size_t at) const { return m_firstMs + std::int64_t(double(at) * m_stepMs); }
    [[nodiscard]] Row rowOf(const Curve &curve) const;
    // How many times make up a duration; at least `fewest`.
    [[nodiscard]] std::size_t width(std::int64_t durationMs, std::size_t fewest) const;

private:
    Range m_range;
    double m_stepMs = 0;
    std::int64_t m_firstMs = 0; // of the earliest sample
    std::size_t m_size = 0;
};

// [from, to) of a row
struct Span
{
    std::size_t from = 0;
    std::size_t to = 0;

    [[nodiscard]] std::size_t length() const { return to - from; }
};

[[nodiscard]] double medianOf(std::vector<float> values); // without NaN; NaN if there are none
[[nodiscard]] double madOf(const std::vector<float> &values); // median absolute deviation from the median
[[nodiscard]] std::vector<float> finite(std::span<const float> row);

// The median of `width` values around each; NaN near the ends, and where fewer than half of the values, or fewer than
// `fewest`, are there.
[[nodiscard]] Row rollingMedian(const Row &row, std::size_t width, std::size_t fewest);

// How far a row is above its usual value by chance, as a standard deviation: nine of ten times that do not overlap are
// within 1.28 of them, in the middle one of all rows; and half of the times of all rows are within 0.674. `medians` are
// rolling ones of `width`.
[[nodiscard]] double chanceOf(const std::vector<Row> &medians, std::size_t width);

// What the values around a time tell.
enum class Mark : std::uint8_t { Unknown, Absent, Shown };

// Where most marks are Shown, for `width` at least: joined over pauses shorter than that, and up to the ends of `known`
// if they reach the first or the last median.
[[nodiscard]] std::vector<Span> spansOf(const std::vector<Mark> &marks, std::size_t width, const Span &known);

[[nodiscard]] Span knownOf(const Row &row); // from the first value to the last

// Fills in when a hint is shown: its last span, and all of them together. `known`: the times that were compared.
void tellTimes(Hint &hint, std::span<const Span> spans, const Span &known, const Grid &grid, const Range &range);

} // namespace hints
