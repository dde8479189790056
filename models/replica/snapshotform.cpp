// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/snapshotform.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace replica::snapshotform {

std::string textOf(const table::ListQuery &query)
{
    QJsonArray filters;
    for (const table::Filter &filter : query.filters)
        filters.append(QJsonArray{filter.key, int(filter.op), QJsonArray::fromStringList(filter.values)});
    QJsonArray orders{QJsonArray{query.sortKey, query.descending}};
    for (const table::SortBy &by : query.thenBy)
        orders.append(QJsonArray{by.key, by.descending});
    const QJsonArray text{filters,
                          query.search,
                          orders,
                          query.deleted,
                          query.completed ? QJsonValue(*query.completed) : QJsonValue(),
                          query.externalOnly,
                          QJsonArray::fromStringList(query.groupBy)};
    return QJsonDocument(text).toJson(QJsonDocument::Compact).toStdString();
}

std::string tableOf(std::int64_t list)
{
    return "rows_" + std::to_string(list);
}

QString nameOf(const table::ColumnInfo &column)
{
    return u"name of "_s + QLatin1StringView(column.key);
}

bool hasSchema(Database &database)
{
    const std::int64_t id = database.number("PRAGMA application_id");
    const std::int64_t form = database.number("PRAGMA user_version");
    if (id == 0 && form == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0)
        return false;
    if (id == applicationId && form > version)
        database.fail(DatabaseFault::Newer);
    else if (id != applicationId || form != version)
        database.fail(DatabaseFault::Damaged);
    return database.isFine();
}

} // namespace replica::snapshotform
