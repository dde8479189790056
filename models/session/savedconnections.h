// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"

#include <QList>
#include <QObject>

#include <optional>

namespace session {

enum class SignInKind { ServiceAccount, BearerToken };

// What is remembered of a control plane. Never a secret: that is in the keychain, under the id.
struct SavedConnection
{
    QString id = {}; // a UUID
    QString name = {};
    QUrl url = {}; // scheme, host, port
    int colour = 0; // place in a palette of connectionColours
    QString caFile = {}; // PEM; empty = the system's certificates
    SignInKind signIn = SignInKind::ServiceAccount;
    QString clientId = {}; // of a service account
    bool isSecretKept = false; // the keychain took the secret; else it is asked for each time
    qint64 lastUsedMs = 0; // UTC; 0 = never

    friend bool operator==(const SavedConnection &, const SavedConnection &) = default;
};

inline constexpr int connectionColours = 6;

[[nodiscard]] Credentials credentialsOf(const SavedConnection &saved, const QString &secret);
[[nodiscard]] Connection connectionOf(const SavedConnection &saved, const QString &secret);

// The saved connections, the one used last first, in one JSON file that only its owner can read. A file that cannot be
// understood is kept under another name and told about, it is never overwritten. Other windows and programs write the
// same file: each change is made to what it holds by then. GUI thread.
class SavedConnections : public QObject
{
    Q_OBJECT

public:
    // Its name in the folder where this program keeps what it remembers.
    static constexpr QLatin1StringView fileName{"connections.json"};
    // That of this user.
    [[nodiscard]] static QString userFile();

    explicit SavedConnections(QString file, QObject *parent = nullptr); // reads it

    [[nodiscard]] const QList<SavedConnection> &list() const { return m_list; }
    [[nodiscard]] std::optional<SavedConnection> find(const QString &id) const;
    [[nodiscard]] std::optional<SavedConnection> findByName(const QString &name) const; // capitals count as small ones
    [[nodiscard]] static QString newId();

    void reload();
    // Adds it, or replaces the one with its id. False if it cannot be written; then problem() says so, and it holds for
    // this run.
    bool save(const SavedConnection &connection);
    bool remove(const QString &id);
    bool noteUse(const QString &id, qint64 nowMs);

    // For people, translated: what is wrong with the file; empty = nothing.
    [[nodiscard]] QString problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    bool write();
    void keepAside(const QString &sentence);

    const QString m_file;
    QList<SavedConnection> m_list;
    QString m_problem;
    bool m_isAhead = false; // the file could not be written and is older than the list
};

} // namespace session
