// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/metrics.h"
#include "app/simulator/api/podsamples.h"
#include "app/simulator/api/recorded_metrics.h"
#include "app/simulator/api/requestload.h"

namespace simulator {

namespace {

using enum Curves::Engine;
using enum Curves::Link;

enum class Kind : std::uint8_t {
    Utilization,
    GpuMemory,
    CpuCores,
    CpuMemory,
    NvlinkSum,
    GpuUtilization, // from here: one series per GPU
    GpuBytes,
    Swap,
    Activity,
    Bandwidth,
    GpuNvlinkSum,
};

struct Metric
{
    std::string_view type;
    Kind kind;
    std::uint8_t detail = 0; // engine or link
};

template<typename Enum> constexpr std::uint8_t code(Enum value)
{
    return static_cast<std::uint8_t>(value);
}

constexpr Metric Metrics[] = {
    {"GPU_UTILIZATION_PER_GPU", Kind::GpuUtilization},
    {"GPU_UTILIZATION", Kind::Utilization},
    {"GPU_MEMORY_USAGE_BYTES_PER_GPU", Kind::GpuBytes},
    {"GPU_MEMORY_USAGE_BYTES", Kind::GpuMemory},
    {"CPU_USAGE_CORES", Kind::CpuCores},
    {"CPU_MEMORY_USAGE_BYTES", Kind::CpuMemory},
    {"GPU_GRAPHICS_ENGINE_ACTIVITY_PER_GPU", Kind::Activity, code(Graphics)},
    {"GPU_SM_ACTIVITY_PER_GPU", Kind::Activity, code(Sm)},
    {"GPU_SM_OCCUPANCY_PER_GPU", Kind::Activity, code(Occupancy)},
    {"GPU_TENSOR_ACTIVITY_PER_GPU", Kind::Activity, code(Tensor)},
    {"GPU_FP64_ENGINE_ACTIVITY_PER_GPU", Kind::Activity, code(Fp64)},
    {"GPU_FP32_ENGINE_ACTIVITY_PER_GPU", Kind::Activity, code(Fp32)},
    {"GPU_FP16_ENGINE_ACTIVITY_PER_GPU", Kind::Activity, code(Fp16)},
    {"GPU_MEMORY_BANDWIDTH_UTILIZATION_PER_GPU", Kind::Activity, code(Dram)},
    {"GPU_NVLINK_TRANSMITTED_BANDWIDTH_PER_GPU", Kind::Bandwidth, code(NvlinkOut)},
    {"GPU_NVLINK_RECEIVED_BANDWIDTH_PER_GPU", Kind::Bandwidth, code(NvlinkIn)},
    {"GPU_PCIE_TRANSMITTED_BANDWIDTH_PER_GPU", Kind::Bandwidth, code(PcieOut)},
    {"GPU_PCIE_RECEIVED_BANDWIDTH_PER_GPU", Kind::Bandwidth, code(PcieIn)},
    {"GPU_SWAP_MEMORY_BYTES_PER_GPU", Kind::Swap},
    {"NVLINK_BANDWIDTH_TOTAL", Kind::NvlinkSum},
    {"NVLINK_BANDWIDTH_TOTAL_PER_GPU", Kind::GpuNvlinkSum},
};
constexpr std::size_t OwnCount = std::size(Metrics);

// The types of this file, followed by those of requests.
constexpr auto TypeNames = [] {
    std::array<std::string_view, OwnCount + RequestTypes.size()> names;
    for (std::size_t i = 0; i < OwnCount; ++i)
        names[i] = Metrics[i].type;
    for (std::size_t i = 0; i < RequestTypes.size(); ++i)
        names[OwnCount + i] = RequestTypes[i];
    return names;
}();

class Answerer
{
public:
    Answerer(const World &world, std::uint32_t pod, const Grid &grid)
        : m_world(world)
        , m_pod(pod)
        , m_grid(grid)
        , m_curves(world, world.pods[pod].workload)
        , m_samples(m_curves, world.ordinal(pod), grid)
        , m_flaw(flawOf(world.podId(pod)))
    {
    }

