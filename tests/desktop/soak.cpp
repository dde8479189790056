// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desktop.h"
#include "tests/desktop/person.h"
#include "tests/desktop/runningapp.h"
#include "tests/support/program.h"
#include "tests/support/simulatorclient.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>

#include <random>

using namespace Qt::StringLiterals;

// soak [--minutes N] [--seed N]: random use of the program in a real window, again and again for so long, against a
// control plane that is ended and started again with random faults and as random releases. After each trouble the
// tables have all their rows again, without a key. Prints a line for each round and a summary. Exit 1 if the program
// ends, stops reacting, loses rows, asks too often, grows, or writes a word to stderr.
namespace {

constexpr int troubleSeconds = 25;
constexpr int recoveryMs = 90'000; // a window probes every 30 s
constexpr int reactionMs = 10'000; // on a machine that does other things, too
constexpr int requestsPerMinute = 600;
constexpr qint64 growthKiB = 150 * 1024;
const QString token = u"soak"_s;

const QStringList releases{u"2.18"_s, u"2.19"_s, u"2.20"_s, u"2.21"_s, u"2.22"_s,
                           u"2.23"_s, u"2.24"_s, u"2.25"_s, u"2.26"_s, u"3.0"_s};
// Not 401, 403 and 404, which say something that holds until somebody does something about it.
const QStringList faults{u"status=500"_s,    u"status=502"_s, u"status=503,retry-after=5"_s,
                         u"retry-after=3"_s, u"reset"_s,      u"truncate"_s,
                         u"drip"_s,          u"empty"_s,      u"html"_s,
                         u"latency=3000"_s};
const QStringList places{QString(),     QString(),    u",path=/api/v1/workloads*"_s, u",path=/api/v1/workloads/pods"_s,
                         u",every=2"_s, u",every=3"_s};
const QStringList keys{u"ctrl+1"_s,    u"ctrl+2"_s,    u"ctrl+3"_s, u"ctrl+4"_s, u"ctrl+5"_s,       u"ctrl+6"_s,
                       u"F5"_s,        u"Next"_s,      u"Prior"_s,  u"Down"_s,   u"Up"_s,           u"Return"_s,
                       u"alt+Left"_s,  u"alt+Right"_s, u"ctrl+m"_s, u"ctrl+i"_s, u"ctrl+shift+d"_s, u"ctrl+End"_s,
                       u"ctrl+Home"_s, u"Tab"_s,       u"Escape"_s, u"Right"_s,  u"ctrl+z"_s,       u"ctrl+shift+Up"_s,
                       u"ctrl+a"_s,    u"ctrl+Left"_s};

// The simulator, always of the same world and at the same port.
class ControlPlane
{
public:
    bool start(const QStringList &options)
    {
        m_program = std::make_unique<Program>();
        const bool isUp = m_program->start(Program::folder() + u"/binnacle-simulator"_s,
                                           QStringList{u"--size"_s, u"small"_s, u"--now"_s, m_now, u"--token"_s, token,
                                                       u"--port"_s, QString::number(m_port)}
                                               + options);
        if (!isUp)
            Person::say(QString::fromLocal8Bit(m_program->output()));
        m_port = m_program->port();
        return isUp;
    }
    void stop()
    {
        m_program->stop();
        m_requests += m_program->output().trimmed().split(' ').constLast().toLongLong();
    }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] qint64 requests() const { return m_requests; } // until it was stopped
    [[nodiscard]] qsizetype workloads() const
    {
        return SimulatorClient(m_port, token.toUtf8()).all(u"/api/v1/workloads"_s, {}, u"workloads"_s).size();
    }

private:
    std::unique_ptr<Program> m_program;
    const QString m_now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    int m_port = 0;
    qint64 m_requests = 0;
};

class Soak
{
public:
    Soak(unsigned seed, const Desktop &desktop, RunningApp &app)
        : m_random(seed)
        , m_desktop(desktop)
        , m_app(app)
        , m_person(desktop, app)
    {
    }

    bool begin() { return m_plane.start({}) && m_app.start({}) && m_person.connectTo(m_plane.port(), token); }

