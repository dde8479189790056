// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/diagnostics.h"
#include "app/window/screenfit.h"
#include "app/window/windows.h"
#include "models/catalog/clusters.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "models/session/savedconnections.h"
#include "models/table/selection.h"
#include "tests/view/windowfixture.h"
#include "views/connect/connectdialog.h"
#include "views/details/detailsdock.h"
#include "views/diagnostics/diagnosticspane.h"
#include "views/filter/filterbar.h"
#include "views/frame/breadcrumb.h"
#include "views/frame/pageheader.h"
#include "views/frame/statusstrip.h"
#include "views/list/exportdialog.h"
#include "views/look/style.h"
#include "views/metrics/metricspage.h"
#include "views/metrics/objectheader.h"
#include "views/navigation/rowlinks.h"
#include "views/refresh/refreshclock.h"
#include "views/refresh/refreshmenu.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using catalog::Resource;

// The window as a whole: from the demo into a cluster, its workloads and their pods, and back again.
class TestMainWindow : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new views::BinnacleStyle); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
        openWindow();
    }

    void cleanup() { closeAll(); }

    void drillsDownAndBack()
    {
        startDemo();
        m_window->workspace()->open(catalog::clusterResource);
        waitForRows(catalog::clusterResource);
        const QString cluster = page()->model()->index(1, 0).data().toString();
        page()->table()->setCurrentIndex(page()->model()->index(1, 0));
        QTest::keyClick(page()->table(), Qt::Key_Return);
        waitForRows(catalog::workloadResource);
        QCOMPARE(page()->location().list()->query.filters.size(), 1);
        QCOMPARE(page()->location().list()->query.filters.first().labels, QStringList(cluster));

        page()->table()->setCurrentIndex(page()->model()->index(2, 0));
        const base::Key workload = page()->model()->idAt(2);
        QTest::keyClick(page()->table(), Qt::Key_Return);
        waitForRows(catalog::podResource);

        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        waitForRows(catalog::workloadResource);
        QTRY_COMPARE(page()->model()->idAt(page()->table()->currentIndex().row()), workload);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        waitForRows(catalog::clusterResource);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        waitForRows(catalog::workloadResource);
    }

    void metricsOfARowAndBack()
    {
        startDemo();
        const QAction *action = m_window->workspace()->header()->action(views::PageCommand::Metrics);
        page()->table()->setCurrentIndex(page()->model()->index(3, 0));
        const base::Key workload = page()->model()->idAt(3);
        const QString name = page()->model()->index(3, 0).data().toString();
        QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
        QVERIFY(!page());
        const views::MetricsPage *charts = m_window->workspace()->metricsPage();
        QVERIFY(charts);
        QCOMPARE(charts->place().subject.id, (workload));
        QCOMPARE(charts->title(), name);
        QVERIFY(m_window->windowTitle().contains(name));
        QVERIFY(!action->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(charts->updatedAtMs() > 0, 20'000);

        // The path leads to the list; Back leads to the same row.
        const QList<QToolButton *> steps = m_window->workspace()->header()->breadcrumb()->shownSteps();
        QCOMPARE(steps.size(), 1);
        QCOMPARE(steps.first()->text(), u"Workloads"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QVERIFY(page());
        waitForRows(catalog::workloadResource);
        QTRY_COMPARE(page()->model()->idAt(page()->table()->currentIndex().row()), workload);
        QVERIFY(action->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QVERIFY(m_window->workspace()->metricsPage());
    }

    // The row's menu and the menu of the details show the command of the header, and lead where it leads.
    void menusShowTheCommandOfTheHeader()
    {
        startDemo();
        page()->details()->setOpen(true);
        page()->table()->setCurrentIndex(page()->model()->index(2, 0));
        const base::Key workload = page()->model()->idAt(2);
        QTRY_VERIFY_WITH_TIMEOUT(page()->details()->pane()->inspector()->details(), 20'000);
        const QAction *inHeader = m_window->workspace()->header()->action(views::PageCommand::Metrics);
        QVERIFY(inHeader->isEnabled());
        const auto entryOf = [inHeader](const QMenu &menu) -> QAction * {
            for (QAction *action : menu.actions()) {
                if (action->text() == inHeader->text() && action->shortcuts() == inHeader->shortcuts()
                    && !action->icon().isNull() && action->isEnabled())
                    return action;
            }
            return nullptr;
        };
        const auto leadsThere = [&](QWidget *parent) {
            auto *menu = parent->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
            QVERIFY(menu);
            QAction *entry = entryOf(*menu);
            QVERIFY(entry);
            entry->trigger();
            menu->close();
            QVERIFY(m_window->workspace()->metricsPage());
            QCOMPARE(m_window->workspace()->metricsPage()->place().subject.id, workload);
            QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
            waitForRows(catalog::workloadResource);
        };
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(page()->table(), &event);
        leadsThere(page()->table());
        for (auto *tool : page()->details()->pane()->findChildren<QToolButton *>()) {
            if (tool->accessibleName() == u"More")
                QTest::mouseClick(tool, Qt::LeftButton);
        }
        leadsThere(page()->details()->pane());
    }

    void enterOnAPodOpensItsMetrics()
    {
        startDemo();
        m_window->workspace()->open(catalog::podResource);
        waitForRows(catalog::podResource);
        page()->table()->setCurrentIndex(page()->model()->index(0, 0));
        const table::Value workload = page()->model()->valueOf(0, "workloadId");
        QTest::keyClick(page()->table(), Qt::Key_Return);
        const views::MetricsPage *charts = m_window->workspace()->metricsPage();
        QVERIFY(charts);
        QCOMPARE(charts->place().subject.workloadId.toString(), std::get<table::Reference>(workload).id);

        // Its workload is a link to the pods of it.
        for (const views::MetricsPlace::Fact &fact : charts->place().facts) {
            if (fact.link.kind == &catalog::podsOfWorkload)
                Q_EMIT charts->header()->linkActivated(fact.link);
        }
        QVERIFY(page());
        waitForRows(catalog::podResource);
        QCOMPARE(page()->location().list()->query.filters.size(), 1);
        QCOMPARE(page()->model()->valueOf(0, "workloadId"), workload);
    }

    void goesOnWhereItWasLeft()
    {
        startDemo();
        table::ListQuery query = page()->model()->query();
        query.filters = {{.key = u"phase"_s, .op = table::Op::Equal, .values = {u"Running"_s}, .labels = {}}};
        query.sortKey = u"name"_s;
        query.descending = false;
        Q_EMIT page()->filterBar()->queryChanged(query);
        waitForRows(catalog::workloadResource);
        page()->table()->scrollTo(page()->model()->index(60, 0), QAbstractItemView::PositionAtTop);
        QTRY_VERIFY(!page()->model()->idAt(61).isNull());
        page()->table()->setCurrentIndex(page()->model()->index(61, 0));
        page()->table()->selectionModel()->select(page()->model()->index(63, 0),
                                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const base::Key current = page()->model()->idAt(61);
        const base::Key other = page()->model()->idAt(63);
        const int top = page()->table()->visibleRows().first;
        QVERIFY(top > 10);

        // Another page, and back to the first one by the history.
        m_window->workspace()->open(catalog::podResource);
        waitForRows(catalog::podResource);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        const auto isAsItWas = [&] {
            waitForRows(catalog::workloadResource);
            QCOMPARE(page()->model()->query(), query);
            QTRY_COMPARE(page()->table()->selection()->currentId(), current);
            QTRY_COMPARE(page()->table()->visibleRows().first, top);
            QTRY_COMPARE(page()->table()->selection()->ids().size(), 2);
            QVERIFY(page()->table()->selection()->contains(other));
        };
        isAsItWas();

        // And in the next run, with the ways back and forward.
        m_window->close();
        closeAll();
        openStores();
        openWindow();
        startDemo(catalog::workloadResource);
        isAsItWas();
        QVERIFY(!QTest::currentTestFailed());
        QVERIFY(m_window->workspace()->header()->action(views::PageCommand::Forward)->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        waitForRows(catalog::podResource);
    }

    void startsOnThePageThatIsSet()
    {
        m_settings->set(app::setting::startPage, u"pods"_s);
        startDemo(catalog::podResource);
    }

    void anUnreadablePlaceIsKeptAsideAndTold()
    {
        QDir(m_folder->path()).mkpath(u"places"_s);
        QFile file(m_folder->filePath(u"places/demo.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{]");
        file.close();
        startDemo();
        const auto banners = m_window->findChildren<views::Banner *>();
        QVERIFY(std::ranges::any_of(banners, [](const views::Banner *banner) {
            return banner->isVisible() && banner->text().sentence.contains(u"demo.json.unreadable-"_s);
        }));
    }

    void aSecondWindowSharesTheConnectionAndOutlivesTheFirst()
    {
        m_settings->set(app::setting::startPage, u"workloads"_s);
        app::Windows windows(*m_settings, *m_connections);
        app::MainWindow *first = &windows.open();
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        first->startDemo(demo);
        first->show();
        QTRY_VERIFY_WITH_TIMEOUT(first->workspace() && first->workspace()->list()->model()->rowCount() > 0, 20'000);
        views::ListPage *list = first->workspace()->list();
        QTRY_VERIFY(!list->model()->idAt(0).isNull());
        list->table()->setCurrentIndex(list->model()->index(0, 0));
        QVERIFY(QTest::qWaitForWindowActive(first));
        QTest::keyClick(list->table(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(windows.all().size(), 2U);
        app::MainWindow *second = windows.all().back();
        QCOMPARE(&second->workspace()->session(), &first->workspace()->session());
        QCOMPARE(second->workspace()->list()->resource(), catalog::podResource);
        QCOMPARE(first->workspace()->list()->resource(), catalog::workloadResource);

        // A window of the list itself: what is highlighted, counted and described is the same there.
        list->table()->setFocus();
        QTest::keyClick(first, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(windows.all().size(), 3U);
        views::ListPage *beside = windows.all().back()->workspace()->list();
        QCOMPARE(beside->resource(), catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(beside->model()->rowCount() > 0 && !beside->model()->idAt(0).isNull(), 20'000);
        const table::SelectionModel *selection = beside->table()->selection();
        QCOMPARE(beside->table()->selectionModel()->selectedRows().size(), selection->count());
        QVERIFY(selection->count() == 0 || selection->contains(selection->currentId()));
        QCOMPARE(selection->awayCount(), 0);
        windows.all().back()->close();
        QTRY_COMPARE(windows.all().size(), 2U);

        const QPointer<app::MainWindow> gone(first);
        first->close();
        QTRY_VERIFY(!gone);
        QCOMPARE(windows.all().size(), 1U);
        second->workspace()->open(catalog::clusterResource);
        QTRY_VERIFY_WITH_TIMEOUT(second->workspace()->list()->model()->rowCount() > 0, 20'000);
        QTRY_VERIFY(!second->workspace()->list()->model()->idAt(0).isNull());
        windows.quit();
        QTRY_COMPARE(windows.all().size(), 0U);
    }

    void aRowLeadsToWhatItNames()
    {
        startDemo(catalog::workloadResource);
        page()->table()->setCurrentIndex(page()->model()->index(0, 0));
        const table::Value cluster = page()->model()->valueOf(0, "clusterId");
        const table::Value project = page()->model()->valueOf(0, "projectName");
        const QList<views::RowLink> links = views::linksOfRow(*page()->model(), 0, page()->location());
        QCOMPARE(links.size(), 5);
        QVERIFY(links.at(2).text.contains(std::get<QString>(project)));
        QVERIFY(links.at(3).text.contains(std::get<QString>(project)));

        QTest::keyClick(page()->table(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        waitForRows(catalog::workloadResource);
        QCOMPARE(page()->model()->query().filters.size(), 1);
        QCOMPARE(page()->model()->valueOf(0, "projectName"), project);

        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        waitForRows(catalog::workloadResource);
        QTRY_VERIFY(page()->table()->currentIndex().isValid());
        QTest::keyClick(page()->table(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        waitForRows(catalog::clusterResource);
        QTRY_VERIFY(page()->table()->currentIndex().isValid());
        const table::Value found = page()->model()->valueOf(page()->table()->currentIndex().row(), "uuid");
        QCOMPARE(std::get<QString>(found), std::get<table::Reference>(cluster).id);

        // Every way is one that the server knows.
        for (const auto resource : catalog::pages()) {
            m_window->workspace()->open(resource);
            waitForRows(resource);
            const auto ways = views::linksOfRow(*page()->model(), 0, page()->location());
            QVERIFY(!ways.isEmpty());
            for (const views::RowLink &way : ways)
                QVERIFY2(catalog::toParams(way.location.list()->resource, way.location.list()->query),
                         qPrintable(way.text));
        }
    }

    void rowsAreCopiedAsCurl()
    {
        startDemo();
        page()->copyAsCurl();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY(command.startsWith(u"curl "_s));
        QVERIFY(command.contains(u"$BINNACLE_TOKEN"_s));
        const auto &credentials = m_window->workspace()->session().connection().credentials;
        QVERIFY(!command.contains(std::get<session::BearerToken>(credentials).token));
        QVERIFY2(command.contains(u"limit="_s), qPrintable(command));
    }

    void keysOfTheWelcomePage()
    {
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        auto *dialog = m_window->findChild<views::ConnectDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->close();
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace(), 20'000);
        QVERIFY(m_window->workspace()->session().connection().isDemo);
    }

    void windowsFitTheirScreen()
    {
        constexpr QSize least(960, 600);
        const QRect room(0, 32, 1366, 730);
        QCOMPARE(app::fittedInto({0, 0, 1440, 900}, room, least), room);
        QCOMPARE(app::fittedInto({500, 400, 1000, 700}, room, least), QRect(366, 62, 1000, 700));
        QCOMPARE(app::fittedInto({-300, -20, 1000, 700}, room, least), QRect(0, 32, 1000, 700));
        QCOMPARE(app::fittedInto({100, 40, 1000, 700}, room, least), QRect(100, 40, 1000, 700));
        // A screen that is too small shows the beginning.
        QCOMPARE(app::fittedInto({100, 100, 1440, 900}, {0, 0, 800, 500}, least), QRect(QPoint(0, 0), least));
    }

    void altAloneShowsTheMenuBar()
    {
        QVERIFY(!m_window->menuBar()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Alt);
        QVERIFY(m_window->menuBar()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Alt);
        QVERIFY(!m_window->menuBar()->isVisible());
    }

    void altWithAnotherKeyDoesNot()
    {
        QTest::keyPress(m_window.get(), Qt::Key_Alt);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QTest::keyRelease(m_window.get(), Qt::Key_Alt);
        QVERIFY(!m_window->menuBar()->isVisible());
    }

    void oneIntervalForAllPages()
    {
        startDemo();
        views::ListPage *workloads = page();
        QTRY_COMPARE_WITH_TIMEOUT(workloads->refreshClock()->text(), u"every 15 s"_s, 20'000);
        m_window->workspace()->header()->refreshMenu()->actions().first()->trigger();
        QCOMPARE(m_settings->value(app::setting::refreshSeconds), 5);
        QCOMPARE(workloads->refreshClock()->text(), u"every 5 s"_s);
        const auto *age = m_window->strip()->findChild<QToolButton *>(u"age"_s);
        QVERIFY(age);
        QVERIFY2(age->text().endsWith(u"ago, every 5 s"_s), qPrintable(age->text()));
        // A page that is opened later, and the charts.
        m_window->workspace()->open(catalog::podResource);
        waitForRows(catalog::podResource);
        QTRY_COMPARE_WITH_TIMEOUT(page()->refreshClock()->text(), u"every 5 s"_s, 20'000);
        QCOMPARE(workloads->refreshClock()->text(), u"paused"_s);
        m_settings->set(app::setting::refreshSeconds, 0);
        QVERIFY(page()->refreshClock()->text().isEmpty());
        QVERIFY(!age->text().contains(u','));
    }

    void diagnosticsOpenAndClose()
    {
        startDemo();
        const QAction *action = m_window->diagnostics()->action();
        QVERIFY(action->isEnabled());
        QVERIFY(!m_window->diagnostics()->pane());
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        const views::DiagnosticsPane *pane = m_window->diagnostics()->pane();
        QVERIFY(pane && pane->isVisible() && action->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(pane->report().contains(u"/api/v1/workloads?"_s), 20'000);
        QVERIFY(!pane->report().contains(m_window->workspace()->session().connection().url.host()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!pane->isVisible() && !action->isChecked());
        QVERIFY(page()->isAncestorOf(QApplication::focusWidget()));
        m_window->strip()->findChild<QToolButton *>(u"requests"_s)->click();
        QVERIFY(pane->isVisible() && action->isChecked());
    }

    void columnsAreRememberedByKey()
    {
        startDemo();
        const int pods = page()->model()->columnOf("pods");
        QVERIFY(pods >= 0);
        page()->table()->setColumnVisible(pods, false);
        QTRY_VERIFY(!m_settings->value(app::setting::columns, u"workloads"_s).isEmpty());
        closeAll();
        openStores();
        openWindow();
        startDemo();
        QVERIFY(page()->table()->isColumnHidden(page()->model()->columnOf("pods")));
    }

    void connectsByTheDialog()
    {
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        simulator::Simulator controlPlane(options);
        QVERIFY(controlPlane.start());
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        QPointer<views::ConnectDialog> dialog = m_window->findChild<views::ConnectDialog *>();
        QVERIFY(dialog);
        const auto edit = [&](const char *name) { return dialog->findChild<QLineEdit *>(QLatin1String(name)); };
        edit("address")->setText(QString::fromStdString(controlPlane.url()));
        edit("name")->setText(u"Here"_s);
        auto *method = dialog->findChild<QComboBox *>(u"method"_s);
        method->setCurrentIndex(method->findData(int(session::SignInKind::BearerToken)));
        Q_EMIT method->activated(method->currentIndex());
        edit("token")->setText(QString::fromStdString(controlPlane.token()));
        QTest::keyClick(edit("token"), Qt::Key_Return); // tests
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPushButton *>(u"save"_s)->isEnabled(), 20'000);
        QTest::keyClick(edit("token"), Qt::Key_Return); // saves and connects
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace(), 20'000);
        waitForRows(catalog::workloadResource);
        QTRY_VERIFY(!dialog);
        QCOMPARE(m_window->workspace()->session().connection().name, u"Here"_s);
        m_window.reset(); // before the control plane
    }

    void refusedConnectionLeavesThePageAsItIs()
    {
        startDemo();
        m_window->connectTo({.name = u"Nowhere"_s,
                             .url = QUrl(u"http://127.0.0.1:9"_s),
                             .caFile = {},
                             .credentials = session::BearerToken{u"t"_s},
                             .isDemo = false});
        QTest::qWait(200);
        QVERIFY(m_window->workspace()->session().connection().isDemo);
        QVERIFY(page()->model()->rowCount() > 0);
    }

    void exportsGoOnWhenTheConnectionIsSwitched()
    {
        startDemo();
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        simulator::Simulator other(options);
        QVERIFY(other.start());
        csv::ExportRequest request = page()->exportRequest();
        const qint64 rows = page()->model()->total();
        request.file = m_folder->filePath(u"rows.csv"_s);
        QSignalSpy ended(m_window.get(), &app::MainWindow::exportEnded);
        m_window->exportTo(request);
        const QPointer<app::Workspace> before = m_window->workspace();
        m_window->connectTo({.name = u"Other"_s,
                             .url = QUrl(QString::fromStdString(other.url())),
                             .caFile = {},
                             .credentials = session::BearerToken{QString::fromStdString(other.token())},
                             .isDemo = true}); // shown without waiting for an answer
        // No event was handled in between: the export cannot have ended.
        QVERIFY(!before);
        QCOMPARE(ended.count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000);
        QVERIFY2(ended.first().value(0).toBool(), qPrintable(ended.first().value(1).toString()));
        QVERIFY(ended.first().value(1).toString().contains(table::countText(rows)));
        // Whoever closes the dialog then is done with it, and with the connection that it came from.
        const QPointer<views::ExportDialog> dialog = m_window->findChild<views::ExportDialog *>();
        QVERIFY(dialog);
        dialog->close();
        QTRY_VERIFY(!dialog);
        m_window.reset(); // before the control plane that it shows
    }

    void closingAsksWhileAnExportRuns()
    {
        startDemo();
        csv::ExportRequest request = page()->exportRequest();
        request.file = m_folder->filePath(u"rows.csv"_s);
        m_window->exportTo(request);
        const auto answer = [this](const QString &button) {
            auto *box = m_window->findChild<QMessageBox *>();
            QVERIFY(box && box->isVisible());
            for (QAbstractButton *choice : box->buttons()) {
                if (choice->text() == button)
                    choice->click();
            }
            delete box;
        };
        // No event is handled in between: the export cannot end.
        m_window->close();
        QVERIFY(m_window->isVisible());
        answer(u"Continue exporting"_s);
        QVERIFY(m_window->isVisible());
        m_window->close();
        answer(u"Stop and close"_s);
        QVERIFY(!m_window->isVisible());
        m_window.reset();
        QVERIFY(!QFile::exists(request.file));
    }

private:
    void startDemo(Resource first = catalog::workloadResource)
    {
        WindowFixture::startDemo();
        waitForRows(first);
    }
    void waitForRows(Resource resource)
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && m_window->workspace()->page(), 20'000);
        leaveOverview();
        QTRY_COMPARE(page()->resource(), resource);
        WindowFixture::waitForRows();
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
