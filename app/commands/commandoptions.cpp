// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandoptions.h"

using namespace Qt::StringLiterals;

namespace commandline {

namespace {

struct OptionWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

// Parser and help text both read this table, so they cannot disagree.
constexpr auto table = std::to_array<Option>({
    {Opt::Demo, "--demo", nullptr, InWindow | Headless,
     QT_TRANSLATE_NOOP("CommandLine", "simulated data on this computer; needs no control plane")},
    {Opt::DemoSize, "--demo-size", "SIZE", InWindow | Headless,
     QT_TRANSLATE_NOOP("CommandLine", "small, medium (default), large or huge: 2,000 to 1,000,000 pods")},
    {Opt::DemoApiVersion, "--demo-api-version", "V", InWindow,
     QT_TRANSLATE_NOOP("CommandLine", "release of the simulated control plane, 2.18 to 3.0")},
    {Opt::Connection, "--connection", "NAME", InWindow | Headless,
     QT_TRANSLATE_NOOP("CommandLine", "a saved connection; its secret is read from the keychain")},
    {Opt::Open, "--open", "FILE", InWindow,
     QT_TRANSLATE_NOOP("CommandLine", "show the view in FILE, which \"Save view to file\" has written")},
    {Opt::Replay, "--replay", "DIR", InWindow,
     QT_TRANSLATE_NOOP("CommandLine", "recorded clusters from DIR instead of simulated ones")},
    {Opt::Tour, "--tour", "DIR", InWindow,
     QT_TRANSLATE_NOOP("CommandLine", "take a tour with simulated data; write pictures and CSV files to DIR")},
    {Opt::Help, "--help", nullptr, InWindow | Headless, QT_TRANSLATE_NOOP("CommandLine", "show this help")},
    {Opt::Version, "--version", nullptr, InWindow | Headless, QT_TRANSLATE_NOOP("CommandLine", "show the version")},
    {Opt::Url, "--url", "URL", Headless, QT_TRANSLATE_NOOP("CommandLine", "address of the control plane")},
    {Opt::TokenFile, "--token-file", "FILE", Headless,
     QT_TRANSLATE_NOOP("CommandLine", "read the bearer token from FILE instead of BINNACLE_TOKEN")},
    {Opt::CaFile, "--ca-file", "FILE", Headless,
     QT_TRANSLATE_NOOP("CommandLine", "also trust the certificates in FILE (PEM)")},
    {Opt::CertificateFile, "--certificate", "FILE", Headless,
     QT_TRANSLATE_NOOP("CommandLine", "show the control plane this client certificate (PEM or PKCS#12)")},
    {Opt::KeyFile, "--key-file", "FILE", Headless,
     QT_TRANSLATE_NOOP("CommandLine", "the key of a PEM certificate, if it is in a file of its own")},
    {Opt::PassphraseFile, "--passphrase-file", "FILE", Headless,
     QT_TRANSLATE_NOOP("CommandLine", "read the passphrase of the key from FILE instead of BINNACLE_PASSPHRASE")},
    {Opt::ProxyAddress, "--proxy", "PROXY", Headless,
     QT_TRANSLATE_NOOP("CommandLine",
                       "system (default), none, http://HOST:PORT or socks5://HOST:PORT; USER@ before HOST if it asks "
                       "for one")},
    {Opt::ProxyPasswordFile, "--proxy-password-file", "FILE", Headless,
     QT_TRANSLATE_NOOP("CommandLine", "read the password of the proxy from FILE instead of BINNACLE_PROXY_PASSWORD")},
    {Opt::Filter, "--filter", "F", InExport | InAction,
     QT_TRANSLATE_NOOP("CommandLine",
                       "only matching rows, e.g. 'phase==Running' (== != >= <= =@ !@ =^ =$); all filters must match")},
    {Opt::Search, "--search", "TEXT", InExport | InAction,
     QT_TRANSLATE_NOOP("CommandLine", "only rows that the control plane finds in a search for TEXT")},
    {Opt::Sort, "--sort", "KEY[:desc]", InExport,
     QT_TRANSLATE_NOOP("CommandLine", "sort order of the rows; default: creation time")},
    {Opt::Columns, "--columns", "A,B", InExport,
     QT_TRANSLATE_NOOP("CommandLine", "columns and their order; \"all\" for every field of the answer")},
    {Opt::Deleted, "--deleted", nullptr, InExport,
     QT_TRANSLATE_NOOP("CommandLine", "deleted objects instead of existing ones")},
    {Opt::Completed, "--completed", "true|false", InExport,
     QT_TRANSLATE_NOOP("CommandLine", "pods only: completed ones (true) or all others (false)")},
    {Opt::ExternalOnly, "--external-only", nullptr, InExport,
     QT_TRANSLATE_NOOP("CommandLine", "workload types only: without those that Run:ai brings itself")},
    {Opt::For, "--for", "READERS", InExports,
     QT_TRANSLATE_NOOP(
         "CommandLine",
         "programs (default), or spreadsheets: delimiter and decimal sign of your language, local times, a "
         "byte order mark")},
    {Opt::Delimiter, "--delimiter", "C", InExports,
     QT_TRANSLATE_NOOP("CommandLine", "character between two cells, or tab; default: ,")},
    {Opt::Decimal, "--decimal", "C", InExports,
     QT_TRANSLATE_NOOP("CommandLine", "decimal sign of numbers: . (default) or ,")},
    {Opt::Times, "--times", "utc|local", InExports,
     QT_TRANSLATE_NOOP("CommandLine", "times in UTC (default), or in this computer's time zone")},
    {Opt::Bom, "--bom", nullptr, InExports,
     QT_TRANSLATE_NOOP("CommandLine", "begin with a byte order mark, which some spreadsheets need")},
    {Opt::NoGuard, "--no-guard", nullptr, InExports,
     QT_TRANSLATE_NOOP("CommandLine", "no apostrophe before texts that a spreadsheet would run as formulas")},
    {Opt::Names, "--names", nullptr, InExport,
     QT_TRANSLATE_NOOP("CommandLine", "beside the IDs of other objects their names, e.g. clusterName")},
    {Opt::Output, "-o", "FILE", InExports, QT_TRANSLATE_NOOP("CommandLine", "output file; - for standard output")},
    {Opt::Cluster, "--cluster", "ID", InMetrics, QT_TRANSLATE_NOOP("CommandLine", "metrics of this cluster")},
    {Opt::Workload, "--workload", "ID", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "metrics of this workload; per-GPU metrics are those of its pods")},
    {Opt::Pod, "--pod", "ID", InMetrics, QT_TRANSLATE_NOOP("CommandLine", "metrics of this pod of the workload")},
    {Opt::Node, "--node", "ID", InMetrics, QT_TRANSLATE_NOOP("CommandLine", "metrics of this node")},
    {Opt::Metric, "--metric", "A,B", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "metrics by their API names, e.g. GPU_UTILIZATION")},
    {Opt::From, "--from", "T", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "start of the range: RFC 3339, now, or relative to now, e.g. -6h or -7d")},
    {Opt::To, "--to", "T", InMetrics, QT_TRANSLATE_NOOP("CommandLine", "end of the range; default: now")},
    {Opt::Range, "--range", "R", InMetrics | InWasted,
     QT_TRANSLATE_NOOP("CommandLine",
                       "metrics: instead of both the last 15m, 1h, 7d etc., or life: the lifetime of a workload or "
                       "pod; wasted: the last 24h (default), 7d or 30d, or now")},
    {Opt::Samples, "--samples", "N|full", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "samples per curve, 1 to 1000 (default), or all")},
    {Opt::GroupBy, "--group-by", "G", InMetrics | InWasted,
     QT_TRANSLATE_NOOP("CommandLine",
                       "metrics of clusters: Category, Nodepool, Project or Department; wasted: workload (default), "
                       "user, project, cluster or node-pool")},
    {Opt::NodePool, "--node-pool", "NAME", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "clusters only: what belongs to this node pool")},
    {Opt::Form, "--form", "long|wide", InMetrics,
     QT_TRANSLATE_NOOP("CommandLine", "one line per sample (default), or one line per time with a column per curve")},
    {Opt::Id, "--id", "ID", InChanges,
     QT_TRANSLATE_NOOP("CommandLine", "the object with this ID; may be repeated for actions")},
    {Opt::AllowChanges, "--allow-changes", nullptr, InChanges | InConnections,
     QT_TRANSLATE_NOOP("CommandLine",
                       "change objects although the connection is read-only; of a new connection: it may change them")},
    {Opt::Yes, "--yes", nullptr, InChanges | InConnections,
     QT_TRANSLATE_NOOP("CommandLine", "do not ask for confirmation")},
    {Opt::Name, "--name", "NAME", InCluster | InConnections,
     QT_TRANSLATE_NOOP("CommandLine", "the new name of the cluster, or the name of the new connection")},
    {Opt::Domain, "--domain", "HOST", InCluster,
     QT_TRANSLATE_NOOP("CommandLine", "create: where the workloads of the cluster get their addresses")},
    {Opt::ClusterVersion, "--cluster-version", "V", InCluster,
     QT_TRANSLATE_NOOP("CommandLine", "create and install-info: the version of Run:ai to install, e.g. 2.23.41")},
    {Opt::RemoteUrl, "--remote-url", "URL", InCluster,
     QT_TRANSLATE_NOOP("CommandLine", "install-info: where the control plane reaches the cluster")},
    {Opt::ShowSecret, "--show-secret", nullptr, InCluster,
     QT_TRANSLATE_NOOP("CommandLine", "install-info: print the client secret as well")},
    {Opt::Counts, "--counts", "RULE", InWasted,
     QT_TRANSLATE_NOOP("CommandLine",
                       "what counts as wasted: not-used (default), GPU-hours times what was not utilized of them, or "
                       "idle, those of stretches with less than 1 % utilization")},
    {Opt::IdleMin, "--idle-min", "T", InWasted,
     QT_TRANSLATE_NOOP("CommandLine", "shortest idle stretch that counts: 5m, 15m (default), 1h or 2h")},
    {Opt::Price, "--price", "POOL=AMOUNT", InWasted,
     QT_TRANSLATE_NOOP("CommandLine", "price of a GPU-hour in this node pool; may be repeated")},
    {Opt::Currency, "--currency", "TEXT", InWasted,
     QT_TRANSLATE_NOOP("CommandLine", "currency of the prices, e.g. EUR")},
    {Opt::ClientId, "--client-id", "ID", InConnections,
     QT_TRANSLATE_NOOP("CommandLine",
                       "add: sign in with this service account; without this and the next ones with a token")},
    {Opt::SecretFile, "--secret-file", "FILE", InConnections,
     QT_TRANSLATE_NOOP("CommandLine",
                       "add: read the secret of the service account from FILE instead of BINNACLE_CLIENT_SECRET")},
    {Opt::User, "--user", "NAME", InConnections,
     QT_TRANSLATE_NOOP("CommandLine", "add: sign in as this user with a password, where the control plane allows it")},
    {Opt::PasswordFile, "--password-file", "FILE", InConnections,
     QT_TRANSLATE_NOOP("CommandLine", "add: read the password of the user from FILE instead of BINNACLE_PASSWORD")},
    {Opt::TokenCommand, "--token-command", "COMMAND", InConnections,
     QT_TRANSLATE_NOOP("CommandLine",
                       "add: sign in with the tokens that COMMAND prints, e.g. 'runai auth get-token'; no shell")},
    {Opt::RunaiSession, "--runai-session", nullptr, InConnections,
     QT_TRANSLATE_NOOP("CommandLine", "add: use the session of the runai command line, and by default its address")},
    {Opt::AllowHttp, "--allow-http", nullptr, Headless,
     QT_TRANSLATE_NOOP("CommandLine", "use an address without TLS, although others on the network can read the token")},
});

