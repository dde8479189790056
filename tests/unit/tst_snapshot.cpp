// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/snapshots.h"
#include "tests/support/plainrows.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <limits>
#include <numeric>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using plainrows::Columns;
using plainrows::Row;
using replica::DatabaseFault;
using replica::KeptList;
using replica::ListToKeep;
using replica::SnapshotFile;
using replica::Snapshots;
using replica::Store;
using table::Kind;
using table::Raw;

namespace {

constexpr qint64 readAt = 1'750'000'000'000;

const Columns &columns()
{
    static const Columns all({
        {.key = "name", .title = "Name", .kind = Kind::Name, .sortKey = "name", .filterKey = "name"},
        {.key = "note", .title = "Note", .kind = Kind::Text},
        {.key = "amount", .title = "Amount", .kind = Kind::Count},
        {.key = "share", .title = "GPUs", .kind = Kind::GpuShare},
        {.key = "pods", .title = "Pods", .kind = Kind::PodShare},
        {.key = "flag", .title = "Flag", .kind = Kind::Flag},
        {.key = "createdAt", .title = "Created", .kind = Kind::Time, .sortKey = "createdAt"},
        {.key = "workloadId", .title = "Workload", .kind = Kind::Reference},
        {.key = "registryToken", .title = "Token", .kind = Kind::Text},
        {.key = "environment", .title = "Environment", .kind = Kind::Structure},
        {.key = "command", .title = "Command", .kind = Kind::Identifier, .isRest = true},
    });
    return all;
}
enum ColumnIndex { Name, Note, Amount, Share, PodsOf, Flag, Created, Workload, Token, Environment, Command };

Row rowOf(int number, Raw note = {}, Raw amount = {})
{
    static std::deque<std::string> names;
    const Raw name = std::string_view(names.emplace_back("object-" + std::to_string(number)));
    return {base::Key(7, std::uint64_t(number + 1)),
            {name, note, amount, {}, {}, {}, std::int64_t(readAt - number), {}, {}, {}, {}},
            {}};
}

std::vector<Row> manyRows(int count)
{
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back(rowOf(i, std::string_view("some text"), std::int64_t(i)));
    return rows;
}

table::ListQuery byName(bool descending = false)
{
    table::ListQuery query;
    query.sortKey = u"name"_s;
    query.descending = descending;
    return query;
}

ListToKeep listOf(std::vector<Row> rows, qint64 atMs = readAt, const table::ListQuery &shown = byName())
{
    return {u"pods"_s, {}, plainrows::storeOf(columns(), std::move(rows), atMs), shown, {{"c1", "fra-h100"}}, 0};
}

std::optional<KeptList> allOf(SnapshotFile &file, const table::ListQuery &query = byName())
{
    return file.all(u"pods"_s, query, replica::StoreBuilder(columns()), {});
}

std::optional<KeptList> firstOf(SnapshotFile &file, const table::ListQuery &query = byName())
{
    return file.first(u"pods"_s, query, replica::StoreBuilder(columns()));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Does to the file what nobody should.
void spoil(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

} // namespace

class TestSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_path = m_folder->filePath(u"lists/one.sqlite"_s);
    }

