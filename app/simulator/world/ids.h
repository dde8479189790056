// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Ids that need no table: a UUID is computed from (seed, kind, index), and the index can be recovered from it.
namespace simulator {

enum class IdKind : std::uint8_t {
    Cluster,
    Workload,
    Pod,
    Revision,
    Event,
    Datasource,
    Environment,
    Application,
    Node,
    Category,
    Priority,
    WorkloadType,
    Department,
    Topology
};

struct Uuid
{
    std::uint64_t high = 0, low = 0;
    friend auto operator<=>(const Uuid &, const Uuid &) = default; // the order of their texts
};

[[nodiscard]] Uuid makeId(std::uint64_t seed, IdKind kind, std::uint32_t index);
// The index with this id; none if the id is of another kind or world.
[[nodiscard]] std::optional<std::uint32_t> indexOf(std::uint64_t seed, IdKind kind, Uuid id);

void append(std::string &out, Uuid id);
[[nodiscard]] std::string toString(Uuid id);
[[nodiscard]] std::optional<Uuid> parseUuid(std::string_view text);

} // namespace simulator
