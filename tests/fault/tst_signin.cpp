// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/calls.h"
#include "tests/fault/signinhelpers.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::Session;

// Users with passwords, commands that print tokens, and the session of the runai command line; and what all kinds of
// sign-in have in common: one replay of a refused request, and no request after that.
class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusedForEver_data();
    void refusedForEver();
    void refusedAgainAfterANewSignIn();

    void passwordIsSentOnce();
    void passwordIsRenewedByARefreshToken();
    void passwordAgainWithoutARefreshToken();
    void wrongPasswordIsNeverSentAgain();
    void passwordsThatAreNotAllowed_data();
    void passwordsThatAreNotAllowed();
    void passwordNamesTheClientOnlyIfAsked();
    void passwordOfOldControlPlanes();

    void runaiSession_data();
    void runaiSession();
    void runaiTroubles_data();
    void runaiTroubles();
    void runaiSessionOfAnotherControlPlane();
    void runaiSessionOfAnUnknownControlPlane_data();
    void runaiSessionOfAnUnknownControlPlane();
    void runaiLoginIsNoticed();
    void runaiAddresses_data();
    void runaiAddresses();

private:
    // As "runai login" notes which control plane it is signed in to.
    void configureRunai(const QUrl &url) const
    {
        signin::write(m_folder->filePath(u"config.json"_s),
                      R"({"control_plane": {"url": ")" + url.toString().toLatin1() + R"(/"}})");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

using Kind = session::SignInKind;

// A control plane that hands out tokens "token-1", "token-2", ... and accepts those that `accepts` says.
class SignInServer : public FaultServer
{
public:
    SignInServer()
        : FaultServer([this](QTcpSocket *socket, const Request &request) { handle(socket, request); })
    {
    }

    std::function<bool(const QByteArray &token)> accepts = [](const QByteArray &) { return true; };
    // Status and body of a refused sign-in; 0 = it is accepted.
    std::function<std::pair<int, QByteArray>(const Request &)> refusesGrant
        = [](const Request &) { return std::pair(0, QByteArray()); };
    int handedOut = 0;
    QByteArray more; // of the token's answer: , "refresh_token": ...
    QByteArrayList tokens; // in the order they came

private:
    void handle(QTcpSocket *socket, const Request &request)
    {
        if (request.method == "POST") {
            if (const auto [status, body] = refusesGrant(request); status != 0)
                return answer(socket, status, body);
            const QByteArray name = request.target.contains("v2") ? "access_token" : "accessToken";
            const QByteArray token = "token-" + QByteArray::number(++handedOut);
            return answer(socket, 200, "{\"" + name + "\": \"" + token + "\"" + more + "}");
        }
        tokens += request.header("Authorization").mid(7);
        const bool isAccepted = accepts(tokens.last());
        answer(socket, isAccepted ? 200 : 401, isAccepted ? R"({"count": 1})" : R"({"message": "no"})");
    }
};

session::Connection connectionOf(const QUrl &url, const session::Credentials &credentials)
{
    session::Connection connection = calls::connectionTo(url);
    connection.credentials = credentials;
    return connection;
}

session::Connection user(const QUrl &url)
{
    return connectionOf(url, session::UserPassword{u"ada@example.com"_s, u"p&ss=w0rd"_s});
}

} // namespace

void TestSignIn::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("RUNAI_CLI_CONFIG_PATH", m_folder->path().toLocal8Bit());
}

void TestSignIn::refusedForEver_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("changes"); // each look finds another token
    QTest::addColumn<int>("requests"); // with a token
    QTest::addColumn<QString>("words");
    QTest::newRow("pasted token") << Kind::BearerToken << false << 1 << u"Sign in again"_s;
    QTest::newRow("service account") << Kind::ServiceAccount << true << 2 << u"Sign in again"_s;
    QTest::newRow("user") << Kind::UserPassword << true << 2 << u"Sign in again"_s;
    QTest::newRow("command, same token") << Kind::TokenCommand << false << 1 << u"command"_s;
    QTest::newRow("command, other token") << Kind::TokenCommand << true << 2 << u"command"_s;
    QTest::newRow("runai, same token") << Kind::RunaiSession << false << 1 << u"runai login"_s;
    QTest::newRow("runai, other token") << Kind::RunaiSession << true << 2 << u"runai login"_s;
}

