// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/wholelist.h"

#include <memory>

namespace catalog {

// Notes the versions of the clusters of an answer: they tell what the control plane can do.
void noteVersions(const api::Page<api::Cluster> &clusters, api::Capabilities &capabilities);

// Ids, names and versions of all clusters, also of those that are being deleted. Accounts that cannot read clusters get
// the names from the minimal list, which is newer than other lists (2.25). GUI thread; destroying it cancels.
class ClusterList
{
public:
    using Pages = std::vector<api::PagePtr<api::Cluster>>;
    using Done = std::move_only_function<void(api::Result<Pages>)>;

    explicit ClusterList(api::Client &client);

    void read(base::Urgency urgency, QObject *context, Done done); // cancels an earlier read

private:
    void ask(bool withDeleted);
    void answered(const api::Result<api::PagePtr<api::Cluster>> &clusters, bool withDeleted);
    void askMinimal(const api::Error &refusal);

    api::Client &m_client;
    api::WholeList<api::Cluster> m_minimal;
    api::Call m_call;
    base::Urgency m_urgency = base::Urgency::Visible;
    QObject *m_context = nullptr;
    Done m_done;
};

} // namespace catalog
