// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/neighbourhood.h"

#include "models/api/page.h"
#include "models/api/records.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace hints {
namespace {

constexpr auto urgency = base::Urgency::Metrics;
constexpr int samplesOfCores = 360; // a minute apart, of 6 h
constexpr int samplesOfGlance = 72;

Curve onlyCurveOf(const metrics::Loader &loader)
{
    const auto &all = loader.answer().metrics;
    return all.size() == 1 && all.front().series.size() == 1 ? curveOf(*all.front().series.front()) : Curve();
}

bool isUnread(const metrics::Loader &loader)
{
    return std::ranges::any_of(loader.answer().metrics, [](const metrics::MetricAnswer &metric) {
        return metric.state == metrics::MetricAnswer::State::Failed;
    });
}

metrics::Subject subjectOfPod(const Seat &seat)
{
    return {.scope = metrics::Scope::Pod,
            .id = seat.pod,
            .workloadId = seat.workload,
            .name = seat.name,
            .startedMs = seat.createdMs};
}

} // namespace

const api::Feature &coresFeature()
{
    static const api::Feature feature{api::Operation::NodeTelemetry, api::Feature::Kind::Type, u"TOTAL_CPU_CORES"_s};
    return feature;
}

const api::Feature &nodesFeature()
{
    static const api::Feature feature{api::Operation::Nodes};
    return feature;
}

const api::Feature &seatsFeature()
{
    static const api::Feature feature{api::Operation::Pods, api::Feature::Kind::Key, u"nodeName"_s};
    return feature;
}

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

Neighbourhood::Neighbourhood(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, Clock nowMs,
                             const std::vector<Seat> &own, double cores, const metrics::Range &range, Budget budget)
    : m_client(client)
    , m_memory(memory)
    , m_nowMs(std::move(nowMs))
    , m_cores(cores)
    , m_range(range)
    , m_budget(std::move(budget))
    , m_list(client)
{
    for (const Seat &seat : own)
        m_pods.push_back({.seat = seat});
}

Neighbourhood::LoaderPtr Neighbourhood::load(const metrics::Subject &subject, int samples,
                                             void (Neighbourhood::*next)())
{
    auto loader = std::make_unique<metrics::Loader>(m_client, m_memory);
    loader->setClock(m_nowMs);
    ++m_waiting;
    connect(loader.get(), &metrics::Loader::finished, this, [this, next] {
        if (--m_waiting == 0)
            (this->*next)();
    });
    metrics::Query query{.subject = subject, .metrics = {metrics::find("CPU_USAGE_CORES")}, .range = m_range};
    query.samples = samples;
    loader->load(query);
    return loader;
}

Neighbourhood::LoaderPtr Neighbourhood::loadPod(const Seat &seat, int samples, void (Neighbourhood::*next)())
{
    return load(subjectOfPod(seat), samples, next);
}

void Neighbourhood::read()
{
    m_isReading = true;
    const Seat &seat = m_pods.front().seat;
    const api::ListParams params{.filterBy = {u"name=="_s + seat.node, u"clusterUuid=="_s + seat.cluster}};
    m_call = m_client.list<api::Node>(api::Operation::Nodes, params, urgency, this,
                                      [this](const auto &nodes) { takeNode(nodes); });
}

void Neighbourhood::takeNode(const api::Result<api::PagePtr<api::Node>> &nodes)
{
    if (!isTaken(m_client, nodesFeature(), nodes))
        return finish(m_client.capabilities().lacks(nodesFeature()) ? Gap::NotOffered : Gap::Unread);
    const api::TextPool &texts = (*nodes)->texts;
    const Seat &seat = m_pods.front().seat;
    metrics::Subject node{.scope = metrics::Scope::Node};
    for (const api::Node &row : (*nodes)->rows) {
        if (texts.toString(row.name) == seat.node && texts.toString(row.clusterUuid) == seat.cluster)
            node.id = texts.key(row.id);
    }
    if (node.id.isNull())
        return finish(Gap::Unread);
    m_node = load(node, samplesOfCores, &Neighbourhood::weighNode);
}

// Most nodes have cores to spare: then there is nothing to ask its pods.
void Neighbourhood::weighNode()
{
    const NeighbourRule rule;
    const Curve used = onlyCurveOf(*m_node);
    if (used.times.empty())
        return finish(isUnread(*m_node) ? Gap::Unread : Gap::NoSamples);
    const auto isFull = [&](double cores) { return cores >= rule.full * m_cores; };
    if (std::ranges::count_if(used.values, isFull) < std::ptrdiff_t(rule.samples))
        return finish();
    for (const Pod &pod : m_pods)
        m_used.push_back(loadPod(pod.seat, samplesOfCores, &Neighbourhood::weighOwn));
}

// Most pods get what they need: then it does not matter what others take.
void Neighbourhood::weighOwn()
{
    for (std::size_t i = 0; i < m_pods.size(); ++i) {
        const Curve used = onlyCurveOf(*m_used[i]);
        m_pods[i].gap = isUnread(*m_used[i]) ? Gap::Unread : used.times.empty() ? Gap::NoSamples : Gap::None;
        m_lacks.push_back(lacksOfCores(used, onlyCurveOf(*m_node), m_cores, m_range));
        m_allLacks.insert(m_allLacks.end(), m_lacks.back().begin(), m_lacks.back().end());
    }
    if (m_allLacks.empty())
        return finish();
    if (*m_budget <= 0)
        return finish(Gap::TooManyOthers);
    --*m_budget;
    const Seat &seat = m_pods.front().seat;
    api::ListParams params{.filterBy = {u"nodeName=="_s + seat.node, u"clusterId=="_s + seat.cluster}};
    params.completed = false;
    m_list.read(api::Operation::Pods, {}, params, urgency, this, [this](const auto &pages) { takeSeats(pages); });
}