// 401 whatever is sent: at most one replay, then silence until the user signs in again.
void TestSignIn::refusedForEver()
{
    QFETCH(Kind, kind);
    QFETCH(bool, changes);
    QFETCH(int, requests);
    QFETCH(QString, words);
    SignInServer server;
    server.more = R"(, "refresh_token": "again")";
    const auto signInOfRunai = [&](int number) {
        signin::write(m_folder->filePath(u"authentication.json"_s),
                      R"({"accessToken": ")" + signin::jwt(R"({"sub": "token-)" + QByteArray::number(number) + "\"}")
                          + "\"}");
    };
    server.accepts = [&](const QByteArray &) {
        if (changes && kind == Kind::RunaiSession && server.tokens.size() == 1)
            signInOfRunai(2);
        return false;
    };
    const QString runs = m_folder->filePath(u"runs"_s);
    session::Credentials credentials = session::BearerToken{u"pasted"_s};
    if (kind == Kind::ServiceAccount)
        credentials = session::ClientCredentials{u"app"_s, u"s"_s};
    else if (kind == Kind::UserPassword)
        credentials = session::UserPassword{u"ada"_s, u"pass"_s};
    else if (kind == Kind::TokenCommand)
        credentials = session::TokenCommand{signin::script(
            *m_folder,
            "echo run >> " + runs.toLocal8Bit() + "\n"
                + (changes ? QByteArray("echo token-$(wc -l < ") + runs.toLocal8Bit() + ")" : "echo token-1"))};
    else if (kind == Kind::RunaiSession)
        credentials = session::RunaiSession{server.url()};
    signInOfRunai(1);
    configureRunai(server.url());

    Session session(connectionOf(server.url(), credentials), calls::hurried());
    const auto first = calls::count(session);
    QVERIFY(!first);
    QCOMPARE(first.error().kind, api::Error::Kind::Unauthorized);
    QCOMPARE(server.tokens.size(), requests);
    QCOMPARE(QSet<QByteArray>(server.tokens.begin(), server.tokens.end()).size(), requests); // none twice
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    QVERIFY2(session.problem().contains(words), qPrintable(session.problem()));

    const qsizetype all = server.requests().size();
    for (const base::Urgency urgency :
         {base::Urgency::Interactive, base::Urgency::Refresh, base::Urgency::Metrics, base::Urgency::Export}) {
        const auto later = calls::count(session, urgency);
        QVERIFY(!later);
        QCOMPARE(later.error().kind, api::Error::Kind::Unauthorized);
    }
    QCOMPARE(server.requests().size(), all);
    QCOMPARE(session.state(), Session::State::SignedOut);
    QVERIFY(signin::lines(runs) <= 2);

    // Signing in again with the same credentials is up to the user.
    server.accepts = [](const QByteArray &) { return true; };
    session.signIn(credentials);
    QTRY_COMPARE(session.state(), Session::State::Connected);
    QVERIFY(calls::count(session));
}

void TestSignIn::refusedAgainAfterANewSignIn()
{
    SignInServer server;
    server.accepts = [](const QByteArray &token) { return token == "right"; };
    Session session(connectionOf(server.url(), session::BearerToken{u"wrong"_s}), calls::hurried());
    QVERIFY(!calls::count(session));
    session.signIn(session::BearerToken{u"wrong"_s});
    QTRY_COMPARE(server.tokens.size(), 2);
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    session.signIn(session::BearerToken{u"right"_s});
    QTRY_COMPARE(session.state(), Session::State::Connected);
}

