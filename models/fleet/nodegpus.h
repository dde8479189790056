// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/ondemand.h"
#include "models/fleet/cells.h"

#include <functional>

namespace fleet {

// The GPUs of one node, for a short list: what their metrics tell now, with the memory in bytes. GUI thread.
class NodeGpus final : public catalog::OnDemand
{
    Q_OBJECT

public:
    // `now`: the time of the control plane, ms UTC.
    NodeGpus(api::Client &client, std::function<qint64()> now, QObject *parent = nullptr);

    // `id`: of its metrics; null = the control plane does not tell it.
    void setNode(const base::Key &id, const NodeFacts &facts);
    [[nodiscard]] const std::vector<GpuCell> &gpus() const { return m_gpus; } // by index

private:
    table::Ticket send(const base::Key &node, int limit, base::Urgency priority) override;
    void forget() override { m_gpus.clear(); }
    void answered(const api::Result<api::MeasurementsPtr> &answer, const metrics::Range &range, bool askedAll,
                  base::Urgency priority);

    std::function<qint64()> m_now;
    NodeFacts m_facts;
    std::vector<GpuCell> m_gpus;
};

} // namespace fleet
