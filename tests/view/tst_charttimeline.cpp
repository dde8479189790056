// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/chartbench.h"
#include "views/charts/heatstrip.h"
#include "views/charts/marklane.h"
#include "views/charts/phaselane.h"
#include "views/charts/timeaxis.h"
#include "views/charts/timelinecard.h"
#include "views/look/followfont.h"

#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace chartbench;

namespace {

// Of the labels in sight.
QStringList textsOf(const QWidget &in)
{
    QStringList texts;
    for (const QLabel *label : in.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts;
}

} // namespace

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

    void plotsHeatAndAxisAreBelowEachOther()
    {
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            m_stack->setLayoutDirection(direction);
            for (const int height : {1200, 320, 1200}) { // a scroll bar comes and goes
                m_stack->resize(900, height);
                show(chartfixture::pod(200));
                QTest::qWait(50);
                const auto leftOf
                    = [this](const QWidget &in, qreal x) { return in.mapTo(m_stack.get(), QPoint(int(x), 0)).x(); };
                const HeatStrip *heat = m_stack->findChild<HeatStrip *>();
                const TimeAxis *axis = m_stack->findChild<TimeAxis *>();
                const int left = leftOf(*viewport(), plot()->scene().area.left());
                QCOMPARE(leftOf(*heat, heat->timeArea().left()), left);
                QCOMPARE(leftOf(*axis, axis->scale().left), left);
                QCOMPARE(heat->timeArea().width(), plot()->scene().area.width());
                QCOMPARE(axis->scale().width, plot()->scene().area.width());
            }
        }
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

    void heatSaysWhatItShows()
    {
        m_stack->setLanes({{u"a run"_s, {}, {{{startMs, startMs + 100 * minuteMs}, u"Running"_s}}, {}}});
        metrics::Answer answer = chartfixture::pod(500);
        metrics::MetricAnswer other = answer.metrics[0];
        other.metric = metrics::find("GPU_SM_ACTIVITY_PER_GPU");
        QVERIFY(other.metric);
        for (metrics::SeriesPtr &series : other.series) {
            auto copy = std::make_shared<metrics::Series>(*series);
            copy->key.type = u"GPU_SM_ACTIVITY_PER_GPU"_s;
            copy->metric = other.metric;
            series = copy;
        }
        answer.metrics.push_back(other);
        m_stack->setShow(ChartStack::Show::Heat);
        show(answer);
        const auto *card = m_stack->findChild<TimelineCard *>();
        const QString first = answer.metrics[0].metric->title();
        QCOMPARE(card->heat()->accessibleName(), first);
        QVERIFY2(textsOf(*card).contains(first), qPrintable(textsOf(*card).join(u'|')));
        QVERIFY(textsOf(*card).contains(u"Phases and events"_s));
        // Another metric can be chosen; others than those of GPUs are told to be left out.
        QVERIFY(card->heatButton()->isVisible());
        const QList<QAction *> entries = card->heatButton()->menu()->actions();
        QCOMPARE(entries.size(), 2);
        QVERIFY(entries[0]->isChecked() && !entries[1]->isChecked());
        entries[1]->trigger();
        QCOMPARE(card->heat()->accessibleName(), other.metric->title());
        QVERIFY(textsOf(*card).contains(other.metric->title()));
        show(answer); // refreshed
        QCOMPARE(card->heat()->accessibleName(), other.metric->title());
        answer.metrics.pop_back();
        show(answer);
        QCOMPARE(card->heat()->accessibleName(), first);
        QVERIFY(!card->heatButton()->isVisible());
        // With curves above, phases still have their title.
        m_stack->setShow(ChartStack::Show::Lines);
        QVERIFY(textsOf(*card).contains(u"Phases and events"_s));
        QVERIFY(!textsOf(*card).contains(first));
    }

