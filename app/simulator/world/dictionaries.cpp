// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/crowds.h"
#include "app/simulator/world/generator.h"

namespace simulator {

namespace {

template<typename Items, typename Text> void fill(Dictionary &dictionary, const Items &items, Text text)
{
    for (const auto &item : items)
        dictionary.texts.emplace_back(text(item));
    dictionary.finish();
}

} // namespace

void addDictionaries(World &world)
{
    for (int i = 0; i < TypeCount; ++i)
        world.types.texts.emplace_back(typeName(static_cast<Type>(i)));
    world.types.finish();
    world.categories.texts = {"Build", "Train", "Deploy", std::string(NotRecorded)};
    world.categories.finish();
    fill(world.clusterIds, world.clusters, [](const Cluster &c) { return toString(c.id); });
    fill(world.projectIds, world.projects, [](const Project &p) { return p.id; });
    fill(world.projectNames, world.projects, [](const Project &p) { return p.name; });
    fill(world.departmentIds, world.departments, [](const Department &d) { return d.id; });
    fill(world.departmentNames, world.departments, [](const Department &d) { return d.name; });
    fill(world.submitters, world.users, [](const std::string &u) { return u; });
    fill(world.phases, PhaseNames, [](std::string_view name) { return name; });
    fill(world.poolNames, world.pools, [](const Pool &p) { return p.name; });
    fill(world.nodeNames, world.nodes, [](const Node &n) { return n.name; });
    fill(world.frameworks, Frameworks, [](std::string_view name) { return name; });
    fill(world.priorityClasses, PriorityClasses, [](const PriorityClass &p) { return p.name; });
    world.priorityClasses.texts.emplace_back(NotRecorded);
    world.priorityClasses.finish();
    fill(world.applicationIds, world.applications, [](const auto &a) { return toString(a.first); });
    fill(world.applicationNames, world.applications, [](const auto &a) { return a.second; });
}

std::unique_ptr<World> generate(const Scale &scale, std::uint64_t seed, std::int64_t begin)
{
    auto world = std::make_unique<World>();
    world->seed = seed;
    world->begin = begin;
    addPlaces(*world, scale);
    if (!world->pools.empty())
        addWorkloads(*world, scale);
    addPods(*world, scale);
    addCrowds(*world);
    addQuotas(*world);
    addNames(*world, scale);
    addDictionaries(*world);
    return world;
}

} // namespace simulator
