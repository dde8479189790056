// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/time.h"
#include "models/metrics/ticks.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

// The marks of axes: round, few, and right when the clocks change.
class TestTicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void values_data();
    void values();
    void fewValues();
    void times_data();
    void times();
    void alwaysFewAndUnique();
};

namespace {

std::int64_t ms(const QString &text)
{
    return *base::parseTime(text.toStdString());
}

} // namespace

void TestTicks::values_data()
{
    using metrics::Steps;
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("decimals");
    QTest::newRow("percent") << 0.0 << 100.0 << Steps::Decimal << 0.0 << 100.0 << 25.0 << 0;
    QTest::newRow("cores") << 0.0 << 7.3 << Steps::Decimal << 0.0 << 8.0 << 2.0 << 0;
    QTest::newRow("small") << 0.0 << 0.0091 << Steps::Decimal << 0.0 << 0.01 << 0.0025 << 4;
    QTest::newRow("80 GiB") << 0.0 << 80.0 * (1LL << 30) << Steps::Binary << 0.0 << 96.0 * (1LL << 30)
                            << 32.0 * (1LL << 30) << 0;
    QTest::newRow("three pods") << 0.0 << 3.0 << Steps::Whole << 0.0 << 3.0 << 1.0 << 0;
    QTest::newRow("one pod") << 0.0 << 1.0 << Steps::Whole << 0.0 << 1.0 << 1.0 << 0;
    QTest::newRow("13 pods") << 0.0 << 13.0 << Steps::Whole << 0.0 << 15.0 << 5.0 << 0;
    QTest::newRow("nothing but zero") << 0.0 << 0.0 << Steps::Decimal << 0.0 << 1.0 << 0.25 << 2;
    QTest::newRow("both signs") << -3.0 << 9.0 << Steps::Decimal << -5.0 << 10.0 << 5.0 << 0;
    QTest::newRow("far from zero") << 1000.2 << 1000.9 << Steps::Decimal << 1000.2 << 1001.0 << 0.2 << 1;
}

void TestTicks::values()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(metrics::Steps, steps);
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(double, step);
    QFETCH(int, decimals);
    const auto ticks = metrics::valueTicks(low, high, steps);
    const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); };
    QVERIFY2(near(ticks.step, step) && near(ticks.from, from) && near(ticks.to, to),
             qPrintable(u"%1 to %2 by %3"_s.arg(ticks.from).arg(ticks.to).arg(ticks.step)));
    QCOMPARE(ticks.decimals, decimals);
}

void TestTicks::fewValues()
{
    for (const metrics::Steps steps : {metrics::Steps::Decimal, metrics::Steps::Binary})
        for (double high = 1e-6; high < 1e15; high *= 1.37) {
            const auto ticks = metrics::valueTicks(0, high, steps);
            QVERIFY2(ticks.count() >= 3 && ticks.count() <= 5, qPrintable(QString::number(high)));
            QVERIFY(ticks.to >= high * (1 - 1e-9) && ticks.from == 0);
        }
}

