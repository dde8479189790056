// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/categories.h"

#include "models/catalog/describe.h"
#include "models/catalog/figuredlist.h"
#include "models/catalog/workloads.h"

#include <QCoreApplication>

namespace {

using namespace catalog;
using table::Kind;
using Category = api::WorkloadCategory;

// The control plane sends all categories at once and does not sort them.
constexpr RecordColumn<Category> columnList[] = {
    field<&Category::name>({"name", QT_TRANSLATE_NOOP("Column", "Category"), Kind::Name, 20, shown, "name", "name"}),
    field<&Category::description>({"description", QT_TRANSLATE_NOOP("Column", "Description"), Kind::Text, 60, shown}),
    field<&Category::workloads>({"workloads", QT_TRANSLATE_NOOP("Column", "Workloads"), Kind::Count, 12, shown, nullptr,
                                 nullptr, QT_TRANSLATE_NOOP("Column", "Workloads of this category in all clusters")}),
    field<&Category::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 13.5, often, "createdAt", "createdAt"}),
    field<&Category::createdBy>(
        {"createdBy", QT_TRANSLATE_NOOP("Column", "Created by"), Kind::Text, 17, seldom, "createdBy", "createdBy"}),
    field<&Category::id>({"id", QT_TRANSLATE_NOOP("Column", "Category ID"), Kind::Identifier, 37, hidden}),
};

constexpr auto infos = infosOf(columnList);

constexpr Figure categoryFigures[] = {{api::Operation::WorkloadTelemetry, "WORKLOADS_COUNT", "Category"}};

// A category without workloads is in no group. The group is the name, or the id, of the category.
void fill(Category &category, const api::TextPool &texts, const GroupedFigures &figures)
{
    const double ofName = figures.number(0, texts.toString(category.name), 0);
    category.workloads = figures.number(0, texts.key(category.id).toString(), ofName);
}

WholeSource<Category>::Reader reader(api::Client &client)
{
    const auto figures = std::make_shared<GroupedFigures>(client, categoryFigures);
    return {[&client, figures](const table::ListQuery &, base::Urgency urgency, WholeSource<Category>::Done done) {
                return std::make_shared<FiguredList<Category>>(
                    inOneAnswer<Category>(client, api::Operation::WorkloadCategories, {.limit = 0}, urgency), urgency,
                    figures, FigureColumns<Category>{fill, columnsCalled(columnList, {"workloads"})}, std::move(done));
            },
            [](const table::ListQuery &) { return table::ListQuery(); },
            {},
            [figures] { return figures->lackIn(columnsCalled(columnList, {"workloads"})); }};
}

constexpr RowWay ways[] = {
    {&workloadsOfCategory, "name", QT_TRANSLATE_NOOP("Resource", "Workloads of category %1")},
};
constexpr FieldWay fieldWays[] = {{"name", &workloadsOfCategory}};

} // namespace

namespace catalog {

constinit const ResourceInfo categoryResource{
    .word = "workload-categories",
    .singular = "workload category",
    .icon = "folder",
    .words = {.title = QT_TRANSLATE_NOOP("Resource", "Categories"),
              .one = QT_TRANSLATE_NOOP("Resource", "Category"),
              .count = QT_TRANSLATE_N_NOOP("views::CountLabel", "%1 categories"),
              .search = QT_TRANSLATE_NOOP("Resource", "Search categories"),
              .exportTitle = QT_TRANSLATE_NOOP("Resource", "Export categories to CSV"),
              .exporting = QT_TRANSLATE_NOOP("Resource", "Exporting categories"),
              .nothing = QT_TRANSLATE_NOOP("Resource", "No categories yet"),
              .whyNothing = QT_TRANSLATE_NOOP("Resource", "This control plane has no categories that you can see."),
              .noMatch = QT_TRANSLATE_NOOP("Resource", "No categories match these filters"),
              .noneInTime = QT_TRANSLATE_NOOP("Resource", "No categories in this time range"),
              .forbidden = QT_TRANSLATE_NOOP("Resource", "No permission to read categories"),
              .notFound = QT_TRANSLATE_NOOP("Resource",
                                            "This control plane is older than Run:ai 2.22, which introduced the list "
                                            "of categories.")},
    .columns = [] { return std::span<const table::ColumnInfo *const>(infos); },
    .source = [](api::Client &client, const ClusterNames &names) -> std::unique_ptr<table::TableSource> {
        return std::make_unique<WholeSource<Category>>(
            names, categoryResource, RecordTable<Category>{columnList, keyField<&Category::id>}, reader(client));
    },
    .sortKey = "name",
    .list = api::Operation::WorkloadCategories,
    .isOptional = true,
    .whole = wholeOf<Category, api::Operation::WorkloadCategory>,
    .ways = ways,
    .fieldWays = fieldWays,
};

} // namespace catalog
