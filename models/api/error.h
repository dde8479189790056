// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// What went wrong with a request, in a form that people can be shown: no URL, no raw body, no token.
namespace api {

struct Error
{
    enum class Kind {
        Offline, // no connection to the control plane: name not found, refused, dropped
        Timeout, // connected, but no answer in time
        Tls, // the certificate is not trusted
        Unauthorized, // 401 after one replay with a fresh token: sign in again
        Forbidden, // 403: this account may not read this
        NotFound, // 404
        Conflict, // 409: the object is in a state that does not allow it
        BadRequest, // 400 and other 4xx: this control plane refuses the request
        RateLimited, // 429 after the retries
        Server, // 5xx after the retries
        Decode, // the answer is not what the API document says; `detail` names the JSON path
        Local, // refused before it was sent, e.g. a filter value with a comma
        OutcomeUnknown, // a write was sent, and no answer tells whether it was carried out: it must be looked up
    };

    // What the request was meant to do. It decides the words: who writes wants to know whether anything was changed.
    enum class Intent { Read, Write };

    // What lies behind the kind, where it is known and changes what a person should do.
    enum class Cause {
        None,
        NameNotFound,
        Refused, // nothing listens there
        Dropped, // the connection broke off
        Proxy,
        Redirected, // to another address, where the token must not go
        TooLarge, // the answer exceeds the client's own bound
        UnknownIssuer,
        SelfSigned,
        WrongHost,
        Expired,
        NotYetValid,
        CaFile, // the connection's own CA file cannot be read or holds no certificate
        Credentials, // the client id or secret is refused
    };

    Kind kind = Kind::Server;
    int httpStatus = 0; // 0 = no answer
    QString detail = {}; // the server's own words (plain text, cut to 500 characters), or the JSON path; may be empty
    Cause cause = Cause::None;
    Intent intent = Intent::Read;

    // True of a write that may have been carried out. Any other error of a write means that nothing was changed, but
    // for Decode: it was carried out, and only its result cannot be read.
    [[nodiscard]] bool outcomeUnknown() const { return kind == Kind::OutcomeUnknown; }
    // One sentence for people, translated, that says what happened and what to do next.
    [[nodiscard]] QString sentence() const;
};

} // namespace api
