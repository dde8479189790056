// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "tests/support/simulatorclient.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;

// The simulator as a server: who may ask, what it refuses and how, and that the same options give the same bytes.
class TestSimulator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void badRequests_data();
    void badRequests();
    void otherMethods();
    void whoMayAsk();
    void tokensOfBothEndpoints();
    void tokensExpire();
    void sameOptionsSameBytes();
    void clusters();
    void sizesCanBeReplaced();
    void cannotStart();
    void manyConnectionsAtOnce();
    void stopsQuickly();

private:
    static simulator::Options small()
    {
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        options.nowMs = 1'763'726'400'000;
        options.token = "t";
        return options;
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
};

void TestSimulator::initTestCase()
{
    simulator::Options options = small();
    options.tokenLifetimeSeconds = 1;
    m_simulator = std::make_unique<simulator::Simulator>(options);
    QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
    QCOMPARE(m_simulator->url(), "http://127.0.0.1:" + std::to_string(m_simulator->port()));
    m_client = std::make_unique<SimulatorClient>(m_simulator->port(), "t");
}

void TestSimulator::badRequests_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    const auto row
        = [](const char *target, int status) { QTest::newRow(target) << QString::fromLatin1(target) << status; };
    row("/api/v1/workloads?limit=0", 400);
    row("/api/v1/workloads?limit=501", 400);
    row("/api/v1/workloads?limit=ten", 400);
    row("/api/v1/workloads?limit=1.5", 400);
    row("/api/v1/workloads?limit=", 400);
    row("/api/v1/workloads?offset=-1", 400);
    row("/api/v1/workloads?offset=99999999999", 400);
    row("/api/v1/workloads?sortBy=age", 400);
    row("/api/v1/workloads?sortOrder=down", 400);
    row("/api/v1/workloads?deleted=yes", 400);
    row("/api/v1/workloads?limit=5&limit=5", 400);
    row("/api/v1/workloads?Limit=5", 400);
    row("/api/v1/workloads?verbosity=full", 400);
    row("/api/v1/workloads?search=%zz", 400);
    row("/api/v1/workloads?search=%ff", 400);
    row("/api/v1/workloads/count?limit=5", 400);
    row("/api/v1/workloads/pods?completed=maybe", 400);
    row("/api/v1/workloads/pods?verbosity=loud", 400);
    row("/api/v1/workloads/pods?sortBy=phase", 400);
    row("/api/v1/workloads/pods?filterBy=name%3D%3Dx", 400);
    row("/api/v1/clusters/minimal?filterBy=name%3D%40fra", 400);
    row("/api/v1/clusters/minimal?filterBy=colour%3D%3Dred", 400);
    row("/api/v1/clusters/fra-h100/minimal", 400);
    row("/api/v1/clusters/fra-h100/cluster-install-info?version=2.20.14", 400);
    row("/api/v1/clusters/00000000-0000-4000-8000-000000000000/minimal", 404);
    row("/api/v1/clusters/00000000-0000-4000-8000-000000000000/cluster-install-info?version=2.20.14", 404);
    row("/api/v1/workloads/pods/count?completed=true", 400);
    row("/api/v1/workloads/telemetry", 400);
    row("/api/v1/workloads/telemetry?telemetryType=LUCK", 400);
    row("/api/v1/workloads/telemetry?telemetryType=WORKLOADS_COUNT&groupBy=Moon", 400);
    row("/api/v1/workloads/telemetry?telemetryType=WORKLOADS_COUNT&groupBy=Phase,Type,Category", 400);
    row("/api/v1/workloads/telemetry?telemetryType=WORKLOADS_COUNT&filterByPhases=Asleep", 400);
    row("/api/v1/workloads/telemetry?telemetryType=WORKLOADS_COUNT&clusterId=fra", 400);
    row("/api/v1/clusters?verbosity=brief", 400);
    row("/api/v1/clusters?limit=5", 400);
    row("/api/v1/clusters/fra-h100", 400);
    row("/api/v1/workloads/llama", 400);
    row("/api/v1/workloads/00000000-0000-4000-8000-000000000000", 404);
    row("/api/v1/workloads/00000000-0000-4000-8000-000000000000/pods", 404);
    row("/api/v1/clusters/00000000-0000-4000-8000-000000000000", 404);
    row("/", 404);
    row("/api/v1/workload", 404);
    row("/api/v1/workloads/", 404);
    row("/api/v1/workloads/pods/5", 404);
    row("/api/v1/nothing/at/all", 404);
}

void TestSimulator::badRequests()
{
    QFETCH(QString, target);
    QFETCH(int, status);
    const SimulatorClient::Reply reply = m_client->get(target);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.type, u"application/json"_s);
    QCOMPARE(reply.object()[u"code"_s].toInt(), status);
    QVERIFY(!reply.object()[u"message"_s].toString().isEmpty());
}

