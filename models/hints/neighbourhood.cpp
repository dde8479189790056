// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/neighbourhood.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/hints/checks.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace hints {
namespace {

constexpr auto urgency = base::Urgency::Metrics;
constexpr int samplesOfCores = 360; // a minute apart, of 6 h

const api::Feature coresFeature{api::Operation::NodeTelemetry, api::Feature::Kind::Type, u"TOTAL_CPU_CORES"_s};
const api::Feature nodesFeature{api::Operation::Nodes};
const api::Feature seatsFeature{api::Operation::Pods, api::Feature::Kind::Key, u"nodeName"_s};

// What a control plane does not offer is asked for once.
template<class T> bool isTaken(api::Client &client, const api::Feature &feature, const api::Result<T> &answer)
{
    if (answer)
        return true;
    const api::Error &error = answer.error();
    const bool isUnknown = feature.kind == api::Feature::Kind::Operation ? api::isUnknownPath(error)
                                                                         : error.kind == api::Error::Kind::BadRequest;
    if (isUnknown && !client.capabilities().has(feature))
        client.capabilities().refuse(feature);
    return false;
}

Curve onlyCurveOf(const metrics::Loader &loader)
{
    const auto &all = loader.answer().metrics;
    return all.size() == 1 && all.front().series.size() == 1 ? curveOf(*all.front().series.front()) : Curve();
}

} // namespace

std::vector<Seat> seatsOf(const std::vector<api::PagePtr<api::Pod>> &pages)
{
    std::vector<Seat> seats;
    for (const auto &page : pages) {
        const api::TextPool &texts = page->texts;
        for (const api::Pod &pod : page->rows) {
            if (texts.view(pod.k8sPhase) != "Running" || texts.view(pod.nodeName).empty())
                continue;
            seats.push_back({.pod = texts.key(pod.id),
                             .workload = texts.key(pod.workloadId),
                             .name = texts.toString(pod.name),
                             .workloadName = texts.toString(pod.workloadName),
                             .node = texts.toString(pod.nodeName),
                             .cluster = texts.toString(pod.clusterId),
                             .pool = texts.toString(pod.currentNodePool),
                             .requested = texts.unpack(pod.requested).cpu,
                             .createdMs = pod.createdAt});
        }
    }
    return seats;
}

Neighbourhood::Neighbourhood(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, Clock nowMs, Seat pod,
                             const metrics::Range &range)
    : m_client(client)
    , m_memory(memory)
    , m_nowMs(std::move(nowMs))
    , m_pod(std::move(pod))
    , m_range(range)
    , m_pods(client)
{
}

std::unique_ptr<metrics::Loader> Neighbourhood::makeLoader()
{
    auto loader = std::make_unique<metrics::Loader>(m_client, m_memory);
    loader->setClock(m_nowMs);
    return loader;
}

void Neighbourhood::load(metrics::Loader &loader, const metrics::Subject &subject)
{
    metrics::Query query{.subject = subject, .metrics = {metrics::find("CPU_USAGE_CORES")}, .range = m_range};
    query.samples = samplesOfCores;
    loader.load(query);
}

void Neighbourhood::read()
{
    m_isReading = true;
    const auto &capabilities = m_client.capabilities();
    if (capabilities.lacks(coresFeature) || capabilities.lacks(nodesFeature) || capabilities.lacks(seatsFeature))
        return finish();
    const api::TelemetryParams params{.type = u"TOTAL_CPU_CORES"_s,
                                      .groupBy = {u"ClusterId"_s, u"Node"_s},
                                      .clusterId = m_pod.cluster,
                                      .nodepoolName = m_pod.pool};
    m_call = m_client.telemetry(api::Operation::NodeTelemetry, params, urgency, this,
                                [this](const auto &values) { takeCores(values); });
}

void Neighbourhood::takeCores(const api::Result<api::PagePtr<api::TelemetryValue>> &values)
{
    if (!isTaken(m_client, coresFeature, values))
        return finish();
    const api::TextPool &texts = (*values)->texts;
    for (const api::TelemetryValue &value : (*values)->rows) {
        const QStringList groups{texts.toString(value.group1), texts.toString(value.name1),
                                 texts.toString(value.group2), texts.toString(value.name2)};
        if (groups.contains(m_pod.node) && groups.contains(m_pod.cluster))
            m_cores = value.value;
    }
    if (m_cores > 0) // not NaN
        askNode();
    else
        finish();
}

