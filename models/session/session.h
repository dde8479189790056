// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/change.h"
#include "models/api/client.h"
#include "models/api/reachability.h"
#include "models/api/requestlog.h"
#include "models/api/retry.h"
#include "models/api/ways.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>
#include <variant>

namespace session {

struct BearerToken
{
    QString token;
};

// OAuth2 client credentials of a service account. Uses /api/v2/token, or /api/v1 where v2 does not exist.
struct ClientCredentials
{
    QString clientId;
    QString clientSecret;
};

// A user of the control plane itself, not of single sign-on.
struct UserPassword
{
    QString user;
    QString password;
};

// A command that prints a token, see HelperTokens.
struct TokenCommand
{
    QString command; // program and arguments, as QProcess::splitCommand() reads them; no shell
};

// The session of the runai command line on this computer, see RunaiTokens.
struct RunaiSession
{
    QUrl url; // of the control plane that may get its token
};

using Credentials = std::variant<BearerToken, ClientCredentials, UserPassword, TokenCommand, RunaiSession>;

struct Connection
{
    QString name; // display name
    QUrl url; // scheme, host, port
    QString caFile; // PEM; empty = the system's certificates
    Credentials credentials;
    bool isDemo = false;
    bool isRecording = false; // demo data that was recorded, not simulated
    QString id = {}; // id of the saved connection, "demo" or "recording"; empty for any other
    bool allowsChanges = false; // to objects of the control plane; else it is read-only
    api::Ways ways = {};
    api::WaySecrets waySecrets = {};
};

// Who the control plane takes the user for: the client ID of a service account, the user who signs in with a password,
// or the name in a pasted token; may be empty.
[[nodiscard]] QString accountOf(const Connection &connection);
// Everything it sends can be read by others on the network.
[[nodiscard]] bool isUnencrypted(const Connection &connection);

// Timeouts of a session. Defaults are for production; tests use shorter ones.
struct Patience
{
    api::RetryPolicy retry;
    std::chrono::milliseconds idleLimit{20'000}; // abort a response that receives no byte for this long
    api::ReachWatch::Patience reach;
};

// A session with one control plane: owns the network thread, the scheduler, the decode pool and the tokens, and tracks
// whether the control plane is reachable. Lives in the thread that created it, which needs an event loop. Destroying it
// cancels all calls in progress without running their callbacks.
class Session : public QObject
{
    Q_OBJECT

public:
    enum class State { Connecting, Connected, Offline, SignedOut };
    Q_ENUM(State)

    explicit Session(Connection connection, QObject *parent = nullptr);
    Session(Connection connection, const Patience &patience, QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] const Connection &connection() const;
    [[nodiscard]] api::Client &client();

    void allowChanges(bool allow);

    // Replaces the credentials for the same control plane. Requests that wait for a token, or were rejected with the
    // old credentials, are sent again with the new ones; users of the session need not do anything.
    void signIn(const Credentials &credentials);

    [[nodiscard]] State state() const;
    [[nodiscard]] int requestsInFlight() const; // including queued ones
    [[nodiscard]] int latencyMs() const; // median time to first byte of recent responses; -1 = none yet
    [[nodiscard]] qint64 nextTryAtMs() const; // time of the next probe while offline, ms UTC; 0 while online
    // Current time by the control plane's clock, ms UTC. Use it for ages and for "now" of its objects.
    [[nodiscard]] qint64 nowMs() const;
    [[nodiscard]] const api::RequestLog &requestLog() const; // the last requests; thread-safe
    [[nodiscard]] QString problem() const; // one translated sentence; empty if there is no problem

Q_SIGNALS:
    void stateChanged();
    void returned(); // connected again after being offline or signed out
    void requestsInFlightChanged();
    void latencyChanged();
    void nextTryChanged();
    void clockChanged(); // nowMs() has jumped
    // Objects were changed, or may have been, by a write of this session: reload what shows them. Emitted for every
    // write that succeeded or whose outcome is unknown, even if its call was cancelled. The callback of the write runs
    // afterwards.
    void changed(const api::Change &change);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace session
