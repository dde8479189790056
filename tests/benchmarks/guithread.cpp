// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"
#include "models/csv/exportjob.h"
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/controlplane.h"
#include "tests/benchmarks/guiwatch.h"
#include "tests/benchmarks/tablewindow.h"

#include <QTemporaryDir>

#include <deque>
#include <vector>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

const catalog::Resource pods = catalog::podResource;
constexpr int count = 100'000;
constexpr int pageSize = 500;
constexpr int limitMs = 120'000;
constexpr std::size_t keptPages = 40; // as many as a table keeps; the others are freed while the rest loads

// All pages, as fast as the session gives them, with a table on screen that paints itself anew for each.
void load(table::TableSource &source, TableWindow &window)
{
    std::deque<std::shared_ptr<const table::TablePage>> kept;
    std::vector<table::Ticket> tickets;
    int rows = 0;
    QString problem;
    for (int offset = 0; offset < count; offset += pageSize) {
        tickets.push_back(source.fetchPage(catalog::defaultQuery(pods), offset, pageSize, base::Urgency::Visible,
                                           [&](table::PageAnswer answer) {
                                               if (answer.problem)
                                                   problem = answer.problem->sentence;
                                               if (!answer.page)
                                                   return;
                                               rows += answer.page->size();
                                               kept.push_back(std::move(answer.page));
                                               if (kept.size() > keptPages)
                                                   kept.pop_front();
                                               window.view().viewport()->update();
                                           }));
    }
    spinUntil([&] { return rows == count || !problem.isEmpty(); }, limitMs, u"100,000 pods did not load."_s);
    if (!problem.isEmpty())
        throw Failure(problem);
}

void exportAll(api::Client &client, const catalog::ClusterNames &names)
{
    const QTemporaryDir folder;
    csv::ExportRequest request;
    request.resource = pods;
    request.query = catalog::defaultQuery(pods);
    request.file = folder.filePath(u"pods.csv"_s);
    csv::ExportJob job(client, names, request);
    job.start();
    spinUntil([&job] { return !job.isRunning(); }, limitMs, u"100,000 pods were not exported."_s);
    if (!job.hasSucceeded() || job.rowsWritten() != count)
        throw Failure(job.closingSentence());
}

} // namespace

void runGuiThread(const Settings &settings, Report &report)
{
    auto &application = *static_cast<WatchedApplication *>(QCoreApplication::instance());
    const ControlPlane server(settings, count, ControlPlane::Answers::Prepared);
    session::Session session(server.connection());
    const catalog::ClusterNames names;
    const auto source = catalog::makeSource(pods, session.client(), names);
    TableWindow window(catalog::makeSource(pods, session.client(), names));
    window.open(catalog::defaultQuery(pods));

    const auto measure = [&](const QString &what, const std::function<void()> &work) {
        Figure gap{u"%1: longest wall gap of the GUI thread"_s.arg(what), u"ms"_s, {}, {}, {}, 16, {}};
        Figure event{u"%1: longest event, own processor time"_s.arg(what), u"ms"_s, {}, {}, {}, 8, {}};
        work(); // makes the server's answers ready
        for (int round = 0; round < settings.rounds(5); ++round) {
            application.beginWatch();
            const double taken = milliseconds(work);
            application.endWatch();
            gap.ours.push_back(application.longestGapMs());
            event.ours.push_back(application.longestEventMs());
            gap.note = u"the last round took %1 ms"_s.arg(taken, 0, 'f', 0);
            event.note = u"in the last round: %1"_s.arg(application.longestEventName());
        }
        report.add(gap);
        report.add(event);
    };
    measure(u"100,000 pods load"_s, [&] { load(*source, window); });
    measure(u"100,000 pods export"_s, [&] { exportAll(session.client(), names); });
}

} // namespace bench
