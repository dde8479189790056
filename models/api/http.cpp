// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/http.h"

#include "models/api/decode.h"
#include "models/api/oncedevice.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QTimer>

#include <chrono>

namespace api {
namespace {

using Cause = Error::Cause;
using Kind = Error::Kind;

qint64 nowNs()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

// The only place that attaches a token to a request. Qt resends the header on redirects, hence
// SameOriginRedirectPolicy.
void attachBearer(QNetworkRequest &request, const QByteArray &token)
{
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
}

Cause causeOf(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors) {
        switch (error.error()) {
        case QSslError::UnableToGetLocalIssuerCertificate:
        case QSslError::UnableToGetIssuerCertificate:
        case QSslError::UnableToVerifyFirstCertificate:
        case QSslError::CertificateUntrusted:
        case QSslError::SelfSignedCertificateInChain:
            return Cause::UnknownIssuer;
        case QSslError::SelfSignedCertificate:
            return Cause::SelfSigned;
        case QSslError::HostNameMismatch:
            return Cause::WrongHost;
        case QSslError::CertificateExpired:
            return Cause::Expired;
        case QSslError::CertificateNotYetValid:
            return Cause::NotYetValid;
        default:
            break;
        }
    }
    return Cause::None;
}

Error errorOfNetwork(QNetworkReply::NetworkError code, const QList<QSslError> &tlsErrors)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return {.kind = Kind::Offline, .cause = Cause::Refused};
    case QNetworkReply::HostNotFoundError:
        return {.kind = Kind::Offline, .cause = Cause::NameNotFound};
    case QNetworkReply::RemoteHostClosedError:
        return {.kind = Kind::Offline, .cause = Cause::Dropped};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // the transfer timeout: own aborts are handled earlier
        return {.kind = Kind::Timeout};
    case QNetworkReply::SslHandshakeFailedError:
        return {.kind = Kind::Tls, .cause = tlsErrors.isEmpty() ? Cause::Handshake : causeOf(tlsErrors)};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return {.kind = Kind::Offline, .cause = Cause::Proxy};
    case QNetworkReply::TooManyRedirectsError:
        return {.kind = Kind::BadRequest, .cause = Cause::Circle};
    case QNetworkReply::InsecureRedirectError:
        return {.kind = Kind::BadRequest, .cause = Cause::Redirected};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return {.kind = Kind::Decode};
    default:
        return {.kind = Kind::Offline};
    }
}

// No byte of the request has left this computer.
bool isBeforeSending(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return true;
    default:
        return false;
    }
}

Kind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return Kind::Unauthorized;
    case 403:
        return Kind::Forbidden;
    case 404:
        return Kind::NotFound;
    case 408:
        return Kind::Timeout;
    case 409:
        return Kind::Conflict;
    case 429:
        return Kind::RateLimited;
    default:
        return status >= 500 ? Kind::Server : Kind::BadRequest;
    }
}

bool isTransientStatus(int status)
{
    return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
}

// The format that RFC 9110 has servers write. (Qt's RFC 2822 parser does not know "GMT".)
std::optional<QDateTime> httpDate(const QByteArray &header)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

// From RFC 9110's Date header, in whole seconds. An Age header means a cached answer, whose date is of another time.
std::optional<std::chrono::milliseconds> clockSkew(const QNetworkReply &reply)
{
    constexpr int halfSecond = 500;
    const auto date = httpDate(reply.rawHeader("Date"));
    if (!date || reply.hasRawHeader("Age"))
        return {};
    return std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(*date) + halfSecond);
}

// Either seconds or an HTTP date.
std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header)
{
    using namespace std::chrono;
    bool isNumber = false;
    if (const int seconds = header.trimmed().toInt(&isNumber); isNumber && seconds >= 0)
        return milliseconds(seconds * 1000LL);
    const auto date = httpDate(header);
    if (!date)
        return {};
    return milliseconds(qMax<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(*date)));
}

// Of another server, or of one in between that wants people to sign in.
bool isWebPage(const QNetworkReply &reply, const QByteArray &body)
{
    const QByteArray type = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray().trimmed().toLower();
    return type.startsWith("text/html") && body.left(256).trimmed().startsWith('<');
}

// Qt drops the Content-Length when it inflates, but keeps it in a property.
qint64 wireBytes(const QNetworkReply &reply)
{
    bool isNumber = false;
    QVariant length = reply.attribute(QNetworkRequest::OriginalContentLengthAttribute);
    if (!length.isValid())
        length = reply.header(QNetworkRequest::ContentLengthHeader);
    const qint64 bytes = length.toLongLong(&isNumber);
    return isNumber ? bytes : -1;
}

// With the spare bytes that let the decoder work on the body in place.
QByteArray readBody(QNetworkReply *reply)
{
    const qint64 size = reply->bytesAvailable();
    QByteArray body;
    body.reserve(size + decodePadding);
    body.resize(size);
    body.resize(qMax<qint64>(0, reply->read(body.data(), size)));
    return body;
}

} // namespace

HttpTransport::HttpTransport(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_origin(
          m_options.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
              .toEncoded())
    , m_tls(QSslConfiguration::defaultConfiguration())
{
    m_network.setAutoDeleteReplies(false);
    loadCertificates();
}

HttpTransport::~HttpTransport()
{
    // Before m_network: a reply must not outlive its manager.
    qDeleteAll(findChildren<HttpExchange *>(Qt::FindDirectChildrenOnly));
}

void HttpTransport::loadCertificates()
{
    if (m_options.caFile.isEmpty())
        return;
    // An unreadable file yields no certificates and no error.
    const QList<QSslCertificate> own = QSslCertificate::fromPath(m_options.caFile, QSsl::Pem);
    if (own.isEmpty()) {
        m_fault = Error{.kind = Kind::Tls, .cause = Cause::CaFile};
        return;
    }
    m_tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + own);
}

