// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/simulatorclient.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QStringList Small = {u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--now"_s, u"2025-11-21T12:00:00Z"_s};

QString program()
{
    return Program::folder() + u"/binnacle-simulator"_s;
}

struct Run
{
    int code;
    QByteArray out, err;
};

Run run(const QStringList &arguments)
{
    QProcess process;
    process.start(program(), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, {}};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

// All bytes that come for a count, until the connection ends.
QByteArray rawAnswer(int port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(port));
    if (!socket.waitForConnected(30'000))
        return "no connection";
    socket.write(
        "GET /api/v1/workloads/count HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(30'000))
        answer += socket.readAll();
    return answer;
}

} // namespace

// binnacle-simulator as a person or a script meets it.
class TestSimulatorProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void help();
    void wrongUsage_data();
    void wrongUsage();
    void saysWhereItIs();
    void portFileIsWhole();
    void portInUse();
    void tls();
    void faultsAreKnown();
    void doesWrong_data();
    void doesWrong();
    void faultsHaveTheirTime();
};

void TestSimulatorProgram::help()
{
    const Run shown = run({u"--help"_s});
    QCOMPARE(shown.code, 0);
    for (const char *option : {"--port", "--port-file", "--seed", "--size", "--clusters", "--nodes", "--workloads",
                               "--pods", "--now", "--speed", "--token", "--token-lifetime", "--latency", "--tls",
                               "--api-version", "--refuse", "--odd-names", "--fault"})
        QVERIFY2(shown.out.contains(option), option);
    const Run version = run({u"--version"_s});
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("binnacle-simulator "));
}

void TestSimulatorProgram::wrongUsage_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *line : {"--nonsense",
                             "small",
                             "--port",
                             "--port x",
                             "--port 65536",
                             "--port -1",
                             "--size tiny",
                             "--now yesterday",
                             "--speed -2",
                             "--speed fast",
                             "--tls only-one.pem",
                             "--token-lifetime 0",
                             "--clusters 0",
                             "--pods 5 --workloads 6",
                             "--seed --size small",
                             "--api-version 2.17",
                             "--refuse",
                             "--fault",
                             "--fault nonsense",
                             "--fault status=200",
                             "--fault status=500,reset",
                             "--fault path=/api",
                             "--fault every=3",
                             "--fault reset,every=0",
                             "--fault reset,for=soon",
                             "--fault reset,path=api"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestSimulatorProgram::wrongUsage()
{
    QFETCH(QString, arguments);
    const Run refused = run(arguments.split(u' '));
    QCOMPARE(refused.code, 2);
    QVERIFY(refused.out.isEmpty());
    QVERIFY2(refused.err.contains("--help") && refused.err.count('\n') == 1, refused.err.constData());
}

void TestSimulatorProgram::saysWhereItIs()
{
    Program simulator;
    QVERIFY2(simulator.start(program(), Small + QStringList{u"--token"_s, u"abc"_s, u"--workloads"_s, u"20"_s}),
             simulator.output().constData());
    SimulatorClient client(simulator.port(), "abc");
    QCOMPARE(client.count(u"/api/v1/workloads/count"_s), 20);
    QCOMPARE(client.count(u"/api/v1/workloads/pods/count"_s), 80);
    QCOMPARE(simulator.stop(), 0);
    const QList<QByteArray> lines = simulator.output().trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].contains("http://127.0.0.1:" + QByteArray::number(simulator.port())), lines[0].constData());
    QVERIFY(lines[0].contains("abc"));
    QCOMPARE(lines[1], "Requests answered: 2");
}

void TestSimulatorProgram::portFileIsWhole()
{
    QTemporaryDir folder;
    Program simulator;
    QVERIFY(simulator.start(program(), Small + QStringList{u"--port"_s, u"0"_s}));
    // A file that cannot be written is an error, not a silence.
    const Run refused = run(Small + QStringList{u"--port-file"_s, folder.filePath(u"none/port"_s)});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains("none/port"));
}

void TestSimulatorProgram::portInUse()
{
    Program simulator;
    QVERIFY(simulator.start(program(), Small));
    const Run refused = run(Small + QStringList{u"--port"_s, QString::number(simulator.port())});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QByteArray::number(simulator.port())), refused.err.constData());
}

