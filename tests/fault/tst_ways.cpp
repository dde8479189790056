// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/certificateinfo.h"
#include "models/api/clientcertificate.h"
#include "models/api/http.h"
#include "models/api/networktrouble.h"
#include "models/session/connectiontest.h"
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHostInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Cause = api::Error::Cause;
using Kind = api::Error::Kind;
using session::ConnectionTest;

namespace {

void countsOne(QTcpSocket *socket, const FaultServer::Request &)
{
    FaultServer::answer(socket, 200, R"({"count": 1})");
}

} // namespace

// The ways to a control plane that are not just there: client certificates, certificates that a user trusts, proxies.
class TestWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void certificateFiles_data();
    void certificateFiles();
    void onlyRegularFilesAreRead();
    void namesOfCertificatesArePlain();
    void addressesOfProxies();
    void whatAProxySaysIsBeforeSending();
    void serversThatWantACertificate_data();
    void serversThatWantACertificate();
    void aPageThatWantsACertificate();
    void trustedByTheUser_data();
    void trustedByTheUser();
    void theChainIsShown_data();
    void theChainIsShown();
    void anExplicitProxyIsUsed();
    void proxiesThatFail_data();
    void proxiesThatFail();
    void nobodyAtTheProxy();
    void theSystemIsAskedElsewhere();
    void aSystemThatDoesNotSay();

private:
    [[nodiscard]] QString file(const QString &name) const
    {
        return name.isEmpty() ? QString() : m_folder.filePath(name);
    }
    [[nodiscard]] QByteArray contents(const QString &name) const;
    [[nodiscard]] std::unique_ptr<FaultServer> serverWith(const QString &certificate,
                                                          FaultServer::Handler handler = countsOne) const;
    [[nodiscard]] static api::HttpAnswer get(api::HttpTransport &transport);

    QTemporaryDir m_folder;
};

void TestWays::initTestCase()
{
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed");
    QProcess maker;
    maker.setProcessChannelMode(QProcess::MergedChannels);
    maker.start(qEnvironmentVariable("BINNACLE_SOURCE") + u"/tests/fault/make-certificates"_s, {m_folder.path()});
    QVERIFY(maker.waitForFinished());
    QVERIFY2(maker.exitCode() == 0, maker.readAll());
}

void TestWays::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

