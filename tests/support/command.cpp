// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/command.h"

#include "tests/support/program.h"

#include <QProcess>

using namespace Qt::StringLiterals;

Command::Command(const QString &token)
    : environment(QProcessEnvironment::systemEnvironment())
{
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"BINNACLE_TOKEN"_s);
    if (!token.isEmpty())
        environment.insert(u"BINNACLE_TOKEN"_s, token);
}

Command::Result Command::run(const QStringList &arguments) const
{
    constexpr int patienceMs = 60'000;
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(Program::folder() + u"/binnacle"_s, arguments);
    const bool hasEnded = process.waitForFinished(patienceMs);
    const QString failure = process.errorString();
    if (!hasEnded) {
        process.kill();
        process.waitForFinished();
    }
    Result result{.out = process.readAllStandardOutput(), .err = QString::fromUtf8(process.readAllStandardError())};
    if (!hasEnded)
        result.err += u"\nThe test: "_s + failure;
    else if (process.exitStatus() != QProcess::NormalExit)
        result.err += u"\nThe test: ended by signal %1"_s.arg(process.exitCode());
    else
        result.exitCode = process.exitCode();
    return result;
}
