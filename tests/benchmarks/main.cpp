// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/guiwatch.h"
#include "tests/benchmarks/harness.h"
#include "tests/benchmarks/replay.h"
#include "views/look/style.h"
#include "views/look/theme.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <malloc.h>

using namespace Qt::StringLiterals;

// binnacle-bench: our figures beside those of the usual way, measured in the same run. The exit code is 0 even when a
// goal is missed, 1 if a case could not run or its two sides disagree, 2 for wrong usage.
namespace {

constexpr std::array cases{
    bench::Case{"decode", "a page of 500 pods, bytes to rows", bench::runDecode},
    bench::Case{"metrics-decode", "152 series of 1000 samples, bytes to series", bench::runMetricsDecode},
    bench::Case{"waste", "samples of 40 workloads, bytes to GPU-hours that were not used", bench::runWaste},
    bench::Case{"charts", "an answer of 19 metrics, bytes to painted charts", bench::runCharts},
    bench::Case{"chart-update", "152 series of 1000 samples, new data painted", bench::runChartUpdate},
    bench::Case{"chart-frames", "frames of charts while the pointer moves and while zooming", bench::runChartFrames},
    bench::Case{"bands", "24 objects of 512 curves, computed and painted as bands", bench::runBands},
    bench::Case{"month", "30 days of 32 curves at full resolution: memory, zoom and pan", bench::runMonth},
    bench::Case{"many-curves", "512 curves of 1000 samples: pointer moves and zoom", bench::runManyCurves},
    bench::Case{"heat", "4000 GPUs, new data painted", bench::runHeat},
    bench::Case{"store", "bytes per pod of a million in memory", bench::runStore},
    bench::Case{"snapshot", "100,000 pods of an earlier start from the disk", bench::runSnapshot},
    bench::Case{"copy", "a million pods sorted and filtered on this computer", bench::runCopy},
    bench::Case{"pagedown", "page down in a table, text never painted before", bench::runPageDown},
    bench::Case{"refresh", "a refresh that changes a tenth of 500 rows", bench::runRefresh},
    bench::Case{"open", "a list of a million rows to its first rows on screen", bench::runOpen},
    bench::Case{"scroll", "memory growth while scrolling through a million rows", bench::runScroll},
    bench::Case{"export", "100,000 pods to CSV, whole process", bench::runExport},
    bench::Case{"gui", "how long the GUI thread is held while 100,000 pods load or export", bench::runGuiThread},
    bench::Case{"start", "process start to first paint", bench::runStart},
};

int writeJson(const QString &name, const QByteArray &json)
{
    QFile file(name);
    const bool open = name == u"-"_s ? file.open(stdout, QIODevice::WriteOnly) : file.open(QIODevice::WriteOnly);
    if (open && file.write(json) == json.size() && file.flush())
        return 0;
    std::fprintf(stderr, "%s cannot be written: %s\n", qPrintable(name), qPrintable(file.errorString()));
    return 1;
}

int run(const bench::Settings &settings, const QStringList &wanted, const QString &jsonFile)
{
    bench::Report report;
    for (const bench::Case &one : cases) {
        const QString name = QString::fromLatin1(one.name);
        if (!wanted.isEmpty() && !wanted.contains(name))
            continue;
        std::fprintf(stderr, "%s: %s\n", one.name, one.what);
        report.beginCase(name);
        try {
            one.run(settings, report);
        } catch (const bench::Failure &failure) {
            report.fail(name, QString::fromUtf8(failure.what()));
        }
    }
    const QByteArray text = report.text(settings).toUtf8();
    std::fputs(text.constData(), jsonFile == u"-"_s ? stderr : stdout);
    const int written = jsonFile.isEmpty() ? 0 : writeJson(jsonFile, QJsonDocument(report.json(settings)).toJson());
    return report.hasFailures() ? 1 : written;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], "replay") == 0)
        return bench::replayMain(argc - 2, argv + 2);

    mallopt(M_MMAP_THRESHOLD, 128 * 1024); // as app/main.cpp
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    bench::WatchedApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"binnacle-bench"_s);
    QApplication::setStyle(new views::BinnacleStyle);
    QApplication::setPalette(views::paletteOf(views::lightTheme));

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Benchmarks of Binnacle, each beside its baseline."_s);
    parser.addHelpOption();
    parser.addOptions({{u"json"_s, u"Write all rounds as JSON to FILE, - for standard output."_s, u"FILE"_s},
                       {u"quick"_s, u"One round, 100,000 rows: shows that all works; the figures do not count."_s},
                       {u"case"_s, u"Only this case; may be repeated."_s, u"NAME"_s},
                       {u"list"_s, u"List the cases."_s}});
    if (!parser.parse(QCoreApplication::arguments()) || !parser.positionalArguments().isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(parser.errorText() + u"\n"_s + parser.helpText()));
        return 2;
    }
    if (parser.isSet(u"help"_s)) {
        std::puts(qPrintable(parser.helpText()));
        return 0;
    }
    if (parser.isSet(u"list"_s)) {
        for (const bench::Case &one : cases)
            std::printf("%-14s %s\n", one.name, one.what);
        return 0;
    }
    const QStringList wanted = parser.values(u"case"_s);
    for (const QString &name : wanted) {
        const auto hasName = [&name](const bench::Case &one) { return name == QString::fromLatin1(one.name); };
        if (std::none_of(cases.begin(), cases.end(), hasName)) {
            std::fprintf(stderr, "There is no case \"%s\"; --list shows all.\n", qPrintable(name));
            return 2;
        }
    }
    bench::Settings settings;
    settings.quick = parser.isSet(u"quick"_s);
    settings.binFolder = QCoreApplication::applicationDirPath();
    return run(settings, wanted, parser.value(u"json"_s));
}
