// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/nodesreader.h"

namespace hints {

// Reads what the hints of one workload, pod or node need. Of a pod: its GPUs of the last 6 hours, in one request. Of a
// node: its counters of killed processes of the last day, in one request. Of a workload: its use and requests over its
// life, at most 30 days, in one request; and the GPUs of its pods in one each, if it has no more than a few pods. Of
// pods that run, also whether neighbours take their cores, see NodesReader. Metrics that the control plane refuses are
// asked for once. GUI thread; destroying it cancels.
class Reader final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostPods = 8;

    Reader(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, QObject *parent = nullptr);

    // The control plane's clock, ms UTC; default: this computer's.
    void setClock(const std::function<std::int64_t()> &nowMs);
    // `pods`: that a workload has, as far as known; with more, its GPUs are not compared.
    void read(const metrics::Subject &subject, int pods);
    void cancel();

    [[nodiscard]] bool isReading() const
    {
        return m_gpus->isLoading() || m_requests->isLoading() || m_nodes->isReading();
    }
    [[nodiscard]] const std::vector<Found> &hints() const { return m_hints; } // warnings first

Q_SIGNALS:
    void changed();

private:
    void collect();

    std::function<std::int64_t()> m_nowMs;
    metrics::Subject m_subject;
    metrics::Loader *m_gpus;
    metrics::Loader *m_requests;
    NodesReader *m_nodes;
    bool m_hasGpus = false; // asked for
    bool m_hasRequests = false;
    std::vector<Found> m_hints;
};

} // namespace hints
