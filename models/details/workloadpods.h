// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/ondemand.h"

namespace catalog {

// The pods of one workload, or of what else has an operation for them, for a short list; the pods page shows all of
// them.
class WorkloadPods final : public OnDemand
{
    Q_OBJECT

public:
    struct Pod
    {
        base::Key id;
        QString name;
        QString phase; // the server's name of the phase
        QString node; // empty = none yet
        double gpusAllocated = api::absentNumber;
        double gpusRequested = api::absentNumber;
    };

    explicit WorkloadPods(api::Client &client, QObject *parent = nullptr,
                          api::Operation operation = api::Operation::WorkloadPods);

    // The pods of a deleted workload are deleted, too, and listed only if requested.
    void setDeleted(bool deleted) { m_isDeleted = deleted; }
    [[nodiscard]] const QList<Pod> &pods() const { return m_pods; }

private:
    api::Call send(const base::Key &workload, int limit, base::Urgency priority) override;
    void forget() override { m_pods.clear(); }
    void answered(const api::Result<api::PagePtr<api::Pod>> &result);

    api::Operation m_operation;
    QList<Pod> m_pods;
    bool m_isDeleted = false;
};

} // namespace catalog
