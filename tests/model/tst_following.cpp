// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/time.h"
#include "models/catalog/changekeys.h"
#include "models/catalog/workloads.h"
#include "models/replica/copysource.h"
#include "models/table/selection.h"
#include "tests/model/catalogbench.h"
#include "tests/model/livinglist.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>

#include <numeric>
#include <random>

using namespace Qt::StringLiterals;
using replica::CopySource;
using replica::CopyState;
using Phase = replica::CopyState::Phase;
using table::Op;
using table::WindowModel;

namespace {

const catalog::ChangeKeys changeKeys{.times = {{u"completedAt"_s}, {u"createdAt"_s}},
                                     .deleted = u"deletedAt"_s,
                                     .ended = u"completedAt"_s,
                                     .hasUnendedToggle = true};
// Nothing is read but what a test asks for.
constexpr int never = 1'000'000'000;
constexpr CopySource::Patience onlyChanges{.refreshAfterMs = never,
                                           .wholeAfterMs = never,
                                           .refresh = {1, 1},
                                           .follow = {.roundAfterMs = never, .round = {1, 1, false}}};

// A table of a list that a server changes, sorted by what only the copy can sort by.
struct Bench
{
    explicit Bench(int count, const CopySource::Patience &patience = onlyChanges,
                   const catalog::ChangeKeys &keys = changeKeys)
    {
        server.fill(count);
        auto made = std::make_unique<CopySource>(
            std::make_unique<living::Source>(server), [this] { return std::make_unique<living::Source>(server); },
            names, patience);
        copy = made.get();
        copy->follow(keys, [this] { return server.now(); });
        model = std::make_unique<WindowModel>(std::move(made));
    }

