// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;

namespace commandline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

enum class Opt {
    Demo,
    DemoSize,
    Tour,
    Help,
    Version, // the window
    Url,
    TokenFile,
    CaFile,
    Filter,
    Search,
    Sort,
    Columns,
    Deleted,
    Completed,
    Bom,
    NoGuard,
    Output, // the export
};

enum Place : unsigned { InWindow = 1, InExport = 2 };

struct Option
{
    Opt opt;
    const char *name;
    const char *valueName; // absent = a switch
    unsigned places;
    const char *help;
};

// Parser and help text both read this table, so they cannot disagree.
constexpr auto options = std::to_array<Option>({
    {Opt::Demo, "--demo", nullptr, InWindow | InExport,
     QT_TRANSLATE_NOOP("CommandLine", "simulated data on this computer; no control plane is needed")},
    {Opt::DemoSize, "--demo-size", "SIZE", InWindow | InExport,
     QT_TRANSLATE_NOOP("CommandLine", "small, medium (default), large or huge: 2,000 to 1,000,000 pods")},
    {Opt::Tour, "--tour", "DIR", InWindow,
     QT_TRANSLATE_NOOP("CommandLine", "walk through the program on simulated data; pictures and CSV files in DIR")},
    {Opt::Help, "--help", nullptr, InWindow | InExport, QT_TRANSLATE_NOOP("CommandLine", "show this text")},
    {Opt::Version, "--version", nullptr, InWindow | InExport, QT_TRANSLATE_NOOP("CommandLine", "show the version")},
    {Opt::Url, "--url", "URL", InExport, QT_TRANSLATE_NOOP("CommandLine", "the address of the control plane")},
    {Opt::TokenFile, "--token-file", "FILE", InExport,
     QT_TRANSLATE_NOOP("CommandLine", "read the bearer token from FILE; without it from BINNACLE_TOKEN")},
    {Opt::CaFile, "--ca-file", "FILE", InExport,
     QT_TRANSLATE_NOOP("CommandLine", "trust the certificates in FILE (PEM), too")},
    {Opt::Filter, "--filter", "F", InExport,
     QT_TRANSLATE_NOOP("CommandLine",
                       "only rows that match, e.g. 'phase==Running' (== != >= <= =@ !@ =^ =$); all must hold")},
    {Opt::Search, "--search", "TEXT", InExport,
     QT_TRANSLATE_NOOP("CommandLine", "only rows with TEXT in a name, as the control plane searches")},
    {Opt::Sort, "--sort", "KEY[:desc]", InExport,
     QT_TRANSLATE_NOOP("CommandLine", "the order of the rows; without it by time of creation")},
    {Opt::Columns, "--columns", "A,B", InExport,
     QT_TRANSLATE_NOOP("CommandLine", "the columns and their order; without it all")},
    {Opt::Deleted, "--deleted", nullptr, InExport,
     QT_TRANSLATE_NOOP("CommandLine", "rows that were deleted, in place of those that exist")},
    {Opt::Completed, "--completed", "true|false", InExport,
     QT_TRANSLATE_NOOP("CommandLine", "pods only: those that have ended, or those that have not")},
    {Opt::Bom, "--bom", nullptr, InExport,
     QT_TRANSLATE_NOOP("CommandLine", "begin with a byte order mark, for spreadsheets that need one")},
    {Opt::NoGuard, "--no-guard", nullptr, InExport,
     QT_TRANSLATE_NOOP("CommandLine", "no apostrophe before texts that a spreadsheet would take for a formula")},
    {Opt::Output, "-o", "FILE", InExport, QT_TRANSLATE_NOOP("CommandLine", "the file to write; - is standard output")},
});

constexpr auto sizes = std::to_array<std::pair<const char *, simulator::Size>>({
    {"small", simulator::Size::Small},
    {"medium", simulator::Size::Medium},
    {"large", simulator::Size::Large},
    {"huge", simulator::Size::Huge},
});

