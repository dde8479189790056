// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/standin.h"
#include "models/csv/exportjob.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <array>
#include <atomic>
#include <fcntl.h>
#include <random>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using table::Kind;

namespace {

struct Row
{
    std::uint64_t id = 0;
    std::int64_t createdAt = 0;
    std::string name;
    double gpus = 0;
    bool hasTime = true; // told in answers
    bool hasId = true;
    const char *unread = nullptr; // the field that could not be read
    int micros = 0; // behind createdAt: the server knows them, the times of its answers are cut to milliseconds

    [[nodiscard]] std::int64_t exactly() const { return createdAt * 1000 + micros; }
};

constexpr table::ColumnInfo nameColumn{.key = "name", .title = "Name", .kind = Kind::Name, .sortKey = "name"};
constexpr table::ColumnInfo idColumn{.key = "id", .title = "Id", .kind = Kind::Identifier};
constexpr table::ColumnInfo gpuColumn{.key = "resources.gpu", .title = "GPUs", .kind = Kind::Gpus};
constexpr table::ColumnInfo shareColumn{.key = "share", .title = "GPUs", .kind = Kind::GpuShare};
constexpr table::ColumnInfo timeColumn{
    .key = "createdAt", .title = "Created", .kind = Kind::Time, .sortKey = "createdAt", .filterKey = "createdAt"};
constexpr table::ColumnInfo plainTimeColumn{
    .key = "createdAt", .title = "Created", .kind = Kind::Time, .sortKey = "createdAt"};
constexpr table::ColumnInfo ownerColumn{.key = "ownerId", .title = "Owner", .kind = Kind::Reference};
constexpr std::array columns{&nameColumn, &idColumn, &gpuColumn, &shareColumn, &timeColumn, &ownerColumn};

class Page final : public table::TablePage
{
public:
    static inline std::atomic<int> alive = 0;

    std::vector<Row> rows;
    bool last = false;
    Page() { ++alive; }
    ~Page() override { --alive; }

    int size() const override { return int(rows.size()); }
    // Rows without an id are equal if their names are.
    base::Key id(int row) const override
    {
        const Row &r = rows[std::size_t(row)];
        return r.hasId ? base::Key(1, r.id) : base::standIn(QString::fromStdString(r.name));
    }
    table::Raw raw(int row, int column) const override
    {
        const Row &r = rows[std::size_t(row)];
        switch (column) {
        case 0:
            return std::string_view(r.name);
        case 1:
            return base::Uuid{1, r.id};
        case 2:
            return r.gpus;
        case 3:
            return table::GpuShare{};
        case 5:
            return std::string_view("7");
        default:
            return r.hasTime ? table::Raw(r.createdAt) : table::Raw();
        }
    }
    table::Value value(int row, int column) const override
    {
        return column == 5 ? table::Value(table::Reference{u"7"_s, u"Doe, John"_s}) : TablePage::value(row, column);
    }
    QByteArray json(int) const override { return {}; }
    bool isLast() const override { return last; }
    table::ReadFaults faultsOf(std::span<const int> some) const override
    {
        table::ReadFaults all;
        for (const int row : some) {
            const Row &r = rows[std::size_t(row)];
            table::ReadFaults one{.rows = 1, .rowsWithoutId = r.hasId ? 0 : 1};
            if (r.unread)
                one.fields = {{QString::fromLatin1(r.unread), 1, {}, {}}};
            all.add(one);
        }
        return all;
    }
};

// A list that answers after a moment, each page after a different one, and lets things happen before it does.
class Source final : public table::TableSource
{
public:
    std::vector<Row> rows; // by createdAt
    std::function<void()> life = [] {};
    int failAt = -1; // the request that fails
    bool counts = true;
    int countedTooMany = 0;
    int countDelayMs = 1;
    bool isSortedHere = false;
    bool filtersByTime = true;
    int mostFilters = 10;
    bool shufflesEquals = false; // rows of equal values come in another order with each answer
    mutable std::mt19937 random{1};
    int bounded = 0; // requests for what is before or after a time
    int requests = 0;
    int pending = 0;
    int mostPending = 0;

    int columnCount() const override { return int(columns.size()); }
    const table::ColumnInfo &column(int index) const override
    {
        const table::ColumnInfo *column = columns[std::size_t(index)];
        return column == &timeColumn && !filtersByTime ? plainTimeColumn : *column;
    }
    int maxPageSize() const override { return 20; }
    bool sortsHere() const override { return isSortedHere; }
    std::optional<table::ListQuery> asSent(const table::ListQuery &query) const override
    {
        return query.filters.size() > mostFilters ? std::nullopt : std::optional(query);
    }

