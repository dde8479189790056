// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/ondemand.h"

#include <QList>

namespace catalog {

// The pods that belong to one object, for a short list; the pods page shows all of them.
class ShortPodList : public OnDemand
{
    Q_OBJECT

public:
    struct Pod
    {
        base::Key id;
        QString name;
        QString phase = {}; // the server's name of the phase
        QString node = {}; // empty = none yet
        QString workload = {}; // its name; empty where the list is of one workload
        double gpusAllocated = api::absentNumber;
        double gpusRequested = api::absentNumber;
    };

    [[nodiscard]] const QList<Pod> &pods() const { return m_pods; }

protected:
    using OnDemand::OnDemand;
    void setPods(const QList<Pod> &pods) { m_pods = pods; }

private:
    void forget() override { m_pods.clear(); }

    QList<Pod> m_pods;
};

} // namespace catalog
