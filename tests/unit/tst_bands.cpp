// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/align.h"
#include "models/compare/bands.h"
#include "models/compare/summaries.h"
#include "models/metrics/assemble.h"
#include "models/metrics/bandoutline.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <map>
#include <mutex>
#include <random>

using namespace Qt::StringLiterals;
using metrics::SeriesPtr;

namespace {

constexpr std::int64_t stepMs = 15'000;
constexpr const char *type = "GPU_UTILIZATION_PER_GPU";

using Samples = std::vector<std::pair<std::int64_t, double>>;

SeriesPtr gpuOf(int index, const Samples &samples)
{
    auto made = std::make_shared<metrics::Series>();
    made->key = {QString::fromLatin1(type), base::Key::fromText(u"pod"_s), index};
    made->metric = metrics::find(type);
    made->name = u"GPU %1"_s.arg(index);
    made->stepMs = stepMs;
    for (const auto &[time, value] : samples)
        made->samples.append(time, QByteArray::number(value, 'f', 3).toStdString());
    made->provisionalFrom = made->samples.size();
    made->statistics = metrics::statisticsOf(made->samples.values);
    return made;
}

// As slowly and as plainly as possible.
double naiveQuantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    const double place = share * double(values.size() - 1);
    const auto below = std::size_t(std::floor(place));
    const auto above = std::size_t(std::ceil(place));
    return values[below] + (values[above] - values[below]) * (place - double(below));
}

bool isNear(double one, double other)
{
    return std::abs(one - other) < 1e-9;
}

// GPUs at the times of one clock, some of them without some of the samples.
std::vector<SeriesPtr> randomGpus(int count, int samples, std::mt19937 &random)
{
    std::uniform_real_distribution<double> value(0, 100);
    std::uniform_int_distribution<int> percent(0, 99);
    std::vector<SeriesPtr> gpus;
    for (int gpu = 0; gpu < count; ++gpu) {
        Samples own;
        for (int i = 0; i < samples; ++i) {
            if (gpu % 3 == 0 || percent(random) >= 20)
                own.emplace_back(i * stepMs, value(random));
        }
        gpus.push_back(gpuOf(gpu, own));
    }
    return gpus;
}

// Computes as many curves as it lets pass, and counts what was asked for and what was stopped.
class Gate
{
public:
    [[nodiscard]] compare::Summaries::Compute compute()
    {
        return [this](const compare::Recipe &recipe, const std::stop_token &stop) {
            ++begun;
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return m_left > 0; });
            stop.stop_requested() ? ++stopped : --m_left;
            return compare::summaryOf(recipe, stop);
        };
    }
    void let(int curves)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_left = curves;
        }
        m_wake.notify_all();
    }

    std::atomic<int> begun = 0;
    std::atomic<int> stopped = 0;

private:
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    int m_left = 0;
};

// Of two GPUs with one sample each.
compare::Recipe recipeOf(double one, double other, const QString &object = u"b"_s, std::uint64_t view = 0)
{
    return {.gpus = {gpuOf(0, {{0, one}}), gpuOf(1, {{0, other}})},
            .object = base::Key::fromText(object),
            .name = object,
            .isBand = true,
            .view = view};
}

} // namespace

