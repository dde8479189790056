// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http.h"
#include "models/api/tokens.h"
#include "models/session/session.h"

namespace session {

[[nodiscard]] std::unique_ptr<api::TokenSource> makeTokens(const Credentials &credentials,
                                                           api::HttpTransport &transport);

// A token pasted by the user. Cannot be renewed when the server rejects it.
class BearerTokens final : public api::TokenSource
{
public:
    explicit BearerTokens(const BearerToken &token);
    void token(Done done) override;
    bool refuse(const QByteArray &token) override;
    [[nodiscard]] std::optional<std::chrono::seconds> lifetime() const override;

private:
    QByteArray m_token;
};

// Fetches tokens for a service account and renews them at 80 % of their lifetime. All waiting callers share one
// request. It is not retried: a failure is reported to all waiting callers, and the next caller starts a new one.
class ClientCredentialTokens final : public api::TokenSource
{
public:
    ClientCredentialTokens(ClientCredentials credentials, api::HttpTransport &transport);
    ~ClientCredentialTokens() override;

    void token(Done done) override;
    bool refuse(const QByteArray &token) override;
    [[nodiscard]] std::optional<std::chrono::seconds> lifetime() const override { return m_lifetime; }

private:
    using Clock = std::chrono::steady_clock;

    // How releases of Run:ai exchange the credentials for a token, newest first.
    enum class Grant {
        V2, // OAuth2, since 2.24
        V1, // client_credentials, since 2.20
        AppToken, // 2.18 and 2.19
    };

    void fetch(Grant grant);
    [[nodiscard]] api::HttpRequest requestOf(Grant grant) const;
    [[nodiscard]] static std::optional<Grant> olderGrant(Grant grant, const api::HttpAnswer &answer);
    void answered(Grant grant, api::HttpAnswer answer);
    void accept(const QByteArray &body);
    void failAll(const api::Error &error);

    const ClientCredentials m_credentials;
    api::HttpTransport &m_transport;
    Grant m_grant = Grant::V2; // the newest that the server may know
    QByteArray m_token; // empty = none
    std::optional<std::chrono::seconds> m_lifetime; // of the token
    Clock::time_point m_renewAt = Clock::time_point::max();
    Clock::time_point m_expiresAt = Clock::time_point::max();
    std::vector<Done> m_waiting;
    QPointer<api::HttpExchange> m_exchange;
    bool m_isFetching = false;
    // Rejected credentials are not sent again: a table full of requests must not lock the account.
    std::optional<api::Error> m_refusal;
    Clock::time_point m_refusedAt;
};

} // namespace session
