// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/text.h"

#include <bit>
#include <cstring>

namespace api {
namespace {

constexpr std::uint32_t freeSlot = 0; // index 0 is the absent text, which is never looked up

// Texts come from a server that the user chose: the hash must be fast and uniform, but need not withstand attacks.
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

PackedKey TextPool::pack(std::string_view text)
{
    if (text.empty())
        return {};
    const base::Uuid uuid = base::Uuid::parse(text);
    if (!uuid.isNull() && uuid.high != PackedKey::textMark)
        return {uuid.high, uuid.low};
    return {PackedKey::textMark, intern(text).index};
}

base::Key TextPool::key(PackedKey packed) const
{
    return packed.isText() ? base::Key::fromUtf8(view(packed.text())) : base::Key(packed.uuid());
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
    m_slots = std::vector<std::uint32_t>(); // `= {}` would keep the capacity
}

} // namespace api
