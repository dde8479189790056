// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/catalog/resource.h"
#include "models/table/source.h"

#include <QObject>

#include <memory>

// The resources of the product as tables.
namespace catalog {

// The names of the clusters, for columns that name a cluster by its id. Filled by whoever lists the clusters; columns
// read it when they are painted. GUI thread.
class ClusterNames : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void load(api::Client &client); // asks once; again at any later call
    [[nodiscard]] QString name(const QString &uuid) const; // empty if unknown
    [[nodiscard]] QList<std::pair<QString, QString>> all() const; // uuid, name; by name

Q_SIGNALS:
    void changed();

private:
    api::Call m_call;
    QList<std::pair<QString, QString>> m_all;
};

// The rows of a resource, for a table::WindowModel. `client` and `names` outlive the source.
[[nodiscard]] std::unique_ptr<table::TableSource> makeSource(Resource resource, api::Client &client,
                                                             const ClusterNames &names);

// The columns alone, e.g. for the command line. Constant.
[[nodiscard]] std::span<const table::ColumnInfo *const> columns(Resource resource);

// The query that a fresh page of the resource starts with (default order stated to the server).
[[nodiscard]] table::ListQuery defaultQuery(Resource resource);

// The filter items of the API for a query; an error sentence if one cannot be expressed (a comma in a value).
[[nodiscard]] tl::expected<api::ListParams, QString> toParams(Resource resource, const table::ListQuery &query);

} // namespace catalog
