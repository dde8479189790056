// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/chartbench.h"
#include "views/charts/heatstrip.h"
#include "views/charts/phaselane.h"
#include "views/charts/timeaxis.h"
#include "views/look/followfont.h"

using namespace chartbench;

// The axis of time, and what stands above it: heat, phases and events.
class TestChartTimeline : public ChartBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init() { begin(); }

    void theTimeAxisIsAlwaysInSight()
    {
        m_stack->resize(900, 320);
        show(chartfixture::pod(200));
        const TimeAxis *axis = m_stack->findChild<TimeAxis *>();
        QVERIFY(axis->isVisible());
        QVERIFY(m_stack->rect().contains(QRect(axis->mapTo(m_stack.get(), QPoint()), axis->size())));
        QVERIFY(!axis->ticks().empty());
        // Its marks are below those of the plots.
        const qint64 time = axis->ticks().front().timeMs;
        const int ofPlot = viewport()->mapTo(m_stack.get(), QPoint(int(plot()->scene().time.xOf(time)), 0)).x();
        const int ofAxis = axis->mapTo(m_stack.get(), QPoint(int(axis->scale().xOf(time)), 0)).x();
        QVERIFY2(std::abs(ofPlot - ofAxis) <= 1, qPrintable(u"%1 %2"_s.arg(ofPlot).arg(ofAxis)));

        QCOMPARE(m_stack->rangeLine(), u"21 Nov 2025, 11:30:00 to 21 Nov 2025, 17:30:00 (UTC)"_s);
        m_stack->setZoomed(true);
        QVERIFY(m_stack->rangeLine().startsWith(u"Zoomed to 21 Nov 2025, 11:30:00"_s));
    }

    void timeGoesFromLeftToRightInEveryLayout()
    {
        m_stack->setLayoutDirection(Qt::RightToLeft);
        show(chartfixture::pod(200));
        moveTo({200, 60});
        const qint64 early = plot()->scene().crosshairMs.value();
        moveTo({600, 60});
        QVERIFY(plot()->scene().crosshairMs.value() > early);
        QTest::keyClick(plot(), Qt::Key_Right);
        QVERIFY(plot()->scene().crosshairMs.value() > early);
    }

    void labelsOfTimeDifferOnTheDayWhenClocksGoBack()
    {
        qputenv("TZ", "Europe/Berlin");
        m_stack->setZone(table::Zone::Local);
        const qint64 night = QDateTime({2025, 10, 25}, {22, 0}, Qt::UTC).toMSecsSinceEpoch();
        m_stack->setVisibleRange({night, night + 360 * minuteMs});
        show(oneFlatCurve());
        qputenv("TZ", "UTC");
        QStringList labels;
        for (const metrics::TimeTick &tick : m_stack->findChild<TimeAxis *>()->ticks()) {
            labels.append(tick.label);
            QCOMPARE(tick.timeMs % (30 * minuteMs), 0);
        }
        QVERIFY(labels.size() >= 4);
        QVERIFY(labels.contains(u"26 Oct"_s));
        QVERIFY2(labels.filter(u"02:00"_s).size() == 2, qPrintable(labels.join(u' ')));
        QCOMPARE(QSet<QString>(labels.begin(), labels.end()).size(), labels.size());
    }

    void heatShowsTheLaggardAndTheGap()
    {
        show(chartfixture::pod(500));
        const HeatStrip *heat = m_stack->findChild<HeatStrip *>();
        const qint64 lag = startMs + 150 * minuteMs;
        QVERIFY(heat->colourAt(3, lag) != heat->colourAt(0, lag));
        QCOMPARE(heat->colourAt(0, lag), lightTheme.heat[8]);
        QCOMPARE(heat->colourAt(0, startMs + 222 * minuteMs), QRgb(0));
        QCOMPARE(heat->colourAt(0, startMs + minuteMs), QRgb(0));
        m_stack->setShow(ChartStack::Show::Lines);
        QVERIFY(!heat->isVisible());
        m_stack->setShow(ChartStack::Show::Heat);
        QVERIFY(heat->isVisible());
        QVERIFY(!cards()[0]->isVisible());
    }

    // One value that no integer holds does not empty the strip.
    void hugeValuesKeepTheHeat()
    {
        metrics::Answer answer = chartfixture::pod(500);
        const auto huge = std::make_shared<metrics::Series>(*answer.metrics[0].series[0]);
        for (std::size_t i = 0; i < huge->samples.values.size(); ++i)
            huge->samples.values[i] = i % 2 == 0 ? 1e300 : -1e300;
        answer.metrics[0].series[0] = huge;
        show(answer);
        const HeatStrip *heat = m_stack->findChild<HeatStrip *>();
        QSet<QRgb> colours;
        for (int minute = 10; minute < 200; ++minute)
            colours.insert(heat->colourAt(0, startMs + minute * minuteMs));
        colours.remove(QRgb(0)); // gaps
        QCOMPARE(colours, (QSet<QRgb>{lightTheme.heat.front(), lightTheme.heat.back()}));
        const qint64 lag = startMs + 150 * minuteMs;
        QVERIFY(heat->colourAt(3, lag) != heat->colourAt(1, lag)); // the others as before
        QVERIFY(heat->height() >= int(answer.metrics[0].series.size()) * 8);
    }

    void heatNamesEveryRowAndUsesFreeRoom()
    {
        metrics::Answer answer = chartfixture::pod(100);
        metrics::MetricAnswer &metric = answer.metrics[0];
        const auto first = metric.series[0];
        metric.series.clear();
        for (int i = 0; i < 30; ++i) {
            auto series = std::make_shared<metrics::Series>(*first);
            series->key.object = base::Key(7, quint64(i + 1));
            series->name = u"worker-%1 GPU 4"_s.arg(i);
            metric.series.push_back(series);
        }
        show(answer);
        const HeatStrip *heat = m_stack->findChild<HeatStrip *>();
        const int low = heat->height() / 30;
        QVERIFY2(low >= 8, qPrintable(QString::number(low)));
        // The plots make room for the names, and all begin at the same place.
        QVERIFY(heat->timeArea().left() >= heat->labelWidth());
        QVERIFY(heat->labelWidth() > 60);
        QCOMPARE(heat->timeArea().left(), plot()->scene().area.left());
        m_stack->resize(900, 1000);
        m_stack->setShow(ChartStack::Show::Heat);
        QTRY_VERIFY(heat->height() / 30 > low);
    }

    void labelsOfEventsNeverTouch()
    {
        QList<EventMark> events;
        for (int i = 0; i < 40; ++i)
            events.append({startMs + i * 3 * minuteMs, u"Event number %1"_s.arg(i), {}, i == 20});
        m_stack->setLane({{{startMs, startMs + 100 * minuteMs}, u"Running"_s}}, events);
        show(chartfixture::pod(200));
        const PhaseLane *lane = m_stack->findChild<PhaseLane *>();
        QVERIFY(lane->isVisible());
        const QStringList labels = lane->shownLabels();
        QVERIFY(labels.size() < 3);
        m_stack->setLane({}, {events[0], events[20], events[39]});
        QCOMPARE(lane->shownLabels().size(), 3);
        QVERIFY(lane->accessibleDescription().contains(u"Event number 20"_s));
    }

    void namesBesideThePhasesFitLargeText()
    {
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPixelSize(20);
        applyFont(large);
        m_stack->setLane({{{startMs, startMs + 100 * minuteMs}, u"Running"_s}}, {{startMs, u"Event"_s, {}, false}});
        metrics::Answer answer = chartfixture::pod(200);
        answer.metrics.resize(1); // percent: the labels of its axis are short
        show(answer);
        const PhaseLane *lane = m_stack->findChild<PhaseLane *>();
        const QFontMetrics caption(scaled(lane->font(), TextSize::Caption));
        const qreal left = lane->timeArea().left();
        const int block = lane->sizeHint().height() - caption.height();
        applyFont(usual);
        QVERIFY2(left >= lane->labelWidth(), qPrintable(QString::number(left)));
        QVERIFY(block >= caption.height()); // neither is the name of the phase cut
    }
};

QTEST_MAIN(TestChartTimeline)
#include "tst_charttimeline.moc"
