// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/copysource.h"
#include "models/table/grouprow.h"
#include "models/table/selection.h"
#include "tests/support/podrows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

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
