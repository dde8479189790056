// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/workloads.h"
#include "models/table/windowmodel.h"
#include "tests/view/tablefixture.h"
#include "views/look/sizes.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/navigation/rowlinks.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"
#include "views/widgets/picklist.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace views;
using table::WindowModel;

class TestTableView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void rowsOnScreenAreReported();
    void hiddenTablesRequestNothing();
    void millionRows();
    void clickRequestsSorting();
    void unsortableColumnsSayWhy();
    void furtherColumnsSortEqualRows();
    void layoutIsKeptByKey();
    void columnsAreHiddenAndReset();
    void nameColumnTakesTheRemainingWidth();
    void widthsFollowTheFont();
    void rowsWithoutAnIdHaveNoWaysOfTheirOwn();
    void copiesPlainText();
    void copiesLoadedRowsOnly();
    void enterAndDoubleClickActivate();
    void keyboardNavigation();
    void shiftedRowsStayInPlace();
    void hoveredRowIsHighlighted();
    void typingLeadsToALoadedRow();
    void keysSort();
    void theFirstColumnStaysInSight();
    void everyCellHasAccessibleText();
    void boxesAppearWithTheSecondRow();
    void boxesAppearWithTheKey();
    void rowsThatAreNotLoadedHaveBoxes();
    void rowsAreDraggedAndStaySelected();

private:
    void open(std::int64_t rows, QSize size = {900, 500})
    {
        auto source = std::make_unique<fixture::Source>(rows);
        m_source = source.get();
        m_model = std::make_unique<WindowModel>(std::move(source));
        m_model->setFormatContext({table::Zone::Utc, fixture::now});
        m_view = std::make_unique<TableView>();
        m_view->setWindowModel(m_model.get());
        m_view->setIdColumn("id");
        m_view->resize(size);
        m_view->show();
        table::ListQuery query;
        query.sortKey = u"createdAt"_s;
        query.descending = true;
        m_model->setQuery(query);
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        QTRY_COMPARE(m_model->rowCount(), int(rows));
        if (rows > 0)
            QTRY_VERIFY(!m_model->idAt(0).isNull());
    }

    QPoint boxOf(int row) const
    {
        const QRect cell = m_view->visualRect(m_model->index(row, m_view->header()->firstVisible()));
        return {cell.left() + firstCellPadding + markSize / 2, cell.center().y()};
    }
    void clickBox(int row, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, keys, boxOf(row));
    }

    bool isLoaded() const
    {
        const auto [first, last] = m_view->visibleRows();
        for (int row = first; row <= last; ++row) {
            if (m_model->idAt(row).isNull())
                return false;
        }
        return first <= last;
    }

    void clickHeader(int column, Qt::KeyboardModifiers keys = {})
    {
        const HeaderView *header = m_view->header();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, keys,
                          QPoint(header->sectionViewportPosition(column) + 20, header->height() / 2));
    }

    fixture::Source *m_source = nullptr;
    std::unique_ptr<WindowModel> m_model;
    std::unique_ptr<TableView> m_view;
};

void TestTableView::rowsOnScreenAreReported()
{
    open(5000);
    QTRY_COMPARE(m_model->visibleRows(), m_view->visibleRows());
    QCOMPARE(m_view->visibleRows().first, 0);
    const int rows = m_view->visibleRows().second;
    QVERIFY(rows > 10 && rows < 40);

    m_view->verticalScrollBar()->setValue(1000 * m_view->rowHeight(0));
    QTRY_COMPARE(m_model->visibleRows().first, 1000);
    QCOMPARE(m_model->visibleRows(), m_view->visibleRows());

    m_view->resize(m_view->width(), m_view->height() / 2);
    QTRY_VERIFY(m_model->visibleRows().second < 1000 + rows - 3);
    QCOMPARE(m_model->visibleRows(), m_view->visibleRows());
}

