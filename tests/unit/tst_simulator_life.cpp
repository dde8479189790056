// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/engine.h"
#include "app/simulator/simulator.h"
#include "app/simulator/world/generator.h"
#include "app/simulator/world/life.h"
#include "tests/support/simulatorclient.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {
constexpr std::int64_t Begin = 1'763'726'400'000;
}

// How the world goes on: states are a function of time alone, they follow one another as in real life, and everybody
// who asks sees them.
class TestSimulatorLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_world = generate({7, 31, 500, 2000}, 7, Begin); }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void stepsInOrder();
    void nothingChangesBetweenChanges();
    void nodesHoldWhatTheyHave();
    void listsFollow();
    void timeGoesOn();
    void timeStandsStill();

private:
    std::unique_ptr<const World> m_world;
};

void TestSimulatorLife::stepsInOrder()
{
    int finished = 0, deleted = 0;
    for (const Workload &w : m_world->workloads) {
        QVERIFY(w.toPending <= w.toInitializing && w.toInitializing <= w.toRunning);
        QVERIFY(w.toEnd == Never || w.toEnd <= w.toDeleted);
        std::optional<std::int64_t> completed;
        bool gone = false;
        std::uint32_t pending = 0, running = 0;
        for (std::int64_t now = std::max(w.created, Begin); now < Begin + 3 * Day; now += 7 * Minute) {
            const WorkloadState state = stateAt(w, now);
            QVERIFY(state.phaseSince <= now && state.phaseSince >= w.created);
            QVERIFY(state.runningPods <= state.boundPods && state.boundPods <= w.podCount);
            QVERIFY2(!completed || state.completedAt == completed, "what has ended starts again");
            QVERIFY2(!gone || state.deletedAt, "what was deleted comes back");
            QVERIFY(state.pendingSeconds >= pending && state.runningSeconds >= running);
            QVERIFY(idleGpu(w, state) <= allocatedGpu(w, state));
            std::uint32_t podsRunning = 0, podsBound = 0;
            for (std::uint32_t i = 0; i < w.podCount; ++i) {
                const PodState pod = podStateAt(w, i, now);
                podsRunning += pod.phase == PodPhase::Running ? 1 : 0;
                podsBound += pod.allocated ? 1 : 0;
                QVERIFY(!pod.exists || pod.completedAt.has_value() == passed(w, w.toEnd, now));
            }
            QCOMPARE(podsRunning, state.runningPods);
            QCOMPARE(podsBound, state.boundPods);
            completed = state.completedAt;
            gone = state.deletedAt.has_value();
            pending = state.pendingSeconds;
            running = state.runningSeconds;
        }
        finished += completed ? 1 : 0;
        deleted += gone ? 1 : 0;
    }
    QVERIFY(finished > 500);
    QVERIFY(deleted > 50);
}

void TestSimulatorLife::nothingChangesBetweenChanges()
{
    // What lists are kept by: two moments of one epoch look alike.
    QVERIFY(m_world->changes.size() > 1000);
    for (std::size_t i = 0; i + 1 < 400; ++i) {
        const std::int64_t from = m_world->changes[i], to = m_world->changes[i + 1] - 1;
        if (to <= from)
            continue;
        QCOMPARE(m_world->epoch(from), m_world->epoch(to));
        for (const Workload &w : m_world->workloads) {
            QCOMPARE(exists(w, from), exists(w, to));
            if (!exists(w, from))
                break;
            const WorkloadState a = stateAt(w, from), b = stateAt(w, to);
            QVERIFY(a.phase == b.phase && a.phaseSince == b.phaseSince && a.runningPods == b.runningPods
                    && a.completedAt == b.completedAt && a.deletedAt == b.deletedAt);
            QCOMPARE(podStateAt(w, 0, from).exists, podStateAt(w, 0, to).exists);
        }
    }
}

