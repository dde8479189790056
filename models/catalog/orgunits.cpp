// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/orgunits.h"

#include "models/catalog/workloads.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalog {

std::optional<DetailUnit> unitOfOrgUnit(const QString &path)
{
    using table::Kind;
    // In all node pools together, in each of them, and the quota in each of them, whose memory has a unit of its own
    static const QRegularExpression cpu(
        uR"(^(totalResources\.cpuQuota|status\..*uot.*\.cpu|resources\[\d+\]\.cpu\.(deserved|limit))$)"_s);
    static const QRegularExpression memory(uR"(^(totalResources\.memoryQuota|status\..*uot.*\.memory)$)"_s);
    static const QRegularExpression plain(uR"(^resources\[\d+\]\.(.*\.overQuotaWeight|memory\.(deserved|limit))$)"_s);
    if (cpu.match(path).hasMatch())
        return DetailUnit{Kind::Cores, coresOfMillicores};
    if (memory.match(path).hasMatch())
        return DetailUnit{Kind::Bytes, bytesOfMegabytes};
    return plain.match(path).hasMatch() ? std::optional(DetailUnit{Kind::Count}) : std::nullopt;
}

std::shared_ptr<GroupedFigures> workloadFigures(api::Client &client, const ClusterNames &names,
                                                std::span<const Figure> phases, const char *unitColumn,
                                                const table::ColumnSet &waiting, const table::ColumnSet &idle)
{
    using How = GroupedRows::How;
    auto figures = std::make_shared<GroupedFigures>(client, phases);
    const GroupedRows::Question wait{
        .resource = workloadResource,
        .query = waitingQuery(),
        .group = unitColumn,
        .how = How::Least,
        .value = "phaseUpdatedAt",
        .fallback = "createdAt",
        .partly = QT_TRANSLATE_NOOP("Resource", "Waits are those of the first %1 pending workloads."),
    };
    figures->add(std::make_unique<GroupedRows>(client, names, wait), waiting);
    const GroupedRows::Question idleGpus{
        .resource = workloadResource,
        .query = idleQuery(),
        .group = unitColumn,
        .how = How::Sum,
        .value = "idleAllocatedGpus",
        .partly = QT_TRANSLATE_NOOP("Resource", "More than %1 workloads have idle GPUs, which are not added up here."),
    };
    figures->add(std::make_unique<GroupedRows>(client, names, idleGpus), idle);
    return figures;
}

} // namespace catalog
