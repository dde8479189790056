// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/nodepools.h"

#include "models/api/jsontree.h"
#include "models/catalog/clusters.h"
#include "models/catalog/describe.h"
#include "models/catalog/figuredlist.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/reason.h"
#include "models/catalog/wholesource.h"
#include "models/catalog/workloads.h"

#include <QCoreApplication>

#include <cmath>

namespace {

using namespace catalog;
using api::JsonNode;
using table::Kind;
using NodePool = api::NodePool;

constexpr const char *phases[]
    = {"Creating", "Updating", "Deleting", "Empty", "Unschedulable", "Ready", "Deleted", nullptr};
constexpr const char *placements[] = {"binpack", "spread", nullptr};

// A list without elements is read as an absent one.
table::Raw nodeCount(const Row<NodePool> &row)
{
    if (row.record.nodes.bytes.isAbsent())
        return row.texts.view(row.record.phase) == "Empty" ? table::Raw(std::int64_t(0)) : table::Raw();
    return std::int64_t(row.texts.unpack(row.record.nodes).size());
}

// Nothing unless both numbers are known: half of a share would be wrong.
table::Raw gpus(const Row<NodePool> &row)
{
    const NodePool &pool = row.record;
    if (std::isnan(pool.allocatedGpus) || std::isnan(pool.totalGpus))
        return {};
    return table::GpuShare{pool.allocatedGpus, pool.totalGpus, std::isnan(pool.idleGpus) ? -1 : pool.idleGpus};
}

table::Raw freeGpus(const Row<NodePool> &row)
{
    return rawOf(row.record.totalGpus - row.record.allocatedGpus, row.texts);
}

// There are few: they are read whole, sorted and filtered here.
constexpr RecordColumn<NodePool> columnList[] = {
    field<&NodePool::name>({"name", QT_TRANSLATE_NOOP("Column", "Node pool"), Kind::Name, 20, shown, "name", "name"}),
    field<&NodePool::phase>(
        {"phase", QT_TRANSLATE_NOOP("Column", "Status"), Kind::State, 15.5, shown, "phase", "phase", nullptr, phases}),
    clusterField<&NodePool::clusterId>(
        {"clusterId", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Reference, 14, often, "clusterId", "clusterId"}),
    made<NodePool>({"nodeCount", QT_TRANSLATE_NOOP("Column", "Nodes"), Kind::Count, 8, often}, nodeCount),
    made<NodePool>({"gpus", QT_TRANSLATE_NOOP("Column", "GPUs allocated"), Kind::GpuShare, 19, often, nullptr, nullptr,
                    QT_TRANSLATE_NOOP("Column",
                                      "GPUs allocated out of all, and those of them that are idle. Nothing is known "
                                      "of clusters that do not report."),
                    nullptr, "allocatedGpus,totalGpus,idleGpus"},
                   gpus),
    made<NodePool>({"freeGpus", QT_TRANSLATE_NOOP("Column", "Free"), Kind::Gpus, 8, usually, nullptr, nullptr,
                    QT_TRANSLATE_NOOP("Column", "GPUs that are not allocated")},
                   freeGpus),
    field<&NodePool::idleGpus>({"idleGpus", QT_TRANSLATE_NOOP("Column", "Idle"), Kind::Gpus, 8, usually, nullptr,
                                nullptr, QT_TRANSLATE_NOOP("Column", "Allocated GPUs that are idle")}),
    field<&NodePool::gpuPlacement>(
        {"placementStrategy.gpu", QT_TRANSLATE_NOOP("Column", "GPU placement"), Kind::Text, 13, usually,
         "placementStrategy.gpu", "placementStrategy.gpu",
         QT_TRANSLATE_NOOP("Column",
                           "How workloads with GPUs are placed: binpack fills one node after "
                           "the other, spread uses as many as possible"),
         placements}),
    field<&NodePool::cpuPlacement>({"placementStrategy.cpu", QT_TRANSLATE_NOOP("Column", "CPU placement"), Kind::Text,
                                    13, seldom, "placementStrategy.cpu", "placementStrategy.cpu",
                                    QT_TRANSLATE_NOOP("Column", "How workloads without GPUs are placed"), placements}),
    field<&NodePool::isDefault>({"isDefault", QT_TRANSLATE_NOOP("Column", "Default"), Kind::Flag, 9, seldom,
                                 "isDefault", "isDefault",
                                 QT_TRANSLATE_NOOP("Column", "The node pool of workloads that ask for none")}),
    field<&NodePool::overProvisioningRatio>({"overProvisioningRatio", QT_TRANSLATE_NOOP("Column", "Over-provisioning"),
                                             Kind::Count, 16, spare, "overProvisioningRatio", "overProvisioningRatio"}),
    field<&NodePool::minGuaranteedRuntime>(
        {"schedulingConfiguration.minGuaranteedRuntime", QT_TRANSLATE_NOOP("Column", "Guaranteed runtime"), Kind::Text,
         17, spare, nullptr, "schedulingConfiguration.minGuaranteedRuntime",
         QT_TRANSLATE_NOOP("Column", "How long a preemptible workload can run before it may be preempted")}),
    field<&NodePool::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 13.5, spare, "createdAt", "createdAt"}),
    field<&NodePool::createdBy>(
        {"createdBy", QT_TRANSLATE_NOOP("Column", "Created by"), Kind::Text, 18, hidden, "createdBy", "createdBy"}),
    field<&NodePool::updatedAt>(
        {"updatedAt", QT_TRANSLATE_NOOP("Column", "Updated"), Kind::Time, 11.5, hidden, "updatedAt", "updatedAt"}),
    field<&NodePool::updatedBy>(
        {"updatedBy", QT_TRANSLATE_NOOP("Column", "Updated by"), Kind::Text, 18, hidden, "updatedBy", "updatedBy"}),
    field<&NodePool::labelKey>({"labelKey", QT_TRANSLATE_NOOP("Column", "Label key"), Kind::Text, 22, hidden,
                                "labelKey", "labelKey",
                                QT_TRANSLATE_NOOP("Column", "Of the label that its nodes have")}),
    field<&NodePool::labelValue>(
        {"labelValue", QT_TRANSLATE_NOOP("Column", "Label value"), Kind::Text, 18, hidden, "labelValue", "labelValue"}),
    field<&NodePool::networkTopologyName>({"networkTopologyName", QT_TRANSLATE_NOOP("Column", "Network topology"),
                                           Kind::Text, 17, hidden, "networkTopologyName", "networkTopologyName"}),
    field<&NodePool::swapEnabled>({"gpuResourceOptimization.swapEnabled",
                                   QT_TRANSLATE_NOOP("Column", "GPU memory swap"), Kind::Flag, 16, hidden,
                                   "gpuResourceOptimization.swapEnabled", "gpuResourceOptimization.swapEnabled"}),
    field<&NodePool::allocatedGpus>(
        {"allocatedGpus", QT_TRANSLATE_NOOP("Column", "Allocated GPUs"), Kind::Gpus, 15, hidden}),
    field<&NodePool::totalGpus>({"totalGpus", QT_TRANSLATE_NOOP("Column", "All GPUs"), Kind::Gpus, 10, hidden}),
    field<&NodePool::phaseMessage>({"phaseMessage", QT_TRANSLATE_NOOP("Column", "Message"), Kind::Text, 30, hidden}),
    field<&NodePool::id>({"id", QT_TRANSLATE_NOOP("Column", "Node pool ID"), Kind::Identifier, 20, hidden}),
    rest<NodePool>({"status.nodes", QT_TRANSLATE_NOOP("Column", "Node names"), Kind::Text, 30, hidden}),
    rest<NodePool>({"status.conditions", QT_TRANSLATE_NOOP("Column", "Conditions"), Kind::Structure, 30, hidden}),
};

