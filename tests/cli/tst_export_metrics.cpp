// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/command.h"
#include "tests/support/program.h"
#include "tests/support/simulatorclient.h"

#include <QDateTime>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;

// "binnacle export metrics" against "binnacle-simulator", compared with what the simulator answers itself.
class TestExportMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void digitsOfAPod();
    void aColumnForEachGpu();
    void gpusOfAWorkloadAreThoseOfItsPods();
    void gpusOfANode();
    void wholeLife();
    void everySampleOfARange();
    void aBrokenExportIsContinued_data();
    void aBrokenExportIsContinued();
    void failuresLeaveNoFile();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();

private:
    using Result = Command::Result;
    using Curve = QMap<qint64, QByteArray>; // ms -> the text of the value

    [[nodiscard]] Result run(const QStringList &arguments) const;
    // With the options that all have
    [[nodiscard]] Result exportOf(const QString &options) const;
    // The curves of the CSV's long form, by "metric/gpu"
    [[nodiscard]] static QMap<QString, Curve> curvesIn(const QByteArray &csv);

    Program m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
    QString m_workload, m_pod, m_podName;
    QTemporaryDir m_folder;
};

namespace {

constexpr int patience = 60'000; // ms; a limit against hanging, not a measure
const QString token = u"metrics-token"_s;

// Of RFC 3339, cut to milliseconds
qint64 msOf(const QString &text)
{
    static const QRegularExpression form(u"^(.{19})(?:\\.(\\d+))?Z$"_s);
    const auto match = form.match(text);
    const QDateTime time = QDateTime::fromString(match.captured(1) + u'Z', Qt::ISODate);
    return time.toMSecsSinceEpoch() + match.captured(2).leftJustified(3, u'0').left(3).toInt();
}

} // namespace

void TestExportMetrics::initTestCase()
{
    QVERIFY2(m_simulator.start(Program::folder() + u"/binnacle-simulator"_s,
                               {u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--now"_s, u"2026-01-15T12:00:00Z"_s,
                                u"--token"_s, token}),
             m_simulator.output().constData());
    m_client = std::make_unique<SimulatorClient>(m_simulator.port(), token.toLatin1());
    // Something that has run all of the range, on several GPUs.
    const auto workloads = m_client
                               ->get(u"/api/v1/workloads?limit=1&sortBy=createdAt&sortOrder=asc&filterBy="
                                     "phase==Running,allocatedGPU>=2,createdAt<=2026-01-14T00:00:00Z"_s)
                               .object()[u"workloads"_s]
                               .toArray();
    QVERIFY(!workloads.isEmpty());
    m_workload = workloads[0][u"id"_s].toString();
    const auto pods = m_client->get(u"/api/v1/workloads/%1/pods"_s.arg(m_workload)).object()[u"pods"_s].toArray();
    QVERIFY(!pods.isEmpty());
    m_pod = pods[0][u"id"_s].toString();
    m_podName = pods[0][u"name"_s].toString();
}

TestExportMetrics::Result TestExportMetrics::run(const QStringList &arguments) const
{
    return Command(token).run(arguments);
}

TestExportMetrics::Result TestExportMetrics::exportOf(const QString &options) const
{
    return run(QStringList{u"export"_s, u"metrics"_s, u"--url"_s, u"http://127.0.0.1:%1"_s.arg(m_simulator.port())}
               + options.split(u' '));
}

QMap<QString, TestExportMetrics::Curve> TestExportMetrics::curvesIn(const QByteArray &csv)
{
    QMap<QString, Curve> curves;
    const QByteArrayList lines = csv.split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArrayList cells = lines[i].split(',');
        if (cells.size() == 7)
            curves[QString::fromUtf8(cells[2] + '/' + cells[3])].insert(msOf(QString::fromUtf8(cells[0])), cells[5]);
    }
    return curves;
}

