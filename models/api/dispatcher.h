// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/change.h"
#include "models/api/delivery.h"
#include "models/api/http.h"
#include "models/api/reachability.h"
#include "models/api/requestlog.h"
#include "models/api/retry.h"
#include "models/api/scheduler.h"
#include "models/api/setbacks.h"
#include "models/api/tokens.h"
#include "models/api/workerpool.h"
#include "models/base/runningtimer.h"

#include <QObject>

#include <map>
#include <unordered_map>

namespace api {

// A request as the client describes it.
struct Job
{
    base::Urgency priority = base::Urgency::Visible;
    Operation operation = Operation::Clusters;
    QByteArray target = {};
    QByteArray body = {}; // JSON; of writes, may be empty
    QList<base::Key> keys = {}; // of writes: the objects they act on
    std::shared_ptr<Delivery> delivery = {};
};

// Carries out jobs: gets the next one from the scheduler, fetches tokens, retries what may succeed later, replays once
// after a 401, and passes bodies to the decode pool. Lives in the network thread; call all functions there. While the
// control plane is unreachable, each job gets one attempt (exports get all of theirs), and a probe checks for its
// return. Of an address that keeps failing, refreshes are put off (see Setbacks).
//
// A write is sent at most once, whatever its outcome. The exception is a 401: the control plane has refused the token
// before it looked at the request, so the write is sent once more with a fresh token. Cancelling a write withdraws it
// only while it waits; once sent, it runs to its end, so that `changed` can report its outcome.
class Dispatcher : public QObject
{
    Q_OBJECT

public:
    using MakeTokens = std::move_only_function<std::unique_ptr<TokenSource>(HttpTransport &)>;

    struct Options
    {
        HttpTransport::Options http;
        Scheduler::Limits limits;
        RetryPolicy retry;
        ReachWatch::Patience reach;
        MakeTokens makeTokens;
        ReachWatch::Changed reachabilityChanged; // called in the network thread
        std::shared_ptr<RequestLog> log = std::make_shared<RequestLog>();
        std::move_only_function<void()> jobDone; // called in the network thread, once per job
        // After a write that was carried out or may have been; in the network thread, before its outcome is delivered.
        std::move_only_function<void(const Change &)> changed = [](const Change &) {};
    };

    // `pool` must outlive the dispatcher, and must be closed before the dispatcher is destroyed.
    Dispatcher(Options options, WorkerPool &pool);
    ~Dispatcher() override;

    void submit(std::uint64_t number, Job job);
    void cancel(std::uint64_t number);
    // Switches to other tokens, also for jobs that wait for one and for jobs whose old token is refused.
    void signIn(MakeTokens makeTokens);
    // Somebody waits: addresses that have failed are tried again at once.
    void endPauses();

private:
    struct Running;

    void pump();
    void start(std::uint64_t number);
    void send(std::uint64_t number, const QByteArray &token);
    void answered(std::uint64_t number, HttpAnswer answer);
    void decode(std::uint64_t number, Payload payload);
    void decoded(std::uint64_t number, const std::optional<Error> &failure);
    [[nodiscard]] bool replay(std::uint64_t number, const HttpAnswer &answer);
    [[nodiscard]] bool retry(std::uint64_t number, const HttpAnswer &answer);
    void holdFor(const HttpAnswer &answer);
    void noteChange(const Job &job, bool isCertain);
    void fail(std::uint64_t number, Error error);
    void record(const Running &running, RequestRecord::End end, const HttpAnswer &answer);
    void noteLoad();
    void enqueueLater(std::uint64_t number, std::chrono::milliseconds delay);
    void enqueueDue();
    void awaitRetries();

    void reachabilityChanged(const Reachability &now);
    [[nodiscard]] std::optional<Error> failureAtOnce(const Running &running) const;
    void noteFailure(const Running &running, const HttpAnswer &answer);

    Options m_options;
    HttpTransport m_transport;
    std::unique_ptr<TokenSource> m_tokens;
    int m_tokenSource = 0; // counts the sources
    WorkerPool &m_pool;
    Scheduler m_scheduler;
    std::unordered_map<std::uint64_t, std::unique_ptr<Running>> m_jobs;
    std::size_t m_decoding = 0;
    bool m_isPumping = false;
    base::RunningTimer m_hold; // nothing starts while it runs: the server has throttled the client
    base::RunningTimer m_again; // until the first retry is due
    std::multimap<base::RunningClock::time_point, std::uint64_t> m_retries; // jobs by the time when they are due
    ReachWatch m_reach;
    Setbacks m_setbacks;
    bool m_wasAway = false; // unreachable
};

} // namespace api