void TestTableView::hiddenTablesRequestNothing()
{
    open(5000);
    m_view->hide();
    QTRY_VERIFY(!m_model->isLoading());
    const int asked = m_source->pagesAsked;
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    QTest::qWait(50);
    QCOMPARE(m_source->pagesAsked, asked);
    m_view->show();
    QTRY_VERIFY(m_source->pagesAsked > asked);
    QTRY_VERIFY(isLoaded());
}

void TestTableView::millionRows()
{
    open(1'000'000);
    QTRY_VERIFY(!m_model->isLoading());
    QScrollBar *bar = m_view->verticalScrollBar();

    // A drag requests the rows where it ends, not those it passed.
    const int asked = m_source->pagesAsked;
    for (int step = 1; step <= 200; ++step)
        bar->setValue(int(qint64(bar->maximum()) * step / 200));
    QTRY_VERIFY(isLoaded());
    QCOMPARE(m_view->visibleRows().second, 999'999);
    QVERIFY2(m_source->pagesAsked - asked <= 3, qPrintable(QString::number(m_source->pagesAsked - asked)));
    QCOMPARE(m_model->index(999'999, fixture::Name).data().toString(), u"workload-999999"_s);

    m_view->selectAll();
    QVERIFY(m_view->selectionModel()->isRowSelected(500'000));
    QVERIFY(!m_view->grab().isNull());
}

void TestTableView::clickRequestsSorting()
{
    open(100);
    m_view->setSorted(u"createdAt"_s, true);
    const QSignalSpy asked(m_view.get(), &TableView::sortRequested);
    clickHeader(fixture::Created);
    clickHeader(fixture::Phase);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0], (QVariantList{u"createdAt"_s, false}));
    QCOMPARE(asked[1], (QVariantList{u"phase"_s, false}));
    // The sort arrow moves only when the owner of the query calls setSorted().
    QCOMPARE(m_view->header()->sortedColumn(), int(fixture::Created));
    m_view->setSorted(u"phase"_s, false);
    QCOMPARE(m_view->header()->sortedColumn(), int(fixture::Phase));
    clickHeader(fixture::Phase);
    QCOMPARE(asked.last(), (QVariantList{u"phase"_s, true}));
    m_view->setSorted(u"unknown"_s, false);
    QCOMPARE(m_view->header()->sortedColumn(), -1);
}

void TestTableView::unsortableColumnsSayWhy()
{
    open(100);
    const QSignalSpy asked(m_view.get(), &TableView::sortRequested);
    clickHeader(fixture::Pods);
    QCOMPARE(asked.size(), 0);
    QVERIFY(m_view->header()->sortHindrance(fixture::Pods).contains(u"Pods"_s));
    QVERIFY(m_view->header()->sortHindrance(fixture::Phase).isEmpty());
}

void TestTableView::furtherColumnsSortEqualRows()
{
    open(100);
    const QSignalSpy asked(m_view.get(), &TableView::thenByRequested);
    const QSignalSpy sorted(m_view.get(), &TableView::sortRequested);
    m_view->setSorted(u"phase"_s, false);
    clickHeader(fixture::Project, Qt::ShiftModifier); // this list cannot
    QCOMPARE(asked.size(), 0);
    QCOMPARE(sorted.size(), 1);
    m_view->setSortsFurther(true);
    using Orders = QList<table::SortBy>;
    const auto last = [&asked] { return asked.last().at(0).value<Orders>(); };
    clickHeader(fixture::Created, Qt::ShiftModifier);
    QCOMPARE(last(), (Orders{{u"createdAt"_s, true}}));
    m_view->setSorted(u"phase"_s, false, last());
    clickHeader(fixture::Project, Qt::ShiftModifier);
    QCOMPARE(last(), (Orders{{u"createdAt"_s, true}, {u"projectName"_s, false}}));
    m_view->setSorted(u"phase"_s, false, last());
    QCOMPARE(m_view->sortedTitles(), QStringList({u"Phase"_s, u"Created"_s, u"Project"_s}));
    clickHeader(fixture::Created, Qt::ShiftModifier); // once more: the other way
    QCOMPARE(last(), (Orders{{u"createdAt"_s, false}, {u"projectName"_s, false}}));
    QCOMPARE(sorted.size(), 1);

    // Escape takes them back; so does a plain click, whose receiver sets the new order.
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(last(), Orders());
    m_view->setSorted(u"phase"_s, false);
    const qsizetype before = asked.size();
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(asked.size(), before);

    // By the menu of a title
    m_view->setCurrentIndex(m_model->index(0, fixture::Project));
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::AltModifier);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    const auto actions = menu->actions();
    const auto then = std::ranges::find(actions, u"Then sort descending"_s, &QAction::text);
    QVERIFY(then != actions.end());
    (*then)->trigger();
    QCOMPARE(last(), (Orders{{u"projectName"_s, true}}));
    menu->close();
}

void TestTableView::layoutIsKeptByKey()
{
    open(100);
    ColumnLayout layout = ColumnLayout::fromStringList(
        {u"phase 18"_s, u"column.of.another.version 12"_s, u"name 25"_s, u"pods 9 hidden"_s});
    m_view->setColumnLayout(layout);
    const HeaderView *header = m_view->header();
    QCOMPARE(header->visualIndex(fixture::Phase), 0);
    QCOMPARE(header->firstVisible(), int(fixture::Phase));
    QVERIFY(header->isSectionHidden(fixture::Pods));
    QVERIFY(!header->isSectionHidden(fixture::Project)); // missing in the layout
    QCOMPARE(header->sectionSize(fixture::Phase), Metrics(m_view->font()).dw(18));

    const ColumnLayout told = m_view->columnLayout();
    QCOMPARE(told.places.size(), m_source->columnCount());
    QCOMPARE(told.places.first().key, u"phase"_s);
    m_view->resetColumns();
    QVERIFY(m_view->hasDefaultLayout());
    m_view->setColumnLayout(ColumnLayout::fromStringList(told.toStringList()));
    QCOMPARE(m_view->columnLayout().toStringList(), told.toStringList());
}

void TestTableView::columnsAreHiddenAndReset()
{
    open(100);
    const QSignalSpy changed(m_view.get(), &TableView::columnLayoutChanged);
    const QPointer<PickList> picker = m_view->openColumnPicker(m_view->mapToGlobal(QPoint(0, 0)));
    QListView *list = picker->list();
    const auto rowOf = [&](const QString &title) {
        const QModelIndexList found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, title);
        return found.isEmpty() ? QModelIndex() : found.constFirst();
    };
    QCOMPARE(list->model()->rowCount(), m_source->columnCount() - 1);
    QVERIFY(!rowOf(u"Workload"_s).isValid()); // the name column cannot be hidden
    QCOMPARE(rowOf(u"Phase"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(rowOf(u"ID"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    auto *reset = picker->findChild<QPushButton *>(u"resetColumns"_s);
    QVERIFY(!reset->isEnabled());

    // Each tick shows at once, and the popup stays open.
    list->setCurrentIndex(rowOf(u"ID"_s));
    QTest::keyClick(list, Qt::Key_Space);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(rowOf(u"Phase"_s)).center());
    QVERIFY(picker && picker->isVisible() && reset->isEnabled());
    QVERIFY(!m_view->isColumnHidden(fixture::Id));
    QVERIFY(m_view->columnWidth(fixture::Id) > 20);
    QVERIFY(m_view->isColumnHidden(fixture::Phase));
    QCOMPARE(changed.size(), 2);
    QVERIFY(!m_view->hasDefaultLayout());
    reset->click();
    QVERIFY(m_view->hasDefaultLayout());
    QVERIFY(!m_view->isColumnHidden(fixture::Phase));
}

void TestTableView::nameColumnTakesTheRemainingWidth()
{
    open(100, {1200, 400});
    QCOMPARE(m_view->header()->length(), m_view->viewport()->width());
    m_view->resize(1500, 400);
    QTRY_COMPARE(m_view->header()->length(), m_view->viewport()->width());
    m_view->resize(300, 400);
    QTRY_VERIFY(m_view->columnWidth(fixture::Name) < Metrics(m_view->font()).dw(20));
    QVERIFY(m_view->columnWidth(fixture::Name) >= Metrics(m_view->font()).dw(12));
    QVERIFY(m_view->hasDefaultLayout());
}

void TestTableView::widthsFollowTheFont()
{
    open(100);
    const int before = m_view->columnWidth(fixture::Phase);
    const int height = m_view->rowHeight(0);
    QFont large = m_view->font();
    large.setPixelSize(30);
    m_view->setFont(large);
    QVERIFY(m_view->columnWidth(fixture::Phase) > before * 3 / 2);
    QVERIFY(m_view->rowHeight(0) > height);
    QVERIFY(m_view->hasDefaultLayout());
}

// Nothing can be asked about a row that came without an id.
void TestTableView::rowsWithoutAnIdHaveNoWaysOfTheirOwn()
{
    open(100);
    const Location from = startLocation(catalog::workloadResource);
    QVERIFY(insideOfRow(*m_model, 3, from));
    QVERIFY(metricsOfRow(*m_model, 3, from));
    QVERIFY(!m_model->idAt(fixture::nameless).isNull());
    QVERIFY(!insideOfRow(*m_model, fixture::nameless, from));
    QVERIFY(!metricsOfRow(*m_model, fixture::nameless, from));
}

void TestTableView::copiesPlainText()
{
    open(100);
    m_view->selectRow(3);
    m_view->setCurrentIndex(m_model->index(3, fixture::Name));
    m_view->copyCellAction()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(fixture::nameOf(3)));

    const QSignalSpy copied(m_view.get(), &TableView::copied);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    const QStringList cells = QGuiApplication::clipboard()->text().split(u'\t');
    QCOMPARE(cells.size(), 8); // visible columns, two each for shares; a tab inside a text does not add a cell
    QCOMPARE(cells.mid(3, 4), QStringList({u"8"_s, u"16"_s, u"1"_s, u"2"_s}));
    QCOMPARE(cells[0], QString::fromStdString(fixture::nameOf(3)));
    QCOMPARE(cells[2], u"vision lab"_s);
    QVERIFY(cells.last().endsWith(u'\n'));
    QCOMPARE(copied.last(), (QVariantList{1, 0}));

    m_view->selectionModel()->select(m_model->index(5, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_view->copyIdsAction()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"id-3\nid-5"_s);

    m_view->selectionModel()->select(m_model->index(fixture::nameless, 0),
                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_view->copyIdsAction()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"id-3\nid-5"_s); // no empty line for it

    m_view->selectionModel()->select(m_model->index(4, 0),
                                     QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    // Absent values are empty.
    QCOMPARE(m_view->selectedRowsText(), u"workload-4\t\t\t\t\t\t\t\n"_s);
    m_view->copyTitledAction()->trigger();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QVERIFY2(lines[0].contains(u"GPUs (allocated)\tGPUs (requested)"_s), qPrintable(lines[0]));
    QCOMPARE(lines[0].count(u'\t'), lines[1].count(u'\t'));
}

void TestTableView::copiesLoadedRowsOnly()
{
    open(1'000'000);
    QTRY_VERIFY(!m_model->isLoading());
    m_view->selectAll();
    const QSignalSpy copied(m_view.get(), &TableView::copied);
    m_view->copyRowsAction()->trigger();
    QCOMPARE(copied.size(), 1);
    const int rows = copied[0][0].toInt();
    QVERIFY(rows > 0);
    QCOMPARE(rows + copied[0][1].toInt(), 1'000'000);
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), rows);
}

void TestTableView::enterAndDoubleClickActivate()
{
    open(100);
    const QSignalSpy activated(m_view.get(), &TableView::rowActivated);
    m_view->setCurrentIndex(m_model->index(2, 0));
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    const QPoint point = m_view->visualRect(m_model->index(7, 1)).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, point);
    QCOMPARE(activated.size(), 1);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, point);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated[0][0].toInt(), 2);
    QCOMPARE(activated[1][0].toInt(), 7);
}

