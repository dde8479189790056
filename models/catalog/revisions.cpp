// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/revisions.h"

#include "models/api/jsontree.h"
#include "models/api/wholelist.h"
#include "models/catalog/clusters.h"
#include "models/catalog/describe.h"
#include "models/catalog/pods.h"
#include "models/catalog/reason.h"
#include "models/catalog/wholesource.h"
#include "models/catalog/workloads.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

using namespace catalog;
using api::JsonNode;
using api::Resources;
using table::Kind;
using Revision = api::Revision;

constexpr const char *phases[]
    = {"Creating", "Pending", "Initializing", "Running",  "Resuming",    "Updating", "Degraded", "Stopping",
       "Stopped",  "Failed",  "Completed",    "Deleting", "Terminating", "Unknown",  nullptr};

table::Raw pods(const Row<Revision> &row)
{
    const Revision &revision = row.record;
    const bool scales = revision.requestedPodsMin != api::absentInt && revision.requestedPodsMax != api::absentInt;
    const std::int32_t least = scales ? revision.requestedPodsMin : revision.requestedPods;
    const std::int32_t most = scales ? revision.requestedPodsMax : revision.requestedPods;
    if (revision.runningPods == api::absentInt || least == api::absentInt)
        return {};
    return table::PodShare{revision.runningPods, least, std::max(least, most)};
}

// The control plane sends all revisions of a workload at once and neither sorts nor filters them.
constexpr RecordColumn<Revision> columnList[] = {
    field<&Revision::name>({"name", QT_TRANSLATE_NOOP("Column", "Revision"), Kind::Name, 24, shown, "name", "name"}),
    field<&Revision::phase>(
        {"phase", QT_TRANSLATE_NOOP("Column", "Status"), Kind::State, 15.5, shown, "phase", "phase", nullptr, phases}),
    made({"pods", QT_TRANSLATE_NOOP("Column", "Pods"), Kind::PodShare, 9, usually, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "Running pods out of those requested"), nullptr,
          "runningPods,requestedPods.number,requestedPods.min,requestedPods.max"},
         pods),
    field<&Revision::images>({"images", QT_TRANSLATE_NOOP("Column", "Image"), Kind::Identifier, 30, often}),
    field<&Revision::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Since"), Kind::Time, 11.5, usually, "createdAt", "createdAt"}),
    field<&Revision::phaseMessage>({"phaseMessage", QT_TRANSLATE_NOOP("Column", "Message"), Kind::Text, 30, seldom}),
    field<&Revision::requested, &Resources::gpu>({"revisionRequestedResources.gpu.request",
                                                  QT_TRANSLATE_NOOP("Column", "GPUs requested"), Kind::Gpus, 13,
                                                  often}),
    field<&Revision::allocated, &Resources::gpu>(
        {"allocatedResources.gpu", QT_TRANSLATE_NOOP("Column", "GPUs allocated"), Kind::Gpus, 13, often}),
    field<&Revision::requested, &Resources::gpuMemory>({"revisionRequestedResources.gpuMemory.request",
                                                        QT_TRANSLATE_NOOP("Column", "GPU memory requested"),
                                                        Kind::Bytes, 18, hidden}),
    field<&Revision::allocated, &Resources::gpuMemory>(
        {"allocatedResources.gpuMemory", QT_TRANSLATE_NOOP("Column", "GPU memory allocated"), Kind::Bytes, 18, hidden}),
    field<&Revision::requested, &Resources::cpu>({"revisionRequestedResources.cpu.request",
                                                  QT_TRANSLATE_NOOP("Column", "CPU requested"), Kind::Cores, 13,
                                                  spare}),
    field<&Revision::allocated, &Resources::cpu>(
        {"allocatedResources.cpu", QT_TRANSLATE_NOOP("Column", "CPU allocated"), Kind::Cores, 13, spare}),
    field<&Revision::requested, &Resources::cpuMemory>({"revisionRequestedResources.cpuMemory.request",
                                                        QT_TRANSLATE_NOOP("Column", "CPU memory requested"),
                                                        Kind::Bytes, 18, spare}),
    field<&Revision::allocated, &Resources::cpuMemory>(
        {"allocatedResources.cpuMemory", QT_TRANSLATE_NOOP("Column", "CPU memory allocated"), Kind::Bytes, 18, spare}),
    field<&Revision::runningPods>(
        {"runningPods", QT_TRANSLATE_NOOP("Column", "Running pods"), Kind::Count, 12, hidden}),
    field<&Revision::requestedPods>(
        {"requestedPods.number", QT_TRANSLATE_NOOP("Column", "Requested pods"), Kind::Count, 13, hidden}),
    field<&Revision::requestedPodsMin>(
        {"requestedPods.min", QT_TRANSLATE_NOOP("Column", "Minimum pods"), Kind::Count, 11, hidden}),
    field<&Revision::requestedPodsMax>(
        {"requestedPods.max", QT_TRANSLATE_NOOP("Column", "Maximum pods"), Kind::Count, 11, hidden}),
    field<&Revision::currentNodePools>(
        {"currentNodePools", QT_TRANSLATE_NOOP("Column", "Node pools"), Kind::Text, 16, hidden}),
    field<&Revision::requestedNodePools>(
        {"requestedNodePools", QT_TRANSLATE_NOOP("Column", "Requested node pools"), Kind::Text, 18, hidden}),
    field<&Revision::command>({"command", QT_TRANSLATE_NOOP("Column", "Command"), Kind::Identifier, 24, hidden}),
    field<&Revision::arguments>({"arguments", QT_TRANSLATE_NOOP("Column", "Arguments"), Kind::Identifier, 24, hidden}),
    field<&Revision::phaseUpdatedAt>(
        {"phaseUpdatedAt", QT_TRANSLATE_NOOP("Column", "Status since"), Kind::Time, 11.5, hidden}),
    field<&Revision::deletedAt>({"deletedAt", QT_TRANSLATE_NOOP("Column", "Deleted"), Kind::Time, 11.5, hidden}),
    field<&Revision::type>({"type", QT_TRANSLATE_NOOP("Column", "Type"), Kind::Text, 14, hidden}),
    field<&Revision::id>({"id", QT_TRANSLATE_NOOP("Column", "Revision ID"), Kind::Identifier, 37, hidden}),
    field<&Revision::workloadId>({"workloadId", QT_TRANSLATE_NOOP("Column", "Workload ID"), Kind::Identifier, 37,
                                  hidden, nullptr, "workloadId"}),
    clusterField<&Revision::clusterId>(
        {"clusterId", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Reference, 14, hidden}),
    field<&Revision::projectId>({"projectId", QT_TRANSLATE_NOOP("Column", "Project ID"), Kind::Identifier, 20, hidden}),
    field<&Revision::departmentId>(
        {"departmentId", QT_TRANSLATE_NOOP("Column", "Department ID"), Kind::Identifier, 20, hidden}),
    field<&Revision::tenantId>({"tenantId", QT_TRANSLATE_NOOP("Column", "Tenant ID"), Kind::Identifier, 10, hidden}),
};

