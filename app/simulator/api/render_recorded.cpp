// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/render.h"
#include "app/simulator/replay/recording.h"

#include <cstdio>

namespace simulator {

namespace {

std::string cores(std::int64_t millicores)
{
    std::string text = std::to_string(millicores / 1000);
    if (millicores % 1000 == 0)
        return text;
    char decimals[8];
    std::snprintf(decimals, sizeof decimals, ".%03d", static_cast<int>(millicores % 1000));
    text += decimals;
    return text.substr(0, text.find_last_not_of('0') + 1);
}

void writeRequest(Json &json, std::string_view key, const Workload &w, const RecordedWorkload &recorded,
                  std::uint32_t pods)
{
    json.key(key).beginObject();
    json.key("gpu").beginObject();
    json.key("request").fraction(static_cast<std::int64_t>(w.gpuPerPod) * pods);
    json.endObject();
    if (recorded.millicores >= 0) {
        json.key("cpu").beginObject();
        json.key("request").raw(cores(static_cast<std::int64_t>(recorded.millicores) * pods));
        json.endObject();
    }
    if (recorded.memoryMib >= 0) {
        json.key("cpuMemory").beginObject();
        json.member("request", std::to_string(static_cast<std::int64_t>(recorded.memoryMib) * pods) + "Mi");
        json.endObject();
    }
    json.endObject();
}

void writeAllocated(Json &json, const Workload &w, const RecordedWorkload &recorded, std::uint32_t pods)
{
    json.key("allocatedResources").beginObject();
    json.key("gpu").fraction(static_cast<std::int64_t>(w.gpuPerPod) * pods);
    if (recorded.millicores >= 0)
        json.key("cpu").raw(cores(static_cast<std::int64_t>(recorded.millicores) * pods));
    if (recorded.memoryMib >= 0)
        json.member("cpuMemory", std::to_string(static_cast<std::int64_t>(recorded.memoryMib) * pods) + "Mi");
    json.endObject();
}

void writePriority(Json &json, const Workload &w)
{
    json.member("priorityClassName", w.priority == NoPriority ? NotRecorded : PriorityClasses[w.priority].name);
}

} // namespace

void writeRecordedCluster(Json &json, const Cluster &cluster)
{
    json.beginObject();
    json.key("uuid").id(cluster.id);
    json.key("tenantId").integer(TenantId);
    json.member("name", cluster.name);
    json.key("createdAt").time(cluster.created);
    json.endObject();
}

void writeRecordedWorkload(Json &json, const World &world, std::uint32_t index, std::int64_t now)
{
    const Workload &w = world.workloads[index];
    const RecordedWorkload &recorded = world.recording->workloads[index];
    const WorkloadState state = stateAt(w, now);

    json.beginObject();
    writeStanding(json, world, index, state);
    json.member("source", "Other");
    if (w.priority == NoPriority)
        json.key("priority").null();
    else
        json.key("priority").integer(PriorityClasses[w.priority].value);
    writePriority(json, w);
    if (recorded.preemptionIsKnown)
        json.key("preemptible").boolean(w.preemptible);
    if (!world.users[w.user].empty())
        json.member("submittedBy", world.users[w.user]);
    writeOwners(json, world, w);
    json.member("namespace", DefaultName);
    json.key("runningPods").integer(state.runningPods);
    json.key("requestedPods").beginObject();
    json.key("number").integer(w.podCount);
    json.endObject();
    writeRequest(json, "workloadRequestedResources", w, recorded, w.podCount);
    writeAllocated(json, w, recorded, state.boundPods);
    if (recorded.waitIsKnown)
        json.key("totalPendingTimeSeconds").integer(state.pendingSeconds);
    json.key("totalRunningTimeSeconds").positiveOrNull(state.runningSeconds); // null: it never ran
    json.key("conditions").beginArray();
    json.endArray();
    json.endObject();
}

void writeRecordedPod(Json &json, const World &world, std::uint32_t index, std::int64_t now, bool full)
{
    const std::uint32_t workload = world.pods[index].workload;
    const std::uint32_t node = world.pods[index].node;
    const Workload &w = world.workloads[workload];
    const RecordedWorkload &recorded = world.recording->workloads[workload];
    const Project &project = world.projects[w.project];
    const PodState state = podStateAt(w, world.ordinal(index), now);

    json.beginObject();
    json.member("name", world.podName(index));
    writePriority(json, w);
    json.key("id").id(world.podId(index));
    json.key("workloadId").id(world.workloadId(workload));
    json.key("clusterId").id(world.clusters[w.cluster].id);
    json.member("projectId", project.id);
    if (full) {
        json.member("projectName", project.name);
        json.member("workloadName", world.name(w));
    }
    if (state.bound && node != NoNode)
        json.member("nodeName", world.nodes[node].name);
    json.key("createdAt").time(podCreated(w, world.ordinal(index)));
    json.key("completedAt").timeOrNull(state.completedAt);
    json.key("deletedAt").timeOrNull(state.deletedAt);
    json.key("containers").beginArray();
    json.beginObject();
    json.member("name", "main");
    json.member("image", NotRecorded);
    json.key("startedAt").timeOrNull(state.startedAt);
    json.endObject();
    json.endArray();
    writeRequest(json, "requestedResources", w, recorded, 1);
    writeAllocated(json, w, recorded, state.allocated ? 1 : 0);
    json.member("k8sPhase", PodPhaseNames[static_cast<std::size_t>(state.phase)]);
    json.key("k8sPhaseUpdatedAt").time(state.phaseSince);
    json.key("tenantId").integer(TenantId);
    json.key("updatedAt").time(state.deletedAt.value_or(state.phaseSince));
    json.endObject();
}

} // namespace simulator
