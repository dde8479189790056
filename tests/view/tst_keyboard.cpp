// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "models/table/selection.h"
#include "tests/view/windowfixture.h"
#include "views/details/detailsdock.h"
#include "views/filter/filterbar.h"
#include "views/frame/navigationrail.h"
#include "views/frame/pageheader.h"
#include "views/frame/shortcutsheet.h"
#include "views/frame/statusstrip.h"
#include "views/list/summarystrip.h"
#include "views/look/style.h"
#include "views/metrics/metricspage.h"
#include "views/metrics/metricspanel.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

// Everything without a mouse: the cursor of a list, the order of Tab, the parts of the window, menus by key.
class TestKeyboard : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new views::BinnacleStyle); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
        openWindow(QSize(1440, 900));
        startDemo();
        m_window->workspace()->open(catalog::workloadResource);
        waitForRows();
    }

    void cleanup()
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        closeAll();
    }

    // The pods of a deleted workload are deleted, too: the way there asks for them, and its curves do.
    void deletedWorkloadsLeadToTheirPodsAndCurves()
    {
        table::ListQuery query = page()->model()->query();
        query.deleted = true;
        Q_EMIT page()->filterBar()->queryChanged(query);
        waitForRows();
        int row = 0; // one that has run
        const auto hasRun = [this](int at) {
            const table::Value time = page()->model()->valueOf(at, "totalRunningTimeSeconds");
            const auto *seconds = std::get_if<double>(&time);
            return seconds && *seconds > 0;
        };
        while (row + 1 < page()->model()->rowCount() && !hasRun(row))
            ++row;
        QVERIFY(hasRun(row));
        const base::Key workload = page()->model()->idAt(row);
        page()->table()->setCurrentIndex(page()->model()->index(row, 0));
        QTest::keyClick(page()->table(), Qt::Key_Return);
        waitForRows();
        QCOMPARE(page()->location().list()->resource, catalog::podResource);
        QVERIFY(page()->model()->query().deleted);
        const table::Value owner = page()->model()->valueOf(0, "workloadId");
        QCOMPARE(std::get<table::Reference>(owner).id, workload.toString());

        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        waitForRows();
        QTRY_VERIFY(page()->table()->currentIndex().isValid());
        QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(m_window->workspace()->metricsPage());
        views::MetricsPanel *panel = m_window->workspace()->metricsPage()->panel();
        QTRY_VERIFY_WITH_TIMEOUT(!panel->controller()->isLoading(), 20'000);
        Q_EMIT panel->series()->curvesChosen(views::SeriesPane::Curves::Pods);
        QTRY_VERIFY_WITH_TIMEOUT(panel->controller()->answer().pods > 0, 20'000);
    }

    void aListStartsWithTheCursorOnItsFirstRow()
    {
        QTRY_VERIFY(page()->table()->hasFocus());
        QTRY_COMPARE(page()->table()->currentIndex().row(), 0);
        QCOMPARE(page()->table()->selection()->count(), 0);
        // There is nothing to show in the details yet.
        QVERIFY(!page()->details()->isPaneShown());
        QTest::keyClick(page()->table(), Qt::Key_Down);
        QCOMPARE(page()->table()->currentIndex().row(), 1);
        QVERIFY(page()->details()->isPaneShown());
        // Once there, it stays.
        page()->table()->clearSelection();
        QVERIFY(page()->details()->isPaneShown());
    }

    void tabFollowsTheReadingOrder()
    {
        QTRY_VERIFY(page()->table()->hasFocus());
        const QList<QWidget *> parts{m_window->rail(), m_window->workspace()->header(),
                                     page()->strip(),  page()->filterBar(),
                                     page()->table(),  m_window->strip()};
        QList<QWidget *> passed;
        QWidget *const first = m_window->focusWidget();
        do {
            for (QWidget *part : parts) {
                const bool isIn = part == m_window->focusWidget() || part->isAncestorOf(m_window->focusWidget());
                if (isIn && (passed.isEmpty() || passed.constLast() != part))
                    passed.append(part);
            }
            QTest::keyClick(m_window.get(), Qt::Key_Tab);
        } while (m_window->focusWidget() != first && passed.size() < 20);
        // From the table on: the status strip, and then from the top.
        const QList<QWidget *> expected{page()->table(),  m_window->strip(),
                                        m_window->rail(), m_window->workspace()->header(),
                                        page()->strip(),  page()->filterBar()};
        QCOMPARE(passed, expected);
        QTest::keyClick(m_window.get(), Qt::Key_Backtab);
        QVERIFY(page()->filterBar()->isAncestorOf(m_window->focusWidget()));
    }

    void f6LeadsFromPartToPart()
    {
        QTRY_VERIFY(page()->table()->hasFocus());
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QVERIFY(m_window->strip()->isAncestorOf(m_window->focusWidget()));
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QVERIFY(m_window->rail()->isAncestorOf(m_window->focusWidget()));
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QVERIFY(m_window->workspace()->header()->isAncestorOf(m_window->focusWidget()));
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(m_window->rail()->isAncestorOf(m_window->focusWidget()));
    }

    void altLeadsIntoTheMenuBar()
    {
        QTRY_VERIFY(page()->table()->hasFocus());
        QMenuBar *bar = m_window->menuBar();
        QVERIFY(!bar->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Alt);
        QVERIFY(bar->isVisible() && bar->hasFocus());
        QTest::keyClick(bar, Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QVERIFY(page()->table()->hasFocus());

        QTest::keyClick(m_window.get(), Qt::Key_Alt);
        QTest::keyClick(bar, Qt::Key_Down);
        QVERIFY(bar->isVisible());
        QCOMPARE(QApplication::activePopupWidget(), static_cast<QWidget *>(bar->actions().constFirst()->menu()));
    }

    void shiftF10OpensTheMenuOfTheRow()
    {
        QTRY_COMPARE(page()->table()->currentIndex().row(), 0);
        QTest::keyClick(m_window.get(), Qt::Key_F10, Qt::ShiftModifier);
        const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QVERIFY(!texts(*menu).filter(u"Copy"_s).isEmpty());
    }

    void cellsFilter()
    {
        const int phase = page()->model()->columnOf("phase");
        page()->table()->setCurrentIndex(page()->model()->index(0, phase));
        const QString word = std::get<QString>(page()->model()->valueAt(0, phase));
        QTest::keyClick(page()->table(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        const table::Filter filter{u"phase"_s, table::Op::Equal, {word}, {}};
        QCOMPARE(page()->model()->query().filters, QList<table::Filter>{filter});
        waitForRows();

        // By the menu, about the cell under the pointer.
        const int project = page()->model()->columnOf("projectName");
        const QModelIndex cell = page()->model()->index(1, project);
        const QString name = std::get<QString>(page()->model()->valueAt(1, project));
        const QPoint at = page()->table()->visualRect(cell).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, page()->table()->viewport()->mapToGlobal(at));
        QApplication::sendEvent(page()->table()->viewport(), &event);
        const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == u"Exclude this value")
                action->trigger();
        }
        QCOMPARE(page()->model()->query().filters.size(), 2);
        QCOMPARE(page()->model()->query().filters.at(1),
                 (table::Filter{u"projectName"_s, table::Op::NotEqual, {name}, {}}));

        // "is" replaces another "is"; what the server cannot filter by does nothing.
        QApplication::activePopupWidget()->close();
        waitForRows();
        page()->table()->setCurrentIndex(page()->model()->index(0, page()->model()->columnOf("pods")));
        QTest::keyClick(page()->table(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(page()->model()->query().filters.size(), 2);
        page()->table()->setCurrentIndex(page()->model()->index(0, phase));
        QTest::keyClick(page()->table(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(page()->model()->query().filters.size(), 2);
    }

    void theSheetIsCompleteAndTellsEachThingOnce()
    {
        QStringList texts;
        const QList<views::ShortcutSheet::Key> keys = views::ShortcutSheet::keysOf(*m_window);
        for (const views::ShortcutSheet::Key &key : keys) {
            QVERIFY2(!texts.contains(key.group + key.text), qPrintable(key.text));
            texts.append(key.group + key.text);
            QVERIFY2(!key.text.contains(QRegularExpression(u"\\(\\d"_s)), qPrintable(key.text)); // counts of now
        }
        const auto keysFor = [&](const QString &text) {
            for (const views::ShortcutSheet::Key &key : keys) {
                if (key.text == text)
                    return key.keys;
            }
            return QString();
        };
        QCOMPARE(keysFor(u"Search"_s), u"Ctrl+F, /"_s);
        QCOMPARE(keysFor(u"First row"_s), u"Home"_s);
        QCOMPARE(keysFor(u"Open the current row"_s), u"Return"_s);
        QCOMPARE(keysFor(u"Select all rows"_s), u"Ctrl+A"_s);
        QCOMPARE(keysFor(u"Context menu"_s), u"Shift+F10"_s);
    }

private:
    static QStringList texts(const QMenu &menu)
    {
        QStringList texts;
        for (const QAction *action : menu.actions())
            texts.append(action->text());
        return texts;
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
