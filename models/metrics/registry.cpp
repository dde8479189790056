// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/registry.h"

#include <QCoreApplication>

#include <algorithm>

namespace metrics {
namespace {

constexpr auto C = Scope::Cluster;
constexpr auto Np = Scope::NodePool;
constexpr auto N = Scope::Node;
constexpr auto W = Scope::Workload;
constexpr auto P = Scope::Pod;
constexpr auto J = Scope::Project;
constexpr auto D = Scope::Department;
constexpr auto served = Scope::Inference | Scope::InferencePod;

using enum Unit;
using enum Topic;
using enum Form;
constexpr bool ambiguous = true;
constexpr bool plain = false;

// clang-format off
constexpr Metric table[] = {
    {"GPU_UTILIZATION", C | Np | N | W | P, Percent, GpuUse, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU utilization"),
     QT_TRANSLATE_NOOP("Metric", "Share of time in which any kernel ran; one tiny kernel is enough for 100 %")},
    {"GPU_UTILIZATION_PER_GPU", N | P, Percent, GpuUse, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU utilization per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Share of time in which any kernel ran on this GPU; one tiny kernel is enough for 100 %")},
    {"GPU_UTILIZATION_DISTRIBUTION", C | Np, Gpus, GpuUse, Distribution, plain,
     QT_TRANSLATE_NOOP("Metric", "GPUs by utilization"),
     QT_TRANSLATE_NOOP("Metric", "How many GPUs are used up to 25, 50, 75 and 100 %")},
    {"GPU_ALLOCATION", W | J | D, Gpus, GpuUse, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Allocated GPUs"),
     QT_TRANSLATE_NOOP("Metric", "Allocated GPUs, used or not; fractions of a GPU count as fractions")},
    {"GPU_ALLOCATION_PER_GPU", N, Device, GpuUse, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "Allocated share per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Allocated share of this GPU, used or not")},
    {"GPU_IDLE_TIME_SECONDS_PER_GPU", N, Seconds, GpuUse, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "Idle time per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Time since anything ran on this GPU")},
    {"GPU_MEMORY_UTILIZATION", C | Np | N | J | D, Percent, GpuMemory, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU memory utilization"),
     QT_TRANSLATE_NOOP("Metric", "GPU memory in use, as a share of the total")},
    {"GPU_MEMORY_UTILIZATION_PER_GPU", N, Percent, GpuMemory, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU memory utilization per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Memory of this GPU in use, as a share of its total")},
    {"GPU_MEMORY_USAGE_BYTES", N | W | P, Bytes, GpuMemory, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU memory"),
     QT_TRANSLATE_NOOP("Metric", "GPU memory in use")},
    {"GPU_MEMORY_USAGE_BYTES_PER_GPU", N | P, Bytes, GpuMemory, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU memory per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Memory of this GPU in use")},
    {"GPU_MEMORY_REQUEST_BYTES", W, Bytes, GpuMemory, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU memory requested"),
     QT_TRANSLATE_NOOP("Metric", "Requested GPU memory")},
    {"GPU_MEMORY_ALLOCATION_BYTES_PER_GPU", N, Bytes, GpuMemory, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU memory allocated per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Allocated memory of this GPU, used or not")},
    {"GPU_SWAP_MEMORY_BYTES_PER_GPU", P, Bytes, GpuMemory, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU memory swapped per GPU"),
     QT_TRANSLATE_NOOP("Metric", "GPU memory swapped out to the memory of the node")},
    {"GPU_MEMORY_BANDWIDTH_UTILIZATION_PER_GPU", N | P, Ratio, GpuMemory, PerGpu, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "GPU memory bandwidth per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Share of time in which the memory of this GPU was read or written")},
    {"GPU_SM_ACTIVITY_PER_GPU", N | P, Ratio, GpuEngines, PerGpu, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "SM activity per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Share of multiprocessors that were busy; 0.8 is good use, below 0.5 is likely poor")},
    {"GPU_SM_OCCUPANCY_PER_GPU", N | P, Ratio, GpuEngines, PerGpu, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "SM occupancy per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Resident warps, as a share of the maximum for the multiprocessors")},
    {"GPU_TENSOR_ACTIVITY_PER_GPU", N | P, Ratio, GpuEngines, PerGpu, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "Tensor activity per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Share of time in which the tensor cores were busy")},
    {"GPU_GRAPHICS_ENGINE_ACTIVITY_PER_GPU", N | P, Ratio, GpuEngines, PerGpu, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "Graphics engine activity per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Share of time in which graphics or compute engines were busy")},
    {"GPU_FP64_ENGINE_ACTIVITY_PER_GPU", N | P, Ratio, GpuEngines, PerGpu, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "FP64 activity per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Share of time in which units for 64-bit numbers were busy")},
    {"GPU_FP32_ENGINE_ACTIVITY_PER_GPU", N | P, Ratio, GpuEngines, PerGpu, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "FP32 activity per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Share of time in which units for 32-bit numbers were busy")},
    {"GPU_FP16_ENGINE_ACTIVITY_PER_GPU", N | P, Ratio, GpuEngines, PerGpu, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "FP16 activity per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Share of time in which units for 16-bit numbers were busy")},
    {"NVLINK_BANDWIDTH_TOTAL", N | W | P, BytesPerSecond, Interconnect, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "NVLink traffic"),
     QT_TRANSLATE_NOOP("Metric", "Data between GPUs over NVLink, both ways")},
    {"NVLINK_BANDWIDTH_TOTAL_PER_GPU", N | P, BytesPerSecond, Interconnect, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "NVLink traffic per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Data of this GPU over NVLink, both ways")},
    {"GPU_NVLINK_TRANSMITTED_BANDWIDTH_PER_GPU", N | P, BytesPerSecond, Interconnect, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "NVLink sent per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Data that this GPU sent over NVLink")},
    {"GPU_NVLINK_RECEIVED_BANDWIDTH_PER_GPU", N | P, BytesPerSecond, Interconnect, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "NVLink received per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Data that this GPU received over NVLink")},
    {"GPU_PCIE_TRANSMITTED_BANDWIDTH_PER_GPU", N | P, BytesPerSecond, Interconnect, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "PCIe sent per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Data that this GPU sent over PCIe")},
    {"GPU_PCIE_RECEIVED_BANDWIDTH_PER_GPU", N | P, BytesPerSecond, Interconnect, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "PCIe received per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Data that this GPU received over PCIe")},
    {"CPU_UTILIZATION", C | Np | N, Ratio, Cpu, Form::Series, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "CPU utilization"),
     QT_TRANSLATE_NOOP("Metric", "CPU in use, as a share of the total")},
    {"CPU_USAGE_CORES", N | W | P, Cores, Cpu, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "CPU"),
     QT_TRANSLATE_NOOP("Metric", "CPU cores in use")},
    {"CPU_REQUEST_CORES", W, Cores, Cpu, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "CPU requested"),
     QT_TRANSLATE_NOOP("Metric", "Requested CPU cores")},
    {"CPU_LIMIT_CORES", W, Cores, Cpu, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "CPU limit"),
     QT_TRANSLATE_NOOP("Metric", "Maximum number of CPU cores")},
    {"CPU_ALLOCATION_MILLICORES", J | D, Millicores, Cpu, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "CPU allocated"),
     QT_TRANSLATE_NOOP("Metric", "Allocated CPU, used or not")},
    {"CPU_QUOTA_MILLICORES", J | D, Millicores, Cpu, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "CPU quota"),
     QT_TRANSLATE_NOOP("Metric", "Guaranteed CPU")},
    {"CPU_MEMORY_UTILIZATION", C | Np | N, Ratio, Memory, Form::Series, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "Memory utilization"),
     QT_TRANSLATE_NOOP("Metric", "Memory of the nodes in use, as a share of the total")},
    {"CPU_MEMORY_USAGE_BYTES", N | W | P, Bytes, Memory, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Memory"),
     QT_TRANSLATE_NOOP("Metric", "Memory of the nodes in use")},
    {"CPU_MEMORY_REQUEST_BYTES", W, Bytes, Memory, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Memory requested"),
     QT_TRANSLATE_NOOP("Metric", "Requested memory")},
    {"CPU_MEMORY_LIMIT_BYTES", W, Bytes, Memory, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Memory limit"),
     QT_TRANSLATE_NOOP("Metric", "Maximum memory; a container that exceeds it is killed")},
    {"CPU_MEMORY_ALLOCATION_MB", J | D, Megabytes, Memory, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Memory allocated"),
     QT_TRANSLATE_NOOP("Metric", "Allocated memory, used or not")},
    {"CPU_MEMORY_QUOTA_MB", J | D, Megabytes, Memory, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Memory quota"),
     QT_TRANSLATE_NOOP("Metric", "Guaranteed memory")},
    {"TOTAL_GPU", C | Np, Gpus, Capacity, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "All GPUs"),
     QT_TRANSLATE_NOOP("Metric", "Total number of GPUs")},
    {"ALLOCATED_GPU", C | Np, Gpus, Capacity, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Allocated GPUs"),
     QT_TRANSLATE_NOOP("Metric", "GPUs allocated to workloads, used or not")},
    {"UNALLOCATED_GPU", C | Np, Gpus, Capacity, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Free GPUs"),
     QT_TRANSLATE_NOOP("Metric", "GPUs not allocated to any workload")},
    {"GPU_QUOTA", C | Np | J | D, Gpus, Capacity, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU quota"),
     QT_TRANSLATE_NOOP("Metric", "Guaranteed GPUs")},
    {"TOTAL_GPU_NODES", C | Np, Nodes, Capacity, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "GPU nodes"),
     QT_TRANSLATE_NOOP("Metric", "Nodes with GPUs")},
    {"WORKLOADS_COUNT", C | Np, Count, Workloads, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Workloads"),
     QT_TRANSLATE_NOOP("Metric", "Number of workloads")},
    {"AVG_WORKLOAD_WAIT_TIME", C | Np, Seconds, Workloads, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Average waiting time"),
     QT_TRANSLATE_NOOP("Metric", "How long workloads wait for resources on average")},
    {"POD_COUNT", W, Count, Workloads, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Pods"),
     QT_TRANSLATE_NOOP("Metric", "Number of pods")},
    {"RUNNING_POD_COUNT", W, Count, Workloads, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Running pods"),
     QT_TRANSLATE_NOOP("Metric", "Number of running pods")},
    {"THROUGHPUT", served, RequestsPerSecond, Inference, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Throughput"),
     QT_TRANSLATE_NOOP("Metric", "Requests answered per second")},
    {"LATENCY", served, Milliseconds, Inference, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Latency"),
     QT_TRANSLATE_NOOP("Metric", "Time until a request is answered")},
    {"NIM_NUM_REQUESTS_RUNNING", W | P, Count, Inference, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Requests running"),
     QT_TRANSLATE_NOOP("Metric", "Requests being processed")},
    {"NIM_NUM_REQUESTS_WAITING", W | P, Count, Inference, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Requests waiting"),
     QT_TRANSLATE_NOOP("Metric", "Requests waiting to be processed")},
    {"NIM_NUM_REQUEST_MAX", W | P, Count, Inference, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Maximum requests"),
     QT_TRANSLATE_NOOP("Metric", "Requests that can be processed at the same time")},
    {"NIM_REQUEST_SUCCESS_TOTAL", W | P, Count, Inference, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Requests answered"),
     QT_TRANSLATE_NOOP("Metric", "Requests answered since the start")},
    {"NIM_REQUEST_FAILURE_TOTAL", W | P, Count, Inference, Form::Series, plain,
     QT_TRANSLATE_NOOP("Metric", "Requests failed"),
     QT_TRANSLATE_NOOP("Metric", "Requests failed since the start")},
    {"NIM_GPU_CACHE_USAGE_PERC", W | P, Ratio, Inference, Form::Series, ambiguous,
     QT_TRANSLATE_NOOP("Metric", "KV cache in use"),
     QT_TRANSLATE_NOOP("Metric", "GPU memory in use for keys and values, as a share of the reserved memory")},
    {"NIM_TIME_TO_FIRST_TOKEN_SECONDS", W | P, Count, Inference, Buckets, plain,
     QT_TRANSLATE_NOOP("Metric", "Requests by time to first token"),
     QT_TRANSLATE_NOOP("Metric", "Requests by seconds to the first token; cumulative: each bound includes all lower ones")},
    {"NIM_TIME_TO_FIRST_TOKEN_SECONDS_PERCENTILES", W | P, Seconds, Inference, Percentiles, plain,
     QT_TRANSLATE_NOOP("Metric", "Time to first token"),
     QT_TRANSLATE_NOOP("Metric", "50, 90 and 99 % of requests get their first token within this time")},
    {"NIM_E2E_REQUEST_LATENCY_SECONDS", W | P, Count, Inference, Buckets, plain,
     QT_TRANSLATE_NOOP("Metric", "Requests by latency"),
     QT_TRANSLATE_NOOP("Metric", "Requests by seconds to the answer; cumulative: each bound includes all lower ones")},
    {"NIM_E2E_REQUEST_LATENCY_SECONDS_PERCENTILES", W | P, Seconds, Inference, Percentiles, plain,
     QT_TRANSLATE_NOOP("Metric", "Request latency"),
     QT_TRANSLATE_NOOP("Metric", "50, 90 and 99 % of requests are answered within this time")},
    {"GPU_OOMKILL_BURST_COUNT_PER_GPU", N, Count, Trouble, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "Out of memory, burst, per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Processes killed because there was not enough GPU memory for a burst")},
    {"GPU_OOMKILL_IDLE_COUNT_PER_GPU", N, Count, Trouble, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "Out of memory, idle, per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Idle processes killed to free GPU memory")},
    {"GPU_OOMKILL_SWAP_OUT_OF_RAM_COUNT_PER_GPU", N, Count, Trouble, PerGpu, plain,
     QT_TRANSLATE_NOOP("Metric", "Out of memory, swap, per GPU"),
     QT_TRANSLATE_NOOP("Metric", "Processes killed because the node had no memory left to swap to")},
};
// clang-format on

