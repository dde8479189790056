// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/replay/series.h"
#include "app/simulator/world/world.h"

// The additional data of a world read from recorded clusters. Nothing is invented: values that were not recorded are
// left out of the answers; where the API requires one, it is fixed: tenant 1001, department and namespace "default",
// likewise a missing project; image, type, category and priority class "unknown"; source "Other"; no conditions,
// messages, events or node pools; of projects only the GPUs that they hold.
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
    std::vector<RecordedNode> nodes; // parallel to the nodes of the world
    std::vector<RecordedWorkload> workloads; // parallel to the workloads of the world
    std::vector<std::uint64_t> gpus; // of each pod, one bit per index on its node; 0: not recorded
    GpuSamples utilization;
    std::vector<Loads> loads; // of each cluster
};

} // namespace simulator
