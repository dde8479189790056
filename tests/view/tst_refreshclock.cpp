// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/runningclock.h"
#include "views/refresh/refreshclock.h"
#include "views/refresh/refreshmenu.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using views::RefreshClock;

namespace {

constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure

} // namespace

// RefreshClock with real windows: visible widgets are refreshed, hidden ones when they become visible.
class TestRefreshClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void notDueBeforeTheFirstAnswer()
    {
        QWidget window;
        RefreshClock clock(&window);
        clock.setSeconds(1);
        const QSignalSpy due(&clock, &RefreshClock::due);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::qWait(1100);
        QCOMPARE(due.count(), 0);
        clock.ended(1000);
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 1, patient);
    }

    // The computer has slept: its timers stood still, but the rows are of yesterday.
    void comesSoonAfterASleep()
    {
        QWidget window;
        RefreshClock clock(&window);
        clock.setSeconds(3600);
        const QSignalSpy due(&clock, &RefreshClock::due);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        connect(&clock, &RefreshClock::due, &clock, &RefreshClock::began);
        clock.ended();
        base::RunningClock::skip(std::chrono::hours(8));
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 1, patient);
        QVERIFY(clock.pace().isBusy());
    }

    void comesAgainWithoutAnAnswer()
    {
        QWidget window;
        RefreshClock clock(&window);
        clock.setSeconds(1);
        const QSignalSpy due(&clock, &RefreshClock::due);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        clock.ended(); // began() was never called
        QTRY_VERIFY_WITH_TIMEOUT(due.count() >= 2, patient);
    }

    void neverTwoAtOnce()
    {
        QWidget window;
        RefreshClock clock(&window);
        clock.setSeconds(1);
        const QSignalSpy due(&clock, &RefreshClock::due);
        window.show();
        connect(&clock, &RefreshClock::due, &clock, &RefreshClock::began);
        clock.ended(5000);
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 1, patient);
        QTest::qWait(1200);
        QCOMPARE(due.count(), 1);
        clock.ended();
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 2, patient);
    }

    void waitsUntilVisible()
    {
        QWidget window;
        auto *layout = new QHBoxLayout(&window);
        auto *page = new QWidget;
        layout->addWidget(page); // reparented after the clock was created
        RefreshClock clock(page);
        clock.setSeconds(1);
        const QSignalSpy due(&clock, &RefreshClock::due);
        connect(&clock, &RefreshClock::due, &clock, &RefreshClock::began);
        page->hide();
        window.show();
        clock.ended(60'000);
        QTest::qWait(300);
        QCOMPARE(due.count(), 0);
        QCOMPARE(clock.text(), u"paused"_s);
        page->show();
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 1, patient);

        window.showMinimized();
        clock.ended(60'000);
        QTest::qWait(300);
        QCOMPARE(due.count(), 1);
        window.showNormal();
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 2, patient);
    }

    void staleDataDoNotWaitForTheInterval()
    {
        QWidget window;
        RefreshClock clock(&window);
        clock.setSeconds(0);
        const QSignalSpy due(&clock, &RefreshClock::due);
        connect(&clock, &RefreshClock::due, &clock, &RefreshClock::began);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        clock.ended();
        clock.setStale();
        clock.setStale();
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 1, patient);
        clock.setStale(); // again, while the answer is awaited
        QTest::qWait(100);
        QCOMPARE(due.count(), 1);
        clock.ended();
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 2, patient);
        clock.ended();
        QTest::qWait(100);
        QCOMPARE(due.count(), 2);

        QMenu menu(&window);
        menu.addAction(u"Copy"_s);
        menu.popup(window.mapToGlobal(QPoint(10, 10)));
        QVERIFY(QTest::qWaitForWindowExposed(&menu));
        clock.setStale();
        QTest::qWait(400);
        QCOMPARE(due.count(), 2);
        menu.close();
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 3, patient);
    }

    void waitsWhileAMenuIsOpen()
    {
        QWidget window;
        window.resize(300, 300);
        RefreshClock clock(&window);
        clock.setSeconds(1);
        const QSignalSpy due(&clock, &RefreshClock::due);
        connect(&clock, &RefreshClock::due, &clock, &RefreshClock::began);
        window.show();
        QMenu menu(&window);
        menu.addAction(u"Copy"_s);
        menu.popup(window.mapToGlobal(QPoint(10, 10)));
        QVERIFY(QTest::qWaitForWindowExposed(&menu));
        clock.ended(60'000);
        QTest::qWait(600);
        QCOMPARE(due.count(), 0);
        QVERIFY(menu.isVisible());
        QCOMPARE(clock.pace().pause(), std::optional(views::RefreshPace::Pause::Held));
        menu.close();
        QTRY_COMPARE_WITH_TIMEOUT(due.count(), 1, patient);
    }

    void describesItsPace()
    {
        QWidget window;
        RefreshClock clock(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE_WITH_TIMEOUT(clock.text(), u"every 15 s"_s, patient);
        clock.setSeconds(60);
        QCOMPARE(clock.text(), u"every 60 s"_s);
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QTRY_COMPARE_WITH_TIMEOUT(clock.text(), u"every 4 min"_s, patient);
        clock.setSeconds(0);
        QVERIFY(clock.text().isEmpty());
    }

    void dialogCountsAsItsWindow()
    {
        QWidget window;
        RefreshClock clock(&window);
        window.show();
        QWidget dialog(&window, Qt::Dialog);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTRY_COMPARE_WITH_TIMEOUT(clock.text(), u"every 15 s"_s, patient);
    }

    void menuOfIntervals()
    {
        views::RefreshMenu menu;
        const QSignalSpy chosen(&menu, &views::RefreshMenu::chosen);
        menu.setSeconds(15);
        QStringList checked;
        for (const QAction *action : menu.actions()) {
            if (action->isChecked())
                checked.append(action->text());
        }
        QCOMPARE(checked, QStringList(u"Every 15 s"_s));
        QCOMPARE(chosen.count(), 0);
        menu.actions().constLast()->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toInt(), 0);
    }
};

QTEST_MAIN(TestRefreshClock)
#include "tst_refreshclock.moc"
