// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/commandline.h"
#include "models/session/savedconnections.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <cstdio>
#include <functional>
#include <unistd.h>

// Shared by the exports of the command line: sources, exit codes, messages, signals. Headless; one thread.

enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2 };

template<class T> using Outcome = tl::expected<T, QString>; // or an error message

void tell(const QString &sentence); // prints to standard error

// The saved connection with this name, or an error message that lists the existing ones.
[[nodiscard]] Outcome<session::SavedConnection> savedConnection(const session::SavedConnections &connections,
                                                                const QString &name);
void tellServerWords(const QString &words); // no effect if empty
void clearProgress();

// The only line of a file, a token or a secret; or an error message. Passwords and passphrases keep their blanks.
enum class Blanks { Dropped, Kept };
[[nodiscard]] Outcome<QString> readSecretFile(const QString &path, Blanks blanks = Blanks::Dropped);
[[nodiscard]] QString withoutLineBreak(QString text);

// Certificate and proxy of the arguments, and their secrets; or an error message.
struct GivenWays
{
    api::Ways ways;
    api::WaySecrets secrets;
};
[[nodiscard]] Outcome<GivenWays> readWays(const commandline::Source &source);

// Tells what will be done, and asks on the terminal unless `yes`. False if it was not agreed to, which is told.
[[nodiscard]] bool isAgreed(const QString &what, bool yes);

// Runs `work` with a session to the source and returns its exit code. Simulated data is served until then.
[[nodiscard]] int runWithSource(const commandline::Source &source, const std::function<int(session::Session &)> &work);

// Turns SIGINT, SIGTERM and SIGHUP into a call in the event loop, so that the unfinished file is removed.
class SignalWatch
{
public:
    template<class Callback> explicit SignalWatch(Callback callback)
    {
        if (::pipe(pipeEnds.data()) != 0)
            return;
        m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this, callback] {
            m_notifier->setEnabled(false);
            callback();
        });
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            std::signal(number, [](int caught) {
                // The first signal ends the export cleanly; a second one has the system's default effect.
                std::signal(caught, SIG_DFL);
                [[maybe_unused]] const auto written = ::write(pipeEnds[1], "", 1);
            });
    }
    ~SignalWatch()
    {
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            std::signal(number, SIG_DFL);
        for (const int end : pipeEnds)
            ::close(end);
    }
    SignalWatch(const SignalWatch &) = delete;
    SignalWatch &operator=(const SignalWatch &) = delete;

private:
    static inline std::array<int, 2> pipeEnds{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

// Runs a job to its end, prints messages for the user and returns the exit code for scripts.
template<class Job> int runJob(Job &job, const QString &file, QCoreApplication &application)
{
    QObject::connect(&job, &Job::finished, &application, &QCoreApplication::quit);
    const SignalWatch watch([&] {
        // There is no file to remove, and the writer may wait for a reader that never comes.
        if (file == QStringLiteral("-"))
            ::_exit(Failed);
        job.cancel();
    });
    job.start();
    QCoreApplication::exec();
    clearProgress();
    if (!job.hasLostReader())
        tell(job.closingSentence());
    tellServerWords(job.problemDetail());
    if constexpr (requires { job.isComplete(); })
        return job.isComplete() ? Done : Failed;
    else
        return job.hasSucceeded() ? Done : Failed;
}
