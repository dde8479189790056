// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/copytext.h"
#include "models/table/format.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using table::FormatContext;
using table::GpuShare;
using table::Kind;
using table::PodShare;
using table::Value;
using table::Zone;

namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t now = 1763734387000; // 21 Nov 2025, 14:13:07 UTC

const FormatContext utc{Zone::Utc, now};

QString shown(Kind kind, const Value &value)
{
    return table::displayText(kind, value, utc);
}

QString spoken(Kind kind, const Value &value)
{
    return table::accessibleText(kind, value, utc);
}

QString inCell(std::int64_t ms)
{
    return table::cellText(Kind::Time, Value(ms), utc);
}

} // namespace

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    // Numbers that a spreadsheet can add, and nothing that it takes for a date by mistake.
    void copiedCells()
    {
        const auto copied = [](Kind kind, const Value &value) { return table::copyCells(kind, value, utc); };
        QCOMPARE(copied(Kind::GpuShare, GpuShare{4, 1, 0.5}), QStringList({u"4"_s, u"1"_s}));
        QCOMPARE(copied(Kind::GpuShare, {}), QStringList({QString(), QString()}));
        QCOMPARE(copied(Kind::QuotaShare, GpuShare{4, -1, -1}), QStringList({u"4"_s, QString()}));
        QCOMPARE(copied(Kind::PodShare, PodShare{1, 1, 3}), QStringList({u"1"_s, u"1\u20133"_s}));
        QCOMPARE(copied(Kind::Gpus, 0.25), QStringList{u"0.25"_s});
        QCOMPARE(copied(Kind::Percent, 84.25), QStringList{u"84.25"_s});
        QCOMPARE(copied(Kind::Bytes, 17'179'869'184.0), QStringList{u"17179869184"_s});
        QCOMPARE(copied(Kind::Duration, std::int64_t(61'203)), QStringList{u"61203"_s});
        QCOMPARE(copied(Kind::Count, std::int64_t(-1234)), QStringList{u"-1234"_s});
        QCOMPARE(copied(Kind::Time, now), QStringList{u"2025-11-21 14:13:07"_s});
        QCOMPARE(copied(Kind::Text, u"a\tb\nc"_s), QStringList{u"a b c"_s});
        QCOMPARE(copied(Kind::Reference, table::Reference{u"id"_s, u"name"_s}), QStringList{u"name"_s});
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(copied(Kind::GpuShare, GpuShare{0.5, 1.25, 0}), QStringList({u"0,5"_s, u"1,25"_s}));
        QLocale::setDefault(QLocale::c());
    }

    void titlesOfCopiedCells()
    {
        const auto titles
            = [](Kind kind) { return table::copyTitles({.key = "k", .title = "T", .kind = kind}, Zone::Utc); };
        const table::ColumnInfo ofAll{
            .key = "k", .title = "T", .kind = Kind::GpuShare, .parts = "allocatedGpus,totalGpus"};
        QCOMPARE(table::copyTitles(ofAll, Zone::Utc), (QStringList{u"T (allocated)"_s, u"T (all)"_s}));
        for (const Kind kind : {Kind::GpuShare, Kind::PodShare, Kind::ReadyShare, Kind::Bytes, Kind::Time, Kind::Text})
            QCOMPARE(titles(kind).size(), table::copyCells(kind, {}, utc).size());
        QCOMPARE(titles(Kind::Time), QStringList{u"T (UTC)"_s});
        QCOMPARE(titles(Kind::Duration), QStringList{u"T (s)"_s});
    }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void absentIsADash()
    {
        for (const Kind kind : {Kind::Name, Kind::Count, Kind::Bytes, Kind::Time, Kind::State, Kind::GpuShare}) {
            QCOMPARE(shown(kind, {}), u"–"_s);
            QCOMPARE(table::cellText(kind, {}, utc), u"–"_s);
        }
        QCOMPARE(shown(Kind::Cores, std::numeric_limits<double>::quiet_NaN()), u"–"_s);
    }

    void identifiersHaveNoSeparators() { QCOMPARE(shown(Kind::Identifier, std::int64_t(1001)), u"1001"_s); }

    void integers_data()
    {
        QTest::addColumn<qint64>("number");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        QTest::newRow("zero") << qint64(0) << u"0"_s << u"0"_s;
        QTest::newRow("below a thousand") << qint64(999) << u"999"_s << u"999"_s;
        QTest::newRow("four digits") << qint64(1734) << u"1\u2009734"_s << u"1734"_s;
        QTest::newRow("millions") << qint64(1234567) << u"1\u2009234\u2009567"_s << u"1234567"_s;
        QTest::newRow("minus") << qint64(-20113) << u"\u221220\u2009113"_s << u"-20113"_s;
        QTest::newRow("least") << std::numeric_limits<qint64>::min()
                               << u"\u22129\u2009223\u2009372\u2009036\u2009854\u2009775\u2009808"_s
                               << u"-9223372036854775808"_s;
    }

    void integers()
    {
        QFETCH(qint64, number);
        QFETCH(QString, text);
        QFETCH(QString, plain);
        QCOMPARE(shown(Kind::Count, std::int64_t(number)), text);
        QCOMPARE(spoken(Kind::Count, std::int64_t(number)), plain);
        QCOMPARE(table::countText(number), text);
    }

    void fractions_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << 8.0 << u"8"_s;
        QTest::newRow("half") << 0.5 << u"0.5"_s;
        QTest::newRow("quarter") << 0.25 << u"0.25"_s;
        QTest::newRow("leading zero of the fraction") << 2.05 << u"2.05"_s;
        QTest::newRow("rounded") << 0.333333 << u"0.33"_s;
        QTest::newRow("rounded up to whole") << 0.999 << u"1"_s;
        QTest::newRow("grouped") << 1344.5 << u"1\u2009344.5"_s;
        QTest::newRow("minus") << -1.5 << u"\u22121.5"_s;
        QTest::newRow("no minus zero") << -0.001 << u"0"_s;
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << u"–"_s;
    }

    void percents()
    {
        QCOMPARE(shown(Kind::Percent, 0.0), u"0\u00a0%"_s);
        QCOMPARE(shown(Kind::Percent, 0.24), u"0.2\u00a0%"_s);
        QCOMPARE(shown(Kind::Percent, 83.6), u"84\u00a0%"_s);
        QCOMPARE(shown(Kind::Percent, 100.0), u"100\u00a0%"_s);
        QCOMPARE(shown(Kind::Percent, std::numeric_limits<double>::infinity()), u"\u2013"_s);
    }

    void fractions()
    {
        QFETCH(double, number);
        QFETCH(QString, text);
        QCOMPARE(shown(Kind::Gpus, number), text);
        QCOMPARE(shown(Kind::Cores, number), text);
    }

    void bytes_data()
    {
        QTest::addColumn<double>("bytes");
        QTest::addColumn<QString>("text");
        const double gib = 1024. * 1024 * 1024;
        QTest::newRow("none") << 0. << u"0\u00a0B"_s;
        QTest::newRow("bytes") << 1023. << u"1\u2009023\u00a0B"_s;
        QTest::newRow("kib") << 1024. << u"1\u00a0KiB"_s;
        QTest::newRow("mebibytes of kubernetes") << 200. * 1024 * 1024 << u"200\u00a0MiB"_s;
        QTest::newRow("gib") << 1.5 * gib << u"1.5\u00a0GiB"_s;
        QTest::newRow("decimal gigabytes") << 2e9 << u"1.9\u00a0GiB"_s;
        QTest::newRow("not 1024 GiB") << 1023.99 * gib << u"1\u00a0TiB"_s;
        QTest::newRow("tib") << 3. * 1024 * gib << u"3\u00a0TiB"_s;
        QTest::newRow("huge") << 2048. * 1024 * 1024 * 1024 * gib << u"2\u2009048\u00a0EiB"_s;
        QTest::newRow("minus") << -gib << u"\u22121\u00a0GiB"_s;
    }

    void bytes()
    {
        QFETCH(double, bytes);
        QFETCH(QString, text);
        QCOMPARE(table::bytesText(bytes), text);
        QCOMPARE(shown(Kind::Bytes, bytes), text);
    }

    // For people who copy them, and for terminals.
    void plainSpacesInCopies()
    {
        QCOMPARE(table::plainSpaces(table::bytesText(1024.)), u"1 KiB"_s);
        QCOMPARE(table::plainSpaces(u"Idle for %1, %2"_s.arg(table::durationText(2 * 3600), u"a\u00a0name"_s)),
                 u"Idle for 2 h 00 min, a\u00a0name"_s);
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << u"0\u00a0s"_s;
        QTest::newRow("seconds") << qint64(59) << u"59\u00a0s"_s;
        QTest::newRow("a minute") << qint64(60) << u"1\u00a0min\u00a000\u00a0s"_s;
        QTest::newRow("minutes") << qint64(47 * 60 + 12) << u"47\u00a0min\u00a012\u00a0s"_s;
        QTest::newRow("hours") << qint64(2 * 3600 + 61) << u"2\u00a0h\u00a001\u00a0min"_s;
        QTest::newRow("days") << qint64(2 * 86400 + 4 * 3600 + 3599) << u"2\u00a0d\u00a004\u00a0h"_s;
        QTest::newRow("many days") << qint64(1200) * 86400 << u"1\u2009200\u00a0d\u00a000\u00a0h"_s;
        QTest::newRow("minus") << qint64(-61) << u"\u22121\u00a0min\u00a001\u00a0s"_s;
    }

    void durations()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(table::durationText(seconds), text);
        QCOMPARE(shown(Kind::Duration, std::int64_t(seconds)), text);
    }

    void timesInCells_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(now) << u"now"_s;
        QTest::newRow("a moment ago") << qint64(now - second + 1) << u"now"_s;
        QTest::newRow("newer than the clock") << qint64(now + 20 * second) << u"now"_s;
        QTest::newRow("seconds") << qint64(now - 40 * second) << u"40\u00a0s ago"_s;
        QTest::newRow("minute") << qint64(now - minute) << u"1\u00a0min ago"_s;
        QTest::newRow("minutes") << qint64(now - 3 * minute - 59 * second) << u"3\u00a0min ago"_s;
        QTest::newRow("hour") << qint64(now - hour) << u"1\u00a0h\u00a000\u00a0min ago"_s;
        QTest::newRow("almost two hours") << qint64(now - 2 * hour + minute) << u"1\u00a0h\u00a059\u00a0min ago"_s;
        QTest::newRow("hours") << qint64(now - day + second) << u"23\u00a0h\u00a059\u00a0min ago"_s;
        QTest::newRow("days") << qint64(now - 7 * day + second) << u"6\u00a0d ago"_s;
        QTest::newRow("a week") << qint64(now - 7 * day) << u"14 Nov"_s;
        QTest::newRow("this year") << qint64(now - 300 * day) << u"25 Jan"_s;
        QTest::newRow("another year") << qint64(now - 365 * day) << u"21 Nov 2024"_s;
        QTest::newRow("ahead") << qint64(now + 5 * hour) << u"in 5\u00a0h\u00a000\u00a0min"_s;
        QTest::newRow("next year") << qint64(now + 60 * day) << u"20 Jan 2026"_s;
        QTest::newRow("before 1970") << qint64(-day) << u"31 Dec 1969"_s;
    }

    void timesInCells()
    {
        QFETCH(qint64, time);
        QFETCH(QString, text);
        QCOMPARE(inCell(time), text);
    }

    void exactTimes()
    {
        QCOMPARE(shown(Kind::Time, std::int64_t(now)), u"21 Nov 2025, 14:13:07"_s);
        QCOMPARE(spoken(Kind::Time, std::int64_t(now)), u"21 Nov 2025, 14:13:07"_s);
        QCOMPARE(shown(Kind::Time, std::int64_t(0)), u"1 Jan 1970, 00:00:00"_s);
        QCOMPARE(shown(Kind::Time, std::int64_t(951782400000)), u"29 Feb 2000, 00:00:00"_s);
        QCOMPARE(shown(Kind::Time, std::int64_t(-1)), u"31 Dec 1969, 23:59:59"_s);
    }

    void calendarAgreesWithQt()
    {
        for (std::int64_t ms = -40LL * 365 * day; ms < 80LL * 365 * day; ms += 11 * day + 7 * hour + 13 * second) {
            const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
            QCOMPARE(shown(Kind::Time, ms), QLocale::c().toString(time, u"d MMM yyyy, HH:mm:ss"_s));
        }
    }

    void localTimes()
    {
        qputenv("TZ", "Europe/Berlin");
        const FormatContext local{Zone::Local, now};
        QCOMPARE(table::displayText(Kind::Time, std::int64_t(now), local), u"21 Nov 2025, 15:13:07"_s);
        // In summer the offset is another one.
        QCOMPARE(table::displayText(Kind::Time, std::int64_t(now - 150 * day), local), u"24 Jun 2025, 16:13:07"_s);
        qputenv("TZ", "UTC");
    }

    void states()
    {
        QCOMPARE(table::stateText(u"ServiceIssues"_s), u"Service issues"_s);
        QCOMPARE(table::stateText(u"WaitingToConnect"_s), u"Waiting to connect"_s);
        QCOMPARE(table::stateText(u"Running"_s), u"Running"_s);
        QCOMPARE(table::stateText(u"BrandNewPhase"_s), u"BrandNewPhase"_s);
        QCOMPARE(shown(Kind::State, u"MissingPrerequisites"_s), u"Missing prerequisites"_s);
        QCOMPARE(shown(Kind::Text, u"MissingPrerequisites"_s), u"MissingPrerequisites"_s);
    }

    void shares()
    {
        QCOMPARE(shown(Kind::GpuShare, GpuShare{8, 32, 0}), u"8/32"_s);
        QCOMPARE(shown(Kind::GpuShare, GpuShare{0.25, 0.25, 0}), u"0.25/0.25"_s);
        QCOMPARE(shown(Kind::GpuShare, GpuShare{1012, 1344, 87}), u"1\u2009012/1\u2009344"_s);
        QCOMPARE(spoken(Kind::GpuShare, GpuShare{8, 32, 12}), u"8 of 32 GPUs, 12 idle"_s);
        QCOMPARE(spoken(Kind::GpuShare, GpuShare{0, 4, 0}), u"0 of 4 GPUs"_s);
        QCOMPARE(spoken(Kind::GpuShare, GpuShare{8, 32, -1}), u"8 of 32 GPUs"_s); // idle ones are not known
        QCOMPARE(shown(Kind::PodShare, PodShare{2, 2, 2}), u"2/2"_s);
        QCOMPARE(shown(Kind::PodShare, PodShare{1, 1, 3}), u"1/1-3"_s);
        QCOMPARE(shown(Kind::QuotaShare, GpuShare{224, 192, -1}), u"224/192"_s);
        QCOMPARE(shown(Kind::QuotaShare, GpuShare{12, -1, -1}), u"12/–"_s); // no quota
        QCOMPARE(spoken(Kind::QuotaShare, GpuShare{224, 192, -1}), u"224 GPUs, quota of 192"_s);
        QCOMPARE(spoken(Kind::QuotaShare, GpuShare{0.5, -1, -1}), u"0.5 GPUs, no quota"_s);
        QCOMPARE(shown(Kind::QuotaRoom, 16.25), u"16.25 free"_s);
        QCOMPARE(shown(Kind::QuotaRoom, 0.0), u"at quota"_s);
        QCOMPARE(shown(Kind::QuotaRoom, 0.001), u"at quota"_s); // as the numbers beside it say
        QCOMPARE(shown(Kind::QuotaRoom, -1032.0), u"1\u2009032 over"_s);
        QCOMPARE(shown(Kind::ReadyShare, PodShare{5, 6, 6}), u"5 of 6"_s);
        QCOMPARE(spoken(Kind::ReadyShare, PodShare{5, 6, 6}), u"5 of 6"_s);
        QCOMPARE(spoken(Kind::PodShare, PodShare{1, 1, 3}), u"1 of 1 to 3 pods"_s);
        QCOMPARE(spoken(Kind::PodShare, PodShare{2, 4, 4}), u"2 of 4 pods"_s);
    }

    void otherKinds()
    {
        QCOMPARE(shown(Kind::Flag, true), u"Yes"_s);
        QCOMPARE(shown(Kind::Flag, false), u"No"_s);
        QCOMPARE(shown(Kind::Reference, table::Reference{u"7c1e"_s, u"fra-h100"_s}), u"fra-h100"_s);
        QCOMPARE(shown(Kind::Reference, table::Reference{u"7c1e"_s, {}}), u"7c1e"_s);
        QCOMPARE(shown(Kind::Name, u"<b>=1+1</b>"_s), u"<b>=1+1</b>"_s);
        QVERIFY(table::isRightAligned(Kind::Time));
        QVERIFY(!table::isRightAligned(Kind::State));
    }

    // The decimal point is the reader's; thousands, words and dates do not depend on it.
    void german()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(shown(Kind::Gpus, 0.5), u"0,5"_s);
        QCOMPARE(shown(Kind::Bytes, 1.5 * 1024), u"1,5\u00a0KiB"_s);
        QCOMPARE(shown(Kind::Count, std::int64_t(20113)), u"20\u2009113"_s);
        QCOMPARE(shown(Kind::Time, std::int64_t(now)), u"21 Nov 2025, 14:13:07"_s);
        QCOMPARE(table::durationText(2 * 3600 + 61), u"2\u00a0h\u00a001\u00a0min"_s);
    }

    // Latin digits have a Latin point.
    void arabic()
    {
        QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
        QCOMPARE(shown(Kind::Gpus, 0.5), u"0.5"_s);
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
