// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/uuid.h"

#include <QMetaType>
#include <QString>

#include <cstdint>
#include <string_view>
#include <variant>

// A cell value and its kind. The kind selects formatter, alignment, delegate, CSV form and filter editor.
namespace table {

enum class Kind {
    Name, // the object's own name: elided in the middle
    Text, // elided at the end
    Reference, // another object: displayed by name, exported by id
    Identifier, // UUIDs, images, addresses: fixed font
    State, // the server's phase or status value, shown as a chip
    Count, // qint64 or double, plain
    Bytes, // double, in bytes
    Cores, // double, CPU cores
    Gpus, // double, devices, fractional
    Percent, // double, 0 to 100
    GpuHours, // double, always with a decimal place: "1 128.0"
    GpuShare, // GpuShare: "8/32" and a bar
    PodShare, // PodShare: "2/2", "1/1-3"
    ReadyShare, // PodShare: "5 of 6", those that are ready out of all
    Time, // qint64, ms since 1970 UTC
    Duration, // qint64 or double, seconds
    QuotaShare, // GpuShare: "224/192" and a bar with a mark at the quota; `requested` is the quota, below 0 = none
    QuotaRoom, // double, GPUs that are left of a quota: "32 free"; below 0 = over it, "32 over"
    Flag, // bool
    Structure, // an object or a list of objects: displayed as words, exported as JSON
};

struct GpuShare
{
    double allocated = 0;
    double requested = 0;
    double idle = 0; // part of `allocated`; below 0 = unknown
    friend bool operator==(const GpuShare &, const GpuShare &) = default;
};

struct PodShare
{
    std::int64_t running = 0;
    std::int64_t requested = 0;
    std::int64_t requestedMax = 0; // equals `requested` unless there is a range
    friend bool operator==(const PodShare &, const PodShare &) = default;
};

struct Reference
{
    QString id;
    QString name; // empty until resolved
    friend bool operator==(const Reference &, const Reference &) = default;
};

// monostate = absent, displayed as an en dash.
using Value = std::variant<std::monostate, QString, std::int64_t, double, bool, GpuShare, PodShare, Reference>;

// A cell as stored in its row, without lookups or conversions. Text is UTF-8 and lives as long as its page. Column
// getters return it and exports write it. Any thread.
using Raw = std::variant<std::monostate, std::string_view, std::int64_t, double, bool, GpuShare, PodShare, base::Uuid>;

// Whether cells of the kind have a bar.
[[nodiscard]] constexpr bool hasBar(Kind kind)
{
    return kind == Kind::GpuShare || kind == Kind::QuotaShare;
}

// Converts for display. A UUID becomes its 36 characters; names are not resolved.
[[nodiscard]] Value toValue(const Raw &raw);

} // namespace table

Q_DECLARE_METATYPE(table::Value)
