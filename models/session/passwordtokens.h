// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http.h"
#include "models/session/renewedtokens.h"
#include "models/session/session.h"

namespace session {

// Fetches tokens for a user with a password, and renews them with a refresh token where the control plane gives one. A
// refused password is never sent again, so that the account is not locked.
class PasswordTokens final : public RenewedTokens
{
public:
    PasswordTokens(UserPassword credentials, api::HttpTransport &transport);
    ~PasswordTokens() override;

private:
    struct Words;

    // What is sent to the token endpoint.
    enum class Grant { Password, Refresh };
    // Of the token endpoint. Its second version exists since 2.24.
    enum class Version { V2, V1 };

    void obtain() override;
    void ask(Grant grant);
    [[nodiscard]] api::HttpRequest requestOf(Grant grant) const;
    void answered(Grant grant, const api::HttpAnswer &answer);
    [[nodiscard]] bool askOtherwise(Grant grant, const api::HttpAnswer &answer);

    const UserPassword m_credentials;
    api::HttpTransport &m_transport;
    Version m_version = Version::V2;
    bool m_namesClient = false; // only where the control plane wants to know which program asks
    QByteArray m_refreshToken; // empty = none
    QPointer<api::HttpExchange> m_exchange;
};

} // namespace session