void TestSignIn::passwordIsSentOnce()
{
    SignInServer server;
    Session session(user(server.url()), calls::hurried());
    QVERIFY(calls::count(session));
    QVERIFY(calls::count(session));
    QCOMPARE(server.count("POST", "/api/v2/token"), 1);
    const FaultServer::Request request = server.requests().first();
    QCOMPARE(request.header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(request.body, QByteArray("grant_type=password&username=ada%40example.com&password=p%26ss%3Dw0rd"));
    QCOMPARE(accountOf(session.connection()), u"ada@example.com"_s);
}

void TestSignIn::passwordIsRenewedByARefreshToken()
{
    SignInServer server;
    server.more = R"(, "refresh_token": "re/1")";
    server.accepts = [&](const QByteArray &token) { return server.tokens.size() < 2 || token == "token-2"; };
    Session session(user(server.url()), calls::hurried());
    QVERIFY(calls::count(session));
    QVERIFY(calls::count(session)); // refused, renewed, replayed
    QCOMPARE(server.handedOut, 2);
    QCOMPARE(server.requests().at(3).body, QByteArray("grant_type=refresh_token&refresh_token=re%2F1"));
    // A refresh token that has ended as well: the password is good for another one.
    server.refusesGrant = [](const FaultServer::Request &request) {
        return request.body.contains("refresh_token=") ? std::pair(400, QByteArray(R"({"error": "invalid_grant"})"))
                                                       : std::pair(0, QByteArray());
    };
    server.accepts = [](const QByteArray &token) { return token == "token-3"; };
    QVERIFY(calls::count(session));
    QCOMPARE(server.count("POST"), 4);
}

void TestSignIn::passwordAgainWithoutARefreshToken()
{
    SignInServer server;
    server.accepts = [&](const QByteArray &token) { return server.tokens.size() < 2 || token == "token-2"; };
    Session session(user(server.url()), calls::hurried());
    QVERIFY(calls::count(session));
    QVERIFY(calls::count(session));
    QCOMPARE(server.handedOut, 2);
    QVERIFY(server.requests().at(3).body.startsWith("grant_type=password&"));
}

void TestSignIn::wrongPasswordIsNeverSentAgain()
{
    SignInServer server;
    server.refusesGrant = [](const FaultServer::Request &) {
        return std::pair(400, QByteArray(R"({"error": "invalid_grant", "error_description": "Invalid user"})"));
    };
    Session session(user(server.url()), calls::hurried());
    for (int i = 0; i < 5; ++i) {
        const auto result = calls::count(session);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, api::Error::Kind::Unauthorized);
        QCOMPARE(result.error().detail, u"Invalid user"_s);
    }
    QCOMPARE(server.requests().size(), 1);
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    QVERIFY2(session.problem().contains(u"user name or the password"_s), qPrintable(session.problem()));
    QVERIFY(!session.problem().contains(u"w0rd"_s));
    server.refusesGrant = [](const FaultServer::Request &) { return std::pair(0, QByteArray()); };
    session.signIn(session::UserPassword{u"ada@example.com"_s, u"right"_s});
    QTRY_COMPARE(session.state(), Session::State::Connected);
}

void TestSignIn::passwordsThatAreNotAllowed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("type") << 400 << QByteArray(R"({"error": "unsupported_grant_type"})");
    QTest::newRow("client") << 400
                            << QByteArray(R"({"error": "unauthorized_client", "error_description": "not for you"})");
    QTest::newRow("old") << 400 << QByteArray(R"({"code": 400, "message": "grantType: app_token is needed"})");
}

void TestSignIn::passwordsThatAreNotAllowed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    SignInServer server;
    server.refusesGrant = [&](const FaultServer::Request &) { return std::pair(status, body); };
    Session session(user(server.url()), calls::hurried());
    QVERIFY(!calls::count(session));
    QVERIFY(!calls::count(session));
    QCOMPARE(server.requests().size(), 1);
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    QVERIFY2(session.problem().contains(u"does not allow"_s), qPrintable(session.problem()));
    QVERIFY2(session.problem().contains(u"service account"_s), qPrintable(session.problem()));
}

