// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/bodies.h"
#include "models/api/client.h"
#include "models/api/page.h"
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using api::Client;
using api::Error;
using session::Session;

namespace {

const base::Key firstId = base::Key::fromUtf8("11111111-2222-3333-4444-555555555555");
const base::Key secondId = base::Key::fromUtf8("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");

enum class Write { Create, Rename, Delete, Batch, Type, Resume };

// What became of a write, whatever it brings.
struct Outcome
{
    int ends = 0;
    std::optional<Error> error;
    bool isPending = false;
    std::size_t rows = 0;
};

template<class Record> auto rowsTo(Outcome &outcome)
{
    return [&outcome](const api::Result<api::PagePtr<Record>> &result) {
        ++outcome.ends;
        if (!result)
            outcome.error = result.error();
        else
            outcome.rows = (*result)->rows.size();
    };
}

auto writtenTo(Outcome &outcome)
{
    return [&outcome](const api::Result<api::Written> &result) {
        ++outcome.ends;
        if (!result)
            outcome.error = result.error();
        else
            outcome.isPending = result->isPending;
    };
}

api::Call start(Session &session, Write write, QObject *context, Outcome &outcome)
{
    Client &client = session.client();
    switch (write) {
    case Write::Create:
        return client.createCluster({.name = u"north"_s}, context, rowsTo<api::Cluster>(outcome));
    case Write::Rename:
        return client.renameCluster(firstId, u"north"_s, context, writtenTo(outcome));
    case Write::Delete:
        return client.deleteCluster(firstId, {}, context, writtenTo(outcome));
    case Write::Batch:
        return client.batchWorkloads(Client::BatchAction::Suspend, {firstId, secondId}, context,
                                     rowsTo<api::BatchFailure>(outcome));
    case Write::Type:
        return client.updateWorkloadType(firstId, {.categoryId = secondId.toString()}, context,
                                         rowsTo<api::WorkloadType>(outcome));
    case Write::Resume:
        return client.actOnWorkload(api::Operation::ResumeTraining, firstId, context, writtenTo(outcome));
    }
    return {};
}

Outcome carryOut(Session &session, Write write)
{
    Outcome outcome;
    QObject context;
    const api::Call call = start(session, write, &context, outcome);
    static_cast<void>(QTest::qWaitFor([&] { return outcome.ends > 0; }, 60'000));
    return outcome;
}

session::Connection serviceAccount(const QUrl &url)
{
    session::Connection connection = calls::connectionTo(url);
    connection.credentials = session::ClientCredentials{u"client-name"_s, u"client-secret"_s};
    return connection;
}

api::Change changeOf(const QSignalSpy &spy, int index = 0)
{
    return spy.at(index).at(0).value<api::Change>();
}

void addWrites()
{
    QTest::addColumn<Write>("write");
    QTest::newRow("POST with a row") << Write::Create;
    QTest::newRow("PUT") << Write::Rename;
    QTest::newRow("DELETE") << Write::Delete;
    QTest::newRow("POST with a list") << Write::Batch;
    QTest::newRow("PUT with a row") << Write::Type;
    QTest::newRow("POST without a body") << Write::Resume;
}

// What a server does to a request before it has answered it wholly.
const std::pair<const char *, FaultServer::Handler> faults[] = {
    {"reset", [](QTcpSocket *socket, const FaultServer::Request &) { socket->abort(); }},
    {"hung up", [](QTcpSocket *socket, const FaultServer::Request &) { socket->disconnectFromHost(); }},
    {"half a head",
     [](QTcpSocket *socket, const FaultServer::Request &) {
         socket->write("HTTP/1.1 200 OK\r\nContent-Le");
         socket->disconnectFromHost();
     }},
    {"half an answer",
     [](QTcpSocket *socket, const FaultServer::Request &) {
         socket->write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"uuid\"");
         socket->disconnectFromHost();
     }},
    {"silent", [](QTcpSocket *, const FaultServer::Request &) {}},
};

// Hangs up as soon as it has read the head of a request.
class HeadServer : public QTcpServer
{
public:
    HeadServer()
    {
        isReady = listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                ++heads;
                socket->abort();
            });
        });
    }
    bool isReady = false;
    int heads = 0;
};

} // namespace

Q_DECLARE_METATYPE(Write)

