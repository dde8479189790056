// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/heatscale.h"

#include "models/table/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using fleet::CellState;
using fleet::GpuCell;
using fleet::Line;

namespace views {
namespace {

struct HeatWords
{
    Q_DECLARE_TR_FUNCTIONS(views::Heat)
};

// Idle time, in seconds: from where on each further colour begins.
constexpr double idleSteps[] = {60, 300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 24 * 3600};

double valueOf(const GpuCell &cell, HeatShow show)
{
    switch (show) {
    case HeatShow::Utilization:
        return cell.utilization;
    case HeatShow::Memory:
        return cell.memory;
    case HeatShow::SmActivity:
        return cell.smActivity;
    case HeatShow::IdleTime:
        return cell.idleSeconds;
    }
    return cell.utilization;
}

std::uint8_t stepOf(double value, HeatShow show)
{
    if (show == HeatShow::IdleTime)
        return std::uint8_t(std::ranges::upper_bound(idleSteps, value) - std::begin(idleSteps));
    constexpr double steps = std::tuple_size_v<decltype(Theme::heat)>;
    return std::uint8_t(std::clamp(value / 100 * steps, 0.0, steps - 1));
}

QString percent(double value)
{
    return table::displayText(table::Kind::Percent, value, {});
}

QString idleText(const GpuCell &cell)
{
    if (std::isnan(cell.idleSeconds))
        return cell.state == CellState::Idle ? HeatWords::tr("idle for over 5 min") : QString();
    //: %1: duration
    return HeatWords::tr("idle for %1").arg(table::durationText(std::int64_t(cell.idleSeconds)));
}

QString utilizationFact(const GpuCell &cell)
{
    const QString idle = cell.state == CellState::Idle ? idleText(cell) : QString();
    if (std::isnan(cell.utilization))
        return HeatWords::tr("Utilization: no data");
    return HeatWords::tr("Utilization: %1").arg(percent(cell.utilization)) + (idle.isEmpty() ? idle : u", "_s + idle);
}

QString memoryFact(const Line &line, const GpuCell &cell)
{
    if (std::isnan(cell.memory))
        return HeatWords::tr("Memory: no data");
    if (std::isnan(line.gpuMemory))
        return HeatWords::tr("Memory: %1").arg(percent(cell.memory));
    //: share of a size
    return HeatWords::tr("Memory: %1 of %2").arg(percent(cell.memory), table::bytesText(line.gpuMemory));
}

// Nothing where it is not told: not every control plane has it.
QString activityFact(const GpuCell &cell)
{
    return std::isnan(cell.smActivity) ? QString() : HeatWords::tr("SM activity: %1").arg(percent(cell.smActivity));
}

QString allocationFact(const Line &line, const GpuCell &cell)
{
    const auto gpus = [](double count) { return table::displayText(table::Kind::Gpus, count, {}); };
    if (cell.allocated == 0)
        return HeatWords::tr("Not allocated");
    if (!std::isnan(cell.allocated))
        //: how much of a GPU, 0 to 1
        return HeatWords::tr("Allocated: %1").arg(gpus(cell.allocated));
    if (std::isnan(line.facts.allocatedGpus))
        return HeatWords::tr("Allocated: not told");
    return HeatWords::tr("Allocated: not told by GPU; %1 of %2 on this node")
        .arg(gpus(line.facts.allocatedGpus), gpus(line.facts.gpuCount));
}

} // namespace

HeatLook lookOf(const GpuCell &cell, HeatShow show)
{
    if (cell.state == CellState::Waiting)
        return {HeatLook::Fill::Waiting};
    if (cell.state == CellState::Free)
        return {HeatLook::Fill::Free};
    const double value = valueOf(cell, show);
    if (std::isnan(value))
        return {HeatLook::Fill::NoData};
    return {HeatLook::Fill::Colour, stepOf(value, show), cell.state == CellState::Idle};
}

std::pair<QString, QString> scaleEnds(HeatShow show)
{
    if (show == HeatShow::IdleTime)
        return {HeatWords::tr("0 min"), HeatWords::tr("24 h")};
    return {HeatWords::tr("0 %"), HeatWords::tr("100 %")};
}

QString gpuTitle(const Line &line, int gpu)
{
    //: a node and the index of one of its GPUs
    return HeatWords::tr("%1, GPU %2").arg(line.label).arg(gpu);
}

QStringList gpuFacts(const Line &line, int gpu, std::int64_t nowMs)
{
    if (gpu < 0 || gpu >= int(line.cells.size()))
        return {};
    const GpuCell &cell = line.cells[std::size_t(gpu)];
    QStringList facts;
    if (cell.state == CellState::Waiting)
        facts << HeatWords::tr("Not answered yet");
    else if (cell.state == CellState::NoData && cell.timeMs == api::absentTime)
        facts << (line.status == u"Unknown" ? HeatWords::tr("No data: its cluster does not report on this node now")
                                            : HeatWords::tr("No data"));
    else
        facts << utilizationFact(cell) << memoryFact(line, cell) << activityFact(cell) << allocationFact(line, cell);
    facts.removeAll(QString());
    if (cell.timeMs != api::absentTime)
        //: %1: duration
        facts << HeatWords::tr("Sampled %1 ago")
                     .arg(table::durationText(std::max<std::int64_t>(0, nowMs - cell.timeMs) / 1000));
    if (!line.problem.isEmpty())
        facts << line.problem;
    return facts;
}

QString gpuSentence(const Line &line, int gpu, std::int64_t nowMs)
{
    return gpuTitle(line, gpu) + u". "_s + gpuFacts(line, gpu, nowMs).join(u". "_s);
}

QString lineSummary(const Line &line)
{
    QStringList parts{HeatWords::tr("%n GPU(s)", nullptr, int(line.cells.size()))};
    const double mean = line.meanUtilization();
    if (!std::isnan(mean))
        parts << HeatWords::tr("mean utilization %1").arg(percent(mean));
    const auto count = [&line](CellState state) { return int(std::ranges::count(line.cells, state, &GpuCell::state)); };
    if (const int idle = count(CellState::Idle))
        parts << HeatWords::tr("%n idle", nullptr, idle);
    if (const int free = count(CellState::Free))
        parts << HeatWords::tr("%n free", nullptr, free);
    if (const int missing = count(CellState::NoData))
        parts << HeatWords::tr("%n without data", nullptr, missing);
    if (const int waiting = count(CellState::Waiting))
        parts << HeatWords::tr("%n not answered yet", nullptr, waiting);
    return parts.join(u", "_s);
}

} // namespace views
