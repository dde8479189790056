// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/quotatiles.h"

#include "models/table/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace views {
namespace {

struct QuotaWords
{
    Q_DECLARE_TR_FUNCTIONS(views::QuotaTiles)
};

QString gpuText(double gpus)
{
    return table::displayText(table::Kind::Gpus, table::Value(gpus), {});
}

SummaryTile tile(const QString &label, const char *icon = nullptr)
{
    SummaryTile made;
    made.label = label;
    made.icon = icon;
    return made;
}

} // namespace

QList<SummaryTile> quotaTiles(catalog::Resource resource, const catalog::QuotaSummary &summary)
{
    SummaryTile units = tile(catalog::titleOf(resource));
    SummaryTile atQuota = tile(QuotaWords::tr("At quota"));
    SummaryTile overQuota = tile(QuotaWords::tr("Over quota"), "warn");
    SummaryTile pending = tile(table::stateText(u"Pending"_s));
    SummaryTile unused = tile(QuotaWords::tr("Unused quota"));
    pending.state = u"Pending"_s;
    pending.count = summary.pendingWorkloads();
    pending.caption = QuotaWords::tr("workloads");
    if (const auto counts = summary.counts()) {
        units.count = counts->units;
        if (counts->parents > 0)
            units.caption = QuotaWords::tr("in %n department(s)", nullptr, int(counts->parents));
        if (!counts->areTold) {
            atQuota.figure = overQuota.figure = unused.figure = u"–"_s;
            return {units, atQuota, overQuota, pending, unused};
        }
        atQuota.count = counts->atQuota.size();
        atQuota.caption = counts->atQuota.join(QuotaWords::tr(", "));
        overQuota.count = counts->overQuota.size();
        if (!counts->overQuota.isEmpty())
            overQuota.caption = QuotaWords::tr("%1 GPUs over").arg(gpuText(counts->over));
        unused.count = 0;
        unused.figure = gpuText(counts->unused);
        unused.caption = catalog::QuotaSummary::isOfProjects(resource)
            ? QuotaWords::tr("GPUs, in %n project(s)", nullptr, int(counts->withUnused))
            : QuotaWords::tr("GPUs, in %n department(s)", nullptr, int(counts->withUnused));
    }
    return {units, atQuota, overQuota, pending, unused};
}

GpuTile quotaGpus(const catalog::QuotaSummary &summary)
{
    GpuTile made;
    const bool isPartial = summary.leavesOutClusters();
    made.label
        = isPartial ? QuotaWords::tr("GPUs of quota, clusters that report") : QuotaWords::tr("GPUs allocated of quota");
    made.shortLabel = isPartial ? QuotaWords::tr("GPUs that report") : QuotaWords::tr("GPUs of quota");
    made.allocated = summary.allocatedGpus();
    made.total = summary.gpuQuota();
    made.isOfQuota = true;
    if (summary.lacksGpus())
        made.absence = QuotaWords::tr("no cluster reports");
    return made;
}

} // namespace views
