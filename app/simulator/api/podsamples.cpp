// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/podsamples.h"

#include <algorithm>

namespace simulator {

PodSamples::PodSamples(const Curves &curves, std::uint32_t ordinal, const Grid &grid)
    : m_curves(curves)
    , m_ordinal(ordinal)
{
    if (grid.known == 0)
        return;
    const auto gpus = static_cast<std::uint32_t>(curves.gpusPerPod());
    for (const RunSpan &span : curves.measured(ordinal, grid.start, grid.at(grid.known - 1) + 1)) {
        for (int i = grid.firstFrom(span.from); i < grid.known && grid.at(i) < span.to; ++i) {
            const std::int64_t time = grid.at(i);
            const std::uint32_t idle = curves.firstIdleGpu(time), before = ordinal * gpus;
            m_moments.push_back({i, idle > before ? idle - before : 0, curves.beat(time, span.since)});
        }
    }
    m_utilization.reserve(m_moments.size() * gpus);
    for (const Moment &moment : m_moments) {
        for (std::uint32_t gpu = 0; gpu < gpus; ++gpu) {
            m_utilization.push_back(
                curves.utilization(moment.beat, ordinal, static_cast<int>(gpu), gpu >= moment.firstIdle));
        }
    }
}

std::int64_t PodSamples::utilizationSum(std::size_t at) const
{
    std::int64_t sum = 0;
    for (int gpu = 0; gpu < m_curves.gpusPerPod(); ++gpu)
        sum += utilization(at, gpu);
    return sum;
}

std::int64_t PodSamples::gpuMemory(std::size_t at, int gpu) const
{
    const Moment &moment = m_moments[at];
    return m_curves.gpuMemory(moment.beat, m_ordinal, gpu, static_cast<std::uint32_t>(gpu) >= moment.firstIdle);
}

std::int64_t PodSamples::cpuMillicores(std::size_t at) const
{
    return m_curves.cpuMillicores(m_moments[at].beat, m_ordinal);
}

std::int64_t PodSamples::cpuMemory(std::size_t at) const
{
    return m_curves.cpuMemory(m_moments[at].beat, m_ordinal);
}

std::int64_t PodSamples::swapMemory(std::size_t at) const
{
    return m_curves.swapMemory(m_moments[at].beat, m_ordinal);
}

std::int64_t PodSamples::activity(std::size_t at, int gpu, Curves::Engine engine) const
{
    return m_curves.activity(engine, m_moments[at].beat, utilization(at, gpu), m_ordinal, gpu);
}

std::int64_t PodSamples::bandwidth(std::size_t at, int gpu, Curves::Link link) const
{
    return m_curves.bandwidth(link, m_moments[at].beat, utilization(at, gpu), m_ordinal, gpu);
}

std::int64_t PodSamples::nvlinkTotal(std::size_t at, int gpu) const
{
    return bandwidth(at, gpu, Curves::Link::NvlinkOut) + bandwidth(at, gpu, Curves::Link::NvlinkIn);
}

} // namespace simulator
