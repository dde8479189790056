// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/networktrouble.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace api {
namespace {

using Cause = Error::Cause;
using Kind = Error::Kind;

// What cannot be trusted by a click comes before who has signed it.
Cause causeOf(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors) {
        switch (error.error()) {
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
        default:
            break;
        }
    }
    return Cause::None;
}

// What the server says about the client's certificate when it hangs up; None = nothing.
Cause causeOfAlert(int alert, bool hasCertificate)
{
    // bad, unsupported, revoked, expired, unknown certificate; unknown CA, access denied, decrypt error
    constexpr std::array judgements{42, 43, 44, 45, 46, 48, 49, 51};
    if (alert == CertificateRequired)
        return Cause::CertificateWanted;
    if (std::ranges::find(judgements, alert) != judgements.end())
        return hasCertificate ? Cause::CertificateRefused : Cause::CertificateWanted;
    return Cause::None;
}

bool isWordOf(const NetworkTrouble &trouble, const char *engine, const char *words)
{
    return trouble.words == QCoreApplication::translate(engine, words);
}

// Qt uses the same codes for what the proxy says of the control plane and for the proxy itself.
Cause causeOfProxy(const NetworkTrouble &trouble)
{
    switch (trouble.code) {
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Cause::ProxyPassword;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return Cause::ProxyUnreachable;
    case QNetworkReply::ConnectionRefusedError:
        return trouble.isEncrypted ? Cause::BehindProxy : Cause::ProxyUnreachable; // 503 to CONNECT
    case QNetworkReply::HostNotFoundError:
        // Qt names the host of the control plane when it does not find the proxy, and none when the proxy said 404.
        return trouble.words.contains(trouble.host) ? Cause::ProxyUnreachable : Cause::BehindProxy;
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::UnknownProxyError:
        break;
    default:
        return Cause::None;
    }
    if (tlsAlertOf(trouble.words) > 0)
        return Cause::None;
    if (isWordOf(trouble, "QHttpSocketEngine", "Proxy denied connection"))
        return Cause::ProxyRefused;
    if (isWordOf(trouble, "QHttpSocketEngine", "Proxy connection refused")
        || isWordOf(trouble, "QSocks5SocketEngine", "Connection to proxy refused"))
        return Cause::ProxyUnreachable;
    return Cause::BehindProxy;
}

} // namespace

int tlsAlertOf(const QString &words)
{
    // OpenSSL's form: error:0A00045C:SSL routines::tlsv13 alert certificate required
    constexpr qsizetype digits = 8;
    constexpr uint reasonMask = 0x7fffff;
    constexpr uint firstAlert = 1000;
    constexpr uint lastAlert = firstAlert + 255;
    const qsizetype at = words.indexOf(u"error:0A");
    if (at < 0)
        return 0;
    const uint reason = QStringView(words).mid(at + 6, digits).toUInt(nullptr, 16) & reasonMask;
    return reason > firstAlert && reason <= lastAlert ? static_cast<int>(reason - firstAlert) : 0;
}

Error errorOf(const NetworkTrouble &trouble)
{
    if (!trouble.proxy.isEmpty()) {
        if (const Cause cause = causeOfProxy(trouble); cause != Cause::None)
            return {.kind = Kind::Offline, .cause = cause, .proxy = trouble.proxy};
    }
    if (const Cause cause = causeOfAlert(tlsAlertOf(trouble.words), trouble.hasCertificate); cause != Cause::None)
        return {.kind = Kind::Tls, .cause = cause};
    switch (trouble.code) {
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
        return {.kind = Kind::Tls,
                .cause = trouble.tlsErrors.isEmpty() ? Cause::Handshake : causeOf(trouble.tlsErrors)};
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

bool isBeforeSending(const NetworkTrouble &trouble)
{
    // A server that ends TLS for the client's certificate has read nothing of what came after the handshake.
    if (causeOfAlert(tlsAlertOf(trouble.words), trouble.hasCertificate) != Cause::None)
        return true;
    // Through a tunnel, all that a proxy says of itself comes before it. Not Cause::BehindProxy: an unknown error may
    // also end a tunnel that is in use.
    if (trouble.isEncrypted && !trouble.proxy.isEmpty()) {
        const Cause cause = causeOfProxy(trouble);
        if (cause == Cause::ProxyRefused || cause == Cause::ProxyUnreachable || cause == Cause::ProxyPassword)
            return true;
    }
    switch (trouble.code) {
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

} // namespace api
