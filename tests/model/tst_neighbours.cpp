// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/neighbours.h"
#include "tests/fault/calls.h"
#include "tests/model/metricserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace hints;
using metricserver::Asked;
using metricserver::now;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t takenFrom = now - 90 * minute;
constexpr double nodeCores = 128;
constexpr std::int64_t yesterday = now - 24 * 60 * minute;

QByteArray idOf(int number)
{
    return "00000000-0000-4000-8000-" + QByteArray::number(number + 1).rightJustified(12, '0');
}

base::Key keyOf(int number)
{
    return base::Key::fromText(QString::fromLatin1(idOf(number)));
}

// A pod, its only one of its workload. From a time on, it uses something else; NaN = it has no samples.
struct PlannedPod
{
    int node = 0;
    double requested = 2;
    double before = 1; // cores
    double after = 1;
    bool isRunning = true;
};

// Evenly, with a little noise.
double coresAt(double cores, std::int64_t time, int pod)
{
    return cores * (1 + 0.02 * double((time / minute * 7919 + pod * 104729) % 11 - 5) / 5);
}

} // namespace

// What is asked about neighbours, over a real session, of a control plane whose nodes each test plans.
class TestNeighbours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aLoudOneWithASmallRequest_data();
    void aLoudOneWithASmallRequest();
    void aLoudOneThatIsComparedAsWell();
    void quietNodes();
    void fullNodesWhereNothingIsLacking();
    void tooManyToLookAt();
    void nodesThatAreTooMany();
    void readAgainOnlyAfterAWhile();
    void theClockJumpsMeanwhile();
    void whatIsNotAskedFor();
    void whatCouldNotBeRead_data();
    void whatCouldNotBeRead();
    void olderReleases();
    void words();

private:
    void answer(QTcpSocket *socket, const FaultServer::Request &request);
    [[nodiscard]] QByteArray podJson(int number) const;
    [[nodiscard]] QByteArray samplesOf(const Asked &request, const std::function<double(std::int64_t)> &at) const;
    [[nodiscard]] double coresOf(int number, std::int64_t time) const
    {
        const PlannedPod &pod = m_pods.at(std::size_t(number));
        return coresAt(time < takenFrom ? pod.before : pod.after, time, number);
    }
    // A pod that gets half of what it needs, and on the same node others; one of them takes the rest.
    void crowd(int others, int loud);

    [[nodiscard]] static metrics::Subject workload(int number)
    {
        return {.scope = metrics::Scope::Workload, .id = keyOf(1000 + number)};
    }
    [[nodiscard]] std::vector<NeighbourCheck> read(const std::vector<metrics::Subject> &subjects)
    {
        m_asked.clear();
        QSignalSpy changed(m_neighbours.get(), &Neighbours::changed);
        m_neighbours->want(subjects);
        if (!QTest::qWaitFor([&] { return !changed.isEmpty() && !m_neighbours->isReading(); }, 30'000))
            return {};
        return m_neighbours->checks();
    }
    [[nodiscard]] int asked(const QString &part) const
    {
        return int(std::ranges::count_if(m_asked, [&](const QString &path) { return path.contains(part); }));
    }
    [[nodiscard]] int askedPods() const { return asked(u"/pods/"_s); } // for their use

    std::vector<PlannedPod> m_pods;
    double m_system = 2; // cores of each node, of no pod
    std::map<QString, int> m_statuses; // of answers, by a pattern of the path
    QStringList m_asked; // paths
    std::int64_t m_now = now;
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<Neighbours> m_neighbours;
};

void TestNeighbours::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    m_pods.clear();
    m_system = 2;
    m_statuses.clear();
    m_now = now;
    m_server = std::make_unique<FaultServer>(
        [this](QTcpSocket *socket, const FaultServer::Request &request) { answer(socket, request); });
    QVERIFY(m_server->isReady());
    m_session = std::make_unique<session::Session>(calls::connectionTo(m_server->url()), calls::hurried());
    m_neighbours = std::make_unique<Neighbours>(m_session->client(), std::make_shared<metrics::Memory>());
    m_neighbours->setClock([this] { return m_now; });
}

void TestNeighbours::cleanup()
{
    m_neighbours.reset();
    m_session.reset();
    m_server.reset();
}

