// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/render.h"
#include "app/simulator/replay/recording.h"
#include "app/simulator/world/random.h"
#include "app/simulator/world/resources.h"

namespace simulator {

namespace {

void writeRequests(Json &json, const World &world, const Workload &w, std::string_view key, std::uint32_t pods)
{
    const Pool &pool = world.pools[w.pool];
    const std::int64_t gpu = static_cast<std::int64_t>(w.gpuPerPod) * pods;
    json.key(key).beginObject();
    if (w.gpuPerPod > 0)
        json.member("gpuRequestType", migProfileOf(w).empty() ? "portion" : "migProfile");
    json.key("gpu").beginObject();
    json.key("request").fraction(gpu);
    json.key("limit").fraction(gpu);
    json.endObject();
    json.key("gpuMemory").beginObject();
    const std::string gpuMemory = std::to_string(pool.gpuMemoryGib * 1024 * gpu / 100) + "Mi";
    json.member("request", gpuMemory);
    json.member("limit", gpuMemory);
    json.endObject();
    const std::int64_t cpu = static_cast<std::int64_t>(cpuPerPod(w)) * pods;
    json.key("cpu").beginObject();
    json.key("request").integer(cpu);
    json.key("limit").integer(cpu * 2);
    json.endObject();
    const std::int64_t memory = static_cast<std::int64_t>(memoryGibPerPod(w)) * pods;
    json.key("cpuMemory").beginObject();
    json.member("request", std::to_string(memory) + "Gi");
    json.member("limit", std::to_string(memory * 2) + "Gi");
    json.endObject();
    writeExtendedResources(json, w, pods);
    json.endObject();
}

void writeAllocated(Json &json, const World &world, const Workload &w, const WorkloadState &state)
{
    const std::int64_t pods = state.boundPods;
    json.key("allocatedResources").beginObject();
    json.key("gpu").fraction(allocatedGpu(w, state));
    json.member("gpuMemory",
                std::to_string(world.pools[w.pool].gpuMemoryGib * 1024 * allocatedGpu(w, state) / 100) + "Mi");
    json.key("cpu").integer(cpuPerPod(w) * pods);
    json.member("cpuMemory", std::to_string(memoryGibPerPod(w) * pods) + "Gi");
    writeExtendedResources(json, w, pods);
    json.endObject();
}

void writeCondition(Json &json, std::string_view type, bool status, std::string_view reason, std::string_view message,
                    std::int64_t since)
{
    json.beginObject();
    json.member("type", type);
    json.member("status", status ? "True" : "False");
    if (!reason.empty())
        json.member("reason", reason);
    if (!message.empty())
        json.member("message", message);
    json.key("lastTransitionTime").time(since);
    json.endObject();
}

void writeConditions(Json &json, const Workload &w, const WorkloadState &state, const Reason &reason, std::int64_t now)
{
    json.key("conditions").beginArray();
    if (passed(w, w.toPending, now)) {
        const bool scheduled = passed(w, w.toInitializing, now);
        writeCondition(json, "PodScheduled", scheduled, scheduled ? "" : "Unschedulable",
                       scheduled ? "" : reason.message, scheduled ? at(w, w.toInitializing) : at(w, w.toPending));
    }
    if (state.phase == Phase::Running)
        writeCondition(json, "Ready", true, "AllPodsReady", "", at(w, w.toRunning));
    if (state.phase == Phase::Degraded || state.phase == Phase::Failed)
        writeCondition(json, "Ready", false, reason.code, reason.message, state.phaseSince);
    json.endArray();
}

void writeConnection(Json &json, std::string_view name, std::string_view tool, std::string_view url, int port,
                     std::string_view user)
{
    json.beginObject();
    json.member("name", name);
    json.member("toolType", tool);
    json.member("connectionType", "ExternalUrl");
    json.member("url", url);
    json.member("authorizationType", "authorizedUsersOrGroups");
    json.key("authorizedUsers").beginArray();
    json.string(user);
    json.endArray();
    json.key("authorizedGroups").beginArray();
    if (port == 8000)
        json.string("service-owners");
    json.endArray();
    json.key("containerPort").integer(port);
    json.endObject();
}

void writeConnections(Json &json, const World &world, std::uint32_t index)
{
    const Workload &w = world.workloads[index];
    const std::uint32_t category = categoryCode(w.type);
    const std::string host = "https://" + world.clusters[w.cluster].domain + '/' + world.projects[w.project].name + '/'
        + std::to_string(index);
    json.key("urls").beginArray();
    if (category != 1)
        json.string(host);
    json.endArray();
    json.key("environments").beginArray();
    if (w.source != 2) {
        json.beginObject();
        json.key("connections").beginArray();
        if (category != 1) {
            writeConnection(json, category == 0 ? "jupyter" : "serving", category == 0 ? "jupyter-notebook" : "custom",
                            host, category == 0 ? 8888 : 8000, world.users[w.user]);
        }
        json.endArray();
        json.member("name", category == 0 ? "jupyter-lab" : category == 1 ? "trainer" : "server");
        json.key("id").id(makeId(world.seed, IdKind::Environment, category));
        if (w.type == Type::Distributed)
            json.member("replicaType", "Worker");
        else
            json.key("replicaType").null();
        json.endObject();
    }
    json.endArray();
    json.key("externalConnections").beginArray();
    if (w.source == 2 && category == 2)
        writeConnection(json, "serving", "custom", host + "/v1", 8000, world.users[w.user]);
    json.endArray();
    json.key("datasources").beginArray();
    static constexpr std::pair<std::string_view, std::string_view> Sources[]
        = {{"pvc", "datasets-ro"}, {"s3", "checkpoints"}, {"nfs", "home"}, {"git", "monorepo"}};
    for (std::uint32_t i = 0; i < w.trouble % 3U; ++i) {
        const std::uint32_t which = (w.trouble + i) % 4;
        json.beginObject();
        json.member("type", Sources[which].first);
        json.member("name", Sources[which].second);
        json.key("id").id(makeId(world.seed, IdKind::Datasource, which));
        json.endObject();
    }
    json.endArray();
}

void writeCommand(Json &json, const World &world, const Workload &w)
{
    json.key("environmentVariables").beginObject();
    json.member("NCCL_DEBUG", w.trouble % 2 == 0 ? "WARN" : "INFO");
    json.member("DATA_ROOT", "/data/" + world.projects[w.project].name);
    if (w.trouble % 3 == 0)
        json.member("HF_TOKEN", "hf_notARealTokenOnlyMadeUp");
    if (w.trouble % 5 == 0)
        json.member("AWS_SECRET_ACCESS_KEY", "made-up/secret+key");
    json.endObject();
    switch (categoryCode(w.type)) {
    case 0:
        json.member("command", "jupyter lab");
        break;
    case 1:
        json.member("command", w.framework == 1 ? "torchrun" : "python");
        break;
    default:
        json.member("command", "serve");
        break;
    }
    json.member("arguments", categoryCode(w.type) == 1 ? "train.py --config conf/base.yaml --seed 17" : "--port 8000");
}

void writeManifest(Json &json, const Workload &w)
{
    json.key("additionalFields").beginObject();
    if (w.source == 2)
        json.member("manifest", w.trouble % 2 == 0 ? "helm" : "kustomize");
    json.endObject();
    if (w.gpuPerPod < 800 || w.podCount < 2) {
        json.key("topology").null();
        return;
    }
    json.key("topology").beginObject();
    json.member("name", "nvlink-domains");
    json.member("requiredPlacement", "topology.kubernetes.io/zone");
    json.member("preferredPlacement", "nvidia.com/gpu.clique");
    json.endObject();
}

void writePools(Json &json, const World &world, const Workload &w, std::int64_t now)
{
    json.key("requestedNodePools").beginArray();
    json.string(world.pools[w.pool].name);
    json.endArray();
    json.key("currentNodePools").beginArray();
    if (passed(w, w.toInitializing, now))
        json.string(world.pools[w.pool].name);
    json.endArray();
}

// Of an earlier revision: another version of the same image
std::string earlierImage(const Workload &w, std::uint32_t number)
{
    const std::string_view image = imageOf(w);
    return std::string(image.substr(0, image.rfind(':'))) + ":v0." + std::to_string(number + 1);
}

void writeShape(Json &json, const World &world, const Workload &w, const WorkloadState &state, std::int64_t now)
{
    json.key("requestedPods").beginObject();
    if (categoryCode(w.type) == 2) {
        json.key("min").integer(std::max(1U, w.podCount / 2));
        json.key("max").integer(w.podCount + 2);
    } else {
        json.key("number").integer(w.podCount);
        if (w.type == Type::Job || w.type == Type::Training) {
            json.key("parallelism").integer(w.podCount);
            json.key("completions").integer(w.podCount);
        }
    }
    json.endObject();
    writePools(json, world, w, now);
    json.key("images").beginArray();
    json.string(imageOf(w));
    json.endArray();
    writeRequests(json, world, w, "workloadRequestedResources", w.podCount);
    writeRequests(json, world, w, "podsRequestedResources", w.podCount);
    writeAllocated(json, world, w, state);
}

} // namespace

void writeExtendedResources(Json &json, const Workload &w, std::int64_t pods)
{
    json.key("extendedResources").beginArray();
    if (w.gpuPerPod >= 800 && pods > 0) {
        json.beginObject();
        json.member("resource", "rdma/rdma_shared_device_a");
        json.member("quantity", std::to_string(pods));
        json.key("exclude").boolean(false);
        json.endObject();
    }
    json.endArray();
}

std::string_view k8sPhase(const WorkloadState &state)
{
    switch (state.phase) {
    case Phase::Completed:
        return "Succeeded";
    case Phase::Degraded:
    case Phase::Updating:
    case Phase::Stopping:
    case Phase::Terminating:
    case Phase::Deleting:
        return "Running";
    case Phase::Creating:
    case Phase::Initializing:
    case Phase::Resuming:
        return "Pending";
    case Phase::Stopped:
        return "Suspended";
    default:
        return PhaseNames[static_cast<std::size_t>(state.phase)];
    }
}

void writeStanding(Json &json, const World &world, std::uint32_t index, const WorkloadState &state)
{
    const Workload &w = world.workloads[index];
    json.key("id").id(world.workloadId(index));
    json.key("tenantId").integer(TenantId);
    json.member("name", world.name(w));
    json.member("type", typeName(w.type));
    json.member("category", categoryName(w.type));
    json.member("phase", PhaseNames[static_cast<std::size_t>(state.phase)]);
    json.key("phaseUpdatedAt").time(state.phaseSince);
    json.member("k8sPhase", k8sPhase(state));
    json.key("k8sPhaseUpdatedAt").time(state.phaseSince);
    json.key("updatedAt").time(state.deletedAt.value_or(state.phaseSince));
    json.key("createdAt").time(w.created);
    json.key("completedAt").timeOrNull(state.completedAt);
    json.key("deletedAt").timeOrNull(state.deletedAt);
}

void writeOwners(Json &json, const World &world, const Workload &w)
{
    const Project &project = world.projects[w.project];
    const Department &department = world.departments[project.department];
    json.key("clusterId").id(world.clusters[w.cluster].id);
    json.member("projectName", project.name);
    json.member("projectId", project.id);
    json.member("departmentName", department.name);
    json.member("departmentId", department.id);
}

void writeWorkload(Json &json, const World &world, std::uint32_t index, std::int64_t now, bool detailed)
{
    if (world.recording) {
        writeRecordedWorkload(json, world, index, now);
        return;
    }
    const Workload &w = world.workloads[index];
    const WorkloadState state = stateAt(w, now);
    const Reason reason = reasonOf(world, w, state.phase);

    json.beginObject();
    writeStanding(json, world, index, state);
    json.member("phaseMessage", reason.message);
    if (reason.phaseReason.empty())
        json.key("phaseReason").null();
    else
        json.member("phaseReason", reason.phaseReason);
    json.member("source", w.source == 0 ? "Control-plane" : w.source == 1 ? "CLI" : "Other");
    json.key("priority").integer(PriorityClasses[w.priority].value);
    json.member("priorityClassName", PriorityClasses[w.priority].name);
    json.key("preemptible").boolean(w.preemptible);
    json.member("submittedBy", world.users[w.user]);
    writeOwners(json, world, w);
    json.member("namespace", "runai-" + world.projects[w.project].name);
    json.key("runningPods").integer(state.runningPods);
    writeShape(json, world, w, state, now);
    json.key("idleGpus").integer(idleGpu(w, state) / 100);
    json.key("idleAllocatedGpus").fraction(idleGpu(w, state));
    json.key("totalPendingTimeSeconds").integer(state.pendingSeconds);
    json.key("totalRunningTimeSeconds").positiveOrNull(state.runningSeconds); // null: it never ran
    json.key("guaranteedRuntimeEndsAt").timeOrNull(guaranteedUntil(w, state));
    json.key("actionsSupport").beginObject();
    json.key("delete").boolean(true);
    json.key("suspend").boolean(w.type <= Type::Distributed);
    json.endObject();
    writeConditions(json, w, state, reason, now);
    writeConnections(json, world, index);
    if (w.framework != 0)
        json.member("distributedFramework", Frameworks[w.framework]);
    if (w.application != 0) {
        json.key("aiApplicationId").id(world.applications[w.application].first);
        json.member("aiApplicationName", world.applications[w.application].second);
    }
    writeCommand(json, world, w);
    writeManifest(json, w);
    if (w.source == 2)
        json.member("sourceApi", "WorkloadsV2");
    else
        json.key("sourceApi").null();
    if (detailed) {
        json.key("pendingSchedulingMessages").beginArray();
        if (!reason.phaseReason.empty()) {
            json.beginObject();
            json.member("nodePool", world.pools[w.pool].name);
            json.member("phaseReason", reason.phaseReason);
            json.member("reason", reason.message);
            json.member("orgType", reason.phaseReason == "OverLimit" ? "DEPARTMENT" : "PROJECT");
            json.member("userMessage", reason.message);
            json.endObject();
        }
        json.endArray();
    }
    json.endObject();
}

std::string revisionName(const World &world, Revision revision)
{
    return std::string(world.name(world.workloads[revision.workload])) + "-0000" + std::to_string(revision.number + 1);
}

void writeRevision(Json &json, const World &world, Revision revision, std::int64_t now)
{
    const Workload &w = world.workloads[revision.workload];
    const Project &project = world.projects[w.project];
    const RevisionState state = stateOf(world, revision, now);
    WorkloadState own = stateAt(w, now);
    own.runningPods = std::min(own.runningPods, state.pods);
    own.boundPods = std::min(own.boundPods, state.pods);
    own.phase = state.phase;
    own.phaseSince = state.phaseSince;
    const Reason reason = state.isNewest ? reasonOf(world, w, state.phase) : Reason();
    const std::string successor = revisionName(world, {revision.workload, revision.number + 1});

    json.beginObject();
    json.member("type", "runai-revision");
    json.member("name", revisionName(world, revision));
    json.key("id").id(idOf(world, revision));
    json.key("workloadId").id(world.workloadId(revision.workload));
    json.key("tenantId").integer(TenantId);
    json.key("clusterId").id(world.clusters[w.cluster].id);
    json.member("projectId", project.id);
    json.member("departmentId", world.departments[project.department].id);
    json.key("createdAt").time(state.created);
    json.key("deletedAt").timeOrNull(state.deletedAt);
    json.member("phase", PhaseNames[static_cast<std::size_t>(state.phase)]);
    json.member("phaseMessage", state.isNewest ? reason.message : "Replaced by " + successor);
    json.key("phaseUpdatedAt").time(state.phaseSince);
    json.key("runningPods").integer(own.runningPods);
    json.key("requestedPods").beginObject();
    if (state.isNewest) {
        json.key("min").integer(std::max(1U, w.podCount / 2));
        json.key("max").integer(w.podCount + 2);
    } else {
        json.key("number").integer(0);
    }
    json.endObject();
    writePools(json, world, w, now);
    json.key("images").beginArray();
    json.string(state.isNewest ? std::string(imageOf(w)) : earlierImage(w, revision.number));
    json.endArray();
    writeRequests(json, world, w, "revisionRequestedResources", state.isNewest ? w.podCount : 0);
    writeRequests(json, world, w, "podsRequestedResources", 1);
    writeAllocated(json, world, w, own);
    writeConditions(json, w, own, reason, now);
    writeCommand(json, world, w);
    json.endObject();
}

} // namespace simulator
