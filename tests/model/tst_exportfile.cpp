// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/exportbench.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace exportbench;

// What an export writes, and what is left if it cannot.
class TestExportFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void cleanup() { QCOMPARE(Page::alive.load(), 0); }

    void writesAllColumnsNewestFirst()
    {
        Export e(2);
        e.source->rows[0].name = "=a,b";
        e.source->rows[1].createdAt += 1000;
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.contents(),
                 "name,id,resources.gpu[GPUs],createdAt,ownerId\r\n"
                 "pod-919,00000000-0000-0001-0000-000000000002,0.25,2023-11-14T22:13:21.000Z,7\r\n"
                 "\"'=a,b\",00000000-0000-0001-0000-000000000001,0,2023-11-14T22:13:20.000Z,7\r\n");
        QCOMPARE(e.files(), QStringList({u"rows.csv"_s}));
    }

    void writesTheColumnsAskedFor()
    {
        Export e(1);
        e.source->rows[0].name = "=a";
        e.request.columns = {u"createdAt"_s, u"name"_s};
        e.request.format.bom = true;
        e.request.format.guard = csv::Guard::Off;
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.contents(),
                 "\xEF\xBB\xBF"
                 "createdAt,name\r\n2023-11-14T22:13:20.000Z,=a\r\n");
    }

    void writesForSpreadsheets()
    {
        Export e(2);
        e.request.columns = {u"name"_s, u"resources.gpu"_s, u"createdAt"_s};
        e.request.format = {.delimiter = ';', .decimal = ',', .times = csv::Times::Local};
        e.run();
        const QList<QByteArray> lines = e.lines();
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith("name;resources.gpu[GPUs];createdAt["));
        for (const QByteArray &line : lines.mid(1)) {
            static const QRegularExpression form(uR"(^pod-\d+;[0-9,]+;\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$)"_s);
            QVERIFY2(form.match(QString::fromUtf8(line)).hasMatch(), line.constData());
        }
    }

    void everyCellOfATimeColumnHasOneForm()
    {
        Export e(100);
        e.source->rows[3].createdAt = 1'700'000'000'000;
        e.request.columns = {u"createdAt"_s};
        QVERIFY(e.run().isComplete());
        for (const QByteArray &line : e.lines().mid(1))
            QCOMPARE(line.size(), qsizetype(24)); // 2023-11-14T22:13:20.000Z
    }

    void writesNamesBesideIds()
    {
        Export e(2);
        e.request.columns = {u"ownerId"_s, u"name"_s};
        e.request.names = true;
        e.run();
        QCOMPARE(e.lines().constFirst(), QByteArray("ownerId,ownerName,name"));
        QVERIFY2(e.lines().at(1).startsWith("7,\"Doe, John\",pod-"), e.lines().at(1).constData());
        Export only(1);
        only.request.columns = {u"ownerName"_s};
        only.run();
        QCOMPARE(only.lines(), (QList<QByteArray>{"ownerName", "\"Doe, John\""}));
    }

    void aLoneEmptyCellIsARow()
    {
        Export e(1);
        e.source->rows[0].name.clear();
        e.request.columns = {u"name"_s};
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.contents(), "name\r\n\"\"\r\n");
    }

    void anEmptyListIsAHeader()
    {
        Export e(0);
        QVERIFY(e.run().hasSucceeded());
        QCOMPARE(e.lines().size(), 1);
        QVERIFY(e.job->closingSentence().contains(u"rows.csv"_s));
    }

    void aProblemLeavesNoFile_data()
    {
        QTest::addColumn<int>("failAt");
        QTest::newRow("first page") << 0;
        QTest::newRow("in the middle") << 20;
    }

    void aProblemLeavesNoFile()
    {
        QFETCH(int, failAt);
        Export e(1000);
        e.source->failAt = failAt;
        const csv::ExportJob &job = e.run();
        QVERIFY(!job.hasSucceeded());
        QVERIFY(!job.isRunning());
        QCOMPARE(job.closingSentence(), u"No permission."_s);
        QCOMPARE(job.problemDetail(), u"nope"_s);
        QVERIFY(e.files().isEmpty());
        QTest::qWait(20);
        QCOMPARE(e.finished->count(), 1);
    }

    void anOldFileSurvivesAProblem()
    {
        Export e(1000);
        QFile old(e.request.file);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        e.source->failAt = 10;
        QVERIFY(!e.run().hasSucceeded());
        QCOMPARE(e.contents(), "old");
        QCOMPARE(e.files().size(), 1);
    }

    void whatCannotBeWrittenIsSaid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("says");
        QTest::newRow("no folder") << u"/nowhere/at/all.csv"_s << QString() << u"does not exist"_s;
        QTest::newRow("closed folder") << u"/proc/all.csv"_s << QString() << u"No permission to write"_s;
        QTest::newRow("full") << u"/dev/full"_s << QString() << u"no space"_s;
        QTest::newRow("no such column") << QString() << u"nmae"_s << u"\"nmae\""_s;
        QTest::newRow("composite column") << QString() << u"share"_s << u"\"share\""_s;
    }

    void whatCannotBeWrittenIsSaid()
    {
        QFETCH(QString, file);
        QFETCH(QString, column);
        QFETCH(QString, says);
        Export e(10);
        if (!file.isEmpty())
            e.request.file = file;
        if (!column.isEmpty())
            e.request.columns = {column};
        e.make();
        e.job->start();
        QCOMPARE(e.finished->count(), 0); // never before start() has returned
        QVERIFY(QTest::qWaitFor([&] { return e.finished->count() > 0; }));
        QVERIFY(!e.job->hasSucceeded());
        QVERIFY2(e.job->closingSentence().contains(says), qPrintable(e.job->closingSentence()));
        QVERIFY(e.files().isEmpty());
    }

    void cancelLeavesNothing()
    {
        Export e(1000);
        e.make();
        e.job->start();
        QVERIFY(QTest::qWaitFor([&] { return e.source->requests > 10; }));
        e.job->cancel();
        QVERIFY(!e.job->isRunning());
        QCOMPARE(e.finished->count(), 0);
        QVERIFY(QTest::qWaitFor([&] { return e.finished->count() > 0; }));
        QVERIFY(e.job->wasCancelled());
        QVERIFY(!e.job->hasSucceeded());
        QVERIFY(e.files().isEmpty());
        e.job->cancel();
        QTest::qWait(20);
        QCOMPARE(e.finished->count(), 1);
    }

    void destructionCancels()
    {
        Export e(1000);
        e.make();
        e.job->start();
        QVERIFY(QTest::qWaitFor([&] { return e.source->requests > 10; }));
        e.job.reset();
        QVERIFY(e.files().isEmpty());
    }

    void aSlowReaderStopsTheRequests()
    {
        Export e(2000);
        for (Row &row : e.source->rows)
            row.name = std::string(1000, 'x');
        e.request.file = e.folder.filePath(u"pipe"_s);
        const QByteArray path = QFile::encodeName(e.request.file);
        QCOMPARE(::mkfifo(path.constData(), 0600), 0);
        const int reader = ::open(path.constData(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        e.make();
        e.job->start();
        // The pipe takes 64 KiB and the writer holds 256 KiB: about 300 of 2,000 rows, then nothing moves.
        int before = -1;
        QVERIFY(QTest::qWaitFor(
            [&] {
                QTest::qWait(100);
                return std::exchange(before, e.source->requests) == e.source->requests && e.source->pending == 0;
            },
            60000));
        QVERIFY(e.finished->isEmpty());
        QVERIFY(Page::alive <= 8);
        qint64 bytes = 0;
        std::array<char, 65536> block;
        QVERIFY(QTest::qWaitFor(
            [&] {
                for (ssize_t got = 0; (got = ::read(reader, block.data(), block.size())) > 0;)
                    bytes += got;
                return !e.finished->isEmpty();
            },
            60000));
        for (ssize_t got = 0; (got = ::read(reader, block.data(), block.size())) > 0;)
            bytes += got;
        ::close(reader);
        QVERIFY(e.job->hasSucceeded());
        QCOMPARE(e.job->rowsWritten(), 2000);
        QVERIFY(bytes > 2000 * 1000);
    }
};

QTEST_GUILESS_MAIN(TestExportFile)
#include "tst_exportfile.moc"
