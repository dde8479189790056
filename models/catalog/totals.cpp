// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/totals.h"

#include <algorithm>

namespace catalog {

Totals::Totals(api::Client &client, const ClusterNames &names, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    for (const Resource resource : pages())
        m_entries.push_back({resource, makeSource(resource, client, names), {}, {}});
    for (const Resource resource : resources()) {
        for (const ListedValues &listed : resource->listedValues) {
            const auto entry = std::ranges::find(m_entries, Resource(*listed.resource), &Entry::resource);
            if (entry != m_entries.end())
                entry->isListed = true;
        }
    }
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
    if (isMissing(entry.resource, m_client.capabilities()))
        return;
    entry.isAsked = true;
    entry.source->invalidate();
    entry.ticket = entry.source->fetchCount(defaultQuery(entry.resource), base::Urgency::Refresh,
                                            [this, &entry](const table::CountAnswer &answer) {
                                                entry.isAsked = false;
                                                if (answer.count && *answer.count <= table::mostRows)
                                                    set(entry.resource, *answer.count);
                                                if (answer.count && entry.isListed)
                                                    readRows(entry);
                                            });
}

// The list was read wholly to count it, so this requests nothing.
void Totals::readRows(Entry &entry)
{
    constexpr int mostValues = 500;
    entry.ticket = entry.source->fetchPage(defaultQuery(entry.resource), 0, mostValues, base::Urgency::Refresh,
                                           [&entry](const table::PageAnswer &answer) {
                                               if (answer.page)
                                                   entry.rows = answer.page;
                                           });
}

QStringList Totals::listedValues(Resource resource, QLatin1StringView filterKey) const
{
    QStringList values;
    for (const ListedValues &listed : resource->listedValues) {
        const auto entry = std::ranges::find(m_entries, Resource(*listed.resource), &Entry::resource);
        if (filterKey != QLatin1StringView(listed.filterKey) || entry == m_entries.end() || !entry->rows)
            continue;
        const auto all = columns(entry->resource);
        const auto column = std::ranges::find_if(
            all, [&](const table::ColumnInfo *info) { return qstrcmp(info->key, listed.column) == 0; });
        for (int row = 0; row < entry->rows->size() && column != all.end(); ++row) {
            const table::Value value = entry->rows->value(row, int(column - all.begin()));
            const auto *text = std::get_if<QString>(&value);
            if (text && !text->isEmpty() && !values.contains(*text))
                values << *text;
        }
    }
    return values;
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