constexpr auto infos = infosOf(columnList);

// Nodes, pods and metrics refer to a node pool by its cluster and its name.
base::Key keyOf(const QString &cluster, const QString &name)
{
    return name.isEmpty() ? base::Key() : base::Key::of({cluster, name});
}

constexpr Figure poolFigures[] = {
    {api::Operation::NodeTelemetry, "TOTAL_GPUS", "ClusterId", "Nodepool"},
    {api::Operation::NodeTelemetry, "ALLOCATED_GPUS", "ClusterId", "Nodepool"},
    {api::Operation::NodeTelemetry, "IDLE_ALLOCATED_GPUS", "ClusterId", "Nodepool"},
};

// Names repeat from cluster to cluster.
void fill(NodePool &pool, const api::TextPool &texts, const GroupedFigures &figures)
{
    const QString cluster = texts.toString(pool.clusterId);
    const QString name = texts.toString(pool.name);
    double NodePool::*const members[] = {&NodePool::totalGpus, &NodePool::allocatedGpus, &NodePool::idleGpus};
    for (std::size_t i = 0; i < std::size(members); ++i)
        pool.*members[i] = figures.number(i, cluster, name);
}

FigureColumns<NodePool> figureColumns()
{
    return {fill, columnsCalled(columnList, {"gpus", "freeGpus", "idleGpus", "allocatedGpus", "totalGpus"})};
}

WholeSource<NodePool>::Reader reader(api::Client &client)
{
    const auto figures = std::make_shared<GroupedFigures>(client, poolFigures, GroupedFigures::Clusters::Reporting);
    return {[&client, figures](const table::ListQuery &, base::Urgency urgency, WholeSource<NodePool>::Done done) {
                return std::make_shared<FiguredList<NodePool>>(
                    pageByPage<NodePool>(client, api::Operation::NodePools, urgency), urgency, figures, figureColumns(),
                    std::move(done));
            },
            [](const table::ListQuery &) { return table::ListQuery(); }, // there is only one list
            {},
            [figures] { return figures->lackIn(figureColumns().columns); },
            WholeSource<NodePool>::Counter{&client, api::Operation::NodePoolCount}};
}

