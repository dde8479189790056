// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/simulator.h"
#include "models/api/ways.h"
#include "models/catalog/catalog.h"
#include "models/csv/metricsexportjob.h"
#include "models/waste/exportjob.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <span>
#include <variant>

// The parsed command line. parse() is pure: it reads no file and no environment and needs no application object, so
// that --help and --version work without a display. Secrets are never arguments, because other users of the machine can
// read those.
namespace commandline {

struct Window
{
    bool demo = false;
    simulator::Size demoSize = simulator::Size::Medium;
    QString replayFolder = {}; // recorded clusters instead of simulated ones
    QString connection = {}; // name of a saved connection; empty = none
    std::optional<simulator::Release> demoRelease = {};
    QString viewFile = {}; // with the view to show; empty = none
    friend bool operator==(const Window &, const Window &) = default;
};

struct Tour
{
    QString directory;
    simulator::Size demoSize = simulator::Size::Medium;
    QString replayFolder = {};
    std::optional<simulator::Release> demoRelease = {};
    friend bool operator==(const Tour &, const Tour &) = default;
};

// The source of the rows: simulated data, a saved connection, or a control plane whose token is in `tokenFile` or in
// BINNACLE_TOKEN.
struct Source
{
    bool demo = false;
    simulator::Size demoSize = simulator::Size::Medium;
    QString connection; // its name
    QUrl url;
    QString tokenFile;
    QString caFile;
    api::Ways ways = {}; // certificate and proxy
    QString passphraseFile = {}; // empty = BINNACLE_PASSPHRASE
    QString proxyPasswordFile = {}; // empty = BINNACLE_PROXY_PASSWORD
    bool allowChanges = false; // also where the saved connection is read-only
    bool allowHttp = false; // send the token unencrypted over a network
    friend bool operator==(const Source &, const Source &) = default;
};

struct Export
{
    catalog::Resource resource;
    Source source;
    QStringList filters; // in the syntax of the API, "phase==Running"
    QString search;
    QString sortKey; // empty = the default order of the resource
    bool descending = false;
    QStringList columns; // empty = the usual ones
    bool deleted = false;
    std::optional<bool> completed;
    bool externalOnly = false;
    csv::FileFormat format;
    bool names = false;
    QString file; // "-" = standard output
    friend bool operator==(const Export &, const Export &) = default;
};

// A time as entered by the user: absolute, or relative to now.
struct Moment
{
    bool isBeforeNow = false;
    std::int64_t ms = 0; // since 1970 UTC, or before now

    [[nodiscard]] std::int64_t at(std::int64_t nowMs) const { return isBeforeNow ? nowMs - ms : ms; }
    friend bool operator==(const Moment &, const Moment &) = default;
};

struct ExportMetrics
{
    Source source;
    csv::MetricsExportRequest request; // without its range
    Moment from{true, 0};
    Moment to{true, 0};
    bool wholeLife = false; // instead of both
    friend bool operator==(const ExportMetrics &, const ExportMetrics &) = default;
};

struct ExportWasted
{
    Source source;
    waste::ExportRequest request;
    friend bool operator==(const ExportWasted &, const ExportWasted &) = default;
};

// An action on objects: those with the ids, or all rows that an export with these filters would have.
struct Act
{
    Export rows;
    const catalog::ObjectAction *action = nullptr;
    QStringList ids;
    bool yes = false; // without asking
    friend bool operator==(const Act &, const Act &) = default;
};

// What is done to one cluster, beside the actions on objects of any kind.
struct Cluster
{
    enum class Task { Create, Rename, InstallInfo };
    Task task = Task::Create;
    Source source = {};
    QString id = {}; // not for Create
    QString name = {}; // the new one
    QString domain = {};
    QString clusterVersion = {}; // of Run:ai
    QString remoteUrl = {}; // where the cluster can be reached
    bool showSecret = false;
    bool yes = false; // without asking
    friend bool operator==(const Cluster &, const Cluster &) = default;
};

// What is done with the saved connections.
struct Connections
{
    enum class Task { List, Test, Add, Remove };
    Task task = Task::List;
    Source source = {}; // to test or remove; of Add, its URL, certificates and token
    QString name = {}; // of the new one
    QString clientId = {}; // of a service account
    QString secretFile = {}; // of its secret; empty = BINNACLE_CLIENT_SECRET
    QString user = {}; // who signs in with a password
    QString passwordFile = {}; // empty = BINNACLE_PASSWORD
    QString tokenCommand = {}; // prints a token
    bool runaiSession = false; // of the runai command line; without all of these: a token
    bool yes = false; // without asking
    friend bool operator==(const Connections &, const Connections &) = default;
};

struct Help
{
    friend bool operator==(const Help &, const Help &) = default;
};

struct Version
{
    friend bool operator==(const Version &, const Version &) = default;
};

struct UsageError
{
    QString sentence; // what is wrong and what to enter instead
    friend bool operator==(const UsageError &, const UsageError &) = default;
};

using Command = std::variant<Window, Tour, Export, ExportMetrics, ExportWasted, Act, Cluster, Connections, Help,
                             Version, UsageError>;

// `arguments` without the program's name. Options of Qt itself (-platform, -style, ...) are skipped.
[[nodiscard]] Command parse(const QStringList &arguments);
// As main() got them. Refuses what is not text in the system's encoding: a file would get another name.
[[nodiscard]] Command parse(std::span<const char *const> arguments);

[[nodiscard]] QString helpText(); // ends with a line break
[[nodiscard]] QString versionText(); // "binnacle 0.1.0\n"

// The names that are most similar to `word`, best first, at most three.
[[nodiscard]] QStringList nearestNames(const QString &word, const QStringList &names);

} // namespace commandline
