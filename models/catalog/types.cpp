// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/types.h"

#include "models/api/jsontree.h"
#include "models/catalog/describe.h"
#include "models/catalog/figuredlist.h"
#include "models/catalog/typeedits.h"
#include "models/catalog/workloads.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

using namespace catalog;
using api::JsonNode;
using table::Kind;
using Type = api::WorkloadType;

// 2.22 has no names of types, and later releases may leave out those of categories and priorities.
template<auto Name, auto Id> table::Raw nameOrId(const Row<Type> &row)
{
    const table::Raw name = rawOf(row.record.*Name, row.texts);
    return std::holds_alternative<std::monostate>(name) ? rawOf(row.record.*Id, row.texts) : name;
}

// The clusters whose operator knows the type, out of those that report about it. The types of Run:ai itself have no
// such reports.
table::Raw clusters(const Row<Type> &row)
{
    if (row.record.clusterPhases.isAbsent())
        return {};
    const QStringList phases = row.texts.toString(row.record.clusterPhases).split(u", "_s, Qt::SkipEmptyParts);
    const auto ready = phases.count(u"Ready"_s);
    return table::PodShare{std::int64_t(ready), std::int64_t(phases.size()), std::int64_t(phases.size())};
}

// One of the two numbers, for files
template<std::int64_t table::PodShare::*Part> table::Raw partOfClusters(const Row<Type> &row)
{
    const table::Raw share = clusters(row);
    const auto *both = std::get_if<table::PodShare>(&share);
    return both ? table::Raw(both->*Part) : table::Raw();
}

// The control plane sends all types at once and does not sort them.
constexpr RecordColumn<Type> columnList[] = {
    made({"name", QT_TRANSLATE_NOOP("Column", "Type"), Kind::Name, 20, shown, "name", "name"},
         nameOrId<&Type::name, &Type::id>),
    field<&Type::group>({"group", QT_TRANSLATE_NOOP("Column", "API group"), Kind::Text, 23, usually, "group", "group"}),
    made({"categoryName", QT_TRANSLATE_NOOP("Column", "Category"), Kind::Text, 15, shown, "categoryName",
          "categoryName"},
         nameOrId<&Type::categoryName, &Type::categoryId>),
    made({"priorityName", QT_TRANSLATE_NOOP("Column", "Priority"), Kind::Text, 19, shown, "priorityName",
          "priorityName"},
         nameOrId<&Type::priorityName, &Type::priorityId>),
    made({"clusters", QT_TRANSLATE_NOOP("Column", "Clusters"), Kind::ReadyShare, 10.5, often, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "Clusters that are ready for this type, out of those that report about it"),
          nullptr, "readyClusters,reportingClusters,clusterStatuses.phase"},
         clusters),
    field<&Type::workloads>({"workloads", QT_TRANSLATE_NOOP("Column", "Workloads"), Kind::Count, 12, often, nullptr,
                             nullptr, QT_TRANSLATE_NOOP("Column", "Workloads of this type in all clusters")}),
    field<&Type::updatedAt>(
        {"updatedAt", QT_TRANSLATE_NOOP("Column", "Changed"), Kind::Time, 13.5, often, "updatedAt", "updatedAt"}),
    field<&Type::updatedBy>(
        {"updatedBy", QT_TRANSLATE_NOOP("Column", "Changed by"), Kind::Text, 17, seldom, "updatedBy", "updatedBy"}),
    field<&Type::versions>(
        {"resourceInterfaces.version", QT_TRANSLATE_NOOP("Column", "API versions"), Kind::Text, 12, spare}),
    field<&Type::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 13.5, hidden, "createdAt", "createdAt"}),
    field<&Type::createdBy>(
        {"createdBy", QT_TRANSLATE_NOOP("Column", "Created by"), Kind::Text, 17, hidden, "createdBy", "createdBy"}),
    made({"readyClusters", QT_TRANSLATE_NOOP("Column", "Ready clusters"), Kind::Count, 15, hidden},
         partOfClusters<&table::PodShare::running>),
    made({"reportingClusters", QT_TRANSLATE_NOOP("Column", "Reporting clusters"), Kind::Count, 18, hidden},
         partOfClusters<&table::PodShare::requested>),
    field<&Type::clusterPhases>(
        {"clusterStatuses.phase", QT_TRANSLATE_NOOP("Column", "States in clusters"), Kind::Text, 20, hidden}),
    field<&Type::id>({"id", QT_TRANSLATE_NOOP("Column", "Type ID"), Kind::Identifier, 37, hidden}),
    field<&Type::categoryId>({"categoryId", QT_TRANSLATE_NOOP("Column", "Category ID"), Kind::Identifier, 37, hidden}),
    field<&Type::priorityId>({"priorityId", QT_TRANSLATE_NOOP("Column", "Priority ID"), Kind::Identifier, 37, hidden}),
};

