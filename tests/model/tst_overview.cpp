// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/overview/overview.h"
#include "models/session/session.h"
#include "tests/support/simulatorclient.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <memory>
#include <numeric>

using namespace Qt::StringLiterals;
using overview::Overview;
using overview::Part;

namespace {

constexpr int patient = 30'000; // ms; a limit against hanging, not a measure
constexpr qint64 now = 1'780'000'000'000;

using Numbers = std::map<QString, double>;

double sumOf(const Numbers &numbers)
{
    double sum = 0;
    for (const auto &[name, number] : numbers)
        sum += number;
    return sum;
}

} // namespace

// The overview over a real session: its numbers are the control plane's, its requests are few, and a refusal stays in
// its part.
class TestOverview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreThoseOfTheControlPlane();
    void whatWaitsIsTold();
    void requestsAreFewAndNoneComesTwice();
    void aRefusalStaysInItsPart_data();
    void aRefusalStaysInItsPart();
    void oldControlPlanes_data();
    void oldControlPlanes();
    void sumsLeaveOutGaps();

private:
    void start(const simulator::Options &changed = {})
    {
        simulator::Options options = changed;
        options.size = simulator::Size::Small;
        options.nowMs = now;
        m_nowMs = now;
        options.speed = 0;
        m_overview.reset();
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
        m_overview = std::make_unique<Overview>(m_session->client(), m_names, [this] { return m_nowMs; });
    }
    void read()
    {
        m_overview->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_overview->isLoading(), patient);
    }
    // By the value of the first group
    [[nodiscard]] Numbers telemetry(const QString &list, const QString &type, const QString &group)
    {
        Numbers numbers;
        const auto reply = m_client->get(u"/api/v1/%1/telemetry?telemetryType=%2&groupBy=%3"_s.arg(list, type, group));
        for (const QJsonValue &value : reply.object()[u"values"_s].toArray())
            numbers[value[u"groups"_s][0][u"value"_s].toString()] += value[u"value"_s].toString().toDouble();
        return numbers;
    }
    [[nodiscard]] QSet<QString> disconnected()
    {
        QSet<QString> ids;
        for (const QJsonValue &cluster : m_client->get(u"/api/v1/clusters"_s).array()) {
            if (cluster[u"status"_s][u"state"_s] == u"Disconnected"_s)
                ids.insert(cluster[u"uuid"_s].toString());
        }
        return ids;
    }
    [[nodiscard]] double connectedSum(const QString &type)
    {
        Numbers numbers = telemetry(u"nodes"_s, type, u"ClusterId"_s);
        for (const QString &id : disconnected())
            numbers.erase(id);
        return sumOf(numbers);
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<SimulatorClient> m_client;
    catalog::ClusterNames m_names;
    std::unique_ptr<Overview> m_overview;
    qint64 m_nowMs = now;
};

