// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"
#include "tests/view/heatfixture.h"
#include "views/fleet/heatmap.h"
#include "views/fleet/heatnodes.h"
#include "views/navigation/rowlinks.h"
#include "views/overview/cardtable.h"

#include <QPushButton>

using namespace Qt::StringLiterals;
using fleet::CellState;
using fleet::GpuCell;

// The outline of a workload on the map of GPUs, and the table of its nodes, in a window.
class TestHeatOutline : public HeatFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeAll(); }

    // Space outlines the workload of the cell; the table below lists its nodes, and both have the same current one.
    void spaceOutlinesTheWorkload()
    {
        openHeat();
        QTRY_COMPARE_WITH_TIMEOUT(heat()->model().progress().open, 0, patient);
        QVERIFY(heat()->nodes()->isHidden());
        outlineSomething();
        const auto &holds = heat()->outline().holds();
        const QString name = heat()->outline().name();
        QVERIFY(!heat()->nodes()->isHidden());
        QCOMPARE(heat()->nodes()->title(), name);
        QCOMPARE(heat()->nodes()->nodes().size(), holds.size());
        QVERIFY2(heat()->nodes()->facts().contains(u" on "_s), qPrintable(heat()->nodes()->facts()));
        QCOMPARE(heat()->map()->outline().size(), holds.size());
        const bool isVague
            = std::ranges::any_of(heat()->map()->outline(), [](const auto &entry) { return !entry.second.isExact; });
        QCOMPARE(heat()->nodes()->facts().contains(u"not told which GPUs"_s), isVague);
        QCOMPARE(heat()->location().heat()->workload, heat()->outline().workload());

        views::CardTable *table = heat()->nodes()->table();
        table->setFocus();
        QTest::keyClick(table, Qt::Key_End);
        QCOMPARE(heat()->map()->currentLine()->key, heat()->nodes()->nodes().back());
        heat()->map()->setCurrent(heat()->nodes()->nodes().front(), 0);
        QCOMPARE(table->currentRow(), 0);

        const base::Key workload = heat()->outline().workload();
        heat()->nodes()->podsButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == catalog::podResource, patient);
        m_window->workspace()->back();
        QTRY_VERIFY_WITH_TIMEOUT(heat(), patient);
        QCOMPARE(heat()->outline().workload(), workload);
        QTest::keyClick(heat()->map(), Qt::Key_Escape);
        QVERIFY(heat()->nodes()->isHidden());
        QVERIFY(heat()->map()->outline().empty());
        QVERIFY(heat()->location().heat()->workload.isNull());
    }

    void freeGpusHaveNoWorkload()
    {
        openHeat();
        QTRY_COMPARE_WITH_TIMEOUT(heat()->model().progress().open, 0, patient);
        const auto &lines = heat()->model().lines();
        const auto found = std::ranges::find_if(lines, [](const fleet::Line *line) { return line->free() > 0; });
        QVERIFY(found != lines.end());
        const auto &cells = (*found)->cells;
        const int gpu = int(std::ranges::find(cells, CellState::Free, &GpuCell::state) - cells.begin());
        heat()->map()->setCurrent((*found)->key, gpu);
        QTest::keyClick(heat()->map(), Qt::Key_Space);
        QCOMPARE(heat()->nodes()->facts(), u"This GPU is not allocated to any workload."_s);
        QVERIFY(heat()->outline().workload().isNull());
    }

    void workloadsLeadToTheirGpus()
    {
        openHeat();
        QTRY_COMPARE_WITH_TIMEOUT(heat()->model().progress().open, 0, patient);
        outlineSomething();
        const base::Key workload = heat()->outline().workload();
        m_window->workspace()->open(
            views::linkLocation({&catalog::podsOfWorkload, workload, heat()->outline().name(), false}));
        waitForRows();
        const views::Location from = page()->location();
        const auto map = views::mapOfRow(*page()->model(), 0, from);
        QVERIFY(map);
        QCOMPARE(map->heat()->workload, workload);
        m_window->workspace()->open(*map);
        QTRY_VERIFY_WITH_TIMEOUT(heat(), patient);
        QTRY_VERIFY_WITH_TIMEOUT(!heat()->map()->outline().empty(), patient);
        m_window->workspace()->open(catalog::nodeResource);
        waitForRows();
        QVERIFY(!views::mapOfRow(*page()->model(), 0, page()->location()));
    }

    void refusedPodsAreTold()
    {
        openHeat({"/api/v1/workloads/pods"});
        QTRY_COMPARE_WITH_TIMEOUT(heat()->model().progress().open, 0, patient);
        const auto &lines = heat()->model().lines();
        const auto found
            = std::ranges::find_if(lines, [](const fleet::Line *line) { return line->cells[0].allocated > 0; });
        QVERIFY(found != lines.end());
        heat()->map()->setCurrent((*found)->key, 0);
        QTest::keyClick(heat()->map(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(heat()->nodes()->facts(), u"No permission to read pods"_s, patient);
    }

private:
    // A workload on a node that has no other, as Space asks for it.
    void outlineSomething()
    {
        const auto &lines = heat()->model().lines();
        for (std::size_t i = 0; i < lines.size() && heat()->outline().workload().isNull(); ++i) {
            if (lines[i]->cells[0].allocated != 1)
                continue;
            heat()->map()->setCurrent(lines[i]->key, 0);
            QTest::keyClick(heat()->map(), Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(!heat()->nodes()->facts().startsWith(u"Asking which"_s), patient);
            if (QWidget *popup = QApplication::activePopupWidget())
                popup->close();
        }
        QVERIFY(!heat()->outline().workload().isNull());
        QTRY_VERIFY_WITH_TIMEOUT(heat()->outline().isKnown(), patient);
    }
};

QTEST_MAIN(TestHeatOutline)
#include "tst_heatoutline.moc"
