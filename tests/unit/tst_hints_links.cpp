// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/checks.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

using namespace Qt::StringLiterals;
using namespace hints;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t begin = 1'763'726'400'000;
constexpr unsigned worlds = 100; // of each kind

struct Samples
{
    std::vector<std::int64_t> times = {};
    std::vector<double> values = {};
    double stepMs = 0;
};

// What one GPU does at a time.
struct Moment
{
    double sent = 0; // bytes per second
    double received = 0;
    double percent = 0; // utilization
};

// The GPUs of a data-parallel training, with checkpoints during which little is transferred.
struct World
{
    int gpus = 8;
    std::int64_t stepMs = minute;
    std::int64_t lengthMs = 4 * hour;
    double rate = 40e9; // each way
    double noise = 0.08; // of the rate, standard deviation
    double gaps = 0; // share of samples that are missing
    std::function<void(int gpu, std::int64_t sinceBegin, Moment &moment)> change = {};
    bool isWorkKnown = true;
};

struct Measured
{
    std::vector<Samples> sent = {};
    std::vector<Samples> received = {};
    std::vector<Samples> work = {};
};

Measured measuredOf(const World &world, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 1);
    std::uniform_real_distribution<double> chance(0, 1);
    const auto gpus = std::size_t(world.gpus);
    Measured all{std::vector<Samples>(gpus), std::vector<Samples>(gpus), std::vector<Samples>(gpus)};
    for (std::size_t gpu = 0; gpu < gpus; ++gpu) {
        const double level = 0.97 + 0.06 * chance(random);
        for (Samples *samples : {&all.sent[gpu], &all.received[gpu], &all.work[gpu]})
            samples->stepMs = double(world.stepMs);
        for (std::int64_t at = 0; at < world.lengthMs; at += world.stepMs) {
            const double share = at % (47 * minute) < 2 * minute ? 0.02 : level;
            Moment moment{world.rate * share * std::max(0., 1 + world.noise * noise(random)),
                          world.rate * share * std::max(0., 1 + world.noise * noise(random)),
                          92 * share + 2 * noise(random)};
            if (world.change)
                world.change(int(gpu), at, moment);
            if (chance(random) < world.gaps)
                continue;
            const auto add = [&](Samples &samples, double value) {
                samples.times.push_back(begin + at);
                samples.values.push_back(std::max(0., value));
            };
            add(all.sent[gpu], moment.sent);
            add(all.received[gpu], moment.received);
            if (world.isWorkKnown)
                add(all.work[gpu], std::min(moment.percent, 100.));
        }
    }
    return all;
}

std::vector<Curve> curvesOf(const std::vector<Samples> &all)
{
    std::vector<Curve> curves;
    curves.reserve(all.size());
    for (const Samples &one : all)
        curves.push_back({one.times, one.values, one.stepMs});
    return curves;
}

std::vector<Hint> unevenIn(const World &world, unsigned seed)
{
    const Measured all = measuredOf(world, seed);
    const std::vector<Curve> sent = curvesOf(all.sent);
    const std::vector<Curve> received = curvesOf(all.received);
    const std::vector<Curve> work = curvesOf(all.work);
    return unevenLinks(Link::NvLink, {sent, received, work}, {begin, begin + world.lengthMs});
}

// Changes one GPU.
auto only(int which, const std::function<void(std::int64_t sinceBegin, Moment &moment)> &change)
{
    return [which, change](int gpu, std::int64_t at, Moment &moment) {
        if (gpu == which)
            change(at, moment);
    };
}

auto scaled(int which, double sent, double received)
{
    return only(which, [sent, received](std::int64_t, Moment &moment) {
        moment.sent *= sent;
        moment.received *= received;
    });
}

Samples counter(std::initializer_list<double> values)
{
    Samples samples{.stepMs = double(minute)};
    for (const double value : values) {
        samples.times.push_back(begin + std::int64_t(samples.times.size()) * minute);
        samples.values.push_back(value);
    }
    return samples;
}

std::vector<Hint> killedIn(const std::vector<Samples> &counters, std::int64_t lengthMs = hour)
{
    const std::vector<Curve> curves = curvesOf(counters);
    return outOfMemory(Kill::SwapOut, curves, {begin, begin + lengthMs});
}

} // namespace

