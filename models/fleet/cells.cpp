// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cells.h"

#include "models/metrics/assemble.h"
#include "models/metrics/keys.h"
#include "models/metrics/possible.h"
#include "models/metrics/twins.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace Qt::StringLiterals;

namespace fleet {
namespace {

constexpr std::int64_t longestStepMs = 60'000; // between samples that show a GPU as idle
constexpr double wholeGpu = 1e-6; // rounding of sums

api::Feature featureOf(const QString &type)
{
    return {api::Operation::NodeMetrics, api::Feature::Kind::Type, type};
}

using Curves = std::map<int, api::Samples>; // by GPU index

// The curve of each GPU. GPUs with several curves that disagree have none.
Curves curvesOf(const api::Measurements &answer, const metrics::Metric &metric, const metrics::Range &range,
                int gpuCount)
{
    std::vector<std::pair<metrics::SeriesKey, api::Samples>> found;
    for (const metrics::Piece &piece : metrics::piecesOf(answer, metric)) {
        found.emplace_back(piece.key, *piece.samples);
        metrics::tidy(found.back().second, range);
    }
    metrics::settleTwins(found);
    const bool isOnlyOne = gpuCount == 1 && found.size() == 1;
    std::map<int, int> counts;
    for (auto &[key, samples] : found) {
        if (isOnlyOne && key.gpu < 0)
            key.gpu = 0; // there is no other that it could be
        ++counts[key.gpu];
    }
    Curves curves;
    for (auto &[key, samples] : found) {
        if (key.gpu < 0 || key.instance >= 0 || counts[key.gpu] != 1)
            continue;
        static_cast<void>(metrics::takeImpossible(samples, metric));
        curves.emplace(key.gpu, std::move(samples));
    }
    return curves;
}

struct Last
{
    double value = api::absentNumber;
    std::int64_t timeMs = api::absentTime;
};

Last lastOf(const Curves &curves, int gpu, const metrics::Range &range)
{
    const auto found = curves.find(gpu);
    if (found == curves.end() || found->second.size() == 0)
        return {};
    const api::Samples &samples = found->second;
    return samples.times.back() < range.toMs - freshMs ? Last() : Last{samples.values.back(), samples.times.back()};
}

// The samples must reach back far enough without a hole: what is missing might have been work.
bool isIdle(const api::Samples &samples)
{
    std::size_t at = samples.size();
    const std::int64_t end = samples.times.back();
    while (at > 0 && samples.values[at - 1] < idleBelow) {
        const std::int64_t next = at == samples.size() ? end : samples.times[at];
        const bool isBroken = std::ranges::any_of(
            samples.breaks, [&](std::int64_t timeMs) { return timeMs > samples.times[at - 1] && timeMs < next; });
        if (next - samples.times[at - 1] > longestStepMs || isBroken)
            return false;
        --at;
        if (end - samples.times[at] >= idleAfterMs)
            return true;
    }
    return false;
}

class Reader
{
public:
    Reader(const api::Measurements &answer, const NodeFacts &node, const metrics::Range &range)
        : m_node(node)
        , m_range(range)
        , m_utilization(curves(answer, "GPU_UTILIZATION_PER_GPU"))
        , m_memory(curves(answer, "GPU_MEMORY_UTILIZATION_PER_GPU"))
        , m_bytes(curves(answer, "GPU_MEMORY_USAGE_BYTES_PER_GPU"))
        , m_allocated(curves(answer, "GPU_ALLOCATION_PER_GPU"))
        , m_idle(curves(answer, "GPU_IDLE_TIME_SECONDS_PER_GPU"))
        , m_activity(curves(answer, "GPU_SM_ACTIVITY_PER_GPU"))
    {
    }

    [[nodiscard]] int count() const
    {
        int count = m_node.gpuCount;
        for (const Curves *curves : {&m_utilization, &m_memory, &m_bytes, &m_allocated, &m_idle, &m_activity})
            count = std::max(count, curves->empty() ? 0 : curves->rbegin()->first + 1);
        return count;
    }