    void add(const Metric &metric)
    {
        // A pod without a GPU, or without such a link, has no such series.
        if (m_curves.gpusPerPod() == 0 && metric.kind != Kind::CpuCores && metric.kind != Kind::CpuMemory)
            return;
        const bool nvlink = metric.kind == Kind::NvlinkSum || metric.kind == Kind::GpuNvlinkSum
            || (metric.kind == Kind::Bandwidth && metric.detail <= code(NvlinkIn));
        if (nvlink && !m_curves.hasNvlink())
            return;
        if (metric.kind < Kind::GpuUtilization) {
            m_series.push_back(series(metric, -1));
            return;
        }
        const int all = m_curves.gpusPerPod();
        int answered = all;
        if (m_flaw == Flaw::PartialAll
            || (m_flaw == Flaw::PartialEngines && metric.kind != Kind::GpuUtilization && metric.kind != Kind::GpuBytes))
            answered -= (all + 3) / 4;
        m_partial = m_partial || answered < all;
        for (int gpu = 0; gpu < answered; ++gpu)
            m_series.push_back(series(metric, gpu));
    }

    [[nodiscard]] std::vector<Series> &collected() { return m_series; }
    [[nodiscard]] const Curves &curves() const { return m_curves; }
    [[nodiscard]] Flaw flaw() const { return m_flaw; }
    [[nodiscard]] int status() const { return m_partial ? 207 : 200; }

private:
    [[nodiscard]] Series series(const Metric &metric, int gpu) const
    {
        Series out;
        out.type = metric.type;
        if (gpu >= 0)
            out.labels = gpuLabel(firstGpuIndex(m_world, m_pod, m_curves.gpusPerPod()) + gpu);
        out.decimals = decimalsOf(metric.kind);
        out.values.assign(static_cast<std::size_t>(m_grid.known), NoSample);
        const auto &moments = m_samples.moments();
        for (std::size_t i = 0; i < moments.size(); ++i)
            out.values[static_cast<std::size_t>(moments[i].sample)] = value(metric, i, gpu);
        return out;
    }

    static int decimalsOf(Kind kind)
    {
        switch (kind) {
        case Kind::Utilization:
        case Kind::GpuUtilization:
            return 2;
        case Kind::Activity:
            return 4;
        case Kind::CpuCores:
            return 3;
        default:
            return 0;
        }
    }

    [[nodiscard]] std::int64_t value(const Metric &metric, std::size_t at, int gpu) const
    {
        const int gpus = m_curves.gpusPerPod();
        std::int64_t sum = 0;
        switch (metric.kind) {
        case Kind::Utilization:
            return (m_samples.utilizationSum(at) * 2 + gpus) / (gpus * 2);
        case Kind::GpuMemory:
            for (int i = 0; i < gpus; ++i)
                sum += m_samples.gpuMemory(at, i);
            return sum;
        case Kind::NvlinkSum:
            for (int i = 0; i < gpus; ++i)
                sum += m_samples.nvlinkTotal(at, i);
            return sum;
        case Kind::CpuCores:
            return m_samples.cpuMillicores(at);
        case Kind::CpuMemory:
            return m_samples.cpuMemory(at);
        case Kind::GpuUtilization:
            return m_samples.utilization(at, gpu);
        case Kind::GpuBytes:
            return m_samples.gpuMemory(at, gpu);
        case Kind::Swap:
            return m_samples.swapMemory(at);
        case Kind::Activity:
            return m_samples.activity(at, gpu, static_cast<Curves::Engine>(metric.detail));
        case Kind::Bandwidth:
            return m_samples.bandwidth(at, gpu, static_cast<Curves::Link>(metric.detail));
        case Kind::GpuNvlinkSum:
            return m_samples.nvlinkTotal(at, gpu);
        }
        return NoSample;
    }

    const World &m_world;
    std::uint32_t m_pod;
    const Grid &m_grid;
    Curves m_curves;
    PodSamples m_samples;
    Flaw m_flaw;
    bool m_partial = false;
    std::vector<Series> m_series;
};

} // namespace

std::span<const std::string_view> metricParameters()
{
    static constexpr std::string_view Known[] = {"metricType", "start", "end", "numberOfSamples"};
    return Known;
}

Answer podMetrics(const World &world, std::uint32_t pod, const Query &query, std::int64_t now)
{
    const MetricQuery metrics = metricQuery(query, TypeNames, now);
    if (world.recording)
        return recordedPodMetrics(world, pod, TypeNames, metrics);
    Answerer answerer(world, pod, metrics.grid);
    std::vector<Histogram> histograms;
    RequestLoad load(answerer.curves(), metrics.grid, world.ordinal(pod), 1);
    for (const std::size_t type : metrics.types) {
        if (type < OwnCount)
            answerer.add(Metrics[type]);
        else
            load.add(type - OwnCount, answerer.collected(), histograms);
    }
    Answer answer;
    answer.status = answerer.status();
    answer.body = measurementsText(metrics.grid, answerer.collected(), answerer.flaw(), &histograms);
    return answer;
}

} // namespace simulator