void TestSignIn::passwordNamesTheClientOnlyIfAsked()
{
    SignInServer server;
    server.more = R"(, "refresh_token": "r")";
    server.refusesGrant = [](const FaultServer::Request &request) {
        return request.body.contains("client_id=runai-cli")
            ? std::pair(0, QByteArray())
            : std::pair(401, QByteArray(R"({"error": "invalid_client"})"));
    };
    server.accepts = [&](const QByteArray &token) { return server.tokens.size() < 2 || token == "token-2"; };
    Session session(user(server.url()), calls::hurried());
    QVERIFY(calls::count(session));
    QVERIFY(calls::count(session));
    QCOMPARE(server.count("POST"), 3); // without, with, refreshed with
    QVERIFY(server.requests().at(4).body.contains("grant_type=refresh_token"));
}

void TestSignIn::passwordOfOldControlPlanes()
{
    SignInServer server;
    server.refusesGrant = [](const FaultServer::Request &request) {
        return std::pair(request.target.contains("v2") ? 404 : 0, QByteArray("{}"));
    };
    server.more = R"(, "refreshToken": "r")";
    server.accepts = [&](const QByteArray &token) { return server.tokens.size() < 2 || token == "token-2"; };
    Session session(user(server.url()), calls::hurried());
    QVERIFY(calls::count(session));
    QVERIFY(calls::count(session));
    QCOMPARE(server.count("POST", "/api/v2/token"), 1);
    QCOMPARE(server.count("POST", "/api/v1/token"), 2);
    QVERIFY(server.requests().at(1).body.contains(R"("grantType":"password")"));
    QVERIFY(server.requests().at(1).body.contains(R"("username":"ada@example.com")"));
    QVERIFY(server.requests().at(4).body.contains(R"("refreshToken":"r")"));
}

void TestSignIn::runaiSession_data()
{
    QTest::addColumn<QByteArray>("stored");
    const QByteArray token = signin::jwt(R"({"sub": "ada??>>~~"})");
    QTest::newRow("base64url") << token.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QTest::newRow("padded") << token.toBase64(QByteArray::Base64UrlEncoding);
    QTest::newRow("base64") << token.toBase64();
    QTest::newRow("line break") << token.toBase64(QByteArray::Base64UrlEncoding) + "\\n";
    QTest::newRow("bare") << token;
}

void TestSignIn::runaiSession()
{
    QFETCH(QByteArray, stored);
    SignInServer server;
    signin::write(m_folder->filePath(u"authentication.json"_s), R"({"accessToken": ")" + stored + R"(", "other": 1})");
    configureRunai(server.url());
    const QByteArray before = signin::contents(*m_folder);
    {
        Session session(connectionOf(server.url(), session::RunaiSession{server.url()}), calls::hurried());
        QVERIFY(calls::count(session));
        QTRY_COMPARE(session.state(), Session::State::Connected);
    }
    QCOMPARE(server.tokens.first(), signin::jwt(R"({"sub": "ada??>>~~"})"));
    QCOMPARE(signin::contents(*m_folder), before); // only read
}

void TestSignIn::runaiTroubles_data()
{
    QTest::addColumn<QByteArray>("file"); // null = none
    QTest::addColumn<QString>("words");
    QTest::newRow("absent") << QByteArray() << u"not signed in"_s;
    QTest::newRow("empty") << QByteArray("") << u"not signed in"_s;
    QTest::newRow("no object") << QByteArray("[]") << u"not signed in"_s;
    QTest::newRow("too large") << QByteArray(R"({"accessToken": "t", "x": ")") + QByteArray(300'000, 'x') + "\"}"
                               << u"not signed in"_s;
    QTest::newRow("no token") << QByteArray(R"({"accessToken": 7})") << u"cannot be read"_s;
    QTest::newRow("no base64") << QByteArray(R"({"accessToken": "a b"})") << u"cannot be read"_s;
    QTest::newRow("not a header") << QByteArray(R"({"accessToken": "AAEC"})") << u"cannot be read"_s;
}

