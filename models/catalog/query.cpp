// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/capabilities.h"
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

struct QueryWords
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
        || kind == Kind::Duration || kind == Kind::Percent || kind == Kind::QuotaRoom;
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
        return Refusal(QueryWords::tr("The filter on %1 has no value.").arg(title));
    if (value.contains(u',') && !isNumber(column.kind))
        return Refusal(
            QueryWords::tr("The control plane does not accept commas in a filter. Use the part before or after "
                           "the comma with “contains”."));
    if (column.kind == Kind::Time) {
        const auto time = table::parseTime(value);
        if (!time)
            return Refusal(QueryWords::tr("“%1” is not a valid time. Use the form 2025-11-21 or 2025-11-21T14:13:07Z.")
                               .arg(value));
        const QDateTime utc = QDateTime::fromMSecsSinceEpoch(*time, Qt::UTC);
        return utc.toString(*time % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs);
    }
    if (isNumber(column.kind)) {
        bool isValid = false;
        const QString number = table::withDecimalPoint(value);
        number.toDouble(&isValid);
        if (!isValid)
            return Refusal(QueryWords::tr("“%1” is not a number. Enter a number for %2.").arg(value, title));
        return number;
    }
    return value;
}

// How to exclude values: one item for each, or the fewest items.
enum class Exclusion { Each, Parts };

// The longest of the parts that most of `values` have in common and none of `others` has. Whether the server compares
// letters by case is unknown: no other value has the part in any case.
QString commonPart(const QStringList &values, const QStringList &others)
{
    const auto holders = [&values](const QString &part) {
        return std::ranges::count_if(values, [&part](const QString &value) { return value.contains(part); });
    };
    QString best;
    for (const QString &value : values) {
        for (qsizetype begin = 0; begin < value.size(); ++begin) {
            for (qsizetype length = 1; begin + length <= value.size(); ++length) {
                const QString part = value.sliced(begin, length);
                const auto has = [&part](const QString &other) { return other.contains(part, Qt::CaseInsensitive); };
                if (part.trimmed() != part || std::ranges::any_of(others, has))
                    continue;
                const auto gain = holders(part) - (best.isEmpty() ? 0 : holders(best));
                if (gain > 0 || (gain == 0 && part.size() > best.size()))
                    best = part;
            }
        }
    }
    return best;
}

// The API has no "or": a choice from a closed set is expressed by excluding all others.
QStringList exclude(const QString &key, QStringList values, const QStringList &others, Exclusion how)
{
    QStringList items;
    while (!values.isEmpty()) {
        const QString part = how == Exclusion::Parts ? commonPart(values, others) : QString();
        const auto hasPart = [&part](const QString &value) { return value.contains(part); };
        if (part.isEmpty() || std::ranges::count_if(values, hasPart) < 2) {
            items << key + "!="_L1 + values.takeFirst();
        } else {
            items << key + "!@"_L1 + part;
            values.removeIf(hasPart);
        }
    }
    return items;
}

// The longest of the parts that all of `values` have in common and the fewest of `others` have; with those.
std::pair<QString, QStringList> sharedPart(const QStringList &values, const QStringList &others)
{
    QString best;
    QStringList rest = others;
    const QString &shortest = *std::ranges::min_element(values, {}, &QString::size);
    for (qsizetype begin = 0; begin < shortest.size(); ++begin) {
        for (qsizetype length = 1; begin + length <= shortest.size(); ++length) {
            const QString part = shortest.sliced(begin, length);
            const auto has = [&part](const QString &value) { return value.contains(part); };
            if (part.trimmed() != part || part.contains(u',') || !std::ranges::all_of(values, has))
                continue;
            // The server may ignore the case of letters.
            const QStringList having = others.filter(part, Qt::CaseInsensitive);
            if (having.size() < rest.size() || (having.size() == rest.size() && part.size() > best.size())) {
                best = part;
                rest = having;
            }
        }
    }
    return {best, rest};
}

// Only `values`, of all that there are. Where many others are to be excluded, what the values have in common may leave
// few of them.
QStringList only(const QString &key, const QStringList &values, const QStringList &others, Exclusion how)
{
    QStringList items = exclude(key, others, values, how);
    if (how == Exclusion::Each)
        return items;
    const auto [part, rest] = sharedPart(values, others);
    if (part.isEmpty())
        return items;
    const QStringList fewer = QStringList{key + "=@"_L1 + part} + exclude(key, rest, values, how);
    return fewer.size() < items.size() ? fewer : items;
}

