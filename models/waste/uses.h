// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/hint.h"

#include <QStringList>

namespace api {
struct Measurements;
}

// The memory that workloads use and ask for, from the answers that tell their GPU-hours. Pure functions; times are ms
// UTC.
namespace waste {

// What is requested beside the metrics of GPU-hours; with them, no more than one request takes.
[[nodiscard]] QStringList typesOfUse();

// Samples of one resource, ascending: used, and asked for while all pods run; bytes, NaN = no sample.
struct Use
{
    std::vector<std::int64_t> times = {};
    std::vector<double> used = {};
    std::vector<double> asked = {};
    double stepMs = 0; // the longest
};

struct Uses
{
    Use gpuMemory = {};
    Use memory = {};
};

[[nodiscard]] Uses usesOf(const api::Measurements &answer, const metrics::Range &asked, int samples);
// Adds an answer in place of what is known of its range, and forgets what is older than `fromMs`.
void merge(Uses &uses, const metrics::Range &range, const Uses &fresh, std::int64_t fromMs);

// What was asked for in vain, over the range.
[[nodiscard]] std::vector<hints::Hint> hintsOf(const Uses &uses, const metrics::Range &range);

} // namespace waste
