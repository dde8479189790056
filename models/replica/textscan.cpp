// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/textscan.h"

#include <algorithm>

namespace replica {
namespace {

constexpr std::size_t blockSize = 64;
constexpr std::size_t blocksBetweenLooks = 1 << 14;

// Letters in lower case; some other characters become equal, too.
std::uint8_t folded(char c)
{
    return std::uint8_t(std::uint8_t(c) | 0x20);
}

// Where a part may begin, whose first and last characters are folded ones.
bool mayBegin(char first, char last, std::uint8_t wantedFirst, std::uint8_t wantedLast)
{
    return ((folded(first) ^ wantedFirst) | (folded(last) ^ wantedLast)) == 0 || (first & 0x80) != 0;
}

// Without branches, so that the compiler takes many bytes at a time.
bool mayHold(const char *firsts, const char *lasts, std::uint8_t wantedFirst, std::uint8_t wantedLast)
{
    std::uint8_t any = 0;
    for (std::size_t i = 0; i < blockSize; ++i) {
        const auto different = std::uint8_t((folded(firsts[i]) ^ wantedFirst) | (folded(lasts[i]) ^ wantedLast));
        any = std::uint8_t(any | (different == 0 ? 0xff : 0) | (std::uint8_t(firsts[i]) & 0x80));
    }
    return any != 0;
}

} // namespace

void findCandidates(const TextCells &texts, std::string_view part, const std::function<void(std::size_t)> &found,
                    const std::stop_token &stop)
{
    const std::string &bytes = texts.bytes;
    const std::size_t toLast = part.size() - 1;
    const std::uint8_t first = folded(part.front());
    const std::uint8_t last = folded(part.back());
    auto row = texts.ends.begin(); // of the last candidate, or before it
    std::size_t from = 0; // behind that row
    const auto look = [&](std::size_t at) {
        if (at < from)
            return;
        row = std::upper_bound(row, texts.ends.end(), std::uint32_t(at));
        from = *row;
        found(std::size_t(row - texts.ends.begin()));
    };
    std::size_t at = 0;
    for (std::size_t block = 0; at + toLast + blockSize <= bytes.size(); at += blockSize, ++block) {
        if (block % blocksBetweenLooks == 0 && stop.stop_requested())
            return;
        if (!mayHold(&bytes[at], &bytes[at + toLast], first, last))
            continue;
        for (std::size_t i = at; i < at + blockSize; ++i) {
            if (mayBegin(bytes[i], bytes[i + toLast], first, last))
                look(i);
        }
    }
    for (; at < bytes.size(); ++at) {
        if (at + toLast < bytes.size() ? mayBegin(bytes[at], bytes[at + toLast], first, last) : (bytes[at] & 0x80) != 0)
            look(at);
    }
}

} // namespace replica
