// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/neighbourhood.h"

#include <map>

namespace hints {

// Reads whether neighbours take the cores of pods, or of the pods of workloads: of one pod on each of their nodes. Its
// requests, at most: one for the pods of each object, which tell their nodes (another one for each 500 of a workload);
// one for the cores of each node pool that these are in; two for each node, at most 4 of a workload and 24 in all; and
// what Neighbourhood asks of full nodes, the pods of at most 4. Nothing that the control plane is known to lack. GUI
// thread; destroying it cancels.
class NodesReader final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostNodes = 4; // of one object
    static constexpr std::size_t mostNodesOfAll = 24;
    static constexpr int mostSearched = 4; // full nodes whose pods are looked at

    NodesReader(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, QObject *parent = nullptr);
    ~NodesReader() override;

    void setClock(const Neighbourhood::Clock &nowMs) { m_nowMs = nowMs; }
    // Workloads and pods. What has ended, or waits, is not asked for.
    void read(const std::vector<metrics::Subject> &subjects, const metrics::Range &range);
    void cancel(); // and forgets what was read
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] std::vector<NeighbourCheck> checks() const; // of the objects last read, in their order

Q_SIGNALS:
    void finished();

private:
    struct Object;
    using Place = std::pair<QString, QString>; // cluster and node, or cluster and node pool

    void ask(Object &object);
    void takePods(Object &object, const api::Result<std::vector<api::PagePtr<api::Pod>>> &pages);
    void askCores();
    void takeCores(const std::vector<Place> &nodes, const api::Result<api::PagePtr<api::TelemetryValue>> &values);
    void finishIfRead();

    api::Client &m_client;
    std::shared_ptr<metrics::Memory> m_memory;
    Neighbourhood::Clock m_nowMs;
    metrics::Range m_range;
    std::vector<std::unique_ptr<Object>> m_objects;
    std::map<Place, std::vector<Seat>> m_seats; // that are checked, by node
    std::map<Place, Gap> m_gaps; // why nothing is known of a node
    std::vector<api::Call> m_calls;
    Neighbourhood::Budget m_budget;
    std::vector<std::unique_ptr<Neighbourhood>> m_nodes;
    std::size_t m_waiting = 0; // for lists of pods, then for the cores of pools
    bool m_isReading = false;
};

} // namespace hints
