// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/categories.h"
#include "models/catalog/link.h"
#include "models/catalog/types.h"
#include "models/catalog/workloads.h"
#include "tests/view/windowfixture.h"
#include "views/actions/listedits.h"
#include "views/filter/filterbar.h"
#include "views/frame/navigationrail.h"
#include "views/list/exportoptions.h"
#include "views/look/sizes.h"
#include "views/navigation/rowlinks.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"
#include "views/widgets/picklist.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QHelpEvent>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 20'000; // ms; a limit against hanging, not a measure

// Whether any menu was shown
class MenuWatch : public QObject
{
public:
    MenuWatch() { qApp->installEventFilter(this); }
    bool eventFilter(QObject *object, QEvent *event) override
    {
        wasShown = wasShown || (event->type() == QEvent::Show && qobject_cast<QMenu *>(object));
        return false;
    }
    bool wasShown = false;
};

} // namespace

// The page of workload types: their category and priority are edited in place.
class TestTypes : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1366, 768));
        startDemo();
        m_window->workspace()->open(catalog::Resource(catalog::typeResource));
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == catalog::typeResource, patient);
        waitForRows();
    }
    void cleanup()
    {
        closeAll();
        m_folder.reset();
    }

    // As many as the list of workloads has.
    void workloadsAreCounted()
    {
        const std::pair<catalog::Resource, const char *> lists[]
            = {{catalog::typeResource, "type"}, {catalog::categoryResource, "category"}};
        for (const auto &[resource, filterKey] : lists) {
            m_window->workspace()->open(resource);
            waitForRows();
            const table::WindowModel &model = *page()->model();
            for (int row = 0; row < model.rowCount(); ++row) {
                const table::Value name = model.valueOf(row, "name");
                const table::Value number = model.valueOf(row, "workloads");
                QVERIFY(std::holds_alternative<double>(number));
                QCOMPARE(qint64(std::get<double>(number)), countOf(filterKey, std::get<QString>(name)));
            }
        }
    }

    void theyAreInTheRailBelowTheirHeading()
    {
        const auto *rail = m_window->findChild<views::NavigationRail *>();
        const QModelIndex current = rail->list()->currentIndex();
        QCOMPARE(current.data().toString(), u"Workload types"_s);
        const QModelIndex heading = current.siblingAtRow(current.row() - 1);
        QCOMPARE(heading.data().toString(), u"Administration"_s);
        QVERIFY(!heading.flags().testFlag(Qt::ItemIsEnabled)); // keys go past it
    }

    void aPriorityIsEditedByKeys()
    {
        const int row = 1;
        const base::Key key = page()->model()->idAt(row);
        const QString before = textAt(key, "priorityName");
        const QString after = choose(row, "priorityName");
        QVERIFY(after != before);
        QTRY_COMPARE_WITH_TIMEOUT(textAt(key, "priorityName"), after, patient);
        QTRY_VERIFY_WITH_TIMEOUT(page()->banner()->text().sentence.contains(after), patient);
        QCOMPARE(desk().journal().entries().size(), 1);
        QCOMPARE(desk().journal().entries().constLast().outcome, u"accepted"_s);
        // Undo sends the old value again.
        QCOMPARE(page()->banner()->text().action, u"Undo"_s);
        QTest::mouseClick(page()->banner()->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(textAt(key, "priorityName"), before, patient);
        QCOMPARE(desk().journal().entries().size(), 2);
    }

    void undoHasAKey()
    {
        const base::Key key = page()->model()->idAt(0);
        const QString before = textAt(key, "categoryName");
        const QString after = choose(0, "categoryName");
        QTRY_COMPARE_WITH_TIMEOUT(textAt(key, "categoryName"), after, patient);
        page()->table()->setFocus();
        QTest::keyClick(page()->table(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(textAt(key, "categoryName"), before, patient);
    }

    void otherCellsAreNotEdited()
    {
        setCurrent(0, "group");
        QTest::keyClick(page()->table(), Qt::Key_F2);
        QTest::qWait(100);
        QVERIFY(!page()->edits()->choices());
    }

    void whatIsSavedIsToldInTheCell()
    {
        const base::Key key = page()->model()->idAt(0);
        table::WindowModel &model = *page()->model();
        QStringList told;
        const auto value = [&] { return model.index(model.rowOf(key), model.columnOf("priorityName")); };
        QTRY_VERIFY_WITH_TIMEOUT(!value().data(table::WindowModel::NoteRole).toString().isEmpty(), patient);
        const QString rank = value().data(table::WindowModel::NoteRole).toString();
        connect(&desk().edits(), &actions::Edits::notesChanged, &model,
                [&] { told << value().data(table::WindowModel::NoteRole).toString(); });
        choose(0, "priorityName");
        QTRY_COMPARE_WITH_TIMEOUT(told, (QStringList{u"saving"_s, rank}), patient);
    }

    void prioritiesHaveTheirValueBesideThem()
    {
        const table::WindowModel &model = *page()->model();
        const auto cell = [&](int row) { return model.index(row, model.columnOf("priorityName")); };
        QTRY_VERIFY_WITH_TIMEOUT(!cell(0).data(table::WindowModel::NoteRole).toString().isEmpty(), patient);
        QHash<QString, int> values;
        for (int row = 0; row < model.rowCount(); ++row)
            values.insert(cell(row).data().toString(), cell(row).data(table::WindowModel::NoteRole).toInt());
        QCOMPARE(values.value(u"low"_s), 25);
        QCOMPARE(values.value(u"very-high"_s), 90);
        QCOMPARE(cell(0).data(Qt::AccessibleTextRole).toString(), u"low, 25"_s);
        // Categories have words for notes, which would not fit.
        QVERIFY(model.index(0, model.columnOf("categoryName")).data(table::WindowModel::NoteRole).toString().isEmpty());
    }

    void aPencilIsAtTheEndOfCellsThatCanBeEdited()
    {
        const QRect cell = cellAt(2, "categoryName");
        const QPoint pencil(cell.right() - views::cellPadding - views::glyphSize / 2, cell.center().y());
        const auto picture = [&] { return page()->table()->viewport()->grab(cell).toImage(); };
        page()->table()->selection()->clearSelection();
        const QImage plain = picture();
        point(QPoint(20, cell.center().y())); // anywhere in the row
        QVERIFY(inked(picture()) > inked(plain) + 10);
        QTest::mouseClick(page()->table()->viewport(), Qt::LeftButton, {}, pencil);
        QTRY_VERIFY_WITH_TIMEOUT(page()->edits()->choices(), patient);
        QVERIFY(page()->edits()->choices()->actions().size() == 3);
        page()->edits()->choices()->close();
        // Beside it, a click selects the row only.
        QTRY_VERIFY_WITH_TIMEOUT(!page()->edits()->choices(), patient);
        MenuWatch watch;
        QTest::mouseClick(page()->table()->viewport(), Qt::LeftButton, {}, cell.center());
        QTest::qWait(100);
        QVERIFY(!watch.wasShown);
    }

    void lockedCellsSayWhy()
    {
        QCOMPARE(toolTipAt(cellAt(2, "categoryName").center()), QString());
        desk().allowChanges(false);
        QCOMPARE(toolTipAt(cellAt(2, "categoryName").center()), u"This connection is read-only."_s);
        QCOMPARE(toolTipAt(cellAt(2, "group").center()), QString());
    }

    void clustersGoToFilesAsNumbers()
    {
        QCOMPARE(views::numberColumns(catalog::typeResource, {u"name"_s, u"clusters"_s}),
                 (QStringList{u"name"_s, u"readyClusters"_s, u"reportingClusters"_s, u"clusterStatuses.phase"_s}));
        const table::WindowModel &model = *page()->model();
        const table::Value share = model.valueOf(0, "clusters");
        const auto &both = std::get<table::PodShare>(share);
        QVERIFY(both.running > 0 && both.running < both.requested);
        QCOMPARE(std::get<std::int64_t>(model.valueOf(0, "readyClusters")), both.running);
        QCOMPARE(std::get<std::int64_t>(model.valueOf(0, "reportingClusters")), both.requested);
        QCOMPARE(std::get<QString>(model.valueOf(0, "clusterStatuses.phase")).count(u"NotReady"_s),
                 both.requested - both.running);
        QCOMPARE(model.index(0, model.columnOf("clusters")).data().toString(),
                 u"%1 of %2"_s.arg(both.running).arg(both.requested));
        // Run:ai's own types
        QVERIFY(std::holds_alternative<std::monostate>(model.valueOf(2, "readyClusters")));
    }

    void refusalsKeepTheOldValue()
    {
        const base::Key key = page()->model()->idAt(0);
        const QString before = textAt(key, "priorityName");
        const auto edits = catalog::typeResource.edits();
        const auto edit = std::ranges::find_if(
            edits, [](const catalog::CellEdit *known) { return qstrcmp(known->column, "priorityName") == 0; });
        QVERIFY(desk().edits().start({catalog::typeResource,
                                      *edit,
                                      key,
                                      textAt(key, "name"),
                                      page()->model()->jsonAt(0),
                                      {u"x"_s, before, {}},
                                      {u"00000000-0000-4000-8000-000000000001"_s, u"none"_s, {}}}));
        QTRY_COMPARE_WITH_TIMEOUT(page()->banner()->text().tone, views::Tone::Danger, patient);
        QVERIFY(page()->banner()->text().headline.contains(textAt(key, "name")));
        QVERIFY(page()->banner()->text().sentence.contains(u"still "_s + before));
        QCOMPARE(textAt(key, "priorityName"), before);
    }

    void readOnlyConnectionsOfferToAllowChanges()
    {
        desk().allowChanges(false);
        setCurrent(0, "priorityName");
        QMenu menu;
        Q_EMIT page()->table()->contextMenuShown(&menu, page()->table()->currentIndex());
        const auto find = [&menu](const QString &text) {
            const auto all = menu.actions();
            const auto found = std::ranges::find(all, text, &QAction::text);
            return found == all.end() ? nullptr : *found;
        };
        QVERIFY(find(u"Change priority…"_s) && !find(u"Change priority…"_s)->isEnabled());
        QVERIFY(find(u"This connection is read-only. Allow changes…"_s));
        // The key asks, too, and goes on afterwards.
        QTest::keyClick(page()->table(), Qt::Key_F2);
        auto *box = m_window->findChild<QMessageBox *>();
        QVERIFY(box);
        MenuWatch watch; // the window becomes active again at its own time, which closes menus
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QVERIFY(desk().allowsChanges());
        QTRY_VERIFY_WITH_TIMEOUT(watch.wasShown, patient);
        if (page()->edits()->choices())
            page()->edits()->choices()->close();
    }

    void externalTypesAlone()
    {
        const qint64 all = page()->model()->total();
        page()->findChild<QCheckBox *>(u"externalOnly"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!page()->model()->isLoading() && page()->model()->total() < all, patient);
        for (int row = 0; row < page()->model()->rowCount(); ++row)
            QVERIFY(textAt(page()->model()->idAt(row), "group") != u"run.ai");
        QVERIFY(page()->model()->total() > 0);
    }

    // The filter of workloads by type offers the types of this control plane.
    void theyAreTheValuesOfTheFilter()
    {
        views::Location workloads = views::startLocation(catalog::workloadResource);
        QStringList names;
        for (int row = 0; row < page()->model()->rowCount(); ++row)
            names << textAt(page()->model()->idAt(row), "name");
        m_window->workspace()->open(workloads);
        waitForRows();
        const catalog::Totals &totals = m_window->workspace()->totals();
        QTRY_COMPARE_WITH_TIMEOUT(totals.listedValues(catalog::workloadResource, "type"_L1), names, patient);
        QVERIFY(totals.listedValues(catalog::workloadResource, "phase"_L1).isEmpty());

        const auto columns = catalog::columns(catalog::workloadResource);
        const auto column = std::ranges::find_if(
            columns, [](const table::ColumnInfo *info) { return qstrcmp(info->key, "type") == 0; });
        page()->filterBar()->addFilter(**column);
        auto *list = page()->findChild<views::PickList *>();
        QVERIFY(list);
        Q_EMIT list->picked({u"RayJob"_s, u"Notebook"_s});
        waitForRows();
        const table::Filter filter = page()->model()->query().filters.constFirst();
        QCOMPARE(filter.values.size() + filter.others.size(), names.size());
        for (int row = 0; row < page()->model()->rowCount(); ++row)
            QVERIFY(filter.values.contains(textAt(page()->model()->idAt(row), "type")));
        // What is not chosen is excluded, also types that Binnacle does not know.
        table::Filter odd{u"type"_s, table::Op::AnyOf, {u"RayJob"_s, u"Odd"_s}, {}, {u"Even"_s}};
        table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
        query.filters = {odd};
        QCOMPARE(catalog::toParams(catalog::workloadResource, query)->filterBy, QStringList{u"type!=Even"_s});
    }

    void theyLeadToTheirWorkloads()
    {
        const QString type = textAt(page()->model()->idAt(0), "name");
        const auto links = views::linksOfRow(*page()->model(), 0, page()->location());
        QCOMPARE(links.size(), 2);
        const auto &filters = links.constFirst().location.list()->query.filters;
        QCOMPARE(filters.constFirst().key, u"type"_s);
        QCOMPARE(filters.constFirst().values, QStringList{type});
    }

    void olderReleasesHaveNoSuchPage()
    {
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        demo.release = simulator::releaseNamed("2.21");
        openWindow(QSize(1366, 768));
        startDemo(demo);
        const auto *rail = m_window->findChild<views::NavigationRail *>();
        const auto actions = rail->pageActions();
        const auto action = std::ranges::find(actions, catalog::titleOf(catalog::typeResource), &QAction::text);
        QVERIFY(action != actions.end());
        QTRY_VERIFY_WITH_TIMEOUT(!(*action)->isEnabled(), patient);
        bool isBelow = false;
        for (int row = 0; row < rail->list()->model()->rowCount(); ++row) {
            isBelow = isBelow || rail->list()->model()->index(row, 0).data().toString() == u"Administration"_s;
            QCOMPARE(rail->list()->isRowHidden(row), isBelow); // with its heading
        }
        QVERIFY(isBelow);
    }

private:
    [[nodiscard]] qint64 countOf(const char *filterKey, const QString &value)
    {
        const catalog::ClusterNames names;
        const auto source
            = catalog::makeSource(catalog::workloadResource, m_window->workspace()->session().client(), names);
        table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
        query.filters << catalog::equalFilter(filterKey, value);
        std::optional<std::int64_t> count;
        const table::Ticket ticket
            = source->fetchCount(query, base::Urgency::Visible,
                                 [&](const table::CountAnswer &answer) { count = answer.count.value_or(-1); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(count, patient); }();
        return *count;
    }
    actions::Desk &desk() { return *m_window->workspace()->sharedDesk(); }
    [[nodiscard]] QString textAt(const base::Key &key, const char *column)
    {
        const table::Value value = page()->model()->valueOf(page()->model()->rowOf(key), column);
        const auto *text = std::get_if<QString>(&value);
        return text ? *text : QString();
    }
    void setCurrent(int row, const char *column)
    {
        page()->table()->setFocus();
        page()->table()->setCurrentIndex(page()->model()->index(row, page()->model()->columnOf(column)));
    }
    [[nodiscard]] QRect cellAt(int row, const char *column)
    {
        return page()->table()->visualRect(page()->model()->index(row, page()->model()->columnOf(column)));
    }
    void point(const QPoint &at)
    {
        QWidget *viewport = page()->table()->viewport();
        QMouseEvent move(QEvent::MouseMove, at, viewport->mapToGlobal(at), Qt::NoButton, {}, {});
        QApplication::sendEvent(viewport, &move);
    }
    // Pixels that differ from the ground
    static int inked(const QImage &image)
    {
        int count = 0;
        for (int y = 0; y < image.height() - 1; ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixel(x, y) != image.pixel(1, 1);
        }
        return count;
    }
    QString toolTipAt(const QPoint &at)
    {
        QToolTip::hideText(); // after a while
        [&] { QTRY_VERIFY(!QToolTip::isVisible()); }();
        point(at);
        QWidget *viewport = page()->table()->viewport();
        QHelpEvent help(QEvent::ToolTip, at, viewport->mapToGlobal(at));
        QApplication::sendEvent(viewport, &help);
        return QToolTip::isVisible() ? QToolTip::text() : QString();
    }
    // Another value than the present one, by keys alone; returns it.
    QString choose(int row, const char *column)
    {
        setCurrent(row, column);
        QTest::keyClick(page()->table(), Qt::Key_F2);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(page()->edits()->choices(), patient); }();
        QMenu *menu = page()->edits()->choices();
        if (!menu)
            return {};
        const QAction *present = menu->activeAction();
        const bool isLast = present == menu->actions().constLast();
        QTest::keyClick(menu, isLast ? Qt::Key_Up : Qt::Key_Down);
        const QString text = menu->activeAction()->text().section(u'\t', 0, 0);
        QTest::keyClick(menu, Qt::Key_Return);
        return text;
    }
};

QTEST_MAIN(TestTypes)
#include "tst_types.moc"