constexpr auto sizes = std::to_array<std::pair<const char *, simulator::Size>>({
    {"small", simulator::Size::Small},
    {"medium", simulator::Size::Medium},
    {"large", simulator::Size::Large},
    {"huge", simulator::Size::Huge},
});

constexpr auto readers = std::to_array<std::pair<const char *, bool>>({
    {"programs", false},
    {"spreadsheets", true},
});

constexpr auto timeForms = std::to_array<std::pair<const char *, csv::Times>>({
    {"utc", csv::Times::Utc},
    {"local", csv::Times::Local},
});

// Handled by QGuiApplication; session managers restart programs with -session.
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
    return marked.join(OptionWords::tr(" or ", "between two names to choose from"));
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
        return QCoreApplication::translate("CommandLine",
                                           "%1 is not accepted, because every user of this computer can read the "
                                           "arguments of a program. Put the token in a file and pass the file with "
                                           "--token-file, or set the environment variable BINNACLE_TOKEN.")
            .arg(name);
    return withNearest(OptionWords::tr("Unknown option %1.").arg(name), name, optionNames(places));
}

Sentence readUrl(const QString &word, QUrl &url)
{
    // Checked first: no later message may contain a password.
    if (word.contains(u'@'))
        return OptionWords::tr(
            "Leave user name and password out of the address. Put the token in a file and pass the file "
            "with --token-file.");
    url = QUrl(word.contains(u"://"_s) ? word : u"https://"_s + word, QUrl::StrictMode);
    const bool known = url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    if (!url.isValid() || url.host().isEmpty() || !known)
        return OptionWords::tr("%1 is not a valid address. Use the form https://HOST or https://HOST:PORT.")
            .arg(quoted(word));
    return {};
}

