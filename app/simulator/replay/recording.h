// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/replay/series.h"
#include "app/simulator/world/world.h"

// What a world that was read from recorded clusters has beyond the generated one. Nothing is made up for it: a value
// that the recording lacks is left out of the answers, and where the API requires one, it is one of these fixed ones:
// tenant 1001, department and namespace "default", also the project if there is none; image, type, category and
// priority class "unknown"; source "Other"; no conditions, no messages, no events.
namespace simulator {

struct RecordedWorkload
{
    std::int32_t millicores = -1; // of each pod; -1: not recorded
    std::int32_t memoryMib = -1;
    bool waitIsKnown = false; // false: the times are those of the last of several attempts
    bool preemptionIsKnown = false;
};

struct RecordedNode
{
    Uuid id;
    std::string gpuType; // empty: not recorded
    std::uint16_t gpus = 0;
};

struct Recording
{
    std::vector<RecordedNode> nodes; // as those of the world
    std::vector<RecordedWorkload> workloads; // as those of the world
    std::vector<std::uint64_t> gpus; // of each pod, bit set: indices on its node; 0: not recorded
    GpuSamples utilization;
    std::vector<Loads> loads; // of each cluster
};

} // namespace simulator
