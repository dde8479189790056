// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"

#include <QObject>
#include <QTimer>

namespace actions {

// Asks every ten seconds whether a cluster has connected, until it has. GUI thread.
class ClusterWait final : public QObject
{
    Q_OBJECT

public:
    static constexpr int everyMs = 10'000;
    static constexpr int usualMs = 15 * 60'000; // after this long, something is likely wrong

    // `session` must outlive this.
    ClusterWait(session::Session &session, const base::Key &cluster, const QString &name, QObject *parent = nullptr);
    ~ClusterWait() override;

    [[nodiscard]] const base::Key &cluster() const { return m_cluster; }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] qint64 beganAtMs() const { return m_beganAtMs; } // UTC, as all times here
    [[nodiscard]] qint64 askedAtMs() const { return m_askedAtMs; } // 0 = never
    [[nodiscard]] const QString &state() const { return m_state; } // of the cluster, in the server's word; may be empty
    [[nodiscard]] bool hasConnected() const; // once, whatever its state is now
    [[nodiscard]] bool isReady() const; // connected, and nothing is missing
    [[nodiscard]] bool isOver() const { return isReady() || isGone() || m_isStopped; }
    // The cluster had not connected before: a user waits for it.
    [[nodiscard]] bool isFirst() const { return m_isFirst; }
    void stop(); // ends it
    [[nodiscard]] bool isGone() const { return m_isGone; } // the control plane does not know it any more
    // What is missing, or why it was not told; may be empty.
    [[nodiscard]] const QString &words() const { return m_words; }

Q_SIGNALS:
    void changed();
    void ended(); // it is over

private:
    void ask();
    void answered(const api::Result<api::PagePtr<api::Cluster>> &answer);
    void settle(const QString &state, const QString &words);

    session::Session &m_session;
    base::Key m_cluster;
    QString m_name;
    qint64 m_beganAtMs;
    qint64 m_askedAtMs = 0;
    QString m_state;
    QString m_words;
    bool m_isGone = false;
    bool m_isFirst = true;
    bool m_isStopped = false;
    QTimer m_timer;
    api::Call m_call;
};

} // namespace actions
