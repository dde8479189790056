// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/textscan.h"

#include <algorithm>
#include <array>
#include <cstring>

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

char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

bool beginsWith(std::string_view text, std::string_view part)
{
    return text.size() >= part.size() && std::ranges::equal(text.substr(0, part.size()), part, {}, lowerCase);
}

// The same for a block of places, many at a time.
bool mayHold(const char *firsts, const char *lasts, std::uint8_t wantedFirst, std::uint8_t wantedLast)
{
    using Bytes [[gnu::vector_size(16)]] = std::uint8_t;
    Bytes any{};
    for (std::size_t i = 0; i < blockSize; i += sizeof(Bytes)) {
        Bytes first;
        Bytes last;
        std::memcpy(&first, firsts + i, sizeof first);
        std::memcpy(&last, lasts + i, sizeof last);
        const Bytes different = ((first | 0x20) ^ wantedFirst) | ((last | 0x20) ^ wantedLast);
        any |= Bytes(different == 0) | (first & 0x80);
    }
    std::array<std::uint64_t, 2> halves{};
    static_assert(sizeof halves == sizeof any);
    std::memcpy(halves.data(), &any, sizeof any);
    return (halves[0] | halves[1]) != 0;
}

// Where in a UUID a part without dashes may stand: within one of its groups of digits.
struct UuidPlace
{
    bool isInLow;
    int shift;
};

std::vector<UuidPlace> placesOf(std::size_t digits)
{
    constexpr std::array<std::size_t, 6> groups{0, 8, 12, 16, 20, 32}; // where they begin
    std::vector<UuidPlace> places;
    for (std::size_t group = 0; group + 1 < groups.size(); ++group) {
        for (std::size_t first = groups[group]; first + digits <= groups[group + 1]; ++first)
            places.push_back({first >= 16, int(4 * (16 - first % 16 - digits))});
    }
    return places;
}

} // namespace

void findCandidates(const TextCells &texts, std::string_view part, const std::function<void(std::size_t, bool)> &found,
                    const std::stop_token &stop)
{
    const std::string &bytes = texts.bytes;
    const std::size_t toLast = part.size() - 1;
    const std::uint8_t first = folded(part.front());
    const std::uint8_t last = folded(part.back());
    auto row = texts.ends.begin(); // of the last candidate, or before it
    std::size_t from = 0; // behind that row
    const auto look = [&](std::size_t at) {
        const bool isPart = beginsWith(std::string_view(bytes).substr(at), part);
        if (at < from || !(isPart || bytes[at] & 0x80))
            return;
        // It is often near.
        std::ptrdiff_t step = 1;
        while (texts.ends.end() - row > step && row[step] <= at)
            step *= 2;
        row = std::upper_bound(row, texts.ends.end() - row > step ? row + step + 1 : texts.ends.end(),
                               std::uint32_t(at));
        if (isPart && at + part.size() > *row)
            return; // the rest stands in the next text
        from = *row;
        found(std::size_t(row - texts.ends.begin()), isPart);
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

void findContaining(const std::vector<base::Uuid> &ids, std::string_view part,
                    const std::function<void(std::size_t)> &found)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const bool hasDash = part.find('-') != std::string_view::npos;
    const std::vector<UuidPlace> places
        = hasDash || part.size() > 12 ? std::vector<UuidPlace>() : placesOf(part.size());
    std::uint64_t wanted = 0;
    for (const char c : part)
        wanted = wanted << 4 | (digits.find(c) & 0xf);
    const std::uint64_t mask = (std::uint64_t(1) << 4 * std::min<std::size_t>(part.size(), 12)) - 1;
    for (std::size_t row = 0; row < ids.size(); ++row) {
        const base::Uuid id = ids[row];
        bool isFound = false;
        for (const UuidPlace &place : places)
            isFound |= (((place.isInLow ? id.low : id.high) >> place.shift) & mask) == wanted;
        if (hasDash) {
            const std::array<char, 36> text = id.digits();
            isFound = std::string_view(text.data(), text.size()).find(part) != std::string_view::npos;
        }
        if (isFound && !id.isNull())
            found(row);
    }
}

} // namespace replica