void TestSimulator::otherMethods()
{
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
        const SimulatorClient::Reply reply = m_client->send(method, u"/api/v1/workloads"_s, "{}", "application/json");
        QCOMPARE(reply.status, 405);
        QCOMPARE(reply.allow, u"GET"_s);
        QCOMPARE(reply.object()[u"code"_s].toInt(), 405);
    }
    QCOMPARE(m_client->send("HEAD", u"/api/v1/workloads"_s).status, 405);
    QCOMPARE(m_client->send("DELETE", u"/nowhere"_s).status, 404);
    const SimulatorClient::Reply reply = m_client->get(u"/api/v2/token"_s);
    QCOMPARE(reply.status, 405);
    QCOMPARE(m_client->send("PUT", u"/api/v1/token"_s).allow, u"POST"_s);
}

void TestSimulator::whoMayAsk()
{
    SimulatorClient client(m_simulator->port(), {});
    QCOMPARE(client.get(u"/api/v1/clusters"_s).status, 401);
    client.setToken("something");
    QCOMPARE(client.get(u"/api/v1/clusters"_s).status, 401);
    client.setToken("forbidden-x");
    const SimulatorClient::Reply reply = client.get(u"/api/v1/clusters"_s);
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.object()[u"code"_s].toInt(), 403);
    client.setToken("t");
    QCOMPARE(client.get(u"/api/v1/clusters"_s).status, 200);
    // An answer that is kept is not given to anybody else.
    client.setToken("something");
    QCOMPARE(client.get(u"/api/v1/clusters"_s).status, 401);
}

void TestSimulator::tokensOfBothEndpoints()
{
    const auto v1 = [this](const QByteArray &body) {
        return m_client->send("POST", u"/api/v1/token"_s, body, "application/json");
    };
    const auto v2 = [this](const QByteArray &body) {
        return m_client->send("POST", u"/api/v2/token"_s, body, "application/x-www-form-urlencoded");
    };
    const SimulatorClient::Reply first = v1(R"({"grantType":"app_token","AppId":"old","AppSecret":"s"})");
    const SimulatorClient::Reply second = v2("grant_type=client_credentials&client_id=robot&client_secret=s%26%3D");
    QCOMPARE(first.object()[u"expiresIn"_s].toInt(), 1);
    QCOMPARE(second.object()[u"expires_in"_s].toInt(), 1);
    QCOMPARE(second.object()[u"token_type"_s].toString(), u"Bearer"_s);
    SimulatorClient client(m_simulator->port(), {});
    for (const QByteArray &token : {first.object()[u"accessToken"_s].toString().toUtf8(),
                                    second.object()[u"access_token"_s].toString().toUtf8()}) {
        // Like a real one: three parts, the middle one says when it ends.
        const QList<QByteArray> parts = token.split('.');
        QCOMPARE(parts.size(), 3);
        const QByteArray claims = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding);
        QVERIFY(QJsonDocument::fromJson(claims).object()[u"exp"_s].toInteger() > 1'700'000'000);
    }

    for (const QByteArray &body : {QByteArray("{"), QByteArray("[]"), QByteArray(R"({"grantType":"luck"})"),
                                   QByteArray(), QByteArray(R"({"grantType":"client_credentials","clientID":"a"})"),
                                   QByteArray(R"({"grantType":"app_token","appID":"a","appSecret":"wrong"})"),
                                   QByteArray(R"({"grantType":"refresh_token","refreshToken":"none"})")}) {
        QCOMPARE(v1(body).status, 400);
        QCOMPARE(v1(body).object()[u"code"_s].toInt(), 400);
    }
    QCOMPARE(m_client->send("POST", u"/api/v1/token"_s, "a=b", "application/x-www-form-urlencoded").status, 400);
    QCOMPARE(v2("grant_type=client_credentials&client_id=a&client_secret=wrong").status, 401);
    QCOMPARE(v2("grant_type=client_credentials&client_id=a&client_secret=wrong").object()[u"error"_s].toString(),
             u"invalid_client"_s);
    QCOMPARE(v2("grant_type=password&username=a&password=wrong").object()[u"error"_s].toString(), u"invalid_grant"_s);
    QCOMPARE(v2("").object()[u"error"_s].toString(), u"invalid_request"_s);
    QCOMPARE(v2("grant_type=magic").object()[u"error"_s].toString(), u"unsupported_grant_type"_s);
}

void TestSimulator::tokensExpire()
{
    const QJsonObject grant
        = m_client
              ->send("POST", u"/api/v2/token"_s, "grant_type=client_credentials&client_id=robot&client_secret=s",
                     "application/x-www-form-urlencoded")
              .object();
    SimulatorClient client(m_simulator->port(), grant[u"access_token"_s].toString().toUtf8());
    QElapsedTimer timer;
    timer.start();
    int status = client.get(u"/api/v1/clusters"_s).status;
    QVERIFY(status == 200 || timer.elapsed() > 900);
    while (status == 200 && timer.elapsed() < 30'000) {
        QThread::msleep(50);
        status = client.get(u"/api/v1/clusters"_s).status;
    }
    QCOMPARE(status, 401);
    QVERIFY(timer.elapsed() >= 900);

    // The refresh token outlives it and serves once.
    const QByteArray body = "grant_type=refresh_token&refresh_token=" + grant[u"refresh_token"_s].toString().toUtf8();
    const char *form = "application/x-www-form-urlencoded";
    QCOMPARE(client.send("POST", u"/api/v2/token"_s, body, form).status, 200);
    QCOMPARE(client.send("POST", u"/api/v2/token"_s, body, form).status, 400);
    QCOMPARE(m_client->get(u"/api/v1/clusters"_s).status, 200); // the fixed one stays
}

