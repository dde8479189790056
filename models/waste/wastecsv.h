// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/csvrow.h"
#include "models/waste/idlenow.h"
#include "models/waste/told.h"
#include "models/waste/totals.h"

namespace waste {

// How the result of a measurement, or what is idle now, is presented.
struct View
{
    Counts counts = Counts::NotUsed;
    GroupBy groupBy = GroupBy::Workload;
    Prices prices = {}; // none: no column with costs
    std::optional<Group> within = {}; // only its workloads
    std::optional<Told> told = {}; // absent: no column with it

    friend bool operator==(const View &, const View &) = default;
};

// One line per workload or group, by GPU-hours wasted, most first. Header as in other exports: English, with units:
//   workload,id,type,phase,projectName,submittedBy,clusterId,clusterName,nodePools,createdAt,endedAt,gpus[GPUs],state,...
//   user,... | projectName,projectId,clusterId,clusterName,... | clusterId,clusterName,... | nodePool,clusterId,...
// followed by the amounts of both:
//   workloads,measuredWorkloads (of groups), held[GPU-hours],measured[GPU-hours],wasted[GPU-hours],
//   wastedOfMeasured[percent],notMeasured[GPU-hours], and of workloads:
//   idleStretches,longestIdleFrom,longestIdle[seconds],step[seconds],ownerToldAt; with prices cost[EUR] and
//   costIsEstimated.
// Amounts of workloads that were not measured are empty, never 0; `state` says why: notAsked, notAnswered, noSamples.
// Groups: "(unknown)" and "(several)" as in Group::Kind.
[[nodiscard]] std::string wasteCsv(const Result &result, const View &view, const ClusterName &clusterName,
                                   const csv::FileFormat &format);

// What is idle now, most first:
//   workload,id,projectName,submittedBy,clusterId,clusterName,nodePools,... | as above for groups, and workloads
// followed by allocated[GPUs],idle[GPUs], and of workloads ownerToldAt.
[[nodiscard]] std::string idleCsv(const QList<IdleWorkload> &workloads, const View &view,
                                  const ClusterName &clusterName, const csv::FileFormat &format);

} // namespace waste
