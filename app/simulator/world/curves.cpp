// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/curves.h"

#include "app/simulator/world/crowds.h"
#include "app/simulator/world/resources.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace simulator {

namespace {

constexpr std::int64_t Gib = 1LL << 30, Mib = 1LL << 20;
enum Salt : std::uint64_t { Base = 1, Gpu, Noise, Slow, Memory, Cpu, Host, EngineNoise = 16, LinkNoise = 32 };

double between(double low, double high, double share)
{
    return low + (high - low) * share;
}

std::int64_t rounded(double value, std::int64_t to)
{
    return std::llround(value / static_cast<double>(to)) * to;
}

// While backups use the shared storage, some training workloads get less data.
constexpr double NightShare = 0.4, NightLoss = 0.35;

double nightOf(double daylight)
{
    return std::clamp((0.25 - daylight) / 0.15, 0.0, 1.0);
}

bool isFast(const Pool &pool)
{
    return pool.gpuType.find("H100") != std::string::npos && !pool.mig;
}

bool isOnNvlink(const Pool &pool)
{
    return isFast(pool) || (pool.gpuType.find("SXM") != std::string::npos && !pool.mig);
}

Habit habitOf(const World &world, const Workload &w)
{
    switch (categoryCode(w.type)) {
    case 0:
        return Habit::Explore;
    case 2:
        return Habit::Serve;
    default:
        return (world.workloadId(world.indexOf(w)).low >> 8 & 0xf) < 2 ? Habit::Starved : Habit::Train;
    }
}

} // namespace

bool isModest(const World &world, std::uint32_t workload)
{
    return (world.workloadId(workload).low >> 8 & 0xf) == 0xe;
}

double drift(std::uint64_t key, std::int64_t tick, std::int64_t period)
{
    const std::int64_t from = tick / period;
    const double x = static_cast<double>(tick % period) / static_cast<double>(period);
    const double a = chanceOf(key ^ static_cast<std::uint64_t>(from) * 0x9e3779b97f4a7c15ULL);
    const double b = chanceOf(key ^ static_cast<std::uint64_t>(from + 1) * 0x9e3779b97f4a7c15ULL);
    return a + (b - a) * x * x * (3 - 2 * x);
}

double daylight(const Cluster &cluster, std::int64_t tick)
{
    const std::int64_t local = tick * StoreStep + cluster.zone * Hour;
    const double hour = static_cast<double>(local % Day) / static_cast<double>(Hour);
    const double curve = 0.5 - 0.5 * std::cos((hour - 3) / 12 * std::numbers::pi);
    const std::int64_t weekday = (local / Day + 3) % 7; // 1970 began on a Thursday; 0 = Monday
    return weekday >= 5 ? curve * 0.55 : curve;
}

std::vector<std::pair<std::int64_t, std::int64_t>> exporterGaps(const World &world, std::uint32_t node,
                                                                std::int64_t from, std::int64_t to)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> gaps;
    if (to <= from)
        return gaps;
    const Pool &pool = world.pools[world.nodes[node].pool];
    const Cluster &cluster = world.clusters[pool.cluster];
    if (cluster.state == ClusterState::ServiceIssues && node - pool.firstNode < 2 && world.nodes[node].pool > 0
        && world.pools[world.nodes[node].pool - 1U].cluster != pool.cluster)
        gaps.emplace_back(cluster.stateSince, std::numeric_limits<std::int64_t>::max());
    for (std::int64_t day = from / Day; day <= to / Day; ++day) {
        const std::uint64_t h = mix(world.seed ^ mix(node + (static_cast<std::uint64_t>(day) << 32)));
        if (h % 24 != 0)
            continue;
        const std::int64_t minutes = 11 + static_cast<std::int64_t>(h >> 40 & 0xff) % 21;
        const std::int64_t begin = day * Day + static_cast<std::int64_t>(h >> 16 & 0xffff) % 1400 * Minute;
        if (begin < to && begin + minutes * Minute > from)
            gaps.emplace_back(begin, begin + minutes * Minute);
    }
    return gaps;
}

