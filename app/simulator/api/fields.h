// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

// The keys by which lists can be sorted and filtered, each defined once.
namespace simulator {

constexpr std::int64_t Null = std::numeric_limits<std::int64_t>::min();

enum class Kind : std::uint8_t { Text, Number, Time };

struct FieldNature
{
    Kind kind;
    bool ofWorkload = false; // equal for all pods of a workload
    bool flows = false; // changes every second, not only with events
    int scale = 1; // of a Number
    bool ordersByText = false; // the value says nothing about the order
};

struct Field
{
    std::string_view name;
    FieldNature nature;
    // The value that a row is sorted by: a code of the dictionary, a number times the scale, ms UTC; Null if there is
    // none.
    std::int64_t (*value)(const World &world, std::uint32_t row, std::int64_t now);
    const Dictionary World::*dictionary = nullptr; // of a Text with a closed set of values
    std::string_view (*text)(const World &world, std::uint32_t row, std::int64_t now, std::string &scratch)
        = nullptr; // of other Texts
};

enum class Resource : std::uint8_t { Workloads, Pods };

[[nodiscard]] std::span<const Field> fieldsOf(Resource resource);
[[nodiscard]] const Field *findField(Resource resource, std::string_view name);

} // namespace simulator
