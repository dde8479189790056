// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/nodes.h"

#include "models/api/jsontree.h"
#include "models/catalog/clusters.h"
#include "models/catalog/describe.h"
#include "models/catalog/figuredlist.h"
#include "models/catalog/nodelist.h"
#include "models/catalog/nodepools.h"
#include "models/catalog/pods.h"
#include "models/catalog/reason.h"
#include "models/catalog/wholesource.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

using namespace catalog;
using api::JsonNode;
using table::Kind;
using Node = api::Node;

constexpr const char *states[] = {"Ready", "NotReady", "Unknown", nullptr};

// Nothing unless both numbers are known: half of a share would be wrong.
table::Raw gpus(const Row<Node> &row)
{
    const Node &node = row.record;
    if (std::isnan(node.allocatedGpus) || node.gpuCount == api::absentInt)
        return {};
    return table::GpuShare{node.allocatedGpus, double(node.gpuCount), std::isnan(node.idleGpus) ? -1 : node.idleGpus};
}

// Fractions of one GPU are allocated together: 6.25 of 8 leave one GPU wholly free, as 6.75 do.
table::Raw freeGpus(const Row<Node> &row)
{
    const Node &node = row.record;
    if (std::isnan(node.allocatedGpus) || node.gpuCount == api::absentInt || row.texts.view(node.status) != "Ready")
        return {};
    return std::int64_t(std::max(0.0, std::floor(node.gpuCount - node.allocatedGpus + 1e-6)));
}