int laggingGpu(const World &world, std::uint32_t pod, int gpus)
{
    const std::uint64_t id = world.podId(pod).low;
    return gpus > 1 && (id >> 8 & 0xf) == 0 ? static_cast<int>((id >> 12 & 0xf) % static_cast<unsigned>(gpus)) : -1;
}

UnevenGpu unevenGpu(const World &world, std::uint32_t pod, int gpus)
{
    const std::uint64_t id = world.podId(pod).low;
    if (gpus < 4 || (id >> 8 & 0xf) != 7)
        return {};
    const Pool &pool = world.pools[world.workloads[world.pods[pod].workload].pool];
    return {.gpu = static_cast<int>((id >> 12 & 0xf) % static_cast<unsigned>(gpus)),
            .isPcie = !isOnNvlink(pool) || (id >> 16 & 3) == 0,
            .receivesLittle = (id >> 16 & 1) != 0};
}

int firstGpuIndex(const World &world, std::uint32_t pod, int gpus)
{
    const int onNode = world.pools[world.workloads[world.pods[pod].workload].pool].gpusPerNode;
    const int places = gpus == 0 ? 1 : std::max(1, onNode / gpus);
    return static_cast<int>(mix(pod ^ world.seed) % static_cast<unsigned>(places)) * gpus;
}

Curves::Curves(const World &world, std::uint32_t workload)
    : m_world(world)
    , m_w(world.workloads[workload])
    , m_cluster(world.clusters[m_w.cluster])
    , m_key(mix(world.seed ^ mix(workload + 0x6d657472ULL)))
    , m_habit(habitOf(world, m_w))
    , m_isModest(isModest(world, workload))
{
    const Pool &pool = world.pools[m_w.pool];
    m_gpus = m_w.gpuPerPod >= 100 ? m_w.gpuPerPod / 100 : m_w.gpuPerPod > 0 ? 1 : 0;
    m_memory = m_gpus == 0 ? 0 : pool.gpuMemoryGib * Gib * m_w.gpuPerPod / 100 / m_gpus;
    Random random(m_key, Base);
    switch (m_habit) {
    case Habit::Train:
        m_level = between(0.88, 0.97, random.unit());
        m_efficiency = between(0.74, 0.9, random.unit());
        break;
    case Habit::Starved:
        m_level = between(0.82, 0.95, random.unit());
        m_efficiency = between(0.12, 0.24, random.unit());
        break;
    case Habit::Serve:
        m_jitter = 0.1;
        m_level = between(0.55, 0.85, random.unit());
        m_efficiency = between(0.68, 0.8, random.unit());
        break;
    case Habit::Explore:
        m_jitter = 0.5;
        m_level = between(0.5, 0.9, random.unit());
        m_efficiency = between(0.66, 0.8, random.unit());
        break;
    }
    m_warmUp = random.between(90, 420);
    m_cycle = random.between(2100, 5400);
    m_dip = random.between(75, 150);
    m_cleanEvery = random.between(4, 9);
    m_nightly = random.chance(NightShare);
    m_lagPercent = static_cast<int>(random.between(24, 34));
    if (m_gpus > 1 && isOnNvlink(pool))
        m_nvlink = isFast(pool) ? 3.6e11 : 2.3e11;
    m_pcie = (isFast(pool) ? 1.6e10 : 9e9) * between(0.4, 1, random.unit());
    if ((world.workloadId(workload).low >> 8 & 0xf) == 5) {
        m_cycle = random.between(1700, 2400);
        m_dip = random.between(180, 240);
    }
}

std::vector<RunSpan> Curves::runs(std::uint32_t ordinal) const
{
    std::vector<RunSpan> spans;
    m_world.eachLife(m_world.indexOf(m_w), [&](const Workload &w, std::int64_t from, std::int64_t to) {
        for (RunSpan span : runsOf(w, ordinal)) {
            span.from = std::max(span.from, from);
            span.to = std::min(span.to, to);
            if (span.from < span.to)
                spans.push_back(span);
        }
    });
    return spans;
}

