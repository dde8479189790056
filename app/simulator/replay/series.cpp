// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/replay/series.h"

#include "app/simulator/replay/csv.h"
#include "app/simulator/replay/recording.h"
#include "app/simulator/world/life.h"

#include <cmath>

namespace simulator {

namespace {

constexpr std::int16_t Offline = -1;

void insert(std::vector<Load> &changes, std::uint32_t second, const Load &change, int sign)
{
    changes.push_back(
        {second, sign * change.allocated, sign * change.workloads, sign * change.waits, sign * change.waited});
}

// Turns differences into sums, one per second with a difference.
void sumUp(std::vector<Load> &loads)
{
    std::ranges::stable_sort(loads, {}, &Load::second);
    std::vector<Load> sums;
    Load sum;
    for (const Load &change : loads) {
        sum.second = change.second;
        sum.allocated += change.allocated;
        sum.workloads += change.workloads;
        sum.waits += change.waits;
        sum.waited += change.waited;
        if (sums.empty() || sums.back().second != sum.second)
            sums.push_back(sum);
        else
            sums.back() = sum;
    }
    loads = std::move(sums);
}

} // namespace

void GpuSamples::add(std::uint32_t node, std::uint32_t gpu, std::uint32_t start, std::uint32_t step,
                     std::string_view values, const CsvReader &csv)
{
    Run run{deviceOf(node, gpu), start, static_cast<std::uint32_t>(m_values.size()), 0,
            static_cast<std::uint16_t>(step)};
    std::size_t count = 0;
    for (bool more = true; more; ++count) {
        const std::size_t end = values.find(';');
        const std::string_view text = values.substr(0, end);
        more = end != std::string_view::npos;
        values.remove_prefix(more ? end + 1 : values.size());
        if (text.empty()) {
            m_values.push_back(Offline);
            continue;
        }
        const double tenths = parseNumber(text).value_or(-1) * 10;
        if (tenths < 0 || tenths > 32767 || std::abs(tenths - std::round(tenths)) > 1e-6)
            csv.fail("the value \"" + std::string(text) + "\" is not a percentage with at most one decimal");
        m_values.push_back(static_cast<std::int16_t>(std::lround(tenths)));
    }
    if (count > 65535)
        csv.fail("more than 65535 values in one row");
    run.count = static_cast<std::uint16_t>(count);
    m_runs.push_back(run);
}

bool GpuSamples::seal()
{
    std::ranges::sort(m_runs, {}, [](const Run &run) { return std::pair(run.device, run.start); });
    m_values.shrink_to_fit();
    m_runs.shrink_to_fit();
    return std::ranges::adjacent_find(m_runs,
                                      [](const Run &a, const Run &b) {
                                          return a.device == b.device
                                              && a.start + std::uint32_t{a.count} * a.step > b.start;
                                      })
        == m_runs.end();
}

std::optional<int> GpuSamples::at(std::uint32_t node, std::uint32_t gpu, std::int64_t second) const
{
    const std::uint32_t device = deviceOf(node, gpu);
    const auto after = std::ranges::upper_bound(m_runs, std::pair(device, second), {}, [](const Run &run) {
        return std::pair(run.device, static_cast<std::int64_t>(run.start));
    });
    if (after == m_runs.begin())
        return std::nullopt;
    const Run &run = *std::prev(after);
    const std::int64_t step = (second - run.start) / run.step;
    if (run.device != device || step >= run.count)
        return std::nullopt;
    const int value = m_values[run.first + static_cast<std::size_t>(step)];
    return value == Offline ? std::nullopt : std::optional(value);
}

Load Loads::at(std::size_t project, std::int64_t time) const
{
    const std::vector<Load> &loads = byProject[project];
    const auto after = std::ranges::upper_bound(
        loads, (time - origin) / Second, {}, [](const Load &load) { return static_cast<std::int64_t>(load.second); });
    return after == loads.begin() ? Load() : *std::prev(after);
}

void addWorkloadLoads(Loads &loads, const World &world, std::size_t cluster)
{
    const auto secondOf = [&](const Workload &w, std::uint32_t offset) {
        return static_cast<std::uint32_t>((w.created - loads.origin) / Second) + offset;
    };
    bool any = false;
    for (std::uint32_t i = 0; i < world.workloads.size(); ++i) {
        const Workload &w = world.workloads[i];
        if (w.cluster != cluster)
            continue;
        std::vector<Load> &changes = loads.byProject[w.project - loads.projects.front()];
        const std::uint32_t submitted = secondOf(w, 0);
        loads.from = any ? std::min(loads.from, submitted) : submitted;
        any = true;
        const bool waitIsKnown = world.recording->workloads[i].waitIsKnown;
        const Load started{0, static_cast<std::int32_t>(w.podCount * w.gpuPerPod), 0, waitIsKnown ? 1 : 0,
                           waitIsKnown ? w.toRunning : 0};
        insert(changes, submitted, {0, 0, 1, 0, 0}, 1);
        if (w.toRunning != Never)
            insert(changes, secondOf(w, w.toRunning), started, 1);
        if (w.toEnd == Never) {
            loads.to = Never;
            continue;
        }
        const std::uint32_t ended = secondOf(w, w.toEnd);
        loads.to = std::max(loads.to, ended);
        insert(changes, ended, {0, 0, 1, 0, 0}, -1);
        if (w.toRunning != Never)
            insert(changes, ended, started, -1);
    }
    for (std::vector<Load> &changes : loads.byProject)
        sumUp(changes);
}

} // namespace simulator
