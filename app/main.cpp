// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/actcommand.h"
#include "app/commands/clustercommand.h"
#include "app/commands/commandline.h"
#include "app/commands/commandsource.h"
#include "app/commands/connectionscommand.h"
#include "app/commands/exportcommand.h"
#include "app/commands/metricscommand.h"
#include "app/commands/wastedcommand.h"
#include "app/memory/settings.h"
#include "app/memory/viewfile.h"
#include "app/tour/tour.h"
#include "app/translations.h"
#include "app/window/appearance.h"
#include "app/window/firstpaint.h"
#include "app/window/mainwindow.h"
#include "app/window/screenfit.h"
#include "app/window/windows.h"
#include "models/base/coredumps.h"
#include "models/session/controlplane.h"
#include "views/look/icons.h"

#include <QApplication>
#include <QPointer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <span>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;

namespace {

commandline::Command commandOf(int argc, char **argv)
{
    return commandline::parse(std::span<const char *const>(argv, std::size_t(argc)).subspan(argc > 0 ? 1 : 0));
}

void prepare(QApplication &application, app::Settings &settings)
{
    QApplication::setApplicationName(u"binnacle"_s);
    QApplication::setApplicationVersion(QLatin1String(BINNACLE_VERSION));
    QApplication::setDesktopFileName(u"io.github.binnacle.Binnacle"_s);
    QApplication::setWindowIcon(views::icon("binnacle"));
    app::followAppearance(application, settings);
}

// Only if that asks for nothing: neither for a secret nor for the password of the keychain.
void reopenLast(app::MainWindow &window, session::Connections &connections)
{
    const QList<session::SavedConnection> list = connections.saved().recent();
    if (list.isEmpty() || !list.first().isSecretKept)
        return;
    const auto reopen = [guard = QPointer(&window), id = list.first().id](session::SecretStore::Outcome outcome) {
        if (guard && outcome == session::SecretStore::Outcome::Done && !guard->workspace())
            guard->openConnection(id);
    };
    connections.secrets().look(reopen);
}

int runWindow(const commandline::Window &options, QApplication &application)
{
    app::Settings settings;
    prepare(application, settings);
    session::Connections connections(settings.dataFolder() + u'/' + session::SavedConnections::fileName);
    std::optional<app::ViewFile> view;
    if (!options.viewFile.isEmpty()) {
        const auto read = app::readViewFile(options.viewFile);
        if (!read) {
            tell(read.error());
            return Failed;
        }
        view = *read;
    }
    QString opened;
    if (!options.connection.isEmpty()) {
        const auto saved = savedConnection(connections.saved(), options.connection);
        if (!saved) {
            tell(saved.error());
            return Failed;
        }
        opened = saved->id;
        const app::ViewPlace here{app::ViewPlace::Kind::ControlPlane, session::controlPlaneOf(saved->url)};
        if (view && view->place != here) {
            tell(app::belongsElsewhere(view->place));
            return Failed;
        }
    }
    const auto demoKind = options.replayFolder.isEmpty() ? app::ViewPlace::Kind::Demo : app::ViewPlace::Kind::Recording;
    if (view && options.demo && view->place.kind != demoKind) {
        tell(app::belongsElsewhere(view->place));
        return Failed;
    }
    app::Windows windows(settings, connections);
    app::MainWindow &window = windows.open();
    app::traceFirstPaint(window);
    if (options.demo) {
        simulator::Options demo;
        demo.size = options.demoSize;
        demo.replayFolder = options.replayFolder.toStdString();
        demo.release = options.demoRelease;
        app::afterFirstPaint(window, [&window, demo] { window.startDemo(demo); });
    }
    if (view)
        app::afterFirstPaint(window, [&window, view = *view] { window.openView(view); });
    else if (opened.isEmpty() && !options.demo && settings.value(app::setting::reconnect))
        app::afterFirstPaint(window, [&window, &connections] { reopenLast(window, connections); });
    if (!opened.isEmpty())
        app::afterFirstPaint(window, [&window, opened] { window.openConnection(opened); });
    app::fitIntoScreen(window);
    window.show();
    return QApplication::exec();
}

// In a window of a fixed size with default settings, whatever the user's settings are; saves nothing.
int runTour(const commandline::Tour &options, QApplication &application)
{
    const QTemporaryDir home;
    app::Settings settings(home.filePath(u"settings.ini"_s));
    settings.set(app::setting::theme, views::ThemeChoice::Light);
    prepare(application, settings);
    QApplication::setCursorFlashTime(0);
    session::Connections connections(home.filePath(session::SavedConnections::fileName), {}, {});
    app::MainWindow window(settings, connections);
    window.show();
    simulator::Options demo;
    demo.size = options.demoSize;
    demo.replayFolder = options.replayFolder.toStdString();
    demo.release = options.demoRelease;
    demo.speed = 0; // pictures and files show the same moment
    app::Tour tour(window, options.directory, demo);
    QObject::connect(&tour, &app::Tour::finished, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    QMetaObject::invokeMethod(&tour, &app::Tour::start, Qt::QueuedConnection);
    QApplication::exec();
    return tour.hasFailed() ? 1 : 0;
}

// For commands that need no display: an application object for the event loop and translations, but no window system.
int runHeadless(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const app::Translations translations;
    // Parse again, now that messages are translated.
    const commandline::Command command = commandOf(argc, argv);
    if (const auto *options = std::get_if<commandline::Export>(&command))
        return runExport(*options, application);
    if (const auto *metrics = std::get_if<commandline::ExportMetrics>(&command))
        return runMetricsExport(*metrics, application);
    if (const auto *wasted = std::get_if<commandline::ExportWasted>(&command))
        return runWastedExport(*wasted, application);
    if (const auto *act = std::get_if<commandline::Act>(&command))
        return runAct(*act, application);
    if (const auto *cluster = std::get_if<commandline::Cluster>(&command))
        return runCluster(*cluster);
    if (const auto *connections = std::get_if<commandline::Connections>(&command))
        return runConnections(*connections);
    if (const auto *error = std::get_if<commandline::UsageError>(&command)) {
        std::fprintf(stderr, "binnacle: %s\n", qPrintable(error->sentence));
        return 2;
    }
    const bool isHelp = std::holds_alternative<commandline::Help>(command);
    std::fputs(qPrintable(isHelp ? commandline::helpText() : commandline::versionText()), stdout);
    return 0;
}

int run(int argc, char **argv)
{
    const commandline::Command command = commandOf(argc, argv);
    const auto *window = std::get_if<commandline::Window>(&command);
    const auto *tour = std::get_if<commandline::Tour>(&command);
    if (!window && !tour)
        return runHeadless(argc, argv);
    QApplication application(argc, argv);
    const app::Translations translations;
    return tour ? runTour(*tour, application) : runWindow(*window, application);
}

} // namespace

int main(int argc, char **argv)
{
    base::forbidCoreDumps();
#ifdef __GLIBC__
    // Bodies of answers, hundreds of kilobytes each, are allocated and freed all the time. By default, glibc soon takes
    // them from its heaps, which then never shrink.
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
#endif
    const int code = run(argc, argv);
    // Without what libraries do at the end of a program: QThread::wait() returns while a thread still frees what is its
    // own, and OpenSSL would free the same. About one command in 8000 crashed so, after its work was done.
    std::fflush(nullptr);
    std::_Exit(code);
}
