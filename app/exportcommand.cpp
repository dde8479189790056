// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportcommand.h"

#include "models/csv/cells.h"
#include "models/session/session.h"
#include "models/table/format.h"

#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2 };

template<class T> using Outcome = tl::expected<T, QString>; // or a sentence for people

void tell(const QString &sentence)
{
    std::fprintf(stderr, "binnacle: %s\n", qPrintable(sentence));
}

QString offering(const QString &sentence, const QString &word, const QStringList &names)
{
    const QStringList nearest = commandline::nearestNames(word, names);
    const QStringList &offered = nearest.isEmpty() ? names : nearest;
    return sentence + u' '
        + (nearest.isEmpty() ? Words::tr("There are: %1.") : Words::tr("Did you mean %1?")).arg(offered.join(u", "_s));
}

using Columns = std::span<const table::ColumnInfo *const>;

QStringList keysOf(Columns columns, bool (*wanted)(const table::ColumnInfo &), const char *table::ColumnInfo::*key)
{
    QStringList keys;
    for (const table::ColumnInfo *column : columns)
        if (wanted(*column))
            keys << QString::fromLatin1(column->*key);
    keys.removeDuplicates();
    return keys;
}

Outcome<void> readColumns(const commandline::Export &options, Columns columns)
{
    const QStringList known = keysOf(
        columns, [](const table::ColumnInfo &c) { return csv::isWritten(c.kind); }, &table::ColumnInfo::key);
    for (const QString &key : options.columns)
        if (!known.contains(key))
            return tl::unexpected(offering(Words::tr("There is no column \"%1\".").arg(key), key, known));
    return {};
}

Outcome<void> readSort(const commandline::Export &options, Columns columns, table::ListQuery &query)
{
    if (options.sortKey.isEmpty())
        return {};
    query.descending = options.descending;
    for (const table::ColumnInfo *column : columns) {
        if (!column->sortKey)
            continue;
        // The server's key and that of the column are both what people may know.
        if (options.sortKey == QLatin1StringView(column->sortKey)
            || options.sortKey == QLatin1StringView(column->key)) {
            query.sortKey = QString::fromLatin1(column->sortKey);
            return {};
        }
    }
    const QStringList known = keysOf(
        columns, [](const table::ColumnInfo &c) { return c.sortKey != nullptr; }, &table::ColumnInfo::sortKey);
    const QString sentence = Words::tr("The rows cannot be sorted by \"%1\".").arg(options.sortKey);
    return tl::unexpected(offering(sentence, options.sortKey, known));
}

Outcome<void> readFilters(const commandline::Export &options, Columns columns, table::ListQuery &query)
{
    const QStringList known = keysOf(
        columns, [](const table::ColumnInfo &c) { return c.filterKey != nullptr; }, &table::ColumnInfo::filterKey);
    for (const QString &text : options.filters) {
        const auto filter = table::parseFilter(text);
        if (!filter)
            return tl::unexpected(
                Words::tr("\"%1\" is not a filter. Write a key, one of == != >= <= =@ !@ =^ =$, and a value.")
                    .arg(text));
        if (!known.contains(filter->key)) {
            const QString sentence = Words::tr("The rows cannot be filtered by \"%1\".").arg(filter->key);
            return tl::unexpected(offering(sentence, filter->key, known));
        }
        query.filters << *filter;
    }
    return {};
}

Outcome<QString> readToken(const commandline::Source &source)
{
    if (source.tokenFile.isEmpty()) {
        const QString token = qEnvironmentVariable("BINNACLE_TOKEN").trimmed();
        if (token.isEmpty())
            return tl::unexpected(Words::tr("There is no token. Put one into a file and name it with --token-file, "
                                            "or into the environment variable BINNACLE_TOKEN."));
        return token;
    }
    QFile file(source.tokenFile);
    constexpr qint64 largest = 64 * 1024;
    const QByteArray token = file.open(QIODevice::ReadOnly) ? file.read(largest).trimmed() : QByteArray();
    if (!file.isOpen())
        return tl::unexpected(Words::tr("The token file %1 cannot be read.").arg(source.tokenFile));
    if (token.isEmpty() || token.contains('\n'))
        return tl::unexpected(Words::tr("The token file %1 must hold one line, the token.").arg(source.tokenFile));
    return QString::fromUtf8(token);
}

