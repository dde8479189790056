// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/series.h"
#include "app/simulator/world/curves.h"

namespace simulator {

// The common input for all metrics of one pod, on the times of a grid.
class PodSamples
{
public:
    PodSamples(const Curves &curves, std::uint32_t ordinal, const Grid &grid);

    struct Moment
    {
        int sample = 0;
        std::uint32_t firstIdle = 0; // the GPUs of this pod from this index on are idle
        Beat beat;
    };
    // Times with a measurement, ascending.
    [[nodiscard]] const std::vector<Moment> &moments() const { return m_moments; }
    // Hundredths of a percent; `at` is an index into moments().
    [[nodiscard]] std::int32_t utilization(std::size_t at, int gpu) const
    {
        return m_utilization[at * static_cast<std::size_t>(m_curves.gpusPerPod()) + static_cast<std::size_t>(gpu)];
    }
    [[nodiscard]] std::int64_t utilizationSum(std::size_t at) const;
    [[nodiscard]] std::int64_t gpuMemory(std::size_t at, int gpu) const;
    [[nodiscard]] std::int64_t cpuMillicores(std::size_t at) const;
    [[nodiscard]] std::int64_t cpuMemory(std::size_t at) const;
    [[nodiscard]] std::int64_t swapMemory(std::size_t at) const;
    [[nodiscard]] std::int64_t activity(std::size_t at, int gpu, Curves::Engine engine) const;
    [[nodiscard]] std::int64_t bandwidth(std::size_t at, int gpu, Curves::Link link) const;
    [[nodiscard]] std::int64_t nvlinkTotal(std::size_t at, int gpu) const;

private:
    const Curves &m_curves;
    std::uint32_t m_ordinal;
    std::vector<Moment> m_moments;
    std::vector<std::int32_t> m_utilization;
};

} // namespace simulator
