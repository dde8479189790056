// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "app/simulator/world/generator.h"
#include "app/simulator/world/waste.h"
#include "models/session/session.h"
#include "models/waste/days.h"
#include "models/waste/totals.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using waste::Counts;
using waste::Measurement;
using waste::State;

namespace {

constexpr std::int64_t begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t shortest = 15 * minute;

} // namespace

// When GPU-hours were wasted: by day, and against the time before; held against what the simulator knows of its world.
class TestWasteTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void againstTheDayBefore();
    void daysOfTheWeek();

private:
    static void run(Measurement &measurement, std::int64_t window = day)
    {
        measurement.setClock([] { return begin; });
        QSignalSpy finished(&measurement, &Measurement::finished);
        measurement.start(window);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 120'000);
        QVERIFY(measurement.hasSucceeded());
    }

    const std::unique_ptr<const simulator::World> m_world
        = simulator::generate({7, 31, 500, 2000, false}, 1, begin); // of the simulator
    std::unique_ptr<simulator::Simulator> m_server;
    std::unique_ptr<session::Session> m_session;
};

void TestWasteTimes::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    m_session.reset();
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.nowMs = begin;
    options.speed = 0;
    m_server = std::make_unique<simulator::Simulator>(options);
    QVERIFY2(m_server->start(), m_server->error().c_str());
    m_session = std::make_unique<session::Session>(
        session::Connection{.name = u"test"_s,
                            .url = QUrl(QString::fromStdString(m_server->url())),
                            .caFile = {},
                            .credentials = session::BearerToken{QString::fromStdString(m_server->token())}});
}

// By the metrics of clusters: in one more request for each.
void TestWasteTimes::againstTheDayBefore()
{
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    run(measurement);
    const waste::Result result = measurement.result(shortest);
    QVERIFY(result.before && result.before->clusters > 3 && result.before->others >= 1);
    double now = 0, before = 0;
    for (std::uint32_t i = 0; i < m_world->workloads.size(); ++i) {
        const simulator::Cluster &cluster = m_world->clusters[m_world->workloads[i].cluster];
        if (cluster.state == simulator::ClusterState::Disconnected)
            continue; // nobody knows how it went on
        now += simulator::wasteOf(*m_world, i, {begin - day, begin}, shortest).notUsed;
        before += simulator::wasteOf(*m_world, i, {begin - 2 * day, begin - day}, shortest).notUsed;
    }
    const double percent = (now - before) / before * 100;
    QVERIFY(std::abs(percent) > 10);
    QVERIFY2(std::abs(result.before->percent() - percent) < 2, qPrintable(QString::number(result.before->percent())));
}

// Days by the calendar have what was wasted in them, and all of it.
void TestWasteTimes::daysOfTheWeek()
{
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    run(measurement, 7 * day);
    QHash<QString, std::uint32_t> places;
    for (std::uint32_t i = 0; i < m_world->workloads.size(); ++i)
        places[QString::fromStdString(simulator::toString(m_world->workloadId(i)))] = i;
    for (const Counts counts : {Counts::NotUsed, Counts::Idle}) {
        const waste::Question question{.windowMs = 7 * day, .counts = counts, .shortestIdleMs = shortest};
        const waste::Result result = measurement.result(shortest);
        const std::vector<waste::Day> days = waste::daysOf(measurement, result, question, QTimeZone("Asia/Kolkata"));
        QCOMPARE(days.size(), std::size_t(8)); // the first and the last one in part
        double sum = 0;
        for (const waste::Day &one : days) {
            QCOMPARE(one.isWhole, &one != &days.front() && &one != &days.back());
            QCOMPARE((one.range.fromMs + 11 * 30 * minute) % day, 0);
            sum += one.hours;
        }
        const double all = waste::totalOf(result, counts, {}).amount.wasted;
        QVERIFY2(std::abs(sum - all) < 0.001 * all, qPrintable(QString::number(sum)));
        double exact = 0;
        for (const waste::Measured &workload : result.workloads) {
            const auto place = places.constFind(workload.holder.id.toString());
            if (workload.state != State::Measured || place == places.cend())
                continue;
            const simulator::Waste one
                = simulator::wasteOf(*m_world, *place, {days[3].range.fromMs, days[3].range.toMs}, shortest);
            exact += counts == Counts::Idle ? one.idle : one.notUsed;
        }
        QVERIFY2(std::abs(days[3].hours / exact - 1) < 0.03, qPrintable(QString::number(days[3].hours / exact)));
    }
}

QTEST_GUILESS_MAIN(TestWasteTimes)
#include "tst_wastetimes.moc"
