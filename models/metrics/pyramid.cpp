// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/pyramid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace metrics {
namespace {

constexpr std::size_t bits = 4;
constexpr std::size_t width = std::size_t(1) << bits; // of a block, in blocks of the level below
constexpr std::size_t widthMask = width - 1; // mask
constexpr std::size_t fewest = 4096; // values that are worth a pyramid

float notAbove(double value)
{
    const auto rounded = static_cast<float>(value);
    return double(rounded) > value ? std::nextafter(rounded, -std::numeric_limits<float>::infinity()) : rounded;
}

float notBelow(double value)
{
    return -notAbove(-value);
}

} // namespace

Pyramid::Extremes extremesOf(std::span<const double> values, std::size_t first, std::size_t last)
{
    Pyramid::Extremes best{first, first};
    for (std::size_t i = first + 1; i < last; ++i) {
        if (values[i] < values[best.lowest])
            best.lowest = i;
        if (values[i] > values[best.highest])
            best.highest = i;
    }
    return best;
}

Pyramid::Bounds boundsOf(std::span<const double> values, std::size_t first, std::size_t last)
{
    // Several at once: each comparison waits for the one before it.
    constexpr std::size_t lanes = 4;
    std::array<double, lanes> low{};
    std::array<double, lanes> high{};
    low.fill(values[first]);
    high.fill(values[first]);
    std::size_t at = first;
    for (; at + lanes <= last; at += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            low[lane] = std::min(low[lane], values[at + lane]);
            high[lane] = std::max(high[lane], values[at + lane]);
        }
    }
    for (; at < last; ++at) {
        low[0] = std::min(low[0], values[at]);
        high[0] = std::max(high[0], values[at]);
    }
    return {std::ranges::min(low), std::ranges::max(high)};
}

std::size_t countBeyond(std::span<const double> values, std::size_t first, std::size_t last, double low, double high)
{
    std::size_t count = 0;
    for (const double value : values.subspan(first, last - first))
        count += value < low || value > high ? 1 : 0;
    return count;
}

Pyramid::Pyramid(std::span<const double> values)
{
    for (std::size_t shift = bits; values.size() >> shift > 0; shift += bits) {
        const std::size_t level = m_levels.size(); // of the parts of its blocks
        Level next;
        next.places.resize(values.size() >> shift);
        next.bounds.resize(next.places.size());
        for (std::size_t block = 0; block < next.places.size(); ++block) {
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
            next.places[block] = static_cast<std::uint8_t>(lowest | highest << bits);
            next.bounds[block] = {notAbove(values[best.lowest]), notBelow(values[best.highest])};
        }
        m_levels.push_back(std::move(next));
    }
}

// A block of level 0 is a single value.
Pyramid::Extremes Pyramid::ofBlock(std::size_t level, std::size_t first) const
{
    Extremes at{first, first};
    for (; level > 0; --level) {
        const std::vector<std::uint8_t> &blocks = m_levels[level - 1].places;
        const std::size_t shift = level * bits;
        at.lowest += (blocks[at.lowest >> shift] & widthMask) << (shift - bits);
        at.highest += (blocks[at.highest >> shift] >> bits) << (shift - bits);
    }
    return at;
}

Pyramid::Extremes Pyramid::of(std::span<const double> values, std::size_t first, std::size_t last) const
{
    const std::size_t whole = (first + widthMask) >> bits << bits; // begins the first whole block
    const std::size_t rest = last >> bits << bits; // begins what follows the last
    if (whole >= rest)
        return extremesOf(values, first, last);
    Extremes best = ofBlocks(values, whole, rest);
    // Most blocks that are cut have no value beyond those found so far.
    const auto isWithin = [&](std::size_t block) {
        const auto [low, high] = m_levels.front().bounds[block];
        return double(low) > values[best.lowest] && double(high) < values[best.highest];
    };
    if (first < whole && !isWithin(first >> bits)) {
        const Extremes found = extremesOf(values, first, whole);
        if (values[found.lowest] <= values[best.lowest])
            best.lowest = found.lowest;
        if (values[found.highest] >= values[best.highest])
            best.highest = found.highest;
    }
    if (rest < last && (rest >> bits >= m_levels.front().bounds.size() || !isWithin(rest >> bits))) {
        const Extremes found = extremesOf(values, rest, last);
        if (values[found.lowest] < values[best.lowest])
            best.lowest = found.lowest;
        if (values[found.highest] > values[best.highest])
            best.highest = found.highest;
    }
    return best;
}

