// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {
constexpr int PatienceMs = 60'000;
}

bool Program::start(const QString &program, const QStringList &arguments)
{
    const QString portFile = m_folder.filePath(u"port"_s);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program, arguments + QStringList{u"--port-file"_s, portFile});
    if (!m_process.waitForStarted(PatienceMs))
        return false;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < PatienceMs) {
        QFile file(portFile);
        if (file.open(QIODevice::ReadOnly)) {
            m_port = file.readAll().trimmed().toInt();
            if (m_port > 0)
                return true;
        }
        if (m_process.waitForFinished(20))
            return false;
    }
    return false;
}

int Program::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    m_process.terminate();
    if (!m_process.waitForFinished(PatienceMs)) {
        m_process.kill();
        m_process.waitForFinished();
        return -1;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}