void TestOverview::numbersAreThoseOfTheControlPlane()
{
    start();
    QVERIFY(!m_overview->workloadsIn(u"Running"_s));
    read();
    const Numbers phases = telemetry(u"workloads"_s, u"WORKLOADS_COUNT"_s, u"Phase"_s);
    QVERIFY(phases.at(u"Running"_s) > 0);
    for (const auto &[phase, count] : phases)
        QCOMPARE(double(m_overview->workloadsIn(phase).value_or(-1)), count);

    QVERIFY(!disconnected().isEmpty());
    QCOMPARE(*m_overview->gpus().allocated, connectedSum(u"ALLOCATED_GPUS"_s));
    QCOMPARE(*m_overview->gpus().total, connectedSum(u"TOTAL_GPUS"_s));
    QCOMPARE(*m_overview->gpus().idle, connectedSum(u"IDLE_ALLOCATED_GPUS"_s));
    QCOMPARE(*m_overview->readyNodes(), connectedSum(u"READY_GPU_NODES"_s));
    QCOMPARE(*m_overview->allNodes(), connectedSum(u"TOTAL_GPU_NODES"_s));
    double pools = 0;
    for (const overview::PoolLine &pool : m_overview->pools())
        pools += *pool.gpus.total;
    QCOMPARE(pools, *m_overview->gpus().total);
    double clusters = 0;
    for (const overview::ClusterLine &cluster : m_overview->clusters()) {
        QCOMPARE(cluster.gpus.total.has_value(),
                 cluster.state != u"Disconnected" && cluster.state != u"WaitingToConnect");
        clusters += cluster.gpus.total.value_or(0);
    }
    QCOMPARE(clusters, *m_overview->gpus().total);

    const QString idle
        = u"/api/v1/workloads/count?filterBy="_s + SimulatorClient::escaped(u"idleAllocatedGpus>=0.01"_s);
    QCOMPARE(m_overview->idleWorkloadCount(), m_client->count(idle));
    QVERIFY(!m_overview->idleWorkloads().isEmpty());
    const QJsonObject most
        = m_client->get(u"/api/v1/workloads?limit=1&sortBy=idleAllocatedGpus&sortOrder=desc"_s).object();
    QCOMPARE(m_overview->idleWorkloads().constFirst().gpus.idle,
             most[u"workloads"_s][0][u"idleAllocatedGpus"_s].toDouble());

    const QJsonArray projects = m_client->all(u"/api/v1/org-unit/projects"_s, {}, u"projects"_s);
    QVERIFY(!projects.isEmpty());
    QList<double> held;
    for (const QJsonValue &project : projects)
        held << project[u"status"_s][u"quotaStatus"_s][u"allocated"_s][u"gpu"_s].toDouble();
    std::ranges::sort(held, std::greater());
    QCOMPARE(m_overview->projects().size(), std::min<qsizetype>(50, held.size()));
    QCOMPARE(m_overview->hasAllProjects(), held.size() <= 50);
    for (qsizetype i = 0; i < m_overview->projects().size(); ++i)
        QCOMPARE(m_overview->projects().at(i).allocated.value_or(0), held.at(i));

    QVERIFY(m_overview->curve().size() > 100);
    QCOMPARE(m_overview->curve().back().total, *m_overview->gpus().total);
}

void TestOverview::whatWaitsIsTold()
{
    start();
    read();
    const QString pending = u"filterBy="_s + SimulatorClient::escaped(u"phase==Pending"_s);
    const QJsonArray rows = m_client->all(u"/api/v1/workloads"_s, pending, u"workloads"_s);
    QVERIFY(rows.size() > 1 && rows.size() <= 500);
    const overview::Waiting &waiting = m_overview->waiting();
    QCOMPARE(waiting.read, int(rows.size()));
    QVERIFY(waiting.isWhole);
    int reasons = 0;
    for (const overview::WaitReason &reason : waiting.reasons) {
        QVERIFY(!reason.words.isEmpty());
        reasons += reason.count;
    }
    QCOMPARE(reasons, waiting.read);
    QCOMPARE(std::accumulate(waiting.byWait.begin(), waiting.byWait.end(), 0), waiting.read);
    qint64 oldest = now;
    for (const QJsonValue &row : rows) {
        const QString since = row[u"phaseUpdatedAt"_s].toString();
        oldest = std::min(oldest, QDateTime::fromString(since, Qt::ISODateWithMs).toMSecsSinceEpoch());
    }
    QCOMPARE(waiting.longestSinceMs, oldest);
    QVERIFY(!waiting.longest.isNull() && !waiting.longestName.isEmpty());
}

void TestOverview::requestsAreFewAndNoneComesTwice()
{
    start();
    QList<long long> asked;
    for (int round = 0; round < 3; ++round) {
        if (round == 2)
            m_nowMs -= 3'600'000; // somebody has set the clock of the computer back
        const long long before = m_simulator->answered();
        read();
        asked.append(m_simulator->answered() - before);
        QVERIFY2(asked[round] <= 13 + m_overview->clusters().size(), qPrintable(QString::number(asked[round])));
    }
    QVERIFY(asked[0] > m_overview->clusters().size()); // a curve for each, and the rest
    QVERIFY2(asked[1] <= 13, qPrintable(QString::number(asked[1]))); // curves get a new point every ten minutes
    QVERIFY2(asked[2] > asked[1], qPrintable(QString::number(asked[2]))); // of that clock, not in an hour
    // A second refresh while one is in progress asks for nothing.
    const long long before = m_simulator->answered();
    m_overview->refresh();
    read();
    QVERIFY(m_simulator->answered() - before <= 13 + m_overview->clusters().size());
}

