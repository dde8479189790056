// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/api/decode.h"
#include "models/fleet/fleet.h"
#include "models/session/session.h"
#include "tests/support/simulatorclient.h"

#include <QDateTime>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using fleet::CellState;
using fleet::Fleet;
using fleet::GpuCell;
using fleet::Line;

namespace {

constexpr int patient = 30'000; // ms; a limit against hanging, not a measure
constexpr qint64 now = 1'780'000'000'000;

QString isoTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

// The newest sample that has a value, from an answer read without our own code.
std::map<qint64, double> samplesOf(const QJsonArray &measurements, const QString &type, int gpu)
{
    std::map<qint64, double> samples;
    for (const auto &series : measurements) {
        if (series[u"type"_s].toString() != type || series[u"labels"_s][u"gpu"_s].toString() != QString::number(gpu))
            continue;
        const QJsonArray points = series[u"values"_s].toArray();
        for (const auto &point : points) {
            const QDateTime time = QDateTime::fromString(point[u"timestamp"_s].toString(), Qt::ISODateWithMs);
            bool isNumber = false;
            const double value = point[u"value"_s].toString().toDouble(&isNumber);
            if (isNumber && std::isfinite(value))
                samples[time.toMSecsSinceEpoch()] = value;
        }
    }
    return samples;
}

double lastOf(const std::map<qint64, double> &samples)
{
    if (samples.empty() || samples.rbegin()->first < now - fleet::freshMs)
        return api::absentNumber;
    return samples.rbegin()->second;
}

bool isSame(double one, double other)
{
    return one == other || (std::isnan(one) && std::isnan(other));
}

// A measurement with samples every 15 s up to `now`.
QByteArray series(const char *type, const QByteArray &labels, const QList<QByteArray> &values)
{
    QByteArray points;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QString time = isoTime(now - 15'000 * (values.size() - i));
        points += (i ? "," : "") + QByteArray(R"({"value":)") + values.at(i) + R"(,"timestamp":")" + time.toUtf8()
            + R"("})";
    }
    return QByteArray(R"({"type":")") + type + R"(","labels":)" + labels + R"(,"values":[)" + points + "]}";
}

QByteArray gpu(int index)
{
    return R"({"gpu":")" + QByteArray::number(index) + R"("})";
}

QList<QByteArray> repeated(const char *value, int count = 24)
{
    return QList<QByteArray>(count, QByteArray(value));
}

std::vector<GpuCell> cellsOf(const QByteArrayList &measurements, const fleet::NodeFacts &node)
{
    QByteArray body = R"({"measurements":[)" + measurements.join(',') + "]}";
    body.reserve(body.size() + api::decodePadding);
    const auto answer = api::decodeMeasurements(body, 200);
    return answer ? fleet::cellsOf(**answer, node, {now - fleet::windowMs, now}) : std::vector<GpuCell>();
}

constexpr const char *utilization = "GPU_UTILIZATION_PER_GPU";
constexpr const char *allocation = "GPU_ALLOCATION_PER_GPU";

} // namespace

// GPUs of nodes over a real session: each cell is the control plane's own answer, and what it does not tell is never
// guessed.
class TestFleet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAreThoseOfTheControlPlane();
    void nodesOfAScopeAreAskedOnceAMinute();
    void nodesInSightComeFirst();
    void disconnectedClustersHaveNoData();
    void nodesThatKeepTheirIdHaveNoZeros();
    void refusals_data();
    void refusals();
    void oldControlPlanes_data();
    void oldControlPlanes();
    void zeroIsNotFreeAndFreeIsNotMissing();
    void oddAnswers();
    void ordersAndPools();

