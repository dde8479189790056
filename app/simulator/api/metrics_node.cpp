// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/metrics.h"
#include "app/simulator/api/nodes.h"
#include "app/simulator/api/podsamples.h"
#include "app/simulator/api/recorded_metrics.h"
#include "app/simulator/world/resources.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace simulator {

namespace {

using enum Curves::Engine;
using enum Curves::Link;

enum class Kind : std::uint8_t {
    CpuCores,
    CpuUtilization,
    CpuMemory,
    CpuMemoryUtilization,
    Utilization, // from here: all GPUs together, as the mean or the sum of the kind for each of them
    MemoryUtilization,
    MemoryBytes,
    NvlinkSum,
    GpuUtilization, // from here: one series per GPU
    GpuMemoryUtilization,
    GpuBytes,
    GpuAllocation,
    GpuAllocatedBytes,
    GpuIdleTime,
    GpuKills,
    Activity,
    Bandwidth,
    GpuNvlinkSum,
};

enum Kill : std::uint8_t { Burst, Idle, SwapOutOfRam };

struct Metric
{
    std::string_view type;
    Kind kind;
    std::uint8_t detail = 0; // engine, link or kill
};

template<typename Enum> constexpr std::uint8_t code(Enum value)
{
    return static_cast<std::uint8_t>(value);
}

constexpr Metric Metrics[] = {
    {"GPU_UTILIZATION_PER_GPU", Kind::GpuUtilization},
    {"GPU_UTILIZATION", Kind::Utilization},
    {"GPU_MEMORY_UTILIZATION_PER_GPU", Kind::GpuMemoryUtilization},
    {"GPU_MEMORY_UTILIZATION", Kind::MemoryUtilization},
    {"GPU_MEMORY_USAGE_BYTES_PER_GPU", Kind::GpuBytes},
    {"GPU_MEMORY_USAGE_BYTES", Kind::MemoryBytes},
    {"GPU_ALLOCATION_PER_GPU", Kind::GpuAllocation},
    {"GPU_MEMORY_ALLOCATION_BYTES_PER_GPU", Kind::GpuAllocatedBytes},
    {"GPU_IDLE_TIME_SECONDS_PER_GPU", Kind::GpuIdleTime},
    {"CPU_USAGE_CORES", Kind::CpuCores},
    {"CPU_UTILIZATION", Kind::CpuUtilization},
    {"CPU_MEMORY_USAGE_BYTES", Kind::CpuMemory},
    {"CPU_MEMORY_UTILIZATION", Kind::CpuMemoryUtilization},
    {"GPU_OOMKILL_BURST_COUNT_PER_GPU", Kind::GpuKills, Burst},
    {"GPU_OOMKILL_IDLE_COUNT_PER_GPU", Kind::GpuKills, Idle},
    {"GPU_OOMKILL_SWAP_OUT_OF_RAM_COUNT_PER_GPU", Kind::GpuKills, SwapOutOfRam},
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
    {"NVLINK_BANDWIDTH_TOTAL", Kind::NvlinkSum},
    {"NVLINK_BANDWIDTH_TOTAL_PER_GPU", Kind::GpuNvlinkSum},
};

constexpr auto TypeNames = [] {
    std::array<std::string_view, std::size(Metrics)> names;
    std::ranges::transform(Metrics, names.begin(), &Metric::type);
    return names;
}();

constexpr std::int64_t Gib = 1LL << 30;
constexpr std::size_t MostGpus = 64;

int decimalsOf(Kind kind)
{
    switch (kind) {
    case Kind::CpuCores:
        return 3;
    case Kind::Activity:
        return 4;
    case Kind::CpuMemory:
    case Kind::MemoryBytes:
    case Kind::NvlinkSum:
    case Kind::GpuBytes:
    case Kind::GpuAllocatedBytes:
    case Kind::GpuIdleTime:
    case Kind::GpuKills:
    case Kind::Bandwidth:
    case Kind::GpuNvlinkSum:
        return 0;
    default:
        return 2;
    }
}

// The per-GPU kind that an aggregate is computed from.
Kind perGpu(Kind kind)
{
    switch (kind) {
    case Kind::Utilization:
        return Kind::GpuUtilization;
    case Kind::MemoryUtilization:
        return Kind::GpuMemoryUtilization;
    case Kind::MemoryBytes:
        return Kind::GpuBytes;
    default:
        return Kind::GpuNvlinkSum;
    }
}

bool isOnNvlink(const Metric &metric)
{
    return metric.kind == Kind::NvlinkSum || metric.kind == Kind::GpuNvlinkSum
        || (metric.kind == Kind::Bandwidth && metric.detail <= code(NvlinkIn));
}

// A pod that has been on the node, and the GPUs that it had there.
struct Guest
{
    Guest(const World &world, std::uint32_t pod, const Grid &grid)
        : ordinal(world.ordinal(pod))
        , curves(world, world.pods[pod].workload)
        , samples(curves, ordinal, grid)
    {
        world.eachLife(world.pods[pod].workload, [this](const Workload &w, std::int64_t begin, std::int64_t end) {
            const std::uint32_t until = std::min(w.toEnd, w.toDeleted);
            if (w.toInitializing >= until || at(w, w.toInitializing) >= end)
                return;
            from = std::min(from, std::max(at(w, w.toInitializing), begin));
            to = std::max(to, until == Never ? end : std::min(at(w, until), end));
        });
    }

