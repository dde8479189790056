// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connectiontest.h"
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::ConnectionTest;
using State = ConnectionTest::State;
using Step = ConnectionTest::Step;

// A new connection tried step by step: which step fails, what it says, and what never leaves this computer.
class TestConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void allIsWell();
    void changesAreNotTried();
    void bearerToken();
    void nobodyListens();
    void unknownHost();
    void otherServers_data();
    void otherServers();
    void certificates_data();
    void certificates();
    void certificatesWithoutTls();
    void refusedSecret();
    void refusedToken();
    void noTokenEndpoint();
    void readingWithoutPermission();
    void clustersWithoutPermission();
    void silence();
    void totalLimit();
    void cancelled();
    void anotherInItsPlace();

private:
    static session::Connection serviceAccount(const QUrl &url);
    // The step that failed, after the test has ended.
    static std::optional<ConnectionTest::Line> failure(ConnectionTest &test, const session::Connection &connection);
    static State stateOf(const ConnectionTest &test, Step step);
};

namespace {

// A control plane with two clusters that a service account "app" with the secret "s3cret-word" may read.
class ControlPlane : public FaultServer
{
public:
    ControlPlane()
        : FaultServer([this](QTcpSocket *socket, const Request &request) { handle(socket, request); })
    {
    }

    QByteArrayList forbidden; // parts of paths
    QByteArrayList unknown;

private:
    void handle(QTcpSocket *socket, const Request &request)
    {
        if (request.target == "/api/v2/token") {
            const bool isRight = request.body.contains("client_secret=s3cret-word");
            return answer(socket, isRight ? 200 : 401,
                          isRight ? R"({"access_token": "t0ken-word", "expires_in": 43200})"
                                  : R"({"error": "invalid_client", "error_description": "Unknown client"})");
        }
        if (request.header("Authorization") != "Bearer t0ken-word")
            return answer(socket, 401, R"({"code": 401, "message": "Unauthorized"})");
        for (const QByteArray &part : forbidden) {
            if (request.target.contains(part))
                return answer(socket, 403, R"({"code": 403, "message": "Forbidden"})");
        }
        for (const QByteArray &part : unknown) {
            if (request.target.contains(part))
                return answer(socket, 404, R"({"code": 404, "message": "Not found"})");
        }
        if (request.target.contains("/count"))
            return answer(socket, 200, R"({"count": 7})");
        if (request.target.contains("/metrics"))
            return answer(socket, 200, R"({"measurements": []})");
        answer(socket, 200,
               R"([{"uuid": "6f3a7a52-38b5-4b64-9a0e-6f6f6d1d2c11", "tenantId": 1, "name": "a",
                    "createdAt": "2026-01-01T00:00:00Z", "status": {"state": "Connected"}},
                   {"uuid": "6f3a7a52-38b5-4b64-9a0e-6f6f6d1d2c12", "tenantId": 1, "name": "b",
                    "createdAt": "2026-01-01T00:00:00Z", "status": {"state": "Disconnected"}}])");
    }
};

} // namespace

void TestConnectionTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

session::Connection TestConnectionTest::serviceAccount(const QUrl &url)
{
    session::Connection connection = calls::connectionTo(url);
    connection.credentials = session::ClientCredentials{u"app"_s, u"s3cret-word"_s};
    return connection;
}

