// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>

namespace session {

// Stores secrets in the system keychain, never in a file. If the keychain does not accept a secret, it is kept in
// memory for this session and the outcome says so. Every operation has a time limit, because a keychain prompt can stay
// open indefinitely. GUI thread. Callbacks are asynchronous, run once, and never after the store is destroyed.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        Done,
        NotFound, // the keychain is unlocked and has no such entry
        Locked, // cannot tell whether it has the entry
        Denied,
        Unavailable, // there is no keychain
        TimedOut,
    };

    // Service name used by the application.
    static inline const QString serviceName = QStringLiteral("Binnacle");
    // `service` is the service name in the keychain; empty = behave as if there were no keychain (tests).
    explicit SecretStore(QString service, std::chrono::milliseconds limit = std::chrono::seconds(60),
                         QObject *parent = nullptr);

    using Done = std::move_only_function<void(Outcome)>;
    using ReadDone = std::move_only_function<void(Outcome, const QString &secret)>;
    void read(const QString &key, ReadDone done);
    void write(const QString &key, const QString &secret, Done done);
    void remove(const QString &key, Done done);
    // Keeps the secret in memory for this session, without using the keychain.
    void remember(const QString &key, const QString &secret) { m_memory.insert(key, secret); }
    // Checks whether the keychain accepts secrets: Done, Locked, Unavailable or TimedOut. Never opens a prompt.
    void look(Done done);

    [[nodiscard]] bool isInMemoryOnly(const QString &key) const { return m_memory.contains(key); }
    // Translated sentences for an outcome: what happened and what to do next. Empty for Done.
    [[nodiscard]] static QString readSentence(Outcome outcome);
    [[nodiscard]] static QString writeSentence(Outcome outcome);
    [[nodiscard]] static QString removeSentence(Outcome outcome);

private:
    template<class Job> void run(Job *job, std::move_only_function<void(Outcome, Job *)> done);
    void readKeychain(const QString &key, ReadDone done);
    void tellIfLocked(Outcome unlocked, Done done);
    void askLocked(Done done);
    void later(std::move_only_function<void()> done);
    [[nodiscard]] bool hasKeychain() const { return !m_service.isEmpty(); }

    const QString m_service;
    const std::chrono::milliseconds m_limit;
    QHash<QString, QString> m_memory;
};

} // namespace session