Checked<QStringList> anyOf(const table::ColumnInfo &column, const Filter &filter, Exclusion how)
{
    if (filter.values.size() == 1) {
        const auto value = written(column, filter.values.constFirst());
        if (!value)
            return Refusal(value.error());
        return QStringList{filter.key + "=="_L1 + *value};
    }
    if (!column.choices)
        return Refusal(QueryWords::tr("%1 can be compared with one value only.").arg(table::columnTitle(column)));
    if (!filter.others.isEmpty())
        return only(filter.key, filter.values, filter.others, how);
    QStringList known;
    for (const char *const *choice = column.choices; *choice; ++choice)
        known << QString::fromLatin1(*choice);
    for (const QString &value : filter.values) {
        if (!known.contains(value)) {
            return Refusal(QueryWords::tr("“%1” is not a known value of %2. Filter by it alone.")
                               .arg(value, table::columnTitle(column)));
        }
    }
    known.removeIf([&filter](const QString &choice) { return filter.values.contains(choice); });
    return only(filter.key, filter.values, known, how);
}

Checked<QStringList> itemsOf(Resource resource, const Filter &filter, Exclusion how)
{
    const table::ColumnInfo *column = columnOfFilter(resource, filter.key);
    if (!column)
        return Refusal(QueryWords::tr("The control plane cannot filter by “%1”.").arg(filter.key));
    if (filter.values.isEmpty() && table::takesValues(filter.op))
        return Refusal(QueryWords::tr("The filter on %1 has no value.").arg(table::columnTitle(*column)));
    if (filter.op == Op::AnyOf)
        return anyOf(*column, filter, how);
    const bool isOfText = column->kind != Kind::Time && !isNumber(column->kind);
    if (table::isOnlyHere(filter.op) || (isTextOperator(filter.op) && !isOfText)) {
        return Refusal(
            //: %1 is a column, %2 an operator such as "contains"
            QueryWords::tr("%1 cannot be compared with “%2”.")
                .arg(table::columnTitle(*column), table::opWords(filter.op)));
    }
    const auto value = written(*column, filter.values.constFirst());
    if (!value)
        return Refusal(value.error());
    return QStringList{filter.key + table::opSign(filter.op) + *value};
}

Checked<QStringList> itemsOf(Resource resource, const table::ListQuery &query, Exclusion how)
{
    QStringList all;
    for (const Filter &filter : query.filters) {
        auto items = itemsOf(resource, filter, how);
        if (!items)
            return items;
        all += *items;
    }
    return all;
}

// At most as many items as a control plane accepts. Exclusions are joined only if there is no other way: not equal is
// what every control plane understands.
Checked<QStringList> filterItems(Resource resource, const table::ListQuery &query)
{
    auto items = itemsOf(resource, query, Exclusion::Each);
    if (!items || items->size() <= api::mostFilterItems)
        return items;
    auto fewer = itemsOf(resource, query, Exclusion::Parts);
    if (fewer->size() <= api::mostFilterItems)
        return fewer;
    const auto isSeveral = [](const Filter &filter) { return filter.op == Op::AnyOf && filter.values.size() > 1; };
    if (const auto several = std::ranges::find_if(query.filters, isSeveral); several != query.filters.end()) {
        const qsizetype left = api::mostFilterItems - (query.filters.size() - 1);
        return Refusal(
            //: %3 is a column
            QueryWords::tr(
                "The control plane accepts up to %1 conditions at once, and needs one for each value that is not "
                "chosen. Choose a single value of %3, or all but %2.")
                .arg(QString::number(api::mostFilterItems), QString::number(std::max<qsizetype>(0, left)),
                     table::columnTitle(*columnOfFilter(resource, several->key))));
    }
    return Refusal(
        QueryWords::tr("The control plane accepts up to %1 conditions at once. Remove some filters, or choose "
                       "fewer values.")
            .arg(api::mostFilterItems));
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
    const auto items = filterItems(resource, query);
    if (!items)
        return Refusal(items.error());
    params.filterBy = *items;
    // Without an explicit sort order, a server may order each page differently.
    const table::ListQuery ordered = query.sortKey.isEmpty() ? defaultQuery(resource) : query;
    if (!canSort(resource, ordered.sortKey))
        return Refusal(QueryWords::tr("The control plane cannot sort by “%1”.").arg(ordered.sortKey));

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
    params.externalTypesOnly = query.externalOnly;
    return params;
}

QString onlyValue(const table::ListQuery &query, QLatin1StringView key)
{
    for (const Filter &filter : query.filters) {
        const bool isOne = filter.op == Op::Equal || filter.op == Op::AnyOf;
        if (isOne && filter.key == key && filter.values.size() == 1)
            return filter.values.constFirst();
    }
    return {};
}

base::Key ownerOf(Resource resource, const table::ListQuery &query)
{
    return resource->owner ? base::Key::fromText(onlyValue(query, QLatin1StringView(resource->owner))) : base::Key();
}

QString refusalOf(Resource resource, const table::ListQuery &query)
{
    if (resource->owner && ownerOf(resource, query).isNull())
        return wordsOf(resource->words.ownerless);
    const auto items = itemsOf(resource, query, Exclusion::Each);
    return items ? QString() : items.error();
}

bool isClusterKey(QStringView key)
{
    return key == u"clusterId" || key == u"clusterUuid";
}

} // namespace catalog
