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

// What the exports of the command line share: sources, exit codes, sentences, signals. Headless; one thread.

enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2 };

template<class T> using Outcome = tl::expected<T, QString>; // or a sentence for people

void tell(const QString &sentence); // on standard error

// The saved connection of that name, or a sentence that tells which there are.
[[nodiscard]] Outcome<session::SavedConnection> savedConnection(const session::SavedConnections &connections,
                                                                const QString &name);
void tellServerWords(const QString &words); // if there are any
void clearProgress();

// Runs `work` with a session to the source; simulated data are served as long as it runs. Returns its exit code.
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
                // Once is a request; the second time the system's own way applies.
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

// Runs a job to its end, with what people are told and the exit code that scripts get.
template<class Job> int runJob(Job &job, const QString &file, QCoreApplication &application)
{
    QObject::connect(&job, &Job::finished, &application, &QCoreApplication::quit);
    const SignalWatch watch([&] {
        // Nothing needs to be removed, and the writer may wait for a reader that never comes.
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
