// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/life.h"
#include "app/simulator/world/random.h"

// The measurements of a cluster's exporters: pure functions of (object, metric, time), so that every range at every
// resolution shows the same curve. The store resolves 15 s; within 15 s a value is constant.
//
// Special objects, by the last hexadecimal digits of their ids (x = any digit):
//   pod  ...x00  some values are the text NaN        pod  ...x04  some points have no timestamp
//   pod  ...x01  some points are duplicates          pod  ...x05  the values of the last series are null
//   pod  ...x02  every series is sent twice          pod  ...x06  207: engines and links of the last GPUs are missing
//   pod  ...x03  labels are null                     pod  ...x07  207: everything of the last GPUs is missing
//   pod  ...D0xx with several GPUs: GPU number D mod (number of GPUs) lags behind for hours
//   pod  ...D7xx with 4 GPUs or more: GPU number D mod (number of GPUs) has an uneven link
//   node as pod, except for single GPUs; x06 and x07 lack the last quarter of the GPUs
//   workload ...x00 to ...x05 as pod; x06 and x07: 207, the last of several metrics is missing
//   training workload ...0xx and ...1xx: waits for data; its GPUs are busy, but their SMs are not
//   training workload ...5xx: its GPUs wait for minutes at regular times
//   a few nodes: one of their pods takes nearly all CPU cores for an hour or more, the others get half, see crowds.h
//   workload ...exx: uses less than half of the memory that it asks for, of its nodes and of its GPUs
// Idle GPUs are the last ones of a workload whose idleAllocatedGpus is not 0. A workload that was "Resuming" has
// restarted. Exporter failures: one node in 24 each day for 11 to 31 minutes, and two nodes of a cluster with service
// issues permanently.
namespace simulator {

constexpr std::int64_t StoreStep = 15 * Second;

// From..to is half open. What ran throughout was started at `since`.
struct RunSpan
{
    std::int64_t from = 0, to = 0, since = 0;
};

// Uniform in [0, 1).
[[nodiscard]] constexpr double chanceOf(std::uint64_t key)
{
    return static_cast<double>(mix(key) >> 11) * 0x1p-53;
}
// Smooth noise in [0, 1) with a new value every `period` steps of the store.
[[nodiscard]] double drift(std::uint64_t key, std::int64_t tick, std::int64_t period);
// 0 at night, 1 in the afternoon; less at weekends.
[[nodiscard]] double daylight(const Cluster &cluster, std::int64_t tick);

// The gaps in which the exporter of a node did not answer, within the range.
[[nodiscard]] std::vector<std::pair<std::int64_t, std::int64_t>> exporterGaps(const World &world, std::uint32_t node,
                                                                              std::int64_t from, std::int64_t to);

// The state that all metrics of a workload share at a given time.
struct Beat
{
    std::int64_t tick = 0;
    double load = 0; // of its usual GPU load
    double warm = 1; // fraction of its memory in use so far
    double growth = 0; // 0..1, accumulated since the last clean start
    bool checkpoint = false; // GPUs wait while a checkpoint is written
};

enum class Habit : std::uint8_t { Train, Starved, Serve, Explore };

// The curves of one workload and its pods. Cheap to create; refers to the world.
class Curves
{
public:
    Curves(const World &world, std::uint32_t workload);

    [[nodiscard]] const Workload &workload() const { return m_w; }
    [[nodiscard]] Habit habit() const { return m_habit; }
    [[nodiscard]] std::uint64_t key() const { return m_key; }
    [[nodiscard]] int gpusPerPod() const { return m_gpus; }
    // Bytes of GPU memory that a pod may use on each of its GPUs.
    [[nodiscard]] std::int64_t memoryPerGpu() const { return m_memory; }
    [[nodiscard]] bool hasNvlink() const { return m_nvlink > 0; }
    // When the pod ran and its cluster was connected. Includes gaps of exporters.
    [[nodiscard]] std::vector<RunSpan> runs(std::uint32_t ordinal) const;
    // The same without the gaps, within the range.
    [[nodiscard]] std::vector<RunSpan> measured(std::uint32_t ordinal, std::int64_t from, std::int64_t to) const;
    // Idle GPUs are the last ones: all from this index on, counted over all running pods.
    [[nodiscard]] std::uint32_t firstIdleGpu(std::int64_t time) const;

