// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/clusterwait.h"
#include "models/actions/newcluster.h"
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 30'000; // ms; a limit against hanging, not a measure

// Answers the creation with a status; 0 = it hangs up. The list has the cluster or not, whatever was answered.
class CreationServer : public FaultServer
{
public:
    CreationServer()
        : FaultServer([this](QTcpSocket *socket, const Request &request) { handle(socket, request); })
    {
    }
    int status = 201;
    bool exists = false;

private:
    static QByteArray cluster() { return R"({"uuid": "11111111-0000-0000-0000-000000000000", "name": "lab"})"; }
    void handle(QTcpSocket *socket, const Request &request)
    {
        if (request.method == "POST" && status == 0)
            socket->abort();
        else if (request.method == "POST")
            answer(socket, status, status == 201 ? cluster() : R"({"code": 1, "message": "no role for it"})");
        else
            answer(socket, 200, exists ? '[' + cluster() + ']' : "[]");
    }
};

struct Bench
{
    CreationServer server;
    session::Session session;
    actions::Journal journal{QString()};
    actions::NewCluster creation{session, journal};
    QSignalSpy finished{&creation, &actions::NewCluster::finished};

    Bench()
        : session(calls::connectionTo(server.url()), calls::hurried())
    {
        session.allowChanges(true);
    }
    void create()
    {
        creation.create({u"lab"_s, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patient);
    }
};

} // namespace

// Creating a cluster where the control plane makes it hard.
class TestNewCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void refusalsCanBeRepeated_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 403, 404, 409})
            QTest::addRow("%d", status) << status;
    }
    void refusalsCanBeRepeated()
    {
        QFETCH(int, status);
        Bench bench;
        bench.server.status = status;
        bench.create();
        QCOMPARE(bench.creation.outcome(), actions::Outcome::Refused);
        QCOMPARE(bench.journal.entries().constLast().outcome, u"refused"_s);
        QCOMPARE(bench.journal.entries().constLast().code, status);
        bench.server.status = 201;
        bench.creation.create({u"lab"_s, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(bench.creation.outcome(), actions::Outcome::Accepted, patient);
        QCOMPARE(bench.journal.entries().size(), 2);
    }

    void theWaitEndsWithTheFirstWholeState_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<bool>("hasConnected");
        QTest::addColumn<bool>("isReady");
        QTest::addColumn<bool>("isGone");
        QTest::addColumn<bool>("isMinimal"); // the account may read no more
        QTest::newRow("connected") << 200 << QByteArray("Connected") << true << true << false << false;
        QTest::newRow("waiting") << 200 << QByteArray("WaitingToConnect") << false << false << false << false;
        QTest::newRow("something is missing")
            << 200 << QByteArray("MissingPrerequisites") << true << false << false << false;
        QTest::newRow("unknown") << 200 << QByteArray("Unknown") << false << false << false << false;
        QTest::newRow("a new state") << 200 << QByteArray("Upgrading") << true << false << false << false;
        QTest::newRow("minimal") << 200 << QByteArray("Connected") << true << true << false << true;
        QTest::newRow("gone") << 404 << QByteArray() << false << false << true << false;
        QTest::newRow("refused") << 403 << QByteArray() << false << false << false << false;
    }
    void theWaitEndsWithTheFirstWholeState()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, state);
        QFETCH(bool, hasConnected);
        QFETCH(bool, isReady);
        QFETCH(bool, isGone);
        QFETCH(bool, isMinimal);
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &request) {
            if (status == 200 && isMinimal && !request.target.endsWith("/minimal"))
                return FaultServer::answer(socket, 403, R"({"code": 1, "message": "no"})");
            if (status == 200 && isMinimal)
                return FaultServer::answer(socket, 200,
                                           R"({"uuid": "11111111-0000-0000-0000-000000000000", "name": "lab", )"
                                           R"("tenantId": 1, "state": ")"
                                               + state + R"("})");
            FaultServer::answer(socket, status,
                                status != 200 ? QByteArray(R"({"code": 1, "message": "no"})")
                                              : R"({"uuid": "11111111-0000-0000-0000-000000000000", "name": "lab", )"
                                                R"("status": {"state": ")"
                                        + state + R"("}})");
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        actions::ClusterWait wait(session, base::Key::fromText(u"11111111-0000-0000-0000-000000000000"_s), u"lab"_s);
        QSignalSpy changed(&wait, &actions::ClusterWait::changed);
        QSignalSpy ended(&wait, &actions::ClusterWait::ended);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, patient);
        QCOMPARE(wait.hasConnected(), hasConnected);
        QCOMPARE(wait.isReady(), isReady);
        QCOMPARE(wait.isGone(), isGone);
        QCOMPARE(ended.size(), isReady || isGone ? 1 : 0);
        QVERIFY(wait.askedAtMs() >= wait.beganAtMs());
        QCOMPARE(wait.isFirst(), !hasConnected);
        wait.stop();
        QVERIFY(wait.isOver());
        QCOMPARE(ended.size(), 1);
        QCOMPARE(wait.words().isEmpty(), status == 200);
    }

    void aLostAnswerIsLookedUpByName()
    {
        Bench bench;
        bench.server.status = 0;
        bench.server.exists = true;
        bench.create();
        QCOMPARE(bench.creation.outcome(), actions::Outcome::Accepted);
        QVERIFY(!bench.creation.key().isNull());
        QCOMPARE(bench.server.count("POST"), 1);
        QCOMPARE(bench.journal.entries().constLast().outcome, u"accepted"_s);
    }

    void whatMayHaveHappenedIsNeverSentTwice()
    {
        Bench bench;
        bench.server.status = 0;
        bench.create();
        QCOMPARE(bench.creation.outcome(), actions::Outcome::Unknown);
        QCOMPARE(bench.journal.entries().constLast().outcome, u"unknown"_s);
        bench.creation.create({u"lab"_s, {}, {}}); // no effect
        bench.server.exists = true;
        bench.creation.lookUp();
        QTRY_COMPARE_WITH_TIMEOUT(bench.creation.outcome(), actions::Outcome::Accepted, patient);
        QCOMPARE(bench.server.count("POST"), 1);
        QCOMPARE(bench.journal.entries().size(), 1);
        QCOMPARE(bench.journal.entries().constLast().outcome, u"accepted"_s);
    }
};

QTEST_GUILESS_MAIN(TestNewCluster)
#include "tst_newcluster.moc"
