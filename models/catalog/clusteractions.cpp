// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusteractions.h"

#include "models/api/client.h"
#include "models/api/jsontree.h"
#include "models/catalog/nodes.h"
#include "models/catalog/workloads.h"

#include <array>

using namespace Qt::StringLiterals;

namespace catalog {
namespace {

using api::JsonNode;

constexpr QStringView leaving = u"Deleting"; // no state of the API: the list shows the state beside it

Verdict impossible(const char *why)
{
    return {false, actionWords(why)};
}

bool has(const JsonNode &cluster, QStringView time)
{
    return cluster.timeAt(time) != api::absentTime;
}

// Older clusters cannot clean up by themselves, and the control plane removes them at once.
bool canCleanUp(const QString &version)
{
    const int major = version.section(u'.', 0, 0).toInt();
    const int minor = version.section(u'.', 1, 1).toInt();
    return major > 2 || (major == 2 && minor >= 20);
}

Verdict gracefulVerdict(const JsonNode &cluster)
{
    if (has(cluster, u"deletedAt") || has(cluster, u"deleteRequestedAt"))
        return impossible(QT_TRANSLATE_NOOP("Action", "its deletion was requested already"));
    const QString state = cluster.textAt(u"status.state");
    if (state == u"Disconnected")
        return impossible(QT_TRANSLATE_NOOP("Action", "it is disconnected and cannot clean up"));
    if (state == u"WaitingToConnect")
        return impossible(QT_TRANSLATE_NOOP("Action", "it has never connected"));
    if (!canCleanUp(cluster.textAt(u"version")))
        return impossible(QT_TRANSLATE_NOOP("Action", "only Run:ai 2.20 or newer can clean up"));
    return {};
}

Verdict forcedVerdict(const JsonNode &cluster)
{
    if (has(cluster, u"deletedAt"))
        return impossible(QT_TRANSLATE_NOOP("Action", "it is deleted"));
    return {};
}

template<bool force>
api::Call sendOne(api::Client &client, const ActionTarget &target, QObject *context, ActionDone done)
{
    return client.deleteCluster(target.key, {.force = force}, context,
                                [done = std::move(done)](const api::Result<api::Written> &answer) mutable {
                                    if (!answer)
                                        return done(api::Failure(answer.error()));
                                    done(QList<ActionRefusal>());
                                });
}

constexpr Belonging lost[] = {
    {&workloadsOfCluster,
     QT_TRANSLATE_N_NOOP("Action", "Lost for good: %n workload(s), with their history and metrics."),
     QT_TRANSLATE_NOOP("Action", "Lost for good: its workloads, with their history and metrics.")},
};
constexpr Belonging lostAndLeft[] = {
    lost[0],
    {&nodesOfCluster, QT_TRANSLATE_N_NOOP("Action", "Left behind: what is installed on %n node(s)."),
     QT_TRANSLATE_NOOP("Action", "Left behind: what is installed in the cluster.")},
};

constinit const ObjectAction forced{
    .word = "delete-forced",
    .words = {.text = QT_TRANSLATE_NOOP("Action", "Delete by force…"),
              .title = QT_TRANSLATE_N_NOOP("Action", "Delete %n cluster(s) by force"),
              .running = QT_TRANSLATE_N_NOOP("Action", "Deleting %n cluster(s) by force"),
              .consequence = QT_TRANSLATE_NOOP("Action",
                                               "The entry goes at once. What is installed in the cluster stays and "
                                               "has to be removed by hand. This cannot be undone."),
              .sent = QT_TRANSLATE_NOOP("Action", "delete sent"),
              .way = QT_TRANSLATE_NOOP("Action", "Forced")},
    .icon = "trash",
    .keys = "",
    .isFinal = true,
    .isForOne = true,
    .belongings = lostAndLeft,
    .verdict = forcedVerdict,
    .isReached = [](const QString &) { return false; }, // a cluster that exists was not removed
    .send = nullptr,
    .batch = api::Operation::DeleteCluster,
    .sendOne = sendOne<true>,
};

constinit const ObjectAction graceful{
    .word = "delete",
    .words = {.text = QT_TRANSLATE_NOOP("Action", "Delete…"),
              .title = QT_TRANSLATE_N_NOOP("Action", "Delete %n cluster(s)"),
              .running = QT_TRANSLATE_N_NOOP("Action", "Deleting %n cluster(s)"),
              .consequence = QT_TRANSLATE_NOOP("Action",
                                               "The cluster removes its own parts first and leaves the list when that "
                                               "is done. This cannot be undone."),
              .sent = QT_TRANSLATE_NOOP("Action", "delete sent"),
              .way = QT_TRANSLATE_NOOP("Action", "Graceful")},
    .icon = "trash",
    .keys = "Del",
    .isFinal = true,
    .isForOne = true,
    .variant = &forced,
    .belongings = lost,
    .verdict = gracefulVerdict,
    .isReached = [](const QString &state) { return state == leaving; },
    .send = nullptr,
    .batch = api::Operation::DeleteCluster,
    .sendOne = sendOne<false>,
};

constexpr std::array actions{&graceful};

} // namespace

std::span<const ObjectAction *const> clusterActions()
{
    return actions;
}

ActionTarget clusterTarget(const JsonNode &object)
{
    return {.key = base::Key::fromText(object.textAt(u"uuid")),
            .name = object.textAt(u"name"),
            .state = has(object, u"deleteRequestedAt") ? leaving.toString() : object.textAt(u"status.state"),
            .place = object.textAt(u"domain"),
            .type = {}};
}

} // namespace catalog
