// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"

#include "models/api/jsontree.h"
#include "models/api/wholelist.h"
#include "models/catalog/clusterlist.h"
#include "models/catalog/clusters.h"
#include "models/catalog/describe.h"
#include "models/catalog/nodepools.h"
#include "models/catalog/nodes.h"
#include "models/catalog/projects.h"
#include "models/catalog/wholesource.h"
#include "models/catalog/windowedsource.h"
#include "models/catalog/workloads.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using namespace catalog;
using table::Kind;
using Pod = api::Pod;
using api::JsonNode;
using api::Resources;

table::Raw gpus(const Row<Pod> &row)
{
    return gpuShare(row.texts.unpack(row.record.allocated), row.texts.unpack(row.record.requested), api::absentNumber);
}

constexpr RecordColumn<Pod> columnList[] = {
    field<&Pod::name>({"name", QT_TRANSLATE_NOOP("Column", "Pod"), Kind::Name, 24, shown}),
    field<&Pod::k8sPhase>({"k8sPhase", QT_TRANSLATE_NOOP("Column", "Status"), Kind::State, 15.5, shown}),
    namedField<&Pod::workloadId, &Pod::workloadName>(
        {"workloadId", QT_TRANSLATE_NOOP("Column", "Workload"), Kind::Reference, 20, usually, "workloadId",
         "workloadId",
         QT_TRANSLATE_NOOP("Column", "The server sorts by workload ID, so pods of the same workload are adjacent")}),
    field<&Pod::projectName>({"projectName", QT_TRANSLATE_NOOP("Column", "Project"), Kind::Text, 15, seldom}),
    field<&Pod::nodeName>(
        {"nodeName", QT_TRANSLATE_NOOP("Column", "Node"), Kind::Text, 18, often, "nodeName", "nodeName"}),
    field<&Pod::currentNodePool>({"currentNodePool", QT_TRANSLATE_NOOP("Column", "Node pool"), Kind::Text, 13, seldom,
                                  "currentNodepool", "currentNodepool"}),
    made({"gpus", QT_TRANSLATE_NOOP("Column", "GPUs"), Kind::GpuShare, 17, often, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column",
                            "Allocated GPUs out of those requested. Outlined: the control plane does not report "
                            "whether they are idle."),
          nullptr, "allocatedResources.gpu,requestedResources.gpu.request"},
         gpus),
    field<&Pod::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 11.5, usually, "createdAt", "createdAt"}),
    field<&Pod::completedAt>({"completedAt", QT_TRANSLATE_NOOP("Column", "Completed"), Kind::Time, 11.5, seldom,
                              "completedAt", "completedAt"}),
    clusterField<&Pod::clusterId>({"clusterId", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Reference, 14, spare,
                                   "clusterId", "clusterId",
                                   QT_TRANSLATE_NOOP("Column", "The server sorts by cluster ID")}),
    field<&Pod::workloadName>({"workloadName", QT_TRANSLATE_NOOP("Column", "Workload name"), Kind::Text, 20, hidden}),
    field<&Pod::images>({"containers.image", QT_TRANSLATE_NOOP("Column", "Images"), Kind::Identifier, 30, hidden}),
    field<&Pod::containers>({"containers.name", QT_TRANSLATE_NOOP("Column", "Containers"), Kind::Text, 18, hidden}),
    field<&Pod::ip>({"ip", QT_TRANSLATE_NOOP("Column", "IP address"), Kind::Identifier, 15, hidden}),
    field<&Pod::priorityClassName>(
        {"priorityClassName", QT_TRANSLATE_NOOP("Column", "Priority"), Kind::Text, 12, hidden}),
    field<&Pod::requestedNodePools>(
        {"requestedNodePools", QT_TRANSLATE_NOOP("Column", "Requested node pools"), Kind::Text, 18, hidden}),
    field<&Pod::requested, &Resources::gpu>(
        {"requestedResources.gpu.request", QT_TRANSLATE_NOOP("Column", "GPUs requested"), Kind::Gpus, 13, hidden}),
    field<&Pod::allocated, &Resources::gpu>(
        {"allocatedResources.gpu", QT_TRANSLATE_NOOP("Column", "GPUs allocated"), Kind::Gpus, 13, hidden}),
    field<&Pod::requested, &Resources::gpuMemory>({"requestedResources.gpuMemory.request",
                                                   QT_TRANSLATE_NOOP("Column", "GPU memory requested"), Kind::Bytes, 18,
                                                   hidden}),
    field<&Pod::allocated, &Resources::gpuMemory>(
        {"allocatedResources.gpuMemory", QT_TRANSLATE_NOOP("Column", "GPU memory allocated"), Kind::Bytes, 18, hidden}),
    field<&Pod::requested, &Resources::cpu>(
        {"requestedResources.cpu.request", QT_TRANSLATE_NOOP("Column", "CPU requested"), Kind::Cores, 13, hidden}),
    field<&Pod::allocated, &Resources::cpu>(
        {"allocatedResources.cpu", QT_TRANSLATE_NOOP("Column", "CPU allocated"), Kind::Cores, 13, hidden}),
    field<&Pod::requested, &Resources::cpuMemory>({"requestedResources.cpuMemory.request",
                                                   QT_TRANSLATE_NOOP("Column", "CPU memory requested"), Kind::Bytes, 18,
                                                   hidden}),
    field<&Pod::allocated, &Resources::cpuMemory>(
        {"allocatedResources.cpuMemory", QT_TRANSLATE_NOOP("Column", "CPU memory allocated"), Kind::Bytes, 18, hidden}),
    field<&Pod::gpuRequestType>(
        {"requestedResources.gpuRequestType", QT_TRANSLATE_NOOP("Column", "GPU request type"), Kind::Text, 14, hidden}),
    field<&Pod::migProfile>(
        {"requestedResources.migProfile", QT_TRANSLATE_NOOP("Column", "MIG profile"), Kind::Text, 11, hidden}),
    field<&Pod::k8sPhaseUpdatedAt>(
        {"k8sPhaseUpdatedAt", QT_TRANSLATE_NOOP("Column", "Status since"), Kind::Time, 11.5, hidden}),
    field<&Pod::updatedAt>({"updatedAt", QT_TRANSLATE_NOOP("Column", "Updated"), Kind::Time, 11.5, hidden}),
    field<&Pod::deletedAt>(
        {"deletedAt", QT_TRANSLATE_NOOP("Column", "Deleted"), Kind::Time, 11.5, hidden, "deletedAt", "deletedAt"}),
    field<&Pod::id>({"id", QT_TRANSLATE_NOOP("Column", "Pod ID"), Kind::Identifier, 37, hidden}),
    field<&Pod::revisionId>({"revisionId", QT_TRANSLATE_NOOP("Column", "Revision ID"), Kind::Identifier, 37, hidden,
                             "revisionId", "revisionId"}),
    field<&Pod::projectId>({"projectId", QT_TRANSLATE_NOOP("Column", "Project ID"), Kind::Identifier, 20, hidden}),
    rest<Pod>({"tenantId", QT_TRANSLATE_NOOP("Column", "Tenant ID"), Kind::Identifier, 10, hidden}),
    rest<Pod>({"containers.startedAt", QT_TRANSLATE_NOOP("Column", "Containers started"), Kind::Text, 24, hidden}),
    rest<Pod>({"tolerations", QT_TRANSLATE_NOOP("Column", "Tolerations"), Kind::Structure, 30, hidden}),
    rest<Pod>(
        {"nodeAffinity.required", QT_TRANSLATE_NOOP("Column", "Required node affinity"), Kind::Structure, 30, hidden}),
    rest<Pod>({"nodeAffinity.preferred", QT_TRANSLATE_NOOP("Column", "Preferred node affinity"), Kind::Structure, 30,
               hidden}),
    rest<Pod>({"requestedResources.gpu.limit", QT_TRANSLATE_NOOP("Column", "GPU limit"), Kind::Gpus, 10, hidden}),
    rest<Pod>({"requestedResources.gpuMemory.limit", QT_TRANSLATE_NOOP("Column", "GPU memory limit"), Kind::Bytes, 15,
               hidden}),
    rest<Pod>({"requestedResources.cpu.limit", QT_TRANSLATE_NOOP("Column", "CPU limit"), Kind::Cores, 10, hidden}),
    rest<Pod>({"requestedResources.cpuMemory.limit", QT_TRANSLATE_NOOP("Column", "CPU memory limit"), Kind::Bytes, 15,
               hidden}),
    rest<Pod>({"requestedResources.extendedResources", QT_TRANSLATE_NOOP("Column", "Extended resources requested"),
               Kind::Structure, 24, hidden}),
    rest<Pod>({"allocatedResources.extendedResources", QT_TRANSLATE_NOOP("Column", "Extended resources allocated"),
               Kind::Structure, 24, hidden}),
    rest<Pod>({"allocatedResources.migProfile", QT_TRANSLATE_NOOP("Column", "Allocated MIG profile"), Kind::Text, 17,
               hidden}),
};

