// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/setbacks.h"

#include <QTest>

using namespace std::chrono_literals;
using api::Error;
using api::Setbacks;

// Refreshes of what keeps failing are put off.
class TestSetbacks : public QObject
{
    Q_OBJECT

private:
    static constexpr const char *one = "/api/v1/nodes/a/metrics";
    static constexpr const char *other = "/api/v1/nodes/b/metrics";
    const Error m_error{.kind = Error::Kind::Server, .httpStatus = 500};

private Q_SLOTS:
    void whatHasFailedPausesAndNothingElse()
    {
        Setbacks setbacks(10s, 30s);
        setbacks.failed(one, m_error, 0);
        QVERIFY(setbacks.pausedBy(one));
        QCOMPARE(setbacks.pausedBy(one)->httpStatus, 500);
        QVERIFY(setbacks.isFailing(one));
        QVERIFY(!setbacks.pausedBy(other));
        QVERIFY(!setbacks.isFailing(other));
    }

    void pausesEnd()
    {
        Setbacks setbacks(10ms, 30s);
        setbacks.failed(one, m_error, 0);
        QTRY_VERIFY_WITH_TIMEOUT(!setbacks.pausedBy(one), 2000);
        QVERIFY(setbacks.isFailing(one)); // until it is tried
    }

    void oneThatRecoversEndsAllPauses()
    {
        Setbacks setbacks(10s, 30s);
        setbacks.failed(one, m_error, 0);
        setbacks.failed(other, m_error, 0);
        setbacks.succeeded("/api/v1/pods"); // has not failed
        QVERIFY(setbacks.pausedBy(one));
        setbacks.succeeded(one);
        QVERIFY(!setbacks.isFailing(one));
        QVERIFY(!setbacks.pausedBy(other));
        setbacks.failed(one, m_error, 0);
        setbacks.clear();
        QVERIFY(!setbacks.pausedBy(one));
    }

    void oldFailuresAreForgotten()
    {
        Setbacks setbacks(1ms, 20ms);
        setbacks.failed(one, m_error, 0);
        QTRY_VERIFY_WITH_TIMEOUT(!setbacks.isFailing(one), 2000);
    }
};

QTEST_GUILESS_MAIN(TestSetbacks)
#include "tst_setbacks.moc"
