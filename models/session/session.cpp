// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/session.h"

#include "models/api/gateway.h"
#include "models/session/tokenanswer.h"
#include "models/session/tokensources.h"

#include <QDateTime>
#include <QThread>

#include <algorithm>
#include <openssl/crypto.h>
#include <thread>

namespace session {
namespace {

// Slots in the decode queue: enough to keep the threads busy, few enough to limit the bodies held in memory.
constexpr std::size_t decodeQueue = 8;

unsigned decodeThreads()
{
    return std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
}

} // namespace

QString accountOf(const Connection &connection)
{
    if (const auto *account = std::get_if<ClientCredentials>(&connection.credentials))
        return account->clientId;
    if (const auto *user = std::get_if<UserPassword>(&connection.credentials))
        return user->user;
    const auto *bearer = std::get_if<BearerToken>(&connection.credentials);
    return bearer ? userOfJwt(bearer->token.toUtf8()) : QString();
}

bool isUnencrypted(const Connection &connection)
{
    return api::isReadableByOthers(connection.url, connection.ways.proxy);
}

struct Session::Private
{
    Private(Session *session, Connection itsConnection, const Patience &patience)
        : q(session)
        , connection(std::move(itsConnection))
        , pool(decodeThreads(), decodeQueue)
        , gateway(std::make_shared<api::Gateway>([this] { notePending(); }))
        , client(gateway)
    {
        client.setAllowsChanges(connection.allowsChanges);
        api::Dispatcher::Options options;
        options.http = {.url = connection.url,
                        .caFile = connection.caFile,
                        .idleLimit = patience.idleLimit,
                        .ways = connection.ways,
                        .secrets = connection.waySecrets};
        options.retry = patience.retry;
        options.reach = patience.reach;
        options.makeTokens = [credentials = connection.credentials](api::HttpTransport &transport) {
            return makeTokens(credentials, transport);
        };
        options.reachabilityChanged = [this](const api::Reachability &now) {
            QMetaObject::invokeMethod(
                q, [this, now] { apply(now); }, Qt::QueuedConnection);
        };
        options.changed = [this](const api::Change &change) {
            QMetaObject::invokeMethod(
                q, [this, change] { Q_EMIT q->changed(change); }, Qt::QueuedConnection);
        };
        options.log = log;
        options.jobDone = [this] { gateway->jobDone(); };

        thread.setObjectName(QStringLiteral("network"));
        thread.start();
        // Created in its own thread: QNetworkAccessManager and the timers must belong to that thread from the start.
        auto *starter = new QObject;
        starter->moveToThread(&thread);
        QMetaObject::invokeMethod(
            starter,
            [&] {
                dispatcher = new api::Dispatcher(std::move(options), pool);
                delete starter;
            },
            Qt::BlockingQueuedConnection);
        gateway->open(dispatcher);
    }

    ~Private()
    {
        gateway->close();
        pool.close();
        // A queued call that ends the thread could do so while this thread is still waking it up, which would then
        // write into the event dispatcher that is being deleted.
        QMetaObject::invokeMethod(
            dispatcher,
            [this] {
                delete dispatcher;
                OPENSSL_thread_stop(); // wait() does not wait until a thread has freed its own data
            },
            Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    }

    // Any thread. Coalesces changes: at most one queued signal at a time.
    void notePending()
    {
        if (!isPendingNoted.exchange(true))
            QMetaObject::invokeMethod(
                q,
                [this] {
                    isPendingNoted = false;
                    Q_EMIT q->requestsInFlightChanged();
                },
                Qt::QueuedConnection);
    }

    void apply(const api::Reachability &now)
    {
        const api::Reachability before = std::exchange(reachability, now);
        using State = api::Reachability::State;
        if (now.state == State::Unreachable || now.state == State::SignedOut)
            isAway = true;
        if (before.state != now.state || before.problem.has_value() != now.problem.has_value()
            || (now.problem && before.problem->sentence() != now.problem->sentence()))
            Q_EMIT q->stateChanged();
        if (before.latencyMs != now.latencyMs)
            Q_EMIT q->latencyChanged();
        if (before.nextTryAtMs != now.nextTryAtMs)
            Q_EMIT q->nextTryChanged();
        if (before.clockSkewMs != now.clockSkewMs)
            Q_EMIT q->clockChanged();
        if (now.state == State::Reachable && std::exchange(isAway, false))
            Q_EMIT q->returned();
    }

    Session *q;
    Connection connection;
    api::WorkerPool pool;
    std::shared_ptr<api::RequestLog> log = std::make_shared<api::RequestLog>();
    std::shared_ptr<api::Gateway> gateway;
    api::Client client;
    QThread thread;
    api::Dispatcher *dispatcher = nullptr;
    std::atomic_bool isPendingNoted = false;
    api::Reachability reachability;
    bool isAway = false; // went offline or signed out, and has not connected since
    api::Call trial; // checks whether new credentials are accepted
};

Session::Session(Connection connection, QObject *parent)
    : Session(std::move(connection), Patience(), parent)
{
}

Session::Session(Connection connection, const Patience &patience, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(connection), patience))
{
}

Session::~Session() = default;

const Connection &Session::connection() const
{
    return d->connection;
}

api::Client &Session::client()
{
    return d->client;
}

void Session::signIn(const Credentials &credentials)
{
    d->connection.credentials = credentials;
    QMetaObject::invokeMethod(
        d->dispatcher,
        [dispatcher = d->dispatcher, credentials] {
            dispatcher->signIn([&](api::HttpTransport &transport) { return makeTokens(credentials, transport); });
        },
        Qt::QueuedConnection);
    // Only a request shows whether the credentials are accepted.
    d->trial = d->client.clusters({}, base::Urgency::Interactive, this, [](const auto &) {});
}

Session::State Session::state() const
{
    switch (d->reachability.state) {
    case api::Reachability::State::Unknown:
        return State::Connecting;
    case api::Reachability::State::Reachable:
        return State::Connected;
    case api::Reachability::State::Unreachable:
        return State::Offline;
    case api::Reachability::State::SignedOut:
        return State::SignedOut;
    }
    Q_UNREACHABLE();
}

void Session::allowChanges(bool allow)
{
    d->connection.allowsChanges = allow;
    d->client.setAllowsChanges(allow);
}

int Session::requestsInFlight() const
{
    return d->gateway->pending();
}

int Session::latencyMs() const
{
    return d->reachability.latencyMs;
}

qint64 Session::nextTryAtMs() const
{
    return d->reachability.nextTryAtMs;
}

qint64 Session::nowMs() const
{
    return QDateTime::currentMSecsSinceEpoch() + d->reachability.clockSkewMs;
}

const api::RequestLog &Session::requestLog() const
{
    return *d->log;
}

QString Session::problem() const
{
    return d->reachability.problem ? d->reachability.problem->sentence() : QString();
}

} // namespace session
