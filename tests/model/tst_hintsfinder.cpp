// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/finder.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace hints;

namespace {

constexpr std::int64_t begin = 1'763'726'400'000;
constexpr std::int64_t stepMs = 60'000;
constexpr int patient = 60'000; // ms; a limit against hanging, not a measure

// Utilization of the GPUs of a workload, of which one lags.
Finder::Case caseOf(int object, int gpus, int samples)
{
    std::mt19937 random{unsigned(object)};
    std::normal_distribution<double> noise(90, 2);
    Finder::Case one;
    one.subject.id = base::Key::fromText(u"workload-%1"_s.arg(object));
    one.answer.range = {begin, begin + samples * stepMs};
    metrics::MetricAnswer metric;
    metric.metric = metrics::find("GPU_UTILIZATION_PER_GPU");
    for (int gpu = 0; gpu < gpus; ++gpu) {
        auto series = std::make_shared<metrics::Series>();
        series->key = {u"GPU_UTILIZATION_PER_GPU"_s, one.subject.id, gpu};
        series->metric = metric.metric;
        series->name = u"GPU %1"_s.arg(gpu);
        series->stepMs = double(stepMs);
        for (int i = 0; i < samples; ++i) {
            series->samples.times.push_back(begin + i * stepMs);
            series->samples.values.push_back(std::min(100., noise(random) * (gpu == 3 ? 0.7 : 1)));
        }
        metric.series.push_back(series);
    }
    one.answer.metrics.push_back(metric);
    return one;
}

} // namespace

// Hints of many objects, found beside the GUI thread.
class TestHintsFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void eachObjectHasItsOwn();
    void onlyTheNewestWaits();
    void itMayGoMeanwhile();
    void theGuiThreadGoesOn();
};

void TestHintsFinder::eachObjectHasItsOwn()
{
    Finder finder;
    QSignalSpy found(&finder, &Finder::found);
    Finder::Case calm = caseOf(2, 3, 200);
    finder.find({caseOf(1, 8, 200), calm});
    QVERIFY(finder.isFinding());
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patient);
    QVERIFY(!finder.isFinding());
    const Finder::Result &result = finder.result();
    QCOMPARE(result.told.size(), std::size_t(2));
    QCOMPARE(result.told.at(0).found.size(), std::size_t(1));
    QCOMPARE(result.told.at(0).found.front().names, QStringList{u"GPU 3"_s});
    QCOMPARE(result.told.at(0).checks, 2); // of peers and of drops
    QVERIFY(result.told.at(1).found.empty());
    QCOMPARE(result.told.at(1).checks, 1);
    // What has ended no longer costs time.
    calm = result.cases.at(0);
    calm.subject.endedMs = begin;
    finder.find({calm});
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 2, patient);
    QCOMPARE(finder.result().told.at(0).found.front().hint.tone, Tone::Info);
}

void TestHintsFinder::onlyTheNewestWaits()
{
    Finder finder;
    QSignalSpy found(&finder, &Finder::found);
    for (int i = 1; i <= 5; ++i)
        finder.find({caseOf(i, 8, 100)});
    QTRY_VERIFY_WITH_TIMEOUT(!finder.isFinding(), patient);
    QCOMPARE(found.size(), 2);
    QCOMPARE(finder.result().cases.at(0).subject.id, base::Key::fromText(u"workload-5"_s));
}

void TestHintsFinder::itMayGoMeanwhile()
{
    auto finder = std::make_unique<Finder>();
    finder->find({caseOf(1, 64, 1000)});
    finder.reset();
    QTest::qWait(50);
}

// The most that a comparison has: 24 objects of 64 GPUs with 1000 samples each.
void TestHintsFinder::theGuiThreadGoesOn()
{
    std::vector<Finder::Case> cases;
    for (int object = 0; object < 24; ++object)
        cases.push_back(caseOf(object, 64, 1000));
    Finder finder;
    QSignalSpy found(&finder, &Finder::found);
    QTimer ticks;
    ticks.setInterval(1);
    int ticked = 0;
    connect(&ticks, &QTimer::timeout, this, [&ticked] { ++ticked; });
    ticks.start();
    QElapsedTimer timer;
    timer.start();
    finder.find(cases);
    const auto started = double(timer.nsecsElapsed()) / 1e6;
    QTRY_VERIFY_WITH_TIMEOUT(!found.isEmpty(), patient);
    const qint64 first = timer.elapsed();
    int lagging = 0;
    for (const Told &told : finder.result().told)
        lagging += int(told.found.size());
    QCOMPARE(lagging, 24);
    QVERIFY(ticked > 3);
    // The same curves once more, of which one object is new.
    cases.at(5) = caseOf(5, 64, 900);
    timer.restart();
    finder.find(cases);
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 2, patient);
    qInfo("24 objects of 64 GPUs: started in %.2f ms, found in %lld ms beside %d events; once more with one new: %lld "
          "ms",
          started, static_cast<long long>(first), ticked, static_cast<long long>(timer.elapsed()));
}

QTEST_GUILESS_MAIN(TestHintsFinder)
#include "tst_hintsfinder.moc"
