// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http.h"
#include "models/api/records.h"
#include "models/api/tokens.h"
#include "models/session/connectiontest.h"

#include <functional>
#include <memory>

namespace session {

// The part of a ConnectionTest that talks to the control plane: one request at a time, nothing is tried twice. Lives in
// the test's network thread. Credentials leave it only after an answer that looks like a control plane of Run:ai.
class ConnectionProber : public QObject
{
    Q_OBJECT

public:
    // One step has begun or ended.
    struct Finding
    {
        ConnectionTest::Step step = ConnectionTest::Step::Reach;
        ConnectionTest::State state = ConnectionTest::State::Running;
        std::optional<api::Error> error = {};
        ConnectionTest::Trouble trouble = ConnectionTest::Trouble::None;
        int milliseconds = -1; // to the first byte of the answer
        std::optional<std::chrono::seconds> lifetime = {}; // of the token
        int clusters = 0;
        int connected = 0; // of the clusters
        QList<ConnectionTest::Area> areas = {}; // that may be read, or may not
    };
    // Called in the network thread.
    using Report = std::move_only_function<void(const Finding &)>;

    ConnectionProber(const Connection &connection, std::chrono::milliseconds limit, Report report);
    ~ConnectionProber() override;

    void start();

private:
    void ask(const QByteArray &target, api::HttpTransport::Done done);
    void reached(const api::HttpAnswer &answer);
    void getToken();
    void clustersAnswered(api::HttpAnswer answer);
    void readNext();
    void areaAnswered(ConnectionTest::Area area, const api::HttpAnswer &answer);
    void report(ConnectionTest::Step step, ConnectionTest::State state);
    void fail(ConnectionTest::Step step, const api::Error &error,
              ConnectionTest::Trouble trouble = ConnectionTest::Trouble::None);

    const bool m_isEncrypted;
    const std::chrono::milliseconds m_limit; // of one request
    Report m_report;
    api::HttpTransport m_transport;
    std::unique_ptr<api::TokenSource> m_tokens;
    QByteArray m_token;
    QList<std::pair<ConnectionTest::Area, QByteArray>> m_toRead; // with the target of a request
    QList<ConnectionTest::Area> m_readable;
    QList<ConnectionTest::Area> m_refused;
    std::optional<api::Error> m_refusal; // the first
};

} // namespace session
