// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connections.h"

namespace session {

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
    if (!hasSecret(saved.signIn)) {
        QMetaObject::invokeMethod(
            this,
            [saved, done = std::move(done)]() mutable { done(SecretStore::Outcome::Done, connectionOf(saved, {})); },
            Qt::QueuedConnection);
        return;
    }
    m_secrets.read(saved.id,
                   [saved, done = std::move(done)](SecretStore::Outcome outcome, const QString &secret) mutable {
                       done(outcome, connectionOf(saved, secret));
                   });
}

void Connections::store(const SavedConnection &saved, const QString &secret, SecretStore::Done done)
{
    m_saved.save(saved);
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
    m_secrets.remove(id, std::move(done));
}

} // namespace session
