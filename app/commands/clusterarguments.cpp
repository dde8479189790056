// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandoptions.h"

using namespace Qt::StringLiterals;

namespace commandline {
namespace {

struct ClusterArgumentWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

using Task = Cluster::Task;

constexpr auto tasks = std::to_array<std::pair<const char *, Task>>({
    {"create", Task::Create},
    {"rename", Task::Rename},
    {"install-info", Task::InstallInfo},
});

Sentence readOption(const Given &given, Cluster &result, bool &sizeGiven)
{
    if (const auto wrong = readSourceOption(given, result.source, sizeGiven))
        return *wrong;
    switch (given.opt) {
    case Opt::Id:
        if (!result.id.isEmpty())
            return ClusterArgumentWords::tr("Only one --id can be used here.");
        result.id = given.value;
        return {};
    case Opt::Name:
        result.name = given.value;
        return {};
    case Opt::Domain:
        result.domain = given.value;
        return {};
    case Opt::ClusterVersion:
        result.clusterVersion = given.value;
        return {};
    case Opt::RemoteUrl:
        result.remoteUrl = given.value;
        return {};
    case Opt::ShowSecret:
        result.showSecret = true;
        return {};
    case Opt::AllowChanges:
        result.source.allowChanges = true;
        return {};
    case Opt::Yes:
        result.yes = true;
        return {};
    default:
        return {};
    }
}

// What a task needs, and what it would not use.
Sentence checkTask(const Cluster &cluster)
{
    const bool isCreate = cluster.task == Task::Create;
    const bool isInfo = cluster.task == Task::InstallInfo;
    if (!isCreate && cluster.id.isEmpty())
        return ClusterArgumentWords::tr("Choose the cluster: --id ID.");
    if (!isInfo && cluster.name.isEmpty())
        return ClusterArgumentWords::tr("Choose the name: --name NAME.");
    const std::pair<bool, const char *> unused[] = {
        {isCreate && !cluster.id.isEmpty(), "--id"},
        {isInfo && !cluster.name.isEmpty(), "--name"},
        {!isCreate && !cluster.domain.isEmpty(), "--domain"},
        {!isCreate && !isInfo && !cluster.clusterVersion.isEmpty(), "--cluster-version"},
        {!isInfo && !cluster.remoteUrl.isEmpty(), "--remote-url"},
        {!isInfo && cluster.showSecret, "--show-secret"},
    };
    for (const auto &[isGiven, name] : unused) {
        if (isGiven)
            return ClusterArgumentWords::tr("%1 cannot be used with %2.")
                .arg(QString::fromLatin1(name), quoted(clusterTasks().value(int(cluster.task))));
    }
    return {};
}

} // namespace

QStringList clusterTasks()
{
    return namesIn(tasks);
}

Command parseCluster(const Arguments &arguments)
{
    Cluster result;
    if (Sentence wrong = readName(tasks, arguments.words.value(1), result.task, ClusterArgumentWords::tr("an action"));
        !wrong.isEmpty())
        return UsageError{wrong};
    if (arguments.words.size() > 2)
        return UsageError{ClusterArgumentWords::tr("Unexpected argument %1.").arg(quoted(arguments.words[2]))};
    bool sizeGiven = false;
    for (const Given &given : arguments.given) {
        if (Sentence wrong = readOption(given, result, sizeGiven); !wrong.isEmpty())
            return UsageError{wrong};
    }
    for (const Sentence &wrong : {checkSource(result.source, sizeGiven), checkTask(result)}) {
        if (!wrong.isEmpty())
            return UsageError{wrong};
    }
    return result;
}

} // namespace commandline
