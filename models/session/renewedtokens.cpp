// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/renewedtokens.h"

#include <algorithm>
#include <utility>

namespace session {
namespace {

using namespace std::chrono_literals;
using api::Error;

constexpr auto retryRenewalAfter = 10s;

} // namespace

void RenewedTokens::token(Done done)
{
    const auto now = Clock::now();
    if (!m_token.isEmpty() && now < m_expiresAt) {
        if (now >= m_renewAt && !m_isObtaining && !isHeld())
            start();
        return done(m_token);
    }
    if (isHeld())
        return done(api::Failure(*m_held));
    m_waiting.push_back(std::move(done));
    if (!m_isObtaining)
        start();
}

void RenewedTokens::start()
{
    m_isObtaining = true;
    obtain();
}

bool RenewedTokens::refuse(const QByteArray &token)
{
    // Several requests may report the same old token as rejected; do not discard the new one.
    if (token == m_token) {
        m_refused = token;
        m_token.clear();
    }
    return true;
}

void RenewedTokens::giveUp(const QByteArray &token)
{
    if (token != m_token && !m_token.isEmpty())
        return;
    m_refused = token;
    m_token.clear();
    hold(refusal(), m_refusalHolds);
}

void RenewedTokens::obtained(const TokenAnswer &answer)
{
    // If the control plane itself issues a token once more, it may accept it now.
    const bool isIssued = m_refusalHolds == forGood;
    if (!isIssued && answer.token == m_refused)
        return failed(refusal(), m_refusalHolds);
    m_isObtaining = false;
    if (isHeld()) // given up in the meantime
        return failAll(Error(*m_held));
    const auto now = Clock::now();
    const bool isSame = answer.token == m_token;
    m_token = answer.token;
    m_lifetime = answer.lifetime;
    m_held.reset();
    m_renewAt = m_expiresAt = Clock::time_point::max();
    if (answer.lifetime) {
        m_expiresAt = now + *answer.lifetime;
        m_renewAt = now + std::chrono::milliseconds(*answer.lifetime) * 8 / 10; // 80 % of 2 s is not 1 s
        if (isSame) // there is no newer one yet
            m_renewAt = std::max(m_renewAt, now + retryRenewalAfter);
    }
    // A callback may request another token at once.
    for (Done &done : std::exchange(m_waiting, {}))
        done(m_token);
}

void RenewedTokens::failed(const Error &error, Clock::duration holds)
{
    m_isObtaining = false;
    // A failed renewal stays silent while the token is still valid; it is retried until the token expires.
    m_renewAt = Clock::now() + retryRenewalAfter;
    if (holds > Clock::duration::zero())
        hold(error, holds);
    failAll(error);
}

void RenewedTokens::hold(const Error &error, Clock::duration holds)
{
    m_held = error;
    m_heldUntil = holds == forGood ? Clock::time_point::max() : Clock::now() + holds;
}

void RenewedTokens::failAll(const Error &error)
{
    for (Done &done : std::exchange(m_waiting, {}))
        done(api::Failure(error));
}

Error RenewedTokens::refusal() const
{
    return {.kind = Error::Kind::Unauthorized, .httpStatus = 401, .own = refusalSentence()};
}

} // namespace session
