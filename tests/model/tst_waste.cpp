// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "app/simulator/world/generator.h"
#include "app/simulator/world/life.h"
#include "app/simulator/world/waste.h"
#include "models/session/session.h"
#include "models/waste/totals.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using waste::Counts;
using waste::GroupBy;
using waste::Measurement;
using waste::State;

namespace {

constexpr std::int64_t begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t shortest = 15 * minute;

// Of a workload with flaws in what is said of it, some hours are not known.
bool isFlawed(const simulator::World &world, std::uint32_t workload)
{
    return (world.workloadId(workload).low & 0xff) < 8;
}

} // namespace

Q_DECLARE_METATYPE(simulator::Size)

// GPU-hours wasted, measured over HTTP and held against what the simulator knows of its own world.
class TestWaste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void cleanup();
    void agreesWithTheLedger_data();
    void agreesWithTheLedger();
    void totalsOfAllWorkloads_data() { agreesWithTheLedger_data(); }
    void totalsOfAllWorkloads();
    void groupsAddUp();
    void asksOnlyForWhatIsNew();
    void requestsAreLimited();
    void someDoNotAnswer();
    void refusedMetricsEndIt();
    void refusedListsEndIt();
    void cancelKeepsWhatIsKnown();
    void anOldRelease();
    void noWorkloads();

private:
    struct Truth
    {
        const waste::Measured *told = nullptr;
        simulator::Waste exact;
        bool isFlawed = false;
        bool isDeleted = false;
    };

    void serve(const simulator::Options &options);
    void know(simulator::Size size); // the world of simulators of this size
    [[nodiscard]] static simulator::Options frozen()
    {
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.nowMs = begin;
        options.speed = 0;
        return options;
    }
    void run(Measurement &measurement, std::int64_t window = day);
    [[nodiscard]] std::string pathOf(const waste::Holder &holder) const
    {
        return "/api/v1/workloads/" + holder.id.toString().toStdString() + "/metrics";
    }
    // Of each workload that was asked for.
    [[nodiscard]] std::vector<Truth> truthsOf(const waste::Result &result) const;
    // Of a day: what is asked without faults, most GPU-hours first.
    [[nodiscard]] std::vector<waste::Holder> holders();

    std::unique_ptr<const simulator::World> m_world;
    QHash<QString, std::uint32_t> m_places; // workloads by id
    std::unique_ptr<simulator::Simulator> m_server;
    std::unique_ptr<session::Session> m_session;
    std::int64_t m_now = begin;
};

void TestWaste::know(simulator::Size size)
{
    const simulator::Scale scale = size == simulator::Size::Small ? simulator::Scale{7, 31, 500, 2000, false}
                                                                  : simulator::Scale{7, 312, 5000, 20000, false};
    m_world = simulator::generate(scale, 1, begin);
    m_places.clear();
    for (std::uint32_t i = 0; i < m_world->workloads.size(); ++i)
        m_places[QString::fromStdString(simulator::toString(m_world->workloadId(i)))] = i;
}

void TestWaste::cleanup()
{
    m_session.reset();
    m_server.reset();
    m_now = begin;
}

void TestWaste::serve(const simulator::Options &options)
{
    m_session.reset();
    m_server = std::make_unique<simulator::Simulator>(options);
    QVERIFY2(m_server->start(), m_server->error().c_str());
    m_session = std::make_unique<session::Session>(
        session::Connection{.name = u"test"_s,
                            .url = QUrl(QString::fromStdString(m_server->url())),
                            .caFile = {},
                            .credentials = session::BearerToken{QString::fromStdString(m_server->token())}});
}

void TestWaste::run(Measurement &measurement, std::int64_t window)
{
    measurement.setClock([this] { return m_now; });
    QSignalSpy finished(&measurement, &Measurement::finished);
    measurement.start(window);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 120'000);
    QVERIFY(!measurement.isRunning());
}

std::vector<TestWaste::Truth> TestWaste::truthsOf(const waste::Result &result) const
{
    std::vector<Truth> truths;
    for (const waste::Measured &told : result.workloads) {
        const auto place = m_places.constFind(told.holder.id.toString());
        if (told.state == State::NotAsked || place == m_places.cend())
            continue;
        truths.push_back({&told,
                          simulator::wasteOf(*m_world, *place, {result.window.fromMs, result.window.toMs}, shortest),
                          isFlawed(*m_world, *place), simulator::isDeleted(m_world->workloads[*place], begin)});
    }
    return truths;
}

std::vector<waste::Holder> TestWaste::holders()
{
    serve(frozen());
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    run(measurement);
    std::vector<waste::Holder> all;
    for (const waste::Measured &told : measurement.result(shortest).workloads)
        all.push_back(told.holder);
    return all;
}