Sentence readProxy(const QString &word, api::Proxy &proxy)
{
    using Kind = api::Proxy::Kind;
    proxy = {};
    if (word == u"system"_s || word == u"none"_s) {
        proxy.kind = word == u"none"_s ? Kind::None : Kind::System;
        return {};
    }
    const QUrl url(word, QUrl::StrictMode);
    if (!url.password().isEmpty())
        return OptionWords::tr(
            "Leave the password out of the address of the proxy. Put it in a file and pass the file with "
            "--proxy-password-file.");
    const bool isHttp = url.scheme() == u"http"_s;
    if (!url.isValid() || url.host().isEmpty() || url.port() <= 0 || (!isHttp && url.scheme() != u"socks5"_s))
        return OptionWords::tr("%1 is not a proxy. Use system, none, http://HOST:PORT or socks5://HOST:PORT.")
            .arg(quoted(word));
    proxy = {isHttp ? Kind::Http : Kind::Socks5, url.host(), quint16(url.port()), url.userName()};
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
    // Not tr(): lupdate would put this string and the next one into a wrong context.
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
                return OptionWords::tr("%1 takes no value.").arg(name);
            result.given.push_back({option->opt, {}});
            continue;
        }
        if (equals < 0 && ++i == input.size())
            return OptionWords::tr("%1 needs a value: %1 %2.").arg(name, QString::fromLatin1(option->valueName));
        result.given.push_back({option->opt, equals < 0 ? input[i] : argument.mid(equals + 1)});
        if (result.given.back().value.isEmpty())
            return OptionWords::tr("%1 needs a value: %1 %2.").arg(name, QString::fromLatin1(option->valueName));
    }
    return {};
}