QString translated(const char *words)
{
    return QCoreApplication::translate("Metric", words);
}

} // namespace

QString Metric::title() const
{
    return translated(titleKey);
}

QString Metric::meaning() const
{
    return translated(meaningKey);
}

std::span<const Metric> registry()
{
    return table;
}

const Metric *find(std::string_view type)
{
    const auto at = std::ranges::find(table, type, &Metric::type);
    return at == std::end(table) ? nullptr : at;
}

QString topicTitle(Topic topic)
{
    static constexpr const char *titles[] = {
        QT_TRANSLATE_NOOP("Metric", "GPU use"),     QT_TRANSLATE_NOOP("Metric", "GPU memory"),
        QT_TRANSLATE_NOOP("Metric", "GPU engines"), QT_TRANSLATE_NOOP("Metric", "Interconnect"),
        QT_TRANSLATE_NOOP("Metric", "CPU"),         QT_TRANSLATE_NOOP("Metric", "Memory"),
        QT_TRANSLATE_NOOP("Metric", "Capacity"),    QT_TRANSLATE_NOOP("Metric", "Workloads"),
        QT_TRANSLATE_NOOP("Metric", "Inference"),   QT_TRANSLATE_NOOP("Metric", "Failures"),
    };
    return translated(titles[static_cast<std::size_t>(topic)]);
}

