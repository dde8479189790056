// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/journal.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace simulator {

namespace {

constexpr std::uint32_t FirstCreated = 2'000'000; // ids of created clusters

std::uint32_t ageOf(const Workload &w, std::int64_t now)
{
    return static_cast<std::uint32_t>((now - w.created) / Second);
}

// What had not begun by then never will.
std::uint32_t unlessLater(std::uint32_t offset, std::uint32_t age)
{
    return offset > age ? Never : offset;
}

void show(Workload &w, Phase phase, std::uint32_t from, std::uint32_t to)
{
    w.unusual = phase;
    w.unusualFrom = from < to ? from : Never;
    w.unusualTo = from < to ? to : Never;
}

std::int64_t endOf(const Workload &w)
{
    const std::uint32_t until = std::min(w.toEnd, w.toDeleted);
    return until == Never ? std::numeric_limits<std::int64_t>::max() : at(w, until);
}

} // namespace

std::size_t Journal::createCluster(std::string name, std::string domain, std::string version, std::int64_t now)
{
    Cluster cluster;
    cluster.id
        = makeId(m_world.seed, IdKind::Cluster, FirstCreated + static_cast<std::uint32_t>(m_world.clusters.size()));
    cluster.name = std::move(name);
    cluster.domain = std::move(domain);
    cluster.version = std::move(version);
    cluster.state = ClusterState::WaitingToConnect;
    cluster.created = now;
    cluster.stateSince = now;
    m_world.clusters.push_back(std::move(cluster));
    m_world.clusterIds.texts.push_back(toString(m_world.clusters.back().id));
    m_world.clusterIds.finish();
    finish();
    return m_world.clusters.size() - 1;
}

std::int64_t Journal::settlingOf(std::size_t cluster) const
{
    constexpr std::int64_t EndOfTime = std::numeric_limits<std::int64_t>::max();
    const Cluster &c = m_world.clusters[cluster];
    if (c.isGone)
        return EndOfTime;
    // Run:ai must be removed from the cluster first, which waits while it cannot be reached.
    const bool waits = m_pace.leaving == Never || c.state == ClusterState::Disconnected;
    if (c.deleteRequestedAt != 0)
        return waits ? EndOfTime : c.deleteRequestedAt + m_pace.leaving * Second;
    const bool connects = cluster >= m_givenClusters && c.state == ClusterState::WaitingToConnect;
    return connects && m_pace.connecting != Never ? c.created + m_pace.connecting * Second : EndOfTime;
}

std::int64_t Journal::nextSettling() const
{
    std::int64_t next = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < m_world.clusters.size(); ++i)
        next = std::min(next, settlingOf(i));
    return next;
}

void Journal::settle()
{
    const std::int64_t time = nextSettling();
    for (std::size_t i = 0; i < m_world.clusters.size(); ++i) {
        if (settlingOf(i) != time)
            continue;
        if (m_world.clusters[i].deleteRequestedAt != 0)
            removeCluster(i, time);
        else
            connect(i, time);
        return;
    }
}

// As somebody has installed Run:ai there.
void Journal::connect(std::size_t cluster, std::int64_t now)
{
    Cluster &c = m_world.clusters[cluster];
    c.state = ClusterState::Connected;
    c.stateSince = now;
    c.platform = "vanilla";
    c.kubeVersion = "v1.31.4";
    if (c.version.empty())
        c.version = m_world.clusters.front().version;
    finish();
}

void Journal::renameCluster(std::size_t cluster, std::string name, std::int64_t now)
{
    m_world.clusters[cluster].name = std::move(name);
    m_world.clusters[cluster].updated = now;
    finish();
}

void Journal::requestDeletion(std::size_t cluster, std::int64_t now)
{
    if (m_world.clusters[cluster].deleteRequestedAt != 0)
        return;
    m_world.clusters[cluster].deleteRequestedAt = now;
    m_world.clusters[cluster].updated = now;
    finish();
}