// Uneven transfers and killed processes, in series of which is known what they show.
class TestHintsLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void planted_data();
    void planted();
    void clean_data();
    void clean();
    void times();
    void oneDirectionOnly();
    void quietOnesMayBeIdle();
    void tooFewPeers();
    void manyCurves();
    void killed();
    void notKilled();
};

void TestHintsLinks::planted_data()
{
    QTest::addColumn<World>("world");
    QTest::addColumn<int>("kind");
    const int below = int(Unevenness::Below);
    const int above = int(Unevenness::Above);
    const int direction = int(Unevenness::Direction);
    QTest::newRow("a third") << World{.change = scaled(3, 0.35, 0.35)} << below;
    QTest::newRow("nothing") << World{.change = scaled(3, 0, 0)} << below;
    QTest::newRow("four GPUs") << World{.gpus = 4, .change = scaled(3, 0.35, 0.35)} << below;
    QTest::newRow("64 GPUs") << World{.gpus = 64, .change = scaled(3, 0.35, 0.35)} << below;
    QTest::newRow("noise") << World{.noise = 0.3, .change = scaled(3, 0.3, 0.3)} << below;
    QTest::newRow("samples are missing") << World{.gaps = 0.3, .change = scaled(3, 0.35, 0.35)} << below;
    QTest::newRow("without utilization") << World{.change = scaled(3, 0.35, 0.35), .isWorkKnown = false} << below;
    QTest::newRow("thrice") << World{.change = scaled(3, 3, 3)} << above;
    QTest::newRow("receives little") << World{.change = scaled(3, 1, 0.3)} << direction;
    QTest::newRow("sends little") << World{.change = scaled(3, 0.3, 1)} << direction;
    QTest::newRow("coarse") << World{.stepMs = 30 * minute, .lengthMs = 10 * 24 * hour, .change = scaled(3, 0.35, 0.35)}
                            << below;
    QTest::newRow("20 minutes") << World{
        .change = only(3, [](std::int64_t at, Moment &moment) {
            if (at >= 2 * hour + 10 * minute && at < 2 * hour + 32 * minute)
                moment.sent = moment.received = moment.sent * 0.2;
        })} << below;
}

void TestHintsLinks::planted()
{
    QFETCH(World, world);
    QFETCH(int, kind);
    const unsigned many = world.gpus > 8 ? worlds / 10 : worlds;
    int found = 0;
    int alarms = 0;
    for (unsigned seed = 1; seed <= many; ++seed) {
        for (const Hint &hint : unevenIn(world, seed)) {
            const bool isPlanted = hint.curves == std::vector<std::size_t>{3} && int(hint.unevenness) == kind;
            found += isPlanted ? 1 : 0;
            alarms += isPlanted ? 0 : 1;
            QVERIFY(hint.kind == Kind::UnevenLink && hint.link == Link::NvLink);
            QVERIFY(hint.of == std::size_t(world.gpus) && hint.ground.peers == world.gpus - 1);
        }
    }
    qInfo("planted: %u, misses: %d, false alarms: %d", many, int(many) - found, alarms);
    QCOMPARE(alarms, 0);
    QCOMPARE(found, int(many));
}

