// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/catalog.h"
#include "models/catalog/clusterlist.h"
#include "models/table/match.h"

#include <algorithm>

namespace catalog {

ClusterNames::ClusterNames(QObject *parent)
    : QObject(parent)
{
}

ClusterNames::~ClusterNames() = default;

void ClusterNames::load(api::Client &client)
{
    m_list = std::make_unique<ClusterList>(client);
    m_list->read(base::Urgency::Visible, this, [this](const api::Result<ClusterList::Pages> &pages) {
        // Without an answer, the ids are shown until the next call.
        if (pages)
            take(*pages);
        Q_EMIT loaded();
    });
}

void ClusterNames::take(const std::vector<api::PagePtr<api::Cluster>> &pages)
{
    QList<std::pair<QString, QString>> all;
    for (const auto &page : pages) {
        for (const api::Cluster &cluster : page->rows)
            all.append({page->texts.key(cluster.uuid).toString(), page->texts.toString(cluster.name)});
    }
    // In the order of the page of clusters: "node-2" before "node-10".
    std::ranges::stable_sort(all, [](const auto &one, const auto &other) {
        return table::compareValues(one.second, other.second, false) < 0;
    });
    if (all == m_all)
        return;
    m_all = std::move(all);
    Q_EMIT changed();
}

QString ClusterNames::name(const QString &uuid) const
{
    const auto it = std::ranges::find(m_all, uuid, &std::pair<QString, QString>::first);
    return it == m_all.end() ? QString() : it->second;
}

QList<std::pair<QString, QString>> ClusterNames::all() const
{
    return m_all;
}

} // namespace catalog