void TestTableView::keyboardNavigation()
{
    open(100'000);
    m_view->setCurrentIndex(m_model->index(0, 0));
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(m_view->currentIndex().row(), 99'999);
    QTRY_VERIFY(isLoaded());
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->currentIndex().row(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QVERIFY(m_view->currentIndex().row() > 5);
    m_view->setCurrentIndex(m_model->index(3, fixture::Project));
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentIndex(), m_model->index(99'999, fixture::Project));
    QTRY_VERIFY(isLoaded());
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentIndex(), m_model->index(0, fixture::Project));
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(m_view->selectionModel()->isRowSelected(50'000));
    // Tab leaves the table.
    QVERIFY(!m_view->tabKeyNavigation());
}

void TestTableView::shiftedRowsStayInPlace()
{
    open(5000);
    m_view->verticalScrollBar()->setValue(100 * m_view->rowHeight(0) + 5);
    Q_EMIT m_model->rowsShifted(3);
    QCOMPARE(m_view->verticalScrollBar()->value(), 103 * m_view->rowHeight(0) + 5);
    Q_EMIT m_model->rowsShifted(-10);
    QCOMPARE(m_view->verticalScrollBar()->value(), 93 * m_view->rowHeight(0) + 5);
}

void TestTableView::hoveredRowIsHighlighted()
{
    open(100);
    const QRect cell = m_view->visualRect(m_model->index(5, fixture::Project));
    const auto ground = [&] { return m_view->viewport()->grab().toImage().pixel(cell.right() - 2, cell.top() + 3); };
    QCOMPARE(ground(), lightTheme.surface);
    const QPointF pointer = cell.center();
    QMouseEvent move(QEvent::MouseMove, pointer, m_view->viewport()->mapToGlobal(pointer), Qt::NoButton, {}, {});
    QApplication::sendEvent(m_view->viewport(), &move);
    QCOMPARE(ground(), lightTheme.hover);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(m_view.get(), &leave);
    QCOMPARE(ground(), lightTheme.surface);
}

void TestTableView::typingLeadsToALoadedRow()
{
    open(1'000'000);
    m_view->setCurrentIndex(m_model->index(0, 0));
    QTest::keyClicks(m_view.get(), u"Workload-12"_s);
    QCOMPARE(m_view->currentIndex().row(), 12);
    QTest::qWait(QApplication::keyboardInputInterval() + 50);
    QTest::keyClick(m_view.get(), Qt::Key_W);
    QCOMPARE(m_view->currentIndex().row(), 13);
    QTest::qWait(QApplication::keyboardInputInterval() + 50);
    QTest::keyClicks(m_view.get(), u"begin"_s); // above
    QCOMPARE(m_view->currentIndex().row(), 5);
    QTest::qWait(QApplication::keyboardInputInterval() + 50);
    QTest::keyClicks(m_view.get(), u"zz"_s);
    QCOMPARE(m_view->currentIndex().row(), 5);
}

void TestTableView::keysSort()
{
    open(100);
    const QSignalSpy asked(m_view.get(), &TableView::sortRequested);
    m_view->setCurrentIndex(m_model->index(0, fixture::Phase));
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0], (QVariantList{u"phase"_s, false}));
    QCOMPARE(asked[1], (QVariantList{u"phase"_s, true}));
    m_view->setCurrentIndex(m_model->index(0, fixture::Pods)); // the server cannot
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(asked.size(), 2);

    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::AltModifier);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QVERIFY(!menu->actions().constFirst()->isEnabled());
    menu->close();
}

void TestTableView::theFirstColumnStaysInSight()
{
    open(100, {420, 300});
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_view->header()->resizeSection(column, 150);
    QVERIFY(m_view->horizontalScrollBar()->maximum() > 0);
    const QModelIndex name = m_model->index(2, fixture::Name);
    m_view->setCurrentIndex(name);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Right);
    const QModelIndex last = m_view->currentIndex();
    QCOMPARE(last.column(), int(fixture::Created));
    QVERIFY(m_view->horizontalScrollBar()->value() > 0);
    QCOMPARE(m_view->visualRect(name).left(), 0);
    QCOMPARE(m_view->indexAt(m_view->visualRect(name).center()), name);
    QCOMPARE(m_view->header()->columnAt(QPoint(20, 5)), int(fixture::Name));
    // The current cell is not below it, on the way back either.
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QVERIFY(m_view->visualRect(m_view->currentIndex()).left() >= m_view->visualRect(name).right());
    }
    // Its row is painted there, as are its title and the row's selection.
    m_view->horizontalScrollBar()->setValue(m_view->horizontalScrollBar()->maximum());
    const QImage image = m_view->viewport()->grab().toImage();
    const QRect cell = m_view->visualRect(name);
    QCOMPARE(image.pixel(cell.left() + 3, cell.center().y()), lightTheme.selection);
    // A click on its title sorts by it.
    const QSignalSpy asked(m_view.get(), &TableView::sortRequested);
    QTest::mouseClick(m_view->header()->viewport(), Qt::LeftButton, {}, QPoint(20, m_view->header()->height() / 2));
    QCOMPARE(asked.value(0).value(0).toString(), u"name"_s);
    // And a click on its cell selects the row.
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(m_model->index(4, 0)).center());
    QCOMPARE(m_view->currentIndex(), m_model->index(4, fixture::Name));
}