    void everyKindOfValueComesBack()
    {
        const std::string odd("a\0b\xff\xfe\xc3\n", 7);
        std::vector<Row> rows;
        const auto add = [&rows](Raw note, Raw amount) { rows.push_back(rowOf(int(rows.size()), note, amount)); };
        add(std::string_view(odd), std::numeric_limits<std::int64_t>::max());
        add(std::string_view(), std::numeric_limits<std::int64_t>::min() + 1);
        add({}, {});
        add(base::Uuid{1, 2}, 0.1);
        add(std::string_view("Größe → 50 %"), -0.0);
        add(std::string_view("x"), 1.7976931348623157e308);
        add(true, 4.0);
        add(std::int64_t(5), std::string_view("not a number"));
        rows[0].cells[Share] = table::GpuShare{8, 32, 0.25};
        rows[1].cells[PodsOf] = table::PodShare{1, 2, 3};
        rows[2].cells[Flag] = true;
        rows[3].cells[Flag] = false;
        rows[4].cells[Created] = {};
        rows[5].cells[Workload] = base::Uuid{3, 4};
        rows[5].reference = u"Müller's workload"_s;
        rows[6].key = base::Key::fromText(u"a node, by name"_s);
        const std::vector<Row> expected = rows;

        SnapshotFile file(m_path);
        QCOMPARE(file.write(listOf(rows), {}), SnapshotFile::Outcome::Written);
        const auto list = allOf(file);
        QCOMPARE(file.fault(), DatabaseFault::None);
        QVERIFY(list && list->store);
        QCOMPARE(list->store->size(), expected.size());
        QCOMPARE(list->readAtMs, readAt);
        QCOMPARE(list->store->readAtMs(), readAt);
        QCOMPARE(list->clusters->at("c1"), std::string("fra-h100"));
        for (std::size_t row = 0; row < expected.size(); ++row) {
            QCOMPARE(list->store->key(row), expected[row].key);
            for (const ColumnIndex column : {Name, Note, Amount, Share, PodsOf, Flag, Created, Workload})
                QVERIFY2(list->store->column(column)->raw(row) == expected[row].cells[column],
                         qPrintable(u"row %1, column %2"_s.arg(row).arg(int(column))));
        }
        QVERIFY(list->store->names(Workload)->raw(5) == Raw(std::string_view("Müller's workload")));
        QVERIFY(list->lacking[Token] && list->lacking[Environment] && list->lacking[Command]);
        QVERIFY(!list->lacking[Name] && !list->lacking[Workload]);
        QVERIFY(!list->store->json().isKept()); // nobody takes its rows for complete
    }

    void theFirstRowsComeInTheOrderOfTheLastQuery()
    {
        SnapshotFile file(m_path);
        std::vector<Row> rows = manyRows(1000);
        QCOMPARE(file.write(listOf(rows, readAt, byName(true)), {}), SnapshotFile::Outcome::Written);
        const auto list = firstOf(file, byName(true));
        QVERIFY(list && list->sight && !list->store);
        QCOMPARE(list->rows, 1000);
        QCOMPARE(list->sight->count, 1000);
        QCOMPARE(list->sight->rows->size(), std::size_t(400));
        QVERIFY(list->sight->rows->column(Name)->raw(0) == Raw(std::string_view("object-999")));
        // By names, with numbers by their value
        QVERIFY(list->sight->rows->column(Name)->raw(399) == Raw(std::string_view("object-600")));
        // Another order is made of all rows.
        const auto other = firstOf(file, byName(false));
        QVERIFY(other && !other->sight);
        // Another list is not there, nor what the server has not selected.
        QVERIFY(!file.first(u"nodes"_s, byName(), replica::StoreBuilder(columns())));
        table::ListQuery deleted = byName();
        deleted.deleted = true;
        QVERIFY(!firstOf(file, deleted));
        QCOMPARE(file.fault(), DatabaseFault::None);
    }

    void filesAreForTheirOwnerOnly()
    {
        SnapshotFile file(m_path);
        QCOMPARE(file.write(listOf(manyRows(10)), {}), SnapshotFile::Outcome::Written);
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QVERIFY(!(QFileInfo(m_path).permissions() & others));
        QVERIFY(!(QFileInfo(QFileInfo(m_path).absolutePath()).permissions() & others));
        // Also while it is being written.
        sqlite3 *database = nullptr;
        sqlite3_open(m_path.toUtf8().constData(), &database);
        sqlite3_exec(database, "BEGIN; DELETE FROM list", nullptr, nullptr, nullptr);
        QVERIFY(QFileInfo::exists(m_path + u"-journal"_s));
        QVERIFY(!(QFileInfo(m_path + u"-journal"_s).permissions() & others));
        sqlite3_close(database);
    }

