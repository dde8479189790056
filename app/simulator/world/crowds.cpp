// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/crowds.h"

#include "app/simulator/world/curves.h"
#include "app/simulator/world/resources.h"

#include <algorithm>
#include <iterator>

namespace simulator {

namespace {

constexpr std::int64_t Seen = 6 * Hour; // before the begin, in which they can be looked at
constexpr std::size_t LeastGuests = 3; // that run all the time
constexpr std::size_t NodesEach = 80; // nodes of the world for each of them; two more

bool isFlawedId(Uuid id)
{
    return (id.low & 0xff) < 8;
}

// Runs, and is measured, for some hours before the begin.
bool isSteady(const World &world, std::uint32_t pod)
{
    const Curves curves(world, world.pods[pod].workload);
    const auto spans = curves.measured(world.ordinal(pod), world.begin - Seen, world.begin);
    return !isFlawedId(world.podId(pod)) && spans.size() == 1 && spans.front().from == world.begin - Seen
        && spans.front().to == world.begin;
}

std::int64_t runEnd(const World &world, std::uint32_t pod)
{
    return Curves(world, world.pods[pod].workload).runs(world.ordinal(pod)).back().to;
}

// Every other one goes on at the begin, the others are over by then.
Crowd crowdAt(const World &world, std::uint32_t node, std::uint32_t loud, bool goesOn)
{
    Random random(world.seed ^ 0x63726f7764ULL, node);
    const std::int64_t before = goesOn ? random.between(70, 160) : random.between(220, 300);
    const std::int64_t from = world.begin - before * Minute;
    const std::int64_t lasts = goesOn ? 18 * Hour : random.between(50, 100) * Minute;
    return {.node = node, .loud = loud, .from = from, .to = std::min(from + lasts, runEnd(world, loud)), .guests = {}};
}

// A pod's use, were it not for the node.
std::int64_t ownUse(const World &world, std::uint32_t pod, std::int64_t time)
{
    const Curves curves(world, world.pods[pod].workload);
    const std::uint32_t ordinal = world.ordinal(pod);
    for (const RunSpan &run : curves.runs(ordinal)) {
        if (time >= run.from && time < run.to)
            return curves.wantedMillicores(curves.beat(time, run.since), ordinal);
    }
    return 0;
}

double shareOf(const World &world, std::uint32_t pod)
{
    return 0.5 + 0.1 * chanceOf(world.seed ^ mix(pod));
}

} // namespace

void addCrowds(World &world)
{
    std::vector<std::vector<std::uint32_t>> guests(world.nodes.size());
    for (std::uint32_t pod = 0; pod < world.pods.size(); ++pod) {
        if (world.pods[pod].node < guests.size())
            guests[world.pods[pod].node].push_back(pod);
    }
    const std::size_t wanted = 2 + world.nodes.size() / NodesEach;
    for (std::uint32_t node = 0; node < guests.size() && world.crowds.size() < wanted; ++node) {
        const Pool &pool = world.pools[world.nodes[node].pool];
        if (node % 3 != 1 || world.clusters[pool.cluster].state != ClusterState::Connected
            || isFlawedId(makeId(world.seed, IdKind::Node, node)))
            continue;
        std::vector<std::uint32_t> steady;
        std::ranges::copy_if(guests[node], std::back_inserter(steady),
                             [&world](std::uint32_t pod) { return isSteady(world, pod); });
        if (steady.size() < LeastGuests)
            continue;
        const std::uint32_t loud = *std::ranges::max_element(
            steady, {}, [&world](std::uint32_t pod) { return cpuPerPod(world.workloads[world.pods[pod].workload]); });
        Crowd crowd = crowdAt(world, node, loud, world.crowds.size() % 2 == 0);
        crowd.guests = std::move(guests[node]);
        world.crowds.push_back(std::move(crowd));
    }
}

const Crowd *crowdOf(const World &world, std::uint32_t node)
{
    const auto found = std::ranges::lower_bound(world.crowds, node, {}, &Crowd::node);
    return found != world.crowds.end() && found->node == node ? &*found : nullptr;
}

std::int64_t crowded(const World &world, std::uint32_t pod, std::int64_t time, std::int64_t wanted)
{
    const Crowd *crowd = crowdOf(world, world.pods[pod].node);
    if (!crowd || time < crowd->from || time >= crowd->to)
        return wanted;
    if (pod != crowd->loud)
        return static_cast<std::int64_t>(static_cast<double>(wanted) * shareOf(world, pod));
    const std::int64_t cores = nodeSize(world.pools[world.nodes[crowd->node].pool]).cores;
    const double noise = chanceOf(world.seed ^ mix(pod) ^ static_cast<std::uint64_t>(time / StoreStep));
    auto rest = static_cast<std::int64_t>(static_cast<double>(cores * 1000) * (0.97 + 0.02 * noise));
    for (const std::uint32_t guest : crowd->guests) {
        if (guest != pod)
            rest -= crowded(world, guest, time, ownUse(world, guest, time));
    }
    return std::max(rest, wanted);
}

} // namespace simulator
