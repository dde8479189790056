// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/categories.h"

#include "models/catalog/describe.h"
#include "models/catalog/wholesource.h"
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
    field<&Category::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 13.5, often, "createdAt", "createdAt"}),
    field<&Category::createdBy>(
        {"createdBy", QT_TRANSLATE_NOOP("Column", "Created by"), Kind::Text, 17, seldom, "createdBy", "createdBy"}),
    field<&Category::id>({"id", QT_TRANSLATE_NOOP("Column", "Category ID"), Kind::Identifier, 37, hidden}),
};

constexpr auto infos = infosOf(columnList);

class AllCategories
{
public:
    AllCategories(api::Client &client, base::Urgency urgency, WholeSource<Category>::Done done)
    {
        m_call = client.workloadCategories(
            urgency, &m_context,
            [&client, done = std::move(done)](const api::Result<api::PagePtr<Category>> &categories) mutable {
                constexpr api::Operation operation = api::Operation::WorkloadCategories;
                if (categories)
                    client.capabilities().confirm({operation});
                else if (api::isUnknownPath(categories.error()))
                    client.capabilities().refuse({operation});
                if (!categories)
                    return done(api::Failure(categories.error()));
                done(std::vector{*categories});
            });
    }

private:
    QObject m_context;
    api::Call m_call;
};

WholeSource<Category>::Reader reader(api::Client &client)
{
    return {[&client](const table::ListQuery &, base::Urgency urgency, WholeSource<Category>::Done done) {
                return std::make_shared<AllCategories>(client, urgency, std::move(done));
            },
            [](const table::ListQuery &) { return table::ListQuery(); }};
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
