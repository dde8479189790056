// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/nodetelemetry.h"

#include "app/simulator/api/json.h"
#include "app/simulator/api/recorded_metrics.h"
#include "app/simulator/api/render.h"
#include "app/simulator/world/curves.h"
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

struct Held
{
    std::int64_t gpu = 0, idleGpu = 0; // hundredths
    std::int64_t cores = 0, memoryGib = 0;
    std::int64_t usedMillicores = 0, usedMemory = 0, usedGpuMemory = 0; // bytes
};

class Holdings
{
public:
    Holdings(const World &world, std::int64_t now, bool measures)
        : m_world(world)
        , m_now(now)
        , m_held(world.nodes.size())
    {
        for (const Workload &w : world.workloads) {
            if (!exists(w, now))
                break;
            if (isDeleted(w, now))
                continue;
            const WorkloadState state = stateAt(w, now);
            if (state.boundPods > 0)
                add(w, state, measures);
        }
    }

    [[nodiscard]] const Held &operator[](std::size_t node) const { return m_held[node]; }

private:
    void add(const Workload &w, const WorkloadState &state, bool measures)
    {
        std::int64_t idle = idleGpu(w, state);
        for (std::uint32_t i = state.boundPods; i-- > 0;) {
            Held &held = m_held[m_world.pods[w.firstPod + i].node];
            held.gpu += w.gpuPerPod;
            // The last GPUs of a workload are those that idle.
            const std::int64_t here = i < state.runningPods ? std::min<std::int64_t>(idle, w.gpuPerPod) : 0;
            held.idleGpu += here;
            idle -= here;
            held.cores += cpuPerPod(w);
            held.memoryGib += memoryGibPerPod(w);
        }
        if (measures && state.runningPods > 0)
            measure(w, state);
    }

    void measure(const Workload &w, const WorkloadState &state)
    {
        const Curves curves(m_world, m_world.indexOf(w));
        // What a cluster used when it was seen last
        const std::int64_t time = m_world.clusters[w.cluster].state == ClusterState::Disconnected
            ? std::min(m_now, m_world.disconnectedAt - 1)
            : m_now;
        const std::uint32_t firstIdle = curves.firstIdleGpu(time);
        for (std::uint32_t i = 0; i < state.runningPods; ++i) {
            Held &held = m_held[m_world.pods[w.firstPod + i].node];
            for (const RunSpan &run : curves.runs(i)) {
                if (time < run.from || time >= run.to)
                    continue;
                const Beat beat = curves.beat(time, run.since);
                held.usedMillicores += curves.cpuMillicores(beat, i);
                held.usedMemory += curves.cpuMemory(beat, i);
                const auto gpus = static_cast<std::uint32_t>(curves.gpusPerPod());
                for (std::uint32_t gpu = 0; gpu < gpus; ++gpu)
                    held.usedGpuMemory += curves.gpuMemory(beat, i, static_cast<int>(gpu), i * gpus + gpu >= firstIdle);
            }
        }
    }

    const World &m_world;
    std::int64_t m_now;
    std::vector<Held> m_held;
};

bool isReady(const World &world, std::uint32_t node, const Held &held)
{
    const Cluster &cluster = world.clusters[world.pools[world.nodes[node].pool].cluster];
    if (cluster.state == ClusterState::Disconnected)
        return false;
    return held.gpu > 0 || mix(world.seed ^ (node + 0x72656164ULL)) % 40 != 0;
}

// Hundredths
std::int64_t valueOf(const World &world, std::uint32_t node, const Held &held, std::size_t type)
{
    const Pool &pool = world.pools[world.nodes[node].pool];
    const std::int64_t gpus = pool.gpusPerNode;
    switch (type) {
    case ReadyGpuNodes:
        return isReady(world, node, held) ? 100 : 0;
    case ReadyGpus:
        return isReady(world, node, held) ? gpus * 100 : 0;
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

void writeGroup(Json &json, const World &world, std::size_t group, std::uint32_t node)
{
    const Pool &pool = world.pools[world.nodes[node].pool];
    json.beginObject();
    json.member("key", Groups[group]);
    switch (group) {
    case ByCluster:
        json.key("value").id(world.clusters[pool.cluster].id);
        json.member("name", world.clusters[pool.cluster].name);
        break;
    case ByNodepool:
        json.member("value", pool.name);
        json.member("name", pool.name);
        break;
    default:
        json.member("value", world.nodes[node].name);
        json.member("name", world.nodes[node].name);
        break;
    }
    json.endObject();
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
    std::optional<Uuid> cluster;
    if (const auto text = query.text("clusterId")) {
        cluster = parseUuid(*text);
        if (!cluster)
            throw Refusal{400, "clusterId: a UUID is needed"};
    }

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
        if ((cluster && world.clusters[pool.cluster].id != *cluster) || (poolName && pool.name != *poolName))
            continue;
        Key key{};
        for (std::size_t i = 0; i < groups.size(); ++i)
            key[i] = groups[i] == ByCluster ? pool.cluster : groups[i] == ByNodepool ? poolIndex : node;
        Sum &sum = sums[key];
        sum.value += valueOf(world, node, holdings[node], type);
        sum.node = node;
    }

    Answer answer;
    Json json(answer.body);
    json.beginObject();
    json.member("type", typeText);
    json.key("timestamp").time(now);
    json.key("values").beginArray();
    for (const auto &[key, sum] : sums) {
        json.beginObject();
        json.member("value", hundredths(sum.value));
        json.key("groups").beginArray();
        for (const std::size_t group : groups)
            writeGroup(json, world, group, sum.node);
        json.endArray();
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return answer;
}

} // namespace simulator
