// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/cases.h"

#include <QDir>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

constexpr int limitMs = 60'000;

// A program in a process group and a home of its own, gone with this object.
class Started
{
public:
    Started(const QString &program, const QStringList &arguments, const QString &home)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, home);
        environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
        environment.insert(u"XDG_RUNTIME_DIR"_s, home);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"BINNACLE_TRACE_START"_s, u"1"_s);
        process.setProcessEnvironment(environment);
        process.setChildProcessModifier([] {
            setpgid(0, 0);
            prctl(PR_SET_PDEATHSIG, SIGTERM);
        });
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        if (!process.waitForStarted())
            throw Failure(u"%1 could not be started."_s.arg(program));
    }
    ~Started()
    {
        const auto group = pid_t(-process.processId());
        if (process.processId() != 0)
            kill(group, SIGKILL);
        process.waitForFinished(5000);
    }
    Started(const Started &) = delete;
    Started &operator=(const Started &) = delete;

    QProcess process;
};

// Until a program of ours says that it has painted. Measured from outside, as for the browser.
double untilPainted(const QString &program, const QStringList &arguments)
{
    const QTemporaryDir home;
    QElapsedTimer timer;
    timer.start();
    Started started(program, arguments, home.path());
    QByteArray output;
    while (!output.contains("first paint")) {
        if (!started.process.waitForReadyRead(limitMs))
            throw Failure(u"%1 did not report its first paint."_s.arg(program));
        output += started.process.readAll();
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

// Until a page that holds one word has been painted by a headless Chromium: its second animation frame asks the server
// of this function for /painted.
double untilChromiumPainted(const QString &chromium)
{
    static const QByteArray page
        = "<!doctype html><title>t</title><p>Hello</p><script>requestAnimationFrame(()=>requestAnimationFrame("
          "()=>fetch('/painted')))</script>";
    bool hasPainted = false; // outlives the server and its sockets
    QTcpServer server;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, painted = &hasPainted] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, painted] {
                const QByteArray request = socket->readAll();
                *painted = *painted || request.startsWith("GET /painted");
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                              + QByteArray::number(page.size()) + "\r\n\r\n" + page);
                socket->disconnectFromHost();
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    if (!server.listen(QHostAddress::LocalHost))
        throw Failure(u"No port on loopback: %1"_s.arg(server.errorString()));

    const QTemporaryDir home;
    QElapsedTimer timer;
    timer.start();
    const Started started(chromium,
                          {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--no-first-run"_s,
                           u"--user-data-dir=%1"_s.arg(home.path()), u"--window-size=1440,900"_s,
                           u"http://127.0.0.1:%1/"_s.arg(server.serverPort())},
                          home.path());
    spinUntil([&hasPainted] { return hasPainted; }, limitMs, u"Chromium did not paint its page."_s);
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

void runStart(const Settings &settings, Report &report)
{
    const QString app = settings.binFolder + u"/binnacle"_s;
    const QString bare = QDir::cleanPath(settings.binFolder + u"/../tests/bare-window"_s);
    const auto ours = [&app] { return untilPainted(app, {u"--demo"_s}); };

    Figure toBare{u"start to first paint with demo data"_s,
                  u"ms"_s,
                  u"bare QApplication and QWidget, without text"_s,
                  {},
                  {},
                  {},
                  {}};
    interleave(
        settings.rounds(7), toBare, [&bare] { return untilPainted(bare, {}); }, ours);

    const QString chromium = QStandardPaths::findExecutable(u"chromium"_s);
    if (chromium.isEmpty()) {
        toBare.goal = 2.2; // what is held against a browser elsewhere
        report.add(toBare);
        return;
    }
    Figure toBrowser{u"start to first paint with demo data"_s,
                     u"ms"_s,
                     u"headless Chromium, a page of one word"_s,
                     {},
                     {},
                     0.10,
                     {}};
    interleave(
        settings.rounds(5), toBrowser, [&chromium] { return untilChromiumPainted(chromium); }, ours);
    report.add(toBrowser);
    report.add(toBare);
}

} // namespace bench
