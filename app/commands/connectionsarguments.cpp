// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandoptions.h"

using namespace Qt::StringLiterals;

namespace commandline {
namespace {

struct ConnectionsArgumentWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

using Task = Connections::Task;

constexpr auto tasks = std::to_array<std::pair<const char *, Task>>({
    {"list", Task::List},
    {"test", Task::Test},
    {"add", Task::Add},
    {"remove", Task::Remove},
});

Sentence readOption(const Given &given, Connections &result, bool &sizeGiven)
{
    if (const auto wrong = readSourceOption(given, result.source, sizeGiven))
        return *wrong;
    switch (given.opt) {
    case Opt::Name:
        result.name = given.value.trimmed();
        return {};
    case Opt::ClientId:
        result.clientId = given.value;
        return {};
    case Opt::SecretFile:
        result.secretFile = given.value;
        return {};
    case Opt::User:
        result.user = given.value.trimmed();
        return {};
    case Opt::PasswordFile:
        result.passwordFile = given.value;
        return {};
    case Opt::TokenCommand:
        result.tokenCommand = given.value.trimmed();
        return {};
    case Opt::RunaiSession:
        result.runaiSession = true;
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
Sentence checkTask(const Connections &command, bool sizeGiven)
{
    const Task task = command.task;
    const Source &source = command.source;
    const std::pair<bool, const char *> unused[] = {
        {task != Task::Test && source.demo, "--demo"},
        {task != Task::Test && sizeGiven, "--demo-size"},
        {(task == Task::List || task == Task::Add) && !source.connection.isEmpty(), "--connection"},
        {(task == Task::List || task == Task::Remove) && !source.url.isEmpty(), "--url"},
        {(task == Task::List || task == Task::Remove) && !source.tokenFile.isEmpty(), "--token-file"},
        {(task == Task::List || task == Task::Remove) && !source.caFile.isEmpty(), "--ca-file"},
        {(task == Task::List || task == Task::Remove) && source.allowHttp, "--allow-http"},
        {(task == Task::List || task == Task::Remove) && hasWays(source), "--certificate and --proxy"},
        {task != Task::Add && !command.name.isEmpty(), "--name"},
        {task != Task::Add && !command.clientId.isEmpty(), "--client-id"},
        {task != Task::Add && !command.secretFile.isEmpty(), "--secret-file"},
        {task != Task::Add && !command.user.isEmpty(), "--user"},
        {task != Task::Add && !command.passwordFile.isEmpty(), "--password-file"},
        {task != Task::Add && !command.tokenCommand.isEmpty(), "--token-command"},
        {task != Task::Add && command.runaiSession, "--runai-session"},
        {task != Task::Add && source.allowChanges, "--allow-changes"},
        {task != Task::Remove && command.yes, "--yes"},
    };
    for (const auto &[isGiven, name] : unused) {
        if (isGiven)
            return ConnectionsArgumentWords::tr("%1 cannot be used with %2.")
                .arg(QString::fromLatin1(name), quoted(connectionTasks().value(int(task))));
    }
    switch (task) {
    case Task::List:
        return {};
    case Task::Test:
        return checkSource(source, sizeGiven);
    case Task::Remove:
        return source.connection.isEmpty() ? ConnectionsArgumentWords::tr("Choose the connection: --connection NAME.")
                                           : Sentence();
    case Task::Add:
        break;
    }
    if (command.name.isEmpty())
        return ConnectionsArgumentWords::tr("Choose the name: --name NAME.");
    if (source.url.isEmpty() && !command.runaiSession)
        return ConnectionsArgumentWords::tr("Choose the address: --url URL.");
    if (command.clientId.isEmpty() && !command.secretFile.isEmpty())
        return ConnectionsArgumentWords::tr("--secret-file can only be used with --client-id.");
    if (command.user.isEmpty() && !command.passwordFile.isEmpty())
        return ConnectionsArgumentWords::tr("--password-file can only be used with --user.");
    const int ways = int(!command.clientId.isEmpty()) + int(!source.tokenFile.isEmpty()) + int(!command.user.isEmpty())
        + int(!command.tokenCommand.isEmpty()) + int(command.runaiSession);
    if (ways > 1)
        return ConnectionsArgumentWords::tr(
            "Use one of --client-id, --user, --token-command, --runai-session and --token-file.");
    return {};
}

} // namespace

QStringList connectionTasks()
{
    return namesIn(tasks);
}

Command parseConnections(const Arguments &arguments)
{
    const QStringList &words = arguments.words;
    if (words.size() < 2)
        return UsageError{ConnectionsArgumentWords::tr("Choose what to do: %1.").arg(connectionTasks().join(u", "_s))};
    Connections result;
    if (Sentence wrong = readName(tasks, words[1], result.task, ConnectionsArgumentWords::tr("an action"));
        !wrong.isEmpty())
        return UsageError{withNearest(wrong, words[1], connectionTasks())};
    if (words.size() > 2)
        return UsageError{ConnectionsArgumentWords::tr("Unexpected argument %1.").arg(quoted(words[2]))};
    bool sizeGiven = false;
    for (const Given &given : arguments.given) {
        if (Sentence wrong = readOption(given, result, sizeGiven); !wrong.isEmpty())
            return UsageError{wrong};
    }
    if (Sentence wrong = checkTask(result, sizeGiven); !wrong.isEmpty())
        return UsageError{wrong};
    return result;
}

} // namespace commandline
