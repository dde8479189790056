// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/generator.h"
#include "app/simulator/world/life.h"

#include <queue>

#include <algorithm>
#include <cmath>

namespace simulator {

namespace {

// How many pods a workload of its type should have, before scaling to the requested total. Old workloads may be large;
// current ones must fit on the nodes.
double podWeight(const Workload &w, std::int64_t begin, Random &random)
{
    static constexpr int Spread[] = {2, 2, 3, 4, 4, 5, 8, 8, 9, 16, 17, 33};
    static constexpr int Replicas[] = {1, 1, 2, 2, 3, 4, 6, 8};
    if (!isMultiPod(w.type))
        return 1;
    const double weight = categoryCode(w.type) == 2 ? random.pick(Replicas) : random.pick(Spread);
    return passed(w, w.toEnd, begin) ? weight : weight * 0.35;
}

// Whether all pods exist at the beginning and are not deleted.
bool showsPods(const Workload &w, std::int64_t begin)
{
    return podCreated(w, LastPodOrdinal) <= begin && !passed(w, podsDeletedAfter(w), begin);
}

// The pods that a client would count at the beginning.
std::uint32_t shownPods(const Workload &w, std::int64_t begin)
{
    if (showsPods(w, begin))
        return w.podCount;
    if (podCreated(w, 0) > begin || passed(w, podsDeletedAfter(w), begin))
        return 0;
    std::uint32_t shown = 0;
    while (shown < w.podCount && podCreated(w, shown) <= begin)
        ++shown;
    return shown;
}

void countPods(World &world, std::int64_t wanted)
{
    std::vector<double> weights;
    weights.reserve(world.workloads.size());
    std::int64_t single = 0;
    double multi = 0;
    std::vector<std::uint32_t> adjustable;
    for (std::uint32_t i = 0; i < world.workloads.size(); ++i) {
        const Workload &w = world.workloads[i];
        Random random(world.seed ^ 0x706f6473, i);
        weights.push_back(podWeight(w, world.begin, random));
        if (!showsPods(w, world.begin))
            continue;
        if (isMultiPod(w.type)) {
            multi += weights.back();
            adjustable.push_back(i);
        } else {
            ++single;
        }
    }
    const double factor = multi > 0 ? std::max(0.0, static_cast<double>(wanted - single)) / multi : 1;
    std::int64_t total = 0;
    for (std::uint32_t i = 0; i < world.workloads.size(); ++i) {
        Workload &w = world.workloads[i];
        const bool degraded = w.unusual == Phase::Degraded && w.unusualFrom != Never;
        const double least = degraded ? 2 : 1;
        w.podCount = isMultiPod(w.type)
            ? static_cast<std::uint32_t>(std::max(least, std::floor(weights[i] * factor + 0.5)))
            : 1;
        total += shownPods(w, world.begin);
    }
    if (adjustable.empty())
        return;
    // Corrects rounding, one pod at a time, in turn.
    for (std::size_t turn = 0, idle = 0; total != wanted && idle <= adjustable.size(); ++turn) {
        Workload &w = world.workloads[adjustable[turn % adjustable.size()]];
        const std::uint32_t least = w.unusual == Phase::Degraded ? 2 : 1;
        if (total < wanted) {
            ++w.podCount;
            ++total;
            idle = 0;
        } else if (w.podCount > least) {
            --w.podCount;
            --total;
            idle = 0;
        } else {
            ++idle;
        }
    }
}

// Plays all starts and ends in chronological order, so that no node ever exceeds its capacity. A workload that does not
// fit requests less per pod: the world is as full as the nodes allow.
class Placement
{
public:
    explicit Placement(World &world)
        : m_world(world)
        , m_random(world.seed ^ 0x6e6f6465)
    {
        m_free.reserve(world.nodes.size());
        for (const Node &node : world.nodes) {
            const std::uint32_t all = world.pools[node.pool].gpusPerNode * 100U;
            m_free.push_back(m_random.chance(0.16) ? all / 2 : all); // some nodes are half empty
        }
    }

