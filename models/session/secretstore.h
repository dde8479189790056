// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>

namespace session {

// Secrets in the system's keychain, never in a file of ours. A secret that the keychain does not take is kept in memory
// for this run, and the outcome says so. A prompt of the keychain may stay open for ever, so each operation has a time
// limit of its own. GUI thread; callbacks come later, once, and not after the store was destroyed.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        Done,
        NotFound, // the keychain is open and does not have it
        Locked, // whether it has it cannot be told
        Denied,
        Unavailable, // there is no keychain
        TimedOut,
    };

    // That of this program.
    static inline const QString serviceName = QStringLiteral("Binnacle");
    // `service`: under which name in the keychain; empty = no keychain at all, as where there is none.
    explicit SecretStore(QString service, std::chrono::milliseconds limit = std::chrono::seconds(60),
                         QObject *parent = nullptr);

    using Done = std::move_only_function<void(Outcome)>;
    using ReadDone = std::move_only_function<void(Outcome, const QString &secret)>;
    void read(const QString &key, ReadDone done);
    void write(const QString &key, const QString &secret, Done done);
    void remove(const QString &key, Done done);
    // For this run; the keychain is not asked.
    void remember(const QString &key, const QString &secret) { m_memory.insert(key, secret); }
    // Whether the keychain would take a secret now: Done, Locked, Unavailable or TimedOut. Opens no prompt.
    void look(Done done);

    [[nodiscard]] bool isInMemoryOnly(const QString &key) const { return m_memory.contains(key); }
    // For people, translated: what happened to a secret that was to be read or stored. Empty for Done.
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
