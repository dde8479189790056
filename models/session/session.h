// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/change.h"
#include "models/api/client.h"
#include "models/api/requestlog.h"
#include "models/api/retry.h"

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

// OAuth2 client credentials of a service account: asked for at /api/v2/token, then, where that is unknown, /api/v1.
struct ClientCredentials
{
    QString clientId;
    QString clientSecret;
};

using Credentials = std::variant<BearerToken, ClientCredentials>;

struct Connection
{
    QString name; // what people call it
    QUrl url; // scheme, host, port
    QString caFile; // PEM; empty = the system's certificates
    Credentials credentials;
    bool isDemo = false;
    QString id = {}; // of a saved connection, "demo" of the demo; empty = of neither
};

// How patient a session is. The defaults are the product's; tests are in more of a hurry.
struct Patience
{
    api::RetryPolicy retry;
    std::chrono::milliseconds idleLimit{20'000}; // an answer without a byte for so long is given up
    std::chrono::milliseconds firstProbe{1'000}; // how soon an unreachable control plane is looked for again
    std::chrono::milliseconds longestProbe{30'000};
};

// One signed-in control plane: owns the network thread, the scheduler, the decode pool, the tokens, and knows whether
// the control plane can be reached. Lives in the thread that made it, which has an event loop. Destroying it ends every
// call that is still under way without its callback.
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

    // Goes on with other credentials at the same control plane. What waits for a token or was refused with the old ones
    // is asked again with these; nobody who uses the session has to be told.
    void signIn(const Credentials &credentials);

    [[nodiscard]] State state() const;
    [[nodiscard]] int requestsInFlight() const; // waiting ones included
    [[nodiscard]] int latencyMs() const; // median time to first byte of the last answers; -1 = none yet
    [[nodiscard]] qint64 nextTryAtMs()
        const; // while offline: when the control plane is looked for again, ms UTC; else 0
    // What the clock of the control plane shows, ms UTC: ages and "now" of its objects are told by it.
    [[nodiscard]] qint64 nowMs() const;
    [[nodiscard]] const api::RequestLog &requestLog() const; // what was asked last; any thread
    [[nodiscard]] QString problem() const; // one sentence for people; empty while all is well

Q_SIGNALS:
    void stateChanged();
    void returned(); // connected again, after it was offline or signed out
    void requestsInFlightChanged();
    void latencyChanged();
    void nextTryChanged();
    void clockChanged(); // nowMs() has made a step
    // Objects of the control plane were changed from here, or may have been: whatever shows them reads them anew. Told
    // of every write that was carried out and of every one whose outcome is not known, also when nobody waits for it
    // any more; before the callback of the write.
    void changed(const api::Change &change);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace session