void TestSimulatorProgram::tls()
{
    QTemporaryDir folder;
    const QString certificate = folder.filePath(u"cert.pem"_s), key = folder.filePath(u"key.pem"_s);
    const Run missing = run(Small + QStringList{u"--tls"_s, certificate, key});
    QCOMPARE(missing.code, 1);
    QVERIFY(missing.err.contains("cert.pem"));

    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                   u"/CN=127.0.0.1"_s, u"-keyout"_s, key, u"-out"_s, certificate});
    if (!openssl.waitForFinished(60'000) || openssl.exitCode() != 0)
        QSKIP("openssl is not there");
    Program simulator;
    QVERIFY2(simulator.start(program(), Small + QStringList{u"--tls"_s, certificate, key, u"--token"_s, u"t"_s}),
             simulator.output().constData());
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, static_cast<quint16>(simulator.port()));
    QVERIFY(socket.waitForEncrypted(30'000));
    socket.write(
        "GET /api/v1/workloads/count HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(30'000))
        answer += socket.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 200") && answer.contains(R"({"count":500})"), answer.constData());
}

void TestSimulatorProgram::faultsAreKnown()
{
    const Run refused = run({u"--fault"_s, u"rest"_s});
    QCOMPARE(refused.code, 2);
    for (const char *word : {"rest", "status=", "reset", "truncate", "drip", "empty", "html",
                             "latency=", "retry-after=", "path=", "every=", "after=", "for="})
        QVERIFY2(refused.err.contains(word), word);
}

void TestSimulatorProgram::doesWrong_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("answer"); // how it begins
    QTest::addColumn<QByteArray>("has");
    const QByteArray good = "HTTP/1.1 200";
    QTest::newRow("status") << u"status=503"_s << QByteArray("HTTP/1.1 503") << QByteArray("a simulated fault");
    QTest::newRow("retry") << u"retry-after=7"_s << QByteArray("HTTP/1.1 429") << QByteArray("Retry-After: 7\r\n");
    QTest::newRow("reset") << u"reset"_s << QByteArray() << QByteArray();
    QTest::newRow("truncate") << u"truncate"_s << good << QByteArray("Content-Length: 13\r\n");
    QTest::newRow("empty") << u"empty"_s << good << QByteArray("Content-Length: 0\r\n");
    QTest::newRow("html") << u"html"_s << good << QByteArray("<html>");
    QTest::newRow("another path") << u"status=500,path=/api/v1/workloads"_s << good << QByteArray(R"({"count":500})");
    QTest::newRow("this path") << u"status=500,path=/api/v1/workloads/count"_s << QByteArray("HTTP/1.1 500")
                               << QByteArray();
    QTest::newRow("all below") << u"status=500,path=/api/v1/work*"_s << QByteArray("HTTP/1.1 500") << QByteArray();
    QTest::newRow("late") << u"latency=300"_s << good << QByteArray(R"({"count":500})");
}

void TestSimulatorProgram::doesWrong()
{
    QFETCH(QString, fault);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, has);
    Program simulator;
    QVERIFY2(simulator.start(program(), Small + QStringList{u"--token"_s, u"t"_s, u"--fault"_s, fault}),
             simulator.output().constData());
    const QByteArray got = rawAnswer(simulator.port());
    QCOMPARE(got.left(answer.size()), answer);
    QVERIFY2(got.contains(has) && (!answer.isEmpty() || got.isEmpty()), got.constData());
    if (fault == u"truncate"_s)
        QVERIFY2(!got.contains("500}"), got.constData());
}

void TestSimulatorProgram::faultsHaveTheirTime()
{
    Program simulator;
    QVERIFY(simulator.start(program(),
                            Small
                                + QStringList{u"--token"_s, u"t"_s, u"--fault"_s, u"status=500,every=3"_s, u"--fault"_s,
                                              u"status=502,after=3600s"_s, u"--fault"_s, u"status=504,for=0s"_s}));
    SimulatorClient client(simulator.port(), "t");
    for (int i = 1; i < 7; ++i)
        QCOMPARE(client.get(u"/api/v1/workloads/count"_s).status, i % 3 == 0 ? 500 : 200);
}

QTEST_GUILESS_MAIN(TestSimulatorProgram)
#include "tst_simulator_program.moc"
