// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/workloadactions.h"

#include "models/api/bodies.h"
#include "models/api/client.h"
#include "models/api/jsontree.h"
#include "models/api/page.h"
#include "models/table/format.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalog {
namespace {

using api::JsonNode;
using BatchAction = api::Client::BatchAction;

constexpr QStringView ended[] = {u"Completed", u"Failed"};
constexpr QStringView stopping[] = {u"Stopped", u"Stopping"};
constexpr QStringView vanishing[] = {u"Deleting", u"Terminating"};
constexpr QStringView pausable[] = {u"Workspace", u"Training", u"Distributed"};
constexpr QStringView native[]
    = {u"Workspace", u"Training", u"Distributed", u"Inference", u"DistributedInference", u"Distributed Inference"};

template<std::size_t count> bool isOneOf(const QStringView (&list)[count], const QString &text)
{
    return std::ranges::find(list, QStringView(text)) != std::end(list);
}

Verdict impossible(const char *why)
{
    return {false, actionWords(why)};
}

// Control planes that say nothing about a workload act on the types of Run:ai itself.
bool isSupported(const JsonNode &workload, QStringView path, bool isUsual)
{
    const JsonNode *told = workload.at(path);
    return told && told->type == JsonNode::Type::Bool ? told->text == u"true" : isUsual;
}

bool isDeleted(const JsonNode &workload)
{
    return workload.timeAt(u"deletedAt") != api::absentTime;
}

// What stopping it changes for others: "frees 2 GPUs".
QString effectOf(const JsonNode &workload)
{
    if (workload.textAt(u"phase") == u"Pending")
        return actionWords(QT_TRANSLATE_NOOP("Action", "leaves the queue"));
    const JsonNode *gpus = workload.at(u"allocatedResources.gpu");
    const double number = gpus ? gpus->text.toDouble() : 0;
    if (number <= 0)
        return {};
    return actionWords(QT_TRANSLATE_N_NOOP("Action", "frees %1 GPU(s)"), number == 1 ? 1 : 2)
        .arg(table::displayText(table::Kind::Gpus, number, {}));
}

Verdict suspendVerdict(const JsonNode &workload)
{
    const QString phase = workload.textAt(u"phase");
    if (isDeleted(workload) || isOneOf(vanishing, phase))
        return impossible(QT_TRANSLATE_NOOP("Action", "it is deleted"));
    if (isOneOf(stopping, phase))
        return impossible(QT_TRANSLATE_NOOP("Action", "it is stopped already"));
    if (isOneOf(ended, phase))
        return impossible(QT_TRANSLATE_NOOP("Action", "it has ended"));
    if (!isSupported(workload, u"actionsSupport.suspend", isOneOf(pausable, workload.textAt(u"type"))))
        return impossible(QT_TRANSLATE_NOOP("Action", "its type cannot be suspended"));
    return {true, effectOf(workload)};
}

Verdict resumeVerdict(const JsonNode &workload)
{
    if (isDeleted(workload))
        return impossible(QT_TRANSLATE_NOOP("Action", "it is deleted"));
    if (workload.textAt(u"phase") != u"Stopped")
        return impossible(QT_TRANSLATE_NOOP("Action", "it is not stopped"));
    if (!isSupported(workload, u"actionsSupport.suspend", isOneOf(pausable, workload.textAt(u"type"))))
        return impossible(QT_TRANSLATE_NOOP("Action", "its type cannot be resumed"));
    return {};
}

Verdict deleteVerdict(const JsonNode &workload)
{
    if (isDeleted(workload) || isOneOf(vanishing, workload.textAt(u"phase")))
        return impossible(QT_TRANSLATE_NOOP("Action", "it is deleted"));
    if (!isSupported(workload, u"actionsSupport.delete", isOneOf(native, workload.textAt(u"type"))))
        return impossible(QT_TRANSLATE_NOOP("Action", "its type cannot be deleted here"));
    return {true, effectOf(workload)};
}

QList<base::Key> keysOf(const QList<ActionTarget> &targets)
{
    QList<base::Key> keys;
    keys.reserve(targets.size());
    for (const ActionTarget &target : targets)
        keys << target.key;
    return keys;
}

template<BatchAction action>
api::Call sendBatch(api::Client &client, const QList<ActionTarget> &targets, QObject *context, ActionDone done)
{
    return client.batchWorkloads(
        action, keysOf(targets), context,
        [done = std::move(done)](const api::Result<api::PagePtr<api::BatchFailure>> &page) mutable {
            if (!page)
                return done(api::Failure(page.error()));
            QList<ActionRefusal> refusals;
            for (const api::BatchFailure &failure : (*page)->rows) {
                refusals.append({(*page)->texts.key(failure.id), failure.code == api::absentInt ? 0 : int(failure.code),
                                 (*page)->texts.toString(failure.message)});
            }
            done(std::move(refusals));
        });
}

template<BatchAction action>
api::Call sendOne(api::Client &client, const ActionTarget &target, QObject *context, ActionDone done)
{
    const auto operation = api::Client::singleAction(action, target.type);
    if (!operation) // the control plane says that it cannot, in its own words
        return sendBatch<action>(client, {target}, context, std::move(done));
    return client.actOnWorkload(*operation, target.key, context,
                                [done = std::move(done)](const api::Result<api::Written> &answer) mutable {
                                    if (!answer)
                                        return done(api::Failure(answer.error()));
                                    done(QList<ActionRefusal>());
                                });
}

constinit const ObjectAction suspend{
    .word = "suspend",
    .words = {.text = QT_TRANSLATE_NOOP("Action", "Suspend…"),
              .title = QT_TRANSLATE_N_NOOP("Action", "Suspend %n workload(s)"),
              .running = QT_TRANSLATE_N_NOOP("Action", "Suspending %n workload(s)"),
              .consequence = QT_TRANSLATE_NOOP("Action",
                                               "Their pods stop and their GPUs become free. What was not saved is "
                                               "lost. They can be resumed."),
              .sent = QT_TRANSLATE_NOOP("Action", "suspend sent")},
    .icon = "pause",
    .keys = "Ctrl+Shift+S",
    .verdict = suspendVerdict,
    .isReached = [](const QString &state) { return isOneOf(stopping, state); },
    .send = sendBatch<BatchAction::Suspend>,
    .batch = api::Operation::WorkloadBatch,
    .sendOne = sendOne<BatchAction::Suspend>,
};

constinit const ObjectAction resume{
    .word = "resume",
    .words = {.text = QT_TRANSLATE_NOOP("Action", "Resume"),
              .title = QT_TRANSLATE_N_NOOP("Action", "Resume %n workload(s)"),
              .running = QT_TRANSLATE_N_NOOP("Action", "Resuming %n workload(s)"),
              .consequence = QT_TRANSLATE_NOOP("Action", "They wait for GPUs like new workloads."),
              .sent = QT_TRANSLATE_NOOP("Action", "resume sent")},
    .icon = "play",
    .keys = "Ctrl+Shift+R",
    .asksFirst = false,
    .verdict = resumeVerdict,
    .isReached = [](const QString &state) { return !isOneOf(stopping, state); },
    .send = sendBatch<BatchAction::Resume>,
    .batch = api::Operation::WorkloadBatch,
    .sendOne = sendOne<BatchAction::Resume>,
};

constinit const ObjectAction erase{
    .word = "delete",
    .words = {.text = QT_TRANSLATE_NOOP("Action", "Delete…"),
              .title = QT_TRANSLATE_N_NOOP("Action", "Delete %n workload(s)"),
              .running = QT_TRANSLATE_N_NOOP("Action", "Deleting %n workload(s)"),
              .consequence = QT_TRANSLATE_NOOP("Action",
                                               "Their pods stop immediately. History and metrics stay readable under "
                                               "\"Deleted\". This cannot be undone."),
              .sent = QT_TRANSLATE_NOOP("Action", "delete sent")},
    .icon = "trash",
    .keys = "Del",
    .isFinal = true,
    .verdict = deleteVerdict,
    .isReached = [](const QString &state) { return isOneOf(vanishing, state); },
    .send = sendBatch<BatchAction::Delete>,
    .batch = api::Operation::WorkloadBatch,
    .sendOne = sendOne<BatchAction::Delete>,
};

constexpr std::array actions{&suspend, &resume, &erase};

} // namespace

std::span<const ObjectAction *const> workloadActions()
{
    return actions;
}

ActionTarget workloadTarget(const JsonNode &object)
{
    return {.key = base::Key::fromText(object.textAt(u"id")),
            .name = object.textAt(u"name"),
            .state = object.textAt(u"phase"),
            .place = object.textAt(u"projectName"),
            .type = object.textAt(u"type")};
}

} // namespace catalog
