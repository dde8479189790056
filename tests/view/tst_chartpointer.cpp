// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/chartbench.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace chartbench;

// Pointer, wheel and keys on charts.
class TestChartPointer : public ChartBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init() { begin(); }

    void dragAsksForTheRangeUnderIt()
    {
        show(chartfixture::pod(200));
        const QSignalSpy asked(m_stack.get(), &ChartStack::rangeRequested);
        const TimeScale scale = plot()->scene().time;
        const int y = int(plot()->scene().area.center().y());
        drag({300, y}, {500, y});
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<metrics::Range>(), (metrics::Range{scale.timeAt(300), scale.timeAt(500)}));
        // The other way round it is the same range.
        drag({500, y}, {300, y});
        QCOMPARE(asked[1][0], asked[0][0]);
        // A click is no range, and Escape ends a drag.
        QTest::mouseClick(viewport(), Qt::LeftButton, {}, {400, y});
        QTest::mousePress(viewport(), Qt::LeftButton, {}, {300, y});
        moveTo({500, y}, Qt::LeftButton);
        QTest::keyClick(plot(), Qt::Key_Escape);
        QTest::mouseRelease(viewport(), Qt::LeftButton, {}, {500, y});
        QCOMPARE(asked.size(), 2);
    }

    void dragWithShiftMarksWhereThatIsWanted()
    {
        show(chartfixture::pod(200));
        const QSignalSpy asked(m_stack.get(), &ChartStack::rangeRequested);
        const QSignalSpy marked(m_stack.get(), &ChartStack::markRequested);
        const int y = int(plot()->scene().area.center().y());
        const auto dragWithShift = [&] {
            QTest::mousePress(viewport(), Qt::LeftButton, Qt::ShiftModifier, {300, y});
            moveTo({500, y}, Qt::LeftButton);
            QTest::mouseRelease(viewport(), Qt::LeftButton, Qt::ShiftModifier, {500, y});
        };
        dragWithShift();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(marked.size(), 0);
        m_stack->setMarkable(true);
        dragWithShift();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(marked.size(), 1);
        QCOMPARE(marked[0][0], asked[0][0]);
        drag({300, y}, {500, y}); // without Shift, it zooms
        QCOMPARE(asked.size(), 2);
    }

    void marksAreBandsWithNotes()
    {
        show(chartfixture::pod(200));
        const TimeScale scale = plot()->scene().time;
        const QFont font = plot()->scene().font;
        const QRectF area = plot()->scene().area;
        const std::vector<RangeMark> marks = {{{scale.timeAt(300), scale.timeAt(400)}, u"one"_s},
                                              {{scale.timeAt(305), scale.timeAt(500)}, QString(200, u'x')},
                                              {{scale.timeAt(550), scale.timeAt(560)}, {}},
                                              {{scale.range.toMs + 1, scale.range.toMs + 2}, u"out of sight"_s}};
        const QImage before = viewport()->grab().toImage();
        m_stack->setMarks(marks);
        const QImage after = viewport()->grab().toImage();
        const int y = int(area.bottom()) - 3;
        for (const int x : {350, 450, 555})
            QVERIFY(before.pixel(x, y) != after.pixel(x, y));
        QCOMPARE(before.pixel(600, y), after.pixel(600, y));
        const std::vector<MarkLabel> labels = markLabels(marks, scale, area, font);
        QCOMPARE(labels.size(), std::size_t(2));
        QVERIFY(!labels[0].box.intersects(labels[1].box));
        QVERIFY(labels[1].text.endsWith(u'…'));
        for (const MarkLabel &label : labels)
            QVERIFY(area.contains(label.box));
        m_stack->setMarks({});
        QCOMPARE(viewport()->grab().toImage(), before);
    }

    void wheelZoomsAboutThePointerWithCtrl()
    {
        show(chartfixture::pod(200));
        const QSignalSpy asked(m_stack.get(), &ChartStack::rangeRequested);
        const TimeScale scale = plot()->scene().time;
        const QPointF at(400, plot()->scene().area.center().y());
        const auto turn = [&](Qt::KeyboardModifiers keys) {
            QWheelEvent event(at, viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, keys, Qt::NoScrollPhase,
                              false);
            QApplication::sendEvent(viewport(), &event);
        };
        // Alone, it scrolls the page, also where a plot comes under the pointer.
        turn({});
        QCOMPARE(asked.size(), 0);
        turn(Qt::ControlModifier);
        QCOMPARE(asked.size(), 1);
        const auto range = asked[0][0].value<metrics::Range>();
        QVERIFY(range.length() < sixHours.length());
        const TimeScale zoomed{range, scale.left, scale.width};
        QVERIFY(std::abs(zoomed.xOf(scale.timeAt(400)) - 400) < 1);
    }

    void wheelScrollsThePage()
    {
        m_stack->resize(900, 320);
        show(chartfixture::pod(200));
        QScrollBar *bar = m_stack->findChild<QScrollArea *>()->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        const QPointF at(400, plot()->scene().area.center().y());
        QWheelEvent event(at, viewport()->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(viewport(), &event);
        // The chart leaves it to the page.
        QVERIFY(!event.isAccepted() || bar->value() > 0);
    }

    void aDoubleClickUndoesAllZooms()
    {
        show(chartfixture::pod(200));
        const QSignalSpy reset(m_stack.get(), &ChartStack::resetRequested);
        QTest::mouseDClick(viewport(), Qt::LeftButton, {}, plot()->scene().area.center().toPoint());
        QCOMPARE(reset.size(), 1);
    }

    void keysMoveTheCrosshairAndZoom()
    {
        const metrics::Answer answer = chartfixture::pod(500);
        show(answer);
        const api::Times &times = answer.metrics[0].series[0]->samples.times;
        QTest::keyClick(plot(), Qt::Key_Right);
        QCOMPARE(plot()->scene().crosshairMs.value(), qint64(times[0]));
        QTest::keyClick(plot(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(plot()->scene().crosshairMs.value(), qint64(times[10]));
        QTest::keyClick(plot(), Qt::Key_Left);
        QCOMPARE(plot()->scene().crosshairMs.value(), qint64(times[9]));
        // All cards have the same one.
        for (const ChartCard *card : cards())
            QCOMPARE(card->plot()->scene().crosshairMs.value(), qint64(times[9]));

        const QSignalSpy asked(m_stack.get(), &ChartStack::rangeRequested);
        const QSignalSpy back(m_stack.get(), &ChartStack::backRequested);
        QTest::keyClick(plot(), Qt::Key_PageDown);
        QCOMPARE(asked[0][0].value<metrics::Range>(),
                 (metrics::Range{startMs + 180 * minuteMs, sixHours.toMs + 180 * minuteMs}));
        QTest::keyClick(plot(), Qt::Key_Plus);
        QCOMPARE(asked[1][0].value<metrics::Range>().length(), sixHours.length() / 2);
        QTest::keyClick(plot(), Qt::Key_Minus);
        QCOMPARE(asked[2][0].value<metrics::Range>().length(), sixHours.length() * 2);
        QTest::keyClick(plot(), Qt::Key_Backspace);
        QTest::keyClick(plot(), Qt::Key_Escape);
        QCOMPARE(back.size(), 2);
    }

    void hoverSaysTheValuesOfTheSamples()
    {
        const metrics::Answer answer = chartfixture::pod(500);
        show(answer);
        const PlotScene &scene = plot()->scene();
        moveTo({400, int(scene.area.center().y())});
        const HoverBox *box = m_stack->findChild<HoverBox *>();
        QVERIFY(box->isVisible());
        QCOMPARE(box->content().rows.size(), std::size_t(8));
        const qint64 time = scene.crosshairMs.value();
        for (std::size_t gpu = 0; gpu < 8; ++gpu) {
            const api::Samples &samples = answer.metrics[0].series[gpu]->samples;
            const auto at = std::size_t(std::ranges::find(samples.times, time) - samples.times.begin());
            QVERIFY(at < samples.size());
            QCOMPARE(box->content().rows[gpu].name, u"GPU %1"_s.arg(gpu));
            QCOMPARE(box->content().rows[gpu].value, QString::number(samples.values[at], 'f', 1) + u" %"_s);
        }
        QCOMPARE(std::ranges::count(box->content().rows, true, &HoverContent::Row::isNearest), 1);
        // In the gap there is no value to say.
        moveTo({int(scene.time.xOf(startMs + 222 * minuteMs)), 60});
        for (const HoverContent::Row &row : box->content().rows)
            QCOMPARE(row.value, u"–"_s);
    }

    void theNearestCurveIsHighlightedEverywhere()
    {
        show(chartfixture::pod(500));
        const QSignalSpy pointed(m_stack.get(), &ChartStack::highlighted);
        const PlotScene &scene = plot()->scene();
        // GPU 3 lags behind at that time.
        const qint64 time = startMs + 150 * minuteMs;
        const double value = chartfixture::utilization(3, 150, 0);
        moveTo({int(scene.time.xOf(time)), int(scene.yOf(value))});
        const auto key = pointed.last()[0].value<std::optional<metrics::SeriesKey>>();
        QVERIFY(key.has_value());
        QCOMPARE(key->gpu, 3);
        for (const ChartCard *card : cards())
            QCOMPARE(card->plot()->scene().highlight->gpu, 3);
        leave();
        QVERIFY(!pointed.last()[0].value<std::optional<metrics::SeriesKey>>().has_value());
        QVERIFY(!scene.highlight.has_value());
    }

    void hoverPaintsNoCurveAgain()
    {
        show(chartfixture::pod(500));
        const int y = int(plot()->scene().area.bottom()) - 12;
        moveTo({400, y});
        viewport()->repaint();
        const int before = plot()->paintedCurves();
        for (int x = 401; x < 420; ++x) {
            moveTo({x, y});
            viewport()->repaint();
        }
        QCOMPARE(plot()->paintedCurves(), before);
    }

    void keysReachThePlotsInTheirOrder()
    {
        show(chartfixture::pod(100));
        m_stack->activateWindow();
        m_stack->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), plot());
        QList<const QWidget *> plots;
        for (int i = 0; i < 12; ++i) {
            for (const ChartCard *card : cards()) {
                if (QApplication::focusWidget() != card->plot())
                    continue;
                QCOMPARE(card->plot()->scene().showsFocus, !plots.isEmpty()); // by Tab, not by the program
                plots.append(card->plot());
            }
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            if (plots.size() == 3)
                break;
        }
        QCOMPARE(plots, (QList<const QWidget *>{cards()[0]->plot(), cards()[1]->plot(), cards()[2]->plot()}));
    }
};

QTEST_MAIN(TestChartPointer)
#include "tst_chartpointer.moc"
