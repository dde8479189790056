// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/totals.h"

#include <algorithm>

namespace catalog {

Totals::Totals(api::Client &client, const ClusterNames &names, QObject *parent)
    : QObject(parent)
{
    for (const Resource resource : pages())
        m_entries.push_back({resource, makeSource(resource, client, names), {}, {}, false});
}

Totals::~Totals() = default;

void Totals::refresh(std::optional<Resource> except)
{
    for (Entry &entry : m_entries) {
        if (entry.resource != except && !entry.isAsked)
            ask(entry);
    }
}

void Totals::reload(Resource resource)
{
    if (const auto entry = std::ranges::find(m_entries, resource, &Entry::resource); entry != m_entries.end())
        ask(*entry);
}

void Totals::ask(Entry &entry)
{
    entry.isAsked = true;
    entry.source->invalidate();
    entry.ticket = entry.source->fetchCount(defaultQuery(entry.resource), base::Urgency::Refresh,
                                            [this, &entry](const table::CountAnswer &answer) {
                                                entry.isAsked = false;
                                                if (answer.count && *answer.count <= table::mostRows)
                                                    set(entry.resource, *answer.count);
                                            });
}

void Totals::set(Resource resource, qint64 count)
{
    const auto entry = std::ranges::find(m_entries, resource, &Entry::resource);
    if (entry == m_entries.end() || entry->count == count)
        return;
    entry->count = count;
    Q_EMIT changed();
}

std::optional<qint64> Totals::count(Resource resource) const
{
    const auto entry = std::ranges::find(m_entries, resource, &Entry::resource);
    return entry == m_entries.end() ? std::nullopt : entry->count;
}

} // namespace catalog
