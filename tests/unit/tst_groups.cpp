// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/exactsum.h"
#include "models/replica/groups.h"
#include "models/table/groupwords.h"
#include "tests/support/podrows.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using replica::Groups;
using replica::OpenGroups;
using table::GroupCell;

namespace {

using namespace podrows;

const replica::Names clusters{{base::Uuid{1, 1}.toString().toStdString(), "tokyo"}};

struct Bench
{
    explicit Bench(const std::vector<Row> &rows)
        : store(storeOf(rows))
    {
    }

    std::vector<replica::GroupLine> lines(const table::ListQuery &query)
    {
        auto arranged = replica::arrange(*store, query, clusters);
        groups = Groups::make(store, std::move(arranged->rows), query, clusters, open, cache);
        return groups->lines(0, groups->size());
    }
    // "Total of 2 projects 4", "  a 3", "    pod-1"
    QStringList shown(const table::ListQuery &query)
    {
        QStringList list;
        int level = 0;
        for (const replica::GroupLine &line : lines(query)) {
            if (line.group) {
                level = line.group->level + 1;
                list << QString(2 * level, u' ') + table::groupTitle(*line.group, source, {}) + u' '
                        + QString::number(line.group->rows);
            } else {
                list << QString(2 * (level + 1), u' ')
                        + std::get<QString>(table::toValue(store->column(Name)->raw(line.row)));
            }
        }
        return list;
    }
    GroupCell cell(const replica::GroupLine &line, int column) const { return line.group->cells[std::size_t(column)]; }

    Source source;
    std::shared_ptr<const replica::Store> store;
    std::shared_ptr<replica::GroupCache> cache = std::make_shared<replica::GroupCache>();
    OpenGroups open;
    std::shared_ptr<const Groups> groups;
};

table::ListQuery by(const QStringList &columns)
{
    table::ListQuery query;
    query.sortKey = u"name"_s;
    query.groupBy = columns;
    return query;
}

} // namespace

class TestGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decimalsAreSummedAsTheyAreWritten_data()
    {
        QTest::addColumn<QList<double>>("numbers");
        QTest::addColumn<double>("sum");
        QTest::newRow("none") << QList<double>() << 0.0;
        QTest::newRow("tenths") << QList<double>(10, 0.1) << 1.0;
        QTest::newRow("different sizes") << QList<double>{1e15, 0.1, 0.2, -1e15} << 0.3;
        QTest::newRow("many places") << QList<double>(3, 1e-12) << 3e-12;
        QTest::newRow("few and many places") << QList<double>{0.5, 1.234567890123e-5, -0.5} << 1.234567890123e-5;
        QTest::newRow("beyond integers") << QList<double>{1e22, 5, -1e22} << 5.0;
        QTest::newRow("far apart") << QList<double>{1e300, 1e-300} << 1e300;
        QTest::newRow("negative") << QList<double>{-0.7, 0.1, -0.3} << -0.9;
    }

    void decimalsAreSummedAsTheyAreWritten()
    {
        QFETCH(const QList<double>, numbers);
        QFETCH(const double, sum);
        replica::ExactSum exact;
        for (const double number : numbers)
            exact.add(number);
        QVERIFY2(exact.value() == sum, qPrintable(QString::number(exact.value(), 'g', 17)));
        QVERIFY(exact.isWhole() == numbers.isEmpty() || exact.value() == std::trunc(sum));
    }

    void integersAreSummedBeyond64Bits()
    {
        replica::ExactSum sum;
        const std::int64_t most = std::numeric_limits<std::int64_t>::max();
        sum.add(most, 3);
        QVERIFY(!sum.isWhole());
        QCOMPARE(sum.value(), 3.0 * double(most));
        sum.add(-most, 2);
        QVERIFY(sum.isWhole());
        QCOMPARE(sum.whole(), most);
    }

    void whatGroupsSay()
    {
        std::vector<Row> rows(10, Row{.project = "a", .workload = 1, .gpus = 0.1, .createdAt = 2000, .node = "n1"});
        rows[3].phase = "Pending";
        rows[4].createdAt = 1000;
        rows[5].node = "n2";
        rows[6].workload = 2;
        rows[7].restarts = 4;
        rows[8].restarts = 5;
        rows[8].phase.clear();
        rows[1].share = table::GpuShare{2, 4, 1};
        rows[2].share = table::GpuShare{1, 1, -1};
        rows.push_back({.project = "b", .phase = "Failed", .restarts = 0});
        Bench bench(rows);
        const auto lines = bench.lines(by({u"project"_s}));
        QCOMPARE(lines.size(), std::size_t(3));
        const table::GroupRow &total = *lines[0].group;
        QCOMPARE(total.level, -1);
        QCOMPARE(total.rows, qint64(11));
        QCOMPARE(total.groups, qint64(2));
        QVERIFY(total.isOpen);
        const replica::GroupLine &a = lines[1];
        QCOMPARE(a.group->rows, qint64(10));
        QCOMPARE(bench.cell(a, Gpus).kind, GroupCell::Kind::Sum);
        QVERIFY(std::get<double>(bench.cell(a, Gpus).value) == 1.0);
        QCOMPARE(bench.cell(a, Gpus).absent, qint64(0));
        QCOMPARE(std::get<std::int64_t>(bench.cell(a, Restarts).value), std::int64_t(9));
        QCOMPARE(bench.cell(a, Restarts).absent, qint64(8));
        QVERIFY(std::get<table::GpuShare>(bench.cell(a, Share).value) == (table::GpuShare{3, 5, -1}));
        const std::vector<GroupCell::State> states{{u"Running"_s, 8}, {u"Pending"_s, 1}};
        QVERIFY(bench.cell(a, Phase).states == states);
        QCOMPARE(bench.cell(a, Phase).absent, qint64(1));
        QCOMPARE(std::get<std::int64_t>(bench.cell(a, Created).value), std::int64_t(1000));
        QCOMPARE(bench.cell(a, Usage).kind, GroupCell::Kind::None);
        QCOMPARE(bench.cell(a, Node).kind, GroupCell::Kind::Distinct);
        QCOMPARE(bench.cell(a, Node).count, qint64(2));
        QCOMPARE(bench.cell(a, WorkloadId).count, qint64(2));
        QVERIFY(std::get<table::Reference>(bench.cell(a, ClusterId).value).name == u"tokyo");

        // Of values that are not there, there is no sum; of zeros there is.
        const replica::GroupLine &b = lines[2];
        QCOMPARE(bench.cell(b, Gpus).kind, GroupCell::Kind::None);
        QCOMPARE(bench.cell(b, Gpus).absent, qint64(1));
        QCOMPARE(std::get<std::int64_t>(bench.cell(b, Restarts).value), std::int64_t(0));
        QCOMPARE(bench.cell(b, Created).kind, GroupCell::Kind::None);
        QCOMPARE(std::get<std::int64_t>(bench.cell(lines[0], Restarts).value), std::int64_t(9));

        const table::FormatContext now{table::Zone::Utc, 11'000};
        QCOMPARE(table::groupCellText(bench.cell(a, Created), infos[Created], now), u"oldest 10\u00a0s"_s);
        QCOMPARE(table::groupCellText(bench.cell(a, Usage), infos[Usage], now), u"–"_s);
        QVERIFY(table::groupCellWords(bench.cell(a, Restarts), infos[Restarts], now).contains(u"8"));
        QCOMPARE(table::groupCopyCells(bench.cell(a, Share), infos[Share], now), (QStringList{u"3"_s, u"5"_s}));
        QCOMPARE(table::groupCopyCells(bench.cell(b, Share), infos[Share], now), (QStringList{QString(), QString()}));
        QCOMPARE(table::groupCopyCells(bench.cell(a, Node), infos[Node], now), QStringList{u"2"_s});
    }

    void groupsInGroups()
    {
        Bench bench({{.project = "b", .workload = 2, .node = "n1"},
                     {.project = "a", .workload = 1, .node = "n2"},
                     {.project = "a", .workload = 1, .node = "n1"},
                     {.project = "a", .workload = 3, .node = "n1"}});
        const table::ListQuery query = by({u"project"_s, u"workloadId"_s, u"node"_s});
        QCOMPARE(bench.shown(query), (QStringList{u"Total of 2 project(s) 4"_s, u"  a 3"_s, u"  b 1"_s}));
        const auto closed = bench.lines(query);
        bench.open.set(closed[1].key, true);
        QCOMPARE(bench.shown(query),
                 (QStringList{u"Total of 2 project(s) 4"_s, u"  a 3"_s, u"    train-1 2"_s, u"    train-3 1"_s,
                              u"  b 1"_s}));
        const auto lines = bench.lines(query);
        QCOMPARE(lines[1].key, closed[1].key);
        QCOMPARE(lines[2].parent, std::int64_t(1));
        QCOMPARE(lines[4].parent, std::int64_t(-1));
        QVERIFY(lines[1].group->isOpen && !lines[2].group->isOpen && !lines[2].group->isInnermost);
        bench.open = {.all = true};
        QCOMPARE(
            bench.shown(query),
            (QStringList{u"Total of 2 project(s) 4"_s, u"  a 3"_s, u"    train-1 2"_s, u"      n1 1"_s,
                         u"        pod-2"_s, u"      n2 1"_s, u"        pod-1"_s, u"    train-3 1"_s, u"      n1 1"_s,
                         u"        pod-3"_s, u"  b 1"_s, u"    train-2 1"_s, u"      n1 1"_s, u"        pod-0"_s}));
        bench.open.set(closed[1].key, false);
        QCOMPARE(bench.lines(query).size(), std::size_t(6));
        // A part of the lines is the same as all of them.
        bench.open = {.all = true};
        const auto all = bench.lines(query);
        for (int first = 0; first < int(all.size()); ++first) {
            const auto part = bench.groups->lines(first, 3);
            QCOMPARE(part.size(), std::min<std::size_t>(3, all.size() - std::size_t(first)));
            for (std::size_t i = 0; i < part.size(); ++i) {
                QCOMPARE(part[i].key, all[std::size_t(first) + i].key);
                QCOMPARE(part[i].row, all[std::size_t(first) + i].row);
                QCOMPARE(part[i].parent, all[std::size_t(first) + i].parent);
            }
        }
        std::vector<base::Key> keys;
        for (const auto &line : all) {
            QCOMPARE(table::isGroupKey(line.key), line.group != nullptr);
            if (line.group)
                keys.push_back(line.key);
        }
        std::ranges::sort(keys);
        QVERIFY(std::ranges::adjacent_find(keys) == keys.end());
        QVERIFY(!table::isGroupKey(bench.store->key(0)));
    }

    void objectsOfOneNameAreDifferentGroups()
    {
        Bench bench({{.project = "a", .workload = 1}, {.project = "a", .workload = 101}, {.project = "a"}});
        QCOMPARE(bench.shown(by({u"workloadId"_s})),
                 (QStringList{u"Total of 2 workload(s) 3"_s, u"  train-1 1"_s, u"  train-1 1"_s, u"  – 1"_s}));
    }

    void theOrderOfGroups()
    {
        Bench bench({{.project = "a", .gpus = 1, .createdAt = 3000},
                     {.project = "b", .gpus = 5, .createdAt = 1000},
                     {.project = "c", .createdAt = 2000},
                     {.project = "a", .gpus = 8, .createdAt = 500},
                     {.project = "d", .gpus = 5}});
        const auto order = [&](const char *key, bool descending) {
            table::ListQuery query = by({u"project"_s});
            query.sortKey = QString::fromLatin1(key);
            query.descending = descending;
            QString titles;
            for (const auto &line : bench.lines(query)) {
                if (line.group->level == 0)
                    titles += table::groupTitle(*line.group, bench.source, {});
            }
            return titles;
        };
        QCOMPARE(order("name", false), u"abcd"_s);
        QCOMPARE(order("name", true), u"dcba"_s);
        QCOMPARE(order("project", true), u"dcba"_s);
        QCOMPARE(order("gpus", true), u"abdc"_s); // what is absent comes last
        QCOMPARE(order("gpus", false), u"bdac"_s);
        QCOMPARE(order("createdAt", false), u"abcd"_s);
        QCOMPARE(order("createdAt", true), u"cbad"_s);
        QCOMPARE(order("nothing", true), u"abcd"_s);

        // Rows keep the order of the query.
        bench.open = {.all = true};
        table::ListQuery query = by({u"project"_s});
        query.sortKey = u"gpus"_s;
        query.descending = true;
        QCOMPARE(bench.shown(query).mid(1, 3), (QStringList{u"  a 2"_s, u"    pod-3"_s, u"    pod-0"_s}));
    }

    void filtersNarrowGroups()
    {
        Bench bench({{.project = "a", .gpus = 1}, {.project = "b", .gpus = 5}, {.project = "b", .gpus = 0.5}});
        table::ListQuery query = by({u"project"_s});
        query.filters = {{u"gpus"_s, table::Op::Above, {u"0.7"_s}, {}}};
        QCOMPARE(bench.shown(query), (QStringList{u"Total of 2 project(s) 2"_s, u"  a 1"_s, u"  b 1"_s}));
        query.filters.first().values = {u"10"_s};
        QVERIFY(bench.lines(query).empty());
        QCOMPARE(bench.groups->size(), std::int64_t(0));
    }

    void fewRows()
    {
        Bench none({});
        QVERIFY(none.lines(by({u"project"_s})).empty());
        Bench one({{.project = "a"}});
        QCOMPARE(one.shown(by({u"project"_s})), (QStringList{u"Total of 1 project(s) 1"_s, u"  a 1"_s}));
        Bench absent({{.project = ""}, {.project = ""}});
        QCOMPARE(absent.shown(by({u"project"_s})).mid(1), QStringList{u"  – 2"_s});
        // Columns that are not there, or come twice, are no levels.
        QCOMPARE(replica::groupColumns(*one.store, by({u"nothing"_s, u"project"_s, u"project"_s})).size(),
                 std::size_t(1));
        QCOMPARE(replica::groupColumns(*one.store, by({u"name"_s, u"project"_s, u"node"_s, u"phase"_s})).size(),
                 std::size_t(3));
    }

    void anyColumnGroups()
    {
        Bench bench({{.project = "a", .gpus = 1, .share = table::GpuShare{1, 2, 0}, .createdAt = 1000},
                     {.project = "a", .gpus = 1, .share = table::GpuShare{1, 2, 0}, .createdAt = 1000},
                     {.project = "b", .gpus = 2, .restarts = 3}});
        for (const char *key : {"gpus", "share", "createdAt", "restarts", "phase", "name", "clusterId", "usage"}) {
            qint64 rows = 0;
            for (const auto &line : bench.lines(by({QString::fromLatin1(key)})))
                rows += line.group->level == 0 ? line.group->rows : 0;
            QCOMPARE(rows, qint64(3));
        }
        QCOMPARE(bench.lines(by({u"share"_s})).size(), std::size_t(3));
    }

    void manyGroupsAddUpToTheirTotal()
    {
        std::mt19937 random(4);
        std::vector<Row> rows;
        for (int i = 0; i < 20'000; ++i) {
            rows.push_back({.project = "p" + std::to_string(random() % 37),
                            .workload = int(random() % 6000),
                            .gpus = random() % 5 == 0 ? std::nullopt : std::optional(double(random() % 1000) / 100),
                            .createdAt = 1'700'000'000'000 + std::int64_t(random()),
                            .node = "n" + std::to_string(random())});
        }
        Bench bench(rows);
        bench.open = {.all = true};
        const auto lines = bench.lines(by({u"project"_s, u"workloadId"_s}));
        std::int64_t hundredths = 0; // of the rows
        qint64 absent = 0;
        for (const Row &row : rows) {
            hundredths += row.gpus ? std::llround(*row.gpus * 100) : 0;
            absent += row.gpus ? 0 : 1;
        }
        QVERIFY(std::get<double>(bench.cell(lines[0], Gpus).value) == double(hundredths) / 100);
        for (const int level : {0, 1}) {
            replica::ExactSum sum;
            qint64 count = 0;
            qint64 lacking = 0;
            for (const auto &line : lines) {
                if (!line.group || line.group->level != level)
                    continue;
                count += line.group->rows;
                lacking += bench.cell(line, Gpus).absent;
                if (const auto *part = std::get_if<double>(&line.group->cells[Gpus].value))
                    sum.add(*part);
            }
            QCOMPARE(count, qint64(rows.size()));
            QCOMPARE(lacking, absent);
            QVERIFY(sum.value() == double(hundredths) / 100);
        }
        QCOMPARE(std::ranges::count_if(lines, [](const auto &line) { return !line.group; }), std::ptrdiff_t(20'000));
        QVERIFY(bench.cell(lines[0], Node).count > 19'000);
    }
};

QTEST_GUILESS_MAIN(TestGroups)
#include "tst_groups.moc"
