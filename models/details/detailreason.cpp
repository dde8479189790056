// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/details.h"
#include "models/details/secrets.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using api::JsonNode;

namespace catalog {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(catalog::Reason)
};

// The newest condition that does not hold.
const JsonNode *failedCondition(const JsonNode *conditions)
{
    if (!conditions)
        return nullptr;
    const JsonNode *newest = nullptr;
    for (const JsonNode &condition : conditions->children) {
        if (condition.textAt(u"status") != u"False")
            continue;
        if (!newest || condition.timeAt(u"lastTransitionTime") > newest->timeAt(u"lastTransitionTime"))
            newest = &condition;
    }
    return newest;
}

// "OOMKilled: Container main was killed" begins with a code.
QString leadingCode(const QString &message)
{
    static const QRegularExpression pattern(uR"(^([A-Z][A-Za-z]+): )"_s);
    const QString code = pattern.match(message).captured(1);
    return reasonWords(code).isEmpty() ? QString() : code;
}

std::optional<Reason> workloadReason(const JsonNode &root)
{
    Reason reason;
    reason.state = root.textAt(u"phase");
    reason.code = root.textAt(u"phaseReason");
    reason.message = root.textAt(u"phaseMessage");
    reason.sinceMs = root.timeAt(u"phaseUpdatedAt");
    static constexpr QStringView calm[] = {u"Running", u"Completed"};
    if (std::ranges::find(calm, QStringView(reason.state)) != std::end(calm))
        return std::nullopt;
    const JsonNode *condition = failedCondition(root.child(u"conditions"));
    if (reason.code.isEmpty())
        reason.code = leadingCode(reason.message);
    if (reason.code.isEmpty() && condition)
        reason.code = condition->textAt(u"reason");
    if (reason.message.isEmpty() && condition)
        reason.message = condition->textAt(u"message");
    // Each node pool that was asked for may have its own refusal.
    if (const JsonNode *pools = root.child(u"pendingSchedulingMessages")) {
        for (const JsonNode &pool : pools->children) {
            QString said = pool.textAt(u"userMessage");
            if (said.isEmpty())
                said = pool.textAt(u"reason");
            if (!said.isEmpty() && !reason.message.contains(said))
                reason.message
                    += (reason.message.isEmpty() ? QString() : u"\n"_s) + pool.textAt(u"nodePool") + u": "_s + said;
        }
    }
    if (reason.code.isEmpty() && reason.message.isEmpty())
        return std::nullopt;
    return reason;
}

std::optional<Reason> clusterReason(const JsonNode &root)
{
    Reason reason;
    reason.state = root.textAt(u"status.state");
    if (reason.state.isEmpty() || reason.state == u"Connected")
        return std::nullopt;
    if (const JsonNode *condition = failedCondition(root.at(u"status.conditions"))) {
        reason.code = condition->textAt(u"reason");
        reason.message = condition->textAt(u"message");
        reason.sinceMs = condition->timeAt(u"lastTransitionTime");
    }
    QStringList missing;
    int required = 0;
    if (const JsonNode *list = root.at(u"status.dependencies.required")) {
        for (const JsonNode &dependency : list->children) {
            const JsonNode *available = dependency.child(u"available");
            ++required;
            if (!available || available->text != u"false")
                continue;
            const QString why = dependency.textAt(u"reason");
            missing.append(why.isEmpty() ? dependency.key : dependency.key + u": "_s + why);
        }
    }
    if (!missing.isEmpty()) {
        reason.words = Words::tr("%1 of %2 required services not available", nullptr, required)
                           .arg(missing.size())
                           .arg(required);
        reason.message = (QStringList{reason.message} + missing).join(u'\n').trimmed();
    }
    if (reason.state == u"WaitingToConnect" && reason.message.isEmpty())
        reason.message = Words::tr("The cluster has not connected to the control plane so far.");
    return reason;
}

} // namespace

std::optional<Reason> reasonOf(Resource resource, const JsonNode &root)
{
    std::optional<Reason> reason;
    if (resource == Resource::Workloads)
        reason = workloadReason(root);
    else if (resource == Resource::Clusters)
        reason = clusterReason(root);
    if (!reason)
        return reason; // the API says nothing of a pod but its phase
    if (reason->words.isEmpty())
        reason->words = reasonWords(reason->code);
    reason->message = maskedText(reason->message);
    return reason;
}

QString Reason::headline(qint64 nowMs) const
{
    QString head = table::stateText(state);
    if (sinceMs != api::absentTime && nowMs >= sinceMs) {
        const QString duration = table::durationText((nowMs - sinceMs) / 1000);
        if (state == u"Pending")
            head = Words::tr("Waiting %1").arg(duration);
        else if (state == u"Failed")
            head = Words::tr("Failed %1 ago").arg(duration);
        else if (state == u"Stopped")
            head = Words::tr("Stopped %1 ago").arg(duration);
        else
            //: a state and for how long it has lasted: "Degraded for 12 min 03 s"
            head = Words::tr("%1 for %2").arg(head, duration);
    } else if (state == u"Pending") {
        head = Words::tr("Waiting");
    }
    return words.isEmpty() ? head : head + u": "_s + words;
}

} // namespace catalog
