// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/totals.h"

namespace catalog {

Totals::Totals(api::Client &client, const ClusterNames &names, QObject *parent)
    : QObject(parent)
{
    for (const Resource resource : {Resource::Clusters, Resource::Workloads, Resource::Pods})
        m_entries[std::size_t(resource)].source = makeSource(resource, client, names);
}

Totals::~Totals() = default;

void Totals::refresh(std::optional<Resource> except)
{
    for (const Resource resource : {Resource::Clusters, Resource::Workloads, Resource::Pods}) {
        Entry &entry = m_entries[std::size_t(resource)];
        if (resource == except || std::exchange(entry.isAsked, true))
            continue;
        entry.ticket = entry.source->fetchCount(defaultQuery(resource), base::Urgency::Refresh,
                                                [this, resource](const table::CountAnswer &answer) {
                                                    m_entries[std::size_t(resource)].isAsked = false;
                                                    if (answer.count)
                                                        set(resource, *answer.count);
                                                });
    }
}

void Totals::set(Resource resource, qint64 count)
{
    std::optional<qint64> &known = m_entries[std::size_t(resource)].count;
    if (known == count)
        return;
    known = count;
    Q_EMIT changed();
}

std::optional<qint64> Totals::count(Resource resource) const
{
    return m_entries[std::size_t(resource)].count;
}

} // namespace catalog
