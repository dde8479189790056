// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandoptions.h"

using namespace Qt::StringLiterals;

namespace commandline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

// Parser and help text both read this table, so they cannot disagree.
constexpr auto table = std::to_array<Option>({
    {Opt::Demo, "--demo", nullptr, InWindow | InExports,
     QT_TRANSLATE_NOOP("CommandLine", "simulated data on this computer; no control plane is needed")},
    {Opt::DemoSize, "--demo-size", "SIZE", InWindow | InExports,
     QT_TRANSLATE_NOOP("CommandLine", "small, medium (default), large or huge: 2,000 to 1,000,000 pods")},
    {Opt::Connection, "--connection", "NAME", InWindow | InExports,
     QT_TRANSLATE_NOOP("CommandLine", "a saved connection; its secret is read from the keychain")},
    {Opt::Replay, "--replay", "DIR", InWindow,
     QT_TRANSLATE_NOOP("CommandLine", "recorded clusters from DIR in place of the simulated ones")},
    {Opt::Tour, "--tour", "DIR", InWindow,
     QT_TRANSLATE_NOOP("CommandLine", "walk through the program on simulated data; pictures and CSV files in DIR")},
    {Opt::Help, "--help", nullptr, InWindow | InExports, QT_TRANSLATE_NOOP("CommandLine", "show this text")},
    {Opt::Version, "--version", nullptr, InWindow | InExports, QT_TRANSLATE_NOOP("CommandLine", "show the version")},
    {Opt::Url, "--url", "URL", InExports, QT_TRANSLATE_NOOP("CommandLine", "the address of the control plane")},
    {Opt::TokenFile, "--token-file", "FILE", InExports,
     QT_TRANSLATE_NOOP("CommandLine", "read the bearer token from FILE; without it from BINNACLE_TOKEN")},
    {Opt::CaFile, "--ca-file", "FILE", InExports,
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
    {Opt::Bom, "--bom", nullptr, InExports,
     QT_TRANSLATE_NOOP("CommandLine", "begin with a byte order mark, for spreadsheets that need one")},
    {Opt::NoGuard, "--no-guard", nullptr, InExports,
     QT_TRANSLATE_NOOP("CommandLine", "no apostrophe before texts that a spreadsheet would take for a formula")},
    {Opt::Output, "-o", "FILE", InExports, QT_TRANSLATE_NOOP("CommandLine", "the file to write; - is standard output")},
    {Opt::Cluster, "--cluster", "ID", InMetrics, QT_TRANSLATE_NOOP("CommandLine", "the metrics of this cluster")},
    {Opt::Workload, "--workload", "ID", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "the metrics of this workload; those of GPUs are its pods'")},
    {Opt::Pod, "--pod", "ID", InMetrics, QT_TRANSLATE_NOOP("CommandLine", "the metrics of this pod of the workload")},
    {Opt::Metric, "--metric", "A,B", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "which metrics, as the API names them, e.g. GPU_UTILIZATION")},
    {Opt::From, "--from", "T", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "the beginning: RFC 3339, now, or back from now as -6h, -7d")},
    {Opt::To, "--to", "T", InMetrics, QT_TRANSLATE_NOOP("CommandLine", "the end; without it now")},
    {Opt::Range, "--range", "R", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine",
                       "in place of both: the last 15m, 1h, 7d and so on, or life: all of a workload or pod")},
    {Opt::Samples, "--samples", "N", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "how many samples of each curve, 1 to 1000 (default)")},
    {Opt::GroupBy, "--group-by", "G", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "clusters only: Category, Nodepool, Project or Department")},
    {Opt::Form, "--form", "long|wide", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "a line per sample (default), or a line per time and a column per curve")},
});

constexpr auto sizes = std::to_array<std::pair<const char *, simulator::Size>>({
    {"small", simulator::Size::Small},
    {"medium", simulator::Size::Medium},
    {"large", simulator::Size::Large},
    {"huge", simulator::Size::Huge},
});

// Taken and obeyed by QGuiApplication; session managers start programs again with -session.
constexpr std::array qtOptionsWithValue{"-platform",        "-platformpluginpath",
                                        "-platformtheme",   "-plugin",
                                        "-qwindowgeometry", "-qwindowicon",
                                        "-qwindowtitle",    "-style",
                                        "-stylesheet",      "-session",
                                        "-display",         "-geometry"};