Sentence notOneOf(const QString &word, const QString &what, const QStringList &names)
{
    return OptionWords::tr("%1 is not %2. Choose from %3.").arg(quoted(word), what, names.join(u", "_s));
}

Sentence readSize(const QString &word, simulator::Size &size)
{
    return readName(sizes, word, size, OptionWords::tr("a size of the demo data"));
}

Sentence readRelease(const QString &word, std::optional<simulator::Release> &release)
{
    release = simulator::releaseNamed(word.toStdString());
    if (release)
        return {};
    const QStringList names = QString::fromStdString(simulator::releaseNames()).split(u' ');
    return notOneOf(word, OptionWords::tr("a release of the control plane"), names);
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
    case Opt::CertificateFile:
        source.ways.certificateFile = given.value;
        return Sentence();
    case Opt::KeyFile:
        source.ways.keyFile = given.value;
        return Sentence();
    case Opt::PassphraseFile:
        source.passphraseFile = given.value;
        return Sentence();
    case Opt::ProxyAddress:
        return readProxy(given.value, source.ways.proxy);
    case Opt::ProxyPasswordFile:
        source.proxyPasswordFile = given.value;
        return Sentence();
    case Opt::AllowHttp:
        source.allowHttp = true;
        return Sentence();
    default:
        return {};
    }
}

