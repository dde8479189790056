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
    return !m_state.isEmpty() && m_state != u"WaitingToConnect"_s && m_state != u"Unknown"_s;
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
    m_askedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_words.clear();
    if (answer && !(*answer)->rows.empty()) {
        m_state = (*answer)->texts.toString((*answer)->rows.front().state);
        const auto root = api::parseJson((*answer)->json(0));
        const auto reason = root ? catalog::clusterResource.reason(*root) : std::nullopt;
        if (reason && hasConnected())
            m_words = reason->words.isEmpty() ? reason->message : reason->words;
    } else if (!answer) {
        m_isGone = api::isUnknownPath(answer.error());
        m_words = answer.error().sentence();
    }
    if (!isOver())
        m_timer.start();
    Q_EMIT changed();
    if (isOver())
        Q_EMIT ended();
}

} // namespace actions