constexpr auto resources = std::to_array<std::pair<const char *, catalog::Resource>>({
    {"clusters", catalog::Resource::Clusters},
    {"workloads", catalog::Resource::Workloads},
    {"pods", catalog::Resource::Pods},
});

// Taken and obeyed by QGuiApplication; session managers start programs again with -session.
constexpr std::array qtOptionsWithValue{"-platform",        "-platformpluginpath",
                                        "-platformtheme",   "-plugin",
                                        "-qwindowgeometry", "-qwindowicon",
                                        "-qwindowtitle",    "-style",
                                        "-stylesheet",      "-session",
                                        "-display",         "-geometry"};

struct Given
{
    Opt opt;
    QString value;
};

struct Arguments
{
    std::vector<Given> given;
    QStringList words; // what is not an option
};

using Sentence = QString; // what is wrong; empty = nothing

QString quoted(const QString &text)
{
    return u'"' + text + u'"';
}

QString joinedNames(const QStringList &names)
{
    QStringList marked;
    for (const QString &name : names)
        marked << quoted(name);
    return marked.join(Words::tr(" or ", "between two names to choose from"));
}

QString withNearest(const QString &sentence, const QString &word, const QStringList &names)
{
    const QStringList nearest = nearestNames(word, names);
    if (nearest.isEmpty())
        return sentence;
    // lupdate files this one and the next under a wrong context when they are written with tr().
    const QString question = QCoreApplication::translate("CommandLine", "Did you mean %1?").arg(joinedNames(nearest));
    return sentence + u' ' + question;
}

template<class Table> QStringList namesIn(const Table &table)
{
    QStringList names;
    for (const auto &entry : table)
        names << QString::fromLatin1(entry.first);
    return names;
}

QStringList optionNames(Place place)
{
    QStringList names;
    for (const Option &option : options)
        if (option.places & place)
            names << QString::fromLatin1(option.name);
    return names;
}

bool isQtOption(const QString &name)
{
    return std::ranges::any_of(qtOptionsWithValue, [&](const char *known) {
        const QString text = QString::fromLatin1(known);
        return name == text || name == u'-' + text;
    });
}

Sentence unknownOption(const QString &name, Place place)
{
    if (name == u"--token"_s || name == u"--password"_s || name == u"--client-secret"_s)
        return QCoreApplication::translate(
                   "CommandLine",
                   "%1 is refused, because every user of this computer can read the arguments of a program. "
                   "Put the token into a file and name it with --token-file, or into the environment "
                   "variable BINNACLE_TOKEN.")
            .arg(name);
    return withNearest(Words::tr("There is no option %1.").arg(name), name, optionNames(place));
}

Sentence split(const QStringList &input, Place place, Arguments &result)
{
    bool onlyWords = false;
    for (qsizetype i = 0; i < input.size(); ++i) {
        const QString &argument = input[i];
        if (onlyWords || argument == u"-"_s || !argument.startsWith(u'-')) {
            result.words << argument;
            continue;
        }
        if (argument == u"--"_s) {
            onlyWords = true;
            continue;
        }
        if (place == InWindow && isQtOption(argument)) {
            ++i;
            continue;
        }
        const qsizetype equals = argument.startsWith(u"--"_s) ? argument.indexOf(u'=') : -1;
        QString name = equals < 0 ? argument : argument.left(equals);
        if (name == u"-h"_s || name == u"-v"_s)
            name = name == u"-h"_s ? u"--help"_s : u"--version"_s;
        if (name == u"--output"_s)
            name = u"-o"_s;
        const auto option = std::ranges::find_if(options, [&](const Option &known) {
            return (known.places & place) && name == QLatin1StringView(known.name);
        });
        if (option == options.end())
            return unknownOption(name, place);
        if (!option->valueName) {
            if (equals >= 0)
                return Words::tr("%1 takes no value.").arg(name);
            result.given.push_back({option->opt, {}});
            continue;
        }
        if (equals < 0 && ++i == input.size())
            return Words::tr("%1 needs a value: %1 %2.").arg(name, QString::fromLatin1(option->valueName));
        result.given.push_back({option->opt, equals < 0 ? input[i] : argument.mid(equals + 1)});
        if (result.given.back().value.isEmpty())
            return Words::tr("%1 needs a value: %1 %2.").arg(name, QString::fromLatin1(option->valueName));
    }
    return {};
}

