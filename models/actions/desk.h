// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/clusterwait.h"
#include "models/actions/edits.h"
#include "models/actions/job.h"
#include "models/actions/journal.h"
#include "models/session/session.h"

#include <QHash>

#include <memory>
#include <vector>

namespace actions {

// All that is changed over one session: the jobs, the journal, and what was accepted but does not show yet. Shared by
// the windows of the session. GUI thread.
class Desk final : public QObject
{
    Q_OBJECT

public:
    // `session` must outlive the desk. `journalFile` may be empty: the journal is then kept in memory.
    Desk(session::Session &session, const QString &journalFile, QObject *parent = nullptr);
    ~Desk() override;

    // The file of a saved connection's journal in the data folder; empty for any other connection.
    [[nodiscard]] static QString journalFile(const QString &folder, const session::Connection &connection);

    [[nodiscard]] Journal &journal() { return m_journal; }
    [[nodiscard]] Edits &edits() { return m_edits; }
    [[nodiscard]] session::Session &session() { return m_session; }
    [[nodiscard]] bool allowsChanges() const;
    void allowChanges(bool allow);

    Job *start(catalog::Resource resource, const catalog::ObjectAction &action,
               const QList<catalog::ActionTarget> &targets);
    [[nodiscard]] QList<Job *> jobs() const; // oldest first

    // A wait for the first connection of a cluster; the same as long as it has not ended. It lives as long as the desk.
    ClusterWait &waitFor(const base::Key &cluster, const QString &name);
    [[nodiscard]] const std::vector<std::unique_ptr<ClusterWait>> &waits() const { return m_waits; } // oldest first

    // What was sent for an object and does not show in its state yet: "suspend sent"; empty = nothing.
    [[nodiscard]] QString noteOf(const base::Key &key) const;
    // The control plane reports this state; the note goes once it differs from the one before the action.
    void noteState(const base::Key &key, const QString &state);
    [[nodiscard]] QList<base::Key> noted() const { return m_notes.keys(); }

Q_SIGNALS:
    void allowsChangesChanged();
    void started(actions::Job *job);
    void progressed(); // any job
    void ended(actions::Job *job);
    void notesChanged();
    void waitsChanged(); // one has begun or ended
    void clusterReady(const base::Key &cluster, const QString &name); // that was waited for

private:
    struct Note
    {
        const catalog::ObjectAction *action;
        QString stateBefore;
        qint64 atMs;
    };

    void follow(Job &job);

    session::Session &m_session;
    Journal m_journal;
    Edits m_edits;
    std::vector<std::unique_ptr<Job>> m_jobs;
    std::vector<std::unique_ptr<ClusterWait>> m_waits;
    QHash<base::Key, Note> m_notes;
};

} // namespace actions
