// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter/cellfilter.h"

#include "views/filter/filtervalue.h"

using table::Op;

namespace views {

std::optional<table::Filter> filterOfCell(const table::ColumnInfo &column, const table::Value &value, Op op)
{
    if (column.filterKey == nullptr || !hasOp(column, op))
        return std::nullopt;
    table::Filter filter{QString::fromLatin1(column.filterKey), op, {}, {}};
    if (const auto *text = std::get_if<QString>(&value)) {
        filter.values.append(*text);
    } else if (const auto *object = std::get_if<table::Reference>(&value)) {
        filter.values.append(object->id);
        if (!object->name.isEmpty())
            filter.labels.append(object->name);
    } else if (const auto *whole = std::get_if<std::int64_t>(&value)) {
        filter.values.append(QString::number(*whole));
    } else if (const auto *number = std::get_if<double>(&value)) {
        filter.values.append(QString::number(*number, 'g', 15));
    } else {
        return std::nullopt;
    }
    // The server splits values at commas, and cannot search for nothing.
    const QString &wanted = filter.values.constFirst();
    return wanted.isEmpty() || wanted.contains(u',') ? std::nullopt : std::optional(filter);
}

table::ListQuery withFilter(table::ListQuery query, const table::Filter &filter)
{
    query.filters.removeIf([&filter](const table::Filter &other) {
        if (other.key != filter.key)
            return false;
        const bool isChoice = other.op == Op::Equal || other.op == Op::AnyOf;
        return filter.op == Op::Equal ? isChoice : other.op == filter.op && other.values == filter.values;
    });
    query.filters.append(filter);
    return query;
}

} // namespace views
