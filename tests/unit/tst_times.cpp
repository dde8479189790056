// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/measurements.h"

#include <QTest>

#include <algorithm>
#include <random>

// The compact forms of many times and notations: whatever is put in comes out.
class TestTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readLikeAList_data();
    void readLikeAList();
    void partsAreAppended_data() { readLikeAList_data(); }
    void partsAreAppended();
    void regularTimesAreSmall();
    void notations_data();
    void notations();
    void samplesKeepTheirTexts();
};

namespace {

using List = std::vector<std::int64_t>;

// Steps, each with the times that it is repeated.
List listOf(const std::vector<std::pair<std::int64_t, int>> &steps)
{
    List times;
    std::int64_t time = 1'763'700'000'000;
    for (const auto &[step, count] : steps)
        for (int i = 0; i < count; ++i)
            times.push_back(time += step);
    return times;
}

api::Times timesOf(const List &list)
{
    api::Times times;
    for (const std::int64_t time : list)
        times.push_back(time);
    return times;
}

} // namespace

void TestTimes::readLikeAList_data()
{
    QTest::addColumn<List>("list");
    QTest::addColumn<bool>("isAscending");
    QTest::newRow("nothing") << List() << true;
    QTest::newRow("one") << List{5} << true;
    QTest::newRow("regular") << listOf({{15'000, 1000}}) << true;
    QTest::newRow("gaps") << listOf({{15'000, 100}, {90'000, 1}, {15'000, 50}, {1, 1}, {15'000, 2}}) << true;
    QTest::newRow("two steps") << listOf({{15'000, 100}, {2'592'000, 40}, {15'000, 100}}) << true;
    QTest::newRow("backwards") << listOf({{-15'000, 30}}) << false;
    QTest::newRow("twice") << listOf({{15'000, 10}, {0, 1}, {15'000, 10}}) << false;
    std::mt19937 random{3};
    List jitter;
    std::int64_t time = 0;
    for (int i = 0; i < 2000; ++i)
        jitter.push_back(time += 14'990 + std::int64_t(random() % 20));
    QTest::newRow("never the same") << jitter << true;
    std::ranges::shuffle(jitter, random);
    QTest::newRow("in no order") << jitter << false;
}

void TestTimes::readLikeAList()
{
    QFETCH(List, list);
    QFETCH(bool, isAscending);
    const api::Times times = timesOf(list);
    QCOMPARE(times.size(), list.size());
    QCOMPARE(times.list(), list);
    QVERIFY(times == list);
    QCOMPARE(times.isAscending(), isAscending);
    QVERIFY(std::ranges::equal(times, list));
    for (std::size_t i = 0; i < list.size(); ++i)
        QCOMPARE(times[i], list[i]);
    if (!isAscending)
        return;
    for (std::size_t i = 0; i < list.size(); i += 7) {
        for (const std::int64_t time : {list[i] - 1, list[i], list[i] + 1, list[i] + 8000}) {
            QCOMPARE(times.lowerBound(time), std::size_t(std::ranges::lower_bound(list, time) - list.begin()));
            QCOMPARE(times.upperBound(time), std::size_t(std::ranges::upper_bound(list, time) - list.begin()));
        }
    }
    QCOMPARE(times.lowerBound(std::numeric_limits<std::int64_t>::min()), std::size_t(0));
    QCOMPARE(times.lowerBound(std::numeric_limits<std::int64_t>::max()), list.size());
}

void TestTimes::partsAreAppended()
{
    QFETCH(List, list);
    const api::Times times = timesOf(list);
    std::vector<std::size_t> cuts{0, list.size() / 7, list.size() / 3, list.size() / 3 + 1, list.size() / 2};
    std::ranges::sort(cuts);
    cuts.back() = std::min(cuts.back(), list.size());
    cuts.push_back(list.size());
    api::Times whole;
    for (std::size_t i = 1; i < cuts.size(); ++i)
        whole.append(times, cuts[i - 1], cuts[i]);
    QCOMPARE(whole.list(), list);
    QVERIFY(whole == times);
    whole.push_back(1);
    QVERIFY(!(whole == times));
}

void TestTimes::regularTimesAreSmall()
{
    const api::Times times = timesOf(listOf({{15'000, 100'000}, {600'000, 1}, {15'000, 72'800}}));
    QVERIFY(times.byteCount() < 200);
}

void TestTimes::notations_data()
{
    QTest::addColumn<QByteArrayList>("texts");
    QTest::addColumn<double>("mostBytes"); // a sample, without its value
    QTest::newRow("equal") << QByteArrayList{"1.50", "0.25"} << 0.1;
    QTest::newRow("few") << QByteArrayList{"1.5", "20", "0.333"} << 1.1;
    QTest::newRow("any") << QByteArrayList{"1.5", "1e2", "0.1000000000000000055511151231257827", "+7"} << 50.0;
    QTest::newRow("many digits") << QByteArrayList{"7", "0.00000000000001", "1.5"} << 50.0;
}

void TestTimes::notations()
{
    QFETCH(QByteArrayList, texts);
    QFETCH(double, mostBytes);
    api::Samples samples;
    for (int i = 0; i < 999; ++i)
        samples.append(i, texts[i % texts.size()].toStdString());
    for (int i = 0; i < 999; ++i)
        QCOMPARE(samples.text(std::size_t(i)), texts[i % texts.size()]);
    samples.shrink();
    QVERIFY(double(samples.byteCount()) / 999 - 8 < mostBytes);
}

void TestTimes::samplesKeepTheirTexts()
{
    api::Samples samples;
    for (const char *text : {"1e2", "3", "+7", "4.50"})
        samples.append(std::int64_t(samples.size()) * 15, text);
    api::Samples part;
    part.append(-15, "1e3");
    part.append(samples, 1, 4);
    QCOMPARE(part.size(), std::size_t(4));
    QCOMPARE(part.text(0), "1e3");
    QCOMPARE(part.text(1), "3");
    QCOMPARE(part.text(2), "+7");
    QCOMPARE(part.text(3), "4.50");
    QVERIFY(part.times == (List{-15, 15, 30, 45}));
}

QTEST_GUILESS_MAIN(TestTimes)
#include "tst_times.moc"
