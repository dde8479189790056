// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

// The REST API as a table: one line per operation. The contract test checks it against the API document.
namespace api {

enum class Operation {
    Clusters,
    Cluster,
    ClustersMinimal,
    ClusterMinimal,
    ClusterInstallInfo,
    ClusterNodes,
    Workloads,
    Workload,
    WorkloadCount,
    WorkloadTelemetry,
    WorkloadEvents,
    WorkloadHistory,
    WorkloadPods,
    Pods,
    PodCount,
    ClusterMetrics,
    WorkloadMetrics,
    PodMetrics,
    InferenceMetrics,
    InferencePodMetrics,
    InferenceRevisions,
    InferenceRevision,
    RevisionPods,
    RevisionEvents,
    RevisionHistory,
    WorkloadCategories,
    WorkloadCategory,
    WorkloadTypes,
    WorkloadType,
    WorkloadPriorities,
    OldPods,
    Nodes,
    NodeCount,
    NodeMetrics,
    NodeTelemetry,
    ClusterNodeCount,
    NodePools,
    NodePoolCount,
    NodePoolMetrics,
    Projects,
    ProjectCount,
    ProjectTelemetry,
    ProjectMetrics,
    Departments,
    DepartmentCount,
    DepartmentTelemetry,
    DepartmentMetrics,
    CreateCluster,
    RenameCluster,
    DeleteCluster,
    WorkloadBatch,
    SuspendWorkspace,
    SuspendTraining,
    SuspendDistributed,
    ResumeWorkspace,
    ResumeTraining,
    ResumeDistributed,
    DeleteWorkspace,
    DeleteTraining,
    DeleteDistributed,
    DeleteInference,
    DeleteDistributedInference,
    DeleteAnyWorkload,
    UpdateWorkloadType,
    TokenV2,
    TokenV1,
};

using Names = std::span<const std::string_view>;

struct Endpoint
{
    Operation operation;
    std::string_view method;
    std::string_view path; // with at most two {placeholders}
    // The key of the list in the answer; "" = the answer is the list, "." = it is a single row. Of a write, "" = only
    // the status of the answer matters.
    std::string_view rows;
    Names parameters; // of the query, only those that Binnacle uses
    Names sortKeys;
    Names filterKeys;
    std::string_view fixed; // sent with every request, e.g. "verbosity=full"
    std::string_view changes = {}; // of a write: the kind of objects it changes, see Change; else empty

    // Writes are sent only once, whatever their outcome. (A token request changes nothing but is not a read either.)
    [[nodiscard]] constexpr bool isWrite() const { return method != "GET"; }
};

[[nodiscard]] std::span<const Endpoint> endpoints(); // in the order of Operation
[[nodiscard]] const Endpoint &endpoint(Operation operation);

// The operators that filter items may use.
[[nodiscard]] Names filterOperators();

} // namespace api
