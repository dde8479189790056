// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/groups.h"

#include "models/waste/idlenow.h"

namespace waste {
namespace {

template<class Workload> Group groupIn(const Workload &workload, GroupBy by)
{
    using Kind = Group::Kind;
    Group group{.by = by};
    switch (by) {
    case GroupBy::Workload:
        group.name = workload.name;
        group.id = workload.id;
        return group;
    case GroupBy::User:
        group.name = workload.user;
        break;
    case GroupBy::Project:
        group.name = workload.projectName;
        group.id = base::Key::fromText(workload.projectId);
        group.clusterId = workload.clusterId;
        break;
    case GroupBy::Cluster:
        group.name = workload.clusterId.toString();
        group.id = workload.clusterId;
        break;
    case GroupBy::NodePool:
        if (workload.nodePools.size() > 1)
            return {.by = by, .kind = Kind::Several};
        group.name = workload.nodePools.value(0);
        group.clusterId = workload.clusterId;
        break;
    }
    return group.name.isEmpty() ? Group{.by = by, .kind = Kind::Unknown} : group;
}

} // namespace

base::Key Group::key() const
{
    if (by == GroupBy::Workload)
        return id;
    const QString own = id.isNull() ? name : id.toString();
    return base::Key::of({QString::number(int(by)), QString::number(int(kind)), own, clusterId.toString()});
}

Group groupOf(const Holder &holder, GroupBy by)
{
    return groupIn(holder, by);
}

Group groupOf(const IdleWorkload &workload, GroupBy by)
{
    return groupIn(workload, by);
}

} // namespace waste
