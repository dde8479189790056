// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/uses.h"

#include "models/api/measurements.h"
#include "models/hints/checks.h"
#include "models/hints/told.h"
#include "models/metrics/assemble.h"
#include "models/metrics/keys.h"
#include "models/metrics/possible.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace waste {
namespace {

// Of the workload as a whole; some servers send the series twice.
api::Samples samplesOf(const api::Measurements &answer, std::string_view type, const metrics::Range &asked)
{
    api::Samples samples;
    const metrics::Metric &metric = *metrics::find(type);
    for (const metrics::Piece &piece : metrics::piecesOf(answer, metric))
        metrics::append(samples, *piece.samples);
    metrics::tidy(samples, {asked.fromMs, asked.toMs - 1});
    (void)metrics::takeImpossible(samples, metric);
    return samples;
}

hints::Curve curveOf(const api::Samples &samples)
{
    return {samples.times.list(), samples.values, 0};
}

// At the times of both.
Use useOf(const api::Samples &used, const api::Samples &asked, const std::vector<double> &requests, double stepMs)
{
    Use use{.stepMs = stepMs};
    for (std::size_t i = 0; i < used.size(); ++i) {
        const auto at = std::ranges::lower_bound(asked.times, used.times[i]);
        if (at == asked.times.end() || *at != used.times[i])
            continue;
        use.times.push_back(used.times[i]);
        use.used.push_back(used.values[i]);
        use.asked.push_back(requests[std::size_t(at - asked.times.begin())]);
    }
    return use;
}

void mergeOne(Use &use, const metrics::Range &range, const Use &fresh, std::int64_t fromMs)
{
    Use merged{.stepMs = std::max(use.stepMs, fresh.stepMs)};
    const auto take = [&merged, fromMs](const Use &from, auto isTaken) {
        for (std::size_t i = 0; i < from.times.size(); ++i) {
            if (from.times[i] < fromMs || !isTaken(from.times[i]))
                continue;
            merged.times.push_back(from.times[i]);
            merged.used.push_back(from.used[i]);
            merged.asked.push_back(from.asked[i]);
        }
    };
    take(use, [&range](std::int64_t time) { return time < range.fromMs; });
    take(fresh, [&range](std::int64_t time) { return range.contains(time); });
    take(use, [&range](std::int64_t time) { return time >= range.toMs; });
    use = std::move(merged);
}

} // namespace

QStringList typesOfUse()
{
    return {u"CPU_MEMORY_USAGE_BYTES"_s,
            u"CPU_MEMORY_REQUEST_BYTES"_s,
            u"GPU_MEMORY_USAGE_BYTES"_s,
            u"GPU_MEMORY_REQUEST_BYTES"_s,
            u"POD_COUNT"_s,
            u"RUNNING_POD_COUNT"_s};
}

Uses usesOf(const api::Measurements &answer, const metrics::Range &asked, int samples)
{
    if (asked.length() <= 0 || samples <= 0)
        return {};
    const double stepMs = double(asked.length()) / samples;
    const api::Samples pods = samplesOf(answer, "POD_COUNT", asked);
    const api::Samples running = samplesOf(answer, "RUNNING_POD_COUNT", asked);
    const auto of = [&](std::string_view usage, std::string_view request) {
        const api::Samples requests = samplesOf(answer, request, asked);
        return useOf(samplesOf(answer, usage, asked), requests,
                     hints::whileAllRun(curveOf(requests), curveOf(pods), curveOf(running)), stepMs);
    };
    return {.gpuMemory = of("GPU_MEMORY_USAGE_BYTES", "GPU_MEMORY_REQUEST_BYTES"),
            .memory = of("CPU_MEMORY_USAGE_BYTES", "CPU_MEMORY_REQUEST_BYTES")};
}

void merge(Uses &uses, const metrics::Range &range, const Uses &fresh, std::int64_t fromMs)
{
    mergeOne(uses.gpuMemory, range, fresh.gpuMemory, fromMs);
    mergeOne(uses.memory, range, fresh.memory, fromMs);
}

std::vector<hints::Hint> hintsOf(const Uses &uses, const metrics::Range &range)
{
    std::vector<hints::Hint> hints;
    const auto add = [&](hints::Resource resource, const Use &use) {
        for (const hints::Hint &hint : hints::askedTooMuch(resource, {use.times, use.used, use.stepMs},
                                                           {use.times, use.asked, use.stepMs}, range))
            hints.push_back(hint);
    };
    add(hints::Resource::GpuMemory, uses.gpuMemory);
    add(hints::Resource::Memory, uses.memory);
    return hints;
}

} // namespace waste
