// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "app/simulator/world/curves.h"
#include "app/simulator/world/generator.h"
#include "app/simulator/world/ids.h"
#include "app/simulator/world/life.h"
#include "app/simulator/world/resources.h"
#include "models/api/records.h"
#include "models/hints/neighbours.h"
#include "models/hints/reader.h"
#include "models/session/session.h"

#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace hints;

namespace {

constexpr std::int64_t begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t gib = 1LL << 30;

base::Key keyOf(const auto &id)
{
    return base::Key::fromText(QString::fromStdString(simulator::toString(id)));
}

struct Score
{
    int planted = 0;
    int found = 0; // of these
    int alarms = 0;

    void add(bool isPlanted, bool isFound)
    {
        planted += isPlanted ? 1 : 0;
        found += isPlanted && isFound ? 1 : 0;
        alarms += !isPlanted && isFound ? 1 : 0;
    }
    [[nodiscard]] QByteArray text() const
    {
        const auto share = [](int part, int all) {
            return all > 0 ? QByteArray::number(double(part) / all, 'f', 2) : QByteArray("-");
        };
        return QByteArray::number(planted) + " planted, recall " + share(found, planted) + ", precision "
            + share(found, found + alarms);
    }
};

// The share of the GPU time that the pauses of a training cost, as far as two samples of a minute show them.
double costOf(const simulator::Curves &curves)
{
    const simulator::Curves::Pauses pauses = curves.pauses();
    constexpr double left = 0.07; // of the utilization, meanwhile
    return pauses.last < 100 ? 0 : (1 - left) * double(pauses.last) / double(pauses.every);
}

} // namespace

// Hints read over HTTP, held against what the simulator planted into its world.
class TestHintsRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void cleanup();
    void podsOfTheDemo_data();
    void podsOfTheDemo();
    void requestsOfTheDemo();
    void nodesOfTheDemo();
    void neighboursOfTheDemo_data();
    void neighboursOfTheDemo();
    void neighboursOfComparedObjects_data();
    void neighboursOfComparedObjects();
    void neighboursOfAWorkload();
    void neighboursInReleases();
    void everyRelease_data();
    void everyRelease();
    void manyPods();
    void words();
    void timesAreToTheMinute();
    void wordsOfDropsLinksAndKills();
    void wordsOfNeighbours();

private:
    void serve(std::optional<simulator::Release> release = {}, bool isMedium = false);
    [[nodiscard]] std::vector<Found> read(const metrics::Subject &subject, int pods = 0)
    {
        Reader reader(m_session->client(), m_memory);
        reader.setClock([] { return begin; });
        QSignalSpy changed(&reader, &Reader::changed);
        reader.read(subject, pods);
        m_hasEnded = QTest::qWaitFor([&] { return !changed.isEmpty() && !reader.isReading(); }, 20'000);
        return reader.hints();
    }
    [[nodiscard]] const simulator::Workload &workloadOf(std::uint32_t pod) const
    {
        return m_world->workloads[m_world->pods[pod].workload];
    }
    [[nodiscard]] metrics::Subject podSubject(std::uint32_t pod) const;
    [[nodiscard]] metrics::Subject workloadSubject(std::uint32_t workload) const;
    [[nodiscard]] bool isSteady(std::uint32_t pod) const
    {
        return (m_world->podId(pod).low & 0xff) >= 8
            && isMeasured(m_world->pods[pod].workload, m_world->ordinal(pod), begin - 6 * hour);
    }
    // Loses enough to be worth a word, and works evenly.
    [[nodiscard]] bool isPressed(const simulator::Crowd &crowd, std::uint32_t pod) const;
    // One that does, of a workload with few pods.
    [[nodiscard]] std::optional<std::uint32_t> somePressed() const;
    // Runs for some hours already, and its exporters answer.
    [[nodiscard]] bool isMeasured(std::uint32_t workload, std::uint32_t ordinal, std::int64_t fromMs) const;

    std::unique_ptr<const simulator::World> m_world;
    std::unique_ptr<simulator::Simulator> m_server;
    std::unique_ptr<session::Session> m_session;
    std::shared_ptr<metrics::Memory> m_memory;
    bool m_hasEnded = false;
};

