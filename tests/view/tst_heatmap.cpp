// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "tests/view/heatfixture.h"
#include "views/details/detailsdock.h"
#include "views/details/detailspane.h"
#include "views/details/nodegpusmodel.h"
#include "views/details/ondemandlist.h"
#include "views/fleet/heatbar.h"
#include "views/fleet/heatmap.h"
#include "views/frame/pageheader.h"
#include "views/look/theme.h"
#include "views/table/tableview.h"
#include "views/widgets/segments.h"

#include <QAbstractButton>
#include <QListView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;
using fleet::CellState;
using fleet::GpuCell;
using views::HeatMap;

namespace {

constexpr std::int64_t now = 1'780'000'000'000;

GpuCell cell(CellState state, double utilization = api::absentNumber)
{
    GpuCell cell;
    cell.state = state;
    cell.utilization = utilization;
    cell.timeMs = now - 11'000;
    return cell;
}

// Nodes of eight GPUs in all states.
std::vector<fleet::Line> someNodes(int count, int gpus = 8)
{
    std::vector<fleet::Line> lines;
    lines.resize(std::size_t(count));
    for (int i = 0; i < count; ++i) {
        fleet::Line &line = lines[std::size_t(i)];
        line.name = line.label = u"node-%1"_s.arg(i);
        line.key = base::Key::of({u"cluster"_s, line.name});
        line.facts.gpuCount = gpus;
        line.cells.assign(std::size_t(gpus), cell(CellState::Value, 97));
        line.cells[0] = cell(CellState::Idle, 0);
        line.cells[1] = cell(CellState::Free, 0);
        line.cells[1].allocated = 0;
        line.cells[2] = cell(CellState::NoData);
        line.cells[3] = cell(CellState::Value, 0);
    }
    return lines;
}

std::vector<const fleet::Line *> pointersTo(const std::vector<fleet::Line> &lines)
{
    std::vector<const fleet::Line *> pointers;
    pointers.reserve(lines.size());
    for (const fleet::Line &line : lines)
        pointers.push_back(&line);
    return pointers;
}

} // namespace

