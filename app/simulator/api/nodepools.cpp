// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/nodepools.h"

#include "app/simulator/api/nodes.h"
#include "app/simulator/world/resources.h"

namespace simulator {

namespace {

constexpr std::string_view FabricLabel = "nvidia.com/gpu.clique", Topology = "rack-topology";
constexpr std::int64_t Tenant = 1001;

struct PoolRow
{
    const World *world = nullptr;
    std::size_t index = 0;

    [[nodiscard]] const Pool &pool() const { return world->pools[index]; }
    [[nodiscard]] const Cluster &cluster() const { return world->clusters[pool().cluster]; }
    [[nodiscard]] bool isJoined() const { return hasFabric(*world, pool().firstNode); }
    [[nodiscard]] bool hasTopology() const { return pool().gpuType.contains("H100") && !pool().mig && !isSpot(); }
    [[nodiscard]] bool isSpot() const { return pool().name.ends_with("spot"); }
    [[nodiscard]] bool isFirst() const { return index == 0 || world->pools[index - 1].cluster != pool().cluster; }
    [[nodiscard]] bool isReady() const
    {
        for (std::uint32_t i = 0; i < pool().nodeCount; ++i) {
            if (statusOf(*world, pool().firstNode + i) == NodeStatus::Ready)
                return true;
        }
        return false;
    }
    [[nodiscard]] std::int64_t created() const
    {
        const std::int64_t time = cluster().created + 10 * Minute + static_cast<std::int64_t>(index) * 37 * Second;
        return time - time % Second;
    }
    [[nodiscard]] std::int64_t updated() const
    {
        const std::int64_t time
            = isReady() ? world->begin - static_cast<std::int64_t>(index + 2) * 9 * Day : cluster().stateSince;
        return std::max(created(), time);
    }
    [[nodiscard]] std::string_view phase() const { return isReady() ? "Ready" : "Unschedulable"; }
};

Cell boolean(bool value)
{
    return std::string(value ? "true" : "false");
}

constexpr Column<PoolRow> Columns[] = {
    {"name", Kind::Text, [](const PoolRow &row) { return Cell(row.pool().name); }},
    {"clusterId", Kind::Text, [](const PoolRow &row) { return Cell(toString(row.cluster().id)); }},
    {"phase", Kind::Text, [](const PoolRow &row) { return Cell(std::string(row.phase())); }},
    {"createdAt", Kind::Time, [](const PoolRow &row) { return Cell(static_cast<double>(row.created())); }},
    {"updatedAt", Kind::Time, [](const PoolRow &row) { return Cell(static_cast<double>(row.updated())); }},
    {"gpuNetworkAccelerationDetection", Kind::Text, [](const PoolRow &) { return Cell(std::string("Auto")); }},
    {"gpuNetworkAccelerationDetected", Kind::Text, [](const PoolRow &row) { return boolean(row.isJoined()); }},
    {"gpuNetworkAccelerationLabelKey", Kind::Text, [](const PoolRow &) { return Cell(std::string(FabricLabel)); }},
    {"networkTopologyName", Kind::Text,
     [](const PoolRow &row) { return row.hasTopology() ? Cell(std::string(Topology)) : Cell(); }},
    {"swapEnabled", Kind::Text, [](const PoolRow &row) { return boolean(!row.pool().mig); }},
    {"nodeLevelSchedulerEnabled", Kind::Text, [](const PoolRow &row) { return boolean(row.isSpot()); }},
};

void writePlacement(Json &json, const PoolRow &row)
{
    json.key("placementStrategy").beginObject();
    json.member("cpu", "spread");
    json.member("gpu", row.isSpot() ? "spread" : "binpack");
    json.endObject();
}

// What was requested of a node pool, and what its cluster says that it does.
void writeSettings(Json &json, const PoolRow &row)
{
    json.member("labelKey", row.isFirst() ? "node-type" : "acme.example/node-pool");
    json.member("labelValue", row.pool().name);
    json.key("overProvisioningRatio").integer(row.pool().name.ends_with("serve") ? 2 : 1);
    writePlacement(json, row);
    json.member("gpuNetworkAccelerationLabelKey", FabricLabel);
    json.member("gpuNetworkAccelerationDetection", "Auto");
    json.key("gpuResourceOptimization").beginObject();
    json.key("swapEnabled").boolean(!row.pool().mig);
    json.member("cpuSwapMemorySize", "100G");
    json.member("reservedGpuMemoryForSwapOperations", "2G");
    json.key("nodeLevelSchedulerEnabled").boolean(row.isSpot());
    json.endObject();
    json.key("schedulingConfiguration").beginObject();
    writePlacement(json, row);
    json.member("minGuaranteedRuntime", "4h"); // see guaranteedUntil()
    json.endObject();
}

void writeCondition(Json &json, const PoolRow &row)
{
    json.beginObject();
    json.member("type", "NodesReady");
    json.member("status", row.isReady() ? "True" : "False");
    json.member("reason", row.isReady() ? "NodesAreReady" : "NoNodeIsReady");
    json.member("message", row.isReady() ? "Workloads can be scheduled" : "All nodes are down");
    json.key("nodes").beginArray(); // those that are not ready
    for (std::uint32_t i = 0; i < row.pool().nodeCount; ++i) {
        const std::uint32_t node = row.pool().firstNode + i;
        if (statusOf(*row.world, node) != NodeStatus::Ready)
            json.string(row.world->nodes[node].name);
    }
    json.endArray();
    json.endObject();
}

void writeStatus(Json &json, const PoolRow &row)
{
    json.key("status").beginObject();
    writeSettings(json, row);
    json.key("gpuNetworkAccelerationDetected").boolean(row.isJoined());
    json.key("conditions").beginArray();
    writeCondition(json, row);
    json.endArray();
    json.key("nodes").beginArray();
    for (std::uint32_t i = 0; i < row.pool().nodeCount; ++i)
        json.string(row.world->nodes[row.pool().firstNode + i].name);
    json.endArray();
    json.endObject();
}

} // namespace

std::vector<std::size_t> nodePoolRows(const World &world, const ListWanted &wanted)
{
    std::vector<PoolRow> rows;
    for (std::size_t i = 0; !world.recording && i < world.pools.size(); ++i) {
        if (!world.clusters[world.pools[i].cluster].isGone)
            rows.push_back({&world, i});
    }
    select<PoolRow>(rows, Columns, wanted);
    std::vector<std::size_t> indices(rows.size());
    std::ranges::transform(rows, indices.begin(), &PoolRow::index);
    return indices;
}

void writeNodePool(Json &json, const World &world, std::size_t pool)
{
    const PoolRow row = {&world, pool};
    json.beginObject();
    json.member("id", poolId(pool));
    json.key("tenantId").integer(Tenant);
    json.member("name", row.pool().name);
    json.key("clusterId").id(row.cluster().id);
    json.member("clusterName", row.cluster().name);
    json.key("isDefault").boolean(row.isFirst());
    json.member("phase", row.phase());
    json.member("phaseMessage", row.isReady() ? "" : "All nodes are down");
    writeSettings(json, row);
    json.key("networkTopologyId");
    row.hasTopology() ? json.id(makeId(world.seed, IdKind::Topology, row.pool().cluster)) : json.null();
    json.key("networkTopologyName");
    row.hasTopology() ? json.string(Topology) : json.null();
    writeStatus(json, row);
    json.key("createdAt").time(row.created());
    json.member("createdBy", row.isFirst() ? "system" : world.users.front());
    json.key("updatedAt").time(row.updated());
    json.member("updatedBy", row.isFirst() ? "system" : world.users.front());
    json.endObject();
}

} // namespace simulator