std::vector<RunSpan> Curves::runsOf(const Workload &w, std::uint32_t ordinal) const
{
    std::vector<RunSpan> spans;
    const std::uint32_t until = std::min(w.toEnd, w.toDeleted);
    if (w.toRunning >= until)
        return spans;
    const std::int64_t start = at(w, w.toRunning);
    std::int64_t end = until == Never ? std::numeric_limits<std::int64_t>::max() : at(w, until);
    if (m_cluster.state == ClusterState::Disconnected)
        end = std::min(end, m_world.disconnectedAt);
    const bool restarts = w.unusual == Phase::Resuming || (w.unusual == Phase::Degraded && ordinal + 1 == w.podCount);
    const bool interrupted = w.unusualFrom != Never && (restarts || w.unusual == Phase::Unknown);
    if (!interrupted) {
        spans.push_back({start, end, start});
    } else {
        const std::int64_t back = w.unusualTo == Never ? end : std::min(at(w, w.unusualTo), end);
        spans.push_back({start, std::min(at(w, w.unusualFrom), end), start});
        spans.push_back({std::max(back, start), end, restarts ? back : start});
    }
    std::erase_if(spans, [](const RunSpan &span) { return span.from >= span.to; });
    return spans;
}

std::vector<RunSpan> Curves::measured(std::uint32_t ordinal, std::int64_t from, std::int64_t to) const
{
    std::vector<RunSpan> spans;
    for (const RunSpan &run : runs(ordinal)) {
        RunSpan rest = {std::max(run.from, from), std::min(run.to, to), run.since};
        for (const auto &[gapFrom, gapTo] :
             exporterGaps(m_world, m_world.pods[m_w.firstPod + ordinal].node, rest.from, rest.to)) {
            if (gapFrom > rest.from)
                spans.push_back({rest.from, std::min(gapFrom, rest.to), rest.since});
            rest.from = std::max(rest.from, gapTo);
        }
        if (rest.from < rest.to)
            spans.push_back(rest);
    }
    return spans;
}

std::uint32_t Curves::firstIdleGpu(std::int64_t time) const
{
    constexpr std::uint32_t None = std::numeric_limits<std::uint32_t>::max();
    if (m_w.idlePercent == 0 || m_w.gpuPerPod == 0)
        return None;
    const WorkloadState state = stateAt(m_world.workloadAt(m_world.indexOf(m_w), time), time);
    const std::int64_t idle = idleGpu(m_w, state);
    if (idle == 0)
        return None;
    // A fraction of a GPU is idle as a whole.
    const std::int64_t total = static_cast<std::int64_t>(state.runningPods) * m_gpus;
    return static_cast<std::uint32_t>(m_w.gpuPerPod < 100 ? 0 : total - idle / 100);
}

double Curves::trainingLoad(Beat &beat, std::int64_t age) const
{
    if (age < m_warmUp) {
        const double done = static_cast<double>(age) / static_cast<double>(m_warmUp);
        beat.warm = between(0.04, 0.9, done * done);
        return between(0.035, 0.16, done);
    }
    const std::int64_t steady = age - m_warmUp;
    const std::int64_t cycle = steady / m_cycle, within = steady % m_cycle;
    beat.growth
        = static_cast<double>(cycle % m_cleanEvery * m_cycle + within) / static_cast<double>(m_cleanEvery * m_cycle);
    if (cycle > 0 && within < m_dip) {
        beat.checkpoint = true;
        return 0.05 + 0.035 * chanceOf(m_key ^ static_cast<std::uint64_t>(cycle));
    }
    // Occasionally all of them slow down for some minutes: storage, or a neighbour on the network.
    constexpr std::int64_t Turn = 5 * 3600;
    const std::uint64_t h = mix(m_key + static_cast<std::uint64_t>(steady / Turn) * 31);
    const std::int64_t slumpAt = static_cast<std::int64_t>(h >> 16 & 0xffff) % (Turn - 900);
    const bool slump = h % 4 == 0 && steady % Turn >= slumpAt && steady % Turn < slumpAt + 700;
    const double night = m_nightly ? NightLoss * nightOf(daylight(m_cluster, beat.tick)) : 0;
    return (slump ? 0.48 : 1) * (1 - night) * between(0.96, 1, drift(m_key ^ Slow, beat.tick, 240));
}

