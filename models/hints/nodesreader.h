// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/neighbourhood.h"

namespace hints {

// Reads whether neighbours take the cores of a pod, or of the pods of a workload: of one pod on each of its nodes, at
// most four. First it asks for the pods of the workload, which tell their nodes. GUI thread; destroying it cancels.
class NodesReader final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostNodes = 4;

    NodesReader(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, QObject *parent = nullptr);

    void setClock(const Neighbourhood::Clock &nowMs) { m_nowMs = nowMs; }
    // A pod or a workload. What has ended is not read.
    void read(const metrics::Subject &subject, const metrics::Range &range);
    void cancel();
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] std::vector<Found> hints() const;

Q_SIGNALS:
    void finished();

private:
    void takePods(const base::Key &pod, const api::Result<std::vector<api::PagePtr<api::Pod>>> &pages);
    void finishIfRead();

    api::Client &m_client;
    std::shared_ptr<metrics::Memory> m_memory;
    Neighbourhood::Clock m_nowMs;
    metrics::Range m_range;
    api::WholeList<api::Pod> m_pods;
    std::vector<std::unique_ptr<Neighbourhood>> m_nodes;
    bool m_isReading = false;
};

} // namespace hints
