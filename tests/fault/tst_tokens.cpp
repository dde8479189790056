// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/tokenanswer.h"
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::Session;

// Tokens that expire, are refused, or come from old control planes.
class TestTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oneRefreshForAll();
    void oneReplayOnly();
    void refusedBearerTokenIsFinal();
    void fallsBackToV1();
    void fallsBackToAppTokens_data();
    void fallsBackToAppTokens();
    void wrongSecretsAreNotTriedAgainAtOnce();
    void renewsBeforeTheEnd();
    void tokenEndpointComesBack();
    void signsInAgain();
    void signInServesThoseWhoWaitForAToken();
    void signInReplaysWhatIsUnderWay();
    void wrongCredentialsAgainStaySignedOut();
    void answersWithoutATokenAreFaults();
    void readsTokenAnswers();
    void readsLifetimes();
};

namespace {

// A control plane that hands out tokens "token-1", "token-2", ... and accepts the last one only.
class TokenServer : public FaultServer
{
public:
    TokenServer()
        : FaultServer([this](QTcpSocket *socket, const Request &request) { handle(socket, request); })
    {
    }

    int handedOut = 0;
    int refused = 0; // before there was a second token
    QByteArray accepted; // the bearer header
    QByteArray lifetime; // ,"expires_in":...
    int v2Status = 200;
    QByteArray grantOfV1; // the only one that v1 knows; empty = all
    QByteArray secretOfV1; // the only one that v1 accepts; empty = any
    int slowTokens = 0; // ms
    std::function<void()> beforeAnswer = [] {};

private:
    void handle(QTcpSocket *socket, const Request &request)
    {
        if (request.target == "/api/v2/token" && v2Status != 200)
            return answer(socket, v2Status, R"({"error": "invalid_client"})");
        if (request.target == "/api/v1/token" && !request.body.contains(grantOfV1))
            return answer(socket, 400, R"({"code": 400, "message": "unknown grant type"})");
        if (request.target == "/api/v1/token" && !request.body.contains(secretOfV1))
            return answer(socket, 400, R"({"code": 400, "message": "wrong credentials"})");
        if (request.target == "/api/v2/token" || request.target == "/api/v1/token") {
            const QByteArray token = "token-" + QByteArray::number(++handedOut);
            accepted = "Bearer " + token;
            const QByteArray body = request.target.contains("v2")
                ? "{\"access_token\": \"" + token + "\", \"token_type\": \"Bearer\"" + lifetime + "}"
                : "{\"accessToken\": \"" + token + "\"}";
            QTimer::singleShot(slowTokens, socket, [socket, body] { answer(socket, 200, body); });
            return;
        }
        beforeAnswer();
        const bool isAccepted = request.header("Authorization") == accepted;
        refused += isAccepted || handedOut > 1 ? 0 : 1;
        answer(socket, isAccepted ? 200 : 401,
               isAccepted ? "{\"count\": 1}" : "{\"code\": 401, \"message\": \"expired\"}");
    }
};

session::Connection serviceAccount(const QUrl &url)
{
    session::Connection connection = calls::connectionTo(url);
    connection.credentials = session::ClientCredentials{u"app+1"_s, u"s&cret="_s};
    return connection;
}

} // namespace

