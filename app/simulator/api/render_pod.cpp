// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/render.h"
#include "app/simulator/replay/recording.h"
#include "app/simulator/world/random.h"
#include "app/simulator/world/resources.h"

namespace simulator {

namespace {

void writeRequested(Json &json, const World &world, const Workload &w)
{
    const Pool &pool = world.pools[w.pool];
    const std::string_view mig = migProfileOf(w);
    json.key("requestedResources").beginObject();
    if (w.gpuPerPod > 0)
        json.member("gpuRequestType", mig.empty() ? "portion" : "migProfile");
    if (!mig.empty())
        json.member("migProfile", mig);
    json.key("gpu").beginObject();
    json.key("request").fraction(w.gpuPerPod);
    json.key("limit").fraction(w.gpuPerPod);
    json.endObject();
    const std::string memory = std::to_string(pool.gpuMemoryGib * 1024 * w.gpuPerPod / 100) + "Mi";
    json.key("gpuMemory").beginObject();
    json.member("request", memory);
    json.member("limit", memory);
    json.endObject();
    json.key("cpu").beginObject();
    json.key("request").integer(cpuPerPod(w));
    json.key("limit").integer(cpuPerPod(w) * 2);
    json.endObject();
    json.key("cpuMemory").beginObject();
    json.member("request", std::to_string(memoryGibPerPod(w)) + "Gi");
    json.member("limit", std::to_string(memoryGibPerPod(w) * 2) + "Gi");
    json.endObject();
    writeExtendedResources(json, w, 1);
    json.endObject();
}

void writeAllocated(Json &json, const World &world, const Workload &w, bool allocated)
{
    json.key("allocatedResources").beginObject();
    const std::string_view mig = migProfileOf(w);
    if (allocated && !mig.empty())
        json.member("migProfile", mig);
    json.key("gpu").fraction(allocated ? w.gpuPerPod : 0);
    json.key("gpuMemory")
        .string(allocated ? std::to_string(world.pools[w.pool].gpuMemoryGib * 1024 * w.gpuPerPod / 100) + "Mi" : "0");
    json.key("cpu").integer(allocated ? cpuPerPod(w) : 0);
    json.key("cpuMemory").string(allocated ? std::to_string(memoryGibPerPod(w)) + "Gi" : "0");
    writeExtendedResources(json, w, allocated ? 1 : 0);
    json.endObject();
}

void writeContainer(Json &json, std::string_view name, std::string_view image, const PodState &state)
{
    json.beginObject();
    json.member("name", name);
    json.member("image", image);
    json.key("startedAt").timeOrNull(state.startedAt);
    json.endObject();
}

void writeScheduling(Json &json, const Pool &pool, const Workload &w)
{
    json.key("tolerations")
        .raw(
            R"([{"key":"nvidia.com/gpu","operator":"Exists","effect":"NoSchedule"},)"
            R"({"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300},)"
            R"({"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute","tolerationSeconds":300},)"
            R"({"key":"runai/node-pool","operator":"Equal","value":"gpu","effect":"NoSchedule"}])");
    json.key("nodeAffinity").beginObject();
    json.key("required").beginObject();
    json.key("nodeSelectorTerms").beginArray();
    json.beginObject();
    json.key("matchExpressions").beginArray();
    json.beginObject();
    json.member("key", "runai/node-pool");
    json.member("operator", "In");
    json.key("values").beginArray();
    json.string(pool.name);
    json.endArray();
    json.endObject();
    json.beginObject();
    json.member("key", "nvidia.com/gpu.product");
    json.member("operator", "In");
    json.key("values").beginArray();
    json.string(pool.gpuType);
    json.endArray();
    json.endObject();
    json.endArray();
    json.endObject();
    json.endArray();
    json.endObject();
    if (w.trouble % 4 == 0)
        json.key("preferred").null();
    if (w.trouble % 4 == 1) {
        json.key("preferred")
            .raw(R"({"nodeSelectorTerms":[{"weight":50,"preference":{"matchExpressions":)"
                 R"([{"key":"topology.kubernetes.io/zone","operator":"In","values":["zone-a"]}]}}]})");
    }
    json.endObject();
}

} // namespace

void writePod(Json &json, const World &world, std::uint32_t index, std::int64_t now, bool full)
{
    if (world.recording) {
        writeRecordedPod(json, world, index, now, full);
        return;
    }
    const Workload &w = world.workloads[world.pods[index].workload];
    const Project &project = world.projects[w.project];
    const Pool &pool = world.pools[w.pool];
    const PodState state = podStateAt(w, index - w.firstPod, now);

    json.beginObject();
    json.member("name", world.podName(index));
    json.member("priorityClassName", PriorityClasses[w.priority].name);
    json.key("id").id(world.podId(index));
    json.key("workloadId").id(world.workloadId(world.pods[index].workload));
    if (hasRevision(w))
        json.key("revisionId").id(idOf(world, revisionOfPod(world, index, now)));
    else
        json.key("revisionId").null();
    json.key("clusterId").id(world.clusters[w.cluster].id);
    json.member("projectId", project.id);
    if (full) {
        json.member("projectName", project.name);
        json.member("workloadName", world.name(w));
    }
    if (state.bound)
        json.member("nodeName", world.nodes[world.pods[index].node].name);
    else
        json.key("nodeName").null();
    json.key("createdAt").time(podCreated(w, index - w.firstPod));
    json.key("completedAt").timeOrNull(state.completedAt);
    json.key("deletedAt").timeOrNull(state.deletedAt);

    json.key("containers").beginArray();
    writeContainer(json, "main", imageOf(w), state);
    if (w.type == Type::Inference)
        writeContainer(json, "queue-proxy", "gcr.io/knative-releases/queue-proxy:v1.15.2", state);
    json.endArray();

    if (state.bound)
        json.member("currentNodePool", pool.name);
    else
        json.key("currentNodePool").null();
    json.key("requestedNodePools").beginArray();
    json.string(pool.name);
    json.endArray();
    writeRequested(json, world, w);
    writeAllocated(json, world, w, state.allocated);
    writeScheduling(json, pool, w);
    json.member("k8sPhase", PodPhaseNames[static_cast<std::size_t>(state.phase)]);
    if (state.bound && state.startedAt) {
        const std::uint64_t h = mix(index);
        json.member("ip",
                    "10." + std::to_string(64 + w.cluster) + '.' + std::to_string(h % 250) + '.'
                        + std::to_string(h / 256 % 253 + 1));
    } else {
        json.key("ip").null();
    }
    json.key("tenantId").integer(TenantId);
    json.key("k8sPhaseUpdatedAt").time(state.phaseSince);
    json.key("updatedAt").time(state.deletedAt.value_or(state.phaseSince));
    json.endObject();
}

} // namespace simulator
