// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/nodesreader.h"

#include "models/api/page.h"
#include "models/api/records.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace hints {
namespace {

constexpr auto urgencyOfNodes = base::Urgency::Metrics;

const api::Feature &searchFeature()
{
    static const api::Feature feature{api::Operation::WorkloadPods, api::Feature::Kind::Parameter, u"search"_s};
    return feature;
}

bool offersNodes(const api::Capabilities &capabilities)
{
    return !capabilities.lacks(coresFeature()) && !capabilities.lacks(nodesFeature())
        && !capabilities.lacks(seatsFeature());
}

// NaN if it is not told.
double coresOf(const api::Page<api::TelemetryValue> &page, const QString &cluster, const QString &node)
{
    double cores = api::absentNumber;
    for (const api::TelemetryValue &value : page.rows) {
        const QStringList groups{page.texts.toString(value.group1), page.texts.toString(value.name1),
                                 page.texts.toString(value.group2), page.texts.toString(value.name2)};
        if (groups.contains(node) && groups.contains(cluster))
            cores = value.value;
    }
    return cores;
}

} // namespace

struct NodesReader::Object
{
    metrics::Subject subject;
    api::WholeList<api::Pod> pods;
    std::vector<Seat> seats = {}; // one for each node
    Gap gap = Gap::None;
};

