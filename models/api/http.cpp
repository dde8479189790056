// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/http.h"

#include "models/api/clientcertificate.h"
#include "models/api/decode.h"
#include "models/api/networktrouble.h"
#include "models/api/oncedevice.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
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

// A certificate that is fine, but for who has signed it.
bool isOnlyAboutIssuer(const QList<QSslError> &errors)
{
    return !errors.isEmpty() && std::ranges::all_of(errors, [](const QSslError &error) {
        switch (error.error()) {
        case QSslError::UnableToGetLocalIssuerCertificate:
        case QSslError::UnableToGetIssuerCertificate:
        case QSslError::UnableToVerifyFirstCertificate:
        case QSslError::CertificateUntrusted:
        case QSslError::SelfSignedCertificate:
        case QSslError::SelfSignedCertificateInChain:
            return true;
        default:
            return false;
        }
    });
}

// nginx and others say so in an answer: a certificate is missing, or they do not like the one they got.
Cause causeOfCertificatePage(const HttpAnswer &answer, bool isEncrypted)
{
    if (!isEncrypted || answer.status != 400)
        return Cause::None;
    if (answer.body.contains("No required SSL certificate was sent"))
        return Cause::CertificateWanted;
    return answer.body.contains("The SSL certificate error") ? Cause::CertificateRefused : Cause::None;
}

QNetworkProxy proxyOf(const Proxy &proxy, const QString &password)
{
    const auto type = proxy.kind == Proxy::Kind::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
    return {type, proxy.host, proxy.port, proxy.user, password};
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
    if (isReadableByOthers(m_options.url, m_options.ways.proxy) && !m_options.ways.allowsHttp)
        m_fault = Error{.kind = Kind::Tls, .cause = Cause::PlainHttp};
    loadCertificates();
    switch (m_options.ways.proxy.kind) {
    case Proxy::Kind::System:
        m_network.setProxy(QNetworkProxy::NoProxy); // until it is found
        if (!isLoopback(m_options.url.host()))
            m_finder = new ProxyFinder(m_options.askProxy, m_options.url, m_options.proxyLimit, this);
        break;
    case Proxy::Kind::None:
        m_network.setProxy(QNetworkProxy::NoProxy);
        break;
    case Proxy::Kind::Http:
    case Proxy::Kind::Socks5:
        m_network.setProxy(proxyOf(m_options.ways.proxy, m_options.secrets.proxyPassword));
        break;
    }
}

HttpTransport::~HttpTransport()
{
    // Before m_network: a reply must not outlive its manager.
    qDeleteAll(findChildren<HttpExchange *>(Qt::FindDirectChildrenOnly));
}

void HttpTransport::loadCertificates()
{
    if (m_options.url.scheme() != u"https")
        return;
    QList<QSslCertificate> own;
    if (!m_options.caFile.isEmpty()) {
        // An unreadable file yields no certificates and no error.
        own = QSslCertificate::fromData(contentsOf(m_options.caFile), QSsl::Pem);
        if (own.isEmpty()) {
            m_fault = Error{.kind = Kind::Tls, .cause = Cause::CaFile};
            return;
        }
    }
    m_trusted = QSslCertificate::fromData(m_options.ways.trusted, QSsl::Pem);
    if (!own.isEmpty() || !m_trusted.isEmpty())
        m_tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + own + m_trusted);
    if (m_options.ways.certificateFile.isEmpty())
        return;
    const auto certificate
        = loadClientCertificate(m_options.ways.certificateFile, m_options.ways.keyFile, m_options.secrets.passphrase);
    if (!certificate) {
        m_fault = certificate.error();
        return;
    }
    m_tls.setLocalCertificateChain(certificate->chain);
    m_tls.setPrivateKey(certificate->key);
}

QPointer<HttpExchange> HttpTransport::send(HttpRequest request, Done done)
{
    if (m_posted && request.method == "POST") {
        done = [this, done = std::move(done), target = request.target, since = nowNs()](HttpAnswer answer) mutable {
            m_posted(target, answer, static_cast<int>((nowNs() - since) / 1'000'000));
            done(std::move(answer));
        };
    }
    if (m_finder) {
        done = [this, done = std::move(done)](HttpAnswer answer) mutable {
            if (answer.error && answer.error->kind == Kind::Offline)
                m_finder->forget();
            done(std::move(answer));
        };
    }
    QPointer<HttpExchange> exchange = new HttpExchange(std::move(done), this);
    if (m_fault) {
        exchange->failLater(*m_fault);
        return exchange;
    }
    if (!m_finder) {
        start(std::move(request), exchange);
        return exchange;
    }
    m_finder->find([this, exchange, request = std::move(request)](const std::optional<QNetworkProxy> &proxy) mutable {
        if (!exchange)
            return;
        if (!proxy)
            return exchange->failLater({.kind = Kind::Offline, .cause = Cause::ProxyLookup});
        if (m_network.proxy() != *proxy)
            m_network.setProxy(*proxy);
        start(std::move(request), exchange);
    });
    return exchange;
}

