// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/tokensources.h"

#include "models/api/endpoints.h"
#include "models/session/tokenanswer.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace session {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using api::Error;

constexpr auto refusalHolds = 5s;
constexpr auto retryRenewalAfter = 10s;

QByteArray targetOf(api::Operation operation)
{
    const std::string_view path = api::endpoint(operation).path;
    return {path.data(), static_cast<qsizetype>(path.size())};
}

} // namespace

std::unique_ptr<api::TokenSource> makeTokens(const Credentials &credentials, api::HttpTransport &transport)
{
    if (const auto *bearer = std::get_if<BearerToken>(&credentials))
        return std::make_unique<BearerTokens>(*bearer);
    return std::make_unique<ClientCredentialTokens>(std::get<ClientCredentials>(credentials), transport);
}

BearerTokens::BearerTokens(const BearerToken &token)
    : m_token(token.token.trimmed().toUtf8())
{
}

void BearerTokens::token(Done done)
{
    done(m_token);
}

bool BearerTokens::refuse(const QByteArray &)
{
    return false;
}

std::optional<std::chrono::seconds> BearerTokens::lifetime() const
{
    return remainingOfJwt(m_token, std::chrono::seconds(QDateTime::currentSecsSinceEpoch()));
}

ClientCredentialTokens::ClientCredentialTokens(ClientCredentials credentials, api::HttpTransport &transport)
    : m_credentials(std::move(credentials))
    , m_transport(transport)
{
}

ClientCredentialTokens::~ClientCredentialTokens()
{
    delete m_exchange;
}

void ClientCredentialTokens::token(Done done)
{
    const auto now = Clock::now();
    if (!m_token.isEmpty() && now < m_expiresAt) {
        if (now >= m_renewAt && !m_isFetching)
            fetch(m_grant);
        return done(m_token);
    }
    if (m_refusal && now - m_refusedAt < refusalHolds)
        return done(api::Failure(*m_refusal));
    m_waiting.push_back(std::move(done));
    if (!m_isFetching)
        fetch(m_grant);
}

bool ClientCredentialTokens::refuse(const QByteArray &token)
{
    // Several requests may report the same old token as rejected; do not discard the new one.
    if (token == m_token)
        m_token.clear();
    return true;
}

void ClientCredentialTokens::fetch(Grant grant)
{
    m_isFetching = true;
    m_exchange = m_transport.send(requestOf(grant),
                                  [this, grant](api::HttpAnswer answer) { answered(grant, std::move(answer)); });
}

api::HttpRequest ClientCredentialTokens::requestOf(Grant grant) const
{
    if (grant == Grant::V2) {
        const auto encoded = [](const QString &text) { return QUrl::toPercentEncoding(text); };
        return {.method = "POST",
                .target = targetOf(api::Operation::TokenV2),
                .contentType = "application/x-www-form-urlencoded",
                .body = "grant_type=client_credentials&client_id=" + encoded(m_credentials.clientId)
                    + "&client_secret=" + encoded(m_credentials.clientSecret),
                .deadline = 30s};
    }
    const bool isV1 = grant == Grant::V1;
    const QJsonObject body{{u"grantType"_s, isV1 ? u"client_credentials"_s : u"app_token"_s},
                           {isV1 ? u"clientID"_s : u"AppId"_s, m_credentials.clientId},
                           {isV1 ? u"clientSecret"_s : u"AppSecret"_s, m_credentials.clientSecret}};
    return {.method = "POST",
            .target = targetOf(api::Operation::TokenV1),
            .contentType = "application/json",
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
            .deadline = 30s};
}

// What to try next if the answer says that the server does not know the grant. Rejected credentials are not tried in
// another way.
std::optional<ClientCredentialTokens::Grant> ClientCredentialTokens::olderGrant(Grant grant,
                                                                                const api::HttpAnswer &answer)
{
    if (grant == Grant::V2 && (answer.status == 404 || answer.status == 405))
        return Grant::V1;
    const bool isAboutGrant = answer.error && answer.error->detail.contains(u"grant", Qt::CaseInsensitive);
    if (grant == Grant::V1 && (answer.status == 400 || answer.status == 422 || isAboutGrant))
        return Grant::AppToken;
    return std::nullopt;
}

void ClientCredentialTokens::answered(Grant grant, api::HttpAnswer answer)
{
    if (const std::optional<Grant> older = olderGrant(grant, answer)) {
        if (*older == Grant::V1)
            m_grant = Grant::V1;
        return fetch(*older);
    }
    if (!answer.error)
        m_grant = grant;
    m_isFetching = false;
    if (!answer.error)
        return accept(answer.body);
    // A failed renewal stays silent while the token is still valid; it is retried until the token expires.
    m_renewAt = Clock::now() + retryRenewalAfter;
    Error error = *answer.error;
    if (answer.status == 400 || answer.status == 401 || answer.status == 403) {
        error.kind = Error::Kind::Unauthorized;
        error.cause = Error::Cause::Credentials;
        m_refusal = error;
        m_refusedAt = Clock::now();
    }
    failAll(error);
}

void ClientCredentialTokens::accept(const QByteArray &body)
{
    const std::optional<TokenAnswer> answer = parseTokenAnswer(body);
    if (!answer)
        return failAll({.kind = Error::Kind::Decode, .detail = u"access_token"_s});
    m_token = answer->token;
    m_lifetime = answer->lifetime;
    m_refusal.reset();
    m_renewAt = m_expiresAt = Clock::time_point::max();
    if (answer->lifetime) {
        m_expiresAt = Clock::now() + *answer->lifetime;
        m_renewAt = Clock::now() + std::chrono::milliseconds(*answer->lifetime) * 8 / 10; // 80 % of 2 s is not 1 s
    }
    // A callback may request another token at once.
    for (Done &done : std::exchange(m_waiting, {}))
        done(m_token);
}

void ClientCredentialTokens::failAll(const Error &error)
{
    for (Done &done : std::exchange(m_waiting, {}))
        done(api::Failure(error));
}

} // namespace session
