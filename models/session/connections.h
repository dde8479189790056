// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"
#include "models/session/secretstore.h"

namespace session {

// The connections of this user: what is saved of them, and their secrets in the keychain under their ids. One for all
// windows, so that a secret that is kept for this run is entered once. The keychain is touched only when a secret is
// asked for, stored or removed. GUI thread.
class Connections : public QObject
{
    Q_OBJECT

public:
    explicit Connections(const QString &file, QObject *parent = nullptr);
    Connections(const QString &file, const QString &service, std::chrono::milliseconds limit,
                QObject *parent = nullptr); // for tests

    [[nodiscard]] SavedConnections &saved() { return m_saved; }
    [[nodiscard]] SecretStore &secrets() { return m_secrets; }

    // Of a saved connection, with its secret; without one unless the outcome is Done.
    using OpenDone = std::move_only_function<void(SecretStore::Outcome, const Connection &)>;
    void open(const SavedConnection &saved, OpenDone done);
    // Stores both; the outcome is that of the secret. It is kept for this run in any case.
    void store(const SavedConnection &saved, const QString &secret, SecretStore::Done done);
    // Removes both; the outcome is that of the secret. A secret that is left behind is found by nothing any more.
    void remove(const QString &id, SecretStore::Done done);

private:
    SavedConnections m_saved;
    SecretStore m_secrets;
};

} // namespace session