void TestSignIn::runaiTroubles()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, words);
    if (!file.isNull())
        signin::write(m_folder->filePath(u"authentication.json"_s), file);
    SignInServer server;
    configureRunai(server.url());
    Session session(connectionOf(server.url(), session::RunaiSession{server.url()}), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QVERIFY2(result.error().sentence().contains(words), qPrintable(result.error().sentence()));
    QVERIFY2(result.error().sentence().contains(u"runai login"_s), qPrintable(result.error().sentence()));
    QVERIFY(server.requests().isEmpty());
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
}

// A token goes nowhere but where it came from.
void TestSignIn::runaiSessionOfAnotherControlPlane()
{
    SignInServer server;
    signin::write(m_folder->filePath(u"authentication.json"_s), R"({"accessToken": "a.b.c"})");
    signin::write(m_folder->filePath(u"config.json"_s), R"({"control_plane": {"url": "https://other.example"}})");
    Session session(connectionOf(server.url(), session::RunaiSession{server.url()}), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QVERIFY2(result.error().sentence().contains(u"other.example"_s), qPrintable(result.error().sentence()));
    QVERIFY(server.requests().isEmpty());
}

void TestSignIn::runaiSessionOfAnUnknownControlPlane_data()
{
    QTest::addColumn<QByteArray>("config"); // %1 = the server's host and port; null = none
    QTest::newRow("no file") << QByteArray();
    QTest::newRow("no address") << QByteArray("{}");
    QTest::newRow("broken") << QByteArray("{");
    QTest::newRow("other scheme") << QByteArray(R"({"control_plane": {"url": "https://%1"}})");
}

void TestSignIn::runaiSessionOfAnUnknownControlPlane()
{
    QFETCH(QByteArray, config);
    SignInServer server;
    signin::write(m_folder->filePath(u"authentication.json"_s), R"({"accessToken": "a.b.c"})");
    if (!config.isNull())
        signin::write(m_folder->filePath(u"config.json"_s), config.replace("%1", server.url().authority().toLatin1()));
    Session session(connectionOf(server.url(), session::RunaiSession{server.url()}), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QVERIFY2(result.error().sentence().contains(u"control plane"_s), qPrintable(result.error().sentence()));
    QVERIFY(server.requests().isEmpty());
}

void TestSignIn::runaiLoginIsNoticed()
{
    SignInServer server;
    configureRunai(server.url());
    const QString file = m_folder->filePath(u"authentication.json"_s);
    Session session(connectionOf(server.url(), session::RunaiSession{server.url()}), calls::hurried());
    QVERIFY(!calls::count(session));
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    signin::write(file, R"({"accessToken": "a.old.c"})");
    QVERIFY(calls::count(session));
    QTRY_COMPARE(session.state(), Session::State::Connected);
    // It ends, and another one begins.
    server.accepts = [](const QByteArray &token) { return token == "a.new.c"; };
    QVERIFY(!calls::count(session));
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    signin::write(file, R"({"accessToken": "a.new.c"})");
    QVERIFY(calls::count(session));
    QTRY_COMPARE(session.state(), Session::State::Connected);
}

void TestSignIn::runaiAddresses_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("address");
    QTest::newRow("nested") << QByteArray(R"({"control_plane": {"url": "https://acme.run.ai/x?y#z"}})")
                            << u"https://acme.run.ai"_s;
    QTest::newRow("flat") << QByteArray(R"({"control_plane.url": "acme.run.ai:8443"})")
                          << u"https://acme.run.ai:8443"_s;
    QTest::newRow("none") << QByteArray("{}") << QString();
    QTest::newRow("not of the web") << QByteArray(R"({"control_plane": {"url": "file:///etc/passwd"}})") << QString();
    QTest::newRow("broken") << QByteArray("{") << QString();
}

void TestSignIn::runaiAddresses()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, address);
    signin::write(m_folder->filePath(u"config.json"_s), config);
    QVERIFY(session::hasRunaiFolder());
    QCOMPARE(session::runaiAddress().toString(), address);
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
