// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/reason.h"

#include "models/api/jsontree.h"
#include "models/table/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using api::JsonNode;

namespace catalog {
namespace {

struct ReasonWords
{
    Q_DECLARE_TR_FUNCTIONS(catalog::Reason)
};

struct Code
{
    const char *key;
    const char *shown;
};

// Codes of the scheduler, of Kubernetes and of Run:ai.
constexpr Code codes[] = {
    {"BackoffLimitExceeded", QT_TRANSLATE_NOOP("Reason", "too many failures")},
    {"ContainerCannotRun", QT_TRANSLATE_NOOP("Reason", "a container cannot start")},
    {"CrashLoopBackOff", QT_TRANSLATE_NOOP("Reason", "a container keeps crashing")},
    {"CreateContainerConfigError", QT_TRANSLATE_NOOP("Reason", "a container cannot be set up")},
    {"CreateContainerError", QT_TRANSLATE_NOOP("Reason", "a container cannot be set up")},
    {"DeadlineExceeded", QT_TRANSLATE_NOOP("Reason", "it exceeded its time limit")},
    {"DependencyMissing", QT_TRANSLATE_NOOP("Reason", "a dependency is missing")},
    {"DependencyUnavailable", QT_TRANSLATE_NOOP("Reason", "a dependency is not available")},
    {"ErrImagePull", QT_TRANSLATE_NOOP("Reason", "an image cannot be pulled")},
    {"Error", QT_TRANSLATE_NOOP("Reason", "the program ended with an error")},
    {"Evicted", QT_TRANSLATE_NOOP("Reason", "evicted by its node")},
    {"FailedScheduling", QT_TRANSLATE_NOOP("Reason", "no suitable node")},
    {"ImagePullBackOff", QT_TRANSLATE_NOOP("Reason", "an image cannot be pulled")},
    {"InvalidImageName", QT_TRANSLATE_NOOP("Reason", "the name of an image is not valid")},
    {"KubeletNotReady", QT_TRANSLATE_NOOP("Reason", "the kubelet is not ready")},
    {"LivenessLost", QT_TRANSLATE_NOOP("Reason", "not responding")},
    {"NodeStatusUnknown", QT_TRANSLATE_NOOP("Reason", "the kubelet is not responding")},
    {"NonPreemptibleOverQuota", QT_TRANSLATE_NOOP("Reason", "over quota, not preemptible")},
    {"OOMKilled", QT_TRANSLATE_NOOP("Reason", "out of memory")},
    {"OverLimit", QT_TRANSLATE_NOOP("Reason", "over the limit")},
    {"PodsNotReady", QT_TRANSLATE_NOOP("Reason", "not all pods are ready")},
    {"Preempted", QT_TRANSLATE_NOOP("Reason", "preempted by others")},
    {"ServicesNotReady", QT_TRANSLATE_NOOP("Reason", "not all services are ready")},
    {"Unschedulable", QT_TRANSLATE_NOOP("Reason", "no suitable node")},
};

} // namespace

QString reasonWords(const QString &code)
{
    const auto *found
        = std::ranges::find_if(codes, [&](const Code &known) { return code == QLatin1StringView(known.key); });
    return found == std::end(codes) ? QString() : QCoreApplication::translate("Reason", found->shown);
}

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

QString Reason::headline(qint64 nowMs) const
{
    QString head = table::stateText(state);
    if (sinceMs != api::absentTime && nowMs >= sinceMs) {
        const QString duration = table::durationText((nowMs - sinceMs) / 1000);
        if (state == u"Pending")
            head = ReasonWords::tr("Waiting %1").arg(duration);
        else if (state == u"Failed")
            head = ReasonWords::tr("Failed %1 ago").arg(duration);
        else if (state == u"Stopped")
            head = ReasonWords::tr("Stopped %1 ago").arg(duration);
        else
            //: a state and for how long it has lasted: "Degraded for 12 min 03 s"
            head = ReasonWords::tr("%1 for %2").arg(head, duration);
    } else if (state == u"Pending") {
        head = ReasonWords::tr("Waiting");
    }
    return words.isEmpty() ? head : head + u": "_s + words;
}

} // namespace catalog
