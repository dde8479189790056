// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusters.h"

#include "models/api/jsontree.h"
#include "models/api/wholelist.h"
#include "models/catalog/clusteractions.h"
#include "models/catalog/clusteredits.h"
#include "models/catalog/clusterlist.h"
#include "models/catalog/describe.h"
#include "models/catalog/figuredlist.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/reason.h"
#include "models/catalog/workloads.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

using namespace catalog;
using api::JsonNode;
using table::Kind;
using Cluster = api::Cluster;

constexpr const char *states[]
    = {"WaitingToConnect", "Connected", "Disconnected", "MissingPrerequisites", "ServiceIssues", "Unknown", nullptr};

constexpr const char *platforms[] = {"vanilla", "openshift", "rke", "gke", "aks", "eks", nullptr};

// Telemetry has groups for the clusters that report.
constexpr Figure clusterFigures[] = {
    {api::Operation::NodeTelemetry, "ALLOCATED_GPUS", "ClusterId"},
    {api::Operation::NodeTelemetry, "TOTAL_GPUS", "ClusterId"},
    {api::Operation::NodeTelemetry, "IDLE_ALLOCATED_GPUS", "ClusterId"},
    {api::Operation::NodeTelemetry, "READY_GPU_NODES", "ClusterId"},
    {api::Operation::NodeTelemetry, "TOTAL_GPU_NODES", "ClusterId"},
};

void fill(Cluster &cluster, const api::TextPool &texts, const GroupedFigures &figures)
{
    if (texts.view(cluster.state) == "Disconnected")
        return; // telemetry goes on with what it knew last
    const QString id = texts.key(cluster.uuid).toString();
    double Cluster::*const members[] = {&Cluster::allocatedGpus, &Cluster::totalGpus, &Cluster::idleGpus,
                                        &Cluster::readyGpuNodes, &Cluster::gpuNodes};
    for (std::size_t i = 0; i < std::size(members); ++i)
        cluster.*members[i] = figures.number(i, id);
}

// Nothing unless both numbers are known: half of a share would be wrong.
table::Raw gpus(const Row<Cluster> &row)
{
    const Cluster &cluster = row.record;
    if (std::isnan(cluster.allocatedGpus) || std::isnan(cluster.totalGpus))
        return {};
    const double idle = std::isnan(cluster.idleGpus) ? -1 : cluster.idleGpus;
    return table::GpuShare{cluster.allocatedGpus, cluster.totalGpus, idle};
}

table::Raw nodes(const Row<Cluster> &row)
{
    const Cluster &cluster = row.record;
    if (std::isnan(cluster.readyGpuNodes) || std::isnan(cluster.gpuNodes))
        return {};
    const auto all = std::int64_t(cluster.gpuNodes);
    return table::PodShare{std::int64_t(cluster.readyGpuNodes), all, all};
}