    [[nodiscard]] GpuCell cell(int gpu) const
    {
        GpuCell cell;
        cell.utilization = take(cell, m_utilization, gpu);
        cell.memory = take(cell, m_memory, gpu);
        cell.memoryBytes = take(cell, m_bytes, gpu);
        cell.allocated = take(cell, m_allocated, gpu);
        cell.idleSeconds = take(cell, m_idle, gpu);
        cell.smActivity = take(cell, m_activity, gpu);
        if (std::isnan(cell.allocated))
            cell.allocated = allocatedByNode();
        cell.state = stateOf(cell, gpu);
        return cell;
    }

private:
    [[nodiscard]] Curves curves(const api::Measurements &answer, std::string_view type) const
    {
        return curvesOf(answer, *metrics::find(type), m_range, m_node.gpuCount);
    }
    [[nodiscard]] double take(GpuCell &cell, const Curves &curves, int gpu) const
    {
        const Last last = lastOf(curves, gpu, m_range);
        cell.timeMs = std::max(cell.timeMs, last.timeMs);
        return last.value;
    }
    // Which GPUs are allocated follows from their sum only if it is none or all of them.
    [[nodiscard]] double allocatedByNode() const
    {
        if (m_node.allocatedGpus == 0)
            return 0;
        return m_node.allocatedGpus >= m_node.gpuCount - wholeGpu ? 1 : api::absentNumber;
    }
    [[nodiscard]] CellState stateOf(const GpuCell &cell, int gpu) const
    {
        const bool hasNone = std::isnan(cell.utilization);
        if (cell.allocated == 0 && (hasNone || cell.utilization < idleBelow))
            return CellState::Free;
        if (hasNone)
            return CellState::NoData;
        return isIdle(m_utilization.at(gpu)) ? CellState::Idle : CellState::Value;
    }

    NodeFacts m_node;
    metrics::Range m_range;
    Curves m_utilization;
    Curves m_memory;
    Curves m_bytes;
    Curves m_allocated;
    Curves m_idle;
    Curves m_activity;
};

} // namespace

QStringList baseTypes()
{
    return {u"GPU_UTILIZATION_PER_GPU"_s, u"GPU_MEMORY_UTILIZATION_PER_GPU"_s};
}

QStringList newerTypes()
{
    return {u"GPU_ALLOCATION_PER_GPU"_s, u"GPU_IDLE_TIME_SECONDS_PER_GPU"_s};
}

bool tellsDevices(api::Client &client)
{
    return !client.capabilities().lacks(featureOf(newerTypes().constFirst()));
}

void refuseDevices(api::Client &client)
{
    for (const QString &type : newerTypes())
        client.capabilities().refuse(featureOf(type));
}

QStringList profilingTypes()
{
    return {u"GPU_SM_ACTIVITY_PER_GPU"_s};
}

bool tellsProfiling(api::Client &client)
{
    return !client.capabilities().lacks(featureOf(profilingTypes().constFirst()));
}

void refuseProfiling(api::Client &client)
{
    for (const QString &type : profilingTypes())
        client.capabilities().refuse(featureOf(type));
}

std::vector<GpuCell> cellsOf(const api::Measurements &answer, const NodeFacts &node, const metrics::Range &range)
{
    const Reader reader(answer, node, range);
    std::vector<GpuCell> cells;
    cells.reserve(std::size_t(reader.count()));
    for (int gpu = 0; gpu < reader.count(); ++gpu)
        cells.push_back(reader.cell(gpu));
    return cells;
}

std::vector<GpuCell> cellsWithout(CellState state, const NodeFacts &node)
{
    return std::vector<GpuCell>(std::size_t(std::max(node.gpuCount, 0)), GpuCell{.state = state});
}

} // namespace fleet
