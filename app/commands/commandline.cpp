// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandline.h"

#include "app/commands/commandoptions.h"
#include "models/catalog/action.h"

#include <QTextStream>

using namespace Qt::StringLiterals;

namespace commandline {

namespace {

struct CommandWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

const QString metricsWord = u"metrics"_s;
const QString wastedWord = u"wasted"_s;

Sentence readCompleted(const QString &word, std::optional<bool> &completed)
{
    if (word != u"true"_s && word != u"false"_s)
        return CommandWords::tr("--completed must be true or false.");
    completed = word == u"true"_s;
    return {};
}

void readSort(const QString &word, Export &result)
{
    result.descending = word.endsWith(u":desc"_s);
    result.sortKey = result.descending ? word.chopped(5) : word.endsWith(u":asc"_s) ? word.chopped(4) : word;
}

Sentence readColumns(const QString &word, QStringList &columns)
{
    for (const QString &part : word.split(u',', Qt::SkipEmptyParts)) {
        const QString name
            = part.trimmed().section(u'[', 0, 0); // as in the header of a file: "allocatedResources.gpu[GPUs]"
        if (columns.contains(name))
            return CommandWords::tr("Column %1 is listed twice.").arg(quoted(name));
        columns << name;
    }
    return {};
}

Sentence readExportOption(const Given &given, Export &result, WantedFormat &format, bool &sizeGiven)
{
    if (const auto wrong = readSourceOption(given, result.source, sizeGiven))
        return *wrong;
    if (const auto wrong = readFormatOption(given, format))
        return *wrong;
    switch (given.opt) {
    case Opt::Filter:
        result.filters << given.value;
        return {};
    case Opt::Search:
        result.search = given.value;
        return {};
    case Opt::Sort:
        readSort(given.value, result);
        return {};
    case Opt::Columns:
        return readColumns(given.value, result.columns);
    case Opt::Deleted:
        result.deleted = true;
        return {};
    case Opt::Completed:
        return readCompleted(given.value, result.completed);
    case Opt::ExternalOnly:
        result.externalOnly = true;
        return {};
    case Opt::Names:
        result.names = true;
        return {};
    case Opt::Output:
        result.file = given.value;
        return {};
    default:
        break;
    }
    return {};
}

QStringList resourceWords()
{
    QStringList words;
    for (const catalog::Resource resource : catalog::resources())
        words << QLatin1String(resource->word);
    return words;
}

QStringList resourceNames()
{
    return resourceWords() << metricsWord << wastedWord;
}

// The names of resources that have the toggle.
QString namesWith(catalog::Toggle catalog::ResourceInfo::*toggle)
{
    QStringList names;
    for (const catalog::Resource resource : catalog::resources()) {
        if ((*resource).*toggle)
            names << QLatin1String(resource->word);
    }
    return names.join(u", "_s);
}

Command parseExport(const Arguments &arguments)
{
    const QStringList &words = arguments.words;
    if (words.isEmpty())
        return UsageError{CommandWords::tr("Choose what to export: %1.").arg(resourceNames().join(u", "_s))};
    const auto resource = catalog::resourceCalled(words[0]);
    const unsigned place = words[0] == metricsWord ? InMetrics : words[0] == wastedWord ? InWasted : InExport;
    if (!resource && place == InExport) {
        const Sentence wrong = notOneOf(words[0], CommandWords::tr("something that can be exported"), resourceNames());
        return UsageError{withNearest(wrong, words[0], resourceNames())};
    }
    if (words.size() > 1)
        return UsageError{CommandWords::tr("Unexpected argument %1.").arg(quoted(words[1]))};
    for (const Given &given : arguments.given)
        if (const Option &option = options()[size_t(given.opt)]; !(option.places & place))
            return UsageError{
                CommandWords::tr("%1 cannot be used with %2.").arg(QString::fromLatin1(option.name), quoted(words[0]))};
    if (place == InMetrics)
        return parseMetrics(arguments);
    if (place == InWasted)
        return parseWasted(arguments);
    Export result;
    result.resource = *resource;
    WantedFormat format;
    bool sizeGiven = false;
    for (const Given &given : arguments.given)
        if (Sentence wrong = readExportOption(given, result, format, sizeGiven); !wrong.isEmpty())
            return UsageError{wrong};
    if (Sentence wrong = settleFormat(format, result.format); !wrong.isEmpty())
        return UsageError{wrong};
    for (const Sentence &wrong : {checkSource(result.source, sizeGiven), checkOutput(result.file)}) {
        if (!wrong.isEmpty())
            return UsageError{wrong};
    }
    if (result.completed && !result.resource->completed)
        return UsageError{CommandWords::tr("--completed can only be used with %1.")
                              .arg(namesWith(&catalog::ResourceInfo::completed))};
    if (result.externalOnly && !result.resource->externalOnly)
        return UsageError{CommandWords::tr("--external-only can only be used with %1.")
                              .arg(namesWith(&catalog::ResourceInfo::externalOnly))};
    if (result.deleted && !result.resource->deleted)
        return UsageError{
            CommandWords::tr("--deleted can only be used with %1.").arg(namesWith(&catalog::ResourceInfo::deleted))};
    return result;
}

// Resources whose objects can be changed: "workloads" or "workload".
std::optional<catalog::Resource> changeable(const QString &word)
{
    for (const catalog::Resource resource : catalog::resources()) {
        const bool isCalled = word == QLatin1String(resource->word) || word == QLatin1String(resource->singular);
        if (isCalled && !catalog::actionsOf(resource).empty())
            return resource;
    }
    return std::nullopt;
}

QStringList actionWords(catalog::Resource resource)
{
    QStringList words;
    for (const catalog::ObjectAction *action : catalog::actionsOf(resource)) {
        for (const catalog::ObjectAction *one = action; one; one = one->variant)
            words << QLatin1String(one->word);
    }
    return words;
}

Sentence readActOption(const Given &given, Act &result, bool &sizeGiven)
{
    if (const auto wrong = readSourceOption(given, result.rows.source, sizeGiven))
        return *wrong;
    switch (given.opt) {
    case Opt::Filter:
        result.rows.filters << given.value;
        return {};
    case Opt::Search:
        result.rows.search = given.value;
        return {};
    case Opt::Id:
        result.ids << given.value;
        return {};
    case Opt::AllowChanges:
        result.rows.source.allowChanges = true;
        return {};
    case Opt::Yes:
        result.yes = true;
        return {};
    default:
        return {};
    }
}

// "workloads suspend ..."
Command parseAct(const Arguments &arguments)
{
    const QStringList &words = arguments.words;
    Act result;
    result.rows.resource = *changeable(words[0]);
    QStringList names = actionWords(result.rows.resource);
    if (words[0].startsWith(u"cluster"_s))
        names << clusterTasks();
    if (words.size() < 2)
        return UsageError{CommandWords::tr("Choose what to do: %1.").arg(names.join(u", "_s))};
    result.action = catalog::actionCalled(result.rows.resource, words[1]);
    if (!result.action)
        return UsageError{withNearest(notOneOf(words[1], CommandWords::tr("an action"), names), words[1], names)};
    if (words.size() > 2)
        return UsageError{CommandWords::tr("Unexpected argument %1.").arg(quoted(words[2]))};
    bool sizeGiven = false;
    for (const Given &given : arguments.given) {
        if (Sentence wrong = readActOption(given, result, sizeGiven); !wrong.isEmpty())
            return UsageError{wrong};
    }
    if (Sentence wrong = checkSource(result.rows.source, sizeGiven); !wrong.isEmpty())
        return UsageError{wrong};
    const bool hasConditions = !result.rows.filters.isEmpty() || !result.rows.search.isEmpty();
    if (result.ids.isEmpty() && !hasConditions)
        return UsageError{CommandWords::tr("Choose the objects: --id ID, --filter F or --search TEXT.")};
    if (!result.ids.isEmpty() && hasConditions)
        return UsageError{CommandWords::tr("Use either --id, or --filter and --search.")};
    return result;
}

Command parseWindow(const Arguments &arguments)
{
    if (!arguments.words.isEmpty())
        return UsageError{withNearest(CommandWords::tr("Unknown command %1.").arg(quoted(arguments.words[0])),
                                      arguments.words[0], {u"export"_s, u"connections"_s})};
    Window window;
    std::optional<QString> tour;
    bool sizeGiven = false;
    for (const Given &given : arguments.given) {
        if (given.opt == Opt::Demo)
            window.demo = true;
        if (given.opt == Opt::Connection)
            window.connection = given.value;
        if (given.opt == Opt::Open)
            window.viewFile = given.value;
        if (given.opt == Opt::Tour)
            tour = given.value;
        if (given.opt == Opt::Replay)
            window.replayFolder = given.value;
        if (given.opt == Opt::DemoSize) {
            sizeGiven = true;
            if (Sentence wrong = readSize(given.value, window.demoSize); !wrong.isEmpty())
                return UsageError{wrong};
        }
        if (given.opt == Opt::DemoApiVersion) {
            if (Sentence wrong = readRelease(given.value, window.demoRelease); !wrong.isEmpty())
                return UsageError{wrong};
        }
    }
    if (sizeGiven && !window.replayFolder.isEmpty())
        return UsageError{
            CommandWords::tr("--demo-size and --replay cannot be combined. The size of recorded clusters is fixed.")};
    if (tour && !window.viewFile.isEmpty())
        return UsageError{CommandWords::tr("--open and --tour cannot be combined.")};
    if (tour)
        return Tour{*tour, window.demoSize, window.replayFolder, window.demoRelease};
    if (window.demo && !window.connection.isEmpty())
        return UsageError{CommandWords::tr("Use either --connection or --demo.")};
    if (sizeGiven && !window.demo)
        return UsageError{CommandWords::tr("--demo-size can only be used with --demo.")};
    if (window.demoRelease && !window.demo)
        return UsageError{CommandWords::tr("--demo-api-version can only be used with --demo or --tour.")};
    if (!window.replayFolder.isEmpty() && !window.demo)
        return UsageError{CommandWords::tr("--replay can only be used with --demo or --tour.")};
    return window;
}

// The edit distance: letters to insert, remove or replace.
int distance(const QString &a, const QString &b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({replaced, diagonal + 1, row[size_t(j)] + 1});
        }
    }
    return row.back();
}

} // namespace

