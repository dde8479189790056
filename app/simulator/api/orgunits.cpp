// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/orgunits.h"

#include "app/simulator/replay/recording.h"
#include "app/simulator/world/life.h"

#include <algorithm>
#include <cmath>

namespace simulator {

namespace {

constexpr std::int64_t CoresPerGpu = 12, GibPerCore = 10; // of a quota

Amount amountOf(const Workload &w, std::int64_t pods)
{
    return {pods * w.gpuPerPod, pods * cpuPerPod(w), pods * memoryGibPerPod(w)};
}

Usage usageOf(const Workload &w, std::int64_t now)
{
    const WorkloadState state = stateAt(w, now);
    Usage usage;
    usage.allocated = amountOf(w, state.boundPods);
    if (!w.preemptible)
        usage.nonPreemptible = usage.allocated;
    if (passed(w, w.toPending, now) && !passed(w, w.toEnd, now))
        usage.requested = amountOf(w, w.podCount);
    return usage;
}

// Of the projects of a department
template<typename Use> void eachProject(const World &world, OrgKind kind, std::size_t index, const Use &use)
{
    if (kind == OrgKind::Project) {
        use(index);
        return;
    }
    for (std::size_t i = 0; i < world.projects.size(); ++i) {
        if (world.projects[i].department == index)
            use(i);
    }
}

} // namespace

void Amount::add(const Amount &other)
{
    gpu += other.gpu;
    cores += other.cores;
    memoryGib += other.memoryGib;
}

std::int64_t millicores(const Amount &amount)
{
    return amount.cores * 1000;
}

std::int64_t megabyteHundredths(const Amount &amount)
{
    return std::llround(static_cast<double>(amount.memoryGib) * (1LL << 30) / 1e4);
}

void Usage::add(const Usage &other)
{
    allocated.add(other.allocated);
    nonPreemptible.add(other.nonPreemptible);
    requested.add(other.requested);
}

OrgUsage::OrgUsage(const World &world, std::int64_t now)
    : m_world(world)
{
    std::size_t next = 0;
    for (const Project &project : world.projects) {
        m_first.push_back(next);
        const PoolRange pools = poolsOf(world, project.cluster);
        next += pools.last - pools.first;
    }
    m_usage.resize(next);
    if (world.recording)
        readRecording(now);
    else
        measure(now);
}

void OrgUsage::measure(std::int64_t now)
{
    for (const Workload &w : m_world.workloads) {
        if (!exists(w, now))
            break;
        if (!isDeleted(w, now))
            at(w.project, w.pool).add(usageOf(w, now));
    }
}

void OrgUsage::readRecording(std::int64_t now)
{
    for (const Loads &loads : m_world.recording->loads) {
        for (std::size_t i = 0; loads.covers(now) && i < loads.projects.size(); ++i) {
            const std::size_t project = loads.projects[i];
            at(project, poolsOf(m_world, m_world.projects[project].cluster).first).allocated.gpu
                = loads.at(i, now).allocated;
        }
    }
}

Usage &OrgUsage::at(std::size_t project, std::size_t pool)
{
    return m_usage[m_first[project] + pool - poolsOf(m_world, m_world.projects[project].cluster).first];
}

const Usage &OrgUsage::of(std::size_t project, std::size_t pool) const
{
    return m_usage[m_first[project] + pool - poolsOf(m_world, m_world.projects[project].cluster).first];
}

std::optional<Amount> quotaAmount(const World &world, std::size_t project, std::size_t pool)
{
    if (world.recording) {
        const Loads &loads = world.recording->loads[world.projects[project].cluster];
        const auto found = std::ranges::find(loads.projects, project);
        if (loads.projectGpus.empty() || found == loads.projects.end())
            return std::nullopt;
        return Amount{loads.projectGpus[static_cast<std::size_t>(found - loads.projects.begin())] * 100LL, 0, 0};
    }
    const std::optional<std::int64_t> gpu = simulator::quotaOf(world, project, pool);
    if (!gpu)
        return std::nullopt;
    const std::int64_t cores = *gpu * CoresPerGpu / 100;
    return Amount{*gpu, cores, cores * GibPerCore};
}

const std::string &OrgUnit::id() const
{
    return kind == OrgKind::Project ? world->projects[index].id : world->departments[index].id;
}

const std::string &OrgUnit::name() const
{
    return kind == OrgKind::Project ? world->projects[index].name : world->departments[index].name;
}

std::size_t OrgUnit::department() const
{
    return kind == OrgKind::Project ? world->projects[index].department : index;
}

const Cluster &OrgUnit::cluster() const
{
    return world->clusters[world->departments[department()].cluster];
}

Usage OrgUnit::totalUsage() const
{
    Usage sum;
    for (const Usage &one : usage)
        sum.add(one);
    return sum;
}

std::optional<Amount> OrgUnit::totalQuota() const
{
    std::optional<Amount> sum;
    for (const std::optional<Amount> &quota : quotas) {
        if (quota && !sum)
            sum.emplace();
        if (quota)
            sum->add(*quota);
    }
    return sum;
}

std::int64_t OrgUnit::created() const
{
    if (world->recording)
        return cluster().created;
    const auto number = static_cast<std::int64_t>(index);
    const std::int64_t time
        = cluster().created + (kind == OrgKind::Project ? 6 * Hour + number * 41 * Minute : Hour + number * 3 * Minute);
    return std::min(time - time % Second, world->begin);
}

std::int64_t OrgUnit::updated() const
{
    if (world->recording)
        return cluster().created;
    return std::max(created(), world->begin - static_cast<std::int64_t>(index % 23 + 1) * 31 * Hour);
}

std::string_view OrgUnit::phase() const
{
    switch (cluster().state) {
    case ClusterState::Disconnected:
        return "Unknown";
    case ClusterState::MissingPrerequisites:
        return "NotReady";
    default:
        return "Ready";
    }
}

std::vector<OrgUnit> orgUnits(const World &world, OrgKind kind, const OrgUsage &usage, const Overtime *overtime)
{
    std::vector<OrgUnit> units;
    const std::size_t count = kind == OrgKind::Project ? world.projects.size() : world.departments.size();
    for (std::size_t index = 0; index < count; ++index) {
        OrgUnit unit = {&world, kind, index, {}, {}, {}, {}, overtime ? overtime->updatedAt : 0};
        if (unit.cluster().isGone)
            continue;
        unit.pools = poolsOf(world, world.departments[unit.department()].cluster);
        unit.usage.resize(unit.pools.last - unit.pools.first);
        unit.quotas.resize(unit.usage.size());
        if (overtime)
            unit.spent.emplace();
        eachProject(world, kind, index, [&](std::size_t project) {
            for (std::size_t i = 0; i < unit.usage.size(); ++i) {
                unit.usage[i].add(usage.of(project, unit.pools.first + i));
                const auto quota = quotaAmount(world, project, unit.pools.first + i);
                if (quota && !unit.quotas[i])
                    unit.quotas[i].emplace();
                if (quota)
                    unit.quotas[i]->add(*quota);
            }
            for (std::size_t k = 0; overtime && k < OvertimeRanges.size(); ++k) {
                Spent &spent = (*unit.spent)[k];
                const double hours = overtime->projects[project][k].hours;
                spent.add(overtime->projects[project][k]);
                spent.hours = hours; // the same for all projects of a cluster
            }
        });
        units.push_back(std::move(unit));
    }
    return units;
}

} // namespace simulator
