// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace metrics {

// Where the lowest and the highest of many values are, for any stretch of them, without looking at each. Nine bytes for
// 16 values. Immutable, so threads may share it.
class Pyramid
{
public:
    struct Extremes // indices; of equal values, the first
    {
        std::size_t lowest = 0;
        std::size_t highest = 0;
    };

    struct Bounds
    {
        double lowest = 0;
        double highest = 0;
    };

    explicit Pyramid(std::span<const double> values);

    // Of [first, last), which must not be empty. `values` are those of the constructor.
    [[nodiscard]] Extremes of(std::span<const double> values, std::size_t first, std::size_t last) const;
    // Their values, in a fraction of the time. At most a float's rounding too wide, never too narrow.
    [[nodiscard]] Bounds boundsOf(std::span<const double> values, std::size_t first, std::size_t last) const;
    // How many of them are below `low` or above `high`.
    [[nodiscard]] std::size_t countBeyond(std::span<const double> values, std::size_t first, std::size_t last,
                                          double low, double high) const;
    [[nodiscard]] std::size_t byteCount() const; // memory used

private:
    // Of each whole block of 16 blocks of the level below.
    struct Level
    {
        std::vector<std::uint8_t> places; // which of them has the lowest (lower half of the byte), which the highest
        // No value is below the first or above the second. They spare most looks at the values.
        std::vector<std::pair<float, float>> bounds;
    };

    [[nodiscard]] Extremes ofBlock(std::size_t level, std::size_t first) const;
    [[nodiscard]] Extremes ofBlocks(std::span<const double> values, std::size_t first, std::size_t last) const;
    [[nodiscard]] std::size_t widestLevel(std::size_t first, std::size_t last) const;
    [[nodiscard]] const std::pair<float, float> &boundsOfBlock(std::size_t level, std::size_t first) const;

    std::vector<Level> m_levels;
};

// The same, from a look at each value of [first, last), which must not be empty.
[[nodiscard]] Pyramid::Extremes extremesOf(std::span<const double> values, std::size_t first, std::size_t last);

[[nodiscard]] Pyramid::Bounds boundsOf(std::span<const double> values, std::size_t first, std::size_t last);

[[nodiscard]] std::size_t countBeyond(std::span<const double> values, std::size_t first, std::size_t last, double low,
                                      double high);

// For series of some size: null for others, which gain nothing.
[[nodiscard]] std::shared_ptr<const Pyramid> pyramidOf(std::span<const double> values);

} // namespace metrics
