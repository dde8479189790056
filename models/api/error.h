// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// What went wrong with a request, in a form that can be shown to users: no URL, no raw body, no token.
namespace api {

struct Error
{
    enum class Kind {
        Offline, // no connection to the control plane: name not found, refused, dropped
        Timeout, // connected, but no answer within the time limit
        Tls, // the certificate is not trusted
        Unauthorized, // 401 after one replay with a fresh token: sign in again
        Forbidden, // 403: this account has no permission
        NotFound, // 404
        Conflict, // 409: the object is in a state that does not allow it
        BadRequest, // 400 and other 4xx: this control plane refuses the request
        RateLimited, // 429 after the retries
        Server, // 5xx after the retries
        Decode, // the answer does not match the API document; `detail` names the JSON path
        Local, // refused before it was sent, e.g. a filter value with a comma
        OutcomeUnknown, // a write was sent, and no answer shows whether it was carried out
    };

    // What the request was for. It decides the wording: after a failed write, users want to know whether anything
    // changed.
    enum class Intent { Read, Write };

    // More detail about the kind, if it is known and changes what the user should do.
    enum class Cause {
        None,
        NameNotFound,
        Refused, // nothing listens on the port
        Dropped, // the connection was lost
        Proxy, // it could not be used, for another reason than the next ones
        ProxyUnreachable, // nothing answers there, or its name is unknown
        ProxyRefused, // it does not let this connection through
        ProxyPassword, // 407: it wants a user and a password, or others
        BehindProxy, // it works, but does not reach the control plane
        ProxyLookup, // the system does not say in time which one to use
        Redirected, // to another origin, where the token must not be sent
        Handshake, // no TLS connection came about, and no certificate was seen
        TooLarge, // the answer exceeds the client's own bound
        UnknownIssuer,
        SelfSigned,
        WrongHost,
        Expired,
        NotYetValid,
        CaFile, // the connection's own CA file cannot be read or holds no certificate
        PlainHttp, // http:// to another computer, which the connection does not allow
        CertificateWanted, // the control plane asks for a client certificate
        CertificateRefused, // it does not accept the one it got
        CertificateFile, // the client's cannot be read, or is none
        CertificatePassphrase, // does not open it
        CertificateOld, // encrypted in a way that OpenSSL 3 does not read any more
        CertificateKey, // there is no key for it
        Credentials, // the client ID or secret was rejected
        Circle, // more than one redirect, all at the same origin
        WebPage, // in place of an answer
    };

    Kind kind = Kind::Server;
    int httpStatus = 0; // 0 = no answer
    QString detail = {}; // the server's message (plain text, cut to 500 characters), or the JSON path; may be empty
    Cause cause = Cause::None;
    Intent intent = Intent::Read;
    QString own = {}; // a translated sentence instead of the usual one, from whoever knows more; mostly empty
    QString proxy = {}; // host:port of the one that was used; empty = none, or unknown

    // True for a write that may have been carried out. After any other error of a write nothing was changed, except for
    // Decode: then the write was carried out, but its result cannot be read.
    [[nodiscard]] bool outcomeUnknown() const { return kind == Kind::OutcomeUnknown; }
    // One translated sentence that says what happened and what to do next.
    [[nodiscard]] QString sentence() const;
};

} // namespace api