std::optional<ConnectionTest::Line> TestConnectionTest::failure(ConnectionTest &test,
                                                                const session::Connection &connection)
{
    QSignalSpy finished(&test, &ConnectionTest::finished);
    test.start(connection);
    if (!QTest::qWaitFor([&] { return finished.count() == 1; }, 60'000))
        return {};
    for (const ConnectionTest::Line &line : test.lines()) {
        const QString all = line.headline + line.detail + line.serverWords;
        if (all.contains(u"s3cret"_s) || all.contains(u"t0ken"_s) || all.contains(u"://"_s))
            return ConnectionTest::Line{.step = line.step, .headline = u"A line tells too much"_s};
    }
    for (const ConnectionTest::Line &line : test.lines()) {
        if (line.state == State::Failed)
            return line;
    }
    return {};
}

State TestConnectionTest::stateOf(const ConnectionTest &test, Step step)
{
    for (const ConnectionTest::Line &line : test.lines()) {
        if (line.step == step)
            return line.state;
    }
    return State::Waiting;
}

void TestConnectionTest::allIsWell()
{
    ControlPlane server;
    ConnectionTest test;
    QVERIFY(!test.isSignedIn());
    session::Connection readOnly = serviceAccount(server.url());
    readOnly.allowsChanges = false;
    QCOMPARE(failure(test, readOnly), std::nullopt);
    QVERIFY(test.isSignedIn());
    QVERIFY(!test.isRunning());
    QVERIFY(test.startedAtMs() > 0);
    QStringList told;
    for (const ConnectionTest::Line &line : test.lines()) {
        QCOMPARE(line.state, State::Passed);
        told << line.headline + u": "_s + line.detail;
    }
    QCOMPARE(told.size(), 5); // without TLS there is no certificate
    QVERIFY2(told[0].startsWith(u"Reached 127.0.0.1: "_s), qPrintable(told[0]));
    QVERIFY2(told[1].startsWith(u"Signed in as app: token valid for 12 hour"_s), qPrintable(told[1]));
    QVERIFY(told[1].endsWith(u", renewed automatically"_s));
    QVERIFY2(told[2].startsWith(u"Found 2 cluster"_s) && told[2].endsWith(u": 1 connected"_s), qPrintable(told[2]));
    QCOMPARE(
        told[3],
        u"Can read clusters, workloads, pods, nodes, node pools, projects, departments, workload types, metrics: "_s);
    QVERIFY2(told[4].startsWith(u"Read-only: "_s), qPrintable(told[4]));
    // The first question goes without credentials.
    QCOMPARE(server.requests().first().header("Authorization"), QByteArray());
    QCOMPARE(server.count("POST"), 1);
}

// The API tells no permissions: to find out what may be changed, something would have to be changed.
void TestConnectionTest::changesAreNotTried()
{
    ControlPlane server;
    session::Connection connection = serviceAccount(server.url());
    connection.allowsChanges = true;
    ConnectionTest test;
    QCOMPARE(failure(test, connection), std::nullopt);
    const ConnectionTest::Line last = test.lines().last();
    QCOMPARE(last.step, Step::Changing);
    QVERIFY2(last.headline.contains(u"allowed"_s) && last.detail.contains(u"does not tell in advance"_s),
             qPrintable(last.headline));
    for (const FaultServer::Request &request : server.requests())
        QVERIFY2(request.method == "GET" || request.target == "/api/v2/token", request.target);
}

void TestConnectionTest::bearerToken()
{
    ControlPlane server;
    session::Connection connection = calls::connectionTo(server.url());
    connection.credentials = session::BearerToken{u" t0ken-word\n"_s};
    ConnectionTest test;
    QCOMPARE(failure(test, connection), std::nullopt);
    QVERIFY(test.isSignedIn());
    QCOMPARE(server.count("POST"), 0);
}

void TestConnectionTest::nobodyListens()
{
    QUrl url;
    {
        const FaultServer server([](QTcpSocket *, const FaultServer::Request &) {});
        url = server.url();
    }
    ConnectionTest test;
    const auto failed = failure(test, serviceAccount(url));
    QVERIFY(failed);
    QCOMPARE(failed->step, Step::Reach);
    QCOMPARE(failed->headline, u"Could not reach 127.0.0.1"_s);
    QVERIFY(failed->detail.contains(u"port"_s));
    QCOMPARE(stateOf(test, Step::SignIn), State::Waiting);
    QVERIFY(!test.isSignedIn());
}

void TestConnectionTest::unknownHost()
{
    ConnectionTest test;
    const auto failed = failure(test, serviceAccount(QUrl(u"https://binnacle.invalid"_s)));
    QVERIFY(failed);
    QCOMPARE(failed->step, Step::Reach);
    QVERIFY2(failed->headline.contains(u"binnacle.invalid"_s), qPrintable(failed->headline));
}

void TestConnectionTest::otherServers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("a web site") << 200 << QByteArray("<html>Welcome</html>") << u"not a Run:ai control plane"_s;
    QTest::newRow("an empty site") << 404 << QByteArray("<html>Not found</html>") << u"not a Run:ai control plane"_s;
    QTest::newRow("another API") << 405 << QByteArray("{}") << u"not a Run:ai control plane"_s;
    QTest::newRow("client certificate") << 400 << QByteArray("<html>No certificate</html>") << u"certificate"_s;
    QTest::newRow("moved") << 302 << QByteArray() << u"another address"_s;
    QTest::newRow("broken") << 502 << QByteArray("<html>Bad gateway</html>") << u"internal error"_s;
}

// None of them gets to see a secret.
void TestConnectionTest::otherServers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, status, body, status == 302 ? "Location: https://elsewhere.invalid/\r\n" : "",
                            "text/html");
    });
    ConnectionTest test;
    const auto failed = failure(test, serviceAccount(server.url()));
    QVERIFY(failed);
    QCOMPARE(failed->step, Step::Reach);
    QVERIFY2(failed->detail.contains(words), qPrintable(failed->detail));
    QVERIFY(!failed->detail.contains(u'<'));
    QCOMPARE(server.count("POST"), 0);
}