void TestTableView::everyCellHasAccessibleText()
{
    open(100);
    QCOMPARE(m_model->index(0, fixture::Phase).data(Qt::AccessibleTextRole).toString(), u"Running"_s);
    const QString gpus = m_model->index(0, fixture::Gpus).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(gpus.contains(u"8"_s) && gpus.contains(u"16"_s) && gpus.contains(u"idle"_s), qPrintable(gpus));
}

void TestTableView::boxesAppearWithTheSecondRow()
{
    open(100);
    m_view->setCheckable(true);
    table::SelectionModel &selection = *m_view->selection();
    const HeaderView &header = *m_view->header();
    clickBox(2); // no box yet: selects the row alone
    clickBox(3);
    QCOMPARE(selection.count(), 1);
    QVERIFY(!header.box());
    clickBox(5, Qt::ControlModifier);
    QCOMPARE(selection.count(), 2);
    QCOMPARE(header.box(), Qt::PartiallyChecked);
    clickBox(7);
    QVERIFY(selection.contains(m_model->idAt(7)));
    QCOMPARE(selection.count(), 3);
    QCOMPARE(m_view->currentIndex().row(), 7);
    clickBox(5);
    QVERIFY(!selection.contains(m_model->idAt(5)));
    QCOMPARE(selection.count(), 2);
    // Twice is back and forth, and opens nothing.
    const QSignalSpy opened(m_view.get(), &TableView::rowActivated);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, boxOf(8));
    QCOMPARE(opened.size(), 0);
    // Beside it, a click selects as ever.
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      m_view->visualRect(m_model->index(9, fixture::Project)).center());
    const qint64 before = selection.count();
    QVERIFY(before > 2);
    // The box of the header: all, then none. It does not sort.
    const QSignalSpy sorted(m_view.get(), &TableView::sortRequested);
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, header.boxRect().center());
    QVERIFY(selection.isAll());
    QCOMPARE(header.box(), Qt::Checked);
    clickBox(0);
    QCOMPARE(selection.count(), 99);
    QCOMPARE(header.box(), Qt::PartiallyChecked);
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, header.boxRect().center());
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, header.boxRect().center());
    QCOMPARE(selection.count(), 0);
    QVERIFY(!header.box());
    QCOMPARE(sorted.size(), 0);
    // Lists without actions have none.
    m_view->setCheckable(false);
    m_view->selectAll();
    QVERIFY(!header.box());
}

