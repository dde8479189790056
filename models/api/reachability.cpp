// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/reachability.h"

#include <QDateTime>

#include <algorithm>

namespace api {
namespace {

using Cause = Error::Cause;

using std::chrono::milliseconds;
using State = Reachability::State;

// HTTP dates have whole seconds, and an answer takes time to arrive: a skew below that counts as none, and a skew that
// has changed by less keeps its value.
qint64 steadySkew(qint64 before, qint64 now)
{
    constexpr qint64 noiseMs = 2'000;
    if (std::abs(now - before) <= noiseMs)
        return before;
    return std::abs(now) <= noiseMs ? 0 : now;
}

// These failures are those of the whole address, not of one request.
bool concernsAll(const Error &error)
{
    switch (error.cause) {
    case Cause::Refused:
    case Cause::NameNotFound:
    case Cause::Proxy:
    case Cause::ProxyUnreachable:
    case Cause::ProxyRefused:
    case Cause::ProxyPassword:
    case Cause::BehindProxy:
    case Cause::ProxyLookup:
        return true;
    default:
        return error.kind == Error::Kind::Tls;
    }
}

// The control plane has accepted the token.
bool isAccepted(const HttpAnswer &answer)
{
    if (!answer.error)
        return true;
    return answer.status >= 400 && answer.status < 500 && answer.status != 401 && answer.status != 429;
}

} // namespace

ReachWatch::ReachWatch(HttpTransport &transport, const Patience &patience, Changed changed)
    : m_transport(transport)
    , m_patience(patience)
    , m_changed(std::move(changed))
    , m_next([this] { probe(m_now.problem.value_or(Error{.kind = Error::Kind::Offline}), 3 * m_patience.silence); })
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(patience.silence);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        if (m_now.state != State::Unreachable)
            probe({.kind = Error::Kind::Timeout}, m_patience.silence);
    });
}

bool ReachWatch::isFromControlPlane(const HttpAnswer &answer)
{
    const Cause cause = answer.error ? answer.error->cause : Cause::None;
    return answer.firstByteMs >= 0 && cause != Cause::WebPage && cause != Cause::ProxyPassword
        && cause != Cause::ProxyRefused && cause != Cause::BehindProxy;
}

void ReachWatch::sent(const QByteArray &token)
{
    m_token = token;
}

void ReachWatch::setWaiting(bool waiting)
{
    if (!waiting)
        m_silence.stop();
    else if (!m_isWaiting)
        m_silence.start();
    m_isWaiting = waiting;
}

void ReachWatch::reached(Operation operation, const HttpAnswer &answer)
{
    noteAnswer(answer);
    // Only the replay shows whether a 401 ends the session, and only an operation that was refused, that it goes on.
    if (answer.status == 401 && m_now.state != State::Unreachable)
        return;
    if (isAccepted(answer) && (m_refused.empty() || m_refused.contains(operation)))
        m_signOut.reset();
    setPresent();
}

void ReachWatch::setPresent()
{
    if (m_signOut)
        set(State::SignedOut, m_signOut);
    else
        set(State::Reachable, {});
}

void ReachWatch::noteAnswer(const HttpAnswer &answer)
{
    m_failuresInARow = 0;
    m_next.stop();
    // Where it comes and goes, probes keep their distance.
    if (base::RunningClock::now() - m_awaySince > 2 * m_patience.longestProbe)
        m_delay = milliseconds(0);
    if (m_isWaiting)
        m_silence.start();
    m_latencies.push_back(answer.firstByteMs);
    if (m_latencies.size() > 9)
        m_latencies.pop_front();
    if (answer.clockSkew)
        m_clockSkewMs = steadySkew(m_clockSkewMs, answer.clockSkew->count());
}

void ReachWatch::unreached(const Error &error, bool isFinal)
{
    ++m_failuresInARow;
    if (!isFinal && m_failuresInARow < 2)
        return;
    if (concernsAll(error) || m_now.state != State::Reachable)
        conclude(error);
    else
        probe(error, m_patience.silence);
}

void ReachWatch::conclude(const Error &error)
{
    m_awaySince = base::RunningClock::now();
    if (!m_next.isActive()) {
        m_delay = std::clamp(m_delay * 2, m_patience.firstProbe, m_patience.longestProbe);
        m_next.start(m_delay);
        m_nextAtMs = QDateTime::currentMSecsSinceEpoch() + m_delay.count();
    }
    set(State::Unreachable, error);
}

void ReachWatch::signedOut(std::optional<Operation> operation, const Error &error)
{
    if (operation)
        m_refused.insert(*operation);
    m_signOut = error;
    set(State::SignedOut, error);
}

void ReachWatch::signedIn()
{
    m_refused.clear();
    m_signOut.reset();
    m_token.clear();
    if (m_now.state == State::SignedOut)
        set(State::Unknown, {});
}

void ReachWatch::set(State state, std::optional<Error> problem)
{
    if (state == State::Reachable)
        m_refused.clear();
    Reachability now{.state = state, .problem = std::move(problem)};
    if (state == State::Unreachable)
        now.nextTryAtMs = m_nextAtMs;
    now.clockSkewMs = m_clockSkewMs;
    if (!m_latencies.empty()) {
        std::deque<int> sorted = m_latencies;
        std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2));
        now.latencyMs = sorted[sorted.size() / 2];
    }
    if (now == m_now)
        return;
    m_now = now;
    m_changed(m_now);
}

// Sent without a token: any answer, even 401, shows that the control plane is there. Only where web pages come in place
// of answers, they may be for those who are not signed in.
void ReachWatch::probe(const Error &doubt, milliseconds limit)
{
    if (m_probe)
        return;
    const std::string_view path = endpoint(Operation::Clusters).path;
    m_probe = m_transport.send(
        {.target = QByteArray(path.data(), static_cast<qsizetype>(path.size())) + "?verbosity=metadata",
         .bearer = doubt.cause == Error::Cause::WebPage ? m_token : QByteArray(),
         .deadline = limit},
        [this, doubt](const HttpAnswer &answer) {
            m_probe.clear();
            probed(doubt, answer);
        });
}

void ReachWatch::probed(const Error &doubt, const HttpAnswer &answer)
{
    if (!isFromControlPlane(answer)) {
        // The probe that decides may fail in another way than what raised the doubt.
        const bool tellsMore = answer.error && (concernsAll(*answer.error) || m_now.state == State::Unreachable);
        return conclude(tellsMore ? *answer.error : doubt);
    }
    noteAnswer(answer);
    setPresent();
}

} // namespace api
