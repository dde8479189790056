// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"
#include "models/replica/keptsource.h"
#include "models/table/selection.h"
#include "tests/model/scriptedbench.h"
#include "tests/support/plainrows.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <numeric>

using namespace Qt::StringLiterals;
using replica::KeptSource;
using replica::SnapshotFile;
using replica::Snapshots;
using table::Problem;
using table::WindowModel;

namespace {

constexpr Snapshots::Patience soon{.firstMs = 1, .againMs = 1, .endMs = 5'000};

// One start of the program.
struct Start
{
    explicit Start(const QString &path)
        : snapshots(
            path, [](const QString &) { return QString(); }, soon)
    {
        auto scripted = std::make_unique<scripted::Source>();
        server = scripted.get();
        auto source
            = std::make_unique<KeptSource>(std::move(scripted), nullptr, catalog::podResource, snapshots, names);
        kept = source.get();
        model = std::make_unique<WindowModel>(std::move(source));
    }
    ~Start() { model.reset(); }

    void waitForRows() const { QTRY_VERIFY(!model->loadedRows().empty()); }
    quint64 idAt(int row) const { return model->idAt(row).uuid().low; }
    QStringList phases(int count) const
    {
        QStringList list;
        for (int row = 0; row < count; ++row)
            list << model->index(row, scripted::Source::Phase).data().toString();
        return list;
    }

    catalog::ClusterNames names;
    Snapshots snapshots;
    scripted::Source *server = nullptr;
    KeptSource *kept = nullptr;
    std::unique_ptr<WindowModel> model;
};

} // namespace

class TestKeptSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_path = m_folder->filePath(u"lists/one.sqlite"_s);
    }

    void withoutASnapshotAllIsAsBefore()
    {
        Start start(m_path);
        start.server->held = scripted::objects(1, 500);
        start.model->setQuery({});
        QTest::qWait(50);
        QVERIFY(!start.model->hasAnswer());
        start.server->answer();
        QCOMPARE(start.model->total(), 500);
        QCOMPARE(start.idAt(0), 1U);
        QVERIFY(!start.kept->state().isShown);
        scripted::settle();
        QCOMPARE(start.server->countsAsked, 1);
        QVERIFY(!QFile::exists(m_path)); // not all rows are known
    }

    void aRefreshBeforeTheFirstAnswerAsksAgain()
    {
        Start start(m_path);
        start.server->held = scripted::objects(1, 30);
        start.model->setQuery({});
        QTest::qWait(50);
        start.model->refresh();
        QCOMPARE(start.server->wantedOffsets(), QList<qint64>{0});
        start.server->answer();
        QCOMPARE(start.model->total(), 30);
        QCOMPARE(start.idAt(0), 1U);
        QTRY_VERIFY(!start.model->isLoading());

        // The same while only the count is left.
        start.model->setQuery(scripted::searching(u"7"_s));
        start.server->answerPages();
        QCOMPARE(start.idAt(0), 1U);
        start.model->refresh();
        start.server->answer();
        QTRY_VERIFY(!start.model->isLoading());
        QVERIFY(start.model->isTotalExact());
    }

    void aServerThatDoesNotAnswerIsNotWaitedFor()
    {
        auto objects = scripted::objects(1, 150);
        objects[3].phase = "Pending";
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        keep(objects);

        Start start(m_path);
        const QAbstractItemModelTester tester(start.model.get());
        const QSignalSpy changed(start.kept, &KeptSource::changed);
        start.model->setQuery({});
        start.waitForRows();
        QCOMPARE(start.model->total(), 150);
        QVERIFY(start.model->isTotalExact());
        QCOMPARE(start.idAt(3), 4U);
        QCOMPARE(start.phases(4), (QStringList{u"Running"_s, u"Running"_s, u"Running"_s, u"Pending"_s}));
        QVERIFY(start.kept->state().isShown);
        QVERIFY(start.kept->state().readAtMs >= before);
        QCOMPARE(start.model->updatedAtMs(), start.kept->state().readAtMs);
        QVERIFY(start.model->answeredAtMs() >= start.model->updatedAtMs());
        QVERIFY(!changed.isEmpty());

        // The answer comes: other rows, the same selection.
        table::SelectionModel selection(start.model.get());
        selection.select(start.model->index(3, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        const QPersistentModelIndex index = start.model->index(3, 0);
        start.server->held = scripted::objects(1, 180);
        start.server->held.insert(start.server->held.begin(), scripted::Object{.id = 2'000});
        start.server->answer();
        QTRY_VERIFY(!start.model->isLoading());
        QVERIFY(!start.kept->state().isShown);
        QCOMPARE(start.model->total(), 181);
        QCOMPARE(index.row(), 4);
        QCOMPARE(start.phases(5).last(), u"Running"_s);
        QCOMPARE(selection.ids(), QList{base::Key(0, 4)});
        // What was asked for meanwhile was not asked for again.
        QCOMPARE(start.server->pagesAsked, 1);
        QCOMPARE(start.server->countsAsked, 1);
        QVERIFY(start.model->updatedAtMs() > 0 && !start.model->problem());
    }

    void offlineTheRowsStaySortAndFilter()
    {
        auto objects = scripted::objects(1, 150);
        for (std::size_t i = 0; i < objects.size(); ++i) {
            objects[i].runtime = qint64(i * 37 % 150);
            objects[i].phase = i % 3 == 0 ? "Failed" : "Running";
        }
        keep(objects);

        Start start(m_path);
        start.model->setQuery({});
        start.waitForRows();
        start.server->fail(Problem::Kind::Offline);
        QTRY_VERIFY(start.model->problem().has_value());
        QCOMPARE(int(start.model->problem()->kind), int(Problem::Kind::Offline));
        QCOMPARE(start.model->total(), 150);
        QVERIFY(!start.model->loadedRows().empty());

        table::ListQuery query;
        query.sortKey = u"runtime"_s;
        query.descending = true;
        query.filters = {{u"phase"_s, table::Op::Equal, {u"Failed"_s}, {}}};
        QVERIFY(start.kept->sortsHere());
        start.model->setQuery(query);
        start.waitForRows();
        QTRY_COMPARE(start.model->total(), 50);
        const qint64 most = std::get<std::int64_t>(start.model->valueAt(0, scripted::Source::Runtime));
        const qint64 next = std::get<std::int64_t>(start.model->valueAt(1, scripted::Source::Runtime));
        QVERIFY(most > next);
        QCOMPARE(start.phases(2), (QStringList{u"Failed"_s, u"Failed"_s}));
        start.server->fail(Problem::Kind::Offline);
        QTRY_VERIFY(start.model->problem().has_value());

        // A refresh that fails keeps them; one that succeeds replaces them.
        start.model->refresh();
        QTRY_VERIFY(!start.server->wantedOffsets().isEmpty());
        start.server->fail(Problem::Kind::Offline);
        QTRY_VERIFY(!start.model->isLoading());
        QVERIFY(start.model->problem() && start.kept->state().isShown);
        QCOMPARE(start.model->total(), 50);
        start.model->refresh();
        QTRY_VERIFY(!start.server->wantedOffsets().isEmpty());
        start.server->held = scripted::objects(500, 7);
        start.server->answer();
        QTRY_VERIFY(!start.kept->state().isShown);
        QTRY_COMPARE(start.model->total(), 7);
        QVERIFY(!start.model->problem());
    }

    void scrollingReadsTheRest()
    {
        // More than are found at once
        replica::SnapshotFile file(m_path);
        scripted::Source columns;
        replica::StoreBuilder builder(columns);
        const auto page = std::make_shared<scripted::Page>(scripted::objects(1, 5'000), true);
        std::vector<int> rows(5'000);
        std::iota(rows.begin(), rows.end(), 0);
        QVERIFY(builder.add(replica::StoreBuilder::batchOf(page, rows, {}, 1'750'000'000'000)));
        QCOMPARE(file.write({u"pods"_s, {}, builder.finish(), {}, {}, 0}, {}), SnapshotFile::Outcome::Written);

        Start start(m_path);
        start.model->setQuery({});
        start.waitForRows();
        QCOMPARE(start.model->total(), 5'000);
        start.model->setVisibleRows(4'000, 4'050);
        QTRY_COMPARE(start.idAt(4'010), 4'011U);
        QCOMPARE(start.model->updatedAtMs(), 1'750'000'000'000);
        start.server->answer();
    }

    void theRestIsInTheSameOrder()
    {
        const std::vector<table::ColumnInfo> columns{
            {.key = "name", .title = "Name", .kind = table::Kind::Name},
            {.key = "clusterId", .title = "Cluster", .kind = table::Kind::Reference, .sortKey = "clusterId"},
        };
        std::vector<plainrows::Row> rows;
        for (std::uint64_t i = 0; i < 1'000; ++i)
            rows.push_back({base::Key(7, i + 1), {std::string_view("a name"), base::Uuid{0, 1 + i % 2}}, {}});
        table::ListQuery query;
        query.sortKey = u"clusterId"_s;
        const std::array<char, 36> first = base::Uuid{0, 1}.digits();
        const std::array<char, 36> second = base::Uuid{0, 2}.digits();
        const replica::Names clusters{{{first.data(), first.size()}, "zurich"},
                                      {{second.data(), second.size()}, "aachen"}};
        SnapshotFile file(m_path);
        QCOMPARE(file.write({u"pods"_s,
                             {},
                             plainrows::storeOf(plainrows::Columns(columns), rows, 1'750'000'000'000),
                             query,
                             clusters,
                             0},
                            {}),
                 SnapshotFile::Outcome::Written);

        const catalog::ClusterNames names; // they are not known offline
        Snapshots snapshots(
            m_path, [](const QString &) { return QString(); }, soon);
        WindowModel model(std::make_unique<KeptSource>(std::make_unique<plainrows::Columns>(columns), nullptr,
                                                       catalog::podResource, snapshots, names));
        model.setQuery(query);
        QSet<base::Key> ids;
        for (int row = 0; row < 1'000; row += 50) {
            model.setVisibleRows(row, row + 49);
            QTRY_VERIFY(!model.idAt(row).isNull() && !model.idAt(row + 49).isNull());
            for (int i = row; i < row + 50; ++i)
                ids.insert(model.idAt(i));
            QCOMPARE(std::get<table::Reference>(model.valueAt(row, 1)).name, row < 500 ? u"aachen"_s : u"zurich"_s);
        }
        QCOMPARE(ids.size(), 1'000);
    }

    void aLaterOutageShowsTheSnapshotForOtherQueries()
    {
        keep(scripted::objects(1, 20));
        Start start(m_path);
        start.server->held = scripted::objects(1, 20);
        start.model->setQuery({});
        start.waitForRows();
        start.server->answer();
        QTRY_VERIFY(!start.kept->state().isShown && !start.model->isLoading());
        table::ListQuery query;
        query.search = u"object-7"_s;
        start.model->setQuery(query);
        QTest::qWait(50);
        QVERIFY(start.model->loadedRows().empty()); // the server is asked first
        start.server->fail(Problem::Kind::Offline);
        start.waitForRows();
        QTRY_COMPARE(start.model->total(), 1);
        QVERIFY(start.kept->state().isShown && start.model->problem());
    }

    void whatMayNotBeSeenIsForgotten()
    {
        keep(scripted::objects(1, 20));
        {
            Start start(m_path);
            start.model->setQuery({});
            start.waitForRows();
            start.server->fail(Problem::Kind::Forbidden);
            QTRY_VERIFY(start.model->problem().has_value());
            QVERIFY(start.model->loadedRows().empty());
            QCOMPARE(start.model->total(), 0);
            QVERIFY(!start.kept->state().isShown);
            // Whoever may see it again, does.
            start.model->refresh();
            start.server->held = scripted::objects(1, 3);
            start.server->answer();
            QTRY_COMPARE(start.model->total(), 3);
            QVERIFY(!start.model->problem());
            // The same while its rows come from the control plane.
            start.model->refresh();
            start.server->fail(Problem::Kind::Forbidden);
            QTRY_VERIFY(start.model->problem().has_value());
            QTest::qWait(200);
        }
        Start start(m_path);
        start.model->setQuery({});
        QTest::qWait(100);
        QVERIFY(start.model->loadedRows().empty());
        start.server->fail(Problem::Kind::Forbidden);
        QVERIFY(start.model->problem().has_value());
    }

    void filteredAndLongListsAreNotKept()
    {
        Start start(m_path);
        const QSignalSpy written(&start.snapshots, &Snapshots::written);
        start.server->held = scripted::objects(1, 20);
        start.model->setQuery(scripted::searching(u"7"_s));
        QTest::qWait(50);
        start.server->answer();
        QTest::qWait(100);
        QVERIFY(written.isEmpty());
    }

private:
    // As the list was at the end of the last start.
    void keep(std::vector<scripted::Object> objects, const table::ListQuery &query = {})
    {
        Start start(m_path);
        const QSignalSpy written(&start.snapshots, &Snapshots::written);
        start.server->held = std::move(objects);
        start.model->setQuery(query);
        QTRY_VERIFY(start.server->isCountWanted());
        QTest::qWait(50); // nothing is kept yet
        start.server->answer();
        QVERIFY(start.model->hasAnswer());
        QTRY_VERIFY(!written.isEmpty());
    }

    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestKeptSource)
#include "tst_keptsource.moc"
