// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/job.h"

#include "models/api/client.h"
#include "models/api/jsontree.h"
#include "models/table/format.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace actions {
namespace {

// The error is about the account or the connection, not about the objects of the request.
bool holdsForTheRest(const api::Error &error, bool isSingle)
{
    using Kind = api::Error::Kind;
    switch (error.kind) {
    case Kind::BadRequest:
    case Kind::Conflict:
    case Kind::NotFound:
        return false;
    case Kind::Forbidden:
        return !isSingle; // another project may allow it
    default:
        return true;
    }
}

} // namespace

Job::Job(api::Client &client, catalog::Resource resource, const catalog::ObjectAction &action,
         const QList<catalog::ActionTarget> &targets, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_resource(resource)
    , m_action(action)
{
    m_items.reserve(std::size_t(targets.size()));
    for (const catalog::ActionTarget &target : targets)
        m_items.push_back({target});
}

Job::~Job() = default;

void Job::start()
{
    if (std::exchange(m_isRunning, true))
        return;
    sendNext();
}

void Job::sendNext()
{
    m_isSingle = !m_action.send || m_client.capabilities().lacks({m_action.batch});
    const qsizetype most = m_isSingle ? 1 : catalog::mostTargets;
    QList<catalog::ActionTarget> targets;
    for (std::size_t i = 0; i < m_items.size() && targets.size() < most; ++i) {
        if (m_items[i].outcome != Outcome::Waiting)
            continue;
        m_items[i].outcome = Outcome::Sent;
        m_sent.push_back(i);
        targets << m_items[i].target;
    }
    if (targets.isEmpty())
        return lookUp();
    for (const std::size_t i : m_sent) {
        if (!std::exchange(m_items[i].isAnnounced, true))
            Q_EMIT sending(m_items[i]);
    }
    const auto done = [this](const auto &answer) { answered(answer); };
    m_call = m_isSingle ? m_action.sendOne(m_client, targets.constFirst(), this, done)
                        : m_action.send(m_client, targets, this, done);
    Q_EMIT changed();
}

// A path that does not exist has changed nothing.
bool Job::takesAnotherWay(const api::Error &error, const std::vector<std::size_t> &sent)
{
    if (m_isSingle || !api::isUnknownPath(error) || !api::since({m_action.batch}))
        return false;
    m_client.capabilities().refuse({m_action.batch});
    for (const std::size_t i : sent)
        m_items[i].outcome = Outcome::Waiting;
    return true;
}

void Job::answered(const api::Result<QList<catalog::ActionRefusal>> &answer)
{
    const std::vector<std::size_t> sent = std::exchange(m_sent, {});
    if (!answer && takesAnotherWay(answer.error(), sent))
        return sendNext();
    for (const std::size_t i : sent) {
        if (!answer && (answer.error().outcomeUnknown() || answer.error().kind == api::Error::Kind::Decode)) {
            settle(i, Outcome::Unknown, answer.error().httpStatus, answer.error().sentence());
            m_lost.push_back(i);
            continue;
        }
        if (!answer) {
            const QString &words = answer.error().detail;
            settle(i, Outcome::Refused, answer.error().httpStatus, words.isEmpty() ? answer.error().sentence() : words);
            continue;
        }
        const auto refusal = std::ranges::find(*answer, m_items[i].target.key, &catalog::ActionRefusal::key);
        if (refusal == answer->end())
            settle(i, Outcome::Accepted);
        else
            settle(i, Outcome::Refused, refusal->code, refusal->message);
    }
    if (!answer && holdsForTheRest(answer.error(), m_isSingle))
        cancelRest();
    sendNext();
}

void Job::settle(std::size_t index, Outcome outcome, int code, const QString &reason)
{
    Item &item = m_items[index];
    item.outcome = outcome;
    item.code = code;
    item.reason = reason;
    Q_EMIT settled(item);
}

// One after the other, as the control plane may have trouble.
void Job::lookUp()
{
    if (m_lost.empty() || !m_resource->whole)
        return finishIfDone();
    const std::size_t index = m_lost.back();
    m_lost.pop_back();
    m_call = m_resource->whole(m_client, m_items[index].target.key, base::Urgency::Visible, this,
                               [this, index](const api::Result<QByteArray> &object) { lookedUp(index, object); });
    Q_EMIT changed();
}

void Job::lookedUp(std::size_t index, const api::Result<QByteArray> &object)
{
    const catalog::ActionTarget &before = m_items[index].target;
    const bool isGone = !object && object.error().kind == api::Error::Kind::NotFound;
    if (isGone) {
        settle(index, m_action.isFinal ? Outcome::Accepted : Outcome::Refused, object.error().httpStatus,
               tr("It does not exist any more."));
    } else if (object) {
        if (const auto root = api::parseJson(*object)) {
            const QString state = m_resource->target(*root).state;
            if (state != before.state && m_action.isReached(state))
                settle(index, Outcome::Accepted, 0, tr("No answer came, but it is %1.").arg(table::stateText(state)));
            else
                settle(index, Outcome::Unknown, 0,
                       tr("No answer came. It is still %1. Look again before you retry.").arg(table::stateText(state)));
        }
    }
    lookUp();
}

void Job::cancelRest()
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i].outcome == Outcome::Waiting)
            settle(i, Outcome::Cancelled);
    }
    Q_EMIT changed();
}

