// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/workloadtelemetry.h"

#include "app/simulator/api/telemetry.h"
#include "app/simulator/world/life.h"

#include <algorithm>
#include <map>

namespace simulator {

namespace {

constexpr std::string_view TelemetryTypes[] = {"WORKLOADS_COUNT", "GPU_ALLOCATION", "PENDING_TIME_DISTRIBUTION"};
enum TelemetryType : std::uint8_t { WorkloadsCount, GpuAllocation, PendingTimeDistribution };

constexpr std::string_view Groups[]
    = {"ClusterId", "DepartmentId", "ProjectId", "Type", "CurrentNodepools", "Phase", "Category"};
enum Group : std::uint8_t { ByCluster, ByDepartment, ByProject, ByType, ByNodepool, ByPhase, ByCategory };

// How long a workload has been pending.
constexpr std::string_view Buckets[] = {"0-5m", "5m-1h", "1h-24h", "24h+"};

std::size_t bucketOf(std::int64_t waited)
{
    return waited < 5 * Minute ? 0 : waited < Hour ? 1 : waited < Day ? 2 : 3;
}

constexpr std::int64_t NoPool = -1;

std::int64_t codeOf(const World &world, const Workload &w, const WorkloadState &state, std::size_t group)
{
    switch (group) {
    case ByCluster:
        return w.cluster;
    case ByDepartment:
        return world.projects[w.project].department;
    case ByProject:
        return w.project;
    case ByType:
        return static_cast<std::int64_t>(w.type);
    case ByNodepool:
        return state.boundPods > 0 && !world.pools[w.pool].name.empty() ? w.pool : NoPool;
    case ByPhase:
        return static_cast<std::int64_t>(state.phase);
    default:
        return categoryCode(w.type);
    }
}

void writeGroup(TelemetryWriter &writer, const World &world, std::size_t group, std::int64_t code)
{
    const auto at = static_cast<std::size_t>(code);
    std::string value, name;
    switch (group) {
    case ByCluster:
        value = toString(world.clusters[at].id);
        name = world.clusters[at].name;
        break;
    case ByDepartment:
        value = world.departments[at].id;
        name = world.departments[at].name;
        break;
    case ByProject:
        value = world.projects[at].id;
        name = world.projects[at].name;
        break;
    case ByType:
        value = typeName(static_cast<Type>(code));
        break;
    case ByNodepool:
        value = code == NoPool ? std::string() : world.pools[at].name;
        break;
    case ByPhase:
        value = PhaseNames[at];
        break;
    default:
        value = world.categories.texts[at];
        break;
    }
    writer.group(Groups[group], value, name.empty() ? value : name);
}

} // namespace

std::span<const std::string_view> telemetryParameters()
{
    static constexpr std::string_view Known[]
        = {"clusterId", "nodepoolName", "departmentId", "groupBy", "telemetryType", "filterByPhases"};
    return Known;
}

Answer telemetryOf(const World &world, const Query &query, std::int64_t now)
{
    const std::string typeText = query.required("telemetryType");
    const std::size_t type = *query.choice("telemetryType", TelemetryTypes);
    const std::vector<std::size_t> groups = query.choices("groupBy", Groups);
    // The buckets count as a group, and an answer has at most two.
    if (groups.size() > (type == PendingTimeDistribution ? 1 : 2))
        throw Refusal{400, "groupBy: at most two groups, one beside the buckets of PENDING_TIME_DISTRIBUTION"};
    const std::vector<std::size_t> phases = query.choices("filterByPhases", PhaseNames);
    const auto pool = query.text("nodepoolName");
    const auto department = query.text("departmentId");
    const std::optional<Uuid> cluster = clusterOf(query);

    using Key = std::array<std::int64_t, 2>;
    std::map<Key, std::int64_t> sums;
    if (groups.empty() && type != PendingTimeDistribution)
        sums[Key{}] = 0; // there is a total even without workloads
    if (type == PendingTimeDistribution && groups.empty()) {
        for (std::int64_t i = 0; i < std::ssize(Buckets); ++i)
            sums[Key{i, 0}] = 0;
    }
    for (const Workload &w : world.workloads) {
        if (!exists(w, now))
            break;
        if (isDeleted(w, now) || (cluster && world.clusters[w.cluster].id != *cluster)
            || (pool && world.pools[w.pool].name != *pool)
            || (department && world.departments[world.projects[w.project].department].id != *department))
            continue;
        const WorkloadState state = stateAt(w, now);
        if (!phases.empty() && std::ranges::find(phases, static_cast<std::size_t>(state.phase)) == phases.end())
            continue;
        Key key{};
        std::size_t at = 0;
        if (type == PendingTimeDistribution) {
            if (state.phase != Phase::Pending)
                continue;
            key[at++] = static_cast<std::int64_t>(bucketOf(now - state.phaseSince));
        }
        for (const std::size_t group : groups)
            key[at++] = codeOf(world, w, state, group);
        sums[key] += type == GpuAllocation ? allocatedGpu(w, state) : 100;
    }

    TelemetryWriter writer(typeText, now);
    for (const auto &[key, sum] : sums) {
        writer.beginValue(sum);
        std::size_t at = 0;
        if (type == PendingTimeDistribution)
            writer.group("PendingTime", Buckets[static_cast<std::size_t>(key[at++])], std::nullopt);
        for (const std::size_t group : groups)
            writeGroup(writer, world, group, key[at++]);
        writer.endValue();
    }
    return writer.finish();
}

} // namespace simulator
