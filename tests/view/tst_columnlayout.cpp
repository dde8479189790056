// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/tablefixture.h"
#include "views/table/columnlayout.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using views::ColumnLayout;

class TestColumnLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void linesRoundTrip()
    {
        const ColumnLayout layout{{{u"name"_s, 20, true}, {u"gpus.idle"_s, 5.5, false}}};
        QCOMPARE(layout.toStringList(), (QStringList{u"name 20"_s, u"gpus.idle 5.5 hidden"_s}));
        QCOMPARE(ColumnLayout::fromStringList(layout.toStringList()), layout);
    }

    void invalidLinesAreIgnored()
    {
        const ColumnLayout layout
            = ColumnLayout::fromStringList({u""_s, u"name"_s, u"phase wide"_s, u"phase -3"_s, u"phase nan"_s,
                                            u"type 12 shown"_s, u"ok 12"_s, u"ok 14"_s, u"huge 1e9"_s});
        QCOMPARE(layout.places.size(), 2);
        QCOMPARE(layout.places[0], (views::ColumnPlace{u"ok"_s, 12, true}));
        QVERIFY(layout.places[1].width < 1000);
    }

    void unknownColumnsAreDroppedAndMissingOnesAdded()
    {
        const ColumnLayout defaults{{{u"a"_s, 10, true}, {u"b"_s, 11, true}, {u"c"_s, 12, false}, {u"d"_s, 13, true}}};
        const ColumnLayout saved{{{u"d"_s, 30, true}, {u"gone"_s, 9, true}, {u"a"_s, 10, false}}};
        const ColumnLayout fitted = saved.fittedTo(defaults);
        const ColumnLayout expected{{{u"d"_s, 30, true}, {u"a"_s, 10, false}, {u"b"_s, 11, true}, {u"c"_s, 12, false}}};
        QCOMPARE(fitted, expected);
        QCOMPARE(ColumnLayout().fittedTo(defaults), defaults);
    }

    void atLeastOneColumnIsVisible()
    {
        const ColumnLayout defaults{{{u"a"_s, 10, true}, {u"b"_s, 11, true}}};
        const ColumnLayout saved{{{u"a"_s, 10, false}, {u"b"_s, 11, false}}};
        QVERIFY(saved.fittedTo(defaults).places[0].visible);
    }

    void defaultsComeFromTheColumns()
    {
        const fixture::Source source(1);
        const ColumnLayout layout = ColumnLayout::defaultsOf(source);
        QCOMPARE(layout.places.size(), source.columnCount());
        QCOMPARE(layout.places[0], (views::ColumnPlace{u"name"_s, 20, true}));
        QVERIFY(!layout.places[fixture::Id].visible);
    }
};

QTEST_MAIN(TestColumnLayout)
#include "tst_columnlayout.moc"
