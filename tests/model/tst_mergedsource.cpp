// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/planekey.h"
#include "models/replica/mergedsource.h"
#include "models/table/windowmodel.h"

#include <QAbstractItemModelTester>
#include <QPointer>
#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using replica::MergedSource;
using replica::PartState;

namespace {

struct Row
{
    quint64 id = 0;
    std::string name;
    qint64 createdAt = 0;
};

constexpr table::ColumnInfo nameColumn{.key = "name", .title = "Name", .kind = table::Kind::Name, .sortKey = "name"};
constexpr table::ColumnInfo timeColumn{
    .key = "createdAt", .title = "Created", .kind = table::Kind::Time, .sortKey = "createdAt"};

class Page final : public table::TablePage
{
public:
    Page(std::vector<Row> of, bool last, qint64 readAt)
        : rows(std::move(of))
        , m_last(last)
        , m_readAt(readAt)
    {
    }
    int size() const override { return int(rows.size()); }
    base::Key id(int row) const override { return base::Key(7, rows[std::size_t(row)].id); }
    table::Raw raw(int row, int column) const override
    {
        const Row &of = rows[std::size_t(row)];
        return column == 0 ? table::Raw(std::string_view(of.name)) : table::Raw(of.createdAt);
    }
    QByteArray json(int row) const override { return QByteArray::fromStdString(rows[std::size_t(row)].name); }
    qint64 readAtMs() const override { return m_readAt; }
    bool isLast() const override { return m_last; }

    std::vector<Row> rows;

private:
    bool m_last;
    qint64 m_readAt;
};

// The list of one control plane, which sorts and counts, and fails or says nothing when it is told to.
class Plane final : public table::TableSource
{
public:
    enum class Mood { Well, Failing, Silent };

    std::vector<Row> rows;
    Mood mood = Mood::Well;
    bool counts = true;
    bool sortsByName = true;
    qint64 readAt = 0;
    int requests = 0;
    QString note;
    table::Lack lacking;
    std::vector<table::ListQuery> queries;

    int columnCount() const override { return 2; }
    const table::ColumnInfo &column(int index) const override { return index == 0 ? nameColumn : timeColumn; }
    bool canSort(const table::ColumnInfo &column) const override { return &column == &timeColumn || sortsByName; }
    QString remark(const table::ListQuery &) const override { return note; }
    table::Lack lack() const override { return lacking; }
    void setListener(const std::function<void()> &changed) override { listener = changed; }

    table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit, base::Urgency,
                            std::move_only_function<void(table::PageAnswer)> done) override
    {
        ++requests;
        queries.push_back(query);
        return later([this, query, offset, limit, done = std::move(done)]() mutable {
            if (mood == Mood::Failing)
                return done({nullptr, failure()});
            const std::vector<Row> all = matching(query);
            const auto size = std::int64_t(all.size());
            const auto begin = all.begin() + std::min(offset, size);
            const auto end = all.begin() + std::min(offset + limit, size);
            done({std::make_shared<Page>(std::vector<Row>(begin, end), offset + limit >= size, readAt), {}});
        });
    }
    table::Ticket fetchCount(const table::ListQuery &query, base::Urgency,
                             std::move_only_function<void(table::CountAnswer)> done) override
    {
        return later([this, query, done = std::move(done)]() mutable {
            if (mood == Mood::Failing)
                return done({std::nullopt, failure()});
            done({counts ? std::optional<std::int64_t>(std::int64_t(matching(query).size())) : std::nullopt, {}});
        });
    }
    // It answers what it was asked while it said nothing.
    void speak()
    {
        mood = Mood::Well;
        for (auto &held : std::exchange(m_held, {}))
            held();
    }

    std::function<void()> listener;

private:
    static table::Problem failure() { return {table::Problem::Kind::Offline, u"It does not answer."_s, {}}; }

    std::vector<Row> matching(const table::ListQuery &query) const
    {
        if (query == m_sortedFor && rows.size() == m_rowsSorted)
            return m_sorted;
        m_sorted = rows;
        m_sortedFor = query;
        m_rowsSorted = rows.size();
        if (!query.search.isEmpty())
            std::erase_if(m_sorted,
                          [&](const Row &row) { return !QString::fromStdString(row.name).contains(query.search); });
        const auto before = [&](const Row &one, const Row &other) {
            const Row &left = query.descending ? other : one;
            const Row &right = query.descending ? one : other;
            return query.sortKey == u"name" ? left.name < right.name : left.createdAt < right.createdAt;
        };
        std::ranges::stable_sort(m_sorted, before);
        return m_sorted;
    }

