// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/endpoints.h"

#include <algorithm>

namespace api {
namespace {

// clang-format off
constexpr std::string_view workloadSortKeys[] = {
    "type", "name", "clusterId", "projectId", "projectName", "departmentId", "departmentName", "createdAt",
    "deletedAt", "submittedBy", "phase", "completedAt", "nodepool", "distributedFramework", "allocatedGPU", "idleGpus",
    "idleAllocatedGpus", "phaseUpdatedAt", "category", "priority", "totalPendingTimeSeconds",
    "totalRunningTimeSeconds", "priorityClassName", "guaranteedRuntimeEndsAt", "aiApplicationId", "aiApplicationName"};
constexpr Names workloadFilterKeys = workloadSortKeys; // equal today; the contract test fails if they diverge
constexpr std::string_view podSortKeys[] = {"clusterId", "workloadId", "revisionId", "nodeName", "currentNodepool",
                                            "createdAt", "completedAt", "deletedAt"};
constexpr Names podFilterKeys = podSortKeys;

constexpr std::string_view nodeSortKeys[] = {"name",    "status",          "nodePool",       "gpuType",
                                             "clusterUuid", "nvLinkDomainUid", "nvLinkCliqueId"};
constexpr Names nodeFilterKeys = nodeSortKeys;

constexpr std::string_view clusterList[] = {"includeRequestedForDelete", "verbosity"};
constexpr std::string_view minimalList[] = {"offset", "limit", "filterBy"};
constexpr std::string_view installInfo[] = {"version", "remoteClusterUrl"};
constexpr std::string_view workloadList[] = {"deleted", "offset", "limit", "sortOrder", "sortBy", "filterBy", "search"};
constexpr std::string_view podList[] = {"deleted", "offset", "limit", "sortOrder", "sortBy",
                                        "filterBy", "search", "completed", "verbosity"};
constexpr std::string_view count[] = {"deleted", "filterBy", "search"};
constexpr std::string_view nodeList[] = {"offset", "limit", "sortOrder", "sortBy", "filterBy", "search"};
constexpr std::string_view nodeCount[] = {"filterBy", "search"};
constexpr std::string_view podsOfWorkload[] = {"deleted", "offset", "limit", "search"};
constexpr std::string_view events[] = {"offset", "limit", "sortOrder"};
constexpr std::string_view history[] = {"offset", "limit"};
constexpr std::string_view telemetry[]
    = {"clusterId", "nodepoolName", "departmentId", "groupBy", "telemetryType", "filterByPhases"};
constexpr std::string_view nodeTelemetry[] = {"clusterId", "nodepoolName", "groupBy", "telemetryType"};
constexpr std::string_view clusterMetrics[]
    = {"start", "end", "numberOfSamples", "metricType", "groupBy", "nodepoolName"};
constexpr std::string_view metrics[] = {"start", "end", "numberOfSamples", "metricType"};

constexpr std::string_view deletedOnly[] = {"deleted"};
constexpr std::string_view typeFilterKeys[] = {"name", "group"};
constexpr std::string_view typeList[] = {"externalTypesOnly", "filterBy"};
constexpr std::string_view prioritySortKeys[] = {"name", "source", "value"};
constexpr Names priorityFilterKeys = prioritySortKeys;
constexpr std::string_view priorityList[] = {"sortBy", "sortOrder", "filterBy"};

constexpr std::string_view poolSortKeys[] = {"name",
                                             "phase",
                                             "clusterId",
                                             "createdAt",
                                             "updatedAt",
                                             "networkTopologyName",
                                             "gpuNetworkAccelerationDetection",
                                             "gpuNetworkAccelerationDetected",
                                             "gpuNetworkAccelerationLabelKey",
                                             "swapEnabled",
                                             "nodeLevelSchedulerEnabled"};
constexpr Names poolFilterKeys = poolSortKeys;
constexpr std::string_view projectSortKeys[] = {
    "name", "clusterId", "departmentId", "parentId", "parentName", "phase", "totalGpuQuota", "gpuAllocated",
    "createdAt", "avgGpuAllocation24h", "avgGpuUtilization24h", "avgGpuMemoryUtilization24h", "avgGpuAllocation7d",
    "avgGpuUtilization7d", "avgGpuMemoryUtilization7d", "avgGpuAllocation30d", "avgGpuUtilization30d",
    "avgGpuMemoryUtilization30d"};
constexpr Names projectFilterKeys = projectSortKeys;
constexpr std::string_view departmentSortKeys[] = {
    "name", "clusterId", "totalGpuQuota", "gpuAllocated", "createdAt", "avgGpuAllocation24h", "avgGpuUtilization24h",
    "avgGpuMemoryUtilization24h", "avgGpuAllocation7d", "avgGpuUtilization7d", "avgGpuMemoryUtilization7d",
    "avgGpuAllocation30d", "avgGpuUtilization30d", "avgGpuMemoryUtilization30d"};
constexpr Names departmentFilterKeys = departmentSortKeys;
constexpr std::string_view plainList[] = {"offset", "limit", "sortOrder", "sortBy", "filterBy"};
constexpr std::string_view filterOnly[] = {"filterBy"};
constexpr std::string_view projectTelemetry[]
    = {"clusterId", "nodepoolId", "departmentId", "groupBy", "telemetryType"};
constexpr std::string_view departmentTelemetry[]
    = {"clusterId", "nodepoolName", "departmentId", "groupBy", "telemetryType"};
constexpr std::string_view unitMetrics[] = {"start", "end", "numberOfSamples", "metricType", "nodepoolName"};

constexpr std::string_view clusterDelete[] = {"force"};

constexpr Names noKeys;

using enum Operation;
constexpr Endpoint table[] = {
    {Clusters,          "GET",  "/api/v1/clusters",                                    "",             clusterList,    noKeys,           noKeys,             {}},
    {Cluster,           "GET",  "/api/v1/clusters/{clusterUuid}",                      ".",            noKeys,         noKeys,           noKeys,             {}},
    {ClustersMinimal,   "GET",  "/api/v1/clusters/minimal",                            "clusters",     minimalList,    noKeys,           noKeys,             {}},
    {ClusterMinimal,    "GET",  "/api/v1/clusters/{clusterUuid}/minimal",              ".",            noKeys,         noKeys,           noKeys,             {}},
    {ClusterInstallInfo, "GET", "/api/v1/clusters/{clusterUuid}/cluster-install-info", ".",            installInfo,    noKeys,           noKeys,             {}},
    {ClusterNodes,      "GET",  "/api/v1/clusters/{clusterUuid}/nodes",                "nodes",        nodeList,       nodeSortKeys,     nodeFilterKeys,     {}},
    {Workloads,         "GET",  "/api/v1/workloads",                                   "workloads",    workloadList,   workloadSortKeys, workloadFilterKeys, {}},
    {Workload,          "GET",  "/api/v1/workloads/{workloadId}",                      ".",            noKeys,         noKeys,           noKeys,             {}},
    {WorkloadCount,     "GET",  "/api/v1/workloads/count",                             "count",        count,          noKeys,           workloadFilterKeys, {}},
    {WorkloadTelemetry, "GET",  "/api/v1/workloads/telemetry",                         "values",       telemetry,      noKeys,           noKeys,             {}},
    {WorkloadEvents,    "GET",  "/api/v1/workloads/{workloadId}/events",               "events",       events,         noKeys,           noKeys,             {}},
    {WorkloadHistory,   "GET",  "/api/v1/workloads/{workloadId}/history",              "records",      history,        noKeys,           noKeys,             {}},
    {WorkloadPods,      "GET",  "/api/v1/workloads/{workloadId}/pods",                 "pods",         podsOfWorkload, noKeys,           noKeys,             {}},
    {Pods,              "GET",  "/api/v1/workloads/pods",                              "pods",         podList,        podSortKeys,      podFilterKeys,      "verbosity=full"},
    {PodCount,          "GET",  "/api/v1/workloads/pods/count",                        "count",        count,          noKeys,           podFilterKeys,      {}},
    {ClusterMetrics,    "GET",  "/api/v1/clusters/{clusterUuid}/metrics",              "measurements", clusterMetrics, noKeys,           noKeys,             {}},
    {WorkloadMetrics,   "GET",  "/api/v1/workloads/{workloadId}/metrics",              "measurements", metrics,        noKeys,           noKeys,             {}},
    {PodMetrics,        "GET",  "/api/v1/workloads/{workloadId}/pods/{podId}/metrics", "measurements", metrics,        noKeys,           noKeys,             {}},
    {InferenceMetrics,  "GET",  "/api/v1/workloads/inferences/{workloadId}/metrics",   "measurements", metrics,        noKeys,           noKeys,             {}},
    {InferencePodMetrics, "GET", "/api/v1/workloads/inferences/{workloadId}/pods/{podId}/metrics", "measurements", metrics,        noKeys,           noKeys,             {}},
    {InferenceRevisions, "GET", "/api/v1/workloads/inferences/{workloadId}/revisions", "revisions",    deletedOnly,    noKeys,           noKeys,             {}},
    {InferenceRevision,  "GET", "/api/v1/workloads/inferences/revisions/{revisionId}", ".",            noKeys,         noKeys,           noKeys,             {}},
    {RevisionPods,       "GET", "/api/v1/workloads/inferences/revisions/{revisionId}/pods", "pods",         deletedOnly,    noKeys,           noKeys,             {}},
    {RevisionEvents,     "GET", "/api/v1/workloads/inferences/revisions/{revisionId}/events", "events",       events,         noKeys,           noKeys,             {}},
    {RevisionHistory,    "GET", "/api/v1/workloads/inferences/revisions/{revisionId}/history", "records",      history,        noKeys,           noKeys,             {}},
    {WorkloadCategories, "GET", "/api/v1/workload-categories",                         "categories",   noKeys,         noKeys,           noKeys,             {}},
    {WorkloadCategory,   "GET", "/api/v1/workload-categories/{categoryId}",            ".",            noKeys,         noKeys,           noKeys,             {}},
    {WorkloadTypes,      "GET", "/api/v1/workload-types",                              "types",        typeList,       noKeys,           typeFilterKeys,     {}},
    {WorkloadType,       "GET", "/api/v1/workload-types/{workloadTypeId}",             ".",            noKeys,         noKeys,           noKeys,             {}},
    {WorkloadPriorities, "GET", "/api/v1/workload-priorities",                         "priorities",   priorityList,   prioritySortKeys, priorityFilterKeys, {}},
    {OldPods,            "GET", "/v1/k8s/clusters/{uuid}/pods",                        "",             noKeys,         noKeys,           noKeys,             {}},
    {Nodes,             "GET",  "/api/v1/nodes",                                       "nodes",        nodeList,       nodeSortKeys,     nodeFilterKeys,     {}},
    {NodeCount,         "GET",  "/api/v1/nodes/count",                                 "count",        nodeCount,      noKeys,           nodeFilterKeys,     {}},
    {NodeMetrics,       "GET",  "/api/v1/nodes/{nodeId}/metrics",                      "measurements", metrics,        noKeys,           noKeys,             {}},
    {NodeTelemetry,     "GET",  "/api/v1/nodes/telemetry",                             "values",       nodeTelemetry,  noKeys,           noKeys,             {}},
    {ClusterNodeCount,  "GET",  "/api/v1/clusters/{clusterUuid}/nodes/count",          "count",        nodeCount,      noKeys,           nodeFilterKeys,     {}},
    {NodePools,         "GET",  "/api/v1/node-pools",                                  "nodepools",    plainList,      poolSortKeys,     poolFilterKeys,     {}},
    {NodePoolCount,     "GET",  "/api/v1/node-pools/count",                            "count",        filterOnly,     noKeys,           poolFilterKeys,     {}},
    {NodePoolMetrics,   "GET",  "/api/v1/clusters/{clusterUuid}/nodepools/{nodepoolName}/metrics", "measurements", metrics,        noKeys,           noKeys,             {}},
    {Projects,          "GET",  "/api/v1/org-unit/projects",                           "projects",     nodeList,       projectSortKeys,  projectFilterKeys,  {}},
    {ProjectCount,      "GET",  "/api/v1/org-unit/projects/count",                     "count",        nodeCount,      noKeys,           projectFilterKeys,  {}},
    {ProjectTelemetry,  "GET",  "/api/v1/org-unit/projects/telemetry",                 "values",       projectTelemetry, noKeys,         noKeys,             {}},
    {ProjectMetrics,    "GET",  "/api/v1/org-unit/projects/{projectId}/metrics",       "measurements", unitMetrics,    noKeys,           noKeys,             {}},
    {Departments,       "GET",  "/api/v1/org-unit/departments",                        "departments",  plainList,      departmentSortKeys, departmentFilterKeys, "verbosity=verbose"},
    {DepartmentCount,   "GET",  "/api/v1/org-unit/departments/count",                  "count",        filterOnly,     noKeys,           departmentFilterKeys, {}},
    {DepartmentTelemetry, "GET", "/api/v1/org-unit/departments/telemetry",             "values",       departmentTelemetry, noKeys,      noKeys,             {}},
    {DepartmentMetrics, "GET",  "/api/v1/org-unit/departments/{departmentId}/metrics", "measurements", unitMetrics,    noKeys,           noKeys,             {}},
    {CreateCluster,     "POST", "/api/v1/clusters",                                    ".",            noKeys,         noKeys,           noKeys,             {}, "clusters"},
    {RenameCluster,     "PUT",  "/api/v1/clusters/{clusterUuid}",                      {},             noKeys,         noKeys,           noKeys,             {}, "clusters"},
    {DeleteCluster,     "DELETE", "/api/v1/clusters/{clusterUuid}",                    {},             clusterDelete,  noKeys,           noKeys,             {}, "clusters"},
    {WorkloadBatch,     "POST", "/api/v1/workloads/batch",                             "failed",       noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {SuspendWorkspace,   "POST", "/api/v1/workloads/workspaces/{workloadId}/suspend",   {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {SuspendTraining,    "POST", "/api/v1/workloads/trainings/{workloadId}/suspend",    {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {SuspendDistributed, "POST", "/api/v1/workloads/distributed/{workloadId}/suspend",  {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {ResumeWorkspace,    "POST", "/api/v1/workloads/workspaces/{workloadId}/resume",    {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {ResumeTraining,     "POST", "/api/v1/workloads/trainings/{workloadId}/resume",     {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {ResumeDistributed,  "POST", "/api/v1/workloads/distributed/{workloadId}/resume",   {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {DeleteWorkspace,    "DELETE", "/api/v1/workloads/workspaces/{workloadId}",           {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {DeleteTraining,     "DELETE", "/api/v1/workloads/trainings/{workloadId}",            {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {DeleteDistributed,  "DELETE", "/api/v1/workloads/distributed/{workloadId}",          {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {DeleteInference,    "DELETE", "/api/v1/workloads/inferences/{workloadId}",           {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {DeleteDistributedInference, "DELETE", "/api/v1/workloads/distributed-inferences/{workloadId}", {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {DeleteAnyWorkload,  "DELETE", "/api/v2/workloads/{WorkloadV2Id}",                    {},             noKeys,         noKeys,           noKeys,             {}, "workloads"},
    {UpdateWorkloadType, "PUT", "/api/v1/workload-types/{workloadTypeId}",             ".",            noKeys,         noKeys,           noKeys,             {}, "workload-types"},
    {TokenV2,           "POST", "/api/v2/token",                                       {},             noKeys,         noKeys,           noKeys,             {}},
    {TokenV1,           "POST", "/api/v1/token",                                       {},             noKeys,         noKeys,           noKeys,             {}},
};
// clang-format on

static_assert(std::ranges::all_of(table, [](const Endpoint &e) { return &e == &table[static_cast<int>(e.operation)]; }),
              "endpoint() indexes the table by Operation");

constexpr std::string_view operators[] = {"==", "!=", "<=", ">=", "=@", "!@", "=^", "=$"};

} // namespace

std::span<const Endpoint> endpoints()
{
    return table;
}

const Endpoint &endpoint(Operation operation)
{
    return table[static_cast<std::size_t>(operation)];
}

Names filterOperators()
{
    return operators;
}

} // namespace api
