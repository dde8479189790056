// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusterlist.h"

#include "models/api/records.h"

using namespace Qt::StringLiterals;

namespace catalog {
namespace {

const api::Feature withDeletedFeature{api::Operation::Clusters, api::Feature::Kind::Parameter,
                                      u"includeRequestedForDelete"_s};
const api::Feature minimalFeature{api::Operation::ClustersMinimal};

} // namespace

void noteVersions(const api::Page<api::Cluster> &clusters, api::Capabilities &capabilities)
{
    for (const api::Cluster &cluster : clusters.rows) {
        // Until it has connected, its version is what somebody has typed.
        if (clusters.texts.view(cluster.state) != "WaitingToConnect")
            capabilities.noteCluster(clusters.texts.toString(cluster.version));
    }
}

ClusterList::ClusterList(api::Client &client)
    : m_client(client)
    , m_minimal(client)
{
}

void ClusterList::read(base::Urgency urgency, QObject *context, Done done)
{
    m_call.cancel();
    m_minimal.cancel();
    m_urgency = urgency;
    m_context = context;
    m_done = std::move(done);
    ask(!m_client.capabilities().lacks(withDeletedFeature));
}

void ClusterList::ask(bool withDeleted)
{
    api::ListParams params;
    // Clusters that are being deleted still have objects that refer to them.
    if (withDeleted)
        params.includeRequestedForDelete = true;
    m_call = m_client.clusters(params, m_urgency, m_context,
                               [this, withDeleted](const auto &clusters) { answered(clusters, withDeleted); });
}

void ClusterList::answered(const api::Result<api::PagePtr<api::Cluster>> &clusters, bool withDeleted)
{
    if (clusters) {
        noteVersions(**clusters, m_client.capabilities());
        return std::exchange(m_done, nullptr)(Pages{*clusters});
    }
    if (withDeleted && clusters.error().httpStatus == 400) {
        m_client.capabilities().refuse(withDeletedFeature);
        return ask(false);
    }
    if (clusters.error().kind == api::Error::Kind::Forbidden && !m_client.capabilities().lacks(minimalFeature))
        return askMinimal(clusters.error());
    std::exchange(m_done, nullptr)(api::Failure(clusters.error()));
}

void ClusterList::askMinimal(const api::Error &refusal)
{
    m_minimal.read(api::Operation::ClustersMinimal, {}, {}, m_urgency, m_context,
                   [this, refusal](api::Result<Pages> pages) {
                       api::Capabilities &capabilities = m_client.capabilities();
                       if (!pages) {
                           if (api::isUnknownPath(pages.error()))
                               capabilities.refuse(minimalFeature);
                           return std::exchange(m_done, nullptr)(api::Failure(refusal));
                       }
                       for (const auto &page : *pages)
                           noteVersions(*page, capabilities);
                       std::exchange(m_done, nullptr)(std::move(pages));
                   });
}

} // namespace catalog
