// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/standin.h"
#include "models/replica/arrange.h"
#include "models/table/match.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace Qt::StringLiterals;
using table::Filter;
using table::Kind;
using table::Op;
using table::Raw;

namespace {

constexpr table::ColumnInfo infos[] = {
    {.key = "name", .title = "Name", .kind = Kind::Name, .sortKey = "name", .filterKey = "name"},
    {.key = "phase", .title = "Phase", .kind = Kind::State, .filterKey = "state"},
    {.key = "gpus", .title = "GPUs", .kind = Kind::Gpus},
    {.key = "createdAt", .title = "Created", .kind = Kind::Time},
    {.key = "completedAt", .title = "Completed", .kind = Kind::Time},
    {.key = "clusterId", .title = "Cluster", .kind = Kind::Reference},
    {.key = "workloadId", .title = "Workload", .kind = Kind::Reference},
    {.key = "share", .title = "GPUs", .kind = Kind::GpuShare},
    {.key = "flag", .title = "Flag", .kind = Kind::Flag},
    {.key = "id", .title = "Id", .kind = Kind::Identifier},
    {.key = "spec.limit", .title = "Limit", .kind = Kind::Gpus, .isRest = true},
};
enum ColumnIndex { Name, Phase, Gpus, Created, Completed, ClusterId, WorkloadId, Share, Flag, Id, Limit };

// Columns alone.
class Columns final : public table::TableSource
{
public:
    int columnCount() const override { return int(std::size(infos)); }
    const table::ColumnInfo &column(int index) const override { return infos[index]; }
    table::Ticket fetchPage(const table::ListQuery &, std::int64_t, int, base::Urgency,
                            std::move_only_function<void(table::PageAnswer)>) override
    {
        return {};
    }
    table::Ticket fetchCount(const table::ListQuery &, base::Urgency,
                             std::move_only_function<void(table::CountAnswer)>) override
    {
        return {};
    }
};

struct Row
{
    QString name;
    std::string utf8 = {};
    std::string phase;
    std::optional<double> gpus;
    std::optional<std::int64_t> createdAt;
    std::optional<std::int64_t> completedAt;
    std::optional<base::Uuid> cluster;
    std::optional<base::Uuid> workload;
    QString workloadName;
    std::optional<table::GpuShare> share;
    std::optional<bool> flag;
    int id = 0;
};

template<class T> Raw rawOf(const std::optional<T> &value)
{
    return value ? Raw(*value) : Raw();
}

class Page final : public table::TablePage
{
public:
    explicit Page(std::vector<Row> rows)
        : m_rows(std::move(rows))
    {
    }
    int size() const override { return int(m_rows.size()); }
    base::Key id(int row) const override
    {
        const int id = at(row).id;
        return id % 10 == 3 ? base::Key::of({u"cluster"_s, QString::number(id)}) : base::Key(5, quint64(id) + 1);
    }
    Raw raw(int row, int column) const override
    {
        const Row &r = at(row);
        switch (column) {
        case Name:
            return r.utf8.empty() ? Raw() : Raw(std::string_view(r.utf8));
        case Phase:
            return r.phase.empty() ? Raw() : Raw(std::string_view(r.phase));
        case Gpus:
            return rawOf(r.gpus);
        case Created:
            return rawOf(r.createdAt);
        case Completed:
            return rawOf(r.completedAt);
        case ClusterId:
            return rawOf(r.cluster);
        case WorkloadId:
            return rawOf(r.workload);
        case Share:
            return rawOf(r.share);
        case Flag:
            return rawOf(r.flag);
        case Id:
            return base::Uuid{quint64(r.id) * 0x9E3779B97F4A7C15, 7};
        default:
            return {};
        }
    }
    table::Value value(int row, int column) const override
    {
        if (column == WorkloadId && at(row).workload)
            return table::Reference{at(row).workload->toString(), at(row).workloadName};
        return TablePage::value(row, column);
    }
    QByteArray json(int row) const override
    {
        const int id = at(row).id;
        return id % 4 == 0 ? QByteArray("{\"id\":" + QByteArray::number(id) + "}")
                           : QByteArray("{\"id\":" + QByteArray::number(id)
                                        + ",\"spec\":{\"limit\":" + QByteArray::number(id % 17) + "}}");
    }
    bool isLast() const override { return false; }

private:
    const Row &at(int row) const { return m_rows[std::size_t(row)]; }

