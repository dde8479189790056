// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/pyramid.h"

namespace metrics {
namespace {

constexpr std::size_t bits = 4;
constexpr std::size_t width = std::size_t(1) << bits; // of a block, in blocks of the level below
constexpr std::size_t half = width - 1; // mask
constexpr std::size_t fewest = 4096; // values that are worth a pyramid

} // namespace

Pyramid::Pyramid(std::span<const double> values)
{
    for (std::size_t shift = bits; values.size() >> shift > 0; shift += bits) {
        const std::size_t level = m_levels.size(); // of the parts of its blocks
        std::vector<std::uint8_t> blocks(values.size() >> shift);
        for (std::size_t block = 0; block < blocks.size(); ++block) {
            std::size_t lowest = 0;
            std::size_t highest = 0;
            Extremes best = ofBlock(level, block << shift);
            for (std::size_t part = 1; part < width; ++part) {
                const Extremes found = ofBlock(level, (block << shift) + (part << (shift - bits)));
                if (values[found.lowest] < values[best.lowest]) {
                    best.lowest = found.lowest;
                    lowest = part;
                }
                if (values[found.highest] > values[best.highest]) {
                    best.highest = found.highest;
                    highest = part;
                }
            }
            blocks[block] = static_cast<std::uint8_t>(lowest | highest << bits);
        }
        m_levels.push_back(std::move(blocks));
    }
}

// A block of level 0 is a single value.
Pyramid::Extremes Pyramid::ofBlock(std::size_t level, std::size_t first) const
{
    Extremes at{first, first};
    for (; level > 0; --level) {
        const std::vector<std::uint8_t> &blocks = m_levels[level - 1];
        const std::size_t shift = level * bits;
        at.lowest += (blocks[at.lowest >> shift] & half) << (shift - bits);
        at.highest += (blocks[at.highest >> shift] >> bits) << (shift - bits);
    }
    return at;
}

Pyramid::Extremes Pyramid::of(std::span<const double> values, std::size_t first, std::size_t last) const
{
    Extremes best{first, first};
    for (std::size_t at = first; at < last;) {
        // The widest block that begins here.
        std::size_t level = 0;
        std::size_t shift = 0;
        while (level < m_levels.size() && (at & ((width << shift) - 1)) == 0 && at + (width << shift) <= last) {
            ++level;
            shift += bits;
        }
        const Extremes found = ofBlock(level, at);
        if (values[found.lowest] < values[best.lowest])
            best.lowest = found.lowest;
        if (values[found.highest] > values[best.highest])
            best.highest = found.highest;
        at += std::size_t(1) << shift;
    }
    return best;
}

std::size_t Pyramid::byteCount() const
{
    std::size_t count = 0;
    for (const std::vector<std::uint8_t> &level : m_levels)
        count += level.capacity();
    return count;
}

std::shared_ptr<const Pyramid> pyramidOf(std::span<const double> values)
{
    return values.size() < fewest ? nullptr : std::make_shared<const Pyramid>(values);
}

} // namespace metrics
