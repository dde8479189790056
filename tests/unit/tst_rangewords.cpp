// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/rangewords.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using metrics::MomentWords;
using metrics::RangeWords;

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

// A few German words, as a translation has them.
class GermanWords final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        static const QHash<QByteArray, QString> words = {{"last|past|previous", u"letzte|letzten|letzter"_s},
                                                         {"now", u"jetzt"_s},
                                                         {"to|until|till|through", u"bis"_s},
                                                         {"since", u"seit|ab"_s},
                                                         {"from|between", u"von|vom"_s},
                                                         {"the|at|on|in|of", u"die|den|der|um|am|im"_s},
                                                         {"minus", u"vor"_s},
                                                         {"yesterday", u"gestern"_s},
                                                         {"o'clock|oclock", u"uhr"_s},
                                                         {"h|hr|hrs|hour|hours", u"h|std|stunde|stunden"_s},
                                                         {"d|day|days", u"t|tag|tage|tagen"_s},
                                                         {"Dec", u"Dez"_s}};
        const QByteArray of(context);
        return of == "metrics::RangeWords" || of == "Month" ? words.value(source) : QString();
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

qint64 utc(const char *time)
{
    return QDateTime::fromString(QString::fromLatin1(time), Qt::ISODate).toMSecsSinceEpoch();
}

// Fri 20 Nov 2026, 15:30:00 UTC.
qint64 now()
{
    return utc("2026-11-20T15:30:00Z");
}

RangeWords utcRange(const QString &text)
{
    return metrics::rangeFromWords(text, {now(), QTimeZone::utc()});
}

RangeWords berlinRange(const QString &text, const char *nowText)
{
    return metrics::rangeFromWords(text, {utc(nowText), QTimeZone("Europe/Berlin")});
}

} // namespace

class TestRangeWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lengthsUpToNow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("length");
        QTest::newRow("last") << u"last 90 min"_s << 90 * minuteMs;
        QTest::newRow("short") << u"90m"_s << 90 * minuteMs;
        QTest::newRow("last h") << u"last 2 h"_s << 2 * hourMs;
        QTest::newRow("days") << u"2 days"_s << 2 * dayMs;
        QTest::newRow("article") << u"the last 3 hours"_s << 3 * hourMs;
        QTest::newRow("one") << u"last hour"_s << hourMs;
        QTest::newRow("week") << u"past week"_s << 7 * dayMs;
        QTest::newRow("two units") << u"1 h 30 min"_s << 90 * minuteMs;
        QTest::newRow("joined") << u"1h30m"_s << 90 * minuteMs;
        QTest::newRow("fraction") << u"1.5 h"_s << 90 * minuteMs;
        QTest::newRow("comma") << u"1,5h"_s << 90 * minuteMs;
        QTest::newRow("spaces") << u"  Last\u00a02\u2009 H "_s << 2 * hourMs;
    }
    void lengthsUpToNow()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, length);
        const RangeWords found = utcRange(text);
        QCOMPARE(found.problem, QString());
        QCOMPARE(found.lengthMs, length);
        QVERIFY(found.endsNow);
        QCOMPARE(found.range, (metrics::Range{now() - length, now()}));
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to"); // empty = now
        const auto row = [](const char *text, const char *from, const char *to) {
            QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(from) << QByteArray(to);
        };
        row("today", "2026-11-20T00:00:00Z", "");
        row("yesterday", "2026-11-19T00:00:00Z", "2026-11-20T00:00:00Z");
        row("yesterday 14:00 to now", "2026-11-19T14:00:00Z", "");
        row("from yesterday at 14:00 until now", "2026-11-19T14:00:00Z", "");
        row("14:00 to 15:30", "2026-11-20T14:00:00Z", "2026-11-20T15:30:00Z");
        row("14:00-15:00", "2026-11-20T14:00:00Z", "2026-11-20T15:00:00Z");
        row("14:00 \u2013 15:00", "2026-11-20T14:00:00Z", "2026-11-20T15:00:00Z");
        row("0:15 .. 1:00", "2026-11-20T00:15:00Z", "2026-11-20T01:00:00Z");
        row("2026-11-19 14:00 to 2026-11-20 09:00", "2026-11-19T14:00:00Z", "2026-11-20T09:00:00Z");
        row("20 Nov 13:00 to 14:00", "2026-11-20T13:00:00Z", "2026-11-20T14:00:00Z");
        row("19 Nov 14:00 to 16:00", "2026-11-19T14:00:00Z", "2026-11-19T16:00:00Z");
        row("Nov 19 2pm to 4 pm", "2026-11-19T14:00:00Z", "2026-11-19T16:00:00Z");
        row("19th of November, noon to midnight", "2026-11-19T12:00:00Z", "2026-11-19T00:00:00Z");
        row("19 Nov 12:00 to 24:00", "2026-11-19T12:00:00Z", "2026-11-20T00:00:00Z");
        row("19.11. 14:00 to 20.11.2026 9:00", "2026-11-19T14:00:00Z", "2026-11-20T09:00:00Z");
        row("18 Nov to 19 Nov", "2026-11-18T00:00:00Z", "2026-11-20T00:00:00Z");
        row("18 Nov to today", "2026-11-18T00:00:00Z", "");
        row("24 Dec to 2 Jan", "2025-12-24T00:00:00Z", "2026-01-03T00:00:00Z");
        row("29 Feb", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z");
        row("since 9:00", "2026-11-20T09:00:00Z", "");
        row("since Wednesday", "2026-11-18T00:00:00Z", "");
        row("Mon 8:00 to Tue 8:00", "2026-11-16T08:00:00Z", "2026-11-17T08:00:00Z");
        row("last Friday", "2026-11-13T00:00:00Z", "2026-11-14T00:00:00Z");
        row("Fri 20 Nov 2026, 14:00 to now", "2026-11-20T14:00:00Z", "");
        row("3 h ago to 1 h ago", "2026-11-20T12:30:00Z", "2026-11-20T14:30:00Z");
        row("-3h to now", "2026-11-20T12:30:00Z", "");
        row("yesterday 22:00 for 2 h", "2026-11-19T22:00:00Z", "2026-11-20T00:00:00Z");
        row("2026-11-20T14:00+01:00 to 2026-11-20T14:00Z", "2026-11-20T13:00:00Z", "2026-11-20T14:00:00Z");
        row("2026-11-20T10:00-02:00/2026-11-20T10:30-0200", "2026-11-20T12:00:00Z", "2026-11-20T12:30:00Z");
        row("2026-11-20T14:00:07.250Z to now", "2026-11-20T14:00:07.250Z", "");
        row("14:00 UTC to 15:00 utc", "2026-11-20T14:00:00Z", "2026-11-20T15:00:00Z");
    }
    void times()
    {
        QFETCH(const QString, text);
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        const RangeWords found = utcRange(text);
        if (text.contains(u"midnight"_s)) { // of the same day: before noon
            QVERIFY(found.problem.contains(u"before it begins"_s));
            return;
        }
        QCOMPARE(found.problem, QString());
        QCOMPARE(found.range.fromMs,
                 QDateTime::fromString(QString::fromLatin1(from), Qt::ISODateWithMs).toMSecsSinceEpoch());
        QCOMPARE(found.endsNow, to.isEmpty());
        QCOMPARE(found.range.toMs, to.isEmpty() ? now() : utc(to.constData()));
        QCOMPARE(found.lengthMs, 0);
    }

    void problemsAreExplained_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("told");
        QTest::newRow("nothing") << u"  "_s << u"Examples: last 90 min"_s;
        QTest::newRow("word") << u"last fortnight"_s << u"“fortnight” is not understood"_s;
        QTest::newRow("sign") << u"14:00 & 15:00"_s << u"“& 15:00” is not understood"_s;
        QTest::newRow("rest") << u"14:00 to 15:00 please"_s << u"“please” is not understood"_s;
        QTest::newRow("number") << u"90"_s << u"“90” is not understood"_s;
        QTest::newRow("incomplete") << u"14:00 to"_s << u"missing at the end"_s;
        QTest::newRow("no end") << u"14:00"_s << u"The end is missing"_s;
        QTest::newRow("time") << u"14:70 to now"_s << u"There is no time 14:70"_s;
        QTest::newRow("half") << u"14:00 pm to now"_s << u"There is no time 14:00 pm"_s;
        QTest::newRow("date") << u"31 Nov"_s << u"no day 31"_s;
        QTest::newRow("weekday") << u"Mon 20 Nov 2026"_s << u"is a Friday"_s;
        QTest::newRow("future") << u"16:00 to 17:00"_s << u"begins in the future"_s;
        QTest::newRow("future end") << u"14:00 to 17:00"_s << u"ends in the future"_s;
        QTest::newRow("empty") << u"14:00 to 14:00"_s << u"is empty"_s;
        QTest::newRow("long ago") << u"1013-11-20 15:00 to now"_s << u"before 1970"_s;
        QTest::newRow("reversed") << u"15:00 to 14:00"_s << u"ends before it begins"_s;
        QTest::newRow("short until now") << u"15:29:50 to 15:31"_s << u"shorter than a minute"_s;
        QTest::newRow("short") << u"30 s"_s << u"shorter than a minute"_s;
        QTest::newRow("long") << u"9999999 weeks"_s << u"longer than ten years"_s;
        QTest::newRow("huge") << u"999999999999999999999999 weeks"_s << u"longer than ten years"_s;
    }
    void problemsAreExplained()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, told);
        const RangeWords found = utcRange(text);
        QVERIFY2(found.problem.contains(told), qPrintable(found.problem));
        QCOMPARE(found.range, metrics::Range());
    }

    // An end in whole minutes may be a moment after now.
    void theRunningMinuteIsNoFuture()
    {
        const RangeWords found = metrics::rangeFromWords(u"14:00 to 15:31"_s, {now() + 20'000, QTimeZone::utc()});
        QCOMPARE(found.problem, QString());
        QCOMPARE(found.range.toMs, now() + 20'000);
        QVERIFY(!found.endsNow);
    }

    void timesAreOfTheZone()
    {
        const RangeWords found = berlinRange(u"yesterday 14:00 to 15:00"_s, "2026-11-20T23:30:00Z"); // 00:30 there
        QCOMPARE(found.range.fromMs, utc("2026-11-20T13:00:00Z"));
        QCOMPARE(found.range.toMs, utc("2026-11-20T14:00:00Z"));
        QCOMPARE(berlinRange(u"today"_s, "2026-11-20T23:30:00Z").range.fromMs, utc("2026-11-20T23:00:00Z"));
    }

    // 29 March 2026: 02:00 becomes 03:00.
    void clocksPutForward()
    {
        const RangeWords day = berlinRange(u"29 Mar"_s, "2026-04-10T12:00:00Z");
        QCOMPARE(day.range, (metrics::Range{utc("2026-03-28T23:00:00Z"), utc("2026-03-29T22:00:00Z")}));
        QVERIFY(day.note.isEmpty());
        const RangeWords skipped = berlinRange(u"29 Mar 2:30 to 4:00"_s, "2026-04-10T12:00:00Z");
        QCOMPARE(skipped.problem, QString());
        QCOMPARE(skipped.range, (metrics::Range{utc("2026-03-29T01:00:00Z"), utc("2026-03-29T02:00:00Z")}));
        QCOMPARE(skipped.note, u"The clocks skip 02:30 on that day: 03:00 is used."_s);
        // A day is 24 hours long.
        QCOMPARE(berlinRange(u"1 day"_s, "2026-03-29T12:00:00Z").range.fromMs, utc("2026-03-28T12:00:00Z"));
    }

    // 25 October 2026: 03:00 becomes 02:00.
    void clocksPutBack()
    {
        const RangeWords both = berlinRange(u"25 Oct 2:30 to 2:30"_s, "2026-11-10T12:00:00Z");
        QCOMPARE(both.problem, QString());
        QCOMPARE(both.range, (metrics::Range{utc("2026-10-25T00:30:00Z"), utc("2026-10-25T01:30:00Z")}));
        QVERIFY(both.note.contains(u"the first time is used"_s) && both.note.contains(u"the second time is used"_s));
        const RangeWords day = berlinRange(u"25.10."_s, "2026-11-10T12:00:00Z");
        QCOMPARE(day.range.length(), 25 * hourMs);
        QVERIFY(day.note.isEmpty());
        // A zone that is named leaves no doubt.
        const RangeWords exact
            = berlinRange(u"2026-10-25T02:30+01:00 to 2026-10-25T03:30+01:00"_s, "2026-11-10T12:00:00Z");
        QCOMPARE(exact.range.fromMs, utc("2026-10-25T01:30:00Z"));
        QVERIFY(exact.note.isEmpty());
    }

    // In Beirut, the clocks are put forward at midnight.
    void aDayWithoutMidnight()
    {
        const QTimeZone beirut("Asia/Beirut");
        const RangeWords day = metrics::rangeFromWords(u"27 Mar 2022"_s, {utc("2022-04-10T12:00:00Z"), beirut});
        QCOMPARE(day.range, (metrics::Range{utc("2022-03-26T22:00:00Z"), utc("2022-03-27T21:00:00Z")}));
    }

    void moments()
    {
        const metrics::WordsContext context{now(), QTimeZone::utc()};
        const auto at = [&](const QString &text) { return metrics::momentFromWords(text, context); };
        QCOMPARE(at(u"20 Nov, 14:00"_s).timeMs, utc("2026-11-20T14:00:00Z"));
        QCOMPARE(at(u"from yesterday"_s).timeMs, utc("2026-11-19T00:00:00Z"));
        QCOMPARE(at(u"7 days ago"_s).timeMs, now() - 7 * dayMs);
        QCOMPARE(at(u"13:00 yesterday"_s).timeMs, utc("2026-11-19T13:00:00Z"));
        QVERIFY(at(u"14:00 to 15:00"_s).problem.contains(u"“to” is not understood"_s));
        QVERIFY(!at({}).problem.isEmpty());
        QVERIFY(at(u"now"_s).problem.isEmpty());
    }

    void germanIsUnderstoodInGerman()
    {
        QVERIFY(!utcRange(u"letzte 90 min"_s).problem.isEmpty());
        GermanWords german;
        QVERIFY(QCoreApplication::installTranslator(&german));
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(utcRange(u"letzte 90 min"_s).lengthMs, 90 * minuteMs);
        QCOMPARE(utcRange(u"die letzten 2 Stunden"_s).lengthMs, 2 * hourMs);
        QCOMPARE(utcRange(u"2 Tage"_s).lengthMs, 2 * dayMs);
        QCOMPARE(utcRange(u"gestern 14:00 bis jetzt"_s).range.fromMs, utc("2026-11-19T14:00:00Z"));
        QCOMPARE(utcRange(u"vom 3. März 14 Uhr bis 16 Uhr"_s).range,
                 (metrics::Range{utc("2026-03-03T14:00:00Z"), utc("2026-03-03T16:00:00Z")}));
        QCOMPARE(utcRange(u"24. Dez. 2025"_s).range.fromMs, utc("2025-12-24T00:00:00Z"));
        QCOMPARE(utcRange(u"seit Mittwoch um 9:00"_s).range.fromMs, utc("2026-11-18T09:00:00Z"));
        QCOMPARE(utcRange(u"vor 3 h bis vor 1 h"_s).range, (metrics::Range{now() - 3 * hourMs, now() - hourMs}));
        QCOMPARE(utcRange(u"last 90 min"_s).lengthMs, 90 * minuteMs); // English all the same
        QLocale::setDefault(before);
        QCoreApplication::removeTranslator(&german);
    }

    // Whatever is typed, there is an answer, and it is consistent.
    void anyTextIsAnswered()
    {
        const QStringList parts
            = {u"last"_s,   u"14:00"_s, u"to"_s, u"now"_s,   u"20"_s,    u"Nov"_s, u"2026-11-20"_s, u"-"_s,   u"T"_s,
               u"+01:00"_s, u"h"_s,     u"pm"_s, u"30.2."_s, u"since"_s, u"Fri"_s, u"ago"_s,        u"for"_s, u"“"_s};
        for (const QString &one : parts) {
            for (const QString &two : parts) {
                for (const QString &three : parts) {
                    for (const QString &gap : {u" "_s, QString()}) {
                        const RangeWords found = utcRange(QStringList{one, two, three}.join(gap));
                        QCOMPARE(found.problem.isEmpty(), found.range.length() >= minuteMs);
                        QVERIFY(found.range.toMs <= now());
                    }
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRangeWords)

#include "tst_rangewords.moc"
