// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/savedviews.h"
#include "models/catalog/workloads.h"
#include "tests/view/windowfixture.h"
#include "views/details/detailsdock.h"
#include "views/filter/filterbar.h"
#include "views/filter/filterchip.h"
#include "views/frame/breadcrumb.h"
#include "views/frame/navigationrail.h"
#include "views/frame/pageheader.h"
#include "views/frame/shortcutsheet.h"
#include "views/look/followfont.h"
#include "views/look/style.h"
#include "views/table/tableview.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using catalog::Resource;

namespace {

bool isOwnFocus(const QWidget &widget)
{
    // The line of a combo or spin box is part of it.
    return widget.isVisible() && widget.isEnabled() && widget.focusPolicy() != Qt::NoFocus && !widget.focusProxy()
        && !qobject_cast<const QScrollBar *>(&widget)
        && !(widget.parentWidget() && widget.parentWidget()->focusPolicy() != Qt::NoFocus
             && qobject_cast<const QLineEdit *>(&widget))
        && !(qobject_cast<const QAbstractScrollArea *>(widget.parentWidget())
             && qobject_cast<const QHeaderView *>(&widget));
}

QString describe(const QWidget &widget)
{
    return u"%1 '%2' in %3"_s.arg(
        QLatin1String(widget.metaObject()->className()), widget.objectName(),
        QLatin1String(widget.parentWidget() ? widget.parentWidget()->metaObject()->className() : "nothing"));
}

QString nameOf(const QWidget &widget)
{
    const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(&widget));
    return access ? access->text(QAccessible::Name) : QString();
}

void findFocused(QAccessibleInterface *object, QStringList &found)
{
    if (!object || !object->isValid())
        return;
    if (object->state().focused)
        found.append(u"%1 '%2'"_s.arg(int(object->role())).arg(object->text(QAccessible::Name)));
    for (int i = 0; i < object->childCount(); ++i)
        findFocused(object->child(i), found);
}

QStringList nameless(const QWidget &window)
{
    QStringList faults;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() == &window && isOwnFocus(*widget) && nameOf(*widget).isEmpty())
            faults.append(describe(*widget));
    }
    return faults;
}

} // namespace