constexpr auto infos = infosOf(columnList);

QString kindLine(const JsonNode &root)
{
    const QString node = root.textAt(u"nodeName");
    return node.isEmpty() ? wordsOf(QT_TRANSLATE_NOOP("Resource", "Pod without a node"))
                          : wordsOf(QT_TRANSLATE_NOOP("Resource", "Pod on %1")).arg(node);
}

constexpr RowWay ways[] = {
    {&podsOfWorkload, "workloadId", QT_TRANSLATE_NOOP("Resource", "Pods of workload %1")},
    {&podsOnNode, "nodeName", QT_TRANSLATE_NOOP("Resource", "Pods on node %1")},
    {&theNode, "nodeName", QT_TRANSLATE_NOOP("Resource", "Go to node %1")},
    {&workloadsOfProject, "projectName", QT_TRANSLATE_NOOP("Resource", "Workloads of project %1")},
    {&theProject, "projectName", QT_TRANSLATE_NOOP("Resource", "Go to project %1")},
    {&theNodePool, "currentNodePool", QT_TRANSLATE_NOOP("Resource", "Go to node pool %1")},
    {&theCluster, "clusterId", QT_TRANSLATE_NOOP("Resource", "Go to cluster %1")},
};
constexpr FieldWay fieldWays[] = {
    {"clusterId", &theCluster}, {"workloadId", &theWorkload},      {"projectName", &workloadsOfProject},
    {"nodeName", &podsOnNode},  {"currentNodePool", &theNodePool},
};
constexpr const char *firstMetrics[]
    = {"GPU_UTILIZATION_PER_GPU", "GPU_MEMORY_USAGE_BYTES_PER_GPU", "NVLINK_BANDWIDTH_TOTAL_PER_GPU"};
