// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/overviewcells.h"

#include "models/table/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using overview::Part;

namespace views {
namespace {

struct OverviewWords
{
    Q_DECLARE_TR_FUNCTIONS(views::OverviewPage)
};

QString gpusText(double gpus)
{
    return table::displayText(table::Kind::Gpus, gpus, {});
}

QString known(const std::optional<double> &gpus)
{
    return gpus ? gpusText(*gpus) : u"\u2013"_s;
}

QString waitText(qint64 sinceMs, qint64 nowMs)
{
    return table::durationText(std::max<qint64>(0, nowMs - sinceMs) / 1000);
}

QString percentText(double part, double whole)
{
    return table::displayText(table::Kind::Percent, whole > 0 ? part / whole * 100 : 0.0, {});
}

CardCell text(const QString &words)
{
    return {.text = words};
}

CardCell number(const QString &words, bool isSecondary = false)
{
    return {.text = words, .isNumber = true, .isSecondary = isSecondary};
}

// Names repeat from cluster to cluster.
template<class Line> QString uniqueName(const QList<Line> &all, const Line &line)
{
    const bool isShared = std::ranges::count(all, line.name, &Line::name) > 1;
    return isShared && !line.cluster.isEmpty() ? u"%1, %2"_s.arg(line.name, line.cluster) : line.name;
}

CardCell shareText(const overview::GpuCount &gpus)
{
    if (!gpus.total)
        return number(u"\u2013"_s, true);
    //: number of GPUs allocated, number of all
    return number(OverviewWords::tr("%1 of %2").arg(known(gpus.allocated), gpusText(*gpus.total)), !gpus.allocated);
}

CardCell shareBar(const overview::GpuCount &gpus)
{
    if (!gpus.allocated || !gpus.total)
        return {};
    return {.gpus = table::GpuShare{*gpus.allocated, *gpus.total, gpus.idle.value_or(-1)}};
}

SummaryTile tile(const QString &key, const QString &label, const char *icon, const QString &state = {})
{
    SummaryTile made;
    made.key = key;
    made.label = label;
    made.icon = icon;
    made.state = state;
    return made;
}

// A dash in place of a number that the control plane does not tell; without an answer, the number is still to come.
SummaryTile settled(SummaryTile tile, const overview::PartState &state)
{
    if (!tile.count && tile.figure.isEmpty() && (state.isKnown || state.problem))
        tile.figure = u"\u2013"_s;
    return tile;
}

void addGpus(QList<SummaryTile> &tiles, const overview::Overview &model)
{
    const overview::GpuCount &gpus = model.gpus();
    SummaryTile allocated = tile(u"gpus"_s, OverviewWords::tr("GPUs allocated"), "nodes");
    if (gpus.allocated && gpus.total) {
        allocated.figure = gpusText(*gpus.allocated);
        allocated.caption
            = OverviewWords::tr("of %1, %2").arg(gpusText(*gpus.total), percentText(*gpus.allocated, *gpus.total));
        for (const overview::GpuPoint &point : model.curve())
            allocated.trend.push_back(point.allocated);
        if (!allocated.trend.empty()) {
            const auto [lowest, highest] = std::ranges::minmax(allocated.trend);
            //: the lowest and the highest number of GPUs
            allocated.trendText = OverviewWords::tr("%1 to %2 over 24 hours, of clusters that report")
                                      .arg(gpusText(lowest), gpusText(highest));
        }
    }
    SummaryTile idle = tile(u"idle"_s, OverviewWords::tr("Idle over 5 min"), "idle");
    if (gpus.idle) {
        idle.figure = gpusText(*gpus.idle);
        if (gpus.allocated)
            idle.caption = OverviewWords::tr("%1 of allocated").arg(percentText(*gpus.idle, *gpus.allocated));
    }
    SummaryTile nodes = tile(u"nodes"_s, OverviewWords::tr("Nodes ready"), nullptr, u"Ready"_s);
    if (model.readyNodes() && model.allNodes()) {
        nodes.count = qint64(*model.readyNodes());
        nodes.caption = OverviewWords::tr("of %1 with GPUs").arg(table::countText(qint64(*model.allNodes())));
    }
    const overview::PartState &state = model.state(Part::Nodes);
    tiles << settled(allocated, state) << settled(idle, state) << settled(nodes, state);
}

} // namespace

QList<SummaryTile> overviewTiles(const overview::Overview &model, qint64 nowMs)
{
    QList<SummaryTile> tiles;
    SummaryTile running = tile(u"running"_s, OverviewWords::tr("Running"), nullptr, u"Running"_s);
    running.count = model.workloadsIn(u"Running"_s);
    SummaryTile pending = tile(u"pending"_s, OverviewWords::tr("Pending"), nullptr, u"Pending"_s);
    pending.count = model.workloadsIn(u"Pending"_s);
    SummaryTile longest = tile(u"longest"_s, OverviewWords::tr("Longest wait"), "clock");
    const overview::Waiting &waiting = model.waiting();
    if (!waiting.longest.isNull()) {
        longest.figure = waitText(waiting.longestSinceMs, nowMs);
        longest.caption = waiting.longestName;
    } else if (model.state(Part::Waiting).isKnown) {
        longest.caption = OverviewWords::tr("nothing waits");
    }
    SummaryTile failed = tile(u"failed"_s, OverviewWords::tr("Failed today"), nullptr, u"Failed"_s);
    failed.count = model.failedToday();
    const overview::PartState &phases = model.state(Part::Phases);
    tiles << settled(running, phases) << settled(pending, phases) << settled(longest, model.state(Part::Waiting))
          << settled(failed, model.state(Part::Failed));
    addGpus(tiles, model);
    return tiles;
}

std::optional<table::Problem> commonProblem(const overview::Overview &model)
{
    using Kind = table::Problem::Kind;
    for (std::size_t i = 0; i < overview::partCount; ++i) {
        const auto &problem = model.state(Part(i)).problem;
        if (problem && (problem->kind == Kind::Offline || problem->kind == Kind::SignIn))
            return problem;
    }
    return std::nullopt;
}

CardRows reasonRows(const overview::Waiting &waiting, qint64 nowMs)
{
    CardRows rows;
    const double most = waiting.reasons.isEmpty() ? 1 : waiting.reasons.constFirst().count;
    const QString hint
        = OverviewWords::tr("Opens the pending workloads at the one that waits longest for this reason. The "
                            "control plane does not filter by reasons.");
    for (const overview::WaitReason &reason : waiting.reasons)
        rows << QList{CardCell{.text = reason.words, .hint = hint}, CardCell{.bar = reason.count / most},
                      number(table::countText(reason.count)), number(waitText(reason.sinceMs, nowMs), true)};
    return rows;
}

CardRows idleRows(const QList<overview::IdleLine> &lines)
{
    CardRows rows;
    for (const overview::IdleLine &line : lines)
        rows << QList{text(line.name),
                      text(line.project),
                      text(line.createdBy),
                      number(gpusText(line.gpus.allocated)),
                      CardCell{.gpus = line.gpus},
                      number(line.gpus.idle < 0 ? u"\u2013"_s : gpusText(line.gpus.idle))};
    return rows;
}

// The bars have one scale, so that projects can be compared; the mark is the quota.
CardRows projectRows(const QList<overview::ProjectLine> &lines)
{
    double most = 1;
    for (const overview::ProjectLine &line : lines)
        most = std::max({most, line.allocated.value_or(0), line.quota.value_or(0)});
    CardRows rows;
    for (const overview::ProjectLine &line : lines) {
        CardCell bar;
        if (line.allocated)
            bar.bar = *line.allocated / most;
        if (line.allocated && line.quota)
            bar.mark = *line.quota / most;
        const QString words = line.quota
            ? OverviewWords::tr("%1 of %2").arg(known(line.allocated), gpusText(*line.quota))
            : OverviewWords::tr("%1, no quota").arg(known(line.allocated));
        rows << QList{text(uniqueName(lines, line)), bar, number(words)};
    }
    return rows;
}

CardRows poolRows(const QList<overview::PoolLine> &lines)
{
    CardRows rows;
    for (const overview::PoolLine &line : lines) {
        CardCell free = number(u"\u2013"_s, true);
        if (line.gpus.allocated && line.gpus.total)
            free.text
                = OverviewWords::tr("%1 free").arg(gpusText(std::max(0.0, *line.gpus.total - *line.gpus.allocated)));
        rows << QList{text(uniqueName(lines, line)), shareBar(line.gpus), shareText(line.gpus), free};
    }
    return rows;
}

CardRows clusterRows(const QList<overview::ClusterLine> &lines, qint64 nowMs)
{
    CardRows rows;
    for (const overview::ClusterLine &line : lines) {
        CardCell last = shareText(line.gpus);
        if (line.state == u"Disconnected" && line.connectedAtMs)
            last = number(OverviewWords::tr("%1 ago").arg(waitText(*line.connectedAtMs, nowMs)), true);
        rows << QList{text(line.name), CardCell{.state = line.state}, last};
    }
    return rows;
}

QString idleNote(const overview::Overview &model)
{
    const std::optional<double> idle = model.gpus().idle;
    const std::optional<qint64> workloads = model.idleWorkloadCount();
    if (!idle)
        return workloads ? OverviewWords::tr("in %n workload(s)", nullptr, int(*workloads)) : QString();
    const QString gpus = OverviewWords::tr("%1 GPUs idle over 5 min").arg(gpusText(*idle));
    return workloads ? OverviewWords::tr("%1, in %n workload(s)", nullptr, int(*workloads)).arg(gpus) : gpus;
}

} // namespace views