    bool round()
    {
        const QString release = any(releases);
        const QString fault = any(faults) + any(places) + u",for=%1s"_s.arg(troubleSeconds);
        m_plane.stop();
        Person::pause(any(8'000));
        if (!m_plane.start({u"--api-version"_s, release, u"--fault"_s, fault}))
            return false;
        m_longestMs = 0;
        use();
        m_plane.stop();
        const qsizetype recovered = m_plane.start({u"--api-version"_s, release}) ? recoveredAfter() : -1;
        Person::say(u"%1 min  %2 MiB  %3 s until all is well  %4 ms until it reacted  %5 requests  %6 %7"_s
                        .arg(double(m_clock.elapsed()) / 60'000, 5, 'f', 1)
                        .arg(m_app.residentKiB() / 1024, 4)
                        .arg(recovered < 0 ? u"never"_s : QString::number(double(recovered) / 1000, 'f', 1))
                        .arg(m_longestMs, 5)
                        .arg(m_plane.requests(), 6)
                        .arg(release, fault));
        return recovered >= 0 && m_longestMs <= reactionMs;
    }

    bool end(qint64 firstKiB)
    {
        const double minutes = double(m_clock.elapsed()) / 60'000;
        const qint64 lastKiB = m_app.residentKiB();
        m_desktop.savePicture(m_app.pictureFile());
        m_desktop.key(u"ctrl+q"_s);
        const bool hasEnded = m_app.waitForEnd() && m_app.exitCode() == 0;
        const QString complaints = m_app.complaints();
        m_plane.stop();
        const double rate = double(m_plane.requests()) / minutes;
        Person::say(u"resident memory: %1 MiB after the first round, %2 MiB at the end"_s.arg(firstKiB / 1024)
                        .arg(lastKiB / 1024));
        Person::say(u"requests: %1, %2 a minute"_s.arg(m_plane.requests()).arg(rate, 0, 'f', 0));
        Person::say(u"words on stderr: %1"_s.arg(complaints.isEmpty() ? u"none"_s : u'\n' + complaints));
        return hasEnded && complaints.isEmpty() && rate <= requestsPerMinute && lastKiB - firstKiB <= growthKiB;
    }

    [[nodiscard]] qint64 elapsedMs() const { return m_clock.elapsed(); }

private:
    int any(int below) { return std::uniform_int_distribution(0, below - 1)(m_random); }
    QString any(const QStringList &list) { return list[any(int(list.size()))]; }

    // Keys at random for as long as the trouble lasts, and then what leads out of every dialog and search.
    void use()
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < troubleSeconds * 1000) {
            m_desktop.key(any(keys));
            Person::pause(any(800));
            look();
        }
        for (int i = 0; i < 4; ++i)
            m_desktop.key(u"Escape"_s);
        m_desktop.key(u"ctrl+3"_s);
    }

    // How long the window takes to answer someone who asks for its name.
    void look()
    {
        QElapsedTimer timer;
        timer.start();
        static_cast<void>(m_app.find([](const Accessible &object) { return !object.name().isEmpty(); }));
        m_longestMs = std::max(m_longestMs, timer.elapsed());
    }

    // Until the table has the rows of the control plane: ms; -1 = it did not within the time, or the program is gone.
    qint64 recoveredAfter()
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < recoveryMs && m_app.isRunning()) {
            // A key may have set a filter.
            static_cast<void>(m_app.find(u"push button"_s, u"Clear all"_s).press());
            const qsizetype shown = m_app.table(u"Workloads"_s).rows();
            const qsizetype there = m_plane.workloads();
            if (there > 0 && shown == there)
                return timer.elapsed();
            Person::pause(500);
        }
        m_desktop.savePicture(m_app.pictureFile());
        Person::say(u"FAIL: the table has %1 rows, the control plane %2"_s.arg(m_app.table(u"Workloads"_s).rows())
                        .arg(m_plane.workloads()));
        return -1;
    }

    std::mt19937 m_random;
    const Desktop &m_desktop;
    RunningApp &m_app;
    Person m_person;
    ControlPlane m_plane;
    qint64 m_longestMs = 0;
    const QElapsedTimer m_clock = [] {
        QElapsedTimer clock;
        clock.start();
        return clock;
    }();
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.addOption({u"minutes"_s, {}, u"N"_s, u"60"_s});
    options.addOption({u"seed"_s, {}, u"N"_s, QString::number(std::random_device()())});
    options.process(application);
    const QString missing = Desktop::missingProgram();
    if (!missing.isEmpty()) {
        Person::say(u"SKIP: %1 is not installed"_s.arg(missing));
        return 0;
    }
    Person::say(u"seed %1"_s.arg(options.value(u"seed"_s)));
    Desktop desktop;
    if (!desktop.start({1440, 900})) {
        Person::say(desktop.problem());
        return 1;
    }
    RunningApp app(desktop, u"en_GB.UTF-8"_s, 1);
    Soak soak(options.value(u"seed"_s).toUInt(), desktop, app);
    if (!soak.begin())
        return 1;
    qint64 first = 0;
    bool good = true;
    for (int round = 0;
         good && (round == 0 || double(soak.elapsedMs()) < options.value(u"minutes"_s).toDouble() * 60'000); ++round) {
        good = soak.round();
        if (first == 0)
            first = app.residentKiB();
    }
    return soak.end(first) && good ? 0 : 1;
}
