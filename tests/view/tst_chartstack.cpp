// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/chartbench.h"
#include "views/charts/badge.h"
#include "views/charts/heatstrip.h"
#include "views/charts/timeaxis.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QSvgRenderer>

using namespace chartbench;

// What charts show.
class TestChartStack : public ChartBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init() { begin(); }

    void linesNeverCrossAGap()
    {
        show(oneFlatCurve());
        const QImage image = plot()->grab().toImage();
        const PlotScene &scene = plot()->scene();
        const QRgb colour = lightTheme.series[0];
        const auto columnAt = [&](double minute) { return int(scene.time.xOf(startMs + qint64(minute * minuteMs))); };
        QVERIFY(pixelsLike(image, columnAt(100), scene.area, colour) > 0);
        QVERIFY(pixelsLike(image, columnAt(300), scene.area, colour) > 0);
        for (int x = columnAt(216); x < columnAt(229); ++x)
            QCOMPARE(pixelsLike(image, x, scene.area, colour), 0);
        // Nor is there a line before the pod ran.
        QCOMPARE(pixelsLike(image, columnAt(9), scene.area, colour), 0);
        QCOMPARE(scene.gaps.size(), std::size_t(1));
    }

    // A pod that is started within the gap of another one does not undo the gap.
    void gapsOfCurvesThatBeginLate()
    {
        const auto curve = [](std::initializer_list<int> minutes, std::vector<metrics::Gap> gaps) {
            auto series = std::make_shared<metrics::Series>();
            for (const int minute : minutes)
                series->samples.append(startMs + minute * minuteMs, "50");
            series->gaps = std::move(gaps);
            return Curve{series, {}, {}};
        };
        const auto gap = [](int from, int to) {
            return metrics::Gap{startMs + from * minuteMs, startMs + to * minuteMs};
        };
        const Curve early = curve({10, 11, 50, 51}, {gap(11, 50)});
        QCOMPARE(commonGaps({early}), std::vector{gap(11, 50)});
        QCOMPARE(commonGaps({early, curve({40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51}, {})}),
                 std::vector{gap(11, 40)});
        // One after the other: nothing was missed in between.
        QVERIFY(commonGaps({curve({10, 11}, {}), curve({50, 51}, {})}).empty());
    }

    void aLoneSampleIsADot()
    {
        auto lone = std::make_shared<metrics::Series>(*oneFlatCurve().metrics[0].series[0]);
        lone->samples = {};
        lone->gaps.clear();
        lone->samples.append(startMs + 100 * minuteMs, "60");
        lone->provisionalFrom = 1;
        metrics::Answer answer = oneFlatCurve();
        answer.metrics[0].series = {lone};
        show(answer);
        const PlotScene &scene = plot()->scene();
        const int x = int(scene.time.xOf(startMs + 100 * minuteMs));
        const QImage image = plot()->grab().toImage();
        const int height = pixelsLike(image, x, scene.area, lightTheme.series[0]);
        QVERIFY2(height >= 2 && height <= 4, qPrintable(QString::number(height)));
    }

    void provisionalTailIsPaler()
    {
        auto series = std::make_shared<metrics::Series>(*oneFlatCurve().metrics[0].series[0]);
        series->provisionalFrom = series->samples.size() - 40;
        metrics::Answer answer = oneFlatCurve();
        answer.metrics[0].series = {series};
        show(answer);
        const PlotScene &scene = plot()->scene();
        const QImage image = plot()->grab().toImage();
        const auto darkest = [&](double minute) {
            int least = 255 * 3;
            const int x = int(scene.time.xOf(startMs + qint64(minute * minuteMs)));
            for (int y = int(scene.yOf(60)) - 2; y <= int(scene.yOf(60)) + 2; ++y)
                least = std::min(least, qRed(image.pixel(x, y)) + qGreen(image.pixel(x, y)) + qBlue(image.pixel(x, y)));
            return least;
        };
        QVERIFY(darkest(350) > darkest(250) + 100);
    }

    void hiddenCurvesAreNotPainted()
    {
        metrics::Answer answer = oneFlatCurve();
        const metrics::SeriesKey key = answer.metrics[0].series[0]->key;
        show(answer);
        m_stack->setHidden({key});
        const PlotScene &scene = plot()->scene();
        const int x = int(scene.time.xOf(startMs + 100 * minuteMs));
        QCOMPARE(pixelsLike(plot()->grab().toImage(), x, scene.area, lightTheme.series[0]), 0);
        QVERIFY(scene.message.contains(u"hidden"_s));
        m_stack->setHidden({});
        QVERIFY(pixelsLike(plot()->grab().toImage(), x, scene.area, lightTheme.series[0]) > 0);
        QVERIFY(scene.message.isEmpty());
    }

    void marksOfTheValueAxisAreGroupedAsAllNumbers()
    {
        QCOMPARE(markText(1500, metrics::valueTicks(0, 2000)), u"1\u2009500"_s);
        QCOMPARE(markText(0, metrics::valueTicks(0, 2000)), u"0"_s);
        QCOMPARE(markText(0.5, metrics::valueTicks(0, 1)), u"0.50"_s);
        QVERIFY(markText(2.5e8, metrics::valueTicks(0, 3e8)).contains(u'e'));
        QLocale::setDefault(QLocale(u"de_DE"_s));
        QCOMPARE(markText(1500, metrics::valueTicks(0, 2000)), u"1\u2009500"_s);
        QCOMPARE(markText(0.5, metrics::valueTicks(0, 1)), u"0,50"_s);
        // As all other numbers of the program.
        QLocale::setDefault(QLocale(u"ar_EG"_s));
        QCOMPARE(markText(25, metrics::valueTicks(0, 50)), u"25"_s);
        QCOMPARE(momentText(startMs, {table::Zone::Utc}), u"21 Nov 2025, 11:30:00"_s);
        QLocale::setDefault(QLocale::c());
    }

    void figuresAreInTheDescription()
    {
        show(chartfixture::pod(500));
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(plot());
        QCOMPARE(interface->text(QAccessible::Name), cards().at(0)->group().title());
        const QString description = interface->text(QAccessible::Description);
        const metrics::Statistics &statistics = cards().at(0)->curves()[3].series->statistics;
        QVERIFY2(description.startsWith(u"8 series"_s), qPrintable(description));
        QVERIFY(description.contains(u"6\u00a0h"_s));
        QVERIFY(description.contains(
            u"GPU 3: minimum %1 %, mean %2 %"_s.arg(statistics.min, 0, 'f', 1).arg(statistics.mean, 0, 'f', 1)));
        QVERIFY(description.contains(u"gap"_s));
    }

    void allPlotsHaveTheSameMargins()
    {
        show(chartfixture::pod(200));
        QCOMPARE(cards().size(), 3);
        const QRectF first = cards().at(0)->plot()->scene().area;
        for (const ChartCard *card : cards()) {
            QCOMPARE(card->plot()->scene().area.left(), first.left());
            QCOMPARE(card->plot()->scene().area.width(), first.width());
        }
        QCOMPARE(int(first.width()), m_stack->plotWidth());
        const TimeScale heat = m_stack->findChild<HeatStrip *>()->timeScale();
        QCOMPARE(heat.left, first.left());
        QCOMPARE(heat.width, first.width());
    }

    void gridFollowsEveryChangeOfSize()
    {
        show(oneFlatCurve());
        for (const QSize &size : {QSize(700, 400), QSize(1000, 900), QSize(800, 600)}) {
            m_stack->resize(size);
            QTRY_COMPARE(plot()->window()->size(), size);
            QTest::qWait(0);
            const PlotScene &scene = plot()->scene();
            const QImage image = plot()->grab().toImage();
            const int x = int(scene.time.xOf(startMs + 5 * minuteMs)); // before there are curves
            const int y = qRound(scene.yOf(scene.high * 0.5));
            bool isThere = false;
            for (int around = y - 1; around <= y + 1; ++around)
                isThere = isThere || image.pixel(x, around) == lightTheme.chartGrid;
            QVERIFY(isThere);
        }
    }

    void curvesOfOneUnitShareACardUnlessThereAreMany()
    {
        metrics::Answer answer = chartfixture::pod(100);
        for (const char *type : {"CPU_USAGE_CORES", "CPU_LIMIT_CORES"}) {
            metrics::MetricAnswer metric;
            metric.metric = metrics::find(type);
            QVERIFY(metric.metric != nullptr);
            metric.state = State::Complete;
            metric.series = {chartfixture::series(type, -1, 100, [](int, double, int) { return 3.0; })};
            answer.metrics.push_back(metric);
        }
        show(answer);
        QCOMPARE(cards().size(), 4);
        const std::vector<Curve> &shared = cards().at(3)->curves();
        QCOMPARE(shared.size(), std::size_t(2));
        QCOMPARE(shared[0].name, metrics::find("CPU_USAGE_CORES")->title());
        QVERIFY(shared[0].look != shared[1].look);
    }

    // Yesterday over today: the same curves on the same card, where the axis has their time and a day later.
    void answersOfTwoTimesLieOverOneAnother()
    {
        constexpr qint64 dayMs = 24 * 60 * minuteMs;
        const metrics::Answer today = oneFlatCurve();
        metrics::Answer yesterday = oneFlatCurve();
        auto earlier = std::make_shared<metrics::Series>(*yesterday.metrics[0].series[0]);
        api::Times times;
        for (const std::int64_t time : earlier->samples.times)
            times.push_back(time - dayMs);
        earlier->samples.times = times;
        for (double &value : earlier->samples.values)
            value = 20;
        for (metrics::Gap &gap : earlier->gaps)
            gap = {gap.fromMs - dayMs, gap.toMs - dayMs};
        yesterday.metrics[0].series = {earlier};
        m_stack->setAnswers({{today, 0, u"Today"_s}, {yesterday, dayMs, u"Yesterday"_s}});
        show();
        QCOMPARE(cards().size(), 1);
        const std::vector<Curve> &curves = cards().at(0)->curves();
        QCOMPARE(curves.size(), std::size_t(2));
        QCOMPARE(curves[0].name, u"Today GPU 0"_s);
        QCOMPARE(curves[1].name, u"Yesterday GPU 0"_s);
        // One colour for one GPU; the dash tells the days apart.
        QCOMPARE(curves[1].look.slot, curves[0].look.slot);
        QVERIFY(curves[1].look.isGhost && !curves[0].look.isGhost);

        const PlotScene &scene = plot()->scene();
        QCOMPARE(scene.at(curves[0], 7).x(), scene.at(curves[1], 7).x());
        QCOMPARE(scene.at(curves[1], 7).y(), scene.yOf(20));
        QCOMPARE(scene.gaps.size(), std::size_t(1)); // of both, at the same place
        const QImage image = plot()->grab().toImage();
        int coloured = 0;
        for (int x = int(scene.area.left()) + 200; x < int(scene.area.left()) + 260; ++x)
            coloured += image.pixel(x, int(scene.yOf(20))) != lightTheme.surface ? 1 : 0;
        QVERIFY2(coloured > 20, qPrintable(QString::number(coloured)));

        // Both have a sample under the crosshair, with their own values.
        QTest::keyClick(plot(), Qt::Key_Right);
        const qint64 crosshair = scene.crosshairMs.value();
        QCOMPARE(crosshair, qint64(today.metrics[0].series[0]->samples.times.front()));
        const HoverContent hover = cards().at(0)->hoverContent(crosshair, std::nullopt);
        QCOMPARE(hover.rows.size(), std::size_t(2));
        QVERIFY(hover.rows[0].value.startsWith(u"60"_s));
        QVERIFY(hover.rows[1].value.startsWith(u"20"_s));
    }

    void curvesOfTwoSubjectsOfOneNameAreTwo()
    {
        const metrics::Answer one = oneFlatCurve();
        metrics::Answer other = oneFlatCurve();
        auto twin = std::make_shared<metrics::Series>(*other.metrics[0].series[0]);
        twin->key.object = {4, 4};
        other.metrics[0].series = {twin};
        m_stack->setAnswers({{one, 0, u"worker-3"_s}, {other, 0, u"worker-3"_s}});
        show();
        const std::vector<Curve> &curves = cards().at(0)->curves();
        QCOMPARE(curves.size(), std::size_t(2));
        m_stack->setHidden({twin->key});
        QVERIFY(!curves[0].isHidden);
        QVERIFY(curves[1].isHidden);
        QVERIFY(plot()->scene().message.isEmpty());
        QVERIFY(!isSameThing(curves[0].series->key, curves[1].series->key));
    }

    // A GiB on one card says nothing of how bytes are written on another one.
    void everyCardHasItsOwnUnit()
    {
        constexpr double gib = 1024.0 * 1024 * 1024;
        metrics::Answer answer = chartfixture::pod(100);
        answer.metrics = {
            chartfixture::perGpu("GPU_MEMORY_USAGE_BYTES_PER_GPU", 2, 100, [](int, double, int) { return 3 * gib; }),
            chartfixture::perGpu("GPU_SWAP_MEMORY_BYTES_PER_GPU", 2, 100, [](int, double, int) { return gib / 1024; })};
        show(answer);
        QCOMPARE(cards().at(0)->group().scale.unit, u"GiB"_s);
        QCOMPARE(cards().at(1)->group().scale.unit, u"MiB"_s);
    }

    void readingOfAnAmbiguousUnitIsFlippedByItsBadge()
    {
        const auto ambiguous = std::ranges::find_if(metrics::registry(), &metrics::Metric::isAmbiguous);
        QVERIFY(ambiguous != metrics::registry().end());
        metrics::MetricAnswer metric;
        metric.metric = &*ambiguous;
        metric.state = State::Complete;
        metric.isRatio = true;
        metric.series = {chartfixture::series(ambiguous->type.data(), 0, 100, [](int, double, int) { return 0.5; })};
        metrics::Answer answer = chartfixture::pod(100);
        answer.metrics = {metric};
        show(answer);
        QCOMPARE(cards().at(0)->curves()[0].factor, 100.0);
        const QSignalSpy flipped(m_stack.get(), &ChartStack::unitFlipRequested);
        auto *badge = cards().at(0)->findChild<Badge *>();
        QCOMPARE(badge->text(), u"Read as ratio"_s);
        QTest::mouseClick(badge, Qt::LeftButton);
        QCOMPARE(flipped.size(), 1);
        QCOMPARE(flipped[0][0].value<const metrics::Metric *>(), metric.metric);
    }

    void onlyZeroReadsAsZero()
    {
        using metrics::Unit;
        const auto text = [](Unit unit, double largest, double value) {
            return plainValueText(value, valueScale(unit, false, largest));
        };
        QCOMPARE(text(Unit::Cores, 256, 0.4), u"0.400"_s);
        QCOMPARE(text(Unit::Gpus, 512, 0.5), u"0.500"_s);
        QCOMPARE(text(Unit::Cores, 256, 0), u"0"_s);
        QCOMPARE(text(Unit::Cores, 256, 0.0123), u"0.0123"_s);
        QCOMPARE(text(Unit::Percent, 100, 92.34), u"92.3"_s);
        QCOMPARE(text(Unit::Percent, 100, 0.004), u"0.00400"_s);
        QCOMPARE(text(Unit::Percent, 100, 0), u"0.0"_s);
        QCOMPARE(text(Unit::Cores, 1e300, 1e300), u"1.00e+300"_s);
    }

    void smallCurvesHaveTheirOwnPrefix()
    {
        metrics::Answer answer = chartfixture::pod(100);
        answer.metrics.clear();
        for (const auto &[type, bytes] :
             {std::pair("GPU_MEMORY_USAGE_BYTES", 687194767360.0), {"CPU_MEMORY_USAGE_BYTES", 209715200.0}}) {
            metrics::MetricAnswer metric;
            metric.metric = metrics::find(type);
            metric.state = State::Complete;
            metric.series = {chartfixture::series(type, -1, 100, [bytes = bytes](int, double, int) { return bytes; })};
            answer.metrics.push_back(metric);
        }
        show(answer);
        const QString description = cards().at(0)->figures();
        QVERIFY2(description.contains(u"640 GiB"_s), qPrintable(description));
        QVERIFY2(description.contains(u"minimum 200 MiB"_s), qPrintable(description));
    }

    void badgesSayWhichSamplesAreLeftOut()
    {
        metrics::Answer answer = oneFlatCurve();
        answer.metrics[0].losses = {.unreadable = 2, .firstUnreadable = u"N/A"_s, .outOfRange = 1};
        auto coarse = std::make_shared<metrics::Series>(*answer.metrics[0].series[0]);
        coarse->stepMs = 120'000;
        answer.metrics[0].series = {coarse};
        show(answer);
        QStringList texts;
        for (const Badge *badge : cards().at(0)->findChildren<Badge *>())
            texts << badge->text();
        QVERIFY2(texts.size() == 3, qPrintable(texts.join(u'|')));
        QVERIFY(texts[0].startsWith(u"1 sample"_s));
        QVERIFY(texts[1].startsWith(u"2 sample"_s));
        QCOMPARE(texts[2], u"every 2 min"_s);
        answer.metrics[0].series.clear();
        show(answer);
        QVERIFY2(cards().at(0)->figures().contains(u"\"N/A\""_s), qPrintable(cards().at(0)->figures()));
    }

    void badgesSayWhichSeriesLookTheSame()
    {
        metrics::Answer answer = oneFlatCurve();
        const auto first = answer.metrics[0].series[0];
        answer.metrics[0].series.clear();
        for (int twin = 1; twin <= 8; ++twin) {
            const auto series = std::make_shared<metrics::Series>(*first);
            series->key.twin = twin;
            answer.metrics[0].series.push_back(series);
        }
        show(answer);
        const auto badges = cards().at(0)->findChildren<Badge *>();
        QCOMPARE(badges.size(), 1);
        QCOMPARE(badges[0]->text(), u"8 series look the same"_s);
        QVERIFY(!badges[0]->accessibleDescription().isEmpty());
    }

    void partsOfSeveralGpusHaveTheirOwnColours()
    {
        SeriesLooks looks;
        metrics::MetricAnswer metric;
        for (const int gpu : {0, 1}) {
            for (const int instance : {-1, 7, 8}) {
                const auto series = std::make_shared<metrics::Series>();
                series->key
                    = {.type = u"GPU_UTILIZATION_PER_GPU"_s, .object = {1, 1}, .gpu = gpu, .instance = instance};
                metric.series.push_back(series);
            }
        }
        looks.learn(metric);
        QSet<int> colours;
        for (const metrics::SeriesPtr &series : metric.series)
            colours.insert(looks.of(series->key).slot);
        QCOMPARE(colours.size(), 6);
    }

    void podsOfOneGpuEachHaveTheirOwnColours()
    {
        metrics::Answer answer = oneFlatCurve();
        const auto first = answer.metrics[0].series[0];
        const auto second = std::make_shared<metrics::Series>(*first);
        second->key.object = base::Key(7, 7);
        answer.metrics[0].series = {first, second};
        show(answer);
        const auto &curves = cards().at(0)->curves();
        QVERIFY(!(curves[0].look == curves[1].look));
    }

    void hugeValuesLeaveRoomForOtherCharts()
    {
        metrics::Answer answer = oneFlatCurve();
        metrics::MetricAnswer huge;
        huge.metric = metrics::find("GPU_MEMORY_USAGE_BYTES_PER_GPU");
        huge.state = State::Complete;
        huge.series = {chartfixture::series("GPU_MEMORY_USAGE_BYTES_PER_GPU", 0, 100,
                                            [](int, double, int i) { return i == 7 ? 1e300 : 5e10; })};
        answer.metrics.push_back(huge);
        show(answer);
        for (ChartCard *card : cards())
            QVERIFY(card->plot()->labelWidth() < 120);
    }

    void themeChangesAtRunTime()
    {
        show(oneFlatCurve());
        applyTheme(*qApp, ThemeChoice::Dark);
        const PlotScene &scene = plot()->scene();
        QTRY_VERIFY(scene.theme->dark);
        const QImage image = plot()->grab().toImage();
        QCOMPARE(image.pixel(1, 1), darkTheme.surface);
        const int x = int(scene.time.xOf(startMs + 100 * minuteMs));
        QVERIFY(pixelsLike(image, x, scene.area, darkTheme.series[0]) > 0);
    }

    // Time runs from left to right in every layout, so the axis of values stands on the left, its numbers beside it.
    void mirroredAxesReadTheSame()
    {
        const auto axis = [this] {
            const PlotScene &scene = plot()->scene();
            return plot()->grab(QRect(0, 0, int(scene.area.left()) - 2, int(scene.area.bottom()))).toImage();
        };
        show(oneFlatCurve());
        const QImage image = axis();
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const QImage mirrored = axis();
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(mirrored, image);
    }

    void whatIsNotThereIsSaidInWords()
    {
        metrics::Answer answer = chartfixture::pod(200);
        for (metrics::MetricAnswer &metric : answer.metrics)
            metric.series.clear();
        answer.metrics[0].state = State::Empty;
        answer.metrics[1].state = State::Refused;
        answer.metrics[2].state = State::Failed;
        show(answer);
        QVERIFY(cards().at(0)->plot()->scene().message.contains(u"No samples in this time range"_s));
        QVERIFY(cards().at(1)->plot()->scene().message.contains(u"does not offer"_s));
        QVERIFY(cards().at(2)->plot()->scene().message.contains(u"Refresh"_s));
        for (const ChartCard *card : cards())
            QVERIFY(card->plot()->accessibleDescription().contains(card->plot()->scene().message));
        // In a range between two samples there is nothing to see, either.
        show(chartfixture::pod(200));
        m_stack->setVisibleRange({startMs + 216 * minuteMs, startMs + 228 * minuteMs});
        QVERIFY(cards().at(0)->plot()->scene().message.contains(u"No samples in this time range"_s));
    }

    void picturesHoldAllCards()
    {
        m_stack->resize(900, 320); // less than the cards need
        m_stack->setPictureTitle(u"worker-3"_s);
        show(chartfixture::pod(200));
        const QImage picture = m_stack->picture(2);
        QCOMPARE(picture.devicePixelRatio(), 2);
        QVERIFY(picture.height() > 2 * m_stack->height());
        // With the object's name above, and the legend below.
        const auto isEmpty = [&](int top, int height) {
            const QRgb ground = picture.pixel(0, top);
            for (int y = top; y < top + height; ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    if (picture.pixel(x, y) != ground)
                        return false;
                }
            }
            return true;
        };
        QVERIFY(!isEmpty(0, 40));
        const QImage last = picture.copy(0, picture.height() - 200, picture.width(), 180);
        QVERIFY(last.allGray() == false);
        // Hidden curves are not in the legend.
        QSet<metrics::SeriesKey> hidden;
        for (const ChartCard *card : cards()) {
            for (const Curve &curve : card->curves())
                hidden.insert(curve.series->key);
        }
        m_stack->setHidden(hidden);
        QVERIFY(m_stack->picture(2).height() < picture.height());
        m_stack->setHidden({});

        const QSvgRenderer svg(m_stack->svg());
        QVERIFY(svg.isValid());
        QCOMPARE(svg.viewBox().size() * 2, picture.size());
    }
};

QTEST_MAIN(TestChartStack)
#include "tst_chartstack.moc"
