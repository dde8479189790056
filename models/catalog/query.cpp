// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"
#include "models/table/format.h"
#include "models/table/match.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using namespace catalog;
using table::Filter;
using table::Kind;
using table::Op;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(catalog::Query)
};

template<class T> using Checked = tl::expected<T, QString>;
using Refusal = tl::unexpected<QString>;

const table::ColumnInfo *columnOfFilter(Resource resource, const QString &key)
{
    for (const table::ColumnInfo *column : columns(resource)) {
        if (column->filterKey && key == QLatin1StringView(column->filterKey))
            return column;
    }
    return nullptr;
}

bool isNumber(Kind kind)
{
    return kind == Kind::Count || kind == Kind::Bytes || kind == Kind::Cores || kind == Kind::Gpus
        || kind == Kind::Duration;
}

bool isTextOperator(Op op)
{
    return op == Op::Contains || op == Op::NotContains || op == Op::StartsWith || op == Op::EndsWith;
}

// A value in the server's format.
Checked<QString> written(const table::ColumnInfo &column, const QString &value)
{
    const QString title = table::columnTitle(column);
    if (value.isEmpty())
        return Refusal(Words::tr("The filter on %1 has no value.").arg(title));
    if (value.contains(u',') && !isNumber(column.kind))
        return Refusal(Words::tr("The control plane does not accept commas in a filter. Use the part before or after "
                                 "the comma with “contains”."));
    if (column.kind == Kind::Time) {
        const auto time = table::parseTime(value);
        if (!time)
            return Refusal(
                Words::tr("“%1” is not a valid time. Use the form 2025-11-21 or 2025-11-21T14:13:07Z.").arg(value));
        const QDateTime utc = QDateTime::fromMSecsSinceEpoch(*time, Qt::UTC);
        return utc.toString(*time % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs);
    }
    if (isNumber(column.kind)) {
        bool isValid = false;
        const QString number = table::withDecimalPoint(value);
        number.toDouble(&isValid);
        if (!isValid)
            return Refusal(Words::tr("“%1” is not a number. Enter a number for %2.").arg(value, title));
        return number;
    }
    return value;
}

// The API has no "or": a choice from a closed set is expressed by excluding all others.
Checked<QStringList> anyOf(const table::ColumnInfo &column, const Filter &filter)
{
    QStringList items;
    if (filter.values.size() == 1) {
        const auto value = written(column, filter.values.constFirst());
        if (!value)
            return Refusal(value.error());
        return QStringList{filter.key + "=="_L1 + *value};
    }
    if (!column.choices)
        return Refusal(Words::tr("%1 can be compared with one value only.").arg(table::columnTitle(column)));
    QStringList known;
    for (const char *const *choice = column.choices; *choice; ++choice)
        known << QString::fromLatin1(*choice);
    for (const QString &value : filter.values) {
        if (!known.contains(value)) {
            return Refusal(Words::tr("“%1” is not a known value of %2. Filter by it alone.")
                               .arg(value, table::columnTitle(column)));
        }
    }
    for (const QString &choice : known) {
        if (!filter.values.contains(choice))
            items << filter.key + "!="_L1 + choice;
    }
    return items;
}

Checked<QStringList> itemsOf(Resource resource, const Filter &filter)
{
    const table::ColumnInfo *column = columnOfFilter(resource, filter.key);
    if (!column)
        return Refusal(Words::tr("The control plane cannot filter by “%1”.").arg(filter.key));
    if (filter.values.isEmpty())
        return Refusal(Words::tr("The filter on %1 has no value.").arg(table::columnTitle(*column)));
    if (filter.op == Op::AnyOf)
        return anyOf(*column, filter);
    if (isTextOperator(filter.op) && (column->kind == Kind::Time || isNumber(column->kind))) {
        return Refusal(
            //: %1 is a column, %2 an operator such as "contains"
            Words::tr("%1 cannot be compared with “%2”.").arg(table::columnTitle(*column), table::opWords(filter.op)));
    }
    const auto value = written(*column, filter.values.constFirst());
    if (!value)
        return Refusal(value.error());
    return QStringList{filter.key + table::opSign(filter.op) + *value};
}

bool canSort(Resource resource, const QString &key)
{
    return std::ranges::any_of(columns(resource), [&key](const table::ColumnInfo *column) {
        return column->sortKey && key == QLatin1StringView(column->sortKey);
    });
}

} // namespace

namespace catalog {

table::ListQuery defaultQuery(Resource resource)
{
    table::ListQuery query;
    query.sortKey = QString::fromLatin1(resource->sortKey);
    query.descending = resource->descending;
    return query;
}

tl::expected<api::ListParams, QString> toParams(Resource resource, const table::ListQuery &query)
{
    api::ListParams params;
    for (const Filter &filter : query.filters) {
        const auto items = itemsOf(resource, filter);
        if (!items)
            return Refusal(items.error());
        params.filterBy += *items;
    }
    // Without an explicit sort order, a server may order each page differently.
    const table::ListQuery ordered = query.sortKey.isEmpty() ? defaultQuery(resource) : query;
    if (!canSort(resource, ordered.sortKey))
        return Refusal(Words::tr("The control plane cannot sort by “%1”.").arg(ordered.sortKey));

    // Parameters that an endpoint does not support are not sent: such lists are loaded whole and sorted and filtered
    // here.
    params.search = query.search;
    params.sortBy = ordered.sortKey;
    params.descending = ordered.descending;
    if (query.deleted) {
        params.deleted = true;
        params.includeRequestedForDelete = true;
    }
    if (resource->completed)
        params.completed = query.completed;
    return params;
}

bool isClusterKey(QStringView key)
{
    return key == u"clusterId" || key == u"clusterUuid";
}

} // namespace catalog