QByteArray TestWays::contents(const QString &name) const
{
    QFile source(file(name));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

std::unique_ptr<FaultServer> TestWays::serverWith(const QString &certificate, FaultServer::Handler handler) const
{
    auto server = std::make_unique<FaultServer>(std::move(handler));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPrivateKey(QSslKey(contents(certificate + u".key"_s), QSsl::Ec));
    tls.setLocalCertificate(QSslCertificate::fromPath(file(certificate + u".pem"_s)).value(0));
    tls.setPeerVerifyMode(QSslSocket::QueryPeer); // asks, and takes anything
    server->setTls(tls);
    return server;
}

api::HttpAnswer TestWays::get(api::HttpTransport &transport)
{
    std::optional<api::HttpAnswer> answer;
    transport.send({.target = "/x", .deadline = 20s, .wantsChain = true},
                   [&](api::HttpAnswer arrived) { answer = std::move(arrived); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
        return {.error = api::Error{.kind = Kind::Local, .detail = u"no answer"_s}};
    return *answer;
}

void TestWays::certificateFiles_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<int>("cause"); // -1 = can be used
    const auto row = [](const char *name, const QString &certificate, const QString &key, const QString &passphrase,
                        int cause) { QTest::newRow(name) << certificate << key << passphrase << cause; };
    row("PEM", u"client.pem"_s, u"client.key"_s, {}, -1);
    row("PEM, both in one", u"client-both.pem"_s, {}, {}, -1);
    row("PEM, locked key", u"client.pem"_s, u"client-locked.key"_s, u"right"_s, -1);
    row("PEM, wrong passphrase", u"client.pem"_s, u"client-locked.key"_s, u"wrong"_s,
        int(Cause::CertificatePassphrase));
    row("PEM, no passphrase", u"client.pem"_s, u"client-locked.key"_s, {}, int(Cause::CertificatePassphrase));
    row("PEM, no key", u"client.pem"_s, {}, {}, int(Cause::CertificateKey));
    row("PEM, key of another", u"client.pem"_s, u"good.key"_s, {}, int(Cause::CertificateKey));
    row("PEM, only a key", u"client.key"_s, {}, {}, int(Cause::CertificateFile));
    row("PKCS#12", u"client.p12"_s, {}, u"right"_s, -1);
    row("PKCS#12, wrong passphrase", u"client.p12"_s, {}, u"wrong"_s, int(Cause::CertificatePassphrase));
    row("PKCS#12, no passphrase", u"client.p12"_s, {}, {}, int(Cause::CertificatePassphrase));
    row("PKCS#12, not locked", u"client-open.p12"_s, {}, {}, -1);
    row("PKCS#12, old", u"client-old.p12"_s, {}, u"right"_s, int(Cause::CertificateOld));
    row("PKCS#12, old, wrong passphrase", u"client-old.p12"_s, {}, u"wrong"_s, int(Cause::CertificatePassphrase));
    row("neither", u"serial"_s, {}, {}, int(Cause::CertificateFile));
    row("missing", u"nothing.p12"_s, {}, {}, int(Cause::CertificateFile));
}

void TestWays::certificateFiles()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, passphrase);
    QFETCH(int, cause);
    const auto loaded = api::loadClientCertificate(file(certificate), file(key), passphrase);
    QCOMPARE(loaded ? -1 : int(loaded.error().cause), cause);

    // The same as a session meets it. What is wrong here is told before anything is sent.
    QString shown;
    auto server = serverWith(u"good"_s, [&shown](QTcpSocket *socket, const FaultServer::Request &request) {
        const auto *secure = qobject_cast<QSslSocket *>(socket);
        shown = secure->peerCertificate().subjectInfo(QSslCertificate::CommonName).join(u","_s);
        countsOne(socket, request);
    });
    session::Connection connection = calls::connectionTo(server->url());
    connection.caFile = file(u"ca.pem"_s);
    connection.ways.certificateFile = file(certificate);
    connection.ways.keyFile = file(key);
    connection.waySecrets.passphrase = passphrase;
    session::Session session(connection, calls::hurried());
    const auto result = calls::count(session);
    QCOMPARE(result ? -1 : int(result.error().cause), cause);
    if (cause < 0) {
        QCOMPARE(shown, u"client"_s);
        return;
    }
    QVERIFY(server->requests().isEmpty());
    const QString sentence = result.error().sentence();
    QVERIFY2(sentence.contains(u"certificate"_s) && !sentence.contains(u"right"_s + u' '), qPrintable(sentence));
    QCOMPARE(sentence.contains(u"openssl pkcs12 -legacy"_s), cause == int(Cause::CertificateOld));
}

void TestWays::onlyRegularFilesAreRead()
{
    QVERIFY(!api::contentsOf(file(u"ca.pem"_s)).isEmpty());
    QCOMPARE(api::contentsOf(u"/dev/zero"_s), QByteArray());
    QCOMPARE(api::contentsOf(m_folder.path()), QByteArray());
    QFile large(file(u"large.pem"_s));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(5 << 20));
    QCOMPARE(api::contentsOf(large.fileName()), QByteArray());
}

void TestWays::namesOfCertificatesArePlain()
{
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                   u"-nodes"_s, u"-keyout"_s, file(u"odd.key"_s), u"-out"_s, file(u"odd.pem"_s), u"-utf8"_s, u"-subj"_s,
                   u"/CN=a\033[31m\nb\u202ec"_s});
    QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
    const api::CertificateInfo info = api::infoOfPem(contents(u"odd.pem"_s));
    QCOMPARE(info.subject, u"a[31m bc"_s);
    QCOMPARE(info.issuer, info.subject);
}

void TestWays::addressesOfProxies()
{
    QCOMPARE(api::hostAndPort(u"proxy.example"_s, 3128), u"proxy.example:3128"_s);
    QCOMPARE(api::hostAndPort(u"fd00::1"_s, 3128), u"[fd00::1]:3128"_s);
}

