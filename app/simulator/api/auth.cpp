// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/auth.h"

#include "app/simulator/api/json.h"
#include "app/simulator/world/random.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace simulator {

namespace {

constexpr std::string_view WrongSecret = "wrong";

bool isGood(std::string_view id, std::string_view secret)
{
    return !id.empty() && !secret.empty() && secret != WrongSecret;
}

Answer oauthError(int status, std::string_view error, std::string_view description)
{
    Answer answer;
    answer.status = status;
    Json json(answer.body);
    json.beginObject();
    json.member("error", error);
    json.member("error_description", description);
    json.endObject();
    return answer;
}

std::string mediaType(std::string_view header)
{
    std::string type(header.substr(0, header.find(';')));
    while (!type.empty() && type.back() == ' ')
        type.pop_back();
    return folded(type);
}

} // namespace

Auth::Auth(std::string fixed, int lifetimeSeconds, std::uint64_t seed)
    : m_fixed(std::move(fixed))
    , m_lifetimeSeconds(lifetimeSeconds)
    , m_seed(seed)
{
}

Auth::Verdict Auth::judge(std::string_view authorization)
{
    constexpr std::string_view Scheme = "Bearer ";
    if (!authorization.starts_with(Scheme))
        return Verdict::Unknown;
    const std::string token(authorization.substr(Scheme.size()));
    if (token == m_fixed)
        return Verdict::Welcome;
    if (token.starts_with("forbidden-"))
        return Verdict::Forbidden;
    const std::lock_guard lock(m_mutex);
    const auto found = m_expiries.find(token);
    if (found == m_expiries.end())
        return Verdict::Unknown;
    return found->second > Clock::now() ? Verdict::Welcome : Verdict::Expired;
}

Auth::Grant Auth::grant(std::string_view subject)
{
    const std::lock_guard lock(m_mutex);
    ++m_issued;
    const auto now
        = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    std::string claims;
    Json json(claims);
    json.beginObject();
    json.member("iss", "binnacle-simulator");
    json.member("sub", subject);
    json.key("iat").integer(now.count());
    json.key("exp").integer(now.count() + m_lifetimeSeconds);
    json.key("jti").id(makeId(m_seed ^ m_issued, IdKind::Event, static_cast<std::uint32_t>(m_issued)));
    json.endObject();
    // Shaped like real tokens; clients cannot check the signature anyway.
    Grant result;
    result.access = base64Url(R"({"alg":"HS256","typ":"JWT"})") + '.' + base64Url(claims) + '.'
        + base64Url(std::to_string(mix(m_seed + m_issued)));
    result.refresh = "refresh-" + toString(makeId(m_seed + m_issued, IdKind::Event, 0));
    m_expiries[result.access] = Clock::now() + std::chrono::seconds(m_lifetimeSeconds);
    m_refreshes[result.refresh] = Clock::now() + std::chrono::seconds(std::max(m_lifetimeSeconds * 24, 60));
    return result;
}

bool Auth::redeem(const std::string &refreshToken)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_refreshes.find(refreshToken);
    if (found == m_refreshes.end())
        return false;
    const bool inTime = found->second > Clock::now();
    m_refreshes.erase(found);
    return inTime;
}

Answer Auth::tokenV1(const Request &request, bool knowsClients)
{
    if (mediaType(request.contentType) != "application/json")
        return errorAnswer(400, "the body has to be application/json");
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray(request.body.data(), static_cast<qsizetype>(request.body.size())));
    if (!document.isObject())
        return errorAnswer(400, "the body is not a JSON object");
    const QJsonObject body = document.object();
    const auto field = [&body](const char *name, const char *oldName = nullptr) {
        const QString value = body.value(QLatin1String(name)).toString();
        return (value.isEmpty() && oldName ? body.value(QLatin1String(oldName)).toString() : value).toStdString();
    };

    const std::string type = field("grantType");
    std::string subject;
    bool good = false;
    if (type == "client_credentials" && knowsClients) {
        subject = field("clientID");
        good = isGood(subject, field("clientSecret"));
    } else if (type == "app_token") {
        subject = field("appID", "AppId");
        good = isGood(subject, field("appSecret", "AppSecret"));
    } else if (type == "password") {
        subject = field("username");
        good = isGood(subject, field("password"));
    } else if (type == "refresh_token") {
        subject = "refreshed";
        good = redeem(field("refreshToken"));
    } else {
        return errorAnswer(400,
                           std::string("grantType: app_token, ") + (knowsClients ? "client_credentials, " : "")
                               + "password or refresh_token is needed");
    }
    // The API document has no 401 here.
    if (!good)
        return errorAnswer(400, "the credentials are not valid");

    const Grant result = grant(subject);
    Answer answer;
    Json json(answer.body);
    json.beginObject();
    json.member("accessToken", result.access);
    json.member("refreshToken", result.refresh);
    json.key("expiresIn").integer(m_lifetimeSeconds);
    json.endObject();
    return answer;
}

Answer Auth::tokenV2(const Request &request, bool hasRefresh)
{
    if (mediaType(request.contentType) != "application/x-www-form-urlencoded")
        return oauthError(400, "invalid_request", "the body has to be application/x-www-form-urlencoded");
    static constexpr std::string_view Known[] = {"grant_type",    "client_id", "client_secret", "username", "password",
                                                 "refresh_token", "code",      "redirect_uri",  "scope"};
    std::optional<Query> form;
    try {
        form.emplace(request.body, Known);
    } catch (const Refusal &refusal) {
        return oauthError(400, "invalid_request", refusal.message);
    }
    const auto field = [&form](std::string_view name) { return form->text(name).value_or(""); };

    const std::string type = field("grant_type");
    std::string subject = field("client_id");
    if (type == "client_credentials") {
        if (!isGood(subject, field("client_secret")))
            return oauthError(401, "invalid_client", "client authentication failed");
    } else if (type == "password") {
        subject = field("username");
        if (!isGood(subject, field("password")))
            return oauthError(400, "invalid_grant", "user name or password is wrong");
    } else if (type == "refresh_token") {
        if (!redeem(field("refresh_token")))
            return oauthError(400, "invalid_grant", "the refresh token is not valid any more");
    } else if (type.empty()) {
        return oauthError(400, "invalid_request", "grant_type is missing");
    } else {
        return oauthError(400, "unsupported_grant_type", "this grant type is not served here");
    }

    const Grant result = grant(subject);
    Answer answer;
    Json json(answer.body);
    json.beginObject();
    json.member("access_token", result.access);
    json.member("token_type", "Bearer");
    json.key("expires_in").integer(m_lifetimeSeconds);
    if (hasRefresh)
        json.member("refresh_token", result.refresh);
    json.endObject();
    return answer;
}

} // namespace simulator
