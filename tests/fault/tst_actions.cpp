// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/desk.h"
#include "models/actions/targetreader.h"
#include "models/api/jsontree.h"
#include "models/catalog/clusters.h"
#include "models/catalog/workloads.h"
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using actions::Outcome;
using catalog::workloadResource;

namespace {

QString idOf(int number)
{
    return u"00000000-0000-4000-8000-%1"_s.arg(number, 12, 10, QChar(u'0'));
}

QByteArray workload(int number, const QString &phase, const QJsonObject &more = {})
{
    QJsonObject object{{u"id"_s, idOf(number)},
                       {u"name"_s, u"w%1"_s.arg(number)},
                       {u"phase"_s, phase},
                       {u"type"_s, u"Training"_s},
                       {u"projectName"_s, u"lab"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        object.insert(it.key(), it.value());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QList<catalog::ActionTarget> targets(int count, const QString &phase = u"Running"_s)
{
    QList<catalog::ActionTarget> list;
    for (int i = 1; i <= count; ++i)
        list << catalog::ActionTarget{base::Key::fromText(idOf(i)), u"w%1"_s.arg(i), phase, u"lab"_s, u"Training"_s};
    return list;
}

const catalog::ObjectAction &called(QStringView word)
{
    return *catalog::actionCalled(workloadResource, word);
}

QStringList idsIn(const FaultServer::Request &request)
{
    QStringList ids;
    for (const auto &id : QJsonDocument::fromJson(request.body).object().value(u"ids"_s).toArray())
        ids << id.toString();
    return ids;
}

QStringList sentIds(const FaultServer &server)
{
    QStringList ids;
    for (const FaultServer::Request &request : server.requests()) {
        if (request.method == "POST")
            ids << idsIn(request);
    }
    return ids;
}

} // namespace

// Actions on workloads, their journal, and the reading of what was chosen.
class TestActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void aRequestHasAtMostAHundredAndNoneIsRepeated()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
            FaultServer::answer(socket, 200, R"({"id": "x", "succeeded": [], "failed": []})");
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        actions::Desk desk(session, {});
        actions::Job *job = desk.start(workloadResource, called(u"suspend"), targets(250));
        QTRY_VERIFY(!job->isRunning());
        QVERIFY(job->isClean());
        QCOMPARE(server.count("POST", "/api/v1/workloads/batch"), 3);
        QStringList ids = sentIds(server);
        QCOMPARE(idsIn(server.requests().at(0)).size(), 100);
        QCOMPARE(ids.size(), 250);
        ids.removeDuplicates();
        QCOMPARE(ids.size(), 250);
        QCOMPARE(job->sentence(), u"Suspending 250 workload(s): 250 accepted."_s);
        QCOMPARE(desk.journal().entries().size(), 250);
        QCOMPARE(desk.noteOf(base::Key::fromText(idOf(7))), u"suspend sent"_s);
        desk.noteState(base::Key::fromText(idOf(7)), u"Running"_s);
        QCOMPARE(desk.noteOf(base::Key::fromText(idOf(7))), u"suspend sent"_s);
        desk.noteState(base::Key::fromText(idOf(7)), u"Stopping"_s);
        QVERIFY(desk.noteOf(base::Key::fromText(idOf(7))).isEmpty());
    }

    void refusalsAreToldAndRetriedAlone()
    {
        bool isFirst = true;
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
            const QJsonObject failure{
                {u"id"_s, idOf(2)}, {u"code"_s, 403}, {u"message"_s, u"You may not change project lab."_s}};
            const QJsonObject answer{{u"id"_s, u"x"_s}, {u"failed"_s, isFirst ? QJsonArray{failure} : QJsonArray()}};
            FaultServer::answer(socket, 200, QJsonDocument(answer).toJson());
            isFirst = false;
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        actions::Desk desk(session, {});
        actions::Job *job = desk.start(workloadResource, called(u"delete"), targets(3));
        QTRY_VERIFY(!job->isRunning());
        QVERIFY(!job->isClean());
        QCOMPARE(job->sentence(), u"Deleting 3 workload(s): 2 accepted, 1 refused."_s);
        const actions::Item refused = job->items().at(1);
        QCOMPARE(actions::outcomeText(refused), u"Refused (403)"_s);
        QCOMPARE(refused.reason, u"You may not change project lab."_s);
        QVERIFY(job->results().contains(u"w2\tlab\t%1\tRefused (403)\tYou may not change project lab."_s.arg(idOf(2))));
        QCOMPARE(desk.journal().entries().at(1).outcome, u"refused"_s);
        QVERIFY(desk.noteOf(base::Key::fromText(idOf(2))).isEmpty());
        job->retryRefused();
        QTRY_VERIFY(!job->isRunning());
        QVERIFY(job->isClean());
        QCOMPARE(idsIn(server.requests().back()), QStringList{idOf(2)});
        QCOMPARE(desk.journal().entries().size(), 4); // both tries
    }

    // The answer is lost: the objects themselves show what has become of them.
    void whatWasSentWithoutAnAnswerIsLookedUp()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.method == "POST")
                return socket->abort();
            const bool isStopped = request.target.endsWith(idOf(1).toLatin1());
            if (request.target.endsWith(idOf(3).toLatin1()))
                return FaultServer::answer(socket, 404, R"({"code": 404, "message": "gone"})");
            FaultServer::answer(socket, 200, workload(isStopped ? 1 : 2, isStopped ? u"Stopping"_s : u"Running"_s));
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        actions::Desk desk(session, {});
        actions::Job *job = desk.start(workloadResource, called(u"suspend"), targets(3));
        QTRY_VERIFY(!job->isRunning());
        QCOMPARE(job->items().at(0).outcome, Outcome::Accepted);
        QCOMPARE(job->items().at(1).outcome, Outcome::Unknown);
        QVERIFY(job->items().at(1).reason.contains(u"still Running"_s));
        QCOMPARE(job->items().at(2).outcome, Outcome::Refused);
        QCOMPARE(server.count("POST"), 1);
        job->retryRefused(); // not what may have been done
        QTRY_VERIFY(!job->isRunning());
        QCOMPARE(job->items().at(1).outcome, Outcome::Unknown);
        QCOMPARE(desk.journal().entries().at(1).outcome, u"unknown"_s);
    }

    void aDeletedObjectThatIsGoneWasDeleted()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.method == "POST")
                return socket->abort();
            FaultServer::answer(socket, 404, R"({"code": 404, "message": "gone"})");
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        actions::Desk desk(session, {});
        actions::Job *job = desk.start(workloadResource, called(u"delete"), targets(1));
        QTRY_VERIFY(!job->isRunning());
        QCOMPARE(job->items().at(0).outcome, Outcome::Accepted);
    }

    // A lost answer to the deletion of a cluster: it is being deleted, or gone.
    void aLostDeletionOfAClusterIsLookedUp_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("cluster");
        QTest::addColumn<Outcome>("outcome");
        const QByteArray there = R"({"uuid": "00000000-0000-4000-8000-000000000001", "name": "sin-edge",
            "status": {"state": "Connected"}})";
        const QByteArray leaving = R"({"uuid": "00000000-0000-4000-8000-000000000001", "name": "sin-edge",
            "deleteRequestedAt": "2025-11-21T15:00:00Z", "status": {"state": "Connected"}})";
        QTest::newRow("it cleans up") << u"delete"_s << 200 << leaving << Outcome::Accepted;
        QTest::newRow("it is still there") << u"delete"_s << 200 << there << Outcome::Unknown;
        QTest::newRow("it is gone") << u"delete-forced"_s << 404 << QByteArray("{}") << Outcome::Accepted;
        QTest::newRow("it was not removed") << u"delete-forced"_s << 200 << there << Outcome::Unknown;
    }
    void aLostDeletionOfAClusterIsLookedUp()
    {
        QFETCH(const QString, action);
        QFETCH(const int, status);
        QFETCH(const QByteArray, cluster);
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.method == "DELETE")
                return socket->abort();
            FaultServer::answer(socket, status, cluster);
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        actions::Desk desk(session, {});
        actions::Job *job
            = desk.start(catalog::clusterResource, *catalog::actionCalled(catalog::clusterResource, action),
                         {{base::Key::fromText(idOf(1)), u"sin-edge"_s, u"Connected"_s, {}, {}}});
        QTRY_VERIFY(!job->isRunning());
        QTEST(job->items().at(0).outcome, "outcome");
        QCOMPARE(server.count("DELETE"), 1);
        job->retryRefused();
        QTRY_VERIFY(!job->isRunning());
        QCOMPARE(server.count("DELETE"), 1);
    }

    void noPermissionEndsTheRest()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
            FaultServer::answer(socket, 403, R"({"code": 403, "message": "Role viewer cannot do this."})");
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        actions::Desk desk(session, {});
        actions::Job *job = desk.start(workloadResource, called(u"suspend"), targets(150));
        QTRY_VERIFY(!job->isRunning());
        QCOMPARE(server.count("POST"), 1);
        QCOMPARE(job->count(Outcome::Refused), 100);
        QCOMPARE(job->count(Outcome::Cancelled), 50);
        QCOMPARE(job->items().at(0).reason, u"Role viewer cannot do this."_s);
        QCOMPARE(desk.journal().entries().size(), 100); // only what was sent
    }

    // 2.18 has no batch operation.
    void goesOneByOneWhereBatchIsMissing()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.target.contains("batch"))
                return FaultServer::answer(socket, 404, R"({"code": 404, "message": "no such path"})");
            if (request.target.contains(idOf(2).toLatin1()))
                return FaultServer::answer(socket, 403, R"({"code": 403, "message": "Not in this project."})");
            FaultServer::answer(socket, 202, {});
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        actions::Desk desk(session, {});
        actions::Job *job = desk.start(workloadResource, called(u"suspend"), targets(3));
        QTRY_VERIFY(!job->isRunning());
        QCOMPARE(job->count(Outcome::Accepted), 2);
        QCOMPARE(job->items().at(1).reason, u"Not in this project."_s);
        QCOMPARE(server.count("POST", "/api/v1/workloads/batch"), 1);
        QCOMPARE(server.count("POST", "/api/v1/workloads/trainings/" + idOf(1).toLatin1() + "/suspend"), 1);
        QCOMPARE(desk.journal().entries().size(), 3);
        actions::Job *more = desk.start(workloadResource, called(u"delete"), targets(1)); // remembered
        QTRY_VERIFY(!more->isRunning());
        QVERIFY(more->isClean());
        QCOMPARE(server.count("POST", "/api/v1/workloads/batch"), 1);
        QCOMPARE(server.count("DELETE", "/api/v1/workloads/trainings/" + idOf(1).toLatin1()), 1);
    }

    void theRestCanBeCancelled()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
            FaultServer::answer(socket, 200, R"({"id": "x", "failed": []})");
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        actions::Desk desk(session, {});
        actions::Job *job = desk.start(workloadResource, called(u"suspend"), targets(250));
        job->cancelRest();
        QTRY_VERIFY(!job->isRunning());
        QCOMPARE(job->count(Outcome::Accepted), 100);
        QCOMPARE(job->count(Outcome::Cancelled), 150);
        QCOMPARE(server.count("POST"), 1);
    }

    void readOnlyConnectionsSendNothing()
    {
        FaultServer server(
            [](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, 200, "{}"); });
        session::Connection connection = calls::connectionTo(server.url());
        connection.allowsChanges = false;
        session::Session session(connection, calls::hurried());
        actions::Desk desk(session, {});
        actions::Job *job = desk.start(workloadResource, called(u"suspend"), targets(1));
        QTRY_VERIFY(!job->isRunning());
        QVERIFY(job->items().at(0).reason.contains(u"read-only"_s));
        QVERIFY(server.requests().isEmpty());
        desk.allowChanges(true);
        job->retryRefused();
        QTRY_VERIFY(job->isClean());
    }

    void verdicts_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QString>("possible"); // words of the actions
        const auto add = [](const char *name, const QByteArray &object, const QString &possible) {
            QTest::newRow(name) << object << possible;
        };
        add("running", workload(1, u"Running"_s), u"suspend delete"_s);
        add("stopped", workload(1, u"Stopped"_s), u"resume delete"_s);
        add("failed", workload(1, u"Failed"_s), u"delete"_s);
        add("deleting", workload(1, u"Deleting"_s), {});
        add("deleted", workload(1, u"Stopped"_s, {{u"deletedAt"_s, u"2026-01-01T00:00:00Z"_s}}), {});
        add("a new phase", workload(1, u"Quarantined"_s), u"suspend delete"_s);
        add("inference", workload(1, u"Running"_s, {{u"type"_s, u"Inference"_s}}), u"delete"_s);
        add("foreign type", workload(1, u"Running"_s, {{u"type"_s, u"RayJob"_s}}), {});
        const auto supports = [](bool suspend, bool erase) {
            return QJsonObject{{u"type"_s, u"RayJob"_s},
                               {u"actionsSupport"_s, QJsonObject{{u"suspend"_s, suspend}, {u"delete"_s, erase}}}};
        };
        add("told to support all", workload(1, u"Running"_s, supports(true, true)), u"suspend delete"_s);
        add("told to support deletion", workload(1, u"Stopped"_s, supports(false, true)), u"delete"_s);
    }
    void verdicts()
    {
        QFETCH(QByteArray, object);
        QFETCH(QString, possible);
        QStringList words;
        for (const catalog::ObjectAction *action : catalog::actionsOf(workloadResource)) {
            const auto candidate = actions::candidateOf(workloadResource, *action, object);
            QVERIFY(candidate);
            if (candidate->verdict.isPossible)
                words << QString::fromLatin1(action->word);
            else
                QVERIFY(!candidate->verdict.text.isEmpty()); // says why
        }
        QCOMPARE(words.join(u' '), possible);
    }

    void theEffectIsTold()
    {
        const QJsonObject two{{u"allocatedResources"_s, QJsonObject{{u"gpu"_s, 2}}}};
        const auto effect = [](const QByteArray &object) {
            return actions::candidateOf(workloadResource, called(u"suspend"), object)->verdict.text;
        };
        QCOMPARE(effect(workload(1, u"Running"_s, two)), u"frees 2 GPU(s)"_s);
        QCOMPARE(effect(workload(1, u"Pending"_s)), u"leaves the queue"_s);
        QCOMPARE(effect(workload(1, u"Running"_s)), QString());
    }

    void readsAllThatMatch()
    {
        FaultServer server(
            [](QTcpSocket *socket, const FaultServer::Request &request) { serveList(socket, request, 700); });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        const catalog::ClusterNames names;
        actions::TargetReader reader(session.client(), names, workloadResource, called(u"suspend"));
        QSignalSpy finished(&reader, &actions::TargetReader::finished);
        reader.readList({}, std::nullopt);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(reader.problem(), QString());
        QCOMPARE(reader.candidates().size(), 700);
        QSet<base::Key> keys;
        for (const actions::Candidate &candidate : reader.candidates())
            keys << candidate.target.key;
        QCOMPARE(keys.size(), 700);
    }

    void readsTheChosenRows()
    {
        FaultServer server(
            [](QTcpSocket *socket, const FaultServer::Request &request) { serveList(socket, request, 700); });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        const catalog::ClusterNames names;
        actions::TargetReader reader(session.client(), names, workloadResource, called(u"suspend"));
        QSignalSpy finished(&reader, &actions::TargetReader::finished);
        csv::RowChoice choice;
        choice.marks.all = true;
        choice.marks.ids = {base::Key::fromText(idOf(1)), base::Key::fromText(idOf(600))}; // all but these
        choice.count = 698;
        reader.readList({}, choice);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(reader.problem(), QString());
        QCOMPARE(reader.candidates().size(), 698);
        finished.clear();

        actions::TargetReader other(session.client(), names, workloadResource, called(u"suspend"));
        QSignalSpy otherFinished(&other, &actions::TargetReader::finished);
        choice.marks = {.all = false, .ids = {base::Key::fromText(idOf(650)), base::Key::fromText(idOf(9999))}};
        choice.count = 2;
        other.readList({}, choice);
        QTRY_COMPARE(otherFinished.size(), 1);
        QVERIFY2(other.problem().startsWith(u"1 of 2 chosen objects"_s), qPrintable(other.problem()));
    }

    void tooManyAreRefused()
    {
        FaultServer server(
            [](QTcpSocket *socket, const FaultServer::Request &request) { serveList(socket, request, 9000); });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        const catalog::ClusterNames names;
        actions::TargetReader reader(session.client(), names, workloadResource, called(u"delete"));
        QSignalSpy finished(&reader, &actions::TargetReader::finished);
        reader.readList({}, std::nullopt);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(reader.problem().contains(u"Narrow the filter"_s));
        QVERIFY(reader.candidates().isEmpty());
    }

    void rowsThatTheFilterExcludesAreNotChanged()
    {
        FaultServer server(
            [](QTcpSocket *socket, const FaultServer::Request &request) { serveList(socket, request, 3); });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        const catalog::ClusterNames names;
        actions::TargetReader reader(session.client(), names, workloadResource, called(u"delete"));
        QSignalSpy finished(&reader, &actions::TargetReader::finished);
        table::ListQuery query;
        query.filters = {catalog::equalFilter("name", u"w2"_s)}; // which the server ignores
        reader.readList(query, std::nullopt);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!reader.problem().isEmpty());
    }

    void theJournalOutlivesTheProgram()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal/one.jsonl"_s);
        {
            actions::Journal journal(file);
            const qint64 first = journal.add({.atMs = 1'764'000'000'250,
                                              .account = u"ada"_s,
                                              .action = u"suspend"_s,
                                              .kind = u"workload"_s,
                                              .key = idOf(1),
                                              .name = u"=w1"_s,
                                              .outcome = u"sent"_s});
            journal.add({.atMs = 1'764'000'001'000,
                         .account = u"ada"_s,
                         .action = u"delete"_s,
                         .kind = u"workload"_s,
                         .key = idOf(2),
                         .name = u"w2"_s,
                         .outcome = u"sent"_s});
            journal.setOutcome(first, u"refused"_s, 409, u"It is\nCompleted."_s);
            QVERIFY(journal.problem().isEmpty());
        }
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::Append));
        broken.write("{\"id\": \"cut");
        broken.close();
        actions::Journal journal(file);
        QCOMPARE(journal.entries().size(), 2);
        QCOMPARE(journal.entries().at(0).outcome, u"refused"_s);
        QCOMPARE(journal.entries().at(0).code, 409);
        QCOMPARE(journal.entries().at(1).outcome, u"sent"_s); // no answer came before the end
        const QByteArray csv = journal.csv();
        QVERIFY2(csv.contains("2025-11-24T16:00:00.250Z,ada,suspend,workload," + idOf(1).toLatin1()
                              + ",'=w1,refused,409,\"It is\nCompleted.\"\r\n"),
                 csv.constData());
        const qint64 more = journal.add({.atMs = 1, .outcome = u"sent"_s});
        journal.setOutcome(more, u"accepted"_s, 0, {});
        QCOMPARE(actions::Journal(file).entries().size(), 3);
        QCOMPARE(actions::Journal(file).entries().at(2).outcome, u"accepted"_s);
    }

    void theJournalIsBounded()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"one.jsonl"_s);
        {
            actions::Journal journal(file);
            for (int i = 0; i < actions::Journal::mostEntries + 50; ++i)
                journal.add({.atMs = i, .outcome = u"accepted"_s});
        }
        QCOMPARE(actions::Journal(file).entries().size(), qsizetype(actions::Journal::mostEntries));
        const actions::Journal again(file); // written anew
        QCOMPARE(again.entries().size(), qsizetype(actions::Journal::mostEntries));
        QCOMPARE(again.entries().constFirst().atMs, 50);
    }

private:
    // A list of running workloads that knows limit and offset, but no filter.
    static void serveList(QTcpSocket *socket, const FaultServer::Request &request, int count)
    {
        if (request.target.startsWith("/api/v1/workloads/count"))
            return FaultServer::answer(socket, 200, "{\"count\": " + QByteArray::number(count) + '}');
        const QUrlQuery query(QUrl(QString::fromLatin1(request.target)));
        const int offset = query.queryItemValue(u"offset"_s).toInt();
        const int limit = query.queryItemValue(u"limit"_s).toInt();
        QByteArrayList rows;
        for (int i = offset + 1; i <= std::min(count, offset + limit); ++i)
            rows << workload(i, u"Running"_s);
        const QByteArray next = offset + limit < count ? QByteArray::number(offset + limit) : QByteArray("0");
        FaultServer::answer(socket, 200, "{\"workloads\": [" + rows.join(',') + "], \"next\": " + next + '}');
    }
};

QTEST_GUILESS_MAIN(TestActions)
#include "tst_actions.moc"
