// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/renewedtokens.h"

#include <QProcess>
#include <QTimer>

#include <memory>

namespace session {

// Tokens that a command prints to standard output, as the credential helpers of git and kubectl do: a bare token, or
// the JSON that parsePrintedToken() reads. The command runs without a shell, without input, in the event loop of the
// network thread, which never waits for it; it is ended with all of its processes when it takes or prints too much.
class HelperTokens final : public RenewedTokens
{
public:
    struct Limits
    {
        std::chrono::milliseconds time{30'000};
        qsizetype output = 64 * 1024; // bytes
        std::chrono::milliseconds failureHolds{30'000}; // before a command that failed runs again
        std::chrono::milliseconds refusalHolds{60'000}; // before one whose token was refused runs again
    };

    explicit HelperTokens(const QString &command);
    HelperTokens(const QString &command, const Limits &limits);
    ~HelperTokens() override;

    [[nodiscard]] QString refusalSentence() const override;

private:
    struct Words;

    void obtain() override;
    void read();
    void ended(int exitCode, QProcess::ExitStatus status);
    void end();
    bool killAll();
    void fail(const QString &sentence);

    const QString m_command;
    const Limits m_limits;
    std::unique_ptr<QProcess> m_process; // while the command runs
    QTimer m_limit;
    QByteArray m_output;
    QByteArray m_messages; // the beginning of standard error
};

} // namespace session
