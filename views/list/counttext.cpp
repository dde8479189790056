// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/counttext.h"

#include "models/table/format.h"
#include "views/list/faulttext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace {

struct CountWords
{
    Q_DECLARE_TR_FUNCTIONS(views::CountLabel)
};

// tr() takes an int and uses it only for the plural form; the number itself is inserted as text.
int plural(qint64 count)
{
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

QString number(qint64 count, bool exact)
{
    return exact ? table::countText(count) : table::countText(count) + u'+';
}

} // namespace

namespace views {

QString objectCount(catalog::Resource resource, qint64 count, bool exact)
{
    const QString text
        = QCoreApplication::translate("views::CountLabel", resource->words.count, nullptr, plural(count));
    return text.arg(number(count, exact));
}

QString countLabel(const CountFacts &facts)
{
    if (!facts.known)
        return {};
    QStringList parts;
    if (facts.filtered && facts.all && *facts.all >= facts.matching)
        parts.append(CountWords::tr("%1 of %2").arg(number(facts.matching, facts.exact), table::countText(*facts.all)));
    else
        parts.append(objectCount(facts.resource, facts.matching, facts.exact));
    if (facts.rowsComing)
        parts.append(CountWords::tr("loading rows"));
    if (facts.allSelected)
        parts.append(CountWords::tr("all selected"));
    else if (facts.selected > 0 && facts.selectedElsewhere >= facts.selected)
        parts.append(CountWords::tr("%1 selected, not in view").arg(table::countText(facts.selected)));
    else if (facts.selected > 0)
        parts.append(CountWords::tr("%1 selected").arg(table::countText(facts.selected)));
    if (!facts.age.isEmpty())
        parts.append(facts.age);
    if (facts.sortedHere)
        parts.append(CountWords::tr("sorted locally"));
    parts += faultParts(facts.faults, catalog::columns(facts.resource));
    if (facts.misfits > 0)
        parts.append(CountWords::tr("%1 row(s) do not match the filter", "", facts.misfits)
                         .arg(table::countText(facts.misfits)));
    if (facts.repeats > 0)
        parts.append(CountWords::tr("%1 row(s) repeated, others may be missing", "", facts.repeats)
                         .arg(table::countText(facts.repeats)));
    return parts.join(u", "_s);
}

QString countToolTip(const CountFacts &facts)
{
    QStringList lines;
    if (const QString faults = faultToolTip(facts.faults, catalog::columns(facts.resource)); !faults.isEmpty())
        lines.append(faults);
    if (facts.repeats > 0)
        lines.append(
            CountWords::tr("The control plane sent the same object on two pages: the list changed in between, or rows "
                           "with equal values come in a different order each time. Refresh, or sort by another "
                           "column."));
    return lines.join(u'\n');
}

} // namespace views
