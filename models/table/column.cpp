// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/column.h"

#include <QCoreApplication>

namespace table {

QString columnTitle(const ColumnInfo &column)
{
    return QCoreApplication::translate("Column", column.title);
}

QString columnTooltip(const ColumnInfo &column)
{
    return column.tooltip ? QCoreApplication::translate("Column", column.tooltip) : QString();
}

} // namespace table
