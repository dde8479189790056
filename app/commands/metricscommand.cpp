// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/metricscommand.h"

#include "app/commands/commandsource.h"

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

void showProgress(const csv::MetricsExportJob &job)
{
    const QString line = Words::tr("%1 of %2 requests").arg(job.requestsDone()).arg(job.requests());
    std::fprintf(stderr, "\r\033[K%s", qPrintable(line));
}

} // namespace

int runMetricsExport(const commandline::ExportMetrics &options, QCoreApplication &application)
{
    return runWithSource(options.source, [&](session::Session &session) {
        csv::MetricsExportJob job(session.client(), options.request);
        job.setClock([&session] { return session.nowMs(); });
        if (!options.wholeLife)
            job.setRange([&](std::int64_t now) { return metrics::Range{options.from.at(now), options.to.at(now)}; });
        if (::isatty(STDERR_FILENO) != 0)
            QObject::connect(&job, &csv::MetricsExportJob::progress, &job, [&job] { showProgress(job); });
        return runJob(job, options.request.file, application);
    });
}