template<class Table, class Value>
Sentence readName(const Table &table, const QString &word, Value &value, const QString &what)
{
    const auto entry = std::ranges::find_if(table, [&](const auto &e) { return word == QLatin1StringView(e.first); });
    if (entry == table.end())
        return Words::tr("%1 is not %2. Choose from %3.").arg(quoted(word), what, namesIn(table).join(u", "_s));
    value = entry->second;
    return {};
}

Sentence readSize(const QString &word, simulator::Size &size)
{
    return readName(sizes, word, size, Words::tr("a size of the demo data"));
}

Sentence readUrl(const QString &word, QUrl &url)
{
    // Looked at first: no later message may repeat a password.
    if (word.contains(u'@'))
        return Words::tr("The address must not hold a user name or a password. Put the token into a file and name it "
                         "with --token-file.");
    url = QUrl(word.contains(u"://"_s) ? word : u"https://"_s + word, QUrl::StrictMode);
    const bool known = url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    if (!url.isValid() || url.host().isEmpty() || !known)
        return Words::tr("%1 is not an address. Write it as https://HOST or https://HOST:PORT.").arg(quoted(word));
    return {};
}

Sentence readCompleted(const QString &word, std::optional<bool> &completed)
{
    if (word != u"true"_s && word != u"false"_s)
        return Words::tr("--completed is either true or false.");
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
        const QString name = part.trimmed();
        if (columns.contains(name))
            return Words::tr("The column %1 is named twice.").arg(quoted(name));
        columns << name;
    }
    return {};
}

Sentence readExportOption(const Given &given, Export &result, bool &sizeGiven)
{
    switch (given.opt) {
    case Opt::Demo:
        result.source.demo = true;
        return {};
    case Opt::DemoSize:
        sizeGiven = true;
        return readSize(given.value, result.source.demoSize);
    case Opt::Url:
        return readUrl(given.value, result.source.url);
    case Opt::TokenFile:
        result.source.tokenFile = given.value;
        return {};
    case Opt::CaFile:
        result.source.caFile = given.value;
        return {};
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
    case Opt::Bom:
        result.bom = true;
        return {};
    case Opt::NoGuard:
        result.guard = false;
        return {};
    case Opt::Output:
        result.file = given.value;
        return {};
    case Opt::Tour:
    case Opt::Help:
    case Opt::Version:
        break;
    }
    return {};
}

Sentence checkExport(const Export &command, bool sizeGiven)
{
    const Source &source = command.source;
    if (source.demo && !source.url.isEmpty())
        return Words::tr("Use either --url or --demo.");
    if (!source.demo && source.url.isEmpty())
        return Words::tr("Say where the rows come from: --url URL, or --demo.");
    if (!source.demo && sizeGiven)
        return Words::tr("--demo-size goes with --demo.");
    if (source.demo && (!source.tokenFile.isEmpty() || !source.caFile.isEmpty()))
        return Words::tr("--token-file and --ca-file go with --url.");
    if (command.completed && command.resource != catalog::Resource::Pods)
        return Words::tr("--completed is for pods only.");
    if (command.file.isEmpty())
        return Words::tr("Say where the rows go: -o FILE, or -o - for standard output.");
    return {};
}