// The control plane sends all clusters at once and neither sorts nor filters: sort and filter keys are column keys.
constexpr RecordColumn<Cluster> columnList[] = {
    field<&Cluster::name>({"name", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Name, 20, shown, "name", "name"}),
    field<&Cluster::state>({"status.state", QT_TRANSLATE_NOOP("Column", "Status"), Kind::State, 24, shown,
                            "status.state", "status.state", nullptr, states}),
    made<Cluster>({"gpus", QT_TRANSLATE_NOOP("Column", "GPUs allocated"), Kind::GpuShare, 19, often, nullptr, nullptr,
                   QT_TRANSLATE_NOOP("Column", "GPUs allocated out of all, and those of them that are idle"), nullptr,
                   "allocatedGpus,totalGpus,idleGpus"},
                  gpus),
    field<&Cluster::idleGpus>({"idleGpus", QT_TRANSLATE_NOOP("Column", "Idle"), Kind::Gpus, 8, usually, nullptr,
                               nullptr, QT_TRANSLATE_NOOP("Column", "Allocated GPUs that are idle")}),
    made<Cluster>({"gpuNodes", QT_TRANSLATE_NOOP("Column", "Nodes ready"), Kind::ReadyShare, 13, usually, nullptr,
                   nullptr, QT_TRANSLATE_NOOP("Column", "Nodes with GPUs that are ready, out of all of them"), nullptr,
                   "readyGpuNodes,totalGpuNodes"},
                  nodes),
    field<&Cluster::kubeVersion>({"status.platform.kubeVersion", QT_TRANSLATE_NOOP("Column", "Kubernetes"), Kind::Text,
                                  12, usually, "status.platform.kubeVersion", "status.platform.kubeVersion"}),
    field<&Cluster::platform>({"status.platform.type", QT_TRANSLATE_NOOP("Column", "Distribution"), Kind::Text, 13,
                               seldom, "status.platform.type", "status.platform.type", nullptr, platforms}),
    field<&Cluster::version>({"version", QT_TRANSLATE_NOOP("Column", "Run:ai"), Kind::Text, 12, often, "version",
                              "version", QT_TRANSLATE_NOOP("Column", "Version of Run:ai in the cluster")}),
    field<&Cluster::lastLiveness>({"lastLiveness", QT_TRANSLATE_NOOP("Column", "Last connected"), Kind::Time, 14, often,
                                   "lastLiveness", "lastLiveness"}),
    field<&Cluster::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 13.5, seldom, "createdAt", "createdAt"}),
    field<&Cluster::domain>(
        {"domain", QT_TRANSLATE_NOOP("Column", "Domain"), Kind::Text, 24, spare, "domain", "domain"}),
    field<&Cluster::uuid>(
        {"uuid", QT_TRANSLATE_NOOP("Column", "Cluster ID"), Kind::Identifier, 37, hidden, "uuid", "uuid"}),
    field<&Cluster::updatedAt>(
        {"updatedAt", QT_TRANSLATE_NOOP("Column", "Updated"), Kind::Time, 11.5, hidden, "updatedAt", "updatedAt"}),
    field<&Cluster::deleteRequestedAt>({"deleteRequestedAt", QT_TRANSLATE_NOOP("Column", "Deletion requested"),
                                        Kind::Time, 16, hidden, "deleteRequestedAt", "deleteRequestedAt"}),
    field<&Cluster::deletedAt>(
        {"deletedAt", QT_TRANSLATE_NOOP("Column", "Deleted"), Kind::Time, 11.5, hidden, "deletedAt", "deletedAt"}),
    field<&Cluster::allocatedGpus>(
        {"allocatedGpus", QT_TRANSLATE_NOOP("Column", "Allocated GPUs"), Kind::Gpus, 15, hidden}),
    field<&Cluster::totalGpus>({"totalGpus", QT_TRANSLATE_NOOP("Column", "All GPUs"), Kind::Gpus, 10, hidden}),
    field<&Cluster::readyGpuNodes>(
        {"readyGpuNodes", QT_TRANSLATE_NOOP("Column", "Ready GPU nodes"), Kind::Count, 16, hidden}),
    field<&Cluster::gpuNodes>({"totalGpuNodes", QT_TRANSLATE_NOOP("Column", "GPU nodes"), Kind::Count, 11, hidden}),
    field<&Cluster::tenantId>(
        {"tenantId", QT_TRANSLATE_NOOP("Column", "Tenant ID"), Kind::Identifier, 10, hidden, "tenantId", "tenantId"}),
    rest<Cluster>({"status.config.ingressClass", QT_TRANSLATE_NOOP("Column", "Ingress class"), Kind::Text, 14, hidden}),
    rest<Cluster>(
        {"status.config.subdomainEnabled", QT_TRANSLATE_NOOP("Column", "Subdomains"), Kind::Flag, 11, hidden}),
    rest<Cluster>({"status.config.workloadOwnershipProtection", QT_TRANSLATE_NOOP("Column", "Ownership protection"),
                   Kind::Flag, 17, hidden, nullptr, nullptr,
                   QT_TRANSLATE_NOOP("Column", "Workloads can be deleted by their owners only")}),
    rest<Cluster>({"status.conditions", QT_TRANSLATE_NOOP("Column", "Conditions"), Kind::Structure, 30, hidden}),
    rest<Cluster>({"status.operands", QT_TRANSLATE_NOOP("Column", "Services"), Kind::Structure, 30, hidden}),
    rest<Cluster>({"status.dependencies.required", QT_TRANSLATE_NOOP("Column", "Required services"), Kind::Structure,
                   30, hidden}),
    rest<Cluster>({"status.dependencies.optional", QT_TRANSLATE_NOOP("Column", "Optional services"), Kind::Structure,
                   30, hidden}),
};