void TestHintsRead::cleanup()
{
    m_session.reset();
    m_server.reset();
}

void TestHintsRead::serve(std::optional<simulator::Release> release, bool isMedium)
{
    m_world = simulator::generate(
        isMedium ? simulator::Scale{7, 312, 5000, 20000, false} : simulator::Scale{7, 31, 500, 2000, false}, 1, begin);
    simulator::Options options;
    options.size = isMedium ? simulator::Size::Medium : simulator::Size::Small;
    options.nowMs = begin;
    options.speed = 0;
    options.release = release;
    m_server = std::make_unique<simulator::Simulator>(options);
    QVERIFY2(m_server->start(), m_server->error().c_str());
    m_session = std::make_unique<session::Session>(
        session::Connection{.name = u"test"_s,
                            .url = QUrl(QString::fromStdString(m_server->url())),
                            .caFile = {},
                            .credentials = session::BearerToken{QString::fromStdString(m_server->token())}});
    m_memory = std::make_shared<metrics::Memory>();
}

metrics::Subject TestHintsRead::podSubject(std::uint32_t pod) const
{
    return {.scope = metrics::Scope::Pod,
            .id = keyOf(m_world->podId(pod)),
            .workloadId = keyOf(m_world->workloadId(m_world->pods[pod].workload))};
}

metrics::Subject TestHintsRead::workloadSubject(std::uint32_t workload) const
{
    return {.scope = metrics::Scope::Workload,
            .id = keyOf(m_world->workloadId(workload)),
            .startedMs = at(m_world->workloads[workload], 0)};
}

bool TestHintsRead::isMeasured(std::uint32_t workload, std::uint32_t ordinal, std::int64_t fromMs) const
{
    const simulator::Curves curves(*m_world, workload);
    const auto spans = curves.measured(ordinal, fromMs, begin);
    return spans.size() == 1 && spans.front().from == fromMs && spans.front().to == begin;
}

void TestHintsRead::podsOfTheDemo_data()
{
    QTest::addColumn<bool>("isMedium");
    QTest::newRow("small") << false;
    QTest::newRow("medium") << true;
}

void TestHintsRead::podsOfTheDemo()
{
    constexpr int mostPods = 400;
    QFETCH(bool, isMedium);
    serve({}, isMedium);
    Score stragglers;
    Score ineffective;
    Score drops;
    Score links;
    int pods = 0;
    for (std::uint32_t pod = 0; pod < m_world->pods.size() && pods < mostPods; ++pod) {
        const std::uint32_t place = m_world->pods[pod].workload;
        const simulator::Workload &w = workloadOf(pod);
        const int gpus = w.gpuPerPod / 100;
        const bool isFlawed = (m_world->podId(pod).low & 0xff) < 8;
        const bool isCompared = gpus >= (isMedium ? 4 : 1) && !isFlawed && w.idlePercent == 0;
        if (!isCompared || !isMeasured(place, m_world->ordinal(pod), begin - 6 * hour))
            continue;
        ++pods;
        const std::vector<Found> found = read(podSubject(pod));
        QVERIFY(m_hasEnded);
        QStringList slow;
        QStringList uneven;
        for (const Found &one : found) {
            if (one.hint.kind == Kind::Straggler)
                slow += one.names;
            if (one.hint.kind == Kind::UnevenLink)
                uneven += one.names;
        }
        const auto isTold = [&](Kind kind) {
            return std::ranges::any_of(found, [kind](const Found &one) { return one.hint.kind == kind; });
        };
        const simulator::Curves curves(*m_world, place);
        ineffective.add(curves.habit() == simulator::Habit::Starved, isTold(Kind::Ineffective));
        const double cost = costOf(curves);
        if (cost < 0.045 || cost > 0.06) // between, both is right
            drops.add(cost > 0.06, isTold(Kind::PeriodicDrops));
        const int first = simulator::firstGpuIndex(*m_world, pod, gpus);
        const int lagging = simulator::laggingGpu(*m_world, pod, gpus);
        const int odd = simulator::unevenGpu(*m_world, pod, gpus).gpu;
        for (int gpu = 0; gpu < gpus; ++gpu) {
            stragglers.add(gpus >= 4 && gpu == lagging, slow.contains(u"GPU %1"_s.arg(first + gpu)));
            links.add(gpu == odd, uneven.contains(u"GPU %1"_s.arg(first + gpu)));
        }
    }
    qInfo("%d pods; stragglers: %s; busy but ineffective: %s", pods, stragglers.text().constData(),
          ineffective.text().constData());
    qInfo("drops: %s; uneven links: %s", drops.text().constData(), links.text().constData());
    QVERIFY(pods > 40 && ineffective.planted >= 3 && drops.planted >= 2);
    QVERIFY(!isMedium || (stragglers.planted >= 3 && links.planted >= 3));
    QCOMPARE(drops.found, drops.planted);
    QCOMPARE(drops.alarms, 0);
    QCOMPARE(links.found, links.planted);
    QCOMPARE(links.alarms, 0);
    QCOMPARE(stragglers.found, stragglers.planted);
    QCOMPARE(stragglers.alarms, 0);
    QCOMPARE(ineffective.found, ineffective.planted);
    QCOMPARE(ineffective.alarms, 0);
}