void TestHintsLinks::clean_data()
{
    QTest::addColumn<World>("world");
    QTest::newRow("calm") << World{};
    QTest::newRow("noise") << World{.noise = 0.4};
    QTest::newRow("much noise") << World{.noise = 1.5};
    QTest::newRow("samples are missing") << World{.gaps = 0.4};
    QTest::newRow("four GPUs") << World{.gpus = 4, .noise = 0.3};
    QTest::newRow("64 GPUs") << World{.gpus = 64, .noise = 0.3};
    QTest::newRow("coarse") << World{.stepMs = 30 * minute, .lengthMs = 10 * 24 * hour, .noise = 0.3};
    QTest::newRow("fine") << World{.stepMs = 15'000, .lengthMs = 2 * hour, .noise = 0.3};
    QTest::newRow("hardly any") << World{.rate = 10e6, .change = scaled(3, 0.1, 0.1)};
    QTest::newRow("a bit less") << World{.change = scaled(3, 0.65, 0.65)};
    QTest::newRow("a bit more") << World{.change = scaled(3, 1.6, 1.6)};
    QTest::newRow("a bit lopsided") << World{.change = scaled(3, 1, 0.65)};
    QTest::newRow("all receive more") << World{.change = [](int, std::int64_t, Moment &moment) { moment.sent *= 0.2; }};
    QTest::newRow("a pipeline") << World{.change = [](int gpu, std::int64_t, Moment &moment) {
        moment.sent *= 1 + 0.5 * gpu;
        moment.received *= 1 + 0.5 * gpu;
    }};
    QTest::newRow("two groups") << World{.change = [](int gpu, std::int64_t, Moment &moment) {
        moment.sent *= gpu < 4 ? 1 : 0.2;
        moment.received *= gpu < 4 ? 1 : 0.2;
    }};
    QTest::newRow("an idle GPU") << World{.change = only(3, [](std::int64_t, Moment &moment) { moment = {}; })};
    QTest::newRow("works half as much") << World{
        .change = only(3, [](std::int64_t, Moment &moment) {
            moment = {moment.sent * 0.45, moment.received * 0.45, moment.percent * 0.5};
        })};
    QTest::newRow("a short one") << World{.change = only(3, [](std::int64_t at, Moment &moment) {
                                              if (at >= 2 * hour && at < 2 * hour + 6 * minute)
                                                  moment.sent = moment.received = 0;
                                          })};
    QTest::newRow("writes checkpoints") << World{.change = only(0, [](std::int64_t at, Moment &moment) {
                                                     if (at % (47 * minute) < 4 * minute)
                                                         moment.sent = 60e9;
                                                 })};
}

void TestHintsLinks::clean()
{
    QFETCH(World, world);
    const unsigned many = world.gpus > 8 ? worlds / 10 : worlds;
    int alarms = 0;
    for (unsigned seed = 1; seed <= many; ++seed)
        alarms += int(unevenIn(world, seed).size());
    qInfo("clean worlds: %u, false alarms: %d", many, alarms);
    QCOMPARE(alarms, 0);
}

void TestHintsLinks::times()
{
    const World world{.lengthMs = 6 * hour, .change = only(5, [](std::int64_t at, Moment &moment) {
                                                if (at >= 4 * hour)
                                                    moment.sent = moment.received = moment.sent * 0.25;
                                            })};
    const std::vector<Hint> found = unevenIn(world, 7);
    QCOMPARE(found.size(), std::size_t(1));
    const Hint &hint = found.front();
    QVERIFY(std::abs(hint.sinceMs - (begin + 4 * hour)) <= 3 * minute);
    QCOMPARE(hint.untilMs, begin + 6 * hour);
    QVERIFY(hint.isOngoing && !hint.isFromBegin && hint.tone == Tone::Warning);
    QVERIFY2(std::abs(hint.value - 20e9) < 2e9, qPrintable(QString::number(hint.value)));
    QVERIFY2(std::abs(hint.against - 80e9) < 4e9, qPrintable(QString::number(hint.against)));
    QVERIFY(hint.ground.samples == 360 && hint.ground.coverage > 0.99);
}

// Only one direction is measured, or the sum of both.
void TestHintsLinks::oneDirectionOnly()
{
    const Measured all = measuredOf({.lengthMs = 6 * hour, .change = scaled(3, 0.3, 0.3)}, 1);
    const std::vector<Curve> sent = curvesOf(all.sent);
    const std::vector<Curve> work = curvesOf(all.work);
    const Range range{begin, begin + 6 * hour};
    QCOMPARE(unevenLinks(Link::Pcie, {sent, {}, work}, range).size(), std::size_t(1));
    const auto found = unevenLinks(Link::Pcie, {{}, sent, work}, range);
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found.front().link == Link::Pcie && found.front().unevenness == Unevenness::Below);
}

// Without utilization, a GPU that transfers nothing may just have nothing to do.
void TestHintsLinks::quietOnesMayBeIdle()
{
    World world{.change = scaled(3, 0.001, 0.001)};
    QCOMPARE(unevenIn(world, 1).size(), std::size_t(1));
    world.isWorkKnown = false;
    QVERIFY(unevenIn(world, 1).empty());
}