// Only with TLS: without it, the proxy has the request already.
void TestWays::whatAProxySaysIsBeforeSending()
{
    api::NetworkTrouble trouble{.code = QNetworkReply::ProxyTimeoutError,
                                .words = {},
                                .tlsErrors = {},
                                .isEncrypted = true,
                                .hasCertificate = false,
                                .host = u"runai.example"_s,
                                .proxy = u"proxy.example:3128"_s};
    QVERIFY(isBeforeSending(trouble));
    trouble.isEncrypted = false;
    QVERIFY(!isBeforeSending(trouble));
    trouble.isEncrypted = true;
    trouble.code = QNetworkReply::UnknownNetworkError; // may also end a tunnel that is in use
    QVERIFY(!isBeforeSending(trouble));
}

void TestWays::serversThatWantACertificate_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("certificate"); // of the client
    QTest::addColumn<int>("cause");
    QTest::newRow("1.3, none") << u"-tls1_3"_s << QString() << int(Cause::CertificateWanted);
    QTest::newRow("1.3, of an unknown CA") << u"-tls1_3"_s << u"self"_s << int(Cause::CertificateRefused);
    QTest::newRow("1.2, of an unknown CA") << u"-tls1_2"_s << u"self"_s << int(Cause::CertificateRefused);
    QTest::newRow("1.2, none") << u"-tls1_2"_s << QString() << int(Cause::Handshake); // may have other reasons
}

void TestWays::serversThatWantACertificate()
{
    QFETCH(QString, version);
    QFETCH(QString, certificate);
    QFETCH(int, cause);
    QProcess server;
    server.setProcessChannelMode(QProcess::MergedChannels);
    server.start(u"openssl"_s,
                 {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s, file(u"good.pem"_s), u"-key"_s,
                  file(u"good.key"_s), u"-Verify"_s, u"1"_s, u"-verify_return_error"_s, u"-CAfile"_s, file(u"ca.pem"_s),
                  u"-HTTP"_s, version});
    const auto end = qScopeGuard([&server] {
        server.kill();
        server.waitForFinished();
    });
    QByteArray output;
    const QRegularExpression port(u"ACCEPT 127\\.0\\.0\\.1:(\\d+)"_s);
    QTRY_VERIFY_WITH_TIMEOUT((output += server.readAll(), port.match(QString::fromLatin1(output)).hasMatch()), 20'000);
    session::Connection connection
        = calls::connectionTo(QUrl(u"https://127.0.0.1:"_s + port.match(QString::fromLatin1(output)).captured(1)));
    connection.caFile = file(u"ca.pem"_s);
    if (!certificate.isEmpty()) {
        connection.ways.certificateFile = file(certificate + u".pem"_s);
        connection.ways.keyFile = file(certificate + u".key"_s);
    }
    ConnectionTest test;
    const QSignalSpy finished(&test, &ConnectionTest::finished);
    test.start(connection);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    const auto failed = std::ranges::find(test.lines(), ConnectionTest::State::Failed, &ConnectionTest::Line::state);
    QVERIFY(failed != test.lines().end()); // it is not a control plane
    QCOMPARE(failed->step, ConnectionTest::Step::Certificate);
    QVERIFY2(failed->detail.contains(u"client certificate"_s), qPrintable(failed->detail));
    QVERIFY2(cause == int(Cause::CertificateRefused) || failed->detail.contains(u"Certificates and proxy"_s),
             qPrintable(failed->detail));
    api::HttpTransport transport(
        {.url = connection.url, .caFile = connection.caFile, .ways = connection.ways, .secrets = {}});
    const api::HttpAnswer answer = get(transport);
    QVERIFY(answer.error);
    QCOMPARE(int(answer.error->cause), cause);
    QVERIFY(!answer.wasSent);
}

// nginx lets everybody in and says it in a page.
void TestWays::aPageThatWantsACertificate()
{
    auto page = serverWith(u"good"_s, [](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 400, "<html><center>No required SSL certificate was sent</center></html>", {},
                            "text/html");
    });
    session::Connection connection = calls::connectionTo(page->url());
    connection.caFile = file(u"ca.pem"_s);
    session::Session session(connection, calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().cause, Cause::CertificateWanted);
    QVERIFY2(result.error().sentence().contains(u"asks for a client certificate"_s),
             qPrintable(result.error().sentence()));
}