void TestHintsRead::requestsOfTheDemo()
{
    serve();
    Score memory;
    Score gpuMemory;
    for (std::uint32_t place = 0; place < m_world->workloads.size(); ++place) {
        const simulator::Workload &w = m_world->workloads[place];
        const bool isFlawed = (m_world->workloadId(place).low & 0xff) < 8;
        bool isWhole = w.podCount > 0 && !isFlawed;
        for (std::uint32_t ordinal = 0; isWhole && ordinal < w.podCount; ++ordinal)
            isWhole = isMeasured(place, ordinal, begin - 4 * hour);
        if (!isWhole)
            continue;
        const std::vector<Found> found = read(workloadSubject(place));
        QVERIFY(m_hasEnded);
        const bool isPlanted = simulator::isModest(*m_world, place);
        const auto isTold = [&found](Resource resource) {
            return std::ranges::any_of(found, [resource](const Found &one) {
                return one.hint.kind == Kind::AskedTooMuch && one.hint.resource == resource;
            });
        };
        memory.add(isPlanted, isTold(Resource::Memory));
        // Of a small part of a GPU, nothing much can be saved.
        const std::int64_t asked = m_world->pools[w.pool].gpuMemoryGib * gib * w.gpuPerPod / 100 * w.podCount;
        gpuMemory.add(isPlanted && asked >= 6 * gib, isTold(Resource::GpuMemory));
    }
    qInfo("memory: %s; GPU memory: %s", memory.text().constData(), gpuMemory.text().constData());
    QVERIFY(memory.planted >= 3 && gpuMemory.planted >= 3);
    QCOMPARE(memory.found, memory.planted);
    QCOMPARE(memory.alarms, 0);
    QCOMPARE(gpuMemory.found, gpuMemory.planted);
    QCOMPARE(gpuMemory.alarms, 0);
}