constexpr std::array qtOptionsAlone{"-reverse", "-nograb", "-dograb", "-sync", "-widgetcount"};

QString joinedNames(const QStringList &names)
{
    QStringList marked;
    for (const QString &name : names)
        marked << quoted(name);
    return marked.join(Words::tr(" or ", "between two names to choose from"));
}

QStringList optionNames(unsigned places)
{
    QStringList names;
    for (const Option &option : table)
        if (option.places & places)
            names << QString::fromLatin1(option.name);
    return names;
}

bool isOneOf(std::span<const char *const> options, const QString &name)
{
    return std::ranges::any_of(options, [&](const char *known) {
        const QString text = QString::fromLatin1(known);
        return name == text || name == u'-' + text;
    });
}

Sentence unknownOption(const QString &name, unsigned places)
{
    if (name == u"--token"_s || name == u"--password"_s || name == u"--client-secret"_s)
        return QCoreApplication::translate(
                   "CommandLine",
                   "%1 is refused, because every user of this computer can read the arguments of a program. "
                   "Put the token into a file and name it with --token-file, or into the environment "
                   "variable BINNACLE_TOKEN.")
            .arg(name);
    return withNearest(Words::tr("There is no option %1.").arg(name), name, optionNames(places));
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

static_assert(std::ranges::all_of(table, [](const Option &o) { return &o == &table[static_cast<std::size_t>(o.opt)]; }),
              "options() is indexed by Opt");

} // namespace

std::span<const Option> options()
{
    return table;
}

QString quoted(const QString &text)
{
    return u'"' + text + u'"';
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

Sentence split(const QStringList &input, unsigned places, Arguments &result)
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
        if (places == InWindow && isOneOf(qtOptionsAlone, argument))
            continue;
        if (places == InWindow && isOneOf(qtOptionsWithValue, argument)) {
            ++i;
            continue;
        }
        const qsizetype equals = argument.startsWith(u"--"_s) ? argument.indexOf(u'=') : -1;
        QString name = equals < 0 ? argument : argument.left(equals);
        if (name == u"-h"_s || name == u"-v"_s)
            name = name == u"-h"_s ? u"--help"_s : u"--version"_s;
        if (name == u"--output"_s)
            name = u"-o"_s;
        const auto option = std::ranges::find_if(table, [&](const Option &known) {
            return (known.places & places) && name == QLatin1StringView(known.name);
        });
        if (option == std::end(table))
            return unknownOption(name, places);
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

Sentence notOneOf(const QString &word, const QString &what, const QStringList &names)
{
    return Words::tr("%1 is not %2. Choose from %3.").arg(quoted(word), what, names.join(u", "_s));
}

Sentence readSize(const QString &word, simulator::Size &size)
{
    return readName(sizes, word, size, Words::tr("a size of the demo data"));
}

std::optional<Sentence> readSourceOption(const Given &given, Source &source, bool &sizeGiven)
{
    switch (given.opt) {
    case Opt::Demo:
        source.demo = true;
        return Sentence();
    case Opt::DemoSize:
        sizeGiven = true;
        return readSize(given.value, source.demoSize);
    case Opt::Connection:
        source.connection = given.value;
        return Sentence();
    case Opt::Url:
        return readUrl(given.value, source.url);
    case Opt::TokenFile:
        source.tokenFile = given.value;
        return Sentence();
    case Opt::CaFile:
        source.caFile = given.value;
        return Sentence();
    default:
        return {};
    }
}

Sentence checkSource(const Source &source, bool sizeGiven, const QString &file)
{
    const int sources = int(source.demo) + int(!source.url.isEmpty()) + int(!source.connection.isEmpty());
    if (sources > 1)
        return Words::tr("Use one of --connection, --url and --demo.");
    if (sources == 0)
        return Words::tr("Say where the rows come from: --connection NAME, --url URL, or --demo.");
    if (!source.demo && sizeGiven)
        return Words::tr("--demo-size goes with --demo.");
    if (source.url.isEmpty() && (!source.tokenFile.isEmpty() || !source.caFile.isEmpty()))
        return Words::tr("--token-file and --ca-file go with --url.");
    if (file.isEmpty())
        return Words::tr("Say where the rows go: -o FILE, or -o - for standard output.");
    return {};
}

} // namespace commandline
