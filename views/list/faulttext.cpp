// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/faulttext.h"

#include "models/table/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace {

struct FaultWords
{
    Q_DECLARE_TR_FUNCTIONS(views::FaultText)
};

// tr() takes an int and uses it only for the plural form; the number itself is inserted as text.
int plural(qint64 count)
{
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

using Columns = std::span<const table::ColumnInfo *const>;

// The columns that show a field, or parts of it; without one its path, e.g. "containers".
QStringList titlesOf(const QString &field, Columns columns)
{
    const QString within = field + u'.';
    QStringList titles;
    for (const table::ColumnInfo *column : columns) {
        const auto key = QLatin1StringView(column->key);
        if (key == field || key.startsWith(within))
            titles.append(table::columnTitle(*column));
    }
    return titles.isEmpty() ? QStringList(field) : titles;
}

QStringList missingTitles(const table::ReadFaults &faults, Columns columns)
{
    QStringList titles;
    for (const QString &field : faults.missing)
        titles += titlesOf(field, columns);
    titles.removeDuplicates(); // an object is missing, and so is what is in it
    return titles;
}

// Objects and lists would be unreadable in a tooltip.
QString sentText(const QString &json)
{
    if (json.startsWith(u'{'))
        return FaultWords::tr("an object");
    if (json.startsWith(u'['))
        return FaultWords::tr("a list");
    return json;
}

} // namespace

namespace views {

QStringList faultParts(const table::ReadFaults &faults, Columns columns)
{
    QStringList parts;
    if (const qint64 values = faults.values(); values > 0)
        parts.append(FaultWords::tr("%1 value(s) unreadable", nullptr, plural(values)).arg(table::countText(values)));
    if (faults.rowsWithoutId > 0)
        parts.append(FaultWords::tr("%1 row(s) without an id", nullptr, plural(faults.rowsWithoutId))
                         .arg(table::countText(faults.rowsWithoutId)));
    if (const QStringList missing = missingTitles(faults, columns); missing.size() == 1)
        parts.append(FaultWords::tr("%1 not reported", "title of a column").arg(missing.first()));
    else if (!missing.isEmpty())
        parts.append(FaultWords::tr("%1 field(s) not reported", nullptr, plural(missing.size()))
                         .arg(table::countText(missing.size())));
    return parts;
}

QString faultToolTip(const table::ReadFaults &faults, Columns columns)
{
    QStringList lines;
    for (const table::ReadFaults::Field &field : faults.fields)
        lines.append(FaultWords::tr("%1: %2 value(s) could not be read. The first one is %3 at %4.", nullptr,
                                    plural(field.count))
                         .arg(titlesOf(field.key, columns).join(u", "_s), table::countText(field.count),
                              sentText(field.text), field.path));
    if (faults.rowsWithoutId > 0)
        lines.append(FaultWords::tr("%1 row(s) have no ID and cannot be opened.", nullptr, plural(faults.rowsWithoutId))
                         .arg(table::countText(faults.rowsWithoutId)));
    if (const QStringList missing = missingTitles(faults, columns); !missing.isEmpty())
        lines.append(FaultWords::tr("This control plane does not report: %1.").arg(missing.join(u", "_s)));
    if (faults.brokenTexts > 0)
        lines.append(FaultWords::tr("%1 text(s) contained invalid characters, shown as %2. The first one is at %3.",
                                    nullptr, plural(faults.brokenTexts))
                         .arg(table::countText(faults.brokenTexts), u"\uFFFD"_s, faults.brokenPath));
    return lines.join(u'\n');
}

} // namespace views
