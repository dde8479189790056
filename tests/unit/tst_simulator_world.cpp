// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "tests/support/simulatorclient.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

const QString Workloads = u"/api/v1/workloads"_s;
const QString Pods = u"/api/v1/workloads/pods"_s;

constexpr int WorkloadCount = 200, PodCount = 700;

} // namespace

// The same small world seen as a whole: workloads, pods, nodes and figures agree with each other, and nothing that the
// client has to cope with is missing from it.
class TestSimulatorWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void workloadsAgreeWithTheirPods();
    void nodesAreNotOverbooked();
    void telemetryAgreesWithLists();
    void everyPhase();
    void oddNames();
    void usualNames();

private:
    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
    QJsonArray m_workloads, m_pods;
};

void TestSimulatorWorld::initTestCase()
{
    simulator::Options options;
    options.workloads = WorkloadCount;
    options.pods = PodCount;
    options.oddNames = true;
    options.speed = 0;
    options.nowMs = 1'763'726'400'000;
    options.token = "t";
    m_simulator = std::make_unique<simulator::Simulator>(options);
    QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
    m_client = std::make_unique<SimulatorClient>(m_simulator->port(), "t");
    m_workloads = m_client->all(Workloads, {}, u"workloads"_s);
    m_pods = m_client->all(Pods, u"verbosity=full"_s, u"pods"_s);
}

void TestSimulatorWorld::workloadsAgreeWithTheirPods()
{
    QHash<QString, QList<QJsonObject>> podsOf;
    for (const auto &pod : m_pods)
        podsOf[pod[u"workloadId"_s].toString()].append(pod.toObject());
    for (const auto &w : m_workloads) {
        const QString id = w[u"id"_s].toString();
        const QList<QJsonObject> pods = podsOf.take(id);
        int running = 0;
        double allocated = 0;
        for (const QJsonObject &pod : pods) {
            QCOMPARE(pod[u"workloadName"_s], w[u"name"_s]);
            QCOMPARE(pod[u"projectName"_s], w[u"projectName"_s]);
            QCOMPARE(pod[u"projectId"_s], w[u"projectId"_s]);
            QCOMPARE(pod[u"clusterId"_s], w[u"clusterId"_s]);
            const bool runs = pod[u"k8sPhase"_s] == u"Running"_s;
            running += runs ? 1 : 0;
            const double gpu = pod[u"allocatedResources"_s][u"gpu"_s].toDouble();
            QVERIFY(gpu <= pod[u"requestedResources"_s][u"gpu"_s][u"request"_s].toDouble());
            allocated += gpu;
            QCOMPARE(pod[u"nodeName"_s].isNull(), pod[u"currentNodePool"_s].isNull());
            QVERIFY(!runs || pod[u"nodeName"_s].isString());
            QVERIFY(!runs || pod[u"completedAt"_s].isNull());
        }
        QCOMPARE(w[u"runningPods"_s].toInt(), running);
        const double total = w[u"allocatedResources"_s][u"gpu"_s].toDouble();
        QVERIFY(qAbs(total - allocated) < 1e-6);
        QVERIFY(total <= w[u"podsRequestedResources"_s][u"gpu"_s][u"request"_s].toDouble() + 1e-6);
        QVERIFY(w[u"idleAllocatedGpus"_s].toDouble() <= total);
        QVERIFY(w[u"idleGpus"_s].toDouble() <= total);
        const QString phase = w[u"phase"_s].toString();
        if (phase == u"Running"_s)
            QVERIFY(running > 0 && running == pods.size());
        if (phase == u"Pending"_s || phase == u"Creating"_s)
            QVERIFY(running == 0 && total == 0 && w[u"totalRunningTimeSeconds"_s].isNull());
        if (w[u"completedAt"_s].isString())
            QVERIFY(phase == u"Completed"_s || phase == u"Failed"_s || phase == u"Terminating"_s
                    || phase == u"Deleting"_s);
        if (phase == u"Failed"_s || phase == u"Pending"_s || phase == u"Degraded"_s)
            QVERIFY(!w[u"phaseMessage"_s].toString().isEmpty());

        // The detail says the same as the list, and the short list of pods as the long one.
        if (phase == u"Completed"_s && id[0] > u'2')
            continue;
        const QJsonObject detail = m_client->get(Workloads + u'/' + id).object();
        for (const QString &key : w.toObject().keys())
            QCOMPARE(detail[key], w[key]);
        QCOMPARE(m_client->all(Workloads + u'/' + id + u"/pods"_s, {}, u"pods"_s).size(), pods.size());
        QCOMPARE(m_client->count(Pods + u"/count"_s, u"filterBy=workloadId%3D%3D"_s + id), pods.size());
    }
    QVERIFY2(podsOf.isEmpty(), "there are pods whose workload is not listed");
}

void TestSimulatorWorld::nodesAreNotOverbooked()
{
    QHash<QString, double> used;
    for (const auto &pod : m_pods)
        used[pod[u"nodeName"_s].toString()] += pod[u"allocatedResources"_s][u"gpu"_s].toDouble();
    QVERIFY(used.size() > 10);
    for (const double gpus : used)
        QVERIFY(gpus <= 8 + 1e-6);
}

