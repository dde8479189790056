// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/command.h"
#include "tests/support/program.h"
#include "tests/support/simulatorclient.h"

#include <QTest>

using namespace Qt::StringLiterals;

// "binnacle workloads suspend" and its like against a control plane that remembers.
namespace {

const QByteArray token = "s3cret-token-of-the-test";

using Result = Command::Result;

} // namespace

class TestActionsCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_simulator = std::make_unique<Program>();
        QVERIFY2(m_simulator->start(Program::folder() + u"/binnacle-simulator"_s,
                                    {u"--size"_s, u"small"_s, u"--token"_s, QString::fromLatin1(token), u"--now"_s,
                                     u"2026-01-15T12:00:00Z"_s, u"--speed"_s, u"0"_s}),
                 m_simulator->output());
        m_client = std::make_unique<SimulatorClient>(m_simulator->port(), token);
    }
    void cleanup() { m_simulator.reset(); }

    void suspendsOneById()
    {
        const QString id = runningTraining();
        const Result result = run({u"suspend"_s, u"--id"_s, id, u"--allow-changes"_s, u"--yes"_s});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.startsWith("id,name,action,outcome,code,message\r\n" + id.toLatin1() + ','), result.out);
        QVERIFY2(result.out.contains(",suspend,accepted,,\r\n"), result.out);
        QVERIFY2(phaseOf(id).startsWith(u"Stop"_s), qPrintable(phaseOf(id)));
    }

    void suspendsAllThatMatchAndLeavesTheRest()
    {
        const QString inference = runningOf(u"Inference"_s);
        const Result result = run({u"suspend"_s, u"--filter"_s, u"phase==Running"_s, u"--allow-changes"_s, u"--yes"_s});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(m_client->count(u"/api/v1/workloads/count"_s, u"filterBy=phase%3D%3DRunning,type%3D%3DTraining"_s), 0);
        QCOMPARE(phaseOf(inference), u"Running"_s);
        QVERIFY(result.err.contains(u"Left out:"_s));
    }

    void changesNothingWithoutLeave()
    {
        const QString id = runningTraining();
        const Result readOnly = run({u"delete"_s, u"--id"_s, id, u"--yes"_s});
        QCOMPARE(readOnly.exitCode, 1);
        QVERIFY2(readOnly.err.contains(u"read-only"_s), qPrintable(readOnly.err));
        const Result unasked = run({u"delete"_s, u"--id"_s, id, u"--allow-changes"_s});
        QCOMPARE(unasked.exitCode, 1);
        QVERIFY2(unasked.err.contains(u"--yes"_s), qPrintable(unasked.err));
        QVERIFY(unasked.out.isEmpty());
        QCOMPARE(phaseOf(id), u"Running"_s);
    }

    void usageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no action") << QStringList{};
        QTest::newRow("no such action") << QStringList{u"stop"_s, u"--id"_s, u"x"_s};
        QTest::newRow("no objects") << QStringList{u"suspend"_s};
        QTest::newRow("both ways") << QStringList{u"suspend"_s, u"--id"_s, u"x"_s, u"--search"_s, u"y"_s};
        QTest::newRow("unknown key") << QStringList{u"suspend"_s, u"--filter"_s, u"colour==red"_s};
    }
    void usageErrors()
    {
        QFETCH(QStringList, arguments);
        const Result result = run(arguments << u"--allow-changes"_s << u"--yes"_s);
        QCOMPARE(result.exitCode, 2);
        QVERIFY(!result.err.isEmpty());
    }

    void anUnknownIdChangesNothing()
    {
        const QString id = runningTraining();
        const Result result = run({u"suspend"_s, u"--id"_s, id, u"--id"_s, u"00000000-0000-0000-0000-000000000001"_s,
                                   u"--allow-changes"_s, u"--yes"_s});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains(u"Nothing was changed."_s), qPrintable(result.err));
        QCOMPARE(phaseOf(id), u"Running"_s);
    }

    void deletesAClusterWithAndWithoutItsHelp()
    {
        const QString connected = clusterIn(u"Connected"_s);
        const Result result
            = runOn(u"cluster"_s, {u"delete"_s, u"--id"_s, connected, u"--allow-changes"_s, u"--yes"_s});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains(",delete,accepted,,\r\n"), result.out);
        const Result again = runOn(u"cluster"_s, {u"delete"_s, u"--id"_s, connected, u"--allow-changes"_s, u"--yes"_s});
        QCOMPARE(again.exitCode, 1); // it is on its way
        const QString lost = clusterIn(u"Disconnected"_s);
        const Result off = runOn(u"clusters"_s, {u"delete"_s, u"--id"_s, lost, u"--allow-changes"_s, u"--yes"_s});
        QCOMPARE(off.exitCode, 1);
        QVERIFY2(off.err.contains(u"disconnected"_s), qPrintable(off.err));
        QVERIFY(!clusterIn(u"Disconnected"_s).isEmpty());
        const Result forced
            = runOn(u"clusters"_s, {u"delete-forced"_s, u"--id"_s, lost, u"--allow-changes"_s, u"--yes"_s});
        QCOMPARE(forced.exitCode, 0);
        QVERIFY(clusterIn(u"Disconnected"_s) != lost);
    }

    void aClusterIsCreatedRenamedAndExplained()
    {
        const QStringList agreed{u"--allow-changes"_s, u"--yes"_s};
        const Result created = runOn(u"cluster"_s,
                                     QStringList{u"create"_s, u"--name"_s, u"lab-north"_s, u"--domain"_s,
                                                 u"lab.example.com"_s, u"--cluster-version"_s, u"2.23.41"_s}
                                         + agreed);
        QCOMPARE(created.exitCode, 0);
        QVERIFY2(created.out.contains(",lab-north,create,accepted,,\r\n"), created.out);
        const QString id = clusterIn(u"WaitingToConnect"_s, u"lab-north"_s);
        QVERIFY2(created.out.contains('\n' + id.toLatin1() + ','), created.out);

        const Result taken = runOn(u"cluster"_s, QStringList{u"create"_s, u"--name"_s, u"lab-north"_s} + agreed);
        QCOMPARE(taken.exitCode, 1);
        QVERIFY(taken.out.isEmpty()); // nothing was sent
        QVERIFY2(taken.err.contains(u"Taken"_s), qPrintable(taken.err));

        const QStringList info{u"install-info"_s, u"--id"_s, id, u"--cluster-version"_s, u"2.23.41"_s};
        const Result masked = runOn(u"cluster"_s, info); // reads only
        QCOMPARE(masked.exitCode, 0);
        const Result whole = runOn(u"cluster"_s, QStringList(info) << u"--show-secret"_s);
        QVERIFY(whole.out.contains("clientSecret="));
        const QString secret = m_client->get(u"/api/v1/clusters/%1/cluster-install-info?version=2.23.41"_s.arg(id))
                                   .object()
                                   .value(u"clientSecret"_s)
                                   .toString();
        QVERIFY(secret.size() > 8);
        QVERIFY(whole.out.contains(secret.toUtf8()));
        QVERIFY(masked.out.contains("helm"));
        QVERIFY(!masked.out.contains(secret.toUtf8()));
        QVERIFY(!masked.err.contains(secret));

        const Result renamed
            = runOn(u"cluster"_s, QStringList{u"rename"_s, u"--id"_s, id, u"--name"_s, u"lab-south"_s} + agreed);
        QCOMPARE(renamed.exitCode, 0);
        QCOMPARE(clusterIn(u"WaitingToConnect"_s, u"lab-south"_s), id);
        const QString other = clusterIn(u"Connected"_s);
        const Result refused
            = runOn(u"cluster"_s, QStringList{u"rename"_s, u"--id"_s, other, u"--name"_s, u"lab-south"_s} + agreed);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.out.contains(",rename,refused,409,"), refused.out);
    }

    void clusterTasksChangeNothingWithoutLeave()
    {
        const Result readOnly = runOn(u"cluster"_s, {u"create"_s, u"--name"_s, u"lab-north"_s, u"--yes"_s});
        QCOMPARE(readOnly.exitCode, 1);
        QVERIFY2(readOnly.err.contains(u"read-only"_s), qPrintable(readOnly.err));
        const Result unasked = runOn(u"cluster"_s, {u"create"_s, u"--name"_s, u"lab-north"_s, u"--allow-changes"_s});
        QCOMPARE(unasked.exitCode, 1);
        QVERIFY2(unasked.err.contains(u"--yes"_s), qPrintable(unasked.err));
        QVERIFY(clusterIn(u"WaitingToConnect"_s, u"lab-north"_s).isEmpty());
        QCOMPARE(runOn(u"cluster"_s, {u"create"_s}).exitCode, 2);
        QCOMPARE(runOn(u"cluster"_s, {u"rename"_s, u"--name"_s, u"x"_s}).exitCode, 2);
        QCOMPARE(runOn(u"cluster"_s, {u"install-info"_s, u"--id"_s, u"x"_s, u"--name"_s, u"y"_s}).exitCode, 2);
    }

    void clustersAreDeletedOneAtATime()
    {
        const qsizetype before = m_client->get(u"/api/v1/clusters"_s).array().size();
        const Result result
            = runOn(u"clusters"_s, {u"delete-forced"_s, u"--filter"_s, u"name=@-"_s, u"--allow-changes"_s, u"--yes"_s});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains(u"one object at a time"_s), qPrintable(result.err));
        QCOMPARE(m_client->get(u"/api/v1/clusters"_s).array().size(), before);
    }