    [[nodiscard]] double share() const { return std::min(curves.workload().gpuPerPod / 100.0, 1.0); } // of a GPU

    std::uint32_t ordinal;
    std::int64_t from = std::numeric_limits<std::int64_t>::max(), to = 0; // from its first life here to its last
    std::vector<int> gpus;
    Curves curves;
    PodSamples samples;
};

class Answerer
{
public:
    Answerer(const World &world, std::uint32_t node, const Grid &grid)
        : m_world(world)
        , m_node(node)
        , m_pool(world.pools[world.nodes[node].pool])
        , m_grid(grid)
        , m_flaw(flawOf(*nodeIdOf(world, node)))
    {
        findMeasured();
        findGuests();
    }

    void add(const Metric &metric)
    {
        if (isOnNvlink(metric) && !hasNvlink())
            return;
        if (metric.kind < Kind::Utilization) {
            addHost(metric);
            return;
        }
        const bool together = metric.kind < Kind::GpuUtilization;
        const Metric each = together ? Metric{metric.type, perGpu(metric.kind), metric.detail} : metric;
        Values values = valuesOf(each);
        if (together) {
            addTogether(metric, values);
            return;
        }
        const std::size_t all = values.size();
        std::size_t answered = all;
        if (m_flaw == Flaw::PartialAll || (m_flaw == Flaw::PartialEngines && metric.kind >= Kind::Activity))
            answered -= (all + 3) / 4;
        m_partial = m_partial || answered < all;
        for (std::size_t gpu = 0; gpu < answered; ++gpu) {
            Series out = seriesOf(metric);
            out.labels = gpuLabel(static_cast<int>(gpu));
            out.values = std::move(values[gpu]);
            m_series.push_back(std::move(out));
        }
    }

    [[nodiscard]] const std::vector<Series> &collected() const { return m_series; }
    [[nodiscard]] Flaw flaw() const { return m_flaw; }
    [[nodiscard]] int status() const { return m_partial ? 207 : 200; }

private:
    using Values = std::vector<std::vector<std::int64_t>>; // by GPU, then by sample

    [[nodiscard]] bool hasNvlink() const
    {
        return !m_pool.mig && (m_pool.gpuType.contains("H100") || m_pool.gpuType.contains("SXM"));
    }
    [[nodiscard]] std::int64_t gpuMemory() const { return m_pool.gpuMemoryGib * Gib; }

    // The exporter answers from the cluster's connection until it is lost, except for gaps.
    void findMeasured()
    {
        m_isMeasured.assign(static_cast<std::size_t>(m_grid.known), false);
        const Cluster &cluster = m_world.clusters[m_pool.cluster];
        if (m_grid.known == 0 || cluster.state == ClusterState::WaitingToConnect)
            return;
        const std::int64_t from = std::max(cluster.created + 12 * Minute, m_grid.start);
        std::int64_t to = m_grid.at(m_grid.known - 1) + 1;
        if (cluster.state == ClusterState::Disconnected)
            to = std::min(to, m_world.disconnectedAt);
        for (int i = m_grid.firstFrom(from); i < m_grid.known && m_grid.at(i) < to; ++i)
            m_isMeasured[static_cast<std::size_t>(i)] = true;
        for (const auto &[gapFrom, gapTo] : exporterGaps(m_world, m_node, from, to)) {
            for (int i = m_grid.firstFrom(gapFrom); i < m_grid.known && m_grid.at(i) < gapTo; ++i)
                m_isMeasured[static_cast<std::size_t>(i)] = false;
        }
    }