void TestHintsLinks::tooFewPeers()
{
    QVERIFY(unevenIn({.gpus = 3, .change = scaled(2, 0.2, 0.2)}, 1).empty());
    QCOMPARE(unevenIn({.gpus = 4, .change = scaled(2, 0.2, 0.2)}, 1).size(), std::size_t(1));
    QVERIFY(unevenIn({.lengthMs = 12 * minute, .change = scaled(2, 0.2, 0.2)}, 1).empty());
    QVERIFY(unevenLinks(Link::NvLink, {}, {begin, begin + hour}).empty());
    const std::vector<Curve> none(8);
    QVERIFY(unevenLinks(Link::NvLink, {none, none, none}, {begin, begin + hour}).empty());
    QVERIFY(unevenLinks(Link::NvLink, {none, none, none}, {begin, begin}).empty());
}

void TestHintsLinks::manyCurves()
{
    const World world{.gpus = 512, .stepMs = 20'000, .lengthMs = 20'000'000, .change = scaled(3, 0.3, 0.3)};
    const Measured all = measuredOf(world, 3);
    const std::vector<Curve> sent = curvesOf(all.sent);
    const std::vector<Curve> received = curvesOf(all.received);
    const std::vector<Curve> work = curvesOf(all.work);
    QElapsedTimer timer;
    timer.start();
    const auto found = unevenLinks(Link::NvLink, {sent, received, work}, {begin, begin + world.lengthMs});
    qInfo("512 GPUs of 1000 samples: %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(found.size(), std::size_t(1));
}

void TestHintsLinks::killed()
{
    const std::vector<Hint> found = killedIn({counter({0, 0, 0}), counter({2, 2, 3, 3, 5, 5}), counter({0, 1})});
    QCOMPARE(found.size(), std::size_t(1));
    const Hint &hint = found.front();
    QVERIFY(hint.kind == Kind::OutOfMemory && hint.kill == Kill::SwapOut);
    QCOMPARE(hint.count, 4);
    QCOMPARE(hint.curves, (std::vector<std::size_t>{1, 2}));
    QCOMPARE(hint.of, std::size_t(3));
    QCOMPARE(hint.sinceMs, begin + minute);
    QCOMPARE(hint.untilMs, begin + 4 * minute);
    QCOMPARE(hint.tone, Tone::Warning);
    QCOMPARE(killedIn({counter({0, 1})}, 3 * hour).front().tone, Tone::Info);
    // A counter that begins anew
    QCOMPARE(killedIn({counter({7, 8, 1, 1, 2})}).front().count, 3);
    // Means of several samples
    QCOMPARE(killedIn({counter({0, 0.5, 1, 1})}).front().count, 1);
}

void TestHintsLinks::notKilled()
{
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(killedIn({}).empty());
    QVERIFY(killedIn({counter({}), counter({0, 0, 0})}).empty());
    // Earlier than the range
    QVERIFY(killedIn({counter({3, 3, 3})}).empty());
    QVERIFY(killedIn({counter({missing, 3, missing, 3})}).empty());
    QVERIFY(killedIn({counter({0, 1})}, minute).empty());
    // Of a counter that begins anew at 0, nothing is known
    QVERIFY(killedIn({counter({4, 0, 0})}).empty());
    int alarms = 0;
    for (unsigned seed = 1; seed <= worlds; ++seed) {
        std::mt19937 random(seed);
        Samples constant{.stepMs = double(minute)};
        const double value = double(random() % 5);
        for (int i = 0; i < 360; ++i) {
            if (random() % 4 == 0)
                continue;
            constant.times.push_back(begin + i * minute);
            constant.values.push_back(value);
        }
        alarms += int(killedIn({constant, constant}, 6 * hour).size());
    }
    qInfo("clean worlds: %u, false alarms: %d", worlds, alarms);
    QCOMPARE(alarms, 0);
}

QTEST_GUILESS_MAIN(TestHintsLinks)
#include "tst_hints_links.moc"
