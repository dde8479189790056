// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/scope.h"

#include <QString>

#include <span>
#include <string_view>

// The meaning of the API's metric types as a table, one line per type. The contract test checks the scopes against the
// API document. Units are never guessed from data.
namespace metrics {

using api::Scope;
using api::Scopes;

enum class Unit {
    Percent, // 0..100
    Ratio, // 0..1 or percent: see Metric::isAmbiguous
    Bytes, // shown with binary prefixes
    BytesPerSecond, // shown with decimal prefixes
    Cores,
    Millicores,
    Megabytes, // 10^6 bytes
    Gpus, // devices, fractional
    Device, // fraction of one device, 0..1
    Nodes,
    Count,
    Seconds,
    Milliseconds,
    RequestsPerSecond,
};

enum class Topic { GpuUse, GpuMemory, GpuEngines, Interconnect, Cpu, Memory, Capacity, Workloads, Inference, Trouble };

// Where the numbers are in the answer.
enum class Form { Series, PerGpu, Distribution, Buckets, Percentiles };

struct Metric
{
    std::string_view type; // as the API names it
    Scopes scopes;
    Unit unit;
    Topic topic;
    Form form;
    bool isAmbiguous; // ratio or percent, depending on the source; see AmbiguousUnits
    const char *titleKey; // translated by title()
    const char *meaningKey;

    [[nodiscard]] QString title() const; // "GPU utilization"
    [[nodiscard]] QString meaning() const; // one line, "share of time in which any kernel ran"
};

[[nodiscard]] std::span<const Metric> registry();
[[nodiscard]] const Metric *find(std::string_view type); // null if unknown
[[nodiscard]] QString topicTitle(Topic topic);
[[nodiscard]] QString unitText(Unit unit); // "%", "B", "GPUs"; the axis adds prefixes; empty for counts
[[nodiscard]] std::string_view unitName(Unit unit); // "percent", "bytes": for files, never translated

} // namespace metrics