constexpr auto infos = infosOf(columnList);

std::optional<Reason> revisionReason(const JsonNode &root)
{
    Reason reason;
    reason.state = root.textAt(u"phase");
    reason.message = root.textAt(u"phaseMessage");
    reason.sinceMs = root.timeAt(u"phaseUpdatedAt");
    const bool isCalm = reason.state == u"Running" || reason.state == u"Completed" || reason.state == u"Stopped";
    const JsonNode *condition = failedCondition(root.child(u"conditions"));
    if (isCalm || (reason.message.isEmpty() && !condition))
        return std::nullopt;
    if (condition) {
        reason.code = condition->textAt(u"reason");
        if (reason.message.isEmpty())
            reason.message = condition->textAt(u"message");
    }
    return reason;
}

// The list of one workload. Whether the control plane has such lists at all cannot be seen from a 404, which may be
// about the workload: pods that know their revision came with the same release.
class RevisionsOfWorkload
{
public:
    RevisionsOfWorkload(api::Client &client, const table::ListQuery &query, base::Urgency urgency,
                        WholeSource<Revision>::Done done)
        : m_client(client)
        , m_urgency(urgency)
        , m_done(std::move(done))
        , m_list(client)
    {
        api::ListParams params;
        if (query.deleted)
            params.deleted = true;
        m_list.read(operation, ownerOf(revisionResource, query), params, urgency, &m_context,
                    [this](api::Result<WholeSource<Revision>::Pages> pages) { take(std::move(pages)); });
    }

private:
    static constexpr auto operation = api::Operation::InferenceRevisions;

    void take(api::Result<WholeSource<Revision>::Pages> pages)
    {
        api::Capabilities &capabilities = m_client.capabilities();
        if (pages)
            capabilities.confirm({operation});
        const bool isDoubtful = !pages && api::isUnknownPath(pages.error()) && !capabilities.has({operation})
            && !capabilities.lacks({operation});
        if (!isDoubtful)
            return std::exchange(m_done, nullptr)(std::move(pages));
        m_probe = m_client.pods({.sortBy = u"revisionId"_s, .limit = 1}, m_urgency, &m_context,
                                [this, error = pages.error()](const api::Result<api::PagePtr<api::Pod>> &answer) {
                                    if (!answer && answer.error().httpStatus == 400)
                                        m_client.capabilities().refuse({operation});
                                    else if (answer)
                                        m_client.capabilities().confirm({operation});
                                    std::exchange(m_done, nullptr)(api::Failure(error));
                                });
    }

