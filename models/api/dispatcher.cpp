// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/dispatcher.h"

#include "models/api/endpoints.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>

namespace api {
namespace {

bool isOfNetwork(Error::Kind kind)
{
    return kind == Error::Kind::Offline || kind == Error::Kind::Timeout || kind == Error::Kind::Tls;
}

// Requests that nobody waits for.
bool isBackground(base::Urgency priority)
{
    return priority == base::Urgency::Refresh || priority == base::Urgency::Prefetch;
}

// What its failure says something about.
QByteArray pathOf(const Job &job)
{
    const qsizetype query = job.target.indexOf('?');
    return query < 0 ? job.target : job.target.left(query);
}

// The next request of the same kind would very likely fail as well, in contrast to one that is refused for what it
// asks.
bool isSetback(const HttpAnswer &answer)
{
    using Kind = Error::Kind;
    const Error &error = *answer.error;
    return answer.isTransient || error.kind == Kind::Timeout || error.kind == Kind::Decode || error.kind == Kind::Server
        || error.kind == Kind::RateLimited || error.cause == Error::Cause::Redirected
        || error.cause == Error::Cause::Circle;
}

// A refusal proves that nothing was done. A redirect to the result (303), a server error, a gateway that lost its
// server and a truncated answer do not.
bool isRefusal(int status)
{
    return status != 303 && status != 408 && ((status >= 300 && status < 500) || status == 501 || status == 505);
}

// Adds to the error of a write whether the write may have been carried out.
Error errorOfWrite(Error error, const HttpAnswer &answer)
{
    error.intent = Error::Intent::Write;
    if (answer.wasSent && !isRefusal(answer.status)) {
        error.kind = Error::Kind::OutcomeUnknown;
        error.httpStatus = answer.status;
    }
    return error;
}

// Adds what the answer contributes to a record.
RequestRecord recordOf(RequestRecord record, const HttpAnswer &answer)
{
    record.endedAtMs = QDateTime::currentMSecsSinceEpoch();
    record.status = answer.status;
    record.wireBytes = answer.wireBytes;
    record.firstByteMs = answer.firstByteMs;
    if (answer.status > 0)
        record.bodyBytes = answer.body.size();
    if (answer.error) {
        record.end = RequestRecord::End::Failed;
        record.problem = answer.error->kind;
    }
    return record;
}

} // namespace

using std::chrono::milliseconds;

struct Dispatcher::Running
{
    [[nodiscard]] bool isWrite() const { return endpoint(job.operation).isWrite(); }

