// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/refresh/refreshpace.h"

#include <QRegularExpression>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using views::RefreshPace;
using Pause = RefreshPace::Pause;

namespace {

// Answered once, at 100 s.
RefreshPace answered()
{
    RefreshPace pace;
    pace.began();
    pace.ended(100s);
    return pace;
}

} // namespace

// When the next refresh is due, with a clock that the test holds in its hand.
class TestRefreshPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void comesAnIntervalAfterTheAnswer()
    {
        RefreshPace pace;
        QVERIFY(!pace.dueAt()); // nothing is shown yet
        pace.began();
        QVERIFY(!pace.isDue(1h));
        pace.ended(100s);
        QCOMPARE(pace.dueAt(), std::optional(RefreshPace::Time(115s)));
        QVERIFY(!pace.isDue(115s - 1ms));
        QVERIFY(pace.isDue(115s));
        pace.setInterval(5s);
        QVERIFY(pace.isDue(105s));
        pace.setInterval(60s);
        QVERIFY(!pace.isDue(115s));
    }

    void aSlowAnswerIsFollowedByNoBurst()
    {
        RefreshPace pace = answered();
        pace.setInterval(5s);
        pace.began();
        QVERIFY(!pace.isDue(1000s)); // one at a time, however long it takes
        QVERIFY(!pace.isOverdue(1000s));
        pace.ended(1000s);
        QVERIFY(!pace.isDue(1000s));
        QVERIFY(pace.isDue(1005s));
    }

    void isSlowerWhileTheWindowIsNotInUse()
    {
        RefreshPace pace = answered();
        pace.setInUse(false);
        QCOMPARE(pace.interval(), RefreshPace::Time(60s));
        QVERIFY(!pace.isDue(159s));
        QVERIFY(pace.isDue(160s));
        pace.setInUse(true); // what is older than the interval comes at once
        QVERIFY(pace.isDue(130s));
    }

    void pauses_data()
    {
        QTest::addColumn<Pause>("pause");
        QTest::newRow("out of sight") << Pause::Unseen;
        QTest::newRow("offline") << Pause::Offline;
        QTest::newRow("signed out") << Pause::SignedOut;
        QTest::newRow("a menu is open") << Pause::Held;
    }

    void pauses()
    {
        QFETCH(Pause, pause);
        RefreshPace pace = answered();
        pace.setPaused(pause, true);
        QCOMPARE(pace.pause(), std::optional(pause));
        QVERIFY(!pace.isDue(1000s));
        QVERIFY(pace.isOverdue(1000s));
        pace.setPaused(pause, false);
        QVERIFY(!pace.pause());
        QVERIFY(pace.isDue(1000s)); // it is older than the interval
        QVERIFY(!pace.isDue(110s));
    }

    void offStaysOff()
    {
        RefreshPace pace = answered();
        pace.setInterval(0s);
        QCOMPARE(pace.pause(), std::optional(Pause::Off));
        QVERIFY(!pace.isDue(1000h));
        QVERIFY(!pace.isOverdue(1000h));
        pace.setPaused(Pause::Off, false);
        QVERIFY(!pace.isDue(1000h));
        pace.setInterval(15s);
        QVERIFY(pace.isDue(115s));
    }

    void staleDataAreDueAtOnce()
    {
        RefreshPace pace;
        pace.setStale(true);
        QVERIFY(!pace.isDue(1000s)); // nothing is shown that could be stale
        pace.began();
        pace.ended(100s);
        QVERIFY(pace.isDue(100s)); // it was asked for before
        pace.setInterval(0s);
        QVERIFY(pace.isDue(100s));
        pace.setPaused(Pause::Unseen, true);
        QVERIFY(!pace.isDue(1000s));
        QVERIFY(pace.isOverdue(100s));
        pace.setPaused(Pause::Unseen, false);
        pace.began();
        QVERIFY(!pace.isDue(1000s));
        pace.ended(200s);
        pace.setStale(false);
        QVERIFY(!pace.isDue(1000s));
    }

    void theGravestPauseIsTold()
    {
        RefreshPace pace = answered();
        pace.setPaused(Pause::Held, true);
        pace.setPaused(Pause::Offline, true);
        QCOMPARE(pace.pause(), std::optional(Pause::Offline));
        pace.setPaused(Pause::SignedOut, true);
        QCOMPARE(pace.pause(), std::optional(Pause::SignedOut));
        pace.setPaused(Pause::SignedOut, false);
        pace.setPaused(Pause::Offline, false);
        QCOMPARE(pace.pause(), std::optional(Pause::Held));
    }
};

QTEST_APPLESS_MAIN(TestRefreshPace)
#include "tst_refreshpace.moc"