    // The key of the colours goes below, and the name stays whole.
    void narrowHeatStillSaysWhatItShows()
    {
        metrics::Answer answer = chartfixture::pod(200);
        const QString title = answer.metrics[0].metric->title();
        m_stack->setShow(ChartStack::Show::Heat);
        for (const int width : {900, 360, 900}) {
            m_stack->resize(width, 600);
            show(answer);
            QTest::qWait(50);
            const auto *card = m_stack->findChild<TimelineCard *>();
            QVERIFY2(textsOf(*card).contains(title), qPrintable(textsOf(*card).join(u'|')));
            const auto *key = card->findChild<HeatKey *>();
            QVERIFY(key->isVisible() && key->mapTo(card, QPoint()).x() >= 0);
            QVERIFY(key->mapTo(card, QPoint(key->width(), 0)).x() <= card->width());
        }
    }

    void marksAreInTheHeatToo()
    {
        const RangeMark mark{{startMs + 60 * minuteMs, startMs + 120 * minuteMs}, QString(u'x').repeated(60)};
        m_stack->setShow(ChartStack::Show::Heat);
        show(chartfixture::pod(500));
        const auto *card = m_stack->findChild<TimelineCard *>();
        HeatStrip *heat = card->heat();
        const int edge = int(heat->timeScale().xOf(mark.range.fromMs));
        const auto pixel = [&] { return heat->grab().toImage().pixel(edge, heat->height() / 2); };
        const QRgb before = pixel();
        QCOMPARE(card->notes()->sizeHint().height(), 0);
        m_stack->setMarks({mark});
        QCOMPARE(pixel(), lightTheme.accent);
        QVERIFY(before != lightTheme.accent);
        QTRY_VERIFY(card->notes()->height() > 0);
        const std::vector<MarkLabel> labels = card->notes()->labels();
        QCOMPARE(labels.size(), std::size_t(1));
        QCOMPARE(labels[0].note, mark.note);
        QCOMPARE(labels[0].text, mark.note); // there is room for the whole
        QCOMPARE(int(labels[0].box.left()), int(std::round(heat->timeScale().xOf(mark.range.fromMs))));
        QVERIFY(heat->accessibleDescription().contains(mark.note));
        QVERIFY(card->notes()->accessibleName().contains(mark.note));
    }

    // Curves of a range to compare with are not rows of their own.
    void heatHasNoGhosts()
    {
        const metrics::Answer answer = chartfixture::pod(500);
        m_stack->setAnswers({{answer}, {answer, 24 * 60 * minuteMs, u"Before:"_s}});
        m_stack->setShow(ChartStack::Show::Heat);
        show();
        QCOMPARE(m_stack->findChild<HeatStrip *>()->curves().size(), answer.metrics[0].series.size());
    }

    void notesTakeTheRoomThereIs()
    {
        const QFont font = m_stack->font();
        const TimeScale scale{{0, 1000}, 0, 1000};
        const QRectF area(0, 0, 1000, 200);
        const QString longNote = QString(u"word "_s).repeated(20).trimmed();
        std::vector<MarkLabel> labels = markLabels({{{100, 200}, longNote}}, scale, area, font);
        QCOMPARE(labels.at(0).text, longNote);
        QCOMPARE(labels.at(0).box.left(), 100.);
        // Up to the next note in the same row, which begins where its range does.
        labels = markLabels({{{100, 200}, longNote}, {{400, 500}, u"other"_s}}, scale, area, font);
        QCOMPARE(labels.size(), std::size_t(2));
        QVERIFY(labels[0].text.endsWith(u'…') && labels[0].text != longNote);
        QVERIFY(labels[0].box.width() > 250 && labels[0].box.right() < 400);
        QCOMPARE(labels[0].note, longNote);
        QCOMPARE(labels[1].box.left(), 400.);
        // At the right edge it moves to the left.
        labels = markLabels({{{900, 950}, longNote}}, scale, area, font);
        QCOMPARE(labels.at(0).text, longNote);
        QVERIFY(labels[0].box.right() <= 1000);
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