private:
    void start(const simulator::Options &changed = {})
    {
        simulator::Options options = changed;
        options.size = simulator::Size::Small;
        options.nowMs = now;
        options.speed = 0;
        m_fleet.reset();
        m_session.reset();
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
        const QString token = QString::fromStdString(m_simulator->token());
        m_session = std::make_unique<session::Session>(
            session::Connection{.name = u"test"_s,
                                .url = QUrl(QString::fromStdString(m_simulator->url())),
                                .caFile = {},
                                .credentials = session::BearerToken{token}});
        m_client = std::make_unique<SimulatorClient>(m_simulator->port(), token.toLatin1());
        m_fleet = std::make_unique<Fleet>(m_session->client(), [] { return now; });
    }
    void read()
    {
        m_fleet->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_fleet->isLoading() && m_fleet->progress().open == 0, patient);
    }
    [[nodiscard]] QJsonArray measurements(const Line &line, const QStringList &types)
    {
        const QString path = u"/api/v1/nodes/%1/metrics?start=%2&end=%3&numberOfSamples=%4&metricType=%5"_s.arg(
            line.id.toString(), isoTime(now - fleet::windowMs), isoTime(now), QString::number(fleet::windowSamples),
            types.join(u','));
        return m_client->get(path).object()[u"measurements"_s].toArray();
    }
    [[nodiscard]] QSet<QString> disconnected()
    {
        QSet<QString> ids;
        const QJsonArray clusters = m_client->get(u"/api/v1/clusters"_s).array();
        for (const auto &cluster : clusters) {
            if (cluster[u"status"_s][u"state"_s] == u"Disconnected"_s)
                ids.insert(cluster[u"uuid"_s].toString());
        }
        return ids;
    }
    [[nodiscard]] std::map<CellState, int> states() const
    {
        std::map<CellState, int> states;
        for (const Line *line : m_fleet->lines()) {
            for (const GpuCell &cell : line->cells)
                ++states[cell.state];
        }
        return states;
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<SimulatorClient> m_client;
    std::unique_ptr<Fleet> m_fleet;
};

void TestFleet::cellsAreThoseOfTheControlPlane()
{
    start();
    QVERIFY(!m_fleet->isListKnown());
    read();
    QVERIFY(m_fleet->lines().size() > 10);
    int compared = 0;
    for (const Line *line : m_fleet->lines()) {
        const QJsonArray answer
            = measurements(*line, fleet::baseTypes() + fleet::newerTypes() + fleet::profilingTypes());
        for (std::size_t gpu = 0; gpu < line->cells.size(); ++gpu) {
            const GpuCell &cell = line->cells[gpu];
            const auto last = [&](const QString &type) { return lastOf(samplesOf(answer, type, int(gpu))); };
            const auto told = last(u"GPU_ALLOCATION_PER_GPU"_s);
            QVERIFY2(isSame(cell.utilization, last(u"GPU_UTILIZATION_PER_GPU"_s)), qPrintable(line->name));
            QVERIFY(isSame(cell.memory, last(u"GPU_MEMORY_UTILIZATION_PER_GPU"_s)));
            const double activity = last(u"GPU_SM_ACTIVITY_PER_GPU"_s) * 100; // the simulator tells ratios
            QVERIFY(isSame(std::round(cell.smActivity * 100), std::round(activity * 100)));
            QVERIFY(isSame(cell.idleSeconds, last(u"GPU_IDLE_TIME_SECONDS_PER_GPU"_s)));
            if (!std::isnan(told)) // else told by the node alone
                QCOMPARE(cell.allocated, told);
            QCOMPARE(cell.state == CellState::Free, cell.allocated == 0 && !(cell.utilization >= 1));
            QVERIFY(cell.state != CellState::Idle || cell.utilization < fleet::idleBelow);
            QVERIFY(cell.state != CellState::NoData || std::isnan(cell.utilization));
            QVERIFY(cell.state != CellState::Waiting);
            ++compared;
        }
    }
    QVERIFY(compared > 50);
    const auto found = states();
    for (const CellState state : {CellState::Free, CellState::Value, CellState::NoData})
        QVERIFY2(found.contains(state), qPrintable(QString::number(int(state))));
}

void TestFleet::nodesOfAScopeAreAskedOnceAMinute()
{
    start();
    read();
    const auto all = m_fleet->pools();
    const auto largest = std::ranges::max_element(all, {}, &fleet::Pool::nodes);
    start();
    m_fleet->setScope(largest->scope);
    read();
    const auto asked = m_simulator->answered();
    QCOMPARE(int(m_fleet->lines().size()), largest->nodes);
    QCOMPARE(m_fleet->progress().answered + m_fleet->progress().failed, largest->nodes);
    // The list of nodes, two numbers for all of them, a request for each node, and the token's check, if any.
    QVERIFY2(asked <= largest->nodes + 4, qPrintable(QString::number(asked)));
    read();
    QVERIFY(m_simulator->answered() - asked <= 3); // the list and its numbers alone
    QVERIFY(m_fleet->oldestMs() <= now);
    QVERIFY(m_fleet->oldestMs() >= now - fleet::freshMs);
}