// Processes are killed on the GPUs of pods that failed for want of memory.
void TestHintsRead::nodesOfTheDemo()
{
    serve({}, true);
    constexpr std::int64_t fromMs = begin - 24 * hour;
    constexpr std::int64_t edgeMs = 5 * 60'000; // a sample
    std::map<std::uint32_t, int> killed; // by node: in the last 24 h
    QSet<std::uint32_t> unsure;
    for (std::uint32_t pod = 0; pod < m_world->pods.size(); ++pod) {
        const simulator::Workload &w = workloadOf(pod);
        const bool isKilled = w.ending == simulator::Phase::Failed && w.gpuPerPod > 0 && w.toEnd < w.toDeleted
            && ((w.gpuPerPod < 100 && w.trouble % 4 == 0) || w.trouble % 8 == 2);
        const std::uint32_t node = m_world->pods[pod].node;
        if (!isKilled || node >= m_world->nodes.size()
            || simulator::Curves(*m_world, m_world->pods[pod].workload).runs(m_world->ordinal(pod)).empty())
            continue;
        const std::int64_t end = at(w, w.toEnd);
        if (std::abs(double(end - fromMs)) < edgeMs || std::abs(double(end - begin)) < edgeMs)
            unsure.insert(node);
        if (end > fromMs && end < begin)
            killed[node] += std::max(1, w.gpuPerPod / 100);
    }
    Score nodes;
    int read = 0;
    for (std::uint32_t node = 0; node < m_world->nodes.size() && read < 100; ++node) {
        const simulator::Pool &pool = m_world->pools[m_world->nodes[node].pool];
        const simulator::Uuid id = makeId(m_world->seed, simulator::IdKind::Node, node);
        const bool isMeasured = m_world->clusters[pool.cluster].state == simulator::ClusterState::Connected
            && pool.gpusPerNode > 0 && (id.low & 0xff) >= 8
            && simulator::exporterGaps(*m_world, node, fromMs, begin).empty();
        const auto expected = killed.find(node);
        if (!isMeasured || unsure.contains(node) || (expected == killed.end() && node % 4 != 0))
            continue;
        ++read;
        int told = 0;
        for (const Found &one : this->read({.scope = metrics::Scope::Node, .id = keyOf(id)})) {
            QVERIFY(one.hint.kind == Kind::OutOfMemory && !one.names.isEmpty());
            QVERIFY(one.hint.untilMs > fromMs && one.hint.untilMs <= begin);
            told += one.hint.count;
        }
        QVERIFY(m_hasEnded);
        nodes.add(expected != killed.end(), told > 0);
        QCOMPARE(told, expected == killed.end() ? 0 : expected->second);
    }
    qInfo("%d nodes; out of memory: %s", read, nodes.text().constData());
    QVERIFY(nodes.planted >= 2);
    QCOMPARE(nodes.found, nodes.planted);
    QCOMPARE(nodes.alarms, 0);
}

bool TestHintsRead::isPressed(const simulator::Crowd &crowd, std::uint32_t pod) const
{
    constexpr std::int64_t leastMillicores = 1500;
    const simulator::Curves curves(*m_world, m_world->pods[pod].workload);
    if (pod == crowd.loud || !isSteady(pod)
        || (curves.habit() != simulator::Habit::Train && curves.habit() != simulator::Habit::Starved))
        return false;
    const std::uint32_t ordinal = m_world->ordinal(pod);
    const std::int64_t since = curves.runs(ordinal).back().since;
    return curves.wantedMillicores(curves.beat(crowd.from - hour / 2, since), ordinal) >= leastMillicores;
}

std::optional<std::uint32_t> TestHintsRead::somePressed() const
{
    for (const simulator::Crowd &crowd : m_world->crowds) {
        for (const std::uint32_t pod : crowd.guests) {
            if (isPressed(crowd, pod) && workloadOf(pod).podCount <= NodesReader::mostNodes)
                return pod;
        }
    }
    return {};
}

void TestHintsRead::neighboursOfTheDemo_data()
{
    podsOfTheDemo_data();
}