void TestExportMetrics::digitsOfAPod()
{
    const QString types
        = u"GPU_UTILIZATION_PER_GPU,GPU_MEMORY_USAGE_BYTES_PER_GPU,GPU_SM_ACTIVITY_PER_GPU,CPU_USAGE_CORES"_s;
    const auto reply
        = m_client->get(u"/api/v1/workloads/%1/pods/%2/metrics?metricType=%3&numberOfSamples=1000"
                        "&start=2026-01-15T06:00:00Z&end=2026-01-15T12:00:00Z"_s.arg(m_workload, m_pod, types));
    QVERIFY(reply.status == 200 || reply.status == 207);
    QMap<QString, Curve> expected;
    for (const auto &measurement : reply.object()[u"measurements"_s].toArray()) {
        const QString key = measurement[u"type"_s].toString() + u'/' + measurement[u"labels"_s][u"gpu"_s].toString();
        for (const auto &value : measurement[u"values"_s].toArray()) {
            const QByteArray text = value[u"value"_s].toString().toLatin1();
            bool isNumber = false;
            const double number = text.toDouble(&isNumber);
            const QString time = value[u"timestamp"_s].toString();
            if (isNumber && qIsFinite(number) && !time.isEmpty() && !expected[key].contains(msOf(time)))
                expected[key].insert(msOf(time), text);
        }
    }
    QVERIFY(expected.size() >= 7); // three for each of two GPUs, one of the CPU

    const QString file = m_folder.filePath(u"pod.csv"_s);
    const Result result
        = exportOf(u"--workload %1 --pod %2 --metric %3 --from 2026-01-15T06:00:00Z "
                   "--to 2026-01-15T12:00:00Z --samples 1000 -o %4"_s.arg(m_workload, m_pod, types, file));
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY2(result.err.contains(u"pod.csv"_s), qPrintable(result.err));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray csv = written.readAll();
    QVERIFY(csv.startsWith("timestamp,object,metric,gpu,group,value,unit\r\n"));
    const QMap<QString, Curve> actual = curvesIn(csv);
    QCOMPARE(actual.keys(), expected.keys());
    qsizetype rows = 0;
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        QCOMPARE(actual[it.key()], *it); // each value digit for digit, each time, no more and no fewer
        QVERIFY(it->size() <= 1000);
        rows += it->size();
    }
    QVERIFY(rows > 6'000); // 1000 for each, less the gaps
    QCOMPARE(csv.count("\r\n"), rows + 1);
    QCOMPARE(csv.count(',' + m_podName.toUtf8() + ','), rows);
}

void TestExportMetrics::aColumnForEachGpu()
{
    const QString options = u"--workload %1 --pod %2 --metric GPU_UTILIZATION_PER_GPU --from 2026-01-15T06:00:00Z "
                            "--to 2026-01-15T12:00:00Z --samples 50 -o - --form "_s.arg(m_workload, m_pod);
    const QMap<QString, Curve> curves = curvesIn(exportOf(options + u"long"_s).out);
    const Result wide = exportOf(options + u"wide"_s);
    QCOMPARE(wide.exitCode, 0);
    const QByteArrayList lines = wide.out.trimmed().split('\n');
    const QByteArrayList head = lines[0].trimmed().split(',');
    QCOMPARE(head.size(), curves.size() + 1);
    QCOMPARE(head[0], "timestamp");
    QSet<qint64> times;
    qsizetype column = 0;
    for (auto it = curves.cbegin(); it != curves.cend(); ++it) {
        const QByteArray name = "GPU_UTILIZATION_PER_GPU " + m_podName.toUtf8() + " gpu "
            + it.key().section(u'/', 1).toUtf8() + "[percent]";
        QCOMPARE(head[++column], name);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const QByteArrayList cells = lines[i].trimmed().split(',');
            const qint64 ms = msOf(QString::fromUtf8(cells[0]));
            times += ms;
            QCOMPARE(cells[column], it->value(ms)); // empty where there is none
        }
    }
    QCOMPARE(times.size(), lines.size() - 1);
}