    // All pods ever on this node, in order of arrival: the assignment of GPUs must not depend on the range.
    void findGuests()
    {
        for (std::uint32_t pod = 0; pod < m_world.pods.size(); ++pod) {
            if (m_world.pods[pod].node != m_node)
                continue;
            auto guest = std::make_unique<Guest>(m_world, pod, m_grid);
            if (guest->from < guest->to)
                m_guests.push_back(std::move(guest));
        }
        std::ranges::stable_sort(m_guests, {}, [](const auto &guest) { return guest->from; });
        for (std::size_t i = 0; i < m_guests.size(); ++i)
            giveGpus(i);
    }

    // Assigns the GPUs that the pod names, unless an earlier pod holds them for part of the time; otherwise the first
    // free ones. Pods with a fraction of a GPU share one if possible, so that whole GPUs stay free. If the node has no
    // free GPU, the pod keeps those it names.
    void giveGpus(std::size_t guest)
    {
        const Curves &curves = m_guests[guest]->curves;
        const int wanted = curves.gpusPerPod();
        if (wanted == 0)
            return;
        std::array<int, MostGpus> used = {}; // hundredths
        for (std::size_t i = 0; i < guest; ++i) {
            if (m_guests[i]->to <= m_guests[guest]->from)
                continue;
            for (const int gpu : m_guests[i]->gpus)
                used[static_cast<std::size_t>(gpu)] += std::min<int>(m_guests[i]->curves.workload().gpuPerPod, 100);
        }
        const int room = 100 - std::min<int>(curves.workload().gpuPerPod, 100);
        const std::uint32_t pod = curves.workload().firstPod + m_guests[guest]->ordinal;
        const int first = firstGpuIndex(m_world, pod, wanted);
        std::vector<int> &gpus = m_guests[guest]->gpus;
        const auto take = [&](int gpu) {
            if (std::ssize(gpus) < wanted && used[static_cast<std::size_t>(gpu)] <= room
                && std::ranges::find(gpus, gpu) == gpus.end())
                gpus.push_back(gpu);
        };
        if (room > 0) {
            std::array<int, MostGpus> fullest = {};
            std::iota(fullest.begin(), fullest.begin() + m_pool.gpusPerNode, 0);
            std::ranges::stable_sort(fullest.begin(), fullest.begin() + m_pool.gpusPerNode, std::ranges::greater(),
                                     [&used](int gpu) { return used[static_cast<std::size_t>(gpu)]; });
            for (int i = 0;
                 i < m_pool.gpusPerNode && used[static_cast<std::size_t>(fullest[static_cast<std::size_t>(i)])] > 0;
                 ++i)
                take(fullest[static_cast<std::size_t>(i)]);
        }
        for (int gpu = first; gpu < first + wanted; ++gpu)
            take(gpu);
        for (int gpu = 0; gpu < m_pool.gpusPerNode; ++gpu)
            take(gpu);
        if (std::ssize(gpus) < wanted) {
            gpus.clear();
            for (int gpu = first; gpu < first + wanted; ++gpu)
                gpus.push_back(gpu);
        }
    }

    [[nodiscard]] Series seriesOf(const Metric &metric) const
    {
        Series series;
        series.type = metric.type;
        series.decimals = decimalsOf(metric.kind);
        series.values.assign(m_isMeasured.size(), NoSample);
        return series;
    }

