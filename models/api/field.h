// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <span>
#include <type_traits>
#include <utility>

// How a record says, once, which JSON fields it is made of. The list drives decoding, tests and names shown to people.
// A path is written as in jq without the leading dot: "status.state", "containers[].image" (all of them, joined by
// ", "), "groups[0].key".
namespace api {

enum class Presence : std::uint8_t {
    Optional, // may be missing or null
    Nullable, // must be there, may be null
    Required, // must be there and not null
};

enum class FieldKind : std::uint8_t {
    Group, // an object or list on the way to other fields, listed only because it must be there
    String,
    Uuid,
    Time, // RFC 3339
    Integer,
    Number,
    NumberText, // a number as a string, may be "NaN"
    Quantity, // a Kubernetes quantity as a string
    Boolean,
};

// A field without its record type: what tests and views need.
struct FieldInfo
{
    std::string_view path;
    FieldKind kind;
    Presence presence; // within the object that holds it
};

template<class Record> struct Field : FieldInfo
{
    void *(*locate)(Record &); // null for a Group
};

namespace detail {

template<class T> constexpr FieldKind kindOf()
{
    if constexpr (std::is_same_v<T, Text>)
        return FieldKind::String;
    else if constexpr (std::is_same_v<T, Id>)
        return FieldKind::Uuid;
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

// The member of a record, or the member of a member: at<&Pod::requested, &Resources::gpu>.
template<auto Outer, auto... Inner> struct Member
{
    using Record = typename MemberPointer<decltype(Outer)>::Class;
    static auto &in(Record &record) { return ((record.*Outer).*....*Inner); }
    using Type = std::remove_reference_t<decltype(in(std::declval<Record &>()))>;
    static void *locate(Record &record) { return &in(record); }
};

} // namespace detail

template<auto... Path>
[[nodiscard]] constexpr auto field(std::string_view path, Presence presence = Presence::Optional,
                                   FieldKind kind = detail::kindOf<typename detail::Member<Path...>::Type>())
{
    using Member = detail::Member<Path...>;
    return Field<typename Member::Record>{{path, kind, presence}, &Member::locate};
}

template<auto... Path>
[[nodiscard]] constexpr auto quantity(std::string_view path, Presence presence = Presence::Optional)
{
    return field<Path...>(path, presence, FieldKind::Quantity);
}

template<class Record> [[nodiscard]] constexpr Field<Record> group(std::string_view path, Presence presence)
{
    return {{path, FieldKind::Group, presence}, nullptr};
}

} // namespace api