std::optional<Sentence> readFormatOption(const Given &given, WantedFormat &wanted)
{
    switch (given.opt) {
    case Opt::For:
        return readName(readers, given.value, wanted.forSpreadsheets, OptionWords::tr("a kind of readers"));
    case Opt::Delimiter: {
        const QString word = given.value == u"tab"_s ? u"\t"_s : given.value;
        const bool isUsable = word.size() == 1 && word[0].unicode() < 0x80 && !word[0].isLetterOrNumber()
            && !u"\"'\r\n-+."_s.contains(word[0]);
        if (!isUsable)
            return OptionWords::tr("--delimiter must be one character, e.g. , or ; or tab.");
        wanted.delimiter = word[0].toLatin1();
        return Sentence();
    }
    case Opt::Decimal:
        if (given.value != u"."_s && given.value != u","_s)
            return OptionWords::tr("--decimal must be . or ,");
        wanted.decimal = given.value[0].toLatin1();
        return Sentence();
    case Opt::Times: {
        csv::Times times{};
        const Sentence wrong = readName(timeForms, given.value, times, OptionWords::tr("a form of times"));
        wanted.times = times;
        return wrong;
    }
    case Opt::Bom:
        wanted.bom = true;
        return Sentence();
    case Opt::NoGuard:
        wanted.guard = false;
        return Sentence();
    default:
        return {};
    }
}

Sentence settleFormat(const WantedFormat &wanted, csv::FileFormat &format)
{
    format = wanted.forSpreadsheets ? csv::spreadsheetFormat() : csv::FileFormat();
    format.decimal = wanted.decimal.value_or(format.decimal);
    // A decimal comma needs another delimiter, and a semicolon is what spreadsheets expect then.
    const char usual = format.decimal == ',' ? ';' : ',';
    format.delimiter = wanted.delimiter.value_or(usual);
    format.times = wanted.times.value_or(format.times);
    format.bom = format.bom || wanted.bom;
    format.guard = wanted.guard ? csv::Guard::On : csv::Guard::Off;
    if (format.delimiter == format.decimal)
        return OptionWords::tr("Delimiter and decimal sign must differ. Use e.g. --delimiter ';'.");
    return {};
}

bool hasWays(const Source &source)
{
    return source.ways != api::Ways() || !source.passphraseFile.isEmpty() || !source.proxyPasswordFile.isEmpty();
}

Sentence checkSource(const Source &source, bool sizeGiven)
{
    const int sources = int(source.demo) + int(!source.url.isEmpty()) + int(!source.connection.isEmpty());
    if (sources > 1)
        return OptionWords::tr("Use one of --connection, --url and --demo.");
    if (sources == 0)
        return OptionWords::tr("Choose a source: --connection NAME, --url URL or --demo.");
    if (!source.demo && sizeGiven)
        return OptionWords::tr("--demo-size can only be used with --demo.");
    if (source.url.isEmpty() && (!source.tokenFile.isEmpty() || !source.caFile.isEmpty()))
        return OptionWords::tr("--token-file and --ca-file can only be used with --url.");
    if (source.url.isEmpty() && hasWays(source))
        return OptionWords::tr("--certificate, --proxy and what belongs to them can only be used with --url.");
    if (source.url.isEmpty() && source.allowHttp)
        return OptionWords::tr("--allow-http can only be used with --url.");
    return {};
}

Sentence checkOutput(const QString &file)
{
    if (file.isEmpty())
        return OptionWords::tr("Choose an output: -o FILE, or -o - for standard output.");
    return {};
}

} // namespace commandline