QStringList nearestNames(const QString &word, const QStringList &names)
{
    const QString wanted = word.toLower();
    std::vector<std::pair<int, QString>> scored;
    for (const QString &name : names) {
        const QString known = name.toLower();
        // A part of a path ("gpuMemory") is as good a hint as a typo.
        const bool within = wanted.size() >= 3 && (known.contains(wanted) || wanted.contains(known));
        const int score = within ? 1 : distance(wanted, known);
        if (score <= std::max(2, int(wanted.size()) / 3))
            scored.emplace_back(score, name);
    }
    std::ranges::stable_sort(scored, {}, [](const auto &entry) { return entry.first; });
    QStringList result;
    for (const auto &[score, name] : std::span(scored).first(std::min<size_t>(3, scored.size())))
        result << name;
    return result;
}

Command parse(const QStringList &arguments)
{
    const bool isExport = !arguments.isEmpty() && arguments.first() == u"export"_s;
    const bool isAct = !arguments.isEmpty() && changeable(arguments.first());
    const qsizetype end = arguments.contains(u"--"_s) ? arguments.indexOf(u"--"_s) : arguments.size();
    // Help and version win anywhere in the arguments, so that they work even after a typo.
    for (const QString &argument : arguments.first(end)) {
        if (argument == u"--help"_s || argument == u"-h"_s)
            return Help{};
        if (argument == u"--version"_s || argument == u"-v"_s)
            return Version{};
    }
    Arguments parsed;
    const bool isCluster = isAct && arguments.first().startsWith(u"cluster"_s) && arguments.size() > 1
        && clusterTasks().contains(arguments[1]);
    const bool isConnections = !arguments.isEmpty() && arguments.first() == u"connections"_s;
    const unsigned places = isExport ? InExports
        : isConnections              ? InConnections
        : isCluster                  ? InCluster
        : isAct                      ? InAction
                                     : InWindow;
    if (Sentence wrong = split(isExport ? arguments.mid(1) : arguments, places, parsed); !wrong.isEmpty())
        return UsageError{wrong};
    if (isConnections)
        return parseConnections(parsed);
    if (isCluster)
        return parseCluster(parsed);
    if (isAct)
        return parseAct(parsed);
    return isExport ? parseExport(parsed) : parseWindow(parsed);
}

