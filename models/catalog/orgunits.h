// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/groupedfigures.h"
#include "models/catalog/resource.h"
#include "models/catalog/row.h"

#include <QtGlobal>

#include <array>

// What projects and departments have in common: a quota, what is held of it, and averages.
namespace catalog {

// The API has CPU in millicores and memory in megabytes.
inline constexpr double coresOfMillicores = 0.001;
inline constexpr double bytesOfMegabytes = 1e6;

// ResourceInfo::unitOf
[[nodiscard]] std::optional<DetailUnit> unitOfOrgUnit(const QString &path);

template<class Record, std::size_t... sizes>
[[nodiscard]] constexpr auto joined(const std::array<RecordColumn<Record>, sizes> &...parts)
{
    std::array<RecordColumn<Record>, (sizes + ...)> all{};
    std::size_t at = 0;
    const auto add = [&](const auto &part) {
        for (const RecordColumn<Record> &column : part)
            all[at++] = column;
    };
    (add(parts), ...);
    return all;
}

template<auto Amount> [[nodiscard]] constexpr auto coresOf(table::ColumnInfo info)
{
    using Record = typename MemberOf<decltype(Amount)>::Owner;
    return made<Record>(info, [](const Row<Record> &row) {
        return rawOf((row.record.*Amount).cpuMillicores * coresOfMillicores, row.texts);
    });
}

template<auto Amount> [[nodiscard]] constexpr auto bytesOf(table::ColumnInfo info)
{
    using Record = typename MemberOf<decltype(Amount)>::Owner;
    return made<Record>(info, [](const Row<Record> &row) {
        return rawOf((row.record.*Amount).memoryMegabytes * bytesOfMegabytes, row.texts);
    });
}

// The guaranteed GPUs: in total or, where the release does not tell that (2.18), of all node pools. NaN = no quota.
template<class Record> [[nodiscard]] double gpuQuotaOf(const Record &unit, const api::TextPool &texts)
{
    if (!std::isnan(unit.quota.gpu))
        return unit.quota.gpu;
    const std::vector<api::PoolQuota> pools = texts.unpack(unit.quotas);
    double sum = pools.empty() ? api::absentNumber : 0;
    for (const api::PoolQuota &pool : pools)
        sum += pool.gpu;
    return sum;
}

// GPUs allocated of the quota. A unit may have no quota.
template<class Record> [[nodiscard]] table::Raw quotaShare(const Row<Record> &row)
{
    const Record &unit = row.record;
    if (std::isnan(unit.allocated.gpu))
        return {};
    const double quota = gpuQuotaOf(unit, row.texts);
    return table::GpuShare{unit.allocated.gpu, std::isnan(quota) ? -1 : quota, -1};
}

// What is left of the quota; below 0 = what is over it.
template<class Record> [[nodiscard]] table::Raw quotaRoom(const Row<Record> &row)
{
    return rawOf(gpuQuotaOf(row.record, row.texts) - row.record.allocated.gpu, row.texts);
}

// Of the workloads of each unit: how many are in which phase, since when the first of them waits, and their idle GPUs.
// `phases`: one figure, by the ids of the units and the phases. `unitColumn`: of workloads, with the id of the unit.
[[nodiscard]] std::shared_ptr<GroupedFigures> workloadFigures(api::Client &client, const ClusterNames &names,
                                                              std::span<const Figure> phases, const char *unitColumn,
                                                              const table::ColumnSet &waiting,
                                                              const table::ColumnSet &idle);

// A unit without such workloads is in no group.
template<class Record> void fillWorkloads(Record &unit, const api::TextPool &texts, const GroupedFigures &figures)
{
    const QString id = texts.key(unit.id).toString();
    unit.running = figures.number(0, id, QStringLiteral("Running"), 0);
    unit.pending = figures.number(0, id, QStringLiteral("Pending"), 0);
    const double since = figures.rows(0).number(id, api::absentNumber);
    unit.waitsSince = std::isnan(since) ? api::absentTime : std::int64_t(since);
    unit.idleGpus = figures.rows(1).number(id, 0);
}

// The columns of the default layout: the server sorts by those that it can.
template<class Record> [[nodiscard]] constexpr auto quotaColumns()
{
    using table::Kind;
    using R = Record;
    return std::array{
        made<R>({"gpus", QT_TRANSLATE_NOOP("Column", "GPUs of quota"), Kind::QuotaShare, 21, shown, "gpuAllocated",
                 nullptr,
                 QT_TRANSLATE_NOOP("Column", "GPUs allocated, out of the quota. The mark stands at the quota."),
                 nullptr, "status.quotaStatus.allocated.gpu,totalResources.gpuQuota"},
                quotaShare<R>),
        made<R>({"freeQuota", QT_TRANSLATE_NOOP("Column", "Quota"), Kind::QuotaRoom, 12, often, nullptr, nullptr,
                 QT_TRANSLATE_NOOP("Column", "GPUs of the quota that are free, or GPUs over the quota")},
                quotaRoom<R>),
        field<&R::running>({"runningWorkloads", QT_TRANSLATE_NOOP("Column", "Running"), Kind::Count, 9.2, often,
                            nullptr, nullptr, QT_TRANSLATE_NOOP("Column", "Running workloads")}),
        field<&R::pending>({"pendingWorkloads", QT_TRANSLATE_NOOP("Column", "Pending"), Kind::Count, 9.2, often,
                            nullptr, nullptr, QT_TRANSLATE_NOOP("Column", "Pending workloads")}),
        field<&R::waitsSince>({"waitingSince", QT_TRANSLATE_NOOP("Column", "Waiting since"), Kind::Time, 13, seldom,
                               nullptr, nullptr,
                               QT_TRANSLATE_NOOP("Column", "Since when the workload that waits longest is pending")}),
        field<&R::idleGpus>({"idleGpus", QT_TRANSLATE_NOOP("Column", "Idle"), Kind::Gpus, 7, seldom, nullptr, nullptr,
                             QT_TRANSLATE_NOOP("Column", "Allocated GPUs that are idle")}),
        field<&R::day, &api::OrgAverage::gpuUtilization>(
            {"overtimeData.range24hData.averageGpuUtilization", QT_TRANSLATE_NOOP("Column", "Util. 24 h"),
             Kind::Percent, 10, usually, "avgGpuUtilization24h", "avgGpuUtilization24h",
             QT_TRANSLATE_NOOP("Column", "Average utilization of the allocated GPUs over 24 hours")}),
        field<&R::week, &api::OrgAverage::gpuUtilization>(
            {"overtimeData.range7dData.averageGpuUtilization", QT_TRANSLATE_NOOP("Column", "Util. 7 d"), Kind::Percent,
             9.5, seldom, "avgGpuUtilization7d", "avgGpuUtilization7d",
             QT_TRANSLATE_NOOP("Column", "Average utilization of the allocated GPUs over 7 days")}),
        field<&R::month, &api::OrgAverage::gpuUtilization>(
            {"overtimeData.range30dData.averageGpuUtilization", QT_TRANSLATE_NOOP("Column", "Util. 30 d"),
             Kind::Percent, 10, spare, "avgGpuUtilization30d", "avgGpuUtilization30d",
             QT_TRANSLATE_NOOP("Column", "Average utilization of the allocated GPUs over 30 days")}),
    };
}

// The other averages, and all amounts as numbers of their own.
template<class Record> [[nodiscard]] constexpr auto amountColumns()
{
    using table::Kind;
    using R = Record;
    using Amount = api::OrgAmount;
    using Average = api::OrgAverage;
    return std::array{
        field<&R::day, &Average::gpuAllocation>(
            {"overtimeData.range24hData.averageGpuAllocation", QT_TRANSLATE_NOOP("Column", "GPUs 24 h"), Kind::Gpus, 10,
             hidden, "avgGpuAllocation24h", "avgGpuAllocation24h",
             QT_TRANSLATE_NOOP("Column", "GPUs allocated on average over 24 hours")}),
        field<&R::week, &Average::gpuAllocation>(
            {"overtimeData.range7dData.averageGpuAllocation", QT_TRANSLATE_NOOP("Column", "GPUs 7 d"), Kind::Gpus, 10,
             hidden, "avgGpuAllocation7d", "avgGpuAllocation7d",
             QT_TRANSLATE_NOOP("Column", "GPUs allocated on average over 7 days")}),
        field<&R::month, &Average::gpuAllocation>(
            {"overtimeData.range30dData.averageGpuAllocation", QT_TRANSLATE_NOOP("Column", "GPUs 30 d"), Kind::Gpus, 10,
             hidden, "avgGpuAllocation30d", "avgGpuAllocation30d",
             QT_TRANSLATE_NOOP("Column", "GPUs allocated on average over 30 days")}),
        field<&R::day, &Average::gpuMemoryUtilization>(
            {"overtimeData.range24hData.averageGpuMemoryUtilization", QT_TRANSLATE_NOOP("Column", "GPU memory 24 h"),
             Kind::Percent, 15, hidden, "avgGpuMemoryUtilization24h", "avgGpuMemoryUtilization24h",
             QT_TRANSLATE_NOOP("Column", "Memory used of the allocated GPUs on average over 24 hours")}),
        field<&R::week, &Average::gpuMemoryUtilization>(
            {"overtimeData.range7dData.averageGpuMemoryUtilization", QT_TRANSLATE_NOOP("Column", "GPU memory 7 d"),
             Kind::Percent, 15, hidden, "avgGpuMemoryUtilization7d", "avgGpuMemoryUtilization7d",
             QT_TRANSLATE_NOOP("Column", "Memory used of the allocated GPUs on average over 7 days")}),
        field<&R::month, &Average::gpuMemoryUtilization>(
            {"overtimeData.range30dData.averageGpuMemoryUtilization", QT_TRANSLATE_NOOP("Column", "GPU memory 30 d"),
             Kind::Percent, 15, hidden, "avgGpuMemoryUtilization30d", "avgGpuMemoryUtilization30d",
             QT_TRANSLATE_NOOP("Column", "Memory used of the allocated GPUs on average over 30 days")}),
        field<&R::allocated, &Amount::gpu>({"status.quotaStatus.allocated.gpu",
                                            QT_TRANSLATE_NOOP("Column", "GPUs allocated"), Kind::Gpus, 13, hidden,
                                            "gpuAllocated", "gpuAllocated"}),
        made<R>({"totalResources.gpuQuota", QT_TRANSLATE_NOOP("Column", "GPU quota"), Kind::Gpus, 10, hidden,
                 "totalGpuQuota", "totalGpuQuota"},
                [](const Row<R> &row) { return rawOf(gpuQuotaOf(row.record, row.texts), row.texts); }),
        field<&R::nonPreemptible, &Amount::gpu>(
            {"status.quotaStatus.allocatedNonPreemptible.gpu", QT_TRANSLATE_NOOP("Column", "GPUs not preemptible"),
             Kind::Gpus, 18, hidden, nullptr, nullptr,
             QT_TRANSLATE_NOOP("Column", "GPUs allocated to workloads that cannot be preempted")}),
        field<&R::requested, &Amount::gpu>(
            {"status.quotaStatus.requested.gpu", QT_TRANSLATE_NOOP("Column", "GPUs requested"), Kind::Gpus, 13, hidden,
             nullptr, nullptr, QT_TRANSLATE_NOOP("Column", "GPUs requested by workloads that run or wait")}),
        coresOf<&R::allocated>({"status.quotaStatus.allocated.cpu", QT_TRANSLATE_NOOP("Column", "CPU allocated"),
                                Kind::Cores, 13, hidden}),
        coresOf<&R::quota>(
            {"totalResources.cpuQuota", QT_TRANSLATE_NOOP("Column", "CPU quota"), Kind::Cores, 10, hidden}),
        coresOf<&R::nonPreemptible>({"status.quotaStatus.allocatedNonPreemptible.cpu",
                                     QT_TRANSLATE_NOOP("Column", "CPU not preemptible"), Kind::Cores, 17, hidden}),
        coresOf<&R::requested>({"status.quotaStatus.requested.cpu", QT_TRANSLATE_NOOP("Column", "CPU requested"),
                                Kind::Cores, 13, hidden}),
        bytesOf<&R::allocated>({"status.quotaStatus.allocated.memory", QT_TRANSLATE_NOOP("Column", "Memory allocated"),
                                Kind::Bytes, 15, hidden}),
        bytesOf<&R::quota>(
            {"totalResources.memoryQuota", QT_TRANSLATE_NOOP("Column", "Memory quota"), Kind::Bytes, 13, hidden}),
        bytesOf<&R::nonPreemptible>({"status.quotaStatus.allocatedNonPreemptible.memory",
                                     QT_TRANSLATE_NOOP("Column", "Memory not preemptible"), Kind::Bytes, 20, hidden}),
        bytesOf<&R::requested>({"status.quotaStatus.requested.memory", QT_TRANSLATE_NOOP("Column", "Memory requested"),
                                Kind::Bytes, 15, hidden}),
        rest<R>({"resources", QT_TRANSLATE_NOOP("Column", "Quota by node pool"), Kind::Structure, 30, hidden}),
        rest<R>({"schedulingRules", QT_TRANSLATE_NOOP("Column", "Scheduling rules"), Kind::Structure, 30, hidden}),
        rest<R>({"defaultNodePools", QT_TRANSLATE_NOOP("Column", "Default node pools"), Kind::Text, 24, hidden}),
    };
}

} // namespace catalog
