// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/ids.h"

#include "app/simulator/world/random.h"

namespace simulator {

namespace {

constexpr std::uint64_t LowMask = 0x3fffffffffffffffULL; // the two bits above are the RFC 4122 variant

std::uint64_t mask(std::uint64_t high, IdKind kind)
{
    return mix(high + static_cast<std::uint64_t>(kind)) & LowMask;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

Uuid makeId(std::uint64_t seed, IdKind kind, std::uint32_t index)
{
    std::uint64_t high = mix(mix(seed * 16 + static_cast<std::uint64_t>(kind)) ^ index);
    high = (high & ~0xf000ULL) | 0x4000ULL; // version 4
    const std::uint64_t low = (mask(high, kind) ^ index) | 0x8000000000000000ULL;
    return {high, low};
}

std::optional<std::uint32_t> indexOf(std::uint64_t seed, IdKind kind, Uuid id)
{
    const std::uint64_t index = mask(id.high, kind) ^ (id.low & LowMask);
    if (index > 0xffffffffULL)
        return std::nullopt;
    const auto found = static_cast<std::uint32_t>(index);
    if (makeId(seed, kind, found) != id)
        return std::nullopt;
    return found;
}

void append(std::string &out, Uuid id)
{
    static constexpr char Digits[] = "0123456789abcdef";
    char text[36];
    int at = 0;
    for (int i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            text[at++] = '-';
        const std::uint64_t word = i < 16 ? id.high : id.low;
        text[at++] = Digits[(word >> (60 - 4 * (i % 16))) & 15];
    }
    out.append(text, sizeof text);
}

std::string toString(Uuid id)
{
    std::string out;
    append(out, id);
    return out;
}

std::optional<Uuid> parseUuid(std::string_view text)
{
    if (text.size() != 36)
        return std::nullopt;
    Uuid id;
    int digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i] != '-')
                return std::nullopt;
            continue;
        }
        const int value = hexValue(text[i]);
        if (value < 0)
            return std::nullopt;
        std::uint64_t &word = digits < 16 ? id.high : id.low;
        word = (word << 4) | static_cast<std::uint64_t>(value);
        ++digits;
    }
    return id;
}

} // namespace simulator
