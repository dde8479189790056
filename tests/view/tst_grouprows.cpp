// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"
#include "models/replica/copysource.h"
#include "models/table/grouprow.h"
#include "tests/support/podrows.h"
#include "views/list/groupbar.h"
#include "views/list/listgroups.h"
#include "views/look/keyhelp.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"
#include "views/widgets/chippart.h"
#include "views/widgets/picklist.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QListView>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace podrows;
using namespace views;
using table::WindowModel;

namespace {

struct Bench
{
    explicit Bench(Qt::LayoutDirection direction = Qt::LeftToRight)
        : rows{{.project = "a", .gpus = 0.1, .createdAt = 1'000},
               {.project = "b", .phase = "Failed", .gpus = 0.2},
               {.project = "a", .phase = "Pending", .gpus = 0.2},
               {.project = "c", .gpus = 1}}
    {
        auto made = std::make_unique<replica::CopySource>(
            std::make_unique<Source>(&rows), [this] { return std::make_unique<Source>(&rows); }, names);
        copy = made.get();
        model = std::make_unique<WindowModel>(std::move(made));
        model->setFormatContext({table::Zone::Utc, 3'601'000});
        window.setLayoutDirection(direction);
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        bar = new GroupBar(&window);
        view = new TableView(&window);
        layout->addWidget(bar);
        layout->addWidget(view);
        view->setWindowModel(model.get());
        groups = new ListGroups(catalog::podResource, *copy, *view, *bar);
        QObject::connect(groups, &ListGroups::columnsChosen, view, [this](const QStringList &keys) { ask(keys); });
        window.resize(1300, 500);
        window.show();
        ask({u"project"_s});
        QTRY_VERIFY_WITH_TIMEOUT(model->isGrouped() && !model->isLoading(), 20'000);
    }

    void ask(const QStringList &keys)
    {
        table::ListQuery query;
        query.groupBy = keys;
        model->setQuery(query);
        groups->setQuery(query);
    }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(!model->isLoading(), 20'000); }
    void press(Qt::Key key)
    {
        QTest::keyClick(view, key);
        settle();
    }
    void goTo(int row, int column = Name)
    {
        view->selection()->setCurrentIndex(model->index(row, column), QItemSelectionModel::NoUpdate);
    }
    QRect cell(int row, int column) const { return view->visualRect(model->index(row, column)); }

    catalog::ClusterNames names;
    std::vector<Row> rows;
    std::unique_ptr<WindowModel> model;
    QWidget window;
    replica::CopySource *copy = nullptr;
    GroupBar *bar = nullptr;
    TableView *view = nullptr;
    ListGroups *groups = nullptr;
};

} // namespace

class TestGroupRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void keysOpenAndClose_data()
    {
        QTest::addColumn<bool>("isMirrored");
        QTest::newRow("left to right") << false;
        QTest::newRow("right to left") << true;
    }

    void keysOpenAndClose()
    {
        QFETCH(const bool, isMirrored);
        Bench bench(isMirrored ? Qt::RightToLeft : Qt::LeftToRight);
        const Qt::Key in = isMirrored ? Qt::Key_Left : Qt::Key_Right;
        const Qt::Key out = isMirrored ? Qt::Key_Right : Qt::Key_Left;
        QSignalSpy activated(bench.view, &TableView::rowActivated);
        bench.goTo(1); // a
        bench.press(in);
        QCOMPARE(bench.model->rowCount(), 6);
        QCOMPARE(bench.view->currentIndex().row(), 1);
        bench.press(in); // in the cells of an open group
        QVERIFY(bench.view->currentIndex().column() != Name);
        bench.press(out);
        QCOMPARE(bench.view->currentIndex().column(), int(Name));
        QCOMPARE(bench.model->rowCount(), 6);
        bench.goTo(3); // the second row of a
        bench.press(out);
        QCOMPARE(bench.view->currentIndex().row(), 1);
        bench.press(out);
        QCOMPARE(bench.model->rowCount(), 4);
        bench.press(Qt::Key_Space);
        QCOMPARE(bench.model->rowCount(), 6);
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.model->rowCount(), 4);
        QCOMPARE(activated.count(), 0);
        QCOMPARE(bench.view->selection()->count(), qint64(0));
        bench.goTo(0); // the total is always open
        bench.press(Qt::Key_Space);
        bench.press(out);
        QCOMPARE(bench.model->rowCount(), 4);
    }