    void addHost(const Metric &metric)
    {
        const NodeSize size = nodeSize(m_pool);
        const bool cores = metric.kind == Kind::CpuCores || metric.kind == Kind::CpuUtilization;
        Series series = seriesOf(metric);
        for (std::size_t i = 0; i < m_isMeasured.size(); ++i)
            series.values[i] = m_isMeasured[i] ? 0 : NoSample;
        for (const auto &guest : m_guests) {
            const auto &moments = guest->samples.moments();
            for (std::size_t k = 0; k < moments.size(); ++k) {
                std::int64_t &value = series.values[static_cast<std::size_t>(moments[k].sample)];
                if (value != NoSample)
                    value += cores ? guest->samples.cpuMillicores(k) : guest->samples.cpuMemory(k);
            }
        }
        if (metric.kind == Kind::CpuUtilization || metric.kind == Kind::CpuMemoryUtilization) {
            const double whole = static_cast<double>(cores ? size.cores * 1000 : size.memoryGib * Gib);
            for (std::int64_t &value : series.values) {
                if (value != NoSample)
                    value = std::min<std::int64_t>(std::llround(static_cast<double>(value) * 10000 / whole), 10000);
            }
        }
        m_series.push_back(std::move(series));
    }

    void addTogether(const Metric &metric, const Values &values)
    {
        const bool mean = metric.kind == Kind::Utilization || metric.kind == Kind::MemoryUtilization;
        const auto gpus = static_cast<std::int64_t>(values.size());
        Series series = seriesOf(metric);
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (!m_isMeasured[i])
                continue;
            std::int64_t sum = 0;
            for (const auto &ofGpu : values)
                sum += ofGpu[i];
            series.values[i] = mean ? (sum * 2 + gpus) / (gpus * 2) : sum;
        }
        m_series.push_back(std::move(series));
    }

    [[nodiscard]] Values valuesOf(const Metric &metric) const
    {
        Values values(m_pool.gpusPerNode, std::vector<std::int64_t>(m_isMeasured.size(), 0));
        switch (metric.kind) {
        case Kind::GpuAllocation:
        case Kind::GpuAllocatedBytes:
            addAllocated(values);
            break;
        case Kind::GpuIdleTime:
            addIdleTime(values);
            break;
        case Kind::GpuKills:
            addKills(values, metric.detail);
            break;
        default:
            addUsed(values, metric);
            break;
        }
        for (auto &ofGpu : values) {
            for (std::size_t i = 0; i < ofGpu.size(); ++i)
                ofGpu[i] = m_isMeasured[i] ? finished(metric.kind, ofGpu[i]) : NoSample;
        }
        return values;
    }

    [[nodiscard]] std::int64_t finished(Kind kind, std::int64_t value) const
    {
        switch (kind) {
        case Kind::GpuMemoryUtilization:
            return std::min<std::int64_t>(
                std::llround(static_cast<double>(value) * 10000 / static_cast<double>(gpuMemory())), 10000);
        case Kind::GpuBytes:
            return std::min(value, gpuMemory());
        case Kind::GpuAllocatedBytes:
            return gpuMemory() * std::min<std::int64_t>(value, 100) / 100;
        case Kind::GpuAllocation:
            return std::min<std::int64_t>(value, 100);
        case Kind::GpuUtilization:
        case Kind::Activity:
            return std::min<std::int64_t>(value, 10000);
        default:
            return value;
        }
    }

    void addUsed(Values &values, const Metric &metric) const
    {
        for (const auto &guest : m_guests) {
            const auto &moments = guest->samples.moments();
            // Bytes are those of the pod; shares of the GPU are weighted by the pod's fraction.
            const bool isShare = metric.kind == Kind::GpuUtilization || metric.kind == Kind::Activity;
            const double share = isShare ? guest->share() : 1;
            for (std::size_t k = 0; k < moments.size(); ++k) {
                for (std::size_t gpu = 0; gpu < guest->gpus.size(); ++gpu) {
                    const std::int64_t used = valueOf(metric, *guest, k, static_cast<int>(gpu));
                    values[static_cast<std::size_t>(guest->gpus[gpu])][static_cast<std::size_t>(moments[k].sample)]
                        += share < 1 ? std::llround(static_cast<double>(used) * share) : used;
                }
            }
        }
    }

    static std::int64_t valueOf(const Metric &metric, const Guest &guest, std::size_t at, int gpu)
    {
        switch (metric.kind) {
        case Kind::GpuUtilization:
            return guest.samples.utilization(at, gpu);
        case Kind::GpuMemoryUtilization:
        case Kind::GpuBytes:
            return guest.samples.gpuMemory(at, gpu);
        case Kind::Activity:
            return guest.samples.activity(at, gpu, static_cast<Curves::Engine>(metric.detail));
        case Kind::Bandwidth:
            return guest.samples.bandwidth(at, gpu, static_cast<Curves::Link>(metric.detail));
        default:
            return guest.samples.nvlinkTotal(at, gpu);
        }
    }

