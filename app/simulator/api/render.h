// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/json.h"
#include "app/simulator/world/life.h"

// Rows of the world as the API document shapes them. Nothing is stored for them: what a row does not hold is drawn
// again from its index, so the same row is written alike each time.
namespace simulator {

constexpr int TenantId = 1001;

void writeCluster(Json &json, const World &world, const Cluster &cluster, std::int64_t now, bool withStatus);
void writeWorkload(Json &json, const World &world, std::uint32_t index, std::int64_t now, bool detailed);
void writePod(Json &json, const World &world, std::uint32_t index, std::int64_t now, bool full);
// The same of a recorded world
void writeRecordedCluster(Json &json, const Cluster &cluster);
void writeRecordedWorkload(Json &json, const World &world, std::uint32_t index, std::int64_t now);
void writeRecordedPod(Json &json, const World &world, std::uint32_t index, std::int64_t now, bool full);

// Why a workload waits, works or failed, in the words of the scheduler or the kubelet; empty for phases that need none.
struct Reason
{
    std::string message;
    std::string_view code; // of the condition: "Unschedulable", "OOMKilled", ...
    std::string_view phaseReason; // NonPreemptibleOverQuota, OverLimit or none
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