constexpr auto infos = infosOf(columnList);

// The id is optional; kinds of Kubernetes are told apart by their API group.
base::Key keyOf(const QString &id, const QString &group, const QString &name)
{
    if (!id.isEmpty())
        return base::Key::fromText(id);
    return name.isEmpty() ? base::Key() : base::Key::of({group, name});
}

constexpr Figure typeFigures[] = {{api::Operation::WorkloadTelemetry, "WORKLOADS_COUNT", "Type"}};

// A type without workloads is in no group.
void fill(Type &type, const api::TextPool &texts, const GroupedFigures &figures)
{
    type.workloads = figures.number(0, texts.toString(type.name), 0);
}

WholeSource<Type>::Reader reader(api::Client &client)
{
    const auto figures = std::make_shared<GroupedFigures>(client, typeFigures);
    return {[&client, figures](const table::ListQuery &query, base::Urgency urgency, WholeSource<Type>::Done done) {
                const api::ListParams params{.limit = 0, .externalTypesOnly = query.externalOnly};
                return std::make_shared<FiguredList<Type>>(
                    inOneAnswer<Type>(client, api::Operation::WorkloadTypes, params, urgency), urgency, figures,
                    FigureColumns<Type>{fill, columnsCalled(columnList, {"workloads"})}, std::move(done));
            },
            [](const table::ListQuery &query) {
                table::ListQuery selection;
                selection.externalOnly = query.externalOnly;
                return selection;
            },
            {},
            [figures] { return figures->lackIn(columnsCalled(columnList, {"workloads"})); }};
}

QString kindLine(const JsonNode &root)
{
    return root.textAt(u"group");
}

constexpr RowWay ways[] = {
    {&workloadsOfType, "name", QT_TRANSLATE_NOOP("Resource", "Workloads of type %1")},
    {&workloadsOfCategory, "categoryName", QT_TRANSLATE_NOOP("Resource", "Workloads of category %1")},
};
constexpr FieldWay fieldWays[] = {
    {"name", &workloadsOfType},
    {"categoryName", &workloadsOfCategory},
};

} // namespace

namespace catalog {

constinit const ResourceInfo typeResource{
    .word = "workload-types",
    .singular = "workload type",
    .icon = "types",
    .words = {.title = QT_TRANSLATE_NOOP("Resource", "Workload types"),
              .one = QT_TRANSLATE_NOOP("Resource", "Workload type"),
              .count = QT_TRANSLATE_N_NOOP("views::CountLabel", "%1 type(s)"),
              .search = QT_TRANSLATE_NOOP("Resource", "Search types"),
              .exportTitle = QT_TRANSLATE_NOOP("Resource", "Export workload types to CSV"),
              .exporting = QT_TRANSLATE_NOOP("Resource", "Exporting workload types"),
              .nothing = QT_TRANSLATE_NOOP("Resource", "No workload type is registered"),
              .whyNothing = QT_TRANSLATE_NOOP("Resource", "This control plane has no types that you can see."),
              .noMatch = QT_TRANSLATE_NOOP("Resource", "No types match these filters"),
              .noneInTime = QT_TRANSLATE_NOOP("Resource", "No types in this time range"),
              .forbidden = QT_TRANSLATE_NOOP("Resource", "No permission to read workload types"),
              .notFound = QT_TRANSLATE_NOOP("Resource",
                                            "This control plane is older than Run:ai 2.22, which introduced "
                                            "the list of types.")},
    .columns = [] { return std::span<const table::ColumnInfo *const>(infos); },
    .source = [](api::Client &client, const ClusterNames &names) -> std::unique_ptr<table::TableSource> {
        constexpr auto key = [](const Row<Type> &row) {
            const Type &type = row.record;
            return keyOf(row.texts.key(type.id).toString(), row.texts.toString(type.group),
                         row.texts.toString(type.name));
        };
        return std::make_unique<WholeSource<Type>>(names, typeResource, RecordTable<Type>{columnList, key},
                                                   reader(client));
    },
    .section = QT_TRANSLATE_NOOP("Resource", "Administration"),
    .sortKey = "name",
    .externalOnly = {QT_TRANSLATE_NOOP("Resource", "External only"),
                     QT_TRANSLATE_NOOP("Resource", "Without the types that Run:ai brings itself")},
    .list = api::Operation::WorkloadTypes,
    .isOptional = true,
    .whole = wholeOf<Type, api::Operation::WorkloadType>,
    .key = [](const JsonNode &root) { return keyOf(root.textAt(u"id"), root.textAt(u"group"), root.textAt(u"name")); },
    .kindLine = kindLine,
    .ways = ways,
    .fieldWays = fieldWays,
    .edits = typeEdits,
};

} // namespace catalog
