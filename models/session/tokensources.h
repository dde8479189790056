// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http.h"
#include "models/session/renewedtokens.h"
#include "models/session/session.h"

namespace session {

[[nodiscard]] std::unique_ptr<api::TokenSource> makeTokens(const Credentials &credentials,
                                                           api::HttpTransport &transport);

// A token pasted by the user. Cannot be renewed: once the server has rejected it, it is not sent again.
class BearerTokens final : public api::TokenSource
{
public:
    explicit BearerTokens(const BearerToken &token);
    void token(Done done) override;
    bool refuse(const QByteArray &token) override;
    void giveUp(const QByteArray &token) override;
    [[nodiscard]] std::optional<std::chrono::seconds> lifetime() const override;

private:
    QByteArray m_token;
    bool m_isRefused = false;
};

// Fetches tokens for a service account. Rejected credentials are not sent again: a table full of requests must not lock
// the account.
class ClientCredentialTokens final : public RenewedTokens
{
public:
    ClientCredentialTokens(ClientCredentials credentials, api::HttpTransport &transport);
    ~ClientCredentialTokens() override;

private:
    // How releases of Run:ai exchange the credentials for a token, newest first.
    enum class Grant {
        V2, // OAuth2, since 2.24
        V1, // client_credentials, since 2.20
        AppToken, // 2.18 and 2.19
    };

    void obtain() override;
    void fetch(Grant grant);
    [[nodiscard]] api::HttpRequest requestOf(Grant grant) const;
    [[nodiscard]] static std::optional<Grant> olderGrant(Grant grant, const api::HttpAnswer &answer);
    void answered(Grant grant, api::HttpAnswer answer);

    const ClientCredentials m_credentials;
    api::HttpTransport &m_transport;
    Grant m_grant = Grant::V2; // the newest that the server may know
    QPointer<api::HttpExchange> m_exchange;
};

} // namespace session
