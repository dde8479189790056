// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/checks.h"

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
constexpr unsigned worlds = 100; // of each kind

struct Samples
{
    std::vector<std::int64_t> times = {};
    std::vector<double> values = {};
    double stepMs = 0;
};

// One drop per period, in a training of several GPUs.
struct World
{
    int gpus = 4;
    std::int64_t stepMs = minute;
    std::int64_t lengthMs = 6 * hour;
    std::int64_t periodMs = 31 * minute;
    std::int64_t dropMs = 4 * minute;
    double low = 6; // percent, in a drop
    double noise = 3; // percent, standard deviation
    double jitter = 0; // of the period, standard deviation
    double gaps = 0; // share of samples that are missing
    bool isPlanted = true;
    std::function<double(std::int64_t sinceBegin, double percent)> change = {};
    bool isRandom = false; // drops at random times, as many
};

// When drops begin, ms since the begin.
std::vector<std::int64_t> dropsOf(const World &world, std::mt19937 &random)
{
    std::vector<std::int64_t> starts;
    std::normal_distribution<double> normal(0, 1);
    std::exponential_distribution<double> wait(1);
    std::uniform_real_distribution<double> chance(0, 1);
    double at = double(world.periodMs) * chance(random);
    while (at < double(world.lengthMs)) {
        starts.push_back(std::int64_t(at));
        const double next = world.isRandom ? wait(random) : 1 + world.jitter * normal(random);
        at += std::max(double(world.periodMs) * next, double(world.dropMs) + 1);
    }
    return starts;
}

std::vector<Samples> samplesOf(const World &world, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 1);
    std::uniform_real_distribution<double> chance(0, 1);
    const std::vector<std::int64_t> starts
        = world.isPlanted || world.isRandom ? dropsOf(world, random) : std::vector<std::int64_t>();
    std::vector<Samples> all(std::size_t(world.gpus));
    for (Samples &samples : all) {
        samples.stepMs = double(world.stepMs);
        for (std::int64_t at = 0; at < world.lengthMs; at += world.stepMs) {
            const bool isDrop = std::ranges::any_of(
                starts, [&](std::int64_t start) { return at >= start && at < start + world.dropMs; });
            double percent = isDrop ? world.low + chance(random) : 92 + world.noise * noise(random);
            if (world.change)
                percent = world.change(at, percent);
            if (chance(random) < world.gaps)
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

std::vector<Hint> dropsIn(const World &world, unsigned seed)
{
    const std::vector<Samples> samples = samplesOf(world, seed);
    return periodicDrops(curvesOf(samples), {begin, begin + world.lengthMs});
}

} // namespace

// Drops of utilization at regular times, in series of which is known whether they have any.
class TestHintsDrops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void planted_data();
    void planted();
    void clean_data();
    void clean();
    void times();
    void thatCease();
    void missingSamplesAreNoDrops();
    void nothingToCheck();
    void manyCurves();
};

