// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/hours.h"

#include "models/base/durations.h"
#include "models/metrics/assemble.h"
#include "models/metrics/keys.h"
#include "models/metrics/possible.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace waste {
namespace {

using base::hourMs;
constexpr float missing = std::numeric_limits<float>::quiet_NaN();

// One value for each time, those of all series of the metric together: a workload has one, some servers send it twice.
api::Samples samplesOf(const api::Measurements &answer, const metrics::Metric &metric, const metrics::Range &asked)
{
    api::Samples samples;
    for (const metrics::Piece &piece : metrics::piecesOf(answer, metric))
        metrics::append(samples, *piece.samples);
    metrics::tidy(samples, {asked.fromMs, asked.toMs - 1});
    (void)metrics::takeImpossible(samples, metric);
    return samples;
}

// The time between two samples: longer than asked for if the store is coarser, which shows in all of them.
double stepOf(std::span<const api::Samples *const> all, double askedMs)
{
    constexpr int fewest = 3; // spacings: fewer may be long by chance
    double shortest = std::numeric_limits<double>::max();
    int count = 0;
    for (const api::Samples *samples : all) {
        for (std::size_t i = 1; i < samples->size(); ++i, ++count)
            shortest = std::min(shortest, double(samples->times[i] - samples->times[i - 1]));
    }
    return count >= fewest ? std::max(askedMs, shortest) : askedMs;
}

// How far the samples are from the grid that begins with the request: servers may align them to their own.
double phaseOf(std::span<const api::Samples *const> all, const metrics::Range &asked, double stepMs)
{
    for (const api::Samples *samples : all) {
        if (samples->size() > 0)
            return std::remainder(double(samples->times[0] - asked.fromMs), stepMs);
    }
    return 0;
}

// The samples on the grid of the answer.
class Grid
{
public:
    Grid(std::span<const api::Samples *const> all, const metrics::Range &asked, int samples)
        : m_asked(asked)
        , m_step(stepOf(all, double(asked.length()) / samples))
        , m_phase(phaseOf(all, asked, m_step))
        , m_cells(std::size_t(std::ceil((double(asked.length()) - m_phase) / m_step)))
    {
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            m_cells[i].fromMs = timeOf(i);
            m_cells[i].lengthMs = std::int32_t(timeOf(i + 1) - timeOf(i));
            m_cells[i].gpus = m_cells[i].percent = missing;
        }
    }

    [[nodiscard]] double step() const { return m_step; }

    void put(const api::Samples &samples, float Cell::*value)
    {
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const long at = std::lround((double(samples.times[i] - m_asked.fromMs) - m_phase) / m_step);
            float &place = m_cells[std::size_t(std::clamp(at, 0L, long(m_cells.size()) - 1))].*value;
            if (std::isnan(place))
                place = float(samples.values[i]);
        }
    }

    [[nodiscard]] std::vector<Cell> take()
    {
        std::erase_if(m_cells, [](const Cell &cell) { return std::isnan(cell.gpus) && std::isnan(cell.percent); });
        return std::move(m_cells);
    }

private:
    [[nodiscard]] std::int64_t timeOf(std::size_t i) const
    {
        const std::int64_t time = m_asked.fromMs + std::int64_t(std::llround(m_phase + double(i) * m_step));
        return std::clamp(time, m_asked.fromMs, m_asked.toMs);
    }

    metrics::Range m_asked;
    double m_step;
    double m_phase;
    std::vector<Cell> m_cells;
};

class Meter
{
public:
    Meter(const metrics::Range &window, std::int64_t shortestIdleMs)
        : m_window(window)
        , m_shortestMs(shortestIdleMs)
    {
    }

    void add(const Cell &cell)
    {
        const std::int64_t from = std::max(cell.fromMs, m_window.fromMs);
        const std::int64_t to = std::min(cell.toMs(), m_window.toMs);
        if (from >= to)
            return;
        if (from > m_end)
            endStretch();
        m_end = to;
        if (std::isnan(cell.gpus))
            return endStretch();
        m_hours.seenMs += to - from;
        const double hours = double(cell.gpus) * double(to - from) / hourMs;
        m_hours.held += hours;
        if (std::isnan(cell.percent) || hours <= 0)
            return endStretch();
        m_hours.measured += hours;
        m_hours.notUsed += hours * (1 - std::clamp(double(cell.percent), 0., 100.) / 100);
        if (double(cell.percent) >= idleBelow)
            return endStretch();
        if (m_stretch.gpuHours == 0)
            m_stretch.fromMs = from;
        m_stretch.gpuHours += hours;
        m_stretch.toMs = to;
    }

    [[nodiscard]] Hours take()
    {
        endStretch();
        return std::move(m_hours);
    }

private:
    void endStretch()
    {
        if (m_stretch.gpuHours > 0 && m_stretch.length() >= m_shortestMs) {
            m_hours.idle += m_stretch.gpuHours;
            m_hours.stretches.push_back(m_stretch);
        }
        m_stretch = {};
    }

    metrics::Range m_window;
    std::int64_t m_shortestMs;
    std::int64_t m_end = std::numeric_limits<std::int64_t>::min(); // of the last cell
    Stretch m_stretch; // that goes on; without GPU-hours: none does
    Hours m_hours;
};

// Sums over equal parts of a window.
class Parts
{
public:
    Parts(const metrics::Range &window, int count)
        : m_window(window)
        , m_sums(std::size_t(count), 0.)
    {
    }

