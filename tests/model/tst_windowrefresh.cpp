// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/scriptedbench.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using scripted::Bench;
using scripted::searching;
using scripted::Source;
using table::WindowModel;

// Rows that are asked for again: what stays, what moves, what is marked.
class TestWindowRefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void refreshAsksForTheScreenOnly()
    {
        Bench bench;
        bench.load(scripted::objects(1, 10000));
        bench.show(5000, 5030);
        bench.answerAll();
        bench.show(0, 30);
        bench.answerAll();
        bench.show(7000, 7030);
        bench.answerAll();
        bench.model.refresh();
        QCOMPARE(bench.source.invalidations, 1);
        QCOMPARE(bench.source.wantedOffsets(), (QList<qint64>{6800, 7000, 7200}));
        QVERIFY(bench.source.isCountWanted());
        QVERIFY(bench.model.isLoading());
        const int asked = bench.source.pagesAsked;
        bench.model.refresh(); // one at a time
        QCOMPARE(bench.source.pagesAsked, asked);
        QCOMPARE(bench.source.invalidations, 1);
        QCOMPARE(bench.idAt(7000), 7001u); // old rows stay meanwhile
        bench.source.answer();
        QVERIFY(!bench.model.isLoading());
        QVERIFY(bench.model.idAt(0).isNull()); // might have shifted: asked again when it is shown
        QCOMPARE(bench.idAt(7000), 7001u);
    }

    void refreshFollowsTheAnchor()
    {
        Bench bench;
        QAbstractItemModelTester tester(&bench.model);
        bench.load(scripted::objects(1, 1000));
        bench.show(500, 530);
        bench.answerAll();
        const QPersistentModelIndex kept = bench.model.index(510, 0);
        const QPersistentModelIndex away = bench.model.index(10, 0);
        QSignalSpy shifted(&bench.model, &WindowModel::rowsShifted);

        // Three new ones in front, the first row on screen is gone.
        bench.source.held.erase(bench.source.held.begin() + 500);
        bench.source.held.insert(bench.source.held.begin(), {{5001}, {5002}, {5003}});
        bench.model.refresh();
        bench.source.answer();

        QCOMPARE(shifted.size(), 1);
        QCOMPARE(shifted[0][0].toInt(), 2); // by the second row: object 502 was in row 501 and is in 503
        QCOMPARE(kept.row(), 512);
        QCOMPARE(bench.idAt(kept.row()), 511u);
        QCOMPARE(away.row(), 12); // not on the pages that came: keeps its distance
        QCOMPARE(bench.model.visibleRows(), std::pair(502, 532));
        QCOMPARE(bench.model.rowCount(), 1002);
    }

    void indexesFollowBeyondTheOldEnd()
    {
        Bench bench;
        QAbstractItemModelTester tester(&bench.model);
        bench.load(scripted::objects(1, 3));
        const QPersistentModelIndex kept = bench.model.index(2, 0);
        bench.source.held.insert(bench.source.held.begin(), {{5001}, {5002}});
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(kept.row(), 4);
        QCOMPARE(bench.idAt(4), 3u);
    }

    void aListThatShrinksIsRearrangedOnce()
    {
        Bench bench;
        bench.load(scripted::objects(1, 300));
        bench.answerAll();
        QSignalSpy begins(&bench.model, &WindowModel::rearranging);
        QSignalSpy ends(&bench.model, &WindowModel::rearranged);
        bench.source.held.resize(100);
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(begins.size(), 1);
        QCOMPARE(ends.size(), 1);
    }

    void refreshFallsBackToTheCurrentObject()
    {
        Bench bench;
        bench.load(scripted::objects(1, 1000));
        bench.show(400, 410);
        bench.answerAll();
        bench.model.setCurrentId({0, 421});
        QSignalSpy shifted(&bench.model, &WindowModel::rowsShifted);
        // All rows on screen are gone; the current one, below them, moved up by eleven.
        bench.source.held.erase(bench.source.held.begin() + 400, bench.source.held.begin() + 411);
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(shifted.size(), 1);
        QCOMPARE(shifted[0][0].toInt(), -11);
    }

    void refreshWithoutAnchorStays()
    {
        Bench bench;
        bench.load(scripted::objects(1, 1000));
        bench.show(400, 410);
        bench.answerAll();
        QSignalSpy shifted(&bench.model, &WindowModel::rowsShifted);
        bench.source.held = scripted::objects(20001, 1000);
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(shifted.size(), 0);
        QCOMPARE(bench.idAt(400), 20401u);
        QCOMPARE(bench.model.visibleRows(), std::pair(400, 410));
    }

    void refreshKeepsPagesThatCameMeanwhile()
    {
        Bench bench;
        bench.load(scripted::objects(1, 10000));
        bench.answerAll();
        bench.model.refresh();
        bench.show(5000, 5030);
        bench.source.answerPage(5000);
        QCOMPARE(bench.idAt(5000), 5001u);
        bench.source.answer();
        QCOMPARE(bench.idAt(5000), 5001u);
    }

    void refreshKeepsWhatWasSeenOfAnUnknownTotal()
    {
        Bench bench;
        bench.source.countable = false;
        bench.load(scripted::objects(1, 5000));
        for (int row = 0; row < 1200; row += 100) {
            bench.show(row, row + 30);
            bench.answerAll();
        }
        const int seen = bench.model.rowCount();
        QVERIFY(seen >= 1200);
        bench.show(0, 30);
        bench.answerAll();
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(bench.model.rowCount(), seen);
        QVERIFY(!bench.model.isTotalExact());
    }

    void refreshOfTheQueryBeforeIsDropped()
    {
        Bench bench;
        bench.source.ignoresCancel = true;
        bench.load(scripted::objects(1, 300));
        bench.answerAll();
        bench.model.refresh(); // of the query without a search
        bench.model.setQuery(searching(u"x"_s));
        bench.source.held = scripted::objects(7001, 10);
        bench.source.answerTo(u"x"_s);
        QCOMPARE(bench.model.rowCount(), 10);

        // Late, while nothing is refreshed; and late, while the new query is.
        bench.source.held = scripted::objects(1, 300);
        bench.source.answerCount();
        QCOMPARE(bench.model.rowCount(), 10);
        bench.model.refresh();
        bench.source.answerTo(QString());
        QCOMPARE(bench.model.rowCount(), 10);
        QCOMPARE(bench.idAt(0), 7001u);
        QVERIFY(bench.model.isLoading());
        bench.source.held = scripted::objects(8001, 12);
        bench.source.answer();
        QCOMPARE(bench.model.rowCount(), 12);
        QCOMPARE(bench.idAt(0), 8001u);
        QVERIFY(!bench.model.isLoading());
    }

    void changedCellsAreMarkedForTwoSeconds()
    {
        Bench bench;
        bench.load(scripted::objects(1, 400));
        bench.answerAll();
        bench.source.held[5].phase = "Failed";
        bench.source.held[5].runtime = 60;
        bench.source.held[9].runtime = 60; // a clock that ticks is no news
        QSignalSpy changed(&bench.model, &WindowModel::dataChanged);
        bench.model.refresh();
        bench.source.answer();

        // Exactly the rows and columns that changed.
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed[0][0].toModelIndex(), bench.model.index(5, Source::Phase));
        QCOMPARE(changed[0][1].toModelIndex(), bench.model.index(5, Source::Runtime));
        QCOMPARE(changed[1][0].toModelIndex(), bench.model.index(9, Source::Runtime));
        QCOMPARE(changed[1][1].toModelIndex(), bench.model.index(9, Source::Runtime));
        QVERIFY(bench.isChanged(5, Source::Phase));
        QVERIFY(!bench.isChanged(5, Source::Runtime));
        QVERIFY(!bench.isChanged(9, Source::Runtime));
        QVERIFY(!bench.isChanged(5, Source::Name));

        changed.clear();
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 10000);
        QCOMPARE(changed[0][2].value<QList<int>>(), QList<int>{WindowModel::ChangedRole});
        QVERIFY(!bench.isChanged(5, Source::Phase));
    }

    void marksFollowTheObject()
    {
        Bench bench;
        bench.load(scripted::objects(1, 400));
        bench.answerAll();
        bench.source.held[5].phase = "Failed";
        bench.source.held.insert(bench.source.held.begin(), {{9001}, {9002}});
        bench.model.refresh();
        bench.source.answer();
        QVERIFY(bench.isChanged(7, Source::Phase));
        QVERIFY(!bench.isChanged(5, Source::Phase));
        QVERIFY(!bench.isChanged(0, Source::Phase)); // new rows are not changed ones
    }

    void marksOutliveARefreshThatChangesNothing()
    {
        Bench bench;
        bench.load(scripted::objects(1, 200));
        bench.source.held[5].phase = "Failed";
        QSignalSpy changed(&bench.model, &WindowModel::dataChanged);
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), bench.model.index(5, Source::Phase));
        QCOMPARE(changed[0][1].toModelIndex(), bench.model.index(5, Source::Phase));
        bench.model.refresh();
        bench.source.answer();
        QVERIFY(bench.isChanged(5, Source::Phase));
        changed.clear();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.isChanged(5, Source::Phase), 10000);
        QCOMPARE(changed.size(), 1); // or the cell would stay painted as changed
    }

    void manyChangesAreOneSignal()
    {
        Bench bench;
        bench.load(scripted::objects(1, 200));
        for (scripted::Object &object : bench.source.held)
            object.phase = "Failed";
        QSignalSpy changed(&bench.model, &WindowModel::dataChanged);
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(changed.size(), 1);
    }

    void nothingChangedIsSilent()
    {
        Bench bench;
        bench.load(scripted::objects(1, 200));
        QSignalSpy changed(&bench.model, &WindowModel::dataChanged);
        QSignalSpy layout(&bench.model, &WindowModel::layoutChanged);
        QSignalSpy rearranged(&bench.model, &WindowModel::rearranged);
        QSignalSpy updated(&bench.model, &WindowModel::updated);
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(changed.size() + layout.size() + rearranged.size(), 0);
        QCOMPARE(updated.size(), 1);
    }

    void failedRefreshKeepsOldRows()
    {
        Bench bench;
        bench.load(scripted::objects(1, 300));
        bench.answerAll();
        const qint64 updated = bench.model.updatedAtMs();
        bench.model.refresh();
        bench.source.fail(table::Problem::Kind::Offline);
        QCOMPARE(bench.model.problem()->kind, table::Problem::Kind::Offline);
        QCOMPARE(bench.model.rowCount(), 300);
        QCOMPARE(bench.idAt(0), 1u);
        QCOMPARE(bench.model.updatedAtMs(), updated);
        QVERIFY(!bench.model.isLoading());
        bench.model.refresh();
        bench.source.answer();
        QVERIFY(!bench.model.problem());
    }

    void refreshRetriesAFailedStart()
    {
        Bench bench;
        bench.source.held = scripted::objects(1, 300);
        bench.model.setQuery({});
        bench.source.fail(table::Problem::Kind::SignIn);
        QVERIFY(!bench.model.hasAnswer());
        QCOMPARE(bench.model.rowCount(), 0);
        bench.show(0, 20);
        QVERIFY(bench.source.wantedOffsets().isEmpty());
        bench.model.refresh();
        bench.source.answer();
        QVERIFY(bench.model.hasAnswer());
        QVERIFY(!bench.model.problem());
        QCOMPARE(bench.model.rowCount(), 300);
    }
};

QTEST_GUILESS_MAIN(TestWindowRefresh)
#include "tst_windowrefresh.moc"
