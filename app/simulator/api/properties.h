// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/json.h"
#include "app/simulator/world/world.h"

// Types of workloads, and the categories and priorities that new workloads of a type get.
namespace simulator {

constexpr std::uint8_t CategoryCount = 3; // not the one of recordings

[[nodiscard]] TypeDefaults defaultsOf(const World &world, Type type);
// The type with this id
[[nodiscard]] std::optional<Type> typeOf(const World &world, Uuid id);
void writeType(Json &json, const World &world, Type type);
// As version 2 of the API describes workloads
void writeDeletedWorkload(Json &json, const World &world, std::uint32_t workload, std::int64_t now);

} // namespace simulator
