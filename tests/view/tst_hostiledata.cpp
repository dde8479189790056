// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/savedviews.h"
#include "app/memory/viewfile.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "tests/support/spoilingrelay.h"
#include "tests/view/hostiledata.h"
#include "tests/view/screentexts.h"
#include "tests/view/windowfixture.h"
#include "views/actions/confirmdialog.h"
#include "views/charts/plot.h"
#include "views/compare/comparepage.h"
#include "views/details/detailsdock.h"
#include "views/details/detailspane.h"
#include "views/filter/filterchip.h"
#include "views/fleet/fleetpage.h"
#include "views/fleet/heatmap.h"
#include "views/look/style.h"
#include "views/metrics/metricspage.h"
#include "views/overview/overviewpage.h"
#include "views/table/tableview.h"
#include "views/waste/wastedpage.h"
#include "views/widgets/banner.h"

#include <QContextMenuEvent>
#include <QMenuBar>
#include <QTcpSocket>
#include <QToolButton>

using namespace Qt::StringLiterals;
using catalog::Resource;

namespace {

constexpr int patient = 60'000; // ms; a limit against hanging, not a measure

} // namespace

// Every text of a control plane is hostile. Whatever page, tab, menu or dialog is open, nothing is read as markup, no
// letter becomes a key, and no character is there that nobody can see.
class TestHostileData : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new views::BinnacleStyle);
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY(m_simulator->start());
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_relay = std::make_unique<SpoilingRelay>(m_simulator->port());
        m_relay->spoil(
            [spoiler = hostile::Spoiler(300'000)](QTcpSocket *socket, const SpoilingRelay::Exchange &exchange) {
                socket->write(SpoilingRelay::answer(exchange.status, spoiler(exchange.body)));
            });
        makeFolder();
        openWindow(QSize(1366, 768));
    }

    void cleanup()
    {
        closeAll();
        m_relay.reset();
        m_folder.reset();
    }

    void findsWhatIsPlanted()
    {
        QWidget top;
        auto *label = new QLabel(hostile::prefix(), &top);
        top.show();
        const auto found = [&top](const QString &fault) {
            screen::Walk walk;
            walk.window(top);
            return !walk.faults.filter(fault).isEmpty();
        };
        QVERIFY(found(u"QLabel '': markup"_s));
        label->setTextFormat(Qt::PlainText);
        QVERIFY(!found(u"markup"_s));
        QVERIFY(found(u"unseen in: text"_s));
        QVERIFY(found(u"unseen in: painted"_s));
        QVERIFY(found(u"unseen in: accessible text"_s));
        label->setText(u"Harmless"_s);
        top.setWindowTitle(u"a\u202Eb"_s);
        QVERIFY(found(u"unseen in: title"_s));
        top.setWindowTitle({});
        QVERIFY(!found(u":"_s));
        top.setToolTip(u"<img src=x>"_s);
        QVERIFY(found(u"markup in: tool tip"_s));
        top.setToolTip(QString(screen::mostOfTip + 1, u'x'));
        QVERIFY(found(u"tool tip"_s));
        top.setToolTip({});
        auto *button = new QToolButton(&top);
        button->setText(u"R&x"_s);
        QVERIFY(found(u"key in"_s));
        button->setText(u"R&&x"_s);
        QVERIFY(!found(u":"_s));
    }

    void lists_data()
    {
        QTest::addColumn<Resource>("resource");
        for (const Resource resource : catalog::pages())
            QTest::newRow(resource->word) << resource;
    }
    void lists()
    {
        QFETCH(const Resource, resource);
        connectNow();
        workspace().open(resource);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->model()->hasAnswer() && !page()->model()->isLoading(), patient);
        page()->details()->setOpen(true);
        check(u"[U+202E]"_s);
        for (int row = 0; row < std::min(3, page()->model()->rowCount()); ++row) {
            page()->table()->setCurrentIndex(page()->model()->index(row, 0));
            const views::DetailsPane *pane = page()->details()->pane();
            QTRY_VERIFY_WITH_TIMEOUT(pane->inspector()->details(), patient);
            for (int tab = 0; tab < (row == 1 ? pane->tabs()->count() : 1); ++tab) { // it has the long texts
                pane->tabs()->setCurrentIndex(tab);
                settle();
                check();
            }
            checkMenuOfRow(row);
        }
    }

    void charts()
    {
        openWorkloads();
        page()->table()->setCurrentIndex(page()->model()->index(0, 0));
        page()->openMetrics();
        QTRY_VERIFY_WITH_TIMEOUT(workspace().metricsPage() && workspace().metricsPage()->updatedAtMs() > 0, patient);
        settle();
        check();
        const auto plots = m_window->findChildren<views::Plot *>();
        for (views::Plot *plot : plots) {
            if (plot->isVisible()) {
                QTest::mouseMove(plot, plot->rect().center());
                QCoreApplication::processEvents();
                check();
            }
        }
        checkMenusOfButtons();
    }

    // What a link or a saved view filters by.
    void filters()
    {
        connectNow();
        table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
        query.filters << catalog::equalFilter("projectId", u"17"_s, hostile::spoilt(u"filtered"_s));
        workspace().open(views::Location{views::ListPlace{catalog::workloadResource, query}});
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->model()->hasAnswer() && !page()->model()->isLoading(), patient);
        QVERIFY(m_window->findChild<views::FilterChip *>());
        check();
    }

    void overview()
    {
        connectNow();
        workspace().open(views::Location{views::OverviewPlace()});
        QTRY_VERIFY_WITH_TIMEOUT(workspace().overviewPage(), patient);
        settle();
        check();
    }

    void wastedGpus()
    {
        connectNow();
        workspace().openWasted();
        QTRY_VERIFY_WITH_TIMEOUT(workspace().wastedPage(), patient);
        settle();
        check();
        views::TableView *table = workspace().wastedPage()->table();
        QTRY_VERIFY_WITH_TIMEOUT(table->windowModel()->rowCount() > 0, patient);
        table->setCurrentIndex(table->windowModel()->index(0, 0));
        settle();
        check();
    }

    void comparison()
    {
        openWorkloads();
        for (const int row : {0, 2}) {
            page()->table()->setCurrentIndex(page()->model()->index(row, 0));
            page()->addToComparison();
        }
        workspace().openCompare();
        QTRY_VERIFY_WITH_TIMEOUT(workspace().comparePage(), patient);
        settle();
        check();
    }

    void mapOfGpus()
    {
        connectNow();
        workspace().open(catalog::nodeResource);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->model()->rowCount() > 0 && !page()->model()->isLoading(), patient);
        QTest::keyClick(page()->table(), Qt::Key_H);
        QTRY_VERIFY_WITH_TIMEOUT(workspace().fleetPage(), patient);
        QTRY_VERIFY_WITH_TIMEOUT(workspace().fleetPage()->model().isListKnown(), patient);
        settle();
        check();
        auto *map = m_window->findChild<views::HeatMap *>();
        for (const fleet::Line *line : workspace().fleetPage()->model().lines())
            QVERIFY2(!screen::hasUnseen(line->label), qPrintable(line->label)); // painted in a picture
        checkMenu(*map->viewport(), map->viewport()->rect().center());
        checkMenusOfButtons();
    }

    void confirming()
    {
        openWorkloads();
        int opened = 0;
        for (int row = 0; row < 3; ++row) {
            page()->table()->setCurrentIndex(page()->model()->index(row, 0));
            QTest::keyClick(page()->table(), Qt::Key_Delete);
            settle();
            check();
            if (auto *dialog = m_window->findChild<views::ConfirmDialog *>()) {
                ++opened;
                delete dialog;
            }
        }
        QVERIFY(opened > 0);
    }

    // What a control plane says about its faults.
    void serversWords()
    {
        openWorkloads();
        for (const int status : {403, 400, 500}) {
            m_relay->spoil([status](QTcpSocket *socket, const SpoilingRelay::Exchange &) {
                const QString words = hostile::spoilt(u"words"_s).replace(u"@@HALF@@"_s, QString(2000, u'w'));
                const QByteArray body = QJsonDocument(QJsonObject{{u"message"_s, words}}).toJson();
                socket->write(SpoilingRelay::answer(status, body));
            });
            workspace().refresh();
            QTRY_VERIFY_WITH_TIMEOUT(page()->banner()->isVisible(), patient);
            for (auto *button : page()->banner()->findChildren<QToolButton *>()) {
                if (button->isCheckable() && button->isVisible())
                    button->setChecked(true);
            }
            check(status == 400 ? u"words"_s : QString());
        }
    }

    // Names that came to this computer with a file.
    void savedNames()
    {
        closeAll();
        openStores();
        session::SavedConnection saved;
        saved.id = session::SavedConnections::newId();
        saved.name = hostile::spoilt(QString(300'000, u'n'));
        saved.url = m_relay->url();
        m_connections->saved().save(saved);
        app::SavedView view;
        view.name = hostile::spoilt(QString(1000, u'v'));
        view.resource = catalog::podResource;
        view.query = catalog::defaultQuery(catalog::podResource);
        const QString file = m_folder->filePath(u"sent.json"_s);
        QVERIFY(app::writeViewFile(file, view, {app::ViewPlace::Kind::Demo}));
        app::SavedViews(*m_settings).add(app::readViewFile(file)->view);
        openWindow(QSize(1366, 768));
        check();
        for (QAction *action : m_window->menuBar()->actions()) {
            Q_EMIT action->menu()->aboutToShow();
            check();
        }
    }

private:
    [[nodiscard]] app::Workspace &workspace() const { return *m_window->workspace(); }

    void openWorkloads()
    {
        connectNow();
        workspace().open(catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->model()->rowCount() > 3 && !page()->model()->isLoading(), patient);
    }

    void checkMenusOfButtons()
    {
        const auto buttons = m_window->findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            if (button->menu() && button->isVisible()) {
                Q_EMIT button->menu()->aboutToShow();
                check();
            }
        }
    }

    void connectNow()
    {
        m_settings->set(app::setting::startPage, u"workloads"_s);
        session::Connection connection;
        connection.name = hostile::prefix();
        connection.url = m_relay->url();
        connection.credentials = session::BearerToken{QString::fromStdString(m_simulator->token())};
        connection.allowsChanges = true;
        m_window->connectTo(connection);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && m_window->workspace()->page(), patient);
    }

    void settle()
    {
        // Some pages never rest.
        static_cast<void>(QTest::qWaitFor([this] { return workspace().session().requestsInFlight() == 0; }, 3000));
        QTest::qWait(50);
    }

    // `shown`: what must be among the texts that are painted.
    void check(const QString &shown = {})
    {
        screen::Walk walk;
        const auto windows = QApplication::topLevelWidgets();
        for (QWidget *window : windows)
            walk.window(*window);
        QVERIFY2(walk.faults.isEmpty(), qPrintable(u'\n' + walk.faults.join(u'\n')));
        QVERIFY2(walk.painted.contains(shown), qPrintable(walk.painted));
        const QSize least = m_window->minimumSizeHint();
        QVERIFY2(least.width() <= m_window->width() && least.height() <= m_window->height(),
                 qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
    }

    void checkMenuOfRow(int row)
    {
        views::TableView *table = page()->table();
        checkMenu(*table->viewport(), table->visualRect(page()->model()->index(row, 0)).center());
    }

    void checkMenu(QWidget &widget, const QPoint &at)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget.mapToGlobal(at));
        QApplication::sendEvent(&widget, &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        screen::Walk walk;
        walk.window(*menu);
        QVERIFY2(walk.faults.isEmpty(), qPrintable(u'\n' + walk.faults.join(u'\n')));
        menu->close();
        QTRY_VERIFY(!QApplication::activePopupWidget());
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<SpoilingRelay> m_relay;
};

QTEST_MAIN(TestHostileData)
#include "tst_hostiledata.moc"
