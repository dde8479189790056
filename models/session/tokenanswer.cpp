// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/tokenanswer.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace session {
namespace {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

std::optional<seconds> secondsOf(const QJsonValue &value)
{
    if (!value.isDouble() || value.toDouble() <= 0)
        return {};
    constexpr double farAway = 1e12; // far after any date, and no overflow in sums
    return seconds(static_cast<seconds::rep>(std::min(value.toDouble(), farAway)));
}

// Clocks count in nanoseconds: what lasts for centuries would overflow.
seconds bounded(seconds lifetime)
{
    constexpr seconds longest = std::chrono::years(1);
    return std::clamp(lifetime, -longest, longest);
}

// Empty if the token is not a JWT.
QJsonObject claimsOf(const QByteArray &token)
{
    const QByteArrayList parts = token.split('.');
    if (parts.size() != 3)
        return {};
    const QByteArray claims = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding);
    return QJsonDocument::fromJson(claims).object();
}

} // namespace

std::optional<TokenAnswer> parseTokenAnswer(const QByteArray &body)
{
    const QJsonObject answer = QJsonDocument::fromJson(body).object();
    const bool isV2 = answer.contains("access_token"_L1);
    const QByteArray token = answer.value(isV2 ? "access_token"_L1 : "accessToken"_L1).toString().toUtf8();
    if (token.isEmpty())
        return {};
    std::optional<seconds> lifetime = secondsOf(answer.value(isV2 ? "expires_in"_L1 : "expiresIn"_L1));
    if (!lifetime)
        lifetime = lifetimeOfJwt(token, seconds(QDateTime::currentSecsSinceEpoch()));
    else
        lifetime = bounded(*lifetime);
    const QByteArray refresh = answer.value(isV2 ? "refresh_token"_L1 : "refreshToken"_L1).toString().toUtf8();
    return TokenAnswer{token, lifetime, refresh};
}

std::optional<TokenAnswer> parsePrintedToken(const QByteArray &output)
{
    const auto now = seconds(QDateTime::currentSecsSinceEpoch());
    TokenAnswer answer{.token = output.trimmed(), .lifetime = {}};
    if (answer.token.startsWith('{')) {
        const QJsonObject object = QJsonDocument::fromJson(answer.token).object();
        const QJsonObject status = object.value("status"_L1).toObject();
        const bool isV2 = object.contains("access_token"_L1);
        answer.token = (status.contains("token"_L1) ? status.value("token"_L1)
                                                    : object.value(isV2 ? "access_token"_L1 : "accessToken"_L1))
                           .toString()
                           .toUtf8();
        answer.lifetime = secondsOf(object.value(isV2 ? "expires_in"_L1 : "expiresIn"_L1));
        const QDateTime end
            = QDateTime::fromString(status.value("expirationTimestamp"_L1).toString(), Qt::ISODateWithMs);
        if (end.isValid())
            answer.lifetime = seconds(end.toSecsSinceEpoch()) - now;
    }
    if (!isToken(answer.token))
        return {};
    if (!answer.lifetime)
        answer.lifetime = remainingOfJwt(answer.token, now);
    // Perhaps only the local clock is wrong: let the server judge.
    if (answer.lifetime && *answer.lifetime <= seconds(0))
        answer.lifetime.reset();
    if (answer.lifetime)
        answer.lifetime = bounded(*answer.lifetime);
    return answer;
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

std::optional<seconds> lifetimeOfJwt(const QByteArray &token, seconds now)
{
    const QJsonObject claims = claimsOf(token);
    const std::optional<seconds> end = secondsOf(claims.value("exp"_L1));
    if (!end)
        return {};
    // With iat, both times are the server's: the local clock may be wrong.
    return bounded(*end - secondsOf(claims.value("iat"_L1)).value_or(now));
}

std::optional<seconds> remainingOfJwt(const QByteArray &token, seconds now)
{
    const std::optional<seconds> end = secondsOf(claimsOf(token).value("exp"_L1));
    return end ? std::optional(bounded(*end - now)) : std::nullopt;
}

QString userOfJwt(const QByteArray &token)
{
    const QJsonObject claims = claimsOf(token);
    for (const auto claim : {"preferred_username"_L1, "email"_L1, "username"_L1, "name"_L1, "sub"_L1}) {
        if (QString user = claims.value(claim).toString(); !user.isEmpty())
            return user;
    }
    return {};
}

} // namespace session
