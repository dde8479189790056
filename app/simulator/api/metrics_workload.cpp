// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/metrics.h"
#include "app/simulator/api/podsamples.h"
#include "app/simulator/api/recorded_metrics.h"
#include "app/simulator/api/render.h"
#include "app/simulator/api/requestload.h"
#include "app/simulator/world/resources.h"

namespace simulator {

namespace {

enum Type : std::uint8_t {
    GpuUtilization,
    GpuMemoryUsage,
    GpuMemoryRequest,
    CpuUsage,
    CpuRequest,
    CpuLimit,
    CpuMemoryUsage,
    CpuMemoryRequest,
    CpuMemoryLimit,
    PodCount,
    RunningPodCount,
    GpuAllocation,
    NvlinkBandwidth,
    OwnCount,
};

constexpr auto TypeNames = [] {
    constexpr std::string_view Own[OwnCount] = {"GPU_UTILIZATION",          "GPU_MEMORY_USAGE_BYTES",
                                                "GPU_MEMORY_REQUEST_BYTES", "CPU_USAGE_CORES",
                                                "CPU_REQUEST_CORES",        "CPU_LIMIT_CORES",
                                                "CPU_MEMORY_USAGE_BYTES",   "CPU_MEMORY_REQUEST_BYTES",
                                                "CPU_MEMORY_LIMIT_BYTES",   "POD_COUNT",
                                                "RUNNING_POD_COUNT",        "GPU_ALLOCATION",
                                                "NVLINK_BANDWIDTH_TOTAL"};
    std::array<std::string_view, OwnCount + RequestTypes.size()> names;
    for (std::size_t i = 0; i < OwnCount; ++i)
        names[i] = Own[i];
    for (std::size_t i = 0; i < RequestTypes.size(); ++i)
        names[OwnCount + i] = RequestTypes[i];
    return names;
}();

constexpr std::int64_t Mib = 1LL << 20, Gib = 1LL << 30;

// Measured by the exporters on the nodes and summed over the pods.
bool isMeasured(std::size_t type)
{
    return type == GpuUtilization || type == GpuMemoryUsage || type == CpuUsage || type == CpuMemoryUsage
        || type == NvlinkBandwidth;
}

bool needsGpu(std::size_t type)
{
    return type == GpuUtilization || type == GpuMemoryUsage || type == GpuMemoryRequest || type == NvlinkBandwidth;
}

int decimalsOf(std::size_t type)
{
    switch (type) {
    case GpuUtilization:
    case GpuAllocation:
        return 2;
    case CpuUsage:
        return 3;
    default:
        return 0;
    }
}

class Answerer
{
public:
    Answerer(const World &world, std::uint32_t workload, const MetricQuery &query)
        : m_world(world)
        , m_curves(world, workload)
        , m_grid(query.grid)
    {
        for (const std::size_t type : query.types) {
            if (type < OwnCount && !(needsGpu(type) && m_curves.gpusPerPod() == 0)
                && (type != NvlinkBandwidth || m_curves.hasNvlink()))
                m_types.push_back(type);
        }
        for (const std::size_t type : m_types) {
            Series series;
            series.type = TypeNames[type];
            series.decimals = decimalsOf(type);
            series.values.assign(static_cast<std::size_t>(m_grid.known), NoSample);
            m_series.push_back(std::move(series));
        }
        addMeasured();
        addKnown();
    }

    [[nodiscard]] std::vector<Series> &collected() { return m_series; }
    [[nodiscard]] const Curves &curves() const { return m_curves; }

private:
    void addMeasured()
    {
        if (std::ranges::none_of(m_types, isMeasured))
            return;
        const int gpus = m_curves.gpusPerPod();
        std::vector<int> measuredGpus(static_cast<std::size_t>(m_grid.known));
        for (std::uint32_t ordinal = 0; ordinal < m_curves.workload().podCount; ++ordinal) {
            const PodSamples samples(m_curves, ordinal, m_grid);
            for (std::size_t i = 0; i < samples.moments().size(); ++i) {
                const auto sample = static_cast<std::size_t>(samples.moments()[i].sample);
                measuredGpus[sample] += gpus;
                for (std::size_t k = 0; k < m_types.size(); ++k) {
                    if (!isMeasured(m_types[k]))
                        continue;
                    std::int64_t &value = m_series[k].values[sample];
                    value = (value == NoSample ? 0 : value) + ofPod(m_types[k], samples, i);
                }
            }
        }
        for (std::size_t k = 0; k < m_types.size(); ++k) {
            if (m_types[k] != GpuUtilization)
                continue;
            for (std::size_t i = 0; i < measuredGpus.size(); ++i) {
                if (measuredGpus[i] > 0)
                    m_series[k].values[i] = (m_series[k].values[i] * 2 + measuredGpus[i]) / (measuredGpus[i] * 2);
            }
        }
    }