// Requests that write: sent once at most, and told for what they are.
class TestWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void sayWhatTheyMean()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
            FaultServer::answer(socket, 200, R"({"id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"})");
        });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        for (const Write write : {Write::Rename, Write::Delete, Write::Batch, Write::Type, Write::Resume})
            QVERIFY(!carryOut(session, write).error);
        QCOMPARE(server.requests().size(), 5);
        const FaultServer::Request &rename = server.requests().at(0);
        QCOMPARE(rename.method + ' ' + rename.target, "PUT /api/v1/clusters/" + firstId.toString().toLatin1());
        QCOMPARE(rename.body, QByteArray(R"({"name":"north"})"));
        QCOMPARE(rename.header("Content-Type"), QByteArray("application/json"));
        QCOMPARE(rename.header("Authorization"), QByteArray("Bearer secret-token"));
        const FaultServer::Request &erase = server.requests().at(1);
        QCOMPARE(erase.method + ' ' + erase.target, "DELETE /api/v1/clusters/" + firstId.toString().toLatin1());
        QVERIFY(erase.body.isEmpty());
        QVERIFY(erase.header("Content-Type").isEmpty());
        const FaultServer::Request &batch = server.requests().at(2);
        QCOMPARE(batch.method + ' ' + batch.target, QByteArray("POST /api/v1/workloads/batch"));
        QCOMPARE(batch.body,
                 "{\"ids\":[\"" + firstId.toString().toLatin1() + "\",\"" + secondId.toString().toLatin1()
                     + "\"],\"action\":\"suspend\"}");
        const FaultServer::Request &type = server.requests().at(3);
        QCOMPARE(type.method + ' ' + type.target, "PUT /api/v1/workload-types/" + firstId.toString().toLatin1());
        QCOMPARE(type.body, "{\"categoryId\":\"" + secondId.toString().toLatin1() + "\"}");
        const FaultServer::Request &resume = server.requests().at(4);
        QCOMPARE(resume.method + ' ' + resume.target,
                 "POST /api/v1/workloads/trainings/" + firstId.toString().toLatin1() + "/resume");
        QVERIFY(resume.body.isEmpty());
    }

    void knowTheOperationOfEachType_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Client::BatchAction>("action");
        QTest::addColumn<QByteArray>("operation");
        using enum Client::BatchAction;
        const auto row = [](const char *type, Client::BatchAction action, const char *operation) {
            QTest::addRow("%s, %s", type, operation) << QString::fromLatin1(type) << action << QByteArray(operation);
        };
        row("Workspace", Suspend, "POST /api/v1/workloads/workspaces/{workloadId}/suspend");
        row("Workspace", Delete, "DELETE /api/v1/workloads/workspaces/{workloadId}");
        row("Training", Resume, "POST /api/v1/workloads/trainings/{workloadId}/resume");
        row("Training", Delete, "DELETE /api/v1/workloads/trainings/{workloadId}");
        row("Distributed", Suspend, "POST /api/v1/workloads/distributed/{workloadId}/suspend");
        row("Distributed", Resume, "POST /api/v1/workloads/distributed/{workloadId}/resume");
        row("Inference", Delete, "DELETE /api/v1/workloads/inferences/{workloadId}");
        row("Inference", Suspend, "");
        row("DistributedInference", Delete, "DELETE /api/v1/workloads/distributed-inferences/{workloadId}");
        row("Distributed Inference", Delete, "DELETE /api/v1/workloads/distributed-inferences/{workloadId}");
        row("RayCluster", Delete, "DELETE /api/v2/workloads/{WorkloadV2Id}");
        row("RayCluster", Resume, "");
    }
    void knowTheOperationOfEachType()
    {
        QFETCH(QString, type);
        QFETCH(Client::BatchAction, action);
        QFETCH(QByteArray, operation);
        const std::optional<api::Operation> found = Client::singleAction(action, type);
        QCOMPARE(found.has_value(), !operation.isEmpty());
        if (!found)
            return;
        const api::Endpoint &endpoint = api::endpoint(*found);
        QCOMPARE(QByteArray(endpoint.method.data(), qsizetype(endpoint.method.size())) + ' '
                     + QByteArray(endpoint.path.data(), qsizetype(endpoint.path.size())),
                 operation);
        QCOMPARE(endpoint.changes, std::string_view("workloads"));
    }

    void areNotSentOverReadOnlyConnections_data() { addWrites(); }
    void areNotSentOverReadOnlyConnections()
    {
        QFETCH(Write, write);
        FaultServer server(
            [](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, 200, "{}"); });
        session::Connection connection = calls::connectionTo(server.url());
        connection.allowsChanges = session::Connection().allowsChanges;
        Session session(connection, calls::hurried());
        const Outcome outcome = carryOut(session, write);
        QVERIFY(outcome.error);
        QVERIFY(outcome.error->sentence().contains(u"read-only"_s));
        QVERIFY(!outcome.error->outcomeUnknown());
        QVERIFY(server.requests().isEmpty());
        session.allowChanges(true);
        QVERIFY(!carryOut(session, Write::Rename).error);
    }

    void forcesADeletion()
    {
        FaultServer server(
            [](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, 204, {}); });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        Outcome outcome;
        const api::Call call = session.client().deleteCluster(firstId, {.force = true}, this, writtenTo(outcome));
        QTRY_COMPARE(outcome.ends, 1);
        QVERIFY(server.requests().front().target.endsWith("?force=true"));
    }

    void areSentOnce_data()
    {
        QTest::addColumn<Write>("write");
        QTest::addColumn<int>("fault");
        for (const auto &[method, write] :
             {std::pair("POST with a row", Write::Create), std::pair("PUT", Write::Rename),
              std::pair("DELETE", Write::Delete), std::pair("POST with a list", Write::Batch),
              std::pair("PUT with a row", Write::Type), std::pair("POST without a body", Write::Resume)}) {
            for (int fault = 0; fault < int(std::size(faults)); ++fault)
                QTest::addRow("%s, %s", method, faults[fault].first) << write << fault;
        }
    }
    void areSentOnce()
    {
        QFETCH(Write, write);
        QFETCH(int, fault);
        FaultServer server(faults[fault].second);
        session::Patience patience = calls::hurried();
        patience.idleLimit = 1s;
        Session session(calls::connectionTo(server.url()), patience);
        QSignalSpy changed(&session, &Session::changed);
        const Outcome outcome = carryOut(session, write);
        QCOMPARE(outcome.ends, 1);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->kind, Error::Kind::OutcomeUnknown);
        QVERIFY(outcome.error->outcomeUnknown());
        QVERIFY(outcome.error->sentence().contains(u"may or may not have been made"_s));
        QTest::qWait(300); // whatever would repeat it has had its time
        QCOMPARE(server.requests().size() - server.count("GET"), 1); // a GET looks for the control plane's return
        // It must be looked up.
        QCOMPARE(changed.size(), 1);
        QVERIFY(!changeOf(changed).isCertain);
    }

    void areSentOnceToThoseWhoReadOnlyTheHead_data() { addWrites(); }
    void areSentOnceToThoseWhoReadOnlyTheHead()
    {
        QFETCH(Write, write);
        HeadServer server;
        QVERIFY(server.isReady);
        session::Patience patience = calls::hurried();
        patience.reach.firstProbe = patience.reach.longestProbe = 60s;
        QUrl url(u"http://127.0.0.1"_s);
        url.setPort(server.serverPort());
        Session session(calls::connectionTo(url), patience);
        const Outcome outcome = carryOut(session, write);
        QVERIFY(outcome.error && outcome.error->outcomeUnknown());
        QTest::qWait(300);
        QCOMPARE(server.heads, 1);
    }

    void areSentOnceOverAConnectionThatWasUsedBefore_data() { addWrites(); }
    void areSentOnceOverAConnectionThatWasUsedBefore()
    {
        QFETCH(Write, write);
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.method == "GET")
                FaultServer::answer(socket, 200, R"({"count": 1})");
            else
                socket->abort();
        });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        QVERIFY(calls::count(session));
        const Outcome outcome = carryOut(session, write);
        QVERIFY(outcome.error && outcome.error->outcomeUnknown());
        QTest::qWait(300);
        QCOMPARE(server.requests().size() - server.count("GET"), 1);
    }

    void theDeadlineIsNoReasonToRepeat()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            auto *drip = new QTimer(socket);
            QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
            drip->start(20);
        });
        session::Patience patience = calls::hurried();
        patience.retry.deadline = 1s;
        Session session(calls::connectionTo(server.url()), patience);
        const Outcome outcome = carryOut(session, Write::Rename);
        QVERIFY(outcome.error && outcome.error->outcomeUnknown());
        QTest::qWait(200);
        QCOMPARE(server.count("PUT"), 1);
    }

    void whatWasNeverSentChangedNothing()
    {
        quint16 port = 0;
        {
            const FaultServer closed([](QTcpSocket *, const FaultServer::Request &) {});
            port = closed.serverPort();
        }
        QUrl url(u"http://127.0.0.1"_s);
        url.setPort(port);
        Session session(calls::connectionTo(url), calls::hurried());
        QSignalSpy changed(&session, &Session::changed);
        const Outcome outcome = carryOut(session, Write::Rename);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->kind, Error::Kind::Offline);
        QVERIFY(!outcome.error->outcomeUnknown());
        QVERIFY(outcome.error->sentence().endsWith(u"Nothing was changed."_s));
        QVERIFY(!session.problem().contains(u"changed"_s)); // the banner is about the control plane
        QVERIFY(changed.isEmpty());
    }

    void refusalsAreFinal_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("400") << 400 << Error::Kind::BadRequest << u"Correct your input"_s;
        QTest::newRow("401") << 401 << Error::Kind::Unauthorized << u"Nothing was changed."_s;
        QTest::newRow("403") << 403 << Error::Kind::Forbidden << u"a role that can change this"_s;
        QTest::newRow("404") << 404 << Error::Kind::NotFound << u"Nothing was changed"_s;
        QTest::newRow("409") << 409 << Error::Kind::Conflict << u"does not allow it"_s;
        QTest::newRow("422") << 422 << Error::Kind::BadRequest << u"Correct your input"_s;
        QTest::newRow("429") << 429 << Error::Kind::RateLimited << u"Nothing was changed."_s;
        QTest::newRow("501") << 501 << Error::Kind::Server << u"Nothing was changed."_s;
    }
    void refusalsAreFinal()
    {
        QFETCH(int, status);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, words);
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
            FaultServer::answer(socket, status, R"({"code": 409, "message": "name is taken"})", "Retry-After: 0\r\n");
        });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        QSignalSpy changed(&session, &Session::changed);
        const Outcome outcome = carryOut(session, Write::Rename);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->kind, kind);
        QCOMPARE(outcome.error->httpStatus, status);
        QCOMPARE(outcome.error->detail, u"name is taken"_s);
        QVERIFY2(outcome.error->sentence().contains(words), qPrintable(outcome.error->sentence()));
        QTest::qWait(200);
        QCOMPARE(server.count("PUT"), 1);
        QVERIFY(changed.isEmpty());
    }

    void faultsOfTheServerLeaveItOpen_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {408, 500, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }
    void faultsOfTheServerLeaveItOpen()
    {
        QFETCH(int, status);
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
            FaultServer::answer(socket, status, R"({"code": 500, "message": "lost the database"})");
        });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        QSignalSpy changed(&session, &Session::changed);
        const Outcome outcome = carryOut(session, Write::Rename);
        QVERIFY(outcome.error && outcome.error->outcomeUnknown());
        QCOMPARE(outcome.error->httpStatus, status);
        QCOMPARE(outcome.error->detail, u"lost the database"_s);
        QTest::qWait(200);
        QCOMPARE(server.count("PUT"), 1);
        QCOMPARE(changed.size(), 1);
    }

    void redirectsAreNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("mayBeDone");
        QTest::newRow("moved") << 301 << false;
        QTest::newRow("found") << 302 << false;
        QTest::newRow("see the result there") << 303 << true;
        QTest::newRow("temporary") << 307 << false;
        QTest::newRow("permanent") << 308 << false;
    }
    void redirectsAreNotFollowed()
    {
        QFETCH(int, status);
        QFETCH(bool, mayBeDone);
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
            FaultServer::answer(socket, status, {}, "Location: /api/v1/elsewhere\r\n");
        });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        const Outcome outcome = carryOut(session, Write::Rename);
        QVERIFY(outcome.error); // what a page elsewhere answers is no answer to the write
        QCOMPARE(outcome.error->outcomeUnknown(), mayBeDone);
        QCOMPARE(server.requests().size(), 1);
    }

    void answersWithoutABodyAreSuccess_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("200") << 200 << QByteArray();
        QTest::newRow("202") << 202 << QByteArray();
        QTest::newRow("202 with words") << 202 << QByteArray(R"({"code": 202, "message": "on its way"})");
        QTest::newRow("204") << 204 << QByteArray();
    }
    void answersWithoutABodyAreSuccess()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        FaultServer server(
            [&](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, status, body); });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        QSignalSpy changed(&session, &Session::changed);
        for (const Write write : {Write::Rename, Write::Delete}) {
            const Outcome outcome = carryOut(session, write);
            QCOMPARE(outcome.ends, 1);
            QVERIFY(!outcome.error);
            QCOMPARE(outcome.isPending, status == 202);
        }
        QCOMPARE(changed.size(), 2);
        QVERIFY(changeOf(changed).isCertain);
        QVERIFY(changeOf(changed).kind == "clusters");
        QCOMPARE(changeOf(changed).keys, QList<base::Key>{firstId});
        if (body.isEmpty()) {
            for (const Write write : {Write::Create, Write::Batch, Write::Type}) {
                const Outcome outcome = carryOut(session, write);
                QVERIFY(!outcome.error);
                QCOMPARE(outcome.rows, 0u);
            }
            QVERIFY(changeOf(changed, 2).keys.isEmpty()); // the new one's id is the server's
            QVERIFY(changeOf(changed, 3).kind == "workloads");
            QCOMPARE(changeOf(changed, 3).keys, (QList<base::Key>{firstId, secondId}));
            QVERIFY(changeOf(changed, 4).kind == "workload-types");
            QCOMPARE(changeOf(changed, 4).keys, QList<base::Key>{firstId});
        }
    }

    void bareNoContentIsSuccess()
    {
        FaultServer server(
            [](QTcpSocket *socket, const FaultServer::Request &) { socket->write("HTTP/1.1 204 No Content\r\n\r\n"); });
        session::Patience patience = calls::hurried();
        patience.idleLimit = 2s;
        Session session(calls::connectionTo(server.url()), patience);
        QVERIFY(!carryOut(session, Write::Rename).error);
        QVERIFY(!carryOut(session, Write::Delete).error);
    }

    void resultsAreRead_data()
    {
        QTest::addColumn<Write>("write");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("rows"); // -1 = not readable
        const auto body = [](QByteArray text) { return text.replace("ID", secondId.toString().toLatin1()); };
        QTest::newRow("a cluster")
            << Write::Create
            << body(R"({"uuid": "ID", "tenantId": 1, "name": "north", "createdAt": "2026-01-01T00:00:00Z"})") << 1;
        QTest::newRow("a type") << Write::Type << body(R"({"id": "ID", "name": "RayJob"})") << 1;
        QTest::newRow("none failed") << Write::Batch << body(R"({"id": "ID"})") << 0;
        QTest::newRow("none failed, null") << Write::Batch << body(R"({"id": "ID", "failed": null})") << 0;
        QTest::newRow("one failed") << Write::Batch
                                    << body(R"({"failed": [{"id": "ID", "code": 409, "message": "it has ended"}]})")
                                    << 1;
        QTest::newRow("a page for people") << Write::Batch << QByteArray("<html>well done</html>") << -1;
        QTest::newRow("half") << Write::Batch << QByteArray("{\"failed\": [") << -1;
    }
    void resultsAreRead()
    {
        QFETCH(Write, write);
        QFETCH(QByteArray, body);
        QFETCH(int, rows);
        FaultServer server(
            [&](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, 201, body); });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        QSignalSpy changed(&session, &Session::changed);
        const Outcome outcome = carryOut(session, write);
        QCOMPARE(changed.size(), 1); // it was made, whatever can be read of it
        if (rows >= 0) {
            QVERIFY(!outcome.error);
            QCOMPARE(outcome.rows, std::size_t(rows));
            return;
        }
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->kind, Error::Kind::Decode);
        QVERIFY(outcome.error->sentence().startsWith(u"The change was made"_s));
    }

    void missingFieldsAreNotSent()
    {
        FaultServer server(
            [](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, 204, {}); });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        Outcome nobody;
        const api::Call rename = session.client().renameCluster({}, u"north"_s, this, writtenTo(nobody));
        Outcome nothing;
        const api::Call batch = session.client().batchWorkloads(Client::BatchAction::Delete, {}, this,
                                                                rowsTo<api::BatchFailure>(nothing));
        QTRY_COMPARE(nobody.ends + nothing.ends, 2);
        QCOMPARE(nobody.error->kind, Error::Kind::Local);
        QCOMPARE(nothing.error->kind, Error::Kind::Local);
        QVERIFY(server.requests().isEmpty());
    }

    // A 401 says that the write was refused before anybody looked at it: the one reason to send it again.
    void areReplayedWithAFreshToken_data() { addWrites(); }
    void areReplayedWithAFreshToken()
    {
        QFETCH(Write, write);
        int tokens = 0;
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.target == "/api/v2/token")
                FaultServer::answer(socket, 200, "{\"access_token\": \"token-" + QByteArray::number(++tokens) + "\"}");
            else if (request.header("Authorization") == "Bearer token-2")
                FaultServer::answer(socket, 202, {});
            else
                FaultServer::answer(socket, 401, "{}", "WWW-Authenticate: Bearer\r\n");
        });
        Session session(serviceAccount(server.url()), calls::hurried());
        QSignalSpy changed(&session, &Session::changed);
        const Outcome outcome = carryOut(session, write);
        QVERIFY(!outcome.error);
        QCOMPARE(tokens, 2);
        QCOMPARE(server.requests().size(), 4); // two tokens, two times the write
        QCOMPARE(server.requests().at(1).body, server.requests().at(3).body);
        QCOMPARE(changed.size(), 1);
    }

    void areReplayedOnlyOnce()
    {
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.target == "/api/v2/token")
                FaultServer::answer(socket, 200, R"({"access_token": "never-good"})");
            else
                FaultServer::answer(socket, 401, "{}");
        });
        Session session(serviceAccount(server.url()), calls::hurried());
        const Outcome outcome = carryOut(session, Write::Rename);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->kind, Error::Kind::Unauthorized);
        QCOMPARE(server.count("PUT"), 2);
    }

    // The drop comes after the replay: nobody knows, and nobody tries a third time.
    void areNotSentAgainAfterTheReplay()
    {
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.target == "/api/v2/token")
                FaultServer::answer(socket, 200, R"({"access_token": "token"})");
            else if (request.method == "PUT" && m_puts++ == 0)
                FaultServer::answer(socket, 401, "{}");
            else
                socket->abort();
        });
        m_puts = 0;
        Session session(serviceAccount(server.url()), calls::hurried());
        const Outcome outcome = carryOut(session, Write::Rename);
        QVERIFY(outcome.error && outcome.error->outcomeUnknown());
        QTest::qWait(300);
        QCOMPARE(server.count("PUT"), 2);
    }

    void surviveAnotherSignIn()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.target == "/api/v2/token")
                return; // for ever
            if (request.method == "GET")
                FaultServer::answer(socket, 200, "[]");
            else
                FaultServer::answer(socket, 204, {});
        });
        Session session(serviceAccount(server.url()), calls::hurried());
        Outcome outcome;
        const api::Call call = start(session, Write::Rename, this, outcome);
        QTRY_COMPARE(server.count("POST"), 1); // it waits for a token
        session.signIn(session::BearerToken{u"another"_s});
        QTRY_COMPARE(outcome.ends, 1);
        QVERIFY(!outcome.error);
        QCOMPARE(server.count("PUT"), 1);
    }

    void whatWaitsCanBeTakenBack()
    {
        QPointer<QTcpSocket> waiting;
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.target == "/api/v2/token")
                waiting = socket;
            else
                FaultServer::answer(socket, 204, {});
        });
        Session session(serviceAccount(server.url()), calls::hurried());
        QSignalSpy changed(&session, &Session::changed);
        Outcome outcome;
        {
            const api::Call call = start(session, Write::Rename, this, outcome);
            QTRY_VERIFY(waiting);
        }
        QTRY_COMPARE(session.requestsInFlight(), 0);
        FaultServer::answer(waiting, 200, R"({"access_token": "token"})");
        QTest::qWait(200);
        QCOMPARE(server.count("PUT"), 0);
        QCOMPARE(outcome.ends, 0);
        QVERIFY(changed.isEmpty());
    }

    void whatIsOnTheWireIsToldEvenIfNobodyWaits()
    {
        QPointer<QTcpSocket> asked;
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) { asked = socket; });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        QSignalSpy changed(&session, &Session::changed);
        Outcome outcome;
        {
            const api::Call call = start(session, Write::Rename, this, outcome);
            QTRY_VERIFY(asked);
        }
        QTest::qWait(100);
        QVERIFY(asked);
        FaultServer::answer(asked, 204, {});
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(changeOf(changed).isCertain);
        QTRY_COMPARE(session.requestsInFlight(), 0);
        QCOMPARE(outcome.ends, 0);
    }

    void aRateLimitHoldsTheOthers()
    {
        QElapsedTimer since;
        qint64 waited = 0;
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.method == "PUT") {
                since.start();
                return FaultServer::answer(socket, 429, "{}", "Retry-After: 1\r\n");
            }
            waited = since.elapsed();
            FaultServer::answer(socket, 200, R"({"count": 1})");
        });
        Session session(calls::connectionTo(server.url()), calls::hurried());
        QVERIFY(carryOut(session, Write::Rename).error);
        QVERIFY(calls::count(session));
        QVERIFY2(waited >= 990, qPrintable(QString::number(waited)));
        QCOMPARE(server.count("PUT"), 1);
    }

    void theLogKnowsTheMethodAndNoSecret()
    {
        static QStringList lines;
        lines.clear();
        QLoggingCategory::setFilterRules(u"binnacle.requests=true"_s);
        const QtMessageHandler before
            = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &text) {
                  if (QLatin1String(context.category) == "binnacle.requests"_L1)
                      lines << text;
              });
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.target == "/api/v2/token")
                FaultServer::answer(socket, 200, R"({"access_token": "the-token"})");
            else if (request.method == "DELETE")
                FaultServer::answer(socket, 409, R"({"code": 409, "message": "secret words"})");
            else
                FaultServer::answer(socket, 204, {});
        });
        Session session(serviceAccount(server.url()), calls::hurried());
        QVERIFY(!carryOut(session, Write::Rename).error);
        QVERIFY(carryOut(session, Write::Delete).error);
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});

        const auto records = session.requestLog().after(0);
        QCOMPARE(records.size(), 3u);
        QCOMPARE(records[1].operation, api::Operation::RenameCluster);
        QCOMPARE(records[2].problem, Error::Kind::Conflict);
        QCOMPARE(lines.size(), 3);
        QVERIFY2(QRegularExpression(u"^POST /api/v2/token 200 \\d+ ms \\d+ bytes$"_s).match(lines[0]).hasMatch(),
                 qPrintable(lines[0]));
        QVERIFY2(QRegularExpression(u"^PUT /api/v1/clusters/{clusterUuid} 204 \\d+ ms \\d+ bytes$"_s)
                     .match(lines[1])
                     .hasMatch(),
                 qPrintable(lines[1]));
        QVERIFY(lines[2].startsWith(u"DELETE /api/v1/clusters/{clusterUuid} 409 "_s));
        for (const QString &secret : {u"north"_s, u"token-"_s, u"the-token"_s, u"secret"_s, u"client-name"_s,
                                      firstId.toString(), u"127.0.0.1"_s, QString::number(server.serverPort())})
            QVERIFY2(!lines.join(u'\n').contains(secret), qPrintable(secret));
    }

    void readsAndWritesHaveTheirOwnWords()
    {
        for (const auto kind :
             {Error::Kind::Offline, Error::Kind::Timeout, Error::Kind::Tls, Error::Kind::Unauthorized,
              Error::Kind::Forbidden, Error::Kind::NotFound, Error::Kind::Conflict, Error::Kind::BadRequest,
              Error::Kind::RateLimited, Error::Kind::Server, Error::Kind::Decode}) {
            const QString read = Error{.kind = kind}.sentence();
            const QString write = Error{.kind = kind, .intent = Error::Intent::Write}.sentence();
            QVERIFY(!read.isEmpty() && !write.isEmpty());
            QVERIFY(read != write);
            QVERIFY2(!write.contains(u"filter"_s) && !write.contains(u"query"_s), qPrintable(write));
        }
    }

private:
    int m_puts = 0;
};

QTEST_GUILESS_MAIN(TestWrites)
#include "tst_writes.moc"
