// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace session {

// What a token endpoint of either version answered.
struct TokenAnswer
{
    QByteArray token;
    std::optional<std::chrono::seconds> lifetime; // absent = not told
};

// nullopt if `body` holds no token.
[[nodiscard]] std::optional<TokenAnswer> parseTokenAnswer(const QByteArray &body);

// From the claims of a JWT, without checking its signature: exp - iat, or what is left of exp after `now`.
[[nodiscard]] std::optional<std::chrono::seconds> lifetimeOfJwt(const QByteArray &token, std::chrono::seconds now);

// What is left of it at `now` by the clock of this computer; negative = it has expired.
[[nodiscard]] std::optional<std::chrono::seconds> remainingOfJwt(const QByteArray &token, std::chrono::seconds now);

} // namespace session