constexpr Fact facts[] = {{"nodeName"}, {"gpus"}, {"workloadId", &podsOfWorkload}, {"projectName"}};
constexpr const LinkKind *kinds[]
    = {&podsOfCluster, &podsOfWorkload, &podsOfRevision, &podsOnNode, &podsOfNode, &podsOfNodePool, &podsOfProject};

// The objects whose pods can be listed alone.
struct Owner
{
    QLatin1StringView key; // of the filter
    api::Operation list;
};
constexpr Owner owners[] = {
    {"workloadId"_L1, api::Operation::WorkloadPods},
    {"revisionId"_L1, api::Operation::RevisionPods},
};

// The one whose pods a query selects; null if it is not limited to one.
const Owner *podOwner(const table::ListQuery &query)
{
    const auto owner
        = std::ranges::find_if(owners, [&](const Owner &known) { return !onlyValue(query, known.key).isEmpty(); });
    return owner == std::end(owners) ? nullptr : owner;
}

table::ListQuery selectionOf(const table::ListQuery &query)
{
    table::ListQuery selection;
    const Owner &owner = *podOwner(query);
    selection.filters.append(equalFilter(owner.key.data(), onlyValue(query, owner.key)));
    selection.deleted = query.deleted;
    return selection;
}

// Before 2.21, pods cannot be filtered by their workload or revision, but these have lists of their pods.
class PodsOfOwner
{
public:
    PodsOfOwner(api::Client &client, const table::ListQuery &query, base::Urgency urgency, WholeSource<Pod>::Done done)
        : m_list(client)
    {
        api::ListParams params;
        if (query.deleted)
            params.deleted = true;
        const Owner &owner = *podOwner(query);
        m_list.read(owner.list, base::Key::fromText(onlyValue(query, owner.key)), params, urgency, &m_context,
                    [done = std::move(done)](api::Result<WholeSource<Pod>::Pages> pages) mutable {
                        // A filter by an unknown object would match nothing.
                        if (!pages && pages.error().kind == api::Error::Kind::NotFound)
                            pages = WholeSource<Pod>::Pages();
                        done(std::move(pages));
                    });
    }

private:
    QObject m_context;
    api::WholeList<Pod> m_list;
};