// Turns SIGINT, SIGTERM and SIGHUP into a call in the event loop, so that the unfinished file is removed.
class SignalWatch
{
public:
    template<class Callback> explicit SignalWatch(Callback callback)
    {
        if (::pipe(pipeEnds.data()) != 0)
            return;
        m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this, callback] {
            m_notifier->setEnabled(false);
            callback();
        });
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            std::signal(number, [](int caught) {
                // Once is a request; the second time the system's own way applies.
                std::signal(caught, SIG_DFL);
                [[maybe_unused]] const auto written = ::write(pipeEnds[1], "", 1);
            });
    }
    ~SignalWatch()
    {
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            std::signal(number, SIG_DFL);
        for (const int end : pipeEnds)
            ::close(end);
    }
    SignalWatch(const SignalWatch &) = delete;
    SignalWatch &operator=(const SignalWatch &) = delete;

private:
    static inline std::array<int, 2> pipeEnds{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

void showProgress(const csv::ExportJob &job)
{
    const QString rows = table::countText(job.rowsWritten());
    const QString rate = table::countText(qint64(job.rowsPerSecond()));
    const QString line = job.rowsExpected() >= 0
        ? Words::tr("%1 of %2 rows, %3 per second").arg(rows, table::countText(job.rowsExpected()), rate)
        : Words::tr("%1 rows, %2 per second").arg(rows, rate);
    std::fprintf(stderr, "\r\033[K%s", qPrintable(line));
}

Outcome<session::Connection> connectionTo(const commandline::Source &source)
{
    session::Connection connection;
    connection.url = source.url;
    connection.name = source.url.host();
    connection.caFile = source.caFile;
    if (!source.caFile.isEmpty() && !QFile(source.caFile).open(QIODevice::ReadOnly))
        return tl::unexpected(Words::tr("The certificate file %1 cannot be read.").arg(source.caFile));
    const auto token = readToken(source);
    if (!token)
        return tl::unexpected(token.error());
    connection.credentials = session::BearerToken{*token};
    return connection;
}

int runJob(const session::Connection &connection, const csv::ExportRequest &request, QCoreApplication &application)
{
    session::Session session(connection);
    catalog::ClusterNames names;
    csv::ExportJob job(session.client(), names, request);
    const bool isTerminal = ::isatty(STDERR_FILENO) != 0;
    if (isTerminal)
        QObject::connect(&job, &csv::ExportJob::progress, &job, [&job] { showProgress(job); });
    QObject::connect(&job, &csv::ExportJob::finished, &application, &QCoreApplication::quit);
    const SignalWatch watch([&] {
        // Nothing needs to be removed, and the writer may wait for a reader that never comes.
        if (request.file == u"-"_s)
            ::_exit(Failed);
        job.cancel();
    });
    job.start();
    QCoreApplication::exec();
    if (isTerminal)
        std::fputs("\r\033[K", stderr);
    if (!job.hasLostReader())
        tell(job.closingSentence());
    if (!job.problemDetail().isEmpty())
        tell(Words::tr("The control plane says: %1").arg(job.problemDetail()));
    return job.hasSucceeded() ? Done : Failed;
}

} // namespace

tl::expected<csv::ExportRequest, QString> exportRequest(const commandline::Export &options)
{
    const Columns columns = catalog::columns(options.resource);
    csv::ExportRequest request;
    request.resource = options.resource;
    request.query = catalog::defaultQuery(options.resource);
    request.query.search = options.search;
    request.query.deleted = options.deleted;
    request.query.completed = options.completed;
    request.columns = options.columns;
    request.file = options.file;
    request.bom = options.bom;
    request.guard = options.guard;
    for (const auto &outcome : {readColumns(options, columns), readSort(options, columns, request.query),
                                readFilters(options, columns, request.query)})
        if (!outcome)
            return tl::unexpected(outcome.error());
    return request;
}

int runExport(const commandline::Export &options, QCoreApplication &application)
{
    const auto request = exportRequest(options);
    if (!request) {
        tell(request.error());
        return WrongUsage;
    }
    // A reader that goes away and a limit of file size are answers of write(), not a reason to die.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);

    if (!options.source.demo) {
        const auto connection = connectionTo(options.source);
        if (!connection) {
            tell(connection.error());
            return Failed;
        }
        return runJob(*connection, *request, application);
    }
    // Frozen: the same command gives the same rows.
    simulator::Options world;
    world.size = options.source.demoSize;
    world.speed = 0;
    simulator::Simulator demo(world);
    if (!demo.start()) {
        tell(QString::fromStdString(demo.error()));
        return Failed;
    }
    session::Connection connection;
    connection.url = QUrl(QString::fromStdString(demo.url()));
    connection.credentials = session::BearerToken{QString::fromStdString(demo.token())};
    connection.isDemo = true;
    return runJob(connection, *request, application);
}
