// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/nodes.h"

#include "models/api/jsontree.h"
#include "models/catalog/clusterlist.h"
#include "models/catalog/clusters.h"
#include "models/catalog/describe.h"
#include "models/catalog/nodepools.h"
#include "models/catalog/pods.h"
#include "models/catalog/reason.h"
#include "models/catalog/wholesource.h"
#include "models/catalog/windowedsource.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

using namespace catalog;
using api::JsonNode;
using table::Kind;
using Node = api::Node;

constexpr const char *states[] = {"Ready", "NotReady", "Unknown", nullptr};

constexpr RecordColumn<Node> columnList[] = {
    field<&Node::name>({"name", QT_TRANSLATE_NOOP("Column", "Node"), Kind::Name, 20, shown, "name", "name"}),
    field<&Node::status>({"status", QT_TRANSLATE_NOOP("Column", "Status"), Kind::State, 15.5, shown, "status", "status",
                          nullptr, states}),
    field<&Node::nodePool>(
        {"nodePool", QT_TRANSLATE_NOOP("Column", "Node pool"), Kind::Text, 16, usually, "nodePool", "nodePool"}),
    clusterField<&Node::clusterUuid>({"clusterUuid", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Reference, 16, often,
                                      "clusterUuid", "clusterUuid",
                                      QT_TRANSLATE_NOOP("Column", "The server sorts by cluster ID")}),
    field<&Node::gpuType>(
        {"gpuInfo.gpuType", QT_TRANSLATE_NOOP("Column", "GPU type"), Kind::Text, 22, often, "gpuType", "gpuType"}),
    field<&Node::gpuCount>({"gpuInfo.gpuCount", QT_TRANSLATE_NOOP("Column", "GPUs"), Kind::Count, 8, often}),
    field<&Node::taints>({"taints", QT_TRANSLATE_NOOP("Column", "Taints"), Kind::Text, 22, spare, nullptr, nullptr,
                          QT_TRANSLATE_NOOP("Column", "Keys of the taints that keep pods off the node")}),
    field<&Node::createdAt>({"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 13.5, seldom}),
    field<&Node::updatedAt>({"updatedAt", QT_TRANSLATE_NOOP("Column", "Updated"), Kind::Time, 11.5, hidden}),
    field<&Node::nvLinkDomainUid>({"nvLinkDomainUid", QT_TRANSLATE_NOOP("Column", "NVLink domain"), Kind::Identifier,
                                   37, hidden, "nvLinkDomainUid", "nvLinkDomainUid"}),
    field<&Node::nvLinkCliqueId>({"nvLinkCliqueId", QT_TRANSLATE_NOOP("Column", "NVLink clique"), Kind::Identifier, 14,
                                  hidden, "nvLinkCliqueId", "nvLinkCliqueId"}),
    field<&Node::id>({"id", QT_TRANSLATE_NOOP("Column", "Node ID"), Kind::Identifier, 37, hidden}),
};

constexpr auto infos = infosOf(columnList);

// The id is optional, and names repeat from cluster to cluster.
base::Key keyOf(const QString &cluster, const QString &name)
{
    return name.isEmpty() ? base::Key() : base::Key::of({cluster, name});
}

QString kindLine(const JsonNode &root)
{
    const QString type = root.textAt(u"gpuInfo.gpuType");
    const QString pool = root.textAt(u"nodePool");
    if (type.isEmpty())
        return wordsOf(QT_TRANSLATE_NOOP("Resource", "Node without GPUs in %1")).arg(pool);
    const JsonNode *count = root.at(u"gpuInfo.gpuCount");
    //: number of GPUs, their type, node pool
    return wordsOf(QT_TRANSLATE_NOOP("Resource", "%1 × %2 in %3")).arg(count ? count->text : u"–"_s, type, pool);
}

// The reason given by the Kubernetes condition "Ready".
std::optional<Reason> nodeReason(const JsonNode &root)
{
    Reason reason;
    reason.state = root.textAt(u"status");
    const JsonNode *conditions = root.child(u"conditions");
    if (reason.state.isEmpty() || reason.state == u"Ready" || !conditions)
        return std::nullopt;
    for (const JsonNode &condition : conditions->children) {
        if (condition.textAt(u"type") != u"Ready")
            continue;
        reason.code = condition.textAt(u"reason");
        reason.message = condition.textAt(u"message");
    }
    return reason;
}

// Before 2.23, nodes are listed cluster by cluster.
class NodesOfClusters
{
public:
    NodesOfClusters(api::Client &client, base::Urgency urgency, WholeSource<Node>::Done done)
        : m_client(client)
        , m_urgency(urgency)
        , m_done(std::move(done))
        , m_clusters(client)
    {
        m_clusters.read(urgency, &m_context, [this](const api::Result<ClusterList::Pages> &pages) {
            if (!pages)
                return std::exchange(m_done, nullptr)(api::Failure(pages.error()));
            for (const auto &page : *pages) {
                for (const api::Cluster &cluster : page->rows)
                    read(page->texts.key(cluster.uuid));
            }
            if (m_waiting == 0)
                std::exchange(m_done, nullptr)(std::move(m_pages));
        });
    }

private:
    void read(const base::Key &cluster)
    {
        ++m_waiting;
        auto &list = m_lists.emplace_back(std::make_unique<api::WholeList<Node>>(m_client));
        list->read(api::Operation::ClusterNodes, cluster, {}, m_urgency, &m_context,
                   [this](const api::Result<WholeSource<Node>::Pages> &pages) { take(pages); });
    }

    void take(const api::Result<WholeSource<Node>::Pages> &pages)
    {
        if (m_waiting == 0)
            return; // an earlier one has failed
        --m_waiting;
        // A cluster that is not found was deleted meanwhile; if none is, this list is missing, too.
        if (!pages && pages.error().kind != api::Error::Kind::NotFound) {
            m_waiting = 0;
            return std::exchange(m_done, nullptr)(api::Failure(pages.error()));
        }
        if (pages)
            m_pages.insert(m_pages.end(), pages->begin(), pages->end());
        if (m_waiting > 0)
            return;
        if (!pages && m_pages.empty())
            return std::exchange(m_done, nullptr)(api::Failure(pages.error()));
        std::exchange(m_done, nullptr)(std::move(m_pages));
    }

    QObject m_context;
    api::Client &m_client;
    base::Urgency m_urgency;
    WholeSource<Node>::Done m_done;
    ClusterList m_clusters;
    std::vector<std::unique_ptr<api::WholeList<Node>>> m_lists;
    int m_waiting = 0;
    WholeSource<Node>::Pages m_pages;
};

WholeSource<Node>::Reader reader(api::Client &client)
{
    return {[&client](const table::ListQuery &, base::Urgency urgency, WholeSource<Node>::Done done) {
                return std::make_shared<NodesOfClusters>(client, urgency, std::move(done));
            },
            [](const table::ListQuery &) { return table::ListQuery(); }}; // there is only one list
}

constexpr const char *tiles[] = {"Ready", "NotReady", "Unknown"};
constexpr SummaryFigures figures{
    .counts = StateCounts{"status"},
    .clusterKey = "clusterUuid",
    .allocated = {api::Operation::NodeTelemetry, "ALLOCATED_GPUS"},
    .total = {api::Operation::NodeTelemetry, "TOTAL_GPUS"},
    .idle = {api::Operation::NodeTelemetry, "IDLE_ALLOCATED_GPUS"},
};
constexpr Strip strip{.states = tiles, .hasOthers = false, .figures = &figures};

constexpr RowWay ways[] = {
    {&podsOfNode, nullptr, QT_TRANSLATE_NOOP("Resource", "Pods of this node")},
    {&theNodePool, "nodePool", QT_TRANSLATE_NOOP("Resource", "Go to node pool %1")},
    {&theCluster, "clusterUuid", QT_TRANSLATE_NOOP("Resource", "Go to cluster %1")},
};
constexpr FieldWay fieldWays[] = {{"clusterUuid", &theCluster}, {"nodePool", &theNodePool}};
constexpr const char *firstMetrics[]
    = {"GPU_UTILIZATION_PER_GPU", "GPU_MEMORY_UTILIZATION_PER_GPU", "CPU_UTILIZATION", "CPU_MEMORY_UTILIZATION"};
constexpr Fact facts[] = {{"nodePool"}, {"gpuInfo.gpuType"}, {"clusterUuid", &nodesOfCluster}};
constexpr const LinkKind *kinds[] = {&theNode, &nodesOfCluster, &nodesOfNodePool};

} // namespace

namespace catalog {

constinit const LinkKind theNode{.word = "node", .target = &nodeResource, .filterKey = "name"};

constinit const LinkKind nodesOfCluster{
    .word = "nodesOfCluster",
    .target = &nodeResource,
    .filterKey = "clusterUuid",
};

constinit const ResourceInfo nodeResource{
    .word = "nodes",
    .singular = "node",
    .icon = "nodes",
    .words = {.title = QT_TRANSLATE_NOOP("Resource", "Nodes"),
              .one = QT_TRANSLATE_NOOP("Resource", "Node"),
              .count = QT_TRANSLATE_N_NOOP("views::CountLabel", "%1 node(s)"),
              .search = QT_TRANSLATE_NOOP("Resource", "Search nodes"),
              .exportTitle = QT_TRANSLATE_NOOP("Resource", "Export nodes to CSV"),
              .exporting = QT_TRANSLATE_NOOP("Resource", "Exporting nodes"),
              .nothing = QT_TRANSLATE_NOOP("Resource", "No nodes yet"),
              .whyNothing = QT_TRANSLATE_NOOP("Resource", "Nodes appear when a cluster connects."),
              .noMatch = QT_TRANSLATE_NOOP("Resource", "No nodes match these filters"),
              .noneInTime = QT_TRANSLATE_NOOP("Resource", "No nodes in this time range"),
              .forbidden = QT_TRANSLATE_NOOP("Resource", "No permission to read nodes")},
    .columns = [] { return std::span<const table::ColumnInfo *const>(infos); },
    .source = [](api::Client &client, const ClusterNames &names) -> std::unique_ptr<table::TableSource> {
        constexpr auto key = [](const Row<Node> &row) {
            return keyOf(row.texts.toString(row.record.clusterUuid), row.texts.toString(row.record.name));
        };
        const RecordTable<Node> table{columnList, key, api::Operation::NodeCount};
        return std::make_unique<WindowedSource<Node>>(
            client, names, nodeResource, table,
            WindowedSource<Node>::Detour{
                std::make_unique<WholeSource<Node>>(names, nodeResource, table, reader(client)),
                [](const table::ListQuery &) { return true; }});
    },
    .stateColumn = "status",
    .sortKey = "name",
    .strip = &strip,
    .list = api::Operation::Nodes,
    .key = [](const JsonNode &root) { return keyOf(root.textAt(u"clusterUuid"), root.textAt(u"name")); },
    .kindLine = kindLine,
    .reason = nodeReason,
    .ways = ways,
    .fieldWays = fieldWays,
    .linkKinds = kinds,
    .scope = api::Scope::Node,
    .requestColumn = "id",
    .firstMetrics = firstMetrics,
    .facts = facts,
};

} // namespace catalog
