// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/api/decode.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "models/details/history.h"
#include "models/details/inspector.h"
#include "models/details/workloadpods.h"
#include "models/session/session.h"
#include "tests/support/faultserver.h"
#include "tests/support/simulatorclient.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using catalog::History;
using catalog::HistoryEntry;
using catalog::Inspector;

namespace {

constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure

// Single quotes stand for double ones.
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

FaultServer::Handler saying(const QByteArray &body, int status = 200)
{
    return [=](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, status, body); };
}

QByteArray rowOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

base::Key rowId(const QString &uuid)
{
    return base::Key::fromText(uuid);
}

} // namespace

// What is asked for about the object that somebody looks at: against the simulator, frozen, over HTTP.
class TestInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.nowMs = 1'763'733'600'000;
        options.speed = 0;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
        m_session = std::make_unique<session::Session>(connection(QString::fromStdString(m_simulator->url())));
        SimulatorClient direct(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
        m_pending = direct.all(u"/api/v1/workloads"_s, u"filterBy=phase%3D%3DPending"_s, u"workloads"_s);
        m_running = direct.all(u"/api/v1/workloads"_s, u"filterBy=phase%3D%3DRunning"_s, u"workloads"_s);
        QVERIFY(m_pending.size() > 2);
        QVERIFY(m_running.size() > 2);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void rowFirstThenTheWhole()
    {
        Inspector inspector(catalog::workloadResource, m_session->client(), m_names);
        const QJsonObject row = m_pending.at(0).toObject();
        inspector.show(rowId(row[u"id"_s].toString()), rowOf(row));
        QVERIFY(inspector.details()); // at once
        QCOMPARE(inspector.details()->name, row[u"name"_s].toString());
        QVERIFY(!inspector.details()->plainJson.contains(u"pendingSchedulingMessages"));
        QTRY_VERIFY_WITH_TIMEOUT(inspector.details()->plainJson.contains(u"pendingSchedulingMessages"), patient);
        // A newer row does not take away what only the whole object has.
        QJsonObject newer = row;
        newer[u"runningPods"_s] = 3;
        inspector.show(rowId(row[u"id"_s].toString()), rowOf(newer));
        QVERIFY(inspector.details()->plainJson.contains(u"pendingSchedulingMessages"));
    }

    // Holding the Down key runs through rows: only the one that stays is asked for.
    void runningThroughRowsAsksForNothing()
    {
        FaultServer server(saying("{}"));
        session::Session session(connection(server.url().toString()));
        Inspector inspector(catalog::workloadResource, session.client(), m_names);
        for (const auto &value : std::as_const(m_running))
            inspector.show(rowId(value[u"id"_s].toString()), rowOf(value.toObject()));
        const QString last = m_running.last()[u"id"_s].toString();
        QTRY_VERIFY_WITH_TIMEOUT(!server.requests().isEmpty(), patient);
        QTRY_VERIFY_WITH_TIMEOUT(!inspector.problem().isEmpty(), patient); // "{}" is no workload
        for (const FaultServer::Request &request : server.requests())
            QVERIFY2(request.target.contains(last.toUtf8()), request.target.constData());
        QVERIFY(inspector.details()); // the row is still there
    }

    void podsHaveNoAddress()
    {
        FaultServer server(saying("{}"));
        session::Session session(connection(server.url().toString()));
        Inspector inspector(catalog::podResource, session.client(), m_names);
        inspector.show({1, 2}, quoted("{'name': 'p', 'k8sPhase': 'Running'}"));
        QTest::qWait(300); // longer than an object must stay to be asked for
        QCOMPARE(server.requests().size(), 0);
        QCOMPARE(inspector.details()->name, u"p"_s);
    }

    void saysThatItEnded()
    {
        Inspector inspector(catalog::podResource, m_session->client(), m_names);
        inspector.show({1, 2}, quoted("{'name': 'p', 'k8sPhase': 'Running'}"));
        QVERIFY(!inspector.ending());
        inspector.show({1, 2}, quoted("{'name': 'p', 'k8sPhase': 'Succeeded', 'completedAt': '2025-11-21T14:00:00Z'}"));
        QVERIFY(inspector.ending());
        QCOMPARE(inspector.ending()->state, u"Succeeded"_s);
        QCOMPARE(inspector.ending()->atMs, 1'763'733'600'000);
        // One that had ended before it was looked at is no news.
        inspector.show({3, 4}, quoted("{'name': 'q', 'k8sPhase': 'Failed'}"));
        QVERIFY(!inspector.ending());
        // Nor is one that runs again.
        inspector.show({5, 6}, quoted("{'name': 'r', 'k8sPhase': 'Running'}"));
        inspector.show({5, 6}, quoted("{'name': 'r', 'k8sPhase': 'Failed'}"));
        QVERIFY(inspector.ending());
        inspector.show({5, 6}, quoted("{'name': 'r', 'k8sPhase': 'Running'}"));
        QVERIFY(!inspector.ending());
    }

    void staysWhenItLeavesTheList()
    {
        Inspector inspector(catalog::workloadResource, m_session->client(), m_names);
        const QJsonObject row = m_running.at(0).toObject();
        inspector.show(rowId(row[u"id"_s].toString()), rowOf(row));
        QTRY_VERIFY_WITH_TIMEOUT(inspector.details()->plainJson.contains(u"pendingSchedulingMessages"), patient);
        inspector.leaveRows(true);
        QCOMPARE(inspector.presence(), Inspector::Presence::NotListed);
        QCOMPARE(inspector.details()->name, row[u"name"_s].toString());
        QTest::qWait(50);
        QCOMPARE(inspector.presence(), Inspector::Presence::NotListed); // the control plane still knows it

        const QString unknown = u"00000000-1111-4222-8333-444455556666"_s;
        QJsonObject gone = row;
        gone[u"id"_s] = unknown;
        inspector.show(rowId(unknown), rowOf(gone));
        QTest::qWait(200); // asked for as a whole by now
        inspector.leaveRows(false);
        QTRY_COMPARE_WITH_TIMEOUT(inspector.presence(), Inspector::Presence::Gone, patient);
        QVERIFY(inspector.details());
    }

    void historyInOrder()
    {
        History history(m_session->client());
        const QString id = m_running.at(0)[u"id"_s].toString();
        history.setWorkload(base::Key::fromText(id));
        QVERIFY(!history.isLoading()); // nobody sees it
        history.setWanted(true);
        QTRY_VERIFY_WITH_TIMEOUT(history.hasAnswer(), patient);
        QStringList phases;
        for (const HistoryEntry &entry : history.entries()) {
            if (entry.what == HistoryEntry::What::Phase)
                phases.prepend(entry.name);
        }
        QCOMPARE(phases.constFirst(), u"Creating"_s);
        QCOMPARE(phases.constLast(), u"Running"_s);
        QVERIFY(std::ranges::is_sorted(history.entries(), std::ranges::greater(), &HistoryEntry::timeMs));
        history.setWorkload({});
        QVERIFY(history.entries().isEmpty());
    }

    void historyInPages()
    {
        History history(m_session->client());
        QJsonObject longest;
        SimulatorClient direct(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
        for (const auto &value : std::as_const(m_pending)) {
            const QString path = u"/api/v1/workloads/%1/history?limit=50"_s.arg(value[u"id"_s].toString());
            if (direct.get(path).object()[u"next"_s].toInt() > 0)
                longest = value.toObject();
        }
        QVERIFY2(!longest.isEmpty(), "no history of this world is longer than a page");
        history.setWanted(true);
        history.setWorkload(base::Key::fromText(longest[u"id"_s].toString()));
        QTRY_VERIFY_WITH_TIMEOUT(history.hasAnswer(), patient);
        QVERIFY(history.hasMore());
        const qint64 oldest = history.entries().constLast().timeMs;
        history.loadMore();
        QVERIFY(history.isLoading());
        QVERIFY(!history.entries().isEmpty()); // the old stay until the new are here
        QTRY_VERIFY_WITH_TIMEOUT(!history.isLoading(), patient);
        QVERIFY(history.entries().constLast().timeMs <= oldest);
    }

    // Repeated events are one entry, phases end where the next begins, and texts are masked.
    void historyIsArranged()
    {
        const auto at = [](const char *time) { return "'2025-11-21T" + QByteArray(time) + "Z'"; };
        const auto phase = [&at](const char *time, const char *name) {
            return "{'meta': {'creationTimestamp': " + at(time) + ", 'type': 'PhaseUpdate'}, "
                + "'spec': {'phaseUpdate': {'phase': '" + name + "', 'phaseMessage': 'm'}}}";
        };
        const auto event = [&at](const char *time, const char *message) {
            return "{'meta': {'creationTimestamp': " + at(time) + ", 'type': 'Event'}, 'spec': {'event': {'createdAt': "
                + at(time) + ", 'type': 'Warning', 'reason': 'FailedScheduling', 'message': '" + message
                + "', 'involvedObject': {'kind': 'Pod', 'name': 'p-0'}}}}";
        };
        const QByteArray records = "{'records': ["
            + (QList<QByteArray>{phase("12:10:00", "Running"), event("12:05:00", "no room"),
                                 event("12:03:00", "no room"), event("12:02:00", "pull https://u:pw@h/i"),
                                 event("12:01:00", "no room"), phase("12:00:00", "Pending"),
                                 phase("11:59:58", "Pending"), phase("11:59:00", "Creating")})
                  .join(',')
            + "]}";
        FaultServer server(saying(quoted(records)));
        session::Session session(connection(server.url().toString()));
        History history(session.client());
        history.setWanted(true);
        history.setWorkload({1, 2});
        QTRY_VERIFY_WITH_TIMEOUT(history.hasAnswer(), patient);
        QStringList lines;
        for (const HistoryEntry &entry : history.entries())
            lines.append(u"%1 x%2 %3"_s.arg(entry.name).arg(entry.count).arg(entry.message));
        QCOMPARE(
            lines,
            QStringList({u"Running x1 m"_s, u"FailedScheduling x3 no room"_s,
                         u"FailedScheduling x1 pull https://••••••@h/i"_s, u"Pending x1 m"_s, u"Creating x1 m"_s}));
        QCOMPARE(history.entries().at(3).untilMs - history.entries().at(3).timeMs, 602'000);
        QCOMPARE(history.entries().at(0).untilMs, api::absentTime);
        QCOMPARE(history.entries().at(1).timeMs - history.entries().at(1).firstMs, 240'000);
    }

    // A control plane of an older version has events, but no history.
    void eventsWhereThereIsNoHistory()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.target.contains("/history"))
                FaultServer::answer(socket, 404, quoted("{'code': 404, 'message': 'no such path'}"));
            else
                FaultServer::answer(socket, 200,
                                    quoted("{'events': [{'createdAt': '2025-11-21T12:00:00Z', 'type': 'Normal', "
                                           "'reason': 'Started', 'message': 'm', "
                                           "'involvedObject': {'kind': 'Pod', 'name': 'p'}}]}"));
        });
        session::Session session(connection(server.url().toString()));
        History history(session.client());
        history.setWanted(true);
        history.setWorkload({1, 2});
        QTRY_VERIFY_WITH_TIMEOUT(history.hasAnswer(), patient);
        QCOMPARE(history.entries().size(), 1);
        QVERIFY(!history.hasPhases());
    }

    // Some control planes do not say what follows: an answer as long as its limit may have more behind it.
    void fullAnswersMayHaveMore()
    {
        const auto rows = [](const QByteArray &key, const QByteArray &row, int count) {
            return saying(quoted("{'" + key + "': [" + QByteArrayList(count, row).join(',') + "]}"));
        };
        const QByteArray event = "{'meta': {'creationTimestamp': '2025-11-21T12:00:00Z', 'type': 'Event'}}";
        for (const int count : {catalog::OnDemand::step, catalog::OnDemand::step - 1}) {
            FaultServer pods(rows("pods", "{'name': 'p'}", count));
            session::Session podSession(connection(pods.url().toString()));
            catalog::WorkloadPods workloadPods(podSession.client());
            FaultServer events(rows("records", event, count));
            session::Session eventSession(connection(events.url().toString()));
            History history(eventSession.client());
            const std::array<catalog::OnDemand *, 2> both{&workloadPods, &history};
            for (catalog::OnDemand *part : both) {
                part->setWanted(true);
                part->setWorkload({1, 2});
                QTRY_VERIFY_WITH_TIMEOUT(part->hasAnswer(), patient);
                QCOMPARE(part->hasMore(), count == catalog::OnDemand::step);
            }
        }
    }

    // A row without an id has a key that the control plane does not know.
    void rowsWithoutAnIdHaveNoAddress()
    {
        FaultServer server(saying("{}"));
        session::Session session(connection(server.url().toString()));
        Inspector inspector(catalog::workloadResource, session.client(), m_names);
        const auto page = api::decodePage<api::Workload>("{\"workloads\": [{\"name\": \"bert\"}]}", "workloads");
        const base::Key key = page.value()->faults.at(0).key;
        inspector.show(key, "{\"name\": \"bert\"}");
        inspector.reload();
        QTest::qWait(300); // longer than an object must stay to be asked for
        inspector.reload();
        inspector.leaveRows(true);
        QTest::qWait(100);
        QCOMPARE(server.requests().size(), 0);
        QCOMPARE(inspector.details()->name, u"bert"_s);
    }

    void errorsAreSaid()
    {
        FaultServer server(saying(quoted("{'code': 403, 'message': 'role missing'}"), 403));
        session::Session session(connection(server.url().toString()));
        catalog::WorkloadPods pods(session.client());
        pods.setWanted(true);
        pods.setWorkload({1, 2});
        QTRY_VERIFY_WITH_TIMEOUT(pods.problem().has_value(), patient);
        QCOMPARE(pods.problem()->kind, table::Problem::Kind::Forbidden);
        QVERIFY(!pods.hasAnswer());
    }

    void podsOfAWorkload()
    {
        catalog::WorkloadPods pods(m_session->client());
        const QJsonObject workload = m_running.at(0).toObject();
        pods.setWanted(true);
        pods.setWorkload(base::Key::fromText(workload[u"id"_s].toString()));
        QTRY_VERIFY_WITH_TIMEOUT(pods.hasAnswer(), patient);
        QCOMPARE(pods.pods().size(), qsizetype(std::min(50, workload[u"requestedPods"_s][u"number"_s].toInt(50))));
        QVERIFY(!pods.pods().constFirst().node.isEmpty());
        QCOMPARE(pods.pods().constFirst().phase, u"Running"_s);
    }

private:
    session::Connection connection(const QString &url) const
    {
        return {.name = u"test"_s,
                .url = QUrl(url),
                .caFile = {},
                .credentials = session::BearerToken{QString::fromStdString(m_simulator->token())}};
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session;
    catalog::ClusterNames m_names;
    QJsonArray m_pending;
    QJsonArray m_running;
};

QTEST_GUILESS_MAIN(TestInspector)
#include "tst_inspector.moc"
