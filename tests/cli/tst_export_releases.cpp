// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/command.h"
#include "tests/support/program.h"
#include "tests/support/simulatorclient.h"

#include <QMap>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

// "binnacle export" against a control plane of each release: every list is full, in the best way that release has.

namespace {

const QString token = u"s3cret-token-of-the-test"_s;
const QString ids = u"id"_s;

using Result = Command::Result;

// The cells of one column of a CSV file, without its header; nothing if there is no such column.
QStringList cellsOf(const QByteArray &csv, const QString &column)
{
    QStringList cells;
    QString cell;
    bool isQuoted = false;
    int at = 0; // of the cell in its row
    int wanted = -1;
    bool isHeader = true;
    const auto endCell = [&] {
        if (isHeader && cell == column)
            wanted = at;
        else if (!isHeader && at == wanted)
            cells << cell;
        cell.clear();
        ++at;
    };
    for (const QChar c : QString::fromUtf8(csv)) {
        if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c == u',' && !isQuoted) {
            endCell();
        } else if (c == u'\n' && !isQuoted) {
            endCell();
            at = 0;
            isHeader = false;
        } else if (c != u'\r' || isQuoted) {
            cell += c;
        }
    }
    return cells;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList idsOf(const QJsonArray &rows, const QString &key)
{
    QStringList all;
    for (const QJsonValue &row : rows)
        all << row[key].toString();
    return all;
}

} // namespace

class TestExportReleases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyListIsFull_data() { addReleases(); }
    void everyListIsFull();
    void podsAndMetricsOfAWorkload_data() { addReleases(); }
    void podsAndMetricsOfAWorkload();
    void searchesFindOnlyMatches_data() { addReleases(); }
    void searchesFindOnlyMatches();
    void twoPhases_data() { addReleases(); }
    void twoPhases();
    void projectsAreSortedAndFiltered_data() { addReleases(); }
    void projectsAreSortedAndFiltered();
    void missingKeysAreNamed_data() { addReleases(); }
    void missingKeysAreNamed();

private:
    static void addReleases()
    {
        QTest::addColumn<int>("release"); // 218 for 2.18
        for (const int release : {218, 219, 220, 221, 222, 223, 224, 225, 226, 300})
            QTest::addRow("%d.%d", release / 100, release % 100) << release;
    }
    [[nodiscard]] bool start(int release)
    {
        m_simulator = std::make_unique<Program>();
        const QString name = u"%1.%2"_s.arg(release / 100).arg(release % 100);
        if (!m_simulator->start(Program::folder() + u"/binnacle-simulator"_s,
                                {u"--api-version"_s, name, u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--now"_s,
                                 u"2025-01-31T12:00:00Z"_s, u"--token"_s, token}))
            return false;
        m_client = std::make_unique<SimulatorClient>(m_simulator->port(), token.toLatin1());
        return true;
    }
    [[nodiscard]] Result run(const QStringList &arguments) const
    {
        return Command(token).run(
            QStringList{u"export"_s} + arguments
            + QStringList{u"--url"_s, u"http://127.0.0.1:%1"_s.arg(m_simulator->port()), u"-o"_s, u"-"_s});
    }
    // The names of all nodes that the control plane holds, in whatever way it lists them.
    [[nodiscard]] QStringList nodes() const
    {
        QStringList names;
        if (const auto reply = m_client->get(u"/api/v1/nodes?limit=500"_s); reply.status == 200)
            return idsOf(reply.object()[u"nodes"_s].toArray(), u"name"_s);
        for (const QJsonValue &cluster : m_client->get(u"/api/v1/clusters"_s).array()) {
            const auto reply
                = m_client->get(u"/api/v1/clusters/%1/nodes?limit=500"_s.arg(cluster[u"uuid"_s].toString()));
            names += idsOf(reply.object()[u"nodes"_s].toArray(), u"name"_s);
        }
        return names;
    }
    // The workload with the most pods, and their number; always the same one, which has GPUs.
    [[nodiscard]] std::pair<QString, int> busiest() const
    {
        QMap<QString, int> counts;
        for (const QJsonValue &pod : m_client->all(u"/api/v1/workloads/pods"_s, {}, u"pods"_s))
            ++counts[pod[u"workloadId"_s].toString()];
        const auto most = std::ranges::max_element(counts);
        return most == counts.end() ? std::pair<QString, int>() : std::pair(most.key(), most.value());
    }

    std::unique_ptr<Program> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
};

void TestExportReleases::everyListIsFull()
{
    QFETCH(int, release);
    QVERIFY2(start(release), m_simulator->output().constData());
    struct List
    {
        QString word;
        QString column;
        QStringList held;
    };
    const List lists[] = {
        {u"clusters"_s, u"uuid"_s, idsOf(m_client->get(u"/api/v1/clusters"_s).array(), u"uuid"_s)},
        {u"workloads"_s, ids, idsOf(m_client->all(u"/api/v1/workloads"_s, {}, u"workloads"_s), ids)},
        {u"pods"_s, ids, idsOf(m_client->all(u"/api/v1/workloads/pods"_s, {}, u"pods"_s), ids)},
        {u"nodes"_s, u"name"_s, nodes()},
        {u"projects"_s, ids, idsOf(m_client->all(u"/api/v1/org-unit/projects"_s, {}, u"projects"_s), ids)},
        {u"departments"_s, ids, idsOf(m_client->all(u"/api/v1/org-unit/departments"_s, {}, u"departments"_s), ids)},
        {u"node-pools"_s, ids,
         idsOf(m_client->get(u"/api/v1/node-pools?limit=500"_s).object()[u"nodepools"_s].toArray(), ids)},
    };
    for (const List &list : lists) {
        if (list.word == u"node-pools" && release < 219) { // there is no such list
            const Result refused = run({list.word});
            QVERIFY(refused.exitCode != 0 && refused.err.contains(u"2.19"_s));
            continue;
        }
        QVERIFY2(!list.held.isEmpty(), qPrintable(list.word));
        const Result result = run({list.word});
        QVERIFY2(result.exitCode == 0, qPrintable(list.word + u": "_s + result.err));
        QCOMPARE(sorted(cellsOf(result.out, list.column)), sorted(list.held));
    }
}

