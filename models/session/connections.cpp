// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connections.h"

namespace session {
namespace {

using Outcome = SecretStore::Outcome;

// Beside the secret of the sign-in, which is stored under the id alone.
QString passphraseKey(const QString &id)
{
    return id + QStringLiteral("/certificate");
}

QString proxyKey(const QString &id)
{
    return id + QStringLiteral("/proxy");
}

} // namespace

Connections::Connections(const QString &file, QObject *parent)
    : Connections(file, SecretStore::serviceName, std::chrono::seconds(60), parent)
{
}

Connections::Connections(const QString &file, const QString &service, std::chrono::milliseconds limit, QObject *parent)
    : QObject(parent)
    , m_saved(file)
    , m_secrets(service, limit)
{
}

void Connections::open(const SavedConnection &saved, OpenDone done)
{
    open(saved, {}, std::move(done));
}

void Connections::open(const SavedConnection &saved, const GivenSecrets &given, OpenDone done)
{
    if (given.signIn || !hasSecret(saved.signIn)) {
        QMetaObject::invokeMethod(
            this,
            [this, saved, given, done = std::move(done)]() mutable {
                openWays(connectionOf(saved, given.signIn.value_or(QString())), given, std::move(done));
            },
            Qt::QueuedConnection);
        return;
    }
    m_secrets.read(saved.id,
                   [this, saved, given, done = std::move(done)](Outcome outcome, const QString &secret) mutable {
                       if (outcome != Outcome::Done)
                           return done(outcome, connectionOf(saved, secret));
                       openWays(connectionOf(saved, secret), given, std::move(done));
                   });
}

void Connections::openWays(Connection connection, const GivenSecrets &given, OpenDone done)
{
    const api::Ways &ways = connection.ways;
    const bool needsPassphrase = !ways.certificateFile.isEmpty();
    const bool needsPassword = !ways.proxy.user.isEmpty();
    const QString id = connection.id;
    readUnless(given.passphrase, needsPassphrase, passphraseKey(id),
               [this, id, given, needsPassword, connection = std::move(connection),
                done = std::move(done)](Outcome outcome, const QString &passphrase) mutable {
                   if (outcome != Outcome::Done)
                       return done(outcome, connection);
                   connection.waySecrets.passphrase = passphrase;
                   readUnless(given.proxyPassword, needsPassword, proxyKey(id),
                              [connection = std::move(connection),
                               done = std::move(done)](Outcome last, const QString &password) mutable {
                                  connection.waySecrets.proxyPassword = password;
                                  done(last, connection);
                              });
               });
}

// Without one, e.g. of a key that is not locked, it is empty.
void Connections::readUnless(const std::optional<QString> &given, bool isNeeded, const QString &key,
                             SecretStore::ReadDone done)
{
    if (given || !isNeeded)
        return done(Outcome::Done, given.value_or(QString()));
    m_secrets.read(key, [done = std::move(done)](Outcome outcome, const QString &secret) mutable {
        const bool isAbsent = outcome == Outcome::NotFound || outcome == Outcome::Unavailable;
        done(isAbsent ? Outcome::Done : outcome, secret);
    });
}

void Connections::writeIf(const std::optional<QString> &given, const QString &key, SecretStore::Done done)
{
    if (!given)
        return done(Outcome::Done);
    if (!given->isEmpty())
        return m_secrets.write(key, *given, std::move(done));
    // One that is left behind would be sent where it does not belong.
    m_secrets.remove(key, [done = std::move(done)](Outcome outcome) mutable {
        done(SecretStore::removeSentence(outcome).isEmpty() ? Outcome::Done : outcome);
    });
}

void Connections::store(const SavedConnection &saved, const GivenSecrets &given, SecretStore::Done done)
{
    if (!m_saved.canChange())
        return done(Outcome::Done);
    GivenSecrets needed = given;
    for (std::optional<QString> *secret : {&needed.passphrase, &needed.proxyPassword}) {
        if (secret->value_or(QString()).isEmpty() && !m_saved.find(saved.id)) // a new one has none to remove
            secret->reset();
    }
    writeIf(needed.passphrase, passphraseKey(saved.id),
            [this, saved, given = needed, done = std::move(done)](Outcome first) mutable {
                writeIf(given.proxyPassword, proxyKey(saved.id),
                        [this, saved, given, first, done = std::move(done)](Outcome second) mutable {
                            const Outcome before = first == Outcome::Done ? second : first;
                            if (!given.signIn) {
                                m_saved.save(saved);
                                return done(before);
                            }
                            store(saved, *given.signIn, [before, done = std::move(done)](Outcome last) mutable {
                                done(before == Outcome::Done ? last : before);
                            });
                        });
            });
}

void Connections::store(const SavedConnection &saved, const QString &secret, SecretStore::Done done)
{
    m_saved.save(saved);
    if (m_saved.isBusy()) // its secret is not one of the connection as it is
        return done(Outcome::Done);
    m_secrets.write(saved.id, secret,
                    [this, id = saved.id, done = std::move(done)](SecretStore::Outcome outcome) mutable {
                        auto now = m_saved.find(id);
                        if (now && now->isSecretKept != (outcome == SecretStore::Outcome::Done)) {
                            now->isSecretKept = outcome == SecretStore::Outcome::Done;
                            m_saved.save(*now);
                        }
                        done(outcome);
                    });
}

void Connections::remove(const QString &id, SecretStore::Done done)
{
    m_saved.remove(id);
    if (m_saved.isBusy())
        return done(Outcome::Done);
    // Whatever it says now: it may have had a certificate and a proxy.
    removeAll({id, passphraseKey(id), proxyKey(id)}, Outcome::Done, std::move(done));
}

void Connections::removeAll(QStringList keys, Outcome before, SecretStore::Done done)
{
    const QString key = keys.takeFirst();
    m_secrets.remove(key, [this, keys = std::move(keys), before, done = std::move(done)](Outcome outcome) mutable {
        const Outcome worst = SecretStore::removeSentence(before).isEmpty() ? outcome : before;
        if (keys.isEmpty())
            return done(worst);
        removeAll(std::move(keys), worst, std::move(done));
    });
}

} // namespace session