    table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit, base::Urgency,
                            std::move_only_function<void(table::PageAnswer)> done) override
    {
        const int number = requests++;
        bounded += query.filters.isEmpty() ? 0 : 1;
        mostPending = std::max(mostPending, ++pending);
        return later((number * 7) % 5, [=, this, done = shared(std::move(done))] {
            --pending;
            life();
            if (number == failAt)
                (*done)({nullptr, table::Problem{table::Problem::Kind::Forbidden, u"No permission."_s, u"nope"_s}});
            else
                (*done)({page(query, offset, limit), std::nullopt});
        });
    }

    table::Ticket fetchCount(const table::ListQuery &query, base::Urgency,
                             std::move_only_function<void(table::CountAnswer)> done) override
    {
        return later(countDelayMs, [=, this, done = shared(std::move(done))] {
            // What is counted and not sent is old.
            const std::int64_t count
                = std::int64_t(matching(query).size()) + (query.filters.isEmpty() ? countedTooMany : 0);
            (*done)({counts ? std::optional(count) : std::nullopt, std::nullopt});
        });
    }

private:
    template<class F> static std::shared_ptr<F> shared(F f) { return std::make_shared<F>(std::move(f)); }

    template<class F> static table::Ticket later(int ms, F f)
    {
        auto timer = std::make_shared<QTimer>();
        timer->setSingleShot(true);
        QObject::connect(timer.get(), &QTimer::timeout, timer.get(), f);
        timer->start(ms);
        return timer;
    }

    std::vector<Row> matching(const table::ListQuery &query) const
    {
        std::vector<Row> all = rows;
        for (const table::Filter &filter : query.filters) {
            const auto bound
                = QDateTime::fromString(filter.values.first(), Qt::ISODateWithMs).toMSecsSinceEpoch() * 1000;
            std::erase_if(all, [&](const Row &row) {
                return filter.op == table::Op::AtMost ? row.exactly() > bound : row.exactly() < bound;
            });
        }
        return all;
    }

    std::shared_ptr<const table::TablePage> page(const table::ListQuery &query, std::int64_t offset, int limit) const
    {
        std::vector<Row> all = matching(query);
        if (shufflesEquals)
            std::ranges::shuffle(all, random);
        const auto before = [&](const Row &a, const Row &b) {
            return query.sortKey == u"name"_s ? a.name < b.name : a.exactly() < b.exactly();
        };
        std::ranges::stable_sort(
            all, [&](const Row &a, const Row &b) { return query.descending ? before(b, a) : before(a, b); });
        auto result = std::make_shared<Page>();
        for (auto i = std::size_t(offset); i < all.size() && result->rows.size() < std::size_t(limit); ++i)
            result->rows.push_back(all[i]);
        result->last = std::size_t(offset) + result->rows.size() >= all.size();
        return result;
    }
};

struct Export
{
    explicit Export(int count)
        : source(new Source)
    {
        for (int i = 0; i < count; ++i)
            source->rows.push_back({std::uint64_t(i + 1), 1'700'000'000'000 + i / 3 * 250,
                                    "pod-" + std::to_string(i * 7919 % 1000), i % 4 * 0.25});
        request.file = folder.filePath(u"rows.csv"_s);
    }

    csv::ExportJob &run()
    {
        make();
        job->start();
        if (!QTest::qWaitFor([this] { return finished->count() > 0; }, 30000))
            qWarning("the export does not end");
        return *job;
    }

    void make()
    {
        job = std::make_unique<csv::ExportJob>(std::unique_ptr<table::TableSource>(source), request);
        finished = std::make_unique<QSignalSpy>(job.get(), &csv::ExportJob::finished);
    }

    QByteArray contents() const
    {
        QFile file(request.file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QList<QByteArray> lines() const
    {
        QList<QByteArray> result;
        QByteArray rest = contents();
        for (qsizetype end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
            result << rest.left(end);
            rest = rest.mid(end + 2);
        }
        return rest.isEmpty() ? result : QList<QByteArray>();
    }

    QStringList files() const
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    }

    QTemporaryDir folder;
    Source *source; // owned by the job once that is made
    csv::ExportRequest request;
    std::unique_ptr<csv::ExportJob> job;
    std::unique_ptr<QSignalSpy> finished;
};

} // namespace

class TestExportJob : public QObject
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

QTEST_GUILESS_MAIN(TestExportJob)
#include "tst_exportjob.moc"