void Journal::removeCluster(std::size_t cluster, std::int64_t now)
{
    m_world.clusters[cluster].isGone = true;
    for (std::uint32_t i = 0; i < m_world.workloads.size() && exists(m_world.workloads[i], now); ++i) {
        const Workload &w = m_world.workloads[i];
        if (w.cluster != cluster || isDeleted(w, now))
            continue;
        Workload next = deleted(w, ageOf(w, now));
        next.toEnd = std::min(next.toEnd, ageOf(w, now));
        next.toDeleted = ageOf(w, now);
        replace(i, next, at(w, next.toDeleted));
    }
    // Workloads that would have arrived there later are deleted on arrival: the order of creation must not change.
    for (Workload &w : m_world.workloads) {
        if (w.cluster == cluster && !exists(w, now))
            w.toDeleted = w.toEnd = 0;
    }
    finish();
}

void Journal::setDefaults(Type type, const TypeDefaults &defaults)
{
    m_world.typeDefaults[type] = defaults;
    finish();
}

std::optional<std::string> Journal::objection(Action action, std::uint32_t workload, std::int64_t now) const
{
    const Workload &w = m_world.workloads[workload];
    const Phase phase = phaseAt(w, now);
    const std::string state = "the workload is " + std::string(PhaseNames[static_cast<std::size_t>(phase)]);
    switch (action) {
    case Action::Delete:
        return std::nullopt;
    case Action::Suspend:
        if (passed(w, w.toEnd, now) || phase == Phase::Stopping || phase == Phase::Deleting
            || phase == Phase::Terminating)
            return state + " and cannot be suspended";
        return std::nullopt;
    case Action::Resume:
        if (phase != Phase::Stopped)
            return state + " and cannot be resumed";
        return std::nullopt;
    }
    return std::nullopt;
}

void Journal::act(Action action, std::uint32_t workload, std::int64_t now)
{
    const Workload w = m_world.workloads[workload];
    const std::uint32_t age = ageOf(w, now);
    switch (action) {
    case Action::Delete:
        if (phaseAt(w, now) == Phase::Deleting)
            return;
        replace(workload, deleted(w, age), at(w, age));
        break;
    case Action::Suspend:
        replace(workload, suspended(w, age), at(w, age));
        break;
    case Action::Resume:
        replace(workload, resumed(workload, age), at(w, age));
        break;
    }
    finish();
}

Workload Journal::suspended(const Workload &w, std::uint32_t age) const
{
    Workload next = w;
    next.toPending = std::min(w.toPending, age);
    next.toInitializing = unlessLater(w.toInitializing, age);
    next.toRunning = unlessLater(w.toRunning, age);
    next.toEnd = age + m_pace.stopping;
    next.toDeleted = Never;
    next.ending = Phase::Stopped;
    show(next, Phase::Stopping, age, next.toEnd);
    return next;
}

Workload Journal::deleted(const Workload &w, std::uint32_t age) const
{
    Workload next = w;
    if (age >= w.toEnd) {
        next.toDeleted = age; // its pods have ended or been deleted
        return next;
    }
    next.toPending = std::min(w.toPending, age);
    next.toInitializing = unlessLater(w.toInitializing, age);
    next.toRunning = unlessLater(w.toRunning, age);
    next.toEnd = age + m_pace.deleting;
    next.toDeleted = next.toEnd;
    next.ending = Phase::Stopped;
    show(next, Phase::Deleting, age, Never);
    return next;
}

// A new life with the same pods: the work left at suspension is still to be done. If it finds no GPUs, it waits for
// ever.
Workload Journal::resumed(std::uint32_t workload, std::uint32_t age)
{
    const Workload &w = m_world.workloads[workload];
    const WorkloadState before = stateAt(w, at(w, age));
    Workload next = w;
    next.pendingBefore = before.pendingSeconds;
    next.runningBefore = before.runningSeconds;
    const std::uint32_t ready = age + m_pace.resuming;
    const bool hasRoom = findRoom(w, at(w, age));
    next.toPending = age;
    next.toInitializing = hasRoom ? ready : Never;
    next.toRunning = hasRoom ? ready + m_pace.starting : Never;
    next.toEnd = Never;
    next.toDeleted = Never;
    next.ending = Phase::Completed;
    show(next, Phase::Resuming, age, ready);
    if (const auto lives = m_world.lives.find(workload); lives != m_world.lives.end()) {
        const Workload &plan = lives->second.back().workload;
        const std::uint32_t reached = std::max(ageOf(w, lives->second.back().until), plan.toRunning);
        if (hasRoom && plan.toEnd != Never && reached < plan.toEnd)
            next.toEnd = next.toRunning + plan.toEnd - reached;
        next.ending = plan.ending;
    }
    return next;
}

