// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/job.h"
#include "models/actions/journal.h"
#include "models/session/session.h"

#include <QObject>

namespace actions {

// Creates one cluster, and notes it in the journal. What was sent without an answer is looked up by its name and never
// sent again. GUI thread; destroying it while it runs leaves the outcome open in the journal.
class NewCluster final : public QObject
{
    Q_OBJECT

public:
    // Both must outlive this.
    NewCluster(session::Session &session, Journal &journal, QObject *parent = nullptr);
    ~NewCluster() override;

    // No effect while it runs, or once the cluster exists or may exist.
    void create(const api::ClusterDraft &draft);
    void lookUp(); // again, where the outcome is unknown

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] Outcome outcome() const { return m_outcome; } // Waiting, Sent, Accepted, Refused or Unknown
    [[nodiscard]] const base::Key &key() const { return m_key; } // null until it is known
    [[nodiscard]] const api::ClusterDraft &draft() const { return m_draft; }
    [[nodiscard]] const api::Error &error() const { return m_error; } // why it was refused or is unknown

Q_SIGNALS:
    void changed();
    void finished(); // has an outcome, for now

private:
    void created(const api::Result<api::PagePtr<api::Cluster>> &answer);
    void lookedUp(const api::Result<api::PagePtr<api::Cluster>> &clusters);
    void settle(Outcome outcome);

    session::Session &m_session;
    Journal &m_journal;
    api::ClusterDraft m_draft;
    Outcome m_outcome = Outcome::Waiting;
    base::Key m_key;
    api::Error m_error;
    qint64 m_entry = -1; // its number in the journal
    bool m_isRunning = false;
    api::Call m_call;
};

// Why a cluster cannot get this name or domain: a translated sentence; empty if nothing is known against it.
[[nodiscard]] QString nameFault(const QString &name, const QStringList &taken);
[[nodiscard]] QString domainFault(const QString &domain);
inline constexpr int longestClusterName = 253; // in the API document, for the domain as well
inline constexpr int longestClusterVersion = 50;

} // namespace actions
