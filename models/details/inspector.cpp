// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/inspector.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/base/durations.h"
#include "models/base/standin.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace catalog {
namespace {

constexpr std::chrono::milliseconds settle{150};
constexpr qint64 freshMs
    = 5 * base::secondMs; // for this long, the whole object is not requested again unless its row changes

} // namespace

Inspector::Inspector(Resource resource, api::Client &client, const ClusterNames &names, QObject *parent)
    : QObject(parent)
    , m_resource(resource)
    , m_client(client)
    , m_names(names)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settle);
    connect(&m_settle, &QTimer::timeout, this, [this] { ask(base::Urgency::Visible); });
    connect(&names, &ClusterNames::changed, this, [this] {
        if (!m_json.isEmpty())
            take(m_json);
    });
}

void Inspector::show(const base::Key &id, const QByteArray &rowJson)
{
    const bool isOther = id != m_id;
    if (isOther) {
        clear();
        m_id = id;
    }
    const bool hasChanged = rowJson != m_rowJson;
    m_rowJson = rowJson;
    m_presence = Presence::Listed;
    // The row holds fewer fields than the whole object: keep the fields until the new object has arrived.
    if (isOther || !m_isWhole)
        take(rowJson);
    else
        Q_EMIT changed();
    if (isOther)
        m_settle.start();
    else if (hasChanged || QDateTime::currentMSecsSinceEpoch() - m_askedAtMs > freshMs)
        reload();
}

void Inspector::leaveRows(bool isKnown)
{
    const Presence presence = isKnown ? Presence::NotListed : Presence::Elsewhere;
    if (m_id.isNull() || m_presence == presence || m_presence == Presence::Gone)
        return;
    const bool wasListed = m_presence == Presence::Listed;
    m_presence = presence;
    Q_EMIT changed();
    if (wasListed)
        reload();
}

void Inspector::clear()
{
    m_settle.stop();
    m_call.cancel();
    m_id = {};
    m_rowJson.clear();
    m_json.clear();
    m_details.reset();
    m_ending.reset();
    m_problem.clear();
    m_presence = Presence::Listed;
    m_isWhole = false;
    m_askedAtMs = 0;
    Q_EMIT changed();
}

base::Key Inspector::knownId() const
{
    return base::isStandIn(m_id) ? base::Key() : m_id;
}

void Inspector::reload()
{
    if (!m_id.isNull() && !m_settle.isActive() && !m_call.isActive())
        ask(base::Urgency::Refresh);
}

void Inspector::ask(base::Urgency priority)
{
    m_askedAtMs = QDateTime::currentMSecsSinceEpoch();
    if (m_resource->whole && !knownId().isNull())
        m_call = m_resource->whole(m_client, m_id, priority, this,
                                   [this](const api::Result<QByteArray> &json) { answered(json); });
}

void Inspector::answered(const api::Result<QByteArray> &json)
{
    if (json) {
        m_problem.clear();
        m_isWhole = true;
        take(*json);
        return;
    }
    if (json.error().kind == api::Error::Kind::NotFound) {
        m_presence = m_presence == Presence::Listed ? Presence::Listed : Presence::Gone;
        m_problem.clear();
    } else {
        m_problem = json.error().sentence();
    }
    // The row is newer than the whole object that was shown.
    m_isWhole = false;
    if (m_presence == Presence::Listed)
        take(m_rowJson);
    else
        Q_EMIT changed();
}

void Inspector::take(const QByteArray &json)
{
    std::optional<Details> details = detailsOf(m_resource, json, m_names);
    if (!details) {
        Q_EMIT changed();
        return;
    }
    if (m_details && !m_details->isFinal && details->isFinal) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const qint64 told = std::max(details->completedAtMs, details->deletedAtMs);
        m_ending = Ending{details->state, told == api::absentTime ? now : told};
    } else if (!details->isFinal) {
        m_ending.reset();
    }
    m_json = json;
    m_details = std::move(details);
    Q_EMIT changed();
}

} // namespace catalog
