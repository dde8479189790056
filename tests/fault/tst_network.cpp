// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/http.h"
#include "models/api/requestlog.h"
#include "models/base/runningclock.h"
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTimer>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Cause = api::Error::Cause;
using Kind = api::Error::Kind;

// What networks and servers do wrong, and what a person gets to read then.
class TestNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusedConnectionsComeBackByThemselves();
    void unknownHost();
    void droppedAnswersAreAskedAgain();
    void droppedForGood();
    void writesAreSentOnce_data();
    void writesAreSentOnce();
    void shortBody();
    void wrongChunkSize();
    void htmlErrorsAreNotShown();
    void errorBodiesAreQuoted();
    void forbiddenIsNotSignedOut();
    void unreadableAnswersPauseRefreshes();
    void retryAfterIsHonoured();
    void retryAfterTooFarAway_data();
    void retryAfterTooFarAway();
    void aSleepEndsTheWaitForARetry();
    void aSleepEndsTheWaitForAProbe();
    void drippingAnswersEnd();
    void silentServersEnd();
    void foreignRedirectsGetNoToken();
    void ownRedirectsAreFollowed();
    void compressionBombsEnd();
    void compressedAnswersAreRead();
    void fourAtATime();
    void cancellingDropsTheConnection();
    void theTokenIsSentAndNothingElseOfIt();
    void agesFollowTheClockOfTheControlPlane();
    void clearTextLeavesThisComputerOnlyWhenAllowed();
};

namespace {

void countsOne(QTcpSocket *socket)
{
    FaultServer::answer(socket, 200, R"({"count": 1})");
}

QByteArray gzipOf(const QByteArray &bytes, int times)
{
    QByteArray out;
    std::array<char, 65536> buffer;
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    for (int i = 0; i < times; ++i) {
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
        stream.avail_in = static_cast<uInt>(bytes.size());
        do {
            stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
            stream.avail_out = static_cast<uInt>(buffer.size());
            deflate(&stream, i + 1 == times ? Z_FINISH : Z_NO_FLUSH);
            out.append(buffer.data(), static_cast<qsizetype>(buffer.size() - stream.avail_out));
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return out;
}

QByteArray httpDate(qint64 aheadMs)
{
    const QDateTime time = QDateTime::currentDateTimeUtc().addMSecs(aheadMs);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

void TestNetwork::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestNetwork::refusedConnectionsComeBackByThemselves()
{
    quint16 port = 0;
    {
        const FaultServer closed([](QTcpSocket *, const FaultServer::Request &) {});
        port = closed.serverPort();
    }
    QUrl url(u"http://127.0.0.1"_s);
    url.setPort(port);
    session::Session session(calls::connectionTo(url), calls::hurried());
    const auto refused = calls::count(session);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Kind::Offline);
    QCOMPARE(refused.error().cause, Cause::Refused);
    QTRY_COMPARE(session.state(), session::Session::State::Offline);
    QVERIFY(!session.problem().isEmpty());
    QVERIFY(!session.problem().contains(u"127.0.0.1"_s));

    FaultServer server(
        [](QTcpSocket *socket, const FaultServer::Request &request) {
            FaultServer::answer(socket, request.header("Authorization").isEmpty() ? 401 : 200, R"({"count": 1})");
        },
        port);
    QVERIFY(server.isReady());
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), session::Session::State::Connected, 20'000);
    QVERIFY(session.problem().isEmpty());
    QVERIFY(server.requests().front().header("Authorization").isEmpty()); // the probe carries no token
    QVERIFY(calls::count(session));
}

void TestNetwork::unknownHost()
{
    session::Session session(calls::connectionTo(QUrl(u"https://no-such-host.invalid"_s)), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Offline);
    QCOMPARE(result.error().cause, Cause::NameNotFound);
}

void TestNetwork::droppedAnswersAreAskedAgain()
{
    // Qt may repeat a dropped GET by itself, how often is its own affair; the retries of ours come on top.
    int dropped = 0;
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
        if (++dropped <= 3)
            socket->abort();
        else
            countsOne(socket);
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    const auto result = calls::count(session, base::Urgency::Export);
    QVERIFY(result);
    QCOMPARE(*result, std::int64_t{1});
}

void TestNetwork::droppedForGood()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) { socket->abort(); });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Offline);
    QCOMPARE(result.error().cause, Cause::Dropped);
    QTRY_COMPARE(session.state(), session::Session::State::Offline);
}

