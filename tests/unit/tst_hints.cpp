// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/checks.h"
#include "models/hints/told.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <random>

using namespace Qt::StringLiterals;
using namespace hints;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t begin = 1'763'726'400'000;
constexpr double gib = 1LL << 30;

struct Samples
{
    std::vector<std::int64_t> times = {};
    std::vector<double> values = {};
    double stepMs = 0;
};

// The GPUs of a data-parallel training: the same load with its checkpoints, a level and noise of their own.
struct World
{
    int gpus = 8;
    std::int64_t stepMs = minute;
    std::int64_t lengthMs = 6 * hour;
    double noise = 2; // percent, standard deviation
    double spread = 3; // percent, between the levels of GPUs
    double dipShare = 0.04; // of the time, for checkpoints
    double gaps = 0; // share of samples that are missing
    std::function<double(int gpu, std::int64_t sinceBegin, double percent)> change = {};
};

std::vector<Samples> samplesOf(const World &world, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 1);
    std::uniform_real_distribution<double> chance(0, 1);
    std::vector<Samples> all(std::size_t(world.gpus));
    const std::int64_t cycle = 47 * minute;
    for (int gpu = 0; gpu < world.gpus; ++gpu) {
        Samples &samples = all[std::size_t(gpu)];
        samples.stepMs = double(world.stepMs);
        const double level = 92 + world.spread * (chance(random) - 0.5);
        for (std::int64_t at = 0; at < world.lengthMs; at += world.stepMs) {
            const bool isDip = double(at % cycle) < world.dipShare * double(cycle);
            double percent = isDip ? 5 + chance(random) : level + world.noise * noise(random);
            if (world.change)
                percent = world.change(gpu, at, percent);
            if (std::isnan(percent) || chance(random) < world.gaps)
                continue;
            samples.times.push_back(begin + at);
            samples.values.push_back(std::clamp(percent, 0., 100.));
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

std::vector<Hint> stragglersIn(const World &world, unsigned seed)
{
    const std::vector<Samples> samples = samplesOf(world, seed);
    return stragglers(curvesOf(samples), {begin, begin + world.lengthMs});
}

Samples constant(double value, std::int64_t lengthMs, std::int64_t stepMs = minute)
{
    Samples samples{.stepMs = double(stepMs)};
    for (std::int64_t at = 0; at < lengthMs; at += stepMs) {
        samples.times.push_back(begin + at);
        samples.values.push_back(value);
    }
    return samples;
}

Curve curveOf(const Samples &samples)
{
    return {samples.times, samples.values, samples.stepMs};
}

constexpr unsigned worlds = 100; // of each kind

unsigned worldsLike(const World &world)
{
    return world.gpus > 8 || world.stepMs < minute ? worlds / 10 : worlds;
}

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

} // namespace

// The checks on curves of which is known what they show.
class TestHints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void cleanWorlds_data();
    void cleanWorlds();
    void plantedStragglers_data();
    void plantedStragglers();
    void timesOfAStraggler();
    void stragglerThatIsOver();
    void equalGpus();
    void tooFewPeers();
    void idleGpuIsNoStraggler();
    void busyWithoutWork_data();
    void busyWithoutWork();
    void absentActivityIsNotZero();
    void asked_data();
    void asked();
    void requestsThatChange();
    void requestsOfPodsThatDoNotRun();
    void nothingToCheck();
    void manyCurves();
};

