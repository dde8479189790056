// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace session {

// The response of a token endpoint, v1 or v2.
struct TokenAnswer
{
    QByteArray token;
    std::optional<std::chrono::seconds> lifetime; // absent = not stated
    QByteArray refreshToken = {}; // empty = none
};

// nullopt if `body` contains no token.
[[nodiscard]] std::optional<TokenAnswer> parseTokenAnswer(const QByteArray &body);

// What a command has printed: a bare token, JSON of kubectl's ExecCredential, or of a token endpoint. The lifetime
// counts from now by the local clock. nullopt if it is none of these.
[[nodiscard]] std::optional<TokenAnswer> parsePrintedToken(const QByteArray &output);

// True for what may be sent in a header: printable ASCII without spaces.
[[nodiscard]] bool isToken(const QByteArray &text);

// Lifetime from a JWT's claims, without verifying its signature: exp - iat, or exp - now if iat is missing.
[[nodiscard]] std::optional<std::chrono::seconds> lifetimeOfJwt(const QByteArray &token, std::chrono::seconds now);

// Remaining lifetime at `now` by the local clock; negative = expired.
[[nodiscard]] std::optional<std::chrono::seconds> remainingOfJwt(const QByteArray &token, std::chrono::seconds now);

// The name of the user in a JWT's claims, without verifying its signature; empty if there is none.
[[nodiscard]] QString userOfJwt(const QByteArray &token);

} // namespace session
