// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

// Other programs: servers that live as long as their object, and commands that are measured from outside.
namespace bench {

// A server that writes its port to a file once it listens. It is told to end by the destructor and, should this
// process die, by the kernel. Everything listens on 127.0.0.1.
class Server
{
public:
    // `--port-file FILE` is appended to the arguments. Fails if it does not listen within `limitMs`.
    Server(const QString &program, const QStringList &arguments, int limitMs);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    [[nodiscard]] QString url() const;
    [[nodiscard]] double startMs() const { return m_startMs; } // until it listened

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
    double m_startMs = 0;
};

struct Command
{
    QString program;
    QStringList arguments;
    std::vector<std::pair<QByteArray, QByteArray>> environment; // on top of ours
};

struct Outcome
{
    int exitCode = 0;
    double wallMs = 0;
    double cpuMs = 0; // of the process and the children it waited for
    double peakResidentBytes = 0; // of the largest of them
    QByteArray errors; // its standard error
};

// Runs a command to its end; its standard output goes to /dev/null. Fails if it cannot be started or takes too long.
[[nodiscard]] Outcome runMeasured(const Command &command, int limitMs);

} // namespace bench
