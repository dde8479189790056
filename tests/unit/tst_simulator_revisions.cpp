// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/revisions.h"
#include "tests/unit/metricasker.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

constexpr std::int64_t Begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z

const std::string Inferences = "/api/v1/workloads/inferences/";

std::string textOf(const QJsonValue &value)
{
    return value.toString().toStdString();
}

QSet<QString> idsOf(const QJsonArray &rows)
{
    QSet<QString> ids;
    for (const auto &row : rows)
        ids += row[u"id"_s].toString();
    return ids;
}

} // namespace

// Revisions of inference workloads, and the old list of pods.
class TestSimulatorRevisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = generate({7, 312, 5000, 20000}, 3, Begin);
        m_asker = std::make_unique<MetricAsker>(*m_world, Begin);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void oneToFour();
    void theNewestHasThePods();
    void podsChangeTheirRevisionHalfAtATime();
    void podsSortByRevision();
    void eventsBelongToTheirRevision();
    void podsHaveMetricsOfRequests();
    void otherWorkloadsHaveNone();
    void oldPodsAreThoseOfTheList();

private:
    QJsonArray rows(const std::string &target, const QString &key) { return m_asker->get(target).body[key].toArray(); }
    QJsonArray revisionsOf(std::uint32_t workload, const std::string &query = {})
    {
        return rows(Inferences + toString(m_world->workloadId(workload)) + "/revisions" + query, u"revisions"_s);
    }
    // A workload that has revisions, is not deleted, and is what the test wants.
    template<typename Accepts> std::uint32_t find(std::int64_t now, Accepts accepts) const
    {
        for (std::uint32_t i = 0; i < m_world->workloads.size() && exists(m_world->workloads[i], now); ++i) {
            const Workload &w = m_world->workloads[i];
            if (hasRevision(w) && !isDeleted(w, now) && accepts(w, i))
                return i;
        }
        qFatal("there is no such workload");
    }

    std::unique_ptr<World> m_world;
    std::unique_ptr<MetricAsker> m_asker;
};

void TestSimulatorRevisions::oneToFour()
{
    QSet<qsizetype> counts;
    int deleted = 0;
    for (std::uint32_t i = 0; i < m_world->workloads.size() && exists(m_world->workloads[i], Begin); ++i) {
        const Workload &w = m_world->workloads[i];
        if (!hasRevision(w) || isDeleted(w, Begin))
            continue;
        const QJsonArray revisions = revisionsOf(i), gone = revisionsOf(i, "?deleted=true");
        counts += revisions.size() + gone.size();
        deleted += static_cast<int>(gone.size());
        QCOMPARE(static_cast<qsizetype>(revisionCount(*m_world, i, Begin)), revisions.size() + gone.size());
        // Newest first, none before its workload.
        for (qsizetype k = 1; k < revisions.size(); ++k)
            QVERIFY(revisions[k - 1][u"createdAt"_s].toString() > revisions[k][u"createdAt"_s].toString());
        for (const auto &revision : revisions) {
            QVERIFY(textOf(revision[u"createdAt"_s]) >= timeText(w.created));
            QCOMPARE(m_asker->get(Inferences + "revisions/" + textOf(revision[u"id"_s])).body, revision.toObject());
        }
    }
    QVERIFY(counts.contains(1) && counts.contains(2) && counts.contains(3));
    QVERIFY(*std::ranges::max_element(counts) <= 4);
    QCOMPARE(deleted > 0, counts.contains(4));
}