void HttpTransport::start(HttpRequest request, HttpExchange *exchange)
{
    const QNetworkRequest http = prepared(request);
    HttpExchange::Circumstances now{.deadline = request.deadline,
                                    .largestBody = m_options.largestBody,
                                    .trusted = m_trusted,
                                    .isEncrypted = m_options.url.scheme() == u"https",
                                    .hasCertificate = !m_tls.localCertificate().isNull(),
                                    .wantsChain = request.wantsChain,
                                    .host = m_options.url.host()};
    if (const QNetworkProxy proxy = m_network.proxy(); proxy.type() != QNetworkProxy::NoProxy)
        now.proxy = hostAndPort(proxy.hostName(), proxy.port());
    QNetworkReply *reply = request.method == "GET" ? m_network.get(http) : sendOnce(http, std::move(request), exchange);
    exchange->watch(reply, std::move(now));
}

QNetworkRequest HttpTransport::prepared(const HttpRequest &request) const
{
    QNetworkRequest http(QUrl::fromEncoded(m_origin + request.target));
    http.setSslConfiguration(m_tls);
    http.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    http.setMaximumRedirectsAllowed(1);
    // Servers end an HTTP/2 connection after some requests (GOAWAY; nginx after 1000). Qt 6.4 then loses some of those
    // that wait: they never end. The protection of OnceDevice is not reliable on such a connection either.
    http.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    http.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    http.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // Over http://, this would also keep the credentials of the proxy from it.
    if (m_options.url.scheme() == u"https" || m_network.proxy().user().isEmpty())
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

void HttpExchange::watch(QNetworkReply *reply, Circumstances circumstances)
{
    m_reply = reply;
    m_circumstances = std::move(circumstances);
    m_reply->setParent(this);
    m_startedNs = nowNs();
    connect(reply, &QNetworkReply::metaDataChanged, this, [this] {
        if (m_firstByteMs >= 0)
            return;
        m_firstByteMs = static_cast<int>((nowNs() - m_startedNs) / 1'000'000);
        m_clockSkew = clockSkew(*m_reply);
    });
    connect(reply, &QNetworkReply::sslErrors, this, &HttpExchange::judge);
    connect(reply, &QNetworkReply::readyRead, this, [this] {
        if (m_reply->bytesAvailable() > m_circumstances.largestBody) {
            m_abort = Abort::TooLarge;
            m_reply->abort();
        }
    });
    // The reply may have finished already, but its signal is queued.
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::finish);
    // The transfer timeout counts idle time only; an answer that trickles in for ever needs a limit, too.
    QTimer::singleShot(m_circumstances.deadline, this, [this] {
        if (!m_done)
            return;
        m_abort = Abort::Deadline;
        m_reply->abort();
    });
}

// OpenSSL only takes a CA for an anchor. This certificate is itself the one that the user trusts: who has signed it
// does not matter, everything else about it does.
void HttpExchange::judge(const QList<QSslError> &errors)
{
    const QList<QSslCertificate> chain = m_reply->sslConfiguration().peerCertificateChain();
    if (isOnlyAboutIssuer(errors) && !chain.isEmpty() && m_circumstances.trusted.contains(chain.first()))
        m_reply->ignoreSslErrors(errors);
    else
        m_tlsErrors = errors;
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
    const NetworkTrouble trouble{.code = code,
                                 .words = m_reply->errorString(),
                                 .tlsErrors = m_tlsErrors,
                                 .isEncrypted = m_circumstances.isEncrypted,
                                 .hasCertificate = m_circumstances.hasCertificate,
                                 .host = m_circumstances.host,
                                 .proxy = m_circumstances.proxy};
    answer.wireBytes = wireBytes(*m_reply);
    answer.wasSent = answer.status > 0 || !isBeforeSending(trouble);
    if (m_circumstances.wantsChain && m_circumstances.isEncrypted) {
        answer.chain = m_reply->sslConfiguration().peerCertificateChain();
        answer.isOnlyAboutIssuer = isOnlyAboutIssuer(m_tlsErrors);
        answer.hasEndedHandshake = tlsAlertOf(trouble.words) == HandshakeFailure;
    }
    if (code == QNetworkReply::ProxyAuthenticationRequiredError) { // over http://, it comes as an answer
        answer.status = 0;
        answer.wasSent = false;
        answer.error = errorOf(trouble);
        return answer;
    }
    if (answer.status >= 400) {
        answer.body = readBody(m_reply);
        answer.error = Error{
            .kind = kindOfStatus(answer.status), .httpStatus = answer.status, .detail = wordsOfErrorBody(answer.body)};
        if (const Cause cause = causeOfCertificatePage(answer, m_circumstances.isEncrypted); cause != Cause::None)
            answer.error = Error{.kind = Kind::Tls, .httpStatus = answer.status, .cause = cause};
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
                                                  : errorOf(trouble);
    answer.error->httpStatus = answer.status;
    answer.isTransient = answer.error->kind == Kind::Offline && answer.error->proxy.isEmpty();
    return answer;
}

} // namespace api
