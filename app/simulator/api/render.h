// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/json.h"
#include "app/simulator/world/revisions.h"

// Rows of the world in the format of the API document. Nothing is stored for them: what a row does not hold is derived
// from its index, so the output for a row is always the same.
namespace simulator {

constexpr int TenantId = 1001;

void writeCluster(Json &json, const World &world, const Cluster &cluster, std::int64_t now, bool withStatus);
void writeMinimalCluster(Json &json, const World &world, const Cluster &cluster);
[[nodiscard]] std::string_view stateName(const Cluster &cluster);
void writeWorkload(Json &json, const World &world, std::uint32_t index, std::int64_t now, bool detailed);
void writePod(Json &json, const World &world, std::uint32_t index, std::int64_t now, bool full);
[[nodiscard]] std::string revisionName(const World &world, Revision revision);
void writeRevision(Json &json, const World &world, Revision revision, std::int64_t now);
// The same for a recorded world.
void writeRecordedCluster(Json &json, const Cluster &cluster);
void writeRecordedWorkload(Json &json, const World &world, std::uint32_t index, std::int64_t now);
void writeRecordedPod(Json &json, const World &world, std::uint32_t index, std::int64_t now, bool full);

// Parts that both have in common: what a workload is, with its phase and times, and whose it is
void writeStanding(Json &json, const World &world, std::uint32_t index, const WorkloadState &state);
void writeOwners(Json &json, const World &world, const Workload &w);
// A network adapter for each pod that takes a whole node.
void writeExtendedResources(Json &json, const Workload &w, std::int64_t pods);

// Why a workload is waiting, running or failed, as reported by the scheduler or the kubelet; empty for phases without a
// reason.
struct Reason
{
    std::string message;
    std::string_view code; // of the condition: "Unschedulable", "OOMKilled", ...
    std::string_view phaseReason; // NonPreemptibleOverQuota, OverLimit or empty
};
[[nodiscard]] Reason reasonOf(const World &world, const Workload &w, Phase phase);

// History of one workload up to now, newest first.
struct Happening
{
    std::int64_t time = 0;
    bool isPhase = false;
    Phase phase = Phase::Unknown;
    std::string message;
    std::string_view reason, source, kind; // of an event
    bool warning = false;
    Uuid object;
    std::string objectName;
};
[[nodiscard]] std::vector<Happening> historyOf(const World &world, std::uint32_t workload, std::int64_t now);
void writeEvent(Json &json, const World &world, std::uint32_t workload, const Happening &event);

[[nodiscard]] std::string_view k8sPhase(const WorkloadState &state);

} // namespace simulator
