// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/newcluster.h"

#include "models/api/client.h"
#include "models/api/page.h"
#include "models/api/records.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace actions {
namespace {

QString wordOf(Outcome outcome)
{
    return QString::fromLatin1(outcomeWord(outcome));
}

bool hasControls(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
}

} // namespace

NewCluster::NewCluster(session::Session &session, Journal &journal, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_journal(journal)
{
}

NewCluster::~NewCluster() = default;

void NewCluster::create(const api::ClusterDraft &draft)
{
    if (m_isRunning || (m_outcome != Outcome::Waiting && m_outcome != Outcome::Refused))
        return;
    m_draft = draft;
    m_isRunning = true;
    m_outcome = Outcome::Sent;
    m_error = {};
    m_entry = m_journal.add({.atMs = QDateTime::currentMSecsSinceEpoch(),
                             .account = session::accountOf(m_session.connection()),
                             .action = u"create"_s,
                             .kind = u"cluster"_s,
                             .name = draft.name,
                             .outcome = wordOf(m_outcome)});
    m_call = m_session.client().createCluster(draft, this, [this](const auto &answer) { created(answer); });
    Q_EMIT changed();
}

void NewCluster::created(const api::Result<api::PagePtr<api::Cluster>> &answer)
{
    if (answer && !(*answer)->rows.empty()) {
        m_key = (*answer)->texts.key((*answer)->rows.front().uuid);
        return settle(Outcome::Accepted);
    }
    if (!answer) {
        m_error = answer.error();
        if (!m_error.outcomeUnknown() && m_error.kind != api::Error::Kind::Decode)
            return settle(Outcome::Refused);
    }
    m_isRunning = false;
    m_outcome = Outcome::Unknown;
    lookUp();
}

void NewCluster::lookUp()
{
    if (m_outcome != Outcome::Unknown || std::exchange(m_isRunning, true))
        return;
    api::ListParams params;
    params.metadataOnly = true;
    m_call = m_session.client().clusters(params, base::Urgency::Visible, this,
                                         [this](const auto &clusters) { lookedUp(clusters); });
    Q_EMIT changed();
}

void NewCluster::lookedUp(const api::Result<api::PagePtr<api::Cluster>> &clusters)
{
    if (clusters) {
        for (const api::Cluster &cluster : (*clusters)->rows) {
            if ((*clusters)->texts.toString(cluster.name) == m_draft.name)
                m_key = (*clusters)->texts.key(cluster.uuid);
        }
    }
    settle(m_key.isNull() ? Outcome::Unknown : Outcome::Accepted);
}

void NewCluster::settle(Outcome outcome)
{
    m_isRunning = false;
    m_outcome = outcome;
    const bool isKnown = outcome == Outcome::Accepted;
    const QString reason = m_error.detail.isEmpty() ? m_error.sentence() : m_error.detail;
    m_journal.setOutcome(m_entry, wordOf(outcome), isKnown ? 0 : m_error.httpStatus, isKnown ? QString() : reason);
    Q_EMIT changed();
    Q_EMIT finished();
}

QString nameFault(const QString &name, const QStringList &taken)
{
    if (name.size() > longestClusterName)
        return NewCluster::tr("At most %1 characters.").arg(longestClusterName);
    if (hasControls(name))
        return NewCluster::tr("It contains characters that cannot be seen. Type it again.");
    if (taken.contains(name))
        return NewCluster::tr("Taken by a cluster of this control plane.");
    return {};
}

QString domainFault(const QString &domain)
{
    if (domain.size() > longestClusterName)
        return NewCluster::tr("At most %1 characters.").arg(longestClusterName);
    if (hasControls(domain) || domain.contains(u' ') || domain.contains(u'/'))
        return NewCluster::tr("Only a host name, such as gpu.example.com, without https:// and paths.");
    return {};
}

} // namespace actions