void Neighbourhood::takeSeats(const api::Result<std::vector<api::PagePtr<api::Pod>>> &pages)
{
    if (!isTaken(m_client, seatsFeature(), pages))
        return finish(m_client.capabilities().lacks(seatsFeature()) ? Gap::NotOffered : Gap::Unread);
    for (const Seat &seat : seatsOf(*pages)) {
        const bool isOwn = std::ranges::any_of(m_pods, [&](const Pod &pod) { return pod.seat.pod == seat.pod; });
        // A control plane that ignores the filter sends those of other nodes, too.
        const Seat &here = m_pods.front().seat;
        if (!isOwn && seat.node == here.node && seat.cluster == here.cluster)
            m_neighbours.push_back({.seat = seat, .used = {}});
    }
    const auto requested
        = [](const Neighbour &one) { return std::isnan(one.seat.requested) ? -1. : one.seat.requested; };
    std::ranges::stable_sort(m_neighbours, std::greater(), requested);
    if (m_neighbours.size() > mostNeighbours)
        glance();
    else
        measure();
}

void Neighbourhood::glance()
{
    const std::size_t end = std::min(m_neighbours.size(), m_glanced + mostNeighbours);
    for (; m_glanced < end; ++m_glanced) {
        Neighbour &neighbour = m_neighbours[m_glanced];
        neighbour.used = loadPod(neighbour.seat, samplesOfGlance, &Neighbourhood::weighGlances);
    }
}

void Neighbourhood::weighGlances()
{
    std::vector<Curve> used;
    std::vector<Guest> guests;
    for (const LoaderPtr &own : m_used)
        used.push_back(onlyCurveOf(*own));
    for (std::size_t i = 0; i < m_glanced; ++i) {
        const Neighbour &neighbour = m_neighbours[i];
        m_isUnread = m_isUnread || isUnread(*neighbour.used);
        guests.push_back({onlyCurveOf(*neighbour.used), neighbour.seat.requested, neighbour.seat.createdMs});
        used.push_back(guests.back().used);
    }
    m_isWhole = m_glanced == m_neighbours.size() || !mayOthersTake(onlyCurveOf(*m_node), used, m_allLacks);
    if (!m_isWhole && m_glanced < mostGlances)
        return glance();
    std::vector<Neighbour> suspected;
    for (const std::size_t place : suspects(guests, m_allLacks)) {
        if (suspected.size() < mostSuspects)
            suspected.push_back({.seat = m_neighbours[place].seat, .used = {}});
    }
    m_neighbours = std::move(suspected);
    measure();
}

void Neighbourhood::measure()
{
    for (Neighbour &neighbour : m_neighbours)
        neighbour.used = loadPod(neighbour.seat, samplesOfCores, &Neighbourhood::concludeAll);
    if (m_neighbours.empty())
        concludeAll();
}

// Those that were measured, and the other pods that are checked.
void Neighbourhood::conclude(std::size_t own)
{
    std::vector<Seat> seats;
    std::vector<Guest> guests;
    const auto add = [&](const Seat &seat, const metrics::Loader &used) {
        seats.push_back(seat);
        guests.push_back({onlyCurveOf(used), seat.requested, seat.createdMs});
        m_isUnread = m_isUnread || isUnread(used);
    };
    for (const Neighbour &neighbour : m_neighbours)
        add(neighbour.seat, *neighbour.used);
    for (std::size_t i = 0; i < m_pods.size(); ++i) {
        if (i != own)
            add(m_pods[i].seat, *m_used[i]);
    }
    Pod &pod = m_pods[own];
    for (const Hint &hint :
         takenByNeighbour(onlyCurveOf(*m_used[own]), onlyCurveOf(*m_node), m_cores, guests, m_range)) {
        const Seat &taker = seats[hint.curves.front()];
        pod.found.push_back(
            {hint, {taker.name, taker.workloadName, pod.seat.node, pod.seat.name}, subjectOfPod(taker)});
    }
    if (pod.found.empty() && m_isUnread)
        pod.gap = Gap::Unread;
    else if (pod.found.empty() && !m_isWhole)
        pod.gap = Gap::TooManyPods;
}

void Neighbourhood::concludeAll()
{
    for (std::size_t i = 0; i < m_pods.size(); ++i) {
        if (!m_lacks[i].empty())
            conclude(i);
    }
    finish();
}

void Neighbourhood::finish(Gap gap)
{
    for (std::size_t i = 0; gap != Gap::None && i < m_pods.size(); ++i) {
        if (m_lacks.empty() || !m_lacks[i].empty())
            m_pods[i].gap = gap;
    }
    m_isReading = false;
    // Later: whoever called read() does not expect an end before it returns.
    QMetaObject::invokeMethod(this, &Neighbourhood::finished, Qt::QueuedConnection);
}

} // namespace hints
