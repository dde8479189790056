// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

// A server that runs as a program of its own beside the test: it is told a port file and is ready once that is there.
// Ended with SIGTERM, at the latest by the destructor.
class Program
{
public:
    // False, with the program's own words in output(), if it does not come up.
    [[nodiscard]] bool start(const QString &program, const QStringList &arguments);
    [[nodiscard]] int port() const { return m_port; }
    // Its exit code, -1 if it crashed or would not end.
    int stop();
    // All that it has said so far
    [[nodiscard]] QByteArray output() { return m_output += m_process.readAll(); }

    ~Program() { stop(); }

    // The folder with our programs
    static QString folder() { return qEnvironmentVariable("BINNACLE_BIN"); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_output;
    int m_port = 0;
};