    std::vector<Row> m_rows;
};

const replica::Names clusterNames{{base::Uuid{1, 1}.toString().toStdString(), "tokyo"},
                                  {base::Uuid{1, 2}.toString().toStdString(), "Berlin"}};

std::vector<Row> someRows(int count)
{
    std::mt19937 random(3);
    const auto maybe
        = [&random](auto value) { return random() % 5 == 0 ? std::nullopt : std::optional<decltype(value)>(value); };
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i) {
        const quint64 workload = random() % quint64(1 + count / 8);
        Row row{.name = u"%1-%2"_s.arg(i % 13 == 0 ? u"Übung"_s : u"job"_s).arg(random() % 100'000),
                .phase = std::string(random() % 4 == 0  ? ""
                                         : random() % 2 ? "Running"
                                                        : "Pending"),
                .gpus = maybe(double(random() % 9) / 4),
                .createdAt = maybe(1'700'000'000'000 + std::int64_t(random() % 1'000'000'000)),
                .completedAt = maybe(std::int64_t(random() % 40)),
                .cluster = maybe(base::Uuid{1, 1 + random() % 3}),
                .workload = maybe(base::Uuid{2, workload}),
                .workloadName = workload % 9 == 1 ? QString() : u"workload-%1"_s.arg(workload % 50),
                .share = maybe(table::GpuShare{double(random() % 5), 8, -1}),
                .flag = maybe(random() % 2 == 0),
                .id = i};
        row.utf8 = i % 50 == 0 ? std::string() : row.name.toStdString();
        rows.push_back(std::move(row));
    }
    return rows;
}

struct Fixture
{
    explicit Fixture(int count)
        : page(std::make_shared<Page>(someRows(count)))
    {
        replica::StoreBuilder builder(columns);
        for (int first = 0; first < count; first += 500) {
            std::vector<int> rows(std::size_t(std::min(500, count - first)));
            std::iota(rows.begin(), rows.end(), first);
            if (!builder.add(
                    replica::StoreBuilder::batchOf(page, std::move(rows), builder.nameColumns(), 1000 + first)))
                qFatal("too large");
        }
        store = builder.finish();
    }

    // As the source would show it.
    table::Value shown(std::uint32_t row, int column) const
    {
        if (column == Limit)
            return row % 4 == 0 ? table::Value() : table::Value(double(row % 17));
        const table::Value value = page->value(int(row), column);
        const auto *id = std::get_if<QString>(&value);
        if (column != ClusterId || !id)
            return value;
        const auto name = clusterNames.find(id->toStdString());
        return table::Reference{*id, name == clusterNames.end() ? QString() : QString::fromStdString(name->second)};
    }

    // The plain way.
    std::vector<std::uint32_t> expected(const QList<std::pair<int, Filter>> &filters,
                                        const QList<std::pair<int, bool>> &order) const
    {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < store->size(); ++row) {
            if (std::ranges::all_of(filters,
                                    [&](const auto &f) { return table::matches(shown(row, f.first), f.second); }))
                rows.push_back(row);
        }
        std::ranges::stable_sort(rows, [&](std::uint32_t a, std::uint32_t b) {
            for (const auto &[column, descending] : order) {
                const int sign = table::compareValues(shown(a, column), shown(b, column), descending);
                if (sign != 0)
                    return sign < 0;
            }
            return false;
        });
        return rows;
    }

    std::vector<std::uint32_t> arranged(const table::ListQuery &query) const
    {
        return replica::arrange(*store, query, clusterNames).value().rows;
    }

    Columns columns;
    std::shared_ptr<Page> page;
    std::shared_ptr<const replica::Store> store;
};

} // namespace

class TestReplica : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void cellsComeBack_data()
    {
        QTest::addColumn<int>("rows");
        for (const int rows : {1, 300, 30'000}) // repeated values, then 2 and 4 bytes a row, and values by themselves
            QTest::addRow("%d", rows) << rows;
    }

    void cellsComeBack()
    {
        QFETCH(int, rows);
        const Fixture fixture(rows);
        QCOMPARE(fixture.store->size(), std::size_t(rows));
        QCOMPARE(fixture.store->readAtMs(), qint64(1000));
        for (int row = 0; row < rows; ++row) {
            for (int column = Name; column < Limit; ++column)
                QVERIFY(fixture.store->column(std::size_t(column))->raw(std::size_t(row))
                        == fixture.page->raw(row, column));
            QCOMPARE(fixture.store->key(std::size_t(row)), fixture.page->id(row));
            if (row % 97 == 0)
                QCOMPARE(fixture.store->json().at(std::size_t(row)), fixture.page->json(row));
        }
        const std::size_t before = fixture.store->byteCount();
        QVERIFY(before > 0);
        QVERIFY(!fixture.store->column(Limit)); // read when it is needed
        QVERIFY(fixture.store->anyColumn(Limit, {}));
        QCOMPARE(fixture.store->column(Limit)->size(), std::size_t(rows));
        QVERIFY(fixture.store->byteCount() > before);
    }

    void valuesOfAnotherTypeAreKept()
    {
        replica::Column column;
        for (int i = 0; i < 20'000; ++i)
            QVERIFY(column.append(double(i)));
        QVERIFY(!column.isCoded());
        QVERIFY(column.append(std::string_view("NaN")));
        QVERIFY(column.append({}));
        column.finish();
        QVERIFY(column.raw(19'999) == Raw(19'999.0));
        QVERIFY(column.raw(20'000) == Raw(std::string_view("NaN")));
        QVERIFY(column.raw(20'001) == Raw());
    }

    void rowsAreSortedByAnyColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<int>("rows");
        for (int column = Name; column <= Limit; ++column) {
            for (const int rows : {300, 20'000})
                for (const bool descending : {false, true})
                    QTest::addRow("%s %s %d", infos[column].key, descending ? "down" : "up", rows)
                        << column << descending << rows;
        }
    }

    void rowsAreSortedByAnyColumn()
    {
        QFETCH(int, column);
        QFETCH(bool, descending);
        QFETCH(int, rows);
        static const Fixture few(300);
        static const Fixture many(20'000);
        const Fixture &fixture = rows == 300 ? few : many;
        table::ListQuery query;
        query.sortKey = QString::fromLatin1(infos[column].key);
        query.descending = descending;
        QCOMPARE(fixture.arranged(query), fixture.expected({}, {{column, descending}}));
    }

    void rowsAreSortedBySeveralColumns()
    {
        const Fixture fixture(3000);
        table::ListQuery query;
        query.sortKey = u"phase"_s;
        query.descending = true;
        query.thenBy = {{u"clusterId"_s, false}, {u"gpus"_s, true}, {u"name"_s, false}};
        QCOMPARE(fixture.arranged(query),
                 fixture.expected({}, {{Phase, true}, {ClusterId, false}, {Gpus, true}, {Name, false}}));
    }

    void rowsAreFilteredByAnyColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Op>("op");
        QTest::addColumn<QStringList>("values");
        const QStringList values[] = {{u"JOB-1"_s}, {u"running"_s}, {u"0.5"_s},        {u"2023-11-20T00:00"_s},
                                      {u"20"_s},    {u"berlin"_s},  {u"workload-3"_s}, {u"2"_s},
                                      {u"true"_s},  {u"9e"_s},      {u"5"_s}};
        for (int column = Name; column <= Limit; ++column) {
            for (int op = int(Op::Equal); op <= int(Op::IsNotEmpty); ++op) {
                QStringList wanted = values[column];
                if (Op(op) == Op::AnyOf)
                    wanted += u"1"_s;
                if (!table::takesValues(Op(op)))
                    wanted.clear();
                QTest::addRow("%s %d", infos[column].key, op) << column << Op(op) << wanted;
            }
        }
        QTest::addRow("cluster by id") << int(ClusterId) << Op::Equal << QStringList{base::Uuid{1, 2}.toString()};
        QTest::addRow("workload by id") << int(WorkloadId) << Op::NotEqual << QStringList{base::Uuid{2, 5}.toString()};
    }

    void rowsAreFilteredByAnyColumn()
    {
        QFETCH(int, column);
        QFETCH(Op, op);
        QFETCH(QStringList, values);
        static const Fixture few(300);
        static const Fixture many(20'000);
        for (const Fixture *fixture : {&few, &many}) {
            const char *key = infos[column].filterKey ? infos[column].filterKey : infos[column].key;
            table::ListQuery query;
            query.filters = {{QString::fromLatin1(key), op, values, {}}};
            QCOMPARE(fixture->arranged(query), fixture->expected({{column, query.filters.constFirst()}}, {}));
        }
    }

    void conditionsAreJoined()
    {
        const Fixture fixture(3000);
        table::ListQuery query;
        query.filters = {{u"state"_s, Op::Equal, {u"Running"_s}, {}}, {u"gpus"_s, Op::Above, {u"0.5"_s}, {}}};
        query.completed = false;
        query.sortKey = u"name"_s;
        const Filter open{{}, Op::IsEmpty, {}, {}};
        QCOMPARE(fixture.arranged(query),
                 fixture.expected({{Phase, query.filters[0]}, {Gpus, query.filters[1]}, {Completed, open}},
                                  {{Name, false}}));
        query.completed = true;
        const Filter ended{{}, Op::IsNotEmpty, {}, {}};
        QCOMPARE(fixture.arranged(query),
                 fixture.expected({{Phase, query.filters[0]}, {Gpus, query.filters[1]}, {Completed, ended}},
                                  {{Name, false}}));
    }

    void textIsSearchedInAllColumns()
    {
        const Fixture fixture(3000);
        table::ListQuery query;
        query.search = u"BERLIN"_s;
        const Filter filter{{}, Op::Contains, {query.search}, {}};
        const auto inClusters = fixture.expected({{ClusterId, filter}}, {});
        QVERIFY(!inClusters.empty());
        QCOMPARE(fixture.arranged(query), inClusters);
        query.search = u"workload-3"_s;
        QCOMPARE(fixture.arranged(query),
                 fixture.expected({{WorkloadId, Filter{{}, Op::Contains, {query.search}, {}}}}, {}));
        query.search = u"nowhere"_s;
        QVERIFY(fixture.arranged(query).empty());
    }

    void unknownColumnsAreLeftOut()
    {
        const Fixture fixture(20);
        table::ListQuery query;
        query.sortKey = u"nothing"_s;
        query.filters = {{u"nothing"_s, Op::Equal, {u"1"_s}, {}}};
        QCOMPARE(fixture.arranged(query), fixture.expected({}, {}));
        QVERIFY(!replica::sortColumn(*fixture.store, u"nothing"_s));
        QVERIFY(replica::filterColumn(*fixture.store, u"state"_s) == std::size_t(Phase));
    }

    void workCanBeStopped()
    {
        const Fixture fixture(20'000);
        std::stop_source stop;
        stop.request_stop();
        table::ListQuery query;
        query.sortKey = u"name"_s;
        QVERIFY(!replica::arrange(*fixture.store, query, clusterNames, stop.get_token()));
        QVERIFY(!fixture.store->anyColumn(Limit, stop.get_token()));
    }
};

QTEST_APPLESS_MAIN(TestReplica)
#include "tst_replica.moc"
