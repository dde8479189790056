// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/selection.h"
#include "tests/model/scriptedbench.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using base::Key;
using scripted::Source;
using table::SelectionModel;
using table::WindowModel;

namespace {

struct Bench
{
    explicit Bench(std::vector<scripted::Object> objects)
        : Bench(std::make_unique<Source>(), std::move(objects))
    {
    }
    Bench(std::unique_ptr<Source> from, std::vector<scripted::Object> objects)
        : source(*from)
        , model(std::move(from))
        , selection(&model)
    {
        source.held = std::move(objects);
        model.setQuery({});
        answerAll();
    }

    void answerAll()
    {
        do {
            source.answer();
            scripted::settle();
        } while (!source.wantedOffsets().isEmpty() || source.isCountWanted());
    }
    void show(int first, int last)
    {
        model.setVisibleRows(first, last);
        scripted::settle();
        answerAll();
    }
    void refresh()
    {
        model.refresh();
        answerAll();
    }
    // As a view does it.
    void click(int row)
    {
        selection.setCurrentIndex(model.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    void controlClick(int row)
    {
        selection.setCurrentIndex(model.index(row, 0), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    }
    void shiftClick(int from, int to)
    {
        selection.select(QItemSelection(model.index(std::min(from, to), 0), model.index(std::max(from, to), 0)),
                         QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
    }
    QList<quint64> ids() const
    {
        QList<quint64> list;
        for (const Key &id : selection.ids())
            list << id.uuid().low;
        std::ranges::sort(list);
        return list;
    }
    QList<int> rows() const
    {
        QList<int> list;
        for (const QItemSelectionRange &range : selection.selection()) {
            for (int row = range.top(); row <= range.bottom(); ++row)
                list << row;
        }
        std::ranges::sort(list);
        return list;
    }
    void prepend(std::size_t count)
    {
        const auto fresh = scripted::objects(quint64(900000 + source.held.size()), count);
        source.held.insert(source.held.begin(), fresh.begin(), fresh.end());
    }

    Source &source;
    WindowModel model;
    SelectionModel selection;
};

} // namespace

class TestSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void clicks()
    {
        Bench bench(scripted::objects(1, 100));
        QSignalSpy changed(&bench.selection, &SelectionModel::changed);
        bench.click(3);
        QVERIFY(changed.size() > 0);
        QCOMPARE(bench.ids(), QList<quint64>{4});
        QCOMPARE(bench.selection.currentId(), (Key{0, 4}));
        bench.controlClick(7);
        QCOMPARE(bench.ids(), (QList<quint64>{4, 8}));
        QVERIFY(bench.selection.contains({0, 8}));
        bench.controlClick(3);
        QCOMPARE(bench.ids(), QList<quint64>{8});
        bench.click(8); // the row beside
        QCOMPARE(bench.ids(), QList<quint64>{9});
        QVERIFY(!bench.selection.contains({0, 8}));
        QCOMPARE(bench.selection.count(), 1);
        bench.selection.clearSelection();
        QCOMPARE(bench.selection.count(), 0);
    }

    void rangesGrowAndShrink()
    {
        Bench bench(scripted::objects(1, 100));
        bench.click(10);
        bench.shiftClick(10, 13);
        QCOMPARE(bench.ids(), (QList<quint64>{11, 12, 13, 14}));
        bench.shiftClick(10, 11);
        QCOMPARE(bench.ids(), (QList<quint64>{11, 12}));
        bench.shiftClick(10, 9);
        QCOMPARE(bench.ids(), (QList<quint64>{10, 11}));
    }

    void followsObjectsOverARefresh()
    {
        Bench bench(scripted::objects(1, 1000));
        QAbstractItemModelTester tester(&bench.model);
        bench.click(3);
        bench.controlClick(5);
        bench.prepend(2);
        bench.refresh();
        QCOMPARE(bench.ids(), (QList<quint64>{4, 6}));
        QCOMPARE(bench.rows(), (QList<int>{5, 7}));
        QCOMPARE(bench.selection.currentIndex().row(), 7);
        QCOMPARE(bench.selection.currentId(), (Key{0, 6}));
        QVERIFY(bench.selection.isCurrentInView());
    }

    void anotherObjectInTheRowIsNotSelected()
    {
        Bench bench(scripted::objects(1, 100));
        bench.click(3);
        QSignalSpy changed(&bench.selection, &QItemSelectionModel::selectionChanged);
        bench.source.held[3] = {777};
        bench.refresh();
        QCOMPARE(bench.rows(), QList<int>{});
        QVERIFY(changed.size() > 0);
        QCOMPARE(bench.ids(), QList<quint64>{4}); // stays selected, not in view
        QCOMPARE(bench.selection.awayCount(), 1);
        QVERIFY(!bench.selection.isCurrentInView());
        QCOMPARE(bench.selection.currentId(), (Key{0, 4}));

        // It comes back elsewhere.
        bench.source.held[50] = {4};
        bench.refresh();
        QCOMPARE(bench.rows(), QList<int>{50});
        QCOMPARE(bench.selection.awayCount(), 0);

        bench.click(10);
        QCOMPARE(bench.ids(), QList<quint64>{11});
    }

    void clickForgetsWhatIsNotInView()
    {
        Bench bench(scripted::objects(1, 100));
        bench.click(3);
        bench.source.held[3] = {777};
        bench.refresh();
        bench.controlClick(9);
        QCOMPARE(bench.ids(), (QList<quint64>{4, 10}));
        bench.click(9); // already selected in view
        QCOMPARE(bench.ids(), QList<quint64>{10});
    }

    // A row that was selected before it was current, e.g. in an earlier session.
    void theSelectedRowBecomesCurrent()
    {
        Bench bench(scripted::objects(1, 100));
        bench.selection.setMarks({false, {Key(0, 8)}});
        bench.selection.joinCurrent();
        QCOMPARE(bench.selection.currentIndex().row(), 7);
        QCOMPARE(bench.selection.currentId(), Key(0, 8));
        QCOMPARE(bench.ids(), QList<quint64>{8});
    }

    void aSelectedObjectThatNoRowShowsIsForgotten()
    {
        Bench bench(scripted::objects(1, 100));
        bench.selection.setMarks({false, {Key(0, 800)}});
        bench.selection.joinCurrent();
        QCOMPARE(bench.selection.count(), 0);
        // Several stay: the details add them up.
        bench.selection.setMarks({false, {Key(0, 800), Key(0, 900)}});
        bench.selection.joinCurrent();
        QCOMPARE(bench.selection.count(), 2);
    }

    void forgetsTheCurrentObject()
    {
        Bench bench(scripted::objects(1, 100));
        bench.click(3);
        table::ListQuery other;
        other.search = u"other"_s;
        bench.model.setQuery(other);
        bench.selection.forget();
        bench.answerAll();
        QVERIFY(bench.selection.currentId().isNull());
        QVERIFY(!bench.selection.currentIndex().isValid());
        QCOMPARE(bench.selection.count(), 0);
    }

    void survivesAnotherOrder()
    {
        Bench bench(scripted::objects(1, 100));
        bench.click(3);
        std::ranges::reverse(bench.source.held);
        table::ListQuery query;
        query.descending = true;
        bench.model.setQuery(query);
        QCOMPARE(bench.selection.count(), 1);
        bench.answerAll();
        QCOMPARE(bench.rows(), QList<int>{96});
        QCOMPARE(bench.ids(), QList<quint64>{4});
    }

    void pagesThatLeaveTheCacheKeepTheirObjects()
    {
        Bench bench(scripted::objects(1, 100000));
        bench.click(3);
        bench.controlClick(4);
        for (int row = 1000; row < 60000; row += 1400)
            bench.show(row, row + 40);
        QVERIFY(bench.model.idAt(3).isNull());
        QCOMPARE(bench.ids(), (QList<quint64>{4, 5}));
        QCOMPARE(bench.selection.count(), 2);
        bench.controlClick(59800);
        QCOMPARE(bench.selection.count(), 3);
        bench.refresh();
        QCOMPARE(bench.selection.count(), 3);
        bench.show(0, 40);
        QCOMPARE(bench.selection.count(), 3);
        QVERIFY(bench.rows().contains(3));
        QVERIFY(bench.rows().contains(4));
    }

    // While the page of a selected row is out of the cache, another object takes the row.
    void rowsThatComeBackAsAnotherObjectAreNotSelected_data()
    {
        QTest::addColumn<bool>("all");
        QTest::newRow("one is selected") << false;
        QTest::newRow("all but one are selected") << true;
    }

    void rowsThatComeBackAsAnotherObjectAreNotSelected()
    {
        QFETCH(bool, all);
        Bench bench(scripted::objects(1, 100000));
        bench.show(20000, 20030);
        if (all) {
            bench.selection.selectAll();
            bench.controlClick(20000);
        } else {
            bench.click(20000);
        }
        const base::Key object{0, 20001};
        QCOMPARE(bench.selection.contains(object), !all);
        for (int row = 30000; row < 90000; row += 1500)
            bench.show(row, row + 30);
        QVERIFY(bench.model.idAt(20000).isNull());
        bench.source.held.insert(bench.source.held.begin(), scripted::Object{500001});
        bench.show(20000, 20030);
        QCOMPARE(bench.model.idAt(20001), object);
        QCOMPARE(bench.selection.isRowSelected(20001), !all);
        QCOMPARE(bench.selection.contains(object), !all);
        if (!all)
            QVERIFY(!bench.selection.isRowSelected(20000));
    }

    void rangeOverRowsThatAreNotLoaded()
    {
        Bench bench(scripted::objects(1, 100000));
        bench.click(10);
        bench.shiftClick(10, 50009);
        QVERIFY(!bench.selection.isAll());
        QCOMPARE(bench.selection.count(), 50000);
        QVERIFY(bench.selection.unknownCount() > 49000);
        QCOMPARE(bench.selection.ids().size() + bench.selection.unknownCount(), 50000);

        // Rows become objects as their pages come.
        const qint64 unknown = bench.selection.unknownCount();
        bench.show(30000, 30040);
        QVERIFY(bench.selection.unknownCount() < unknown);
        QCOMPARE(bench.selection.count(), 50000);
        QVERIFY(bench.selection.contains({0, 30001}));

        // The range shrinks, and with it what had become known of it.
        bench.shiftClick(10, 12);
        QCOMPARE(bench.ids(), (QList<quint64>{11, 12, 13}));
        QCOMPARE(bench.selection.unknownCount(), 0);

        bench.shiftClick(10, 50009);
        bench.prepend(5);
        bench.show(0, 30);
        bench.refresh();
        QCOMPARE(bench.selection.count(), 50000);
        QVERIFY(!bench.rows().contains(14));
        QVERIFY(bench.rows().contains(15));
    }

    void allIsAFlag()
    {
        Bench bench(scripted::objects(1, 100000));
        bench.selection.selectAll();
        QVERIFY(bench.selection.isAll());
        QCOMPARE(bench.selection.count(), 100000);
        QVERIFY(bench.selection.contains({0, 99999}));
        QVERIFY(bench.selection.ids().isEmpty());

        // One taken out.
        bench.controlClick(2);
        QVERIFY(bench.selection.isAll());
        QCOMPARE(bench.selection.count(), 99999);
        QCOMPARE(bench.selection.exceptions(), (QList<Key>{{0, 3}}));
        QVERIFY(!bench.selection.contains({0, 3}));

        // New ones belong to all; the exception moves with its object.
        bench.prepend(4);
        bench.refresh();
        QVERIFY(bench.selection.isAll());
        QCOMPARE(bench.selection.count(), 100003);
        QVERIFY(bench.selection.isRowSelected(2));
        QVERIFY(!bench.selection.isRowSelected(6));
        QVERIFY(bench.selection.isRowSelected(100003));

        bench.controlClick(6);
        QVERIFY(bench.selection.exceptions().isEmpty());

        // Another order shows the same objects, another filter does not.
        table::ListQuery query = bench.model.query();
        query.descending = true;
        bench.model.setQuery(query);
        bench.answerAll();
        QVERIFY(bench.selection.isAll());
        QVERIFY(bench.selection.isRowSelected(50000));
        query.search = u"x"_s;
        bench.model.setQuery(query);
        bench.answerAll();
        QVERIFY(!bench.selection.isAll());
        QCOMPARE(bench.selection.count(), 0);

        bench.selection.selectAll();
        bench.click(1);
        QVERIFY(!bench.selection.isAll());
        QCOMPARE(bench.selection.count(), 1);
    }

    void viewsSelectAllByARange()
    {
        Bench bench(scripted::objects(1, 50));
        bench.selection.select(QItemSelection(bench.model.index(0, 0), bench.model.index(49, 3)),
                               QItemSelectionModel::ClearAndSelect);
        QVERIFY(bench.selection.isAll());
        // The same rows one by one are these rows.
        bench.click(0);
        bench.shiftClick(0, 49);
        QVERIFY(!bench.selection.isAll());
        QCOMPARE(bench.selection.ids().size(), 50);
    }

    void rowsOfAListThatShrinksStaySelected()
    {
        Bench bench(scripted::objects(1, 300));
        QAbstractItemModelTester tester(&bench.model);
        bench.show(260, 299);
        bench.click(299);
        bench.source.held.pop_back();
        bench.refresh();
        QCOMPARE(bench.model.rowCount(), 299);
        QCOMPARE(bench.ids(), QList<quint64>{300});
        QCOMPARE(bench.rows(), QList<int>{});
    }

    void currentRowBecomesAnObjectWhenItIsLoaded()
    {
        Bench bench(scripted::objects(1, 10000));
        bench.selection.setCurrentIndex(bench.model.index(5000, 1), QItemSelectionModel::ClearAndSelect);
        QVERIFY(bench.selection.currentId().isNull());
        QCOMPARE(bench.selection.unknownCount(), 1);
        bench.show(4980, 5020);
        QCOMPARE(bench.selection.currentId(), (Key{0, 5001}));
        QCOMPARE(bench.ids(), QList<quint64>{5001});
    }

    void millionRows()
    {
        Bench bench(scripted::objects(1, 1000000));
        QElapsedTimer timer;
        timer.start();
        bench.selection.selectAll();
        QCOMPARE(bench.selection.count(), 1000000);
        bench.controlClick(1);
        bench.selection.selectAll();
        bench.click(5);
        bench.shiftClick(5, 999998);
        QCOMPARE(bench.selection.count(), 999994);
        bench.prepend(1);
        bench.model.refresh();
        bench.source.answer();
        // Row by row this takes many seconds; it has to stay far away from that even on a busy machine.
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(bench.selection.count(), 999994);
    }
};

QTEST_GUILESS_MAIN(TestSelection)
#include "tst_selection.moc"
