// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"
#include "models/csv/exportjob.h"
#include "models/csv/groupscsv.h"
#include "models/replica/copysource.h"
#include "models/table/grouprow.h"
#include "models/table/selection.h"
#include "tests/support/podrows.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace podrows;
using replica::CopySource;
using table::WindowModel;

namespace {

struct Bench
{
    explicit Bench(std::vector<Row> of)
        : rows(std::move(of))
    {
        auto made = std::make_unique<CopySource>(
            std::make_unique<Source>(&rows), [this] { return std::make_unique<Source>(&rows); }, names);
        copy = made.get();
        model = std::make_unique<WindowModel>(std::move(made));
        tester = std::make_unique<QAbstractItemModelTester>(model.get());
        selection = std::make_unique<table::SelectionModel>(model.get());
    }

    void ask(const QStringList &groupBy)
    {
        table::ListQuery query;
        query.groupBy = groupBy;
        model->setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(model->isGrouped() == !groupBy.isEmpty() && !model->isLoading(), 20'000);
    }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(!model->isLoading(), 20'000); }
    QStringList texts() const
    {
        QStringList list;
        for (int row = 0; row < model->rowCount(); ++row)
            list << model->index(row, Name).data().toString();
        return list;
    }
    int rowOf(const QString &text) const { return int(texts().indexOf(text)); }
    void open(const QString &group, bool isOpen = true)
    {
        copy->setOpen(model->idAt(rowOf(group)), isOpen);
        settle();
    }
    void select(int first, int last)
    {
        selection->select(QItemSelection(model->index(first, 0), model->index(last, 0)),
                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                              | QItemSelectionModel::Current);
    }

    catalog::ClusterNames names;
    std::vector<Row> rows;
    CopySource *copy = nullptr;
    std::unique_ptr<WindowModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
    std::unique_ptr<table::SelectionModel> selection;
};

std::vector<Row> someRows()
{
    return {{.project = "a", .gpus = 0.1},
            {.project = "b", .gpus = 0.2},
            {.project = "a", .gpus = 0.2},
            {.project = "c", .gpus = 1},
            {.project = "b"},
            {.project = "b", .gpus = 4}};
}

// A file without quotes, by line: cells by title.
QList<QHash<QString, QString>> linesOf(const QByteArray &csv)
{
    QList<QHash<QString, QString>> lines;
    QStringList titles;
    for (const QByteArray &line : csv.trimmed().split('\n')) {
        const QStringList cells = QString::fromUtf8(line).remove(u'\r').split(u',');
        if (titles.isEmpty()) {
            titles = cells;
            continue;
        }
        QHash<QString, QString> &cellOf = lines.emplace_back();
        for (qsizetype i = 0; i < titles.size(); ++i)
            cellOf.insert(titles.at(i), cells.value(i));
    }
    return lines;
}

// "12.345" as 12345; absent values have none.
std::optional<qint64> thousandths(const QString &cell)
{
    if (cell.isEmpty())
        return {};
    const qsizetype point = cell.indexOf(u'.');
    const QString whole = point < 0 ? cell : cell.left(point);
    const QString part = point < 0 ? QString() : cell.mid(point + 1);
    return whole.toLongLong() * 1000 + part.leftJustified(3, u'0').toLongLong();
}

const QString total = u"Total of 3 project(s)"_s;

} // namespace

class TestCopyGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsNeedTheCopy()
    {
        Bench bench(someRows());
        QSignalSpy header(bench.model.get(), &QAbstractItemModel::headerDataChanged);
        bench.ask({u"project"_s});
        QVERIFY(bench.copy->needsCopy(bench.model->query()));
        QCOMPARE(bench.texts(), (QStringList{total, u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(bench.model->total(), qint64(6)); // objects, not lines
        QVERIFY(bench.model->isTotalExact());
        QVERIFY(!bench.model->isWhole());
        QVERIFY(header.count() > 0);
        QCOMPARE(bench.model->headerData(Name, Qt::Horizontal).toString(), u"Project › Pod"_s);
        const int b = bench.rowOf(u"b"_s);
        QCOMPARE(bench.model->groupAt(b)->rows, qint64(3));
        QCOMPARE(bench.model->index(b, Gpus).data().toString(), u"4.2"_s);
        QVERIFY(bench.model->index(b, Gpus).data(Qt::AccessibleTextRole).toString().contains(u"1 row"));
        const QString words = bench.model->index(b, Name).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(words.startsWith(u"b, group of level 1, collapsed, 3 row"), qPrintable(words));
        // It is no object.
        QVERIFY(std::holds_alternative<std::monostate>(bench.model->valueAt(b, Gpus)));
        QVERIFY(bench.model->jsonAt(b).isEmpty());

        bench.ask({});
        QCOMPARE(bench.model->rowCount(), 6);
        QCOMPARE(bench.model->headerData(Name, Qt::Horizontal).toString(), u"Pod"_s);
    }

    void groupsOpenWhereTheyAre()
    {
        Bench bench(someRows());
        bench.ask({u"project"_s});
        bench.open(u"b"_s);
        QCOMPARE(bench.texts(), (QStringList{total, u"a"_s, u"b"_s, u"pod-1"_s, u"pod-4"_s, u"pod-5"_s, u"c"_s}));
        QCOMPARE(bench.model->parentOf(4), 2);
        QCOMPARE(bench.model->parentOf(2), -1);
        QVERIFY(bench.model->groupAt(2)->isOpen && !bench.model->groupAt(3));
        QVERIFY(bench.model->index(2, Name).data(Qt::AccessibleTextRole).toString().contains(u"expanded"));

        // What is selected stays, also if it disappears for a while.
        bench.select(4, 4);
        const QList<base::Key> chosen = bench.selection->ids();
        QCOMPARE(chosen.size(), 1);
        bench.selection->setCurrentIndex(bench.model->index(2, 0), QItemSelectionModel::NoUpdate);
        QSignalSpy shifted(bench.model.get(), &WindowModel::rowsShifted);
        bench.open(u"a"_s);
        QCOMPARE(bench.selection->ids(), chosen);
        QVERIFY(bench.selection->isRowSelected(bench.rowOf(u"pod-4"_s)));
        QCOMPARE(shifted.count(), 0); // the first row on screen is where it was
        QCOMPARE(bench.selection->currentIndex().row(), bench.rowOf(u"b"_s));
        bench.open(u"b"_s, false);
        QCOMPARE(bench.texts(), (QStringList{total, u"a"_s, u"pod-0"_s, u"pod-2"_s, u"b"_s, u"c"_s}));
        QCOMPARE(bench.selection->ids(), chosen);
        QCOMPARE(bench.selection->count(), qint64(1));
        bench.open(u"b"_s);
        QVERIFY(bench.selection->isRowSelected(bench.rowOf(u"pod-4"_s)));

        bench.copy->openAll();
        bench.settle();
        QCOMPARE(bench.model->rowCount(), 10);
        bench.copy->closeAll();
        bench.settle();
        QCOMPARE(bench.model->rowCount(), 4);
    }

    void openGroupsStayOpenWhenRowsAreReadAgain()
    {
        Bench bench(someRows());
        bench.ask({u"project"_s});
        bench.open(u"b"_s);
        bench.selection->setCurrentIndex(bench.model->index(2, 0), QItemSelectionModel::NoUpdate);
        const base::Key key = bench.selection->currentId();
        QVERIFY(table::isGroupKey(key));
        bench.rows[4].gpus = 7;
        bench.rows.push_back({.project = "aa"});
        bench.rows.push_back({.project = "b"});
        const qint64 readAt = bench.copy->state().readAtMs;
        QTest::qWait(5);
        bench.copy->readAgain();
        QTRY_VERIFY_WITH_TIMEOUT(bench.copy->state().readAtMs > readAt, 20'000);
        bench.settle();
        QCOMPARE(bench.texts(),
                 (QStringList{u"Total of 4 project(s)"_s, u"a"_s, u"aa"_s, u"b"_s, u"pod-1"_s, u"pod-4"_s, u"pod-5"_s,
                              u"pod-7"_s, u"c"_s}));
        QCOMPARE(bench.model->total(), qint64(8));
        QCOMPARE(bench.selection->currentId(), key);
        QCOMPARE(bench.selection->currentIndex().row(), 3);
        QCOMPARE(bench.model->index(3, Gpus).data().toString(), u"11.2"_s);
        // What has changed is marked, in the group as in the row.
        QVERIFY(bench.model->index(3, Gpus).data(WindowModel::ChangedRole).toBool());
        QVERIFY(bench.model->index(5, Gpus).data(WindowModel::ChangedRole).toBool());
        QVERIFY(!bench.model->index(1, Gpus).data(WindowModel::ChangedRole).toBool());
    }

    void groupsAreNeverSelected()
    {
        Bench bench(someRows());
        bench.ask({u"project"_s});
        bench.open(u"b"_s);
        bench.select(1, 6); // a, b, its rows, c
        QCOMPARE(bench.selection->count(), qint64(3));
        QCOMPARE(bench.selection->ids().size(), 3);
        QVERIFY(std::ranges::none_of(bench.selection->ids(), table::isGroupKey));
        QVERIFY(!bench.selection->isRowSelected(2));
        bench.select(1, 2);
        QCOMPARE(bench.selection->count(), qint64(0));
        QVERIFY(!bench.selection->hasSelection());

        bench.selection->selectAll();
        QVERIFY(bench.selection->isAllWithoutExceptions());
        QCOMPARE(bench.selection->count(), qint64(6)); // all that match, in closed groups, too
        QVERIFY(!bench.selection->contains(bench.model->idAt(2)));
        bench.selection->select(QItemSelection(bench.model->index(2, 0), bench.model->index(3, 0)),
                                QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        QCOMPARE(bench.selection->count(), qint64(5));
        QCOMPARE(bench.selection->exceptions().size(), 1);
        bench.open(u"a"_s);
        QCOMPARE(bench.selection->count(), qint64(5));
    }

    void manyRows()
    {
        std::vector<Row> rows;
        for (int i = 0; i < 5'000; ++i)
            rows.push_back({.project = i < 4'000 ? "many" : "p" + std::to_string(i % 500)});
        Bench bench(rows);
        bench.ask({u"project"_s});
        QCOMPARE(bench.model->rowCount(), 502);
        bench.copy->setOpen(bench.model->idAt(1), true); // "many"
        bench.settle();
        QCOMPARE(bench.model->rowCount(), 4'502);
        bench.model->setVisibleRows(3'000, 3'030);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.model->idAt(3'000).isNull() && !bench.model->isLoading(), 20'000);
        QCOMPARE(bench.model->parentOf(3'000), 1);
        QCOMPARE(bench.model->index(3'000, Name).data().toString(), u"pod-2998"_s);
        bench.copy->closeAll(); // none of the rows on screen is left
        bench.settle();
        QCOMPARE(bench.model->rowCount(), 502);
        QVERIFY(bench.model->visibleRows().second < 502);
    }

    // Every figure is the one that a reader computes from the file of rows.
    void theFileOfGroupsAddsUpTheFileOfRows()
    {
        std::mt19937 random(5);
        std::vector<Row> rows;
        const char *const phases[] = {"Running", "Pending", "Failed"};
        for (int i = 0; i < 3'000; ++i) {
            Row row{.project = "p" + std::to_string(random() % 7), .workload = int(random() % 40)};
            row.phase = phases[random() % 3];
            if (random() % 10 > 0)
                row.gpus = double(random() % 100'000) / 1000;
            if (random() % 10 > 0)
                row.restarts = random() % 50;
            if (random() % 10 > 0)
                row.createdAt = 1'700'000'000'000 + qint64(random());
            rows.push_back(row);
        }
        Bench bench(rows);
        bench.ask({u"project"_s, u"workloadId"_s});
        const QTemporaryDir folder;
        csv::ExportRequest request;
        request.resource = catalog::podResource;
        request.file = folder.filePath(u"rows.csv"_s);
        csv::ExportJob job(bench.copy->frozen()(), request);
        QSignalSpy finished(&job, &csv::ExportJob::finished);
        job.start();
        QVERIFY(finished.wait(20'000) && job.isComplete());
        QFile file(request.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto ofRows = linesOf(file.readAll());
        QCOMPARE(ofRows.size(), 3'000);

        std::vector<table::ColumnInfo> columns;
        for (int i = 0; i < bench.copy->columnCount(); ++i)
            columns.push_back(bench.copy->column(i));
        replica::StoreSource::AllGroups groups;
        const table::Ticket ticket
            = bench.copy->fetchGroups([&groups](replica::StoreSource::AllGroups all) { groups = std::move(all); });
        QTRY_VERIFY_WITH_TIMEOUT(!groups.empty(), 20'000);
        const auto ofGroups = linesOf(QByteArray::fromStdString(csv::groupsCsv(groups, columns, {})));
        QCOMPARE(std::size_t(ofGroups.size()), groups.size());
        QVERIFY(groups.size() > 200);
        qint64 byLevel[3] = {};
        for (const auto &group : ofGroups) {
            const int level = group.value(u"level"_s).toInt();
            qint64 count = 0;
            std::optional<qint64> gpus;
            std::optional<qint64> restarts;
            qint64 lackingGpus = 0;
            QString oldest;
            QHash<QString, int> states;
            for (const auto &row : ofRows) {
                if ((level > 0 && row.value(u"project"_s) != group.value(u"project"_s))
                    || (level > 1 && row.value(u"workloadId"_s) != group.value(u"workloadId"_s)))
                    continue;
                ++count;
                const auto add = [&row](std::optional<qint64> &sum, const QString &title) {
                    if (const auto number = thousandths(row.value(title)))
                        sum = sum.value_or(0) + *number;
                };
                add(gpus, u"gpus[GPUs]"_s);
                add(restarts, u"restarts"_s);
                lackingGpus += row.value(u"gpus[GPUs]"_s).isEmpty() ? 1 : 0;
                ++states[row.value(u"phase"_s)];
                const QString time = row.value(u"createdAt"_s); // sorts as text
                oldest = !time.isEmpty() && (oldest.isEmpty() || time < oldest) ? time : oldest;
            }
            byLevel[level] += count;
            QCOMPARE(group.value(u"rows"_s), QString::number(count));
            QCOMPARE(thousandths(group.value(u"gpus[GPUs]"_s)), gpus);
            QCOMPARE(thousandths(group.value(u"restarts"_s)), restarts);
            QCOMPARE(group.value(u"gpus:absent"_s), QString::number(lackingGpus));
            QCOMPARE(group.value(u"createdAt:oldest"_s), oldest);
            for (const char *phase : phases)
                QCOMPARE(group.value(u"phase:"_s + QLatin1StringView(phase)).toInt(),
                         states.value(QLatin1StringView(phase)));
        }
        for (const qint64 sum : byLevel)
            QCOMPARE(sum, qint64(3'000));

        // The table shows the same.
        for (int row = 0; row < bench.model->rowCount(); ++row) {
            const table::GroupRow &shown = *bench.model->groupAt(row);
            const auto same = std::ranges::find_if(ofGroups, [&](const auto &line) {
                return line.value(u"level"_s).toInt() == shown.level + 1
                    && (shown.level < 0 || line.value(u"project"_s) == std::get<QString>(shown.title));
            });
            QVERIFY(same != ofGroups.end());
            QCOMPARE(same->value(u"rows"_s), QString::number(shown.rows));
            QCOMPARE(same->value(u"gpus[GPUs]"_s).toDouble(), std::get<double>(shown.cells[Gpus].value));
        }
    }

    void otherGroupsAreClosed()
    {
        Bench bench(someRows());
        bench.ask({u"project"_s});
        bench.copy->openAll();
        bench.settle();
        bench.ask({u"project"_s, u"gpus"_s});
        QVERIFY(bench.copy->openGroups().all);
        bench.ask({u"gpus"_s});
        QVERIFY(bench.copy->openGroups().isNone());
        QCOMPARE(bench.model->rowCount(), 6);
    }
};

QTEST_GUILESS_MAIN(TestCopyGroups)
#include "tst_copygroups.moc"