// How the GPUs of an object spread, and what is drawn of it.
class TestBands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Of stores with different steps, too: each GPU counts once at a time.
    void noGpuCountsTwice()
    {
        Samples fine;
        Samples coarse;
        for (int i = 0; i <= 40; ++i)
            fine.emplace_back(i * stepMs, 100);
        for (int i = 0; i <= 10; ++i)
            coarse.emplace_back(i * 4 * stepMs, 10);
        const SeriesPtr one = gpuOf(0, fine);
        const auto slow = [&](int index) {
            auto made = std::make_shared<metrics::Series>(*gpuOf(index, coarse));
            made->stepMs = 4 * stepMs;
            return SeriesPtr(made);
        };
        const base::Key object = base::Key::fromText(u"bert"_s);
        const SeriesPtr band = compare::bandOf({one, slow(1), slow(2)}, object, u"bert"_s);
        const SeriesPtr mean = compare::meanOf({one, slow(1), slow(2)}, object, u"bert"_s);
        for (const int minute : {1, 3, 8}) {
            const std::size_t at = band->samples.times.lowerBound(minute * 4 * stepMs);
            QCOMPARE(band->samples.times[at], minute * 4 * stepMs);
            QCOMPARE(band->samples.values[at], 10.);
            QCOMPARE(mean->samples.values[mean->samples.times.lowerBound(minute * 4 * stepMs)], 40.);
        }
    }

    // As long as any GPU is coarse, so is their mean.
    void coarseStretchesAreThoseOfAny()
    {
        const SeriesPtr whole = gpuOf(0, {{0, 1}, {stepMs, 2}});
        auto part = std::make_shared<metrics::Series>(*gpuOf(1, {{0, 3}, {stepMs, 4}}));
        part->coarse = {{0, stepMs + 1}};
        const SeriesPtr band = compare::bandOf({whole, part}, base::Key::fromText(u"bert"_s), u"bert"_s);
        QCOMPARE(band->coarse, part->coarse);
        QVERIFY(std::isnan(band->statistics.p5) && std::isnan(band->statistics.mean));
    }

    void bandsAreThoseOfAPlainComputation_data()
    {
        QTest::addColumn<int>("gpus");
        for (const int gpus : {2, 3, 4, 7, 64})
            QTest::addRow("%d GPUs", gpus) << gpus;
    }
    void bandsAreThoseOfAPlainComputation()
    {
        QFETCH(int, gpus);
        std::mt19937 random(7);
        const std::vector<SeriesPtr> all = randomGpus(gpus, 200, random);
        std::map<std::int64_t, std::vector<double>> byTime;
        std::vector<double> samples;
        for (const SeriesPtr &gpu : all) {
            for (std::size_t i = 0; i < gpu->samples.size(); ++i) {
                byTime[gpu->samples.times[i]].push_back(gpu->samples.values[i]);
                samples.push_back(gpu->samples.values[i]);
            }
        }
        const SeriesPtr curve = compare::bandOf(all, base::Key::fromText(u"bert"_s), u"bert"_s);
        QVERIFY(curve && curve->band);
        QCOMPARE(curve->band->curves, gpus);
        QCOMPARE(curve->samples.size(), byTime.size());
        std::size_t i = 0;
        for (const auto &[time, values] : byTime) {
            QCOMPARE(curve->samples.times[i], time);
            QCOMPARE(curve->band->lowest[i], std::ranges::min(values));
            QCOMPARE(curve->band->highest[i], std::ranges::max(values));
            QVERIFY(isNear(curve->band->lower[i], naiveQuantile(values, 0.25)));
            QVERIFY(isNear(curve->samples.values[i], naiveQuantile(values, 0.5)));
            QVERIFY(isNear(curve->band->upper[i], naiveQuantile(values, 0.75)));
            ++i;
        }
        // The numbers of the table are of all samples, not of the medians.
        const metrics::Statistics wanted = metrics::statisticsOf(samples);
        QCOMPARE(curve->statistics.p5, wanted.p5);
        QCOMPARE(curve->statistics.p50, wanted.p50);
        QCOMPARE(curve->statistics.max, wanted.max);
        QCOMPARE(curve->statistics.last, curve->samples.values.back());
    }

    // GPUs of other pods are sampled a little earlier or later.
    void halfAStepCountsAsTheSameTime()
    {
        const SeriesPtr curve
            = compare::bandOf({gpuOf(0, {{0, 10}, {15'000, 20}, {30'000, 30}}), gpuOf(1, {{2'000, 30}, {17'000, 40}}),
                               gpuOf(2, {{7'000, 50}, {90'000, 70}})},
                              base::Key::fromText(u"bert"_s), u"bert"_s);
        QCOMPARE(curve->samples.times, (std::vector<std::int64_t>{0, 15'000, 30'000, 90'000}));
        QCOMPARE(curve->band->lowest, (std::vector<double>{10, 20, 30, 70}));
        QCOMPARE(curve->samples.values, (std::vector<double>{30, 30, 30, 70}));
        QCOMPARE(curve->band->highest, (std::vector<double>{50, 40, 30, 70}));
        // Nothing is drawn where no GPU has a sample.
        QCOMPARE(curve->gaps, (std::vector<metrics::Gap>{{30'000, 90'000}}));
        // The mean goes by the same times.
        const SeriesPtr mean = compare::meanOf({gpuOf(0, {{0, 10}}), gpuOf(1, {{2'000, 30}}), gpuOf(2, {{7'000, 50}})},
                                               base::Key::fromText(u"bert"_s), u"bert"_s);
        QCOMPARE(mean->samples.values, std::vector<double>{30});
        QVERIFY(!mean->band);
    }

    void oneGpuIsALine()
    {
        const SeriesPtr curve
            = compare::bandOf({gpuOf(0, {{0, 10}, {15'000, 20}})}, base::Key::fromText(u"b"_s), u"b"_s);
        QVERIFY(!curve->band);
        QCOMPARE(curve->samples.values, (std::vector<double>{10, 20}));
        QCOMPARE(curve->name, u"b"_s);
        QVERIFY(!compare::bandOf({}, {}, {}));
    }

    void curvesComputedElsewhereAreThoseComputedHere()
    {
        std::mt19937 random{11};
        const base::Key key = base::Key::fromText(u"b"_s);
        const compare::Recipe band{.gpus = randomGpus(9, 500, random), .object = key, .name = u"b"_s, .isBand = true};
        const compare::Recipe mean{.gpus = randomGpus(9, 500, random), .object = key, .name = u"b"_s, .isBefore = true};
        compare::Summaries summaries;
        summaries.want({band, mean});
        QVERIFY(summaries.isComputing() && summaries.isComputing(key));
        QVERIFY(!summaries.of(band).curve); // not in this thread
        QTRY_VERIFY(!summaries.isComputing());
        QVERIFY(!summaries.isComputing(key));
        const SeriesPtr curve = summaries.of(band).curve;
        const SeriesPtr expected = compare::summaryOf(band);
        QCOMPARE(curve->samples.times, expected->samples.times);
        QCOMPARE(curve->samples.values, expected->samples.values);
        QCOMPARE(curve->band->lowest, expected->band->lowest);
        QCOMPARE(curve->band->upper, expected->band->upper);
        QCOMPARE(curve->statistics.p95, expected->statistics.p95);
        QCOMPARE(summaries.of(mean).curve->samples.values, compare::summaryOf(mean)->samples.values);
        QVERIFY(!summaries.of(mean).curve->band);
        // The same GPUs are computed once, also in another view.
        compare::Recipe moved = band;
        moved.view = 7;
        summaries.want({moved});
        QVERIFY(!summaries.isComputing());
        QCOMPARE(summaries.of(moved).curve, curve);
        QVERIFY(summaries.of(moved).isCurrent);
        QVERIFY(!summaries.of(mean).curve); // it is not wanted any more
    }

    // More samples of one view come while a curve is computed: it ends, and stands for the next one until that is
    // there.
    void curvesOfOneViewAreRefined()
    {
        Gate gate;
        compare::Summaries summaries(gate.compute());
        QSignalSpy ready(&summaries, &compare::Summaries::ready);
        const compare::Recipe coarse = recipeOf(10, 30);
        const compare::Recipe fine = recipeOf(50, 70);
        summaries.want({coarse});
        summaries.want({fine});
        gate.let(1);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(summaries.of(fine).curve->band->highest, std::vector<double>{30});
        QVERIFY(!summaries.of(fine).isCurrent);
        QVERIFY(summaries.isComputing());
        gate.let(1);
        QTRY_VERIFY(!summaries.isComputing());
        QCOMPARE(summaries.of(fine).curve->band->highest, std::vector<double>{70});
        QVERIFY(summaries.of(fine).isCurrent);
        QCOMPARE(gate.stopped.load(), 0);
    }

    void nothingStandsForAnotherRangeOrForm_data()
    {
        QTest::addColumn<bool>("isBand");
        QTest::addColumn<quint64>("view");
        QTest::newRow("another range") << true << quint64(1);
        QTest::newRow("a mean") << false << quint64(0);
    }
    void nothingStandsForAnotherRangeOrForm()
    {
        QFETCH(bool, isBand);
        QFETCH(quint64, view);
        Gate gate;
        compare::Summaries summaries(gate.compute());
        const compare::Recipe first = recipeOf(10, 30);
        compare::Recipe second = recipeOf(50, 70, u"b"_s, view);
        second.isBand = isBand;
        gate.let(1);
        summaries.want({first});
        QTRY_VERIFY(!summaries.isComputing());
        // Neither what is known, nor what is still computed when another is wanted.
        for (const compare::Recipe &wanted : {second, recipeOf(1, 3), second}) {
            summaries.want({wanted});
            QVERIFY(summaries.isComputing());
        }
        QVERIFY(!summaries.of(second).curve);
        QVERIFY(!summaries.of(second).isCurrent);
        gate.let(1);
        QTRY_VERIFY(!summaries.isComputing());
        QCOMPARE(summaries.of(second).curve->samples.values, std::vector<double>{60});
        QCOMPARE(bool(summaries.of(second).curve->band), isBand);
        QVERIFY(!summaries.of(first).curve);
    }

    // Objects are removed while their curves are computed.
    void whatIsNotWantedStops()
    {
        Gate gate;
        compare::Summaries summaries(gate.compute());
        QSignalSpy ready(&summaries, &compare::Summaries::ready);
        std::vector<compare::Recipe> many;
        for (int i = 0; i < 24; ++i)
            many.push_back(recipeOf(1, 3, QString::number(i)));
        summaries.want(many);
        QTRY_VERIFY(gate.begun > 0);
        summaries.want({many.back()});
        gate.let(1);
        QTRY_VERIFY(!summaries.isComputing());
        QVERIFY(gate.stopped > 0);
        QVERIFY2(gate.begun < 24, "those that wait do not begin");
        QCOMPARE(ready.size(), 1);
        QVERIFY(!summaries.of(many.front()).curve);
        QVERIFY(!summaries.isComputing(many.front().object));
        summaries.want({});
        QVERIFY(!summaries.isComputing());
    }

    void theEndStopsWhatIsComputed()
    {
        Gate gate; // stays closed
        auto summaries = std::make_unique<compare::Summaries>(gate.compute());
        QSignalSpy ready(summaries.get(), &compare::Summaries::ready);
        summaries->want({recipeOf(1, 3), recipeOf(1, 3, u"c"_s)});
        QTRY_VERIFY(gate.begun > 0);
        summaries.reset();
        QCOMPARE(gate.stopped.load(), gate.begun.load());
        QCoreApplication::processEvents();
        QCOMPARE(ready.size(), 0);
    }

    void whatIsStoppedGivesNoCurve()
    {
        std::stop_source stop;
        stop.request_stop();
        for (const bool isBand : {false, true}) {
            compare::Recipe recipe = recipeOf(1, 3);
            recipe.isBand = isBand;
            QVERIFY(!compare::summaryOf(recipe, stop.get_token()));
        }
    }

    void filesHaveEachCurveOfABand()
    {
        metrics::Answer answer;
        answer.metrics.resize(1);
        answer.metrics[0].metric = metrics::find(type);
        answer.metrics[0].series
            = {compare::bandOf({gpuOf(0, {{0, 10}}), gpuOf(1, {{0, 30}})}, base::Key::fromText(u"b"_s), u"b"_s),
               gpuOf(2, {{0, 5}})};
        const metrics::Answer parts = compare::withBandsAsCurves(answer);
        QStringList groups;
        std::vector<double> values;
        for (const SeriesPtr &series : parts.metrics[0].series) {
            groups << series->key.group;
            values.push_back(series->samples.values.at(0));
        }
        QCOMPARE(groups, (QStringList{u"lowest"_s, u"q1"_s, u"median"_s, u"q3"_s, u"highest"_s, QString()}));
        QCOMPARE(values, (std::vector<double>{10, 15, 20, 25, 30, 5}));
    }

    // Whatever the width: the highest point of a pixel column is that of its samples, and so on.
    void outlinesKeepTheExtremes()
    {
        std::mt19937 random(3);
        const SeriesPtr curve = compare::bandOf(randomGpus(5, 1000, random), base::Key::fromText(u"bert"_s), u"bert"_s);
        const metrics::Range visible{100 * stepMs, 900 * stepMs};
        for (const int columns : {50, 123, 400, 3000}) {
            metrics::BandOutline outline;
            metrics::outline(*curve, visible, columns, outline);
            std::map<int, std::pair<double, double>> wanted;
            std::map<int, std::pair<double, double>> found;
            const auto note = [&](auto &all, std::int64_t time, double low, double high) {
                if (time < visible.fromMs || time > visible.toMs)
                    return;
                const int column = int(double(time - visible.fromMs) * columns / double(visible.length()));
                const auto at = all.try_emplace(column, low, high).first;
                at->second = {std::min(at->second.first, low), std::max(at->second.second, high)};
            };
            for (std::size_t i = 0; i < curve->samples.size(); ++i)
                note(wanted, curve->samples.times[i], curve->band->lowest[i], curve->band->highest[i]);
            for (const auto &point : outline.points)
                note(found, point.timeMs, point.lowest, point.highest);
            QVERIFY(found == wanted);
            QVERIFY(outline.points.size() <= std::max<std::size_t>(2 * std::size_t(columns), 802) + 2);
        }
    }

    void outlinesEndAtGaps()
    {
        const SeriesPtr curve
            = compare::bandOf({gpuOf(0, {{0, 10}, {15'000, 20}, {150'000, 30}, {165'000, 30}, {400'000, 1}}),
                               gpuOf(1, {{0, 10}, {15'000, 20}, {150'000, 30}, {165'000, 30}, {400'000, 1}})},
                              base::Key::fromText(u"bert"_s), u"bert"_s);
        metrics::BandOutline outline;
        metrics::outline(*curve, {0, 500'000}, 1000, outline);
        QCOMPARE(outline.stretches.size(), std::size_t(3));
        QCOMPARE(outline.stretch(0).size(), std::size_t(2));
        QCOMPARE(outline.stretch(1).front().timeMs, 150'000);
        QCOMPARE(outline.stretch(2).size(), std::size_t(1));
        metrics::outline(*curve, {160'000, 500'000}, 1000, outline);
        QCOMPARE(outline.stretches.size(), std::size_t(2));
        QCOMPARE(outline.stretch(0).size(), std::size_t(2)); // with one more before
    }
};

QTEST_GUILESS_MAIN(TestBands)
#include "tst_bands.moc"
