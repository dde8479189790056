// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/decimate.h"

#include <QTest>

#include <cmath>
#include <map>
#include <random>

// Which samples of a curve are drawn.
class TestDecimate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsFewSamples();
    void reachesTheEdges();
    void splitsAtGaps();
    void keepsExtremesOfColumns();
    void isBounded();
    void pyramidKeepsTheSame_data();
    void pyramidKeepsTheSame();
    void nothingToDraw();
};

namespace {

using Indices = std::vector<std::uint32_t>;

metrics::Series seriesOf(const std::vector<std::pair<std::int64_t, double>> &points)
{
    metrics::Series series;
    for (const auto &[time, value] : points) {
        series.samples.times.push_back(time);
        series.samples.values.push_back(value);
    }
    return series;
}

metrics::Drawn drawn(const metrics::Series &series, metrics::Range visible, int columns)
{
    metrics::Drawn out;
    metrics::decimate(series, visible, columns, out);
    return out;
}

} // namespace

void TestDecimate::keepsFewSamples()
{
    const auto out = drawn(seriesOf({{0, 1}, {10, 5}, {20, 2}}), {0, 30}, 100);
    QCOMPARE(out.samples, (Indices{0, 1, 2}));
    QCOMPARE(out.stretches, Indices{0});
}

void TestDecimate::reachesTheEdges()
{
    const auto series = seriesOf({{0, 1}, {10, 1}, {20, 1}, {30, 1}, {40, 1}, {50, 1}});
    QCOMPARE(drawn(series, {20, 30}, 100).samples, (Indices{1, 2, 3, 4}));
    QCOMPARE(drawn(series, {22, 28}, 100).samples, (Indices{2, 3})); // between two samples
    QCOMPARE(drawn(series, {60, 90}, 100).samples, (Indices{5}));
}

void TestDecimate::splitsAtGaps()
{
    auto series = seriesOf({{0, 1}, {10, 1}, {100, 1}, {200, 1}, {210, 1}});
    series.gaps = {{10, 100}, {100, 200}};
    const auto out = drawn(series, {0, 300}, 100);
    QCOMPARE(out.samples, (Indices{0, 1, 2, 3, 4}));
    QCOMPARE(out.stretches, (Indices{0, 2, 3}));
    QCOMPARE(out.stretch(1).size(), std::size_t(1)); // a lone sample
    QCOMPARE(out.stretch(2)[1], 4U);
    // A range that begins behind a gap, and one that begins inside.
    QCOMPARE(drawn(series, {205, 300}, 100).stretches, Indices{0});
    QCOMPARE(drawn(series, {50, 80}, 100).stretches, (Indices{0, 1}));
}

void TestDecimate::keepsExtremesOfColumns()
{
    // Spikes of one sample must not get lost, wherever they stand.
    metrics::Series series;
    for (int i = 0; i < 10'000; ++i) {
        series.samples.times.push_back(i);
        series.samples.values.push_back(i == 1'234 ? 100 : i == 7'777 ? -100 : std::sin(i * 0.1));
    }
    constexpr int columns = 100;
    const auto out = drawn(series, {0, 10'000}, columns);
    struct Extremes
    {
        double low = 1e9, high = -1e9, first = 0, last = 0;
        int count = 0;
    };
    const auto extremesOf = [&](const auto &indices) {
        std::map<std::int64_t, Extremes> all;
        for (const std::uint32_t i : indices) {
            Extremes &e = all[series.samples.times[i] * columns / 10'000];
            const double value = series.samples.values[i];
            e.low = std::min(e.low, value);
            e.high = std::max(e.high, value);
            e.first = e.count++ == 0 ? value : e.first;
            e.last = value;
        }
        return all;
    };
    Indices everything(10'000);
    for (std::uint32_t i = 0; i < 10'000; ++i)
        everything[i] = i;
    const auto expected = extremesOf(everything);
    const auto actual = extremesOf(out.samples);
    QCOMPARE(actual.size(), expected.size());
    for (const auto &[column, e] : expected) {
        const Extremes &a = actual.at(column);
        QCOMPARE(a.low, e.low);
        QCOMPARE(a.high, e.high);
        QCOMPARE(a.first, e.first);
        QCOMPARE(a.last, e.last);
        QVERIFY(a.count <= 4);
    }
    QVERIFY(std::ranges::is_sorted(out.samples));
}

void TestDecimate::isBounded()
{
    metrics::Series series;
    for (int i = 0; i < 100'000; ++i) {
        series.samples.times.push_back(i * 15'000LL);
        series.samples.values.push_back(i % 7);
    }
    QVERIFY(drawn(series, {0, 100'000 * 15'000LL}, 800).samples.size() <= 4 * 801);
}

void TestDecimate::pyramidKeepsTheSame_data()
{
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("jitterMs");
    QTest::addColumn<int>("levels"); // of values; few = many equal ones
    QTest::newRow("a month") << 172'800 << 0 << 1000;
    QTest::newRow("irregular") << 60'000 << 4000 << 1000;
    QTest::newRow("plateaus") << 60'000 << 0 << 3;
    QTest::newRow("one value") << 20'000 << 0 << 1;
}

void TestDecimate::pyramidKeepsTheSame()
{
    QFETCH(int, samples);
    QFETCH(int, jitterMs);
    QFETCH(int, levels);
    std::mt19937 random{7};
    const auto upTo = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    metrics::Series plain;
    std::int64_t time = 1'763'700'000'000;
    for (int i = 0; i < samples; ++i) {
        if (i % 9973 == 9972) { // a gap
            plain.gaps.push_back({time, time + 3'600'000});
            time += 3'600'000;
        } else {
            time += 15'000 + upTo(jitterMs);
        }
        plain.samples.appendComputed(time, upTo(levels - 1));
    }
    metrics::Series fast = plain;
    fast.pyramid = metrics::pyramidOf(fast.samples.values);
    QVERIFY(fast.pyramid);
    const std::int64_t first = plain.samples.times.front();
    const std::int64_t length = plain.samples.times.back() - first;
    for (int round = 0; round < 60; ++round) {
        const std::int64_t from = first + length / 100 * (upTo(120) - 20);
        const std::int64_t to = from + 1 + length / (1 + upTo(80));
        const metrics::Range visible = round == 0 ? metrics::Range{first, first + length} : metrics::Range{from, to};
        const int columns = 1 + upTo(1500);
        const metrics::Drawn a = drawn(plain, visible, columns);
        const metrics::Drawn b = drawn(fast, visible, columns);
        QCOMPARE(b.samples, a.samples);
        QCOMPARE(b.stretches, a.stretches);
        const std::size_t begin = std::size_t(upTo(samples - 1));
        const std::size_t end = begin + std::size_t(upTo(samples - int(begin)));
        const double low = upTo(levels) - 1;
        const double high = low + upTo(levels);
        QCOMPARE(fast.pyramid->countBeyond(fast.samples.values, begin, end, low, high),
                 metrics::countBeyond(plain.samples.values, begin, end, low, high));
    }
}

void TestDecimate::nothingToDraw()
{
    QVERIFY(drawn({}, {0, 10}, 100).samples.empty());
    QVERIFY(drawn(seriesOf({{0, 1}}), {10, 10}, 100).samples.empty());
    QVERIFY(drawn(seriesOf({{0, 1}}), {0, 10}, 0).stretches.empty());
}

QTEST_GUILESS_MAIN(TestDecimate)
#include "tst_decimate.moc"