QByteArray TestNeighbours::podJson(int number) const
{
    const PlannedPod &pod = m_pods.at(std::size_t(number));
    return R"({"name":"pod-)" + QByteArray::number(number) + R"(","id":")" + idOf(number) + R"(","workloadId":")"
        + idOf(1000 + number) + R"(","workloadName":"work-)" + QByteArray::number(number)
        + R"(","clusterId":"c","nodeName":"node-)" + QByteArray::number(pod.node)
        + R"(","currentNodepool":"default","priorityClassName":"a","k8sPhase":")"
        + (pod.isRunning ? "Running" : "Pending") + R"(","containers":[],"createdAt":")" + base::formatTime(yesterday)
        + R"(","updatedAt":"2026-01-01T00:00:00Z","k8sPhaseUpdatedAt":"2026-01-01T00:00:00Z",)"
        + R"("requestedResources":{"cpu":{"request":)" + QByteArray::number(pod.requested) + "}}}";
}

QByteArray TestNeighbours::samplesOf(const Asked &request, const std::function<double(std::int64_t)> &at) const
{
    QByteArrayList points;
    for (int i = 0; i < request.samples; ++i) {
        const std::int64_t ms = request.startMs + (request.endMs - request.startMs) * i / request.samples;
        const double value = at(ms);
        if (!std::isnan(value))
            points << R"({"value":")" + QByteArray::number(value, 'f', 4) + R"(","timestamp":")" + base::formatTime(ms)
                    + "\"}";
    }
    return metricserver::series(u"CPU_USAGE_CORES"_s, {}, "[" + points.join(',') + "]");
}

void TestNeighbours::answer(QTcpSocket *socket, const FaultServer::Request &request)
{
    const Asked what = metricserver::asked(request.target);
    m_asked << what.path;
    for (const auto &[part, status] : m_statuses) {
        if (what.path.contains(QRegularExpression(part)))
            return FaultServer::answer(socket, status, R"({"code":1,"message":"no"})");
    }
    const QStringList parts = what.path.split(u'/');
    const auto numberOf = [](const QString &id) { return id.right(12).toInt() - 1; };
    QByteArrayList rows;
    if (what.path == u"/api/v1/nodes/telemetry"_s) {
        QSet<int> nodes;
        for (const PlannedPod &pod : m_pods)
            nodes.insert(pod.node);
        for (const int node : nodes)
            rows
                << R"({"value":"128","groups":[{"key":"ClusterId","value":"c","name":"c"},{"key":"Node","value":"node-)"
                    + QByteArray::number(node) + R"(","name":"node-)" + QByteArray::number(node) + R"("}]})";
        return FaultServer::answer(socket, 200,
                                   R"({"type":"TOTAL_CPU_CORES","timestamp":"2026-01-02T12:00:00Z","values":[)"
                                       + rows.join(',') + "]}");
    }
    if (what.path == u"/api/v1/nodes"_s) {
        const QString name = what.filter.section(u"name=="_s, 1).section(u',', 0, 0);
        return FaultServer::answer(
            socket, 200,
            R"({"nodes":[{"name":")" + name.toLatin1()
                + R"(","status":"Ready","nodePool":"default","clusterUuid":"c","createdAt":"2026-01-01T00:00:00Z",)"
                  R"("updatedAt":"2026-01-01T00:00:00Z","id":")"
                + idOf(2000 + name.section(u'-', 1).toInt()) + R"("}]})");
    }
    if (what.path == u"/api/v1/workloads/pods"_s) {
        const int node = what.filter.section(u"node-"_s, 1).section(u',', 0, 0).toInt();
        for (int i = 0; i < int(m_pods.size()); ++i) {
            if (m_pods[std::size_t(i)].node == node)
                rows << podJson(i);
        }
        return FaultServer::answer(socket, 200, R"({"pods":[)" + rows.join(',') + "]}");
    }
    if (what.path.endsWith(u"/pods"_s))
        return FaultServer::answer(socket, 200, R"({"pods":[)" + podJson(numberOf(parts[4]) - 1000) + "]}");
    if (what.path.startsWith(u"/api/v1/nodes/"_s)) {
        const int node = numberOf(parts[4]) - 2000;
        return metricserver::reply(socket, {samplesOf(what, [&](std::int64_t time) {
                                       double sum = m_system;
                                       for (int i = 0; i < int(m_pods.size()); ++i) {
                                           const double cores = coresOf(i, time);
                                           if (m_pods[std::size_t(i)].node == node && !std::isnan(cores))
                                               sum += cores;
                                       }
                                       return std::min(sum, nodeCores);
                                   })});
    }
    const int pod = numberOf(parts.value(6));
    metricserver::reply(socket, {samplesOf(what, [&](std::int64_t time) { return coresOf(pod, time); })});
}