    void addAllocated(Values &values) const
    {
        for (const auto &guest : m_guests) {
            const std::uint32_t workload = m_world.indexOf(guest->curves.workload());
            for (int i = m_grid.firstFrom(guest->from); i < m_grid.known && m_grid.at(i) < guest->to; ++i) {
                const Workload &w = m_world.workloadAt(workload, m_grid.at(i));
                const PodState state = podStateAt(w, guest->ordinal, m_grid.at(i));
                if (!state.allocated || state.deletedAt)
                    continue;
                for (const int gpu : guest->gpus)
                    values[static_cast<std::size_t>(gpu)][static_cast<std::size_t>(i)]
                        += std::min<int>(w.gpuPerPod, 100);
            }
        }
    }

    // Seconds since a pod last worked on the GPU, or since its cluster connected if none ever did.
    void addIdleTime(Values &values) const
    {
        const std::int64_t first = m_world.clusters[m_pool.cluster].created + 12 * Minute;
        std::vector<std::vector<RunSpan>> busy(m_pool.gpusPerNode);
        for (const auto &guest : m_guests) {
            for (const RunSpan &run : guest->curves.runs(guest->ordinal)) {
                const std::uint32_t idle = guest->curves.firstIdleGpu(run.from);
                for (std::size_t gpu = 0; gpu < guest->gpus.size(); ++gpu) {
                    if (guest->ordinal * guest->gpus.size() + gpu < idle)
                        busy[static_cast<std::size_t>(guest->gpus[gpu])].push_back(run);
                }
            }
        }
        for (std::size_t gpu = 0; gpu < busy.size(); ++gpu) {
            for (int i = 0; i < m_grid.known; ++i) {
                const std::int64_t time = m_grid.at(i);
                std::int64_t last = std::min(first, time);
                for (const RunSpan &run : busy[gpu]) {
                    if (run.from <= time)
                        last = std::max(last, std::min(run.to, time));
                }
                values[gpu][static_cast<std::size_t>(i)] = (time - last) / Second;
            }
        }
    }

    // Cumulative. Pods that share a GPU are killed during bursts; pods whose memory was swapped out are killed when the
    // RAM is full.
    void addKills(Values &values, std::uint8_t kill) const
    {
        for (const auto &guest : m_guests) {
            const Workload &w = guest->curves.workload();
            const bool killed = w.ending == Phase::Failed && w.gpuPerPod > 0 && w.toEnd < w.toDeleted
                && ((kill == Burst && w.gpuPerPod < 100 && w.trouble % 4 == 0)
                    || (kill == SwapOutOfRam && w.trouble % 8 == 2));
            if (!killed)
                continue;
            for (int i = m_grid.firstFrom(at(w, w.toEnd)); i < m_grid.known; ++i) {
                for (const int gpu : guest->gpus)
                    ++values[static_cast<std::size_t>(gpu)][static_cast<std::size_t>(i)];
            }
        }
    }

    const World &m_world;
    std::uint32_t m_node;
    const Pool &m_pool;
    const Grid &m_grid;
    Flaw m_flaw;
    std::vector<bool> m_isMeasured; // by sample
    std::vector<std::unique_ptr<Guest>> m_guests; // pointers, because samples refer to the curves next to them
    std::vector<Series> m_series;
    bool m_partial = false;
};

} // namespace

Answer nodeMetrics(const World &world, std::uint32_t node, const Query &query, std::int64_t now)
{
    const MetricQuery metrics = metricQuery(query, TypeNames, now);
    if (world.recording)
        return recordedNodeMetrics(world, node, TypeNames, metrics);
    Answerer answerer(world, node, metrics.grid);
    for (const std::size_t type : metrics.types)
        answerer.add(Metrics[type]);
    Answer answer;
    answer.status = answerer.status();
    answer.body = measurementsText(metrics.grid, answerer.collected(), answerer.flaw());
    return answer;
}

} // namespace simulator