// Of whole blocks of 16 values.
Pyramid::Extremes Pyramid::ofBlocks(std::span<const double> values, std::size_t first, std::size_t last) const
{
    Extremes best = ofBlock(1, first);
    double lowest = values[best.lowest];
    double highest = values[best.highest];
    for (std::size_t at = first; at < last;) {
        const std::size_t level = widestLevel(at, last);
        const std::size_t shift = level * bits;
        const auto [low, high] = boundsOfBlock(level, at);
        if (double(low) < lowest || double(high) > highest) {
            const Extremes found = ofBlock(level, at);
            if (values[found.lowest] < lowest) {
                best.lowest = found.lowest;
                lowest = values[found.lowest];
            }
            if (values[found.highest] > highest) {
                best.highest = found.highest;
                highest = values[found.highest];
            }
        }
        at += std::size_t(1) << shift;
    }
    return best;
}

// Of the widest whole block that begins at `first` and does not reach beyond `last`; there is one.
std::size_t Pyramid::widestLevel(std::size_t first, std::size_t last) const
{
    std::size_t level = 1;
    for (std::size_t next = width << bits; level < m_levels.size(); next <<= bits) {
        if ((first & (next - 1)) != 0 || first + next > last)
            break;
        ++level;
    }
    return level;
}

Pyramid::Bounds Pyramid::boundsOf(std::span<const double> values, std::size_t first, std::size_t last) const
{
    const std::size_t whole = (first + widthMask) >> bits << bits; // begins the first whole block
    const std::size_t rest = last >> bits << bits; // begins what follows the last
    if (whole >= rest)
        return metrics::boundsOf(values, first, last);
    auto [low, high] = m_levels.front().bounds[whole >> bits];
    // At each level, the blocks that are in no whole block of the next.
    std::size_t begin = whole >> bits;
    std::size_t end = rest >> bits;
    for (std::size_t level = 0; begin < end; ++level) {
        const std::span<const std::pair<float, float>> blocks = m_levels[level].bounds;
        const bool isLast = level + 1 == m_levels.size();
        const std::size_t next = isLast ? end : std::min((begin + widthMask) >> bits << bits, end);
        const std::size_t nextEnd = isLast ? end : std::max(end >> bits << bits, next);
        for (const auto &part : {blocks.subspan(begin, next - begin), blocks.subspan(nextEnd, end - nextEnd)}) {
            for (const auto &[lowest, highest] : part) {
                low = std::min(low, lowest);
                high = std::max(high, highest);
            }
        }
        begin = next >> bits;
        end = nextEnd >> bits;
    }
    Bounds found{low, high};
    // Most blocks that are cut have no value beyond.
    const auto widen = [&](std::size_t from, std::size_t to) {
        const std::vector<std::pair<float, float>> &blocks = m_levels.front().bounds;
        const std::size_t block = from >> bits;
        const bool isWithin = block < blocks.size() && double(blocks[block].first) >= found.lowest
            && double(blocks[block].second) <= found.highest;
        if (from == to || isWithin)
            return;
        const Bounds part = metrics::boundsOf(values, from, to);
        found = {std::min(found.lowest, part.lowest), std::max(found.highest, part.highest)};
    };
    widen(first, whole);
    widen(rest, last);
    return found;
}

const std::pair<float, float> &Pyramid::boundsOfBlock(std::size_t level, std::size_t first) const
{
    return m_levels[level - 1].bounds[first >> (level * bits)];
}

std::size_t Pyramid::countBeyond(std::span<const double> values, std::size_t first, std::size_t last, double low,
                                 double high) const
{
    const std::size_t whole = (first + widthMask) >> bits << bits; // begins the first whole block
    const std::size_t rest = last >> bits << bits; // begins what follows the last
    if (whole >= rest)
        return metrics::countBeyond(values, first, last, low, high);
    const auto isWithin = [&](const std::pair<float, float> &bounds) {
        return double(bounds.first) >= low && double(bounds.second) <= high;
    };
    const auto isBeyond = [&](const std::pair<float, float> &bounds) {
        return double(bounds.second) < low || double(bounds.first) > high;
    };
    std::size_t count
        = metrics::countBeyond(values, first, whole, low, high) + metrics::countBeyond(values, rest, last, low, high);
    for (std::size_t at = whole; at < rest;) {
        std::size_t level = widestLevel(at, rest);
        while (level > 1 && !isWithin(boundsOfBlock(level, at)) && !isBeyond(boundsOfBlock(level, at)))
            --level;
        const std::size_t next = at + (std::size_t(1) << (level * bits));
        if (isBeyond(boundsOfBlock(level, at)))
            count += next - at;
        else if (!isWithin(boundsOfBlock(level, at)))
            count += metrics::countBeyond(values, at, next, low, high);
        at = next;
    }
    return count;
}

std::size_t Pyramid::byteCount() const
{
    std::size_t count = 0;
    for (const Level &level : m_levels)
        count += level.places.capacity() + level.bounds.capacity() * sizeof(level.bounds.front());
    return count;
}

std::shared_ptr<const Pyramid> pyramidOf(std::span<const double> values)
{
    return values.size() < fewest ? nullptr : std::make_shared<const Pyramid>(values);
}

} // namespace metrics
