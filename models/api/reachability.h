// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/endpoints.h"
#include "models/api/http.h"
#include "models/base/runningtimer.h"

#include <QObject>

#include <deque>
#include <set>

namespace api {

// Whether the control plane can be reached and how fast it answers.
struct Reachability
{
    enum class State { Unknown, Reachable, Unreachable, SignedOut };
    State state = State::Unknown;
    std::optional<Error> problem = {}; // of Unreachable and SignedOut
    int latencyMs = -1; // median time to first byte of recent answers
    qint64 nextTryAtMs = 0; // of Unreachable: time of the next probe, ms UTC
    qint64 clockSkewMs = 0; // how far the control plane's clock is ahead of this computer's; 0 = about equal

    friend bool operator==(const Reachability &a, const Reachability &b)
    {
        return a.state == b.state && a.latencyMs == b.latencyMs && a.nextTryAtMs == b.nextTryAtMs
            && a.clockSkewMs == b.clockSkewMs && a.problem.has_value() == b.problem.has_value()
            && (!a.problem
                || (a.problem->kind == b.problem->kind && a.problem->cause == b.problem->cause
                    && a.problem->own == b.problem->own));
    }
};

// Concludes from the outcomes of requests whether the control plane can be reached, and probes for its return. A
// request that fails in a way that may concern it alone (a dropped connection, no answer) proves nothing: a probe
// decides. So does one where requests wait and nothing at all has arrived for a while. Lives in the network thread.
class ReachWatch : public QObject
{
    Q_OBJECT

public:
    struct Patience
    {
        std::chrono::milliseconds firstProbe{1'000}; // delay before the first probe of an unreachable control plane
        std::chrono::milliseconds longestProbe{30'000};
        std::chrono::milliseconds silence{4'000}; // without any answer; a probe then gets as long
    };
    using Changed = std::move_only_function<void(const Reachability &)>;

    // `transport` must outlive it.
    ReachWatch(HttpTransport &transport, const Patience &patience, Changed changed);

    [[nodiscard]] const Reachability &now() const { return m_now; }
    [[nodiscard]] bool isUnreachable() const { return m_now.state == Reachability::State::Unreachable; }

    // An answer that begins with a byte from the control plane; web pages are none.
    [[nodiscard]] static bool isFromControlPlane(const HttpAnswer &answer);

    void sent(const QByteArray &token); // a request, with this token
    void setWaiting(bool waiting); // requests are in flight
    void reached(Operation operation, const HttpAnswer &answer);
    // `isFinal`: the request has failed for good.
    void unreached(const Error &error, bool isFinal);
    // `operation`: the one that was refused; nullopt = there was no token to send.
    void signedOut(std::optional<Operation> operation, const Error &error);
    void signedIn(); // perhaps

private:
    void noteAnswer(const HttpAnswer &answer);
    void conclude(const Error &error);
    void setPresent(); // reachable, or still signed out
    void set(Reachability::State state, std::optional<Error> problem);
    void probe(const Error &doubt, std::chrono::milliseconds limit);
    void probed(const Error &doubt, const HttpAnswer &answer);

    HttpTransport &m_transport;
    Patience m_patience;
    Changed m_changed;
    Reachability m_now;
    base::RunningTimer m_next; // probe; a control plane that was away before a sleep is tried soon after it
    QTimer m_silence;
    QPointer<HttpExchange> m_probe;
    std::chrono::milliseconds m_delay{0}; // before the last probe
    qint64 m_nextAtMs = 0; // ms UTC
    base::RunningClock::time_point m_awaySince; // when it was last concluded
    int m_failuresInARow = 0;
    std::deque<int> m_latencies;
    qint64 m_clockSkewMs = 0;
    std::optional<Error> m_signOut; // why; whether or not the control plane can be reached
    std::set<Operation> m_refused; // with 401, since then
    QByteArray m_token;
    bool m_isWaiting = false;
};

} // namespace api