void TestNetwork::writesAreSentOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    for (const QByteArray method : {"POST", "PUT", "DELETE"}) {
        QTest::addRow("%s with a body", method.constData()) << method << QByteArray("grant_type=client_credentials");
        QTest::addRow("%s, large", method.constData()) << method << QByteArray(300'000, 'x');
        QTest::addRow("%s, empty", method.constData()) << method << QByteArray();
    }
}

void TestNetwork::writesAreSentOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) { socket->abort(); });
    api::HttpTransport transport({.url = server.url(), .caFile = {}});
    std::optional<api::HttpAnswer> answer;
    transport.send({.method = {method.constData(), std::size_t(method.size())},
                    .target = "/api/v2/token",
                    .contentType = "application/x-www-form-urlencoded",
                    .body = body},
                   [&](api::HttpAnswer got) { answer = std::move(got); });
    QTRY_VERIFY_WITH_TIMEOUT(answer, 20'000);
    QVERIFY(answer->error);
    QVERIFY(answer->wasSent);
    QTest::qWait(200); // whatever would repeat it has had its time
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.count(method), 1);
    QCOMPARE(server.requests().front().body, body);
}

void TestNetwork::shortBody()
{
    int answers = 0;
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
        if (++answers > 1)
            return countsOne(socket);
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"count\"");
        socket->disconnectFromHost();
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    QVERIFY(calls::count(session)); // asked again
    QVERIFY(answers >= 2);
}

void TestNetwork::wrongChunkSize()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
        socket->write(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"count\"\r\nZZ\r\n: 1}\r\n0\r\n\r\n");
        socket->disconnectFromHost();
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QVERIFY(result.error().kind == Kind::Decode || result.error().cause == Cause::Dropped);
    QVERIFY(!result.error().sentence().isEmpty());
}

void TestNetwork::htmlErrorsAreNotShown()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 502, "<html><h1>502 Bad Gateway</h1>nginx</html>", {}, "text/html");
    });
    const session::Patience patience = calls::hurried();
    session::Session session(calls::connectionTo(server.url()), patience);
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Server);
    QCOMPARE(result.error().httpStatus, 502);
    QVERIFY(result.error().detail.isEmpty());
    QCOMPARE(server.count("GET"), patience.retry.attempts);
}

void TestNetwork::errorBodiesAreQuoted()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 400, R"({"code": 400, "message": "bad filter"})");
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::BadRequest);
    QCOMPARE(result.error().detail, u"bad filter"_s);
    QCOMPARE(server.count("GET"), 1); // a refusal is final
}

void TestNetwork::forbiddenIsNotSignedOut()
{
    FaultServer server(
        [](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, 403, "{}"); });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Forbidden);
    QTRY_COMPARE(session.state(), session::Session::State::Connected);
}

// They are failures as any other: nobody waits for a refresh, until somebody asks for one.
void TestNetwork::unreadableAnswersPauseRefreshes()
{
    QByteArray body = R"({"count": )";
    FaultServer server(
        [&](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, 200, body); });
    session::Patience patience = calls::hurried();
    patience.reach.firstProbe = 10s;
    patience.reach.longestProbe = 60s;
    session::Session session(calls::connectionTo(server.url()), patience);
    const auto refresh = [&] { return calls::count(session, base::Urgency::Refresh); };
    const auto failed = refresh();
    QVERIFY(!failed && failed.error().kind == api::Error::Kind::Decode);
    const qsizetype before = server.requests().size();
    const auto paused = refresh();
    QVERIFY(!paused && paused.error().kind == api::Error::Kind::Decode);
    QCOMPARE(server.requests().size(), before);
    session.client().endPauses();
    QVERIFY(!refresh());
    QCOMPARE(server.requests().size(), before + 1);
    body = R"({"count": 3})";
    QVERIFY(!refresh());
    session.client().endPauses();
    QCOMPARE(refresh(), 3);
    QCOMPARE(refresh(), 3); // no more pauses
    QCOMPARE(server.requests().size(), before + 3);
}