void TestSimulator::sameOptionsSameBytes()
{
    simulator::Simulator twin(small());
    QVERIFY(twin.start());
    simulator::Options other = small();
    other.seed = 2;
    simulator::Simulator stranger(other);
    QVERIFY(stranger.start());
    SimulatorClient second(twin.port(), "t"), third(stranger.port(), "t");
    for (const QString &target : {u"/api/v1/clusters"_s, u"/api/v1/workloads?limit=500&sortBy=name"_s,
                                  u"/api/v1/workloads/pods?limit=500&offset=900"_s,
                                  u"/api/v1/workloads/telemetry?telemetryType=GPU_ALLOCATION&groupBy=ProjectId"_s}) {
        const QByteArray body = m_client->get(target).body;
        QVERIFY(body.size() > 100);
        QCOMPARE(second.get(target).body, body);
        const SimulatorClient::Reply packed = second.get(target, true);
        QCOMPARE(packed.encoding, u"gzip"_s);
        QCOMPARE(packed.body, body);
        QVERIFY(third.get(target).body != body);
    }
}

void TestSimulator::clusters()
{
    const QJsonArray clusters = m_client->get(u"/api/v1/clusters"_s).array();
    QHash<QString, QString> states;
    for (const auto &cluster : clusters)
        states.insert(cluster[u"name"_s].toString(), cluster[u"status"_s][u"state"_s].toString());
    QCOMPARE(states.size(), 7);
    QCOMPARE(states[u"fra-h100"_s], u"Connected"_s);
    QCOMPARE(states[u"fra-l40s"_s], u"ServiceIssues"_s);
    QCOMPARE(states[u"sin-edge"_s], u"Disconnected"_s);
    QCOMPARE(states[u"waw-staging"_s], u"MissingPrerequisites"_s);
    QCOMPARE(states[u"nyc-new"_s], u"WaitingToConnect"_s);
    for (const auto &cluster : clusters) {
        const QString path = u"/api/v1/clusters/"_s + cluster[u"uuid"_s].toString();
        QCOMPARE(QJsonValue(m_client->get(path).object()), cluster);
        QVERIFY(!m_client->get(path + u"?verbosity=metadata"_s).object().contains(u"status"_s));
    }
    QCOMPARE(m_client->get(u"/api/v1/clusters?includeRequestedForDelete=true"_s).array().size(), 8);
}

void TestSimulator::sizesCanBeReplaced()
{
    simulator::Options options = small();
    options.clusters = 9;
    options.nodes = 40;
    options.workloads = 30;
    options.pods = 45;
    simulator::Simulator simulator(options);
    QVERIFY2(simulator.start(), simulator.error().c_str());
    SimulatorClient client(simulator.port(), "t");
    QCOMPARE(client.get(u"/api/v1/clusters"_s).array().size(), 9);
    QCOMPARE(client.count(u"/api/v1/workloads/count"_s), 30);
    QCOMPARE(client.count(u"/api/v1/workloads/pods/count"_s), 45);
}

void TestSimulator::cannotStart()
{
    simulator::Options taken = small();
    taken.port = m_simulator->port();
    simulator::Simulator second(taken);
    QVERIFY(!second.start());
    QVERIFY2(second.error().find(std::to_string(taken.port)) != std::string::npos, second.error().c_str());

    simulator::Options tls = small();
    tls.certificateFile = tls.keyFile = "/nonexistent.pem";
    simulator::Simulator third(tls);
    QVERIFY(!third.start());
    QVERIFY(third.error().find("/nonexistent.pem") != std::string::npos);

    simulator::Options few = small();
    few.workloads = 10;
    few.pods = 5;
    simulator::Simulator fourth(few);
    QVERIFY(!fourth.start());
    QVERIFY(!fourth.error().empty());
}

void TestSimulator::manyConnectionsAtOnce()
{
    // More clients than a small pool of threads would serve: each keeps its connection open.
    std::vector<std::unique_ptr<SimulatorClient>> clients;
    for (int i = 0; i < 24; ++i) {
        clients.push_back(std::make_unique<SimulatorClient>(m_simulator->port(), "t"));
        QCOMPARE(clients.back()->count(u"/api/v1/workloads/count"_s), 500);
    }
}

void TestSimulator::stopsQuickly()
{
    auto simulator = std::make_unique<simulator::Simulator>(small());
    QVERIFY(simulator->start());
    const int port = simulator->port();
    {
        SimulatorClient client(port, "t");
        QCOMPARE(client.count(u"/api/v1/workloads/count"_s), 500);
    }
    simulator.reset();
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(port));
    QVERIFY(!socket.waitForConnected(1000));
}

QTEST_GUILESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