    void noSecretGetsIn()
    {
        std::vector<Row> rows = manyRows(3);
        rows[0].cells[Note] = std::string_view("pull failed: https://bob:planted-password@registry.example/img");
        rows[1].cells[Note] = std::string_view("--token=planted-flag-value --epochs 3");
        rows[2].cells[Note] = std::string_view("using hf_plantedTokenAbcdef0123 for the download");
        rows[0].cells[Token] = std::string_view("planted-column");
        rows[1].cells[Environment] = std::string_view(R"({"name":"A","value":"planted-variable"})");
        rows[2].cells[Command] = std::string_view("planted-command");
        SnapshotFile file(m_path);
        QCOMPARE(file.write(listOf(rows), {}), SnapshotFile::Outcome::Written);
        const QByteArray bytes = bytesOf(m_path);
        QVERIFY(bytes.contains("object-1") && bytes.contains("--epochs 3") && bytes.contains("registry.example"));
        QVERIFY2(!bytes.toLower().contains("planted"), "a secret is in the file");
    }

    void longListsAreLeftOut()
    {
        SnapshotFile file(m_path, {.rows = 100, .bytes = 1 << 20});
        QCOMPARE(file.write(listOf(manyRows(100)), {}), SnapshotFile::Outcome::Written);
        QVERIFY(allOf(file));
        // What was kept of it is too old to be shown.
        QCOMPARE(file.write(listOf(manyRows(101)), {}), SnapshotFile::Outcome::TooLarge);
        QVERIFY(!allOf(file));
        QCOMPARE(file.fault(), DatabaseFault::None);

        SnapshotFile small(m_path, {.rows = 10'000, .bytes = 2'000});
        QCOMPARE(small.write(listOf(manyRows(1'000)), {}), SnapshotFile::Outcome::TooLarge);
        QVERIFY(!allOf(small));
    }

    void theOldestListsMakeRoom()
    {
        SnapshotFile file(m_path, {.rows = 1'000, .bytes = 20'000});
        for (int i = 0; i < 6; ++i) {
            ListToKeep list = listOf(manyRows(100), readAt + i);
            list.word = u"list-%1"_s.arg(i);
            QCOMPARE(file.write(list, {}), SnapshotFile::Outcome::Written);
        }
        const auto isThere = [&](int i) {
            return file.all(u"list-%1"_s.arg(i), byName(), replica::StoreBuilder(columns()), {}).has_value();
        };
        QVERIFY(!isThere(0));
        QVERIFY(isThere(5));
    }

    void damage_data()
    {
        QTest::addColumn<QByteArray>("sql"); // or what to do with the bytes
        QTest::addColumn<DatabaseFault>("fault");
        const auto add = [](const char *name, const char *sql, DatabaseFault fault = DatabaseFault::Damaged) {
            QTest::newRow(name) << QByteArray(sql) << fault;
        };
        add("no database", "=text");
        add("cut off", "=cut");
        add("zeros in the middle", "=zeros");
        add("another program's", "PRAGMA application_id = 5");
        add("an older form", "PRAGMA user_version = 0");
        add("a newer version", "PRAGMA user_version = 2", DatabaseFault::Newer);
        add("another schema", "DROP TABLE list");
        add("no rows", "DROP TABLE rows_1");
        add("fewer rows", "DELETE FROM rows_1 WHERE n = 50");
        add("fewer columns", "ALTER TABLE rows_1 DROP COLUMN c3");
        add("huge count", "UPDATE list SET rows = 1e300");
        add("negative count", "UPDATE list SET rows = -1");
        add("text as count", "UPDATE list SET rows = 'many'");
        add("more match than there are", "UPDATE list SET matching = 101");
        add("time of another age", "UPDATE list SET read_at = 9223372036854775807");
        add("impossible time", "UPDATE rows_1 SET c6 = 9223372036854775807 WHERE n = 7");
        add("text as time", "UPDATE rows_1 SET c6 = 'yesterday' WHERE n = 7");
        add("infinite", "UPDATE rows_1 SET c2 = 9e999 WHERE n = 7");
        add("unknown bytes", "UPDATE rows_1 SET c2 = x'7a00' WHERE n = 7");
        add("short bytes", "UPDATE rows_1 SET c3 = x'6700' WHERE n = 7");
        add("no key", "UPDATE rows_1 SET key = NULL WHERE n = 7");
        add("a number as key", "UPDATE rows_1 SET key = 5 WHERE n = 7");
        add("columns that are none", "UPDATE list SET columns = '{'");
        add("rows in sight that are none", "UPDATE list SET sight = '[100]'");
        add("a switch that is none", "UPDATE list SET deleted = 7");
        add("rows are a view", "ALTER TABLE rows_1 RENAME TO x; CREATE VIEW rows_1 AS SELECT 1 AS n");
    }
    void damage()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const DatabaseFault, fault);
        SnapshotFile file(m_path);
        QCOMPARE(file.write(listOf(manyRows(100)), {}), SnapshotFile::Outcome::Written);
        if (sql.startsWith('=')) {
            QByteArray bytes = bytesOf(m_path);
            if (sql == "=text")
                bytes = "This is no database, but a text that somebody wrote.\n";
            else if (sql == "=cut")
                bytes.truncate(bytes.size() / 2);
            else
                std::fill(bytes.begin() + bytes.size() / 2, bytes.end(), '\0');
            QFile raw(m_path);
            QVERIFY(raw.open(QIODevice::WriteOnly | QIODevice::Truncate) && raw.write(bytes) == bytes.size());
        } else {
            spoil(m_path, sql.constData());
        }
        QVERIFY(!allOf(file).has_value());
        QCOMPARE(file.fault(), fault);

        // It is set aside, told in words, and then lists are kept again.
        QString aside;
        Snapshots lists(m_path,
                        [&](const QString &path) {
                            aside = path + u".aside"_s;
                            return QFile::rename(path, aside) ? u"one.sqlite.aside"_s : QString();
                        },
                        {.firstMs = 1, .againMs = 1});
        const QSignalSpy told(&lists, &Snapshots::problemFound);
        const QSignalSpy written(&lists, &Snapshots::written);
        bool isAnswered = false;
        const auto ticket = lists.all(u"pods"_s, byName(), replica::StoreBuilder(columns()),
                                      [&](const auto &) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0][0].toString().contains(u"one.sqlite.aside"_s));
        QVERIFY(QFile::exists(aside));
        lists.keep(listOf(manyRows(5)));
        QTRY_COMPARE(written.size(), 1);
        const auto again = allOf(file);
        QVERIFY(again && again->store->size() == 5);
        QCOMPARE(told.size(), 1);
    }

    // The program is killed at any moment: the lists are as before, or as they were to become.
    void killedWhileWriting()
    {
        SnapshotFile file(m_path);
        const ListToKeep one = listOf(manyRows(2'000), readAt + 1);
        const ListToKeep other = listOf(manyRows(3'000), readAt + 2);
        QCOMPARE(file.write(one, {}), SnapshotFile::Outcome::Written);
        int cut = 0; // a write was under way
        for (int round = 0; round < 40; ++round) {
            const pid_t child = fork();
            if (child == 0) {
                SnapshotFile own(m_path);
                while (true) {
                    std::ignore = own.write(other, {});
                    std::ignore = own.write(one, {});
                }
            }
            QVERIFY(child > 0);
            QTest::qSleep(QRandomGenerator::global()->bounded(2, 120));
            kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            cut += QFileInfo(m_path + u"-journal"_s).exists() ? 1 : 0;
            const auto list = allOf(file);
            QCOMPARE(file.fault(), DatabaseFault::None);
            QVERIFY(list && list->store);
            QCOMPARE(list->store->size(), std::size_t(list->readAtMs == readAt + 1 ? 2'000 : 3'000));
            const auto first = firstOf(file);
            QVERIFY(first && first->sight && first->sight->rows->size() == 400);
        }
        QVERIFY(cut > 0);
    }

    void twoProgramsAtOnce()
    {
        SnapshotFile file(m_path);
        const ListToKeep one = listOf(manyRows(2'000), readAt + 1);
        const ListToKeep other = listOf(manyRows(3'000), readAt + 2);
        QCOMPARE(file.write(one, {}), SnapshotFile::Outcome::Written);
        const pid_t child = fork();
        if (child == 0) {
            SnapshotFile own(m_path);
            for (int i = 0; i < 10; ++i)
                std::ignore = own.write(i % 2 == 0 ? other : one, {});
            _exit(0);
        }
        for (int i = 0; i < 10; ++i) {
            const auto outcome = file.write(i % 2 == 0 ? one : other, {});
            QVERIFY(outcome == SnapshotFile::Outcome::Written || file.fault() == DatabaseFault::Busy);
            const auto list = allOf(file);
            QVERIFY(list || file.fault() == DatabaseFault::Busy);
            if (list)
                QCOMPARE(list->store->size(), std::size_t(list->readAtMs == readAt + 1 ? 2'000 : 3'000));
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QVERIFY(allOf(file));
    }

    void stoppedWhileWriting()
    {
        SnapshotFile file(m_path);
        QCOMPARE(file.write(listOf(manyRows(10)), {}), SnapshotFile::Outcome::Written);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(file.write(listOf(manyRows(500)), stop.get_token()), SnapshotFile::Outcome::Stopped);
        QCOMPARE(allOf(file)->store->size(), std::size_t(10));
    }

    void aFolderThatCannotBeWrittenIsTold()
    {
        // A file in place of the folder: nobody may write there, not even root.
        QFile file(m_folder->filePath(u"lists"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Snapshots lists(m_path, [](const QString &) { return QString(); }, {.firstMs = 1, .againMs = 1});
        const QSignalSpy told(&lists, &Snapshots::problemFound);
        const QSignalSpy written(&lists, &Snapshots::written);
        lists.keep(listOf(manyRows(5)));
        QTRY_COMPARE(written.size(), 1);
        QCOMPARE(told.size(), 1);
        lists.keep(listOf(manyRows(5)));
        QTRY_COMPARE(written.size(), 2);
        QCOMPARE(told.size(), 1); // once
    }

    void aFullDiskIsToldAndHarmless()
    {
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("There is no /dev/full.");
        SnapshotFile file(m_path);
        QCOMPARE(file.write(listOf(manyRows(10)), {}), SnapshotFile::Outcome::Written);
        // No page more than there are.
        const pid_t child = fork();
        if (child == 0) {
            signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{64 << 10, 64 << 10};
            setrlimit(RLIMIT_FSIZE, &limit);
            SnapshotFile own(m_path);
            const auto outcome = own.write(listOf(manyRows(20'000)), {});
            _exit(outcome == SnapshotFile::Outcome::Failed && own.fault() != DatabaseFault::Damaged ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        QCOMPARE(allOf(file)->store->size(), std::size_t(10));
    }

    void theEndWritesWhatIsNotWrittenYet()
    {
        {
            Snapshots lists(m_path, [](const QString &) { return QString(); }, {.firstMs = 60'000});
            lists.keep(listOf(manyRows(50)));
        }
        SnapshotFile file(m_path);
        QCOMPARE(allOf(file)->store->size(), std::size_t(50));
        // But not for long.
        QElapsedTimer clock;
        {
            Snapshots lists(m_path, [](const QString &) { return QString(); }, {.firstMs = 60'000, .endMs = 50});
            lists.keep(listOf(manyRows(100'000)));
            clock.start();
        }
        QVERIFY2(clock.elapsed() < 2'000, qPrintable(u"%1 ms"_s.arg(clock.elapsed())));
        const auto list = allOf(file);
        QVERIFY(list && (list->store->size() == 50 || list->store->size() == 100'000));
    }

    void offRemovesTheFile()
    {
        Snapshots lists(m_path, [](const QString &) { return QString(); }, {.firstMs = 1, .againMs = 1});
        const QSignalSpy written(&lists, &Snapshots::written);
        lists.keep(listOf(manyRows(50)));
        QTRY_COMPARE(written.size(), 1);
        QVERIFY(QFile::exists(m_path));
        lists.keep(listOf(manyRows(60)));
        lists.setOn(false);
        QVERIFY(!QFile::exists(m_path));
        lists.keep(listOf(manyRows(50)));
        QTest::qWait(50);
        QVERIFY(!QFile::exists(m_path));
        bool isAnswered = false;
        const auto ticket = lists.first(u"pods"_s, byName(), replica::StoreBuilder(columns()),
                                        [&](const auto &list) { isAnswered = !list; });
        QTRY_VERIFY(isAnswered);
    }

    // Another program writes, for long: nobody waits for it but the writer.
    void forgettingDoesNotWaitForTheWriter()
    {
        SnapshotFile file(m_path);
        QCOMPARE(file.write(listOf(manyRows(10)), {}), SnapshotFile::Outcome::Written);
        Snapshots lists(m_path, [](const QString &) { return QString(); }, {.firstMs = 1, .againMs = 1});
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        ListToKeep nodes = listOf(manyRows(20));
        nodes.word = u"nodes"_s;
        lists.keep(nodes);
        lists.keep(listOf(manyRows(30)));
        QTest::qWait(50); // it is being written
        QElapsedTimer clock;
        clock.start();
        lists.forget(u"pods"_s);
        QVERIFY2(clock.elapsed() < 1'000, qPrintable(u"%1 ms"_s.arg(clock.elapsed())));
        QTest::qWait(50);
        sqlite3_close(other);
        // What was not written is not lost, but for what is forgotten.
        const auto nodesThere
            = [&] { return file.all(u"nodes"_s, byName(), replica::StoreBuilder(columns()), {}).has_value(); };
        QTRY_VERIFY(nodesThere());
        QVERIFY(!allOf(file));
        QVERIFY(!bytesOf(m_path).contains("object-25"));
    }

    void theSettingDoesNotWaitForTheWriter()
    {
        SnapshotFile file(m_path);
        QCOMPARE(file.write(listOf(manyRows(10)), {}), SnapshotFile::Outcome::Written);
        Snapshots lists(m_path, [](const QString &) { return QString(); }, {.firstMs = 1, .againMs = 1});
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        lists.keep(listOf(manyRows(30)));
        QTest::qWait(50);
        QElapsedTimer clock;
        clock.start();
        lists.setOn(false);
        QVERIFY2(clock.elapsed() < 1'000, qPrintable(u"%1 ms"_s.arg(clock.elapsed())));
        sqlite3_close(other);
        QTRY_VERIFY(!QFile::exists(m_path));
        QTest::qWait(50);
        QVERIFY(!QFile::exists(m_path));
    }

    void whatIsPackedMeanwhileIsForgotten()
    {
        Snapshots lists(m_path, [](const QString &) { return QString(); }, {.firstMs = 1, .againMs = 1});
        ListToKeep list = listOf(manyRows(20));
        list.store.reset();
        const auto page = std::make_shared<plainrows::Page>(manyRows(20));
        std::vector<int> rows(20);
        std::iota(rows.begin(), rows.end(), 0);
        replica::StoreBuilder builder(columns());
        const std::vector<int> names = builder.nameColumns();
        lists.keep(list, builder, {replica::StoreBuilder::batchOf(page, rows, names, readAt)});
        lists.forget(u"pods"_s);
        QTest::qWait(200);
        SnapshotFile file(m_path);
        QVERIFY(!allOf(file));
    }

    void whatIsForgottenIsNotInTheFile()
    {
        SnapshotFile file(m_path);
        QCOMPARE(file.write(listOf(manyRows(500)), {}), SnapshotFile::Outcome::Written);
        QVERIFY(bytesOf(m_path).contains("object-499"));
        QCOMPARE(file.remove(u"pods"_s, {}), SnapshotFile::Outcome::Written);
        QVERIFY(!bytesOf(m_path).contains("object-"));
    }

private:
    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
