// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/field.h"
#include "models/api/records.h"

// The fields of each record, listed once. The contract test checks paths and presence against the API document.
namespace api {

struct FieldList
{
    static constexpr auto nullable = Presence::Nullable;
    static constexpr auto required = Presence::Required;
    static constexpr std::string_view identity{}; // the field that identifies a row; empty = rows have no identity
};

template<class Record> struct Fields;

template<> struct Fields<Cluster> : FieldList
{
    static constexpr std::string_view identity = "uuid";
    static constexpr Field<Cluster> list[] = {
        field<&Cluster::uuid>("uuid", required),
        field<&Cluster::tenantId>("tenantId", required),
        field<&Cluster::name>("name", required),
        field<&Cluster::createdAt>("createdAt", required),
        field<&Cluster::domain>("domain"),
        field<&Cluster::version>("version"),
        field<&Cluster::state>("status.state"),
        field<&Cluster::platform>("status.platform.type"),
        field<&Cluster::kubeVersion>("status.platform.kubeVersion"),
        field<&Cluster::updatedAt>("updatedAt"),
        field<&Cluster::deletedAt>("deletedAt"),
        field<&Cluster::lastLiveness>("lastLiveness"),
        field<&Cluster::deleteRequestedAt>("deleteRequestedAt"),
    };
};

template<> struct Fields<ClusterMinimal> : FieldList
{
    static constexpr std::string_view identity = "uuid";
    static constexpr Field<ClusterMinimal> list[] = {
        field<&ClusterMinimal::uuid>("uuid", required),
        field<&ClusterMinimal::name>("name", required),
        field<&ClusterMinimal::tenantId>("tenantId", required),
        field<&ClusterMinimal::version>("version"),
        field<&ClusterMinimal::domain>("domain"),
        field<&ClusterMinimal::state>("state"),
        field<&ClusterMinimal::ingressClass>("ingressClass"),
    };
};

template<> struct Fields<InstallInfo> : FieldList
{
    static constexpr Field<InstallInfo> list[] = {
        field<&InstallInfo::instructions>("installationStr", required),
        field<&InstallInfo::repositoryName>("repositoryName", required),
        field<&InstallInfo::chartRepoUrl>("chartRepoURL", required),
        field<&InstallInfo::clientSecret>("clientSecret", required),
    };
};

template<> struct Fields<Workload> : FieldList
{
    static constexpr std::string_view identity = "id";
    static constexpr Field<Workload> list[] = {
        field<&Workload::id>("id", required),
        field<&Workload::clusterId>("clusterId", required),
        field<&Workload::name>("name", required),
        field<&Workload::type>("type", required),
        field<&Workload::category>("category", required),
        field<&Workload::phase>("phase", required),
        field<&Workload::phaseMessage>("phaseMessage"),
        field<&Workload::phaseReason>("phaseReason"),
        field<&Workload::k8sPhase>("k8sPhase", required),
        field<&Workload::priorityClassName>("priorityClassName", required),
        field<&Workload::projectName>("projectName", required),
        field<&Workload::projectId>("projectId", required),
        field<&Workload::departmentName>("departmentName", required),
        field<&Workload::departmentId>("departmentId", required),
        field<&Workload::namespaceName>("namespace", required),
        field<&Workload::submittedBy>("submittedBy"),
        field<&Workload::source>("source", required),
        field<&Workload::distributedFramework>("distributedFramework"),
        field<&Workload::aiApplicationId>("aiApplicationId"),
        field<&Workload::aiApplicationName>("aiApplicationName"),
        field<&Workload::requestedNodePools>("requestedNodePools[]"),
        field<&Workload::currentNodePools>("currentNodePools[]"),
        field<&Workload::images>("images[]"),
        field<&Workload::datasources>("datasources[].name", required),
        field<&Workload::gpuRequestType>("workloadRequestedResources.gpuRequestType"),
        field<&Workload::requested, &Resources::gpu>("workloadRequestedResources.gpu.request"),
        quantity<&Workload::requested, &Resources::gpuMemory>("workloadRequestedResources.gpuMemory.request"),
        field<&Workload::requested, &Resources::cpu>("workloadRequestedResources.cpu.request"),
        quantity<&Workload::requested, &Resources::cpuMemory>("workloadRequestedResources.cpuMemory.request"),
        field<&Workload::allocated, &Resources::gpu>("allocatedResources.gpu"),
        quantity<&Workload::allocated, &Resources::gpuMemory>("allocatedResources.gpuMemory"),
        field<&Workload::allocated, &Resources::cpu>("allocatedResources.cpu"),
        quantity<&Workload::allocated, &Resources::cpuMemory>("allocatedResources.cpuMemory"),
        field<&Workload::idleAllocatedGpus>("idleAllocatedGpus"),
        field<&Workload::createdAt>("createdAt", required),
        field<&Workload::completedAt>("completedAt"),
        field<&Workload::deletedAt>("deletedAt", nullable),
        field<&Workload::updatedAt>("updatedAt", required),
        field<&Workload::phaseUpdatedAt>("phaseUpdatedAt", required),
        field<&Workload::guaranteedRuntimeEndsAt>("guaranteedRuntimeEndsAt"),
        field<&Workload::idleGpus>("idleGpus"),
        field<&Workload::priority>("priority", nullable),
        field<&Workload::runningPods>("runningPods", required),
        field<&Workload::requestedPods>("requestedPods.number"),
        field<&Workload::requestedPodsMin>("requestedPods.min"),
        field<&Workload::requestedPodsMax>("requestedPods.max"),
        field<&Workload::totalPendingTimeSeconds>("totalPendingTimeSeconds"),
        field<&Workload::totalRunningTimeSeconds>("totalRunningTimeSeconds"),
        field<&Workload::preemptible>("preemptible"),
    };
};

template<> struct Fields<Pod> : FieldList
{
    static constexpr std::string_view identity = "id";
    static constexpr Field<Pod> list[] = {
        field<&Pod::id>("id", required),
        field<&Pod::workloadId>("workloadId", required),
        field<&Pod::revisionId>("revisionId"),
        field<&Pod::clusterId>("clusterId", required),
        field<&Pod::name>("name", required),
        field<&Pod::workloadName>("workloadName"),
        field<&Pod::projectName>("projectName"),
        field<&Pod::projectId>("projectId"),
        field<&Pod::nodeName>("nodeName"),
        field<&Pod::k8sPhase>("k8sPhase", required),
        field<&Pod::priorityClassName>("priorityClassName", required),
        field<&Pod::currentNodePool>("currentNodePool"),
        field<&Pod::requestedNodePools>("requestedNodePools[]"),
        group<Pod>("containers[]", required),
        field<&Pod::containers>("containers[].name", required),
        field<&Pod::images>("containers[].image", required),
        field<&Pod::gpuRequestType>("requestedResources.gpuRequestType"),
        field<&Pod::migProfile>("requestedResources.migProfile"),
        field<&Pod::requested, &Resources::gpu>("requestedResources.gpu.request"),
        quantity<&Pod::requested, &Resources::gpuMemory>("requestedResources.gpuMemory.request"),
        field<&Pod::requested, &Resources::cpu>("requestedResources.cpu.request"),
        quantity<&Pod::requested, &Resources::cpuMemory>("requestedResources.cpuMemory.request"),
        field<&Pod::allocated, &Resources::gpu>("allocatedResources.gpu"),
        quantity<&Pod::allocated, &Resources::gpuMemory>("allocatedResources.gpuMemory"),
        field<&Pod::allocated, &Resources::cpu>("allocatedResources.cpu"),
        quantity<&Pod::allocated, &Resources::cpuMemory>("allocatedResources.cpuMemory"),
        field<&Pod::ip>("ip"),
        field<&Pod::createdAt>("createdAt", required),
        field<&Pod::completedAt>("completedAt"),
        field<&Pod::deletedAt>("deletedAt"),
        field<&Pod::updatedAt>("updatedAt", required),
        field<&Pod::k8sPhaseUpdatedAt>("k8sPhaseUpdatedAt", required),
    };
};

template<> struct Fields<OldPod> : FieldList
{
    static constexpr std::string_view identity = "podId";
    static constexpr Field<OldPod> list[] = {
        field<&OldPod::id>("podId", required),
        field<&OldPod::workloadId>("jobId", required),
        field<&OldPod::clusterId>("clusterUuid", required),
        field<&OldPod::name>("podName", required),
        field<&OldPod::image>("imageName", required),
        field<&OldPod::phase>("phase", required),
        field<&OldPod::status>("status"),
        field<&OldPod::nodeName>("nodeId"),
        field<&OldPod::nodePool>("nodePool"),
        field<&OldPod::namespaceName>("namespace"),
        field<&OldPod::createdAt>("created", required),
        field<&OldPod::startedAt>("started"),
        field<&OldPod::completedAt>("completed", required),
        field<&OldPod::updatedAt>("lastUpdated", required),
        field<&OldPod::existsInCluster>("existsInCluster"),
    };
};

template<> struct Fields<Revision> : FieldList
{
    static constexpr std::string_view identity = "id";
    static constexpr Field<Revision> list[] = {
        field<&Revision::id>("id", required),
        field<&Revision::workloadId>("workloadId", required),
        field<&Revision::clusterId>("clusterId", required),
        field<&Revision::projectId>("projectId", required),
        field<&Revision::departmentId>("departmentId", required),
        field<&Revision::tenantId>("tenantId", required),
        field<&Revision::name>("name", required),
        field<&Revision::type>("type", required),
        field<&Revision::phase>("phase", required),
        field<&Revision::phaseMessage>("phaseMessage"),
        field<&Revision::phaseUpdatedAt>("phaseUpdatedAt"),
        field<&Revision::createdAt>("createdAt", required),
        field<&Revision::deletedAt>("deletedAt"),
        field<&Revision::runningPods>("runningPods"),
        field<&Revision::requestedPods>("requestedPods.number"),
        field<&Revision::requestedPodsMin>("requestedPods.min"),
        field<&Revision::requestedPodsMax>("requestedPods.max"),
        field<&Revision::requestedNodePools>("requestedNodePools[]"),
        field<&Revision::currentNodePools>("currentNodePools[]"),
        field<&Revision::images>("images[]"),
        field<&Revision::command>("command"),
        field<&Revision::arguments>("arguments"),
        field<&Revision::requested, &Resources::gpu>("revisionRequestedResources.gpu.request"),
        quantity<&Revision::requested, &Resources::gpuMemory>("revisionRequestedResources.gpuMemory.request"),
        field<&Revision::requested, &Resources::cpu>("revisionRequestedResources.cpu.request"),
        quantity<&Revision::requested, &Resources::cpuMemory>("revisionRequestedResources.cpuMemory.request"),
        field<&Revision::allocated, &Resources::gpu>("allocatedResources.gpu"),
        quantity<&Revision::allocated, &Resources::gpuMemory>("allocatedResources.gpuMemory"),
        field<&Revision::allocated, &Resources::cpu>("allocatedResources.cpu"),
        quantity<&Revision::allocated, &Resources::cpuMemory>("allocatedResources.cpuMemory"),
    };
};

template<> struct Fields<WorkloadType> : FieldList
{
    static constexpr std::string_view identity = "id";
    static constexpr Field<WorkloadType> list[] = {
        field<&WorkloadType::id>("id"),
        field<&WorkloadType::name>("name", required),
        field<&WorkloadType::group>("group", required),
        field<&WorkloadType::categoryId>("categoryId", required),
        field<&WorkloadType::priorityId>("priorityId", required),
        field<&WorkloadType::categoryName>("categoryName"),
        field<&WorkloadType::priorityName>("priorityName"),
        field<&WorkloadType::versions>("resourceInterfaces[].version"),
        field<&WorkloadType::clusterPhases>("clusterStatuses[].phase"),
        field<&WorkloadType::createdAt>("createdAt"),
        field<&WorkloadType::createdBy>("createdBy"),
        field<&WorkloadType::updatedAt>("updatedAt"),
        field<&WorkloadType::updatedBy>("updatedBy"),
    };
};

template<> struct Fields<WorkloadCategory> : FieldList
{
    static constexpr std::string_view identity = "id";
    static constexpr Field<WorkloadCategory> list[] = {
        field<&WorkloadCategory::id>("id", required),         field<&WorkloadCategory::name>("name", required),
        field<&WorkloadCategory::description>("description"), field<&WorkloadCategory::createdAt>("createdAt"),
        field<&WorkloadCategory::createdBy>("createdBy"),
    };
};

template<> struct Fields<WorkloadPriority> : FieldList
{
    static constexpr std::string_view identity = "id";
    static constexpr Field<WorkloadPriority> list[] = {
        field<&WorkloadPriority::id>("id", required),       field<&WorkloadPriority::name>("name", required),
        field<&WorkloadPriority::value>("value", required), field<&WorkloadPriority::source>("source"),
        field<&WorkloadPriority::scopeType>("scopeType"),   field<&WorkloadPriority::scopeId>("scopeId"),
        field<&WorkloadPriority::phase>("aggregatedPhase"), field<&WorkloadPriority::createdAt>("createdAt"),
        field<&WorkloadPriority::updatedAt>("updatedAt"),
    };
};

template<> struct Fields<Node> : FieldList
{
    static constexpr std::string_view identity = "name";
    static constexpr Field<Node> list[] = {
        field<&Node::id>("id"),
        field<&Node::clusterUuid>("clusterUuid", required),
        field<&Node::name>("name", required),
        field<&Node::status>("status", required),
        field<&Node::nodePool>("nodePool", required),
        field<&Node::gpuType>("gpuInfo.gpuType", required),
        field<&Node::gpuCount>("gpuInfo.gpuCount", required),
        field<&Node::nvLinkDomainUid>("nvLinkDomainUid"),
        field<&Node::nvLinkCliqueId>("nvLinkCliqueId"),
        field<&Node::taints>("taints[].key", required),
        field<&Node::createdAt>("createdAt", required),
        field<&Node::updatedAt>("updatedAt", required),
    };
};

template<> struct Fields<NodePool> : FieldList
{
    static constexpr std::string_view identity = "id";
    static constexpr Field<NodePool> list[] = {
        field<&NodePool::id>("id", required),
        field<&NodePool::clusterId>("clusterId", required),
        field<&NodePool::clusterName>("clusterName", required),
        field<&NodePool::name>("name", required),
        field<&NodePool::labelKey>("labelKey", required),
        field<&NodePool::labelValue>("labelValue", required),
        field<&NodePool::phase>("phase"),
        field<&NodePool::phaseMessage>("phaseMessage"),
        field<&NodePool::gpuPlacement>("placementStrategy.gpu"),
        field<&NodePool::cpuPlacement>("placementStrategy.cpu"),
        field<&NodePool::networkTopologyName>("networkTopologyName"),
        field<&NodePool::minGuaranteedRuntime>("schedulingConfiguration.minGuaranteedRuntime"),
        field<&NodePool::createdBy>("createdBy", required),
        field<&NodePool::updatedBy>("updatedBy", required),
        field<&NodePool::nodes>("status.nodes[]"),
        field<&NodePool::overProvisioningRatio>("overProvisioningRatio"),
        field<&NodePool::createdAt>("createdAt", required),
        field<&NodePool::updatedAt>("updatedAt", required),
        field<&NodePool::isDefault>("isDefault", required),
        field<&NodePool::swapEnabled>("gpuResourceOptimization.swapEnabled"),
    };
};

template<> struct Fields<PoolQuota> : FieldList
{
    static constexpr Field<PoolQuota> list[] = {
        group<PoolQuota>("gpu", required),
        field<&PoolQuota::nodePoolId>("nodePool.id", required),
        field<&PoolQuota::nodePool>("nodePool.name"),
        field<&PoolQuota::gpu>("gpu.deserved", required),
        field<&PoolQuota::gpuLimit>("gpu.limit"),
        field<&PoolQuota::gpuWeight>("gpu.overQuotaWeight"),
        field<&PoolQuota::cpuMillicores>("cpu.deserved"),
        field<&PoolQuota::memory>("memory.deserved"),
        field<&PoolQuota::memoryUnits>("memory.units", required),
        field<&PoolQuota::priority>("priority"),
    };
};

template<> struct Fields<PoolUsage> : FieldList
{
    static constexpr Field<PoolUsage> list[] = {
        field<&PoolUsage::nodePoolId>("nodePoolId", required),
        field<&PoolUsage::nodePool>("nodePoolName", required),
        field<&PoolUsage::allocated, &OrgAmount::gpu>("allocated.gpu"),
        field<&PoolUsage::allocated, &OrgAmount::cpuMillicores>("allocated.cpu"),
        field<&PoolUsage::allocated, &OrgAmount::memoryMegabytes>("allocated.memory"),
        field<&PoolUsage::nonPreemptible, &OrgAmount::gpu>("allocatedNonPreemptible.gpu"),
        field<&PoolUsage::nonPreemptible, &OrgAmount::cpuMillicores>("allocatedNonPreemptible.cpu"),
        field<&PoolUsage::nonPreemptible, &OrgAmount::memoryMegabytes>("allocatedNonPreemptible.memory"),
        field<&PoolUsage::requested, &OrgAmount::gpu>("requested.gpu"),
        field<&PoolUsage::requested, &OrgAmount::cpuMillicores>("requested.cpu"),
        field<&PoolUsage::requested, &OrgAmount::memoryMegabytes>("requested.memory"),
    };
};

template<> struct Fields<Project> : FieldList
{
    static constexpr std::string_view identity = "id";
    static constexpr Field<Project> list[] = {
        group<Project>("totalResources", required),
        group<Project>("status", required),
        field<&Project::id>("id", required),
        field<&Project::clusterId>("clusterId", required),
        field<&Project::name>("name", required),
        field<&Project::description>("description", required),
        field<&Project::parentId>("parentId", required),
        field<&Project::parentName>("parent.name", required),
        field<&Project::namespaceName>("status.namespace"),
        field<&Project::phase>("status.phase"),
        field<&Project::phaseMessage>("status.phaseMessage"),
        field<&Project::createdBy>("createdBy"),
        field<&Project::updatedBy>("updatedBy"),
        field<&Project::quota, &OrgAmount::gpu>("totalResources.gpuQuota"),
        field<&Project::quota, &OrgAmount::cpuMillicores>("totalResources.cpuQuota"),
        field<&Project::quota, &OrgAmount::memoryMegabytes>("totalResources.memoryQuota"),
        field<&Project::allocated, &OrgAmount::gpu>("status.quotaStatus.allocated.gpu"),
        field<&Project::allocated, &OrgAmount::cpuMillicores>("status.quotaStatus.allocated.cpu"),
        field<&Project::allocated, &OrgAmount::memoryMegabytes>("status.quotaStatus.allocated.memory"),
        field<&Project::nonPreemptible, &OrgAmount::gpu>("status.quotaStatus.allocatedNonPreemptible.gpu"),
        field<&Project::nonPreemptible, &OrgAmount::cpuMillicores>("status.quotaStatus.allocatedNonPreemptible.cpu"),
        field<&Project::nonPreemptible, &OrgAmount::memoryMegabytes>(
            "status.quotaStatus.allocatedNonPreemptible.memory"),
        field<&Project::requested, &OrgAmount::gpu>("status.quotaStatus.requested.gpu"),
        field<&Project::requested, &OrgAmount::cpuMillicores>("status.quotaStatus.requested.cpu"),
        field<&Project::requested, &OrgAmount::memoryMegabytes>("status.quotaStatus.requested.memory"),
        field<&Project::day, &OrgAverage::gpuAllocation>("overtimeData.range24hData.averageGpuAllocation"),
        field<&Project::day, &OrgAverage::gpuUtilization>("overtimeData.range24hData.averageGpuUtilization"),
        field<&Project::day, &OrgAverage::gpuMemoryUtilization>(
            "overtimeData.range24hData.averageGpuMemoryUtilization"),
        field<&Project::day, &OrgAverage::updatedAt>("overtimeData.range24hData.updatedAt"),
        field<&Project::week, &OrgAverage::gpuAllocation>("overtimeData.range7dData.averageGpuAllocation"),
        field<&Project::week, &OrgAverage::gpuUtilization>("overtimeData.range7dData.averageGpuUtilization"),
        field<&Project::week, &OrgAverage::gpuMemoryUtilization>(
            "overtimeData.range7dData.averageGpuMemoryUtilization"),
        field<&Project::week, &OrgAverage::updatedAt>("overtimeData.range7dData.updatedAt"),
        field<&Project::month, &OrgAverage::gpuAllocation>("overtimeData.range30dData.averageGpuAllocation"),
        field<&Project::month, &OrgAverage::gpuUtilization>("overtimeData.range30dData.averageGpuUtilization"),
        field<&Project::month, &OrgAverage::gpuMemoryUtilization>(
            "overtimeData.range30dData.averageGpuMemoryUtilization"),
        field<&Project::month, &OrgAverage::updatedAt>("overtimeData.range30dData.updatedAt"),
        records<&Project::quotas>("resources[]", required),
        records<&Project::usages>("status.nodePoolQuotaStatuses[]"),
        field<&Project::createdAt>("createdAt", required),
        field<&Project::updatedAt>("updatedAt", required),
    };
};

template<> struct Fields<Department> : FieldList
{
    static constexpr std::string_view identity = "id";
    static constexpr Field<Department> list[] = {
        group<Department>("totalResources", nullable),
        field<&Department::id>("id", required),
        field<&Department::clusterId>("clusterId", required),
        field<&Department::name>("name", required),
        field<&Department::description>("description"),
        field<&Department::createdBy>("createdBy"),
        field<&Department::updatedBy>("updatedBy"),
        field<&Department::quota, &OrgAmount::gpu>("totalResources.gpuQuota"),
        field<&Department::quota, &OrgAmount::cpuMillicores>("totalResources.cpuQuota"),
        field<&Department::quota, &OrgAmount::memoryMegabytes>("totalResources.memoryQuota"),
        field<&Department::allocated, &OrgAmount::gpu>("status.quotaStatus.allocated.gpu"),
        field<&Department::allocated, &OrgAmount::cpuMillicores>("status.quotaStatus.allocated.cpu"),
        field<&Department::allocated, &OrgAmount::memoryMegabytes>("status.quotaStatus.allocated.memory"),
        field<&Department::nonPreemptible, &OrgAmount::gpu>("status.quotaStatus.allocatedNonPreemptible.gpu"),
        field<&Department::nonPreemptible, &OrgAmount::cpuMillicores>("status.quotaStatus.allocatedNonPreemptible.cpu"),
        field<&Department::nonPreemptible, &OrgAmount::memoryMegabytes>(
            "status.quotaStatus.allocatedNonPreemptible.memory"),
        field<&Department::requested, &OrgAmount::gpu>("status.quotaStatus.requested.gpu"),
        field<&Department::requested, &OrgAmount::cpuMillicores>("status.quotaStatus.requested.cpu"),
        field<&Department::requested, &OrgAmount::memoryMegabytes>("status.quotaStatus.requested.memory"),
        field<&Department::day, &OrgAverage::gpuAllocation>("overtimeData.range24hData.averageGpuAllocation"),
        field<&Department::day, &OrgAverage::gpuUtilization>("overtimeData.range24hData.averageGpuUtilization"),
        field<&Department::day, &OrgAverage::gpuMemoryUtilization>(
            "overtimeData.range24hData.averageGpuMemoryUtilization"),
        field<&Department::day, &OrgAverage::updatedAt>("overtimeData.range24hData.updatedAt"),
        field<&Department::week, &OrgAverage::gpuAllocation>("overtimeData.range7dData.averageGpuAllocation"),
        field<&Department::week, &OrgAverage::gpuUtilization>("overtimeData.range7dData.averageGpuUtilization"),
        field<&Department::week, &OrgAverage::gpuMemoryUtilization>(
            "overtimeData.range7dData.averageGpuMemoryUtilization"),
        field<&Department::week, &OrgAverage::updatedAt>("overtimeData.range7dData.updatedAt"),
        field<&Department::month, &OrgAverage::gpuAllocation>("overtimeData.range30dData.averageGpuAllocation"),
        field<&Department::month, &OrgAverage::gpuUtilization>("overtimeData.range30dData.averageGpuUtilization"),
        field<&Department::month, &OrgAverage::gpuMemoryUtilization>(
            "overtimeData.range30dData.averageGpuMemoryUtilization"),
        field<&Department::month, &OrgAverage::updatedAt>("overtimeData.range30dData.updatedAt"),
        records<&Department::quotas>("resources[]", required),
        field<&Department::createdAt>("createdAt", required),
        field<&Department::updatedAt>("updatedAt", required),
    };
};

template<> struct Fields<TelemetryValue> : FieldList
{
    static constexpr Field<TelemetryValue> list[] = {
        field<&TelemetryValue::value>("value", required, FieldKind::NumberText),
        field<&TelemetryValue::key1>("groups[0].key", required),
        field<&TelemetryValue::group1>("groups[0].value", required),
        field<&TelemetryValue::name1>("groups[0].name"),
        field<&TelemetryValue::key2>("groups[1].key", required),
        field<&TelemetryValue::group2>("groups[1].value", required),
        field<&TelemetryValue::name2>("groups[1].name"),
    };
};

template<> struct Fields<WorkloadEvent> : FieldList
{
    static constexpr Field<WorkloadEvent> list[] = {
        field<&WorkloadEvent::createdAt>("createdAt", required),
        field<&WorkloadEvent::type>("type", required),
        field<&WorkloadEvent::reason>("reason"),
        field<&WorkloadEvent::message>("message", required),
        field<&WorkloadEvent::source>("source"),
        field<&WorkloadEvent::objectKind>("involvedObject.kind", required),
        field<&WorkloadEvent::objectName>("involvedObject.name", required),
    };
};

template<> struct Fields<HistoryRecord> : FieldList
{
    static constexpr Field<HistoryRecord> list[] = {
        group<HistoryRecord>("meta", required),
        group<HistoryRecord>("spec", required),
        field<&HistoryRecord::createdAt>("meta.creationTimestamp", required),
        field<&HistoryRecord::type>("meta.type", required),
        field<&HistoryRecord::phase>("spec.phaseUpdate.phase", required),
        field<&HistoryRecord::phaseMessage>("spec.phaseUpdate.phaseMessage", required),
        field<&HistoryRecord::event, &WorkloadEvent::createdAt>("spec.event.createdAt", required),
        field<&HistoryRecord::event, &WorkloadEvent::type>("spec.event.type", required),
        field<&HistoryRecord::event, &WorkloadEvent::reason>("spec.event.reason"),
        field<&HistoryRecord::event, &WorkloadEvent::message>("spec.event.message", required),
        field<&HistoryRecord::event, &WorkloadEvent::source>("spec.event.source"),
        field<&HistoryRecord::event, &WorkloadEvent::objectKind>("spec.event.involvedObject.kind", required),
        field<&HistoryRecord::event, &WorkloadEvent::objectName>("spec.event.involvedObject.name", required),
    };
};

} // namespace api
