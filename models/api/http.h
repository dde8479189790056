// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"
#include "models/api/proxyfinder.h"
#include "models/api/ways.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

namespace api {

struct HttpRequest
{
    std::string_view method = "GET"; // as in Endpoint::method
    QByteArray target = {}; // path and query, encoded
    QByteArray bearer = {}; // empty = none
    QByteArray contentType = {}; // of the body
    QByteArray body = {}; // not of GET; may be empty
    std::chrono::milliseconds deadline{60'000}; // for the whole exchange
    bool wantsChain = false; // see HttpAnswer::chain
};

struct HttpAnswer
{
    int status = 0; // 0 = no answer
    QByteArray body = {}; // inflated
    qint64 wireBytes = -1; // of the body as received; -1 = not reported by the server
    std::optional<Error> error = {}; // set unless the status is 2xx and the body is whole
    bool isTransient = false; // the same request may succeed later
    bool wasSent = false; // the server may have received some or all of the request
    int firstByteMs = -1;
    std::optional<std::chrono::milliseconds> retryAfter = {};
    std::optional<std::chrono::milliseconds> clockSkew = {}; // how far the server's clock is ahead of this computer's
    // Only if wanted: the server's certificates as it sent them, its own first.
    QList<QSslCertificate> chain = {};
    bool isOnlyAboutIssuer = false; // the certificate is fine, but signed by nobody known, or by itself
    bool hasEndedHandshake = false; // the server speaks TLS, but not with us: perhaps it wants a certificate
};

// One request on the wire. Destroying it aborts it; the callback does not run then.
class HttpExchange;

// The only class that uses QNetworkAccessManager: addresses, bearer header, certificates, time and size limits, and the
// translation of network errors. Lives in the network thread. Never logs. Anything but a GET is sent at most once: Qt
// neither repeats it when a connection drops nor follows redirects with it.
class HttpTransport : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QUrl url; // scheme, host, port
        QString caFile; // PEM; empty = only the system's certificates
        std::chrono::milliseconds idleLimit{20'000}; // without receiving a byte
        qint64 largestBody = 64 << 20;
        Ways ways = {};
        WaySecrets secrets = {};
        ProxyFinder::Ask askProxy = ProxyFinder::askSystem; // other ones are for tests
        std::chrono::milliseconds proxyLimit{5'000}; // for the system to say which proxy to use
    };

    explicit HttpTransport(Options options, QObject *parent = nullptr);
    ~HttpTransport() override;

    // Called in the network thread after each POST: its target, its answer, how long it took in ms.
    using Posted = std::function<void(const QByteArray &target, const HttpAnswer &answer, int totalMs)>;
    void setPosted(Posted posted) { m_posted = std::move(posted); }

    using Done = std::move_only_function<void(HttpAnswer)>;
    // `done` is called later, once. The transport owns the exchange, which deletes itself after that.
    QPointer<HttpExchange> send(HttpRequest request, Done done);

private:
    void loadCertificates();
    void start(HttpRequest request, HttpExchange *exchange);
    [[nodiscard]] QNetworkRequest prepared(const HttpRequest &request) const;
    [[nodiscard]] QNetworkReply *sendOnce(QNetworkRequest http, HttpRequest request, QObject *owner);

    Options m_options;
    QByteArray m_origin;
    QSslConfiguration m_tls;
    QList<QSslCertificate> m_trusted; // by the user, for this connection
    ProxyFinder *m_finder = nullptr; // null = the proxy is known
    std::optional<Error> m_fault; // if set, nothing can be sent
    QNetworkAccessManager m_network;
    Posted m_posted;
};

class HttpExchange : public QObject
{
    Q_OBJECT

public:
    // What the answer is judged by.
    struct Circumstances
    {
        std::chrono::milliseconds deadline{};
        qint64 largestBody = 0;
        QList<QSslCertificate> trusted = {}; // whoever has signed them
        bool isEncrypted = false;
        bool hasCertificate = false; // a client certificate was ready
        bool wantsChain = false;
        QString host = {}; // of the control plane
        QString proxy = {}; // host:port; empty = none
    };

    HttpExchange(HttpTransport::Done done, QObject *parent)
        : QObject(parent)
        , m_done(std::move(done))
    {
    }
    ~HttpExchange() override;

    // The next answer is this error, which does not come from the network.
    void failLater(const Error &error);
    void watch(QNetworkReply *reply, Circumstances circumstances);

private:
    void judge(const QList<QSslError> &errors);
    void finish();
    [[nodiscard]] HttpAnswer answer() const;

    enum class Abort { No, Deadline, TooLarge };

    HttpTransport::Done m_done;
    Circumstances m_circumstances;
    QNetworkReply *m_reply = nullptr; // a child
    QList<QSslError> m_tlsErrors;
    qint64 m_startedNs = 0;
    int m_firstByteMs = -1;
    std::optional<std::chrono::milliseconds> m_clockSkew;
    Abort m_abort = Abort::No;
};

} // namespace api