void TestNeighbours::crowd(int others, int loud)
{
    m_pods.assign(std::size_t(others) + 1, {.requested = 2, .before = 0.8, .after = 0.4});
    m_pods[0] = {.requested = 10, .before = 10, .after = 5};
    PlannedPod &taker = m_pods[std::size_t(loud)];
    taker.requested = 0.1;
    taker.after = nodeCores - m_system - 5 - 0.4 * (others - 1);
}

void TestNeighbours::aLoudOneWithASmallRequest_data()
{
    QTest::addColumn<int>("others");
    QTest::addColumn<int>("most"); // requests
    constexpr int plain = 6; // pods; cores, id and use of the node; its own use; pods of the node
    QTest::newRow("few") << 10 << plain + 10;
    QTest::newRow("17") << 17 << plain + 17 + 1;
    QTest::newRow("40") << 40 << plain + 40 + 1;
    QTest::newRow("64") << 64 << plain + 64 + 1;
}

// The one that takes the cores has requested the least of all.
void TestNeighbours::aLoudOneWithASmallRequest()
{
    QFETCH(int, others);
    QFETCH(int, most);
    crowd(others, others);
    const std::vector<NeighbourCheck> checks = read({workload(0)});
    QCOMPARE(checks.size(), std::size_t(1));
    QCOMPARE(checks[0].gap, Gap::None);
    QVERIFY(checks[0].nodes == 1 && checks[0].ofNodes == 1);
    QCOMPARE(checks[0].found.size(), std::size_t(1));
    const Found &found = checks[0].found[0];
    QCOMPARE(found.names[0], u"pod-%1"_s.arg(others));
    QCOMPARE(found.names[1], u"work-%1"_s.arg(others));
    QCOMPARE(found.other.id, keyOf(others));
    QCOMPARE(found.other.workloadId, keyOf(1000 + others));
    QVERIFY(found.other.scope == metrics::Scope::Pod && found.other.name == found.names[0]);
    QVERIFY(std::abs(found.hint.sinceMs - takenFrom) <= 5 * minute);
    qInfo("%d others: %lld requests", others, static_cast<long long>(m_asked.size()));
    QVERIFY2(m_asked.size() <= most, qPrintable(QString::number(m_asked.size())));
}

// It is measured anyway, and tells nothing of itself.
void TestNeighbours::aLoudOneThatIsComparedAsWell()
{
    crowd(40, 40);
    const std::vector<NeighbourCheck> checks = read({workload(0), workload(40)});
    QCOMPARE(checks.size(), std::size_t(2));
    QCOMPARE(checks[0].found.size(), std::size_t(1));
    QCOMPARE(checks[0].found[0].names[0], u"pod-40"_s);
    QVERIFY(checks[1].found.empty() && checks[1].gap == Gap::None);
    QCOMPARE(asked(u"telemetry"_s), 1); // for both
    // Those that are left cannot have what is lacking.
    QVERIFY2(askedPods() <= 2 + 2 * int(Neighbourhood::mostNeighbours), qPrintable(QString::number(askedPods())));
}

void TestNeighbours::quietNodes()
{
    m_pods.assign(24, {});
    for (int i = 0; i < 24; ++i)
        m_pods[std::size_t(i)].node = i / 2;
    std::vector<metrics::Subject> all;
    for (int i = 0; i < 24; ++i)
        all.push_back(workload(i));
    const std::vector<NeighbourCheck> checks = read(all);
    QCOMPARE(checks.size(), std::size_t(24));
    for (const NeighbourCheck &check : checks)
        QVERIFY(check.isDone() && check.gap == Gap::None && check.found.empty());
    // Two objects a node: their pods, the cores of the pool, the id and the use of each node.
    QCOMPARE(m_asked.size(), 24 + 1 + 2 * 12);
}

