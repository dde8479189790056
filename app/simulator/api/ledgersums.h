// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/metricquery.h"
#include "app/simulator/world/curves.h"
#include "app/simulator/world/ledger.h"

// From the ledger to the samples of metrics about many workloads.
namespace simulator {

// The figures of some accounts at a given time.
struct Sums
{
    std::int64_t allocated = 0, workloads = 0, started = 0, waited = 0;
    std::int64_t boundCores = 0, boundMemoryGib = 0; // allocated
    double used = 0, memory = 0; // in GPUs
    double cores = 0, memoryGib = 0; // used
    std::array<double, 4> buckets = {}; // running GPUs by utilization
};

// How much of the memory of its allocated GPUs an account uses, as a fraction of one.
[[nodiscard]] double memoryShare(const World &world, const Ledger::Account &account, std::int64_t tick);
// A cluster reports from its connection until it is lost, except for occasional gaps of some minutes.
[[nodiscard]] std::vector<RunSpan> reportedSpans(const World &world, std::size_t cluster, const Grid &grid);
// Adds an account to the samples of the grid that lie in the spans.
void addAccount(const World &world, const Ledger::Account &account, const Grid &grid, std::span<const RunSpan> spans,
                std::vector<Sums> &samples);

} // namespace simulator