NodesReader::NodesReader(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_memory(memory)
    , m_nowMs([] { return QDateTime::currentMSecsSinceEpoch(); })
{
}

NodesReader::~NodesReader() = default;

void NodesReader::read(const std::vector<metrics::Subject> &subjects, const metrics::Range &range)
{
    cancel();
    m_range = range;
    m_budget = std::make_shared<int>(mostSearched);
    for (const metrics::Subject &subject : subjects) {
        m_objects.push_back(
            std::make_unique<Object>(Object{.subject = subject, .pods = api::WholeList<api::Pod>(m_client)}));
        Object &object = *m_objects.back();
        if (subject.endedMs != api::absentTime)
            object.gap = Gap::Ended;
        else if (subject.isWaiting || range.length() <= 0)
            object.gap = Gap::NotRunning;
        else if (!offersNodes(m_client.capabilities()))
            object.gap = Gap::NotOffered;
        else
            ask(object);
    }
    m_isReading = true;
    // Whoever called does not expect an end before this returns.
    if (m_waiting == 0)
        QMetaObject::invokeMethod(this, &NodesReader::finishIfRead, Qt::QueuedConnection);
}

void NodesReader::ask(Object &object)
{
    const metrics::Subject &subject = object.subject;
    const bool isPod = subject.scope == metrics::Scope::Pod;
    api::ListParams params;
    if (isPod && m_client.capabilities().has(searchFeature()))
        params.search = subject.name;
    ++m_waiting;
    object.pods.read(api::Operation::WorkloadPods, isPod ? subject.workloadId : subject.id, params, urgencyOfNodes,
                     this, [this, &object](const auto &pages) { takePods(object, pages); });
}

void NodesReader::cancel()
{
    m_calls.clear();
    m_nodes.clear();
    m_objects.clear();
    m_seats.clear();
    m_gaps.clear();
    m_waiting = 0;
    m_isReading = false;
}

void NodesReader::takePods(Object &object, const api::Result<std::vector<api::PagePtr<api::Pod>>> &pages)
{
    std::vector<Seat> seats = pages ? seatsOf(*pages) : std::vector<Seat>();
    if (object.subject.scope == metrics::Scope::Pod)
        std::erase_if(seats, [&object](const Seat &seat) { return seat.pod != object.subject.id; });
    std::ranges::stable_sort(seats, {}, &Seat::node);
    const auto isSameNode = [](const Seat &one, const Seat &other) { return one.node == other.node; };
    seats.erase(std::unique(seats.begin(), seats.end(), isSameNode), seats.end());
    object.seats = std::move(seats);
    if (object.seats.empty())
        object.gap = pages ? Gap::NotRunning : Gap::Unread;
    if (--m_waiting == 0)
        askCores();
}

// Of each object a node, then of each a second one, as long as there are not too many.
void NodesReader::askCores()
{
    for (std::size_t turn = 0; turn < mostNodes; ++turn) {
        for (const auto &object : m_objects) {
            if (turn >= object->seats.size())
                continue;
            const Seat &seat = object->seats[turn];
            const Place node{seat.cluster, seat.node};
            if (m_seats.size() >= mostNodesOfAll && !m_seats.contains(node))
                continue;
            std::vector<Seat> &there = m_seats[node];
            if (std::ranges::find(there, seat.pod, &Seat::pod) == there.end()) // a workload, and a pod of it
                there.push_back(seat);
        }
    }
    std::map<Place, std::vector<Place>> pools;
    for (const auto &[node, seats] : m_seats)
        pools[{node.first, seats.front().pool}].push_back(node);
    m_waiting = pools.size();
    for (const auto &[pool, nodes] : pools) {
        const api::TelemetryParams params{.type = coresFeature().name,
                                          .groupBy = {u"ClusterId"_s, u"Node"_s},
                                          .clusterId = pool.first,
                                          .nodepoolName = pool.second};
        m_calls.push_back(m_client.telemetry(api::Operation::NodeTelemetry, params, urgencyOfNodes, this,
                                             [this, own = nodes](const auto &values) { takeCores(own, values); }));
    }
    finishIfRead();
}

void NodesReader::takeCores(const std::vector<Place> &nodes,
                            const api::Result<api::PagePtr<api::TelemetryValue>> &values)
{
    --m_waiting;
    const bool isHere = isTaken(m_client, coresFeature(), values);
    if (!isHere) {
        const Gap gap = m_client.capabilities().lacks(coresFeature()) ? Gap::NotOffered : Gap::Unread;
        for (const Place &node : nodes)
            m_gaps[node] = gap;
    }
    for (std::size_t i = 0; isHere && i < nodes.size(); ++i) {
        const Place &node = nodes[i];
        const double cores = coresOf(**values, node.first, node.second);
        if (!(cores > 0)) {
            m_gaps[node] = Gap::NoSamples;
            continue;
        }
        m_nodes.push_back(
            std::make_unique<Neighbourhood>(m_client, m_memory, m_nowMs, m_seats[node], cores, m_range, m_budget));
        connect(m_nodes.back().get(), &Neighbourhood::finished, this, &NodesReader::finishIfRead);
        m_nodes.back()->read();
    }
    finishIfRead();
}

void NodesReader::finishIfRead()
{
    if (!m_isReading || m_waiting > 0
        || std::ranges::any_of(m_nodes, [](const auto &node) { return node->isReading(); }))
        return;
    m_isReading = false;
    Q_EMIT finished();
}

std::vector<NeighbourCheck> NodesReader::checks() const
{
    std::map<base::Key, const Neighbourhood::Pod *> pods;
    for (const auto &node : m_nodes) {
        for (const Neighbourhood::Pod &pod : node->pods())
            pods[pod.seat.pod] = &pod;
    }
    std::vector<NeighbourCheck> checks;
    for (const auto &object : m_objects) {
        NeighbourCheck check{.subject = object->subject, .gap = object->gap, .range = m_range};
        check.ofNodes = int(object->seats.size());
        for (std::size_t i = 0; i < object->seats.size(); ++i) {
            const Seat &seat = object->seats[i];
            const auto pod = pods.find(seat.pod);
            const auto gap = m_gaps.find({seat.cluster, seat.node});
            const Gap left = i < mostNodes ? Gap::TooManyOthers : Gap::TooManyNodes;
            Gap own = gap == m_gaps.end() ? left : gap->second;
            if (pod != pods.end()) {
                own = pod->second->gap;
                check.found.insert(check.found.end(), pod->second->found.begin(), pod->second->found.end());
            }
            check.nodes += own == Gap::None ? 1 : 0;
            if (check.gap == Gap::None)
                check.gap = own;
        }
        checks.push_back(std::move(check));
    }
    return checks;
}

} // namespace hints
