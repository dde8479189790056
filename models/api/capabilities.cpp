// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/capabilities.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace api {
namespace {

struct Introduction
{
    Release release;
    Operation operation;
    Feature::Kind kind;
    QLatin1StringView name = {};
};

using enum Operation;
using Kind = Feature::Kind;

// What came after 2.18, as far as it makes a difference. The contract test compares it with the API documents of the
// releases.
constexpr Introduction introductions[] = {
    {{2, 19}, NodeTelemetry, Kind::Type, "ALLOCATED_GPUS"_L1},
    {{2, 19}, NodeTelemetry, Kind::Type, "IDLE_ALLOCATED_GPUS"_L1},
    {{2, 19}, NodeTelemetry, Kind::Type, "TOTAL_CPU_CORES"_L1},
    {{2, 19}, NodeTelemetry, Kind::Type, "USED_CPU_CORES"_L1},
    {{2, 19}, NodeTelemetry, Kind::Type, "TOTAL_CPU_MEMORY_BYTES"_L1},
    {{2, 19}, NodeTelemetry, Kind::Type, "USED_CPU_MEMORY_BYTES"_L1},
    {{2, 19}, NodeTelemetry, Kind::Type, "TOTAL_GPU_MEMORY_BYTES"_L1},
    {{2, 19}, NodeTelemetry, Kind::Type, "USED_GPU_MEMORY_BYTES"_L1},
    {{2, 19}, WorkloadBatch, Kind::Operation},
    {{2, 19}, NodePools, Kind::Operation},
    {{2, 19}, ProjectCount, Kind::Operation},
    {{2, 19}, DepartmentCount, Kind::Operation},
    {{2, 19}, Projects, Kind::Key, "parentId"_L1},
    {{2, 19}, Projects, Kind::Key, "parentName"_L1},
    {{2, 19}, Projects, Kind::Key, "phase"_L1},
    {{2, 19}, Projects, Kind::Key, "totalGpuQuota"_L1},
    {{2, 19}, Projects, Kind::Key, "gpuAllocated"_L1},
    {{2, 19}, Projects, Kind::Key, "createdAt"_L1},
    {{2, 19}, Projects, Kind::Key, "avgGpuAllocation24h"_L1},
    {{2, 19}, Projects, Kind::Key, "avgGpuUtilization24h"_L1},
    {{2, 19}, Projects, Kind::Key, "avgGpuAllocation7d"_L1},
    {{2, 19}, Projects, Kind::Key, "avgGpuUtilization7d"_L1},
    {{2, 19}, Projects, Kind::Key, "avgGpuAllocation30d"_L1},
    {{2, 19}, Projects, Kind::Key, "avgGpuUtilization30d"_L1},
    {{2, 19}, Departments, Kind::Key, "totalGpuQuota"_L1},
    {{2, 19}, Departments, Kind::Key, "gpuAllocated"_L1},
    {{2, 19}, Departments, Kind::Key, "createdAt"_L1},
    {{2, 19}, Departments, Kind::Key, "avgGpuAllocation24h"_L1},
    {{2, 19}, Departments, Kind::Key, "avgGpuUtilization24h"_L1},
    {{2, 19}, Departments, Kind::Key, "avgGpuAllocation7d"_L1},
    {{2, 19}, Departments, Kind::Key, "avgGpuUtilization7d"_L1},
    {{2, 19}, Departments, Kind::Key, "avgGpuAllocation30d"_L1},
    {{2, 19}, Departments, Kind::Key, "avgGpuUtilization30d"_L1},
    {{2, 20}, NodePoolCount, Kind::Operation},
    {{2, 20}, ProjectTelemetry, Kind::Operation},
    {{2, 20}, ProjectMetrics, Kind::Operation},
    {{2, 20}, DepartmentTelemetry, Kind::Operation},
    {{2, 20}, DepartmentMetrics, Kind::Operation},
    {{2, 20}, Projects, Kind::Parameter, "search"_L1},
    {{2, 20}, Workloads, Kind::Parameter, "search"_L1},
    {{2, 20}, Workloads, Kind::Key, "idleGpus"_L1},
    {{2, 20}, Workloads, Kind::Key, "idleAllocatedGpus"_L1},
    {{2, 20}, SuspendDistributed, Kind::Operation},
    {{2, 20}, ResumeDistributed, Kind::Operation},
    {{2, 21}, Workloads, Kind::Key, "phaseUpdatedAt"_L1},
    {{2, 21}, Pods, Kind::Parameter, "search"_L1},
    {{2, 21}, WorkloadPods, Kind::Parameter, "search"_L1},
    {{2, 21}, Pods, Kind::Key, "workloadId"_L1},
    {{2, 21}, Pods, Kind::Key, "revisionId"_L1},
    {{2, 21}, InferenceRevisions, Kind::Operation},
    {{2, 21}, InferenceRevision, Kind::Operation},
    {{2, 21}, RevisionPods, Kind::Operation},
    {{2, 21}, RevisionEvents, Kind::Operation},
    {{2, 21}, RevisionHistory, Kind::Operation},
    {{2, 22}, ClusterNodeCount, Kind::Operation},
    {{2, 22}, NodePools, Kind::Key, "createdAt"_L1},
    {{2, 22}, NodePools, Kind::Key, "updatedAt"_L1},
    {{2, 22}, NodePools, Kind::Key, "gpuNetworkAccelerationDetection"_L1},
    {{2, 22}, NodePools, Kind::Key, "gpuNetworkAccelerationDetected"_L1},
    {{2, 22}, NodePools, Kind::Key, "gpuNetworkAccelerationLabelKey"_L1},
    {{2, 22}, NodePools, Kind::Key, "swapEnabled"_L1},
    {{2, 22}, NodePools, Kind::Key, "nodeLevelSchedulerEnabled"_L1},
    {{2, 22}, Projects, Kind::Key, "avgGpuMemoryUtilization24h"_L1},
    {{2, 22}, Projects, Kind::Key, "avgGpuMemoryUtilization7d"_L1},
    {{2, 22}, Projects, Kind::Key, "avgGpuMemoryUtilization30d"_L1},
    {{2, 22}, Departments, Kind::Key, "avgGpuMemoryUtilization24h"_L1},
    {{2, 22}, Departments, Kind::Key, "avgGpuMemoryUtilization7d"_L1},
    {{2, 22}, Departments, Kind::Key, "avgGpuMemoryUtilization30d"_L1},
    {{2, 22}, Clusters, Kind::Parameter, "includeRequestedForDelete"_L1},
    {{2, 22}, Workloads, Kind::Key, "category"_L1},
    {{2, 22}, Workloads, Kind::Key, "priority"_L1},
    {{2, 22}, WorkloadCategories, Kind::Operation},
    {{2, 22}, WorkloadCategory, Kind::Operation},
    {{2, 22}, WorkloadTypes, Kind::Operation},
    {{2, 22}, WorkloadType, Kind::Operation},
    {{2, 22}, UpdateWorkloadType, Kind::Operation},
    {{2, 22}, WorkloadPriorities, Kind::Operation},
    {{2, 22}, DeleteDistributedInference, Kind::Operation},
    {{2, 23}, NodePools, Kind::Key, "networkTopologyName"_L1},
    {{2, 23}, WorkloadTypes, Kind::Parameter, "filterBy"_L1},
    {{2, 23}, DeleteAnyWorkload, Kind::Operation},
    {{2, 23}, Workloads, Kind::Key, "totalPendingTimeSeconds"_L1},
    {{2, 23}, Workloads, Kind::Key, "totalRunningTimeSeconds"_L1},
    {{2, 23}, Workloads, Kind::Key, "priorityClassName"_L1},
    {{2, 23}, Workloads, Kind::Key, "guaranteedRuntimeEndsAt"_L1},
    {{2, 23}, Workloads, Kind::Key, "aiApplicationId"_L1},
    {{2, 23}, Workloads, Kind::Key, "aiApplicationName"_L1},
    {{2, 23}, Nodes, Kind::Operation},
    {{2, 23}, NodeCount, Kind::Operation},
    {{2, 25}, ClustersMinimal, Kind::Operation},
    {{2, 25}, ClusterMinimal, Kind::Operation},
};

struct Removal
{
    Release release;
    Operation operation;
};
constexpr Removal removals[] = {
    {{2, 22}, OldPods},
    {{3, 0}, ClusterNodes},
};

} // namespace