void TestWays::trustedByTheUser_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("trusted");
    QTest::addColumn<int>("cause"); // -1 = trusted
    QTest::newRow("the CA") << u"good"_s << u"ca.pem"_s << -1;
    QTest::newRow("itself, self-signed") << u"self"_s << u"self.pem"_s << -1;
    QTest::newRow("itself, of an unknown CA") << u"good"_s << u"good.pem"_s << -1;
    QTest::newRow("another one") << u"good"_s << u"client.pem"_s << int(Cause::UnknownIssuer);
    QTest::newRow("wrong host all the same") << u"wronghost"_s << u"wronghost.pem"_s << int(Cause::WrongHost);
    QTest::newRow("wrong host, its CA") << u"wronghost"_s << u"ca.pem"_s << int(Cause::WrongHost);
    QTest::newRow("expired all the same") << u"expired"_s << u"expired.pem"_s << int(Cause::Expired);
    QTest::newRow("not yet valid all the same") << u"future"_s << u"future.pem"_s << int(Cause::NotYetValid);
}

void TestWays::trustedByTheUser()
{
    QFETCH(QString, certificate);
    QFETCH(QString, trusted);
    QFETCH(int, cause);
    auto server = serverWith(certificate);
    session::Connection connection = calls::connectionTo(server->url());
    connection.ways.trusted = contents(trusted);
    session::Session session(connection, calls::hurried());
    const auto result = calls::count(session);
    QCOMPARE(result ? -1 : int(result.error().cause), cause);
    QCOMPARE(server->requests().isEmpty(), cause >= 0);
}

void TestWays::theChainIsShown_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("mayTrust");
    QTest::newRow("unknown issuer") << u"good"_s << true;
    QTest::newRow("self-signed") << u"self"_s << true;
    QTest::newRow("wrong host") << u"wronghost"_s << false;
    QTest::newRow("expired") << u"expired"_s << false;
    QTest::newRow("not yet valid") << u"future"_s << false;
}

void TestWays::theChainIsShown()
{
    QFETCH(QString, certificate);
    QFETCH(bool, mayTrust);
    auto server = serverWith(certificate);
    ConnectionTest test;
    const QSignalSpy finished(&test, &ConnectionTest::finished);
    test.start(calls::connectionTo(server->url()));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    const auto line = std::ranges::find(test.lines(), ConnectionTest::Step::Certificate, &ConnectionTest::Line::step);
    QVERIFY(line != test.lines().end());
    QCOMPARE(line->state, ConnectionTest::State::Failed);
    QCOMPARE(line->mayTrust, mayTrust);
    // Both ways are told, the safer one first, where both lead on.
    const qsizetype trusting = line->detail.indexOf(u"compare the fingerprint"_s);
    QCOMPARE(trusting > 0 && line->detail.lastIndexOf(u"CA file"_s, trusting) > 0, mayTrust);
    QCOMPARE(line->chain.size(), 1);
    const api::CertificateInfo &info = line->chain.first();
    const QSslCertificate own = QSslCertificate::fromPath(file(certificate + u".pem"_s)).value(0);
    QCOMPARE(info.fingerprint.size(), 32 * 3 - 1);
    QCOMPARE(QByteArray::fromHex(info.fingerprint.toLatin1()), own.digest(QCryptographicHash::Sha256));
    QCOMPARE(info.isSelfSigned, certificate == u"self");
    QCOMPARE(info.issuer, certificate == u"self" ? u"localhost"_s : u"Test CA"_s);
    QVERIFY(!info.names.isEmpty() && info.from < info.to);
}