    // `hours` of the window's part of the range.
    void add(std::int64_t fromMs, std::int64_t toMs, double hours)
    {
        fromMs = std::max(fromMs, m_window.fromMs);
        toMs = std::min(toMs, m_window.toMs);
        if (fromMs >= toMs)
            return;
        const double length = double(m_window.length()) / double(m_sums.size());
        const auto partOf = [&](std::int64_t time) {
            return std::min(std::size_t(double(time - m_window.fromMs) / length), m_sums.size() - 1);
        };
        const double perMs = hours / double(toMs - fromMs);
        const std::size_t last = partOf(toMs - 1);
        for (std::size_t part = partOf(fromMs); part <= last; ++part) {
            const double from = double(m_window.fromMs) + double(part) * length;
            m_sums[part] += perMs * (std::min(from + length, double(toMs)) - std::max(from, double(fromMs)));
        }
    }

    [[nodiscard]] std::vector<double> take() { return std::move(m_sums); }

private:
    metrics::Range m_window;
    std::vector<double> m_sums;
};

} // namespace

std::vector<double> notUsedPer(std::span<const Cell> cells, const metrics::Range &life, const metrics::Range &window,
                               int parts)
{
    Parts sums(window, parts);
    for (const Cell &cell : cells) {
        const std::int64_t from = std::max(cell.fromMs, life.fromMs);
        const std::int64_t to = std::min(cell.toMs(), life.toMs);
        if (std::isnan(cell.gpus) || std::isnan(cell.percent))
            continue;
        const double unused = 1 - std::clamp(double(cell.percent), 0., 100.) / 100;
        sums.add(from, to, double(cell.gpus) * unused * double(to - from) / hourMs);
    }
    return sums.take();
}

std::vector<double> idlePer(std::span<const Stretch> stretches, const metrics::Range &window, int parts)
{
    Parts sums(window, parts);
    for (const Stretch &stretch : stretches)
        sums.add(stretch.fromMs, stretch.toMs, stretch.gpuHours);
    return sums.take();
}

Cells cellsOf(const api::Measurements &answer, const metrics::Range &asked, int samples)
{
    if (asked.length() <= 0 || samples <= 0)
        return {};
    const api::Samples gpus = samplesOf(answer, *metrics::find("GPU_ALLOCATION"), asked);
    const api::Samples percent = samplesOf(answer, *metrics::find("GPU_UTILIZATION"), asked);
    Cells result;
    const std::array both{&gpus, &percent};
    result.hasGpus = gpus.size() > 0;
    result.hasPercent = percent.size() > 0;
    Grid grid(both, asked, samples);
    result.stepMs = grid.step();
    grid.put(gpus, &Cell::gpus);
    grid.put(percent, &Cell::percent);
    result.cells = grid.take();
    return result;
}

void complete(Cells &cells, const Cells &more)
{
    cells.stepMs = std::max(cells.stepMs, more.stepMs);
    cells.hasGpus = cells.hasGpus || more.hasGpus;
    cells.hasPercent = cells.hasPercent || more.hasPercent;
    for (const Cell &cell : more.cells) {
        const auto at = std::ranges::lower_bound(cells.cells, cell.fromMs, {}, &Cell::fromMs);
        if (at == cells.cells.end() || at->fromMs != cell.fromMs) {
            cells.cells.insert(at, cell);
            continue;
        }
        if (std::isnan(at->gpus))
            at->gpus = cell.gpus;
        if (std::isnan(at->percent))
            at->percent = cell.percent;
    }
}

std::optional<double> gpuHoursOf(const api::Measurements &answer, const metrics::Metric &metric,
                                 const metrics::Range &asked, int samples)
{
    if (asked.length() <= 0 || samples <= 0)
        return std::nullopt;
    const api::Samples gpus = samplesOf(answer, metric, asked);
    if (gpus.size() == 0)
        return std::nullopt;
    const std::array one{&gpus};
    Grid grid(one, asked, samples);
    grid.put(gpus, &Cell::gpus);
    double hours = 0;
    for (const Cell &cell : grid.take())
        hours += double(cell.gpus) * cell.lengthMs / hourMs;
    return hours;
}

std::vector<Cell> unusedOfCluster(const api::Measurements &answer, const metrics::Range &asked, int samples)
{
    if (asked.length() <= 0 || samples <= 0)
        return {};
    const auto ofType = [&](std::string_view type) { return samplesOf(answer, *metrics::find(type), asked); };
    const api::Samples allocated = ofType("ALLOCATED_GPU");
    const api::Samples total = ofType("TOTAL_GPU");
    const api::Samples percent = ofType("GPU_UTILIZATION");
    const std::array all{&allocated, &total, &percent};
    Grid held(all, asked, samples);
    held.put(allocated, &Cell::gpus);
    Grid used(all, asked, samples);
    used.put(total, &Cell::gpus);
    used.put(percent, &Cell::percent);
    const std::vector<Cell> usedCells = used.take();
    std::vector<Cell> cells;
    for (Cell cell : held.take()) {
        const auto at = std::ranges::lower_bound(usedCells, cell.fromMs, {}, &Cell::fromMs);
        if (at == usedCells.end() || at->fromMs != cell.fromMs || std::isnan(at->gpus) || std::isnan(at->percent))
            continue;
        cell.gpus = std::max(0.F, cell.gpus - at->gpus * std::clamp(at->percent, 0.F, 100.F) / 100);
        cell.percent = 0;
        cells.push_back(cell);
    }
    return cells;
}

Hours hoursOf(std::span<const Cell> cells, const metrics::Range &window, std::int64_t shortestIdleMs)
{
    Meter meter(window, shortestIdleMs);
    for (const Cell &cell : cells)
        meter.add(cell);
    return meter.take();
}

} // namespace waste