void Neighbourhood::askNode()
{
    const api::ListParams params{.filterBy = {u"name=="_s + m_pod.node, u"clusterUuid=="_s + m_pod.cluster}};
    m_call = m_client.list<api::Node>(api::Operation::Nodes, params, urgency, this,
                                      [this](const auto &nodes) { takeNode(nodes); });
}

void Neighbourhood::takeNode(const api::Result<api::PagePtr<api::Node>> &nodes)
{
    if (!isTaken(m_client, nodesFeature, nodes))
        return finish();
    const api::TextPool &texts = (*nodes)->texts;
    metrics::Subject node{.scope = metrics::Scope::Node};
    for (const api::Node &row : (*nodes)->rows) {
        if (texts.toString(row.name) == m_pod.node && texts.toString(row.clusterUuid) == m_pod.cluster)
            node.id = texts.key(row.id);
    }
    if (node.id.isNull())
        return finish();
    m_node = makeLoader();
    connect(m_node.get(), &metrics::Loader::finished, this, &Neighbourhood::weigh);
    load(*m_node, node);
}

// Most nodes have cores to spare: then there is nothing to ask its pods.
void Neighbourhood::weigh()
{
    const NeighbourRule rule;
    const Curve used = onlyCurveOf(*m_node);
    const auto isFull = [&](double cores) { return cores >= rule.full * m_cores; };
    if (std::ranges::count_if(used.values, isFull) < std::ptrdiff_t(rule.samples))
        return finish();
    api::ListParams params{.filterBy = {u"nodeName=="_s + m_pod.node, u"clusterId=="_s + m_pod.cluster}};
    params.completed = false;
    m_pods.read(api::Operation::Pods, {}, params, urgency, this, [this](const auto &pages) { takePods(pages); });
}

void Neighbourhood::takePods(const api::Result<std::vector<api::PagePtr<api::Pod>>> &pages)
{
    if (!isTaken(m_client, seatsFeature, pages))
        return finish();
    m_neighbours = seatsOf(*pages);
    // A control plane that ignores the filter sends those of other nodes, too.
    std::erase_if(m_neighbours, [this](const Seat &seat) {
        return seat.pod == m_pod.pod || seat.node != m_pod.node || seat.cluster != m_pod.cluster;
    });
    const auto requested = [](const Seat &seat) { return std::isnan(seat.requested) ? -1. : seat.requested; };
    std::ranges::stable_sort(m_neighbours, std::greater(), requested);
    m_neighbours.resize(std::min(m_neighbours.size(), mostNeighbours));
    if (m_neighbours.empty())
        return finish();
    const auto loadPod = [this](const Seat &seat) {
        auto loader = makeLoader();
        connect(loader.get(), &metrics::Loader::finished, this, &Neighbourhood::conclude);
        load(*loader, {.scope = metrics::Scope::Pod, .id = seat.pod, .workloadId = seat.workload});
        return loader;
    };
    m_waiting = m_neighbours.size() + 1;
    m_own = loadPod(m_pod);
    m_used.reserve(m_neighbours.size());
    for (const Seat &seat : std::as_const(m_neighbours))
        m_used.push_back(loadPod(seat));
}

void Neighbourhood::conclude()
{
    if (--m_waiting > 0)
        return;
    std::vector<Guest> guests;
    guests.reserve(m_neighbours.size());
    for (std::size_t i = 0; i < m_neighbours.size(); ++i)
        guests.push_back({onlyCurveOf(*m_used[i]), m_neighbours[i].requested, m_neighbours[i].createdMs});
    for (const Hint &hint : takenByNeighbour(onlyCurveOf(*m_own), onlyCurveOf(*m_node), m_cores, guests, m_range)) {
        const Seat &neighbour = m_neighbours[hint.curves.front()];
        m_hints.push_back({hint, {neighbour.name, neighbour.workloadName, m_pod.node, m_pod.name}});
    }
    finish();
}

void Neighbourhood::finish()
{
    m_isReading = false;
    // Later: whoever called read() does not expect an end before it returns.
    QMetaObject::invokeMethod(this, &Neighbourhood::finished, Qt::QueuedConnection);
}

} // namespace hints