std::optional<Reason> nodePoolReason(const JsonNode &root)
{
    Reason reason;
    reason.state = root.textAt(u"phase");
    reason.message = root.textAt(u"phaseMessage");
    if (reason.state.isEmpty() || reason.state == u"Ready" || reason.message.isEmpty())
        return std::nullopt;
    return reason;
}

QString kindLine(const JsonNode &root)
{
    const QString cluster = root.textAt(u"clusterName");
    return cluster.isEmpty() ? wordsOf(QT_TRANSLATE_NOOP("Resource", "Node pool"))
                             : wordsOf(QT_TRANSLATE_NOOP("Resource", "Node pool of %1")).arg(cluster);
}

Destination findNodes(const Link &link)
{
    const QStringList parts = link.key.parts();
    Destination destination = filteredList(nodeResource, "nodePool", parts.constLast(), {});
    if (parts.size() == 2 && !parts.constFirst().isEmpty())
        destination.query.filters.append(equalFilter("clusterUuid", parts.constFirst()));
    return destination;
}

constexpr RowWay ways[] = {
    {&nodesOfNodePool, nullptr, QT_TRANSLATE_NOOP("Resource", "Nodes of this node pool")},
    {&podsOfNodePool, nullptr, QT_TRANSLATE_NOOP("Resource", "Pods in this node pool")},
    {&theCluster, "clusterId", QT_TRANSLATE_NOOP("Resource", "Go to cluster %1")},
};
constexpr FieldWay fieldWays[] = {
    {"clusterId", &theCluster},
    {"name", &nodesOfNodePool, true},
};
constexpr const char *firstMetrics[] = {"GPU_UTILIZATION", "ALLOCATED_GPU", "TOTAL_GPU", "WORKLOADS_COUNT"};
constexpr Fact facts[] = {{"gpus"}, {"clusterId", &theCluster}};
constexpr const LinkKind *kinds[] = {&theNodePool};

} // namespace

namespace catalog {

constinit const LinkKind theNodePool{.word = "node pool", .target = &nodePoolResource, .filterKey = "name"};

constinit const LinkKind nodesOfNodePool{.word = "nodesOfNodePool", .target = &nodeResource, .find = findNodes};

constinit const ResourceInfo nodePoolResource{
    .word = "node-pools",
    .singular = "node pool",
    .icon = "node-pools",
    .words = {.title = QT_TRANSLATE_NOOP("Resource", "Node pools"),
              .one = QT_TRANSLATE_NOOP("Resource", "Node pool"),
              .count = QT_TRANSLATE_N_NOOP("views::CountLabel", "%1 node pool(s)"),
              .search = QT_TRANSLATE_NOOP("Resource", "Search node pools"),
              .exportTitle = QT_TRANSLATE_NOOP("Resource", "Export node pools to CSV"),
              .exporting = QT_TRANSLATE_NOOP("Resource", "Exporting node pools"),
              .nothing = QT_TRANSLATE_NOOP("Resource", "No node pools yet"),
              .whyNothing = QT_TRANSLATE_NOOP("Resource", "This control plane has no node pools that you can see."),
              .noMatch = QT_TRANSLATE_NOOP("Resource", "No node pools match these filters"),
              .noneInTime = QT_TRANSLATE_NOOP("Resource", "No node pools in this time range"),
              .forbidden = QT_TRANSLATE_NOOP("Resource", "No permission to read node pools"),
              .notFound = QT_TRANSLATE_NOOP("Resource",
                                            "This control plane is older than Run:ai 2.19, which introduced the list "
                                            "of node pools.")},
    .columns = [] { return std::span<const table::ColumnInfo *const>(infos); },
    .source = [](api::Client &client, const ClusterNames &names) -> std::unique_ptr<table::TableSource> {
        constexpr auto key = [](const Row<NodePool> &row) {
            return keyOf(row.texts.toString(row.record.clusterId), row.texts.toString(row.record.name));
        };
        return std::make_unique<WholeSource<NodePool>>(names, nodePoolResource, RecordTable<NodePool>{columnList, key},
                                                       reader(client));
    },
    .stateColumn = "phase",
    .sortKey = "name",
    .list = api::Operation::NodePools,
    .isOptional = true,
    .key = [](const JsonNode &root) { return keyOf(root.textAt(u"clusterId"), root.textAt(u"name")); },
    .kindLine = kindLine,
    .reason = nodePoolReason,
    .ways = ways,
    .fieldWays = fieldWays,
    .linkKinds = kinds,
    .scope = api::Scope::NodePool,
    .ownerColumn = "clusterId",
    .requestColumn = "name",
    .firstMetrics = firstMetrics,
    .facts = facts,
};

} // namespace catalog