void TestWaste::agreesWithTheLedger_data()
{
    using simulator::Size;
    QTest::addColumn<Size>("size");
    QTest::addColumn<qint64>("window");
    QTest::newRow("24 h") << Size::Small << qint64(day);
    QTest::newRow("7 d") << Size::Small << qint64(7 * day);
    QTest::newRow("30 d") << Size::Small << qint64(30 * day);
    if (!qEnvironmentVariableIsSet("BINNACLE_ROUNDS"))
        return; // the exact sums of larger worlds take a minute
    QTest::newRow("24 h, medium") << Size::Medium << qint64(day);
    QTest::newRow("7 d, medium") << Size::Medium << qint64(7 * day);
    QTest::newRow("30 d, medium") << Size::Medium << qint64(30 * day);
}

void TestWaste::agreesWithTheLedger()
{
    QFETCH(simulator::Size, size);
    QFETCH(qint64, window);
    know(size);
    simulator::Options options = frozen();
    options.size = size;
    serve(options);
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    run(measurement, window);
    QVERIFY(measurement.hasSucceeded() && measurement.requestsDone() < 1100); // with lists and checks
    const waste::Result result = measurement.result(shortest);
    QCOMPARE(result.window.toMs, begin);
    QCOMPARE(result.window.length(), window);
    std::vector<Truth> truths = truthsOf(result);
    QVERIFY(truths.size() > 60);
    QVERIFY(std::ranges::any_of(truths, &Truth::isDeleted));
    QVERIFY(std::ranges::any_of(truths, [](const Truth &t) { return t.told->holder.endedMs != api::absentTime; }));

    std::erase_if(truths, &Truth::isFlawed);
    for (const Counts counts : {Counts::NotUsed, Counts::Idle}) {
        const auto exactly = [&](const Truth &t) { return counts == Counts::Idle ? t.exact.idle : t.exact.notUsed; };
        const auto told
            = [&](const Truth &t) { return counts == Counts::Idle ? t.told->hours.idle : t.told->hours.notUsed; };
        std::ranges::sort(truths, std::greater(), exactly);
        double sum = 0, exact = 0;
        for (std::size_t i = 0; i < truths.size(); ++i) {
            sum += told(truths[i]);
            exact += exactly(truths[i]);
            if (i < 100)
                QVERIFY2(std::abs(told(truths[i]) - exactly(truths[i])) <= 0.05 * exactly(truths[i]) + 0.01,
                         qPrintable(u"%1: %2 instead of %3"_s.arg(truths[i].told->holder.name)
                                        .arg(told(truths[i]))
                                        .arg(exactly(truths[i]))));
        }
        QVERIFY(exact > 0);
        QVERIFY2(std::abs(sum / exact - 1) <= 0.01, qPrintable(QString::number(sum / exact)));
    }
    // Stretches are where they were.
    for (const Truth &truth : truths) {
        if (truth.exact.stretches.size() != 1 || truth.exact.idle < 10)
            continue;
        QCOMPARE(truth.told->hours.stretches.size(), std::size_t(1));
        const std::int64_t slack = std::int64_t(truth.told->stepMs);
        QVERIFY(std::abs(truth.told->hours.stretches[0].fromMs - truth.exact.stretches[0].from) <= slack);
        QVERIFY(std::abs(truth.told->hours.stretches[0].toMs - truth.exact.stretches[0].to) <= slack);
    }
}