Command parse(std::span<const char *const> arguments)
{
    QStringList texts;
    for (const char *argument : arguments) {
        const QString text = QString::fromLocal8Bit(argument);
        if (text.toLocal8Bit() != argument)
            return UsageError{
                CommandWords::tr("%1 cannot be read in the encoding of this system. Choose a name in UTF-8.")
                    .arg(quoted(text))};
        texts << text;
    }
    return parse(texts);
}

QString helpText()
{
    QString text;
    QTextStream out(&text);
    out << CommandWords::tr("Binnacle, a dashboard for NVIDIA Run:ai clusters") << "\n\n"
        << CommandWords::tr("Usage:") << '\n';
    out << "  binnacle [--connection NAME | --demo [--demo-size SIZE | --replay DIR] [--demo-api-version V]] [--open "
           "FILE]\n"
           "  binnacle --tour DIR [--replay DIR] [--demo-api-version V]\n"
        << "  binnacle export " << resourceWords().join(u'|') << " SOURCE [OPTIONS] -o FILE|-\n"
        << "  binnacle export metrics --cluster ID | --workload ID [--pod ID] | --node ID --metric A,B\n"
           "                          --range R | --from T [--to T] SOURCE [OPTIONS] -o FILE|-\n"
           "  binnacle export wasted SOURCE [OPTIONS] -o FILE|-\n"
        << "  binnacle workloads suspend|resume|delete --id ID | --filter F SOURCE [--allow-changes] [--yes]\n"
           "  binnacle clusters delete|delete-forced --id ID | --filter F SOURCE [--allow-changes] [--yes]\n"
           "  binnacle cluster create --name NAME [--domain HOST] [--cluster-version V] SOURCE [--allow-changes] "
           "[--yes]\n"
           "  binnacle cluster rename --id ID --name NAME SOURCE [--allow-changes] [--yes]\n"
           "  binnacle cluster install-info --id ID [--cluster-version V] [--remote-url URL] SOURCE [--show-secret]\n"
           "  binnacle connections list | test SOURCE | remove --connection NAME [--yes]\n"
           "  binnacle connections add --name NAME --url URL [--client-id ID [--secret-file FILE] | --token-file "
           "FILE]\n"
           "                           [--ca-file FILE] [--allow-changes]\n"
           "    SOURCE = --connection NAME | --url URL [--token-file FILE] [--ca-file FILE]\n"
           "           | --demo [--demo-size SIZE]\n";
    const auto section = [&](const QString &title, auto belongs) {
        out << '\n' << title << '\n';
        for (const Option &option : options()) {
            if (!belongs(option))
                continue;
            QString left = QString::fromLatin1(option.name);
            if (option.valueName)
                left += u' ' + QString::fromLatin1(option.valueName);
            out << "  " << left.leftJustified(24) << CommandWords::tr(option.help) << '\n';
        }
    };
    section(CommandWords::tr("Options:"), [](const Option &option) { return option.places & InWindow; });
    section(CommandWords::tr("Options of export:"),
            [](const Option &option) { return !(option.places & InWindow) && (option.places & InExport); });
    section(CommandWords::tr("Options of actions:"),
            [](const Option &option) { return (option.places & InAction) && !(option.places & InExport); });
    section(CommandWords::tr("Options of clusters:"),
            [](const Option &option) { return (option.places & InCluster) && !(option.places & InAction); });
    section(CommandWords::tr("Options of connections:"),
            [](const Option &option) { return option.places == InConnections; });
    section(CommandWords::tr("Options of export metrics:"),
            [](const Option &option) { return (option.places & InMetrics) && !(option.places & InExport); });
    section(CommandWords::tr("Options of export wasted:"),
            [](const Option &option) { return (option.places & InWasted) && !(option.places & InExport); });
    out << '\n' << CommandWords::tr("Exit code: 0 success, 1 failure, 2 usage error.") << '\n';
    return text;
}

QString versionText()
{
    return u"binnacle " BINNACLE_VERSION "\n"_s;
}

} // namespace commandline