void TestTicks::times_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("most");
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QString>("first");
    QTest::newRow("15 min") << u"UTC"_s << u"2026-05-04T10:02:11Z"_s << u"2026-05-04T10:17:11Z"_s << 6
                            << QStringList{u"10:05"_s, u"10:10"_s, u"10:15"_s} << u"2026-05-04T10:05:00Z"_s;
    QTest::newRow("a minute") << u"UTC"_s << u"2026-05-04T10:02:11Z"_s << u"2026-05-04T10:03:11Z"_s << 4
                              << QStringList{u"10:02:15"_s, u"10:02:30"_s, u"10:02:45"_s, u"10:03:00"_s}
                              << u"2026-05-04T10:02:15Z"_s;
    QTest::newRow("over midnight") << u"UTC"_s << u"2026-05-04T20:00:00Z"_s << u"2026-05-05T08:00:00Z"_s << 5
                                   << QStringList{u"21:00"_s, u"5 May"_s, u"03:00"_s, u"06:00"_s}
                                   << u"2026-05-04T21:00:00Z"_s;
    QTest::newRow("two days") << u"UTC"_s << u"2026-05-04T06:00:00Z"_s << u"2026-05-06T06:00:00Z"_s << 4
                              << QStringList{u"12:00"_s, u"5 May"_s, u"12:00\u200B"_s, u"6 May"_s}
                              << u"2026-05-04T12:00:00Z"_s;
    QTest::newRow("a week") << u"UTC"_s << u"2026-05-04T06:00:00Z"_s << u"2026-05-11T06:00:00Z"_s << 7
                            << QStringList{u"5 May"_s, u"6 May"_s,  u"7 May"_s, u"8 May"_s,
                                           u"9 May"_s, u"10 May"_s, u"11 May"_s}
                            << u"2026-05-05T00:00:00Z"_s;
    QTest::newRow("a month, Mondays") << u"UTC"_s << u"2026-05-01T00:00:00Z"_s << u"2026-05-31T00:00:00Z"_s << 5
                                      << QStringList{u"4 May"_s, u"11 May"_s, u"18 May"_s, u"25 May"_s}
                                      << u"2026-05-04T00:00:00Z"_s;
    QTest::newRow("a year") << u"UTC"_s << u"2025-05-02T00:00:00Z"_s << u"2026-05-02T00:00:00Z"_s << 4
                            << QStringList{u"1 Jul 2025"_s, u"1 Oct 2025"_s, u"1 Jan 2026"_s, u"1 Apr 2026"_s}
                            << u"2025-07-01T00:00:00Z"_s;
    // 29 March 2026: from 02:00 to 03:00 the clocks of Berlin are put forward.
    QTest::newRow("clocks forward") << u"Europe/Berlin"_s << u"2026-03-28T23:30:00Z"_s << u"2026-03-29T03:30:00Z"_s << 5
                                    << QStringList{u"01:00"_s, u"03:00"_s, u"04:00"_s, u"05:00"_s}
                                    << u"2026-03-29T00:00:00Z"_s;
    // 25 October 2026: at 03:00 they are put back to 02:00.
    QTest::newRow("clocks back") << u"Europe/Berlin"_s << u"2026-10-24T22:30:00Z"_s << u"2026-10-25T02:30:00Z"_s << 5
                                 << QStringList{u"01:00"_s, u"02:00 CEST"_s, u"02:00 CET"_s, u"03:00"_s}
                                 << u"2026-10-24T23:00:00Z"_s;
    QTest::newRow("days of 23 and 25 hours")
        << u"Europe/Berlin"_s << u"2026-10-23T12:00:00Z"_s << u"2026-10-27T12:00:00Z"_s << 5
        << QStringList{u"24 Oct"_s, u"25 Oct"_s, u"26 Oct"_s, u"27 Oct"_s} << u"2026-10-23T22:00:00Z"_s;
    QTest::newRow("half an hour off") << u"Asia/Kolkata"_s << u"2026-05-04T10:00:00Z"_s << u"2026-05-04T13:00:00Z"_s
                                      << 3 << QStringList{u"16:00"_s, u"17:00"_s, u"18:00"_s}
                                      << u"2026-05-04T10:30:00Z"_s;
}

void TestTicks::times()
{
    QFETCH(QString, zone);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(int, most);
    QFETCH(QStringList, labels);
    QFETCH(QString, first);
    const QTimeZone timeZone(zone.toLatin1());
    QVERIFY(timeZone.isValid());
    const auto ticks = metrics::timeTicks({ms(from), ms(to)}, timeZone, most);
    QStringList actual;
    for (const metrics::TimeTick &tick : ticks)
        actual << tick.label;
    QCOMPARE(actual, labels);
    QCOMPARE(ticks.front().timeMs, ms(first));
}

void TestTicks::alwaysFewAndUnique()
{
    const QTimeZone berlin("Europe/Berlin");
    // From a minute to a dozen years, beginning at odd times, some of them where the clocks change.
    for (const std::int64_t start : {ms(u"2026-03-28T17:03:09Z"_s), ms(u"2026-10-24T23:59:59Z"_s)})
        for (double length = 60'000; length < 4e11; length *= 1.31)
            for (const int most : {2, 5, 9}) {
                const metrics::Range range{start, start + std::int64_t(length)};
                const auto ticks = metrics::timeTicks(range, berlin, most);
                const QByteArray what = QByteArray::number(length) + ' ' + QByteArray::number(most);
                QVERIFY2(ticks.size() <= std::size_t(most), what);
                QVERIFY2(most < 5 || ticks.size() >= 2, what);
                QSet<QString> labels;
                std::int64_t before = range.fromMs - 1;
                for (const metrics::TimeTick &tick : ticks) {
                    QVERIFY2(tick.timeMs > before && range.contains(tick.timeMs), what);
                    before = tick.timeMs;
                    labels += tick.label;
                }
                QCOMPARE(labels.size(), qsizetype(ticks.size()));
            }
}

QTEST_GUILESS_MAIN(TestTicks)
#include "tst_ticks.moc"
