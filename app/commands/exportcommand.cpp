// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/exportcommand.h"

#include "app/commands/commandsource.h"
#include "models/csv/cells.h"
#include "models/csv/exportcolumns.h"
#include "models/table/format.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

struct ExportWords
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

QString offering(const QString &sentence, const QString &word, const QStringList &names)
{
    const QStringList nearest = commandline::nearestNames(word, names);
    const QStringList &offered = nearest.isEmpty() ? names : nearest;
    return sentence + u' '
        + (nearest.isEmpty() ? ExportWords::tr("Available: %1.") : ExportWords::tr("Did you mean %1?"))
              .arg(offered.join(u", "_s));
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
    QStringList known = keysOf(
        columns, [](const table::ColumnInfo &c) { return csv::isWritten(c.kind); }, &table::ColumnInfo::key);
    for (const table::ColumnInfo *column : columns)
        if (const std::string name = csv::nameHeader(*column); !name.empty())
            known << QString::fromStdString(name);
    for (const QString &key : options.columns)
        if (options.columns != QStringList{u"all"_s} && !known.contains(key))
            return tl::unexpected(offering(ExportWords::tr("There is no column \"%1\".").arg(key), key, known));
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
        // Users may know either the server's key or that of the column.
        if (options.sortKey == QLatin1StringView(column->sortKey)
            || options.sortKey == QLatin1StringView(column->key)) {
            query.sortKey = QString::fromLatin1(column->sortKey);
            return {};
        }
    }
    const QStringList known = keysOf(
        columns, [](const table::ColumnInfo &c) { return c.sortKey != nullptr; }, &table::ColumnInfo::sortKey);
    const QString sentence = ExportWords::tr("The rows cannot be sorted by \"%1\".").arg(options.sortKey);
    return tl::unexpected(offering(sentence, options.sortKey, known));
}

// A filter that can match nothing. Unknown words of a closed set may be those of a newer control plane.
QString wrongValue(const table::Filter &filter, Columns columns)
{
    const QString value = filter.values.value(0);
    const bool isExact = filter.op == table::Op::Equal || filter.op == table::Op::NotEqual;
    if (isExact && catalog::isClusterKey(filter.key) && !base::Key::fromText(value).isUuid())
        return ExportWords::tr("\"%1\" is not the ID of a cluster. Names are not accepted here.").arg(value);
    for (const table::ColumnInfo *column : columns) {
        if (!isExact || !column->choices || !column->filterKey || filter.key != QLatin1StringView(column->filterKey))
            continue;
        for (table::Choices choice = column->choices; *choice; ++choice) {
            const auto known = QLatin1StringView(*choice);
            if (value != known && value.compare(known, Qt::CaseInsensitive) == 0)
                return ExportWords::tr("\"%1\" is not a value of %2. Did you mean %3?")
                    .arg(value, filter.key, QString(known));
        }
    }
    return {};
}

Outcome<void> readFilters(const commandline::Export &options, Columns columns, table::ListQuery &query)
{
    const QStringList known = keysOf(
        columns, [](const table::ColumnInfo &c) { return c.filterKey != nullptr; }, &table::ColumnInfo::filterKey);
    for (const QString &text : options.filters) {
        const auto filter = table::parseFilter(text);
        if (!filter)
            return tl::unexpected(
                ExportWords::tr("\"%1\" is not a valid filter. Use a key, one of == != >= <= =@ !@ =^ =$, and a value.")
                    .arg(text));
        if (!known.contains(filter->key)) {
            const QString sentence = ExportWords::tr("The rows cannot be filtered by \"%1\".").arg(filter->key);
            return tl::unexpected(offering(sentence, filter->key, known));
        }
        if (table::isOnlyHere(filter->op))
            return tl::unexpected(
                ExportWords::tr("The control plane has no operator \"%1\". Use one of == != >= <= =@ !@ =^ =$.")
                    .arg(table::opSign(filter->op)));
        if (const QString wrong = wrongValue(*filter, columns); !wrong.isEmpty())
            return tl::unexpected(wrong);
        query.filters << *filter;
    }
    return {};
}

void showProgress(const csv::ExportJob &job)
{
    const QString rows = table::countText(job.rowsWritten());
    const QString rate = table::countText(qint64(job.rowsPerSecond()));
    const QString line = job.rowsExpected() >= 0
        ? ExportWords::tr("%1 of %2 rows, %3 per second").arg(rows, table::countText(job.rowsExpected()), rate)
        : ExportWords::tr("%1 rows, %2 per second").arg(rows, rate);
    std::fprintf(stderr, "\r\033[K%s", qPrintable(line));
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
    request.query.externalOnly = options.externalOnly;
    request.columns = options.columns == QStringList{u"all"_s} ? csv::allKeys(columns) : options.columns;
    request.file = options.file;
    request.names = options.names;
    request.format = options.format;
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
    return runWithSource(options.source, [&](session::Session &session) {
        catalog::ClusterNames names;
        if (csv::hasNames(*request)) {
            QObject::connect(&names, &catalog::ClusterNames::loaded, &application, &QCoreApplication::quit);
            names.load(session.client());
            QCoreApplication::exec();
        }
        csv::ExportJob job(session.client(), names, *request);
        const bool isTerminal = ::isatty(STDERR_FILENO) != 0;
        if (isTerminal)
            QObject::connect(&job, &csv::ExportJob::progress, &job, [&job] { showProgress(job); });
        return runJob(job, request->file, application);
    });
}