void TestNetwork::retryAfterIsHonoured()
{
    QElapsedTimer since;
    QList<qint64> times;
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
        times += since.elapsed();
        if (times.size() == 1)
            FaultServer::answer(socket, 429, "{}", "Retry-After: 1\r\n");
        else
            countsOne(socket);
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    since.start();
    QObject context;
    int answered = 0;
    const api::Call first
        = session.client().podCount({}, base::Urgency::Visible, &context, [&](const auto &r) { answered += bool(r); });
    QTRY_COMPARE(times.size(), 1);
    QTest::qWait(100);
    // Another request must not go around the limit.
    const api::Call second = session.client().workloadCount({}, base::Urgency::Visible, &context,
                                                            [&](const auto &r) { answered += bool(r); });
    QTRY_COMPARE_WITH_TIMEOUT(answered, 2, 20'000);
    QCOMPARE(times.size(), 3);
    QVERIFY2(times[1] >= times[0] + 990, qPrintable(QString::number(times[1])));
}

void TestNetwork::retryAfterTooFarAway_data()
{
    QTest::addColumn<QByteArray>("when");
    QTest::newRow("seconds") << QByteArray("3600");
    QTest::newRow("a date") << httpDate(3'600'000);
}

void TestNetwork::retryAfterTooFarAway()
{
    QFETCH(QByteArray, when);
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 429, "{}", "Retry-After: " + when + "\r\n");
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::RateLimited);
    QCOMPARE(server.count("GET"), 1);
}

// What the control plane has asked for is over when the computer wakes up. Qt's timers would wait for what was left.
void TestNetwork::aSleepEndsTheWaitForARetry()
{
    FaultServer server([count = 0](QTcpSocket *socket, const FaultServer::Request &) mutable {
        if (++count == 1)
            FaultServer::answer(socket, 429, "{}", "Retry-After: 25\r\n");
        else
            countsOne(socket);
    });
    session::Patience patience = calls::hurried();
    patience.retry.deadline = 60s;
    session::Session session(calls::connectionTo(server.url()), patience);
    QObject context;
    bool isAnswered = false;
    const api::Call call
        = session.client().podCount({}, base::Urgency::Visible, &context, [&](const auto &r) { isAnswered = bool(r); });
    QTRY_VERIFY_WITH_TIMEOUT(session.requestLog().load().isHeld, 10'000);
    base::RunningClock::skip(30s);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 10'000);
    QCOMPARE(server.count("GET"), 2);
}

void TestNetwork::aSleepEndsTheWaitForAProbe()
{
    quint16 port = 0;
    QUrl url;
    {
        const FaultServer closed([](QTcpSocket *, const FaultServer::Request &) {});
        port = closed.serverPort();
        url = closed.url();
    }
    session::Patience patience = calls::hurried();
    patience.reach.firstProbe = patience.reach.longestProbe = 60s;
    session::Session session(calls::connectionTo(url), patience);
    QVERIFY(!calls::count(session));
    QTRY_COMPARE(session.state(), session::Session::State::Offline);
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) { countsOne(socket); }, port);
    QVERIFY(server.isReady());
    base::RunningClock::skip(2min);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), session::Session::State::Connected, 10'000);
}

