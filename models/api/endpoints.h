// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

// What the REST API is, as a table: one line per operation. The contract test holds it against the API document.
namespace api {

enum class Operation {
    Clusters,
    Cluster,
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
    NodeTelemetry,
    CreateCluster,
    RenameCluster,
    DeleteCluster,
    WorkloadBatch,
    TokenV2,
    TokenV1,
};

using Names = std::span<const std::string_view>;

struct Endpoint
{
    Operation operation;
    std::string_view method;
    std::string_view path; // with at most two {placeholders}
    // The key of the list in the answer; "" = the answer is the list, "." = it is one row. Of a write, "" = its answer
    // says no more than its status does.
    std::string_view rows;
    Names parameters; // of the query, those that Binnacle uses
    Names sortKeys;
    Names filterKeys;
    std::string_view fixed; // sent with every request, e.g. "verbosity=full"
    std::string_view changes = {}; // of a write: the kind of objects that it changes, see Change; else empty

    // Such a request is sent once, whatever becomes of it. (Asking for a token changes nothing, but is no read either.)
    [[nodiscard]] constexpr bool isWrite() const { return method != "GET"; }
};

[[nodiscard]] std::span<const Endpoint> endpoints(); // in the order of Operation
[[nodiscard]] const Endpoint &endpoint(Operation operation);

// The operators that filter items know.
[[nodiscard]] Names filterOperators();

} // namespace api
