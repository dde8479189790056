// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/secretstore.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <memory>

namespace session {
namespace {

using namespace Qt::StringLiterals;
using Outcome = SecretStore::Outcome;

Outcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return Outcome::Done;
    case QKeychain::EntryNotFound:
        return Outcome::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry:
        return Outcome::Denied;
    default:
        return Outcome::Unavailable;
    }
}

Outcome stateOf(const QDBusPendingReply<QDBusVariant> &locked)
{
    if (locked.isValid())
        return locked.value().variant().toBool() ? Outcome::Locked : Outcome::Done;
    switch (locked.error().type()) {
    case QDBusError::UnknownObject:
    case QDBusError::UnknownInterface:
    case QDBusError::UnknownMethod: // gnome-keyring's answer
    case QDBusError::UnknownProperty:
    case QDBusError::InvalidArgs:
        return Outcome::Done; // no collection yet: the keychain prompts for a password on the first write
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return Outcome::TimedOut;
    default:
        return Outcome::Unavailable;
    }
}

} // namespace

SecretStore::SecretStore(QString service, std::chrono::milliseconds limit, QObject *parent)
    : QObject(parent)
    , m_service(std::move(service))
    , m_limit(limit)
{
}

template<class Job> void SecretStore::run(Job *job, std::move_only_function<void(Outcome, Job *)> done)
{
    // QtKeychain jobs cannot be cancelled; after the time limit the result is ignored.
    const auto shared = std::make_shared<std::move_only_function<void(Outcome, Job *)>>(std::move(done));
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [shared, job] {
        if (*shared)
            std::exchange(*shared, nullptr)(outcomeOf(job->error()), job);
    });
    QTimer::singleShot(m_limit, this, [shared] {
        if (*shared)
            std::exchange(*shared, nullptr)(Outcome::TimedOut, nullptr);
    });
    job->start();
}

void SecretStore::read(const QString &key, ReadDone done)
{
    if (const auto kept = m_memory.constFind(key); kept != m_memory.constEnd())
        later([done = std::move(done), secret = *kept]() mutable { done(Outcome::Done, secret); });
    else
        readKeychain(key, std::move(done));
}

void SecretStore::later(std::move_only_function<void()> done)
{
    QMetaObject::invokeMethod(
        this, [done = std::move(done)]() mutable { done(); }, Qt::QueuedConnection);
}

void SecretStore::readKeychain(const QString &key, ReadDone done)
{
    if (!hasKeychain())
        return later([done = std::move(done)]() mutable { done(Outcome::Unavailable, {}); });
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    run<QKeychain::ReadPasswordJob>(
        job, [this, done = std::move(done)](Outcome outcome, QKeychain::ReadPasswordJob *finished) mutable {
            if (outcome == Outcome::Done)
                return done(outcome, finished->textData());
            // A locked keychain reports "not found" even for existing entries.
            if (outcome != Outcome::NotFound && outcome != Outcome::Denied)
                return done(outcome, {});
            tellIfLocked(outcome, [done = std::move(done)](Outcome told) mutable { done(told, {}); });
        });
}

void SecretStore::write(const QString &key, const QString &secret, Done done)
{
    m_memory.insert(key, secret);
    if (!hasKeychain())
        return later([done = std::move(done)]() mutable { done(Outcome::Unavailable); });
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setTextData(secret);
    run<QKeychain::WritePasswordJob>(
        job, [this, key, secret, done = std::move(done)](Outcome outcome, QKeychain::WritePasswordJob *) mutable {
            if (outcome == Outcome::Denied)
                return tellIfLocked(outcome, std::move(done));
            // Unless it was stored again in the meantime.
            if (outcome == Outcome::Done && m_memory.value(key) == secret)
                m_memory.remove(key);
            done(outcome);
        });
}

void SecretStore::remove(const QString &key, Done done)
{
    m_memory.remove(key);
    if (!hasKeychain())
        return later([done = std::move(done)]() mutable { done(Outcome::Unavailable); });
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    run<QKeychain::DeletePasswordJob>(
        job, [this, key, done = std::move(done)](Outcome outcome, QKeychain::DeletePasswordJob *) mutable {
            if (outcome != Outcome::Done && outcome != Outcome::NotFound)
                return done(outcome);
            // A locked keychain reports success without deleting anything: read it back.
            readKeychain(key, [done = std::move(done)](Outcome left, const QString &) mutable {
                done(left == Outcome::NotFound ? Outcome::Done : left == Outcome::Done ? Outcome::Denied : left);
            });
        });
}

void SecretStore::tellIfLocked(Outcome unlocked, Done done)
{
    askLocked([unlocked, done = std::move(done)](Outcome state) mutable {
        done(state == Outcome::Locked ? state : unlocked);
    });
}

void SecretStore::look(Done done)
{
    if (hasKeychain())
        askLocked(std::move(done));
    else
        later([done = std::move(done)]() mutable { done(Outcome::Unavailable); });
}

void SecretStore::askLocked(Done done)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) { // QDBusPendingCallWatcher would never finish
        later([done = std::move(done)]() mutable { done(Outcome::Unavailable); });
        return;
    }
    QDBusMessage question
        = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets/aliases/default"_s,
                                         u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, static_cast<int>(m_limit.count())), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [watcher, done = std::make_shared<Done>(std::move(done))] {
                watcher->deleteLater();
                const QDBusPendingReply<QDBusVariant> reply = *watcher;
                (*done)(stateOf(reply));
            });
}

QString SecretStore::readSentence(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
        return {};
    case Outcome::NotFound:
        return tr("The keychain has no secret for this connection. Enter it again.");
    case Outcome::Locked:
        return tr("The keychain is locked. Unlock it, or enter the secret for this session only.");
    case Outcome::Denied:
        return tr(
            "The keychain denied access to the secret. Allow access there, or enter the secret for this session only.");
    case Outcome::Unavailable:
        return tr("This computer has no keychain, so the secret was not saved. Enter it for this session.");
    case Outcome::TimedOut:
        return tr("The keychain is not responding. It may be waiting for your password. Answer it, or enter the secret "
                  "for this session only.");
    }
    return {};
}

QString SecretStore::writeSentence(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
        return {};
    case Outcome::Locked:
        return tr("The keychain is locked. Unlock it, or keep the secret for this session only.");
    case Outcome::NotFound:
    case Outcome::Denied:
        return tr(
            "The keychain refused to save the secret. Allow access there, or keep the secret for this session only.");
    case Outcome::Unavailable:
        return tr("This computer has no keychain. The secret is kept for this session only.");
    case Outcome::TimedOut:
        return tr("The keychain is not responding. It may be waiting for your password. Answer it, or keep the secret "
                  "for this session only.");
    }
    return {};
}

QString SecretStore::removeSentence(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
    case Outcome::NotFound:
    case Outcome::Unavailable: // no keychain, so no secret to remove
        return {};
    case Outcome::Locked:
        return tr("The connection was removed, but its secret is still in the keychain, which is locked. Delete the "
                  "secret there.");
    case Outcome::Denied:
        return tr("The connection was removed, but the keychain did not delete its secret. Delete it there.");
    case Outcome::TimedOut:
        return tr("The connection was removed, but the keychain did not respond. The secret may still be in it.");
    }
    return {};
}

} // namespace session