// Whether all its pods fit on nodes of their pool from now on, whatever else comes and goes; if so, places them, on
// their previous nodes if possible. Previous nodes are not stored: the metrics of the node show where a pod was.
bool Journal::findRoom(const Workload &w, std::int64_t now)
{
    if (w.gpuPerPod == 0)
        return true;
    const Pool &pool = m_world.pools[w.pool];
    struct Step
    {
        std::int64_t time;
        std::int32_t gpus; // hundredths; released ones come first
        std::uint32_t node;
    };
    std::vector<Step> steps;
    for (const Workload &other : m_world.workloads) {
        if (other.pool != w.pool || other.gpuPerPod == 0 || other.toInitializing >= other.toEnd || endOf(other) <= now)
            continue;
        for (std::uint32_t i = 0; i < other.podCount; ++i) {
            const std::uint32_t node = m_world.pods[other.firstPod + i].node - pool.firstNode;
            steps.push_back({at(other, other.toInitializing), other.gpuPerPod, node});
            steps.push_back({endOf(other), -other.gpuPerPod, node});
        }
    }
    std::ranges::sort(steps, [](const Step &a, const Step &b) {
        return std::tie(a.time, a.gpus, a.node) < std::tie(b.time, b.gpus, b.node);
    });
    std::vector<std::int32_t> held(pool.nodeCount), most(pool.nodeCount);
    for (const Step &step : steps) {
        held[step.node] += step.gpus;
        most[step.node] = step.time < now ? held[step.node] : std::max(most[step.node], held[step.node]);
    }
    std::vector<std::uint32_t> places;
    for (std::uint32_t i = 0; i < w.podCount; ++i) {
        const std::uint32_t home = m_world.pods[w.firstPod + i].node - pool.firstNode;
        std::uint32_t tried = 0;
        while (tried < pool.nodeCount && most[(home + tried) % pool.nodeCount] + w.gpuPerPod > pool.gpusPerNode * 100)
            ++tried;
        if (tried == pool.nodeCount)
            return false;
        places.push_back((home + tried) % pool.nodeCount);
        most[places.back()] += w.gpuPerPod;
    }
    for (std::uint32_t i = 0; i < w.podCount; ++i)
        m_world.pods[w.firstPod + i].node = pool.firstNode + places[i];
    return true;
}

void Journal::replace(std::uint32_t workload, const Workload &next, std::int64_t from)
{
    Workload &w = m_world.workloads[workload];
    m_world.lives[workload].push_back({from, w});
    w = next;
    m_touched.push_back(workload);
    for (const std::uint32_t offset :
         {w.toPending, w.toInitializing, w.toRunning, w.toEnd, w.toDeleted, w.unusualFrom, w.unusualTo}) {
        if (offset != Never && at(w, offset) > m_world.begin)
            m_changes.push_back(at(w, offset));
    }
    m_changes.push_back(podCreated(w, LastPodOrdinal));
}

void Journal::finish()
{
    std::ranges::sort(m_changes);
    const auto middle = static_cast<std::ptrdiff_t>(m_world.changes.size());
    m_world.changes.insert(m_world.changes.end(), m_changes.begin(), m_changes.end());
    std::inplace_merge(m_world.changes.begin(), m_world.changes.begin() + middle, m_world.changes.end());
    m_changes.clear();
    ++m_world.revision;
}

std::vector<std::uint32_t> Journal::takeTouched()
{
    return std::exchange(m_touched, {});
}

} // namespace simulator
