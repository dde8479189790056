// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/durations.h"
#include "models/hints/told.h"
#include "models/metrics/assemble.h"
#include "models/waste/rowsource.h"
#include "models/waste/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

// Rows for the table from a measurement, and from what is idle now.
namespace waste {
namespace {

using base::hourMs;

// What the rows of one measurement have in common.
struct Ground
{
    const Measurement &measurement;
    const Result &result;
    const Question &question;
    const IdleNow &idle;
    const catalog::ClusterNames &names;
    double allWasted = 0;
};

struct RowWords
{
    Q_DECLARE_TR_FUNCTIONS(Waste)
};

std::string groundOf(const Line &line)
{
    if (line.workload) {
        switch (line.workload->state) {
        case State::NotAsked:
            return QCoreApplication::translate("Waste", "not asked for").toStdString();
        case State::NotAnswered:
            return QCoreApplication::translate("Waste", "no answer").toStdString();
        case State::NoSamples:
            return QCoreApplication::translate("Waste", "no samples").toStdString();
        case State::Measured:
            break;
        }
    }
    const double coverage = line.amount.coverage();
    return std::isnan(coverage) ? std::string() : shareText(coverage).toStdString();
}

void addAmount(Row &row, const Amount &amount, double allWasted)
{
    row.workloads = amount.workloads;
    if (amount.measuredWorkloads == 0)
        return;
    row.wasted = amount.wasted;
    row.own = amount.share() * 100;
    row.share = allWasted > 0 ? amount.wasted / allWasted * 100 : unknown;
    if (amount.cost)
        row.cost = std::round(*amount.cost);
}

bool isHeldNow(const Holder &holder)
{
    return holder.endedMs == api::absentTime;
}

// GPUs that a workload has idle now; NaN if nobody tells.
double idleOf(const Holder &holder, const IdleNow &idle)
{
    if (!idle.isKnown() || !isHeldNow(holder))
        return unknown;
    const IdleWorkload *found = idle.find(holder.id);
    return found ? std::max(0., found->gpus.idle) : 0;
}

// Of the stretch that lasts until the last sample.
double idleSecondsOf(const Measured &workload, const metrics::Range &window)
{
    if (workload.hours.stretches.empty() || !isHeldNow(workload.holder))
        return unknown;
    const Stretch &last = workload.hours.stretches.back();
    const bool goesOn = double(window.toMs - last.toMs) <= 2 * workload.stepMs + metrics::provisionalMs;
    return goesOn ? double(window.toMs - last.fromMs) / 1000 : unknown;
}

void addTo(double &sum, double part)
{
    if (!std::isnan(part))
        sum = std::isnan(sum) ? part : sum + part;
}

void addTo(std::vector<double> &sums, const std::vector<double> &parts)
{
    sums.resize(std::max(sums.size(), parts.size()), 0.);
    for (std::size_t i = 0; i < parts.size(); ++i)
        sums[i] += parts[i];
}

std::string hintsText(const Measured &workload)
{
    QStringList lines;
    for (const hints::Hint &hint : workload.hints) {
        const hints::Words words = hints::wordsOf({hint, {}}, {});
        lines << words.headline << words.body;
    }
    return lines.join(u'\n').toStdString();
}

void addWorkload(Row &row, std::size_t place, const Ground &ground)
{
    const Measured &workload = ground.result.workloads[place];
    const Question &question = ground.question;
    addTo(row.parts,
          ground.measurement.wastedPer(place, question.counts, question.shortestIdleMs, partsOf(question.windowMs)));
    addTo(row.idle, idleOf(workload.holder, ground.idle));
    if (question.groupBy != GroupBy::Workload)
        return;
    row.workload = place;
    row.user = workload.holder.user.toStdString();
    row.project = workload.holder.projectName.toStdString();
    row.nodePools = workload.holder.nodePools.join(u", "_s).toStdString();
    row.gpus = workload.holder.gpus;
    row.fields = workload.holder.fields;
    row.hints = hintsText(workload);
    row.idleSeconds = idleSecondsOf(workload, ground.result.window);
}

// Without what is idle.
Row idleRowOf(const IdleWorkload &workload, const Group &group, const catalog::ClusterNames &names)
{
    const bool isWorkload = group.by == GroupBy::Workload;
    const base::Key cluster = isWorkload ? workload.clusterId : group.clusterId;
    Row row{.id = group.key(),
            .group = group,
            .name = titleOf(group, names).toStdString(),
            .cluster = names.name(cluster.toString()).toStdString(),
            .workloads = 0};
    if (!isWorkload)
        return row;
    row.user = workload.user.toStdString();
    row.project = workload.projectName.toStdString();
    row.nodePools = workload.nodePools.join(u", "_s).toStdString();
    row.fields = workload.fields;
    return row;
}

} // namespace

int partsOf(std::int64_t windowMs)
{
    const std::int64_t hours = windowMs / hourMs;
    if (hours <= 24)
        return int(std::max<std::int64_t>(1, hours));
    return int(hours <= 24 * 7 ? hours / 4 : hours / 24);
}

RowSet rowsOf(const Measurement &measurement, const Result &result, const Question &question, const Prices &prices,
              const IdleNow &idle, const catalog::ClusterNames &names)
{
    RowSet set{.groupBy = question.groupBy, .isNow = false, .hasCosts = !prices.perGpuHour.isEmpty(), .rows = {}};
    const bool isOpen = measurement.isRunning();
    const double allWasted = isOpen ? 0 : totalOf(result, question.counts, prices).amount.wasted;
    const Ground ground{measurement, result, question, idle, names, allWasted};
    QHash<base::Key, std::size_t> places;
    for (const Line &line : linesOf(result, question.counts, question.groupBy, prices, question.within)) {
        const base::Key cluster = line.workload ? line.workload->holder.clusterId : line.group.clusterId;
        Row row{.id = line.group.key(),
                .group = line.group,
                .name = titleOf(line.group, names).toStdString(),
                .cluster = names.name(cluster.toString()).toStdString(),
                .ground = groundOf(line)};
        addAmount(row, line.amount, allWasted);
        row.isLate = isOpen && (!line.workload || line.workload->state == State::NotAsked);
        places.insert(row.id, set.rows.size());
        set.rows.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < result.workloads.size(); ++i) {
        const auto at = places.constFind(groupOf(result.workloads[i].holder, question.groupBy).key());
        if (at != places.cend() && isIn(question.within, result.workloads[i].holder))
            addWorkload(set.rows[*at], i, ground);
    }
    return set;
}

RowSet idleRowsOf(const IdleNow &idle, const Question &question, const catalog::ClusterNames &names)
{
    RowSet set{.groupBy = question.groupBy, .isNow = true, .hasCosts = false, .rows = {}};
    QHash<base::Key, std::size_t> places;
    for (const IdleWorkload &workload : idle.workloads()) {
        if (!isIn(question.within, workload))
            continue;
        const Group group = groupOf(workload, question.groupBy);
        const base::Key key = group.key();
        const auto known = places.constFind(key);
        const std::size_t place = known == places.cend() ? set.rows.size() : *known;
        if (known == places.cend()) {
            places.insert(key, place);
            set.rows.push_back(idleRowOf(workload, group, names));
        }
        ++set.rows[place].workloads;
        addTo(set.rows[place].gpus, workload.gpus.allocated);
        addTo(set.rows[place].idle, std::max(0., workload.gpus.idle));
    }
    return set;
}

QString titleOf(const Group &group, const catalog::ClusterNames &names)
{
    if (group.kind == Group::Kind::Several)
        return RowWords::tr("(several)");
    if (group.kind == Group::Kind::Unknown)
        return RowWords::tr("(unknown)");
    const QString cluster = group.by == GroupBy::Cluster ? names.name(group.name) : QString();
    return cluster.isEmpty() ? group.name : cluster;
}

} // namespace waste
