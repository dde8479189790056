// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/filter.h"
#include "app/simulator/api/json.h"

namespace simulator {

enum class NodeStatus : std::uint8_t { Ready, NotReady, Unknown };

struct NodeQuery
{
    std::optional<std::size_t> cluster; // its index; none: all
    std::vector<std::string> filters; // items of filterBy
    std::optional<std::string> sortBy;
    bool descending = false;
    std::string search; // matches name, node pool and GPU type
};

// Indices of nodes. A field or operator that nodes do not support is a Refusal.
[[nodiscard]] std::vector<std::uint32_t> nodeRows(const World &world, const NodeQuery &query);
void writeNode(Json &json, const World &world, std::uint32_t node);

// One node in sixty has kubelet trouble; its pods keep running. Unknown for disconnected clusters and recordings.
[[nodiscard]] NodeStatus statusOf(const World &world, std::uint32_t node);

// Whether NVLink switches join it to others.
[[nodiscard]] bool hasFabric(const World &world, std::uint32_t node);

// None in clusters that give their nodes no id.
[[nodiscard]] std::optional<Uuid> nodeIdOf(const World &world, std::uint32_t node);
[[nodiscard]] std::optional<std::uint32_t> nodeOf(const World &world, Uuid id);

} // namespace simulator
