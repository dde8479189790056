// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"
#include "models/session/secretstore.h"

namespace session {

// Secrets that were entered; absent = the stored one counts.
struct GivenSecrets
{
    std::optional<QString> signIn = {};
    std::optional<QString> passphrase = {}; // of the client certificate
    std::optional<QString> proxyPassword = {};

    friend bool operator==(const GivenSecrets &, const GivenSecrets &) = default;
};

// The user's saved connections and their secrets, which are in the keychain under the connection's id. One instance for
// all windows, so that a secret kept for this session only is entered once. Accesses the keychain only to read, store
// or remove a secret. GUI thread.
class Connections : public QObject
{
    Q_OBJECT

public:
    explicit Connections(const QString &file, QObject *parent = nullptr);
    Connections(const QString &file, const QString &service, std::chrono::milliseconds limit,
                QObject *parent = nullptr); // for tests

    [[nodiscard]] SavedConnections &saved() { return m_saved; }
    [[nodiscard]] SecretStore &secrets() { return m_secrets; }

    // Loads a saved connection; it has its secret only if the outcome is Done. Asynchronous, also where there is no
    // secret to read.
    using OpenDone = std::move_only_function<void(SecretStore::Outcome, const Connection &)>;
    void open(const SavedConnection &saved, OpenDone done);
    void open(const SavedConnection &saved, const GivenSecrets &given, OpenDone done);
    // Saves both. The outcome is the keychain's; the secret is kept in memory for this session in any case.
    void store(const SavedConnection &saved, const QString &secret, SecretStore::Done done);
    // The same for all secrets that were given. The outcome is the first that is not Done.
    void store(const SavedConnection &saved, const GivenSecrets &given, SecretStore::Done done);
    // Removes it and all its secrets. The outcome is the keychain's worst; a secret left behind is orphaned, since its
    // id is gone.
    void remove(const QString &id, SecretStore::Done done);

private:
    void openWays(Connection connection, const GivenSecrets &given, OpenDone done);
    void readUnless(const std::optional<QString> &given, bool isNeeded, const QString &key, SecretStore::ReadDone done);
    void removeAll(QStringList keys, SecretStore::Outcome before, SecretStore::Done done);
    void writeIf(const std::optional<QString> &given, const QString &key, SecretStore::Done done);

    SavedConnections m_saved;
    SecretStore m_secrets;
};

} // namespace session
