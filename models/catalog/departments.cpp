// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/departments.h"

#include "models/catalog/clusters.h"
#include "models/catalog/describe.h"
#include "models/catalog/orgunits.h"
#include "models/catalog/projects.h"
#include "models/catalog/windowedsource.h"
#include "models/catalog/workloads.h"

#include <QCoreApplication>

namespace {

using namespace catalog;
using table::Kind;
using Department = api::Department;

constexpr std::array firstColumns{
    field<&Department::name>(
        {"name", QT_TRANSLATE_NOOP("Column", "Department"), Kind::Name, 20, shown, "name", "name"}),
    clusterField<&Department::clusterId>({"clusterId", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Reference, 14,
                                          often, "clusterId", "clusterId",
                                          QT_TRANSLATE_NOOP("Column", "The server sorts by cluster ID")}),
    field<&Department::projects>({"projectCount", QT_TRANSLATE_NOOP("Column", "Projects"), Kind::Count, 9.5, often,
                                  nullptr, nullptr,
                                  QT_TRANSLATE_NOOP("Column", "Projects of the department that you can see")}),
};

constexpr std::array lastColumns{
    field<&Department::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 13.5, spare, "createdAt", "createdAt"}),
    field<&Department::createdBy>({"createdBy", QT_TRANSLATE_NOOP("Column", "Created by"), Kind::Text, 18, hidden}),
    field<&Department::updatedAt>({"updatedAt", QT_TRANSLATE_NOOP("Column", "Updated"), Kind::Time, 11.5, hidden}),
    field<&Department::updatedBy>({"updatedBy", QT_TRANSLATE_NOOP("Column", "Updated by"), Kind::Text, 18, hidden}),
    field<&Department::description>(
        {"description", QT_TRANSLATE_NOOP("Column", "Description"), Kind::Text, 30, hidden}),
    field<&Department::id>({"id", QT_TRANSLATE_NOOP("Column", "Department ID"), Kind::Identifier, 20, hidden}),
};

constexpr auto columnList = joined(firstColumns, quotaColumns<Department>(), amountColumns<Department>(), lastColumns);

constexpr auto infos = infosOf(columnList);

constexpr Figure departmentFigures[]
    = {{api::Operation::WorkloadTelemetry, "WORKLOADS_COUNT", "DepartmentId", "Phase"}};

void fill(Department &department, const api::TextPool &texts, const GroupedFigures &figures)
{
    fillWorkloads(department, texts, figures);
    department.projects = figures.rows(2).number(texts.key(department.id).toString(), 0);
}

QString kindLine(const api::JsonNode &)
{
    return wordsOf(QT_TRANSLATE_NOOP("Resource", "Department"));
}

constexpr RowWay ways[] = {
    {&projectsOfDepartment, nullptr, QT_TRANSLATE_NOOP("Resource", "Projects of this department")},
    {&workloadsOfDepartment, nullptr, QT_TRANSLATE_NOOP("Resource", "Workloads of this department")},
    {&theCluster, "clusterId", QT_TRANSLATE_NOOP("Resource", "Go to cluster %1")},
};
constexpr FieldWay fieldWays[] = {
    {"clusterId", &theCluster},
    {"name", &projectsOfDepartment, true},
};
constexpr const char *firstMetrics[]
    = {"GPU_ALLOCATION", "GPU_QUOTA", "GPU_MEMORY_UTILIZATION", "CPU_ALLOCATION_MILLICORES"};
constexpr Fact facts[] = {{"gpus"}, {"clusterId", &theCluster}};
constexpr const LinkKind *kinds[] = {&theDepartment};

} // namespace

namespace catalog {

constinit const LinkKind theDepartment{.word = "department", .target = &departmentResource, .filterKey = "name"};

constinit const ResourceInfo departmentResource{
    .word = "departments",
    .singular = "department",
    .icon = "departments",
    .words = {.title = QT_TRANSLATE_NOOP("Resource", "Departments"),
              .one = QT_TRANSLATE_NOOP("Resource", "Department"),
              .count = QT_TRANSLATE_N_NOOP("views::CountLabel", "%1 department(s)"),
              .search = QT_TRANSLATE_NOOP("Resource", "Search departments"),
              .exportTitle = QT_TRANSLATE_NOOP("Resource", "Export departments to CSV"),
              .exporting = QT_TRANSLATE_NOOP("Resource", "Exporting departments"),
              .nothing = QT_TRANSLATE_NOOP("Resource", "No departments yet"),
              .whyNothing = QT_TRANSLATE_NOOP("Resource", "This control plane has no departments that you can see."),
              .noMatch = QT_TRANSLATE_NOOP("Resource", "No departments match these filters"),
              .noneInTime = QT_TRANSLATE_NOOP("Resource", "No departments in this time range"),
              .forbidden = QT_TRANSLATE_NOOP("Resource", "No permission to read departments")},
    .columns = [] { return std::span<const table::ColumnInfo *const>(infos); },
    .source = [](api::Client &client, const ClusterNames &names) -> std::unique_ptr<table::TableSource> {
        using Source = WindowedSource<Department>;
        const auto called = [](auto... keys) { return columnsCalled(columnList, {std::string_view(keys)...}); };
        const auto numbers = workloadFigures(client, names, departmentFigures, "departmentId", called("waitingSince"),
                                             called("idleGpus"));
        const GroupedRows::Question projects{
            .resource = projectResource,
            .query = defaultQuery(projectResource),
            .group = "parentId",
            .partly = QT_TRANSLATE_NOOP("Resource", "There are more than %1 projects, which are not counted here."),
        };
        numbers->add(std::make_unique<GroupedRows>(client, names, projects), called("projectCount"));
        const auto columns = called("runningWorkloads", "pendingWorkloads", "waitingSince", "idleGpus", "projectCount");
        return std::make_unique<Source>(
            client, names, departmentResource,
            RecordTable<Department>{columnList, keyField<&Department::id>, api::Operation::DepartmentCount},
            Source::Detour(), Source::StandIn(), Source::Figures{numbers, {fill, columns}});
    },
    .sortKey = "name",
    .searchesNames = true,
    .list = api::Operation::Departments,
    .isOptional = true,
    .kindLine = kindLine,
    .unitOf = unitOfOrgUnit,
    .ways = ways,
    .fieldWays = fieldWays,
    .linkKinds = kinds,
    .scope = api::Scope::Department,
    .firstMetrics = firstMetrics,
    .facts = facts,
};

} // namespace catalog
