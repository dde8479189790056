// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/projects.h"

#include "models/api/jsontree.h"
#include "models/catalog/clusters.h"
#include "models/catalog/departments.h"
#include "models/catalog/describe.h"
#include "models/catalog/orgunits.h"
#include "models/catalog/pods.h"
#include "models/catalog/reason.h"
#include "models/catalog/windowedsource.h"
#include "models/catalog/workloads.h"

#include <QCoreApplication>

namespace {

using namespace catalog;
using api::JsonNode;
using table::Kind;
using Project = api::Project;

constexpr const char *phases[]
    = {"Creating", "Initializing", "Updating", "Ready", "NotReady", "Deleting", "Deleted", "Unknown", nullptr};

constexpr std::array firstColumns{
    field<&Project::name>({"name", QT_TRANSLATE_NOOP("Column", "Project"), Kind::Name, 20, shown, "name", "name"}),
    field<&Project::phase>({"status.phase", QT_TRANSLATE_NOOP("Column", "Status"), Kind::State, 15.5, usually, "phase",
                            "phase", nullptr, phases}),
    field<&Project::parentName>({"parent.name", QT_TRANSLATE_NOOP("Column", "Department"), Kind::Text, 15, usually,
                                 "parentName", "parentName"}),
    clusterField<&Project::clusterId>({"clusterId", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Reference, 14, often,
                                       "clusterId", "clusterId",
                                       QT_TRANSLATE_NOOP("Column", "The server sorts by cluster ID")}),
};

constexpr std::array lastColumns{
    field<&Project::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 13.5, spare, "createdAt", "createdAt"}),
    field<&Project::createdBy>({"createdBy", QT_TRANSLATE_NOOP("Column", "Created by"), Kind::Text, 18, hidden}),
    field<&Project::updatedAt>({"updatedAt", QT_TRANSLATE_NOOP("Column", "Updated"), Kind::Time, 11.5, hidden}),
    field<&Project::updatedBy>({"updatedBy", QT_TRANSLATE_NOOP("Column", "Updated by"), Kind::Text, 18, hidden}),
    field<&Project::namespaceName>(
        {"status.namespace", QT_TRANSLATE_NOOP("Column", "Namespace"), Kind::Text, 18, hidden}),
    field<&Project::description>({"description", QT_TRANSLATE_NOOP("Column", "Description"), Kind::Text, 30, hidden}),
    field<&Project::phaseMessage>(
        {"status.phaseMessage", QT_TRANSLATE_NOOP("Column", "Message"), Kind::Text, 30, hidden}),
    rest<Project>(
        {"status.nodePoolQuotaStatuses", QT_TRANSLATE_NOOP("Column", "Use by node pool"), Kind::Structure, 30, hidden}),
    field<&Project::id>({"id", QT_TRANSLATE_NOOP("Column", "Project ID"), Kind::Identifier, 20, hidden}),
    field<&Project::parentId>({"parentId", QT_TRANSLATE_NOOP("Column", "Department ID"), Kind::Identifier, 20, hidden,
                               "departmentId", "departmentId"}),
};

constexpr auto columnList = joined(firstColumns, quotaColumns<Project>(), amountColumns<Project>(), lastColumns);

constexpr auto infos = infosOf(columnList);

constexpr Figure projectFigures[] = {{api::Operation::WorkloadTelemetry, "WORKLOADS_COUNT", "ProjectId", "Phase"}};

std::optional<Reason> projectReason(const JsonNode &root)
{
    Reason reason;
    reason.state = root.textAt(u"status.phase");
    reason.message = root.textAt(u"status.phaseMessage");
    if (reason.state.isEmpty() || reason.state == u"Ready" || reason.message.isEmpty())
        return std::nullopt;
    return reason;
}

QString kindLine(const JsonNode &root)
{
    const QString department = root.textAt(u"parent.name");
    return department.isEmpty() ? wordsOf(QT_TRANSLATE_NOOP("Resource", "Project"))
                                : wordsOf(QT_TRANSLATE_NOOP("Resource", "Project of %1")).arg(department);
}

