// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/tokensources.h"

#include "models/api/endpoints.h"
#include "models/session/helpertokens.h"
#include "models/session/passwordtokens.h"
#include "models/session/runaisession.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace session {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using api::Error;

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
    if (const auto *user = std::get_if<UserPassword>(&credentials))
        return std::make_unique<PasswordTokens>(*user, transport);
    if (const auto *command = std::get_if<TokenCommand>(&credentials))
        return std::make_unique<HelperTokens>(command->command);
    if (const auto *session = std::get_if<RunaiSession>(&credentials))
        return std::make_unique<RunaiTokens>(session->url);
    return std::make_unique<ClientCredentialTokens>(std::get<ClientCredentials>(credentials), transport);
}

BearerTokens::BearerTokens(const BearerToken &token)
    : m_token(token.token.trimmed().toUtf8())
{
}

void BearerTokens::token(Done done)
{
    if (m_isRefused)
        return done(api::Failure(Error{.kind = Error::Kind::Unauthorized, .httpStatus = 401}));
    done(m_token);
}

bool BearerTokens::refuse(const QByteArray &)
{
    m_isRefused = true;
    return false;
}

void BearerTokens::giveUp(const QByteArray &)
{
    m_isRefused = true;
}

std::optional<std::chrono::seconds> BearerTokens::lifetime() const
{
    return remainingOfJwt(m_token, std::chrono::seconds(QDateTime::currentSecsSinceEpoch()));
}

ClientCredentialTokens::ClientCredentialTokens(ClientCredentials credentials, api::HttpTransport &transport)
    : RenewedTokens(forGood)
    , m_credentials(std::move(credentials))
    , m_transport(transport)
{
}

ClientCredentialTokens::~ClientCredentialTokens()
{
    delete m_exchange;
}

void ClientCredentialTokens::obtain()
{
    fetch(m_grant);
}

void ClientCredentialTokens::fetch(Grant grant)
{
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
    if (!answer.error) {
        m_grant = grant;
        const std::optional<TokenAnswer> token = parseTokenAnswer(answer.body);
        return token ? obtained(*token) : failed({.kind = Error::Kind::Decode, .detail = u"access_token"_s});
    }
    Error error = *answer.error;
    if (answer.status != 400 && answer.status != 401 && answer.status != 403)
        return failed(error);
    error.kind = Error::Kind::Unauthorized;
    error.cause = Error::Cause::Credentials;
    failed(error, forGood);
}

} // namespace session