void TestFleet::nodesInSightComeFirst()
{
    simulator::Options slow;
    slow.latencyMs = 40;
    start(slow);
    m_fleet->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(m_fleet->isListKnown(), patient);
    const int last = int(m_fleet->lines().size()) - 1;
    m_fleet->setInSight({last - 3, last - 2, last - 1, last});
    const auto isAnswered
        = [this](int line) { return m_fleet->lines()[std::size_t(line)]->state != Line::State::Waiting; };
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(last) && isAnswered(last - 1) && isAnswered(last - 2) && isAnswered(last - 3),
                             patient);
    QVERIFY(m_fleet->progress().answered < int(m_fleet->lines().size()) / 2);
    QVERIFY(m_fleet->progress().open > 0);
}

void TestFleet::disconnectedClustersHaveNoData()
{
    start();
    read();
    const QSet<QString> ids = disconnected();
    QVERIFY(!ids.isEmpty());
    int seen = 0;
    for (const Line *line : m_fleet->lines()) {
        if (!ids.contains(line->clusterId))
            continue;
        for (const GpuCell &cell : line->cells) {
            QCOMPARE(cell.state, CellState::NoData);
            QVERIFY(std::isnan(cell.allocated));
            ++seen;
        }
    }
    QVERIFY(seen > 0);
}

// Newer clusters tell ids of their nodes, so that they are asked for although their cluster is away: what the control
// plane still knows of them is too old to be shown as now.
void TestFleet::nodesThatKeepTheirIdHaveNoZeros()
{
    simulator::Options options;
    options.release = simulator::releaseNamed("2.24");
    start(options);
    read();
    const QSet<QString> ids = disconnected();
    QVERIFY(!ids.isEmpty());
    std::vector<const Line *> away;
    for (const Line *line : m_fleet->lines()) {
        if (!ids.contains(line->clusterId))
            continue;
        away.push_back(line);
        QVERIFY(!line->id.isNull());
        QCOMPARE(line->state, Line::State::Answered);
        QVERIFY(std::isnan(line->meanUtilization()));
        for (const GpuCell &cell : line->cells) {
            QCOMPARE(cell.state, CellState::NoData);
            for (const double number :
                 {cell.utilization, cell.memory, cell.smActivity, cell.allocated, cell.idleSeconds})
                QVERIFY(std::isnan(number));
            QCOMPARE(cell.timeMs, api::absentTime);
        }
    }
    QVERIFY(!away.empty());
    const fleet::Tally tally = fleet::tallyOf(away);
    QCOMPARE(tally.noData, tally.gpus);
    QCOMPARE(tally.free + tally.freeNodes + tally.idle + tally.busy, 0);
}

void TestFleet::refusals_data()
{
    QTest::addColumn<QString>("refused");
    QTest::newRow("one node") << u"one"_s;
    QTest::newRow("all nodes") << u"all"_s;
    QTest::newRow("the list") << u"/api/v1/nodes"_s;
    QTest::newRow("the numbers") << u"/api/v1/nodes/telemetry"_s;
}

