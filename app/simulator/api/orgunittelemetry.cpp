// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/orgunits.h"
#include "app/simulator/api/telemetry.h"

#include <map>

namespace simulator {

namespace {

constexpr std::string_view TelemetryTypes[] = {"GPU_QUOTA",
                                               "CPU_QUOTA",
                                               "MEMORY_QUOTA",
                                               "GPU_ALLOCATION",
                                               "CPU_ALLOCATION",
                                               "MEMORY_ALLOCATION",
                                               "GPU_ALLOCATION_NON_PREEMPTIBLE",
                                               "CPU_ALLOCATION_NON_PREEMPTIBLE",
                                               "MEMORY_ALLOCATION_NON_PREEMPTIBLE"};

constexpr std::string_view ProjectGroups[] = {"ClusterId", "NodepoolId", "ParentId"};
constexpr std::string_view DepartmentGroups[] = {"CLUSTER_ID"};
enum Group : std::uint8_t { ByCluster, ByNodepool, ByParent };

// Hundredths: of GPUs, millicores or MB
std::int64_t valueOf(const Usage &usage, const std::optional<Amount> &quota, std::size_t type)
{
    const std::size_t resource = type % 3;
    const Amount amount = type < 3 ? quota.value_or(Amount()) : type < 6 ? usage.allocated : usage.nonPreemptible;
    return resource == 0 ? amount.gpu : resource == 1 ? millicores(amount) * 100 : megabyteHundredths(amount);
}

std::size_t codeOf(const OrgUnit &unit, std::size_t pool, std::size_t group)
{
    switch (group) {
    case ByCluster:
        return unit.world->departments[unit.department()].cluster;
    case ByNodepool:
        return pool;
    default:
        return unit.department();
    }
}

void writeGroup(TelemetryWriter &writer, const World &world, std::string_view key, std::size_t group, std::size_t code)
{
    switch (group) {
    case ByCluster:
        writer.group(key, toString(world.clusters[code].id), world.clusters[code].name);
        break;
    case ByNodepool:
        writer.group(key, poolId(code), world.pools[code].name);
        break;
    default:
        writer.group(key, world.departments[code].id, world.departments[code].name);
        break;
    }
}

} // namespace

std::span<const std::string_view> orgTelemetryParameters(OrgKind kind)
{
    static constexpr std::string_view OfProjects[]
        = {"clusterId", "nodepoolId", "departmentId", "groupBy", "telemetryType"};
    static constexpr std::string_view OfDepartments[]
        = {"clusterId", "nodepoolName", "departmentId", "groupBy", "telemetryType"};
    return kind == OrgKind::Project ? std::span(OfProjects) : std::span(OfDepartments);
}

Answer orgTelemetry(const World &world, OrgKind kind, const Query &query, std::int64_t now)
{
    const std::string typeText = query.required("telemetryType");
    const std::size_t type = *query.choice("telemetryType", TelemetryTypes);
    using Names = std::span<const std::string_view>;
    const Names names = kind == OrgKind::Project ? Names(ProjectGroups) : Names(DepartmentGroups);
    const std::vector<std::size_t> groups = query.choices("groupBy", names);
    if (groups.size() > 2)
        throw Refusal{400, "groupBy: at most two groups"};
    const auto cluster = clusterOf(query);
    const auto department = query.text("departmentId");
    const auto wantedPoolId = kind == OrgKind::Project ? query.text("nodepoolId") : std::nullopt;
    const auto wantedPoolName = kind == OrgKind::Project ? std::nullopt : query.text("nodepoolName");

    TelemetryWriter writer(typeText, now);
    // Of recordings, only the GPUs are known, and no node pools.
    const bool isUnknown = world.recording
        && (type % 3 != 0 || type == 6 || wantedPoolId || wantedPoolName
            || std::ranges::find(groups, std::size_t{ByNodepool}) != groups.end());
    if (isUnknown)
        return writer.finish();
    std::map<std::array<std::size_t, 2>, std::int64_t> sums;
    if (groups.empty())
        sums[{}] = 0; // there is a total even without projects
    const OrgUsage usage(world, now);
    for (const OrgUnit &unit : orgUnits(world, kind, usage, nullptr)) {
        if ((cluster && unit.cluster().id != *cluster)
            || (department && world.departments[unit.department()].id != *department))
            continue;
        for (std::size_t i = 0; i < unit.usage.size(); ++i) {
            const std::size_t pool = unit.pools.first + i;
            if ((wantedPoolId && poolId(pool) != *wantedPoolId)
                || (wantedPoolName && world.pools[pool].name != *wantedPoolName))
                continue;
            std::array<std::size_t, 2> key{};
            for (std::size_t k = 0; k < groups.size(); ++k)
                key[k] = codeOf(unit, pool, groups[k]);
            sums[key] += valueOf(unit.usage[i], unit.quotas[i], type);
        }
    }
    for (const auto &[key, sum] : sums) {
        writer.beginValue(sum);
        for (std::size_t k = 0; k < groups.size(); ++k)
            writeGroup(writer, world, names[groups[k]], groups[k], key[k]);
        writer.endValue();
    }
    return writer.finish();
}

} // namespace simulator
