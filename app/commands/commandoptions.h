// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/commandline.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

// The options of the command line as a table, and the splitting of arguments by it. Only for commandline.cpp and its
// parts.
namespace commandline {

enum class Opt {
    Demo,
    DemoSize,
    DemoApiVersion,
    Connection,
    Open,
    Replay,
    Tour,
    Help,
    Version, // the window
    Url,
    TokenFile,
    CaFile,
    CertificateFile,
    KeyFile,
    PassphraseFile,
    ProxyAddress,
    ProxyPasswordFile,
    Filter,
    Search,
    Sort,
    Columns,
    Deleted,
    Completed,
    ExternalOnly,
    For,
    Delimiter,
    Decimal,
    Times,
    Bom,
    NoGuard,
    Names,
    Output, // the exports
    Cluster,
    Workload,
    Pod,
    Node,
    Metric,
    From,
    To,
    Range,
    Samples,
    GroupBy,
    NodePool,
    Form, // the export of metrics
    Id,
    AllowChanges,
    Yes, // actions
    Name,
    Domain,
    ClusterVersion,
    RemoteUrl,
    ShowSecret, // clusters
    Counts,
    IdleMin,
    Price,
    Currency, // the export of wasted GPU-hours
    ClientId,
    SecretFile,
    User,
    PasswordFile,
    TokenCommand,
    RunaiSession, // connections
    AllowHttp, // all commands but the window
};

enum Place : unsigned {
    InWindow = 1,
    InExport = 2,
    InMetrics = 4,
    InAction = 8,
    InCluster = 16,
    InWasted = 32,
    InConnections = 64,
    InExports = InExport | InMetrics | InWasted,
    InChanges = InAction | InCluster,
    Headless = InExports | InChanges | InConnections
};

struct Option
{
    Opt opt;
    const char *name;
    const char *valueName; // absent = a flag without a value
    unsigned places;
    const char *help;
};

[[nodiscard]] std::span<const Option> options();

struct Given
{
    Opt opt;
    QString value;
};

struct Arguments
{
    std::vector<Given> given;
    QStringList words; // arguments that are not options
};

using Sentence = QString; // an error message; empty = no error

[[nodiscard]] QString quoted(const QString &text);
[[nodiscard]] QString withNearest(const QString &sentence, const QString &word, const QStringList &names);
// `places`: the commands whose options are accepted.
[[nodiscard]] Sentence split(const QStringList &input, unsigned places, Arguments &result);

template<class Table> QStringList namesIn(const Table &table)
{
    QStringList names;
    for (const auto &entry : table)
        names << QString::fromLatin1(entry.first);
    return names;
}

[[nodiscard]] Sentence notOneOf(const QString &word, const QString &what, const QStringList &names);

template<class Table, class Value>
Sentence readName(const Table &table, const QString &word, Value &value, const QString &what)
{
    const auto entry = std::ranges::find_if(table, [&](const auto &e) { return word == QLatin1StringView(e.first); });
    if (entry == table.end())
        return notOneOf(word, what, namesIn(table));
    value = entry->second;
    return {};
}

// How the file is written: options override what --for chooses, wherever they stand.
struct WantedFormat
{
    bool forSpreadsheets = false;
    std::optional<char> delimiter, decimal;
    std::optional<csv::Times> times;
    bool bom = false;
    bool guard = true;
};

[[nodiscard]] std::optional<Sentence> readFormatOption(const Given &given, WantedFormat &wanted);
[[nodiscard]] Sentence settleFormat(const WantedFormat &wanted, csv::FileFormat &format);

// The source, which all commands but the window share. Absent = the option is of another kind.
[[nodiscard]] Sentence readSize(const QString &word, simulator::Size &size);
[[nodiscard]] Sentence readRelease(const QString &word, std::optional<simulator::Release> &release);
[[nodiscard]] std::optional<Sentence> readSourceOption(const Given &given, Source &source, bool &sizeGiven);
// A client certificate, a proxy, or what belongs to them.
[[nodiscard]] bool hasWays(const Source &source);
[[nodiscard]] Sentence checkSource(const Source &source, bool sizeGiven);
[[nodiscard]] Sentence checkOutput(const QString &file);

[[nodiscard]] Command parseMetrics(const Arguments &arguments);
[[nodiscard]] Command parseWasted(const Arguments &arguments);

// "cluster create" and its like: the names of their tasks, and their arguments.
[[nodiscard]] QStringList clusterTasks();
[[nodiscard]] Command parseCluster(const Arguments &arguments);

// "connections list" and its like.
[[nodiscard]] QStringList connectionTasks();
[[nodiscard]] Command parseConnections(const Arguments &arguments);

} // namespace commandline
