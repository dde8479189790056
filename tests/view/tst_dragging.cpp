// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/windows.h"
#include "models/catalog/nodes.h"
#include "models/table/selection.h"
#include "tests/view/windowfixture.h"
#include "views/compare/comparepage.h"
#include "views/frame/navigationrail.h"
#include "views/list/rowmenu.h"
#include "views/navigation/dragging.h"
#include "views/navigation/rowlinks.h"
#include "views/table/tableview.h"
#include "views/waste/wastedpage.h"
#include "views/widgets/banner.h"
#include "views/widgets/droparea.h"
#include "views/widgets/segments.h"

#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

template<class Event> bool send(QWidget *target, const QPoint &at, const QMimeData &data)
{
    Event event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    event.ignore();
    QApplication::sendEvent(target, &event);
    return event.isAccepted();
}

bool sendDrop(QWidget *target, const QPoint &at, const QMimeData &data)
{
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    event.ignore();
    QApplication::sendEvent(target, &event);
    return event.isAccepted();
}

} // namespace

// Rows that are dragged to a comparison, of the same window or of another one.
class TestDragging : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
    }
    void cleanup()
    {
        m_windows.reset();
        closeAll();
    }

    void selectedRowsAreDroppedOnThePage()
    {
        openWindow(QSize(1366, 768));
        startDemo();
        waitForRows();
        select(0, 2);
        const auto marks = page()->table()->selection()->marks();
        const auto data = menu()->dragged(1);
        QVERIFY(data);
        QCOMPARE(data->text().count(u'\n'), 2); // their names, for other programs
        QVERIFY(data->text().startsWith(nameAt(0)));
        QCOMPARE(menu()->dragged(5)->text(), nameAt(5)); // one that is not selected comes alone
        QCOMPARE(page()->table()->selection()->marks(), marks);

        m_window->workspace()->openCompare();
        const QPoint at(400, 300);
        QVERIFY(!area()->isVisible());
        QVERIFY(send<QDragEnterEvent>(compared(), at, *data));
        QVERIFY(area()->isVisible() && !area()->isRefused());
        QVERIFY2(area()->text().contains(u"3 object"_s), qPrintable(area()->text()));
        QVERIFY(send<QDragMoveEvent>(compared(), at, *data));
        QDragLeaveEvent leave;
        QApplication::sendEvent(compared(), &leave);
        QVERIFY(!area()->isVisible());
        QCOMPARE(m_window->workspace()->comparedObjects(), 0);
        QVERIFY(send<QDragEnterEvent>(compared(), at, *data));
        QVERIFY(sendDrop(compared(), at, *data));
        QVERIFY(!area()->isVisible());
        QCOMPARE(m_window->workspace()->comparedObjects(), 3);
        // Once more: nothing twice, and it is said.
        QVERIFY(send<QDragEnterEvent>(compared(), at, *data));
        QVERIFY(sendDrop(compared(), at, *data));
        QCOMPARE(m_window->workspace()->comparedObjects(), 3);
        QVERIFY(compared()->banner()->text().sentence.contains(u"Already"_s));
    }

    // Charts and tables below the pointer let them through.
    void nothingOnThePageKeepsADragToItself()
    {
        openWindow(QSize(1366, 768));
        startDemo();
        waitForRows();
        select(0, 1);
        const auto data = menu()->dragged(0);
        m_window->workspace()->openCompare();
        QVERIFY(send<QDragEnterEvent>(compared(), {400, 300}, *data));
        QVERIFY(sendDrop(compared(), {400, 300}, *data));
        QTRY_COMPARE(m_window->workspace()->comparedObjects(), 2);
        QTest::qWait(200);
        for (const QWidget *below : compared()->findChildren<QWidget *>()) {
            const bool takes = below->acceptDrops() && below->isVisible() && !below->inherits("QLineEdit");
            QVERIFY2(!takes, below->metaObject()->className());
        }
    }

    // From the page of wasted GPUs: the same facts as from the list, which tell what to ask for and since when.
    void workloadsOfWastedGpusAreThoseOfTheList_data()
    {
        QTest::addColumn<int>("window"); // of the choice
        QTest::newRow("idle now") << 0;
        QTest::newRow("of a day") << 1;
    }
    void workloadsOfWastedGpusAreThoseOfTheList()
    {
        QFETCH(int, window);
        openWindow(QSize(1366, 768));
        startDemo();
        m_window->workspace()->openWasted();
        for (auto *segments : wasted()->findChildren<views::Segments *>()) {
            if (segments->accessibleName() == u"Window"_s)
                segments->button(window)->click();
        }
        const auto isThere = [this] {
            return !wasted()->isMeasuring() && wasted()->table()->windowModel()->rowCount() > 0
                && !wasted()->table()->windowModel()->isLoading();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 60'000);
        const QAbstractItemModel *rows = wasted()->table()->model();
        const int last = std::min(rows->rowCount(), 20) - 1; // no more than a comparison can have
        wasted()->table()->selection()->select(QItemSelection(rows->index(0, 0), rows->index(last, 0)),
                                               QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        const auto dragged = views::arrivalOf(*wasted()->dragged(0), m_window->workspace()->session().connection());
        QVERIFY2(!dragged.subjects.isEmpty(), qPrintable(dragged.refusal));
        int compared = 0;
        m_window->workspace()->open(catalog::workloadResource);
        waitForRows();
        for (int row = 0; row < page()->model()->rowCount(); ++row) {
            const auto place = views::metricsOfRow(*page()->model(), row, page()->location());
            const auto same = place
                ? std::ranges::find(dragged.subjects, place->metrics()->subject.id, &metrics::Subject::id)
                : dragged.subjects.cend();
            if (same == dragged.subjects.cend())
                continue;
            ++compared;
            QCOMPARE(same->startedMs, place->metrics()->subject.startedMs);
            QCOMPARE(*same, place->metrics()->subject);
        }
        QVERIFY(compared > 0);
    }

    void otherConnectionsAreRefusedWithAWord()
    {
        openWindow(QSize(1366, 768));
        startDemo();
        waitForRows();
        session::Connection other;
        other.name = u"Laboratory"_s;
        other.url = QUrl(u"https://lab.example.com"_s);
        const auto subject = views::metricsOfRow(*page()->model(), 0, page()->location())->metrics()->subject;
        const auto data = views::dataOf({subject}, other);
        m_window->workspace()->openCompare();
        const QPoint at(400, 300);
        QVERIFY(send<QDragEnterEvent>(compared(), at, *data)); // to be told when it leaves
        QVERIFY(area()->isRefused());
        QVERIFY2(area()->text().contains(u"Laboratory"_s), qPrintable(area()->text()));
        QVERIFY(!send<QDragMoveEvent>(compared(), at, *data));
        QVERIFY(!sendDrop(compared(), at, *data));
        QCOMPARE(m_window->workspace()->comparedObjects(), 0);
        m_window->workspace()->open(catalog::nodeResource);
        QVERIFY(send<QDragEnterEvent>(list()->viewport(), entry(), *data));
        QVERIFY(sendDrop(list()->viewport(), entry(), *data));
        QCOMPARE(m_window->workspace()->comparedObjects(), 0);
        QVERIFY(page()->banner()->text().sentence.contains(u"Laboratory"_s));
        // What is no object at all is left to others.
        QMimeData text;
        text.setText(u"bert"_s);
        QVERIFY(!send<QDragEnterEvent>(list()->viewport(), entry(), text));
        m_window->workspace()->openCompare();
        QVERIFY(!send<QDragEnterEvent>(compared(), at, text));
    }

    void theEntryInTheRailTakesThemAndOpensThePage()
    {
        openWindow(QSize(1366, 768));
        startDemo();
        waitForRows();
        const auto data = menu()->dragged(0);
        QWidget *rail = list()->viewport();
        QVERIFY(send<QDragEnterEvent>(rail, entry(), *data));
        QVERIFY(send<QDragMoveEvent>(rail, entry(), *data));
        const QPoint elsewhere = list()->visualRect(list()->model()->index(0, 0)).center();
        QVERIFY(!send<QDragMoveEvent>(rail, elsewhere, *data));
        QVERIFY(!sendDrop(rail, elsewhere, *data));
        QCOMPARE(m_window->workspace()->comparedObjects(), 0);
        QVERIFY(send<QDragEnterEvent>(rail, entry(), *data));
        QVERIFY(sendDrop(rail, entry(), *data));
        QCOMPARE(m_window->workspace()->comparedObjects(), 1);
        QVERIFY(page()); // a drop leads nowhere
        QTest::qWait(1000);
        QVERIFY(page());
        QVERIFY(send<QDragEnterEvent>(rail, entry(), *data));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace()->comparePage(), 3000);
    }

    void theOtherWindowIsOffered()
    {
        m_windows = std::make_unique<app::Windows>(*m_settings, *m_connections);
        app::MainWindow &first = m_windows->open();
        first.show();
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        m_settings->set(app::setting::startPage, u"workloads"_s);
        first.startDemo(demo);
        QTRY_VERIFY_WITH_TIMEOUT(first.workspace() && first.workspace()->list(), 20'000);
        Q_EMIT first.windowRequested(first.workspace()->place());
        QCOMPARE(m_windows->all().size(), std::size_t(2));
        app::MainWindow &second = *m_windows->all().at(1);
        views::ListPage *rows = first.workspace()->list();
        QTRY_VERIFY_WITH_TIMEOUT(rows->model()->rowCount() > 0 && !rows->model()->idAt(0).isNull(), 20'000);
        const QString words = u"Add to the comparison in the other window"_s;
        QVERIFY(!action(*rows, words)); // it has none yet
        second.workspace()->openCompare();
        QAction *add = action(*rows, words);
        QVERIFY(add);
        add->trigger();
        QCOMPARE(second.workspace()->comparedObjects(), 1);
        QCOMPARE(first.workspace()->comparedObjects(), 0);
        QVERIFY2(rows->banner()->text().sentence.startsWith(u"In the other window: 1 object"_s),
                 qPrintable(rows->banner()->text().sentence));
        // Not to itself.
        first.workspace()->openCompare();
        first.workspace()->back();
        second.close();
        QTRY_COMPARE(m_windows->all().size(), std::size_t(1));
        QVERIFY(!action(*rows, words));
    }

private:
    [[nodiscard]] views::ComparePage *compared() const { return m_window->workspace()->comparePage(); }
    [[nodiscard]] views::WastedPage *wasted() const { return m_window->workspace()->wastedPage(); }
    [[nodiscard]] views::DropArea *area() const { return compared()->dropArea(); }
    [[nodiscard]] QListView *list() const { return m_window->rail()->list(); }
    [[nodiscard]] QPoint entry() const // "Compare" in the rail
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            if (index.data().toString() == u"Compare"_s)
                return list()->visualRect(index).center();
        }
        return {};
    }
    [[nodiscard]] views::RowMenu *menu() const { return page()->table()->findChild<views::RowMenu *>(); }
    [[nodiscard]] QString nameAt(int row) const
    {
        return views::metricsOfRow(*page()->model(), row, page()->location())->metrics()->subject.name;
    }
    void select(int first, int last)
    {
        page()->table()->setCurrentIndex(page()->model()->index(first, 0));
        page()->table()->selection()->select(
            QItemSelection(page()->model()->index(first, 0), page()->model()->index(last, 0)),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    // In the menu of the first row.
    static QAction *action(views::ListPage &rows, const QString &text)
    {
        rows.table()->setCurrentIndex(rows.model()->index(0, 0));
        auto *menu = new QMenu(&rows);
        Q_EMIT rows.table()->contextMenuShown(menu, rows.model()->index(0, 0));
        for (QAction *one : menu->actions()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<app::Windows> m_windows;
};

QTEST_MAIN(TestDragging)
#include "tst_dragging.moc"
