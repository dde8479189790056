// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/catalog.h"
#include "models/catalog/clusterlist.h"

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
        if (!pages)
            return; // the ids are shown until the next call
        QList<std::pair<QString, QString>> all;
        for (const auto &page : *pages) {
            for (const api::Cluster &cluster : page->rows)
                all.append({page->texts.key(cluster.uuid).toString(), page->texts.toString(cluster.name)});
        }
        std::ranges::sort(all, {}, &std::pair<QString, QString>::second);
        if (all == m_all)
            return;
        m_all = std::move(all);
        Q_EMIT changed();
    });
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