    Job job;
    int attempts = 0;
    bool isReplay = false; // it has been answered with 401 once
    bool isOnWire = false;
    bool isDecoding = false; // the network part is complete
    QElapsedTimer queued = {};
    QElapsedTimer since = {}; // the first attempt
    int tokenSource = 0; // the one that was asked for a token
    bool waitsForToken = false;
    int waitedMs = 0; // before the first attempt
    QByteArray token = {};
    QPointer<HttpExchange> exchange = {};
};

Dispatcher::Dispatcher(Options options, WorkerPool &pool)
    : m_options(std::move(options))
    , m_transport(m_options.http)
    , m_tokens(m_options.makeTokens(m_transport))
    , m_pool(pool)
    , m_scheduler(m_options.limits)
    , m_hold([this] { pump(); })
    , m_again([this] { enqueueDue(); })
    , m_reach(m_transport, m_options.reach, [this](const Reachability &now) { reachabilityChanged(now); })
    , m_setbacks(5 * m_options.reach.firstProbe, m_options.reach.longestProbe)
{
    // Token requests bypass the queue.
    m_transport.setPosted([log = m_options.log](const QByteArray &target, const HttpAnswer &answer, int totalMs) {
        for (const Operation operation : {Operation::TokenV2, Operation::TokenV1}) {
            if (QLatin1StringView(target) != QLatin1StringView(endpoint(operation).path))
                continue;
            RequestRecord record;
            record.operation = operation;
            record.totalMs = totalMs;
            log->add(recordOf(std::move(record), answer));
        }
    });
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::submit(std::uint64_t number, Job job)
{
    const base::Urgency priority = job.priority;
    auto running = std::make_unique<Running>(Running{.job = std::move(job)});
    running->queued.start();
    m_jobs.emplace(number, std::move(running));
    m_scheduler.add(number, priority);
    pump();
}

void Dispatcher::cancel(std::uint64_t number)
{
    const auto at = m_jobs.find(number);
    if (at == m_jobs.end())
        return;
    if (at->second->isWrite() && at->second->isOnWire)
        return;
    if (at->second->since.isValid() && !at->second->isDecoding)
        record(*at->second, RequestRecord::End::Cancelled, {});
    delete at->second->exchange;
    m_jobs.erase(at);
    m_scheduler.remove(number);
    m_options.jobDone();
    pump();
}

void Dispatcher::pump()
{
    // A request that starts may end immediately and call this again; the loop below continues.
    if (std::exchange(m_isPumping, true))
        return;
    // Every answer may need a place in the decode queue, and this thread must never block on it.
    while (!m_hold.isActive() && m_decoding + static_cast<std::size_t>(m_scheduler.inFlight()) < m_pool.capacity()) {
        const auto number = m_scheduler.startNext();
        if (!number)
            break;
        start(*number);
    }
    m_isPumping = false;
    noteLoad();
}

void Dispatcher::start(std::uint64_t number)
{
    Running &running = *m_jobs.at(number);
    if (!running.since.isValid()) {
        running.since.start();
        running.waitedMs = static_cast<int>(running.queued.elapsed());
    }
    if (auto error = failureAtOnce(running)) {
        m_scheduler.finish(number);
        return fail(number, std::move(*error));
    }
    running.tokenSource = m_tokenSource;
    running.waitsForToken = true;
    m_tokens->token([this, number](Result<QByteArray> token) {
        if (!m_jobs.contains(number))
            return;
        m_jobs.at(number)->waitsForToken = false;
        if (token)
            return send(number, *token);
        ++m_jobs.at(number)->attempts;
        const bool isTransient = token.error().kind == Error::Kind::Offline;
        answered(number, {.error = token.error(), .isTransient = isTransient});
    });
}

void Dispatcher::reachabilityChanged(const Reachability &now)
{
    // What failed while it was away says nothing any more.
    const bool isAway = now.state == Reachability::State::Unreachable;
    if (std::exchange(m_wasAway, isAway) && !isAway)
        m_setbacks.clear();
    m_options.reachabilityChanged(now);
}

// While the session is signed out, the source of tokens has none: nothing is sent then either.
std::optional<Error> Dispatcher::failureAtOnce(const Running &running) const
{
    return isBackground(running.job.priority) ? m_setbacks.pausedBy(pathOf(running.job)) : std::nullopt;
}

void Dispatcher::send(std::uint64_t number, const QByteArray &token)
{
    Running &running = *m_jobs.at(number);
    ++running.attempts;
    running.token = token;
    running.isOnWire = true;
    m_reach.sent(token);
    const milliseconds left = m_options.retry.deadline - milliseconds(running.since.elapsed());
    running.exchange = m_transport.send({.method = endpoint(running.job.operation).method,
                                         .target = running.job.target,
                                         .bearer = token,
                                         .contentType = running.job.body.isEmpty() ? "" : "application/json",
                                         .body = running.job.body,
                                         .deadline = std::max(left, milliseconds(1))},
                                        [this, number](HttpAnswer answer) { answered(number, std::move(answer)); });
}

void Dispatcher::answered(std::uint64_t number, HttpAnswer answer)
{
    m_scheduler.finish(number);
    m_jobs.at(number)->isOnWire = false;
    if (ReachWatch::isFromControlPlane(answer)) {
        m_reach.reached(m_jobs.at(number)->job.operation, answer);
        if (answer.error && !isSetback(answer))
            m_setbacks.succeeded(pathOf(m_jobs.at(number)->job));
    }
    const bool isWrite = m_jobs.at(number)->isWrite();
    if (!answer.error) {
        record(*m_jobs.at(number), RequestRecord::End::Answered, answer);
        if (isWrite)
            noteChange(m_jobs.at(number)->job, true);
        return decode(number, {.body = std::move(answer.body), .status = answer.status});
    }
    if (replay(number, answer) || retry(number, answer))
        return;
    if (answer.status == 401)
        answer.error->own = m_tokens->refusalSentence();
    noteFailure(*m_jobs.at(number), answer);
    if (isWrite)
        answer.error = errorOfWrite(*answer.error, answer);
    if (answer.error->outcomeUnknown())
        noteChange(m_jobs.at(number)->job, false);
    record(*m_jobs.at(number), RequestRecord::End::Failed, answer);
    fail(number, std::move(*answer.error));
}

void Dispatcher::signIn(MakeTokens makeTokens)
{
    m_tokens = makeTokens(m_transport);
    ++m_tokenSource;
    m_reach.signedIn();
    m_setbacks.clear();
    // The old source is destroyed without calling back. Those that wait for it keep their places in the scheduler.
    std::vector<std::uint64_t> waiting;
    for (const auto &[number, running] : m_jobs) {
        if (running->waitsForToken)
            waiting.push_back(number);
    }
    for (const std::uint64_t number : waiting) {
        if (const auto at = m_jobs.find(number); at != m_jobs.end() && at->second->waitsForToken)
            start(number);
    }
}

bool Dispatcher::replay(std::uint64_t number, const HttpAnswer &answer)
{
    Running &running = *m_jobs.at(number);
    const bool isOfOldSource = running.tokenSource != m_tokenSource;
    if (answer.error->kind != Error::Kind::Unauthorized)
        return false;
    if (!isOfOldSource) {
        if (answer.status != 401)
            return false;
        if (running.isReplay) {
            m_tokens->giveUp(running.token);
            return false;
        }
        if (!m_tokens->refuse(running.token))
            return false;
    }
    running.isReplay = !isOfOldSource;
    m_scheduler.add(number, running.job.priority, Scheduler::Place::Front);
    pump();
    return true;
}

bool Dispatcher::retry(std::uint64_t number, const HttpAnswer &answer)
{
    if (!answer.isTransient)
        return false;
    holdFor(answer);
    const Running &running = *m_jobs.at(number);
    if (running.isWrite())
        return false;
    if (answer.firstByteMs < 0)
        m_reach.unreached(*answer.error, false);
    const bool isExport = running.job.priority == base::Urgency::Export;
    if (!isExport && (m_reach.isUnreachable() || m_setbacks.isFailing(pathOf(running.job))))
        return false;
    // Qt has repeated a request whose connection was dropped already.
    if (!isExport && answer.error->cause == Error::Cause::Dropped && running.attempts > 1)
        return false;
    const auto delay = m_options.retry.delayAfter(running.attempts, milliseconds(running.since.elapsed()),
                                                  answer.retryAfter, QRandomGenerator::global()->generateDouble());
    if (!delay)
        return false;
    enqueueLater(number, *delay);
    pump();
    return true;
}

// A rate limit applies to the whole client, not only to the request that hit it.
void Dispatcher::holdFor(const HttpAnswer &answer)
{
    if (!answer.retryAfter || *answer.retryAfter > m_options.retry.longestServerDelay)
        return;
    if (m_hold.remaining() < *answer.retryAfter)
        m_hold.start(*answer.retryAfter);
}

// Of a request that has failed for good.
void Dispatcher::noteFailure(const Running &running, const HttpAnswer &answer)
{
    const Error &error = *answer.error;
    if (error.kind == Error::Kind::Unauthorized)
        m_reach.signedOut(answer.status == 401 ? std::optional(running.job.operation) : std::nullopt, error);
    else if (!ReachWatch::isFromControlPlane(answer) && (isOfNetwork(error.kind) || error.kind == Error::Kind::Decode))
        m_reach.unreached(error, true);
    if (!running.isWrite() && isSetback(answer))
        m_setbacks.failed(pathOf(running.job), error, QRandomGenerator::global()->generateDouble());
}

void Dispatcher::noteChange(const Job &job, bool isCertain)
{
    m_options.changed({.kind = endpoint(job.operation).changes, .keys = job.keys, .isCertain = isCertain});
}

void Dispatcher::enqueueLater(std::uint64_t number, milliseconds delay)
{
    m_retries.emplace(base::RunningClock::now() + delay, number);
    awaitRetries();
}

void Dispatcher::enqueueDue()
{
    const auto end = m_retries.upper_bound(base::RunningClock::now());
    for (auto due = m_retries.begin(); due != end; ++due) {
        if (const auto at = m_jobs.find(due->second); at != m_jobs.end())
            m_scheduler.add(due->second, at->second->job.priority, Scheduler::Place::Front);
    }
    m_retries.erase(m_retries.begin(), end);
    awaitRetries();
    pump();
}

void Dispatcher::awaitRetries()
{
    using std::chrono::ceil;
    if (!m_retries.empty())
        m_again.start(ceil<milliseconds>(m_retries.begin()->first - base::RunningClock::now()));
}

void Dispatcher::decode(std::uint64_t number, Payload payload)
{
    ++m_decoding;
    m_jobs.at(number)->isDecoding = true;
    const bool isQueued = m_pool.post(
        [this, number, payload = std::move(payload), delivery = m_jobs.at(number)->job.delivery]() mutable {
            auto failure = delivery->succeed(std::move(payload));
            delivery.reset();
            QMetaObject::invokeMethod(
                this, [this, number, failure = std::move(failure)] { decoded(number, failure); }, Qt::QueuedConnection);
        });
    // pump() has made sure that there is room; post() fails only while the session is closing.
    if (!isQueued)
        --m_decoding;
    pump();
}

void Dispatcher::decoded(std::uint64_t number, const std::optional<Error> &failure)
{
    --m_decoding;
    if (const auto at = m_jobs.find(number); at != m_jobs.end()) {
        // An answer that cannot be read is a failure as any other.
        if (!failure)
            m_setbacks.succeeded(pathOf(at->second->job));
        else if (!at->second->isWrite())
            m_setbacks.failed(pathOf(at->second->job), *failure, QRandomGenerator::global()->generateDouble());
        m_jobs.erase(at);
        m_options.jobDone();
    }
    pump();
}

void Dispatcher::endPauses()
{
    m_setbacks.clear();
}

void Dispatcher::fail(std::uint64_t number, Error error)
{
    const auto at = m_jobs.find(number);
    at->second->job.delivery->fail(std::move(error));
    m_jobs.erase(at);
    m_options.jobDone();
    pump();
}

void Dispatcher::record(const Running &running, RequestRecord::End end, const HttpAnswer &answer)
{
    RequestRecord record;
    record.operation = running.job.operation;
    record.queryKeys = queryKeysOf(running.job.target);
    record.priority = running.job.priority;
    record.end = end;
    record.waitedMs = running.waitedMs;
    record.totalMs = running.since.isValid() ? static_cast<int>(running.since.elapsed()) : 0;
    record.retries = std::max(0, running.attempts - 1);
    m_options.log->add(recordOf(std::move(record), answer));
}

void Dispatcher::noteLoad()
{
    m_reach.setWaiting(m_scheduler.inFlight() > 0);
    RequestLoad load;
    load.waiting = m_scheduler.waitingByPriority();
    load.inFlight = m_scheduler.inFlight();
    load.decoding = static_cast<int>(m_decoding);
    load.decodeCapacity = static_cast<int>(m_pool.capacity());
    load.isHeld = m_hold.isActive();
    m_options.log->setLoad(load);
}

} // namespace api
