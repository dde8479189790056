// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/text.h"

#include <array>
#include <bit>
#include <cstring>

namespace api {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::uint32_t freeSlot = 0; // index 0 is the absent text, which is never looked up

constexpr std::uint8_t noHex = 0xff;

constexpr std::array<std::uint8_t, 256> makeHexValues()
{
    std::array<std::uint8_t, 256> values{};
    values.fill(noHex);
    for (std::uint8_t i = 0; i < 16; ++i) {
        const auto digit = static_cast<unsigned char>(hexDigits[i]);
        values[digit] = i;
        if (i >= 10)
            values[digit - 'a' + 'A'] = i;
    }
    return values;
}

constexpr auto hexValues = makeHexValues();

// Texts come from a server that the user chose, so the hash need not withstand attacks, only be quick and even.
std::uint32_t hashOf(std::string_view text)
{
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;
    std::uint64_t hash = text.size() * factor;
    const char *at = text.data();
    std::size_t left = text.size();
    const auto mix = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * factor;
        hash ^= hash >> 32;
    };
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t word;
        std::memcpy(&word, at, 8);
        mix(word);
    }
    if (left > 0) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, left);
        mix(word);
    }
    return static_cast<std::uint32_t>(hash ^ (hash >> 29));
}

} // namespace

QString Id::toString() const
{
    if (isAbsent())
        return {};
    std::array<char, 36> out;
    std::size_t at = 0;
    for (int digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
            out[at++] = '-';
        const std::uint64_t half = digit < 16 ? high : low;
        out[at++] = hexDigits[(half >> (60 - 4 * (digit % 16))) & 15];
    }
    return QString::fromLatin1(out.data(), out.size());
}

Id Id::parse(std::string_view text)
{
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return {};
    std::uint64_t halves[2] = {0, 0};
    int digit = 0;
    bool isHex = true;
    for (std::size_t i = 0; i < 36; ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23)
            continue;
        const std::uint8_t value = hexValues[static_cast<unsigned char>(text[i])];
        isHex &= value != noHex;
        halves[digit / 16] = halves[digit / 16] << 4 | (value & 15U);
        ++digit;
    }
    if (!isHex)
        return {};
    return {halves[0], halves[1]};
}

TextPool::TextPool()
    : m_ends{0, 0}
{
}

Text TextPool::intern(std::string_view text)
{
    const std::size_t count = m_ends.size() - 1;
    if (2 * count >= m_slots.size())
        grow();
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hashOf(text) & mask;; slot = (slot + 1) & mask) {
        const std::uint32_t index = m_slots[slot];
        if (index == freeSlot) {
            m_bytes.append(text);
            m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
            m_slots[slot] = static_cast<std::uint32_t>(count);
            return {static_cast<std::uint32_t>(count)};
        }
        if (view({index}) == text)
            return {index};
    }
}

void TextPool::grow()
{
    const std::size_t count = m_ends.size() - 1;
    m_slots.assign(std::max<std::size_t>(64, std::bit_ceil(4 * count)), freeSlot);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t index = 1; index < count; ++index) {
        std::size_t slot = hashOf(view({static_cast<std::uint32_t>(index)})) & mask;
        while (m_slots[slot] != freeSlot)
            slot = (slot + 1) & mask;
        m_slots[slot] = static_cast<std::uint32_t>(index);
    }
}

QString TextPool::toString(Text text) const
{
    const std::string_view bytes = view(text);
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::size_t TextPool::byteCount() const
{
    return m_bytes.capacity() + (m_ends.capacity() + m_slots.capacity()) * sizeof(std::uint32_t);
}

void TextPool::shrink()
{
    m_bytes.shrink_to_fit();
    m_ends.shrink_to_fit();
    m_slots = std::vector<std::uint32_t>(); // `= {}` would keep the memory
}

} // namespace api
