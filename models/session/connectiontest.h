// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/certificateinfo.h"
#include "models/session/session.h"

#include <QList>
#include <QTimer>

#include <memory>

namespace session {

// Tests a connection step by step before it is saved: reachability, certificate, credentials, read permissions. Each
// step yields a translated line that says what to do next. Stores nothing and never exposes a secret. GUI thread;
// requests are sent from the test's own network thread.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    enum class Step { Reach, Certificate, SignIn, Clusters, Reading, Refused, Changing };
    enum class State { Waiting, Running, Passed, Warning, Failed };
    enum class Area {
        Clusters,
        Workloads,
        Pods,
        Nodes,
        NodePools,
        Projects,
        Departments,
        WorkloadTypes,
        Metrics,
    };
    // Cause of a failed step where the error's own sentence is not specific enough.
    enum class Trouble { None, NotRunAi, NoTls, ClientCertificate, TokenRefused, Other };

    struct Line
    {
        Step step = Step::Reach;
        State state = State::Waiting;
        QString headline = {}; // "Reached runai.acme.example"
        QString detail = {}; // "42 ms"; what to do next, if it failed; may be empty
        QString serverWords = {}; // the server's message, plain text; may be empty
        QUrl withoutTls = {}; // the address to try instead, if this step failed for lack of TLS
        QList<api::CertificateInfo> chain = {}; // of the server, its own first; only of the step Certificate
        bool mayTrust = false; // nothing but an unknown issuer is wrong with the chain

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

    void start(const Connection &connection); // cancels a running test
    void cancel(); // leaves no line in state Running
    void clear();

    [[nodiscard]] bool isRunning() const;
    // True once the credentials were accepted, whatever their read permissions.
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
    void finishSignedIn();
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