// Of the nodes whose cores one pod takes, and of some others.
void TestHintsRead::neighboursOfTheDemo()
{
    constexpr int mostOthers = 60;
    constexpr int plainRequests = 5; // GPUs; pods; cores and id of the node, its cores in use
    QFETCH(bool, isMedium);
    serve({}, isMedium);
    Score score;
    const auto neighbourIn = [](const std::vector<Found> &found) {
        const auto at = std::ranges::find(found, Kind::Neighbour, [](const Found &one) { return one.hint.kind; });
        return at == found.end() ? std::nullopt : std::optional(*at);
    };
    QSet<std::uint32_t> crowded;
    for (const simulator::Crowd &crowd : m_world->crowds) {
        crowded.insert(crowd.node);
        for (const std::uint32_t pod : crowd.guests) {
            if (pod != crowd.loud && !isPressed(crowd, pod))
                continue;
            const auto told = neighbourIn(read(podSubject(pod)));
            QVERIFY(m_hasEnded);
            score.add(pod != crowd.loud, told.has_value());
            if (!told)
                continue;
            QCOMPARE(told->names.value(0).toStdString(), m_world->podName(crowd.loud));
            QCOMPARE(told->names.value(2).toStdString(), m_world->nodes[crowd.node].name);
            QCOMPARE(told->names.value(3).toStdString(), m_world->podName(pod));
            QVERIFY(std::abs(told->hint.sinceMs - crowd.from) < hour / 12);
            QCOMPARE(told->hint.isOngoing, crowd.to > begin);
            QVERIFY(told->hint.value < 0.75 * told->hint.against && told->hint.taken > told->hint.requested);
        }
    }
    int others = 0;
    for (std::uint32_t pod = 0; pod < m_world->pods.size() && others < mostOthers; pod += 7) {
        if (m_world->pods[pod].node >= m_world->nodes.size() || crowded.contains(m_world->pods[pod].node)
            || !isSteady(pod))
            continue;
        ++others;
        const long long before = m_server->answered();
        score.add(false, neighbourIn(read(podSubject(pod))).has_value());
        QVERIFY(m_hasEnded);
        QVERIFY(m_server->answered() - before <= plainRequests);
    }
    qInfo("%d others; neighbours: %s", others, score.text().constData());
    QVERIFY(others > 10 && score.planted >= (isMedium ? 5 : 1));
    QCOMPARE(score.found, score.planted);
    QCOMPARE(score.alarms, 0);
}

void TestHintsRead::neighboursOfComparedObjects_data()
{
    podsOfTheDemo_data();
}

// As many at once as a comparison has: the pods of the nodes whose cores one takes, among others.
void TestHintsRead::neighboursOfComparedObjects()
{
    constexpr std::size_t mostObjects = 24;
    QFETCH(bool, isMedium);
    serve({}, isMedium);
    std::vector<std::uint32_t> pods;
    std::map<std::uint32_t, const simulator::Crowd *> planted; // by pod
    for (const simulator::Crowd &crowd : m_world->crowds) {
        for (const std::uint32_t pod : crowd.guests) {
            if (pod != crowd.loud && !isPressed(crowd, pod))
                continue;
            pods.push_back(pod);
            if (pod != crowd.loud)
                planted[pod] = &crowd;
        }
    }
    const std::size_t others = pods.size();
    const auto isCrowded = [this](std::uint32_t pod) {
        return std::ranges::find(m_world->crowds, m_world->pods[pod].node, &simulator::Crowd::node)
            != m_world->crowds.end();
    };
    for (std::uint32_t pod = 0; pod < m_world->pods.size() && pods.size() < others + 60; pod += 7) {
        if (m_world->pods[pod].node < m_world->nodes.size() && !isCrowded(pod) && isSteady(pod))
            pods.push_back(pod);
    }
    Score score;
    int unknown = 0;
    long long most = 0;
    for (std::size_t first = 0; first < pods.size(); first += mostObjects) {
        std::vector<metrics::Subject> subjects;
        const std::size_t end = std::min(pods.size(), first + mostObjects);
        for (std::size_t i = first; i < end; ++i)
            subjects.push_back(podSubject(pods[i]));
        Neighbours neighbours(m_session->client(), m_memory);
        neighbours.setClock([] { return begin; });
        QSignalSpy changed(&neighbours, &Neighbours::changed);
        const long long before = m_server->answered();
        neighbours.want(subjects);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty() && !neighbours.isReading(), 60'000);
        most = std::max(most, m_server->answered() - before);
        const std::vector<NeighbourCheck> checks = neighbours.checks();
        QCOMPARE(checks.size(), subjects.size());
        for (std::size_t i = 0; i < checks.size(); ++i) {
            const auto crowd = planted.find(pods[first + i]);
            const std::vector<Found> &found = checks[i].found;
            score.add(crowd != planted.end(), !found.empty());
            unknown += checks[i].isDone() ? 0 : 1;
            if (crowd != planted.end() && !found.empty())
                QCOMPARE(found.front().other.id, keyOf(m_world->podId(crowd->second->loud)));
        }
    }
    qInfo("%d compared; neighbours: %s; %d not checked; at most %lld requests for %d", int(pods.size()),
          score.text().constData(), unknown, most, int(mostObjects));
    QVERIFY(score.planted >= (isMedium ? 5 : 1));
    QCOMPARE(score.found, score.planted);
    QCOMPARE(score.alarms, 0);
    QCOMPARE(unknown, 0);
}

