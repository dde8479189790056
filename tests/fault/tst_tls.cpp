// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using Cause = api::Error::Cause;
using Kind = api::Error::Kind;

// Certificates that are not to be trusted, each with its own words, and those that are.
class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void certificates_data();
    void certificates();
    void aServerWithoutTlsHasNoCertificate();
    void caFiles_data();
    void caFiles();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] std::unique_ptr<FaultServer> serverWith(const QString &certificate) const;
    [[nodiscard]] api::Result<std::int64_t> ask(const FaultServer &server, const QString &caFile);

    QTemporaryDir m_folder;
};

void TestTls::initTestCase()
{
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed");
    QProcess maker;
    maker.setProcessChannelMode(QProcess::MergedChannels);
    maker.start(qEnvironmentVariable("BINNACLE_SOURCE") + u"/tests/fault/make-certificates"_s, {m_folder.path()});
    QVERIFY(maker.waitForFinished());
    QVERIFY2(maker.exitCode() == 0, maker.readAll());
}

void TestTls::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

std::unique_ptr<FaultServer> TestTls::serverWith(const QString &certificate) const
{
    auto server = std::make_unique<FaultServer>(
        [](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, 200, R"({"count": 1})"); });
    QFile key(file(certificate + u".key"_s));
    if (!key.open(QIODevice::ReadOnly))
        return nullptr;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setLocalCertificate(QSslCertificate::fromPath(file(certificate + u".pem"_s)).value(0));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    server->setTls(tls);
    return server;
}

api::Result<std::int64_t> TestTls::ask(const FaultServer &server, const QString &caFile)
{
    session::Connection connection = calls::connectionTo(server.url());
    connection.caFile = caFile;
    session::Session session(connection, calls::hurried());
    auto result = calls::count(session);
    if (!result && session.state() != session::Session::State::Offline)
        (void)QTest::qWaitFor([&] { return session.state() == session::Session::State::Offline; });
    if (!result && session.problem() != result.error().sentence())
        return api::Failure(api::Error{.kind = Kind::Local, .detail = session.problem()});
    return result;
}

void TestTls::certificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("knowsCa");
    QTest::addColumn<int>("cause"); // -1 = trusted
    QTest::newRow("trusted") << u"good"_s << true << -1;
    QTest::newRow("unknown CA") << u"good"_s << false << static_cast<int>(Cause::UnknownIssuer);
    QTest::newRow("wrong host") << u"wronghost"_s << true << static_cast<int>(Cause::WrongHost);
    QTest::newRow("expired") << u"expired"_s << true << static_cast<int>(Cause::Expired);
    QTest::newRow("not yet valid") << u"future"_s << true << static_cast<int>(Cause::NotYetValid);
    QTest::newRow("self-signed") << u"self"_s << true << static_cast<int>(Cause::SelfSigned);
}

void TestTls::certificates()
{
    QFETCH(QString, certificate);
    QFETCH(bool, knowsCa);
    QFETCH(int, cause);
    const auto server = serverWith(certificate);
    QVERIFY(server);
    const auto result = ask(*server, knowsCa ? file(u"ca.pem"_s) : QString());
    if (cause < 0) {
        QVERIFY2(result, result ? "" : qPrintable(result.error().sentence()));
        return;
    }
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Tls);
    QCOMPARE(static_cast<int>(result.error().cause), cause);
    QVERIFY(server->requests().isEmpty()); // no token went there
    // Each cause has words of its own.
    const QString general = api::Error{.kind = Kind::Tls}.sentence();
    QVERIFY(result.error().sentence() != general);
}

void TestTls::aServerWithoutTlsHasNoCertificate()
{
    QTcpServer server; // answers in plain HTTP to the first bytes of the handshake
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    QUrl url(u"https://127.0.0.1"_s);
    url.setPort(server.serverPort());
    session::Session session(calls::connectionTo(url), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    const QString sentence = result.error().sentence();
    QVERIFY2(sentence.contains(u"http://"_s) && !sentence.contains(u"certificate"_s), qPrintable(sentence));
}

void TestTls::caFiles_data()
{
    QTest::addColumn<QString>("caFile");
    QTest::addColumn<int>("cause");
    QTest::newRow("the certificate itself") << u"self.pem"_s << -1;
    QTest::newRow("missing") << u"nothing.pem"_s << static_cast<int>(Cause::CaFile);
    QTest::newRow("no certificate in it") << u"ca.key"_s << static_cast<int>(Cause::CaFile);
    QTest::newRow("empty") << u"index.txt.attr.empty"_s << static_cast<int>(Cause::CaFile);
    QTest::newRow("another CA") << u"ca.pem"_s << static_cast<int>(Cause::SelfSigned);
}

void TestTls::caFiles()
{
    QFETCH(QString, caFile);
    QFETCH(int, cause);
    QFile empty(file(u"index.txt.attr.empty"_s));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    const auto server = serverWith(u"self"_s);
    QVERIFY(server);
    const auto result = ask(*server, file(caFile));
    QCOMPARE(result.has_value(), cause < 0);
    if (cause >= 0)
        QCOMPARE(static_cast<int>(result.error().cause), cause);
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
