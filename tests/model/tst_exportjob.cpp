// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/exportbench.h"

#include <set>

using namespace exportbench;

// Which rows an export reads, and what it says of them.
class TestExportJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void cleanup() { QCOMPARE(Page::alive.load(), 0); }

    void writesEveryRowOnceInOrder_data()
    {
        QTest::addColumn<QString>("sortKey");
        QTest::addColumn<bool>("descending");
        QTest::newRow("default") << QString() << false;
        QTest::newRow("oldest first") << u"createdAt"_s << false;
        QTest::newRow("newest first") << u"createdAt"_s << true;
        QTest::newRow("by name") << u"name"_s << false;
        QTest::newRow("by name, backwards") << u"name"_s << true;
    }

    void writesEveryRowOnceInOrder()
    {
        QFETCH(QString, sortKey);
        QFETCH(bool, descending);
        Export e(1000);
        e.request.query.sortKey = sortKey;
        e.request.query.descending = descending;
        e.request.columns = {sortKey == u"name"_s ? u"name"_s : u"createdAt"_s, u"id"_s};
        const csv::ExportJob &job = e.run();
        QVERIFY2(job.hasSucceeded(), qPrintable(job.closingSentence()));
        QCOMPARE(job.rowsWritten(), 1000);
        QCOMPARE(job.rowsExpected(), 1000);
        QList<QByteArray> lines = e.lines();
        QCOMPARE(lines.size(), 1001);
        lines.removeFirst();
        QList<QByteArray> keys;
        std::set<QByteArray> ids;
        for (const QByteArray &line : lines) {
            keys << line.split(',')[0].replace("Z", "");
            ids.insert(line.split(',')[1]);
        }
        QCOMPARE(ids.size(), std::size_t(1000));
        if (descending || sortKey.isEmpty())
            std::ranges::reverse(keys);
        // Times without milliseconds are shorter, which the plain order of texts takes the right way.
        QVERIFY(std::ranges::is_sorted(keys));
        QVERIFY(!job.closingSentence().contains(u"meanwhile"_s));
        QVERIFY(e.source->mostPending <= 3);
        QCOMPARE(e.finished->count(), 1);
    }

    void timesFinerThanAMillisecondLoseNoRow_data()
    {
        QTest::addColumn<bool>("descending");
        QTest::newRow("newest first") << true;
        QTest::newRow("oldest first") << false;
    }

    // More rows of one millisecond than two pages share, so that the list is asked for again from that time on.
    void timesFinerThanAMillisecondLoseNoRow()
    {
        QFETCH(bool, descending);
        Export e(60);
        for (int i = 0; i < 60; ++i) {
            Row &row = e.source->rows[std::size_t(i)];
            row.createdAt = 1'700'000'000'000 + i / 30;
            row.micros = i % 30 * 30 + 15;
        }
        e.request.query.sortKey = u"createdAt"_s;
        e.request.query.descending = descending;
        e.request.columns = {u"id"_s};
        const csv::ExportJob &job = e.run();
        QVERIFY2(job.hasSucceeded(), qPrintable(job.closingSentence()));
        const QList<QByteArray> lines = e.lines();
        QCOMPARE(lines.size(), 61);
        QCOMPARE(std::set<QByteArray>(lines.cbegin(), lines.cend()).size(), std::size_t(61));
        QVERIFY2(!job.closingSentence().contains(u"meanwhile"_s), qPrintable(job.closingSentence()));
        QVERIFY(e.source->bounded > 0); // or the test would say nothing
    }

    void onlyServersThatSortByTimeAreAskedByTime_data()
    {
        QTest::addColumn<bool>("sortsHere");
        QTest::addColumn<bool>("filtersByTime");
        QTest::addColumn<int>("mostFilters");
        QTest::newRow("the list is sorted here") << true << true << 10;
        QTest::newRow("times cannot be filtered") << false << false << 10;
        QTest::newRow("one filter more is too many") << false << true << 0;
    }

    void onlyServersThatSortByTimeAreAskedByTime()
    {
        QFETCH(bool, sortsHere);
        QFETCH(bool, filtersByTime);
        QFETCH(int, mostFilters);
        Export e(60);
        for (Row &row : e.source->rows)
            row.createdAt = 1'700'000'000'000; // by time, each page would follow on by a filter
        e.source->isSortedHere = sortsHere;
        e.source->filtersByTime = filtersByTime;
        e.source->mostFilters = mostFilters;
        e.request.columns = {u"id"_s};
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.lines().size(), 61);
        QCOMPARE(e.source->bounded, 0);
    }

    // A row that comes in front of what is written already changes the count and nothing else.
    void rowsThatComeUnseenAreToldToo()
    {
        Export e(600);
        e.source->countDelayMs = 100;
        e.source->life = [source = e.source] {
            if (source->requests > 20 && source->rows.size() == 600)
                source->rows.push_back({9999, 1'800'000'000'000, "new", 0});
        };
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.job->rowsWritten(), 600);
        QVERIFY2(e.job->closingSentence().contains(u"1 row(s) changed meanwhile"_s),
                 qPrintable(e.job->closingSentence()));
    }

    void rowsThatComeAndGoAreToldButNeitherRepeatedNorLost()
    {
        Export e(600);
        std::set<std::uint64_t> stayed;
        for (const Row &row : e.source->rows)
            stayed.insert(row.id);
        std::uint64_t next = 10000;
        e.source->life = [&, source = e.source] {
            for (int i = 0; i < 5; ++i) {
                const auto victim = source->rows.begin() + std::ptrdiff_t(next * 31 % source->rows.size());
                stayed.erase(victim->id);
                source->rows.erase(victim);
                source->rows.push_back({++next, 1'800'000'000'000 + std::int64_t(next), "new", 0});
            }
            source->rows.push_back({++next, 1'800'000'000'000 + std::int64_t(next), "new", 0});
        };
        e.request.columns = {u"id"_s};
        QVERIFY(e.run().hasSucceeded());
        std::set<std::uint64_t> written;
        const QList<QByteArray> lines = e.lines().mid(1);
        for (const QByteArray &line : lines)
            written.insert(line.right(12).toULongLong(nullptr, 16));
        QCOMPARE(written.size(), std::size_t(lines.size()));
        QVERIFY(std::ranges::includes(written, stayed));
        QVERIFY(e.job->closingSentence().contains(u"meanwhile"_s));
    }

    void writesOnlyTheChosenRowsAndStopsWhenItHasThem()
    {
        Export e(1000);
        e.request.columns = {u"id"_s};
        e.request.query.sortKey = u"createdAt"_s;
        e.request.only = csv::RowChoice{{false, {{1, 30}, {1, 3}, {1, 7}}}, {}, 3};
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.job->rowsWritten(), 3);
        QCOMPARE(e.job->rowsExpected(), 3);
        QVERIFY(!e.job->closingSentence().contains(u"meanwhile"_s)); // the others are still there
        QVERIFY2(e.source->requests < 20, qPrintable(QString::number(e.source->requests)));
        QCOMPARE(e.lines().size(), 4);
        for (const char *id : {"0000003", "0000007", "000001e"})
            QVERIFY2(e.contents().contains(id), id);
    }

    void writesAllButTheExceptions()
    {
        Export e(100);
        e.request.columns = {u"id"_s};
        e.request.only = csv::RowChoice{{true, {{1, 30}, {1, 3}}}, {}, 98};
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.job->rowsWritten(), 98);
        QVERIFY(!e.contents().contains("000000000003"));
        QVERIFY(e.contents().contains("000000000004"));
    }

    void writesRowsThatWereChosenByTheirPlace()
    {
        Export e(200);
        for (std::size_t i = 0; i < 200; ++i)
            e.source->rows[i].createdAt = 1'700'000'000'000 + std::int64_t(i) * 1000;
        e.request.columns = {u"id"_s};
        e.request.query.sortKey = u"createdAt"_s;
        e.request.only = csv::RowChoice{{false, {{1, 1}}}, {{50, 52}, {150, 150}}, 5};
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.job->rowsWritten(), 5);
        for (const char *id :
             {"000000000001\r", "000000000033\r", "000000000034\r", "000000000035\r", "000000000097\r"})
            QVERIFY2(e.contents().contains(id), id);
    }

    void tellsOfChosenRowsThatAreGone()
    {
        Export e(50);
        e.request.only = csv::RowChoice{{false, {{1, 3}, {1, 4711}}}, {}, 2};
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.job->rowsWritten(), 1);
        QVERIFY2(e.job->closingSentence().contains(u"no longer in the list"_s), qPrintable(e.job->closingSentence()));
    }

    void aListThatCannotBeCountedIsWrittenAllTheSame()
    {
        Export e(100);
        e.source->counts = false;
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.job->rowsExpected(), -1);
        QCOMPARE(e.lines().size(), 101);
    }

    void valuesThatCouldNotBeReadAreTold()
    {
        Export e(10);
        e.source->rows[3].unread = e.source->rows[4].unread = "createdAt";
        QVERIFY(e.run().isComplete());
        QCOMPARE(e.lines().size(), 11);
        QVERIFY2(e.job->closingSentence().contains(u"2 value(s) could not be read and were left empty (createdAt)"_s),
                 qPrintable(e.job->closingSentence()));
    }

    // Pages overlap: what stands on two of them is told once.
    void whatCouldNotBeReadIsToldOnce()
    {
        Export e(100);
        for (Row &row : e.source->rows) {
            row.unread = "name";
            row.hasId = false;
            row.name = "row " + std::to_string(row.id);
        }
        QVERIFY(e.run().isComplete());
        QVERIFY2(e.job->closingSentence().contains(u"100 value(s)"_s), qPrintable(e.job->closingSentence()));
        QVERIFY2(e.job->closingSentence().contains(u"100 row(s) have no id"_s), qPrintable(e.job->closingSentence()));
    }

    void whatCouldNotBeReadIsToldOfWhatIsWritten()
    {
        Export someColumns(10);
        for (Row &row : someColumns.source->rows)
            row.unread = row.id == 1 ? "names.name" : "resources.gpu";
        someColumns.request.columns = {u"id"_s, u"resources.gpu"_s};
        QVERIFY(someColumns.run().hasSucceeded());
        QVERIFY2(someColumns.job->closingSentence().contains(u"9 value(s)"_s),
                 qPrintable(someColumns.job->closingSentence()));
        QVERIFY(!someColumns.job->closingSentence().contains(u"name"_s));

        Export someRows(10);
        for (Row &row : someRows.source->rows)
            row.unread = "name";
        someRows.request.only = csv::RowChoice{{false, {{1, 3}, {1, 5}}}, {}, 2};
        QVERIFY(someRows.run().hasSucceeded());
        QVERIFY2(someRows.job->closingSentence().contains(u"2 value(s)"_s),
                 qPrintable(someRows.job->closingSentence()));
    }

    // On one page and on several, whether or not pages overlap.
    void equalRowsWithoutAnIdAreAllWritten()
    {
        Export e(90);
        for (Row &row : e.source->rows) {
            row.hasId = row.id % 5 == 0;
            row.name = "same";
            row.createdAt = 1'700'000'000'000;
        }
        QVERIFY2(e.run().isComplete(), qPrintable(e.job->closingSentence()));
        QCOMPARE(e.lines().size(), 91);
    }

    // The keys of the window tell equal rows apart by their page, which is another one here.
    void chosenRowsWithoutAnIdAreWritten()
    {
        const base::Key same = base::standIn(u"same"_s);
        const QList<base::Key> keys{base::standInAt(same, 0, 1), base::standInAt(same, 7, 0), base::Key(1, 5)};
        for (const bool exceptThem : {false, true}) {
            Export e(90);
            for (Row &row : e.source->rows) {
                row.hasId = row.id % 5 == 0;
                row.name = "same";
            }
            e.request.only = csv::RowChoice{{exceptThem, keys}, {}, exceptThem ? 87 : 3};
            QVERIFY(e.run().hasSucceeded());
            QCOMPARE(e.lines().size(), exceptThem ? 88 : 4);
            QVERIFY(!e.job->closingSentence().contains(u"no longer"_s));
        }
    }

    // One row goes before it is read, another comes behind the reader: both counts are the same, and nothing is lost.
    void rowsThatComeForOthersAreNotMissing()
    {
        Export e(600);
        e.source->life = [source = e.source] {
            if (source->requests >= 10 && source->rows.front().id == 1) {
                source->rows.erase(source->rows.begin());
                source->rows.push_back({9999, 1'800'000'000'000, "new", 0});
            }
        };
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.job->rowsWritten(), 599);
        QVERIFY2(e.job->isComplete(), qPrintable(e.job->closingSentence()));
        QVERIFY(!e.job->closingSentence().contains(u"missing"_s));
    }

    void rowsThatComeDoNotHideThoseThatAreMissing()
    {
        Export e(600);
        e.source->countedTooMany = 3;
        e.source->life = [source = e.source] {
            if (source->requests >= 10 && source->rows.size() == 600)
                source->rows.push_back({9999, 1'800'000'000'000, "new", 0});
        };
        QVERIFY(e.run().hasSucceeded());
        QVERIFY(!e.job->isComplete());
        QVERIFY2(e.job->closingSentence().contains(u"3 row(s) are missing"_s), qPrintable(e.job->closingSentence()));
    }

    // Under another order nobody can tell: that is said, and is no failure.
    void rowsThatMayBeMissingAreToldAsSuch()
    {
        Export e(600);
        e.request.query.sortKey = u"name"_s;
        e.source->countedTooMany = 3;
        for (Row &row : e.source->rows)
            row.name = "pod-" + std::to_string(1000 + row.id);
        e.source->life = [source = e.source] {
            if (source->requests >= 10 && source->rows.back().id == 600)
                source->rows.push_back({9999, 1'800'000'000'000, "pod-9999", 0});
        };
        QVERIFY(e.run().isComplete());
        QCOMPARE(e.job->rowsWritten(), 601);
        QVERIFY2(e.job->closingSentence().contains(u"2 row(s) may be missing"_s), qPrintable(e.job->closingSentence()));
    }

    // A page that is gone when it is requested, and rows that came before it: they are read in another pass.
    void rowsThatMovedBehindTheReaderAreReadAgain()
    {
        Export e(600);
        e.request.query.sortKey = u"name"_s;
        for (Row &row : e.source->rows)
            row.name = "pod-" + std::to_string(1000 + row.id);
        e.source->life = [source = e.source] {
            if (source->requests < 10 || source->rows.back().id != 600)
                return;
            source->rows.pop_back();
            source->rows.push_back({9998, 1'800'000'000'000, "a", 0});
            source->rows.push_back({9999, 1'800'000'000'000, "a", 0});
        };
        QVERIFY(e.run().isComplete());
        QCOMPARE(e.job->rowsWritten(), 601);
        QVERIFY2(!e.job->closingSentence().contains(u"missing"_s), qPrintable(e.job->closingSentence()));
    }

    // Equal values in another order with each answer, as NVIDIA notes of its API.
    void rowsOfEqualValuesAreAllWritten_data()
    {
        QTest::addColumn<QString>("sortKey");
        QTest::newRow("by time") << QString();
        QTest::newRow("by name") << u"name"_s;
    }

    void rowsOfEqualValuesAreAllWritten()
    {
        QFETCH(QString, sortKey);
        Export e(600);
        e.request.query.sortKey = sortKey;
        e.source->shufflesEquals = true;
        for (Row &row : e.source->rows) {
            row.createdAt = 1'700'000'000'000;
            row.name = "node-" + std::to_string(row.id % 3);
        }
        QVERIFY(e.run().isComplete());
        QCOMPARE(e.job->rowsWritten(), 600);
        const QList<QByteArray> lines = e.lines();
        QCOMPARE(std::set(lines.begin(), lines.end()).size(), std::size_t(601));
        QVERIFY2(!e.job->closingSentence().contains(u"changed"_s), qPrintable(e.job->closingSentence()));
    }

    void rowsThatTheServerCountsAndDoesNotSendAreTold()
    {
        Export e(10);
        e.source->countedTooMany = 3;
        QVERIFY(e.run().hasSucceeded());
        QVERIFY(!e.job->isComplete());
        QVERIFY2(e.job->closingSentence().contains(u"3 row"_s), qPrintable(e.job->closingSentence()));
        QVERIFY2(e.job->closingSentence().contains(u"missing"_s), qPrintable(e.job->closingSentence()));
    }

    // Wherever a server puts them, rows without a time neither end the list nor hide the rows behind them.
    void rowsWithoutATimeAreWritten()
    {
        Export e(100);
        for (std::size_t i = 0; i < e.source->rows.size(); i += 9)
            e.source->rows[i].hasTime = false;
        QVERIFY(e.run().isComplete());
        QCOMPARE(e.lines().size(), 101);
    }
};

QTEST_GUILESS_MAIN(TestExportJob)
#include "tst_exportjob.moc"