void TestExportMetrics::gpusOfAWorkloadAreThoseOfItsPods()
{
    const QString range = u"--metric GPU_UTILIZATION_PER_GPU --from 2026-01-15T06:00:00Z --to 2026-01-15T12:00:00Z "
                          "--samples 20 -o -"_s;
    const Result workload = exportOf(u"--workload %1 "_s.arg(m_workload) + range);
    const Result pod = exportOf(u"--workload %1 --pod %2 "_s.arg(m_workload, m_pod) + range);
    QVERIFY2(workload.exitCode == 0 && pod.exitCode == 0, qPrintable(workload.err + pod.err));
    const QByteArrayList all = workload.out.split('\n');
    QVERIFY(pod.out.count('\n') > 20);
    for (const QByteArray &line : pod.out.split('\n'))
        QVERIFY2(all.contains(line), line.constData());
}

void TestExportMetrics::gpusOfANode()
{
    const auto nodes
        = m_client->get(u"/api/v1/nodes?limit=1&sortBy=name&filterBy=status==Ready"_s).object()[u"nodes"_s].toArray();
    const QJsonValue node = nodes.at(0);
    const Result result = exportOf(
        u"--node %1 --metric GPU_UTILIZATION_PER_GPU,CPU_UTILIZATION --from 2026-01-15T11:00:00Z --to 2026-01-15T12:00:00Z --samples 20 -o -"_s
            .arg(node[u"id"_s].toString()));
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(curvesIn(result.out).size(), 1 + node[u"gpuInfo"_s][u"gpuCount"_s].toInt());
    QVERIFY(result.out.contains(',' + node[u"name"_s].toString().toUtf8() + ','));
}

void TestExportMetrics::wholeLife()
{
    // One that is over: its life is known to the end.
    const auto ended
        = m_client->get(u"/api/v1/workloads?limit=1&sortBy=completedAt&sortOrder=desc&filterBy=phase==Completed"_s)
              .object()[u"workloads"_s]
              .toArray();
    QVERIFY(!ended.isEmpty());
    const Result result = exportOf(
        u"--workload %1 --metric CPU_USAGE_CORES --range life --samples 100 -o -"_s.arg(ended[0][u"id"_s].toString()));
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    const auto curves = curvesIn(result.out);
    QVERIFY(!curves.isEmpty());
    QVERIFY(curves.first().firstKey() >= msOf(ended[0][u"createdAt"_s].toString()));
    QVERIFY(curves.first().lastKey() <= msOf(ended[0][u"completedAt"_s].toString()));
}

void TestExportMetrics::everySampleOfARange()
{
    // Three parts, of which the last is short, as single requests.
    const QString types = u"GPU_UTILIZATION_PER_GPU,CPU_USAGE_CORES"_s;
    QMap<QString, Curve> expected;
    const qint64 from = msOf(u"2026-01-15T00:00:00Z"_s);
    const qint64 to = msOf(u"2026-01-15T10:00:00Z"_s);
    constexpr qint64 partMs = 15'000'000;
    for (qint64 start = from; start < to; start += partMs) {
        const qint64 end = std::min(start + partMs, to);
        const auto text
            = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs); };
        const auto reply = m_client->get(u"/api/v1/workloads/%1/pods/%2/metrics?metricType=%3&numberOfSamples=%4&"
                                         "start=%5&end=%6"_s.arg(m_workload, m_pod, types)
                                             .arg((end - start) / 15'000)
                                             .arg(text(start), text(end)));
        for (const auto &measurement : reply.object()[u"measurements"_s].toArray()) {
            const QString key
                = measurement[u"type"_s].toString() + u'/' + measurement[u"labels"_s][u"gpu"_s].toString();
            for (const auto &value : measurement[u"values"_s].toArray()) {
                bool isNumber = false;
                const QByteArray digits = value[u"value"_s].toString().toLatin1();
                if (const double number = digits.toDouble(&isNumber); isNumber && qIsFinite(number))
                    expected[key].insert(msOf(value[u"timestamp"_s].toString()), digits);
            }
        }
    }
    QVERIFY(expected.size() >= 3);
    const QString options = u"--workload %1 --pod %2 --metric %3 --from 2026-01-15T00:00:00Z --to 2026-01-15T10:00:00Z "
                            "--samples full -o "_s.arg(m_workload, m_pod, types);
    const QString file = m_folder.filePath(u"full.csv"_s);
    const Result result = exportOf(options + file);
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray csv = written.readAll();
    const QMap<QString, Curve> actual = curvesIn(csv);
    QCOMPARE(actual.keys(), expected.keys());
    qsizetype rows = 0;
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        QCOMPARE(actual[it.key()], *it);
        rows += it->size();
    }
    QCOMPARE(csv.count("\r\n"), rows + 1); // none twice
    QCOMPARE(exportOf(options + u'-').out, csv);
}