WholeSource<Pod>::Reader reader(api::Client &client)
{
    return {[&client](const table::ListQuery &query, base::Urgency urgency, WholeSource<Pod>::Done done) {
                return std::make_shared<PodsOfOwner>(client, query, urgency, std::move(done));
            },
            selectionOf};
}

// The same texts and rows, as far as both have the fields.
api::PagePtr<Pod> asPods(const api::Page<api::OldPod> &old)
{
    auto page = std::make_shared<api::Page<Pod>>();
    static_cast<api::PageBase &>(*page) = static_cast<const api::PageBase &>(old);
    page->rows.reserve(old.rows.size());
    for (const api::OldPod &pod : old.rows) {
        Pod &row = page->rows.emplace_back();
        row.id = pod.id;
        row.workloadId = pod.workloadId;
        row.clusterId = pod.clusterId;
        row.name = pod.name;
        row.images = pod.image;
        row.k8sPhase = pod.phase;
        row.nodeName = pod.nodeName;
        row.currentNodePool = pod.nodePool;
        row.createdAt = pod.createdAt;
        row.completedAt = pod.completedAt;
        row.updatedAt = pod.updatedAt;
    }
    return page;
}

// The pods of all clusters, one request each, from the list that control planes have until 2.21. It has no pods that
// are deleted.
class OldPodsOfClusters
{
public:
    OldPodsOfClusters(api::Client &client, const table::ListQuery &query, base::Urgency urgency,
                      WholeSource<Pod>::Done done)
        : m_client(client)
        , m_urgency(urgency)
        , m_clusters(client)
        , m_done(std::move(done))
    {
        if (query.deleted)
            m_clusters.read(urgency, &m_context, [this](const auto &) { finish(WholeSource<Pod>::Pages()); });
        else
            m_clusters.read(urgency, &m_context, [this](const auto &clusters) { ask(clusters); });
    }

private:
    void ask(const api::Result<ClusterList::Pages> &clusters)
    {
        if (!clusters)
            return finish(api::Failure(clusters.error()));
        for (const auto &page : *clusters) {
            for (const api::Cluster &cluster : page->rows)
                m_open.push_back(page->texts.key(cluster.uuid));
        }
        askNext();
    }

    void askNext()
    {
        if (m_open.empty())
            return finish(std::move(m_pages));
        const base::Key cluster = m_open.back();
        m_open.pop_back();
        m_call = m_client.oldPods(cluster, m_urgency, &m_context,
                                  [this](const api::Result<api::PagePtr<api::OldPod>> &pods) {
                                      if (!pods && api::isUnknownPath(pods.error()))
                                          m_client.capabilities().refuse({api::Operation::OldPods});
                                      if (!pods)
                                          return finish(api::Failure(pods.error()));
                                      m_pages.push_back(asPods(**pods));
                                      askNext();
                                  });
    }

    void finish(api::Result<WholeSource<Pod>::Pages> pages) { std::exchange(m_done, nullptr)(std::move(pages)); }

    QObject m_context;
    api::Client &m_client;
    base::Urgency m_urgency;
    ClusterList m_clusters;
    std::vector<base::Key> m_open; // clusters that were not asked yet
    WholeSource<Pod>::Pages m_pages;
    WholeSource<Pod>::Done m_done;
    api::Call m_call;
};

WholeSource<Pod>::Reader oldReader(api::Client &client)
{
    return {[&client](const table::ListQuery &query, base::Urgency urgency, WholeSource<Pod>::Done done) {
                return std::make_shared<OldPodsOfClusters>(client, query, urgency, std::move(done));
            },
            [](const table::ListQuery &query) {
                table::ListQuery selection;
                selection.deleted = query.deleted;
                return selection;
            }};
}

// Pods name their node and its node pool, which are unique within a cluster.
Destination findPodsBy(const char *filterKey, const Link &link)
{
    const QStringList parts = link.key.parts();
    Destination destination = filteredList(podResource, filterKey, parts.constLast(), {});
    if (parts.size() == 2 && !parts.constFirst().isEmpty())
        destination.query.filters.append(equalFilter("clusterId", parts.constFirst()));
    return destination;
}

Destination findPodsOfNode(const Link &link)
{
    return findPodsBy("nodeName", link);
}

Destination findPodsOfNodePool(const Link &link)
{
    return findPodsBy("currentNodepool", link);
}

// The API cannot filter pods by their project.
Destination findPodsOfProject(const Link &link)
{
    Destination destination{podResource, defaultQuery(podResource), {}};
    destination.query.search = link.name;
    return destination;
}

} // namespace

