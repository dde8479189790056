// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "views/diagnostics/loopwatch.h"
#include "views/list/listpage.h"
#include "views/look/style.h"
#include "views/navigation/navigator.h"
#include "views/refresh/refreshclock.h"
#include "views/table/tableview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace views;
using namespace Qt::StringLiterals;
using catalog::Resource;

namespace {

constexpr int patient = 60'000; // ms; a limit for a hanging test, not a measure

// A connection with the pages on it.
struct Desk
{
    explicit Desk(const simulator::Simulator &simulator)
        : session(connectionTo(simulator))
        , totals(session.client(), names)
    {
        names.load(session.client());
    }
    static session::Connection connectionTo(const simulator::Simulator &simulator)
    {
        session::Connection connection;
        connection.url = QUrl(QString::fromStdString(simulator.url()));
        connection.credentials = session::BearerToken{QString::fromStdString(simulator.token())};
        return connection;
    }
    PageContext context() { return {session, names, totals, navigator}; }

    session::Session session;
    catalog::ClusterNames names;
    catalog::Totals totals;
    Navigator navigator;
};

bool isSettled(const ListPage &page)
{
    return page.model()->hasAnswer() && !page.model()->isLoading() && page.model()->updatedAtMs() > 0;
}

// What a person has before the eyes: which object at which height.
struct Sight
{
    explicit Sight(const ListPage &page)
        : row(page.table()->rowAt(0))
        , id(page.model()->idAt(row))
        , y(page.table()->rowViewportPosition(row))
    {
    }

    int row;
    base::Key id;
    int y;
};

} // namespace

// Lists of a world that lives, refreshed while a person reads in them.
class TestLiveRefresh : public QObject
{
    Q_OBJECT

    std::unique_ptr<simulator::Simulator> m_simulator;

    // The world lives on until the list differs, then the page is refreshed.
    void refreshOnce(ListPage &page)
    {
        QSignalSpy updated(page.model(), &table::WindowModel::updated);
        page.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(updated.count() > 0 && isSettled(page), patient);
        QCoreApplication::processEvents();
    }

    void openPage(ListPage &page, Resource resource)
    {
        page.resize(1300, 700);
        page.setRefreshSeconds(0); // by the test
        page.show();
        page.open(startLocation(resource));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        simulator::Options options;
        const QByteArray size = qgetenv("BINNACLE_LIVE_SIZE"); // "huge" for a long look by hand
        options.size = size == "huge" ? simulator::Size::Huge : simulator::Size::Medium;
        options.speed = 120;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY(m_simulator->start());
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void whoReadsIsNotMoved_data()
    {
        QTest::addColumn<Resource>("resource");
        QTest::addColumn<int>("share"); // of the list, in %
        QTest::newRow("workloads, near the top") << Resource(catalog::workloadResource) << 3;
        QTest::newRow("workloads, at the end") << Resource(catalog::workloadResource) << 100;
        QTest::newRow("pods, near the top") << Resource(catalog::podResource) << 2;
        QTest::newRow("pods, in the middle") << Resource(catalog::podResource) << 50;
    }

    void whoReadsIsNotMoved()
    {
        QFETCH(Resource, resource);
        QFETCH(int, share);
        Desk desk(*m_simulator);
        ListPage page(resource, desk.context());
        openPage(page, resource);
        QScrollBar *bar = page.table()->verticalScrollBar();
        bar->setValue(int(qint64(bar->maximum()) * share / 100) - (share < 100 ? 7 : 0)); // within a row
        const auto isShown = [&page] {
            const auto [top, bottom] = page.table()->visibleRows();
            return !page.model()->idAt(top).isNull() && !page.model()->idAt(bottom).isNull() && isSettled(page);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isShown(), patient);

        // Selected and current are rows in view.
        const int first = page.table()->rowAt(0);
        const base::Key current = page.model()->idAt(first + 2);
        page.table()->setCurrentIndex(page.model()->index(first + 2, 1));
        page.table()->selectionModel()->select(page.model()->index(first + 4, 0),
                                               QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(page.table()->selection()->count(), 2);
        QSignalSpy reset(page.model(), &QAbstractItemModel::modelReset);
        QSignalSpy shifted(page.model(), &table::WindowModel::rowsShifted);
        const int rounds = qEnvironmentVariableIntValue("BINNACLE_LIVE_ROUNDS");
        LoopWatch watch;
        watch.start();
        for (int round = 0; round < std::max(rounds, 8); ++round) {
            QTest::qWait(rounds > 0 ? 1000 : 150);
            const Sight before(page);
            refreshOnce(page);
            QCOMPARE(reset.count(), 0);
            const int row = page.model()->rowOf(before.id);
            if (row >= 0) // else it has ended and left the list
                QCOMPARE(page.table()->rowViewportPosition(row), before.y);
            QCOMPARE(page.table()->selection()->currentId(), current);
            QCOMPARE(page.table()->selection()->count(), 2);
            if (page.model()->rowOf(current) >= 0) {
                QCOMPARE(page.model()->idAt(page.table()->currentIndex().row()), current);
                QCOMPARE(page.table()->currentIndex().column(), 1);
            }
        }
        watch.stop();
        if (rounds > 0)
            qInfo("%d refreshes shifted rows, %d gaps, longest %.1f ms", int(shifted.count()), watch.gaps().count,
                  watch.gaps().longestMs);
    }

    void menusSurviveARefresh()
    {
        Desk desk(*m_simulator);
        ListPage page(catalog::workloadResource, desk.context());
        openPage(page, catalog::workloadResource);
        const base::Key asked = page.model()->idAt(5);
        page.table()->setCurrentIndex(page.model()->index(5, 0));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(page.table(), &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (int round = 0; round < 4; ++round) {
            QTest::qWait(150);
            refreshOnce(page);
            QCOMPARE(QApplication::activePopupWidget(), menu);
        }
        QSignalSpy requested(&desk.navigator, &Navigator::placeRequested);
        for (QAction *action : menu->actions()) {
            if (action->text() == u"Metrics"_s)
                action->trigger();
        }
        menu->close();
        // The row that the menu was opened on, wherever it is by now.
        QCOMPARE(requested.count(), 1);
        const auto place = requested[0][0].value<Location>();
        QVERIFY(place.metrics());
        QCOMPARE(place.metrics()->subject.id, (asked));
    }

    void refreshesByItself()
    {
        Desk desk(*m_simulator);
        ListPage page(catalog::workloadResource, desk.context());
        openPage(page, catalog::workloadResource);
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy updated(page.model(), &table::WindowModel::updated);
        page.setRefreshSeconds(1);
        QTRY_VERIFY_WITH_TIMEOUT(updated.count() >= 2, patient);
        // A page that is not on screen rests, and is fresh when it comes back.
        page.hide();
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        const auto before = updated.count();
        QTest::qWait(1500);
        QCOMPARE(updated.count(), before);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(updated.count() > before, patient);
    }
};

QTEST_MAIN(TestLiveRefresh)
#include "tst_liverefresh.moc"