void TestNetwork::drippingAnswersEnd()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        auto *drip = new QTimer(socket);
        QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        drip->start(20);
    });
    session::Patience patience = calls::hurried();
    patience.retry.deadline = 500ms;
    session::Session session(calls::connectionTo(server.url()), patience);
    QElapsedTimer since;
    since.start();
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Timeout);
    QVERIFY(since.elapsed() >= 450);
    // It did answer, if too slowly: that is not being offline.
    QTRY_COMPARE(session.state(), session::Session::State::Connected);
}

void TestNetwork::silentServersEnd()
{
    FaultServer server([](QTcpSocket *, const FaultServer::Request &) {});
    session::Patience patience = calls::hurried();
    patience.idleLimit = 300ms;
    session::Session session(calls::connectionTo(server.url()), patience);
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Timeout);
    QTRY_COMPARE(session.state(), session::Session::State::Offline);
}

void TestNetwork::foreignRedirectsGetNoToken()
{
    FaultServer other([](QTcpSocket *socket, const FaultServer::Request &) { countsOne(socket); });
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &request) {
        FaultServer::answer(socket, 302, {}, "Location: " + other.url().toEncoded() + request.target + "\r\n");
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().cause, Cause::Redirected);
    QVERIFY(other.requests().isEmpty());
}

void TestNetwork::ownRedirectsAreFollowed()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
        if (request.target.startsWith("/moved"))
            countsOne(socket);
        else
            FaultServer::answer(socket, 307, {}, "Location: /moved\r\n");
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    QVERIFY(calls::count(session));
    QCOMPARE(server.requests().back().header("Authorization"), QByteArray("Bearer secret-token"));
}

void TestNetwork::compressionBombsEnd()
{
    const QByteArray bomb = gzipOf(QByteArray(1 << 20, ' '), 400);
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 200, bomb, "Content-Encoding: gzip\r\n");
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    const auto result = calls::count(session);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Decode);
    QVERIFY(!result.error().sentence().isEmpty());
}

void TestNetwork::compressedAnswersAreRead()
{
    // 30 MB of white space: beyond Qt's own 10 MB limit, below ours.
    const QByteArray body = gzipOf("{\"count\":" + QByteArray(30 << 20, ' ') + "1}", 1);
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 200, body, "Content-Encoding: gzip\r\n");
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    QVERIFY(calls::count(session));
    QVERIFY(server.requests().front().header("Accept-Encoding").contains("gzip"));
}

void TestNetwork::fourAtATime()
{
    QList<QPointer<QTcpSocket>> held;
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) { held += socket; });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    QObject context;
    std::vector<api::Call> all;
    int answered = 0;
    const auto ask = [&](base::Urgency priority) {
        all.push_back(
            session.client().podCount({}, priority, &context, [&](const auto &result) { answered += bool(result); }));
    };
    for (int i = 0; i < 10; ++i)
        ask(base::Urgency::Export);
    QTRY_COMPARE(held.size(), 2);
    for (int i = 0; i < 10; ++i)
        ask(base::Urgency::Visible);
    QTRY_COMPARE(held.size(), 4);
    QTest::qWait(100);
    QCOMPARE(held.size(), 4);
    QCOMPARE(session.requestsInFlight(), 20);
    while (answered < 20) {
        QVERIFY(held.size() <= 4);
        const int before = answered;
        countsOne(held.takeFirst());
        QTRY_VERIFY_WITH_TIMEOUT(answered > before, 20'000);
        QTRY_VERIFY(held.size() >= qMin(2, 20 - answered));
    }
}

void TestNetwork::cancellingDropsTheConnection()
{
    QPointer<QTcpSocket> held;
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) { held = socket; });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    api::Call call = session.client().podCount({}, base::Urgency::Visible, this, [](const auto &) { QFAIL("called"); });
    QTRY_VERIFY(held);
    QSignalSpy gone(held, &QTcpSocket::disconnected);
    call.cancel();
    QTRY_VERIFY(!gone.isEmpty() || !held);
    QTRY_COMPARE(session.requestsInFlight(), 0);
}

