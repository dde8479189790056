// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/helpertokens.h"

#include "models/base/coredumps.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>

#include <csignal>
#include <unistd.h>

namespace session {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype messageBytes = 4 * 1024;
constexpr int reapMs = 1000; // a killed process ends at once, unless the system itself hangs
constexpr qsizetype messageLength = 200; // characters that are shown

// Without a shell, nobody else replaces the tilde.
QString withHome(const QString &program)
{
    return program.startsWith("~/"_L1) ? QDir::homePath() + program.mid(1) : program;
}

// The first line that says something: plain text without control characters and without what may be a token.
QString firstLine(const QByteArray &messages)
{
    // Also with slashes, as base64 has them, unless it is a path.
    static const QRegularExpression tokens(
        u"(?<![A-Za-z0-9_.+=/~-])[A-Za-z0-9_.+=-][A-Za-z0-9_.+=/-]{31,}|[A-Za-z0-9_.+=-]{32,}"_s);
    for (const QByteArray &line : messages.split('\n')) {
        QString text = QString::fromUtf8(line).simplified();
        text.removeIf([](QChar c) { return !c.isPrint(); });
        text.replace(tokens, u"\u2026"_s);
        if (!text.isEmpty())
            return text.size() > messageLength ? text.left(messageLength - 1) + u'\u2026' : text;
    }
    return {};
}

// Without what is meant for this program alone.
QProcessEnvironment environment()
{
    QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
    for (const QString &own : {u"BINNACLE_TOKEN"_s, u"BINNACLE_CLIENT_SECRET"_s, u"BINNACLE_PASSWORD"_s,
                               u"BINNACLE_PASSPHRASE"_s, u"BINNACLE_PROXY_PASSWORD"_s})
        result.remove(own);
    return result;
}

} // namespace

struct HelperTokens::Words
{
    Q_DECLARE_TR_FUNCTIONS(session::HelperTokens)
};

HelperTokens::HelperTokens(const QString &command)
    : HelperTokens(command, Limits())
{
}

HelperTokens::HelperTokens(const QString &command, const Limits &limits)
    : RenewedTokens(limits.refusalHolds)
    , m_command(command)
    , m_limits(limits)
{
    m_limit.setSingleShot(true);
    QObject::connect(&m_limit, &QTimer::timeout, &m_limit, [this] {
        fail(Words::tr("The command that prints the token did not end within %n second(s). Run it in a terminal to see "
                       "what it waits for.",
                       nullptr, int(m_limits.time / std::chrono::seconds(1))));
    });
}

// The process is reaped here, at the end of the network thread: without its event loop, nothing else does that.
HelperTokens::~HelperTokens()
{
    if (!m_process)
        return;
    m_process->disconnect();
    if (killAll())
        m_process->waitForFinished(reapMs);
}

QString HelperTokens::refusalSentence() const
{
    return Words::tr(
        "The control plane rejected the token that the command printed. Run the command in a terminal, and "
        "check that it signs in to this control plane. Then try again.");
}

void HelperTokens::obtain()
{
    QStringList words = QProcess::splitCommand(m_command);
    if (words.isEmpty())
        return fail(Words::tr("There is no command that prints a token. Enter one."));
    const QString program = withHome(words.takeFirst());
    const QFileInfo file(program);
    const bool isPath = program.contains(u'/');
    if (isPath ? !file.exists() : QStandardPaths::findExecutable(program).isEmpty())
        return fail(
            Words::tr("The command \"%1\" was not found. Check its spelling, or enter its full path.").arg(program));
    if (isPath && (!file.isFile() || !file.isExecutable()))
        return fail(Words::tr("\"%1\" is not a program, or may not be run. Check its permissions.").arg(program));

    m_output.clear();
    m_messages.clear();
    m_process = std::make_unique<QProcess>();
    QProcess *process = m_process.get();
    process->setProcessEnvironment(environment());
    process->setStandardInputFile(QProcess::nullDevice());
    // Its own group, so that what it has started ends with it.
    process->setChildProcessModifier([] {
        ::setsid();
        base::allowCoreDumpsAgain(); // it has its own secrets to mind
    });
    QObject::connect(process, &QProcess::readyReadStandardOutput, process, [this] { read(); });
    QObject::connect(process, &QProcess::readyReadStandardError, process, [this] {
        const QByteArray more = m_process->readAllStandardError();
        m_messages += more.left(messageBytes - m_messages.size());
    });
    QObject::connect(process, &QProcess::errorOccurred, process, [this, program](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(Words::tr("\"%1\" is not a program, or may not be run. Check its permissions.").arg(program));
    });
    QObject::connect(process, &QProcess::finished, process,
                     [this](int exitCode, QProcess::ExitStatus status) { ended(exitCode, status); });
    m_limit.start(m_limits.time);
    process->start(program, words, QIODevice::ReadOnly);
}

void HelperTokens::read()
{
    m_output += m_process->readAllStandardOutput();
    if (m_output.size() > m_limits.output)
        fail(Words::tr("The command printed far more than a token. It must print nothing else to standard output."));
}

void HelperTokens::ended(int exitCode, QProcess::ExitStatus status)
{
    if (status != QProcess::NormalExit)
        return fail(Words::tr("The command that prints the token crashed. Run it in a terminal to see why."));
    if (exitCode != 0) {
        const QString said = firstLine(m_messages);
        return fail(said.isEmpty()
                        ? Words::tr("The command that prints the token failed with exit code %1. Run it in a "
                                    "terminal to see why.")
                              .arg(exitCode)
                        : Words::tr("The command that prints the token failed with exit code %1 and said: %2")
                              .arg(QString::number(exitCode), said));
    }
    const std::optional<TokenAnswer> answer = parsePrintedToken(m_output);
    if (!answer)
        return fail(Words::tr("The command printed no token. It must print the token, or JSON that contains it, and "
                              "nothing else to standard output."));
    end();
    obtained(*answer);
}

// It may be one of its signals that leads here.
void HelperTokens::end()
{
    m_limit.stop();
    m_output.clear();
    if (!m_process)
        return;
    m_process->disconnect();
    const bool isRunning = killAll();
    QProcess *process = m_process.release();
    if (isRunning)
        QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    else
        process->deleteLater();
}

// Returns whether the command was still running.
bool HelperTokens::killAll()
{
    const qint64 leader = m_process->processId();
    if (leader <= 0)
        return false;
    ::kill(static_cast<pid_t>(-leader), SIGKILL);
    m_process->kill(); // it may not lead its group yet
    return true;
}

void HelperTokens::fail(const QString &sentence)
{
    end();
    failed({.kind = api::Error::Kind::Unauthorized, .own = sentence}, m_limits.failureHolds);
}

} // namespace session