// Every widget that takes the keyboard has a name and is reached by Tab; every key is told once; right-to-left
// languages get the window mirrored.
class TestAccess : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new views::BinnacleStyle); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
    }

    void cleanup()
    {
        closeAll();
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void everythingHasAName_data() { places(); }
    void everythingHasAName()
    {
        QFETCH(QString, place);
        openWindow(QSize(1440, 900));
        goTo(place);
        QCOMPARE(nameless(*QApplication::activeWindow()).join(u'\n'), QString());
    }

    // The current rows of other views, and those of hidden pages, have no focus.
    void oneObjectHasTheFocus_data() { places(); }
    void oneObjectHasTheFocus()
    {
        QFETCH(QString, place);
        openWindow(QSize(1440, 900));
        goTo(place);
        if (place == u"pods") { // tables of which each has a current row
            QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
            m_window->workspace()->list()->details()->setOpen(true);
            QTest::qWait(300);
        }
        QWidget *window = QApplication::activeWindow();
        for (int i = 0; i < 4; ++i) {
            QStringList focused;
            findFocused(QAccessible::queryAccessibleInterface(window), focused);
            QVERIFY2(focused.size() == 1, qPrintable(describe(*QApplication::focusWidget()) + focused.join(u"; "_s)));
            QTest::keyClick(window, Qt::Key_Tab);
        }
    }

    void tabReachesEverything_data() { places(); }
    void tabReachesEverything()
    {
        QFETCH(QString, place);
        openWindow(QSize(1440, 900));
        goTo(place);
        QWidget *window = QApplication::activeWindow();
        QSet<const QWidget *> reached;
        for (int i = 0; i < 300; ++i) {
            QTest::keyClick(window, Qt::Key_Tab);
            if (reached.contains(window->focusWidget()))
                break;
            reached.insert(window->focusWidget());
        }
        QStringList faults;
        for (const QWidget *widget : window->findChildren<QWidget *>()) {
            // Joined buttons are one stop: arrow keys go on from there.
            const bool isStop = widget->focusPolicy() & Qt::TabFocus;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool isJoined = button && button->group() && !button->isChecked();
            if (widget->window() == window && isOwnFocus(*widget) && isStop && !isJoined && !reached.contains(widget))
                faults.append(describe(*widget) + u' ' + nameOf(*widget));
        }
        QCOMPARE(faults.join(u'\n'), QString());
    }

    void everyKeyIsToldOnce()
    {
        openWindow(QSize(1440, 900));
        for (const QString &place : {u"clusters"_s, u"workloads"_s, u"pods"_s}) {
            goTo(place);
            QHash<QString, QString> known;
            for (const views::ShortcutSheet::Key &key : views::ShortcutSheet::keysOf(*m_window)) {
                for (const QString &one : key.keys.split(u", "_s)) {
                    QVERIFY2(!known.contains(one) || known.value(one) == key.text,
                             qPrintable(u"%1: %2 and %3"_s.arg(one, known.value(one), key.text)));
                    known.insert(one, key.text);
                }
            }
            QVERIFY(known.contains(u"Ctrl+1"_s) && known.contains(u"F1"_s) && known.contains(u"Ctrl+E"_s)
                    && known.contains(u"Ctrl+Return"_s));
        }
    }

    void theSheetShowsAndFindsKeys()
    {
        openWindow(QSize(1440, 900));
        goTo(u"pods"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto *sheet = m_window->findChild<views::ShortcutSheet *>();
        QVERIFY(sheet && sheet->isVisible());
        const auto *list = sheet->findChild<QTreeWidget *>();
        const auto shown = [list] {
            int count = 0;
            for (int i = 0; i < list->topLevelItemCount(); ++i) {
                for (int j = 0; j < list->topLevelItem(i)->childCount(); ++j)
                    count += list->topLevelItem(i)->isHidden() || list->topLevelItem(i)->child(j)->isHidden() ? 0 : 1;
            }
            return count;
        };
        QVERIFY(shown() > 15);
        QTest::keyClicks(sheet->findChild<QLineEdit *>(), u"ctrl+e"_s);
        QVERIFY(shown() >= 1 && shown() <= 3);
    }

    void keysOfChartsAreTold()
    {
        openWindow(QSize(1440, 900));
        goTo(u"metrics"_s);
        QHash<QString, QString> groups;
        for (const views::ShortcutSheet::Key &key : views::ShortcutSheet::keysOf(*m_window))
            groups.insert(key.text, key.group);
        for (const QString &text : {u"Previous or next sample"_s, u"Zoom in or out"_s, u"Undo the last zoom"_s,
                                    u"Zoom in or out about the pointer"_s})
            QCOMPARE(groups.value(text), u"Charts"_s);
        for (const QString &text : {u"Only the current series, or all again"_s, u"Hide or show the current series"_s})
            QVERIFY2(groups.contains(text), qPrintable(text));
        goTo(u"workloads"_s); // no charts, no keys of theirs
        for (const views::ShortcutSheet::Key &key : views::ShortcutSheet::keysOf(*m_window))
            QVERIFY(key.group != u"Charts"_s);
    }

    void theSheetFitsIntoTheScreenInLargeText()
    {
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPixelSize(20);
        views::applyFont(large);
        openWindow(QSize(1440, 900));
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        const auto *sheet = m_window->findChild<views::ShortcutSheet *>();
        QVERIFY(sheet);
        QVERIFY(sheet->height() < sheet->screen()->availableSize().height());
        views::applyFont(usual);
    }

    void savedViewsOpenAsTheyWereSaved()
    {
        openWindow(QSize(1440, 900));
        goTo(u"workloads"_s);
        views::ListPage *page = m_window->workspace()->list();
        table::ListQuery query = page->model()->query();
        query.filters = {{.key = u"phase"_s, .op = table::Op::Equal, .values = {u"Pending"_s}, .labels = {}}};
        Q_EMIT page->filterBar()->queryChanged(query);
        page->table()->setColumnVisible(2, false);
        const auto shownColumns = page->table()->columnLayout();
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(QLatin1String(QApplication::focusWidget()->metaObject()->className()), "QLineEdit"_L1);
        QTest::keyClicks(QApplication::focusWidget(), u"My pending"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

        const auto button = [this]() -> QToolButton * {
            for (auto *one : m_window->rail()->findChildren<QToolButton *>()) {
                if (one->isVisible() && one->text().startsWith(u"My pending"_s))
                    return one;
            }
            return nullptr;
        };
        QTRY_VERIFY(button());
        QVERIFY(button()->isChecked());
        QCOMPARE(button()->text(), u"My pending"_s);

        // What is shown differs: told. Another page: not marked. The view again: as it was saved.
        query.filters.clear();
        Q_EMIT page->filterBar()->queryChanged(query);
        QVERIFY(button()->isChecked());
        QVERIFY(button()->text() != u"My pending"_s);
        page->table()->resetColumns();
        goTo(u"pods"_s);
        QVERIFY(!button()->isChecked());
        button()->click();
        QCOMPARE(m_window->workspace()->list(), page);
        QCOMPARE(page->model()->query().filters.size(), 1);
        QCOMPARE(page->table()->columnLayout(), shownColumns);
        QCOMPARE(button()->text(), u"My pending"_s);
        QVERIFY(button()->isChecked());

        // It is there in the next run.
        m_window.reset();
        openStores();
        const app::SavedViews saved(*m_settings);
        QCOMPARE(saved.of(u"demo"_s).size(), 1);
        QCOMPARE(saved.of(u"demo"_s).first().name, u"My pending"_s);
        QVERIFY(saved.of(u"other"_s).isEmpty());
    }

    void unreadableViewsAreNotLost()
    {
        m_settings->set(app::setting::savedViews, u"list"_s, "{\"version\":7}");
        app::SavedViews saved(*m_settings);
        QVERIFY(saved.of(u"demo"_s).isEmpty());
        app::SavedView view;
        view.name = u"new"_s;
        saved.add(view);
        QCOMPARE(m_settings->value(app::setting::savedViews, u"unreadable"_s), QByteArray("{\"version\":7}"));
        QCOMPARE(saved.of(u"any"_s).size(), 1);
    }

    void mirrorsForRightToLeft()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        openWindow(QSize(1440, 900));
        goTo(u"workloads"_s);
        const auto leftOf = [this](const QWidget *widget) { return widget->mapTo(m_window.get(), QPoint(0, 0)).x(); };
        // The rail stands at the right, the header's way begins at its right, buttons at its left.
        QVERIFY(leftOf(m_window->rail()) > leftOf(m_window->workspace()));
        const views::PageHeader *header = m_window->workspace()->header();
        QVERIFY(leftOf(header->button(views::PageCommand::Export)) < leftOf(header->breadcrumb()));
        const auto *title = header->breadcrumb()->findChild<QLabel *>();
        QVERIFY(title->x() + title->width() > header->breadcrumb()->width() - 40);
        // The first column is the rightmost.
        const views::TableView *table = m_window->workspace()->list()->table();
        QVERIFY(table->columnViewportPosition(0) > table->viewport()->width() / 2);
    }

private:
    static void places()
    {
        QTest::addColumn<QString>("place");
        for (const char *place :
             {"welcome", "clusters", "workloads", "pods", "metrics", "settings", "keys", "filtered"})
            QTest::newRow(place) << QString::fromLatin1(place);
    }

    void goTo(const QString &place)
    {
        if (place == u"welcome")
            return;
        if (place == u"settings" || place == u"keys") {
            QTest::keyClick(m_window.get(), place == u"keys" ? Qt::Key_F1 : Qt::Key_Comma,
                            place == u"keys" ? Qt::NoModifier : Qt::ControlModifier);
            QTRY_VERIFY(place == u"settings" || QApplication::activeWindow() != m_window.get());
            return;
        }
        if (!m_window->workspace())
            startDemo();
        app::Workspace *workspace = m_window->workspace();
        workspace->open(catalog::resourceCalled(place).value_or(catalog::workloadResource));
        views::ListPage *page = workspace->list();
        QTRY_VERIFY_WITH_TIMEOUT(page->model()->rowCount() > 0 && !page->model()->idAt(0).isNull(), 20'000);
        page->table()->setCurrentIndex(page->model()->index(0, 0));
        if (place == u"metrics")
            page->openMetrics();
        if (place == u"filtered") {
            table::ListQuery query = page->model()->query();
            query.filters = {{.key = u"phase"_s, .op = table::Op::Equal, .values = {u"Running"_s}, .labels = {}}};
            Q_EMIT page->filterBar()->queryChanged(query);
            QTRY_VERIFY(page->model()->rowCount() > 0 && !page->model()->idAt(0).isNull());
            page->table()->setCurrentIndex(page->model()->index(0, 0));
        }
        QTest::qWait(200);
    }
};

QTEST_MAIN(TestAccess)
#include "tst_access.moc"
