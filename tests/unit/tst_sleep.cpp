// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/setbacks.h"
#include "models/base/runningclock.h"
#include "models/base/runningtimer.h"
#include "models/session/renewedtokens.h"

#include <QTest>

using namespace std::chrono_literals;

namespace {

// Each token is good for an hour.
class HourlyTokens final : public session::RenewedTokens
{
public:
    HourlyTokens()
        : RenewedTokens(30min)
    {
    }
    QByteArray ask()
    {
        QByteArray got;
        token([&got](const api::Result<QByteArray> &token) { got = token ? *token : "refused"; });
        return got;
    }
    [[nodiscard]] QString refusalSentence() const override { return QStringLiteral("Refused."); }
    bool answers = true;

private:
    void obtain() override
    {
        if (answers)
            obtained({"token-" + QByteArray::number(++m_made), 1h});
        else
            failed({.kind = api::Error::Kind::Offline}, 10min);
    }
    int m_made = 0;
};

} // namespace

// What is over when the computer wakes up. Its timers, and the clock that they follow, have stood still meanwhile.
class TestSleep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClockCountsIt()
    {
        const auto before = base::RunningClock::now();
        const auto steady = std::chrono::steady_clock::now();
        base::RunningClock::skip(8h);
        QVERIFY(base::RunningClock::now() - before >= 8h);
        QVERIFY(std::chrono::steady_clock::now() - steady < 8h);
    }

    // Qt's would wait on for four minutes.
    void timersEndSoonAfterwards()
    {
        int calls = 0;
        base::RunningTimer timer([&calls] { ++calls; });
        timer.start(5min);
        base::RunningClock::skip(1min);
        QVERIFY(timer.isActive() && timer.remaining() <= 4min && timer.remaining() > 3min);
        base::RunningClock::skip(10min);
        QTRY_COMPARE_WITH_TIMEOUT(calls, 1, 3'000);
        QVERIFY(!timer.isActive());
        QCOMPARE(timer.remaining(), 0ms);
        timer.start(20ms); // works as others do, too
        QTRY_COMPARE_WITH_TIMEOUT(calls, 2, 3'000);
        timer.start(5min);
        timer.stop();
        base::RunningClock::skip(1h);
        QTest::qWait(1'200);
        QCOMPARE(calls, 2);
    }

    // Else the first request would be sent with a token that the control plane refuses.
    void tokensExpire()
    {
        HourlyTokens tokens;
        QCOMPARE(tokens.ask(), "token-1");
        base::RunningClock::skip(30min);
        QCOMPARE(tokens.ask(), "token-1");
        base::RunningClock::skip(20min); // beyond 80 %
        QCOMPARE(tokens.ask(), "token-2"); // a new one is made at once here
        base::RunningClock::skip(2h);
        QCOMPARE(tokens.ask(), "token-3");
    }

    void troubleOfYesterdayIsOver()
    {
        HourlyTokens tokens;
        tokens.answers = false;
        QCOMPARE(tokens.ask(), "refused");
        tokens.answers = true;
        QCOMPARE(tokens.ask(), "refused"); // it holds for ten minutes
        base::RunningClock::skip(11min);
        QCOMPARE(tokens.ask(), "token-1");
    }

    void pausesEnd()
    {
        api::Setbacks setbacks(10s, 30s);
        const QByteArray path = "/api/v1/nodes";
        for (int i = 0; i < 5; ++i) {
            setbacks.failed(path, {.kind = api::Error::Kind::Server}, 0);
            QVERIFY(setbacks.pausedBy(path));
            base::RunningClock::skip(30s);
            QVERIFY(!setbacks.pausedBy(path)); // never longer, however often it failed
        }
        QVERIFY(setbacks.isFailing(path));
        base::RunningClock::skip(1h);
        QVERIFY(!setbacks.isFailing(path));
    }
};

QTEST_GUILESS_MAIN(TestSleep)
#include "tst_sleep.moc"