void Job::retryRefused()
{
    if (m_isRunning)
        return;
    for (Item &item : m_items) {
        if (item.outcome == Outcome::Refused)
            item = {item.target};
    }
    start();
}

void Job::finishIfDone()
{
    m_isRunning = false;
    Q_EMIT changed();
    Q_EMIT finished();
}

int Job::count(Outcome outcome) const
{
    return int(std::ranges::count(m_items, outcome, &Item::outcome));
}

bool Job::isClean() const
{
    return !m_isRunning && count(Outcome::Accepted) == int(m_items.size());
}

double Job::doneShare() const
{
    const int open = count(Outcome::Waiting) + count(Outcome::Sent);
    return m_items.empty() ? 1 : 1 - double(open) / double(m_items.size());
}

QString Job::title() const
{
    return catalog::actionWords(m_action.words.running, qint64(m_items.size()));
}

QString Job::sentence() const
{
    QStringList parts;
    const auto add = [&](Outcome outcome, const QString &text) {
        if (const int n = count(outcome); n > 0)
            parts << text.arg(table::countText(n));
    };
    add(Outcome::Accepted, tr("%1 accepted"));
    add(Outcome::Refused, tr("%1 refused"));
    add(Outcome::Unknown, tr("%1 without an answer"));
    add(Outcome::Cancelled, tr("%1 not sent"));
    //: %1 "Suspending 9 workloads", %2 "7 accepted, 2 refused"
    return tr("%1: %2.").arg(title(), parts.join(u", "_s));
}

QString Job::results() const
{
    QString text;
    for (const Item &item : m_items) {
        const QStringList fields{item.target.name, item.target.place, item.target.key.toString(), outcomeText(item),
                                 QString(item.reason).replace(u'\n', u' ').replace(u'\t', u' ')};
        text += fields.join(u'\t') + u'\n';
    }
    return text;
}

QString outcomeText(const Item &item)
{
    const auto withCode
        = [&item](const QString &word) { return item.code ? u"%1 (%2)"_s.arg(word).arg(item.code) : word; };
    switch (item.outcome) {
    case Outcome::Waiting:
        return Job::tr("Waiting");
    case Outcome::Sent:
        return Job::tr("Sent");
    case Outcome::Accepted:
        return Job::tr("Accepted");
    case Outcome::Refused:
        return withCode(Job::tr("Refused"));
    case Outcome::Unknown:
        return withCode(Job::tr("Sent, no answer"));
    case Outcome::Cancelled:
        return Job::tr("Not sent");
    }
    return {};
}

const char *outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Waiting:
        return "waiting";
    case Outcome::Sent:
        return "sent";
    case Outcome::Accepted:
        return "accepted";
    case Outcome::Refused:
        return "refused";
    case Outcome::Unknown:
        return "unknown";
    case Outcome::Cancelled:
        return "not-sent";
    }
    return "";
}

} // namespace actions