Beat Curves::beat(std::int64_t time, std::int64_t since) const
{
    Beat beat;
    beat.tick = time / StoreStep;
    const std::int64_t age = std::max<std::int64_t>(0, (beat.tick * StoreStep - since) / Second);
    switch (m_habit) {
    case Habit::Train:
    case Habit::Starved:
        beat.load = trainingLoad(beat, age);
        break;
    case Habit::Serve:
        beat.warm = std::min(1.0, 0.1 + static_cast<double>(age) / 240);
        beat.load = between(0.28, 1, daylight(m_cluster, beat.tick))
            * between(0.8, 1.1, drift(m_key ^ Slow, beat.tick, 28)) * std::min(1.0, beat.warm);
        break;
    case Habit::Explore: {
        // Users run a cell and then look at the result for a while.
        const double busy = drift(m_key ^ Slow, beat.tick, 44);
        const bool runs = busy > between(0.78, 0.46, daylight(m_cluster, beat.tick));
        beat.warm = std::min(1.0, 0.15 + static_cast<double>(age) / 1800);
        beat.growth = drift(m_key ^ Memory, beat.tick, 480);
        beat.load = runs ? between(0.45, 1, busy) : between(0.03, 0.08, busy);
        break;
    }
    }
    return beat;
}

Curves::Pauses Curves::pauses() const
{
    const bool isTraining = m_habit == Habit::Train || m_habit == Habit::Starved;
    return isTraining ? Pauses{m_cycle, m_dip} : Pauses();
}

std::int32_t Curves::utilization(const Beat &beat, std::uint32_t ordinal, int gpu, bool idle) const
{
    if (idle)
        return 0;
    const auto tick = static_cast<std::uint64_t>(beat.tick);
    double level = m_level - 0.05 * chanceOf(keyOf(ordinal, gpu, Gpu));
    if (m_gpus > 1 && laggingGpu(m_world, m_w.firstPod + ordinal, m_gpus) == gpu
        && drift(keyOf(ordinal, gpu, Slow), beat.tick, 400) > 0.38)
        level *= 1 - m_lagPercent / 100.0 * between(0.75, 1.15, drift(keyOf(ordinal, gpu, Noise), beat.tick, 60));
    const double noise = chanceOf(keyOf(ordinal, gpu, Noise) ^ tick * 0x9e3779b97f4a7c15ULL) - 0.5
        + drift(keyOf(ordinal, gpu, Base), beat.tick, 16) - 0.5;
    const double percent = 100 * level * beat.load * (1 + m_jitter * noise);
    return static_cast<std::int32_t>(std::lround(std::clamp(percent, 1.2, 100.0) * 100));
}

double Curves::usualLoad(std::uint32_t category, double daylight)
{
    switch (category) {
    case 0:
        return 0.05 + 0.7 * between(0.03, 0.58, daylight);
    case 2:
        return 0.95 * between(0.28, 1, daylight);
    default:
        return 0.94 * (1 - NightShare * NightLoss * nightOf(daylight));
    }
}

std::int64_t Curves::gpuMemory(const Beat &beat, std::uint32_t ordinal, int gpu, bool idle) const
{
    const double resident = between(0.55, 0.8, chanceOf(m_key ^ Memory)) + 0.04 * chanceOf(keyOf(ordinal, gpu, Memory));
    if (m_isModest)
        return rounded(static_cast<double>(m_memory) * resident * (idle ? 0.25 : 0.3 * beat.warm), 2 * Mib);
    if (idle)
        return rounded(static_cast<double>(m_memory) * resident * 0.95, 2 * Mib);
    const double share = resident * beat.warm * (beat.checkpoint ? 0.91 : 1) + 0.12 * beat.growth;
    return rounded(static_cast<double>(m_memory) * std::min(share, 0.99), 2 * Mib);
}

// Only pods that share a GPU can be swapped out.
std::int64_t Curves::swapMemory(const Beat &beat, std::uint32_t ordinal) const
{
    if (m_w.gpuPerPod >= 100 || m_w.trouble % 3 != 0)
        return 0;
    const double share = std::max(0.0, drift(keyOf(ordinal, 0, Host), beat.tick, 120) - 0.6);
    return rounded(static_cast<double>(m_memory) * share * 0.5, 2 * Mib);
}