void TestNeighbours::fullNodesWhereNothingIsLacking()
{
    crowd(40, 40);
    m_pods[0].after = m_pods[0].before;
    const std::vector<NeighbourCheck> checks = read({workload(0)});
    QVERIFY(checks.size() == 1 && checks[0].isDone() && checks[0].found.empty() && checks[0].gap == Gap::None);
    QCOMPARE(askedPods(), 1); // only its own use
}

void TestNeighbours::tooManyToLookAt()
{
    crowd(100, 100);
    const std::vector<NeighbourCheck> checks = read({workload(0)});
    QCOMPARE(checks.size(), std::size_t(1));
    QVERIFY(checks[0].found.empty());
    QCOMPARE(checks[0].gap, Gap::TooManyPods);
    QVERIFY(!checks[0].isDone());
    QCOMPARE(askedPods(), 1 + int(Neighbourhood::mostGlances));
}

// Of 30 nodes, 24 are looked at; of those that are full, the pods of four.
void TestNeighbours::nodesThatAreTooMany()
{
    std::vector<metrics::Subject> all;
    for (int node = 0; node < 30; ++node) {
        m_pods.push_back({.node = node, .requested = 10, .before = 10, .after = 5});
        m_pods.push_back({.node = node, .requested = 1, .before = 10, .after = nodeCores - 7});
        all.push_back(workload(2 * node));
    }
    const std::vector<NeighbourCheck> checks = read(all);
    QCOMPARE(checks.size(), std::size_t(30));
    const auto hasGap = [](const NeighbourCheck &check) { return check.gap == Gap::TooManyOthers; };
    const auto hasHint = [](const NeighbourCheck &check) { return !check.found.empty(); };
    QCOMPARE(std::ranges::count_if(checks, hasHint), NodesReader::mostSearched);
    QCOMPARE(std::ranges::count_if(checks, hasGap), 30 - NodesReader::mostSearched);
    QCOMPARE(asked(u"/api/v1/workloads/pods"_s), NodesReader::mostSearched);
    // Pods of objects, the pool, two for each node, own uses, pods of nodes and their uses.
    QCOMPARE(m_asked.size(), 30 + 1 + 2 * 24 + 24 + NodesReader::mostSearched * 2);
}

void TestNeighbours::readAgainOnlyAfterAWhile()
{
    crowd(10, 10);
    m_pods.push_back({.node = 1});
    QCOMPARE(read({workload(0)}).size(), std::size_t(1));
    m_asked.clear();
    m_neighbours->want({workload(0)});
    QVERIFY(!m_neighbours->isReading());
    // Only the new one is asked for.
    QCOMPARE(read({workload(0), workload(11)}).size(), std::size_t(2));
    QCOMPARE(m_asked.size(), 4);
    m_neighbours->want({workload(11)});
    QVERIFY(!m_neighbours->isReading());
    QCOMPARE(m_neighbours->checks().size(), std::size_t(1));
    m_now += Neighbours::freshMs;
    QCOMPARE(read({workload(11)}).size(), std::size_t(1));
    QCOMPARE(m_asked.size(), 4);
}

