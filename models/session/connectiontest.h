// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"

#include <QList>
#include <QTimer>

#include <memory>

namespace session {

// Tries a connection step by step before it is saved: is the address reached, is its certificate trusted, are the
// credentials accepted, what may be read. Every step has words for people that say what to do next. Nothing that it
// finds is kept, and no secret shows in it. GUI thread; the requests go out in a thread of its own.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    enum class Step { Reach, Certificate, SignIn, Clusters, Reading, Refused };
    enum class State { Waiting, Running, Passed, Warning, Failed };
    enum class Area { Clusters, Workloads, Pods, Metrics };
    // What an error means at a step, where its own sentence does not say it.
    enum class Trouble { None, NotRunAi, ClientCertificate, TokenRefused, Other };

    struct Line
    {
        Step step = Step::Reach;
        State state = State::Waiting;
        QString headline = {}; // "Reached runai.acme.example"
        QString detail = {}; // "42 ms"; what to do next, if it failed; may be empty
        QString serverWords = {}; // plain text; may be empty

        friend bool operator==(const Line &, const Line &) = default;
    };

    struct Limits
    {
        std::chrono::milliseconds request{15'000};
        std::chrono::milliseconds all{60'000};
    };

    explicit ConnectionTest(QObject *parent = nullptr);
    explicit ConnectionTest(const Limits &limits, QObject *parent = nullptr);
    ~ConnectionTest() override;

    void start(const Connection &connection); // ends one that runs
    void cancel(); // no line is left running
    void clear();

    [[nodiscard]] bool isRunning() const;
    // The credentials were accepted, whatever may be read with them.
    [[nodiscard]] bool isSignedIn() const;
    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }
    [[nodiscard]] qint64 startedAtMs() const { return m_startedAtMs; } // UTC; 0 = never

Q_SIGNALS:
    void changed(); // of the lines
    void finished(); // not after cancel()

private:
    struct Run;
    struct Words;

    void stop();
    void finish();
    void timedOut();
    [[nodiscard]] Line *line(Step step);

    const Limits m_limits;
    std::unique_ptr<Run> m_run;
    int m_number = 0; // of the run
    QTimer m_limit;
    QList<Line> m_lines;
    qint64 m_startedAtMs = 0;
};

} // namespace session
