// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/wholelist.h"
#include "models/hints/checks.h"
#include "models/hints/neighbourcheck.h"
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

// Whether the answer can be used. A feature that the control plane does not offer is noted, to be asked for once.
template<class T> bool isTaken(api::Client &client, const api::Feature &feature, const api::Result<T> &answer)
{
    if (answer)
        return true;
    const api::Error &error = answer.error();
    const bool isUnknown = api::isUnknownPath(error)
        || (feature.kind != api::Feature::Kind::Operation && error.kind == api::Error::Kind::BadRequest);
    if (isUnknown && !client.capabilities().has(feature))
        client.capabilities().refuse(feature);
    return false;
}

// What the control plane must offer; see NodesReader.
[[nodiscard]] const api::Feature &coresFeature(); // the cores of nodes
[[nodiscard]] const api::Feature &nodesFeature(); // the ids of nodes
[[nodiscard]] const api::Feature &seatsFeature(); // the pods of a node

// Reads whether neighbours take the cores of pods on one node, one request after the other: the node's id and its cores
// in use. Only if these are nearly used up for some minutes, the cores that each of the pods uses. Only if one lacks
// some, the pods of the node, and what these use: of up to 16 one request each; of more, first a few samples of up to
// 64, those with the largest requests first, until no other one can have as much as is lacking, and then all samples of
// up to 8 that may have it. GUI thread; destroying it cancels.
class Neighbourhood final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostNeighbours = 16;
    static constexpr std::size_t mostGlances = 64;
    static constexpr std::size_t mostSuspects = 8;

    struct Pod
    {
        Seat seat = {};
        std::vector<Found> found = {};
        Gap gap = Gap::None;
    };
    // How many nodes may still be asked for their pods; shared by those that are read together.
    using Budget = std::shared_ptr<int>;
    using Clock = std::function<std::int64_t()>;

    // `own`: the pods that are checked, all on the node, which has `cores`.
    Neighbourhood(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, Clock nowMs,
                  const std::vector<Seat> &own, double cores, const metrics::Range &range, Budget budget);

    void read();
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] const std::vector<Pod> &pods() const { return m_pods; }

Q_SIGNALS:
    void finished();

private:
    using LoaderPtr = std::unique_ptr<metrics::Loader>;
    struct Neighbour
    {
        Seat seat;
        LoaderPtr used;
    };

    [[nodiscard]] LoaderPtr load(const metrics::Subject &subject, int samples, void (Neighbourhood::*next)());
    [[nodiscard]] LoaderPtr loadPod(const Seat &seat, int samples, void (Neighbourhood::*next)());
    void takeNode(const api::Result<api::PagePtr<api::Node>> &nodes);
    void weighNode();
    void weighOwn();
    void takeSeats(const api::Result<std::vector<api::PagePtr<api::Pod>>> &pages);
    void glance();
    void weighGlances();
    void measure();
    void conclude(std::size_t own);
    void concludeAll();
    void finish(Gap gap = Gap::None); // of those that lack cores; if nothing is known of that yet, of all

    api::Client &m_client;
    std::shared_ptr<metrics::Memory> m_memory;
    Clock m_nowMs;
    double m_cores;
    metrics::Range m_range;
    Budget m_budget;
    api::Call m_call;
    api::WholeList<api::Pod> m_list;
    LoaderPtr m_node; // cores in use
    std::vector<Pod> m_pods;
    std::vector<LoaderPtr> m_used; // by pod
    std::vector<std::vector<Lack>> m_lacks; // by pod
    std::vector<Lack> m_allLacks;
    std::vector<Neighbour> m_neighbours;
    std::size_t m_glanced = 0; // of them, the first
    bool m_isWhole = true; // no other one can have what is lacking
    bool m_isUnread = false; // the samples of some, which may have it
    std::size_t m_waiting = 0; // loaders
    bool m_isReading = false;
};

} // namespace hints