void TestSimulatorLife::nodesHoldWhatTheyHave()
{
    for (std::int64_t now = Begin; now < Begin + 2 * Day; now += 53 * Minute) {
        std::vector<std::int64_t> used(m_world->nodes.size());
        for (std::uint32_t i = 0; i < m_world->pods.size(); ++i) {
            const Workload &w = m_world->workloads[m_world->pods[i].workload];
            if (exists(w, now) && podStateAt(w, m_world->ordinal(i), now).allocated)
                used[m_world->pods[i].node] += w.gpuPerPod;
        }
        for (std::size_t node = 0; node < used.size(); ++node)
            QVERIFY(used[node] <= m_world->pools[m_world->nodes[node].pool].gpusPerNode * 100);
    }
}

void TestSimulatorLife::listsFollow()
{
    Engine engine(*m_world);
    const auto count = [&engine](bool deleted, std::int64_t now) {
        ListQuery query;
        query.deleted = deleted;
        return engine.rows(query, now)->size();
    };
    QCOMPARE(count(false, Begin), std::size_t(500));
    const std::size_t deleted = count(true, Begin);
    QVERIFY(count(false, Begin + 6 * Hour) > 500);
    QVERIFY(count(true, Begin + Day) > deleted);
    QCOMPARE(count(false, Begin), std::size_t(500)); // asked about the past again
    ListQuery running;
    running.sortBy = findField(Resource::Workloads, "totalRunningTimeSeconds");
    running.descending = true;
    for (const std::int64_t now : {Begin, Begin + 5 * Second, Begin + 3 * Hour}) {
        const auto rows = engine.rows(running, now);
        for (std::size_t i = 1; i < rows->size(); ++i) {
            QVERIFY(stateAt(m_world->workloads[(*rows)[i - 1]], now).runningSeconds
                    >= stateAt(m_world->workloads[(*rows)[i]], now).runningSeconds);
        }
    }
}

void TestSimulatorLife::timeGoesOn()
{
    Options options;
    options.size = Size::Small;
    options.nowMs = Begin;
    options.token = "t";
    options.speed = 7200; // two hours a second
    Simulator simulator(options);
    QVERIFY(simulator.start());
    SimulatorClient client(simulator.port(), "t");
    const QString path = u"/api/v1/workloads"_s;
    const auto phases = [&] {
        QHash<QString, QString> result;
        for (const auto &w : client.all(path, u"sortBy=createdAt"_s, u"workloads"_s))
            result.insert(w[u"id"_s].toString(), w[u"phase"_s].toString());
        return result;
    };
    const auto first = phases();
    const qint64 deletedFirst = client.count(path + u"/count"_s, u"deleted=true"_s);
    bool came = false, changed = false, left = false;
    QElapsedTimer timer;
    timer.start();
    while (!(came && changed && left) && timer.elapsed() < 60'000) {
        QThread::msleep(300);
        const auto now = phases();
        for (auto it = now.cbegin(); it != now.cend(); ++it) {
            came = came || !first.contains(it.key());
            changed = changed || (first.contains(it.key()) && first[it.key()] != it.value());
        }
        left = left || client.count(path + u"/count"_s, u"deleted=true"_s) > deletedFirst;
    }
    QVERIFY(came);
    QVERIFY(changed);
    QVERIFY(left);
}

void TestSimulatorLife::timeStandsStill()
{
    Options options;
    options.size = Size::Small;
    options.nowMs = Begin + 123;
    options.token = "t";
    options.speed = 0;
    Simulator simulator(options);
    QVERIFY(simulator.start());
    SimulatorClient client(simulator.port(), "t");
    const QString first = u"/api/v1/workloads/telemetry?telemetryType=WORKLOADS_COUNT"_s;
    const QByteArray before = client.get(first).body;
    QThread::msleep(1100);
    // Not the kept page: the same question, put differently.
    QCOMPARE(client.get(first + u"&"_s).body, before);
    QVERIFY(before.contains("2025-11-21T12:00:00.000Z"));
}

QTEST_GUILESS_MAIN(TestSimulatorLife)
#include "tst_simulator_life.moc"
