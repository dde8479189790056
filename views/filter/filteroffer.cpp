// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter/filteroffer.h"

#include "views/filter/filtervalue.h"

#include <algorithm>

namespace views {

FilterOffer::FilterOffer(std::span<const table::ColumnInfo *const> columns)
{
    const auto hasKey = [this](const QString &key) {
        return std::ranges::any_of(
            m_ofServer, [&key](const table::ColumnInfo *field) { return key == QLatin1StringView(field->filterKey); });
    };
    for (const table::ColumnInfo *column : columns) {
        if (column->filterKey && !hasKey(QString::fromLatin1(column->filterKey)))
            m_ofServer.append(column);
    }
    for (const table::ColumnInfo *column : columns) {
        if (!column->filterKey && !hasKey(QString::fromLatin1(column->key)))
            m_others.append(column);
    }
}

QList<const table::ColumnInfo *> FilterOffer::fields() const
{
    QList<const table::ColumnInfo *> fields = isForServer ? m_ofServer + m_others : m_ofServer;
    fields.removeIf([this](const table::ColumnInfo *field) { return !isOffered(*field); });
    return fields;
}

const table::ColumnInfo *FilterOffer::field(const QString &key) const
{
    for (const auto *const fields : {&m_ofServer, &m_others}) {
        const auto found = std::ranges::find_if(
            *fields, [&key](const table::ColumnInfo *field) { return key == filterKeyOf(*field); });
        if (found != fields->end())
            return isForServer || fields == &m_ofServer ? *found : nullptr;
    }
    return nullptr;
}

bool FilterOffer::isHere(const table::Filter &filter) const
{
    return isForServer && !isForServer(filter);
}

bool FilterOffer::isHere(const table::ColumnInfo &column) const
{
    return isForServer && !column.filterKey;
}

bool FilterOffer::has(const table::ColumnInfo &column, table::Op op) const
{
    return isForServer ? makesSense(column, op) : hasOp(column, op);
}

table::Op FilterOffer::defaultOp(const table::ColumnInfo &column) const
{
    return isHere(column) && makesSense(column, table::Op::Contains) ? table::Op::Contains : views::defaultOp(column);
}

} // namespace views
