// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/clusterwait.h"

#include "models/api/capabilities.h"
#include "models/api/jsontree.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/clusters.h"
#include "models/catalog/reason.h"
#include "models/catalog/resource.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace actions {
namespace {

// It is, or was before.
bool isConnected(const QString &state)
{
    return !state.isEmpty() && state != u"WaitingToConnect"_s && state != u"Unknown"_s;
}

} // namespace

ClusterWait::ClusterWait(session::Session &session, const base::Key &cluster, const QString &name, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_cluster(cluster)
    , m_name(name)
    , m_beganAtMs(QDateTime::currentMSecsSinceEpoch())
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &ClusterWait::ask);
    ask();
}

ClusterWait::~ClusterWait() = default;

bool ClusterWait::hasConnected() const
{
    return isConnected(m_state);
}

bool ClusterWait::isReady() const
{
    return m_state == u"Connected"_s;
}

void ClusterWait::ask()
{
    m_call = m_session.client().cluster(m_cluster, base::Urgency::Refresh, this,
                                        [this](const auto &answer) { answered(answer); });
}

void ClusterWait::answered(const api::Result<api::PagePtr<api::Cluster>> &answer)
{
    const api::Feature minimal{api::Operation::ClusterMinimal};
    const bool isForbidden = !answer && answer.error().kind == api::Error::Kind::Forbidden;
    if (isForbidden && !m_session.client().capabilities().lacks(minimal)) {
        // Accounts that may not read clusters are told their states.
        m_call = m_session.client().clusterMinimal(
            m_cluster, base::Urgency::Refresh, this,
            [this, refusal = answer.error()](const api::Result<api::PagePtr<api::ClusterMinimal>> &minimum) {
                if (minimum && !(*minimum)->rows.empty())
                    settle((*minimum)->texts.toString((*minimum)->rows.front().state), {});
                else
                    settle(m_state, refusal.sentence());
            });
        return;
    }
    if (!answer) {
        m_isGone = api::isUnknownPath(answer.error());
        return settle(m_state, answer.error().sentence());
    }
    if ((*answer)->rows.empty())
        return settle(m_state, {});
    const QString state = (*answer)->texts.toString((*answer)->rows.front().state);
    const auto root = api::parseJson((*answer)->json(0));
    const auto reason = root ? catalog::clusterResource.reason(*root) : std::nullopt;
    const QString words = !reason ? QString() : reason->words.isEmpty() ? reason->message : reason->words;
    settle(state, isConnected(state) ? words : QString());
}

void ClusterWait::stop()
{
    if (isOver())
        return;
    m_isStopped = true;
    m_timer.stop();
    m_call.cancel();
    Q_EMIT ended();
}

void ClusterWait::settle(const QString &state, const QString &words)
{
    if (m_askedAtMs == 0 && isConnected(state))
        m_isFirst = false;
    m_askedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_state = state;
    m_words = words;
    if (!isOver())
        m_timer.start();
    Q_EMIT changed();
    if (isOver())
        Q_EMIT ended();
}

} // namespace actions
