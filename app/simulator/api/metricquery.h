// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/request.h"

namespace simulator {

// The times of a metric's samples: start + i * step, step = (end - start) / count. ms UTC.
struct Grid
{
    std::int64_t start = 0, end = 0;
    int count = 0;
    int known = 0; // samples from this index on are in the simulated future

    [[nodiscard]] std::int64_t at(int i) const { return start + (end - start) * i / count; }
    // The first sample not before `moment`; at most `known`.
    [[nodiscard]] int firstFrom(std::int64_t moment) const;
};

struct MetricQuery
{
    std::vector<std::size_t> types; // indices into the types of the operation, each once
    Grid grid;
};

constexpr std::size_t MostMetricTypes = 9; // per request

// metricType, start, end and numberOfSamples, which all metric operations share. An invalid one is a Refusal.
[[nodiscard]] MetricQuery metricQuery(const Query &query, std::span<const std::string_view> types, std::int64_t now);

} // namespace simulator