void TestHints::cleanWorlds_data()
{
    QTest::addColumn<World>("world");
    QTest::newRow("calm") << World{};
    QTest::newRow("noise") << World{.noise = 12, .spread = 8};
    QTest::newRow("much noise") << World{.noise = 30, .spread = 10};
    QTest::newRow("without noise") << World{.noise = 0, .spread = 0};
    QTest::newRow("many dips") << World{.dipShare = 0.3};
    QTest::newRow("gaps") << World{.gaps = 0.4};
    QTest::newRow("four GPUs") << World{.gpus = 4, .noise = 10, .spread = 8};
    QTest::newRow("64 GPUs") << World{.gpus = 64, .noise = 10, .spread = 8};
    QTest::newRow("coarse") << World{.stepMs = 43 * minute, .lengthMs = 30 * 24 * hour, .noise = 8};
    QTest::newRow("fine") << World{.stepMs = 15'000, .lengthMs = 4 * hour, .noise = 8};
    QTest::newRow("one starts later") << World{.change = [](int gpu, std::int64_t at, double percent) {
        const double ramp = std::clamp(double(at - 90 * minute) / double(8 * minute), 0., 1.);
        return gpu == 3 ? (at < 90 * minute ? missing : percent * ramp) : percent;
    }};
    QTest::newRow("all ramp up") << World{.change = [](int, std::int64_t at, double percent) {
        return percent * std::clamp(double(at) / double(40 * minute), 0.02, 1.);
    }};
    QTest::newRow("all slow down at night") << World{.change = [](int, std::int64_t at, double percent) {
        return percent * (0.7 + 0.3 * std::cos(double(at) / double(6 * hour) * 2 * std::numbers::pi));
    }};
    QTest::newRow("a short lag") << World{.change = [](int gpu, std::int64_t at, double percent) {
        return gpu == 2 && at > 2 * hour && at < 2 * hour + 6 * minute ? percent * 0.5 : percent;
    }};
    QTest::newRow("10 % lower") << World{
        .change = [](int gpu, std::int64_t, double percent) { return gpu == 2 ? percent * 0.9 : percent; }};
    QTest::newRow("hardly used") << World{
        .change = [](int gpu, std::int64_t, double percent) { return percent * (gpu == 2 ? 0.06 : 0.12); }};
    // As a recorded training had it: each GPU at a level of its own for a while.
    QTest::newRow("few samples of bursts")
        << World{.stepMs = 3 * minute, .lengthMs = 90 * minute, .change = [](int gpu, std::int64_t at, double percent) {
                     std::minstd_rand random(unsigned(percent * 1000) + unsigned(gpu));
                     random.discard(3);
                     const unsigned turn = random() % 10;
                     return at < 12 * minute ? percent : percent * (turn < 4 ? 0.45 : turn < 6 ? 0.05 : 1);
                 }};
    QTest::newRow("a wide spread") << World{.spread = 14};
    QTest::newRow("half of them slower") << World{
        .change = [](int gpu, std::int64_t, double percent) { return gpu % 2 == 0 ? percent * 0.6 : percent; }};
}

void TestHints::cleanWorlds()
{
    QFETCH(World, world);
    const unsigned many = worldsLike(world);
    int alarms = 0;
    for (unsigned seed = 1; seed <= many; ++seed)
        alarms += int(stragglersIn(world, seed).size());
    qInfo("clean worlds: %u, false alarms: %d", many, alarms);
    QCOMPARE(alarms, 0);
}

void TestHints::plantedStragglers_data()
{
    QTest::addColumn<World>("world");
    const auto lag = [](double share) {
        return [share](int gpu, std::int64_t, double percent) { return gpu == 3 ? percent * (1 - share) : percent; };
    };
    QTest::newRow("25 % lower") << World{.change = lag(0.25)};
    QTest::newRow("20 % lower") << World{.change = lag(0.2)};
    QTest::newRow("four GPUs") << World{.gpus = 4, .change = lag(0.25)};
    QTest::newRow("64 GPUs") << World{.gpus = 64, .change = lag(0.25)};
    QTest::newRow("noise") << World{.noise = 12, .change = lag(0.35)};
    QTest::newRow("without noise") << World{.noise = 0, .spread = 0, .change = lag(0.2)};
    QTest::newRow("gaps") << World{.gaps = 0.4, .change = lag(0.3)};
    QTest::newRow("many dips") << World{.dipShare = 0.3, .change = lag(0.25)};
    QTest::newRow("coarse") << World{.stepMs = 43 * minute, .lengthMs = 30 * 24 * hour, .change = lag(0.25)};
    QTest::newRow("fine") << World{.stepMs = 15'000, .lengthMs = 4 * hour, .change = lag(0.25)};
    QTest::newRow("20 minutes") << World{.change = [](int gpu, std::int64_t at, double percent) {
        return gpu == 3 && at >= 3 * hour + 10 * minute && at < 3 * hour + 30 * minute ? percent * 0.7 : percent;
    }};
}

void TestHints::plantedStragglers()
{
    QFETCH(World, world);
    const unsigned many = worldsLike(world);
    int found = 0;
    int alarms = 0;
    for (unsigned seed = 1; seed <= many; ++seed) {
        for (const Hint &hint : stragglersIn(world, seed)) {
            const bool isPlanted = hint.curves == std::vector<std::size_t>{3};
            found += isPlanted ? 1 : 0;
            alarms += isPlanted ? 0 : 1;
            QVERIFY(hint.kind == Kind::Straggler && hint.of == std::size_t(world.gpus));
            QVERIFY(hint.value < hint.against * 0.86);
            QCOMPARE(hint.ground.peers, world.gpus - 1);
        }
    }
    qInfo("planted: %u, misses: %d, false alarms: %d", many, int(many) - found, alarms);
    QCOMPARE(alarms, 0);
    QCOMPARE(found, int(many));
}

void TestHints::timesOfAStraggler()
{
    const World world{.change = [](int gpu, std::int64_t at, double percent) {
        return gpu == 5 && at >= 4 * hour ? percent * 0.7 : percent;
    }};
    const std::vector<Hint> found = stragglersIn(world, 7);
    QCOMPARE(found.size(), std::size_t(1));
    const Hint &hint = found.front();
    QVERIFY(std::abs(hint.sinceMs - (begin + 4 * hour)) <= 3 * minute);
    QCOMPARE(hint.untilMs, begin + 6 * hour);
    QVERIFY(hint.isOngoing && !hint.isFromBegin);
    QCOMPARE(hint.tone, Tone::Warning);
    QVERIFY(std::abs(double(hint.totalMs - 2 * hour)) <= 3 * minute);
    QVERIFY2(std::abs(hint.value - 64) < 3 && std::abs(hint.against - 92) < 3, qPrintable(QString::number(hint.value)));
    QVERIFY(hint.ground.samples > 330 && hint.ground.coverage > 0.9 && hint.ground.coverage <= 1);
    QCOMPARE(hint.ground.stepMs, double(minute));
    QCOMPARE(past(found).front().tone, Tone::Info);
    QVERIFY(!past(found).front().isOngoing);
}

void TestHints::stragglerThatIsOver()
{
    const World world{.change = [](int gpu, std::int64_t at, double percent) {
        return gpu == 5 && at < 2 * hour ? percent * 0.7 : percent;
    }};
    const std::vector<Hint> found = stragglersIn(world, 7);
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(!found.front().isOngoing && found.front().isFromBegin);
    QCOMPARE(found.front().tone, Tone::Info);
    QVERIFY(found.front().sinceMs <= begin + 2 * minute); // it begins with a checkpoint
    QVERIFY(std::abs(found.front().untilMs - (begin + 2 * hour)) <= 3 * minute);
}

// Peers that agree to the last digit have no deviation at all.
void TestHints::equalGpus()
{
    std::vector<Samples> samples(8, constant(90, 6 * hour));
    samples[2] = constant(88.5, 6 * hour);
    QVERIFY(stragglers(curvesOf(samples), {begin, begin + 6 * hour}).empty());
    samples[2] = constant(70, 6 * hour);
    QCOMPARE(stragglers(curvesOf(samples), {begin, begin + 6 * hour}).size(), std::size_t(1));
    // Of a small use, 15 % is little.
    samples.assign(8, constant(24, 6 * hour));
    samples[2] = constant(20, 6 * hour);
    QVERIFY(stragglers(curvesOf(samples), {begin, begin + 6 * hour}).empty());
}

void TestHints::tooFewPeers()
{
    std::vector<Samples> samples{constant(90, 6 * hour), constant(91, 6 * hour), constant(40, 6 * hour)};
    QVERIFY(stragglers(curvesOf(samples), {begin, begin + 6 * hour}).empty());
    samples.push_back({});
    QVERIFY(stragglers(curvesOf(samples), {begin, begin + 6 * hour}).empty());
    samples.back() = constant(90, 6 * hour);
    QCOMPARE(stragglers(curvesOf(samples), {begin, begin + 6 * hour}).size(), std::size_t(1));
    // Too short
    QVERIFY(stragglers(curvesOf(samples), {begin, begin + 12 * minute}).empty());
}

void TestHints::idleGpuIsNoStraggler()
{
    std::vector<Samples> samples(8, constant(90, 6 * hour));
    samples[6] = samples[7] = constant(0, 6 * hour);
    QVERIFY(stragglers(curvesOf(samples), {begin, begin + 6 * hour}).empty());
}

void TestHints::busyWithoutWork_data()
{
    QTest::addColumn<double>("percent");
    QTest::addColumn<double>("activity");
    QTest::addColumn<double>("dips");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("waits for data") << 93. << 0.18 << 0.04 << true;
    QTest::newRow("with many pauses") << 93. << 0.2 << 0.15 << true;
    QTest::newRow("nearly half") << 90. << 0.42 << 0.04 << true;
    QTest::newRow("good use") << 95. << 0.8 << 0.04 << false;
    QTest::newRow("a little above") << 95. << 0.58 << 0.04 << false;
    QTest::newRow("not so busy") << 70. << 0.2 << 0.04 << false;
    QTest::newRow("hardly used") << 4. << 0.02 << 0. << false;
    QTest::newRow("mostly pauses") << 95. << 0.2 << 0.7 << false;
}

void TestHints::busyWithoutWork()
{
    QFETCH(double, percent);
    QFETCH(double, activity);
    QFETCH(double, dips);
    QFETCH(bool, isShown);
    int wrong = 0;
    for (unsigned seed = 1; seed <= worlds; ++seed) {
        World world{.gpus = 4, .dipShare = dips};
        world.change = [&](int, std::int64_t, double was) { return was < 10 ? was : was - 92 + percent; };
        const std::vector<Samples> busy = samplesOf(world, seed);
        world.noise = 3;
        world.change = [&](int, std::int64_t, double was) { return was < 10 ? 2 : was - 92 + 100 * activity; };
        std::vector<Samples> active = samplesOf(world, seed + 1);
        for (Samples &samples : active)
            std::ranges::for_each(samples.values, [](double &value) { value /= 100; });
        const auto found = ineffective(curvesOf(busy), curvesOf(active), {begin, begin + world.lengthMs});
        if (found.empty() == isShown)
            ++wrong;
        if (found.empty())
            continue;
        QCOMPARE(found.front().curves.size(), std::size_t(4));
        QVERIFY(found.front().isOngoing && found.front().tone == Tone::Warning);
        QVERIFY(std::abs(found.front().value - percent) < 3 && std::abs(found.front().against - activity) < 0.03);
    }
    qInfo("worlds: %u, %s: %d", worlds, isShown ? "misses" : "false alarms", wrong);
    QCOMPARE(wrong, 0);
}

void TestHints::absentActivityIsNotZero()
{
    const std::vector<Samples> busy(2, constant(95, 2 * hour));
    std::vector<Samples> active(2);
    const Range range{begin, begin + 2 * hour};
    QVERIFY(ineffective(curvesOf(busy), curvesOf(active), range).empty());
    active[1] = constant(missing, 2 * hour);
    QVERIFY(ineffective(curvesOf(busy), curvesOf(active), range).empty());
    active[1] = constant(0.2, 10 * minute);
    QVERIFY(ineffective(curvesOf(busy), curvesOf(active), range).empty()); // too short
    active[1] = constant(0.2, 2 * hour);
    const auto found = ineffective(curvesOf(busy), curvesOf(active), range);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().curves, std::vector<std::size_t>{1});
    QCOMPARE(found.front().of, std::size_t(2));
}

void TestHints::asked_data()
{
    QTest::addColumn<double>("used"); // GiB
    QTest::addColumn<double>("asked");
    QTest::addColumn<double>("peak"); // for 4 % of the time
    QTest::addColumn<std::int64_t>("length");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("a fifth") << 20. << 100. << 20. << 6 * hour << true;
    QTest::newRow("short peaks") << 20. << 100. << 90. << 6 * hour << true;
    QTest::newRow("nearly half") << 47. << 100. << 48. << 6 * hour << true;
    QTest::newRow("more than half") << 55. << 100. << 55. << 6 * hour << false;
    QTest::newRow("all") << 95. << 100. << 99. << 6 * hour << false;
    QTest::newRow("more than asked") << 120. << 100. << 130. << 6 * hour << false;
    QTest::newRow("short") << 20. << 100. << 20. << 50 * minute << false;
    QTest::newRow("little") << 1. << 4. << 1. << 6 * hour << false;
}

void TestHints::asked()
{
    QFETCH(double, used);
    QFETCH(double, asked);
    QFETCH(double, peak);
    QFETCH(std::int64_t, length);
    QFETCH(bool, isShown);
    int wrong = 0;
    for (unsigned seed = 1; seed <= worlds; ++seed) {
        std::mt19937 random(seed);
        std::normal_distribution<double> noise(1, 0.01);
        Samples uses = constant(used * gib, length);
        for (std::size_t i = 0; i < uses.values.size(); ++i)
            uses.values[i] = noise(random) * (i % 25 == 7 ? peak : used * std::min(1., 0.2 + 0.1 * double(i))) * gib;
        const Samples requests = constant(asked * gib, length);
        const auto found = askedTooMuch(Resource::Memory, curveOf(uses), curveOf(requests), {begin, begin + length});
        if (found.empty() == isShown)
            ++wrong;
        if (found.empty())
            continue;
        QVERIFY(std::abs(found.front().value - used * gib) < 0.05 * used * gib);
        QCOMPARE(found.front().against, asked * gib);
        QVERIFY(found.front().most >= 0.95 * peak * gib);
        QVERIFY(found.front().tone == Tone::Info && found.front().resource == Resource::Memory);
    }
    qInfo("worlds: %u, %s: %d", worlds, isShown ? "misses" : "false alarms", wrong);
    QCOMPARE(wrong, 0);
}

// Pods come one by one, and their requests with them.
void TestHints::requestsThatChange()
{
    Samples uses = constant(0, 6 * hour);
    Samples requests = constant(0, 6 * hour);
    for (std::size_t i = 0; i < uses.values.size(); ++i) {
        const double pods = i < 100 ? 1 : 8;
        requests.values[i] = pods * 10 * gib;
        uses.values[i] = pods * 9 * gib;
    }
    const Range range{begin, begin + 6 * hour};
    QVERIFY(askedTooMuch(Resource::GpuMemory, curveOf(uses), curveOf(requests), range).empty());
    // Where nothing was used, there may be no sample: that is not zero.
    Samples sparse{.stepMs = double(minute)};
    for (std::size_t i = 0; i < uses.times.size(); i += 4) {
        sparse.times.push_back(uses.times[i]);
        sparse.values.push_back(gib);
    }
    QVERIFY(askedTooMuch(Resource::GpuMemory, curveOf(sparse), curveOf(requests), range).empty());
    QVERIFY(askedTooMuch(Resource::GpuMemory, {}, curveOf(requests), range).empty());
    QVERIFY(askedTooMuch(Resource::GpuMemory, curveOf(uses), {}, range).empty());
    QVERIFY(askedTooMuch(Resource::GpuMemory, curveOf(uses), curveOf(constant(0, 6 * hour)), range).empty());
    QCOMPARE(
        askedTooMuch(Resource::Cores, curveOf(constant(1.5, 6 * hour)), curveOf(constant(8, 6 * hour)), range).size(),
        std::size_t(1));
}

// A pod that waits asks for memory and uses none: that is not too much.
void TestHints::requestsOfPodsThatDoNotRun()
{
    const Samples requests = constant(80 * gib, 6 * hour);
    const Samples uses = constant(30 * gib, 6 * hour);
    const Samples pods = constant(2, 6 * hour);
    Samples running = constant(1, 6 * hour);
    const Range range{begin, begin + 6 * hour};
    QCOMPARE(askedTooMuch(Resource::Memory, curveOf(uses), curveOf(requests), range).size(), std::size_t(1));
    Curve asked = curveOf(requests);
    std::vector<double> values = whileAllRun(asked, curveOf(pods), curveOf(running));
    asked.values = values;
    QVERIFY(askedTooMuch(Resource::Memory, curveOf(uses), asked, range).empty());
    // From the second hour on, both run.
    std::fill(running.values.begin() + 60, running.values.end(), 2);
    values = whileAllRun(curveOf(requests), curveOf(pods), curveOf(running));
    asked.values = values;
    QVERIFY(std::isnan(values[59]) && values[60] == 80 * gib);
    QCOMPARE(askedTooMuch(Resource::Memory, curveOf(uses), asked, range).size(), std::size_t(1));
    // Where nobody counts them, requests are as told.
    values = whileAllRun(curveOf(requests), {}, curveOf(running));
    QVERIFY(values == requests.values);
}

void TestHints::nothingToCheck()
{
    const Range range{begin, begin + hour};
    QVERIFY(stragglers({}, range).empty());
    QVERIFY(ineffective({}, {}, range).empty());
    const std::vector<Curve> none(8);
    QVERIFY(stragglers(none, range).empty());
    QVERIFY(ineffective(none, none, range).empty());
    const std::vector<Samples> samples(8, constant(90, hour));
    QVERIFY(stragglers(curvesOf(samples), {begin, begin}).empty());
    QVERIFY(stragglers(curvesOf(samples), {begin + 2 * hour, begin + 3 * hour}).empty());
    QVERIFY(ineffective(curvesOf(samples), curvesOf(samples), {begin, begin - 1}).empty());
}

// The most that a page shows.
void TestHints::manyCurves()
{
    World world{.gpus = 512, .stepMs = 20'000, .lengthMs = 20'000'000, .noise = 5};
    world.change = [](int gpu, std::int64_t, double percent) { return gpu % 100 == 7 ? percent * 0.75 : percent; };
    const std::vector<Samples> samples = samplesOf(world, 3);
    const std::vector<Curve> curves = curvesOf(samples);
    QElapsedTimer timer;
    timer.start();
    const auto found = stragglers(curves, {begin, begin + world.lengthMs});
    qInfo("512 curves of 1000 samples: %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(found.size(), std::size_t(6)); // 7, 107, ... 507
    for (const Hint &hint : found)
        QCOMPARE(hint.curves.front() % 100, std::size_t(7));
}

QTEST_GUILESS_MAIN(TestHints)
#include "tst_hints.moc"