// The first answer tells that this computer's clock is wrong.
void TestNeighbours::theClockJumpsMeanwhile()
{
    crowd(10, 10);
    m_now = now + 100 * 24 * 60 * minute;
    m_neighbours->want({workload(0)});
    m_now = now;
    QTRY_VERIFY_WITH_TIMEOUT(!m_neighbours->isReading(), 30'000);
    const std::vector<NeighbourCheck> checks = m_neighbours->checks();
    QVERIFY(checks.size() == 1 && checks[0].found.size() == 1);
}

void TestNeighbours::whatIsNotAskedFor()
{
    crowd(10, 10);
    m_pods[1].isRunning = false;
    metrics::Subject ended = workload(0);
    ended.endedMs = now - minute;
    metrics::Subject waiting = workload(2);
    waiting.isWaiting = true;
    const metrics::Subject node{.scope = metrics::Scope::Node, .id = keyOf(2000)};
    std::vector<NeighbourCheck> checks = read({ended, waiting, node});
    QCOMPARE(checks.size(), std::size_t(2));
    QVERIFY(checks[0].gap == Gap::Ended && checks[1].gap == Gap::NotRunning);
    QVERIFY(m_asked.isEmpty());
    checks = read({workload(1)});
    QVERIFY(checks.size() == 1 && checks[0].gap == Gap::NotRunning && !checks[0].isDone());
    QCOMPARE(m_asked.size(), 1);
}

void TestNeighbours::whatCouldNotBeRead_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("gap");
    QTest::newRow("its pods") << u"8000-000000001001/pods"_s << 403 << int(Gap::Unread);
    QTest::newRow("cores") << u"telemetry"_s << 403 << int(Gap::Unread);
    QTest::newRow("cores are unknown") << u"telemetry"_s << 400 << int(Gap::NotOffered);
    QTest::newRow("nodes") << u"/api/v1/nodes$"_s << 403 << int(Gap::Unread);
    QTest::newRow("use of the node") << u"nodes/00000000"_s << 403 << int(Gap::Unread);
    QTest::newRow("pods of the node") << u"/workloads/pods"_s << 403 << int(Gap::Unread);
    QTest::newRow("own use") << u"/pods/00000000-0000-4000-8000-000000000001/"_s << 403 << int(Gap::Unread);
    // The one that takes them
    QTest::newRow("use of neighbours") << u"/pods/00000000-0000-4000-8000-0000000000(?!01/)"_s << 403
                                       << int(Gap::Unread);
}

void TestNeighbours::whatCouldNotBeRead()
{
    QFETCH(QString, part);
    QFETCH(int, status);
    QFETCH(int, gap);
    crowd(10, 10);
    m_statuses[part] = status;
    const std::vector<NeighbourCheck> checks = read({workload(0)});
    QCOMPARE(checks.size(), std::size_t(1));
    QCOMPARE(int(checks[0].gap), gap);
    QVERIFY(!checks[0].isDone() && checks[0].found.empty());
    QVERIFY(!gapText(checks[0]).isEmpty());
    // It is tried again after a while, or not at all.
    m_statuses.clear();
    m_neighbours->want({workload(0)});
    QVERIFY(!m_neighbours->isReading());
    m_now += Neighbours::retryMs;
    m_neighbours->want({workload(0)});
    QCOMPARE(m_neighbours->isReading(), Gap(gap) == Gap::Unread);
}

// What a release lacks is asked for once.
void TestNeighbours::olderReleases()
{
    struct Missing
    {
        QString path;
        int status = 0;
        int most = 0; // requests, until it is known
    };
    for (const Missing &missing : {Missing{u"telemetry"_s, 400, 2}, Missing{u"/api/v1/nodes$"_s, 404, 3}}) {
        cleanup();
        init();
        crowd(10, 10);
        m_statuses[missing.path] = missing.status;
        std::vector<NeighbourCheck> checks = read({workload(0)});
        QVERIFY(checks.size() == 1 && checks[0].gap == Gap::NotOffered);
        QCOMPARE(m_asked.size(), missing.most);
        m_now += Neighbours::freshMs;
        checks = read({workload(0), workload(1)});
        QVERIFY(checks.size() == 2 && checks[1].gap == Gap::NotOffered);
        QVERIFY(m_asked.isEmpty());
    }
}

void TestNeighbours::words()
{
    NeighbourCheck check{.nodes = 4, .ofNodes = 9};
    QVERIFY(gapText(check).isEmpty());
    check.gap = Gap::TooManyNodes;
    QVERIFY2(gapText(check).contains(u"4 of its 9 node"_s), qPrintable(gapText(check)));
    QSet<QString> all;
    for (const Gap gap : {Gap::Ended, Gap::NotRunning, Gap::NotOffered, Gap::Unread, Gap::NoSamples, Gap::TooManyPods,
                          Gap::TooManyNodes, Gap::TooManyOthers}) {
        check.gap = gap;
        all.insert(gapText(check));
    }
    QCOMPARE(all.size(), 8);
}

QTEST_GUILESS_MAIN(TestNeighbours)
#include "tst_neighbours.moc"
