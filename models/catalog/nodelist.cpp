// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/nodelist.h"

#include "models/api/capabilities.h"
#include "models/api/records.h"

namespace catalog {

NodeList::NodeList(api::Client &client, base::Urgency urgency, Done done)
    : m_client(client)
    , m_urgency(urgency)
    , m_done(std::move(done))
    , m_all(client)
    , m_clusters(client)
{
    if (client.capabilities().lacks({api::Operation::Nodes}))
        readClusters();
    else
        readAll();
}

void NodeList::readAll()
{
    m_all.read(api::Operation::Nodes, {}, {}, m_urgency, &m_context, [this](api::Result<Pages> pages) {
        const api::Feature feature{api::Operation::Nodes};
        if (!pages && api::isUnknownPath(pages.error())) {
            m_client.capabilities().refuse(feature);
            return readClusters();
        }
        if (pages)
            m_client.capabilities().confirm(feature);
        finish(std::move(pages));
    });
}

void NodeList::readClusters()
{
    m_clusters.read(m_urgency, &m_context, [this](const api::Result<ClusterList::Pages> &pages) {
        if (!pages)
            return finish(api::Failure(pages.error()));
        for (const auto &page : *pages) {
            for (const api::Cluster &cluster : page->rows)
                readCluster(page->texts.key(cluster.uuid));
        }
        if (m_waiting == 0)
            finish(std::move(m_pages));
    });
}

void NodeList::readCluster(const base::Key &cluster)
{
    ++m_waiting;
    auto &list = m_lists.emplace_back(std::make_unique<api::WholeList<api::Node>>(m_client));
    list->read(api::Operation::ClusterNodes, cluster, {}, m_urgency, &m_context,
               [this](const api::Result<Pages> &pages) { takeCluster(pages); });
}

void NodeList::takeCluster(const api::Result<Pages> &pages)
{
    if (m_waiting == 0)
        return; // an earlier one has failed
    --m_waiting;
    // A cluster that is not found was deleted meanwhile; if none is, this list is missing, too.
    if (!pages && pages.error().kind != api::Error::Kind::NotFound) {
        m_waiting = 0;
        return finish(api::Failure(pages.error()));
    }
    if (pages)
        m_pages.insert(m_pages.end(), pages->begin(), pages->end());
    if (m_waiting > 0)
        return;
    if (!pages && m_pages.empty())
        return finish(api::Failure(pages.error()));
    finish(std::move(m_pages));
}

} // namespace catalog
