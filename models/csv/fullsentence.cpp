// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/fullsentence.h"

#include "models/csv/partfile.h"
#include "models/table/format.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace csv {
namespace {

QString typeOf(const metrics::Metric &metric)
{
    return QString::fromLatin1(metric.type.data(), qsizetype(metric.type.size()));
}

QString gapsSentence(const FullOutcome &outcome, const QString &file)
{
    const int gaps = int(outcome.progress.gaps);
    QString text = !outcome.isDirect ? MetricsExportJob::tr("%n gap(s) are listed in %1.", nullptr, gaps)
                                           .arg(QFileInfo(gapsFileName(file)).fileName())
                                     : MetricsExportJob::tr("There are %n gap(s).", nullptr, gaps);
    if (outcome.progress.failures > 0)
        text += u' '
            + MetricsExportJob::tr("%n of them were not answered. Export again.", nullptr, outcome.progress.failures);
    return text;
}

} // namespace

QString fullSentence(const FullOutcome &outcome, const MetricsExportRequest &request)
{
    const FullProgress &progress = outcome.progress;
    const std::int64_t samples = progress.samples();
    const QString count = table::countText(samples);
    const int plural = int(std::min<std::int64_t>(samples, std::numeric_limits<int>::max()));
    QStringList text;
    text << (request.file == u"-"_s ? MetricsExportJob::tr("Exported %1 sample(s).", nullptr, plural).arg(count)
                                    : MetricsExportJob::tr("Exported %1 sample(s) to %2.", nullptr, plural)
                                          .arg(count, QFileInfo(request.file).fileName()));
    if (outcome.partsBefore > 0)
        text << MetricsExportJob::tr("The export was continued after %1 of %2 parts.")
                    .arg(outcome.partsBefore)
                    .arg(outcome.parts);
    if (outcome.wasOther)
        text << MetricsExportJob::tr(
            "It was started anew: the unfinished export beside it was another one, or too old.");
    QStringList empty;
    for (const metrics::Metric *metric : request.metrics) {
        const auto hasSamples
            = [type = typeOf(*metric)](const FullCurve &curve) { return curve.key.type == type && curve.samples > 0; };
        if (std::ranges::none_of(progress.curves, hasSamples))
            empty << typeOf(*metric);
    }
    if (!empty.isEmpty())
        text << MetricsExportJob::tr("No data for %1 in this range.").arg(empty.join(u", "_s));
    if (progress.losses.unreadable > 0)
        text << MetricsExportJob::tr("%n sample(s) could not be read, e.g. \"%1\".", nullptr,
                                     progress.losses.unreadable)
                    .arg(progress.losses.firstUnreadable);
    if (progress.losses.outOfRange > 0)
        text << MetricsExportJob::tr("%n sample(s) have a value that is impossible for the metric.", nullptr,
                                     progress.losses.outOfRange);
    if (outcome.podsShown < outcome.pods)
        text << MetricsExportJob::tr("The curves are those of the oldest %1 of %2 pods.")
                    .arg(outcome.podsShown)
                    .arg(outcome.pods);
    if (progress.gaps > 0)
        text << gapsSentence(outcome, request.file);
    return text.join(u' ');
}

} // namespace csv
