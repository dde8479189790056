// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/catalog/resource.h"
#include "models/table/source.h"

#include <QObject>

#include <memory>
#include <vector>

// The resources of the product as tables.
namespace catalog {

class ClusterList;

// The names of clusters, for columns that hold a cluster's id. Filled by the pages and sources that list clusters;
// columns read it while painting. GUI thread.
class ClusterNames : public QObject
{
    Q_OBJECT

public:
    explicit ClusterNames(QObject *parent = nullptr);
    ~ClusterNames() override;

    void load(api::Client &client); // requests the names once per call
    [[nodiscard]] QString name(const QString &uuid) const; // empty if unknown
    [[nodiscard]] QList<std::pair<QString, QString>> all() const; // uuid, name; by name

Q_SIGNALS:
    void changed();
    void loaded(); // load() has ended, with or without an answer

private:
    void take(const std::vector<api::PagePtr<api::Cluster>> &pages);

    std::unique_ptr<ClusterList> m_list;
    QList<std::pair<QString, QString>> m_all;
};

// The rows of a resource, for a table::WindowModel. `client` and `names` must outlive the source.
[[nodiscard]] std::unique_ptr<table::TableSource> makeSource(Resource resource, api::Client &client,
                                                             const ClusterNames &names);

// The columns alone, e.g. for the command line. Constant.
[[nodiscard]] std::span<const table::ColumnInfo *const> columns(Resource resource);

// The initial query of a page of the resource; it names the default sort order explicitly.
[[nodiscard]] table::ListQuery defaultQuery(Resource resource);

// The only value that the filters allow for a key; empty if there is none or more than one.
[[nodiscard]] QString onlyValue(const table::ListQuery &query, QLatin1StringView key);
// The object that the list belongs to, see ResourceInfo::owner; null if the query names none.
[[nodiscard]] base::Key ownerOf(Resource resource, const table::ListQuery &query);

// The keys by which objects refer to their cluster.
[[nodiscard]] bool isClusterKey(QStringView key);

// The API parameters for a query, or a sentence if the query cannot be expressed (e.g. a comma in a value).
[[nodiscard]] tl::expected<api::ListParams, QString> toParams(Resource resource, const table::ListQuery &query);
// Why the filters of a query cannot be applied, not even to a list that is filtered here; empty if they can.
[[nodiscard]] QString refusalOf(Resource resource, const table::ListQuery &query);

} // namespace catalog
