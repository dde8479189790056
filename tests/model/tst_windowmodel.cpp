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

class TestWindowModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void asksForPageAndCountAtOnce()
    {
        Bench bench;
        bench.source.held = scripted::objects(1, 1000);
        QVERIFY(!bench.model.hasAnswer());
        bench.model.setQuery({});
        QCOMPARE(bench.source.wantedOffsets(), QList<qint64>{0});
        QVERIFY(bench.source.isCountWanted());
        QCOMPARE(bench.source.pending().front().urgency, base::Urgency::Interactive);
        QVERIFY(bench.model.isLoading());

        // Whichever answer comes first, rows appear with the page and all are announced with the count.
        bench.source.answerPages();
        QCOMPARE(bench.model.rowCount(), 200);
        QVERIFY(!bench.model.isTotalExact());
        QCOMPARE(bench.nameAt(0), u"object-1"_s);
        bench.source.answerCount();
        QCOMPARE(bench.model.rowCount(), 1000);
        QVERIFY(bench.model.isTotalExact());
        QCOMPARE(bench.model.total(), 1000);
        QVERIFY(bench.model.hasAnswer());
        QVERIFY(!bench.model.isLoading());
        QVERIFY(bench.model.updatedAtMs() > 0);
    }

    void countFirst()
    {
        Bench bench;
        bench.source.held = scripted::objects(1, 1000);
        QAbstractItemModelTester tester(&bench.model);
        bench.model.setQuery({});
        bench.source.answerCount();
        QCOMPARE(bench.model.rowCount(), 1000);
        QVERIFY(!bench.model.index(0, 0).data(WindowModel::LoadedRole).toBool());
        QVERIFY(!bench.model.index(0, 0).data().isValid());
        QCOMPARE(bench.model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Loading"_s);
        QSignalSpy changed(&bench.model, &WindowModel::dataChanged);
        bench.source.answerPages();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 0);
        QCOMPARE(changed[0][1].toModelIndex().row(), 199);
        QVERIFY(bench.model.index(0, 0).data(WindowModel::LoadedRole).toBool());
    }

    // No server has so many rows: the list grows page by page, as without a count.
    void impossibleCountsAreIgnored()
    {
        for (const qint64 said : {qint64(2'000'000'000), qint64(1'000'000'000'000'000'000)}) {
            Bench bench;
            bench.source.held = scripted::objects(1, 500);
            bench.source.saidCount = said;
            bench.model.setQuery({});
            bench.answerAll();
            QVERIFY(bench.model.rowCount() <= 500);
            QVERIFY(bench.model.rowCount() > 0);
            bench.model.refresh();
            bench.answerAll();
            QVERIFY(bench.model.rowCount() <= 500);
            bench.show(150, bench.model.rowCount() - 1);
            bench.answerAll();
            bench.show(350, 499);
            bench.answerAll();
            QCOMPARE(bench.model.rowCount(), 500);
            QVERIFY(bench.model.isTotalExact());
        }
    }

    void emptyAndCleared()
    {
        Bench bench;
        QAbstractItemModelTester tester(&bench.model);
        bench.load({});
        QVERIFY(bench.model.hasAnswer());
        QVERIFY(bench.model.isTotalExact());
        QCOMPARE(bench.model.rowCount(), 0);
        bench.source.held = scripted::objects(1, 700);
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(bench.model.rowCount(), 700);
        bench.source.held.clear();
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(bench.model.rowCount(), 0);
        bench.source.held = scripted::objects(1, 3);
        bench.model.setQuery(searching(u"x"_s));
        QCOMPARE(bench.model.rowCount(), 0);
        bench.source.answer();
        QCOMPARE(bench.model.rowCount(), 3);
    }

    void roles()
    {
        Bench bench;
        bench.load({{7, "WaitingToConnect", 3661}});
        const auto at = [&](int column, int role) { return bench.model.index(0, column).data(role); };
        QCOMPARE(at(Source::Phase, Qt::DisplayRole).toString(), u"Waiting to connect"_s);
        QCOMPARE(at(Source::Phase, WindowModel::ValueRole).value<table::Value>(), table::Value(u"WaitingToConnect"_s));
        QCOMPARE(at(Source::Phase, WindowModel::KindRole).toInt(), int(table::Kind::State));
        QCOMPARE(at(Source::Runtime, WindowModel::CellTextRole).toString(), u"1\u00a0h\u00a001\u00a0min"_s);
        QVERIFY(at(Source::Runtime, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QCOMPARE(at(Source::Empty, Qt::DisplayRole).toString(), u"–"_s);
        QCOMPARE(bench.model.headerData(1, Qt::Horizontal).toString(), u"Phase"_s);
        QCOMPARE(bench.model.columnOf("runtime"), int(Source::Runtime));
        QCOMPARE(bench.model.columnOf("nothing"), -1);
        QCOMPARE(bench.model.valueOf(0, "name"), table::Value(u"object-7"_s));
        QCOMPARE(bench.model.jsonAt(0), QByteArray("7"));
        QCOMPARE(bench.model.valueAt(0, 99), table::Value());
        QCOMPARE(bench.model.valueAt(5, 0), table::Value());
    }

    void prefetchComesAfterWhatIsOnScreen()
    {
        Bench bench;
        bench.load(scripted::objects(1, 2000));
        bench.show(950, 1010); // two pages
        QCOMPARE(bench.source.wantedOffsets(), (QList<qint64>{800, 1000}));
        QVERIFY(bench.model.isLoading());
        bench.source.answerPage(800);
        QCOMPARE(bench.source.wantedOffsets(), QList<qint64>{1000});
        bench.source.answerPage(1000);
        QCOMPARE(bench.source.wantedOffsets(), (QList<qint64>{1200, 600}));
        QVERIFY(!bench.model.isLoading());
        for (const Source::Request &request : bench.source.pending())
            QCOMPARE(request.urgency, base::Urgency::Prefetch);
    }

    void newestWindowReplacesTheWaitingOne()
    {
        Bench bench;
        bench.load(scripted::objects(1, 100000));
        bench.answerAll();
        const int asked = bench.source.pagesAsked;
        for (int row = 1000; row < 90000; row += 1000)
            bench.model.setVisibleRows(row, row + 30); // dragging, without a pause
        scripted::settle();
        QVERIFY(bench.source.pagesAsked - asked <= 2);
        QCOMPARE(bench.source.wantedOffsets(), QList<qint64>{89000});
    }

    void wantsThatLeftTheScreenAreCancelled()
    {
        Bench bench;
        bench.load(scripted::objects(1, 100000));
        bench.answerAll();
        bench.show(20000, 20030);
        QCOMPARE(bench.source.wantedOffsets(), QList<qint64>{20000});
        bench.show(50000, 50030);
        QCOMPARE(bench.source.wantedOffsets(), QList<qint64>{50000});

        // A page beside the screen is still wanted.
        bench.show(50200, 50230);
        QCOMPARE(bench.source.wantedOffsets(), (QList<qint64>{50000, 50200}));
    }

    void answersToTheQueryBeforeAreDropped_data()
    {
        QTest::addColumn<bool>("countable"); // otherwise only the pages can be wrong
        QTest::addColumn<bool>("newFirst");
        QTest::newRow("before the new ones") << true << false;
        QTest::newRow("after the new ones") << true << true;
        QTest::newRow("before the new ones, not counted") << false << false;
        QTest::newRow("after the new ones, not counted") << false << true;
    }

    // The two queries have not one row in common, and other counts.
    void answersToTheQueryBeforeAreDropped()
    {
        QFETCH(bool, countable);
        QFETCH(bool, newFirst);
        Bench bench;
        bench.source.ignoresCancel = true;
        bench.model.setQuery(searching(u"old"_s));
        bench.model.setQuery(searching(u"new"_s));
        const auto answerOld = [&] {
            bench.source.held = scripted::objects(1, 600);
            bench.source.countable = true;
            bench.source.answerTo(u"old"_s);
        };
        const auto answerNew = [&] {
            bench.source.held = scripted::objects(7001, 250);
            bench.source.countable = countable;
            bench.source.answerTo(u"new"_s);
        };

        if (newFirst)
            answerNew();
        const int rows = bench.model.rowCount();
        const bool isLoading = bench.model.isLoading();
        answerOld();
        QCOMPARE(bench.model.rowCount(), rows);
        QCOMPARE(bench.model.hasAnswer(), newFirst);
        QCOMPARE(bench.model.isLoading(), isLoading);
        if (!newFirst)
            answerNew();
        QCOMPARE(bench.idAt(0), 7001u);
        QCOMPARE(bench.idAt(199), 7200u);
        QCOMPARE(bench.model.rowCount(), countable ? 250 : 200);
        QCOMPARE(bench.model.isTotalExact(), countable);
    }

    // What was known of the query before says nothing of the new one.
    void aNewQueryBeginsAnew()
    {
        Bench bench;
        bench.load(scripted::objects(1, 10000));
        bench.answerAll();
        bench.source.held[0].phase = "Failed";
        bench.model.refresh();
        bench.source.answer();
        QVERIFY(bench.isChanged(0, Source::Phase));
        bench.show(5000, 5030);
        bench.source.fail(table::Problem::Kind::Server);
        QVERIFY(bench.model.problem());

        bench.model.setQuery(searching(u"new"_s));
        QVERIFY(!bench.model.problem());
        QVERIFY(!bench.model.hasAnswer());
        QCOMPARE(bench.source.wantedOffsets(), QList<qint64>{0});
        bench.source.answer();
        QCOMPARE(bench.idAt(0), 1u);
        QVERIFY(!bench.isChanged(0, Source::Phase));
    }

    void failuresOfTheQueryBeforeAreDropped()
    {
        Bench bench;
        bench.source.ignoresCancel = true;
        bench.model.setQuery(searching(u"old"_s));
        bench.model.setQuery(searching(u"new"_s));
        bench.source.failTo(u"old"_s, table::Problem::Kind::Server);
        QVERIFY(!bench.model.problem());
        QVERIFY(bench.model.isLoading());
    }

    void pagesThatLeftTheScreenAreDropped()
    {
        Bench bench;
        bench.source.ignoresCancel = true;
        bench.load(scripted::objects(1, 100000));
        bench.answerAll();
        bench.show(20000, 20030);
        bench.show(60000, 60030);
        bench.source.answer();
        QVERIFY(bench.model.idAt(20000).isNull());
        QCOMPARE(bench.idAt(60000), 60001u);
    }

    // A page is asked for, leaves the screen, and is asked for again: the first answer is older than the second one.
    void theOlderOfTwoAnswersForAPageIsDropped()
    {
        Bench bench;
        bench.source.ignoresCancel = true;
        bench.load(scripted::objects(1, 100000));
        bench.answerAll();
        bench.show(20000, 20030);
        bench.show(60000, 60030);
        bench.show(20000, 20030);
        bench.source.held = scripted::objects(500001, 100000);
        bench.source.answerPage(20000, 1); // only the first of the two
        QVERIFY(bench.model.idAt(20000).isNull());
        QVERIFY(bench.model.isLoading());
        bench.source.held = scripted::objects(1, 100000);
        bench.source.answerPage(20000);
        QCOMPARE(bench.idAt(20000), 20001u);
    }

    void unknownTotalsGrowPageByPage()
    {
        Bench bench;
        bench.source.countable = false;
        QAbstractItemModelTester tester(&bench.model);
        bench.load(scripted::objects(1, 500));
        QCOMPARE(bench.model.rowCount(), 200);
        QVERIFY(!bench.model.isTotalExact());
        QVERIFY(!bench.model.problem());
        QCOMPARE(bench.source.wantedOffsets(), QList<qint64>{200}); // one page ahead
        bench.answerAll();
        QCOMPARE(bench.model.rowCount(), 400);
        QVERIFY(!bench.model.isTotalExact());
        bench.show(300, 399);
        bench.answerAll();
        QCOMPARE(bench.model.rowCount(), 500);
        QVERIFY(bench.model.isTotalExact());
        QCOMPARE(bench.model.total(), 500);
    }

    void theLastPageKnowsBetterThanTheCount()
    {
        Bench bench;
        bench.source.held = scripted::objects(1, 100);
        bench.source.saidCount = 5000;
        bench.model.setQuery({});
        bench.source.answerPages();
        bench.source.answerCount();
        QCOMPARE(bench.model.rowCount(), 100);
        QVERIFY(bench.model.isTotalExact());
    }

    void rowsThatWereSeenStay()
    {
        Bench bench;
        bench.source.held = scripted::objects(1, 1000);
        bench.source.saidCount = 150;
        bench.model.setQuery({});
        bench.source.answerPages();
        bench.source.answerCount();
        QCOMPARE(bench.model.rowCount(), 200);
        QVERIFY(!bench.model.isTotalExact()); // there is a page behind it
    }

    void aFullPageAtTheEndOfTheCountIsNotTheLast()
    {
        Bench bench;
        bench.source.held = scripted::objects(1, 1000);
        bench.source.saidCount = 200;
        bench.model.setQuery({});
        bench.source.answerCount();
        QVERIFY(bench.model.isTotalExact());
        bench.source.answerPages();
        QVERIFY(!bench.model.isTotalExact());
        bench.answerAll();
        QVERIFY(bench.model.rowCount() > 200);
        bench.model.refresh();
        bench.source.answer();
        QVERIFY(!bench.model.isTotalExact());
    }

    void listEndsBeforeItsCount()
    {
        Bench bench;
        bench.source.saidCount = 1000;
        QAbstractItemModelTester tester(&bench.model);
        bench.load(scripted::objects(1, 990));
        QCOMPARE(bench.model.rowCount(), 1000);
        bench.show(960, 999);
        bench.answerAll();
        QCOMPARE(bench.model.rowCount(), 990);
        QCOMPARE(bench.model.total(), 990);
        QVERIFY(bench.model.isTotalExact());
        QVERIFY(!bench.model.isLoading());
    }

    void listEndsPagesBeforeItsCount()
    {
        Bench bench;
        bench.source.saidCount = 2000;
        bench.load(scripted::objects(1, 500));
        bench.show(1900, 1999);
        bench.answerAll();
        QVERIFY(bench.model.rowCount() < 2000);
        bench.show(450, 499);
        bench.answerAll();
        QCOMPARE(bench.model.rowCount(), 500);
    }

    void listGoesOnBehindItsCount()
    {
        Bench bench;
        bench.source.saidCount = 150;
        bench.load(scripted::objects(1, 1000));
        QCOMPARE(bench.model.rowCount(), 200);
        QVERIFY(!bench.model.isTotalExact());
        bench.source.saidCount.reset();
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(bench.model.total(), 1000);
        QVERIFY(bench.model.isTotalExact());
    }

    void anObjectOnTwoPagesIsTolerated()
    {
        Bench bench;
        QAbstractItemModelTester tester(&bench.model);
        bench.load(scripted::objects(1, 1000));
        // A row comes in front between two pages: the last of the first page is also the first of the next one.
        bench.source.held.insert(bench.source.held.begin(), scripted::Object{5000});
        bench.show(180, 230);
        bench.answerAll();
        QCOMPARE(bench.idAt(199), 200u);
        QCOMPARE(bench.idAt(200), 200u);
        QCOMPARE(bench.model.rowOf({0, 200}), 199);
        QCOMPARE(bench.model.repeats(), 1); // and the new row is nowhere
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(bench.idAt(0), 5000u);
        QCOMPARE(bench.idAt(200), 200u);
        QCOMPARE(bench.idAt(201), 201u);
        QCOMPARE(bench.model.rowCount(), 1001);
        QCOMPARE(bench.model.repeats(), 0);
    }

    void whatCouldNotBeReadIsAddedUp()
    {
        Bench bench;
        bench.load(scripted::objects(1, 200));
        auto page = std::make_shared<scripted::Page>(scripted::objects(1, 200), true);
        page->unread.fields = {{u"phase"_s, 2, u"rows[3].phase"_s, u"7"_s}};
        page->unread.rowsWithoutId = 1;
        page->unread.missing = {u"runtime"_s};
        bench.source.nextPage = page;
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(bench.model.faults().values(), 2);
        QCOMPARE(bench.model.faults().rowsWithoutId, 1);
        QCOMPARE(bench.model.faults().missing, QStringList{u"runtime"_s});
        QCOMPARE(bench.model.rowCount(), 200);
    }

    // Equal rows without an id are rows of their own, on the same page and on another, and stay so over a refresh.
    void equalRowsWithoutAnIdHaveKeysOfTheirOwn()
    {
        Bench bench;
        std::vector<scripted::Object> objects = scripted::objects(1, 400);
        for (const std::size_t nameless : {10, 20, 210})
            objects[nameless].id = 0;
        bench.load(objects);
        bench.show(180, 230);
        bench.answerAll();
        QSet<base::Key> keys;
        QList<base::Key> inOrder;
        for (const int row : {10, 20, 210}) {
            const base::Key key = bench.model.idAt(row);
            QVERIFY(base::isStandIn(key));
            QCOMPARE(bench.model.rowOf(key), row);
            QCOMPARE(base::contentOf(key), base::standIn(u"same"_s));
            keys.insert(key);
            inOrder.append(key);
        }
        QCOMPARE(keys.size(), 3);
        bench.model.refresh();
        bench.answerAll();
        QCOMPARE(bench.model.idAt(10), inOrder[0]);
        QCOMPARE(bench.model.idAt(20), inOrder[1]);
        QCOMPARE(bench.model.idAt(210), inOrder[2]);
    }

    void aFieldIsMissingWhereNoRowHasIt()
    {
        table::ReadFaults all;
        all.add({.rows = 2, .missing = {u"a"_s, u"b"_s}});
        all.add({.rows = 0});
        QCOMPARE(all.missing, (QStringList{u"a"_s, u"b"_s}));
        all.add({.rows = 1, .missing = {u"b"_s, u"c"_s}});
        QCOMPARE(all.missing, QStringList{u"b"_s});
    }

    // Lists without `next`: a full page at the counted end is the end, and one beyond it is not.
    void aFullPageOfAServerThatSaysNothingKeepsTheCount()
    {
        Bench bench;
        bench.load(scripted::objects(1, 100));
        auto page = std::make_shared<scripted::Page>(scripted::objects(1, 100), false);
        page->saysNothing = true;
        bench.source.nextPage = page;
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(bench.model.rowCount(), 100);
        QVERIFY(bench.model.isTotalExact());
    }

    void failedPageIsNotAskedForAgainAndAgain()
    {
        Bench bench;
        bench.load(scripted::objects(1, 10000));
        bench.answerAll();
        QSignalSpy problems(&bench.model, &WindowModel::problemChanged);
        bench.show(5000, 5030);
        bench.source.fail(table::Problem::Kind::Server);
        QVERIFY(bench.model.problem());
        QCOMPARE(bench.model.problem()->sentence, u"It failed."_s);
        QCOMPARE(problems.size(), 1);
        QVERIFY(!bench.model.isLoading());
        const int asked = bench.source.pagesAsked;
        bench.show(5001, 5031);
        bench.show(5010, 5040);
        QCOMPARE(bench.source.pagesAsked, asked);

        // It is tried again when it comes back to the screen.
        bench.show(0, 30);
        bench.show(5000, 5030);
        QCOMPARE(bench.source.wantedOffsets(), QList<qint64>{5000});
        bench.source.answer();
        QVERIFY(!bench.model.problem());
        QCOMPARE(bench.idAt(5000), 5001u);
    }

    // What fails before anybody has seen it is asked for once more when it comes on screen, and only then a problem.
    void whatFailedAheadIsTriedWhenItIsSeen()
    {
        Bench bench;
        bench.load(scripted::objects(1, 10000));
        bench.answerAll();
        bench.show(1000, 1030); // its neighbours are read ahead
        bench.source.answerPage(1000);
        bench.source.fail(table::Problem::Kind::Server);
        QVERIFY(!bench.model.problem());
        QVERIFY(!bench.model.isLoading());
        scripted::settle();
        QVERIFY(bench.source.wantedOffsets().isEmpty()); // nobody misses it

        bench.show(1180, 1230); // half of it is what failed
        QVERIFY(bench.source.wantedOffsets().contains(1200));
        QVERIFY(bench.model.isLoading());
        bench.source.fail(table::Problem::Kind::Server);
        QVERIFY(bench.model.problem());
    }

    void refusedCountIsNoProblem()
    {
        Bench bench;
        bench.source.held = scripted::objects(1, 100);
        bench.model.setQuery({});
        bench.source.answerPages();
        bench.source.fail(table::Problem::Kind::Refused);
        QVERIFY(!bench.model.problem());
        QCOMPARE(bench.model.total(), 100);
        QVERIFY(bench.model.isTotalExact()); // the page said that it is the last
    }

    void sameQueryAsksNothing()
    {
        Bench bench;
        bench.load(scripted::objects(1, 10));
        const int asked = bench.source.pagesAsked;
        bench.model.setQuery({});
        QCOMPARE(bench.source.pagesAsked, asked);
        QCOMPARE(bench.model.rowCount(), 10);
    }

    void dataStartsNoWork()
    {
        Bench bench;
        bench.load(scripted::objects(1, 100000));
        bench.answerAll();
        const int asked = bench.source.pagesAsked;
        for (int row = 0; row < 100000; row += 500)
            (void)bench.model.index(row, 0).data(Qt::AccessibleTextRole);
        scripted::settle();
        QCOMPARE(bench.source.pagesAsked, asked);
    }

    void millionRows()
    {
        Bench bench;
        bench.load(scripted::objects(1, 1000000));
        QCOMPARE(bench.source.pagesAsked, 2); // the first page, and the one behind it ahead of time
        QCOMPARE(bench.model.rowCount(), 1000000);
        bench.answerAll();

        // A jump costs one request for the rows on screen.
        for (const int row : {500000, 999950}) {
            const int asked = bench.source.pagesAsked;
            bench.show(row, row + 40);
            QCOMPARE(bench.source.pagesAsked, asked + 1);
            bench.answerAll();
            QCOMPARE(bench.idAt(row), quint64(row) + 1);
        }

        // Memory does not grow with what was seen.
        for (int row = 0; row < 1000000; row += 20000) {
            bench.model.setVisibleRows(row, row + 40);
            scripted::settle();
            bench.source.answer();
        }
        bench.answerAll();
        qint64 loaded = 0;
        for (const auto &[first, last] : bench.model.loadedRows())
            loaded += last - first + 1;
        QVERIFY(loaded <= 40 * 200);
        QVERIFY(bench.model.cachedBytes() < 40u * 200 * 200);
        QCOMPARE(bench.idAt(980000), 980001u);
        QVERIFY(bench.model.idAt(0).isNull()); // left the cache long ago

        // A refresh deals with the rows on screen, not with a million.
        const QPersistentModelIndex kept = bench.model.index(980010, 0);
        bench.source.held.insert(bench.source.held.begin(), scripted::Object{2000001});
        bench.model.refresh();
        bench.source.answer();
        QCOMPARE(kept.row(), 980011);
        QCOMPARE(bench.model.rowCount(), 1000001);
    }
};

QTEST_GUILESS_MAIN(TestWindowModel)
#include "tst_windowmodel.moc"