    void clicksOpenAndClose()
    {
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            Bench bench(direction);
            const QRect title = bench.cell(1, Name);
            const int inset = 18;
            const QPoint triangle(direction == Qt::RightToLeft ? title.right() - inset : title.left() + inset,
                                  title.center().y());
            QTest::mouseClick(bench.view->viewport(), Qt::LeftButton, {}, triangle);
            bench.settle();
            QCOMPARE(bench.model->rowCount(), 6);
            QCOMPARE(bench.view->currentIndex().row(), 1);
            QSignalSpy activated(bench.view, &TableView::rowActivated);
            QTest::mouseClick(bench.view->viewport(), Qt::LeftButton, {}, title.center()); // makes it current
            bench.settle();
            QCOMPARE(bench.model->rowCount(), 6);
            QVERIFY(table::isGroupKey(bench.view->selection()->currentId()));
            QCOMPARE(bench.view->selection()->count(), qint64(0));
            QTest::mouseDClick(bench.view->viewport(), Qt::LeftButton, {}, title.center());
            bench.settle();
            QCOMPARE(bench.model->rowCount(), 4);
            QCOMPARE(activated.count(), 0);
        }
    }

    void groupsLookDifferent()
    {
        Bench bench;
        bench.goTo(3);
        bench.press(Qt::Key_Right); // c
        const Theme &theme = themeOf(bench.view->palette());
        const QImage image = bench.view->viewport()->grab().toImage();
        const auto ground = [&](int row) {
            const QRect cell = bench.cell(row, Usage);
            return image.pixel(cell.left() + 2, cell.top() + 3);
        };
        QCOMPARE(ground(1), theme.sunken);
        QCOMPARE(ground(4), theme.surface); // the row in it
        QVERIFY(ground(3) == theme.selection || ground(3) == theme.selectionOff); // the current one
        // The bar of states is quiet for what runs, loud for what failed.
        const auto inks = [&](int row) {
            QSet<QRgb> found;
            const QRect cell = bench.cell(row, Phase);
            for (int x = cell.left() + 8; x < cell.left() + 8 + 66; ++x)
                found.insert(image.pixel(x, cell.center().y()));
            return found;
        };
        QCOMPARE(inks(1).size(), 2); // two states
        QCOMPARE(inks(2).size(), 1);
        QVERIFY(!inks(1).contains(theme.sunken));
        QVERIFY(!inks(2).intersects(inks(1)));
    }

    void screenReadersAreTold()
    {
        Bench bench;
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(bench.view);
        QVERIFY(table && table->tableInterface());
        const auto text = [&](int row, int column) {
            return table->tableInterface()->cellAt(row, column)->text(QAccessible::Name);
        };
        QVERIFY2(text(1, Name).startsWith(u"a, group of level 1, collapsed, 2 row"), qPrintable(text(1, Name)));
        QVERIFY(text(0, Name).startsWith(u"Total of 3 project"));
        QVERIFY2(text(1, Phase).contains(u"1 Pending"), qPrintable(text(1, Phase)));
        QVERIFY2(text(1, Gpus).startsWith(u"sum 0.3"), qPrintable(text(1, Gpus)));
        bench.goTo(1);
        bench.press(Qt::Key_Right);
        QVERIFY(text(1, Name).contains(u"expanded"));
        const QList<KeyHelp> keys = explainedKeys(*bench.view);
        QVERIFY(std::ranges::any_of(keys, [](const KeyHelp &key) { return key.text.contains(u"group"); }));
    }

