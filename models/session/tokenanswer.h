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
};

// nullopt if `body` contains no token.
[[nodiscard]] std::optional<TokenAnswer> parseTokenAnswer(const QByteArray &body);

// Lifetime from a JWT's claims, without verifying its signature: exp - iat, or exp - now if iat is missing.
[[nodiscard]] std::optional<std::chrono::seconds> lifetimeOfJwt(const QByteArray &token, std::chrono::seconds now);

// Remaining lifetime at `now` by the local clock; negative = expired.
[[nodiscard]] std::optional<std::chrono::seconds> remainingOfJwt(const QByteArray &token, std::chrono::seconds now);

// The name of the user in a JWT's claims, without verifying its signature; empty if there is none.
[[nodiscard]] QString userOfJwt(const QByteArray &token);

} // namespace session
