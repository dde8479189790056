// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/nodetelemetry.h"

#include "app/simulator/api/holdings.h"
#include "app/simulator/api/nodes.h"
#include "app/simulator/api/recorded_metrics.h"
#include "app/simulator/api/telemetry.h"
#include "app/simulator/world/resources.h"

#include <map>

namespace simulator {

namespace {

constexpr std::string_view TelemetryTypes[] = {"READY_GPU_NODES",
                                               "READY_GPUS",
                                               "TOTAL_GPU_NODES",
                                               "TOTAL_GPUS",
                                               "IDLE_ALLOCATED_GPUS",
                                               "FREE_GPUS",
                                               "ALLOCATED_GPUS",
                                               "TOTAL_CPU_CORES",
                                               "USED_CPU_CORES",
                                               "ALLOCATED_CPU_CORES",
                                               "TOTAL_GPU_MEMORY_BYTES",
                                               "USED_GPU_MEMORY_BYTES",
                                               "TOTAL_CPU_MEMORY_BYTES",
                                               "USED_CPU_MEMORY_BYTES",
                                               "ALLOCATED_CPU_MEMORY_BYTES",
                                               "FULLY_FREE_GPU_NODES"};
enum TelemetryType : std::uint8_t {
    ReadyGpuNodes,
    ReadyGpus,
    TotalGpuNodes,
    TotalGpus,
    IdleAllocatedGpus,
    FreeGpus,
    AllocatedGpus,
    TotalCpuCores,
    UsedCpuCores,
    AllocatedCpuCores,
    TotalGpuMemory,
    UsedGpuMemory,
    TotalCpuMemory,
    UsedCpuMemory,
    AllocatedCpuMemory,
    FullyFreeGpuNodes,
};

constexpr std::string_view Groups[] = {"ClusterId", "Nodepool", "Node"};
enum Group : std::uint8_t { ByCluster, ByNodepool, ByNode };

constexpr std::int64_t Gib = 1LL << 30;

// Hundredths.
std::int64_t valueOf(const World &world, std::uint32_t node, const Held &held, std::size_t type)
{
    const Pool &pool = world.pools[world.nodes[node].pool];
    const std::int64_t gpus = pool.gpusPerNode;
    switch (type) {
    case ReadyGpuNodes:
        return statusOf(world, node) == NodeStatus::Ready ? 100 : 0;
    case ReadyGpus:
        return statusOf(world, node) == NodeStatus::Ready ? gpus * 100 : 0;
    case TotalGpuNodes:
        return 100;
    case TotalGpus:
        return gpus * 100;
    case IdleAllocatedGpus:
        return held.idleGpu;
    case FreeGpus:
        return gpus * 100 - held.gpu;
    case AllocatedGpus:
        return held.gpu;
    case TotalCpuCores:
        return nodeSize(pool).cores * 100;
    case UsedCpuCores:
        return held.usedMillicores / 10;
    case AllocatedCpuCores:
        return held.cores * 100;
    case TotalGpuMemory:
        return gpus * pool.gpuMemoryGib * Gib * 100;
    case UsedGpuMemory:
        return held.usedGpuMemory * 100;
    case TotalCpuMemory:
        return nodeSize(pool).memoryGib * Gib * 100;
    case UsedCpuMemory:
        return held.usedMemory * 100;
    case AllocatedCpuMemory:
        return held.memoryGib * Gib * 100;
    default:
        return held.gpu == 0 ? 100 : 0;
    }
}

void writeGroup(TelemetryWriter &writer, const World &world, std::size_t group, std::uint32_t node)
{
    const Pool &pool = world.pools[world.nodes[node].pool];
    const Cluster &cluster = world.clusters[pool.cluster];
    switch (group) {
    case ByCluster:
        writer.group(Groups[group], toString(cluster.id), cluster.name);
        break;
    case ByNodepool:
        writer.group(Groups[group], pool.name, pool.name);
        break;
    default:
        writer.group(Groups[group], world.nodes[node].name, world.nodes[node].name);
        break;
    }
}

} // namespace

std::span<const std::string_view> nodeTelemetryParameters()
{
    static constexpr std::string_view Known[] = {"clusterId", "nodepoolName", "groupBy", "telemetryType"};
    return Known;
}

Answer nodeTelemetryOf(const World &world, const Query &query, std::int64_t now)
{
    const std::string typeText = query.required("telemetryType");
    const std::size_t type = *query.choice("telemetryType", TelemetryTypes);
    const std::vector<std::size_t> groups = query.choices("groupBy", Groups);
    if (groups.size() > 2)
        throw Refusal{400, "groupBy: at most two groups"};
    const auto poolName = query.text("nodepoolName");
    const std::optional<Uuid> cluster = clusterOf(query);
    if (world.recording) {
        if (poolName || std::ranges::any_of(groups, [](std::size_t group) { return group != ByCluster; }))
            return recordedNodeTelemetry(world, {}, typeText, !groups.empty(), now);
        std::vector<std::size_t> clusters;
        for (std::size_t i = 0; i < world.clusters.size(); ++i) {
            if (!cluster || world.clusters[i].id == *cluster)
                clusters.push_back(i);
        }
        return recordedNodeTelemetry(world, clusters, typeText, !groups.empty(), now);
    }
    const bool measures = type == UsedCpuCores || type == UsedGpuMemory || type == UsedCpuMemory;
    const Holdings holdings(world, now, measures);
    using Key = std::array<std::uint32_t, 2>;
    struct Sum
    {
        std::int64_t value = 0;
        std::uint32_t node = 0; // any of the group
    };
    std::map<Key, Sum> sums;
    if (groups.empty())
        sums[Key{}] = {};
    for (std::uint32_t node = 0; node < world.nodes.size(); ++node) {
        const std::uint16_t poolIndex = world.nodes[node].pool;
        const Pool &pool = world.pools[poolIndex];
        if (world.clusters[pool.cluster].isGone)
            continue;
        if ((cluster && world.clusters[pool.cluster].id != *cluster) || (poolName && pool.name != *poolName))
            continue;
        Key key{};
        for (std::size_t i = 0; i < groups.size(); ++i)
            key[i] = groups[i] == ByCluster ? pool.cluster : groups[i] == ByNodepool ? poolIndex : node;
        Sum &sum = sums[key];
        sum.value += valueOf(world, node, holdings[node], type);
        sum.node = node;
    }

    TelemetryWriter writer(typeText, now);
    for (const auto &[key, sum] : sums) {
        writer.beginValue(sum.value);
        for (const std::size_t group : groups)
            writeGroup(writer, world, group, sum.node);
        writer.endValue();
    }
    return writer.finish();
}

} // namespace simulator