namespace catalog {

constinit const LinkKind podsOfCluster{.word = "podsOfCluster", .target = &podResource, .filterKey = "clusterId"};

constinit const LinkKind podsOfWorkload{
    .word = "podsOfWorkload",
    .target = &podResource,
    .filterKey = "workloadId",
    .shortcut = "Ctrl+Shift+W",
    .shortcutText = QT_TRANSLATE_NOOP("Resource", "Pods of the same workload"),
};

constinit const LinkKind podsOfRevision{
    .word = "podsOfRevision",
    .target = &podResource,
    .filterKey = "revisionId",
};

constinit const LinkKind podsOnNode{
    .word = "podsOnNode",
    .target = &podResource,
    .filterKey = "nodeName",
    .shortcut = "Ctrl+Shift+O",
    .shortcutText = QT_TRANSLATE_NOOP("Resource", "Pods on the same node"),
};

constinit const LinkKind podsOfNode{.word = "podsOfNode", .target = &podResource, .find = findPodsOfNode};

constinit const LinkKind podsOfNodePool{
    .word = "podsOfNodePool",
    .target = &podResource,
    .find = findPodsOfNodePool,
};

constinit const LinkKind podsOfProject{.word = "podsOfProject", .target = &podResource, .find = findPodsOfProject};

constinit const ResourceInfo podResource{
    .word = "pods",
    .singular = "pod",
    .icon = "pods",
    .words = {.title = QT_TRANSLATE_NOOP("Resource", "Pods"),
              .one = QT_TRANSLATE_NOOP("Resource", "Pod"),
              .count = QT_TRANSLATE_N_NOOP("views::CountLabel", "%1 pod(s)"),
              .search = QT_TRANSLATE_NOOP("Resource", "Search pods"),
              .exportTitle = QT_TRANSLATE_NOOP("Resource", "Export pods to CSV"),
              .exporting = QT_TRANSLATE_NOOP("Resource", "Exporting pods"),
              .nothing = QT_TRANSLATE_NOOP("Resource", "No pods yet"),
              .whyNothing = QT_TRANSLATE_NOOP("Resource", "This control plane has no pods that you can see."),
              .noMatch = QT_TRANSLATE_NOOP("Resource", "No pods match these filters"),
              .noneInTime = QT_TRANSLATE_NOOP("Resource", "No pods in this time range"),
              .noneDeleted = QT_TRANSLATE_NOOP("Resource", "No deleted pods"),
              .forbidden = QT_TRANSLATE_NOOP("Resource", "No permission to read pods")},
    .columns = [] { return std::span<const table::ColumnInfo *const>(infos); },
    .source = [](api::Client &client, const ClusterNames &names) -> std::unique_ptr<table::TableSource> {
        const RecordTable<Pod> table{columnList, keyField<&Pod::id>, api::Operation::PodCount};
        return std::make_unique<WindowedSource<Pod>>(
            client, names, podResource, table,
            WindowedSource<Pod>::Detour{std::make_unique<WholeSource<Pod>>(names, podResource, table, reader(client)),
                                        [](const table::ListQuery &query) { return podOwner(query) != nullptr; }},
            WindowedSource<Pod>::StandIn{
                std::make_unique<WholeSource<Pod>>(names, podResource, table, oldReader(client)),
                api::Operation::OldPods,
                QT_TRANSLATE_NOOP("Resource",
                                  "The control plane does not give you its list of pods. These are from the older list "
                                  "of each cluster, which has no projects, resources or deleted pods.")});
    },
    .stateColumn = "k8sPhase",
    .sortKey = "createdAt",
    .descending = true,
    .deleted = {QT_TRANSLATE_NOOP("Resource", "Deleted"),
                QT_TRANSLATE_NOOP("Resource", "Show deleted objects instead of existing ones")},
    .completed = {QT_TRANSLATE_NOOP("Resource", "Hide completed"),
                  QT_TRANSLATE_NOOP("Resource", "The server cannot count pods while completed pods are hidden")},
    .list = api::Operation::Pods,
    .kindLine = kindLine,
    .canEnd = true,
    .ways = ways,
    .fieldWays = fieldWays,
    .linkKinds = kinds,
    .scope = api::Scope::Pod,
    .ownerColumn = "workloadId",
    .firstMetrics = firstMetrics,
    .facts = facts,
};

} // namespace catalog