QPointer<HttpExchange> HttpTransport::send(HttpRequest request, Done done)
{
    if (m_posted && request.method == "POST") {
        done = [this, done = std::move(done), target = request.target, since = nowNs()](HttpAnswer answer) mutable {
            m_posted(target, answer, static_cast<int>((nowNs() - since) / 1'000'000));
            done(std::move(answer));
        };
    }
    QPointer<HttpExchange> exchange = new HttpExchange(std::move(done), this);
    if (m_fault) {
        exchange->failLater(*m_fault);
        return exchange;
    }
    const QNetworkRequest http = prepared(request);
    const auto deadline = request.deadline;
    QNetworkReply *reply = request.method == "GET" ? m_network.get(http) : sendOnce(http, std::move(request), exchange);
    exchange->watch(reply, deadline, m_options.largestBody);
    return exchange;
}

QNetworkRequest HttpTransport::prepared(const HttpRequest &request) const
{
    QNetworkRequest http(QUrl::fromEncoded(m_origin + request.target));
    http.setSslConfiguration(m_tls);
    http.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    http.setMaximumRedirectsAllowed(1);
    http.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    http.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    http.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    http.setTransferTimeout(static_cast<int>(m_options.idleLimit.count()));
    http.setDecompressedSafetyCheckThreshold(m_options.largestBody);
    http.setRawHeader("Accept", "application/json");
    http.setRawHeader("User-Agent", "Binnacle/" BINNACLE_VERSION);
    attachBearer(http, request.bearer);
    return http;
}

QNetworkReply *HttpTransport::sendOnce(QNetworkRequest http, HttpRequest request, QObject *owner)
{
    // Qt would follow a redirect with a GET, and its answer would be taken for the answer of the write.
    http.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // The protection of OnceDevice under HTTP/1.1 is not reliable when a multiplexed connection drops.
    http.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    http.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    http.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    if (!request.contentType.isEmpty())
        http.setRawHeader("Content-Type", request.contentType);
    const QByteArray method(request.method.data(), static_cast<qsizetype>(request.method.size()));
    return m_network.sendCustomRequest(http, method, new OnceDevice(std::move(request.body), owner));
}

HttpExchange::~HttpExchange()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
}

void HttpExchange::failLater(const Error &error)
{
    QMetaObject::invokeMethod(
        this,
        [this, error] {
            deleteLater();
            std::exchange(m_done, nullptr)({.error = error});
        },
        Qt::QueuedConnection);
}

void HttpExchange::watch(QNetworkReply *reply, std::chrono::milliseconds deadline, qint64 largestBody)
{
    m_reply = reply;
    m_reply->setParent(this);
    m_startedNs = nowNs();
    connect(reply, &QNetworkReply::metaDataChanged, this, [this] {
        if (m_firstByteMs >= 0)
            return;
        m_firstByteMs = static_cast<int>((nowNs() - m_startedNs) / 1'000'000);
        m_clockSkew = clockSkew(*m_reply);
    });
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(reply, &QNetworkReply::readyRead, this, [this, largestBody] {
        if (m_reply->bytesAvailable() > largestBody) {
            m_abort = Abort::TooLarge;
            m_reply->abort();
        }
    });
    // The reply may have finished already, but its signal is queued.
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::finish);
    // The transfer timeout counts idle time only; an answer that trickles in for ever needs a limit, too.
    QTimer::singleShot(deadline, this, [this] {
        if (!m_done)
            return;
        m_abort = Abort::Deadline;
        m_reply->abort();
    });
}

void HttpExchange::finish()
{
    if (!m_done)
        return;
    deleteLater();
    std::exchange(m_done, nullptr)(answer());
}

HttpAnswer HttpExchange::answer() const
{
    HttpAnswer answer{.wasSent = true, .firstByteMs = m_firstByteMs, .clockSkew = m_clockSkew};
    if (m_abort == Abort::Deadline) {
        answer.error = Error{.kind = Kind::Timeout};
        return answer;
    }
    if (m_abort == Abort::TooLarge) {
        answer.error = Error{.kind = Kind::Decode, .cause = Cause::TooLarge};
        return answer;
    }
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError code = m_reply->error();
    answer.wireBytes = wireBytes(*m_reply);
    answer.wasSent = answer.status > 0 || !isBeforeSending(code);
    if (answer.status >= 400) {
        answer.body = readBody(m_reply);
        answer.error = Error{
            .kind = kindOfStatus(answer.status), .httpStatus = answer.status, .detail = wordsOfErrorBody(answer.body)};
        answer.isTransient = isTransientStatus(answer.status);
        answer.retryAfter = retryAfter(m_reply->rawHeader("Retry-After"));
        return answer;
    }
    if (code == QNetworkReply::NoError && answer.status >= 200 && answer.status < 300) {
        answer.body = readBody(m_reply);
        if (isWebPage(*m_reply, answer.body))
            answer.error = Error{.kind = Kind::Decode, .httpStatus = answer.status, .cause = Cause::WebPage};
        return answer;
    }
    answer.error = code == QNetworkReply::NoError ? Error{.kind = Kind::BadRequest, .cause = Cause::Redirected}
                                                  : errorOfNetwork(code, m_tlsErrors);
    answer.error->httpStatus = answer.status;
    answer.isTransient = answer.error->kind == Kind::Offline && answer.error->cause != Cause::Proxy;
    return answer;
}

} // namespace api
