// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/nodesreader.h"

#include "models/api/page.h"
#include "models/api/records.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace hints {

NodesReader::NodesReader(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_memory(memory)
    , m_nowMs([] { return QDateTime::currentMSecsSinceEpoch(); })
    , m_pods(client)
{
}

void NodesReader::read(const metrics::Subject &subject, const metrics::Range &range)
{
    cancel();
    if (subject.endedMs != api::absentTime || range.length() <= 0)
        return;
    m_isReading = true;
    m_range = range;
    const bool isPod = subject.scope == metrics::Scope::Pod;
    api::ListParams params;
    if (isPod)
        params.search = subject.name;
    m_pods.read(api::Operation::WorkloadPods, isPod ? subject.workloadId : subject.id, params, base::Urgency::Metrics,
                this, [this, pod = isPod ? subject.id : base::Key()](const auto &pages) { takePods(pod, pages); });
}

void NodesReader::cancel()
{
    m_pods.cancel();
    m_nodes.clear();
    m_isReading = false;
}

void NodesReader::takePods(const base::Key &pod, const api::Result<std::vector<api::PagePtr<api::Pod>>> &pages)
{
    std::vector<Seat> seats = pages ? seatsOf(*pages) : std::vector<Seat>();
    if (!pod.isNull())
        std::erase_if(seats, [&pod](const Seat &seat) { return seat.pod != pod; });
    std::ranges::stable_sort(seats, {}, &Seat::node);
    const auto isSameNode = [](const Seat &one, const Seat &other) { return one.node == other.node; };
    seats.erase(std::unique(seats.begin(), seats.end(), isSameNode), seats.end());
    seats.resize(std::min(seats.size(), mostNodes));
    m_nodes.reserve(seats.size());
    for (const Seat &seat : std::as_const(seats)) {
        m_nodes.push_back(std::make_unique<Neighbourhood>(m_client, m_memory, m_nowMs, seat, m_range));
        connect(m_nodes.back().get(), &Neighbourhood::finished, this, &NodesReader::finishIfRead);
        m_nodes.back()->read();
    }
    finishIfRead();
}

void NodesReader::finishIfRead()
{
    if (!m_isReading || std::ranges::any_of(m_nodes, &Neighbourhood::isReading))
        return;
    m_isReading = false;
    Q_EMIT finished();
}

std::vector<Found> NodesReader::hints() const
{
    std::vector<Found> hints;
    for (const auto &node : m_nodes)
        hints.insert(hints.end(), node->hints().begin(), node->hints().end());
    return hints;
}

} // namespace hints