private:
    Result run(const QStringList &arguments) const { return runOn(u"workloads"_s, arguments); }

    Result runOn(const QString &resource, const QStringList &arguments) const
    {
        return Command(QString::fromLatin1(token))
            .run(QStringList{resource} + arguments
                 + QStringList{u"--url"_s, u"http://127.0.0.1:%1"_s.arg(m_simulator->port())});
    }

    [[nodiscard]] QString runningOf(const QString &type) const
    {
        const QJsonArray rows = m_client->all(
            u"/api/v1/workloads"_s,
            u"filterBy=phase%3D%3DRunning,type%3D%3D"_s + type + u"&sortBy=name&sortOrder=asc"_s, u"workloads"_s);
        return rows.isEmpty() ? QString() : rows[0][u"id"_s].toString();
    }
    // The id of a cluster in this state; empty if there is none.
    [[nodiscard]] QString clusterIn(const QString &state, const QString &name = {}) const
    {
        for (const QJsonValue &cluster : m_client->get(u"/api/v1/clusters"_s).array()) {
            if (cluster[u"status"_s][u"state"_s].toString() == state
                && (name.isEmpty() || cluster[u"name"_s].toString() == name))
                return cluster[u"uuid"_s].toString();
        }
        return {};
    }
    [[nodiscard]] QString runningTraining() const { return runningOf(u"Training"_s); }
    [[nodiscard]] QString phaseOf(const QString &id) const
    {
        return m_client->get(u"/api/v1/workloads/"_s + id).object().value(u"phase"_s).toString();
    }

    std::unique_ptr<Program> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
};

QTEST_GUILESS_MAIN(TestActionsCommand)
#include "tst_actions_command.moc"
