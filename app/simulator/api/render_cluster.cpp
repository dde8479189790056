// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/render.h"
#include "app/simulator/replay/recording.h"

#include <algorithm>

namespace simulator {

namespace {

constexpr std::string_view StateNames[]
    = {"WaitingToConnect", "Connected", "Disconnected", "MissingPrerequisites", "ServiceIssues"};

void writeCondition(Json &json, std::string_view type, bool good, std::string_view reason, std::string_view message,
                    std::int64_t since)
{
    json.beginObject();
    json.member("type", type);
    json.member("status", good ? "True" : "False");
    json.member("reason", reason);
    json.member("message", message);
    json.key("lastTransitionTime").time(since);
    json.key("observedGeneration").integer(3);
    json.endObject();
}

void writeConditions(Json &json, const Cluster &cluster)
{
    // A cluster that was created and connected just now has settled by then.
    const std::int64_t first
        = cluster.state == ClusterState::Connected ? cluster.stateSince : cluster.created + 9 * Minute;
    json.key("conditions").beginArray();
    switch (cluster.state) {
    case ClusterState::WaitingToConnect:
        break;
    case ClusterState::Connected:
        writeCondition(json, "DependenciesFulfilled", true, "DependenciesFulfilled",
                       "All required dependencies are available", first);
        writeCondition(json, "Deployed", true, "Deployed", "All components are deployed", first);
        writeCondition(json, "Reconciled", true, "Reconciled", "The cluster follows the control plane", first);
        writeCondition(json, "Available", true, "Available", "All services answer", first);
        break;
    case ClusterState::Disconnected:
        writeCondition(json, "Available", false, "LivenessLost", "The cluster has stopped sending signs of life",
                       cluster.stateSince);
        writeCondition(json, "Deployed", true, "Deployed", "All components are deployed", first);
        break;
    case ClusterState::ServiceIssues:
        writeCondition(json, "DependenciesFulfilled", false, "DependencyUnavailable",
                       "StatefulSet prometheus-runai: 1 of 2 replicas ready", cluster.stateSince);
        writeCondition(json, "Deployed", true, "Deployed", "All components are deployed", first);
        writeCondition(json, "Reconciled", true, "Reconciled", "The cluster follows the control plane", first);
        writeCondition(json, "Available", false, "ServicesNotReady", "Metrics of 2 nodes are missing",
                       cluster.stateSince);
        break;
    case ClusterState::MissingPrerequisites:
        writeCondition(json, "DependenciesFulfilled", false, "DependencyMissing",
                       "The NVIDIA GPU Operator was not found in this cluster", cluster.stateSince);
        writeCondition(json, "Deployed", false, "WaitingForDependencies",
                       "Deployment goes on as soon as the required dependencies are there", cluster.stateSince);
        break;
    }
    json.endArray();
}

void writeDependency(Json &json, std::string_view name, bool available, std::string_view reason = {})
{
    json.anyKey(name).beginObject();
    json.key("available").boolean(available);
    if (!reason.empty())
        json.member("reason", reason);
    json.endObject();
}

void writeDependencies(Json &json, const Cluster &cluster)
{
    const bool noPrometheus = cluster.state == ClusterState::ServiceIssues;
    const bool noOperator = cluster.state == ClusterState::MissingPrerequisites;
    json.key("dependencies").beginObject();
    json.key("required").beginObject();
    json.anyKey("Prometheus").beginObject();
    json.key("available").boolean(!noPrometheus);
    if (noPrometheus)
        json.member("reason", "StatefulSet prometheus-runai: 1 of 2 replicas ready");
    json.key("components").beginObject();
    writeDependency(json, "prometheus-runai", !noPrometheus, noPrometheus ? "1 of 2 replicas ready" : "");
    writeDependency(json, "kube-state-metrics", true);
    json.endObject();
    json.endObject();
    writeDependency(json, "NVIDIA GPU Operator", !noOperator, noOperator ? "ClusterPolicy not found" : "");
    writeDependency(json, "Ingress controller", true);
    json.endObject();
    json.key("optional").beginObject();
    writeDependency(json, "Knative Serving", true);
    const bool noMpi = noPrometheus || noOperator;
    writeDependency(json, "Kubeflow MPI Operator", !noMpi, noMpi ? "Custom resource definition not found" : "");
    writeDependency(json, "Kubeflow Training Operator", true);
    json.endObject();
    json.endObject();
}

void writeOperands(Json &json, const Cluster &cluster)
{
    static constexpr std::string_view Operands[]
        = {"runai-scheduler", "runai-agent", "cluster-sync", "workload-controller", "metrics-exporter"};
    json.key("operands").beginObject();
    for (const std::string_view name : Operands) {
        const bool ready = cluster.state != ClusterState::ServiceIssues || name != "metrics-exporter";
        json.anyKey(name).beginObject();
        json.key("ready").boolean(ready);
        json.key("lastTransitionTime")
            .time(ready ? std::min(cluster.created + 8 * Minute, cluster.stateSince) : cluster.stateSince);
        json.key("reasons").beginArray();
        if (!ready)
            json.string("2 of 48 pods are not ready");
        json.endArray();
        json.key("unreadyThresholdCrossed").boolean(!ready);
        json.endObject();
    }
    json.endObject();
}

std::string_view ingressClass(const Cluster &cluster)
{
    return cluster.platform == "openshift" ? "openshift-default" : "nginx";
}

void writeStatus(Json &json, const Cluster &cluster)
{
    json.key("status").beginObject();
    json.member("state", stateName(cluster));
    writeConditions(json, cluster);
    if (cluster.state == ClusterState::WaitingToConnect) {
        json.key("platform").null();
        json.key("config").null();
        json.endObject();
        return;
    }
    writeOperands(json, cluster);
    json.key("platform").beginObject();
    json.member("type", cluster.platform);
    json.member("kubeVersion", cluster.kubeVersion);
    json.endObject();
    json.key("config").beginObject();
    json.key("workloadOwnershipProtection").boolean(cluster.platform == "openshift");
    json.key("subdomainEnabled").boolean(true);
    json.member("ingressClass", ingressClass(cluster));
    json.endObject();
    writeDependencies(json, cluster);
    json.endObject();
}

void memberOrNull(Json &json, std::string_view key, const std::string &text)
{
    if (text.empty())
        json.key(key).null();
    else
        json.member(key, text);
}

} // namespace

std::string_view stateName(const Cluster &cluster)
{
    return StateNames[static_cast<std::size_t>(cluster.state)];
}

void writeMinimalCluster(Json &json, const World &world, const Cluster &cluster)
{
    json.beginObject();
    json.key("uuid").id(cluster.id);
    json.member("name", cluster.name);
    json.key("tenantId").integer(TenantId);
    if (!world.recording) {
        memberOrNull(json, "version", cluster.version);
        memberOrNull(json, "domain", cluster.domain);
        json.member("state", stateName(cluster));
        if (cluster.state == ClusterState::WaitingToConnect)
            json.key("ingressClass").null();
        else
            json.member("ingressClass", ingressClass(cluster));
    }
    json.endObject();
}

void writeCluster(Json &json, const World &world, const Cluster &cluster, std::int64_t now, bool withStatus)
{
    if (world.recording) {
        writeRecordedCluster(json, cluster);
        return;
    }
    std::optional<std::int64_t> seen;
    if (cluster.lastLiveness != 0)
        seen = cluster.lastLiveness;
    else if (cluster.state != ClusterState::WaitingToConnect)
        seen = now - now % (10 * Second); // one heartbeat every ten seconds
    json.beginObject();
    json.key("uuid").id(cluster.id);
    json.key("tenantId").integer(TenantId);
    json.member("name", cluster.name);
    json.key("createdAt").time(cluster.created);
    memberOrNull(json, "domain", cluster.domain);
    memberOrNull(json, "version", cluster.version);
    if (withStatus)
        writeStatus(json, cluster);
    json.key("updatedAt").timeOrNull(std::max(cluster.updated, cluster.stateSince));
    json.key("deletedAt").null();
    json.key("lastLiveness").timeOrNull(seen);
    json.key("deleteRequestedAt")
        .timeOrNull(cluster.deleteRequestedAt != 0 ? std::optional(cluster.deleteRequestedAt) : std::nullopt);
    json.endObject();
}

} // namespace simulator