void TestHintsRead::neighboursOfAWorkload()
{
    serve({}, true);
    const std::optional<std::uint32_t> pod = somePressed();
    QVERIFY(pod);
    const std::uint32_t place = m_world->pods[*pod].workload;
    const auto isNeighbour = [](const Found &one) { return one.hint.kind == Kind::Neighbour; };
    QVERIFY(std::ranges::any_of(read(workloadSubject(place), int(m_world->workloads[place].podCount)), isNeighbour));
    metrics::Subject ended = podSubject(*pod);
    ended.endedMs = begin;
    QVERIFY(std::ranges::none_of(read(ended), isNeighbour));
}

// Where the pods of a node are not listed, nothing is claimed, and what is refused is not asked for again.
void TestHintsRead::neighboursInReleases()
{
    using enum simulator::Release;
    for (const auto release : {V2_18, V2_20, V2_21, V2_24, V3_0}) {
        serve(release);
        const metrics::Subject pod = podSubject(somePressed().value_or(0));
        const auto isTold = [&] {
            return std::ranges::any_of(read(pod), [](const Found &one) { return one.hint.kind == Kind::Neighbour; });
        };
        long long before = m_server->answered();
        const bool isFound = isTold();
        QVERIFY(m_hasEnded);
        const long long first = m_server->answered() - before;
        before = m_server->answered();
        QCOMPARE(isTold(), isFound);
        const long long second = m_server->answered() - before;
        qInfo("release %d: %s, %lld requests, then %lld", int(release), isFound ? "found" : "not found", first, second);
        QVERIFY(second <= first);
        QVERIFY(isFound || release < V2_24);
        if (release < V2_23)
            QCOMPARE(second, 1); // for its GPUs
        cleanup();
    }
}

void TestHintsRead::everyRelease_data()
{
    QTest::addColumn<simulator::Release>("release");
    using enum simulator::Release;
    for (const auto &[name, release] :
         std::initializer_list<std::pair<const char *, simulator::Release>>{{"2.18", V2_18},
                                                                            {"2.19", V2_19},
                                                                            {"2.20", V2_20},
                                                                            {"2.21", V2_21},
                                                                            {"2.22", V2_22},
                                                                            {"2.23", V2_23},
                                                                            {"2.24", V2_24},
                                                                            {"3.0", V3_0}})
        QTest::newRow(name) << release;
}

// In every release, the one that uses little is told.
void TestHintsRead::everyRelease()
{
    QFETCH(simulator::Release, release);
    serve(release);
    for (std::uint32_t place = 0; place < m_world->workloads.size(); ++place) {
        const simulator::Workload &w = m_world->workloads[place];
        if (!simulator::isModest(*m_world, place) || w.podCount != 1 || !isMeasured(place, 0, begin - 4 * hour)
            || (m_world->workloadId(place).low & 0xff) < 8)
            continue;
        const long long before = m_server->answered();
        const std::vector<Found> found = read(workloadSubject(place));
        QVERIFY(m_hasEnded && !found.empty());
        QCOMPARE(m_server->answered() - before, 1); // no type is refused
        return;
    }
    QFAIL("none");
}

void TestHintsRead::manyPods()
{
    serve({}, true);
    for (std::uint32_t place = 0; place < m_world->workloads.size(); ++place) {
        const simulator::Workload &w = m_world->workloads[place];
        if (w.podCount <= Reader::mostPods || w.gpuPerPod < 100 || !isMeasured(place, 0, begin - 4 * hour))
            continue;
        const long long before = m_server->answered();
        (void)read(workloadSubject(place), int(w.podCount));
        QVERIFY(m_hasEnded);
        QCOMPARE(m_server->answered() - before, 1); // its pods are not asked for
        return;
    }
    QFAIL("none");
}

