// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/command.h"
#include "tests/support/program.h"
#include "tests/support/simulatorclient.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

// "binnacle export wasted" against "binnacle-simulator".
class TestExportWasted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void workloads();
    void groupsHaveTheSameSum();
    void costs();
    void missingAnswersAreAFailure();
    void idleNow();
    void refusalsLeaveNoFile();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();

private:
    using Result = Command::Result;
    using Row = QMap<QByteArray, QByteArray>; // by header

    [[nodiscard]] Result run(const QStringList &arguments) const;
    // From the simulator at this port, with these options
    [[nodiscard]] Result wasted(int port, const QString &options) const;
    [[nodiscard]] static QList<Row> rowsOf(const QByteArray &csv);
    [[nodiscard]] static double sumOf(const QList<Row> &rows, const QByteArray &column);
    // The same world in another program
    static void serve(Program &simulator, const QStringList &options);

    Program m_simulator;
    QTemporaryDir m_folder;
};

namespace {

const QByteArray wastedHours = "wasted[GPU-hours]";

} // namespace

void TestExportWasted::serve(Program &simulator, const QStringList &options)
{
    QVERIFY2(simulator.start(Program::folder() + u"/binnacle-simulator"_s,
                             QStringList{u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--now"_s,
                                         u"2026-01-15T12:00:00Z"_s, u"--token"_s, u"waste-token"_s}
                                 + options),
             simulator.output().constData());
}

void TestExportWasted::initTestCase()
{
    serve(m_simulator, {});
}

TestExportWasted::Result TestExportWasted::run(const QStringList &arguments) const
{
    Command command(u"waste-token"_s);
    command.folder = m_folder.path();
    return command.run(arguments);
}

TestExportWasted::Result TestExportWasted::wasted(int port, const QString &options) const
{
    return run(QStringList{u"export"_s, u"wasted"_s, u"--url"_s, u"http://127.0.0.1:%1"_s.arg(port)}
               + options.split(u' ', Qt::SkipEmptyParts));
}

QList<TestExportWasted::Row> TestExportWasted::rowsOf(const QByteArray &csv)
{
    QList<Row> rows;
    const QByteArrayList lines = csv.split('\n');
    const QByteArrayList header = lines[0].trimmed().split(',');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArrayList cells = lines[i].trimmed().split(',');
        if (cells.size() != header.size())
            continue;
        Row row;
        for (qsizetype cell = 0; cell < cells.size(); ++cell)
            row[header[cell]] = cells[cell];
        rows << row;
    }
    return rows;
}

double TestExportWasted::sumOf(const QList<Row> &rows, const QByteArray &column)
{
    double sum = 0;
    for (const Row &row : rows)
        sum += row[column].toDouble();
    return sum;
}