void TestTableView::boxesAppearWithTheKey()
{
    open(100);
    m_view->setCheckable(true);
    const auto move = [&](Qt::KeyboardModifiers keys) {
        const QPointF at = boxOf(4);
        QMouseEvent event(QEvent::MouseMove, at, m_view->viewport()->mapToGlobal(at), Qt::NoButton, {}, keys);
        QApplication::sendEvent(m_view->viewport(), &event);
        return m_view->viewport()->grab().toImage().pixel(boxOf(4).x() - markSize / 2 + 2, boxOf(4).y());
    };
    const auto plain = move({});
    QVERIFY(move(Qt::ControlModifier) != plain);
    QCOMPARE(move({}), plain);
    move(Qt::ControlModifier);
    clickBox(4, Qt::ControlModifier);
    QVERIFY(m_view->selection()->contains(m_model->idAt(4)));
}

void TestTableView::rowsThatAreNotLoadedHaveBoxes()
{
    open(1'000'000);
    m_view->setCheckable(true);
    m_view->selectRow(0);
    clickBox(1, Qt::ControlModifier);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    const int row = m_view->visibleRows().first + 3;
    QVERIFY(m_model->idAt(row).isNull());
    clickBox(row);
    QCOMPARE(m_view->selection()->count(), 3);
    QVERIFY(m_view->selection()->isRowSelected(row));
    clickBox(row);
    QCOMPARE(m_view->selection()->count(), 2);
}