constexpr RowWay ways[] = {
    {&workloadsOfProjectId, nullptr, QT_TRANSLATE_NOOP("Resource", "Workloads of this project")},
    {&podsOfProject, nullptr, QT_TRANSLATE_NOOP("Resource", "Search pods for its name")},
    {&theDepartment, "parent.name", QT_TRANSLATE_NOOP("Resource", "Go to department %1")},
    {&theCluster, "clusterId", QT_TRANSLATE_NOOP("Resource", "Go to cluster %1")},
};
constexpr FieldWay fieldWays[] = {
    {"clusterId", &theCluster},
    {"parent.name", &theDepartment},
    {"name", &workloadsOfProjectId, true},
};
constexpr const char *firstMetrics[]
    = {"GPU_ALLOCATION", "GPU_QUOTA", "GPU_MEMORY_UTILIZATION", "CPU_ALLOCATION_MILLICORES"};
constexpr Fact facts[] = {{"gpus"}, {"parent.name", &theDepartment}, {"clusterId", &theCluster}};
constexpr const LinkKind *kinds[] = {&theProject, &projectsOfDepartment};

} // namespace

namespace catalog {

constinit const LinkKind theProject{.word = "project", .target = &projectResource, .filterKey = "name"};

constinit const LinkKind projectsOfDepartment{
    .word = "projectsOfDepartment",
    .target = &projectResource,
    .filterKey = "departmentId",
};

constinit const ResourceInfo projectResource{
    .word = "projects",
    .singular = "project",
    .icon = "projects",
    .words = {.title = QT_TRANSLATE_NOOP("Resource", "Projects"),
              .one = QT_TRANSLATE_NOOP("Resource", "Project"),
              .count = QT_TRANSLATE_N_NOOP("views::CountLabel", "%1 project(s)"),
              .search = QT_TRANSLATE_NOOP("Resource", "Search projects"),
              .exportTitle = QT_TRANSLATE_NOOP("Resource", "Export projects to CSV"),
              .exporting = QT_TRANSLATE_NOOP("Resource", "Exporting projects"),
              .nothing = QT_TRANSLATE_NOOP("Resource", "No projects yet"),
              .whyNothing = QT_TRANSLATE_NOOP("Resource", "This control plane has no projects that you can see."),
              .noMatch = QT_TRANSLATE_NOOP("Resource", "No projects match these filters"),
              .noneInTime = QT_TRANSLATE_NOOP("Resource", "No projects in this time range"),
              .forbidden = QT_TRANSLATE_NOOP("Resource", "No permission to read projects")},
    .columns = [] { return std::span<const table::ColumnInfo *const>(infos); },
    .source = [](api::Client &client, const ClusterNames &names) -> std::unique_ptr<table::TableSource> {
        using Source = WindowedSource<Project>;
        const auto called = [](auto... keys) { return columnsCalled(columnList, {std::string_view(keys)...}); };
        const auto numbers
            = workloadFigures(client, names, projectFigures, "projectId", called("waitingSince"), called("idleGpus"));
        const auto columns = called("runningWorkloads", "pendingWorkloads", "waitingSince", "idleGpus");
        return std::make_unique<Source>(
            client, names, projectResource,
            RecordTable<Project>{columnList, keyField<&Project::id>, api::Operation::ProjectCount}, Source::Detour(),
            Source::StandIn(), Source::Figures{numbers, {fillWorkloads<Project>, columns}});
    },
    .stateColumn = "status.phase",
    .sortKey = "name",
    .list = api::Operation::Projects,
    .isOptional = true,
    .kindLine = kindLine,
    .reason = projectReason,
    .unitOf = unitOfOrgUnit,
    .ways = ways,
    .fieldWays = fieldWays,
    .linkKinds = kinds,
    .scope = api::Scope::Project,
    .firstMetrics = firstMetrics,
    .facts = facts,
};

} // namespace catalog