void TestWays::anExplicitProxyIsUsed()
{
    FaultServer proxy(countsOne);
    session::Connection connection = calls::connectionTo(QUrl(u"http://192.0.2.1:8080"_s));
    connection.ways.allowsHttp = true;
    connection.ways.proxy = {api::Proxy::Kind::Http, u"127.0.0.1"_s, proxy.serverPort(), {}};
    session::Session session(connection, calls::hurried());
    QVERIFY(calls::count(session));
    QVERIFY2(proxy.requests().first().target.startsWith("http://192.0.2.1:8080/"), proxy.requests().first().target);

    // With a user, it is asked only where it wants to know.
    FaultServer asking([](QTcpSocket *socket, const FaultServer::Request &request) {
        if (request.header("Proxy-Authorization") == "Basic " + QByteArray("me:pr0xy-word").toBase64())
            return countsOne(socket, request);
        FaultServer::answer(socket, 407, "no", "Proxy-Authenticate: Basic realm=\"x\"\r\n", "text/plain");
    });
    connection.ways.proxy = {api::Proxy::Kind::Http, u"127.0.0.1"_s, asking.serverPort(), u"me"_s};
    connection.waySecrets.proxyPassword = u"pr0xy-word"_s;
    session::Session signedIn(connection, calls::hurried());
    QVERIFY(calls::count(signedIn));
    connection.waySecrets.proxyPassword = u"wrong"_s;
    session::Session refused(connection, calls::hurried());
    const auto result = calls::count(refused);
    QVERIFY(!result);
    QCOMPARE(result.error().cause, Cause::ProxyPassword);
}

void TestWays::proxiesThatFail_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("cause");
    QTest::newRow("wants a password") << 407 << int(Cause::ProxyPassword);
    QTest::newRow("forbids it") << 403 << int(Cause::ProxyRefused);
    QTest::newRow("does not find the host") << 404 << int(Cause::BehindProxy);
    QTest::newRow("cannot reach it") << 502 << int(Cause::BehindProxy);
    QTest::newRow("is refused there") << 503 << int(Cause::BehindProxy);
}

void TestWays::proxiesThatFail()
{
    QFETCH(int, status);
    QFETCH(int, cause);
    FaultServer proxy([status](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, status, "no",
                            status == 407 ? "Proxy-Authenticate: Basic realm=\"x\"\r\nConnection: close\r\n"
                                          : "Connection: close\r\n",
                            "text/plain");
        socket->disconnectFromHost();
    });
    session::Connection connection = calls::connectionTo(QUrl(u"https://control.example"_s));
    connection.ways.proxy = {api::Proxy::Kind::Http, u"127.0.0.1"_s, proxy.serverPort(), {}};
    session::Session session(connection, calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Offline);
    QCOMPARE(int(result.error().cause), cause);
    const QString name = u"127.0.0.1:"_s + QString::number(proxy.serverPort());
    QVERIFY2(result.error().sentence().contains(name), qPrintable(result.error().sentence()));
    for (const FaultServer::Request &request : proxy.requests()) {
        QCOMPARE(request.method, QByteArray("CONNECT"));
        QVERIFY(!request.head.contains("secret-token"));
    }
}

void TestWays::nobodyAtTheProxy()
{
    quint16 port = 0;
    {
        const FaultServer gone(countsOne);
        port = gone.serverPort();
    }
    using Proxy = api::Proxy;
    const QUrl secure(u"https://control.example"_s);
    const QUrl plain(u"http://192.0.2.1"_s);
    const std::pair<QUrl, Proxy> cases[] = {
        {secure, {Proxy::Kind::Http, u"127.0.0.1"_s, port, {}}},
        {plain, {Proxy::Kind::Http, u"127.0.0.1"_s, port, {}}},
        {secure, {Proxy::Kind::Socks5, u"127.0.0.1"_s, port, {}}},
        {secure, {Proxy::Kind::Http, u"proxy.invalid"_s, 3128, {}}},
    };
    for (const auto &[url, proxy] : cases) {
        session::Connection connection = calls::connectionTo(url);
        connection.ways.allowsHttp = true;
        connection.ways.proxy = proxy;
        session::Session session(connection, calls::hurried());
        const auto result = calls::count(session);
        QVERIFY(!result);
        QVERIFY2(result.error().cause == Cause::ProxyUnreachable, qPrintable(proxy.host + result.error().sentence()));
        QVERIFY(result.error().sentence().contains(proxy.host + u':' + QString::number(proxy.port)));
    }
}