    void groupsAreCopiedAsTheyAre()
    {
        Bench bench;
        bench.goTo(1);
        QVERIFY(bench.view->copyRowsAction()->isEnabled());
        bench.view->copyTitledAction()->trigger();
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 3);
        const QStringList titles = lines[0].split(u'\t');
        const QStringList cells = lines[1].split(u'\t');
        QCOMPARE(cells.size(), titles.size());
        QCOMPARE(cells.at(titles.indexOf(u"Pod"_s)), u"a"_s);
        QCOMPARE(cells.at(titles.indexOf(u"GPUs"_s)), u"0.3"_s);
        QCOMPARE(cells.at(titles.indexOf(u"Created (UTC)"_s)), u"1970-01-01 00:00:01"_s);
        QVERIFY(!titles.contains(u"Project")); // the titles of groups say it
        QVERIFY(cells.at(titles.indexOf(u"Usage (%)"_s)).isEmpty());
        // Of a selection, only objects.
        bench.view->selectAll();
        QVERIFY(bench.view->selectedRowsText().isEmpty());
    }

    void theBarShowsTheColumns()
    {
        Bench bench;
        QVERIFY(bench.bar->isVisible());
        const auto crosses = [&] {
            QList<ChipPart *> buttons;
            for (ChipPart *part : bench.bar->findChildren<ChipPart *>()) {
                if (!part->accessibleName().isEmpty() && part->isVisible())
                    buttons << part;
            }
            return buttons;
        };
        QCOMPARE(crosses().size(), 1);
        QCOMPARE(crosses().constFirst()->accessibleName(), u"Do not group by Project"_s);
        bench.bar->openPicker();
        auto *picker = bench.bar->findChild<PickList *>();
        QVERIFY(picker);
        QCOMPARE(picker->list()->model()->rowCount(), int(std::size(infos)) - 1);
        for (int row = 0; row < picker->list()->model()->rowCount(); ++row) {
            const QModelIndex item = picker->list()->model()->index(row, 0);
            if (item.data().toString() == u"Status"_s)
                picker->list()->setCurrentIndex(item);
        }
        QTest::keyClick(picker->list(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->query().groupBy, (QStringList{u"project"_s, u"phase"_s}), 5'000);
        QTRY_VERIFY_WITH_TIMEOUT(bench.model->isGrouped(), 5'000);
        QCOMPARE(crosses().size(), 2);

        Q_EMIT bench.bar->expandRequested();
        bench.settle();
        QCOMPARE(bench.model->rowCount(), 12);
        bench.goTo(3); // in a: current again as the outermost group
        Q_EMIT bench.bar->collapseRequested();
        bench.settle();
        QCOMPARE(bench.model->rowCount(), 4);
        QCOMPARE(bench.view->currentIndex().row(), 1);

        crosses().constFirst()->click();
        QCOMPARE(bench.model->query().groupBy, QStringList{u"phase"_s});
        bench.groups->ungroup();
        QVERIFY(bench.model->query().groupBy.isEmpty());
        QVERIFY(!bench.bar->isVisible());
        bench.settle();
        bench.goTo(0, Node);
        bench.groups->groupByCurrent();
        QCOMPARE(bench.model->query().groupBy, QStringList{u"node"_s});
        bench.settle();
        bench.goTo(0, Node);
        bench.groups->groupByCurrent(); // is one already
        QCOMPARE(bench.model->query().groupBy, QStringList{u"node"_s});
    }

    void groupsAreExported()
    {
        Bench bench;
        const QTemporaryDir folder;
        QSignalSpy exported(bench.groups, &ListGroups::exported);
        const QString path = folder.filePath(u"groups.csv"_s);
        bench.groups->exportTo(path, {});
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 10'000);
        QVERIFY(exported.constFirst().at(0).toBool());
        QVERIFY(exported.constFirst().at(1).toString().contains(u"groups.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QVERIFY(lines.at(0).startsWith("level,project,rows,phase:Running,phase:Failed,phase:Pending,gpus[GPUs],"));
        QVERIFY(lines.at(1).startsWith("0,,4,2,1,1,1.5,"));
        QVERIFY(lines.at(2).startsWith("1,a,2,1,0,1,0.3,"));
        QVERIFY(lines.at(2).contains("1970-01-01T00:00:01.000Z"));
        QCOMPARE(lines.size(), 6);

        bench.groups->exportTo(folder.filePath(u"nowhere/groups.csv"_s), {});
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 2, 10'000);
        QVERIFY(!exported.constLast().at(0).toBool());
        QVERIFY(!exported.constLast().at(1).toString().isEmpty());
        bench.groups->ungroup();
        bench.groups->exportTo(path, {});
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 3, 10'000);
        QVERIFY(!exported.constLast().at(0).toBool());
    }

    void columnsOfGroupsAreLeftOut()
    {
        Bench bench;
        QVERIFY(!bench.view->shownColumns().contains(int(Project)));
        QVERIFY(bench.view->shownColumns().contains(int(Node)));
        bench.ask({u"node"_s});
        QTRY_VERIFY_WITH_TIMEOUT(bench.model->isGrouped() && !bench.model->isLoading(), 5'000);
        QVERIFY(bench.view->shownColumns().contains(int(Project)));
        QVERIFY(!bench.view->shownColumns().contains(int(Node)));
        bench.copy->drop(); // the rows of the server are in no groups
        QTRY_VERIFY_WITH_TIMEOUT(!bench.model->isGrouped() && !bench.model->isLoading(), 5'000);
        QVERIFY(bench.view->shownColumns().contains(int(Node)));
    }

    void titlesHaveAMenuForGroups()
    {
        Bench bench;
        QStringList entries;
        connect(bench.view, &TableView::columnMenuShown, this, [&](QMenu *menu) {
            for (const QAction *action : menu->actions())
                entries << action->text() + (action->isEnabled() ? u""_s : u" off"_s);
        });
        Q_EMIT bench.view->header()->customContextMenuRequested(
            {bench.view->header()->sectionViewportPosition(Phase) + 5, 5});
        QVERIFY2(entries.contains(u"Group by this column"_s), qPrintable(entries.join(u',')));
        QVERIFY(entries.contains(u"Ungroup"_s));
        QApplication::activePopupWidget()->close();
    }
};

QTEST_MAIN(TestGroupRows)
#include "tst_grouprows.moc"
