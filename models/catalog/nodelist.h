// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/wholelist.h"
#include "models/catalog/clusterlist.h"

#include <memory>
#include <vector>

namespace catalog {

// All nodes of the control plane: from one list or, before 2.23, cluster by cluster. GUI thread; destroying it cancels.
class NodeList
{
public:
    using Pages = std::vector<api::PagePtr<api::Node>>;
    using Done = std::move_only_function<void(api::Result<Pages>)>;

    // `done` is called once, later; it may destroy this object.
    NodeList(api::Client &client, base::Urgency urgency, Done done);

private:
    void readAll();
    void readClusters();
    void readCluster(const base::Key &cluster);
    void takeCluster(const api::Result<Pages> &pages);
    void finish(api::Result<Pages> pages) { std::exchange(m_done, nullptr)(std::move(pages)); }

    QObject m_context;
    api::Client &m_client;
    base::Urgency m_urgency;
    Done m_done;
    api::WholeList<api::Node> m_all;
    ClusterList m_clusters;
    std::vector<std::unique_ptr<api::WholeList<api::Node>>> m_lists; // one for each cluster
    int m_waiting = 0;
    Pages m_pages; // of the clusters read so far
};

} // namespace catalog
