// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/random.h"
#include "app/simulator/world/world.h"

#include <memory>

// Builds a world. Deterministic: the same scale, seed and begin yield the same world on any machine.
namespace simulator {

struct Scale
{
    int clusters = 7;
    int nodes = 312;
    int workloads = 5000; // not deleted at the beginning
    int pods = 20000; // the same
    bool oddNames = false; // some of the newest workloads have names that are hard to show
};

[[nodiscard]] std::unique_ptr<World> generate(const Scale &scale, std::uint64_t seed, std::int64_t begin);

// The steps, in this order.
void addPlaces(World &world, const Scale &scale); // places.cpp: clusters, pools, nodes, departments, projects, users
void addWorkloads(World &world, const Scale &scale); // generator.cpp
void addPods(World &world, const Scale &scale); // placement.cpp: counts, nodes
void addNames(World &world, const Scale &scale); // names.cpp
void addName(World &world, Workload &w, std::string_view name); // call in order
void finishNames(World &world); // after the last name
void addQuotas(World &world); // quotas.cpp: from what the projects hold at the beginning
void addChanges(World &world); // placement.cpp
void addDictionaries(World &world);

[[nodiscard]] std::string workloadName(const World &world, const Workload &w, std::uint32_t number, Random &random);
[[nodiscard]] std::span<const std::string_view> oddNames();

} // namespace simulator