// In percent
template<auto Part, auto Whole> table::Raw ratio(const Row<Node> &row)
{
    const double share = row.record.*Part / row.record.*Whole * 100;
    return std::isfinite(share) ? table::Raw(share) : table::Raw();
}

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
    made<Node>({"gpus", QT_TRANSLATE_NOOP("Column", "GPUs allocated"), Kind::GpuShare, 15, often, nullptr, nullptr,
                QT_TRANSLATE_NOOP("Column", "GPUs allocated out of all, and those of them that are idle"), nullptr,
                "allocatedGpus,gpuInfo.gpuCount,idleGpus"},
               gpus),
    made<Node>({"freeGpus", QT_TRANSLATE_NOOP("Column", "Free"), Kind::Count, 7, usually, nullptr, nullptr,
                QT_TRANSLATE_NOOP("Column", "Whole GPUs of nodes that are ready on which nothing is allocated")},
               freeGpus),
    made<Node>({"gpuMemory", QT_TRANSLATE_NOOP("Column", "GPU memory"), Kind::Percent, 12, usually, nullptr, nullptr,
                QT_TRANSLATE_NOOP("Column", "GPU memory in use, out of that of all GPUs of the node")},
               ratio<&Node::usedGpuMemory, &Node::totalGpuMemory>),
    made<Node>({"cpu", QT_TRANSLATE_NOOP("Column", "CPU"), Kind::Percent, 8, seldom, nullptr, nullptr,
                QT_TRANSLATE_NOOP("Column", "CPU cores in use, out of all of them")},
               ratio<&Node::usedCores, &Node::totalCores>),
    made<Node>({"cpuMemory", QT_TRANSLATE_NOOP("Column", "Memory"), Kind::Percent, 10, seldom, nullptr, nullptr,
                QT_TRANSLATE_NOOP("Column", "Memory in use, out of all of it")},
               ratio<&Node::usedMemory, &Node::totalMemory>),
    field<&Node::idleGpus>({"idleGpus", QT_TRANSLATE_NOOP("Column", "Idle"), Kind::Gpus, 8, spare, nullptr, nullptr,
                            QT_TRANSLATE_NOOP("Column", "Allocated GPUs that are idle")}),
    field<&Node::gpuCount>({"gpuInfo.gpuCount", QT_TRANSLATE_NOOP("Column", "GPUs"), Kind::Count, 8, hidden}),
    field<&Node::taints>({"taints", QT_TRANSLATE_NOOP("Column", "Taints"), Kind::Text, 22, spare, nullptr, nullptr,
                          QT_TRANSLATE_NOOP("Column", "Keys of the taints that keep pods off the node")}),
    field<&Node::createdAt>({"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 13.5, seldom}),
    field<&Node::updatedAt>({"updatedAt", QT_TRANSLATE_NOOP("Column", "Updated"), Kind::Time, 11.5, hidden}),
    field<&Node::nvLinkDomainUid>({"nvLinkDomainUid", QT_TRANSLATE_NOOP("Column", "NVLink domain"), Kind::Identifier,
                                   37, hidden, "nvLinkDomainUid", "nvLinkDomainUid"}),
    field<&Node::nvLinkCliqueId>({"nvLinkCliqueId", QT_TRANSLATE_NOOP("Column", "NVLink clique"), Kind::Identifier, 14,
                                  hidden, "nvLinkCliqueId", "nvLinkCliqueId"}),
    field<&Node::allocatedGpus>(
        {"allocatedGpus", QT_TRANSLATE_NOOP("Column", "Allocated GPUs"), Kind::Gpus, 15, hidden}),
    field<&Node::usedGpuMemory>(
        {"usedGpuMemory", QT_TRANSLATE_NOOP("Column", "GPU memory in use"), Kind::Bytes, 18, hidden}),
    field<&Node::totalGpuMemory>(
        {"totalGpuMemory", QT_TRANSLATE_NOOP("Column", "Total GPU memory"), Kind::Bytes, 17, hidden}),
    field<&Node::usedCores>({"usedCpuCores", QT_TRANSLATE_NOOP("Column", "CPU cores in use"), Kind::Cores, 17, hidden}),
    field<&Node::totalCores>({"totalCpuCores", QT_TRANSLATE_NOOP("Column", "CPU cores"), Kind::Cores, 11, hidden}),
    field<&Node::usedMemory>({"usedCpuMemory", QT_TRANSLATE_NOOP("Column", "Memory in use"), Kind::Bytes, 15, hidden}),
    field<&Node::totalMemory>({"totalCpuMemory", QT_TRANSLATE_NOOP("Column", "Total memory"), Kind::Bytes, 14, hidden}),
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

constexpr Figure nodeFigures[] = {
    {api::Operation::NodeTelemetry, "ALLOCATED_GPUS", "ClusterId", "Node"},
    {api::Operation::NodeTelemetry, "IDLE_ALLOCATED_GPUS", "ClusterId", "Node"},
    {api::Operation::NodeTelemetry, "USED_GPU_MEMORY_BYTES", "ClusterId", "Node"},
    {api::Operation::NodeTelemetry, "TOTAL_GPU_MEMORY_BYTES", "ClusterId", "Node"},
    {api::Operation::NodeTelemetry, "USED_CPU_CORES", "ClusterId", "Node"},
    {api::Operation::NodeTelemetry, "TOTAL_CPU_CORES", "ClusterId", "Node"},
    {api::Operation::NodeTelemetry, "USED_CPU_MEMORY_BYTES", "ClusterId", "Node"},
    {api::Operation::NodeTelemetry, "TOTAL_CPU_MEMORY_BYTES", "ClusterId", "Node"},
};

// Names repeat from cluster to cluster.
void fill(Node &node, const api::TextPool &texts, const GroupedFigures &numbers)
{
    if (texts.view(node.status) == "Unknown")
        return; // telemetry goes on with what it knew last
    const QString cluster = texts.toString(node.clusterUuid);
    const QString name = texts.toString(node.name);
    double Node::*const members[]
        = {&Node::allocatedGpus, &Node::idleGpus,   &Node::usedGpuMemory, &Node::totalGpuMemory,
           &Node::usedCores,     &Node::totalCores, &Node::usedMemory,    &Node::totalMemory};
    static_assert(std::size(members) == std::size(nodeFigures));
    for (std::size_t i = 0; i < std::size(members); ++i)
        node.*members[i] = numbers.number(i, cluster, name);
}

FigureColumns<Node> figureColumns()
{
    return {fill,
            columnsCalled(columnList,
                          {"gpus", "freeGpus", "idleGpus", "gpuMemory", "cpu", "cpuMemory", "allocatedGpus",
                           "usedGpuMemory", "totalGpuMemory", "usedCpuCores", "totalCpuCores", "usedCpuMemory",
                           "totalCpuMemory"})};
}

// The server sorts and filters nodes, but not by these numbers.
WholeSource<Node>::Reader reader(api::Client &client)
{
    const auto numbers = std::make_shared<GroupedFigures>(client, nodeFigures);
    return {[&client, numbers](const table::ListQuery &, base::Urgency urgency, WholeSource<Node>::Done done) {
                const auto rows = [&client, urgency](NodeList::Done taken) {
                    return std::make_shared<NodeList>(client, urgency, std::move(taken));
                };
                return std::make_shared<FiguredList<Node>>(rows, urgency, numbers, figureColumns(), std::move(done));
            },
            [](const table::ListQuery &) { return table::ListQuery(); }, // there is only one list
            {},
            [numbers] { return numbers->lackIn(figureColumns().columns); },
            WholeSource<Node>::Counter{&client, api::Operation::NodeCount}};
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
        return std::make_unique<WholeSource<Node>>(names, nodeResource, RecordTable<Node>{columnList, key},
                                                   reader(client));
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
