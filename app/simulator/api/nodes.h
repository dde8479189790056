// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/filter.h"
#include "app/simulator/api/json.h"

namespace simulator {

enum class NodeStatus : std::uint8_t { Ready, NotReady, Unknown };

struct NodeQuery
{
    std::vector<std::string> filters; // items of filterBy
    std::optional<std::string> sortBy;
    bool descending = false;
    std::string search; // in name, node pool and GPU type
};

// Indices of nodes. A query with a field or operator that nodes do not have is a Refusal.
[[nodiscard]] std::vector<std::uint32_t> nodeRows(const World &world, const NodeQuery &query);
void writeNode(Json &json, const World &world, std::uint32_t node);

// Of one in sixty the kubelet has trouble, whatever runs there goes on; those of a cluster that is out of reach are not
// known, nor are recorded ones.
[[nodiscard]] NodeStatus statusOf(const World &world, std::uint32_t node);

// Clusters before 2.22 give their nodes no id.
[[nodiscard]] std::optional<Uuid> nodeIdOf(const World &world, std::uint32_t node);
[[nodiscard]] std::optional<std::uint32_t> nodeOf(const World &world, Uuid id);

} // namespace simulator