// The map of GPUs: its cells can be told apart, walked and opened; and its page in a window.
class TestHeatMap : public HeatFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeAll(); }

    void statesAreNeverMixedUp()
    {
        const auto lines = someNodes(3);
        HeatMap map;
        show(map, lines);
        const QImage image = map.viewport()->grab().toImage();
        const auto pixel
            = [&](int gpu) { return QColor(image.pixel(map.cellRect(1, gpu).center() * image.devicePixelRatio())); };
        const views::Theme &theme = views::themeOf(map.palette());
        QCOMPARE(pixel(0).rgb(), theme.heat.front());
        QCOMPARE(pixel(1).rgb(), theme.surface);
        QCOMPARE(pixel(3).rgb(), theme.heat.front());
        QCOMPARE(pixel(7).rgb(), theme.heat.back());
        QVERIFY(pixel(2).rgb() == theme.gapFill || pixel(2).rgb() != theme.heat.front());
        // The corner tells idle from zero.
        const QPoint corner = map.cellRect(1, 0).topRight() * image.devicePixelRatio();
        QVERIFY(image.pixel(corner + QPoint(-1, 1)) != theme.heat.front());
        const QPoint plain = map.cellRect(1, 3).topRight() * image.devicePixelRatio();
        QCOMPARE(QColor(image.pixel(plain + QPoint(-1, 1))).rgb(), theme.heat.front());
        const QImage free = image.copy(QRect(map.cellRect(1, 1).topLeft() * image.devicePixelRatio(), QSize(16, 13)));
        QCOMPARE(QColor(free.pixel(0, 0)).rgb(), theme.border);
    }

    void looksFollowWhatIsShown()
    {
        using views::HeatLook;
        using views::HeatShow;
        GpuCell one = cell(CellState::Value, 50);
        QCOMPARE(views::lookOf(one, HeatShow::Utilization).step, 4);
        QCOMPARE(views::lookOf(one, HeatShow::Memory).fill, HeatLook::Fill::NoData);
        one.memory = 100;
        QCOMPARE(views::lookOf(one, HeatShow::Memory).step, 8);
        QCOMPARE(views::lookOf(one, HeatShow::SmActivity).fill, HeatLook::Fill::NoData);
        one.smActivity = 12;
        QCOMPARE(views::lookOf(one, HeatShow::SmActivity).step, 1);
        QCOMPARE(views::lookOf(one, HeatShow::IdleTime).fill, HeatLook::Fill::NoData);
        one.idleSeconds = 0;
        QCOMPARE(views::lookOf(one, HeatShow::IdleTime).step, 0);
        one.idleSeconds = 90'000;
        QCOMPARE(views::lookOf(one, HeatShow::IdleTime).step, 8);
        for (const HeatShow show :
             {HeatShow::Utilization, HeatShow::Memory, HeatShow::SmActivity, HeatShow::IdleTime}) {
            QCOMPARE(views::lookOf(cell(CellState::Free, 0), show).fill, HeatLook::Fill::Free);
            QCOMPARE(views::lookOf({}, show).fill, HeatLook::Fill::Waiting);
        }
        one.utilization = 1e9; // no number breaks the scale
        QCOMPARE(views::lookOf(one, HeatShow::Utilization).step, 8);
    }

    void keysWalkTheCells()
    {
        const auto lines = someNodes(40);
        HeatMap map;
        show(map, lines);
        const int rows = map.heatLayout().lines;
        QVERIFY(map.heatLayout().columns > 1);
        const auto isAt = [&](int line, int gpu) {
            return map.currentLine() == &lines[std::size_t(line)] && map.currentGpu() == gpu;
        };
        QVERIFY(isAt(0, 0));
        QTest::keyClick(&map, Qt::Key_Right);
        QTest::keyClick(&map, Qt::Key_Down);
        QVERIFY(isAt(1, 1));
        QTest::keyClick(&map, Qt::Key_End);
        QVERIFY(isAt(1, 7));
        QTest::keyClick(&map, Qt::Key_Right); // into the next column
        QVERIFY(isAt(1 + rows, 0));
        QTest::keyClick(&map, Qt::Key_Left);
        QVERIFY(isAt(1, 7));
        QTest::keyClick(&map, Qt::Key_End, Qt::ControlModifier);
        QVERIFY(isAt(39, 7));
        QTest::keyClick(&map, Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(isAt(0, 0));
        QVERIFY(map.accessibleName().startsWith(u"node-0, GPU 0. Utilization: 0\u00a0%"_s));
        QSignalSpy pods(&map, &HeatMap::podsRequested);
        QTest::keyClick(&map, Qt::Key_Down);
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(pods.size(), 1);
        QCOMPARE(pods[0][0].value<base::Key>(), lines[1].key);
    }

    // The same in a mirrored program: GPU 0 stays at the left.
    void itIsNeverMirrored()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const auto lines = someNodes(4);
        HeatMap map;
        show(map, lines);
        QVERIFY(map.cellRect(0, 0).left() < map.cellRect(0, 7).left());
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.currentGpu(), 1);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void pointersFindCells()
    {
        const auto lines = someNodes(40);
        HeatMap map;
        show(map, lines);
        for (const int line : {0, 7, 39}) {
            for (const int gpu : {0, 5, 7})
                QCOMPARE(map.cellAt(map.cellRect(line, gpu).center()), std::pair(line, gpu));
        }
        QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect(7, 5).center());
        QCOMPARE(map.currentLine(), &lines[7]);
        QCOMPARE(map.currentGpu(), 5);
        const QString tip = map.toolTipOf(7, 0);
        QVERIFY2(tip.startsWith(u"node-7, GPU 0\nUtilization: 0\u00a0%, idle for over 5 min"_s), qPrintable(tip));
        QVERIFY2(tip.contains(u"Sampled 11\u00a0s ago"_s), qPrintable(tip));
        QVERIFY(map.toolTipOf(7, 1).contains(u"Not allocated"_s));
        QVERIFY(map.toolTipOf(7, 2).contains(u"no data"_s));
        QCOMPARE(map.cellAt({-5, 3}), std::pair(-1, -1));
    }

    void manyNodesScrollAndManyGpusWrap()
    {
        const auto lines = someNodes(600);
        HeatMap map;
        show(map, lines);
        QVERIFY(map.verticalScrollBar()->maximum() > 0);
        QVERIFY(map.linesInSight().size() < 600);
        QSignalSpy sight(&map, &HeatMap::inSightChanged);
        QTest::keyClick(&map, Qt::Key_End, Qt::ControlModifier);
        QVERIFY(!sight.isEmpty());
        QVERIFY(map.viewport()->rect().contains(map.cellRect(599, 7)));
        const auto large = someNodes(4, 40);
        map.setLines(pointersTo(large));
        QCOMPARE(map.heatLayout().rows, 3);
        QVERIFY(map.cellRect(0, 16).top() > map.cellRect(0, 15).top());
        QCOMPARE(map.cellAt(map.cellRect(2, 39).center()), std::pair(2, 39));
    }

    void nodesLeadToTheMapAndBack()
    {
        openHeat();
        QVERIFY(m_window->windowTitle().startsWith(u"Heat"_s));
        QVERIFY(heat()->map()->lines().size() > 10);
        QTRY_COMPARE_WITH_TIMEOUT(heat()->model().progress().open, 0, patient);
        heat()->map()->setFocus();
        QTest::keyClick(heat()->map(), Qt::Key_Down);
        const base::Key key = heat()->map()->currentLine()->key;
        const QString name = heat()->map()->currentLine()->name;
        QTest::keyClick(heat()->map(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == catalog::podResource, patient);
        waitForRows();
        for (int row = 0; row < page()->model()->rowCount(); ++row)
            QCOMPARE(std::get<QString>(page()->model()->valueOf(row, "nodeName")), name);
        m_window->workspace()->back();
        QVERIFY(heat());
        QTRY_COMPARE_WITH_TIMEOUT(heat()->map()->currentLine()->key, key, patient);
        QTest::keyClick(heat()->map(), Qt::Key_H);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == catalog::nodeResource, patient);
        waitForRows();
        QTRY_COMPARE_WITH_TIMEOUT(page()->model()->idAt(page()->table()->currentIndex().row()), key, patient);
    }

    void thePaneListsTheGpusOfTheNode()
    {
        openHeat();
        QTRY_COMPARE_WITH_TIMEOUT(heat()->model().progress().open, 0, patient);
        const auto &lines = heat()->model().lines();
        const auto found = std::ranges::find_if(lines, [](const fleet::Line *line) {
            return line->state == fleet::Line::State::Answered && line->meanUtilization() > 0;
        });
        QVERIFY(found != lines.end());
        const fleet::Line line = **found;
        heat()->map()->setCurrent(line.key, 0);
        QTest::keyClick(heat()->map(), Qt::Key_H);
        waitForRows();
        QTRY_COMPARE_WITH_TIMEOUT(page()->model()->idAt(page()->table()->currentIndex().row()), line.key, patient);
        if (!page()->details()->isPaneShown())
            page()->details()->toggle();
        views::OnDemandList *gpus = page()->details()->pane()->gpus();
        QTabBar *tabs = page()->details()->pane()->findChild<QTabBar *>();
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) == u"GPUs"_s)
                tabs->setCurrentIndex(i);
        }
        const QAbstractItemModel *model = gpus->list()->model();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), int(line.cells.size()), patient);
        for (int gpu = 0; gpu < model->rowCount(); ++gpu) {
            const QModelIndex index = model->index(gpu, 0);
            QCOMPARE(index.data(views::NodeGpusModel::UtilizationRole).isValid(),
                     !std::isnan(line.cells[std::size_t(gpu)].utilization));
            QVERIFY(index.data(Qt::AccessibleTextRole).toString().startsWith(u"GPU %1: utilization "_s.arg(gpu)));
        }
    }

    void theChoiceIsAPlace()
    {
        openHeat();
        const auto pools = heat()->model().pools();
        Q_EMIT heat()->bar()->scopeChosen(pools.front().scope);
        QCOMPARE(int(heat()->map()->lines().size()), pools.front().nodes);
        QVERIFY(heat()->bar()->poolButton()->text().contains(pools.front().scope.pool));
        const views::Location location = heat()->location();
        QCOMPARE(location.heat()->nodePool, pools.front().scope.pool);
        m_window->workspace()->open(catalog::podResource);
        m_window->workspace()->back();
        QCOMPARE(heat()->location(), location);
        m_window->close();
        closeAll();
        openStores();
        openWindow(QSize(1366, 768));
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        m_window->startDemo(demo);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && heat(), patient);
        QCOMPARE(heat()->location().heat()->nodePool, pools.front().scope.pool);
    }

    void outlinesRunInTheGaps()
    {
        const auto lines = someNodes(40);
        HeatMap map;
        show(map, lines);
        map.setOutline({{lines[1].key, {.cells = {2, 3}, .isExact = true}},
                        {lines[2].key, {.cells = {2, 3}, .isExact = true}},
                        {lines[5].key, {.cells = {0, 1, 2, 3, 4, 5, 6, 7}, .isExact = false}}});
        const QImage image = map.viewport()->grab().toImage();
        const QRgb ink = views::themeOf(map.palette()).text;
        const auto at = [&](const QPoint &point) { return image.pixel(point * image.devicePixelRatio()); };
        const QRect top = map.cellRect(1, 2);
        const QRect bottom = map.cellRect(2, 3);
        for (int y = top.top(); y <= bottom.bottom(); ++y) {
            QCOMPARE(at({top.left() - 1, y}), ink);
            QCOMPARE(at({top.left() - 2, y}), ink);
            QCOMPARE(at({bottom.right() + 1, y}), ink);
        }
        QCOMPARE(at({top.center().x(), top.top() - 1}), ink);
        QCOMPARE(at({bottom.center().x(), bottom.bottom() + 2}), ink);
        QVERIFY(at({top.right() + 1, top.center().y()}) != ink); // none between its own cells
        QVERIFY(at({top.center().x(), top.bottom() + 1}) != ink);
        QVERIFY(at(top.center()) != ink); // no cell is covered
        // Dashed where it is not known which GPUs they are.
        int dark = 0;
        const QRect vague = map.cellRect(5, 0).united(map.cellRect(5, 7));
        for (int x = vague.left(); x <= vague.right(); ++x)
            dark += at({x, vague.top() - 1}) == ink ? 1 : 0;
        QVERIFY2(dark > vague.width() / 3 && dark < vague.width() * 2 / 3, qPrintable(QString::number(dark)));
        map.setOutline({});
        QVERIFY(map.viewport()->grab().toImage().pixel((top.topLeft() - QPoint(1, 0)) * image.devicePixelRatio())
                != ink);
    }

    void dragsAndShiftChooseNodes()
    {
        const auto lines = someNodes(40);
        HeatMap map;
        show(map, lines);
        QList<std::set<base::Key>> chosen;
        connect(&map, &HeatMap::nodesChosen, &map, [&](const std::set<base::Key> &nodes) { chosen << nodes; });
        QTest::mousePress(map.viewport(), Qt::LeftButton, {}, map.cellRect(2, 1).center());
        QTest::mouseMove(map.viewport(), map.cellRect(4, 5).center());
        drag(map, map.cellRect(4, 5).center());
        QTest::mouseRelease(map.viewport(), Qt::LeftButton, {}, map.cellRect(4, 5).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0], (std::set<base::Key>{lines[2].key, lines[3].key, lines[4].key}));
        QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect(7, 5).center());
        QCOMPARE(chosen.size(), 1); // a click is no drag
        QTest::keyClick(&map, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&map, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(chosen.last(), (std::set<base::Key>{lines[7].key, lines[8].key, lines[9].key}));
        QTest::keyClick(&map, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(chosen.last().size(), 2U);
        QCOMPARE(map.currentLine(), &lines[8]);
        QSignalSpy clear(&map, &HeatMap::clearRequested);
        QTest::keyClick(&map, Qt::Key_Escape);
        QCOMPARE(clear.size(), 0); // nothing is marked
        map.setChosen(chosen.last());
        QTest::keyClick(&map, Qt::Key_Escape);
        QCOMPARE(clear.size(), 1);
    }

    // What a cluster does not report is no zero, and the words say so.
    void missingNodesAreNoZeros()
    {
        auto lines = someNodes(2);
        lines[1].status = u"Unknown"_s;
        lines[1].cells = fleet::cellsWithout(CellState::NoData, lines[1].facts);
        HeatMap map;
        show(map, lines);
        const QString tip = map.toolTipOf(1, 4);
        QVERIFY2(tip.contains(u"its cluster does not report"_s) && !tip.contains(u"0\u00a0%"_s), qPrintable(tip));
        QVERIFY(map.toolTipOf(1, -1).contains(u"without data"_s));
        const QImage image = map.viewport()->grab().toImage();
        const QRgb zero = views::themeOf(map.palette()).heat.front();
        QVERIFY(image.pixel(map.cellRect(1, 4).center() * image.devicePixelRatio()) != zero);
    }

    void theHeaderLeadsFromTableToMapAndBack()
    {
        openHeat();
        views::Segments *segments = m_window->workspace()->findChild<views::PageHeader *>()->viewSegments();
        QVERIFY(segments->isVisible());
        QCOMPARE(segments->current(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(heat()->model().progress().open, 0, patient);
        const fleet::Tally tally = fleet::tallyOf(heat()->model().lines());
        QCOMPARE(tally.busy + tally.idle + tally.free + tally.noData, tally.gpus);
        // Told a moment after the last answer.
        QTRY_VERIFY_WITH_TIMEOUT(heat()->bar()->tallyText().contains(QString::number(tally.free)), patient);
        segments->button(0)->click();
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == catalog::nodeResource, patient);
        QCOMPARE(segments->current(), 0);
        segments->button(1)->click();
        QTRY_VERIFY_WITH_TIMEOUT(heat(), patient);
        m_window->workspace()->open(catalog::podResource);
        QVERIFY(!segments->isVisible());
    }

    void refusalsAreTold()
    {
        openHeat({"/api/v1/nodes"});
        QTRY_COMPARE_WITH_TIMEOUT(heat()->statePanel()->title(), u"No permission to read nodes"_s, patient);
    }

private:
    void show(HeatMap &map, const std::vector<fleet::Line> &lines)
    {
        map.setClock([] { return now; });
        map.resize(900, 400);
        map.setLines(pointersTo(lines));
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        map.setFocus();
    }
    static void drag(HeatMap &map, const QPoint &to)
    {
        QMouseEvent move(QEvent::MouseMove, to, map.viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(map.viewport(), &move);
    }
};

QTEST_MAIN(TestHeatMap)
#include "tst_heatmap.moc"
