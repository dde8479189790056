// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/shortpodlist.h"

namespace catalog {

// The pods of one workload, or of what else has an operation for them.
class WorkloadPods final : public ShortPodList
{
    Q_OBJECT

public:
    explicit WorkloadPods(api::Client &client, QObject *parent = nullptr,
                          api::Operation operation = api::Operation::WorkloadPods);

    // The pods of a deleted workload are deleted, too, and listed only if requested.
    void setDeleted(bool deleted) { m_isDeleted = deleted; }

private:
    table::Ticket send(const base::Key &workload, int limit, base::Urgency priority) override;
    void answered(const api::Result<api::PagePtr<api::Pod>> &result);

    api::Operation m_operation;
    bool m_isDeleted = false;
};

} // namespace catalog