// The system may take seconds: in the meantime nothing else waits, and the answer is kept.
void TestWays::theSystemIsAskedElsewhere()
{
    FaultServer server(countsOne);
    FaultServer proxy(countsOne);
    std::atomic_int asked = 0;
    std::atomic<std::thread::id> where;
    api::HttpTransport transport({.url = server.url(QHostInfo::localHostName()),
                                  .caFile = {},
                                  .ways = {.allowsHttp = true},
                                  .secrets = {},
                                  .askProxy = [&](const QUrl &) -> std::optional<QNetworkProxy> {
                                      ++asked;
                                      where = std::this_thread::get_id();
                                      return QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s,
                                                           proxy.serverPort());
                                  }});
    QCOMPARE(get(transport).status, 200);
    QCOMPARE(get(transport).status, 200);
    QCOMPARE(asked.load(), 1);
    QVERIFY(where.load() != std::this_thread::get_id());
    QCOMPARE(proxy.requests().size(), 2);
    QCOMPARE(server.requests().size(), 0);
    // After a failure, the network may be another one.
    proxy.close();
    for (QTcpSocket *socket : proxy.findChildren<QTcpSocket *>())
        socket->abort();
    const api::HttpAnswer failed = get(transport);
    QVERIFY(failed.error && failed.error->kind == Kind::Offline);
    (void)get(transport);
    QCOMPARE(asked.load(), 2);

    // Nobody asks how to get to this computer.
    api::HttpTransport here(
        {.url = server.url(), .caFile = {}, .ways = {}, .secrets = {}, .askProxy = [&](const QUrl &) {
             ++asked;
             return std::optional<QNetworkProxy>();
         }});
    QCOMPARE(get(here).status, 200);
    QCOMPARE(asked.load(), 2);
}

void TestWays::aSystemThatDoesNotSay()
{
    FaultServer server(countsOne);
    std::atomic_int asked = 0;
    {
        api::HttpTransport transport({.url = server.url(QHostInfo::localHostName()),
                                      .caFile = {},
                                      .ways = {.allowsHttp = true},
                                      .secrets = {},
                                      .askProxy =
                                          [&](const QUrl &) {
                                              ++asked;
                                              std::this_thread::sleep_for(2s);
                                              return std::optional(QNetworkProxy(QNetworkProxy::NoProxy));
                                          },
                                      .proxyLimit = 100ms});
        QElapsedTimer time;
        time.start();
        const api::HttpAnswer first = get(transport);
        QVERIFY(time.elapsed() < 1'500);
        QVERIFY(first.error);
        QCOMPARE(first.error->cause, Cause::ProxyLookup);
        QVERIFY(!first.wasSent);
        QVERIFY(!get(transport).error->sentence().isEmpty());
        QCOMPARE(server.requests().size(), 0); // no direct connection in its place
        // The late answer counts, and there was one thread all the time.
        QTest::qWait(2'200);
        QCOMPARE(get(transport).status, 200);
        QCOMPARE(asked.load(), 1);
    }
    // Gone before the system answers: nothing happens.
    {
        api::HttpTransport transport({.url = server.url(QHostInfo::localHostName()),
                                      .caFile = {},
                                      .ways = {.allowsHttp = true},
                                      .secrets = {},
                                      .askProxy = [](const QUrl &) {
                                          std::this_thread::sleep_for(200ms);
                                          return std::optional(QNetworkProxy(QNetworkProxy::NoProxy));
                                      }});
        transport.send({.target = "/x"}, [](const api::HttpAnswer &) { QFAIL("called"); });
    }
    QTest::qWait(400);
    // Settings that cannot be evaluated are no direct connection either.
    api::HttpTransport strange({.url = server.url(QHostInfo::localHostName()),
                                .caFile = {},
                                .ways = {.allowsHttp = true},
                                .secrets = {},
                                .askProxy = [](const QUrl &) { return std::optional<QNetworkProxy>(); }});
    const api::HttpAnswer answer = get(strange);
    QVERIFY(answer.error);
    QCOMPARE(answer.error->cause, Cause::ProxyLookup);
    QCOMPARE(server.requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestWays)
#include "tst_ways.moc"
