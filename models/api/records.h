// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

// What the list endpoints report about an object, in compact form. The rest of an answer stays in Page::raw. Times: ms
// UTC. Memory: bytes. CPU: cores. GPU: devices, fractional. Lists of texts are joined by ", ".
namespace api {

struct Resources
{
    double gpu = absentNumber;
    double gpuMemory = absentNumber;
    double cpu = absentNumber;
    double cpuMemory = absentNumber;
};

struct Cluster
{
    PackedKey uuid;
    Text name;
    Text domain;
    Text version; // of Run:ai in the cluster
    Text state; // status.state
    Text platform; // status.platform.type
    Text kubeVersion; // status.platform.kubeVersion
    std::int64_t createdAt = absentTime;
    std::int64_t updatedAt = absentTime;
    std::int64_t lastLiveness = absentTime;
    std::int64_t deletedAt = absentTime;
    std::int64_t deleteRequestedAt = absentTime;
    std::int32_t tenantId = absentInt;
    // Not in the list: from the telemetry of nodes, whoever wants it. See catalog::GroupedFigures.
    double allocatedGpus = absentNumber;
    double totalGpus = absentNumber;
    double idleGpus = absentNumber; // of the allocated ones
    double readyGpuNodes = absentNumber;
    double gpuNodes = absentNumber;
};

// What accounts learn of clusters whose details they may not see.
struct ClusterMinimal
{
    PackedKey uuid;
    Text name;
    Text version; // of Run:ai in the cluster
    Text domain;
    Text state;
    Text ingressClass;
    std::int32_t tenantId = absentInt;
};

// How to install Run:ai in a cluster. Secret: both the instructions and the client secret.
struct InstallInfo
{
    Text instructions; // shell commands, "installationStr"
    Text repositoryName;
    Text chartRepoUrl;
    Text clientSecret;
};

struct Workload
{
    PackedKey id;
    PackedKey clusterId;
    Text name;
    Text type;
    Text category;
    Text phase;
    Text phaseMessage;
    Text phaseReason;
    Text k8sPhase;
    Text priorityClassName;
    Text projectName;
    Text projectId;
    Text departmentName;
    Text departmentId;
    Text namespaceName; // "namespace"
    Text submittedBy;
    Text source;
    Text distributedFramework;
    Text aiApplicationId;
    Text aiApplicationName;
    Text requestedNodePools;
    Text currentNodePools;
    Text images;
    Text datasources; // names
    Text gpuRequestType; // workloadRequestedResources.gpuRequestType
    Packed<Resources> requested; // workloadRequestedResources.*.request
    Packed<Resources> allocated; // allocatedResources.*
    // Integers according to the API document; some servers send fractions, and durations beyond 31 bits.
    double idleGpus = absentNumber;
    double idleAllocatedGpus = absentNumber;
    double totalPendingTimeSeconds = absentNumber;
    double totalRunningTimeSeconds = absentNumber;
    std::int64_t createdAt = absentTime;
    std::int64_t completedAt = absentTime;
    std::int64_t deletedAt = absentTime;
    std::int64_t updatedAt = absentTime;
    std::int64_t phaseUpdatedAt = absentTime;
    std::int64_t guaranteedRuntimeEndsAt = absentTime;
    std::int32_t priority = absentInt;
    std::int32_t runningPods = absentInt;
    std::int32_t requestedPods = absentInt; // requestedPods.number
    std::int32_t requestedPodsMin = absentInt;
    std::int32_t requestedPodsMax = absentInt;
    Flag preemptible = Flag::Absent;
};

struct Pod
{
    PackedKey id;
    PackedKey workloadId;
    Text revisionId; // a text, because a page has few distinct ones
    Text clusterId; // the same
    Text name;
    Text workloadName;
    Text projectName;
    Text projectId;
    Text nodeName;
    Text k8sPhase;
    Text priorityClassName;
    Text currentNodePool;
    Text requestedNodePools;
    Text containers; // names
    Text images; // of the containers
    Text gpuRequestType; // requestedResources.gpuRequestType
    Text migProfile; // requestedResources.migProfile
    Text ip;
    Packed<Resources> requested; // requestedResources.*.request
    Packed<Resources> allocated; // allocatedResources.*
    std::int64_t createdAt = absentTime;
    std::int64_t completedAt = absentTime;
    std::int64_t deletedAt = absentTime;
    std::int64_t updatedAt = absentTime;
    std::int64_t k8sPhaseUpdatedAt = absentTime;
};

// A pod as control planes before 2.22 list it for a whole cluster.
struct OldPod
{
    PackedKey id; // "podId"
    PackedKey workloadId; // "jobId"
    Text clusterId; // "clusterUuid"
    Text name; // "podName"
    Text image; // "imageName"
    Text phase;
    Text status;
    Text nodeName; // "nodeId"
    Text nodePool;
    Text namespaceName; // "namespace"
    std::int64_t createdAt = absentTime;
    std::int64_t startedAt = absentTime;
    std::int64_t completedAt = absentTime;
    std::int64_t updatedAt = absentTime; // "lastUpdated"
    Flag existsInCluster = Flag::Absent;
};

// Of an inference workload: a change of its specification makes a new one, which takes over the pods.
struct Revision
{
    PackedKey id;
    PackedKey workloadId;
    Text clusterId;
    Text projectId;
    Text departmentId;
    Text name;
    Text type;
    Text phase; // one of those of workloads
    Text phaseMessage;
    Text requestedNodePools;
    Text currentNodePools;
    Text images;
    Text command;
    Text arguments;
    Resources requested; // revisionRequestedResources.*.request
    Resources allocated; // allocatedResources.*
    std::int64_t createdAt = absentTime;
    std::int64_t deletedAt = absentTime;
    std::int64_t phaseUpdatedAt = absentTime;
    std::int32_t runningPods = absentInt;
    std::int32_t requestedPods = absentInt; // requestedPods.number
    std::int32_t requestedPodsMin = absentInt;
    std::int32_t requestedPodsMax = absentInt;
    std::int32_t tenantId = absentInt;
};

// Before 2.23 a type has an id and the names of its category and priority only.
struct WorkloadType
{
    PackedKey id;
    Text name;
    Text group; // of the Kubernetes API
    PackedKey categoryId;
    PackedKey priorityId;
    Text categoryName;
    Text priorityName;
    Text versions; // of the Kubernetes API, resourceInterfaces[].version
    Text clusterPhases; // clusterStatuses[].phase
    Text createdBy;
    Text updatedBy;
    std::int64_t createdAt = absentTime;
    std::int64_t updatedAt = absentTime;
    double workloads = absentNumber; // not in the list: from the telemetry of workloads
};

struct WorkloadCategory
{
    PackedKey id;
    Text name;
    Text description;
    Text createdBy;
    std::int64_t createdAt = absentTime;
    double workloads = absentNumber; // not in the list: from the telemetry of workloads
};

struct WorkloadPriority
{
    PackedKey id;
    Text name;
    Text source;
    Text scopeType;
    Text scopeId;
    Text phase; // "aggregatedPhase", of all clusters together
    std::int32_t value = absentInt;
    std::int64_t createdAt = absentTime;
    std::int64_t updatedAt = absentTime;
};

// Its id is optional, and its name is unique within its cluster only.
struct Node
{
    PackedKey id;
    Text clusterUuid; // a text, because a page has few distinct ones
    Text name;
    Text status; // Ready, NotReady, Unknown
    Text nodePool;
    Text gpuType; // gpuInfo.gpuType
    Text nvLinkDomainUid;
    Text nvLinkCliqueId;
    Text taints; // their keys
    std::int32_t gpuCount = absentInt; // gpuInfo.gpuCount
    std::int64_t createdAt = absentTime;
    std::int64_t updatedAt = absentTime;
    // Not in the list: from the telemetry of nodes, whoever wants it. See catalog::GroupedFigures. Memory is in bytes.
    double allocatedGpus = absentNumber;
    double idleGpus = absentNumber; // of the allocated ones
    double usedGpuMemory = absentNumber;
    double totalGpuMemory = absentNumber;
    double usedCores = absentNumber;
    double totalCores = absentNumber;
    double usedMemory = absentNumber;
    double totalMemory = absentNumber;
};

// Its id is unique within the control plane, its name within its cluster.
struct NodePool
{
    PackedKey id;
    Text clusterId;
    Text clusterName;
    Text name;
    Text labelKey; // of the nodes that belong to it
    Text labelValue;
    Text phase; // Creating, Updating, Deleting, Empty, Unschedulable, Ready, Deleted
    Text phaseMessage;
    Text gpuPlacement; // placementStrategy.gpu: spread, binpack
    Text cpuPlacement;
    Text networkTopologyName;
    Text minGuaranteedRuntime; // schedulingConfiguration.minGuaranteedRuntime, "4h"
    Text createdBy;
    Text updatedBy;
    List<Text> nodes; // their names
    std::int32_t overProvisioningRatio = absentInt;
    std::int64_t createdAt = absentTime;
    std::int64_t updatedAt = absentTime;
    Flag isDefault = Flag::Absent;
    Flag swapEnabled = Flag::Absent; // gpuResourceOptimization.swapEnabled
    // Not in the list: from the telemetry of nodes.
    double totalGpus = absentNumber;
    double allocatedGpus = absentNumber;
    double idleGpus = absentNumber; // of the allocated ones
};

// What a project or a department holds or may hold, in the units of the API.
struct OrgAmount
{
    double gpu = absentNumber;
    double cpuMillicores = absentNumber;
    double memoryMegabytes = absentNumber; // 10^6 bytes
};

// The mean over a time that ends at updatedAt.
struct OrgAverage
{
    double gpuAllocation = absentNumber; // GPUs
    double gpuUtilization = absentNumber; // percent
    double gpuMemoryUtilization = absentNumber; // percent; from 2.22 on
    std::int64_t updatedAt = absentTime;
};

// The quota of a project or a department in a node pool.
struct PoolQuota
{
    Text nodePoolId;
    Text nodePool; // its name
    double gpu = absentNumber; // guaranteed
    double gpuLimit = absentNumber;
    double gpuWeight = absentNumber; // in the contest for GPUs over quota
    double cpuMillicores = absentNumber;
    double memory = absentNumber; // in memoryUnits
    Text memoryUnits; // Mib, MB, GB
    Text priority;
};

// What a project holds in a node pool.
struct PoolUsage
{
    Text nodePoolId;
    Text nodePool; // its name
    OrgAmount allocated;
    OrgAmount nonPreemptible; // a part of it
    OrgAmount requested; // by workloads that run or wait
};

// Its id is unique within the control plane, its name within its cluster.
struct Project
{
    PackedKey id;
    Text clusterId;
    Text name;
    Text description;
    Text parentId; // a department
    Text parentName; // parent.name
    Text namespaceName; // status.namespace
    Text phase; // Creating, Updating, Deleting, Deleted, Initializing, Ready, NotReady, Unknown
    Text phaseMessage;
    Text createdBy;
    Text updatedBy;
    OrgAmount quota; // totalResources; absent: no quota
    OrgAmount allocated; // status.quotaStatus
    OrgAmount nonPreemptible; // a part of it
    OrgAmount requested; // by workloads that run or wait
    OrgAverage day, week, month; // overtimeData: 24 hours, 7 and 30 days
    List<PoolQuota> quotas; // resources
    List<PoolUsage> usages; // status.nodePoolQuotaStatuses
    std::int64_t createdAt = absentTime;
    std::int64_t updatedAt = absentTime;
    // Not in the list, but from the telemetry and the lists of workloads
    double running = absentNumber; // workloads
    double pending = absentNumber;
    double idleGpus = absentNumber;
    std::int64_t waitsSince = absentTime; // the workload that waits longest
};

// The same without a parent or a phase of its own.
struct Department
{
    PackedKey id;
    Text clusterId;
    Text name;
    Text description;
    Text createdBy;
    Text updatedBy;
    OrgAmount quota;
    OrgAmount allocated;
    OrgAmount nonPreemptible;
    OrgAmount requested;
    OrgAverage day, week, month;
    List<PoolQuota> quotas;
    std::int64_t createdAt = absentTime;
    std::int64_t updatedAt = absentTime;
    // Not in the list, as those of a project
    double running = absentNumber;
    double pending = absentNumber;
    double idleGpus = absentNumber;
    std::int64_t waitsSince = absentTime;
    double projects = absentNumber; // from their list
};

// One group of a telemetry answer, e.g. {Phase: Running} -> 2846. There are at most two keys.
struct TelemetryValue
{
    double value = absentNumber; // NaN if the server sends NaN
    Text key1, group1, name1;
    Text key2, group2, name2;
};

struct WorkloadEvent
{
    std::int64_t createdAt = absentTime;
    Text type; // Normal, Warning
    Text reason;
    Text message;
    Text source;
    Text objectKind;
    Text objectName;
};

// An entry of a workload's history: either an event or a change of phase.
struct HistoryRecord
{
    std::int64_t createdAt = absentTime;
    Text type; // Event, PhaseUpdate
    Text phase; // of a PhaseUpdate
    Text phaseMessage;
    WorkloadEvent event; // of an Event
};

} // namespace api