void TestConnectionTest::certificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("caFile");
    QTest::addColumn<QString>("words"); // empty = trusted
    QTest::newRow("trusted") << u"good"_s << u"ca.pem"_s << QString();
    QTest::newRow("unknown CA") << u"good"_s << QString() << u"CA file"_s;
    QTest::newRow("wrong host") << u"wronghost"_s << u"ca.pem"_s << u"another host"_s;
    QTest::newRow("expired") << u"expired"_s << u"ca.pem"_s << u"expired"_s;
    QTest::newRow("not yet valid") << u"future"_s << u"ca.pem"_s << u"clock"_s;
    QTest::newRow("self-signed") << u"self"_s << u"ca.pem"_s << u"self-signed"_s;
    QTest::newRow("no CA file") << u"good"_s << u"nothing.pem"_s << u"PEM"_s;
}

void TestConnectionTest::certificates()
{
    QFETCH(QString, certificate);
    QFETCH(QString, caFile);
    QFETCH(QString, words);
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed");
    static const QTemporaryDir folder;
    if (!QFile::exists(folder.filePath(u"ca.pem"_s)))
        QCOMPARE(QProcess::execute(qEnvironmentVariable("BINNACLE_SOURCE") + u"/tests/fault/make-certificates"_s,
                                   {folder.path()}),
                 0);
    ControlPlane server;
    QFile key(folder.filePath(certificate + u".key"_s));
    QVERIFY(key.open(QIODevice::ReadOnly));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setLocalCertificate(QSslCertificate::fromPath(folder.filePath(certificate + u".pem"_s)).value(0));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    server.setTls(tls);

    session::Connection connection = serviceAccount(server.url());
    connection.caFile = caFile.isEmpty() ? QString() : folder.filePath(caFile);
    ConnectionTest test;
    const auto failed = failure(test, connection);
    if (words.isEmpty()) {
        QCOMPARE(failed, std::nullopt);
        QCOMPARE(stateOf(test, Step::Certificate), State::Passed);
        QVERIFY(test.isSignedIn());
        return;
    }
    QVERIFY(failed);
    QCOMPARE(failed->step, Step::Certificate);
    QVERIFY2(failed->detail.contains(words), qPrintable(failed->detail));
    QVERIFY(server.requests().isEmpty());
}

// There is no step for a certificate over http://, and nothing to load.
void TestConnectionTest::certificatesWithoutTls()
{
    ControlPlane server;
    const QTemporaryDir folder;
    QFile empty(folder.filePath(u"empty.pem"_s));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    session::Connection connection = serviceAccount(server.url());
    connection.caFile = empty.fileName();
    ConnectionTest test;
    QCOMPARE(failure(test, connection), std::nullopt);
    QVERIFY(test.isSignedIn());
}

void TestConnectionTest::refusedSecret()
{
    ControlPlane server;
    session::Connection connection = serviceAccount(server.url());
    connection.credentials = session::ClientCredentials{u"app"_s, u"wrong"_s};
    ConnectionTest test;
    const auto failed = failure(test, connection);
    QVERIFY(failed);
    QCOMPARE(failed->step, Step::SignIn);
    QVERIFY2(failed->detail.contains(u"client ID or the secret"_s), qPrintable(failed->detail));
    QCOMPARE(stateOf(test, Step::Reach), State::Passed);
    QVERIFY(!test.isSignedIn());
    QCOMPARE(server.count("POST"), 1);
}