    [[nodiscard]] Beat beat(std::int64_t time, std::int64_t since) const;
    // Hundredths of a percent.
    [[nodiscard]] std::int32_t utilization(const Beat &beat, std::uint32_t ordinal, int gpu, bool idle) const;
    [[nodiscard]] std::int64_t gpuMemory(const Beat &beat, std::uint32_t ordinal, int gpu, bool idle) const;
    [[nodiscard]] std::int64_t swapMemory(const Beat &beat, std::uint32_t ordinal) const;
    [[nodiscard]] std::int64_t cpuMillicores(const Beat &beat, std::uint32_t ordinal) const;
    // The same with enough cores on its node.
    [[nodiscard]] std::int64_t wantedMillicores(const Beat &beat, std::uint32_t ordinal) const;
    [[nodiscard]] std::int64_t cpuMemory(const Beat &beat, std::uint32_t ordinal) const;
    // The pauses of a training, for checkpoints or the like, seconds; both 0 if it has none.
    struct Pauses
    {
        std::int64_t every = 0, last = 0;
    };
    [[nodiscard]] Pauses pauses() const;
    // The mean use of its GPUs at full load, without idle ones, as a fraction of one.
    [[nodiscard]] double usualUtilization() const { return m_level - 0.025; }
    // The average load of workloads of a category.
    [[nodiscard]] static double usualLoad(std::uint32_t category, double daylight);

    enum class Engine : std::uint8_t { Graphics, Sm, Occupancy, Tensor, Fp64, Fp32, Fp16, Dram };
    // Ten-thousandths of one.
    [[nodiscard]] std::int64_t activity(Engine engine, const Beat &beat, std::int32_t utilization,
                                        std::uint32_t ordinal, int gpu) const;
    enum class Link : std::uint8_t { NvlinkOut, NvlinkIn, PcieOut, PcieIn };
    // Bytes per second.
    [[nodiscard]] std::int64_t bandwidth(Link link, const Beat &beat, std::int32_t utilization, std::uint32_t ordinal,
                                         int gpu) const;

private:
    [[nodiscard]] std::uint64_t keyOf(std::uint32_t ordinal, int gpu, std::uint64_t what) const
    {
        return m_key + (static_cast<std::uint64_t>(ordinal) << 40) + (static_cast<std::uint64_t>(gpu) << 32)
            + (what << 56);
    }
    [[nodiscard]] std::vector<RunSpan> runsOf(const Workload &w, std::uint32_t ordinal) const; // of one of its lives
    [[nodiscard]] double trainingLoad(Beat &beat, std::int64_t age) const;

    const World &m_world;
    const Workload &m_w;
    const Cluster &m_cluster;
    std::uint64_t m_key;
    Habit m_habit = Habit::Train;
    bool m_isModest = false;
    int m_gpus = 0;
    std::int64_t m_memory = 0;
    double m_nvlink = 0, m_pcie = 0; // bytes per second at full use
    double m_level = 0; // fraction of full use
    double m_jitter = 0.05; // of the load, from one sample to the next
    double m_efficiency = 0; // SM activity for each unit of utilization
    std::int64_t m_warmUp = 0, m_cycle = 1, m_dip = 0, m_cleanEvery = 1; // seconds; cycles
    int m_lagPercent = 0;
    bool m_nightly = false; // slower at night
};

// Whether a workload asks for far too much memory.
[[nodiscard]] bool isModest(const World &world, std::uint32_t workload);

// The GPU of a pod that lags behind; -1 if there is none.
[[nodiscard]] int laggingGpu(const World &world, std::uint32_t pod, int gpus);

// The GPU of a pod whose link differs from the others' all the time; -1 if there is none.
struct UnevenGpu
{
    int gpu = -1;
    bool isPcie = false; // else NVLink
    bool receivesLittle = false; // sends as the others do
};
[[nodiscard]] UnevenGpu unevenGpu(const World &world, std::uint32_t pod, int gpus);

// GPU indices as counted by the node's driver: those of a pod on part of a node need not begin at 0.
[[nodiscard]] int firstGpuIndex(const World &world, std::uint32_t pod, int gpus);

} // namespace simulator