    QObject m_context;
    api::Client &m_client;
    base::Urgency m_urgency;
    WholeSource<Revision>::Done m_done;
    api::WholeList<Revision> m_list;
    api::Call m_probe;
};

WholeSource<Revision>::Reader reader(api::Client &client)
{
    return {[&client](const table::ListQuery &query, base::Urgency urgency, WholeSource<Revision>::Done done) {
                return std::make_shared<RevisionsOfWorkload>(client, query, urgency, std::move(done));
            },
            [](const table::ListQuery &query) {
                table::ListQuery selection;
                selection.filters.append(equalFilter("workloadId", ownerOf(revisionResource, query).toString()));
                selection.deleted = query.deleted;
                return selection;
            }};
}

constexpr RowWay ways[] = {
    {&podsOfRevision, nullptr, QT_TRANSLATE_NOOP("Resource", "Pods of this revision")},
    {&podsOfWorkload, "workloadId", QT_TRANSLATE_NOOP("Resource", "Pods of the workload")},
    {&theCluster, "clusterId", QT_TRANSLATE_NOOP("Resource", "Go to cluster %1")},
};
constexpr FieldWay fieldWays[] = {
    {"clusterId", &theCluster},
    {"workloadId", &theWorkload},
    {"runningPods", &podsOfRevision, true},
};
constexpr const LinkKind *kinds[] = {&revisionsOfWorkload};

} // namespace

namespace catalog {

constinit const LinkKind revisionsOfWorkload{
    .word = "revisionsOfWorkload",
    .target = &revisionResource,
    .filterKey = "workloadId",
    .shortcut = "Ctrl+Shift+V",
    .shortcutText = QT_TRANSLATE_NOOP("Resource", "Revisions of the inference workload"),
};

constinit const ResourceInfo revisionResource{
    .word = "revisions",
    .singular = "revision",
    .icon = "revisions",
    .words = {.title = QT_TRANSLATE_NOOP("Resource", "Revisions"),
              .one = QT_TRANSLATE_NOOP("Resource", "Revision"),
              .count = QT_TRANSLATE_N_NOOP("views::CountLabel", "%1 revision(s)"),
              .search = QT_TRANSLATE_NOOP("Resource", "Search revisions"),
              .exportTitle = QT_TRANSLATE_NOOP("Resource", "Export revisions to CSV"),
              .exporting = QT_TRANSLATE_NOOP("Resource", "Exporting revisions"),
              .nothing = QT_TRANSLATE_NOOP("Resource", "No revisions yet"),
              .whyNothing = QT_TRANSLATE_NOOP("Resource", "The control plane reports no revisions of this workload."),
              .noMatch = QT_TRANSLATE_NOOP("Resource", "No revisions match these filters"),
              .noneInTime = QT_TRANSLATE_NOOP("Resource", "No revisions in this time range"),
              .noneDeleted = QT_TRANSLATE_NOOP("Resource", "No deleted revisions"),
              .forbidden = QT_TRANSLATE_NOOP("Resource", "No permission to read revisions"),
              .ownerless = QT_TRANSLATE_NOOP("Resource",
                                             "Revisions are listed for one inference workload. Filter by its "
                                             "Workload ID."),
              .notFound = QT_TRANSLATE_NOOP("Resource",
                                            "The control plane has no revisions of this workload: it was "
                                            "deleted, or the control plane is older than Run:ai 2.21.")},
    .columns = [] { return std::span<const table::ColumnInfo *const>(infos); },
    .source = [](api::Client &client, const ClusterNames &names) -> std::unique_ptr<table::TableSource> {
        return std::make_unique<WholeSource<Revision>>(
            names, revisionResource, RecordTable<Revision>{columnList, keyField<&Revision::id>}, reader(client));
    },
    .owner = "workloadId",
    .stateColumn = "phase",
    .sortKey = "createdAt",
    .descending = true,
    .deleted = {QT_TRANSLATE_NOOP("Resource", "Deleted"),
                QT_TRANSLATE_NOOP("Resource", "Show deleted objects instead of existing ones")},
    .list = api::Operation::InferenceRevisions,
    .isOptional = true,
    .whole = wholeOf<Revision, api::Operation::InferenceRevision>,
    .reason = revisionReason,
    .canEnd = true,
    .history = HistoryOperations{api::Operation::RevisionHistory, api::Operation::RevisionEvents},
    .pods = api::Operation::RevisionPods,
    .ways = ways,
    .fieldWays = fieldWays,
    .linkKinds = kinds,
};

} // namespace catalog
