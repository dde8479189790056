// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/planes/mergedstrip.h"
#include "views/planes/planecounts.h"
#include "views/planes/planewords.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace views;

namespace {

SilentPlane silentPlane(const QString &name, bool isSignedOut)
{
    SilentPlane plane;
    plane.id = name;
    plane.name = name;
    plane.isSignedOut = isSignedOut;
    return plane;
}

SummaryTile tileOf(std::optional<qint64> count)
{
    SummaryTile tile;
    tile.key = u"*"_s;
    tile.count = count;
    return tile;
}

GpuTile gpusOf(std::optional<double> allocated, std::optional<double> total)
{
    GpuTile tile;
    tile.allocated = allocated;
    tile.total = total;
    return tile;
}

table::ListQuery ofPlanes(const QStringList &names)
{
    table::ListQuery query;
    query.filters = {{u"controlPlane"_s, names.size() > 1 ? table::Op::AnyOf : table::Op::Equal, names, {}}};
    return query;
}

} // namespace

// What is said of several control planes at once.
class TestPlanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void whoIsSignedOutIsToldSoAndCanSignIn()
    {
        const SilentPlane out = silentPlane(u"Acme"_s, true);
        const SilentPlane away = silentPlane(u"Trial"_s, false);
        const auto alone = silentBanner({out}, 3, {});
        QCOMPARE(alone->headline, u"You are signed out of Acme."_s);
        QCOMPARE(alone->action, u"Sign in…"_s);
        const auto both = silentBanner({away, out}, 3, {});
        QCOMPARE(both->headline, u"You are signed out of Acme. One of 3 control planes does not answer: Trial."_s);
        QCOMPARE(both->action, u"Sign in…"_s);
        const auto outs = silentBanner({out, silentPlane(u"Other"_s, true)}, 3, {});
        QCOMPARE(outs->headline, u"You are signed out of Acme, Other."_s);
        const auto silent = silentBanner({away, silentPlane(u"Other"_s, false)}, 3, {});
        QCOMPARE(silent->headline, u"2 of 3 control planes do not answer: Trial, Other."_s);
        QCOMPARE(silent->action, u"Retry now"_s);
    }

    void sumsWaitForAllOfTheirParts()
    {
        QCOMPARE(sumOfTiles({{tileOf(3)}, {tileOf(4)}}).constFirst().count, 7);
        QCOMPARE(sumOfTiles({{tileOf(3)}, {tileOf({})}}).constFirst().count, std::nullopt);
        QCOMPARE(sumOfTiles({{tileOf({})}, {tileOf(4)}}).constFirst().count, std::nullopt);

        QCOMPARE(sumOfGpus({gpusOf(1, 8), gpusOf(2, 8)}).total, 16);
        const GpuTile partly = sumOfGpus({gpusOf(1, 8), gpusOf(2, {})}); // else it would be 3 of 8
        QCOMPARE(partly.allocated, 3);
        QCOMPARE(partly.total, std::nullopt);
        GpuTile none = gpusOf({}, {});
        none.absence = u"no cluster reports"_s;
        QCOMPARE(sumOfGpus({none, gpusOf(2, 8)}).allocated, 2);
        QVERIFY(sumOfGpus({none, gpusOf(2, 8)}).absence.isEmpty());
        QCOMPARE(sumOfGpus({none, none}).absence, none.absence);
    }

    void oldRowsAreHiddenAmongThoseThatAreShown()
    {
        const QStringList all{u"A"_s, u"B"_s, u"C"_s};
        QCOMPARE(withoutPlanes({}, {u"C"_s}, all), ofPlanes({u"A"_s, u"B"_s}));
        // C is excluded, and stays so.
        QCOMPARE(withoutPlanes(ofPlanes({u"A"_s, u"B"_s}), {u"B"_s}, {u"A"_s, u"B"_s}), ofPlanes({u"A"_s}));
        QCOMPARE(withoutPlanes(ofPlanes({u"B"_s}), {u"B"_s}, {u"B"_s}), ofPlanes({u"B"_s}));
    }
};

QTEST_MAIN(TestPlanes)
#include "tst_planes.moc"
