// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/time.h"
#include "models/catalog/pods.h"
#include "models/csv/exportjob.h"
#include "models/replica/copysource.h"
#include "models/table/match.h"
#include "models/table/selection.h"
#include "tests/model/catalogbench.h"
#include "tests/model/exportbench.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using replica::CopySource;
using replica::CopyState;
using Phase = replica::CopyState::Phase;
using table::Op;
using table::WindowModel;

namespace {

// A list that changes here changes on the server, for all sources that are made of it.
struct Bench
{
    explicit Bench(int count, const CopySource::Patience &patience = {})
    {
        for (int i = 0; i < count; ++i)
            rows.push_back({std::uint64_t(i + 1), 1'700'000'000'000 + i * 1000,
                            "pod-" + std::to_string(i * 7919 % 100'000), i % 9 * 0.25});
        auto server = std::make_unique<exportbench::Source>();
        shown = server.get();
        shown->rows = rows;
        shown->pageSize = pageSize;
        auto made = std::make_unique<CopySource>(
            std::move(server),
            [this] {
                auto source = std::make_unique<exportbench::Source>();
                source->rows = rows;
                source->pageSize = pageSize;
                source->failAt = failAt;
                source->countedTooMany = tooMany;
                source->life = [this] { ++reads; };
                return source;
            },
            names, patience);
        copy = made.get();
        model = std::make_unique<WindowModel>(std::move(made));
    }

    void ask(const table::ListQuery &query)
    {
        model->setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(model->hasAnswer() && !model->isLoading(), 20'000);
    }
    void waitFor(Phase phase) const
    {
        QTRY_VERIFY2_WITH_TIMEOUT(copy->state().phase == phase, "the copy does not get there", 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!model->isLoading(), 20'000);
    }
    QStringList firstNames(int count) const
    {
        QStringList list;
        for (int row = 0; row < count; ++row)
            list << model->index(row, 0).data().toString();
        return list;
    }
    // The names in the order of the GPUs, the most first; the newest first of those that are equal.
    QStringList byGpus(int count) const
    {
        std::vector<exportbench::Row> sorted = rows;
        std::ranges::reverse(sorted);
        std::ranges::stable_sort(sorted, std::greater(), &exportbench::Row::gpus);
        QStringList list;
        for (int row = 0; row < count; ++row)
            list << QString::fromStdString(sorted[std::size_t(row)].name);
        return list;
    }

    static constexpr int pageSize = 200;

    catalog::ClusterNames names;
    std::vector<exportbench::Row> rows;
    int failAt = -1;
    int tooMany = 0; // that are counted, but not sent
    int reads = 0; // pages for copies
    exportbench::Source *shown = nullptr;
    CopySource *copy = nullptr;
    std::unique_ptr<WindowModel> model;
};

table::ListQuery newest()
{
    table::ListQuery query;
    query.sortKey = u"createdAt"_s;
    query.descending = true;
    return query;
}

table::ListQuery mostGpus()
{
    table::ListQuery query;
    query.sortKey = u"resources.gpu"_s; // the server cannot sort by it
    query.descending = true;
    return query;
}

} // namespace

class TestCopySource : public CatalogBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void aQueryThatTheServerKnowsReadsNothing()
    {
        Bench bench(300);
        bench.ask(newest());
        QCOMPARE(bench.copy->state().phase, Phase::Off);
        QVERIFY(!bench.copy->needsCopy(newest()));
        QVERIFY(!bench.copy->sortsHere());
        QCOMPARE(bench.reads, 0);
        QVERIFY(bench.copy->remark(newest()).isEmpty());
        QVERIFY(bench.copy->asSent(newest()));
    }

    void rowsAreSortedHereOnceAllAreThere()
    {
        Bench bench(10'000);
        const QAbstractItemModelTester tester(bench.model.get());
        bench.ask(newest());
        const QStringList before = bench.firstNames(3);
        table::SelectionModel selection(bench.model.get());
        selection.select(bench.model->index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        const QList<base::Key> chosen = selection.ids();

        const qint64 began = QDateTime::currentMSecsSinceEpoch();
        QStringList whileReading;
        QString remark;
        connect(bench.copy, &CopySource::changed, this, [&] {
            if (bench.copy->state().phase == Phase::Loading && bench.model->hasAnswer()) {
                whileReading = bench.firstNames(3);
                remark = bench.copy->remark(mostGpus());
            }
        });
        bench.model->setQuery(mostGpus());
        selection.setMarks({false, chosen});
        bench.waitFor(Phase::Ready);
        QTRY_COMPARE_WITH_TIMEOUT(bench.firstNames(150), bench.byGpus(150), 20'000);
        QCOMPARE(whileReading, before); // the rows of the server, in the order that it had
        QVERIFY(!remark.isEmpty());
        QVERIFY(bench.copy->sortsHere());
        QVERIFY(bench.copy->remark(mostGpus()).isEmpty());
        QVERIFY(!bench.copy->asSent(mostGpus()));
        QCOMPARE(bench.model->total(), qint64(10'000));
        QCOMPARE(selection.ids(), chosen);

        const CopyState state = bench.copy->state();
        QVERIFY(state.isServing && !state.isWanted && !state.isRefreshing);
        QCOMPARE(state.rows, qint64(10'000));
        QCOMPARE(state.expected, qint64(10'000));
        QCOMPARE(state.missing, qint64(0));
        QVERIFY(state.requests >= 50);
        QVERIFY(state.readAtMs >= began && state.readAtMs <= QDateTime::currentMSecsSinceEpoch());
        QVERIFY(state.arrangedInMs >= 0);
        QVERIFY(state.bytes > 0);
        QCOMPARE(bench.model->updatedAtMs(), state.readAtMs); // not when the model was answered
        QVERIFY(bench.model->answeredAtMs() >= state.readAtMs);

        // What the server can do, it does: those rows are newer.
        bench.ask(newest());
        QVERIFY(!bench.copy->state().isServing);
        QCOMPARE(bench.firstNames(3), before);
        QVERIFY(bench.model->updatedAtMs() > state.readAtMs);
    }

    void rowsAreFilteredHereByAnyColumn()
    {
        Bench bench(500);
        table::ListQuery query = newest();
        query.filters = {{u"resources.gpu"_s, Op::Above, {u"1"_s}, {}}, {u"ownerId"_s, Op::Contains, {u"doe"_s}, {}}};
        bench.ask(query);
        bench.waitFor(Phase::Ready);
        const auto matching = std::ranges::count_if(bench.rows, [](const auto &row) { return row.gpus > 1; });
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->total(), qint64(matching), 20'000);
        QVERIFY(bench.model->isTotalExact());
        QVERIFY(bench.copy->isForServer({u"createdAt"_s, Op::AtLeast, {u"2020-01-01"_s}, {}}));
        QVERIFY(!bench.copy->isForServer({u"createdAt"_s, Op::Below, {u"2020-01-01"_s}, {}}));
        QVERIFY(!bench.copy->isForServer(query.filters.constFirst()));
    }

    void whatTheServerSaysOfASearchStays()
    {
        Bench bench(500);
        bench.shown->searchRemark = u"Searches names only."_s;
        table::ListQuery query = mostGpus();
        query.search = u"pod-1"_s;
        bench.ask(query);
        bench.waitFor(Phase::Ready);
        QVERIFY(bench.copy->state().isServing);
        QCOMPARE(bench.copy->remark(query), bench.shown->searchRemark);
    }

    void onlyWhatTheServerSelectsIsRead()
    {
        Bench bench(500);
        table::ListQuery query = mostGpus();
        const qint64 since = bench.rows[400].createdAt;
        query.filters = {{u"createdAt"_s, Op::AtLeast, {QString::fromLatin1(base::formatTime(since))}, {}}};
        bench.ask(query);
        bench.waitFor(Phase::Ready);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->total(), qint64(100), 20'000);
        QCOMPARE(bench.copy->state().rows, qint64(100));

        // Narrower, so it is answered at once; then wider, so more has to be read.
        const int reads = bench.reads;
        query.filters.append({u"resources.gpu"_s, Op::Equal, {u"0.25"_s}, {}});
        bench.ask(query);
        QVERIFY(bench.copy->state().isServing);
        QCOMPARE(bench.reads, reads);
        bench.ask(mostGpus());
        bench.waitFor(Phase::Ready);
        QTRY_COMPARE_WITH_TIMEOUT(bench.copy->state().rows, qint64(500), 60'000);
        QVERIFY(bench.reads > reads);
    }

    void longListsAreReadWhenAskedFor()
    {
        Bench bench(int(CopySource::unaskedRows) + 1);
        bench.ask(mostGpus());
        bench.waitFor(Phase::Asks);
        const CopyState state = bench.copy->state();
        QCOMPARE(state.expected, CopySource::unaskedRows + 1);
        QVERIFY(state.isWanted && !state.isServing && state.bytes > 0);
        QVERIFY(!bench.copy->remark(mostGpus()).isEmpty());
        const int reads = bench.reads;
        bench.model->refresh(); // does not begin by itself
        QTRY_VERIFY_WITH_TIMEOUT(!bench.model->isLoading(), 20'000);
        QCOMPARE(bench.copy->state().phase, Phase::Asks);
        QCOMPARE(bench.reads, reads);

        bench.copy->load(100); // still too many
        bench.waitFor(Phase::Asks);
        bench.copy->load();
        QTRY_VERIFY_WITH_TIMEOUT(bench.copy->state().rows > 0 && bench.copy->state().expected > 0, 20'000);
        QCOMPARE(bench.copy->state().phase, Phase::Loading);
        QCOMPARE(bench.copy->state().expected, CopySource::unaskedRows + 1);
        QVERIFY(bench.copy->state().rowsPerSecond > 0);
        bench.copy->cancel();
        QCOMPARE(bench.copy->state().phase, Phase::Off);
        bench.model->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.model->isLoading(), 20'000);
        QCOMPARE(bench.copy->state().phase, Phase::Off);
    }

    void aCopyThatWasAskedForIsUsedUntilItIsDropped()
    {
        Bench bench(400);
        bench.ask(newest());
        bench.copy->load();
        bench.waitFor(Phase::Ready);
        QVERIFY(bench.copy->state().isServing);
        QVERIFY(bench.copy->sortsHere());
        const int asked = bench.shown->requests;
        table::ListQuery query = newest();
        query.sortKey = u"name"_s;
        query.search = u"POD-7"_s;
        bench.ask(query);
        const auto matching
            = std::ranges::count_if(bench.rows, [](const auto &row) { return row.name.starts_with("pod-7"); });
        QCOMPARE(bench.model->total(), qint64(matching));
        QCOMPARE(bench.shown->requests, asked);

        const CopySource::Maker frozen = bench.copy->frozen();
        QVERIFY(frozen);
        const auto snapshot = frozen();
        QVERIFY(snapshot->sortsHere());
        bench.copy->drop();
        QCOMPARE(bench.copy->state().phase, Phase::Off);
        QTRY_VERIFY_WITH_TIMEOUT(bench.shown->requests > asked && !bench.model->isLoading(), 20'000);
        QVERIFY(!bench.copy->frozen());
        std::optional<std::int64_t> counted; // what was taken before stays whole
        const table::Ticket ticket = snapshot->fetchCount(
            query, base::Urgency::Export, [&counted](const table::CountAnswer &answer) { counted = answer.count; });
        QTRY_COMPARE_WITH_TIMEOUT(counted, std::optional<std::int64_t>(matching), 20'000);
    }

    // The place of a row in the server's order says nothing about the order of the copy.
    void rowsThatWereNotLoadedAreNotSelectedInAnotherOrder()
    {
        Bench bench(5000);
        bench.ask(newest());
        table::SelectionModel selection(bench.model.get());
        const QSignalSpy dropped(&selection, &table::SelectionModel::unknownDropped);
        const auto rows = [&bench](int first, int last) {
            return QItemSelection(bench.model->index(first, 0), bench.model->index(last, 0));
        };
        selection.select(rows(0, 1), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        selection.select(rows(3000, 3009), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const QList<base::Key> loaded{bench.model->idAt(0), bench.model->idAt(1)};
        QCOMPARE(selection.count(), 12);
        QCOMPARE(selection.unknownCount(), 10);

        bench.copy->load();
        bench.waitFor(Phase::Ready);
        QTRY_COMPARE_WITH_TIMEOUT(selection.count(), 2, 20'000);
        const QList<base::Key> left = selection.ids();
        QCOMPARE(QSet(left.begin(), left.end()), QSet(loaded.begin(), loaded.end()));
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped[0][0].toLongLong(), 10);

        // And back.
        selection.select(rows(3000, 3004), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(selection.unknownCount(), 5);
        bench.copy->drop();
        QTRY_COMPARE_WITH_TIMEOUT(selection.count(), 2, 20'000);
        bench.model->setVisibleRows(3000, 3020);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.model->idAt(3004).isNull(), 20'000);
        QCOMPARE(selection.count(), 2);
    }

    void anExportHasTheRowsAsTheyAreShown()
    {
        Bench bench(5000);
        bench.rows[4999 - 3002].unread = "resources.gpu"; // one of those that are exported below
        bench.ask(mostGpus());
        bench.waitFor(Phase::Ready);
        table::SelectionModel selection(bench.model.get());
        selection.select(QItemSelection(bench.model->index(3000, 0), bench.model->index(3009, 0)),
                         QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(selection.unknownCount(), 10);

        const QTemporaryDir folder;
        csv::ExportRequest request{.resource = catalog::podResource,
                                   .query = mostGpus(),
                                   .columns = {},
                                   .only
                                   = csv::RowChoice{selection.marks(), selection.unknownRows(), selection.count()},
                                   .shown = bench.copy->frozen(),
                                   .file = folder.filePath(u"pods.csv"_s)};
        csv::ExportJob job(request.shown(), request);
        const QSignalSpy finished(&job, &csv::ExportJob::finished);
        job.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QVERIFY2(job.isComplete(), qPrintable(job.closingSentence()));
        QFile file(request.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList written;
        for (const QByteArray &line : file.readAll().split('\n').mid(1)) {
            if (!line.isEmpty())
                written << QString::fromUtf8(line.split(',').constFirst());
        }
        QCOMPARE(written, bench.byGpus(3010).mid(3000));
    }

    void anExportSaysWhatTheCopyLacks()
    {
        Bench bench(1000);
        bench.tooMany = 7;
        bench.rows[500].unread = "resources.gpu";
        bench.ask(newest());
        bench.copy->load();
        bench.waitFor(Phase::Ready);
        QCOMPARE(bench.copy->state().missing, 7);
        const QTemporaryDir folder;
        csv::ExportJob job(bench.copy->frozen()(),
                           {.resource = catalog::podResource,
                            .query = newest(),
                            .columns = {},
                            .only = {},
                            .shown = {},
                            .file = folder.filePath(u"pods.csv"_s)});
        const QSignalSpy finished(&job, &csv::ExportJob::finished);
        job.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QVERIFY(job.hasSucceeded() && !job.isComplete());
        QVERIFY2(job.closingSentence().contains(u"7 row(s) may be missing"_s), qPrintable(job.closingSentence()));
        QVERIFY2(job.closingSentence().contains(u"1 value(s) could not be read"_s), qPrintable(job.closingSentence()));
    }

    void failuresLeaveTheRowsOfTheServer()
    {
        Bench bench(400);
        bench.failAt = 1;
        bench.ask(mostGpus());
        bench.waitFor(Phase::Failed);
        QVERIFY(bench.copy->state().problem);
        QCOMPARE(bench.copy->state().problem->kind, table::Problem::Kind::Forbidden);
        QCOMPARE(bench.model->total(), qint64(400));
        QVERIFY(!bench.model->problem());
        bench.failAt = -1;
        bench.copy->load();
        bench.waitFor(Phase::Ready);
        QVERIFY(!bench.copy->state().problem);
        QTRY_COMPARE_WITH_TIMEOUT(bench.firstNames(100), bench.byGpus(100), 20'000);
    }

    void copiesAreReadAgainWhileTheyAreUsed()
    {
        Bench bench(200, {.refreshAfterMs = 0, .refresh = {1, 5}});
        bench.ask(mostGpus());
        bench.waitFor(Phase::Ready);
        const qint64 readAt = bench.copy->state().readAtMs;
        bench.rows[7].gpus = 100;
        bench.rows.push_back({1001, 1'800'000'000'000, "late", 90});
        // Not at once: a copy is not read all the time.
        const auto isNewer = [&] {
            bench.model->refresh();
            return bench.copy->state().readAtMs > readAt && bench.copy->state().rows == 201;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isNewer(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(bench.firstNames(100), bench.byGpus(100), 20'000);
        QCOMPARE(bench.model->total(), qint64(201));

        // A failure leaves what is there.
        bench.failAt = 1;
        bench.copy->readAgain();
        QVERIFY(bench.copy->state().isRefreshing);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.copy->state().isRefreshing, 20'000);
        QCOMPARE(bench.copy->state().phase, Phase::Ready);
        QVERIFY(bench.copy->state().problem);
        QCOMPARE(bench.copy->state().rows, qint64(201));
    }

    void rowsThatDidNotComeAreTold()
    {
        Bench bench(100);
        bench.ask(newest());
        auto *source = new exportbench::Source;
        source->rows = bench.rows;
        source->countedTooMany = 4;
        CopySource copy(
            std::make_unique<exportbench::Source>(), [&] { return std::unique_ptr<table::TableSource>(source); },
            bench.names);
        copy.load();
        QTRY_COMPARE_WITH_TIMEOUT(copy.state().phase, Phase::Ready, 20'000);
        QCOMPARE(copy.state().rows, qint64(100));
        QCOMPARE(copy.state().expected, qint64(104));
        QCOMPARE(copy.state().missing, qint64(4));
    }

    void copiesThatNobodyLooksAtAreGivenBack()
    {
        Bench bench(200, {.keptMs = 1000});
        bench.ask(mostGpus());
        bench.waitFor(Phase::Ready);
        bench.waitFor(Phase::Off);
        const int reads = bench.reads;
        QTest::qWait(100);
        QCOMPARE(bench.reads, reads);
        bench.model->refresh(); // somebody looks again
        bench.waitFor(Phase::Ready);
        QVERIFY(bench.reads > reads);
    }

    void podsOfAControlPlane()
    {
        start();
        auto made = std::make_unique<CopySource>(
            catalog::makeSource(catalog::podResource, m_session->client(), m_names),
            [this] { return catalog::makeSource(catalog::podResource, m_session->client(), m_names); }, m_names);
        CopySource &copy = *made;
        WindowModel model(std::move(made));
        table::ListQuery query = catalog::defaultQuery(catalog::podResource);
        query.sortKey = u"projectName"_s;
        query.descending = false;
        query.thenBy = {{u"workloadId"_s, true}};
        model.setQuery(query);
        QTRY_COMPARE_WITH_TIMEOUT(copy.state().phase, Phase::Ready, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!model.isLoading(), 20'000);
        QVERIFY(copy.state().rows > 100);
        QCOMPARE(model.total(), copy.state().rows);
        for (int row = 1; row < 100; ++row) {
            const int order
                = table::compareValues(model.valueOf(row - 1, "projectName"), model.valueOf(row, "projectName"), false);
            QVERIFY(order <= 0);
            const int then
                = table::compareValues(model.valueOf(row - 1, "workloadId"), model.valueOf(row, "workloadId"), true);
            QVERIFY(order < 0 || then <= 0);
            const table::Value cluster = model.valueOf(row, "clusterId");
            QVERIFY(std::holds_alternative<table::Reference>(cluster));
            QVERIFY(!std::get<table::Reference>(cluster).name.isEmpty());
            QVERIFY(!model.jsonAt(row).isEmpty());
            QVERIFY(model.jsonAt(row).contains(model.idAt(row).toString().toLatin1()));
        }
        // By a column that few people look at.
        query.filters = {{u"tenantId"_s, Op::IsNotEmpty, {}, {}}};
        query.thenBy.clear();
        query.sortKey = u"requestedResources.cpuMemory.limit"_s;
        model.setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(model.hasAnswer() && !model.isLoading(), 60'000);
        QVERIFY(copy.state().isServing);
        for (int row = 1; row < std::min<int>(100, int(model.total())); ++row)
            QVERIFY(table::compareValues(model.valueOf(row - 1, "requestedResources.cpuMemory.limit"),
                                         model.valueOf(row, "requestedResources.cpuMemory.limit"), false)
                    <= 0);
    }

    void rowsAreArrangedAgainByNamesThatComeLater()
    {
        start();
        catalog::ClusterNames names;
        const auto make = [&] { return catalog::makeSource(catalog::podResource, m_session->client(), names); };
        auto made = std::make_unique<CopySource>(make(), make, names);
        CopySource &copy = *made;
        WindowModel model(std::move(made));
        table::ListQuery query = catalog::defaultQuery(catalog::podResource);
        QVERIFY(std::ranges::any_of(m_names.all(), [](const auto &one) { return one.second.startsWith(u"fra"); }));
        query.filters = {{u"clusterId"_s, Op::Contains, {u"fra"_s}, {}}}; // which no UUID contains
        model.setQuery(query);
        QTRY_COMPARE_WITH_TIMEOUT(copy.state().phase, Phase::Ready, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(copy.state().arrangedInMs >= 0 && !model.isLoading(), 20'000);
        QCOMPARE(model.total(), qint64(0));
        names.load(m_session->client());
        QTRY_VERIFY_WITH_TIMEOUT(model.total() > 0, 20'000);
        QVERIFY(copy.state().isServing);
    }
};

QTEST_GUILESS_MAIN(TestCopySource)
#include "tst_copysource.moc"
