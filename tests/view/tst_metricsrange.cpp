// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/metricsbench.h"
#include "views/metrics/rangedialog.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace metricsbench;

// The time range of the panel: in words, by keys, and back.
class TestMetricsRange : public MetricsBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void aRangeInWordsMovesOnWithTime()
    {
        open(pod());
        Q_EMIT m_panel->toolbar()->presetChosen(RangePreset::Custom);
        auto *dialog = m_panel->findChild<RangeDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->words()->text(), u"last 6 h"_s);
        dialog->words()->selectAll();
        QTest::keyClicks(dialog->words(), u"last 90 min"_s);
        QTest::keyClick(dialog->words(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
        QCOMPARE(range(), (metrics::Range{m_now - 90 * minute, m_now}));
        QVERIFY(m_panel->controller()->isRefreshing());
        m_now += hour;
        m_panel->controller()->refresh();
        QCOMPARE(range(), (metrics::Range{m_now - 90 * minute, m_now}));
        QVERIFY(m_panel->controller()->choice().toStringList(metrics::Scope::Pod).contains(u"range=5400s"_s));
    }

    void keysMoveTheRangeButNotPastNow()
    {
        open(pod());
        const metrics::Range first = range();
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Left);
        QCOMPARE(range(), (metrics::Range{first.fromMs - 3 * hour, first.toMs - 3 * hour}));
        QVERIFY(m_panel->controller()->isZoomed());
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Right);
        QCOMPARE(range(), first);
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Right);
        QCOMPARE(range(), first); // of the same length, up to now
        // In a chart, too.
        m_panel->charts()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageUp);
        QTRY_COMPARE(range().toMs, first.toMs - 3 * hour);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        QTRY_COMPARE(range(), first);
        QVERIFY(!m_panel->controller()->isZoomed());
        QVERIFY(m_panel->controller()->isRefreshing());
    }

    void backToNowKeepsTheLength()
    {
        open(pod());
        Q_EMIT m_panel->charts()->rangeRequested({m_now - 4 * hour, m_now - 2 * hour});
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_End);
        QCOMPARE(range(), (metrics::Range{m_now - 2 * hour, m_now}));
        m_now += hour;
        m_panel->controller()->refresh();
        QCOMPARE(range(), (metrics::Range{m_now - 2 * hour, m_now}));
    }

    void earlierRangesComeBack()
    {
        open(pod());
        const metrics::Range six = range();
        m_panel->controller()->choosePreset(RangePreset::Hour1);
        const metrics::Range one = range();
        // Of many steps of the wheel, one.
        for (int i = 1; i < 5; ++i)
            Q_EMIT m_panel->charts()->rangeRequested({m_now - hour + i * minute, m_now - i * minute});
        QTest::qWait(300);
        QSignalSpy chosen(m_panel->controller(), &MetricsController::choiceChanged);
        press(Qt::CTRL | Qt::Key_Z);
        QCOMPARE(range(), one);
        QVERIFY(!m_panel->controller()->isZoomed());
        press(Qt::CTRL | Qt::Key_Z);
        QCOMPARE(range(), six);
        QCOMPARE(m_panel->controller()->choice().preset, RangePreset::Hour6);
        QCOMPARE(chosen.size(), 1); // it is the choice now
        press(Qt::CTRL | Qt::Key_Z);
        QCOMPARE(range(), six); // there is none before
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
        QCOMPARE(range(), (metrics::Range{m_now - hour + 4 * minute, m_now - 4 * minute}));
        QVERIFY(m_panel->controller()->isZoomed());
        press(Qt::Key_Escape);
        QCOMPARE(range(), one);
    }

    // What was shown of a young object was its life, not the choice for all objects.
    void theLifetimeComesBackAsSuch()
    {
        metrics::Subject young = pod();
        young.startedMs = m_now - 2 * hour;
        open(young);
        QCOMPARE(range().fromMs, young.startedMs);
        m_panel->controller()->choosePreset(RangePreset::Hour1);
        press(Qt::CTRL | Qt::Key_Z);
        QCOMPARE(range().fromMs, young.startedMs);
        QCOMPARE(m_panel->controller()->choice().preset, RangePreset::Hour6);
    }

private:
    static constexpr qint64 minute = 60'000;

    [[nodiscard]] metrics::Range range() const { return m_panel->controller()->range(); }
    void press(QKeyCombination key)
    {
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->charts()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), key.key(), key.keyboardModifiers());
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    }
};

QTEST_MAIN(TestMetricsRange)
#include "tst_metricsrange.moc"