constexpr auto infos = infosOf(columnList);

struct Reasons
{
    Q_DECLARE_TR_FUNCTIONS(catalog::Reason)
};

std::optional<Reason> clusterReason(const JsonNode &root)
{
    Reason reason;
    reason.state = root.textAt(u"status.state");
    if (reason.state.isEmpty() || reason.state == u"Connected")
        return std::nullopt;
    if (const JsonNode *condition = failedCondition(root.at(u"status.conditions"))) {
        reason.code = condition->textAt(u"reason");
        reason.message = condition->textAt(u"message");
        reason.sinceMs = condition->timeAt(u"lastTransitionTime");
    }
    QStringList missing;
    int required = 0;
    if (const JsonNode *list = root.at(u"status.dependencies.required")) {
        for (const JsonNode &dependency : list->children) {
            const JsonNode *available = dependency.child(u"available");
            ++required;
            if (!available || available->text != u"false")
                continue;
            const QString why = dependency.textAt(u"reason");
            missing.append(why.isEmpty() ? dependency.key : dependency.key + u": "_s + why);
        }
    }
    if (!missing.isEmpty()) {
        reason.words = Reasons::tr("%1 of %2 required services not available", nullptr, required)
                           .arg(missing.size())
                           .arg(required);
        reason.message = (QStringList{reason.message} + missing).join(u'\n').trimmed();
    }
    if (reason.state == u"WaitingToConnect" && reason.message.isEmpty())
        reason.message = Reasons::tr("The cluster has not connected to the control plane yet.");
    return reason;
}

QString kindLine(const JsonNode &root)
{
    const QString version = root.textAt(u"version");
    const QString kubernetes = root.textAt(u"status.platform.kubeVersion");
    if (version.isEmpty() || kubernetes.isEmpty())
        return wordsOf(QT_TRANSLATE_NOOP("Resource", "Cluster"));
    return wordsOf(QT_TRANSLATE_NOOP("Resource", "Run:ai %1, Kubernetes %2")).arg(version, kubernetes);
}

// The same texts and rows, as far as both have the fields.
api::PagePtr<Cluster> asClusters(const api::Page<api::ClusterMinimal> &minimal)
{
    auto page = std::make_shared<api::Page<Cluster>>();
    static_cast<api::PageBase &>(*page) = static_cast<const api::PageBase &>(minimal);
    for (const api::ClusterMinimal &one : minimal.rows) {
        Cluster &row = page->rows.emplace_back();
        row.uuid = one.uuid;
        row.name = one.name;
        row.domain = one.domain;
        row.version = one.version;
        row.state = one.state;
        row.tenantId = one.tenantId;
    }
    return page;
}

// The control plane collects these from the clusters, which can take long.
table::ColumnSet collectedColumns()
{
    table::ColumnSet set;
    for (std::size_t i = 0; i < std::size(columnList); ++i)
        set.set(i, QLatin1StringView(columnList[i].key).startsWith("status."_L1));
    return set;
}

FigureColumns<Cluster> figureColumns()
{
    return {fill,
            columnsCalled(
                columnList,
                {"gpus", "idleGpus", "gpuNodes", "allocatedGpus", "totalGpus", "readyGpuNodes", "totalGpuNodes"})};
}

// What is known of the list from earlier reads.
struct Earlier
{
    explicit Earlier(api::Client &client)
        : figures(client, clusterFigures)
    {
    }
    bool isMinimal = false; // the list had to be the minimal one
    bool isRead = false;
    GroupedFigures figures;
};