void TestFleet::refusals()
{
    QFETCH(const QString, refused);
    start();
    read();
    QVERIFY(!m_fleet->lines().empty());
    simulator::Options options;
    const auto pathOf
        = [](const Line *line) { return u"/api/v1/nodes/%1/metrics"_s.arg(line->id.toString()).toStdString(); };
    const base::Key first = m_fleet->lines().front()->key;
    const auto nodes = m_fleet->lines().size();
    if (refused == u"one") {
        options.refusedPaths = {pathOf(m_fleet->lines().front())};
    } else if (refused == u"all") {
        for (const Line *line : m_fleet->lines())
            options.refusedPaths.push_back(pathOf(line));
    } else {
        options.refusedPaths = {refused.toStdString()};
    }
    start(options);
    m_fleet->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_fleet->isLoading() && (m_fleet->progress().open == 0 || m_fleet->metricsProblem()),
                             patient);
    if (refused == u"/api/v1/nodes") {
        QVERIFY(m_fleet->listProblem());
        QCOMPARE(m_fleet->listProblem()->kind, table::Problem::Kind::Forbidden);
        QVERIFY(m_fleet->lines().empty());
        return;
    }
    QVERIFY(!m_fleet->listProblem());
    QCOMPARE(m_fleet->lines().size(), nodes);
    QCOMPARE(m_fleet->metricsProblem().has_value(), refused == u"all");
    if (refused == u"one") {
        const Line *line = m_fleet->lines()[std::size_t(m_fleet->lineOf(first))];
        QCOMPARE(line->state, Line::State::Failed);
        QVERIFY(!line->problem.isEmpty());
        QVERIFY(std::ranges::all_of(line->cells, [](const GpuCell &cell) { return cell.state == CellState::NoData; }));
        const auto hasNoId = [](const Line *other) { return other->id.isNull(); };
        const int unnamed = int(std::ranges::count_if(m_fleet->lines(), hasNoId)); // cannot be asked for
        QCOMPARE(m_fleet->progress().failed, 1 + unnamed);
        QCOMPARE(m_fleet->progress().answered, int(nodes) - 1 - unnamed);
    }
}

void TestFleet::oldControlPlanes_data()
{
    QTest::addColumn<QString>("release");
    QTest::addColumn<bool>("tellsDevices");
    QTest::addColumn<bool>("tellsProfiling");
    QTest::newRow("2.19") << u"2.19"_s << false << false;
    QTest::newRow("2.21") << u"2.21"_s << false << true;
    QTest::newRow("2.22") << u"2.22"_s << true << true;
    QTest::newRow("3.0") << u"3.0"_s << true << true;
}

// Before 2.22 nobody tells which GPU of a node is allocated, unless it is none or all of them.
void TestFleet::oldControlPlanes()
{
    QFETCH(const QString, release);
    QFETCH(const bool, tellsDevices);
    QFETCH(const bool, tellsProfiling);
    simulator::Options options;
    options.release = simulator::releaseNamed(release.toStdString());
    QVERIFY(options.release);
    start(options);
    read();
    QVERIFY(!m_fleet->lines().empty());
    QCOMPARE(m_fleet->tellsDevices(), tellsDevices);
    QCOMPARE(m_fleet->tellsProfiling(), tellsProfiling);
    const auto tellsActivity = [](const GpuCell &cell) { return !std::isnan(cell.smActivity); };
    QCOMPARE(std::ranges::any_of(m_fleet->lines(),
                                 [&](const Line *line) { return std::ranges::any_of(line->cells, tellsActivity); }),
             tellsProfiling);
    QVERIFY(!m_fleet->metricsProblem());
    QVERIFY(states().at(CellState::Value) > 0);
    bool hasUntold = false;
    for (const Line *line : m_fleet->lines()) {
        for (const GpuCell &cell : line->cells) {
            hasUntold = hasUntold || (cell.state == CellState::Value && std::isnan(cell.allocated));
            if (!tellsDevices && cell.state == CellState::Free)
                QCOMPARE(line->facts.allocatedGpus, 0.0);
        }
    }
    QCOMPARE(hasUntold, !tellsDevices);
}

void TestFleet::zeroIsNotFreeAndFreeIsNotMissing()
{
    const fleet::NodeFacts unknown{.gpuCount = 4};
    const auto cells
        = cellsOf({series(utilization, gpu(0), repeated(R"("0")")), series(utilization, gpu(1), repeated(R"("0")", 6)),
                   series(utilization, gpu(2), repeated(R"("0")")), series(allocation, gpu(2), repeated("\"0\"")),
                   series(allocation, gpu(0), repeated("\"0.5\""))},
                  unknown);
    QCOMPARE(cells.size(), 4U);
    QCOMPARE(cells[0].state, CellState::Idle);
    QCOMPARE(cells[0].allocated, 0.5);
    QCOMPARE(cells[1].state, CellState::Value); // for how long is not known
    QCOMPARE(cells[1].utilization, 0.0);
    QVERIFY(std::isnan(cells[1].allocated));
    QCOMPARE(cells[2].state, CellState::Free);
    QCOMPARE(cells[3].state, CellState::NoData);

    // Nothing is allocated on the node, but something runs there.
    const auto strange
        = cellsOf({series(utilization, gpu(0), repeated(R"("40")"))}, {.gpuCount = 2, .allocatedGpus = 0});
    QCOMPARE(strange[0].state, CellState::Value);
    QCOMPARE(strange[1].state, CellState::Free);
    const auto partly = cellsOf({series(utilization, gpu(0), repeated(R"("0")"))}, {.gpuCount = 2, .allocatedGpus = 1});
    QCOMPARE(partly[0].state, CellState::Idle);
    QVERIFY(std::isnan(partly[0].allocated));
    QCOMPARE(partly[1].state, CellState::NoData);
}

