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
        BadRequest, // 400 and other 4xx: this control plane refuses the query
        RateLimited, // 429 after the retries
        Server, // 5xx after the retries
        Decode, // the answer is not what the API document says; `detail` names the JSON path
        Local, // refused before it was sent, e.g. a filter value with a comma
    };

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

    // One sentence for people, translated, that says what happened and what to do next.
    [[nodiscard]] QString sentence() const;
};

} // namespace api