    void run()
    {
        std::vector<std::pair<std::int64_t, std::uint32_t>> starts;
        starts.reserve(m_world.workloads.size());
        for (std::uint32_t i = 0; i < m_world.workloads.size(); ++i) {
            const Workload &w = m_world.workloads[i];
            if (w.toInitializing < w.toEnd)
                starts.emplace_back(at(w, w.toInitializing), i);
        }
        std::ranges::sort(starts);
        for (const auto &[time, index] : starts) {
            while (!m_ends.empty() && m_ends.top().first <= time) {
                give(m_ends.top().second);
                m_ends.pop();
            }
            place(m_world.workloads[index]);
            const Workload &w = m_world.workloads[index];
            const std::uint32_t until = std::min(w.toEnd, w.toDeleted);
            if (w.gpuPerPod > 0 && until != Never)
                m_ends.emplace(at(w, until), index);
        }
    }

private:
    void place(Workload &w)
    {
        while (w.gpuPerPod > 0) {
            std::uint32_t placed = 0;
            while (placed < w.podCount && takeRoom(w, w.firstPod + placed))
                ++placed;
            if (placed == w.podCount)
                return;
            for (std::uint32_t i = 0; i < placed; ++i)
                m_free[m_world.pods[w.firstPod + i].node] += w.gpuPerPod;
            w.gpuPerPod = smaller(w.gpuPerPod, m_world.pools[w.pool].mig);
        }
        const Pool &pool = m_world.pools[w.pool];
        for (std::uint32_t i = 0; i < w.podCount; ++i)
            m_world.pods[w.firstPod + i].node = pool.firstNode + m_random.below(pool.nodeCount);
    }

    static std::uint16_t smaller(std::uint16_t gpu, bool mig)
    {
        if (mig)
            return gpu > 14 ? 14 : 0;
        return gpu > 100 ? gpu / 2 : gpu == 100 ? 50 : gpu == 50 ? 25 : 0;
    }

    bool takeRoom(const Workload &w, std::uint32_t pod)
    {
        const Pool &pool = m_world.pools[w.pool];
        const std::uint32_t from = m_random.below(pool.nodeCount);
        const std::uint32_t tries = std::min(pool.nodeCount, 48U);
        for (std::uint32_t i = 0; i < tries; ++i) {
            const std::uint32_t node = pool.firstNode + (from + i) % pool.nodeCount;
            if (m_free[node] < w.gpuPerPod)
                continue;
            m_free[node] -= w.gpuPerPod;
            m_world.pods[pod].node = node;
            return true;
        }
        return false;
    }

    void give(std::uint32_t index)
    {
        const Workload &w = m_world.workloads[index];
        for (std::uint32_t i = 0; i < w.podCount; ++i)
            m_free[m_world.pods[w.firstPod + i].node] += w.gpuPerPod;
    }

    using End = std::pair<std::int64_t, std::uint32_t>;
    World &m_world;
    Random m_random;
    std::vector<std::uint32_t> m_free; // hundredths of a GPU per node
    std::priority_queue<End, std::vector<End>, std::greater<>> m_ends;
};

} // namespace

void addChanges(World &world)
{
    const auto note = [&world](std::int64_t moment) {
        if (moment > world.begin)
            world.changes.push_back(moment);
    };
    for (const Workload &w : world.workloads) {
        note(w.created);
        note(podCreated(w, 0));
        note(podCreated(w, LastPodOrdinal));
        for (const std::uint32_t offset :
             {w.toPending, w.toInitializing, w.toRunning, w.toEnd, w.toDeleted, w.unusualFrom, w.unusualTo}) {
            if (offset != Never)
                note(at(w, offset));
        }
    }
    std::ranges::sort(world.changes);
}

void addPods(World &world, const Scale &scale)
{
    countPods(world, scale.pods);
    std::uint32_t total = 0;
    for (Workload &w : world.workloads) {
        w.firstPod = total;
        total += w.podCount;
    }
    world.pods.resize(total);
    for (std::uint32_t i = 0; i < world.workloads.size(); ++i) {
        const Workload &w = world.workloads[i];
        for (std::uint32_t k = 0; k < w.podCount; ++k)
            world.pods[w.firstPod + k].workload = i;
    }
    Placement(world).run();
    addChanges(world);
}

} // namespace simulator
