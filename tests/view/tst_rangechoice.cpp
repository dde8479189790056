// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/comparedrange.h"
#include "views/metrics/metricschoice.h"
#include "views/metrics/rangeplan.h"

#include <QTest>

using namespace views;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 now = 1763748142000; // 21 Nov 2025, 18:02:22 UTC

} // namespace

// Ranges that were chosen: how long they last, how they are kept, and the way back to them.
class TestRangeChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsForFiles()
    {
        RangeChoice toNow = choiceOf(metrics::Range{now - hour, now});
        toNow.customEndsNow = true;
        const QList<RangeChoice> all{{.preset = RangePreset::Day7},
                                     {.preset = RangePreset::Life},
                                     {.preset = RangePreset::Custom, .customLength = 90 * minute},
                                     choiceOf(metrics::Range{now - hour, now})};
        for (const RangeChoice &choice : all)
            QCOMPARE(RangeChoice::fromWord(choice.toWord()), choice);
        const auto back = RangeChoice::fromWord(toNow.toWord());
        QVERIFY(back);
        QCOMPARE(back->customRange(now + hour), (metrics::Range{now - hour, now + hour}));
        for (const char *word : {"", "7y", "s", "-5s", "30s", "-", "5-", "x-y", "200000-100000"}) {
            const auto read = RangeChoice::fromWord(QLatin1String(word));
            QVERIFY2(!read || read->customRange(now).length() >= minute, word);
        }
        for (const char *word : {"18446744073710000s", "9223372036854775000-", "5-9223372036854775807"})
            QVERIFY2(!RangeChoice::fromWord(QLatin1String(word)), word); // no calendar has them
    }

    void relativeOnesMoveAndAreKept()
    {
        MetricsChoice choice = defaultChoice(metrics::Scope::Pod);
        choice.setRange(lastChoice(90 * minute));
        QVERIFY(isOpenEnded(choice, {}));
        QCOMPARE(rangeOf(choice, {}, now), (metrics::Range{now - 90 * minute, now}));
        QCOMPARE(rangeOf(choice, {}, now + hour), (metrics::Range{now - 30 * minute, now + hour}));
        const MetricsChoice back
            = MetricsChoice::fromStringList(metrics::Scope::Pod, choice.toStringList(metrics::Scope::Pod));
        QCOMPARE(back, choice);
        choice.setRange(choiceOf(metrics::Range{now - hour, now})); // of one object only
        QVERIFY(!isOpenEnded(choice, {}));
        QCOMPARE(choice.toStringList(metrics::Scope::Pod), QStringList());
    }

    void lengthsOfPresetsArePresets()
    {
        QCOMPARE(lastChoice(hour).preset, RangePreset::Hour1);
        QCOMPARE(lastChoice(24 * hour).preset, RangePreset::Hour24);
        QCOMPARE(lastChoice(2 * hour).preset, RangePreset::Custom);
        QCOMPARE(lengthWords(90 * minute), u"90 min"_s);
        QCOMPARE(lengthWords(25 * hour), u"25 h"_s);
        QCOMPARE(lengthWords(48 * hour), u"2 d"_s);
        QCOMPARE(lengthWords(150 * minute + 30'000), u"2 h 30 min 30 s"_s);
    }

    // What is shown can be typed.
    void wordsAreUnderstood()
    {
        const metrics::WordsContext context{now, QTimeZone::utc()};
        for (const qint64 length :
             {minute, 90 * minute, 2 * hour, 25 * hour, 48 * hour, 28 * hour + 2 * minute + 22'000, 24 * 14 * hour}) {
            const QString words = rangeWords(lastChoice(length), table::Zone::Utc);
            QCOMPARE(metrics::rangeFromWords(words, context).lengthMs, length);
        }
        RangeChoice choice = choiceOf(metrics::Range{now - 25 * hour - 1000, now - hour});
        QCOMPARE(metrics::rangeFromWords(rangeWords(choice, table::Zone::Utc), context).range, choice.custom);
        const QString echo = rangeEcho(choice.custom, true, table::Zone::Utc);
        const metrics::RangeWords echoed
            = metrics::rangeFromWords(echo.first(echo.lastIndexOf(u", ")), context); // without its length
        QCOMPARE(echoed.range.fromMs, choice.custom.fromMs);
        choice.customEndsNow = true;
        const metrics::RangeWords read = metrics::rangeFromWords(rangeWords(choice, table::Zone::Utc), context);
        QVERIFY(read.endsNow);
        QCOMPARE(read.range, (metrics::Range{choice.custom.fromMs, now}));
    }

    void comparisonsHaveThem()
    {
        RangeChoice toNow = choiceOf(metrics::Range{now - hour, now});
        toNow.customEndsNow = true;
        for (const RangeChoice &choice :
             {RangeChoice{.preset = RangePreset::Day7}, RangeChoice{.preset = RangePreset::Life},
              lastChoice(90 * minute), choiceOf(metrics::Range{now - hour, now}), toNow}) {
            compare::Comparison comparison;
            setRange(comparison, choice);
            QCOMPARE(rangeOf(comparison), choice);
        }
        compare::Comparison comparison;
        setRange(comparison, toNow);
        QCOMPARE(compare::axisRange(comparison, {}, now + hour), (metrics::Range{now - hour, now + hour}));
        setRange(comparison, lastChoice(90 * minute));
        QCOMPARE(compare::axisRange(comparison, {}, now + hour), (metrics::Range{now - 30 * minute, now + hour}));
    }

    void historyLeadsBackAndForth()
    {
        RangeHistory history;
        const auto step = [](int minutes) { return RangeStep{lastChoice(minutes * minute)}; };
        history.begin(step(1));
        QVERIFY(!history.canGoBack() && !history.canGoForward());
        history.visit(step(2));
        history.visit(step(2)); // the same
        history.visit(step(3));
        history.visit(step(4), true); // the same gesture
        QCOMPARE(history.size(), 3);
        QCOMPARE(history.back(), step(2));
        QCOMPARE(history.back(), step(1));
        QVERIFY(!history.canGoBack());
        QCOMPARE(history.forward(), step(2));
        history.visit(step(5));
        QVERIFY(!history.canGoForward());
        for (int i = 0; i < 200; ++i)
            history.visit(step(10 + i));
        QCOMPARE(history.size(), 50);
        QCOMPARE(history.back(), step(208));
    }

    void nothingIsAfterNow()
    {
        const metrics::Range shown{now - hour, now};
        const Reach reach{0, now};
        QCOMPARE(within(reach, shifted(shown, 0.5), shown), shown);
        QCOMPARE(within(reach, shifted(shown, -0.5), shown), (metrics::Range{now - 90 * minute, now - 30 * minute}));
        QCOMPARE(within(reach, {now - 2 * hour, now + hour}, shown), (metrics::Range{now - 2 * hour, now}));
        QCOMPARE(within({0, 100}, {-20, 30}, {0, 50}), (metrics::Range{0, 50}));
    }
};

QTEST_GUILESS_MAIN(TestRangeChoice)
#include "tst_rangechoice.moc"
