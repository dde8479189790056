// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/listquery.h"
#include "models/table/match.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using table::Filter;
using table::Op;
using table::Value;

namespace {

bool isMet(const Value &value, Op op, const QStringList &wanted)
{
    return table::matches(value, {u"key"_s, op, wanted, {}});
}

} // namespace

class TestListQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void signsReadBack()
    {
        for (const Op op : {Op::Equal, Op::NotEqual, Op::AtLeast, Op::AtMost, Op::Contains, Op::NotContains,
                            Op::StartsWith, Op::EndsWith, Op::Below, Op::Above}) {
            const auto filter = table::parseFilter(u"phase"_s + table::opSign(op) + u"Running"_s);
            QVERIFY(filter);
            QCOMPARE(filter->key, u"phase"_s);
            QCOMPARE(filter->op, op);
            QCOMPARE(filter->values, QStringList{u"Running"_s});
            QVERIFY(!table::opWords(op).isEmpty());
        }
        QVERIFY(table::opSign(Op::AnyOf).isEmpty());
    }

    void valuesMayLookLikeOperators()
    {
        const auto filter = table::parseFilter(u" name == a>=b "_s);
        QVERIFY(filter);
        QCOMPARE(filter->key, u"name"_s);
        QCOMPARE(filter->op, Op::Equal);
        QCOMPARE(filter->values, QStringList{u"a>=b"_s});
        QCOMPARE(table::parseFilter(u"name<a==b"_s), (Filter{u"name"_s, Op::Below, {u"a==b"_s}, {}}));
        QCOMPARE(table::parseFilter(u"gpus<=4"_s), (Filter{u"gpus"_s, Op::AtMost, {u"4"_s}, {}}));
        QCOMPARE(table::parseFilter(u"g>4"_s), (Filter{u"g"_s, Op::Above, {u"4"_s}, {}}));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "phase", "phase=Running", "==Running", "phase==", "phase==  ", "==", "gpus<", "<4",
                                 ">", "gpus< =4", "gpus>"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void refused()
    {
        QFETCH(QString, text);
        QVERIFY(!table::parseFilter(text));
    }

    void textsMatch()
    {
        const Value name = u"fra-H100"_s;
        QVERIFY(isMet(name, Op::Equal, {u"fra-h100"_s}));
        QVERIFY(!isMet(name, Op::Equal, {u"fra"_s}));
        QVERIFY(isMet(name, Op::NotEqual, {u"fra"_s}));
        QVERIFY(isMet(name, Op::Contains, {u"-h1"_s}));
        QVERIFY(!isMet(name, Op::NotContains, {u"-h1"_s}));
        QVERIFY(isMet(name, Op::StartsWith, {u"FRA"_s}));
        QVERIFY(isMet(name, Op::EndsWith, {u"100"_s}));
        QVERIFY(isMet(name, Op::AnyOf, {u"other"_s, u"fra-H100"_s}));
        QVERIFY(!isMet(name, Op::AnyOf, {u"other"_s}));
    }

    void versionsCompareByNumber()
    {
        QVERIFY(isMet(u"2.23.41"_s, Op::AtLeast, {u"2.9"_s}));
        QVERIFY(isMet(u"2.9"_s, Op::AtMost, {u"2.23"_s}));
        QVERIFY(!isMet(u"2.9"_s, Op::AtLeast, {u"2.23"_s}));
    }

    void numbersAndTimesMatch()
    {
        QVERIFY(isMet(std::int64_t(5), Op::AtLeast, {u"5"_s}));
        QVERIFY(!isMet(std::int64_t(5), Op::AtLeast, {u"6"_s}));
        QVERIFY(isMet(std::int64_t(1763734387000), Op::AtLeast, {u"2025-11-21T14:13:07Z"_s}));
        QVERIFY(!isMet(std::int64_t(1763734387000), Op::AtMost, {u"2025-11-21"_s}));
        QVERIFY(!isMet(std::int64_t(5), Op::Equal, {u"five"_s}));
        QVERIFY(isMet(true, Op::Equal, {u"true"_s}));
    }

    void absentMeetsOnlyNot()
    {
        for (const Op op : {Op::Equal, Op::AtLeast, Op::AtMost, Op::Contains, Op::StartsWith, Op::EndsWith, Op::AnyOf})
            QVERIFY(!isMet({}, op, {u"x"_s}));
        QVERIFY(isMet({}, Op::NotEqual, {u"x"_s}));
        QVERIFY(isMet({}, Op::NotContains, {u"x"_s}));
    }

    void absentIsLastEitherWay()
    {
        QVERIFY(table::compareValues({}, u"a"_s, false) > 0);
        QVERIFY(table::compareValues({}, u"a"_s, true) > 0);
        QVERIFY(table::compareValues(u"node-2"_s, u"node-10"_s, false) < 0);
        QVERIFY(table::compareValues(u"node-2"_s, u"node-10"_s, true) > 0);
        QVERIFY(table::compareValues(1.5, std::int64_t(2), false) < 0);
        QCOMPARE(table::compareValues({}, {}, false), 0);
    }

    void timesAreUtcUnlessTheySayOtherwise()
    {
        QCOMPARE(table::parseTime(u"2025-11-21T14:13:07Z"_s), 1763734387000);
        QCOMPARE(table::parseTime(u"2025-11-21T15:13:07+01:00"_s), 1763734387000);
        QCOMPARE(table::parseTime(u"2025-11-21 14:13:07.250"_s), 1763734387250);
        QCOMPARE(table::parseTime(u"2025-11-21"_s), 1763683200000);
        QCOMPARE(table::parseTime(u" 2025-11-21T14:13 "_s), 1763734380000);
        QCOMPARE(table::parseTime(u"2025-11-21T15:13+01:00"_s), 1763734380000);
        QCOMPARE(table::parseTime(u"2025-11-21T14:13:07.2509Z"_s), 1763734387250); // cut off, as in answers
        QVERIFY(!table::parseTime(u"yesterday"_s));
        QVERIFY(!table::parseTime({}));
    }

    void contradictions()
    {
        const table::ColumnInfo phase{"phase", "Phase", table::Kind::State};
        const table::ColumnInfo name{"name", "Name", table::Kind::Name};
        const auto contradicts = [](const table::ColumnInfo &column, std::string_view is, Op op, QStringList wanted) {
            return table::contradicts(column, is, {u"phase"_s, op, std::move(wanted), {}});
        };
        QVERIFY(contradicts(phase, "Failed", Op::Equal, {u"Running"_s}));
        QVERIFY(!contradicts(phase, "Running", Op::Equal, {u"Running"_s}));
        QVERIFY(contradicts(phase, "Running", Op::NotEqual, {u"Running"_s}));
        QVERIFY(contradicts(phase, "BrandNew", Op::AnyOf, {u"Running"_s, u"Failed"_s}));
        QVERIFY(!contradicts(phase, "Failed", Op::AnyOf, {u"Running"_s, u"Failed"_s}));
        // A choice from a closed set is sent as what it excludes: a word of a newer server fits.
        static constexpr const char *words[] = {"Running", "Failed", "Pending", nullptr};
        table::ColumnInfo closed = phase;
        closed.choices = words;
        QVERIFY(!contradicts(closed, "BrandNew", Op::AnyOf, {u"Running"_s, u"Failed"_s}));
        QVERIFY(contradicts(closed, "Pending", Op::AnyOf, {u"Running"_s, u"Failed"_s}));
        QVERIFY(contradicts(closed, "BrandNew", Op::AnyOf, {u"Running"_s}));
        QVERIFY(!contradicts(name, "a", Op::Equal, {u"b"_s})); // how a server compares names is its own matter
        QVERIFY(!table::contradicts(phase, {}, {u"phase"_s, Op::Equal, {u"Running"_s}, {}}));
    }
};

QTEST_GUILESS_MAIN(TestListQuery)
#include "tst_listquery.moc"
