// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/wholelist.h"
#include "models/hints/told.h"
#include "models/metrics/loader.h"

#include <functional>
#include <memory>
#include <vector>

namespace hints {

// A running pod and its node. Names of nodes repeat from cluster to cluster.
struct Seat
{
    base::Key pod = {};
    base::Key workload = {};
    QString name = {};
    QString workloadName = {};
    QString node = {};
    QString cluster = {};
    QString pool = {}; // of the node
    double requested = 0; // cores; NaN = not told
    std::int64_t createdMs = 0; // ms UTC
};

// The running pods of a list that have a node.
[[nodiscard]] std::vector<Seat> seatsOf(const std::vector<api::PagePtr<api::Pod>> &pages);

// Reads whether a neighbour takes the cores of one pod, one request after the other: the cores of its node, the node's
// id and its cores in use. Only if these are nearly used up for some minutes, the running pods of the node, and the
// cores that this pod and those with the largest requests use: one request each. GUI thread; destroying it cancels.
class Neighbourhood final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostNeighbours = 16;

    using Clock = std::function<std::int64_t()>;
    Neighbourhood(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, Clock nowMs, Seat pod,
                  const metrics::Range &range);

    void read();
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] const std::vector<Found> &hints() const { return m_hints; }

Q_SIGNALS:
    void finished(); // also if something could not be read: then there is no hint

private:
    [[nodiscard]] std::unique_ptr<metrics::Loader> makeLoader();
    void load(metrics::Loader &loader, const metrics::Subject &subject);
    void takeCores(const api::Result<api::PagePtr<api::TelemetryValue>> &values);
    void askNode();
    void takeNode(const api::Result<api::PagePtr<api::Node>> &nodes);
    void weigh();
    void takePods(const api::Result<std::vector<api::PagePtr<api::Pod>>> &pages);
    void conclude();
    void finish();

    api::Client &m_client;
    std::shared_ptr<metrics::Memory> m_memory;
    Clock m_nowMs;
    Seat m_pod;
    metrics::Range m_range;
    api::Call m_call;
    api::WholeList<api::Pod> m_pods;
    std::unique_ptr<metrics::Loader> m_node; // cores in use
    std::unique_ptr<metrics::Loader> m_own;
    std::vector<Seat> m_neighbours;
    std::vector<std::unique_ptr<metrics::Loader>> m_used; // by neighbour
    std::size_t m_waiting = 0; // loaders of pods
    double m_cores = 0; // of the node
    bool m_isReading = false;
    std::vector<Found> m_hints;
};

} // namespace hints