void TestSimulatorWorld::telemetryAgreesWithLists()
{
    const auto sum = [this](const QString &query) {
        double total = 0;
        const QJsonObject answer = m_client->get(Workloads + u"/telemetry?telemetryType="_s + query).object();
        for (const auto &value : answer[u"values"_s].toArray())
            total += value[u"value"_s].toString().toDouble();
        return total;
    };
    double allocated = 0;
    QHash<QString, double> perPhase;
    int pending = 0;
    for (const auto &w : m_workloads) {
        allocated += w[u"allocatedResources"_s][u"gpu"_s].toDouble();
        perPhase[w[u"phase"_s].toString()] += 1;
        pending += w[u"phase"_s] == u"Pending"_s ? 1 : 0;
    }
    QCOMPARE(sum(u"WORKLOADS_COUNT"_s), double(WorkloadCount));
    QVERIFY(qAbs(sum(u"GPU_ALLOCATION"_s) - allocated) < 1e-6);
    for (const QString &group : {u"ClusterId"_s, u"DepartmentId"_s, u"ProjectId"_s, u"Type"_s, u"CurrentNodepools"_s,
                                 u"Phase"_s, u"Category"_s, u"Phase,ClusterId"_s}) {
        QCOMPARE(sum(u"WORKLOADS_COUNT&groupBy="_s + group), double(WorkloadCount));
        QVERIFY(qAbs(sum(u"GPU_ALLOCATION&groupBy="_s + group) - allocated) < 1e-6);
    }
    for (auto it = perPhase.cbegin(); it != perPhase.cend(); ++it) {
        QCOMPARE(sum(u"WORKLOADS_COUNT&filterByPhases="_s + it.key()), it.value());
        QCOMPARE(m_client->count(Workloads + u"/count"_s, u"filterBy=phase%3D%3D"_s + it.key()), qint64(it.value()));
    }
    QCOMPARE(sum(u"WORKLOADS_COUNT&filterByPhases=Running,Pending"_s), perPhase[u"Running"_s] + perPhase[u"Pending"_s]);
    QCOMPARE(sum(u"PENDING_TIME_DISTRIBUTION"_s), double(pending));
    const QString cluster = m_workloads[0][u"clusterId"_s].toString();
    QCOMPARE(sum(u"WORKLOADS_COUNT&clusterId="_s + cluster),
             double(m_client->count(Workloads + u"/count"_s, u"filterBy=clusterId%3D%3D"_s + cluster)));
    const QString department = m_workloads[0][u"departmentId"_s].toString();
    QCOMPARE(sum(u"WORKLOADS_COUNT&departmentId="_s + department),
             double(m_client->count(Workloads + u"/count"_s, u"filterBy=departmentId%3D%3D"_s + department)));
    QCOMPARE(sum(u"WORKLOADS_COUNT&nodepoolName=none"_s), 0.0);
}

void TestSimulatorWorld::everyPhase()
{
    QSet<QString> phases, types, categories;
    for (const auto &w : m_workloads) {
        phases.insert(w[u"phase"_s].toString());
        types.insert(w[u"type"_s].toString());
        categories.insert(w[u"category"_s].toString());
    }
    QCOMPARE(phases.size(), 14);
    QVERIFY(types.size() >= 8);
    QCOMPARE(categories, (QSet<QString>{u"Build"_s, u"Train"_s, u"Deploy"_s}));
}

void TestSimulatorWorld::oddNames()
{
    const QJsonArray newest
        = m_client->get(Workloads + u"?sortBy=createdAt&sortOrder=desc&limit=60"_s).object()[u"workloads"_s].toArray();
    QStringList names;
    for (const auto &w : newest)
        names.append(w[u"name"_s].toString());
    for (const QString &odd : {u"münchen-traffic-sim"_s, u"日本語の学習ジョブ"_s, u"🚀-rocket-sweep-🔥"_s, u"+1"_s,
                               u"-2"_s, u"@sum"_s, u"<b>bold</b><img src=x onerror=alert(1)>"_s, u"line\nbreak"_s,
                               u"=HYPERLINK(\"http://example.invalid\",\"click\")"_s})
        QVERIFY2(names.contains(odd), qPrintable(odd));
    QVERIFY(std::ranges::any_of(names, [](const QString &name) { return name.toUtf8().size() == 253; }));
    for (const auto &pod : m_pods)
        QVERIFY(pod[u"name"_s].toString().toUtf8().size() <= 253);
}

// Nobody who looks at the demo shall wonder about a name.
void TestSimulatorWorld::usualNames()
{
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.speed = 0;
    options.token = "t";
    simulator::Simulator simulator(options);
    QVERIFY2(simulator.start(), simulator.error().c_str());
    SimulatorClient client(simulator.port(), "t");
    const QRegularExpression usual(u"^[a-z0-9]+(-[a-z0-9]+)+$"_s);
    for (const auto &w : client.all(Workloads, {}, u"workloads"_s)) {
        const QString name = w[u"name"_s].toString();
        QVERIFY2(name.size() < 60 && usual.match(name).hasMatch(), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestSimulatorWorld)
#include "tst_simulator_world.moc"