void TestExportMetrics::aBrokenExportIsContinued_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("options");
    QTest::newRow("interrupt") << SIGINT << u"--range 8d"_s;
    QTest::newRow("terminate, wide") << SIGTERM << u"--from 2026-01-07T00:00:00Z --form wide"_s;
    QTest::newRow("kill") << SIGKILL << u"--from 2026-01-06T00:00:00Z --to 2026-01-15T12:00:00Z"_s;
}

void TestExportMetrics::aBrokenExportIsContinued()
{
    QFETCH(int, number);
    QFETCH(QString, options);
    Program slow;
    QVERIFY2(slow.start(Program::folder() + u"/binnacle-simulator"_s,
                        {u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--now"_s, u"2026-01-15T12:00:00Z"_s,
                         u"--token"_s, u"metrics-token"_s, u"--latency"_s, u"150"_s}),
             slow.output().constData());
    const QTemporaryDir folder;
    const auto arguments = [&](const QString &name) {
        const QString line = u"export metrics --url http://127.0.0.1:%1 --workload %2 --metric GPU_UTILIZATION,"
                             "GPU_UTILIZATION_PER_GPU --samples full -o %3 "_s.arg(slow.port())
                                 .arg(m_workload, folder.filePath(name));
        return (line + options).split(u' ');
    };
    const auto contents = [&](const QString &name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QProcess process;
    process.setProcessEnvironment(Command(token).environment);
    process.start(Program::folder() + u"/binnacle"_s, arguments(u"m.csv"_s));
    const auto isMidway = [&] {
        const QJsonObject progress = QJsonDocument::fromJson(contents(u"m.csv.part.json"_s)).object();
        return progress[u"parts"_s].toInt() >= 3;
    };
    QVERIFY2(QTest::qWaitFor(isMidway, patience), process.readAllStandardError().constData());
    QCOMPARE(::kill(pid_t(process.processId()), number), 0);
    QVERIFY(process.waitForFinished(patience));
    QVERIFY(!QFile::exists(folder.filePath(u"m.csv"_s)));
    if (number != SIGKILL) {
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("Run the same command again to continue"));
    }
    const Result continued = run(arguments(u"m.csv"_s));
    QVERIFY2(continued.err.contains(u"continued"_s), qPrintable(continued.err));
    const Result whole = run(arguments(u"whole.csv"_s));
    QCOMPARE(continued.exitCode, whole.exitCode);
    QVERIFY(contents(u"m.csv"_s).count('\n') > 30'000);
    QVERIFY(contents(u"m.csv"_s) == contents(u"whole.csv"_s));
    QCOMPARE(contents(u"m.csv.gaps.csv"_s), contents(u"whole.csv.gaps.csv"_s));
    QVERIFY(!QFile::exists(folder.filePath(u"m.csv.part"_s)));
}

void TestExportMetrics::failuresLeaveNoFile()
{
    const QString file = m_folder.filePath(u"none.csv"_s);
    const QString nobody = u"00000000-0000-0000-0000-000000000001"_s;
    const QString rest = u" --metric GPU_UTILIZATION --range 1h -o %1"_s.arg(file);
    for (const QString &object : {u"--workload "_s + nobody, u"--workload %1 --pod %2"_s.arg(m_workload, nobody),
                                  u"--cluster "_s + nobody, u"--node "_s + nobody}) {
        const Result result = exportOf(object + rest);
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(!result.err.isEmpty(), qPrintable(object));
        QVERIFY(!QFile::exists(file));
    }
}

void TestExportMetrics::wrongUsageIsTwo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    const QString id = u" 00000000-0000-0000-0000-000000000001 "_s;
    const auto row
        = [](const char *name, const QString &line, const QString &says) { QTest::newRow(name) << line << says; };
    const QString rest = u"--range 1h --demo -o -"_s;
    row("no object", u"--metric GPU_UTILIZATION "_s + rest, u"--cluster ID"_s);
    row("two objects", u"--cluster"_s + id + u"--workload"_s + id + u"--metric GPU_UTILIZATION "_s + rest,
        u"Choose an object"_s);
    row("a pod alone", u"--pod"_s + id + u"--cluster"_s + id + u"--metric GPU_UTILIZATION "_s + rest,
        u"--workload ID"_s);
    row("a name", u"--workload bert --metric GPU_UTILIZATION "_s + rest, u"not a valid ID"_s);
    row("no metric", u"--workload"_s + id + rest, u"CPU_USAGE_CORES"_s);
    row("a slip", u"--workload"_s + id + u"--metric GPU_UTILISATION "_s + rest, u"\"GPU_UTILIZATION\""_s);
    row("of another object", u"--cluster"_s + id + u"--metric CPU_USAGE_CORES "_s + rest, u"Objects of this kind"_s);
    row("named twice", u"--workload"_s + id + u"--metric POD_COUNT,POD_COUNT "_s + rest, u"twice"_s);
    row("no range", u"--workload"_s + id + u"--metric POD_COUNT --demo -o -"_s, u"--from"_s);
    row("two ranges", u"--workload"_s + id + u"--metric POD_COUNT --from -6h "_s + rest, u"Choose a range"_s);
    row("no time", u"--workload"_s + id + u"--metric POD_COUNT --from yesterday --demo -o -"_s, u"RFC"_s);
    row("backwards", u"--workload"_s + id + u"--metric POD_COUNT --from -1h --to -2h --demo -o -"_s, u"earlier"_s);
    row("no length", u"--workload"_s + id + u"--metric POD_COUNT --range 1w --demo -o -"_s, u"7d"_s);
    row("life of a cluster", u"--cluster"_s + id + u"--metric ALLOCATED_GPU --range life --demo -o -"_s,
        u"no lifetime"_s);
    row("too many samples", u"--workload"_s + id + u"--metric POD_COUNT --samples 1001 "_s + rest, u"1 to 1000"_s);
    row("no samples", u"--workload"_s + id + u"--metric POD_COUNT --samples 0 "_s + rest, u"1 to 1000"_s);
    row("a word for samples", u"--workload"_s + id + u"--metric POD_COUNT --samples all "_s + rest,
        u"or full for every sample"_s);
    row("groups of a workload", u"--workload"_s + id + u"--metric POD_COUNT --group-by Project "_s + rest,
        u"used with clusters"_s);
    row("no such group", u"--cluster"_s + id + u"--metric ALLOCATED_GPU --group-by Node "_s + rest, u"Nodepool"_s);
    row("no such form", u"--workload"_s + id + u"--metric POD_COUNT --form tall "_s + rest, u"long, wide"_s);
    row("an option of lists", u"--workload"_s + id + u"--metric POD_COUNT --filter phase==Running "_s + rest,
        u"--filter"_s);
    row("no file", u"--workload"_s + id + u"--metric POD_COUNT --range 1h --demo"_s, u"-o FILE"_s);
}

void TestExportMetrics::wrongUsageIsTwo()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const Result result = run(QStringList{u"export"_s, u"metrics"_s} + line.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.err.contains(says), qPrintable(result.err));
}

QTEST_GUILESS_MAIN(TestExportMetrics)
#include "tst_export_metrics.moc"
