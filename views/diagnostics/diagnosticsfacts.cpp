// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/diagnostics/diagnosticsfacts.h"

#include "models/table/format.h"
#include "views/diagnostics/requestmodel.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>

#include <numeric>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace views {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(views::Diagnostics)
};

QString gapPartsText(const LoopWatch::Gaps &gaps)
{
    const auto &bounds = LoopWatch::Gaps::bounds;
    QStringList parts;
    double from = LoopWatch::Gaps::noticedMs;
    for (std::size_t i = 0; i < gaps.parts.size(); ++i) {
        const QString range
            = i < bounds.size() ? Words::tr("%1 to %2 ms").arg(from).arg(bounds[i]) : Words::tr("over %1 ms").arg(from);
        parts.append(u"%1: %2"_s.arg(range).arg(gaps.parts[i]));
        if (i < bounds.size())
            from = bounds[i];
    }
    return parts.join(u", "_s);
}

} // namespace

QString waitingText(const api::RequestLoad &load)
{
    const int sum = std::accumulate(load.waiting.begin(), load.waiting.end(), 0);
    QStringList parts;
    for (std::size_t i = 0; i < load.waiting.size(); ++i) {
        if (load.waiting[i] > 0)
            parts.append(u"%1 %2"_s.arg(table::countText(load.waiting[i]), priorityText(base::Urgency(i))));
    }
    QString text = parts.size() < 2 && sum == 0 ? table::countText(0)
                                                : u"%1: %2"_s.arg(table::countText(sum), parts.join(u", "_s));
    if (load.isHeld)
        text += u", "_s + Words::tr("throttled by the server");
    return text;
}

QString tablesText(const QList<CacheFacts> &tables)
{
    QStringList parts;
    for (const CacheFacts &table : tables)
        parts.append(Words::tr("%1 %2 rows, %3", "title of the table, number, bytes")
                         .arg(table.title, table::countText(table.rows), table::bytesText(double(table.bytes))));
    return parts.isEmpty() ? u"–"_s : parts.join(u"; "_s);
}

QString gapsText(const LoopWatch::Gaps &gaps)
{
    const int bound = int(LoopWatch::Gaps::noticedMs);
    if (gaps.count == 0)
        return Words::tr("no gap over %1 ms").arg(bound);
    return Words::tr("%n gap(s) over %1 ms, longest %2 ms, last %3 ms", nullptr, gaps.count)
        .arg(bound)
        .arg(qRound(gaps.longestMs))
        .arg(qRound(gaps.lastMs));
}

QString diagnosticsReport(const DiagnosticsFacts &facts, const RequestModel &requests)
{
    QString text;
    const auto line = [&text](const QString &label, const QString &value) { text += u"%1: %2\n"_s.arg(label, value); };
    text += u"Binnacle " BINNACLE_VERSION ", Qt %1, %2, %3\n"_s.arg(
        QLatin1String(qVersion()), QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
    line(Words::tr("In flight"), table::countText(facts.load.inFlight));
    line(Words::tr("Waiting"), waitingText(facts.load));
    line(Words::tr("Decoding"), Words::tr("%1 of %2").arg(facts.load.decoding).arg(facts.load.decodeCapacity));
    line(Words::tr("Tables"), tablesText(facts.tables));
    line(Words::tr("Charts"), table::bytesText(double(facts.chartBytes)));
    line(Words::tr("Memory"), facts.residentBytes > 0 ? table::bytesText(double(facts.residentBytes)) : u"–"_s);
    line(Words::tr("Event loop"), gapsText(facts.gaps));
    if (facts.gaps.count > 0)
        line(Words::tr("Gaps"), gapPartsText(facts.gaps));
    text += u'\n';
    for (int row = -1; row < requests.rowCount(); ++row) {
        for (int column = 0; column < RequestModel::Columns; ++column) {
            if (column > 0)
                text += u'\t';
            text += row < 0 ? requests.headerData(column, Qt::Horizontal).toString()
                            : requests.text(requests.record(row), column);
        }
        text += u'\n';
    }
    return text;
}

qint64 residentBytes()
{
#ifdef Q_OS_LINUX
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
#else
    return 0;
#endif
}

} // namespace views