std::int64_t Curves::cpuMillicores(const Beat &beat, std::uint32_t ordinal) const
{
    return crowded(m_world, m_w.firstPod + ordinal, beat.tick * StoreStep, wantedMillicores(beat, ordinal));
}

std::int64_t Curves::wantedMillicores(const Beat &beat, std::uint32_t ordinal) const
{
    const double noise
        = chanceOf(keyOf(ordinal, 0, Cpu) ^ static_cast<std::uint64_t>(beat.tick) * 0x9e3779b97f4a7c15ULL);
    const double share = m_habit == Habit::Starved ? between(0.95, 1.7, drift(m_key ^ Cpu, beat.tick, 90))
                                                   : between(0.3, 0.7, chanceOf(m_key ^ Cpu));
    const double load = beat.checkpoint ? 0.3 : std::max(beat.load, 0.1);
    return static_cast<std::int64_t>(1000 * cpuPerPod(m_w) * share * load * between(0.9, 1.1, noise)) + 4;
}

std::int64_t Curves::cpuMemory(const Beat &beat, std::uint32_t ordinal) const
{
    const double resident = between(0.55, 0.7, chanceOf(keyOf(ordinal, 0, Host))) * (m_isModest ? 0.35 : 1);
    const double growth = (m_isModest ? 0.05 : 0.2) * beat.growth;
    const double share = resident * (0.4 + 0.6 * beat.warm) + growth + (beat.checkpoint ? 0.08 : 0);
    const double noise = 0.004 * drift(keyOf(ordinal, 0, Host), beat.tick, 6);
    return rounded(static_cast<double>(memoryGibPerPod(m_w) * Gib) * (share + noise), 4096);
}

std::int64_t Curves::activity(Engine engine, const Beat &beat, std::int32_t utilization, std::uint32_t ordinal,
                              int gpu) const
{
    static constexpr double Shares[] = {0, 1, 0.48, 0.52, 0.002, 0.16, 0.12, 0.58};
    const auto at = static_cast<std::size_t>(engine);
    // Weather and materials compute in double precision and do not use the tensor cores.
    const bool exact = m_world.projects[m_w.project].theme == 6 || m_world.projects[m_w.project].theme == 12;
    double share = Shares[at] * m_efficiency;
    if (engine == Engine::Graphics)
        share = 0.985;
    else if (exact && engine == Engine::Fp64)
        share = 0.4 * m_efficiency;
    else if (exact && engine == Engine::Tensor)
        share = 0.02 * m_efficiency;
    const double noise = chanceOf(keyOf(ordinal, gpu, EngineNoise + at)
                                  ^ static_cast<std::uint64_t>(beat.tick) * 0x9e3779b97f4a7c15ULL);
    return std::llround(utilization * share * between(0.96, 1.01, noise));
}

std::int64_t Curves::bandwidth(Link link, const Beat &beat, std::int32_t utilization, std::uint32_t ordinal,
                               int gpu) const
{
    const auto at = static_cast<std::size_t>(link);
    const bool nvlink = link == Link::NvlinkOut || link == Link::NvlinkIn;
    const double noise
        = chanceOf(keyOf(ordinal, gpu, LinkNoise + at) ^ static_cast<std::uint64_t>(beat.tick) * 0x9e3779b97f4a7c15ULL);
    // While a checkpoint is written to disk, little goes over the links, except PCIe.
    const double share = beat.checkpoint ? (nvlink ? 0.01 : link == Link::PcieOut ? 0.8 : 0.05) : utilization / 10000.0;
    double speed = nvlink ? m_nvlink : m_pcie;
    const UnevenGpu uneven = unevenGpu(m_world, m_w.firstPod + ordinal, m_gpus);
    const bool isOut = link == Link::NvlinkOut || link == Link::PcieOut;
    if (uneven.gpu == gpu && uneven.isPcie != nvlink && !(uneven.receivesLittle && isOut))
        speed *= uneven.receivesLittle ? 0.25 : 0.3;
    return rounded(speed * share * between(0.9, 1.06, noise), 1000);
}

} // namespace simulator
