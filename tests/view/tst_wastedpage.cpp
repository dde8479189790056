// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/workloads.h"
#include "models/waste/words.h"
#include "tests/view/wastedfixture.h"
#include "views/frame/navigationrail.h"
#include "views/waste/pricesdialog.h"
#include "views/widgets/banner.h"
#include "views/widgets/controls.h"
#include "views/widgets/statepanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QPointer>

using namespace Qt::StringLiterals;

// The wasted GPUs in a window: what is idle now, what was wasted over a day, by whom, at which price.
class TestWastedPage : public WastedFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1366, 768));
    }
    void cleanup() { closeAll(); }

    void nowTakesOneLook()
    {
        simulator::Options demo;
        demo.size = simulator::Size::Medium; // some of its GPUs are idle at any time
        demo.speed = 0;
        startDemo(demo);
        openWasted();
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, patient);
        QVERIFY(!wasted()->isMeasuring());
        double idle = 0;
        for (int row = 0; row < rows(); ++row)
            idle += number(row, "idle");
        QCOMPARE(tile(u"Idle now"_s), table::displayText(table::Kind::Gpus, idle, {}));
        QVERIFY(wasted()->canRun(views::PageCommand::Export));
        // Nobody knows what is idle in a cluster that does not report.
        for (int row = 0; row < rows(); ++row)
            QVERIFY(text(row, "clusterName") != u"sin-edge"_s);
        // Sorted by what is idle, most first
        for (int row = 1; row < rows(); ++row)
            QVERIFY(number(row - 1, "idle") >= number(row, "idle"));
    }

    void aDayIsMeasured()
    {
        startDemo();
        measureDay();
        double sum = 0;
        for (int row = 0; row < rows(); ++row)
            sum += std::isnan(number(row, "wasted")) ? 0 : number(row, "wasted");
        QCOMPARE(tile(u"Wasted in 24 h"_s), table::displayText(table::Kind::GpuHours, sum, {}));
        QVERIFY(sum > 0);
        QVERIFY(wasted()->pane()->text().contains(u"were not used"_s)); // without a row, about all of them
        QVERIFY(wasted()->note().contains(u"of the GPU-hours"_s));
        // Hours of the day in the strip, those at its ends in part
        const std::vector<waste::Day> &hours = wasted()->days()->days();
        QCOMPARE(hours.size(), std::size_t(25));
        QVERIFY(!hours.front().isWhole && !hours.back().isWhole && hours[12].isWhole);
        double bars = 0;
        for (const waste::Day &hour : hours)
            bars += hour.hours;
        QVERIFY(std::abs(bars - sum) < 0.001 * sum);
        QVERIFY(wasted()->days()->isVisible());
        const QPoint middle = wasted()->days()->rect().center();
        QVERIFY(wasted()->days()->textAt(middle).endsWith(table::displayText(table::Kind::GpuHours, hours[12].hours, {})
                                                          + u" GPU-hours wasted"_s));
        // Against the day before, where the same source tells of both
        QVERIFY(tile(u"Against the 24 h before"_s).endsWith(u" %"_s));
        QVERIFY(wasted()->pane()->text().contains(u" than in the 24 h before, by the metrics of "_s));
        chooseRule(1);
        QTRY_VERIFY(tile(u"Against the 24 h before"_s).isEmpty()); // clusters do not tell of idle stretches
        chooseRule(0);

        // Groups add up to the same.
        for (const int group : {1, 2, 3, 4}) {
            choose(u"Group by"_s, group);
            QTRY_VERIFY_WITH_TIMEOUT(rows() > 0 && !wasted()->table()->windowModel()->isLoading(), patient);
            double grouped = 0;
            for (int row = 0; row < rows(); ++row)
                grouped += std::isnan(number(row, "wasted")) ? 0 : number(row, "wasted");
            QVERIFY2(std::abs(grouped - sum) < 0.001 * sum, qPrintable(QString::number(group)));
        }
    }

    void barsAddUpToTheirRow()
    {
        startDemo();
        measureDay();
        int counted = 0;
        const auto &source = static_cast<const waste::RowSource &>(wasted()->table()->windowModel()->source());
        for (int row = 0; row < rows(); ++row) {
            const waste::Row *one = source.find(wasted()->table()->windowModel()->idAt(row));
            QVERIFY(one);
            if (std::isnan(one->wasted) || one->wasted < 1)
                continue;
            double sum = 0;
            for (const double part : one->parts)
                sum += part;
            QVERIFY2(std::abs(sum - one->wasted) < 0.01 * one->wasted, one->name.c_str());
            ++counted;
        }
        QVERIFY(counted > 10);
    }

    void aRowHasAMessageToItsOwner()
    {
        startDemo();
        measureDay();
        const int row = runningRow();
        QVERIFY(row >= 0);
        wasted()->table()->setCurrentIndex(wasted()->table()->model()->index(row, 0));
        const QString name = text(row, "name");
        QTRY_VERIFY(wasted()->pane()->message().contains(name));
        QVERIFY(
            wasted()->pane()->message().contains(table::displayText(table::Kind::GpuHours, number(row, "wasted"), {})));
        QVERIFY(!wasted()->pane()->message().contains(u'{'));
        wasted()->setFocus();
        QTest::keyClick(wasted(), Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), wasted()->pane()->message());

        wasted()->setMessageTemplate(u"{workload}: {hours}"_s);
        QCOMPARE(wasted()->pane()->message(),
                 name + u": "_s + table::displayText(table::Kind::GpuHours, number(row, "wasted"), {}));
    }

    void enterOpensTheWorkload()
    {
        startDemo();
        measureDay();
        wasted()->table()->setFocus(Qt::TabFocusReason);
        wasted()->table()->setCurrentIndex(wasted()->table()->model()->index(1, 0));
        const base::Key id = wasted()->table()->windowModel()->idAt(1);
        QTest::keyClick(wasted()->table(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == catalog::workloadResource, patient);
        waitForRows();
        QTRY_COMPARE_WITH_TIMEOUT(page()->model()->idAt(page()->table()->currentIndex().row()), id, patient);
        m_window->workspace()->back();
        QVERIFY(wasted());
        QVERIFY(rows() > 0); // what was measured is kept
        QVERIFY(!wasted()->isMeasuring());
    }

    void pricesGiveCosts()
    {
        startDemo();
        measureDay();
        QVERIFY(column("cost") < 0);
        button(u"Prices…"_s)->click();
        QPointer<views::PricesDialog> dialog = wasted()->findChild<views::PricesDialog *>();
        QVERIFY(dialog);
        const auto fields = dialog->findChildren<QLineEdit *>();
        QVERIFY(fields.size() > 2);
        fields.at(0)->setText(u"EUR"_s);
        for (QLineEdit *field : fields.sliced(1))
            field->setText(field == fields.constLast() ? u"two"_s : u"2.5"_s);
        const auto save = [&] { QTest::keyClick(dialog, Qt::Key_Return); };
        save();
        QVERIFY(dialog->findChild<views::ErrorLine *>()->sentence().startsWith(u"two is not a price."_s));
        QVERIFY(column("cost") < 0);
        fields.constLast()->setText(u"2.5"_s);
        save();
        QTRY_VERIFY(!dialog);
        QTRY_VERIFY(column("cost") > 0);
        for (int row = 0; row < rows(); ++row) {
            const double cost = number(row, "cost");
            if (!std::isnan(cost))
                QVERIFY(std::abs(cost - number(row, "wasted") * 2.5) <= 0.51);
        }
        QVERIFY(tile(u"Cost"_s).endsWith(u" EUR"_s));
        const QStringList stored = m_settings->value(app::setting::waste, app::setting::prices);
        QVERIFY(stored.contains(u"=EUR"_s) && stored.size() == fields.size());
    }

    void exportIsThatOfTheCommand()
    {
        startDemo();
        measureDay();
        const QString file = m_folder->filePath(u"wasted.csv"_s);
        QVERIFY(wasted()->exportTo(file));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = written.readAll().split('\n');
        QCOMPARE(lines.size(), rows() + 2); // header, and nothing behind the last line end
        QVERIFY(lines.at(0).startsWith("workload,id,type,"));
        QVERIFY(wasted()->banner()->text().sentence.contains(u"wasted.csv"_s));
    }

    void theQuestionIsRestored()
    {
        startDemo();
        measureDay();
        choose(u"Group by"_s, 2);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, patient);
        const QString project = text(0, "name");
        wasted()->table()->setCurrentIndex(wasted()->table()->model()->index(0, 0));
        QTest::keyClick(wasted()->table(), Qt::Key_Return);
        m_window->close();
        closeAll();
        openStores();
        openWindow(QSize(1366, 768));
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        m_window->startDemo(demo);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && wasted(), patient);
        const waste::Question question = wasted()->location().wasted()->question;
        QCOMPARE(question.windowMs, dayMs);
        QCOMPARE(question.groupBy, waste::GroupBy::Workload);
        QVERIFY(question.within && question.within->by == waste::GroupBy::Project);
        QVERIFY(wasted()->chip()->value().startsWith(project));
        const auto *pages = m_window->findChild<views::NavigationRail *>()->list();
        QCOMPARE(pages->currentIndex().data().toString(), u"Wasted GPUs"_s);
        QVERIFY(!wasted()->isMeasuring()); // nobody has asked for it
        QCOMPARE(wasted()->findChild<views::StatePanel *>()->title(), u"Not measured yet"_s);
    }

    // Rows that are replaced before the table has got the first ones: it must not stay empty.
    void answersAreOfTheRowsOfTheMoment()
    {
        waste::RowSource source(std::make_shared<const waste::RowSet>());
        int rows = -1;
        std::int64_t count = -1;
        const table::Ticket page
            = source.fetchPage({}, 0, 100, base::Urgency::Visible,
                               [&rows](const table::PageAnswer &answer) { rows = answer.page->size(); });
        const table::Ticket total
            = source.fetchCount({}, base::Urgency::Visible,
                                [&count](const table::CountAnswer &answer) { count = answer.count.value_or(-1); });
        waste::RowSet later;
        later.rows.push_back({.id = base::Key(1, 1)});
        source.setRows(std::make_shared<const waste::RowSet>(later));
        QTRY_COMPARE(rows, 1);
        QCOMPARE(count, 1);
    }

    void rowsStayWhenARefreshFails()
    {
        startDemo();
        measureDay();
        const int before = rows();
        const QString sum = tile(u"Wasted in 24 h"_s);
        m_window->stopDemo();
        wasted()->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!wasted()->isMeasuring(), patient);
        QCOMPARE(rows(), before);
        QCOMPARE(tile(u"Wasted in 24 h"_s), sum);
        QVERIFY(wasted()->banner()->isVisible());
    }

    void stoppingKeepsWhatIsKnown()
    {
        simulator::Options demo;
        demo.size = simulator::Size::Medium;
        demo.speed = 0;
        startDemo(demo);
        openWasted();
        choose(u"Window"_s, 1);
        QTRY_VERIFY_WITH_TIMEOUT(wasted()->progressText().startsWith(u"Measured 1"_s), patient);
        button(u"Stop"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!wasted()->isMeasuring(), patient);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, patient);
        QVERIFY(wasted()->pane()->text().contains(u"was stopped"_s));
    }

    // 2.18 cannot be asked for workloads with idle GPUs; it can be measured.
    void anOldControlPlane()
    {
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        demo.release = simulator::releaseNamed("2.18");
        startDemo(demo);
        openWasted();
        auto *panel = wasted()->findChild<views::StatePanel *>();
        QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible(), patient);
        QCOMPARE(panel->title(), u"Not known which GPUs are idle now"_s);
        QCOMPARE(panel->width(), wasted()->width()); // it covers the table and the details
        QCOMPARE(tile(u"Idle now"_s), u"\u2013"_s);
        choose(u"Window"_s, 1);
        QTRY_VERIFY_WITH_TIMEOUT(!wasted()->isMeasuring() && rows() > 0, patient);
        QVERIFY(!panel->isVisible());
        for (int row = 0; row < rows(); ++row)
            QVERIFY(std::isnan(number(row, "idle")));
    }

    void refusals()
    {
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        demo.refusedPaths = {"/api/v1/workloads"};
        startDemo(demo);
        openWasted();
        QTRY_VERIFY_WITH_TIMEOUT(wasted()->findChild<views::StatePanel *>()->isVisible(), patient);
        QCOMPARE(wasted()->findChild<views::StatePanel *>()->title(), u"No permission to read workloads"_s);
        choose(u"Window"_s, 1);
        QTRY_VERIFY_WITH_TIMEOUT(!wasted()->isMeasuring(), patient);
        QTRY_COMPARE(wasted()->findChild<views::StatePanel *>()->title(), u"No permission to read workloads"_s);
    }
};

QTEST_MAIN(TestWastedPage)
#include "tst_wastedpage.moc"
