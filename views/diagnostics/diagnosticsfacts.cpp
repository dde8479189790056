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

struct DiagnosticsWords
{
    Q_DECLARE_TR_FUNCTIONS(views::Diagnostics)
};

QString gapPartsText(const LoopWatch::Gaps &gaps)
{
    const auto &bounds = LoopWatch::Gaps::bounds;
    QStringList parts;
    double from = LoopWatch::Gaps::noticedMs;
    for (std::size_t i = 0; i < gaps.parts.size(); ++i) {
        const QString range = i < bounds.size() ? DiagnosticsWords::tr("%1 to %2 ms").arg(from).arg(bounds[i])
                                                : DiagnosticsWords::tr("over %1 ms").arg(from);
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
        text += u", "_s + DiagnosticsWords::tr("throttled by the server");
    return text;
}

QString tablesText(const QList<CacheFacts> &tables)
{
    QStringList parts;
    for (const CacheFacts &table : tables)
        parts.append(DiagnosticsWords::tr("%1 %2 rows, %3", "title of the table, number, bytes")
                         .arg(table.title, table::countText(table.rows), table::bytesText(double(table.bytes))));
    return parts.isEmpty() ? u"–"_s : parts.join(u"; "_s);
}

QString gapsText(const LoopWatch::Gaps &gaps)
{
    const int bound = int(LoopWatch::Gaps::noticedMs);
    if (gaps.count == 0)
        return DiagnosticsWords::tr("no gap over %1 ms").arg(bound);
    return DiagnosticsWords::tr("%n gap(s) over %1 ms, longest %2 ms, last %3 ms", nullptr, gaps.count)
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
    line(DiagnosticsWords::tr("In flight"), table::countText(facts.load.inFlight));
    line(DiagnosticsWords::tr("Waiting"), waitingText(facts.load));
    line(DiagnosticsWords::tr("Decoding"),
         DiagnosticsWords::tr("%1 of %2").arg(facts.load.decoding).arg(facts.load.decodeCapacity));
    line(DiagnosticsWords::tr("Tables"), tablesText(facts.tables));
    line(DiagnosticsWords::tr("Charts"), table::bytesText(double(facts.chartBytes)));
    line(DiagnosticsWords::tr("Memory"),
         facts.residentBytes > 0 ? table::bytesText(double(facts.residentBytes)) : u"–"_s);
    line(DiagnosticsWords::tr("Event loop"), gapsText(facts.gaps));
    if (facts.gaps.count > 0)
        line(DiagnosticsWords::tr("Gaps"), gapPartsText(facts.gaps));
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
