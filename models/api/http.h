// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
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
};

struct HttpAnswer
{
    int status = 0; // 0 = no answer
    QByteArray body = {}; // inflated
    qint64 wireBytes = -1; // of the body as it came; -1 = the server did not say
    std::optional<Error> error = {}; // set unless the status is 2xx and the body is whole
    bool isTransient = false; // the same request may succeed later
    bool wasSent = false; // the server may have got the request, whole or in part
    int firstByteMs = -1;
    std::optional<std::chrono::milliseconds> retryAfter = {};
    std::optional<std::chrono::milliseconds> clockSkew = {}; // how far the server's clock is ahead of this computer's
};

// One request on the wire. Destroying it aborts; the callback does not come then.
class HttpExchange;

// The only place that touches QNetworkAccessManager: addresses, bearer header, certificates, limits of time and size,
// and the one translation of network errors. Lives in the network thread. Never logs.
// Whatever is no GET is sent once at most: Qt neither repeats it when a connection drops nor follows a redirect with
// it.
class HttpTransport : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QUrl url; // scheme, host, port
        QString caFile; // PEM; empty = the system's certificates alone
        std::chrono::milliseconds idleLimit{20'000}; // without a byte
        qint64 largestBody = 64 << 20;
    };

    explicit HttpTransport(Options options, QObject *parent = nullptr);
    ~HttpTransport() override;

    // Told of every POST that ended: its target, its answer, how long it took in ms. In the network thread.
    using Posted = std::function<void(const QByteArray &target, const HttpAnswer &answer, int totalMs)>;
    void setPosted(Posted posted) { m_posted = std::move(posted); }

    using Done = std::move_only_function<void(HttpAnswer)>;
    // `done` is called later, once. The exchange belongs to the transport and deletes itself after that.
    QPointer<HttpExchange> send(HttpRequest request, Done done);

private:
    void loadCertificates();
    [[nodiscard]] QNetworkRequest prepared(const HttpRequest &request) const;
    [[nodiscard]] QNetworkReply *sendOnce(QNetworkRequest http, HttpRequest request, QObject *owner);

    Options m_options;
    QByteArray m_origin;
    QSslConfiguration m_tls;
    std::optional<Error> m_fault; // nothing can be sent
    QNetworkAccessManager m_network;
    Posted m_posted;
};

class HttpExchange : public QObject
{
    Q_OBJECT

public:
    HttpExchange(HttpTransport::Done done, QObject *parent)
        : QObject(parent)
        , m_done(std::move(done))
    {
    }
    ~HttpExchange() override;

    // The next answer is an error that did not come from the network.
    void failLater(const Error &error);
    void watch(QNetworkReply *reply, std::chrono::milliseconds deadline, qint64 largestBody);

private:
    void finish();
    [[nodiscard]] HttpAnswer answer() const;

    enum class Abort { No, Deadline, TooLarge };

    HttpTransport::Done m_done;
    QNetworkReply *m_reply = nullptr; // a child
    QList<QSslError> m_tlsErrors;
    qint64 m_startedNs = 0;
    int m_firstByteMs = -1;
    std::optional<std::chrono::milliseconds> m_clockSkew;
    Abort m_abort = Abort::No;
};

} // namespace api
