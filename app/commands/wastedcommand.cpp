// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/wastedcommand.h"

#include "app/commands/commandsource.h"
#include "models/table/format.h"

namespace {

struct WastedWords
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

void showProgress(const waste::Measurement &measurement, const waste::ExportRequest &request)
{
    QString line = WastedWords::tr("Looking for workloads that held GPUs");
    if (measurement.workloads() > 0) {
        const waste::Result result = measurement.result(request.shortestIdleMs);
        const double wasted = waste::totalOf(result, request.view.counts, {}).amount.wasted;
        line = WastedWords::tr("%1 of %2 workloads, %3 GPU-hours wasted so far")
                   .arg(table::countText(measurement.workloadsDone()), table::countText(measurement.workloads()),
                        table::countText(std::int64_t(wasted)));
    }
    std::fprintf(stderr, "\r\033[K%s", qPrintable(line));
}

} // namespace

int runWastedExport(const commandline::ExportWasted &options, QCoreApplication &application)
{
    return runWithSource(options.source, [&](session::Session &session) {
        catalog::ClusterNames names;
        names.load(session.client()); // has ended long before a measurement has
        if (options.request.windowMs == 0) {
            QObject::connect(&names, &catalog::ClusterNames::loaded, &application, &QCoreApplication::quit);
            QCoreApplication::exec();
        }
        waste::ExportJob job(session.client(), names, options.request);
        job.measurement().setClock([&session] { return session.nowMs(); });
        if (::isatty(STDERR_FILENO) != 0)
            QObject::connect(&job, &waste::ExportJob::progress, &job,
                             [&] { showProgress(job.measurement(), options.request); });
        return runJob(job, options.request.file, application);
    });
}
