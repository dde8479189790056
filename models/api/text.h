// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"

#include <QByteArrayView>
#include <QString>
#include <QUtf8StringView>

#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <type_traits>
#include <vector>

// The compact values that records are made of. Records are plain structs; their texts are stored once per page in a
// TextPool, as UTF-8, because most texts of a page (projects, images, nodes, phases) repeat in many rows.
namespace api {

// A text of a record: an index into the TextPool of its page. 0 = absent (missing or null); "" is not absent.
struct Text
{
    std::uint32_t index = 0;
    [[nodiscard]] bool isAbsent() const { return index == 0; }
};

// Numbers that repeat together from row to row, e.g. the resources that a pod requests: stored once in the pool, as
// bytes.
template<class T> struct Packed
{
    static_assert(std::is_trivially_copyable_v<T>);
    Text bytes;
};

// Records or texts within a record, e.g. the quota of a project in each node pool: stored in the pool as consecutive
// bytes.
template<class T> struct List
{
    static_assert(std::is_trivially_copyable_v<T>);
    Text bytes;
};

// The key of an object in 16 bytes: either a UUID or a reference to a text in the page's pool. Two of them can be
// compared only within a page; TextPool::key() returns one that is independent of the page.
struct PackedKey
{
    // In place of the first half of a UUID: `low` is the index of a text. A UUID that begins with these bits is stored
    // as text.
    static constexpr std::uint64_t textMark = ~std::uint64_t(0);

    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend bool operator==(const PackedKey &, const PackedKey &) = default;
    [[nodiscard]] bool isAbsent() const { return high == 0 && low == 0; }
    [[nodiscard]] bool isText() const { return high == textMark; }
    [[nodiscard]] Text text() const { return {isText() ? static_cast<std::uint32_t>(low) : 0}; }
    [[nodiscard]] base::Uuid uuid() const { return isText() ? base::Uuid() : base::Uuid{high, low}; }
};

// Times are ms since 1970 UTC.
inline constexpr std::int64_t absentTime = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int32_t absentInt = std::numeric_limits<std::int32_t>::min();
// Absent numbers are NaN.
inline constexpr double absentNumber = std::numeric_limits<double>::quiet_NaN();

enum class Flag : std::uint8_t { Absent, No, Yes };

// Unique texts in one buffer. Filled by one thread, then read-only and shareable.
class TextPool
{
public:
    TextPool();

    // The index of `text`, adding it if it is new.
    Text intern(std::string_view text);
    // The key that `text` represents; absent if it is empty.
    PackedKey pack(std::string_view text);

    // Empty for an absent text. Valid until the pool is destroyed or a text is added.
    [[nodiscard]] std::string_view view(Text text) const
    {
        return std::string_view(m_bytes).substr(m_ends[text.index], m_ends[text.index + 1] - m_ends[text.index]);
    }
    [[nodiscard]] QString toString(Text text) const;
    [[nodiscard]] base::Key key(PackedKey packed) const; // null if absent
    // T() if absent.
    template<class T> [[nodiscard]] T unpack(Packed<T> packed) const
    {
        T value{};
        if (!packed.bytes.isAbsent())
            std::memcpy(&value, view(packed.bytes).data(), sizeof value);
        return value;
    }
    template<class T> [[nodiscard]] std::vector<T> unpack(List<T> list) const
    {
        const std::string_view bytes = view(list.bytes);
        std::vector<T> records(bytes.size() / sizeof(T));
        if (!records.empty())
            std::memcpy(static_cast<void *>(records.data()), bytes.data(), bytes.size());
        return records;
    }
    [[nodiscard]] std::size_t byteCount() const; // memory used, for diagnostics and benchmarks
    void shrink(); // frees spare memory and the index for interning, which the next intern() rebuilds

private:
    void grow();

    std::string m_bytes;
    std::vector<std::uint32_t> m_ends; // text i is m_bytes[m_ends[i] .. m_ends[i + 1])
    std::vector<std::uint32_t> m_slots; // open-addressing hash of text indices
};

} // namespace api
