// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/desk.h"

#include <QDateTime>
#include <QUuid>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace actions {
namespace {

constexpr std::size_t mostJobs = 20; // kept to look at
constexpr qint64 longestNoteMs = 10LL * 60 * 1000; // a state that has not changed by then is what it is

} // namespace

Desk::Desk(session::Session &session, const QString &journalFile, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_journal(journalFile)
    , m_edits(session, m_journal)
{
}

Desk::~Desk() = default;

QString Desk::journalFile(const QString &folder, const session::Connection &connection)
{
    if (QUuid::fromString(connection.id).isNull())
        return {};
    return folder + u"/journal/"_s + connection.id + u".jsonl"_s;
}

bool Desk::allowsChanges() const
{
    return m_session.connection().allowsChanges;
}

void Desk::allowChanges(bool allow)
{
    if (allow == allowsChanges())
        return;
    m_session.allowChanges(allow);
    Q_EMIT allowsChangesChanged();
}

Job *Desk::start(catalog::Resource resource, const catalog::ObjectAction &action,
                 const QList<catalog::ActionTarget> &targets)
{
    while (m_jobs.size() >= mostJobs && !m_jobs.front()->isRunning())
        m_jobs.erase(m_jobs.begin());
    m_jobs.push_back(std::make_unique<Job>(m_session.client(), resource, action, targets));
    Job *job = m_jobs.back().get();
    follow(*job);
    Q_EMIT started(job);
    job->start();
    return job;
}

ClusterWait &Desk::waitFor(const base::Key &cluster, const QString &name)
{
    for (const auto &wait : m_waits) {
        if (wait->cluster() == cluster && !wait->isOver())
            return *wait;
    }
    ClusterWait *wait = m_waits.emplace_back(std::make_unique<ClusterWait>(m_session, cluster, name)).get();
    connect(wait, &ClusterWait::changed, this, &Desk::waitsChanged);
    connect(wait, &ClusterWait::ended, this, [this, wait] {
        Q_EMIT waitsChanged();
        if (wait->isReady() && wait->isFirst())
            Q_EMIT clusterReady(wait->cluster(), wait->name());
    });
    Q_EMIT waitsChanged();
    return *wait;
}

void Desk::follow(Job &job)
{
    // The entry of each object in the journal; of a retried one the last.
    const auto entries = std::make_shared<QHash<base::Key, qint64>>();
    connect(&job, &Job::sending, this, [this, &job, entries](const Item &item) {
        entries->insert(item.target.key,
                        m_journal.add({.atMs = QDateTime::currentMSecsSinceEpoch(),
                                       .account = session::accountOf(m_session.connection()),
                                       .action = QString::fromLatin1(job.action().word),
                                       .kind = QString::fromLatin1(job.resource()->singular),
                                       .key = item.target.key.toString(),
                                       .name = item.target.name,
                                       .outcome = QString::fromLatin1(outcomeWord(item.outcome))}));
    });
    connect(&job, &Job::settled, this, [this, &job, entries](const Item &item) {
        const auto entry = entries->constFind(item.target.key);
        if (entry == entries->constEnd() || item.outcome == Outcome::Cancelled)
            return;
        m_journal.setOutcome(*entry, QString::fromLatin1(outcomeWord(item.outcome)), item.code, item.reason);
        if (item.outcome == Outcome::Accepted || item.outcome == Outcome::Unknown) {
            m_notes.insert(item.target.key, {&job.action(), item.target.state, QDateTime::currentMSecsSinceEpoch()});
            Q_EMIT notesChanged();
        }
    });
    connect(&job, &Job::changed, this, &Desk::progressed);
    connect(&job, &Job::finished, this, [this, &job] { Q_EMIT ended(&job); });
}

QList<Job *> Desk::jobs() const
{
    QList<Job *> list;
    for (const auto &job : m_jobs)
        list << job.get();
    return list;
}

QString Desk::noteOf(const base::Key &key) const
{
    const auto note = m_notes.constFind(key);
    return note == m_notes.constEnd() ? QString() : catalog::actionWords(note->action->words.sent);
}

void Desk::noteState(const base::Key &key, const QString &state)
{
    const auto note = m_notes.constFind(key);
    if (note == m_notes.constEnd())
        return;
    // Also if the clock of the computer was set back meanwhile.
    const bool isOld = std::abs(QDateTime::currentMSecsSinceEpoch() - note->atMs) > longestNoteMs;
    if (state == note->stateBefore && !isOld)
        return;
    m_notes.erase(note);
    Q_EMIT notesChanged();
}

} // namespace actions