// The first time, the rows come without their status and their numbers first. Accounts that may not read clusters get
// what the minimal list has of them.
class AllClusters
{
public:
    AllClusters(api::Client &client, bool withDeleted, base::Urgency urgency, std::shared_ptr<Earlier> earlier,
                WholeSource<Cluster>::Done done)
        : m_client(client)
        , m_urgency(urgency)
        , m_earlier(std::move(earlier))
        , m_hasFigures(wantsFigures(done, urgency))
        , m_minimal(client)
        , m_done(std::move(done))
    {
        api::ListParams params;
        if (withDeleted)
            params.includeRequestedForDelete = true;
        if (!m_earlier->isRead && m_done.wantsEarly())
            askEarly(params);
        m_call = client.clusters(params, urgency, &m_context, [this](const auto &clusters) { answered(clusters); });
        if (m_hasFigures)
            m_earlier->figures.read(urgency, &m_context, [this] { report(); });
    }

private:
    void askEarly(api::ListParams params)
    {
        params.metadataOnly = true;
        m_earlyCall = m_client.clusters(params, m_urgency, &m_context, [this](const auto &clusters) {
            if (!clusters)
                return;
            m_pages = {*clusters};
            m_late = collectedColumns();
            report();
        });
    }

    void answered(const api::Result<api::PagePtr<Cluster>> &clusters)
    {
        m_earlyCall.cancel();
        const api::Feature minimal{api::Operation::ClustersMinimal};
        const bool isForbidden = !clusters && clusters.error().kind == api::Error::Kind::Forbidden;
        if (isForbidden && !m_client.capabilities().lacks(minimal))
            return askMinimal(clusters.error());
        if (!clusters)
            return finish(api::Failure(clusters.error()));
        noteVersions(**clusters, m_client.capabilities());
        found({*clusters}, false);
    }

    void askMinimal(const api::Error &refusal)
    {
        m_minimal.read(api::Operation::ClustersMinimal, {}, {}, m_urgency, &m_context,
                       [this, refusal](const api::Result<std::vector<api::PagePtr<api::ClusterMinimal>>> &pages) {
                           if (!pages && api::isUnknownPath(pages.error()))
                               m_client.capabilities().refuse({api::Operation::ClustersMinimal});
                           if (!pages)
                               return finish(api::Failure(refusal));
                           WholeSource<Cluster>::Pages all;
                           for (const auto &page : *pages) {
                               all.push_back(asClusters(*page));
                               noteVersions(*all.back(), m_client.capabilities());
                           }
                           found(std::move(all), true);
                       });
    }

    void found(WholeSource<Cluster>::Pages pages, bool isMinimal)
    {
        m_earlier->isMinimal = isMinimal;
        m_earlier->isRead = true;
        m_pages = std::move(pages);
        m_late.reset();
        report();
    }

    void report()
    {
        if (m_pages.empty())
            return;
        const auto earlier = m_earlier; // a report may destroy this object
        WholeSource<Cluster>::Pages pages;
        for (const auto &page : m_pages)
            pages.push_back(withFigures(*page, earlier->figures, figureColumns()));
        const bool isReading = m_hasFigures && earlier->figures.isReading();
        if (m_late.none() && !isReading)
            finish(std::move(pages));
        else if (m_done.wantsEarly())
            m_done.early(pages,
                         m_late.any() || !earlier->figures.isKnown() ? m_late | figureColumns().columns : m_late);
    }

    void finish(api::Result<WholeSource<Cluster>::Pages> pages) { std::exchange(m_done, nullptr)(std::move(pages)); }

    QObject m_context;
    api::Client &m_client;
    base::Urgency m_urgency;
    std::shared_ptr<Earlier> m_earlier;
    bool m_hasFigures;
    WholeSource<Cluster>::Pages m_pages; // so far
    table::ColumnSet m_late; // columns that they lack
    api::WholeList<api::ClusterMinimal> m_minimal;
    WholeSource<Cluster>::Done m_done;
    api::Call m_call;
    api::Call m_earlyCall;
};

