// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/api/measurements.h"
#include "models/metrics/series.h"

#include <QStringList>

#include <vector>

// What single GPUs do now, by the metrics of their nodes.
namespace fleet {

enum class CellState : std::uint8_t {
    Waiting, // not answered yet
    NoData, // answered, but without a recent sample
    Free, // known not to be allocated, and does nothing
    Idle, // utilization below idleBelow for idleAfterMs
    Value,
};

// NaN = not told.
struct GpuCell
{
    CellState state = CellState::Waiting;
    double utilization = api::absentNumber; // percent
    double memory = api::absentNumber; // percent of its memory that is in use
    double memoryBytes = api::absentNumber; // in use
    double smActivity = api::absentNumber; // of its multiprocessors; as the API tells it, and in a Fleet always percent
    double allocated = api::absentNumber; // share of the device, 0..1
    double idleSeconds = api::absentNumber; // as the control plane counts them
    std::int64_t timeMs = api::absentTime; // of the newest sample of these, ms UTC
};

inline constexpr double idleBelow = 1; // percent of utilization
inline constexpr std::int64_t idleAfterMs = 5 * 60'000;
inline constexpr std::int64_t windowMs = 6 * 60'000; // requested: what is needed to see that a GPU is idle
inline constexpr int windowSamples = 24;
inline constexpr std::int64_t freshMs = 120'000; // a sample that is older when requested is not "now"

// The metric types behind a cell. Allocation and idle time exist from 2.22 on, SM activity from 2.21 on.
[[nodiscard]] QStringList baseTypes();
[[nodiscard]] QStringList newerTypes();
[[nodiscard]] QStringList profilingTypes();

// Whether the control plane knows the newer types; unknown counts as yes.
[[nodiscard]] bool tellsDevices(api::Client &client);
void refuseDevices(api::Client &client); // it has refused them
// The same for profilingTypes().
[[nodiscard]] bool tellsProfiling(api::Client &client);
void refuseProfiling(api::Client &client);

// What is known about a node beside its metrics.
struct NodeFacts
{
    int gpuCount = 0;
    double allocatedGpus = api::absentNumber; // together, in GPUs
};

// One cell per GPU index of the node; more than it has, if the answer tells so. Samples without a recognizable GPU,
// of parts of a GPU (MIG), or that contradict each other are of no cell. Pure.
[[nodiscard]] std::vector<GpuCell> cellsOf(const api::Measurements &answer, const NodeFacts &node,
                                           const metrics::Range &range);
// The cells of a node without an answer.
[[nodiscard]] std::vector<GpuCell> cellsWithout(CellState state, const NodeFacts &node);

} // namespace fleet