void TestSimulatorRevisions::theNewestHasThePods()
{
    const std::uint32_t i = find(Begin, [this](const Workload &w, std::uint32_t index) {
        return w.podCount > 1 && phaseAt(w, Begin) == Phase::Running && revisionCount(*m_world, index, Begin) > 1;
    });
    const QJsonArray revisions = revisionsOf(i);
    const std::string newest = textOf(revisions[0][u"id"_s]), other = textOf(revisions[1][u"id"_s]);
    const QJsonArray pods = rows(Inferences + "revisions/" + newest + "/pods", u"pods"_s);
    QCOMPARE(static_cast<std::uint32_t>(pods.size()), m_world->workloads[i].podCount);
    for (const auto &pod : pods) {
        QCOMPARE(textOf(pod[u"revisionId"_s]), newest);
        QCOMPARE(textOf(pod[u"workloadId"_s]), toString(m_world->workloadId(i)));
    }
    QCOMPARE(idsOf(rows("/api/v1/workloads/pods?filterBy=revisionId%3D%3D" + newest, u"pods"_s)), idsOf(pods));
    QCOMPARE(revisions[0][u"runningPods"_s].toInt(), pods.size());
    QCOMPARE(revisions[0][u"phase"_s], u"Running"_s);
    QVERIFY(rows(Inferences + "revisions/" + other + "/pods", u"pods"_s).isEmpty());
    QCOMPARE(revisions[1][u"phase"_s], u"Stopped"_s);
    QCOMPARE(revisions[1][u"runningPods"_s], 0);
    QVERIFY(revisions[1][u"phaseMessage"_s].toString().contains(revisions[0][u"name"_s].toString()));
}

void TestSimulatorRevisions::podsChangeTheirRevisionHalfAtATime()
{
    const std::uint32_t i = find(Begin + 30 * Day, [](const Workload &w, std::uint32_t) {
        return w.podCount > 1 && w.unusual == Phase::Updating && w.unusualFrom < w.unusualTo;
    });
    const Workload &w = m_world->workloads[i];
    const std::int64_t from = at(w, w.unusualFrom), to = at(w, w.unusualTo);
    const std::uint32_t before = revisionCount(*m_world, i, from - 1);
    QCOMPARE(revisionCount(*m_world, i, from), before + 1);
    const auto numbers = [&](std::int64_t now) {
        std::vector<std::uint32_t> all;
        for (std::uint32_t k = 0; k < w.podCount; ++k)
            all.push_back(revisionOfPod(*m_world, w.firstPod + k, now).number);
        return all;
    };
    QCOMPARE(numbers(from - 1), std::vector<std::uint32_t>(w.podCount, before - 1));
    QCOMPARE(numbers(to), std::vector<std::uint32_t>(w.podCount, before));
    const std::vector<std::uint32_t> between = numbers(from);
    QCOMPARE(between.front(), before);
    QCOMPARE(between.back(), before - 1);
    const RevisionState old = stateOf(*m_world, {i, before - 1}, from), next = stateOf(*m_world, {i, before}, from);
    QCOMPARE(old.pods + next.pods, w.podCount);
    QCOMPARE(old.phase, Phase::Stopping);
    QCOMPARE(next.phase, Phase::Initializing);
    QCOMPARE(stateOf(*m_world, {i, before - 1}, to).phase, Phase::Stopped);
    QCOMPARE(stateOf(*m_world, {i, before - 1}, to).pods, 0U);
}

void TestSimulatorRevisions::podsSortByRevision()
{
    QString last;
    for (const auto &pod : rows("/api/v1/workloads/pods?sortBy=revisionId&limit=500", u"pods"_s)) {
        const QString id = pod[u"revisionId"_s].toString(u"~"_s); // rows without one come last
        QVERIFY(id >= last);
        last = id;
    }
    QVERIFY(!last.isEmpty());
}

void TestSimulatorRevisions::eventsBelongToTheirRevision()
{
    const std::uint32_t i = find(
        Begin, [this](const Workload &, std::uint32_t index) { return revisionCount(*m_world, index, Begin) == 3; });
    for (const auto &revision : revisionsOf(i)) {
        const std::string path = Inferences + "revisions/" + textOf(revision[u"id"_s]);
        const QString created = revision[u"createdAt"_s].toString();
        const QJsonArray events = rows(path + "/events?limit=500", u"events"_s);
        QVERIFY(!events.isEmpty());
        for (const auto &event : events)
            QVERIFY(event[u"createdAt"_s].toString() >= created);
        QCOMPARE(events.last()[u"createdAt"_s].toString(), created); // newest first
        const QJsonArray ascending = rows(path + "/events?limit=1&sortOrder=asc", u"events"_s);
        QCOMPARE(ascending[0][u"createdAt"_s].toString(), created);
        QVERIFY(rows(path + "/history?limit=500", u"records"_s).size() >= events.size());
    }
}

