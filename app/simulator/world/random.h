// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace simulator {

// splitmix64: the only source of randomness in the world. What is not stored is derived again from (seed, index).
constexpr std::uint64_t mix(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

class Random
{
public:
    explicit constexpr Random(std::uint64_t seed)
        : m_state(mix(seed))
    {
    }
    constexpr Random(std::uint64_t seed, std::uint64_t stream)
        : m_state(mix(mix(seed) ^ (stream * 0x9e3779b97f4a7c15ULL)))
    {
    }

    constexpr std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return mix(m_state);
    }
    constexpr std::uint32_t below(std::uint32_t n)
    {
        return n == 0 ? 0 : static_cast<std::uint32_t>(((next() >> 32) * n) >> 32);
    }
    // Including lo and hi.
    constexpr std::uint32_t between(std::uint32_t lo, std::uint32_t hi) { return lo + below(hi - lo + 1); }
    constexpr double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    constexpr bool chance(double p) { return unit() < p; }

    template<typename T, std::size_t N> constexpr const T &pick(const T (&items)[N])
    {
        return items[below(static_cast<std::uint32_t>(N))];
    }

private:
    std::uint64_t m_state;
};

} // namespace simulator
