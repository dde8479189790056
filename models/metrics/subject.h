// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"
#include "models/base/key.h"
#include "models/metrics/registry.h"

#include <vector>

namespace metrics {

// What curves are of. A value; any thread.
struct Subject
{
    Scope scope = Scope::Workload;
    base::Key id = {}; // of it and of its curves
    base::Key workloadId = {}; // of a pod, whose requests name it, too
    QString name = {}; // for people only: several may have it
    std::int64_t startedMs = api::absentTime; // its life, UTC; absent where it is not known or not over
    std::int64_t endedMs = api::absentTime;
    bool isInference = false;

    friend bool operator==(const Subject &, const Subject &) = default;
};

inline constexpr int mostPods = 64; // of a workload whose GPUs are asked for at once

// The metrics that a subject has: those of its scope, and for a workload the per-GPU ones of its pods.
[[nodiscard]] std::vector<const Metric *> metricsOf(const Subject &subject);

} // namespace metrics
