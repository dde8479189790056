// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/table/column.h"
#include "models/table/source.h"

#include <cmath>

// How a column reads its cell from a record.
namespace catalog {

class ClusterNames;

// In or out of the default layout of a table.
inline constexpr table::Shown shown = table::Shown::Always;
inline constexpr table::Shown often = table::Shown::Often;
inline constexpr table::Shown usually = table::Shown::Usually;
inline constexpr table::Shown seldom = table::Shown::Seldom;
inline constexpr table::Shown spare = table::Shown::Spare;
inline constexpr table::Shown hidden = table::Shown::Never;

template<class R> struct Row
{
    using Record = R;
    const Record &record;
    const api::TextPool &texts;
};

// A column of a resource. Columns are listed by field(), made() and rest(), one entry each; see workloads.cpp.
template<class Record> struct RecordColumn : table::Column<Row<Record>>
{
    // The displayed value where it differs from the raw cell: references get names.
    table::Value (*value)(const Row<Record> &row, const ClusterNames &names) = nullptr;
};

[[nodiscard]] inline table::Raw rawOf(api::Text text, const api::TextPool &texts)
{
    return text.isAbsent() ? table::Raw() : table::Raw(texts.view(text));
}

[[nodiscard]] inline table::Raw rawOf(api::PackedKey key, const api::TextPool &texts)
{
    if (key.isText())
        return texts.view(key.text());
    return key.isAbsent() ? table::Raw() : table::Raw(key.uuid());
}

[[nodiscard]] inline table::Raw rawOf(std::int64_t time, const api::TextPool &)
{
    return time == api::absentTime ? table::Raw() : table::Raw(time);
}

[[nodiscard]] inline table::Raw rawOf(std::int32_t number, const api::TextPool &)
{
    return number == api::absentInt ? table::Raw() : table::Raw(std::int64_t(number));
}

[[nodiscard]] inline table::Raw rawOf(double number, const api::TextPool &)
{
    return std::isnan(number) ? table::Raw() : table::Raw(number);
}

[[nodiscard]] inline table::Raw rawOf(api::Flag flag, const api::TextPool &)
{
    return flag == api::Flag::Absent ? table::Raw() : table::Raw(flag == api::Flag::Yes);
}

template<class Member> struct MemberOf;
template<class Type, class Class> struct MemberOf<Type Class::*>
{
    using Owner = Class;
};

template<class T> [[nodiscard]] const T &unpacked(const T &object, const api::TextPool &)
{
    return object;
}

template<class T> [[nodiscard]] T unpacked(api::Packed<T> packed, const api::TextPool &texts)
{
    return texts.unpack(packed);
}

// The cell is a member of the record, or a member of a member.
template<auto Member, auto... Inner> [[nodiscard]] constexpr auto field(table::ColumnInfo info)
{
    using Record = typename MemberOf<decltype(Member)>::Owner;
    return RecordColumn<Record>{{info,
                                 [](const Row<Record> &row) {
                                     if constexpr (sizeof...(Inner) == 0)
                                         return rawOf(row.record.*Member, row.texts);
                                     else
                                         return rawOf((unpacked(row.record.*Member, row.texts).*....*Inner), row.texts);
                                 }},
                                nullptr};
}

// The name of a cluster whose id is in the record.
[[nodiscard]] table::Value clusterReference(const table::Raw &id, const ClusterNames &names);

template<auto Member> [[nodiscard]] constexpr auto clusterField(table::ColumnInfo info)
{
    using Record = typename MemberOf<decltype(Member)>::Owner;
    RecordColumn<Record> column = field<Member>(info);
    column.value = [](const Row<Record> &row, const ClusterNames &names) {
        return clusterReference(rawOf(row.record.*Member, row.texts), names);
    };
    return column;
}

// For references whose id and name are separate members of the record.
template<auto Id, auto Name> [[nodiscard]] constexpr auto namedField(table::ColumnInfo info)
{
    using Record = typename MemberOf<decltype(Id)>::Owner;
    RecordColumn<Record> column = field<Id>(info);
    column.value = [](const Row<Record> &row, const ClusterNames &) -> table::Value {
        const table::Value id = table::toValue(rawOf(row.record.*Id, row.texts));
        if (const auto *text = std::get_if<QString>(&id))
            return table::Reference{*text, row.texts.toString(row.record.*Name)};
        return {};
    };
    return column;
}

// The cell is not in the record: it is read from the JSON of the row, see JsonCells.
template<class Record> [[nodiscard]] constexpr auto rest(table::ColumnInfo info)
{
    info.isRest = true;
    return RecordColumn<Record>{{info, nullptr}, nullptr};
}

// The cell is computed from several members.
template<class Record>
[[nodiscard]] constexpr auto made(table::ColumnInfo info, table::Raw (*raw)(const Row<Record> &row))
{
    return RecordColumn<Record>{{info, raw}, nullptr};
}

// Allocated, requested and idle GPUs in one cell; empty if neither of the first two is known. `idle` may be NaN; in
// the cell, it is then below 0.
[[nodiscard]] table::Raw gpuShare(const api::Resources &allocated, const api::Resources &requested, double idle);

} // namespace catalog
