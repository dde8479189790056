// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/release.h"

#include "app/simulator/api/cut.h"
#include "app/simulator/api/request.h"
#include "app/simulator/world/text.h"

#include <algorithm>
#include <array>

namespace simulator {

namespace {

using enum Release;

constexpr std::array<std::string_view, 10> Names
    = {"2.18", "2.19", "2.20", "2.21", "2.22", "2.23", "2.24", "2.25", "2.26", "3.0"};

constexpr std::string_view Clusters = "/api/v1/clusters", Cluster = "/api/v1/clusters/{}",
                           ClusterMetrics = "/api/v1/clusters/{}/metrics", NodesOfCluster = "/api/v1/clusters/{}/nodes",
                           NodeMetrics = "/api/v1/nodes/{}/metrics", NodeTelemetry = "/api/v1/nodes/telemetry",
                           Workloads = "/api/v1/workloads", Telemetry = "/api/v1/workloads/telemetry",
                           Events = "/api/v1/workloads/{}/events", WorkloadMetrics = "/api/v1/workloads/{}/metrics",
                           Pods = "/api/v1/workloads/pods", PodsOfWorkload = "/api/v1/workloads/{}/pods",
                           PodMetrics = "/api/v1/workloads/{}/pods/{}/metrics", Types = "/api/v1/workload-types",
                           PoolMetrics = "/api/v1/clusters/{}/nodepools/{}/metrics", Pools = "/api/v1/node-pools",
                           Projects = "/api/v1/org-unit/projects", Departments = "/api/v1/org-unit/departments",
                           ProjectMetrics = "/api/v1/org-unit/projects/{}/metrics",
                           DepartmentMetrics = "/api/v1/org-unit/departments/{}/metrics";

// Stands for sortBy and for the fields of filterBy.
constexpr std::string_view Key = "key";

// A parameter that an operation lacks in some releases; with values, only these. The rules of a list hold for its
// count, too.
struct Lack
{
    Releases releases;
    std::string_view path, parameter;
    std::string_view values = {}; // separated by spaces; * at the end of one stands for anything
};

constexpr Lack Lacks[] = {
    {before(V2_22), Clusters, "includeRequestedForDelete"},
    {before(V2_19), Cluster, "force"},
    {before(V2_23), ClusterMetrics, "groupBy"},
    {before(V2_23), ClusterMetrics, "nodepoolName"},
    {before(V2_19), ClusterMetrics, "metricType", "TOTAL_GPU_NODES GPU_UTILIZATION_DISTRIBUTION UNALLOCATED_GPU"},
    {before(V2_23), ClusterMetrics, "metricType", "WORKLOADS_COUNT"},

    {before(V2_19), PoolMetrics, "metricType", "TOTAL_GPU_NODES GPU_UTILIZATION_DISTRIBUTION UNALLOCATED_GPU"},
    {before(V2_23), PoolMetrics, "metricType", "WORKLOADS_COUNT"},
    {before(V2_21), Pools, Key, "gpuNetworkAcceleration*"},
    {before(V2_22), Pools, "filterBy", "createdAt updatedAt gpuNetworkAcceleration*"},
    {before(V2_22), Pools, Key, "swapEnabled nodeLevelSchedulerEnabled"},
    {before(V2_23), Pools, Key, "networkTopologyName"},

    {before(V2_19), Projects, Key, "parentId parentName phase totalGpuQuota gpuAllocated avgGpu*"},
    {before(V2_19), Projects, "filterBy", "createdAt"},
    {before(V2_20), Projects, "search"},
    {before(V2_22), Projects, Key, "avgGpuMemoryUtilization*"},
    {before(V2_22), ProjectMetrics, "metricType", "GPU_MEMORY_UTILIZATION"},
    {before(V2_19), Departments, Key, "totalGpuQuota gpuAllocated avgGpu*"},
    {before(V2_19), Departments, "filterBy", "createdAt"},
    {before(V2_19), Departments, "verbosity"},
    {before(V2_22), Departments, Key, "avgGpuMemoryUtilization*"},
    {before(V2_22), DepartmentMetrics, "metricType", "GPU_MEMORY_UTILIZATION"},

    {before(V2_22), NodesOfCluster, "filterBy"},
    {before(V2_22), NodesOfCluster, "sortBy"},
    {before(V2_22), NodesOfCluster, "sortOrder"},
    {before(V2_22), NodesOfCluster, "offset"},
    {before(V2_22), NodesOfCluster, "limit"},
    {before(V2_22), NodesOfCluster, "search"},
    {before(V2_23), NodesOfCluster, Key, "clusterUuid"},
    {before(V2_19), NodeTelemetry, "telemetryType",
     "IDLE_ALLOCATED_GPUS ALLOCATED_GPUS TOTAL_CPU_CORES USED_CPU_CORES ALLOCATED_CPU_CORES TOTAL_GPU_MEMORY_BYTES "
     "USED_GPU_MEMORY_BYTES TOTAL_CPU_MEMORY_BYTES USED_CPU_MEMORY_BYTES ALLOCATED_CPU_MEMORY_BYTES"},
    {before(V2_22), NodeTelemetry, "telemetryType", "FULLY_FREE_GPU_NODES"},
    {before(V2_20), NodeMetrics, "metricType", "GPU_OOMKILL_*"},
    {before(V2_21), NodeMetrics, "metricType",
     "GPU_GRAPHICS_ENGINE_ACTIVITY_PER_GPU GPU_SM_* GPU_TENSOR_ACTIVITY_PER_GPU GPU_FP64_* GPU_FP32_* GPU_FP16_* "
     "GPU_MEMORY_BANDWIDTH_UTILIZATION_PER_GPU GPU_NVLINK_* GPU_PCIE_*"},
    {before(V2_22), NodeMetrics, "metricType",
     "GPU_ALLOCATION_PER_GPU GPU_MEMORY_ALLOCATION_BYTES_PER_GPU GPU_IDLE_TIME_SECONDS_PER_GPU"},
    {before(V2_24), NodeMetrics, "metricType", "NVLINK_*"},

    {before(V2_20), Workloads, "search"},
    {before(V2_20), Workloads, Key, "idleGpus idleAllocatedGpus"},
    {before(V2_21), Workloads, Key, "phaseUpdatedAt"},
    {before(V2_22), Workloads, Key, "category priority"},
    {before(V2_23), Workloads, Key,
     "totalPendingTimeSeconds totalRunningTimeSeconds priorityClassName guaranteedRuntimeEndsAt aiApplicationId "
     "aiApplicationName"},
    {before(V2_24), Telemetry, "filterByPhases"},
    {before(V2_22), Telemetry, "groupBy", "Category"},
    {before(V2_24), Telemetry, "telemetryType", "PENDING_TIME_DISTRIBUTION"},
    {before(V2_20), Events, "sortOrder"},
    {before(V2_23), WorkloadMetrics, "metricType", "NIM_*"},
    {before(V2_24), WorkloadMetrics, "metricType", "NVLINK_*"},

    {before(V2_21), Pods, "search"},
    {before(V2_21), Pods, Key, "workloadId revisionId"},
    {before(V3_0), Pods, "sortBy", "name"},
    {All, Pods, "filterBy", "name"},
    {before(V2_21), PodsOfWorkload, "search"},
    {before(V3_0), PodsOfWorkload, "sortBy"},
    {before(V3_0), PodsOfWorkload, "sortOrder"},
    {before(V3_0), PodsOfWorkload, "filterBy"},
    {All, PodsOfWorkload, "filterBy", "name"},
    {before(V2_20), PodMetrics, "metricType", "GPU_SWAP_MEMORY_BYTES_PER_GPU"},
    {before(V2_23), PodMetrics, "metricType", "NIM_*"},
    {before(V2_24), PodMetrics, "metricType", "NVLINK_*"},

    {before(V2_23), Types, "filterBy"},
};

// 2.23 has the metrics of NVLink under the names of the exporter.
constexpr Release OfOldNames = V2_23;
constexpr std::string_view NvlinkMetrics = "NVLINK_BANDWIDTH_TOTAL",
                           OldNvlinkMetrics = "DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL";

// Fields that a record lacks in some releases; with a value, only where they have it. Fields of nested objects are
// joined by dots, arrays add nothing.
struct Absence
{
    Releases releases;
    Record record;
    std::string_view fields; // separated by spaces
    std::string_view value = {}; // as JSON
};

// The document of 2.24 has no MIG profiles; those of the releases beside it have them.
constexpr Absence Absences[] = {
    {before(V2_19), Record::Cluster, "deleteRequestedAt status.config.subdomainEnabled"},
    {before(V2_24), Record::Cluster, "status.config.ingressClass"},

    {before(V2_19), Record::Workload,
     "priority phaseReason command arguments environmentVariables pendingSchedulingMessages "
     "environments.connections.containerPort externalConnections.containerPort"},
    {before(V2_20), Record::Workload,
     "idleGpus idleAllocatedGpus environments.connections.authorizationType externalConnections.authorizationType"},
    {before(V2_22), Record::Workload, "category"},
    {before(V2_23), Record::Workload,
     "totalPendingTimeSeconds totalRunningTimeSeconds guaranteedRuntimeEndsAt aiApplicationId aiApplicationName "
     "sourceApi"},
    {before(V2_24), Record::Workload, "topology"},
    {{V2_24, V2_24},
     Record::Workload,
     "workloadRequestedResources.gpuRequestType podsRequestedResources.gpuRequestType",
     R"("migProfile")"},

    {before(V2_19), Record::Pod, "ip"},
    {before(V2_21), Record::Pod, "revisionId"},
    {before(V2_22), Record::Pod, "nodeAffinity"},
    {{V2_24, V2_24}, Record::Pod, "requestedResources.migProfile allocatedResources.migProfile"},
    {{V2_24, V2_24}, Record::Pod, "requestedResources.gpuRequestType", R"("migProfile")"},

    {before(V2_19), Record::Node, "id"},
    {before(V2_21), Record::Node, "nvLinkDomainUid nvLinkCliqueId"},

    {before(V2_21), Record::NodePool,
     "gpuNetworkAccelerationLabelKey gpuNetworkAccelerationDetection status.gpuNetworkAccelerationLabelKey "
     "status.gpuNetworkAccelerationDetection status.gpuNetworkAccelerationDetected"},
    {before(V2_22), Record::NodePool, "gpuResourceOptimization status.gpuResourceOptimization"},
    {before(V2_23), Record::NodePool,
     "networkTopologyId networkTopologyName schedulingConfiguration status.schedulingConfiguration status.conditions"},

    {before(V2_19), Record::Project, "description totalResources effective overtimeData"},
    {before(V2_20), Record::Project, "status.lastUpdatedTime resources.priority"},
    {before(V2_21), Record::Project, "enforceRunaiScheduler"},
    {before(V2_22), Record::Project,
     "overtimeData.range24hData.averageGpuMemoryUtilization overtimeData.range7dData.averageGpuMemoryUtilization "
     "overtimeData.range30dData.averageGpuMemoryUtilization"},
    {before(V2_19), Record::Department,
     "description totalResources overtimeData status schedulingRules defaultNodePools nodeTypes"},
    {before(V2_20), Record::Department, "resources.priority"},
    {before(V2_22), Record::Department,
     "overtimeData.range24hData.averageGpuMemoryUtilization overtimeData.range7dData.averageGpuMemoryUtilization "
     "overtimeData.range30dData.averageGpuMemoryUtilization"},

    {before(V2_23), Record::WorkloadType,
     "name group categoryId priorityId createdAt createdBy resourceInterfaces clusterStatuses"},

    {before(V2_23), Record::Metrics, "measurements.groups"},
    {before(V2_24), Record::Token, "expiresIn"},
};

// Its size, if the text does not have the character
std::size_t placeOf(char character, std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::find(text, character) - text.begin());
}

// Calls what it is given with each word until it returns true; whether it did.
template<typename Accepts> bool anyWord(std::string_view words, const Accepts &accepts)
{
    while (!words.empty()) {
        const std::size_t end = placeOf(' ', words);
        if (accepts(words.substr(0, end)))
            return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

bool covers(std::string_view word, std::string_view value)
{
    if (word.ends_with('*'))
        return value.starts_with(word.substr(0, word.size() - 1));
    return word == value;
}

// Whether a path is that of a list or of its count.
bool isOrCounts(std::string_view path, std::string_view list)
{
    return path.starts_with(list) && (path.size() == list.size() || path.substr(list.size()) == "/count");
}

bool isAbout(const Lack &lack, std::string_view path, std::string_view parameter)
{
    return isOrCounts(path, lack.path)
        && (parameter == lack.parameter
            || (lack.parameter == Key && (parameter == "sortBy" || parameter == "filterBy")));
}

// The field of an item of filterBy; any other item as a whole.
std::string_view wordOf(std::string_view parameter, std::string_view item)
{
    if (parameter != "filterBy")
        return item;
    return item.substr(0, item.find_first_of("=!<>"));
}

void refuseUnknown(Release release, std::string_view path, std::string_view parameter, std::string_view item)
{
    const std::string_view word = wordOf(parameter, item);
    for (const Lack &lack : Lacks) {
        if (lack.releases.contain(release) && isAbout(lack, path, parameter)
            && anyWord(lack.values, [word](std::string_view known) { return covers(known, word); }))
            throw Refusal{400, std::string(parameter) + ": \"" + std::string(word) + "\" is not known here"};
    }
}

bool ignores(Release release, std::string_view path, std::string_view parameter)
{
    return std::ranges::any_of(Lacks, [=](const Lack &lack) {
        return lack.values.empty() && lack.releases.contain(release) && isAbout(lack, path, parameter);
    });
}

// "name=value" as this release understands it; empty if it ignores that.
std::string understoodPart(Release release, std::string_view path, std::string_view part)
{
    const std::size_t equals = placeOf('=', part);
    const auto name = percentDecoded(part.substr(0, equals), true);
    const auto value = percentDecoded(part.substr(std::min(equals + 1, part.size())), true);
    if (!name || !value)
        return std::string(part); // refused by the operation
    if (ignores(release, path, *name))
        return {};
    for (std::string_view rest = *value; !rest.empty();) {
        const std::size_t end = placeOf(',', rest);
        refuseUnknown(release, path, *name, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (*name == "metricType" && release == OfOldNames)
        return replaced(part, OldNvlinkMetrics, NvlinkMetrics);
    return std::string(part);
}

} // namespace

std::optional<Release> releaseNamed(std::string_view name)
{
    const auto *const found = std::ranges::find(Names, name);
    if (found == Names.end())
        return std::nullopt;
    return static_cast<Release>(found - Names.begin());
}

std::string_view nameOf(Release release)
{
    return Names[static_cast<std::size_t>(release)];
}

std::string releaseNames()
{
    std::string all;
    for (const std::string_view name : Names)
        all += (all.empty() ? "" : " ") + std::string(name);
    return all;
}

std::string understood(Release release, std::string_view path, std::string_view query)
{
    std::string kept;
    while (!query.empty()) {
        const std::size_t end = placeOf('&', query);
        const std::string part = understoodPart(release, path, query.substr(0, end));
        query.remove_prefix(std::min(end + 1, query.size()));
        if (!part.empty())
            kept += (kept.empty() ? "" : "&") + part;
    }
    return kept;
}

std::string told(Release release, Record record, std::string answer)
{
    if (record == Record::Metrics && release == OfOldNames)
        answer = replaced(answer, R"("type":")" + std::string(NvlinkMetrics),
                          R"("type":")" + std::string(OldNvlinkMetrics));
    // A slip of the document of 2.21
    if (record == Record::Project && release == Release::V2_21)
        answer = replaced(answer, R"("enforceRunaiScheduler":)", R"("enforceRun:aiScheduler":)");
    Cuts cuts;
    for (const Absence &absence : Absences) {
        if (absence.record != record || !absence.releases.contain(release))
            continue;
        (void)anyWord(absence.fields, [&](std::string_view field) {
            cuts.emplace(field, absence.value);
            return false;
        });
    }
    return cuts.empty() ? std::move(answer) : without(answer, cuts);
}

} // namespace simulator