void TestTokens::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestTokens::oneRefreshForAll()
{
    TokenServer server;
    server.slowTokens = 50;
    Session session(serviceAccount(server.url()), calls::hurried());
    QVERIFY(calls::count(session));
    QCOMPARE(server.handedOut, 1);
    QCOMPARE(server.requests().front().body,
             QByteArray("grant_type=client_credentials&client_id=app%2B1&client_secret=s%26cret%3D"));

    // The token expires while 20 requests are under way.
    int requests = 0;
    server.beforeAnswer = [&] {
        if (++requests == 6)
            server.accepted = "Bearer none";
    };
    QObject context;
    std::vector<api::Call> all;
    int succeeded = 0;
    int failed = 0;
    for (int i = 0; i < 20; ++i)
        all.push_back(session.client().podCount({}, base::Urgency::Visible, &context,
                                                [&](const auto &result) { ++(result ? succeeded : failed); }));
    QTRY_COMPARE_WITH_TIMEOUT(succeeded + failed, 20, 30'000);
    QCOMPARE(failed, 0);
    QCOMPARE(server.handedOut, 2);
    QTRY_COMPARE(session.state(), Session::State::Connected);
}

void TestTokens::oneReplayOnly()
{
    TokenServer server;
    server.beforeAnswer = [&] { server.accepted = "Bearer none"; };
    Session session(serviceAccount(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, api::Error::Kind::Unauthorized);
    QCOMPARE(server.count("GET"), 2);
    QCOMPARE(server.handedOut, 2);
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
}

void TestTokens::refusedBearerTokenIsFinal()
{
    TokenServer server;
    Session session(calls::connectionTo(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, api::Error::Kind::Unauthorized);
    QCOMPARE(server.requests().size(), 1);
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    // It is not tried again, until the user says so.
    server.accepted = "Bearer secret-token";
    QVERIFY(!calls::count(session));
    QCOMPARE(server.requests().size(), 1);
    session.signIn(session::BearerToken{u"secret-token"_s});
    QTRY_COMPARE(session.state(), Session::State::Connected);
    QVERIFY(calls::count(session));
}

void TestTokens::fallsBackToV1()
{
    for (const int status : {404, 405}) {
        TokenServer server;
        server.v2Status = status;
        Session session(serviceAccount(server.url()), calls::hurried());
        QVERIFY(calls::count(session));
        QCOMPARE(server.count("POST", "/api/v1/token"), 1);
        QCOMPARE(server.requests().at(1).header("Content-Type"), QByteArray("application/json"));
        QVERIFY(server.requests().at(1).body.contains(R"("clientSecret":"s&cret=")"));
        // The second token is asked for where the first one was found.
        server.accepted = "Bearer none";
        QVERIFY(calls::count(session));
        QCOMPARE(server.count("POST", "/api/v2/token"), 1);
        QCOMPARE(server.count("POST", "/api/v1/token"), 2);
    }
}

void TestTokens::fallsBackToAppTokens_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("right secret") << QByteArray("s&cret=") << true;
    QTest::newRow("wrong secret") << QByteArray("another") << false;
}

// Before 2.20, v1 knows no client_credentials: the credentials are blamed only if the older grant is refused, too.
void TestTokens::fallsBackToAppTokens()
{
    QFETCH(QByteArray, secret);
    QFETCH(bool, isAccepted);
    TokenServer server;
    server.v2Status = 404;
    server.grantOfV1 = "app_token";
    server.secretOfV1 = secret;
    Session session(serviceAccount(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QCOMPARE(result.has_value(), isAccepted);
    QCOMPARE(server.count("POST", "/api/v2/token"), 1);
    QCOMPARE(server.count("POST", "/api/v1/token"), 2);
    QVERIFY(server.requests().at(2).body.contains(R"("AppId":"app+1")"));
    QVERIFY(server.requests().at(2).body.contains(R"("AppSecret":"s&cret=")"));
    if (!isAccepted) {
        QCOMPARE(result.error().cause, api::Error::Cause::Credentials);
        return;
    }
    // The second token is asked for where the first one was found.
    server.accepted = "Bearer none";
    QVERIFY(calls::count(session));
    QCOMPARE(server.count("POST", "/api/v2/token"), 1);
    QCOMPARE(server.count("POST", "/api/v1/token"), 3);
}

void TestTokens::wrongSecretsAreNotTriedAgainAtOnce()
{
    TokenServer server;
    server.v2Status = 401;
    Session session(serviceAccount(server.url()), calls::hurried());
    for (int i = 0; i < 5; ++i) {
        const auto result = calls::count(session);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, api::Error::Kind::Unauthorized);
        QCOMPARE(result.error().cause, api::Error::Cause::Credentials);
    }
    QCOMPARE(server.requests().size(), 1);
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    QVERIFY(!session.problem().contains(u"s&cret="_s));
}

void TestTokens::renewsBeforeTheEnd()
{
    TokenServer server;
    server.lifetime = R"(, "expires_in": 2)";
    QElapsedTimer age; // a little more than that of the token
    age.start();
    Session session(serviceAccount(server.url()), calls::hurried());
    QVERIFY(calls::count(session));
    QCOMPARE(server.handedOut, 1);
    // From 1.6 s on a request brings a renewal with it, and no 401 is needed for that.
    QTRY_VERIFY_WITH_TIMEOUT(calls::count(session) && server.handedOut >= 2, 20'000);
    QVERIFY2(age.elapsed() >= 1600, qPrintable(QString::number(age.elapsed())));
    QCOMPARE(server.refused, 0);
    QVERIFY(calls::count(session));
}

void TestTokens::tokenEndpointComesBack()
{
    TokenServer server;
    server.v2Status = 503;
    Session session(serviceAccount(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, api::Error::Kind::Server);
    server.v2Status = 200;
    QVERIFY(calls::count(session));
}

void TestTokens::signsInAgain()
{
    TokenServer server;
    Session session(calls::connectionTo(server.url()), calls::hurried());
    QSignalSpy returned(&session, &Session::returned);
    QVERIFY(!calls::count(session));
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    server.accepted = "Bearer another-token";
    session.signIn(session::BearerToken{u"another-token"_s});
    // Nobody else has to ask for something.
    QTRY_COMPARE(session.state(), Session::State::Connected);
    QTRY_COMPARE(returned.count(), 1);
    QVERIFY(session.problem().isEmpty());
    QVERIFY(calls::count(session));
    // The kind of credentials may change, too.
    session.signIn(session::ClientCredentials{u"app"_s, u"s"_s});
    QVERIFY(calls::count(session));
    QCOMPARE(server.handedOut, 1);
    QVERIFY(std::holds_alternative<session::ClientCredentials>(session.connection().credentials));
}

void TestTokens::signInServesThoseWhoWaitForAToken()
{
    TokenServer server;
    server.slowTokens = 600'000;
    Session session(serviceAccount(server.url()), calls::hurried());
    QObject context;
    int succeeded = 0;
    std::vector<api::Call> all;
    for (int i = 0; i < 6; ++i)
        all.push_back(session.client().podCount({}, base::Urgency::Visible, &context,
                                                [&](const auto &result) { succeeded += result ? 1 : 0; }));
    QTRY_COMPARE(server.count("POST"), 1);
    server.accepted = "Bearer given";
    session.signIn(session::BearerToken{u"given"_s});
    QTRY_COMPARE(succeeded, 6);
    QTRY_COMPARE(session.requestsInFlight(), 0);
}

void TestTokens::signInReplaysWhatIsUnderWay()
{
    QPointer<QTcpSocket> held;
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &request) {
        if (request.header("Authorization") == "Bearer new")
            return FaultServer::answer(socket, 200, R"({"count": 1})");
        held = socket; // the old token: its refusal comes after the sign-in
    });
    Session session(calls::connectionTo(server.url()), calls::hurried());
    QObject context;
    std::optional<bool> outcome;
    const api::Call call = session.client().podCount({}, base::Urgency::Visible, &context,
                                                     [&](const auto &result) { outcome = result.has_value(); });
    QTRY_VERIFY(held);
    session.signIn(session::BearerToken{u"new"_s});
    QTRY_COMPARE(session.state(), Session::State::Connected);
    FaultServer::answer(held, 401, R"({"code": 401, "message": "expired"})");
    QTRY_COMPARE(outcome, std::optional(true));
    QCOMPARE(session.state(), Session::State::Connected);
}

void TestTokens::wrongCredentialsAgainStaySignedOut()
{
    TokenServer server;
    Session session(calls::connectionTo(server.url()), calls::hurried());
    QVERIFY(!calls::count(session));
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    QSignalSpy changes(&session, &Session::stateChanged);
    session.signIn(session::BearerToken{u"wrong again"_s});
    QTRY_COMPARE(changes.count(), 2); // connecting, signed out
    QCOMPARE(session.state(), Session::State::SignedOut);
    QVERIFY(!session.problem().isEmpty());
}

void TestTokens::answersWithoutATokenAreFaults()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 200, "<html>Sign in here</html>", {}, "text/html");
    });
    Session session(serviceAccount(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, api::Error::Kind::Decode);
}