void TestOverview::aRefusalStaysInItsPart_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QList<int>>("parts"); // that it may touch
    const auto row = [](const char *path, QList<Part> parts) {
        QList<int> numbers;
        for (const Part part : parts)
            numbers << int(part);
        QTest::newRow(path) << QString::fromLatin1(path) << numbers;
    };
    row("/api/v1/workloads", {Part::Waiting, Part::Idle});
    row("/api/v1/workloads/count", {Part::Failed, Part::Idle});
    row("/api/v1/workloads/telemetry", {Part::Phases});
    row("/api/v1/nodes/telemetry", {Part::Nodes});
    row("/api/v1/org-unit/projects", {Part::Projects});
}

void TestOverview::aRefusalStaysInItsPart()
{
    QFETCH(QString, path);
    QFETCH(QList<int>, parts);
    simulator::Options options;
    options.refusedPaths = {path.toStdString()};
    start(options);
    read();
    QVERIFY(parts.size() > 0);
    bool isTold = false;
    for (std::size_t i = 0; i < overview::partCount; ++i) {
        const overview::PartState &state = m_overview->state(Part(i));
        if (!parts.contains(int(i))) {
            QVERIFY2(state.isKnown && !state.problem, qPrintable(QString::number(i)));
            continue;
        }
        isTold = isTold || (state.problem && state.problem->kind == table::Problem::Kind::Forbidden);
    }
    QVERIFY(isTold);
}

void TestOverview::oldControlPlanes_data()
{
    QTest::addColumn<int>("release");
    for (const int release : {218, 220, 222, 224, 300})
        QTest::addRow("%d.%d", release / 100, release % 100) << release;
}

// Whatever they lack, the rest is there.
void TestOverview::oldControlPlanes()
{
    QFETCH(int, release);
    simulator::Options options;
    options.release = simulator::releaseNamed(std::to_string(release / 100) + "." + std::to_string(release % 100));
    start(options);
    read();
    QVERIFY(m_overview->state(Part::Clusters).isKnown);
    QVERIFY(m_overview->state(Part::Waiting).isKnown);
    // Numbers that the release does not know are absent, and not asked for again.
    QVERIFY(!m_overview->state(Part::Nodes).problem);
    QVERIFY(m_overview->gpus().total.value_or(0) > 0);
    QCOMPARE(m_overview->gpus().allocated.has_value(), release > 218);
    QVERIFY(m_overview->waiting().read > 0);
    QVERIFY(m_overview->workloadsIn(u"Running"_s).value_or(1) > 0);
    const auto hasQuota = [](const overview::ProjectLine &project) { return project.quota > 0; };
    QVERIFY(std::ranges::any_of(m_overview->projects(), hasQuota)); // 2.18 tells it by node pool only
    QVERIFY(m_overview->state(Part::Curves).isKnown || m_overview->state(Part::Curves).problem);
    // What was refused is not asked for again.
    const std::uint64_t first = m_session->requestLog().lastNumber();
    m_nowMs += 3'600'000;
    read();
    for (const api::RequestRecord &record : m_session->requestLog().after(first))
        QVERIFY2(record.status < 400, api::endpoint(record.operation).path.data());
}

void TestOverview::sumsLeaveOutGaps()
{
    const auto curve = [](const QList<qint64> &times, double gpus) {
        api::Measurements answer;
        for (const char *type : {"TOTAL_GPU", "ALLOCATED_GPU"}) {
            api::Measurement series;
            series.type = answer.texts.intern(type);
            for (const qint64 time : times)
                series.samples.append(time, std::to_string(gpus));
            answer.series.push_back(std::move(series));
        }
        return overview::GpuCurve(answer);
    };
    const std::vector<overview::GpuCurve> curves{curve({0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, 8),
                                                 curve({0, 10, 90, 100}, 2), curve({50, 60, 70, 80, 90, 100}, 1)};
    const auto sum = overview::sumOf(curves, 0, 100, 10);
    // The second curve has no samples from 20 to 80, so there is no sum where none is near.
    for (const overview::GpuPoint &point : sum)
        QVERIFY2(point.timeMs <= 30 || point.timeMs >= 70, qPrintable(QString::number(point.timeMs)));
    QCOMPARE(sum.front().total, 10.0);
    QCOMPARE(sum.back().total, 11.0);
}

QTEST_GUILESS_MAIN(TestOverview)
#include "tst_overview.moc"
