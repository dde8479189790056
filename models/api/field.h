// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <span>
#include <type_traits>
#include <utility>

// Which JSON fields a record consists of, listed once. The list drives decoding, tests and the names shown to users.
// Paths are written as in jq without the leading dot: "status.state", "containers[].image" (all of them, joined by ",
// "), "groups[0].key".
namespace api {

struct RecordLayout;

// As documented for the API, and checked by a contract test. The decoder is more tolerant: it requires only the
// identity of a row, see Fields.
enum class Presence : std::uint8_t {
    Optional, // may be missing or null
    Nullable, // must be there, may be null
    Required, // must be there and not null
};

enum class FieldKind : std::uint8_t {
    Group, // an object or list around other fields, listed only because it is required
    String,
    Key, // a UUID, or any other text that identifies an object
    Time, // RFC 3339
    Integer,
    Number,
    NumberText, // a number as a string, may be "NaN"
    Quantity, // a Kubernetes quantity as a string
    Boolean,
    List, // of objects, each a record
    Texts, // a list of texts, kept apart; a String below "[]" joins them
};

// A field without its record type: what tests and views need.
struct FieldInfo
{
    std::string_view path;
    FieldKind kind;
    Presence presence; // within the enclosing object
};

// Where a field is stored in a Packed value.
struct PackedMember
{
    std::size_t size; // of the value
    const void *blank; // the value before anything is read
    std::size_t (*offset)(); // of the field in the value
};

// The records of a List.
struct ListMember
{
    std::size_t size; // of one record
    const void *blank; // a record before anything is read
    void (*addFields)(RecordLayout &layout, std::size_t root);
};

template<class Record> struct Field : FieldInfo
{
    void *(*locate)(Record &); // the member, or the Packed or List that contains it; null for a Group
    const PackedMember *packed; // null for plain members
    const ListMember *list = nullptr; // null for anything but a List
};

template<class Record> void addFields(RecordLayout &layout, std::size_t root); // layout.h

namespace detail {

template<class T> constexpr FieldKind kindOf()
{
    if constexpr (std::is_same_v<T, Text>)
        return FieldKind::String;
    else if constexpr (std::is_same_v<T, List<Text>>)
        return FieldKind::Texts;
    else if constexpr (std::is_same_v<T, PackedKey>)
        return FieldKind::Key;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return FieldKind::Time;
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return FieldKind::Integer;
    else if constexpr (std::is_same_v<T, Flag>)
        return FieldKind::Boolean;
    else {
        static_assert(std::is_same_v<T, double>, "records hold no other types");
        return FieldKind::Number;
    }
}

template<class M> struct MemberPointer;
template<class T, class C> struct MemberPointer<T C::*>
{
    using Class = C;
    using Type = T;
};

template<class T> struct Unpacked
{
    using Type = T;
    static constexpr bool isPacked = false;
};
template<class T> struct Unpacked<Packed<T>>
{
    using Type = T;
    static constexpr bool isPacked = true;
};

// The member of a record, or the member of a member: Member<&Pod::requested, &Resources::gpu>.
template<auto Outer, auto... Inner> struct Member
{
    using Record = typename MemberPointer<decltype(Outer)>::Class;
    using Held = typename MemberPointer<decltype(Outer)>::Type;
    using Value = typename Unpacked<Held>::Type;
    static auto &inner(Value &value) { return (value.*....*Inner); }
    using Type = std::remove_reference_t<decltype(inner(std::declval<Value &>()))>;

    static void *locate(Record &record)
    {
        if constexpr (Unpacked<Held>::isPacked)
            return &(record.*Outer);
        else
            return &inner(record.*Outer);
    }

    static inline const Value blank{};
    static std::size_t offset()
    {
        Value probe{};
        return static_cast<std::size_t>(reinterpret_cast<const char *>(&inner(probe))
                                        - reinterpret_cast<const char *>(&probe));
    }
    static constexpr PackedMember packedMember{sizeof(Value), &blank, &offset};
    static constexpr const PackedMember *packed() { return Unpacked<Held>::isPacked ? &packedMember : nullptr; }
};

template<class T> struct Listed;
template<class T> struct Listed<List<T>>
{
    using Type = T;
};

template<class T> inline const T blankRecord{};
template<class T> inline constexpr ListMember listMember{sizeof(T), &blankRecord<T>, &addFields<T>};

} // namespace detail

template<auto... Path>
[[nodiscard]] constexpr auto field(std::string_view path, Presence presence = Presence::Optional,
                                   FieldKind kind = detail::kindOf<typename detail::Member<Path...>::Type>())
{
    using Member = detail::Member<Path...>;
    return Field<typename Member::Record>{{path, kind, presence}, &Member::locate, Member::packed()};
}

template<auto... Path>
[[nodiscard]] constexpr auto quantity(std::string_view path, Presence presence = Presence::Optional)
{
    return field<Path...>(path, presence, FieldKind::Quantity);
}

// The objects of a list, "nodePools[]", each read by the field list of its record.
template<auto Member>
[[nodiscard]] constexpr auto records(std::string_view path, Presence presence = Presence::Optional)
{
    using Outer = detail::MemberPointer<decltype(Member)>;
    return Field<typename Outer::Class>{{path, FieldKind::List, presence},
                                        &detail::Member<Member>::locate,
                                        nullptr,
                                        &detail::listMember<typename detail::Listed<typename Outer::Type>::Type>};
}

template<class Record> [[nodiscard]] constexpr Field<Record> group(std::string_view path, Presence presence)
{
    return {{path, FieldKind::Group, presence}, nullptr, nullptr};
}

} // namespace api
