// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/command.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <set>

using namespace Qt::StringLiterals;

// The programs as people and scripts run them: "binnacle export" against "binnacle-simulator", two processes.

namespace {

constexpr int patience = 60'000; // ms; a limit against hanging, not a measure
const QString token = u"s3cret-token-of-the-test"_s;

QString program(const QString &name)
{
    return qEnvironmentVariable("BINNACLE_BIN") + u'/' + name;
}

class Simulator
{
public:
    explicit Simulator(const QStringList &options)
    {
        const QString portFile = m_folder.filePath(u"port"_s);
        m_process.start(
            program(u"binnacle-simulator"_s),
            QStringList{u"--port-file"_s, portFile, u"--token"_s, token, u"--now"_s, u"2026-01-15T12:00:00Z"_s}
                + options);
        const bool isUp = QTest::qWaitFor([&] { return QFile::exists(portFile); }, patience);
        QFile file(portFile);
        if (isUp && file.open(QIODevice::ReadOnly))
            m_port = file.readAll().trimmed().toInt();
    }

    ~Simulator()
    {
        m_process.terminate();
        m_process.waitForFinished(patience);
    }

    int port() const { return m_port; }
    QString url() const { return u"http://127.0.0.1:%1"_s.arg(m_port); }

    qint64 count(const QByteArray &path) const
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, quint16(m_port));
        if (!socket.waitForConnected(patience))
            return -1;
        socket.write("GET /api/v1/" + path
                     + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token.toLatin1()
                     + "\r\n\r\n");
        QByteArray answer;
        while (socket.waitForReadyRead(patience))
            answer += socket.readAll();
        const auto match = QRegularExpression(uR"("count" *: *(\d+))"_s).match(QString::fromUtf8(answer));
        return match.hasMatch() ? match.captured(1).toLongLong() : -1;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

using Result = Command::Result;

Result run(const QStringList &arguments)
{
    return Command(token).run(arguments);
}

// Rows of cells, read as RFC 4180 says. Empty if the text breaks its rules.
QList<QByteArrayList> parseCsv(const QByteArray &text)
{
    QList<QByteArrayList> rows;
    QByteArrayList row;
    qsizetype at = 0;
    while (at < text.size()) {
        QByteArray cell;
        if (text[at] == '"') {
            for (++at;; ++at) {
                if (at >= text.size())
                    return {};
                if (text[at] == '"' && (++at >= text.size() || text[at] != '"'))
                    break;
                cell += text[at];
            }
        } else {
            while (at < text.size() && text[at] != ',' && text[at] != '\r') {
                if (text[at] == '\n' || text[at] == '"')
                    return {};
                cell += text[at++];
            }
        }
        row << cell;
        if (at < text.size() && text[at] == ',') {
            ++at;
            continue;
        }
        if (text.mid(at, 2) != "\r\n")
            return {};
        at += 2;
        rows << row;
        row.clear();
    }
    const bool isRectangle = std::ranges::all_of(rows, [&](const auto &r) { return r.size() == rows[0].size(); });
    return row.isEmpty() && isRectangle ? rows : QList<QByteArrayList>();
}

QByteArrayList column(const QList<QByteArrayList> &rows, const QByteArray &name)
{
    const qsizetype index = rows.isEmpty() ? -1 : rows[0].indexOf(name);
    QByteArrayList cells;
    for (const QByteArrayList &row : index < 0 ? QList<QByteArrayList>() : rows.mid(1))
        cells << row[index];
    return cells;
}

std::size_t distinct(const QByteArrayList &cells)
{
    return std::set<QByteArray>(cells.begin(), cells.end()).size();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList entries(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
}

// The unfinished file may have no name yet.
bool hasOpenFileIn(qint64 process, const QString &folder)
{
    const QDir files(u"/proc/%1/fd"_s.arg(process));
    const QStringList names = files.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    return std::ranges::any_of(names, [&](const QString &name) {
        return QFile::symLinkTarget(files.filePath(name)).startsWith(folder + u'/');
    });
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void initTestCase()
    {
        m_small
            = std::make_unique<Simulator>(QStringList{u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--odd-names"_s});
        QVERIFY(m_small->port() > 0);
    }

    void cleanupTestCase() { m_small.reset(); }

    void helpAndVersionNeedNoDisplay()
    {
        const Result help = run({u"--help"_s});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.contains("binnacle export"));
        QVERIFY(help.err.isEmpty());
        const Result version = run({u"export"_s, u"--version"_s});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("binnacle "));
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QString &line, const QString &says) {
            QTest::newRow(name) << line.split(u' ') << says;
        };
        row("no such command", u"exprot pods"_s, u"export"_s);
        row("no source", u"export pods -o -"_s, u"--url"_s);
        row("no such column", u"export workloads --demo --columns name,phaes -o -"_s, u"phase"_s);
        row("composite column", u"export workloads --demo --columns gpus -o -"_s, u"\"gpus\""_s);
        row("no such order", u"export workloads --demo --sort nmae -o -"_s, u"name"_s);
        row("order the server lacks", u"export pods --demo --sort name -o -"_s, u"name"_s);
        row("no such filter key", u"export workloads --demo --filter phsae==Running -o -"_s, u"phase"_s);
        row("no filter", u"export workloads --demo --filter phase -o -"_s, u"=="_s);
        row("an operator of the window", u"export workloads --demo --filter idleGpus<4 -o -"_s, u"no operator \"<\""_s);
        row("a column without a filter", u"export workloads --demo --filter pods>=4 -o -"_s, u"\"pods\""_s);
        row("token as an argument", u"export pods --url http://127.0.0.1:1 --token s3cret-token-of-the-test -o -"_s,
            u"--token-file"_s);
    }

    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Result result = run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.contains(says), qPrintable(result.err));
        QVERIFY(!result.err.contains(token));
    }

    // Their answers never say what follows.
    void nodesAreWrittenToTheLast()
    {
        const Simulator many({u"--size"_s, u"small"_s, u"--nodes"_s, u"1100"_s, u"--speed"_s, u"0"_s});
        const Result result = run({u"export"_s, u"nodes"_s, u"--url"_s, many.url(), u"-o"_s, u"-"_s});
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        const auto rows = parseCsv(result.out);
        QCOMPARE(rows.size() - 1, many.count("nodes/count"));
        QVERIFY(rows.size() > 1'000);
        QCOMPARE(distinct(column(rows, "name")), std::size_t(rows.size() - 1));
    }

    // A thread of Qt may still free what is its own after it was waited for. OpenSSL freed the same when the program
    // ended: about one command in 8000 crashed after it had done its work.
    void endsWithoutCleaningUpBehindThreads()
    {
        Command command(token);
        command.environment.insert(u"LD_PRELOAD"_s, QCoreApplication::applicationDirPath() + u"/afterexit.so"_s);
        const Result result = command.run({u"export"_s, u"clusters"_s, u"--url"_s, m_small->url(), u"-o"_s, u"-"_s});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.err.startsWith(u"binnacle: Exported"_s), qPrintable(result.err));
        QVERIFY2(!result.err.contains(u"cleaned up"_s), qPrintable(result.err));
        QCOMPARE(parseCsv(result.out).size(), 8);
    }

    // Rows are written without the numbers that another request refuses. It is told, unless nobody wants these.
    void refusedNumbersAreTold()
    {
        const Simulator refusing({u"--size"_s, u"small"_s, u"--refuse"_s, u"/api/v1/nodes/telemetry"_s});
        const QStringList clusters{u"export"_s, u"clusters"_s, u"--url"_s, refusing.url(), u"-o"_s, u"-"_s};
        const Result all = run(clusters);
        QCOMPARE(all.exitCode, 1);
        QVERIFY2(all.err.contains(u"Some numbers are missing."_s), qPrintable(all.err));
        QCOMPARE(parseCsv(all.out).size(), 8); // seven clusters
        const Result named = run(clusters + QStringList{u"--columns"_s, u"name,version"_s});
        QCOMPARE(named.exitCode, 0);
        QVERIFY2(!named.err.contains(u"missing"_s), qPrintable(named.err));
        QCOMPARE(parseCsv(named.out).size(), 8);
    }

    void mediumIsWrittenWhole()
    {
        const Simulator medium({u"--size"_s, u"medium"_s, u"--speed"_s, u"0"_s});
        const qint64 count = medium.count("workloads/pods/count");
        QVERIFY(count > 10000);
        QTemporaryDir folder;
        const QString file = folder.filePath(u"pods.csv"_s);
        for (const QString &sort : {QString(), u"createdAt"_s, u"nodeName:desc"_s}) {
            QStringList arguments{u"export"_s, u"pods"_s, u"--url"_s, medium.url(), u"-o"_s, file};
            if (!sort.isEmpty())
                arguments << u"--sort"_s << sort;
            const Result result = run(arguments);
            QVERIFY2(result.exitCode == 0, qPrintable(result.err));
            QVERIFY(result.out.isEmpty());
            QVERIFY2(result.err.contains(u"pods.csv"_s), qPrintable(result.err));
            QVERIFY(!result.err.contains(u"meanwhile"_s));
            const auto rows = parseCsv(contents(file));
            QCOMPARE(rows.size() - 1, count);
            QCOMPARE(distinct(column(rows, "id")), std::size_t(count));
            QCOMPARE(entries(folder.path()), QStringList{u"pods.csv"_s});
        }
    }

    void rowsStayUniqueWhileLifeGoesOn()
    {
        const Simulator lively({u"--size"_s, u"medium"_s, u"--speed"_s, u"60"_s, u"--latency"_s, u"20"_s});
        for (const QString &sort : {u"createdAt:desc"_s, u"createdAt"_s, u"workloadId"_s}) {
            const Result result = run({u"export"_s, u"pods"_s, u"--url"_s, lively.url(), u"--columns"_s,
                                       u"id,createdAt"_s, u"--sort"_s, sort, u"-o"_s, u"-"_s});
            QVERIFY2(result.exitCode == 0, qPrintable(result.err));
            const QByteArrayList ids = column(parseCsv(result.out), "id");
            QVERIFY(ids.size() > 10000);
            QCOMPARE(distinct(ids), std::size_t(ids.size()));
        }
    }

    void everyResourceGoesToStandardOutput_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QByteArray>("idKey");
        QTest::addColumn<QByteArray>("countPath");
        QTest::newRow("clusters") << u"clusters"_s << QByteArray("uuid") << QByteArray();
        QTest::newRow("workloads") << u"workloads"_s << QByteArray("id") << QByteArray("workloads/count");
        QTest::newRow("pods") << u"pods"_s << QByteArray("id") << QByteArray("workloads/pods/count");
        QTest::newRow("nodes") << u"nodes"_s << QByteArray("name") << QByteArray("nodes/count");
    }

    void everyResourceGoesToStandardOutput()
    {
        QFETCH(QString, resource);
        QFETCH(QByteArray, idKey);
        QFETCH(QByteArray, countPath);
        const Result result = small(resource, {});
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        const auto rows = parseCsv(result.out);
        const QByteArrayList ids = column(rows, idKey);
        QVERIFY(ids.size() > 1);
        QCOMPARE(distinct(ids), std::size_t(ids.size()));
        if (!countPath.isEmpty())
            QCOMPARE(ids.size(), m_small->count(countPath));
        QVERIFY(column(rows, "createdAt").value(0).endsWith('Z'));
    }

    // Every field of the answer on request: objects as JSON, without secrets.
    void allColumns()
    {
        const Result usual = small(u"workloads"_s, {});
        const Result all = small(u"workloads"_s, {u"--columns"_s, u"all"_s});
        QCOMPARE(usual.exitCode, 0);
        QCOMPARE(all.exitCode, 0);
        const QByteArray header = all.out.left(all.out.indexOf("\r\n"));
        QVERIFY(header.startsWith(usual.out.left(usual.out.indexOf("\r\n")) + ','));
        for (const QByteArray key : {"environmentVariables", "topology.name", "conditions", "urls",
                                     "actionsSupport.suspend", "workloadRequestedResources.cpu.limit[cores]"}) {
            QVERIFY2(header.contains(',' + key), key);
            QVERIFY2(!usual.out.contains(',' + key), key);
        }
        QVERIFY(all.out.contains("\"{\"\"NCCL_DEBUG\"\":\"\""));
        QVERIFY(all.out.contains("\"\"HF_TOKEN\"\":\"\"\u2022"));
        QVERIFY(!all.out.contains("notARealToken"));
    }

    void columnsCarryTheirUnits()
    {
        const Result result = small(
            u"pods"_s, {u"--columns"_s, u"createdAt,name,allocatedResources.gpu,allocatedResources.gpuMemory"_s});
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        QVERIFY(result.out.startsWith(
            "createdAt,name,allocatedResources.gpu[GPUs],allocatedResources.gpuMemory[bytes]\r\n"));
        const auto rows = parseCsv(result.out);
        const QRegularExpression time(uR"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$)"_s);
        const QRegularExpression number(uR"(^(\d+(\.\d+)?)?$)"_s);
        for (const QByteArrayList &row : rows.mid(1)) {
            QVERIFY2(time.match(QString::fromUtf8(row[0])).hasMatch(), row[0].constData());
            QVERIFY2(number.match(QString::fromUtf8(row[2])).hasMatch(), row[2].constData());
            QVERIFY2(number.match(QString::fromUtf8(row[3])).hasMatch(), row[3].constData());
        }
    }

    void filtersAndSearchAreTheServers()
    {
        const Result running
            = small(u"workloads"_s, {u"--filter"_s, u"phase==Running"_s, u"--columns"_s, u"phase,name"_s});
        QVERIFY2(running.exitCode == 0, qPrintable(running.err));
        const QByteArrayList phases = column(parseCsv(running.out), "phase");
        QCOMPARE(phases.size(), m_small->count("workloads/count?filterBy=phase%3D%3DRunning"));
        QVERIFY(!phases.isEmpty());
        QCOMPARE(distinct(phases), std::size_t(1));

        const Result none = small(u"workloads"_s, {u"--search"_s, u"no workload has this name"_s});
        QCOMPARE(none.exitCode, 0);
        QCOMPARE(parseCsv(none.out).size(), 1);

        const Result completed = small(u"pods"_s, {u"--completed"_s, u"true"_s, u"--columns"_s, u"completedAt"_s});
        QVERIFY2(completed.exitCode == 0, qPrintable(completed.err));
        const QByteArrayList ends = column(parseCsv(completed.out), "completedAt");
        QVERIFY(!ends.isEmpty());
        QVERIFY(!ends.contains(QByteArray()));

        const Result deleted = small(u"workloads"_s, {u"--deleted"_s, u"--columns"_s, u"id,deletedAt"_s});
        QVERIFY2(deleted.exitCode == 0, qPrintable(deleted.err));
        QVERIFY(!column(parseCsv(deleted.out), "deletedAt").contains(QByteArray()));
    }

    void aFilterThatCannotBeSentIsRefused()
    {
        const Result result = small(u"workloads"_s, {u"--filter"_s, u"name==a,b"_s});
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.out.isEmpty() || parseCsv(result.out).size() == 1);
        QVERIFY(!result.err.isEmpty());
    }

    void theOrderIsTheServers()
    {
        for (const QString &order : {u"createdAt"_s, u"createdAt:desc"_s}) {
            const Result result = small(u"pods"_s, {u"--sort"_s, order, u"--columns"_s, u"createdAt"_s});
            QVERIFY2(result.exitCode == 0, qPrintable(result.err));
            QByteArrayList times = column(parseCsv(result.out), "createdAt");
            // Without milliseconds a time ends where another has its point.
            for (QByteArray &time : times)
                time = time.size() == 20 ? time.chopped(1) + ".000Z" : time;
            if (order.endsWith(u":desc"_s))
                std::ranges::reverse(times);
            QVERIFY(times.size() > 1000);
            QVERIFY(std::ranges::is_sorted(times));
        }
    }

    void formulasAreDisarmedUnlessNotWanted()
    {
        const auto formulas = [](const QByteArray &out) {
            const QByteArrayList names = column(parseCsv(out), "name");
            return std::ranges::count_if(names,
                                         [](const QByteArray &n) { return !n.isEmpty() && strchr("=+-@\t\r", n[0]); });
        };
        const Result guarded = small(u"workloads"_s, {u"--columns"_s, u"name"_s});
        const Result plain = small(u"workloads"_s, {u"--columns"_s, u"name"_s, u"--no-guard"_s});
        QCOMPARE(guarded.exitCode, 0);
        QCOMPARE(plain.exitCode, 0);
        QVERIFY(formulas(plain.out) > 0);
        QCOMPARE(formulas(guarded.out), 0);
    }

    void aByteOrderMarkIsWrittenOnRequest()
    {
        QVERIFY(small(u"clusters"_s, {u"--bom"_s}).out.startsWith("\xEF\xBB\xBF"));
        QVERIFY(!small(u"clusters"_s, {}).out.startsWith("\xEF"));
    }

    void demoDataNeedNoControlPlane()
    {
        const Result result
            = Command().run({u"export"_s, u"clusters"_s, u"--demo"_s, u"--demo-size"_s, u"small"_s, u"-o"_s, u"-"_s});
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        QVERIFY(parseCsv(result.out).size() > 2);
    }

    void tokensComeFromAFileOrTheEnvironment()
    {
        QTemporaryDir folder;
        const Command noToken;
        const QStringList command{u"export"_s, u"clusters"_s, u"--url"_s, m_small->url(), u"-o"_s, u"-"_s};

        const Result none = noToken.run(command);
        QCOMPARE(none.exitCode, 1);
        QVERIFY(none.err.contains(u"--token-file"_s));

        const QString file = folder.filePath(u"token"_s);
        const Result missing = noToken.run(command + QStringList{u"--token-file"_s, file});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY(missing.err.contains(file));

        QFile tokenFile(file);
        QVERIFY(tokenFile.open(QIODevice::WriteOnly));
        tokenFile.write(token.toLatin1() + '\n');
        tokenFile.close();
        const Result given = noToken.run(command + QStringList{u"--token-file"_s, file});
        QVERIFY2(given.exitCode == 0, qPrintable(given.err));
    }

    void aRefusedTokenIsSaidAndNotRepeated()
    {
        const QString wrong = u"wr0ng-token"_s;
        QTemporaryDir folder;
        const QString file = folder.filePath(u"pods.csv"_s);
        const Result result = Command(wrong).run({u"export"_s, u"pods"_s, u"--url"_s, m_small->url(), u"-o"_s, file});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains(u"Sign in"_s), qPrintable(result.err));
        QVERIFY(!result.err.contains(wrong));
        QVERIFY(!result.err.contains(u"http"_s));
        QVERIFY(entries(folder.path()).isEmpty());
    }

    void whatCannotBeWrittenIsSaid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("says");
        QTest::newRow("full") << u"/dev/full"_s << u"no space"_s;
        QTest::newRow("closed folder") << u"/proc/pods.csv"_s << u"No permission to write"_s;
        QTest::newRow("no folder") << u"/nowhere/pods.csv"_s << u"does not exist"_s;
    }

    void whatCannotBeWrittenIsSaid()
    {
        QFETCH(QString, file);
        QFETCH(QString, says);
        const Result result = run({u"export"_s, u"pods"_s, u"--url"_s, m_small->url(), u"-o"_s, file});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains(says), qPrintable(result.err));
    }

    void aClosedPipeEndsItQuietly()
    {
        QProcess shell;
        shell.setProcessEnvironment(Command(token).environment);
        shell.start(u"bash"_s,
                    {u"-c"_s, u"\"$1\" export pods --url \"$2\" -o - | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}"_s,
                     u"bash"_s, program(u"binnacle"_s), m_small->url()});
        QVERIFY(shell.waitForFinished(patience));
        QCOMPARE(shell.exitCode(), 1);
        QCOMPARE(shell.readAllStandardError(), QByteArray());
    }

    void aSignalLeavesNothing_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("interrupt") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("kill") << SIGKILL;
    }

    void aSignalLeavesNothing()
    {
        QFETCH(int, number);
        const Simulator slow({u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--latency"_s, u"2000"_s});
        QTemporaryDir folder;
        const QString file = folder.filePath(u"pods.csv"_s);
        QFile old(file);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        QProcess process;
        process.setProcessEnvironment(Command(token).environment);
        process.start(program(u"binnacle"_s), {u"export"_s, u"pods"_s, u"--url"_s, slow.url(), u"-o"_s, file});
        QVERIFY(QTest::qWaitFor([&] { return hasOpenFileIn(process.processId(), folder.path()); }, patience));
        QFile arguments(u"/proc/%1/cmdline"_s.arg(process.processId()));
        QVERIFY(arguments.open(QIODevice::ReadOnly));
        QVERIFY(!arguments.readAll().contains(token.toLatin1()));
        QCOMPARE(::kill(pid_t(process.processId()), number), 0);
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(contents(file), QByteArray("old"));
        if (number == SIGKILL)
            return; // where the file system knows no nameless files, nobody can tidy up after that
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(entries(folder.path()).size(), 1);
    }

    void noControlPlaneIsSaid()
    {
        const Result result = run({u"export"_s, u"pods"_s, u"--url"_s, u"http://127.0.0.1:1"_s, u"-o"_s, u"-"_s});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains(u"address"_s), qPrintable(result.err));
        QVERIFY(!result.err.contains(u"http://"_s));
    }

private:
    Result small(const QString &resource, const QStringList &options) const
    {
        return run(QStringList{u"export"_s, resource, u"--url"_s, m_small->url(), u"-o"_s, u"-"_s} + options);
    }

    std::unique_ptr<Simulator> m_small;
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