std::optional<Release> releaseOf(QStringView version)
{
    static const QRegularExpression pattern(uR"(^v?(\d{1,3})\.(\d{1,4})(\D|$))"_s);
    const QRegularExpressionMatch match = pattern.match(version);
    if (!match.hasMatch())
        return std::nullopt;
    return Release{match.capturedView(1).toInt(), match.capturedView(2).toInt()};
}

QString textOf(Release release)
{
    return u"%1.%2"_s.arg(release.major).arg(release.minor);
}

std::strong_ordering operator<=>(const Feature &a, const Feature &b)
{
    if (a.operation != b.operation)
        return a.operation <=> b.operation;
    if (a.kind != b.kind)
        return a.kind <=> b.kind;
    return QString::compare(a.name, b.name) <=> 0;
}

std::optional<Release> since(const Feature &feature)
{
    const auto it = std::ranges::find_if(introductions, [&feature](const Introduction &introduction) {
        return introduction.operation == feature.operation && introduction.kind == feature.kind
            && introduction.name == feature.name;
    });
    return it == std::end(introductions) ? std::nullopt : std::optional(it->release);
}

std::optional<Release> goneSince(const Feature &feature)
{
    const auto *it = std::ranges::find(removals, feature.operation, &Removal::operation);
    return it == std::end(removals) ? std::nullopt : std::optional(it->release);
}

bool isUnknownPath(const Error &error)
{
    return error.httpStatus == 404 || error.httpStatus == 405 || error.httpStatus == 410 || error.httpStatus == 501;
}

void Capabilities::noteCluster(QStringView version)
{
    const std::optional<Release> release = releaseOf(version);
    if (release && (!m_atLeast || *release > *m_atLeast))
        m_atLeast = release;
}

void Capabilities::confirm(const Feature &feature)
{
    m_confirmed.insert(feature);
}

void Capabilities::refuse(const Feature &feature)
{
    if (!m_refused.insert(feature).second)
        return;
    m_confirmed.erase(feature);
    const std::optional<Release> release = since(feature);
    if (release && feature.kind == Feature::Kind::Operation && (!m_below || *release < *m_below))
        m_below = release;
    Q_EMIT changed();
}

bool Capabilities::has(const Feature &feature) const
{
    if (m_refused.contains(feature))
        return false;
    if (m_confirmed.contains(feature))
        return true;
    const std::optional<Release> gone = goneSince(feature);
    if (gone && !(m_below && *m_below <= *gone))
        return false;
    const std::optional<Release> release = since(feature);
    return !release || (m_atLeast && *release <= *m_atLeast);
}

bool Capabilities::lacks(const Feature &feature) const
{
    if (m_refused.contains(feature))
        return true;
    if (has(feature))
        return false;
    const std::optional<Release> gone = goneSince(feature);
    const std::optional<Release> release = since(feature);
    return (gone && m_atLeast && *m_atLeast >= *gone) || (release && m_below && *release >= *m_below);
}

} // namespace api