// What was not measured is estimated; the sum is that of all workloads, and that of other sources.
void TestWaste::totalsOfAllWorkloads()
{
    QFETCH(simulator::Size, size);
    QFETCH(qint64, window);
    know(size);
    simulator::Options options = frozen();
    options.size = size;
    serve(options);
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    run(measurement, window);
    const waste::Result result = measurement.result(shortest);
    simulator::Waste exact;
    for (std::uint32_t i = 0; i < m_world->workloads.size(); ++i) {
        const simulator::Waste one
            = simulator::wasteOf(*m_world, i, {result.window.fromMs, result.window.toMs}, shortest);
        exact.held += one.held;
        exact.measured += one.measured;
        exact.notUsed += one.notUsed;
        exact.idle += one.idle;
    }
    const waste::Total total = waste::totalOf(result, Counts::NotUsed, {});
    QCOMPARE(total.amount.workloads, int(result.workloads.size()));
    QVERIFY(total.amount.wasted < exact.notUsed);
    const double told = total.amount.wasted + total.amount.estimate;
    QVERIFY2(std::abs(told / exact.notUsed - 1) <= 0.01, qPrintable(QString::number(told / exact.notUsed)));
    QVERIFY(total.amount.coverage() > 0.9 && total.amount.coverage() < 1);
    QVERIFY(total.longestStepMs > 15'000 && total.longestStepMs <= double(window) / 1000);
    const waste::Amount idle = waste::totalOf(result, Counts::Idle, {}).amount;
    QVERIFY(idle.wasted <= 1.001 * exact.idle && idle.wasted > 0.8 * exact.idle);
    QVERIFY(result.clusters && std::abs(result.clusters->percent()) < 1);
    QVERIFY(std::abs(result.clusters->theirs / exact.held - 1) < 0.01);
    QVERIFY(result.projects && std::abs(result.projects->percent()) < 1);
    // Nothing is known of one that is out of reach, and of what it runs.
    QCOMPARE(result.clustersSilent, 1);
}

void TestWaste::groupsAddUp()
{
    serve(frozen());
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    run(measurement);
    const waste::Result result = measurement.result(shortest);
    waste::Prices prices;
    for (const waste::Measured &told : result.workloads) {
        if (told.holder.nodePools.size() == 1)
            prices.perGpuHour.insert(told.holder.nodePools[0], 2);
    }
    const waste::Amount all = waste::totalOf(result, Counts::NotUsed, prices).amount;
    QVERIFY(all.cost && std::abs(*all.cost - 2 * (all.wasted - all.unpriced)) < 0.01);
    for (const GroupBy groupBy :
         {GroupBy::Workload, GroupBy::User, GroupBy::Project, GroupBy::Cluster, GroupBy::NodePool}) {
        const std::vector<waste::Line> lines = waste::linesOf(result, Counts::NotUsed, groupBy, prices);
        waste::Amount sum;
        for (const waste::Line &line : lines)
            sum += line.amount;
        QCOMPARE(sum.workloads, all.workloads);
        QVERIFY(std::abs(sum.wasted - all.wasted) < 1e-6 && std::abs(sum.measured - all.measured) < 1e-6);
        QVERIFY(std::abs(sum.cost.value_or(0) - *all.cost) < 1e-6);
        QVERIFY(std::ranges::is_sorted(lines, std::greater(), [](const waste::Line &l) { return l.amount.wasted; }));
        QVERIFY(lines.size() > 1 && (groupBy == GroupBy::Workload) == (lines.size() == result.workloads.size()));
    }
}

void TestWaste::asksOnlyForWhatIsNew()
{
    serve(frozen());
    const auto memory = std::make_shared<waste::Memory>();
    m_now = begin - day / 8;
    Measurement first(m_session->client(), memory);
    run(first, 7 * day);
    const waste::Result before = first.result(shortest);
    QVERIFY(first.workloads() > 50);

    // At once: the samples of the last minute may still change, which is not worth a request for each.
    Measurement again(m_session->client(), memory);
    run(again, 7 * day);
    QVERIFY2(again.workloads() < 5, qPrintable(QString::number(again.workloads())));
    const waste::Result same = again.result(shortest);
    QVERIFY(std::abs(waste::totalOf(same, Counts::NotUsed, {}).amount.wasted
                         / waste::totalOf(before, Counts::NotUsed, {}).amount.wasted
                     - 1)
            < 0.002);
    QVERIFY(same.count(State::Measured) >= before.count(State::Measured));

    // Three hours later: those that have run since, as far as they are needed for the share.
    m_now = begin;
    Measurement end(m_session->client(), memory);
    run(end, 7 * day);
    QVERIFY(end.hasSucceeded());
    QVERIFY2(end.workloads() < first.workloads() / 2, qPrintable(QString::number(end.workloads())));
    QCOMPARE(end.result(shortest).window.toMs, m_now);

    // Another window has other steps.
    Measurement other(m_session->client(), memory);
    run(other, day);
    QVERIFY(other.workloads() > 40);
}

void TestWaste::requestsAreLimited()
{
    serve(frozen());
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    measurement.setLimits({.share = 0.97, .requests = 30, .looks = 10});
    run(measurement, 7 * day);
    const waste::Result result = measurement.result(shortest);
    QCOMPARE(measurement.workloads(), 18); // twelve are for further looks
    QCOMPARE(result.count(State::NotAsked), int(result.workloads.size()) - 18);
    const auto isAsked = [](const waste::Measured &m) { return m.state != State::NotAsked; };
    const auto held = [](const waste::Measured &m) { return m.holder.expected; };
    QVERIFY(std::ranges::is_partitioned(result.workloads, isAsked));
    QVERIFY(std::ranges::is_sorted(result.workloads, std::greater(), held));
    const waste::Amount amount = waste::totalOf(result, Counts::NotUsed, {}).amount;
    QVERIFY(amount.coverage() > 0.3 && amount.coverage() < 0.97);
    QVERIFY(amount.unmeasured > 0 && amount.estimate > 0 && amount.estimate < amount.unmeasured);
}

void TestWaste::someDoNotAnswer()
{
    const std::vector<waste::Holder> all = holders();
    simulator::Options options = frozen();
    options.refusedPaths = {pathOf(all[1]), pathOf(all[4]), pathOf(all[5])};
    serve(options);
    const auto memory = std::make_shared<waste::Memory>();
    Measurement measurement(m_session->client(), memory);
    run(measurement);
    QVERIFY(measurement.hasSucceeded());
    const waste::Result result = measurement.result(shortest);
    QCOMPARE(result.count(State::NotAnswered), 3);
    QVERIFY(result.workloads[1].state == State::NotAnswered && result.workloads[1].isPartial);
    QCOMPARE(result.workloads[1].hours.held, 0.);
    const waste::Amount amount = waste::totalOf(result, Counts::NotUsed, {}).amount;
    QVERIFY(amount.unmeasured >= all[1].expected + all[4].expected + all[5].expected);

    // They are asked for again, the others are not.
    Measurement again(m_session->client(), memory);
    run(again);
    QVERIFY(again.workloads() >= 3 && again.workloads() < 10);
    QVERIFY(again.hasSucceeded());
    QCOMPARE(again.result(shortest).count(State::NotAnswered), 3);
}

void TestWaste::refusedMetricsEndIt()
{
    simulator::Options options = frozen();
    for (const waste::Holder &holder : holders())
        options.refusedPaths.push_back(pathOf(holder));
    serve(options);
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    run(measurement);
    QVERIFY(!measurement.hasSucceeded());
    QVERIFY(measurement.problem() && measurement.problem()->kind == api::Error::Kind::Forbidden);
    QVERIFY(measurement.requestsDone() < 20); // it does not try them all
    QCOMPARE(measurement.result(shortest).count(State::Measured), 0);
}

void TestWaste::refusedListsEndIt()
{
    simulator::Options options = frozen();
    options.refusedPaths = {"/api/v1/workloads"};
    serve(options);
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    run(measurement);
    QVERIFY(measurement.problem() && measurement.problem()->kind == api::Error::Kind::Forbidden);
    QCOMPARE(measurement.workloads(), 0);
}

void TestWaste::cancelKeepsWhatIsKnown()
{
    simulator::Options options = frozen();
    options.latencyMs = 20;
    serve(options);
    const auto memory = std::make_shared<waste::Memory>();
    Measurement measurement(m_session->client(), memory);
    measurement.setClock([] { return begin; });
    QSignalSpy finished(&measurement, &Measurement::finished);
    QSignalSpy progress(&measurement, &Measurement::progress);
    measurement.start(day);
    QTRY_VERIFY_WITH_TIMEOUT(measurement.workloadsDone() > 10, 60'000);
    QVERIFY(!progress.isEmpty());
    measurement.cancel();
    QCOMPARE(finished.size(), 1);
    QVERIFY(!measurement.isRunning() && !measurement.hasSucceeded() && !measurement.problem());
    const waste::Result result = measurement.result(shortest);
    QVERIFY(result.count(State::Measured) > 8 && result.count(State::NotAsked) > 20);
    measurement.cancel();
    QCOMPARE(finished.size(), 1);
    const int done = measurement.workloadsDone();
    const int planned = measurement.workloads();

    Measurement rest(m_session->client(), memory);
    run(rest);
    QVERIFY(rest.hasSucceeded());
    QVERIFY(rest.workloads() <= planned - done + 3);
}

// Without running times in the list, and with fewer things to filter by.
void TestWaste::anOldRelease()
{
    know(simulator::Size::Small);
    simulator::Options options = frozen();
    options.release = simulator::releaseNamed("2.18");
    serve(options);
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    run(measurement);
    QVERIFY(measurement.hasSucceeded());
    const waste::Result result = measurement.result(shortest);
    double told = 0, exact = 0;
    for (const Truth &truth : truthsOf(result)) {
        if (truth.isFlawed)
            continue;
        told += truth.told->hours.notUsed;
        exact += truth.exact.notUsed;
    }
    QVERIFY(result.count(State::Measured) > 40);
    QVERIFY(std::abs(told / exact - 1) <= 0.01);
    QVERIFY(!result.projects); // no averages yet
}

void TestWaste::noWorkloads()
{
    serve(frozen());
    m_now = begin - 4000 * day; // before all of them
    Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
    run(measurement);
    QVERIFY(measurement.hasSucceeded());
    const waste::Result result = measurement.result(shortest);
    QVERIFY(result.workloads.empty());
    const waste::Amount amount = waste::totalOf(result, Counts::Idle, {}).amount;
    QCOMPARE(amount.workloads, 0);
    QVERIFY(std::isnan(amount.coverage()) && std::isnan(amount.share()));
}

QTEST_GUILESS_MAIN(TestWaste)
#include "tst_waste.moc"