    void open(const table::ListQuery &query)
    {
        model->setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(copy->state().phase == Phase::Ready && !model->isLoading(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(copy->state().changesAtMs > 0, 30'000); // it has asked once
    }
    // A refresh of the page, until its answers are in the table.
    void refresh() const
    {
        const qint64 before = copy->state().changesAtMs;
        QTest::qWait(2); // for another millisecond
        model->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(copy->state().changesAtMs > before && !model->isLoading(), 30'000);
    }
    int rowOf(std::uint64_t id) const { return model->rowOf(base::Key(7, id)); }
    QString text(std::uint64_t id, living::ColumnIndex column) const
    {
        return model->index(rowOf(id), column).data().toString();
    }

    living::Server server;
    catalog::ClusterNames names;
    CopySource *copy = nullptr;
    std::unique_ptr<WindowModel> model;
};

table::ListQuery byNode()
{
    table::ListQuery query;
    query.sortKey = u"node"_s; // the server cannot
    return query;
}

} // namespace

class TestFollowing : public CatalogBench
{
    Q_OBJECT

    static replica::StorePtr storeOf(const std::vector<living::Job> &jobs)
    {
        living::Server server;
        replica::StoreBuilder builder{living::Source(server)};
        auto page = std::make_shared<living::Page>();
        page->jobs = jobs;
        std::vector<int> rows(jobs.size());
        std::iota(rows.begin(), rows.end(), 0);
        std::ignore = builder.add(replica::StoreBuilder::batchOf(page, rows, builder.nameColumns(), 1));
        return builder.finish();
    }

    static void compare(const replica::Store &store, const std::vector<living::Job> &jobs)
    {
        QCOMPARE(store.size(), jobs.size());
        living::Page page;
        page.jobs = jobs;
        std::map<base::Key, int> rowOf;
        for (int row = 0; row < page.size(); ++row)
            rowOf[page.id(row)] = row;
        const replica::Column *zones = store.column(living::Zone);
        QVERIFY(zones);
        for (std::size_t row = 0; row < store.size(); ++row) {
            const auto found = rowOf.find(store.key(row));
            QVERIFY(found != rowOf.end());
            for (int column = living::Name; column <= living::Id; ++column)
                QVERIFY(store.column(std::size_t(column))->raw(row) == page.raw(found->second, column));
            QCOMPARE(store.json().at(row), page.json(found->second));
            const table::Raw zone = zones->raw(row);
            const auto *text = std::get_if<std::string_view>(&zone);
            QCOMPARE(text ? std::string(*text) : std::string(), jobs[std::size_t(found->second)].node);
            rowOf.erase(found);
        }
    }

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void changesAreReadAtEachRefresh()
    {
        Bench bench(3000);
        const QAbstractItemModelTester tester(bench.model.get());
        bench.open(byNode());
        table::SelectionModel selection(bench.model.get());
        selection.select(bench.model->index(40, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        const QList<base::Key> chosen = selection.ids();
        const QSignalSpy resets(bench.model.get(), &WindowModel::modelReset);
        const int requests = bench.server.requests;

        living::Server::end(bench.server.job(2), bench.server.now());
        bench.server.job(2).node = "";
        bench.server.jobs.push_back({.id = 9001, .name = "late", .node = "a-node", .createdAt = bench.server.now()});
        bench.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(bench.rowOf(9001), 0, 20'000); // sorted in
        QCOMPARE(bench.model->total(), qint64(3001));
        QVERIFY(bench.server.requests - requests <= 3); // of 15 pages
        const CopyState state = bench.copy->state();
        QCOMPARE(state.changedRows, qint64(2));
        QCOMPARE(state.rows, qint64(3001));
        QCOMPARE(state.expected, qint64(3001));
        QVERIFY(state.tellsChanges && state.tellsDeleted && state.isServing);
        QCOMPARE(selection.ids(), chosen);
        QCOMPARE(resets.count(), 0);

        table::ListQuery ended = byNode();
        ended.filters = {{u"node"_s, Op::IsEmpty, {}, {}}};
        bench.model->setQuery(ended);
        QTRY_VERIFY_WITH_TIMEOUT(bench.model->hasAnswer() && !bench.model->isLoading(), 20'000);
        QCOMPARE(bench.model->total(), qint64(1));
        QCOMPARE(bench.text(2, living::Phase), u"Completed"_s);
        QVERIFY(bench.model->jsonAt(0).contains("\"zone\":\"\""));

        // What is the same as before is no change.
        bench.refresh();
        QCOMPARE(bench.copy->state().changedRows, qint64(2));
    }

    void deletedRowsGo()
    {
        Bench bench(1000);
        bench.open(byNode());
        for (const std::uint64_t id : {1U, 500U, 999U, 1000U})
            bench.server.job(id).deletedAt = bench.server.now();
        bench.server.jobs.push_back({.id = 9001, .name = "new", .node = "a-node", .createdAt = bench.server.now()});
        bench.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->total(), qint64(997), 20'000);
        QCOMPARE(bench.rowOf(500), -1);
        QCOMPARE(bench.rowOf(9001), 0);
        QCOMPARE(bench.copy->state().changedRows, qint64(5));
        QCOMPARE(bench.copy->state().expected, qint64(997));
    }

    void rowsThatNoLongerMatchLeave()
    {
        Bench bench(1000);
        table::ListQuery query = byNode();
        query.filters = {{u"phase"_s, Op::Equal, {u"Running"_s}, {}}};
        bench.open(query);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->total(), qint64(500), 20'000);
        living::Server::end(bench.server.job(2), bench.server.now());
        bench.server.jobs.push_back({.id = 9001, .name = "new", .node = "a-node", .createdAt = bench.server.now()});
        bench.server.jobs.push_back({.id = 9002, .name = "not", .phase = "Pending", .createdAt = bench.server.now()});
        bench.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->total(), qint64(500), 20'000);
        QCOMPARE(bench.rowOf(2), -1);
        QCOMPARE(bench.rowOf(9001), 0);
        QCOMPARE(bench.rowOf(9002), -1);
    }

    void rowsThatMatchStayWhereTheirChangesCannotBeSelected_data()
    {
        QTest::addColumn<int>("mostFilters");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("too many conditions") << 1 << false;
        QTest::newRow("another key") << 2 << true;
    }
    void rowsThatMatchStayWhereTheirChangesCannotBeSelected()
    {
        QFETCH(int, mostFilters);
        QFETCH(bool, isRefused);
        catalog::ChangeKeys keys = changeKeys;
        keys.times = {{u"createdAt"_s, u"completedAt"_s}};
        Bench bench(1000, onlyChanges, keys);
        bench.server.mostFilters = mostFilters;
        bench.server.jobs.push_back({.id = 9001, .name = "new", .node = "a-node", .createdAt = bench.server.now()});
        table::ListQuery query = byNode();
        query.filters = {{u"phase"_s, Op::Equal, {u"Running"_s}, {}}};
        bench.server.life = [&](const table::ListQuery &asked) {
            if (isRefused && asked.filters.size() == 2)
                bench.server.refused = {u"createdAt"_s};
        };
        bench.open(query);
        QVERIFY(!bench.copy->state().tellsChanges);
        QCOMPARE(bench.copy->state().rows, qint64(501));
        QCOMPARE(bench.rowOf(9001), 0);
    }

    void whatHasNotEndedIsReadInRounds()
    {
        CopySource::Patience patience = onlyChanges;
        patience.follow.roundAfterMs = 50;
        Bench bench(1000, patience);
        bench.open(byNode());
        const qint64 readAt = bench.copy->state().readAtMs;
        bench.server.job(2).node = "a-node"; // no time tells
        QTest::qWait(60);
        bench.server.asked.clear();
        const auto isThere = [&] {
            bench.model->refresh();
            return bench.rowOf(2) == 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 20'000);
        QVERIFY(bench.server.asked.contains(u" unended"_s));
        QVERIFY(!bench.server.asked.contains(QString())); // not the whole list
        QVERIFY(bench.copy->state().readAtMs > readAt);
        QVERIFY(bench.copy->state().readAtMs <= bench.copy->state().changesAtMs);
        QCOMPARE(bench.copy->state().changedRows, qint64(1));
        QCOMPARE(bench.model->updatedAtMs(), bench.copy->state().readAtMs);
    }

    void roundsTellWhatHasLeftTheSelection()
    {
        CopySource::Patience patience = onlyChanges;
        patience.follow.roundAfterMs = 50;
        Bench bench(1000, patience);
        table::ListQuery query = byNode();
        query.filters = {{u"phase"_s, Op::NotEqual, {u"Pending"_s}, {}}};
        bench.open(query);
        QCOMPARE(bench.model->total(), qint64(1000));
        const qint64 readAt = bench.copy->state().readAtMs;
        bench.server.job(2).phase = "Pending"; // no time tells
        QTest::qWait(60);
        const auto isFresh = [&] {
            bench.model->refresh();
            return bench.copy->state().readAtMs > readAt;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isFresh(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->total(), qint64(999), 5000);
        QCOMPARE(bench.copy->state().rows, qint64(999)); // those that have ended stay
    }

    void slowRoundsUndoNoChange_data()
    {
        QTest::addColumn<QList<table::Filter>>("filters");
        QTest::newRow("all") << QList<table::Filter>();
        QTest::newRow("running") << QList<table::Filter>{{u"phase"_s, Op::Equal, {u"Running"_s}, {}}};
    }
    void slowRoundsUndoNoChange()
    {
        QFETCH(QList<table::Filter>, filters);
        CopySource::Patience patience = onlyChanges;
        patience.follow.roundAfterMs = 50;
        patience.follow.round.pauseMs = 500;
        Bench bench(1200, patience);
        table::ListQuery query = byNode();
        query.filters = filters;
        bench.open(query);
        const qint64 readAt = bench.copy->state().readAtMs;
        int pages = 0;
        bench.server.life = [&](const table::ListQuery &asked) { pages += asked.completed == false ? 1 : 0; };
        QTest::qWait(60);
        bench.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(pages > 0, 20'000); // the newest rows were read
        living::Server::end(bench.server.job(1200), bench.server.now());
        bench.server.job(1200).node = "a-node";
        bench.server.job(1198).deletedAt = bench.server.now();
        bench.refresh();
        bench.server.skewMs = 120'000; // as if the round took so long
        bench.refresh();
        QVERIFY(pages < 3);
        const auto isRight = [&] {
            return filters.isEmpty() ? bench.rowOf(1200) == 0 && bench.model->total() == 1199
                                     : bench.model->total() == 598;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isRight(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(bench.copy->state().readAtMs > readAt && !bench.model->isLoading(), 20'000);
        QVERIFY(pages >= 3);
        QVERIFY(isRight());
    }

    // The age is that of what may be wrong, not of the last answer.
    void theAgeIsThatOfTheOldestRowThatMayHaveChanged()
    {
        Bench bench(300);
        const qint64 began = QDateTime::currentMSecsSinceEpoch();
        bench.open(byNode());
        const CopyState first = bench.copy->state();
        QVERIFY(first.readAtMs >= began);
        QTest::qWait(20);
        bench.refresh();
        QVERIFY(bench.copy->state().changesAtMs > first.readAtMs);
        QCOMPARE(bench.copy->state().readAtMs, first.readAtMs); // running jobs were read then
        bench.server.isOffline = true;
        bench.model->refresh();
        QTest::qWait(50);
        QCOMPARE(bench.copy->state().phase, Phase::Ready);
        QCOMPARE(bench.copy->state().readAtMs, first.readAtMs);
        bench.server.isOffline = false;
        bench.server.jobs.push_back({.id = 9001, .name = "new", .node = "a-node", .createdAt = bench.server.now()});
        bench.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(bench.rowOf(9001), 0, 20'000);
    }

    void manyRowsOfOneTime()
    {
        Bench bench(2000);
        bench.open(byNode());
        const qint64 at = bench.server.now();
        for (std::uint64_t id = 2; id <= 1200; id += 2) {
            living::Server::end(bench.server.job(id), at);
            bench.server.job(id).node = "a-node";
        }
        for (std::uint64_t id = 9001; id <= 9500; ++id)
            bench.server.jobs.push_back({.id = id, .name = "new", .node = "a-node", .createdAt = at});
        bench.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->total(), qint64(2500), 20'000);
        QCOMPARE(bench.copy->state().changedRows, qint64(1100));
        table::ListQuery query = byNode();
        query.filters = {{u"node"_s, Op::Equal, {u"a-node"_s}, {}}};
        bench.model->setQuery(query);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->total(), qint64(1100), 20'000);
    }

    void theClockOfTheServerDecides_data()
    {
        QTest::addColumn<qint64>("skewMs");
        QTest::newRow("ahead") << qint64(7'200'000);
        QTest::newRow("behind") << qint64(-7'200'000);
    }
    void theClockOfTheServerDecides()
    {
        QFETCH(qint64, skewMs);
        Bench bench(400);
        bench.server.skewMs = skewMs;
        bench.open(byNode());
        bench.server.asked.clear();
        const int requests = bench.server.requests;
        // By the clock of a cluster that is half a minute late.
        living::Server::end(bench.server.job(2), bench.server.now() - 30'000);
        bench.server.job(2).node = "a-node";
        bench.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(bench.rowOf(2), 0, 20'000);
        QVERIFY(bench.server.requests - requests <= 3);
    }

    void filtersThatAreRefusedAreNotAskedForAgain()
    {
        CopySource::Patience patience = onlyChanges;
        patience.refreshAfterMs = 0;
        Bench bench(400, patience);
        bench.server.refused = {u"completedAt"_s};
        bench.server.hidesDeleted = true;
        bench.open(byNode());
        QVERIFY(!bench.copy->state().tellsChanges && !bench.copy->state().tellsDeleted);
        QCOMPARE(bench.server.asked.count(u"completedAt"_s), 1);
        living::Server::end(bench.server.job(2), bench.server.now());
        bench.server.job(2).node = "a-node";
        bench.server.job(3).deletedAt = bench.server.now();
        const auto isThere = [&] { // by reading the whole list
            bench.model->refresh();
            return bench.rowOf(2) == 0 && bench.model->total() == 399;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 20'000);
        QCOMPARE(bench.server.asked.count(u"completedAt"_s), 1);
        QCOMPARE(bench.server.asked.count(u"deletedAt deleted"_s), 1);
        QVERIFY(bench.server.asked.count(u"createdAt"_s) > 1); // this one works
    }

    void aQuestionThatAlwaysFailsKeepsNothingOld_data()
    {
        QTest::addColumn<QString>("broken");
        for (const QString &key : {u"createdAt"_s, u"deletedAt"_s})
            QTest::newRow(qPrintable(key)) << key;
    }
    void aQuestionThatAlwaysFailsKeepsNothingOld()
    {
        QFETCH(QString, broken);
        CopySource::Patience patience = onlyChanges;
        patience.refreshAfterMs = patience.wholeAfterMs = 0;
        Bench bench(400, patience);
        bench.server.broken = {broken};
        bench.model->setQuery(byNode());
        QTRY_VERIFY_WITH_TIMEOUT(bench.copy->state().phase == Phase::Ready && !bench.model->isLoading(), 30'000);
        const qint64 readAt = bench.copy->state().readAtMs;
        bench.server.job(2).node = "a-node";
        bench.server.job(3).deletedAt = bench.server.now();
        const auto isThere = [&] { // by reading the whole list
            bench.model->refresh();
            return bench.rowOf(2) == 0 && bench.model->total() == 399;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 20'000);
        QVERIFY(bench.copy->state().readAtMs > readAt);
        QVERIFY(!bench.copy->state().tellsChanges);

        bench.server.broken.clear();
        const auto tells = [&] {
            bench.model->refresh();
            return bench.copy->state().tellsChanges;
        };
        QTRY_VERIFY_WITH_TIMEOUT(tells(), 20'000);
    }

    void filtersThatAreIgnoredAreNoticed()
    {
        Bench bench(2000);
        bench.server.ignored = {u"completedAt"_s, u"createdAt"_s};
        bench.open(byNode());
        QVERIFY(!bench.copy->state().tellsChanges);
        const int requests = bench.server.requests;
        QVERIFY(requests < 2 + 2 * 2000 / 200); // the list was read once
        bench.refresh();
        QVERIFY(bench.server.requests - requests <= 1);
    }

    void anotherKeyIsTakenWhereOneIsMissing()
    {
        catalog::ChangeKeys keys = changeKeys;
        keys.times = {{u"phaseUpdatedAt"_s, u"completedAt"_s}, {u"createdAt"_s}};
        Bench bench(400, onlyChanges, keys);
        bench.open(byNode());
        QVERIFY(bench.copy->state().tellsChanges);
        living::Server::end(bench.server.job(2), bench.server.now());
        bench.server.job(2).node = "a-node";
        bench.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(bench.rowOf(2), 0, 20'000);
    }

    // What changes while the whole list is read again is not undone by older rows.
    void readingAgainKeepsWhatHasChangedMeanwhile()
    {
        CopySource::Patience patience = onlyChanges;
        patience.wholeAfterMs = 0;
        patience.refresh = {1, 10};
        Bench bench(2000, patience);
        bench.open(byNode());
        bench.server.job(777).deletedAt = 5; // no answer tells
        int pages = 0;
        bench.server.life = [&](const table::ListQuery &query) {
            if (query.filters.isEmpty() && !query.deleted && ++pages == 9) { // the newest rows were read
                living::Server::end(bench.server.job(1998), bench.server.now());
                bench.server.job(1998).node = "a-node";
                bench.server.jobs.push_back(
                    {.id = 9001, .name = "new", .node = "a-node", .createdAt = bench.server.now()});
            }
        };
        const auto isThere = [&] {
            bench.model->refresh();
            return bench.rowOf(777) < 0 && bench.model->total() == 2000 && bench.rowOf(1998) >= 0
                && bench.rowOf(9001) >= 0;
        };
        bool wasBack = false;
        bool wasThere = false;
        connect(bench.model.get(), &WindowModel::updated, this, [&] {
            const int row = bench.rowOf(1998);
            const bool isFirst = row >= 0 && row < 2;
            wasBack = wasBack || (wasThere && !isFirst);
            wasThere = wasThere || isFirst;
        });
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(wasThere, 20'000);
        QVERIFY(!wasBack);
    }

    void copiesMayBeDroppedAtAnyTime()
    {
        CopySource::Patience patience = onlyChanges;
        patience.follow.roundAfterMs = 0;
        for (int wait = 0; wait < 12; ++wait) {
            Bench bench(300, patience);
            bench.open(byNode());
            living::Server::end(bench.server.job(2), bench.server.now());
            bench.model->refresh();
            bench.copy->noteWrite();
            QTest::qWait(wait);
            bench.copy->drop();
            QCOMPARE(bench.copy->state().phase, Phase::Off);
            QTRY_VERIFY_WITH_TIMEOUT(!bench.model->isLoading(), 20'000);
            bench.server.asked.clear();
            QTest::qWait(20);
            QVERIFY(bench.server.asked.isEmpty());
        }
    }

    void ownChangesAreReadAtOnce()
    {
        Bench bench(1000);
        bench.server.refused = {u"completedAt"_s, u"createdAt"_s};
        bench.open(byNode());
        bench.server.job(2).node = "a-node"; // no time tells, and no round is due
        bench.copy->noteWrite();
        QTRY_COMPARE_WITH_TIMEOUT(bench.rowOf(2), 0, 20'000);
    }

    void mergedStoresAreLikeThoseReadAnew()
    {
        std::mt19937 random(5);
        living::Server server;
        server.fill(700);
        replica::StorePtr store = storeOf(server.jobs);
        QVERIFY(store->anyColumn(living::Zone, {}));
        for (int round = 0; round < 30; ++round) {
            std::vector<living::Job> newer;
            std::vector<living::Job> touched;
            std::vector<living::Job> deleted;
            std::erase_if(server.jobs, [&](living::Job &job) {
                const auto chance = random() % 40;
                if (chance == 1) {
                    job.node = random() % 3 ? "node-" + std::to_string(random() % 1000) : "";
                    job.name = "renamed-" + std::to_string(random());
                    job.gpus = double(random() % 100);
                    newer.push_back(job);
                    touched.push_back(job);
                } else if (chance == 2) {
                    newer.push_back(job); // as it was
                } else if (chance == 3) {
                    (random() % 2 ? touched : deleted).push_back(job);
                }
                return chance == 3;
            });
            for (auto more = random() % 40; more > 0; --more) {
                server.jobs.push_back({.id = 10'000 + random() % 1'000'000'000, .name = "new", .createdAt = 1});
                newer.push_back(server.jobs.back());
            }
            const auto merged = replica::merged(
                store, {.rows = {storeOf(newer)}, .touched = {storeOf(touched)}, .deleted = storeOf(deleted)});
            QVERIFY(merged);
            store = merged->store;
            compare(*store, server.jobs);
        }
        const auto none = replica::merged(store, {.rows = {storeOf(server.jobs)}});
        QVERIFY(none && none->store == store && none->changed + none->added + none->removed == 0);
    }

    void memoryDoesNotGrow()
    {
        living::Server server;
        server.fill(400);
        replica::StorePtr store = storeOf(server.jobs);
        QVERIFY(store->anyColumn(living::Zone, {}));
        const std::size_t before = store->byteCount();
        for (int i = 0; i < 20'000; i += 20) {
            std::vector<living::Job> newer;
            for (int job = i; job < i + 20; ++job) {
                living::Job &changed = server.jobs[std::size_t(job % 400)];
                changed.name = "another " + std::to_string(job);
                changed.node = "node-" + std::to_string(job);
                changed.gpus = job;
                newer.push_back(changed);
            }
            store = replica::merged(store, {.rows = {storeOf(newer)}})->store;
        }
        compare(*store, server.jobs);
        QVERIFY2(store->byteCount() < 2 * before + (512 << 10),
                 qPrintable(u"%1 bytes, %2 before"_s.arg(store->byteCount()).arg(before)));
    }

    // An hour of a control plane, at 300 times the speed.
    void anHourOfAControlPlane()
    {
        start(300);
        const auto make
            = [this] { return catalog::makeSource(catalog::workloadResource, m_session->client(), m_names); };
        auto made = std::make_unique<CopySource>(
            make(), make, m_names,
            CopySource::Patience{.refreshAfterMs = 500,
                                 .wholeAfterMs = 5000,
                                 .refresh = {1, 1},
                                 .follow = {.roundAfterMs = 500, .round = {1, 1, false}}});
        CopySource &copy = *made;
        copy.follow(catalog::changeKeys(catalog::workloadResource), [this] { return m_session->nowMs(); });
        WindowModel model(std::move(made));
        table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
        query.sortKey = u"images"_s; // the server cannot
        model.setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(copy.state().phase == Phase::Ready && !model.isLoading(), 60'000);
        const std::size_t bytes = copy.state().bytes;
        qint64 changes = 0;
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 12'000) {
            model.refresh();
            QTest::qWait(50); // 15 s there
            changes = std::max(changes, copy.state().changedRows);
        }
        QCOMPARE(copy.state().phase, Phase::Ready);
        QVERIFY(changes > 0);
        QVERIFY2(copy.state().bytes < 2 * bytes,
                 qPrintable(u"%1 bytes, %2 at first"_s.arg(copy.state().bytes).arg(bytes)));
        const qint64 age = QDateTime::currentMSecsSinceEpoch() - copy.state().readAtMs;
        QVERIFY2(age < 10'000, qPrintable(u"%1 ms old"_s.arg(age)));
        std::optional<std::int64_t> count;
        const auto source = make();
        const table::Ticket ticket
            = source->fetchCount(catalog::defaultQuery(catalog::workloadResource), base::Urgency::Visible,
                                 [&count](const table::CountAnswer &answer) { count = answer.count; });
        QTRY_VERIFY_WITH_TIMEOUT(count, 20'000);
        QVERIFY2(qAbs(*count - copy.state().rows) <= 20 + *count / 50,
                 qPrintable(u"%1 rows here, %2 there"_s.arg(copy.state().rows).arg(*count)));
    }

    void suspendedWorkloadsOfAControlPlane()
    {
        start();
        auto made = std::make_unique<CopySource>(
            catalog::makeSource(catalog::workloadResource, m_session->client(), m_names),
            [this] { return catalog::makeSource(catalog::workloadResource, m_session->client(), m_names); }, m_names);
        CopySource &copy = *made;
        copy.follow(catalog::changeKeys(catalog::workloadResource), [this] { return m_session->nowMs(); });
        WindowModel model(std::move(made));
        table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
        query.filters = {{u"phase"_s, Op::Equal, {u"Running"_s}, {}}, {u"type"_s, Op::Equal, {u"Training"_s}, {}}};
        query.sortKey = u"images"_s; // the server cannot
        model.setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(copy.state().phase == Phase::Ready && !model.isLoading(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(copy.state().changesAtMs > 0, 30'000);
        QVERIFY(copy.state().tellsChanges && copy.state().tellsDeleted);
        QVERIFY(model.total() > 1);
        const qint64 total = model.total();
        const base::Key key = model.idAt(0);

        m_session->allowChanges(true);
        connect(m_session.get(), &session::Session::changed, &copy, &CopySource::noteWrite);
        bool isDone = false;
        const api::Call call = m_session->client().batchWorkloads(api::Client::BatchAction::Suspend, {key}, this,
                                                                  [&](const auto &result) {
                                                                      QVERIFY(result);
                                                                      isDone = true;
                                                                  });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000);
        model.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(model.total(), total - 1, 20'000);
        QCOMPARE(model.rowOf(key), -1);
        QVERIFY(copy.state().changedRows >= 1);
    }
};

QTEST_GUILESS_MAIN(TestFollowing)
#include "tst_following.moc"
