// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/exportsentence.h"

#include "models/table/format.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace csv {

QString successSentence(const ExportRequest &request, const ExportFigures &figures)
{
    const QString count = table::countText(figures.rows);
    const QString time = figures.elapsedMs < 60'000
        ? ExportJob::tr("%1 s").arg(QLocale().toString(double(figures.elapsedMs) / 1000, 'f', 1))
        : table::durationText(figures.elapsedMs / 1000);
    QString text = request.file == u"-"_s
        ? ExportJob::tr("Exported %1 row(s) in %2.", nullptr, int(figures.rows)).arg(count, time)
        : ExportJob::tr("Exported %1 row(s) to %2 in %3.", nullptr, int(figures.rows))
              .arg(count, QFileInfo(request.file).fileName(), time);
    if (request.only && figures.rows < request.only->count) {
        const qint64 gone = request.only->count - figures.rows;
        text += u' '
            + ExportJob::tr("%1 selected row(s) are no longer in the list.", nullptr, int(gone))
                  .arg(table::countText(gone));
    } else if (figures.counts.before && !request.only) {
        const bool isCountTooLow
            = figures.counts.after == figures.counts.before && figures.rows > *figures.counts.before;
        const qint64 changed = isCountTooLow
            ? 0
            : std::max<qint64>(
                std::abs(figures.rows + figures.counts.missing - *figures.counts.before),
                std::abs(figures.counts.after.value_or(*figures.counts.before) - *figures.counts.before));
        if (isCountTooLow)
            text += u' '
                + ExportJob::tr("The control plane counts only %1, but sent more.")
                      .arg(table::countText(*figures.counts.before));
        if (changed > 0)
            text += u' '
                + ExportJob::tr("%1 row(s) changed meanwhile.", nullptr, int(changed)).arg(table::countText(changed));
    }
    if (figures.counts.impossible)
        text += u' '
            + ExportJob::tr("Whether that is all is not known: the control plane counts %1 rows, which cannot be.")
                  .arg(table::countText(*figures.counts.impossible));
    if (figures.counts.missing > 0)
        text += u' '
            + ExportJob::tr(
                  "%1 row(s) are missing: the control plane counts them, but did not send them. Export again.", nullptr,
                  int(figures.counts.missing))
                  .arg(table::countText(figures.counts.missing));
    if (figures.counts.perhapsMissing > 0)
        text += u' '
            + ExportJob::tr("%1 row(s) may be missing, or have changed while the list was read.", nullptr,
                            int(figures.counts.perhapsMissing))
                  .arg(table::countText(figures.counts.perhapsMissing));
    if (const qint64 values = figures.faults.values(); values > 0) {
        QStringList keys;
        for (const table::ReadFaults::Field &field : figures.faults.fields)
            keys.append(field.key);
        text += u' '
            + ExportJob::tr("%1 value(s) could not be read and were left empty (%2).", nullptr, int(values))
                  .arg(table::countText(values), keys.join(u", "_s));
    }
    if (figures.faults.rowsWithoutId > 0)
        text += u' '
            + ExportJob::tr("%1 row(s) have no id.", nullptr, int(figures.faults.rowsWithoutId))
                  .arg(table::countText(figures.faults.rowsWithoutId));
    if (!figures.lacking.isEmpty())
        text += u' ' + figures.lacking;
    return text;
}

} // namespace csv
