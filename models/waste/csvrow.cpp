// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/csvrow.h"

using namespace Qt::StringLiterals;

namespace waste {

void writeHeader(CsvRow &row, const CsvKeys &keys, const csv::FileFormat &format)
{
    const std::string zone = format.times == csv::Times::Local ? '[' + csv::localZoneName() + ']' : std::string();
    for (const std::string_view key : keys)
        row.text(key.ends_with("At") || key.ends_with("From") ? std::string(key) + zone : std::string(key));
}

CsvKeys groupKeys(GroupBy by)
{
    switch (by) {
    case GroupBy::Workload:
        break;
    case GroupBy::User:
        return {"submittedBy"};
    case GroupBy::Project:
        return {"projectName", "projectId", "clusterId", "clusterName"};
    case GroupBy::Cluster:
        return {"clusterId", "clusterName"};
    case GroupBy::NodePool:
        return {"nodePool", "clusterId", "clusterName"};
    }
    return {};
}

void writeGroup(CsvRow &row, const Group &group, const ClusterName &clusterName)
{
    if (group.by == GroupBy::Cluster)
        return writeCluster(row, group.id, clusterName);
    row.text(group.kind == Group::Kind::Unknown       ? u"(unknown)"_s
                 : group.kind == Group::Kind::Several ? u"(several)"_s
                                                      : group.name);
    if (group.by == GroupBy::User)
        return;
    if (group.by == GroupBy::Project)
        row.id(group.id);
    writeCluster(row, group.clusterId, clusterName);
}

void writeCluster(CsvRow &row, const base::Key &id, const ClusterName &clusterName)
{
    row.id(id).text(id.isNull() ? QString() : clusterName(id));
}

} // namespace waste
