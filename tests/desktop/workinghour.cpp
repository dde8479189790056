// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desktop.h"
#include "tests/desktop/person.h"
#include "tests/desktop/runningapp.h"
#include "tests/support/program.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

// working-hour [--minutes N] [--size SIZE] [--speed X]: a person's work with the program in a real window, again and
// again for so long, against a control plane on which time flies. Prints the resident memory of each minute and, at the
// end, the requests per minute. Exit 1 if the program ends, does not answer, or writes a word to stderr.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.addOption({u"minutes"_s, {}, u"N"_s, u"60"_s});
    options.addOption({u"size"_s, {}, u"SIZE"_s, u"large"_s});
    options.addOption({u"speed"_s, {}, u"X"_s, u"60"_s});
    options.process(application);
    const double minutes = options.value(u"minutes"_s).toDouble();

    const QString missing = Desktop::missingProgram();
    if (!missing.isEmpty()) {
        Person::say(u"SKIP: %1 is not installed"_s.arg(missing));
        return 0;
    }
    Program simulator;
    if (!simulator.start(Program::folder() + u"/binnacle-simulator"_s,
                         {u"--size"_s, options.value(u"size"_s), u"--speed"_s, options.value(u"speed"_s), u"--token"_s,
                          u"working-hour"_s})) {
        Person::say(QString::fromLocal8Bit(simulator.output()));
        return 1;
    }
    Desktop desktop;
    if (!desktop.start({1440, 900})) {
        Person::say(desktop.problem());
        return 1;
    }
    RunningApp app(desktop, u"en_GB.UTF-8"_s, 1);
    Person person(desktop, app);
    if (!app.start({}) || !person.connectTo(simulator.port(), u"working-hour"_s))
        return 1;

    QElapsedTimer clock;
    clock.start();
    const qint64 lengthMs = qint64(minutes * 60'000);
    qint64 first = 0;
    bool good = true;
    for (int round = 0; good && (round == 0 || clock.elapsed() < lengthMs); ++round) {
        good = person.work(round, minutes > 0 ? 20'000 : 1'000);
        if (first == 0)
            first = app.residentKiB();
        Person::say(u"%1 min  %2 MiB"_s.arg(double(clock.elapsed()) / 60'000, 5, 'f', 1).arg(app.residentKiB() / 1024));
    }
    const double worked = double(clock.elapsed()) / 60'000;
    const qint64 last = app.residentKiB();
    desktop.savePicture(app.pictureFile());
    desktop.key(u"ctrl+q"_s);
    good = app.waitForEnd() && app.exitCode() == 0 && good;
    const QString complaints = app.complaints();
    simulator.stop();
    const qint64 requests = simulator.output().trimmed().split(' ').constLast().toLongLong();
    Person::say(
        u"resident memory: %1 MiB after the first round, %2 MiB at the end"_s.arg(first / 1024).arg(last / 1024));
    Person::say(u"requests: %1, %2 a minute"_s.arg(requests).arg(double(requests) / worked, 0, 'f', 0));
    Person::say(u"words on stderr: %1"_s.arg(complaints.isEmpty() ? u"none"_s : u'\n' + complaints));
    return good && complaints.isEmpty() ? 0 : 1;
}
