// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/tokens.h"
#include "models/base/runningclock.h"
#include "models/session/tokenanswer.h"

#include <vector>

namespace session {

// Tokens that are obtained somewhere and renewed at 80 % of their lifetime, or after the server has refused them. All
// waiting callers share one attempt. It is not repeated: a failure is reported to all waiting callers, and the next
// caller starts a new one, unless the failure holds.
class RenewedTokens : public api::TokenSource
{
public:
    void token(Done done) final;
    bool refuse(const QByteArray &token) final;
    void giveUp(const QByteArray &token) final;
    [[nodiscard]] std::optional<std::chrono::seconds> lifetime() const final { return m_lifetime; }

protected:
    using Clock = base::RunningClock; // a token expires while the computer sleeps
    static constexpr Clock::duration forGood = Clock::duration::max(); // until the user signs in again

    // How long no other token is obtained after one was refused for good, or the refused one was obtained again.
    explicit RenewedTokens(Clock::duration refusalHolds)
        : m_refusalHolds(refusalHolds)
    {
    }

    // Starts an attempt, which ends with obtained() or failed(), at once or later.
    virtual void obtain() = 0;
    void obtained(const TokenAnswer &answer);
    // For as long as it holds, callers get the same error without another attempt.
    void failed(const api::Error &error, Clock::duration holds = Clock::duration::zero());

private:
    void start();
    void hold(const api::Error &error, Clock::duration holds);
    void failAll(const api::Error &error);
    [[nodiscard]] api::Error refusal() const;
    [[nodiscard]] bool isHeld() const { return m_held && Clock::now() < m_heldUntil; }

    const Clock::duration m_refusalHolds;
    QByteArray m_token; // empty = none
    QByteArray m_refused; // the last one that the server has refused
    std::optional<std::chrono::seconds> m_lifetime; // of the token
    Clock::time_point m_renewAt = Clock::time_point::max();
    Clock::time_point m_expiresAt = Clock::time_point::max();
    std::vector<Done> m_waiting;
    bool m_isObtaining = false;
    std::optional<api::Error> m_held;
    Clock::time_point m_heldUntil;
};

} // namespace session
