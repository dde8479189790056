// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"
#include "models/base/key.h"
#include "models/metrics/registry.h"

#include <vector>

namespace metrics {

// The GPUs that an object has, as far as they are known.
enum class HeldGpus { Unknown, None, Fraction, Whole };

// The object that curves are loaded for. A value; thread-safe.
struct Subject
{
    Scope scope = Scope::Workload;
    base::Key id = {}; // its id, also used in the keys of its curves
    base::Key requestId
        = {}; // the id to request its metrics by, if that is not `id`: of a node pool its name; else null
    base::Key clusterId = {}; // of a node pool, whose requests need it, too
    base::Key workloadId = {}; // of a pod, whose requests need it, too
    QString name = {}; // for display only: not unique
    std::int64_t startedMs = api::absentTime; // its lifetime, UTC; absent if unknown or not over
    std::int64_t endedMs = api::absentTime;
    bool isInference = false;
    bool isWaiting = false; // has not started yet
    HeldGpus gpus = HeldGpus::Unknown;
    int gpu = -1; // of a pod or node: only this one, by its index; -1 = all that it has

    friend bool operator==(const Subject &, const Subject &) = default;
};

inline constexpr int mostPods = 64; // of a workload, loaded at once for per-GPU metrics

// Whether a metric is measured on GPUs, or between them over NVLink.
[[nodiscard]] bool isOfGpus(const Metric &metric);
[[nodiscard]] bool isOfNvLink(const Metric &metric);

// The metrics of a subject: those of its scope, and for a workload the per-GPU metrics of its pods. None of GPUs if it
// has none; of a single GPU only those that are measured by GPU.
[[nodiscard]] std::vector<const Metric *> metricsOf(const Subject &subject);

} // namespace metrics