void TestNetwork::theTokenIsSentAndNothingElseOfIt()
{
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 200, R"({"count": 1})", "Set-Cookie: a=b\r\n");
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    QVERIFY(calls::count(session));
    QVERIFY(calls::count(session));
    for (const FaultServer::Request &request : server.requests()) {
        QCOMPARE(request.header("Authorization"), QByteArray("Bearer secret-token"));
        QCOMPARE(request.header("Accept"), QByteArray("application/json"));
        QVERIFY(request.header("Cookie").isEmpty());
        QVERIFY(!request.target.contains("secret"));
    }
}

// Whatever asks: the address is judged before the first byte.
void TestNetwork::clearTextLeavesThisComputerOnlyWhenAllowed()
{
    QUrl url(u"http://192.0.2.1"_s);
    session::Connection connection = calls::connectionTo(url);
    {
        session::Session session(connection, calls::hurried());
        QVERIFY(session::isUnencrypted(session.connection()));
        const auto result = calls::count(session);
        QVERIFY(!result);
        QCOMPARE(result.error().cause, api::Error::Cause::PlainHttp);
        QVERIFY2(result.error().sentence().contains(u"https://"_s), qPrintable(result.error().sentence()));
    }
    FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) { countsOne(socket); });
    QVERIFY(!session::isUnencrypted(calls::connectionTo(server.url())));
    QVERIFY(!session::isUnencrypted(calls::connectionTo(QUrl(u"https://a.example"_s))));
    // A proxy of another computer reads it as well.
    connection = calls::connectionTo(server.url());
    connection.ways.proxy = {api::Proxy::Kind::Http, u"192.0.2.1"_s, 3128, {}};
    QVERIFY(session::isUnencrypted(connection));
    session::Session proxied(connection, calls::hurried());
    const auto result = calls::count(proxied);
    QVERIFY(!result);
    QCOMPARE(result.error().cause, api::Error::Cause::PlainHttp);
    connection.ways.proxy.host = u"::1"_s;
    QVERIFY(!session::isUnencrypted(connection));
    connection = calls::connectionTo(server.url(QHostInfo::localHostName()));
    QVERIFY(session::isUnencrypted(connection));
    session::Session refused(connection, calls::hurried());
    QVERIFY(!calls::count(refused));
    QCOMPARE(server.requests().size(), 0);
    connection.ways.allowsHttp = true;
    session::Session allowed(connection, calls::hurried());
    QVERIFY(calls::count(allowed));
}

void TestNetwork::agesFollowTheClockOfTheControlPlane()
{
    const auto date = [](qint64 aheadMs) { return "Date: " + httpDate(aheadMs) + "\r\n"; };
    constexpr qint64 hour = 3'600'000;
    constexpr qint64 tolerance = 5'000; // whole seconds, and a busy machine
    QByteArray headers;
    FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
        FaultServer::answer(socket, 200, R"({"count": 1})", headers);
    });
    session::Session session(calls::connectionTo(server.url()), calls::hurried());
    const auto skew = [&session] { return session.nowMs() - QDateTime::currentMSecsSinceEpoch(); };
    QVERIFY(calls::count(session)); // without a date
    QTRY_COMPARE(session.state(), session::Session::State::Connected);
    QVERIFY(std::abs(skew()) < tolerance);

    const QSignalSpy changed(&session, &session::Session::clockChanged);
    headers = date(2 * hour);
    QVERIFY(calls::count(session));
    QTRY_VERIFY(std::abs(skew() - 2 * hour) < tolerance);
    QCOMPARE(changed.count(), 1);
    headers = date(-hour) + "Age: 60\r\n"; // what a cache has kept says nothing of now
    QVERIFY(calls::count(session));
    headers = "Date: yesterday\r\n";
    QVERIFY(calls::count(session));
    QVERIFY(std::abs(skew() - 2 * hour) < tolerance);
    headers = date(0);
    QVERIFY(calls::count(session));
    QTRY_VERIFY(std::abs(skew()) < tolerance);
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
