// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"
#include "app/simulator/api/metrics.h"
#include "app/simulator/api/nodes.h"
#include "app/simulator/api/nodetelemetry.h"
#include "app/simulator/api/page.h"
#include "app/simulator/api/render.h"

#include <algorithm>

// The operations that read clusters and nodes.
namespace simulator {

namespace {

constexpr std::size_t NodeBytes = 1100, ClusterBytes = 300;

// Fields of the minimal list, compared as texts.
struct MinimalFilter
{
    std::string (*text)(const Cluster &cluster);
    FilterItem item; // views into the query

    [[nodiscard]] bool accepts(const Cluster &cluster) const { return compareTexts(item, text(cluster)); }
};

constexpr std::pair<std::string_view, std::string (*)(const Cluster &)> MinimalFields[] = {
    {"uuid", [](const Cluster &cluster) { return toString(cluster.id); }},
    {"name", [](const Cluster &cluster) { return cluster.name; }},
    {"version", [](const Cluster &cluster) { return cluster.version; }},
    {"domain", [](const Cluster &cluster) { return cluster.domain; }},
    {"state", [](const Cluster &cluster) { return std::string(stateName(cluster)); }},
};

MinimalFilter minimalFilter(const std::string &text)
{
    std::string why;
    const auto item = filterItem(text, why);
    if (!item)
        throw Refusal{400, why};
    const auto *const found = std::ranges::find(MinimalFields, item->field,
                                                &std::pair<std::string_view, std::string (*)(const Cluster &)>::first);
    const bool isCompared = compares(item->op) || item->op == Operator::Is || item->op == Operator::IsNot;
    if (found == std::end(MinimalFields) || !isCompared)
        throw Refusal{400, "filterBy: clusters cannot be filtered by \"" + text + '"'};
    return {found->second, *item};
}

NodeQuery nodeQuery(const Query &query)
{
    NodeQuery nodes;
    nodes.filters = query.list("filterBy");
    nodes.search = query.text("search").value_or("");
    nodes.sortBy = query.text("sortBy");
    nodes.descending = query.choice("sortOrder", Orders).value_or(0) == 1;
    return nodes;
}

} // namespace

Answer Api::clusters(const Call &call)
{
    static constexpr std::string_view Known[] = {"verbosity", "includeRequestedForDelete"};
    static constexpr std::string_view Verbosities[] = {"metadata", "full"};
    const Query query(call.query, Known);
    const bool full = query.choice("verbosity", Verbosities).value_or(1) == 1;
    const bool leaving = query.boolean("includeRequestedForDelete", false);
    Answer answer;
    Json json(answer.body);
    json.beginArray();
    for (const Cluster &cluster : m_world.clusters) {
        if (!cluster.isGone && (leaving || cluster.deleteRequestedAt == 0))
            writeCluster(json, m_world, cluster, call.now, full);
    }
    json.endArray();
    return answer;
}

std::size_t Api::clusterIndex(const Call &call) const
{
    const auto id = parseUuid(call.id);
    if (!id)
        throw Refusal{400, "clusterUuid: a UUID is needed"};
    const auto found = std::ranges::find(m_world.clusters, *id, &Cluster::id);
    if (found == m_world.clusters.end() || found->isGone)
        throw Refusal{404, "there is no such cluster"};
    return static_cast<std::size_t>(found - m_world.clusters.begin());
}

Answer Api::cluster(const Call &call)
{
    static constexpr std::string_view Known[] = {"verbosity"};
    static constexpr std::string_view Verbosities[] = {"metadata", "full"};
    const Query query(call.query, Known);
    const bool full = query.choice("verbosity", Verbosities).value_or(1) == 1;
    const Cluster &found = m_world.clusters[clusterIndex(call)];
    Answer answer;
    Json json(answer.body);
    writeCluster(json, m_world, found, call.now, full);
    return answer;
}

Answer Api::minimalClusters(const Call &call)
{
    static constexpr std::string_view Known[] = {"filterBy", "offset", "limit"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    const std::vector<std::string> items = query.list("filterBy");
    if (items.size() > FewFilters)
        throw Refusal{400, "filterBy: at most " + std::to_string(FewFilters) + " items"};
    std::vector<MinimalFilter> filters;
    std::ranges::transform(items, std::back_inserter(filters), minimalFilter);
    std::vector<const Cluster *> found;
    for (const Cluster &cluster : m_world.clusters) {
        if (!cluster.isGone && cluster.deleteRequestedAt == 0
            && std::ranges::all_of(filters, [&](const MinimalFilter &filter) { return filter.accepts(cluster); }))
            found.push_back(&cluster);
    }
    return page(
        "clusters", found.size(), paging, ClusterBytes,
        [&](Json &json, std::size_t i) { writeMinimalCluster(json, m_world, *found[i]); }, Next::Absent);
}

Answer Api::minimalCluster(const Call &call)
{
    const Query query(call.query, {});
    const Cluster &found = m_world.clusters[clusterIndex(call)];
    Answer answer;
    Json json(answer.body);
    writeMinimalCluster(json, m_world, found);
    return answer;
}

Answer Api::nodes(const Call &call)
{
    static constexpr std::string_view Known[] = {"filterBy", "sortBy", "sortOrder", "offset", "limit", "search"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    const auto rows = nodeRows(m_world, nodeQuery(query));
    return page(
        "nodes", rows.size(), paging, NodeBytes, [&](Json &json, std::size_t i) { writeNode(json, m_world, rows[i]); },
        Next::Absent);
}

Answer Api::nodeCount(const Call &call)
{
    static constexpr std::string_view Known[] = {"filterBy", "search"};
    const Query query(call.query, Known);
    return countAnswer(nodeRows(m_world, nodeQuery(query)).size());
}

// All nodes at once where the release has no pages here.
Answer Api::nodesOfCluster(const Call &call)
{
    static constexpr std::string_view Known[] = {"filterBy", "sortBy", "sortOrder", "offset", "limit", "search"};
    const Query query(call.query, Known);
    NodeQuery wanted = nodeQuery(query);
    wanted.cluster = clusterIndex(call);
    const auto rows = nodeRows(m_world, wanted);
    const Paging paging = PagesNodesOfCluster.contain(m_release) ? pagingOf(query) : Paging{0, rows.size()};
    return page(
        "nodes", rows.size(), paging, NodeBytes, [&](Json &json, std::size_t i) { writeNode(json, m_world, rows[i]); },
        Next::Absent);
}

Answer Api::nodeCountOfCluster(const Call &call)
{
    static constexpr std::string_view Known[] = {"filterBy", "search"};
    const Query query(call.query, Known);
    NodeQuery wanted = nodeQuery(query);
    wanted.cluster = clusterIndex(call);
    return countAnswer(nodeRows(m_world, wanted).size());
}

Answer Api::nodeMetrics(const Call &call)
{
    const Query query(call.query, metricParameters());
    const auto id = parseUuid(call.id);
    if (!id)
        throw Refusal{400, "nodeId: a UUID is needed"};
    const auto node = nodeOf(m_world, *id);
    if (!node)
        throw Refusal{404, "there is no such node"};
    return simulator::nodeMetrics(m_world, *node, query, call.now);
}

Answer Api::nodeTelemetry(const Call &call)
{
    const Query query(call.query, nodeTelemetryParameters());
    return nodeTelemetryOf(m_world, query, call.now);
}

Answer Api::clusterMetrics(const Call &call)
{
    const Query query(call.query, clusterMetricParameters());
    const std::size_t cluster = clusterIndex(call);
    if (m_world.recording)
        return recordedClusterMetrics(m_world, cluster, query, call.now);
    return simulator::clusterMetrics(m_world, ledger(), cluster, query, call.now);
}

const Ledger &Api::ledger()
{
    const std::lock_guard lock(m_ledgerMutex);
    if (!m_ledger)
        m_ledger = std::make_unique<const Ledger>(m_world);
    return *m_ledger;
}

} // namespace simulator