void TestSimulatorRevisions::podsHaveMetricsOfRequests()
{
    const std::uint32_t pod = m_asker->runningPod(
        Hour, [](std::uint32_t, const Workload &w) { return w.type == Type::Inference && w.podCount > 1; });
    const std::string workload = toString(m_world->workloadId(m_world->pods[pod].workload));
    const std::string range = MetricAsker::range("THROUGHPUT,LATENCY", Begin - Hour, Begin, 20);
    const auto one = m_asker->get(Inferences + workload + "/pods/" + toString(m_world->podId(pod)) + range);
    QCOMPARE(one.status, 200);
    QCOMPARE(one.measurements().size(), 2);
    const auto throughput = one.points(QLatin1String("THROUGHPUT"));
    QVERIFY(throughput.size() >= 15);
    const auto whole = m_asker->get(Inferences + workload + range).points(QLatin1String("THROUGHPUT"));
    for (const auto &[time, value] : throughput)
        QVERIFY(value.toDouble() >= 0 && (!whole.contains(time) || value.toDouble() <= whole.at(time).toDouble()));
    const std::string nobody = Inferences + workload + "/pods/00000000-0000-4000-8000-000000000000";
    QCOMPARE(m_asker->get(nobody + range).status, 404);
    QCOMPARE(m_asker
                 ->get(Inferences + workload + "/pods/" + toString(m_world->podId(pod))
                       + MetricAsker::range("GPU_UTILIZATION", Begin - Hour, Begin, 20))
                 .status,
             400);
}

void TestSimulatorRevisions::otherWorkloadsHaveNone()
{
    const auto found = std::ranges::find(m_world->workloads, Type::Training, &Workload::type);
    const std::string path = Inferences + toString(m_world->workloadId(m_world->indexOf(*found))) + "/revisions";
    QCOMPARE(m_asker->get(path).status, 404);
    QCOMPARE(m_asker->get(Inferences + "revisions/bert").status, 400);
    QCOMPARE(m_asker->get(Inferences + "revisions/00000000-0000-4000-8000-000000000000").status, 404);
}

void TestSimulatorRevisions::oldPodsAreThoseOfTheList()
{
    Auth auth("t", 3600, 1);
    const auto body = [&](Release release, const std::string &target) {
        Api api(*m_world, auth, release);
        const Answer answer = api.answer({"GET", target, "Bearer t", {}, {}}, Begin);
        return std::pair(answer.status, QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)));
    };
    const std::string cluster = toString(m_world->clusters[0].id);
    const std::string path = "/v1/k8s/clusters/" + cluster + "/pods";
    const auto [status, document] = body(Release::V2_21, path);
    QCOMPARE(status, 200);
    const QJsonArray pods = document.array();
    const std::string count = "/api/v1/workloads/pods/count?filterBy=clusterId%3D%3D" + cluster;
    QCOMPARE(pods.size(), body(Release::V2_21, count).second[u"count"_s].toInteger());
    QVERIFY(!pods.isEmpty());
    for (const auto &pod : pods) {
        QCOMPARE(textOf(pod[u"clusterUuid"_s]), cluster);
        const qint64 created = pod[u"created"_s].toInteger(), completed = pod[u"completed"_s].toInteger();
        QVERIFY(created > 1'700'000'000 && created <= Begin / 1000); // seconds
        QVERIFY(completed == 0 || completed >= created);
    }
    QCOMPARE(body(Release::V2_21, "/v1/k8s/clusters/00000000-0000-4000-8000-000000000000/pods").first, 404);
    QCOMPARE(body(Release::V2_22, path).first, 404);
    QCOMPARE(m_asker->get(path).status, 404);
}

QTEST_GUILESS_MAIN(TestSimulatorRevisions)
#include "tst_simulator_revisions.moc"
