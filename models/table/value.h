// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/uuid.h"

#include <QMetaType>
#include <QString>

#include <cstdint>
#include <string_view>
#include <variant>

// The value of a cell and how it is meant. The kind decides formatter, alignment, delegate, CSV form and filter editor.
namespace table {

enum class Kind {
    Name, // the object's own name: elided in the middle
    Text, // elided at the end
    Reference, // another object: shown by its name, written by its id
    Identifier, // UUIDs, images, addresses: fixed font
    State, // the server's word for a phase or state: a chip
    Count, // qint64 or double, plain
    Bytes, // double, in bytes
    Cores, // double, CPU cores
    Gpus, // double, devices, fractional
    GpuShare, // GpuShare: "8/32" and a bar
    PodShare, // PodShare: "2/2", "1/1-3"
    Time, // qint64, ms since 1970 UTC
    Duration, // qint64 or double, seconds
    Flag, // bool
};

struct GpuShare
{
    double allocated = 0;
    double requested = 0;
    double idle = 0; // of the allocated ones
    friend bool operator==(const GpuShare &, const GpuShare &) = default;
};

struct PodShare
{
    std::int64_t running = 0;
    std::int64_t requested = 0;
    std::int64_t requestedMax = 0; // equal to `requested` where there is no range
    friend bool operator==(const PodShare &, const PodShare &) = default;
};

struct Reference
{
    QString id;
    QString name; // empty while it is not known
    friend bool operator==(const Reference &, const Reference &) = default;
};

// monostate = absent, shown as an en dash.
using Value = std::variant<std::monostate, QString, std::int64_t, double, bool, GpuShare, PodShare, Reference>;

// A cell as its row holds it: nothing is looked up or converted, and a text is UTF-8 that lives as long as its page.
// What a column's getter returns and what is written to files; may be taken in any thread.
using Raw = std::variant<std::monostate, std::string_view, std::int64_t, double, bool, GpuShare, PodShare, base::Uuid>;

// The same for people. A UUID becomes its 36 characters; names are not looked up.
[[nodiscard]] Value toValue(const Raw &raw);

} // namespace table

Q_DECLARE_METATYPE(table::Value)