WholeSource<Cluster>::Reader reader(api::Client &client)
{
    const auto earlier = std::make_shared<Earlier>(client);
    return {[&client, earlier](const table::ListQuery &query, base::Urgency urgency, WholeSource<Cluster>::Done done) {
                return std::make_shared<AllClusters>(client, query.deleted, urgency, earlier, std::move(done));
            },
            [](const table::ListQuery &query) {
                table::ListQuery selection;
                selection.deleted = query.deleted;
                return selection;
            },
            [earlier] {
                return earlier->isMinimal
                    ? wordsOf(QT_TRANSLATE_NOOP("Resource",
                                                "Your account sees the names and states of clusters only. Ask an "
                                                "administrator for a role that can read clusters."))
                    : QString();
            },
            [earlier] { return earlier->figures.lackIn(figureColumns().columns); }};
}

constexpr const char *tiles[]
    = {"Connected", "ServiceIssues", "MissingPrerequisites", "Disconnected", "WaitingToConnect", "Unknown"};
constexpr Strip strip{.states = tiles, .rare = "Unknown"};

constexpr RowWay ways[] = {
    {&workloadsOfCluster, nullptr, QT_TRANSLATE_NOOP("Resource", "Workloads of this cluster")},
    {&podsOfCluster, nullptr, QT_TRANSLATE_NOOP("Resource", "Pods of this cluster")},
    {&nodesOfCluster, nullptr, QT_TRANSLATE_NOOP("Resource", "Nodes of this cluster")},
};
constexpr const char *firstMetrics[]
    = {"GPU_UTILIZATION", "TOTAL_GPU", "ALLOCATED_GPU", "CPU_UTILIZATION", "WORKLOADS_COUNT"};
constexpr Fact facts[] = {{"version"}, {"status.platform.kubeVersion"}};
constexpr const LinkKind *kinds[] = {&theCluster};

} // namespace

namespace catalog {

constinit const LinkKind theCluster{
    .word = "cluster",
    .target = &clusterResource,
    .shortcut = "Ctrl+Shift+K",
    .shortcutText = QT_TRANSLATE_NOOP("Resource", "Go to the cluster"),
};

constinit const ResourceInfo clusterResource{
    .word = "clusters",
    .singular = "cluster",
    .icon = "clusters",
    .words = {.title = QT_TRANSLATE_NOOP("Resource", "Clusters"),
              .one = QT_TRANSLATE_NOOP("Resource", "Cluster"),
              .count = QT_TRANSLATE_N_NOOP("views::CountLabel", "%1 cluster(s)"),
              .search = QT_TRANSLATE_NOOP("Resource", "Search clusters"),
              .exportTitle = QT_TRANSLATE_NOOP("Resource", "Export clusters to CSV"),
              .exporting = QT_TRANSLATE_NOOP("Resource", "Exporting clusters"),
              .nothing = QT_TRANSLATE_NOOP("Resource", "No clusters yet"),
              .whyNothing = QT_TRANSLATE_NOOP("Resource", "This control plane has no clusters that you can see."),
              .noMatch = QT_TRANSLATE_NOOP("Resource", "No clusters match these filters"),
              .noneInTime = QT_TRANSLATE_NOOP("Resource", "No clusters in this time range"),
              .noneDeleted = QT_TRANSLATE_NOOP("Resource", "No clusters are being deleted"),
              .forbidden = QT_TRANSLATE_NOOP("Resource", "No permission to read clusters")},
    .columns = [] { return std::span<const table::ColumnInfo *const>(infos); },
    .source = [](api::Client &client, const ClusterNames &names) -> std::unique_ptr<table::TableSource> {
        return std::make_unique<WholeSource<Cluster>>(
            names, clusterResource, RecordTable<Cluster>{columnList, keyField<&Cluster::uuid>}, reader(client));
    },
    .keyColumn = "uuid",
    .stateColumn = "status.state",
    .sortKey = "name",
    .deleted = {QT_TRANSLATE_NOOP("Resource", "Show clusters being deleted")},
    .strip = &strip,
    .isInstalled = true,
    .namesOthers = true,
    .list = api::Operation::Clusters,
    .whole = wholeOf<api::Cluster, api::Operation::Cluster>,
    .kindLine = kindLine,
    .reason = clusterReason,
    .ways = ways,
    .linkKinds = kinds,
    .actions = clusterActions,
    .edits = clusterEdits,
    .target = clusterTarget,
    .scope = api::Scope::Cluster,
    .firstMetrics = firstMetrics,
    .facts = facts,
};

} // namespace catalog
