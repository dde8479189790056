// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/workloads.h"
#include "tests/view/windowfixture.h"
#include "views/details/detailscharts.h"
#include "views/details/detailsdock.h"
#include "views/details/detailspane.h"
#include "views/table/tableview.h"
#include "views/waste/wastedpage.h"
#include "views/waste/wastepane.h"
#include "views/widgets/hintcards.h"
#include "views/widgets/segments.h"

#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 60'000; // ms; a limit against hanging, not a measure

hints::Found straggler(int gpu)
{
    hints::Hint hint{.kind = hints::Kind::Straggler, .tone = hints::Tone::Warning, .curves = {0}, .of = 8};
    hint.isOngoing = true;
    hint.value = 60;
    hint.against = 90;
    hint.ground = {.samples = 300, .coverage = 1, .stepMs = 60'000, .peers = 7};
    return {hint, {u"GPU %1"_s.arg(gpu)}};
}

} // namespace

// Hints as cards, on the rows of the wasted GPUs, and in the details of a workload.
class TestHintCards : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void someAreBehindAButton()
    {
        views::HintCards cards;
        cards.setHints({}, {});
        QVERIFY(cards.isHidden());
        cards.setHints({straggler(0), straggler(1), straggler(2), straggler(3), straggler(4)}, {});
        cards.show();
        QCOMPARE(cards.headlines().size(), 3);
        QVERIFY(cards.headlines().at(0).startsWith(u"GPU 0 at 60\u00a0% utilization, since"_s));
        auto *more = cards.findChild<QPushButton *>();
        QVERIFY(more->isVisible());
        QVERIFY(more->text().startsWith(u"2 more hint"_s));
        more->click();
        QCOMPARE(cards.headlines().size(), 5);
        QVERIFY(more->isVisible());
        more->click();
        QCOMPARE(cards.headlines().size(), 3);
        cards.setMost(1);
        cards.setHints({straggler(0), straggler(1)}, {});
        QCOMPARE(cards.headlines().size(), 1);
        QVERIFY(more->text().startsWith(u"1 more hint"_s));
        cards.setHints({}, {});
        QVERIFY(cards.isHidden());
    }

    void onRowsAndInDetails()
    {
        makeFolder();
        openWindow(QSize(1600, 900));
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        demo.nowMs = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
        startDemo(demo);
        m_window->workspace()->openWasted();
        views::WastedPage *wasted = m_window->workspace()->wastedPage();
        QVERIFY(wasted);
        for (auto *segments : wasted->findChildren<views::Segments *>()) {
            if (segments->accessibleName() == u"Window"_s)
                segments->button(1)->click();
        }
        QTRY_VERIFY_WITH_TIMEOUT(!wasted->isMeasuring() && wasted->table()->windowModel()->rowCount() > 0, patient);
        QTRY_VERIFY_WITH_TIMEOUT(!wasted->table()->windowModel()->isLoading(), patient);
        const auto *model = wasted->table()->windowModel();
        int hinted = -1;
        int others = 0;
        for (int row = 0; row < model->rowCount(); ++row) {
            const QString told = model->index(row, 0).data(Qt::AccessibleTextRole).toString();
            if (told.contains(u"memory used, over"_s))
                hinted = row;
            else
                ++others;
        }
        QVERIFY(hinted >= 0 && others > hinted / 2);
        wasted->table()->setCurrentIndex(model->index(hinted, 0));
        QTRY_VERIFY(!wasted->pane()->hintCards()->headlines().isEmpty());
        QVERIFY(wasted->pane()->hintCards()->headlines().at(0).contains(u"memory used, over"_s));
        const QString name = model->index(hinted, 0).data(Qt::DisplayRole).toString();

        // The same workload in its list
        m_window->workspace()->open(catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->model()->updatedAtMs() > 0, patient);
        table::ListQuery query = page()->model()->query();
        query.search = name;
        page()->model()->setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->model()->isLoading() && page()->model()->total() == 1, patient);
        page()->details()->setOpen(true);
        page()->table()->setCurrentIndex(page()->model()->index(0, 0));
        views::DetailsPane *pane = page()->details()->pane();
        QTRY_COMPARE_WITH_TIMEOUT(pane->title(), name, patient);
        pane->tabs()->setCurrentIndex(3);
        QTRY_VERIFY_WITH_TIMEOUT(!pane->charts()->hintCards()->headlines().isEmpty(), patient);
        QVERIFY(pane->charts()->hintCards()->isVisible());
        closeAll();
    }
};

QTEST_MAIN(TestHintCards)
#include "tst_hintcards.moc"