QString unitText(Unit unit)
{
    switch (unit) {
    case Percent:
    case Ratio:
        return translated(QT_TRANSLATE_NOOP("Metric", "%"));
    case Bytes:
        return translated(QT_TRANSLATE_NOOP("Metric", "B"));
    case BytesPerSecond:
        return translated(QT_TRANSLATE_NOOP("Metric", "B/s"));
    case Cores:
        return translated(QT_TRANSLATE_NOOP("Metric", "cores"));
    case Millicores:
        return translated(QT_TRANSLATE_NOOP("Metric", "millicores"));
    case Megabytes:
        return translated(QT_TRANSLATE_NOOP("Metric", "MB"));
    case Gpus:
        return translated(QT_TRANSLATE_NOOP("Metric", "GPUs"));
    case Device:
        return translated(QT_TRANSLATE_NOOP("Metric", "of a GPU"));
    case Nodes:
        return translated(QT_TRANSLATE_NOOP("Metric", "nodes"));
    case Count:
        return {};
    case Seconds:
        return translated(QT_TRANSLATE_NOOP("Metric", "s"));
    case Milliseconds:
        return translated(QT_TRANSLATE_NOOP("Metric", "ms"));
    case RequestsPerSecond:
        return translated(QT_TRANSLATE_NOOP("Metric", "requests/s"));
    }
    return {};
}

std::string_view unitName(Unit unit)
{
    switch (unit) {
    case Percent:
        return "percent";
    case Ratio:
        return "ratio";
    case Bytes:
        return "bytes";
    case BytesPerSecond:
        return "bytes/s";
    case Cores:
        return "cores";
    case Millicores:
        return "millicores";
    case Megabytes:
        return "MB";
    case Gpus:
        return "GPUs";
    case Device:
        return "GPU";
    case Nodes:
        return "nodes";
    case Count:
        return "count";
    case Seconds:
        return "seconds";
    case Milliseconds:
        return "milliseconds";
    case RequestsPerSecond:
        return "requests/s";
    }
    return {};
}

} // namespace metrics
