// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QObject>

#include <optional>

namespace session {

enum class SignInKind { ServiceAccount, BearerToken, UserPassword, TokenCommand, RunaiSession };

// Whether a secret belongs to it, which the keychain keeps.
[[nodiscard]] bool hasSecret(SignInKind kind);

// A saved control plane, without its secret, which is in the keychain under the id.
struct SavedConnection
{
    QString id = {}; // a UUID
    QString name = {};
    QUrl url = {}; // scheme, host, port
    int colour = 0; // index into connectionColours
    QString caFile = {}; // PEM; empty = the system's certificates
    SignInKind signIn = SignInKind::ServiceAccount;
    QString clientId = {}; // of a service account
    QString user = {}; // who signs in with a password
    QString command = {}; // that prints a token
    bool isSecretKept = false; // the secret is in the keychain; otherwise the user enters it each time
    qint64 lastUsedMs = 0; // UTC; 0 = never
    bool allowsChanges = false; // of objects; else the connection is read-only
    api::Ways ways = {};
    QJsonObject others = {}; // what a newer version has written about it, kept as it is

    friend bool operator==(const SavedConnection &, const SavedConnection &) = default;
};

// Whether both lead to the same control plane in the same way, as the same account. Names and colours do not matter.
[[nodiscard]] bool isSameAccess(const SavedConnection &a, const SavedConnection &b);

inline constexpr int connectionColours = 6;

// Notes the kind of sign-in, and what is not secret of it.
void noteCredentials(SavedConnection &saved, const Credentials &credentials);
[[nodiscard]] Credentials credentialsOf(const SavedConnection &saved, const QString &secret);
[[nodiscard]] Connection connectionOf(const SavedConnection &saved, const QString &secret);

// The saved connections, in the order that the user gives them, in one JSON file with mode 0600. A file that cannot be
// parsed is renamed and reported, never overwritten. Other windows and processes may write the same file, so every
// change reads it again before writing. GUI thread.
class SavedConnections : public QObject
{
    Q_OBJECT

public:
    // File name within the data folder.
    static constexpr QLatin1StringView fileName{"connections.json"};
    // Path of the current user's file.
    [[nodiscard]] static QString userFile();

    explicit SavedConnections(QString file, QObject *parent = nullptr); // reads it

    [[nodiscard]] const QList<SavedConnection> &list() const { return m_list; }
    [[nodiscard]] QList<SavedConnection> recent() const; // most recently used first
    [[nodiscard]] std::optional<SavedConnection> find(const QString &id) const;
    [[nodiscard]] std::optional<SavedConnection> findByName(const QString &name) const; // case-insensitive
    [[nodiscard]] static QString newId();
    [[nodiscard]] int freeColour() const; // one that few have
    [[nodiscard]] QString freeName(const QString &wanted) const; // "Lab (2)" if there is a "Lab" already

    void reload();
    static constexpr qsizetype longestName = 60;

    // Adds the connection at the end, or replaces the one with the same id. False if the file cannot be written, or not
    // now: problem() then says so. A change that cannot be written lasts for this session; while another program
    // writes, for at most 0.3 s of waiting, nothing is changed.
    bool save(const SavedConnection &connection);
    bool add(const QList<SavedConnection> &connections); // new ones, at the end, under names that are free
    bool remove(const QString &id);
    bool move(const QString &id, int to); // to this place in the list
    bool noteUse(const QString &id, qint64 nowMs);
    [[nodiscard]] bool isBusy() const { return m_isBusy; } // the last change was refused: another program is writing
    [[nodiscard]] bool canChange(); // else isBusy()

    // A translated sentence about a problem with the file; empty if there is none.
    [[nodiscard]] QString problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    bool refuse();
    void begin();
    bool put(const SavedConnection &connection);
    bool write();
    void keepAside(const QString &sentence);

    const QString m_file;
    QList<SavedConnection> m_list;
    QJsonArray m_foreign; // connections of a kind that only a newer version knows, kept as they are
    QString m_problem;
    bool m_isAhead = false; // the list has changes that could not be written
    bool m_isBusy = false;
};

} // namespace session