    table::Ticket later(std::move_only_function<void()> run)
    {
        auto ticket = std::make_shared<std::move_only_function<void()>>(std::move(run));
        auto wake = [weak = std::weak_ptr(ticket)] {
            if (const auto held = weak.lock())
                (*held)();
        };
        if (mood == Mood::Silent)
            m_held.emplace_back(wake);
        else
            QMetaObject::invokeMethod(&m_context, wake, Qt::QueuedConnection);
        return ticket;
    }

    QObject m_context;
    std::vector<std::function<void()>> m_held;
    mutable std::vector<Row> m_sorted;
    mutable table::ListQuery m_sortedFor;
    mutable std::size_t m_rowsSorted = 0;
};

struct Bench
{
    explicit Bench(const std::vector<std::vector<Row>> &lists, int patienceMs = 60'000)
    {
        std::vector<replica::MergedPart> parts;
        for (std::size_t i = 0; i < lists.size(); ++i) {
            auto plane = std::make_unique<Plane>();
            plane->rows = lists[i];
            planes.push_back(plane.get());
            parts.push_back({u"id-%1"_s.arg(i), names.at(qsizetype(i)), std::move(plane)});
        }
        source = std::make_unique<MergedSource>(std::move(parts), patienceMs);
    }

    std::shared_ptr<const table::TablePage> page(const table::ListQuery &query, qint64 offset, int limit)
    {
        bool isAnswered = false;
        table::PageAnswer got;
        const table::Ticket ticket
            = source->fetchPage(query, offset, limit, base::Urgency::Visible, [&](table::PageAnswer answer) {
                  got = std::move(answer);
                  isAnswered = true;
              });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 10'000); }();
        problem = got.problem;
        return got.page;
    }
    std::optional<std::int64_t> count(const table::ListQuery &query)
    {
        bool isAnswered = false;
        table::CountAnswer got;
        const table::Ticket ticket
            = source->fetchCount(query, base::Urgency::Visible, [&](const table::CountAnswer &answer) {
                  got = answer;
                  isAnswered = true;
              });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 10'000); }();
        return got.count;
    }
    QStringList labels(const table::ListQuery &query, qint64 offset, int limit)
    {
        QStringList list;
        const auto rows = page(query, offset, limit);
        for (int row = 0; rows && row < rows->size(); ++row)
            list << std::get<QString>(rows->value(row, 0)) + u' ' + std::get<QString>(rows->value(row, 1));
        return list;
    }

    const QStringList names{u"production"_s, u"research"_s, u"trial"_s};
    std::vector<Plane *> planes;
    std::unique_ptr<MergedSource> source;
    std::optional<table::Problem> problem;
};

table::ListQuery by(const QString &key, bool descending = false)
{
    table::ListQuery query;
    query.sortKey = key;
    query.descending = descending;
    return query;
}

table::ListQuery newest()
{
    return by(u"createdAt"_s, true);
}

std::vector<Row> rowsOf(quint64 count, unsigned seed, qint64 most)
{
    std::mt19937 random(seed);
    std::vector<Row> rows;
    for (quint64 i = 0; i < count; ++i)
        rows.push_back({i + 1, "w" + std::to_string(i), qint64(random()) % most});
    return rows;
}

} // namespace

class TestMergedSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void keysOfPlanesAreTakenApart()
    {
        const base::Key own(7, 1);
        const base::Key merged = base::planeKey(u"a/b%"_s, own);
        QCOMPARE(base::planeOf(merged), u"a/b%"_s);
        QCOMPARE(base::keyInPlane(merged), own);
        QVERIFY(merged != base::planeKey(u"a"_s, own));
        const base::Key node = base::Key::of({u"cluster"_s, u"node/1"_s});
        QCOMPARE(base::keyInPlane(base::planeKey(u"x"_s, node)), node);
        QCOMPARE(base::keyInPlane(node), node);
        QVERIFY(base::planeOf(node).isEmpty());
        QVERIFY(base::planeKey(u"x"_s, {}).isNull());
    }

    void rowsAreMergedInTheOrderOfTheQuery()
    {
        Bench bench({{{1, "a", 10}, {2, "c", 30}}, {{1, "b", 20}, {2, "d", 40}}, {{1, "e", 30}}});
        QCOMPARE(bench.labels(newest(), 0, 10),
                 (QStringList{u"research d"_s, u"production c"_s, u"trial e"_s, u"research b"_s, u"production a"_s}));
        QCOMPARE(bench.labels(by(u"name"_s), 0, 10),
                 (QStringList{u"production a"_s, u"research b"_s, u"production c"_s, u"research d"_s, u"trial e"_s}));
        QCOMPARE(bench.count(newest()), 5);
        const auto page = bench.page(newest(), 0, 10);
        QVERIFY(page->isLast());
        QCOMPARE(page->json(1), "c");
        QCOMPARE(bench.source->columnCount(), 3);
        QCOMPARE(bench.source->column(0).key, "controlPlane");
    }

    void equalKeysOfTwoPlanesAreTwoObjects()
    {
        Bench bench({{{1, "a", 10}}, {{1, "a", 10}}});
        const auto page = bench.page(newest(), 0, 10);
        QCOMPARE(page->size(), 2);
        QVERIFY(page->id(0) != page->id(1));
        QCOMPARE(base::keyInPlane(page->id(0)), base::keyInPlane(page->id(1)));
        QCOMPARE(base::planeOf(page->id(0)), u"id-0"_s); // equal rows: in the order of the planes
        QCOMPARE(base::planeOf(page->id(1)), u"id-1"_s);
    }

    void pagesInTheMiddleBeginWhereTheOnesBeforeEnd()
    {
        const std::vector<std::vector<Row>> lists{rowsOf(60'000, 1, 5000), rowsOf(7'000, 2, 5000),
                                                  rowsOf(1'200, 3, 90)};
        Bench bench(lists);
        struct Labelled
        {
            qint64 createdAt;
            std::size_t plane;
            std::string name;
        };
        std::vector<Labelled> all;
        for (std::size_t plane = 0; plane < lists.size(); ++plane) {
            for (const Row &row : lists[plane])
                all.push_back({row.createdAt, plane, row.name});
        }
        std::ranges::stable_sort(all, [](const auto &one, const auto &other) {
            return one.createdAt != other.createdAt ? one.createdAt > other.createdAt : one.plane < other.plane;
        });
        for (const qint64 offset : {67'000, 30'000, 30'100, 100, 68'150, 200, 45'050, 67'100}) {
            bench.planes[0]->requests = 0;
            QStringList wanted;
            for (qint64 i = offset; i < std::min<qint64>(offset + 100, qint64(all.size())); ++i)
                wanted << bench.names.at(qsizetype(all[std::size_t(i)].plane)) + u' '
                        + QString::fromStdString(all[std::size_t(i)].name);
            QCOMPARE(bench.labels(newest(), offset, 100), wanted);
            QVERIFY2(bench.planes[0]->requests < 40, qPrintable(QString::number(bench.planes[0]->requests)));
        }
        QCOMPARE(bench.count(newest()), 68'200);
    }

    void planesThatCannotCountAreReadOnFromWhereTheyAreKnown()
    {
        Bench bench({rowsOf(2'000, 1, 5000), rowsOf(700, 2, 5000)});
        const QStringList deep = bench.labels(newest(), 2'500, 100);
        bench.planes[1]->counts = false;
        bench.source->invalidate();
        QCOMPARE(bench.count(newest()), std::nullopt);
        QCOMPARE(bench.labels(newest(), 2'500, 100), deep);
        QVERIFY(bench.page(newest(), 2'650, 100)->isLast());
        QVERIFY(!bench.page(newest(), 0, 100)->isLast());
    }

    void thePlaneIsAFilterAndAnOrder()
    {
        Bench bench({{{1, "a", 10}, {2, "c", 30}}, {{1, "b", 20}, {2, "d", 40}}, {{1, "e", 30}}});
        static_cast<void>(bench.page(newest(), 0, 10));
        QCOMPARE(bench.labels(by(u"controlPlane"_s, true), 0, 10),
                 (QStringList{u"trial e"_s, u"research d"_s, u"research b"_s, u"production c"_s, u"production a"_s}));
        table::ListQuery query = newest();
        query.filters = {{u"controlPlane"_s, table::Op::AnyOf, {u"research"_s, u"trial"_s}, {}}};
        query.search = u"e"_s;
        QCOMPARE(bench.labels(query, 0, 10), QStringList{u"trial e"_s});
        query.filters = {{u"controlPlane"_s, table::Op::NotEqual, {u"research"_s}, {}}};
        query.search.clear();
        QCOMPARE(bench.count(query), 3);
        QCOMPARE(bench.labels(query, 0, 10), (QStringList{u"production c"_s, u"trial e"_s, u"production a"_s}));
        for (const table::ListQuery &asked : bench.planes[0]->queries)
            QVERIFY(asked.filters.isEmpty() && asked.sortKey != u"controlPlane");
        const QList<PartState> states = bench.source->states();
        QVERIFY(states.at(0).isShown && !states.at(1).isShown);
        QCOMPARE(states.at(1).rows, 2); // counted, although it is not shown
    }

    void cellsShowShortNames()
    {
        std::vector<replica::MergedPart> parts;
        for (const char *name : {"Acme production", "Acme trial"}) {
            auto plane = std::make_unique<Plane>();
            plane->rows = {{1, "a", 10}};
            parts.push_back({QString::fromLatin1(name), QString::fromLatin1(name), std::move(plane),
                             QString::fromLatin1(name).section(u' ', 1)});
        }
        Bench bench(std::vector<std::vector<Row>>(1));
        bench.source = std::make_unique<MergedSource>(std::move(parts));
        QCOMPARE(bench.labels(newest(), 0, 10), (QStringList{u"production a"_s, u"trial a"_s}));
        const auto page = bench.page(newest(), 0, 10);
        QCOMPARE(std::get<std::string_view>(page->raw(1, 0)), "Acme trial"); // in files
        table::ListQuery query = newest();
        for (const char *name : {"trial", "Acme trial"}) {
            query.filters = {{u"controlPlane"_s, table::Op::Equal, {QString::fromLatin1(name)}, {}}};
            QCOMPARE(bench.labels(query, 0, 10), QStringList{u"trial a"_s});
            query.filters.first().op = table::Op::NotEqual;
            QCOMPARE(bench.labels(query, 0, 10), QStringList{u"production a"_s});
        }
    }

    void thePlaneThatFailsKeepsItsRowsAndComesBack()
    {
        Bench bench({rowsOf(300, 1, 5000), rowsOf(200, 2, 5000)});
        bench.planes[1]->readAt = 1'000;
        const QStringList before = bench.labels(newest(), 0, 500);
        QCOMPARE(bench.count(newest()), 500);
        bench.planes[1]->mood = Plane::Mood::Failing;
        bench.planes[0]->rows.push_back({9'999, "new", 6'000});
        bench.source->invalidate();
        const QStringList after = bench.labels(newest(), 0, 600);
        QVERIFY(!bench.problem);
        QCOMPARE(after, QStringList(u"production new"_s) + before);
        const QList<PartState> states = bench.source->states();
        QVERIFY(!states.at(0).isBehind && states.at(1).isBehind);
        QCOMPARE(states.at(1).rows, 200);
        QCOMPARE(states.at(1).readAtMs, 1'000);
        QCOMPARE(states.at(1).problem->sentence, u"It does not answer."_s);
        QCOMPARE(bench.count(newest()), 501);

        bench.planes[1]->mood = Plane::Mood::Well;
        bench.planes[1]->readAt = 2'000;
        bench.source->invalidate();
        static_cast<void>(bench.page(newest(), 0, 500));
        QTRY_VERIFY(!bench.source->states().at(1).isBehind);
        static_cast<void>(bench.page(newest(), 0, 500));
        QTRY_COMPARE(bench.source->states().at(1).readAtMs, 2'000);
    }

    // A file without them is not complete.
    void rowsThatAreMissingAreTold()
    {
        Bench bench({rowsOf(30, 1, 5000), rowsOf(20, 2, 5000)});
        bench.planes[1]->mood = Plane::Mood::Failing;
        QCOMPARE(bench.count(newest()), 30);
        QCOMPARE(bench.labels(newest(), 0, 100).size(), 30);
        QVERIFY(!bench.problem);
        const QString missing = u"Rows of research are missing or old: It does not answer."_s;
        QCOMPARE(bench.source->lack().sentence, missing);
        QVERIFY(bench.source->lack().columns.none()); // it is about rows
        table::ListQuery others = newest();
        others.filters = {{u"controlPlane"_s, table::Op::Equal, {u"production"_s}, {}}};
        QCOMPARE(bench.labels(others, 0, 100).size(), 30);
        QVERIFY(bench.source->lack().sentence.isEmpty());
        bench.planes[1]->mood = Plane::Mood::Well;
        bench.source->invalidate();
        static_cast<void>(bench.page(newest(), 0, 100));
        QTRY_VERIFY(!bench.source->states().at(1).isBehind);
        QCOMPARE(bench.labels(newest(), 0, 100).size(), 50);
        QVERIFY(bench.source->lack().sentence.isEmpty());
        bench.planes[0]->lacking = {{}, u"Some are left out."_s};
        QCOMPARE(bench.source->lack().sentence, u"production: Some are left out."_s);
    }

    void allPlanesFailing()
    {
        Bench bench({rowsOf(3, 1, 5000), rowsOf(2, 2, 5000)});
        for (Plane *plane : bench.planes)
            plane->mood = Plane::Mood::Failing;
        QVERIFY(!bench.page(newest(), 0, 100));
        QCOMPARE(bench.problem->kind, table::Problem::Kind::Offline);
    }

    void thePlaneThatSaysNothingIsNotWaitedFor()
    {
        Bench bench({rowsOf(30, 1, 5000), rowsOf(20, 2, 5000)}, 50);
        int told = 0;
        bench.source->setListener([&told] { ++told; });
        bench.planes[1]->mood = Plane::Mood::Silent;
        QCOMPARE(bench.labels(newest(), 0, 100).size(), 30);
        QCOMPARE(bench.count(newest()), 30);
        QVERIFY(bench.source->states().at(1).isBehind);
        QCOMPARE(told, 0);
        bench.planes[1]->speak();
        QTRY_COMPARE(told, 1);
        QCOMPARE(bench.labels(newest(), 0, 100).size(), 50);
        QCOMPARE(bench.count(newest()), 50);
        QVERIFY(!bench.source->states().at(1).isBehind);
    }

    void whatOnePlaneCannotIsSaidOfIt()
    {
        Bench bench({rowsOf(3, 1, 5000), rowsOf(2, 2, 5000)});
        bench.planes[1]->sortsByName = false;
        bench.planes[1]->note = u"It is too old."_s;
        static_cast<void>(bench.page(newest(), 0, 100));
        QVERIFY(bench.source->canSort(bench.source->column(1)));
        QCOMPARE(bench.source->remark(newest()), u"research: It is too old."_s);
        bench.planes[0]->note = u"It is too old."_s;
        QCOMPARE(bench.source->remark(newest()), u"It is too old."_s);
    }

    void aTableShowsAndScrollsThem()
    {
        Bench bench({rowsOf(900, 1, 5000), rowsOf(700, 2, 5000)});
        Plane *second = bench.planes[1];
        table::WindowModel model(std::move(bench.source));
        const QAbstractItemModelTester tester(&model);
        model.setQuery(newest());
        model.setVisibleRows(0, 30);
        QTRY_VERIFY(model.hasAnswer() && !model.isLoading());
        QCOMPARE(model.rowCount(), 1600);
        model.setVisibleRows(1500, 1530);
        QTRY_VERIFY(!model.idAt(1510).isNull());
        const base::Key key = model.idAt(1510);
        second->rows.clear();
        for (int i = 0; i < 700; ++i)
            second->rows.push_back({quint64(i + 1), "v", 10'000 + i});
        second->rows.pop_back();
        second->listener();
        QTRY_COMPARE(model.rowCount(), 1600 - 1);
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(model.repeats(), 0);
        QVERIFY(!key.isNull());
    }
};

QTEST_GUILESS_MAIN(TestMergedSource)
#include "tst_mergedsource.moc"