void TestExportReleases::podsAndMetricsOfAWorkload()
{
    QFETCH(int, release);
    QVERIFY2(start(release), m_simulator->output().constData());
    const auto [workload, count] = busiest();
    QVERIFY(count > 1);
    Result result = run({u"pods"_s, u"--filter"_s, u"workloadId=="_s + workload});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(cellsOf(result.out, ids).size(), count);
    QCOMPARE(cellsOf(result.out, u"workloadId"_s).count(workload), count);

    result = run({u"metrics"_s, u"--workload"_s, workload, u"--metric"_s, u"CPU_USAGE_CORES,GPU_UTILIZATION_PER_GPU"_s,
                  u"--range"_s, u"life"_s, u"--samples"_s, u"20"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QSet<QString> objects;
    for (const QString &object : cellsOf(result.out, u"object"_s))
        objects.insert(object);
    QVERIFY(objects.size() >= count); // itself and its pods, but for a launcher without GPUs
}

void TestExportReleases::searchesFindOnlyMatches()
{
    QFETCH(int, release);
    QVERIFY2(start(release), m_simulator->output().constData());
    const QJsonArray workloads = m_client->all(u"/api/v1/workloads"_s, {}, u"workloads"_s);
    const QString name = workloads.first()[u"name"_s].toString();
    Result result = run({u"workloads"_s, u"--search"_s, name});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY(cellsOf(result.out, ids).contains(workloads.first()[ids].toString()));
    QVERIFY(cellsOf(result.out, ids).size() < workloads.size());
    QCOMPARE(result.err.contains(u"2.20"_s), release < 220); // names only

    const auto most = busiest();
    const QString workload = most.first;
    const int count = most.second;
    const auto of = std::ranges::find_if(workloads, [&](const QJsonValue &row) { return row[ids] == workload; });
    result = run({u"pods"_s, u"--search"_s, (*of)[u"name"_s].toString()});
    QCOMPARE(result.exitCode, release < 221 ? 1 : 0);
    QCOMPARE(result.err.contains(u"2.21"_s), release < 221);
    QVERIFY(release < 221 ? result.out.isEmpty() : cellsOf(result.out, ids).size() >= count);
}

void TestExportReleases::twoPhases()
{
    QFETCH(int, release);
    QVERIFY2(start(release), m_simulator->output().constData());
    // The command has no "any of"; the window sends what this filter becomes.
    const Result result = run({u"workloads"_s, u"--filter"_s, u"phase!@ing"_s, u"--filter"_s, u"phase!@Stop"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    const QStringList phases = cellsOf(result.out, u"phase"_s);
    QVERIFY(!phases.isEmpty());
    QVERIFY(std::ranges::none_of(phases, [](const QString &phase) { return phase.contains(u"ing"); }));
}

void TestExportReleases::projectsAreSortedAndFiltered()
{
    QFETCH(int, release);
    QVERIFY2(start(release), m_simulator->output().constData());
    const QString path = u"/api/v1/org-unit/projects"_s;
    const QStringList known = idsOf(m_client->all(path, {}, u"projects"_s), ids);
    Result result = run({u"projects"_s, u"--sort"_s, u"avgGpuUtilization7d:desc"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(result.err.contains(u"2.19"_s), release < 219); // in another order
    if (release < 219)
        QCOMPARE(sorted(cellsOf(result.out, ids)), sorted(known));
    else
        QCOMPARE(cellsOf(result.out, ids),
                 idsOf(m_client->all(path, u"sortBy=avgGpuUtilization7d&sortOrder=desc"_s, u"projects"_s), ids));

    const QString department = m_client->all(path, {}, u"projects"_s).first()[u"parentId"_s].toString();
    result = run({u"projects"_s, u"--filter"_s, u"departmentId=="_s + department});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    const QStringList parents = cellsOf(result.out, u"parentId"_s);
    QVERIFY(!parents.isEmpty() && parents.size() < known.size());
    QCOMPARE(parents.count(department), parents.size());
    // Each has a number of workloads, also where none runs.
    const QStringList running = cellsOf(result.out, u"runningWorkloads"_s);
    QCOMPARE(running.size(), parents.size());
    QVERIFY(!running.contains(QString()));
}

void TestExportReleases::missingKeysAreNamed()
{
    QFETCH(int, release);
    QVERIFY2(start(release), m_simulator->output().constData());
    const qint64 all = m_client->count(u"/api/v1/workloads/count"_s);
    Result result = run({u"workloads"_s, u"--sort"_s, u"totalRunningTimeSeconds:desc"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(qint64(cellsOf(result.out, ids).size()), all);
    QCOMPARE(result.err.contains(u"2.23"_s), release < 223); // in another order

    result = run({u"workloads"_s, u"--filter"_s, u"category==Train"_s});
    QCOMPARE(result.exitCode, release < 222 ? 1 : 0);
    QCOMPARE(result.err.contains(u"2.22"_s), release < 222);
}

QTEST_GUILESS_MAIN(TestExportReleases)
#include "tst_export_releases.moc"