void TestHintsRead::words()
{
    Hint hint{.kind = Kind::Straggler, .curves = {3}, .of = 8, .sinceMs = begin, .untilMs = begin + 2 * hour};
    hint.isOngoing = true;
    hint.totalMs = 2 * hour;
    hint.value = 64.2;
    hint.against = 91;
    hint.ground = {.samples = 352, .coverage = 0.97, .stepMs = 60'000, .peers = 7};
    const table::FormatContext context{.zone = table::Zone::Utc, .nowMs = begin + 2 * hour};
    Words words = wordsOf({hint, {u"GPU 3"_s}}, context);
    QCOMPARE(words.headline, u"GPU 3 at 64\u00a0% utilization, since 21 Nov 2025, 12:00"_s);
    QVERIFY2(words.body.contains(u"91\u00a0%"_s) && words.body.contains(u"29\u00a0%"_s), qPrintable(words.body));
    QVERIFY2(words.ground.contains(u"352"_s) && words.ground.contains(u"97\u00a0%"_s), qPrintable(words.ground));
    QCOMPARE(words.bars.size(), std::size_t(2));
    QCOMPARE(words.bars[0].label, u"GPU 3"_s);
    QCOMPARE(words.bars[0].amount, u"64\u00a0%"_s);
    QCOMPARE(words.bars[1].label, u"The others"_s);
    QCOMPARE(words.bars[1].amount, u"91\u00a0%"_s);
    QCOMPARE(words.bars[1].share, 0.91);
    hint.kind = Kind::Ineffective;
    hint.curves = {0, 1, 2, 3, 4, 5, 6, 7};
    hint.value = 93;
    hint.against = 0.18;
    hint.isOngoing = false;
    words = wordsOf({hint, {}}, context);
    QVERIFY2(words.headline.contains(u"93\u00a0% utilization, but SM activity 18\u00a0%, until 21 Nov 2025, 14:00"_s),
             qPrintable(words.headline));
    hint.kind = Kind::AskedTooMuch;
    hint.value = 12. * gib;
    hint.most = 14. * gib;
    hint.against = 64. * gib;
    words = wordsOf({hint, {}}, context);
    QVERIFY2(words.headline.contains(u"12\u00a0GiB of 64\u00a0GiB GPU memory"_s), qPrintable(words.headline));
    QVERIFY2(words.body.contains(u"14\u00a0GiB"_s), qPrintable(words.body));
    QCOMPARE(words.bars.at(0).amount, u"12\u00a0GiB"_s);
    QCOMPARE(words.bars.at(0).share, 12. / 64);
    QCOMPARE(words.bars.at(1).share, 1.); // of the larger one
}

// The range moves on with each refresh: what a hint tells stays the same for a minute.
void TestHintsRead::timesAreToTheMinute()
{
    const table::FormatContext context{.zone = table::Zone::Utc, .nowMs = begin + 2 * hour};
    Hint hint{.kind = Kind::OutOfMemory, .sinceMs = begin + 15'000, .untilMs = begin + 15'000, .count = 1};
    QVERIFY2(wordsOf({hint, {u"GPU 1"_s}}, context).headline.endsWith(u"21 Nov 2025, 12:00"_s),
             qPrintable(wordsOf({hint, {u"GPU 1"_s}}, context).headline));
    hint.untilMs = begin + hour + 45'000;
    const Words words = wordsOf({hint, {u"GPU 1"_s}}, context);
    QVERIFY2(words.headline.endsWith(u"21 Nov 2025, 13:00"_s), qPrintable(words.headline));
    QVERIFY2(words.body.contains(u"since 21 Nov 2025, 12:00."_s), qPrintable(words.body));
    // Two times within a minute or two would else be the same.
    hint.untilMs = begin + 75'000;
    QVERIFY(wordsOf({hint, {u"GPU 1"_s}}, context).headline.endsWith(u"21 Nov 2025, 12:01:15"_s));
}

void TestHintsRead::wordsOfDropsLinksAndKills()
{
    const table::FormatContext context{.zone = table::Zone::Utc, .nowMs = begin + 2 * hour};
    Hint hint{.kind = Kind::PeriodicDrops, .of = 8, .sinceMs = begin, .untilMs = begin + 2 * hour};
    hint.isOngoing = true;
    hint.value = 6;
    hint.against = 91;
    hint.count = 5;
    hint.periodMs = 31 * 60'000;
    hint.lengthMs = 4 * 60'000;
    hint.share = 0.12;
    Words words = wordsOf({hint, {}}, context);
    QCOMPARE(words.headline,
             u"Utilization falls to 6\u00a0% every 31\u00a0min\u00a000\u00a0s, since 21 Nov 2025, 12:00"_s);
    QVERIFY2(words.body.contains(u"12\u00a0% of the GPU time"_s) && words.body.startsWith(u"5 drop"_s),
             qPrintable(words.body));
    hint.kind = Kind::UnevenLink;
    hint.value = 2.14e9;
    hint.against = 12.2e9;
    hint.ground.peers = 7;
    words = wordsOf({hint, {u"GPU 3"_s}}, context);
    QCOMPARE(words.headline, u"GPU 3 transfers 2.1 GB/s over NVLink, since 21 Nov 2025, 12:00"_s);
    QVERIFY2(words.body.contains(u"12 GB/s"_s), qPrintable(words.body));
    hint.unevenness = Unevenness::Direction;
    hint.link = Link::Pcie;
    hint.value = 80e6;
    words = wordsOf({hint, {u"GPU 3"_s}}, context);
    QVERIFY2(words.headline.startsWith(u"GPU 3 receives 80 MB/s over PCIe and sends 12 GB/s"_s),
             qPrintable(words.headline));
    hint.kind = Kind::OutOfMemory;
    hint.count = 3;
    words = wordsOf({hint, {u"GPU 1"_s, u"GPU 4"_s}}, context);
    QVERIFY2(words.headline.startsWith(u"GPU memory ran out: 3 process"_s)
                 && words.headline.endsWith(u"the last 21 Nov 2025, 14:00"_s),
             qPrintable(words.headline));
    QVERIFY2(words.body.contains(u"GPU 1, GPU 4"_s), qPrintable(words.body));
    QVERIFY(words.bars.empty()); // nothing to hold it against
    QCOMPARE(checkList().size(), std::size_t(7));
}

void TestHintsRead::wordsOfNeighbours()
{
    const table::FormatContext context{.zone = table::Zone::Utc, .nowMs = begin + 2 * hour};
    Hint hint{.kind = Kind::Neighbour, .of = 5, .sinceMs = begin, .untilMs = begin + 2 * hour};
    hint.isOngoing = true;
    hint.totalMs = 2 * hour;
    hint.value = 4.2;
    hint.against = 9.8;
    hint.taken = 97;
    hint.takenBefore = 11;
    hint.requested = 12;
    hint.cores = 128;
    const QStringList names{u"sweep-7-0"_s, u"sweep-7"_s, u"node-3"_s, u"train-1-0"_s};
    Words words = wordsOf({hint, names}, context);
    QCOMPARE(words.headline, u"sweep-7-0 on the same node takes 97 CPU cores, since 21 Nov 2025, 12:00"_s);
    for (const auto &part : {u"train-1-0 uses 4.2"_s, u"9.8"_s, u"node-3 has 128"_s, u"workload sweep-7 "_s, u"11"_s,
                             u"requested 12."_s, u"2\u00a0h"_s})
        QVERIFY2(words.body.contains(part), qPrintable(words.body));
    QVERIFY2(words.ground.contains(u"95 %"_s), qPrintable(words.ground));
    hint.requested = api::absentNumber;
    hint.isOngoing = false;
    words = wordsOf({hint, names}, context);
    QVERIFY2(words.headline.endsWith(u"until 21 Nov 2025, 14:00"_s), qPrintable(words.headline));
    QVERIFY2(!words.body.contains(u"requested"_s), qPrintable(words.body));
}

QTEST_GUILESS_MAIN(TestHintsRead)
#include "tst_hintsread.moc"