    [[nodiscard]] std::int64_t ofPod(std::size_t type, const PodSamples &samples, std::size_t at) const
    {
        std::int64_t sum = 0;
        switch (type) {
        case GpuUtilization:
            return samples.utilizationSum(at);
        case CpuUsage:
            return samples.cpuMillicores(at);
        case CpuMemoryUsage:
            return samples.cpuMemory(at);
        default:
            for (int gpu = 0; gpu < m_curves.gpusPerPod(); ++gpu)
                sum += type == GpuMemoryUsage ? samples.gpuMemory(at, gpu) : samples.nvlinkTotal(at, gpu);
            return sum;
        }
    }

    // What the cluster knows without measuring: from the first pod until the workload ends.
    void addKnown()
    {
        const std::uint32_t index = m_world.indexOf(m_curves.workload());
        const std::int64_t lost = m_world.clusters[m_curves.workload().cluster].state == ClusterState::Disconnected
            ? m_world.disconnectedAt
            : std::numeric_limits<std::int64_t>::max();
        for (int i = 0; i < m_grid.known && m_grid.at(i) < lost; ++i) {
            const std::int64_t time = m_grid.at(i);
            const Workload &w = m_world.workloadAt(index, time);
            if (time < podCreated(w, 0) || passed(w, std::min(w.toEnd, w.toDeleted), time))
                continue;
            const WorkloadState state = stateAt(w, time);
            std::int64_t pods = 0;
            while (pods < w.podCount && podCreated(w, static_cast<std::uint32_t>(pods)) <= time)
                pods = podCreated(w, LastPodOrdinal) <= time ? w.podCount : pods + 1;
            for (std::size_t k = 0; k < m_types.size(); ++k) {
                if (!isMeasured(m_types[k]))
                    m_series[k].values[static_cast<std::size_t>(i)] = known(m_types[k], w, state, pods);
            }
        }
    }

    [[nodiscard]] std::int64_t known(std::size_t type, const Workload &w, const WorkloadState &state,
                                     std::int64_t pods) const
    {
        switch (type) {
        case GpuMemoryRequest:
            return m_world.pools[w.pool].gpuMemoryGib * 1024 * w.gpuPerPod * pods / 100 * Mib;
        case CpuRequest:
            return cpuPerPod(w) * pods;
        case CpuLimit:
            return cpuPerPod(w) * 2 * pods;
        case CpuMemoryRequest:
            return memoryGibPerPod(w) * Gib * pods;
        case CpuMemoryLimit:
            return memoryGibPerPod(w) * Gib * 2 * pods;
        case PodCount:
            return pods;
        case RunningPodCount:
            return state.runningPods;
        default:
            return allocatedGpu(w, state);
        }
    }

    const World &m_world;
    Curves m_curves;
    const Grid &m_grid;
    std::vector<std::size_t> m_types; // available ones
    std::vector<Series> m_series; // one per type
};

// The store did not return everything requested.
int dropLast(std::vector<Series> &series, Flaw flaw)
{
    if ((flaw != Flaw::PartialEngines && flaw != Flaw::PartialAll) || series.size() < 2)
        return 200;
    series.pop_back();
    return 207;
}

} // namespace

Answer workloadMetrics(const World &world, std::uint32_t workload, const Query &query, std::int64_t now)
{
    const MetricQuery metrics = metricQuery(query, TypeNames, now);
    if (world.recording)
        return recordedWorkloadMetrics(world, workload, TypeNames, metrics);
    Answerer answerer(world, workload, metrics);
    std::vector<Histogram> histograms;
    RequestLoad load(answerer.curves(), metrics.grid, 0, world.workloads[workload].podCount);
    for (const std::size_t type : metrics.types) {
        if (type >= OwnCount)
            load.add(type - OwnCount, answerer.collected(), histograms);
    }
    const Flaw flaw = flawOf(world.workloadId(workload));
    Answer answer;
    answer.status = dropLast(answerer.collected(), flaw);
    answer.body = measurementsText(metrics.grid, answerer.collected(), flaw, &histograms);
    return answer;
}

Answer inferenceMetrics(const World &world, std::uint32_t workload, std::optional<std::uint32_t> pod,
                        const Query &query, std::int64_t now)
{
    static constexpr std::string_view Types[] = {"THROUGHPUT", "LATENCY"};
    if (world.recording || !RequestLoad::serves(world.workloads[workload]))
        throw Refusal{404, "there is no such inference workload"};
    const MetricQuery metrics = metricQuery(query, Types, now);
    const Curves curves(world, workload);
    RequestLoad load(curves, metrics.grid, pod ? world.ordinal(*pod) : 0, pod ? 1 : world.workloads[workload].podCount);
    std::vector<Series> series;
    for (const std::size_t type : metrics.types)
        series.push_back(type == 0 ? load.throughput() : load.latency());
    const Flaw flaw = flawOf(pod ? world.podId(*pod) : world.workloadId(workload));
    Answer answer;
    answer.status = dropLast(series, flaw);
    answer.body = measurementsText(metrics.grid, series, flaw);
    return answer;
}

} // namespace simulator
