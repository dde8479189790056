// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/metricscommand.h"

#include "app/commands/commandsource.h"

using namespace Qt::StringLiterals;

namespace {

struct MetricsWords
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

void showProgress(const csv::MetricsExportJob &job, bool isFull)
{
    const QString line = (isFull ? MetricsWords::tr("%1 of %2 parts") : MetricsWords::tr("%1 of %2 requests"))
                             .arg(job.requestsDone())
                             .arg(job.requests());
    std::fprintf(stderr, "\r\033[K%s", qPrintable(line));
}

// Where the samples come from, to tell whether an unfinished file is from there, too. No secrets.
QString wordsOf(const commandline::Source &source)
{
    if (source.demo)
        return u"demo %1"_s.arg(int(source.demoSize));
    return source.url.isEmpty() ? u"connection "_s + source.connection
                                : source.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

// A range that depends on the current time; empty if it does not.
QString rangeWords(const commandline::ExportMetrics &options)
{
    if (options.wholeLife)
        return u"life"_s;
    if (!options.from.isBeforeNow && !options.to.isBeforeNow)
        return {};
    const auto words = [](const commandline::Moment &moment) {
        return (moment.isBeforeNow ? u"now - %1"_s : u"%1"_s).arg(moment.ms);
    };
    return words(options.from) + u" to "_s + words(options.to);
}

} // namespace

int runMetricsExport(const commandline::ExportMetrics &options, QCoreApplication &application)
{
    return runWithSource(options.source, [&](session::Session &session) {
        csv::MetricsExportRequest request = options.request;
        request.source = wordsOf(options.source);
        request.rangeWords = rangeWords(options);
        csv::MetricsExportJob job(session.client(), request);
        job.setClock([&session] { return session.nowMs(); });
        if (!options.wholeLife)
            job.setRange([&](std::int64_t now) { return metrics::Range{options.from.at(now), options.to.at(now)}; });
        if (::isatty(STDERR_FILENO) != 0)
            QObject::connect(&job, &csv::MetricsExportJob::progress, &job,
                             [&job, isFull = request.isFull] { showProgress(job, isFull); });
        return runJob(job, options.request.file, application);
    });
}