void TestExportWasted::workloads()
{
    const Result result = wasted(m_simulator.port(), u"-o wasted.csv"_s);
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.out.isEmpty());
    QFile file(m_folder.filePath(u"wasted.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<Row> rows = rowsOf(file.readAll());
    QVERIFY(rows.size() > 50);
    const auto isMeasured = [](const Row &row) { return row["state"] == "measured"; };
    QVERIFY(std::ranges::count_if(rows, isMeasured) > 40);
    const auto hasEnded = [](const Row &row) { return row["state"] == "measured" && !row["endedAt"].isEmpty(); };
    QVERIFY(std::ranges::any_of(rows, hasEnded));
    double last = std::numeric_limits<double>::max();
    for (const Row &row : rows) {
        QVERIFY(!row["id"].isEmpty() && !row["workload"].isEmpty() && !row["clusterName"].isEmpty());
        QCOMPARE(row[wastedHours].isEmpty(), !isMeasured(row)); // never 0 for what nobody knows
        if (!isMeasured(row))
            continue;
        QVERIFY(row[wastedHours].toDouble() <= last && row[wastedHours].toDouble() > 0);
        QVERIFY(row["measured[GPU-hours]"].toDouble() <= row["held[GPU-hours]"].toDouble());
        last = row[wastedHours].toDouble();
    }
    static const QRegularExpression sentence(
        u"were not used \\([\\d.]+ %\\)\\. .*it is about .*Measured: \\d+ of \\d+ workload.*, [\\d.]+ % of the "
        u"GPU-hours, "
        "with samples at most 1 min 26 s apart\\. .* not asked for\\. .*clusters: .* %\\. .*projects: .* %\\."_s);
    QVERIFY2(sentence.match(result.err).hasMatch(), qPrintable(result.err));
}

void TestExportWasted::groupsHaveTheSameSum()
{
    const Result each = wasted(m_simulator.port(), u"--range 7d --counts idle --idle-min 1h -o -"_s);
    QCOMPARE(each.exitCode, 0);
    QVERIFY2(each.err.contains(u"idle for at least 1 h"_s) && each.err.contains(u"last 7 d"_s), qPrintable(each.err));
    const double sum = sumOf(rowsOf(each.out), wastedHours);
    QVERIFY(sum > 10);
    for (const QString &group : {u"user"_s, u"project"_s, u"cluster"_s, u"node-pool"_s}) {
        const Result result
            = wasted(m_simulator.port(), u"--range 7d --counts idle --idle-min 1h --group-by %1 -o -"_s.arg(group));
        QCOMPARE(result.exitCode, 0);
        const QList<Row> rows = rowsOf(result.out);
        QVERIFY2(rows.size() > 1 && rows.size() < rowsOf(each.out).size() / 2, result.out.constData());
        QVERIFY(std::abs(sumOf(rows, wastedHours) - sum) < 0.01);
        QCOMPARE(int(sumOf(rows, "workloads")), int(rowsOf(each.out).size()));
    }
}

void TestExportWasted::costs()
{
    const QList<Row> pools = rowsOf(wasted(m_simulator.port(), u"--group-by node-pool -o -"_s).out);
    QByteArray first;
    for (const Row &row : pools) {
        if (first.isEmpty() && !row["nodePool"].startsWith('('))
            first = row["nodePool"];
    }
    QVERIFY(!first.isEmpty());
    const QString pool = QString::fromUtf8(first);
    const Result result
        = wasted(m_simulator.port(), u"--group-by node-pool --price %1=2.5 --currency EUR -o -"_s.arg(pool));
    QCOMPARE(result.exitCode, 0);
    for (const Row &row : rowsOf(result.out)) {
        if (row["nodePool"] == first)
            QVERIFY(std::abs(row["cost[EUR]"].toDouble() - 2.5 * row[wastedHours].toDouble()) < 0.02);
        else if (!row["nodePool"].startsWith('('))
            QVERIFY(row["cost[EUR]"].isEmpty());
    }
    QVERIFY2(result.err.contains(u"EUR"_s) && result.err.contains(u"have no price"_s), qPrintable(result.err));
}

void TestExportWasted::missingAnswersAreAFailure()
{
    const QList<Row> rows = rowsOf(wasted(m_simulator.port(), u"-o -"_s).out);
    const QByteArray id = rows[0]["id"];
    Program other;
    serve(other, {u"--refuse"_s, u"/api/v1/workloads/%1/metrics"_s.arg(QString::fromLatin1(id))});
    const Result result = wasted(other.port(), u"-o partly.csv"_s);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(u"At least"_s) && result.err.contains(u"1 of %1 workload"_s.arg(rows.size())),
             qPrintable(result.err));
    QFile file(m_folder.filePath(u"partly.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly)); // what is known is there
    for (const Row &row : rowsOf(file.readAll())) {
        if (row["id"] == id)
            QCOMPARE(row["state"], "notAnswered");
    }
}

void TestExportWasted::idleNow()
{
    Program medium; // some of its GPUs are idle at any time
    serve(medium, {u"--size"_s, u"medium"_s});
    const Result each = wasted(medium.port(), u"--range now -o -"_s);
    QCOMPARE(each.exitCode, 0);
    const QList<Row> rows = rowsOf(each.out);
    QVERIFY2(rows.size() > 5, each.out.constData());
    double last = std::numeric_limits<double>::max();
    for (const Row &row : rows) {
        QVERIFY(!row["id"].isEmpty() && !row["workload"].isEmpty() && !row["clusterName"].isEmpty());
        const double idle = row["idle[GPUs]"].toDouble();
        QVERIFY(idle > 0 && idle <= row["allocated[GPUs]"].toDouble() + 0.001 && idle <= last);
        QVERIFY(!row["nodePools"].isEmpty());
        last = idle;
    }
    const double sum = sumOf(rows, "idle[GPUs]");
    const QRegularExpression sentence(u"[\\d.]+ GPU.* of %1 workload.* are idle now\\."_s.arg(rows.size()));
    QVERIFY2(sentence.match(each.err).hasMatch(), qPrintable(each.err));
    for (const QString &group : {u"user"_s, u"project"_s, u"cluster"_s, u"node-pool"_s}) {
        const Result result = wasted(medium.port(), u"--range now --group-by %1 -o -"_s.arg(group));
        QCOMPARE(result.exitCode, 0);
        const QList<Row> groups = rowsOf(result.out);
        QVERIFY2(groups.size() > 1 && groups.size() < rows.size(), result.out.constData());
        QVERIFY(std::abs(sumOf(groups, "idle[GPUs]") - sum) < 0.01);
        QCOMPARE(int(sumOf(groups, "workloads")), int(rows.size()));
    }
    // An older release does not tell.
    Program old;
    serve(old, {u"--api-version"_s, u"2.18"_s});
    const Result silent = wasted(old.port(), u"--range now -o idle.csv"_s);
    QCOMPARE(silent.exitCode, 1);
    QVERIFY2(silent.err.contains(u"does not tell which workloads have idle GPUs"_s), qPrintable(silent.err));
    QVERIFY(!QFile::exists(m_folder.filePath(u"idle.csv"_s)));
}

void TestExportWasted::refusalsLeaveNoFile()
{
    Program other;
    serve(other, {u"--refuse"_s, u"/api/v1/workloads"_s});
    const Result result = wasted(other.port(), u"-o none.csv"_s);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(u"permission"_s), qPrintable(result.err));
    QVERIFY(!QFile::exists(m_folder.filePath(u"none.csv"_s)));

    const Result nowhere = wasted(m_simulator.port(), u"-o no/such/folder.csv"_s);
    QCOMPARE(nowhere.exitCode, 1);
    QVERIFY2(nowhere.err.contains(u"folder"_s), qPrintable(nowhere.err));
}

void TestExportWasted::wrongUsageIsTwo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    const auto row
        = [](const char *name, const QString &line, const QString &says) { QTest::newRow(name) << line << says; };
    row("no file", u"--demo"_s, u"-o FILE"_s);
    row("no source", u"-o x"_s, u"source"_s);
    row("another window", u"--demo --range 3d -o x"_s, u"24h, 7d, 30d"_s);
    row("a rule for now", u"--demo --range now --counts idle -o x"_s, u"--range now"_s);
    row("a price for now", u"--demo --range now --price h100=1 -o x"_s, u"--range now"_s);
    row("another rule", u"--demo --counts busy -o x"_s, u"not-used, idle"_s);
    row("another time", u"--demo --idle-min 3m -o x"_s, u"5m, 15m, 1h, 2h"_s);
    row("another group", u"--demo --group-by Nodepool -o x"_s, u"node-pool"_s);
    row("no price", u"--demo --price h100 -o x"_s, u"h100=2.60"_s);
    row("no number", u"--demo --price h100=much -o x"_s, u"h100=2.60"_s);
    row("a negative price", u"--demo --price h100=-1 -o x"_s, u"h100=2.60"_s);
    row("two prices", u"--demo --price h100=1 --price h100=2 -o x"_s, u"two prices"_s);
    row("currency alone", u"--demo --currency EUR -o x"_s, u"--price"_s);
    row("an option of lists", u"--demo --filter phase==Running -o x"_s, u"--filter"_s);
    row("an option of metrics", u"--demo --samples 10 -o x"_s, u"--samples"_s);
}

void TestExportWasted::wrongUsageIsTwo()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const Result result = run(QStringList{u"export"_s, u"wasted"_s} + line.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.err.contains(says), qPrintable(result.err));
}

QTEST_GUILESS_MAIN(TestExportWasted)
#include "tst_export_wasted.moc"