void TestConnectionTest::refusedToken()
{
    ControlPlane server;
    ConnectionTest test;
    const auto failed = failure(test, calls::connectionTo(server.url()));
    QVERIFY(failed);
    QCOMPARE(failed->step, Step::SignIn);
    QVERIFY2(failed->detail.contains(u"Paste a new one"_s), qPrintable(failed->detail));
}

void TestConnectionTest::noTokenEndpoint()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
        FaultServer::answer(socket, request.method == "POST" ? 404 : 401, "{}");
    });
    ConnectionTest test;
    const auto failed = failure(test, serviceAccount(server.url()));
    QVERIFY(failed);
    QCOMPARE(failed->step, Step::SignIn);
    QVERIFY2(failed->detail.contains(u"not a Run:ai control plane"_s), qPrintable(failed->detail));
}

void TestConnectionTest::readingWithoutPermission()
{
    ControlPlane server;
    server.forbidden = {"/pods/count", "/org-unit/projects"};
    server.unknown = {"/node-pools"}; // an old release
    ConnectionTest test;
    QCOMPARE(failure(test, serviceAccount(server.url())), std::nullopt);
    QVERIFY(test.isSignedIn());
    const auto refused = std::ranges::find(test.lines(), Step::Refused, &ConnectionTest::Line::step);
    QVERIFY(refused != test.lines().end());
    QCOMPARE(refused->state, State::Warning);
    QCOMPARE(refused->headline, u"Cannot read pods, projects"_s);
    QVERIFY(refused->detail.contains(u"Everything else works"_s));
    const auto reading = std::ranges::find(test.lines(), Step::Reading, &ConnectionTest::Line::step);
    QCOMPARE(reading->headline, u"Can read clusters, workloads, nodes, departments, workload types, metrics"_s);
    QCOMPARE(stateOf(test, Step::Reading), State::Passed);
}

void TestConnectionTest::clustersWithoutPermission()
{
    ControlPlane server;
    server.forbidden = {"/clusters"};
    ConnectionTest test;
    QCOMPARE(failure(test, serviceAccount(server.url())), std::nullopt);
    QVERIFY(test.isSignedIn());
    QCOMPARE(stateOf(test, Step::Clusters), State::Warning);
    QCOMPARE(stateOf(test, Step::Reading), State::Passed);
}

void TestConnectionTest::silence()
{
    FaultServer server([](QTcpSocket *, const FaultServer::Request &) {});
    ConnectionTest test(ConnectionTest::Limits{.request = 200ms});
    const auto failed = failure(test, serviceAccount(server.url()));
    QVERIFY(failed);
    QCOMPARE(failed->step, Step::Reach);
    QVERIFY2(failed->detail.contains(u"does not answer"_s), qPrintable(failed->detail));
}

void TestConnectionTest::totalLimit()
{
    FaultServer server([](QTcpSocket *, const FaultServer::Request &) {});
    ConnectionTest test(ConnectionTest::Limits{.all = 200ms});
    const auto failed = failure(test, serviceAccount(server.url()));
    QVERIFY(failed);
    QVERIFY2(failed->detail.contains(u"does not answer"_s), qPrintable(failed->detail));
    QVERIFY(!test.isRunning());
}

void TestConnectionTest::cancelled()
{
    FaultServer server([](QTcpSocket *, const FaultServer::Request &) {});
    ConnectionTest test;
    QSignalSpy finished(&test, &ConnectionTest::finished);
    test.start(serviceAccount(server.url()));
    QVERIFY(test.isRunning());
    QTRY_COMPARE(server.requests().size(), 1);
    test.cancel();
    QVERIFY(!test.isRunning());
    for (const ConnectionTest::Line &line : test.lines())
        QCOMPARE(line.state, State::Waiting);
    QCoreApplication::processEvents();
    QCOMPARE(finished.count(), 0);
}

void TestConnectionTest::anotherInItsPlace()
{
    FaultServer silent([](QTcpSocket *, const FaultServer::Request &) {});
    ControlPlane server;
    ConnectionTest test;
    test.start(serviceAccount(silent.url()));
    QTRY_COMPARE(silent.requests().size(), 1);
    QCOMPARE(failure(test, serviceAccount(server.url())), std::nullopt);
    QVERIFY(test.isSignedIn());
}

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