void TestHintsDrops::planted_data()
{
    QTest::addColumn<World>("world");
    QTest::newRow("every 31 min") << World{};
    QTest::newRow("a single curve") << World{.gpus = 1};
    QTest::newRow("64 GPUs") << World{.gpus = 64};
    QTest::newRow("to a third") << World{.low = 30};
    QTest::newRow("noise") << World{.noise = 15};
    QTest::newRow("irregular by 3 %") << World{.periodMs = 20 * minute, .jitter = 0.03};
    QTest::newRow("irregular by 5 %") << World{.periodMs = 12 * minute, .dropMs = 3 * minute, .jitter = 0.05};
    QTest::newRow("few") << World{.lengthMs = 3 * hour, .periodMs = 40 * minute, .dropMs = 5 * minute};
    QTest::newRow("fine") << World{.stepMs = 15'000, .lengthMs = hour, .periodMs = 8 * minute, .dropMs = minute};
    QTest::newRow("coarse") << World{
        .stepMs = 10 * minute, .lengthMs = 7 * 24 * hour, .periodMs = 5 * hour, .dropMs = 40 * minute};
    QTest::newRow("samples are missing") << World{.gaps = 0.2};
    QTest::newRow("slower at night") << World{
        .lengthMs = 24 * hour, .change = [](std::int64_t at, double percent) {
            return percent * (0.85 + 0.15 * std::cos(double(at) / double(24 * hour) * 2 * std::numbers::pi));
        }};
    QTest::newRow("and a lull") << World{.lengthMs = 12 * hour, .change = [](std::int64_t at, double percent) {
                                             return at > 5 * hour && at < 5 * hour + 12 * minute ? percent * 0.47
                                                                                                 : percent;
                                         }};
}

void TestHintsDrops::planted()
{
    QFETCH(World, world);
    const unsigned many = world.gpus > 8 ? worlds / 10 : worlds;
    int misses = 0;
    for (unsigned seed = 1; seed <= many; ++seed) {
        const std::vector<Hint> found = dropsIn(world, seed);
        misses += found.empty() ? 1 : 0;
        if (found.empty())
            continue;
        const Hint &hint = found.front();
        const auto near = [&](std::int64_t told, std::int64_t truth) {
            return std::abs(double(told - truth)) <= double(world.stepMs) + 0.08 * double(truth);
        };
        QVERIFY2(near(hint.periodMs, world.periodMs), qPrintable(QString::number(hint.periodMs / 1000)));
        QVERIFY2(near(hint.lengthMs, world.dropMs), qPrintable(QString::number(hint.lengthMs / 1000)));
        const double cost = double(world.dropMs) / double(world.periodMs) * (1 - world.low / 92);
        QVERIFY2(std::abs(hint.share - cost) < 0.04, qPrintable(u"%1 of %2"_s.arg(hint.share).arg(cost)));
        QVERIFY(hint.kind == Kind::PeriodicDrops && hint.of == std::size_t(world.gpus));
        QVERIFY(hint.count >= 4 && hint.count <= world.lengthMs / world.periodMs + 2);
    }
    qInfo("planted: %u, misses: %d", many, misses);
    QCOMPARE(misses, 0);
}

void TestHintsDrops::clean_data()
{
    QTest::addColumn<World>("world");
    QTest::newRow("calm") << World{.isPlanted = false};
    QTest::newRow("noise") << World{.noise = 15, .isPlanted = false};
    QTest::newRow("much noise") << World{.gpus = 1, .noise = 40, .isPlanted = false};
    QTest::newRow("random times") << World{.isPlanted = false, .isRandom = true};
    QTest::newRow("few at random times") << World{
        .lengthMs = 3 * hour, .periodMs = 40 * minute, .dropMs = 5 * minute, .isPlanted = false, .isRandom = true};
    QTest::newRow("many at random times") << World{
        .lengthMs = 24 * hour, .periodMs = 20 * minute, .dropMs = 3 * minute, .isPlanted = false, .isRandom = true};
    QTest::newRow("very irregular") << World{.lengthMs = 12 * hour, .jitter = 0.4};
    QTest::newRow("shorter than two samples") << World{.dropMs = 50'000};
    QTest::newRow("not deep") << World{.low = 55};
    QTest::newRow("three") << World{.lengthMs = 3 * 31 * minute};
    QTest::newRow("cost little") << World{.lengthMs = 24 * hour, .periodMs = 100 * minute, .dropMs = 3 * minute};
    QTest::newRow("half of the time") << World{.dropMs = 15 * minute};
    QTest::newRow("once a day") << World{
        .stepMs = 10 * minute, .lengthMs = 14 * 24 * hour, .periodMs = 24 * hour, .dropMs = 4 * hour};
    QTest::newRow("hardly used") << World{.change = [](std::int64_t, double percent) { return percent * 0.15; }};
    QTest::newRow("day and night") << World{.stepMs = 5 * minute,
                                            .lengthMs = 7 * 24 * hour,
                                            .isPlanted = false,
                                            .change = [](std::int64_t at, double percent) {
                                                const double day
                                                    = std::cos(double(at) / double(24 * hour) * 2 * std::numbers::pi);
                                                return percent * (0.6 + 0.4 * day);
                                            }};
    QTest::newRow("two outages") << World{
        .lengthMs = 24 * hour, .isPlanted = false, .change = [](std::int64_t at, double percent) {
            return at % (8 * hour) > 7 * hour && at < 16 * hour ? 0 : percent;
        }};
}

void TestHintsDrops::clean()
{
    QFETCH(World, world);
    int alarms = 0;
    for (unsigned seed = 1; seed <= worlds; ++seed)
        alarms += int(dropsIn(world, seed).size());
    qInfo("clean worlds: %u, false alarms: %d", worlds, alarms);
    QCOMPARE(alarms, 0);
}

void TestHintsDrops::times()
{
    const std::vector<Hint> found = dropsIn({}, 7);
    QCOMPARE(found.size(), std::size_t(1));
    const Hint &hint = found.front();
    QVERIFY(hint.isOngoing && hint.isFromBegin);
    QCOMPARE(hint.tone, Tone::Warning);
    QCOMPARE(hint.untilMs, begin + 6 * hour);
    QVERIFY(hint.sinceMs - begin < 31 * minute);
    QVERIFY(hint.value > 5 && hint.value < 8 && std::abs(hint.against - 92) < 2);
    QCOMPARE(hint.ground.samples, 360);
    QCOMPARE(hint.ground.stepMs, double(minute));
    QCOMPARE(past(found).front().tone, Tone::Info);
}

void TestHintsDrops::thatCease()
{
    const World world{.change = [](std::int64_t at, double percent) { return at < 4 * hour ? percent : 92; }};
    const std::vector<Hint> found = dropsIn(world, 7);
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(!found.front().isOngoing);
    QCOMPARE(found.front().tone, Tone::Info);
    QVERIFY(found.front().untilMs <= begin + 4 * hour + minute && found.front().untilMs > begin + 3 * hour);
}

// An exporter that is silent at regular times is no GPU that waits.
void TestHintsDrops::missingSamplesAreNoDrops()
{
    World world;
    std::vector<Samples> samples = samplesOf(world, 3);
    for (Samples &one : samples) {
        Samples kept{.stepMs = one.stepMs};
        for (std::size_t i = 0; i < one.times.size(); ++i) {
            if (one.values[i] < 46)
                continue;
            kept.times.push_back(one.times[i]);
            kept.values.push_back(one.values[i]);
        }
        one = kept;
    }
    QVERIFY(periodicDrops(curvesOf(samples), {begin, begin + world.lengthMs}).empty());
}

void TestHintsDrops::nothingToCheck()
{
    QVERIFY(periodicDrops({}, {begin, begin + hour}).empty());
    const std::vector<Curve> none(3);
    QVERIFY(periodicDrops(none, {begin, begin + hour}).empty());
    const std::vector<Samples> samples = samplesOf({}, 1);
    QVERIFY(periodicDrops(curvesOf(samples), {begin, begin}).empty());
    QVERIFY(periodicDrops(curvesOf(samples), {begin + 24 * hour, begin + 30 * hour}).empty());
}

void TestHintsDrops::manyCurves()
{
    const World world{.gpus = 512, .stepMs = 20'000, .lengthMs = 20'000'000, .dropMs = 3 * minute};
    const std::vector<Samples> samples = samplesOf(world, 3);
    const std::vector<Curve> curves = curvesOf(samples);
    QElapsedTimer timer;
    timer.start();
    const auto found = periodicDrops(curves, {begin, begin + world.lengthMs});
    qInfo("512 curves of 1000 samples: %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(found.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestHintsDrops)
#include "tst_hints_drops.moc"