// A drag begins on a selected row, or on the first cell of another one, and leaves the selection as it was.
void TestTableView::rowsAreDraggedAndStaySelected()
{
    open(100);
    QSignalSpy dragged(m_view.get(), &TableView::dragRequested);
    const auto cell = [this](int row, int column) { return m_view->visualRect(m_model->index(row, column)).center(); };
    const auto drag = [&](const QPoint &from, const QPoint &to) {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, m_view->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &move);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
    };
    const QPoint far(0, 3 * QApplication::startDragDistance());
    // Not without leave: it selects.
    drag(cell(1, fixture::Name), cell(3, fixture::Name));
    QVERIFY(dragged.isEmpty());
    m_view->setRowsDraggable(true);
    m_view->selection()->clearSelection();
    for (const int row : {2, 4}) {
        m_view->selection()->select(m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    m_view->setCurrentIndex(m_model->index(4, 0));
    m_view->selection()->select(m_model->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const auto marks = m_view->selection()->marks();
    QCOMPARE(marks.ids.size(), 2);
    drag(cell(2, fixture::Phase), cell(2, fixture::Phase) + far);
    QCOMPARE(dragged.size(), 1);
    QCOMPARE(dragged.takeFirst().at(0).toInt(), 2);
    QCOMPARE(m_view->selection()->count(), 2);
    drag(cell(7, fixture::Name), cell(7, fixture::Name) + far);
    QCOMPARE(dragged.size(), 1);
    QCOMPARE(dragged.takeFirst().at(0).toInt(), 7);
    QCOMPARE(m_view->selection()->count(), 2);
    QVERIFY(m_view->selection()->contains(m_model->idAt(2)) && m_view->selection()->contains(m_model->idAt(4)));
    QCOMPARE(m_view->currentIndex().row(), 4);
    // Elsewhere it selects, and a short one is a click.
    drag(cell(6, fixture::Phase), cell(8, fixture::Phase));
    QVERIFY(dragged.isEmpty());
    drag(cell(9, fixture::Name), cell(9, fixture::Name) + QPoint(1, 1));
    QVERIFY(dragged.isEmpty());
    QCOMPARE(m_view->selection()->count(), 1);
    QVERIFY(m_view->selection()->contains(m_model->idAt(9)));
}

QTEST_MAIN(TestTableView)
#include "tst_tableview.moc"
