// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/process.h"

#include "tests/benchmarks/harness.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

int readPort(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
}

double milliseconds(const timeval &time)
{
    return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
}

} // namespace

Server::Server(const QString &program, const QStringList &arguments, int limitMs)
{
    const QString portFile = m_folder.filePath(u"port"_s);
    QElapsedTimer timer;
    timer.start();
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(program, arguments + QStringList{u"--port-file"_s, portFile});
    const QDeadlineTimer deadline(limitMs);
    while ((m_port = readPort(portFile)) == 0) {
        if (m_process.state() == QProcess::NotRunning && !m_process.waitForStarted(100))
            throw Failure(u"%1 could not be started."_s.arg(program));
        if (m_process.waitForFinished(10))
            throw Failure(u"%1 ended with code %2 before it listened."_s.arg(program).arg(m_process.exitCode()));
        if (deadline.hasExpired())
            throw Failure(u"%1 did not listen within %2 ms."_s.arg(program).arg(limitMs));
    }
    m_startMs = double(timer.nsecsElapsed()) / 1e6;
}

Server::~Server()
{
    m_process.terminate();
    if (!m_process.waitForFinished(3000)) {
        m_process.kill();
        m_process.waitForFinished(3000);
    }
}

QString Server::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

Outcome runMeasured(const Command &command, int limitMs)
{
    QTemporaryDir folder;
    const QByteArray errorFile = folder.filePath(u"stderr"_s).toLocal8Bit();
    std::vector<QByteArray> texts{command.program.toLocal8Bit()};
    for (const QString &argument : command.arguments)
        texts.push_back(argument.toLocal8Bit());
    std::vector<char *> argv;
    argv.reserve(texts.size() + 1);
    for (QByteArray &text : texts)
        argv.push_back(text.data());
    argv.push_back(nullptr);

    // fork() and wait4() instead of QProcess: the clock stops when the kernel says so, and the child's own processor
    // time and peak memory come with it.
    QElapsedTimer timer;
    timer.start();
    const pid_t pid = fork();
    if (pid < 0)
        throw Failure(u"%1 could not be started."_s.arg(command.program));
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        setpgid(0, 0);
        const int null = open("/dev/null", O_RDWR);
        const int errors = open(errorFile.constData(), O_CREAT | O_WRONLY, 0600);
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
        dup2(errors, STDERR_FILENO);
        for (const auto &[name, value] : command.environment)
            setenv(name.constData(), value.constData(), 1);
        execvp(argv[0], argv.data());
        _exit(127);
    }
    const int handle = int(syscall(SYS_pidfd_open, pid, 0));
    pollfd waiting{handle, POLLIN, 0};
    const bool ended = poll(&waiting, 1, limitMs) > 0;
    close(handle);
    if (!ended)
        kill(-pid, SIGKILL);
    int status = 0;
    rusage usage = {};
    wait4(pid, &status, 0, &usage);
    if (!ended)
        throw Failure(u"%1 did not end within %2 ms."_s.arg(command.program).arg(limitMs));
    Outcome outcome;
    outcome.wallMs = double(timer.nsecsElapsed()) / 1e6;
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    outcome.cpuMs = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    outcome.peakResidentBytes = double(usage.ru_maxrss) * 1024;
    QFile file(QString::fromLocal8Bit(errorFile));
    if (file.open(QIODevice::ReadOnly))
        outcome.errors = file.readAll();
    if (outcome.exitCode == 127)
        throw Failure(u"%1 is not installed."_s.arg(command.program));
    return outcome;
}

} // namespace bench