void TestFleet::oddAnswers()
{
    const fleet::NodeFacts eight{.gpuCount = 8};
    // Without labels nobody knows whose samples these are, unless there is only one GPU.
    const auto unlabelled = cellsOf({series(utilization, "null", repeated(R"("50")"))}, eight);
    for (const GpuCell &cell : unlabelled)
        QCOMPARE(cell.state, CellState::NoData);
    QCOMPARE(cellsOf({series(utilization, "null", repeated(R"("50")"))}, {.gpuCount = 1})[0].utilization, 50.0);

    // Samples in the wrong order: the newest one counts.
    QByteArray mixed = R"({"type":"GPU_UTILIZATION_PER_GPU","labels":{"gpu":"0"},"values":[)";
    mixed += R"({"value":"90","timestamp":")" + isoTime(now - 15'000).toUtf8() + R"("},)";
    mixed += R"({"value":"10","timestamp":")" + isoTime(now - 60'000).toUtf8() + R"("}]})";
    QCOMPARE(cellsOf({mixed}, eight)[0].utilization, 90.0);
    QCOMPARE(cellsOf({mixed}, eight)[0].timeMs, now - 15'000);

    // No number at the end: the value before it, with its own time.
    QList<QByteArray> values = repeated(R"("70")");
    values.last() = R"("NaN")";
    const auto late = cellsOf({series(utilization, gpu(0), values)}, eight);
    QCOMPARE(late[0].utilization, 70.0);
    QCOMPARE(late[0].timeMs, now - 30'000);
    const auto never = cellsOf({series(utilization, gpu(0), repeated(R"("NaN")"))}, eight);
    QCOMPARE(never[0].state, CellState::NoData);
    // A hole may have been work.
    values = repeated(R"("0")");
    values[15] = "null";
    QCOMPARE(cellsOf({series(utilization, gpu(0), values)}, eight)[0].state, CellState::Value);

    // The same series twice, and two that contradict each other.
    const QByteArray one = series(utilization, gpu(3), repeated(R"("30")"));
    QCOMPARE(cellsOf({one, one}, eight)[3].utilization, 30.0);
    const QByteArray other = series(utilization, gpu(3), repeated(R"("80")"));
    QCOMPARE(cellsOf({one, other}, eight)[3].state, CellState::NoData);

    // More GPUs than the list of nodes tells.
    QCOMPARE(cellsOf({series(utilization, gpu(9), repeated(R"("5")"))}, eight).size(), 10U);
}

void TestFleet::ordersAndPools()
{
    start();
    read();
    int gpus = 0;
    for (const fleet::Pool &pool : m_fleet->pools())
        gpus += pool.gpus;
    int cells = 0;
    for (const Line *line : m_fleet->lines())
        cells += int(line->cells.size());
    QCOMPARE(gpus, cells);

    m_fleet->setOrder(fleet::Order::Free);
    QVERIFY(m_fleet->lines().front()->free() > 0);
    QVERIFY(std::ranges::is_sorted(m_fleet->lines(), std::greater(), [](const Line *line) { return line->free(); }));
    m_fleet->setOrder(fleet::Order::Utilization);
    QVERIFY(m_fleet->lines().front()->meanUtilization() > 0);
    QVERIFY(std::isnan(m_fleet->lines().back()->meanUtilization()));
    const base::Key key = m_fleet->lines()[2]->key;
    QCOMPARE(m_fleet->lineOf(key), 2);
}

QTEST_GUILESS_MAIN(TestFleet)
#include "tst_fleet.moc"
