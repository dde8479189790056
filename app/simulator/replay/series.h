// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

#include <optional>

// Recorded series in compact form. Times are whole seconds after the origin of the cluster's recording.
namespace simulator {

class CsvReader;

// GPU utilization in tenths of a percent, one value per step, in runs without gaps. Immutable once sealed.
class GpuSamples
{
public:
    // Values separated by ";", empty while the device was offline. Throws BadTrace.
    void add(std::uint32_t node, std::uint32_t gpu, std::uint32_t start, std::uint32_t step, std::string_view values,
             const CsvReader &csv);
    // False if two runs of a GPU overlap.
    [[nodiscard]] bool seal();

    // The sample of the step that contains this second.
    [[nodiscard]] std::optional<int> at(std::uint32_t node, std::uint32_t gpu, std::int64_t second) const;
    [[nodiscard]] std::size_t bytes() const { return m_runs.size() * sizeof(Run) + m_values.size() * 2; }

private:
    struct Run
    {
        std::uint32_t device = 0, start = 0, first = 0;
        std::uint16_t count = 0, step = 0;
    };
    static std::uint32_t deviceOf(std::uint32_t node, std::uint32_t gpu) { return node * 64 + gpu; }

    std::vector<Run> m_runs; // by device, then start
    std::vector<std::int16_t> m_values;
};

// What a project holds from a given second until the next entry.
struct Load
{
    std::uint32_t second = 0;
    std::int32_t allocated = 0; // hundredths of a GPU
    std::int32_t workloads = 0; // pending or running
    std::int32_t waits = 0; // running workloads with a known waiting time,
    std::int64_t waited = 0; // and the sum of these times in seconds
};

// The loads of a cluster's projects, and the seconds from..to (half open) for which they are known.
struct Loads
{
    std::int64_t origin = 0; // ms UTC
    std::uint32_t from = 0, to = 0;
    std::vector<std::uint32_t> projects; // of the world; adjacent
    std::vector<std::vector<Load>> byProject; // one list per project, by second
    std::vector<std::int32_t> projectGpus; // one per project; empty if not recorded
    std::int32_t gpus = -1; // of the whole cluster; -1: not recorded

    [[nodiscard]] bool covers(std::int64_t time) const
    {
        return time >= origin + from * Second && time < origin + to * Second;
    }
    [[nodiscard]] Load at(std::size_t project, std::int64_t time) const; // `project`: index into `projects`
};

// Computed from those workloads of a recorded world that belong to this cluster.
void addWorkloadLoads(Loads &loads, const World &world, std::size_t cluster);

} // namespace simulator