void TestTokens::readsTokenAnswers()
{
    const auto v2 = session::parseTokenAnswer(R"({"access_token": "a", "expires_in": 60})");
    QVERIFY(v2);
    QCOMPARE(v2->token, QByteArray("a"));
    QCOMPARE(v2->lifetime, std::optional(60s));
    const auto v1 = session::parseTokenAnswer(R"({"accessToken": "b"})");
    QVERIFY(v1);
    QCOMPARE(v1->token, QByteArray("b"));
    QVERIFY(!v1->lifetime);
    for (const char *body : {"", "[]", "{}", R"({"access_token": ""})", R"({"access_token": 7})"})
        QVERIFY2(!session::parseTokenAnswer(body), body);
}

void TestTokens::readsLifetimes()
{
    const auto jwt = [](const QByteArray &claims) {
        return "eyJ." + claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".sig";
    };
    QCOMPARE(session::lifetimeOfJwt(jwt(R"({"exp": 1000, "iat": 400})"), 5s), std::optional(600s));
    QCOMPARE(session::lifetimeOfJwt(jwt(R"({"exp": 1000})"), 900s), std::optional(100s));
    QVERIFY(!session::lifetimeOfJwt(jwt(R"({"sub": "x"})"), 0s));
    QVERIFY(!session::lifetimeOfJwt("opaque", 0s));
    QCOMPARE(session::userOfJwt(jwt(R"({"sub": "x", "email": "ada@example.com"})")), u"ada@example.com"_s);
    QVERIFY(session::userOfJwt("opaque").isEmpty());
    QVERIFY(!session::lifetimeOfJwt("a.!.c", 0s));
}

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
