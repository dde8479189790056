// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http.h"
#include "models/api/records.h"
#include "models/api/tokens.h"
#include "models/session/connectiontest.h"

#include <functional>
#include <memory>

namespace session {

// The network side of a ConnectionTest: one step at a time, no retries. Lives in the test's network thread. Sends
// credentials only after a response that looks like a Run:ai control plane.
class ConnectionProber : public QObject
{
    Q_OBJECT

public:
    // A step has started or finished.
    struct Finding
    {
        ConnectionTest::Step step = ConnectionTest::Step::Reach;
        ConnectionTest::State state = ConnectionTest::State::Running;
        std::optional<api::Error> error = {};
        ConnectionTest::Trouble trouble = ConnectionTest::Trouble::None;
        int milliseconds = -1; // to the first byte of the answer
        std::optional<std::chrono::seconds> lifetime = {}; // of the token
        int clusters = 0;
        int connected = 0; // of the clusters; -1 = unknown
        QList<ConnectionTest::Area> areas = {}; // readable or unreadable, depending on `step`
        QList<api::CertificateInfo> chain = {}; // of the server
        bool mayTrust = false; // see ConnectionTest::Line
    };
    // Called in the network thread.
    using Report = std::move_only_function<void(const Finding &)>;

    ConnectionProber(const Connection &connection, std::chrono::milliseconds limit, Report report);
    ~ConnectionProber() override;

    void start();

private:
    void ask(const QByteArray &target, api::HttpTransport::Done done);
    void reached(const api::HttpAnswer &answer);
    void tryWithoutTls(const api::HttpAnswer &failed);
    void getToken();
    void clustersAnswered(api::HttpAnswer answer);
    void takeClusters(api::Operation operation, const api::HttpAnswer &answer);
    void readAll();
    void reportAreas();
    void areaAnswered(ConnectionTest::Area area, const api::HttpAnswer &answer);
    void failCertificate(const api::HttpAnswer &answer);
    void report(ConnectionTest::Step step, ConnectionTest::State state);
    void fail(ConnectionTest::Step step, const api::Error &error,
              ConnectionTest::Trouble trouble = ConnectionTest::Trouble::None);

    const bool m_isEncrypted;
    const QUrl m_url;
    const api::Ways m_ways;
    const api::WaySecrets m_secrets;
    const std::chrono::milliseconds m_limit; // of one request
    Report m_report;
    api::HttpTransport m_transport;
    std::unique_ptr<api::HttpTransport> m_withoutTls;
    std::unique_ptr<api::TokenSource> m_tokens;
    QByteArray m_token;
    QList<std::pair<ConnectionTest::Area, QByteArray>> m_toRead; // and the request target that checks it
    qsizetype m_reading = 0; // have not answered
    QList<ConnectionTest::Area> m_readable;
    QList<ConnectionTest::Area> m_refused;
    std::optional<api::Error> m_refusal; // the first
};

} // namespace session
