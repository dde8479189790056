// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/passwordtokens.h"

#include "models/api/endpoints.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace session {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using api::Error;

constexpr auto clientName = "runai-cli"_L1; // the client that people use for their own sign-ins

// The code of an OAuth 2 error; empty if the answer is none.
QString codeOf(const api::HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object().value("error"_L1).toString();
}

bool isRefusal(const api::HttpAnswer &answer)
{
    return answer.status == 400 || answer.status == 401 || answer.status == 403 || answer.status == 422;
}

} // namespace

struct PasswordTokens::Words
{
    Q_DECLARE_TR_FUNCTIONS(session::PasswordTokens)
};

PasswordTokens::PasswordTokens(UserPassword credentials, api::HttpTransport &transport)
    : RenewedTokens(forGood)
    , m_credentials(std::move(credentials))
    , m_transport(transport)
{
}

PasswordTokens::~PasswordTokens()
{
    delete m_exchange;
}

void PasswordTokens::obtain()
{
    ask(m_refreshToken.isEmpty() ? Grant::Password : Grant::Refresh);
}

void PasswordTokens::ask(Grant grant)
{
    m_exchange
        = m_transport.send(requestOf(grant), [this, grant](const api::HttpAnswer &answer) { answered(grant, answer); });
}

api::HttpRequest PasswordTokens::requestOf(Grant grant) const
{
    const bool isV2 = m_version == Version::V2;
    QList<std::pair<QString, QString>> fields;
    if (grant == Grant::Password) {
        fields = {{isV2 ? u"grant_type"_s : u"grantType"_s, u"password"_s},
                  {u"username"_s, m_credentials.user},
                  {u"password"_s, m_credentials.password}};
    } else {
        fields = {{isV2 ? u"grant_type"_s : u"grantType"_s, u"refresh_token"_s},
                  {isV2 ? u"refresh_token"_s : u"refreshToken"_s, QString::fromUtf8(m_refreshToken)}};
    }
    if (m_namesClient)
        fields.emplaceBack(isV2 ? u"client_id"_s : u"clientID"_s, clientName);
    QByteArray form;
    QJsonObject object;
    for (const auto &[name, value] : std::as_const(fields)) {
        form += (form.isEmpty() ? QByteArray() : QByteArray("&")) + name.toLatin1() + '='
            + QUrl::toPercentEncoding(value);
        object.insert(name, value);
    }
    const std::string_view path = api::endpoint(isV2 ? api::Operation::TokenV2 : api::Operation::TokenV1).path;
    return {.method = "POST",
            .target = {path.data(), static_cast<qsizetype>(path.size())},
            .contentType = isV2 ? "application/x-www-form-urlencoded" : "application/json",
            .body = isV2 ? form : QJsonDocument(object).toJson(QJsonDocument::Compact),
            .deadline = 30s};
}

// Sends another request if the answer says something about the request's form or its refresh token. An answer about the
// user or the password is final.
bool PasswordTokens::askOtherwise(Grant grant, const api::HttpAnswer &answer)
{
    if (m_version == Version::V2 && (answer.status == 404 || answer.status == 405)) {
        m_version = Version::V1;
        ask(grant);
        return true;
    }
    if (!isRefusal(answer))
        return false;
    if (grant == Grant::Refresh) {
        m_refreshToken.clear();
        ask(Grant::Password);
        return true;
    }
    const QString code = codeOf(answer);
    const bool isAboutClient
        = code == "invalid_client"_L1 || (code == "invalid_request"_L1 && answer.error->detail.contains("client"_L1));
    if (m_namesClient || !isAboutClient)
        return false;
    m_namesClient = true;
    ask(grant);
    return true;
}

void PasswordTokens::answered(Grant grant, const api::HttpAnswer &answer)
{
    if (answer.error && askOtherwise(grant, answer))
        return;
    if (!answer.error) {
        const std::optional<TokenAnswer> token = parseTokenAnswer(answer.body);
        if (!token)
            return failed({.kind = Error::Kind::Decode, .detail = u"access_token"_s});
        if (grant == Grant::Password || !token->refreshToken.isEmpty()) // a refresh may keep the old one
            m_refreshToken = token->refreshToken;
        return obtained(*token);
    }
    Error error = *answer.error;
    if (!isRefusal(answer))
        return failed(error);
    error.kind = Error::Kind::Unauthorized;
    const QString code = codeOf(answer);
    const bool isGrantUnknown = code == "unsupported_grant_type"_L1 || code == "unauthorized_client"_L1
        || code == "invalid_client"_L1 || error.detail.contains("grant type"_L1, Qt::CaseInsensitive)
        || error.detail.contains("grantType"_L1, Qt::CaseInsensitive);
    error.own = isGrantUnknown
        ? Words::tr(
            "This control plane does not allow to sign in with a user name and password. Use a service account, a "
            "token, a command that prints one, or the session of the runai command line.")
        : Words::tr(
            "The control plane rejected the user name or the password. Enter them again. Users of single sign-on "
            "need another way to sign in.");
    failed(error, forGood);
}

} // namespace session
