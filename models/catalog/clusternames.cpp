// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/catalog.h"

#include <algorithm>

namespace catalog {

void ClusterNames::load(api::Client &client)
{
    // Clusters that are being deleted still have workloads that refer to them.
    api::ListParams params;
    params.includeRequestedForDelete = true;
    m_call = client.clusters(
        params, base::Urgency::Visible, this, [this](const api::Result<api::PagePtr<api::Cluster>> &result) {
            if (!result)
                return; // the ids are shown until the next call
            QList<std::pair<QString, QString>> all;
            for (const api::Cluster &cluster : (*result)->rows)
                all.append({(*result)->texts.key(cluster.uuid).toString(), (*result)->texts.toString(cluster.name)});
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