Command parseExport(const Arguments &arguments)
{
    const QStringList &words = arguments.words;
    if (words.isEmpty())
        return UsageError{Words::tr("Say what to export: %1.").arg(namesIn(resources).join(u", "_s))};
    Export result;
    if (Sentence wrong = readName(resources, words[0], result.resource, Words::tr("something to export"));
        !wrong.isEmpty())
        return UsageError{withNearest(wrong, words[0], namesIn(resources))};
    if (words.size() > 1)
        return UsageError{Words::tr("%1 is one word too many.").arg(quoted(words[1]))};
    bool sizeGiven = false;
    for (const Given &given : arguments.given)
        if (Sentence wrong = readExportOption(given, result, sizeGiven); !wrong.isEmpty())
            return UsageError{wrong};
    if (Sentence wrong = checkExport(result, sizeGiven); !wrong.isEmpty())
        return UsageError{wrong};
    return result;
}

Command parseWindow(const Arguments &arguments)
{
    if (!arguments.words.isEmpty())
        return UsageError{withNearest(Words::tr("There is no command %1.").arg(quoted(arguments.words[0])),
                                      arguments.words[0], {u"export"_s})};
    Window window;
    std::optional<QString> tour;
    bool sizeGiven = false;
    for (const Given &given : arguments.given) {
        if (given.opt == Opt::Demo)
            window.demo = true;
        if (given.opt == Opt::Tour)
            tour = given.value;
        if (given.opt == Opt::DemoSize) {
            sizeGiven = true;
            if (Sentence wrong = readSize(given.value, window.demoSize); !wrong.isEmpty())
                return UsageError{wrong};
        }
    }
    if (tour)
        return Tour{*tour, window.demoSize};
    if (sizeGiven && !window.demo)
        return UsageError{Words::tr("--demo-size goes with --demo.")};
    return window;
}

// Letters to insert, remove or replace to turn one word into the other.
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
        // A part of a path ("gpuMemory") is as good a hint as a slip of the finger.
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
    const qsizetype end = arguments.contains(u"--"_s) ? arguments.indexOf(u"--"_s) : arguments.size();
    // Asked for anywhere, help and version win, so that they work after a slip, too.
    for (const QString &argument : arguments.first(end)) {
        if (argument == u"--help"_s || argument == u"-h"_s)
            return Help{};
        if (argument == u"--version"_s || argument == u"-v"_s)
            return Version{};
    }
    Arguments parsed;
    if (Sentence wrong = split(isExport ? arguments.mid(1) : arguments, isExport ? InExport : InWindow, parsed);
        !wrong.isEmpty())
        return UsageError{wrong};
    return isExport ? parseExport(parsed) : parseWindow(parsed);
}

QString helpText()
{
    QString text;
    QTextStream out(&text);
    out << Words::tr("Binnacle, a dashboard for NVIDIA Run:ai clusters") << "\n\n" << Words::tr("Usage:") << '\n';
    out << "  binnacle [--demo [--demo-size SIZE]]\n"
           "  binnacle --tour DIR\n"
           "  binnacle export clusters|workloads|pods SOURCE [OPTIONS] -o FILE|-\n"
           "    SOURCE = --url URL [--token-file FILE] [--ca-file FILE] | --demo [--demo-size SIZE]\n";
    const auto section = [&](const QString &title, auto belongs) {
        out << '\n' << title << '\n';
        for (const Option &option : options) {
            if (!belongs(option))
                continue;
            QString left = QString::fromLatin1(option.name);
            if (option.valueName)
                left += u' ' + QString::fromLatin1(option.valueName);
            out << "  " << left.leftJustified(24) << Words::tr(option.help) << '\n';
        }
    };
    section(Words::tr("Options:"), [](const Option &option) { return option.places & InWindow; });
    section(Words::tr("Options of export:"), [](const Option &option) { return option.places == InExport; });
    out << '\n' << Words::tr("Exit code: 0 done, 1 failed, 2 wrong usage.") << '\n';
    return text;
}

QString versionText()
{
    return u"binnacle " BINNACLE_VERSION "\n"_s;
}

} // namespace commandline
