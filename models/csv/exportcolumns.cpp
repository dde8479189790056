// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/exportcolumns.h"

#include "models/csv/cells.h"

#include <algorithm>

namespace csv {
namespace {

template<class Test> int indexWhere(std::span<const table::ColumnInfo *const> table, Test test)
{
    const auto found = std::ranges::find_if(table, test);
    return found == table.end() ? -1 : int(found - table.begin());
}

int columnCalled(std::span<const table::ColumnInfo *const> table, const std::string &key)
{
    return indexWhere(table, [&](const table::ColumnInfo *column) { return column->key == key; });
}

int columnNamed(std::span<const table::ColumnInfo *const> table, const std::string &key)
{
    return indexWhere(table, [&](const table::ColumnInfo *column) { return nameHeader(*column) == key; });
}

} // namespace

tl::expected<std::vector<ExportColumn>, QString> exportColumns(std::span<const table::ColumnInfo *const> table,
                                                               const QStringList &keys, bool names)
{
    std::vector<ExportColumn> columns;
    const auto add = [&](int index) {
        columns.push_back({index, false});
        const std::string name = nameHeader(*table[std::size_t(index)]);
        const bool isThere
            = keys.isEmpty() ? columnCalled(table, name) >= 0 : keys.contains(QString::fromStdString(name));
        if (names && !name.empty() && !isThere)
            columns.push_back({index, true});
    };
    for (const QString &key : keys) {
        const int index = columnCalled(table, key.toStdString());
        const int named = index < 0 ? columnNamed(table, key.toStdString()) : -1;
        if (named >= 0)
            columns.push_back({named, true});
        else if (index >= 0 && isWritten(table[std::size_t(index)]->kind))
            add(index);
        else
            return tl::unexpected(key);
    }
    for (int i = 0; keys.isEmpty() && i < int(table.size()); ++i)
        if (isWritten(table[std::size_t(i)]->kind) && !table[std::size_t(i)]->isRest)
            add(i);
    return columns;
}

QStringList allKeys(std::span<const table::ColumnInfo *const> table)
{
    QStringList keys;
    for (const table::ColumnInfo *column : table)
        if (isWritten(column->kind))
            keys += QString::fromLatin1(column->key);
    return keys;
}

} // namespace csv
