// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/preferencestore.h"
#include "models/catalog/clusters.h"
#include "models/catalog/nodes.h"
#include "models/catalog/workloads.h"
#include "tests/view/windowfixture.h"
#include "views/frame/navigationrail.h"
#include "views/overview/cardtable.h"
#include "views/overview/overviewcard.h"
#include "views/overview/overviewpage.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"

#include <QListView>

#include <algorithm>

using namespace Qt::StringLiterals;
using views::OverviewCard;
using views::OverviewPage;

namespace {

constexpr int patient = 20'000; // ms; a limit against hanging, not a measure

} // namespace

// The overview in a window: it comes first, leads to the lists behind it, and says what it may not read.
class TestOverviewPage : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1366, 768));
    }
    void cleanup() { closeAll(); }

    void itComesFirst()
    {
        startOverview();
        const auto *pages = m_window->findChild<views::NavigationRail *>()->list();
        QCOMPARE(pages->currentIndex().row(), 0);
        QVERIFY(m_window->windowTitle().startsWith(u"Overview"_s));
        for (const OverviewCard *card : overview()->findChildren<OverviewCard *>())
            QVERIFY2(card->message().isEmpty(), qPrintable(card->title() + u": "_s + card->message()));
        for (const views::SummaryTile &tile : overview()->strip()->tiles())
            QVERIFY2(tile.count || !tile.figure.isEmpty(), qPrintable(tile.label));
    }

    void tilesLeadToTheirLists()
    {
        startOverview();
        const qint64 running = overview()->model().workloadsIn(u"Running"_s).value_or(0);
        QVERIFY(running > 0);
        overview()->strip()->choose(0, false);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == catalog::workloadResource, patient);
        waitForRows();
        QCOMPARE(page()->model()->total(), running);
        m_window->workspace()->back();
        QVERIFY(overview());
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(page() && page()->resource() == catalog::clusterResource);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(overview());
    }

    void rowsLeadToTheirObjects()
    {
        startOverview();
        const auto line = overview()->model().idleWorkloads().constFirst();
        table(u"Wasted GPUs now"_s)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(table(u"Wasted GPUs now"_s), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == catalog::workloadResource, patient);
        waitForRows();
        QTRY_COMPARE_WITH_TIMEOUT(page()->model()->idAt(page()->table()->currentIndex().row()), line.key, patient);
        m_window->workspace()->back();

        const overview::PoolLine pool = overview()->model().pools().constFirst();
        Q_EMIT table(u"GPUs by node pool"_s)->rowChosen(0);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == catalog::nodeResource, patient);
        waitForRows();
        for (int row = 0; row < page()->model()->rowCount(); ++row)
            QCOMPARE(std::get<QString>(page()->model()->valueOf(row, "nodePool")), pool.name);
    }

    // No control plane filters by reasons: the list of all that wait opens at one that waits for the reason.
    void reasonsLeadToAWorkloadThatHasThem()
    {
        startOverview();
        const QList<overview::WaitReason> reasons = overview()->model().waiting().reasons;
        QVERIFY(reasons.size() > 1);
        for (int i = 0; i < reasons.size(); ++i) {
            Q_EMIT table(u"What waits and why"_s)->rowChosen(i);
            QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == catalog::workloadResource, patient);
            waitForRows();
            const auto currentRow = [this] { return page()->table()->currentIndex().row(); };
            QTRY_COMPARE_WITH_TIMEOUT(page()->model()->idAt(currentRow()), reasons.at(i).longest, patient);
            const auto cell = [&](const char *column) { return page()->model()->valueOf(currentRow(), column); };
            QCOMPARE(cell("phase"), table::Value(u"Pending"_s));
            QCOMPARE(cell("phaseUpdatedAt"), table::Value(std::int64_t(reasons.at(i).sinceMs)));
            const table::Value code = cell("phaseReason");
            QCOMPARE(std::holds_alternative<QString>(code) ? std::get<QString>(code) : QString(), reasons.at(i).code);
            m_window->workspace()->back();
            QVERIFY(overview());
        }
        QVERIFY(
            table(u"What waits and why"_s)->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"reasons"));
    }

    // The tile draws what the card of the last 24 hours draws; the others have no source.
    void allocatedGpusHaveATrend()
    {
        startOverview();
        QTRY_VERIFY_WITH_TIMEOUT(overview()->model().curve().size() > 10, patient);
        std::vector<double> allocated;
        for (const overview::GpuPoint &point : overview()->model().curve())
            allocated.push_back(point.allocated);
        const auto tile = [this] {
            const QList<views::SummaryTile> &tiles = overview()->strip()->tiles();
            return std::ranges::find(tiles, u"gpus"_s, &views::SummaryTile::key) - tiles.begin();
        };
        QTRY_COMPARE(overview()->strip()->tiles().at(tile()).trend, allocated);
        QVERIFY(overview()->strip()->tileText(int(tile())).contains(u"over 24 hours"_s));
        for (const views::SummaryTile &one : overview()->strip()->tiles())
            QCOMPARE(one.trend.empty(), one.key != u"gpus"_s);
        const QRect rect = overview()->strip()->tileRect(int(tile()));
        const QImage picture = overview()->strip()->grab(rect).toImage();
        int drawn = 0;
        for (int x = picture.width() / 2; x < picture.width(); ++x) {
            for (int y = 0; y < picture.height(); ++y)
                drawn += picture.pixel(x, y) == views::lightTheme.barFill ? 1 : 0;
        }
        QVERIFY(drawn > 5);
    }

    void refusalsStandInTheirCards()
    {
        startOverview({"/api/v1/org-unit/projects", "/api/v1/workloads"});
        QCOMPARE(card(u"GPUs by project"_s)->message(), u"No permission to read projects"_s);
        QCOMPARE(card(u"What waits and why"_s)->message(), u"No permission to read workloads"_s);
        QVERIFY(card(u"Clusters"_s)->message().isEmpty());
        QVERIFY(card(u"GPUs by node pool"_s)->message().isEmpty());
        QVERIFY(!overview()->banner()->isVisible());
    }

    void refusedNumbersAreDashes()
    {
        startOverview({"/api/v1/nodes/telemetry", "/api/v1/workloads/telemetry", "/api/v1/workloads/count"});
        for (const views::SummaryTile &tile : overview()->strip()->tiles())
            QCOMPARE(tile.figure == u"\u2013"_s, tile.key != u"longest"_s);
        QCOMPARE(card(u"GPUs by node pool"_s)->message(), u"No permission to read nodes"_s);
        QVERIFY(card(u"Wasted GPUs now"_s)->message().isEmpty());
    }

    void thePlaceIsRestored()
    {
        startOverview();
        m_window->close();
        closeAll();
        openStores();
        openWindow(QSize(1366, 768));
        startOverview();
    }

    void itIsAStartPageToChoose()
    {
        startOverview();
        m_window->workspace()->open(catalog::clusterResource);
        m_window->close();
        closeAll();
        openStores();
        views::Preferences preferences = app::preferencesOf(*m_settings);
        preferences.startsWithOverview = true;
        app::store(*m_settings, preferences);
        QCOMPARE(app::preferencesOf(*m_settings), preferences);
        openWindow(QSize(1366, 768));
        startOverview();
    }

    // Figures are whole in a narrow window, too.
    void nothingIsCut()
    {
        startOverview();
        for (const QSize &size : {QSize(1366, 768), QSize(1000, 600), QSize(1920, 1200)}) {
            m_window->resize(size);
            QTest::qWait(50);
            for (const views::CardTable *shown : overview()->findChildren<views::CardTable *>()) {
                const int last = shown->model()->columnCount() - 1;
                const QRect cell = shown->visualRect(shown->model()->index(0, last));
                QVERIFY2(cell.right() <= shown->viewport()->width(), qPrintable(shown->accessibleName()));
                const QRect name = shown->visualRect(shown->model()->index(0, 0));
                QVERIFY2(name.width() >= shown->fontMetrics().horizontalAdvance(u"wwwwww"_s),
                         qPrintable(shown->accessibleName()));
                const int needed
                    = shown->fontMetrics().horizontalAdvance(shown->model()->index(0, last).data().toString());
                QVERIFY2(cell.width() >= needed, qPrintable(shown->accessibleName()));
            }
        }
    }

private:
    void startOverview(const std::vector<std::string> &refused = {})
    {
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        demo.refusedPaths = refused;
        m_window->startDemo(demo);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && overview(), patient);
        QTRY_VERIFY_WITH_TIMEOUT(overview()->updatedAtMs() > 0, patient);
    }
    [[nodiscard]] OverviewPage *overview() const { return m_window->workspace()->overviewPage(); }
    [[nodiscard]] OverviewCard *card(const QString &title) const
    {
        const auto cards = overview()->findChildren<OverviewCard *>();
        const auto found = std::ranges::find(cards, title, &OverviewCard::title);
        return found == cards.end() ? nullptr : *found;
    }
    [[nodiscard]] views::CardTable *table(const QString &title) const
    {
        return card(title)->findChild<views::CardTable *>();
    }
};

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
