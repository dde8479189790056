// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

#include <algorithm>

// The visible state of the world at a given time. Pure functions, fast enough to be called for every row of a scan.
namespace simulator {

struct WorkloadState
{
    Phase phase = Phase::Unknown;
    std::int64_t phaseSince = 0; // ms UTC
    std::uint32_t runningPods = 0, boundPods = 0; // bound: on a node, with their resources allocated
    std::optional<std::int64_t> completedAt, deletedAt;
    std::uint32_t pendingSeconds = 0, runningSeconds = 0;
};

enum class PodPhase : std::uint8_t { Pending, Running, Succeeded, Failed, Unknown };
inline constexpr std::array<std::string_view, 5> PodPhaseNames
    = {"Pending", "Running", "Succeeded", "Failed", "Unknown"};

struct PodState
{
    bool exists = false;
    PodPhase phase = PodPhase::Pending;
    bool bound = false; // has a node; remains true after it has finished
    bool allocated = false; // holds its resources now
    std::int64_t phaseSince = 0;
    std::optional<std::int64_t> startedAt, completedAt, deletedAt;
};

[[nodiscard]] inline bool exists(const Workload &w, std::int64_t now)
{
    return w.created <= now;
}
[[nodiscard]] inline std::int64_t at(const Workload &w, std::uint32_t offset)
{
    return w.created + offset * Second;
}
[[nodiscard]] inline bool passed(const Workload &w, std::uint32_t offset, std::int64_t now)
{
    return offset != Never && at(w, offset) <= now;
}
[[nodiscard]] inline bool isDeleted(const Workload &w, std::int64_t now)
{
    return passed(w, w.toDeleted, now);
}
// A workload that is stopped deletes its pods; any other keeps them until it is deleted itself.
[[nodiscard]] inline std::uint32_t podsDeletedAfter(const Workload &w)
{
    return w.ending == Phase::Stopped && !w.recorded && w.toEnd < w.toDeleted ? w.toEnd : w.toDeleted;
}
// The pods of a workload are created one after the other, within a second.
constexpr std::uint32_t LastPodOrdinal = 128;
[[nodiscard]] inline std::int64_t podCreated(const Workload &w, std::uint32_t ordinal)
{
    return at(w, w.toPending) + (w.recorded ? 0 : std::min<std::int64_t>(ordinal, LastPodOrdinal) * 7);
}
// Servers are deployed in revisions.
[[nodiscard]] inline bool hasRevision(const Workload &w)
{
    return !w.recorded && (w.type == Type::Inference || w.type == Type::DistributedInference);
}
[[nodiscard]] Phase phaseAt(const Workload &w, std::int64_t now);
[[nodiscard]] WorkloadState stateAt(const Workload &w, std::int64_t now);
[[nodiscard]] PodState podStateAt(const Workload &w, std::uint32_t ordinal, std::int64_t now);

// Allocated and idle GPUs in hundredths.
[[nodiscard]] std::int64_t allocatedGpu(const Workload &w, const WorkloadState &state);
[[nodiscard]] std::int64_t idleGpu(const Workload &w, const WorkloadState &state);
[[nodiscard]] std::optional<std::int64_t> guaranteedUntil(const Workload &w, const WorkloadState &state);

} // namespace simulator
