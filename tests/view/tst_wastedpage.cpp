// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/workloads.h"
#include "models/waste/words.h"
#include "tests/view/windowfixture.h"
#include "views/frame/navigationrail.h"
#include "views/list/summarystrip.h"
#include "views/table/tableview.h"
#include "views/waste/groupchip.h"
#include "views/waste/pricesdialog.h"
#include "views/waste/wastedpage.h"
#include "views/waste/wastepane.h"
#include "views/widgets/banner.h"
#include "views/widgets/controls.h"
#include "views/widgets/segments.h"
#include "views/widgets/statepanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using views::WastedPage;

namespace {

constexpr int patient = 60'000; // ms; a limit against hanging, not a measure
constexpr std::int64_t dayMs = 24LL * 3'600'000;

} // namespace

// The wasted GPUs in a window: what is idle now, what was wasted over a day, by whom, at which price.
class TestWastedPage : public WindowFixture
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

    void nowIsGroupedAndExported()
    {
        simulator::Options demo;
        demo.size = simulator::Size::Medium;
        demo.speed = 0;
        startDemo(demo);
        openWasted();
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, patient);
        const double idle = sumOf("idle");
        const QList<QByteArray> workloads = exported();
        QCOMPARE(workloads.size(), rows() + 1);
        QVERIFY(workloads.at(0).startsWith("workload,id,projectName,"));
        QVERIFY(workloads.at(0).endsWith("idle[GPUs],ownerToldAt\r"));
        for (const int group : {1, 2, 3, 4}) {
            choose(u"Group by"_s, group);
            QTRY_VERIFY_WITH_TIMEOUT(rows() > 1 && !wasted()->table()->windowModel()->isLoading(), patient);
            QVERIFY(rows() < workloads.size() - 1);
            QVERIFY2(std::abs(sumOf("idle") - idle) < 0.01, qPrintable(QString::number(group)));
            QCOMPARE(exported().size(), rows() + 1);
        }
        QVERIFY(text(0, "name") != u"(unknown)"_s); // node pools are told
        QVERIFY(exported().at(0).startsWith("nodePool,clusterId,clusterName,workloads,"));
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

    void ownersThatWereToldAreMarked()
    {
        startDemo();
        measureDay();
        const int row = runningRow();
        const base::Key id = wasted()->table()->windowModel()->idAt(row);
        wasted()->table()->setCurrentIndex(wasted()->table()->model()->index(row, 0));
        QTRY_VERIFY(!wasted()->pane()->message().isEmpty());
        QVERIFY(wasted()->pane()->toldText().isEmpty());
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        wasted()->pane()->copyMessage();
        QTRY_VERIFY(time(row, "told") >= before);
        QVERIFY(wasted()->pane()->toldText().startsWith(u"Copied, told "_s));
        for (int other = 0; other < rows(); ++other)
            QVERIFY(other == row || time(other, "told") == api::absentTime);
        const QList<QByteArray> lines = exported();
        QCOMPARE(std::ranges::count_if(lines, [](const QByteArray &line) { return line.trimmed().endsWith('Z'); }), 1);
        QVERIFY(lines.at(0).contains(",ownerToldAt"));

        // On this computer, for this connection
        closeAll();
        openStores();
        const QStringList stored = m_settings->value(app::setting::waste, app::setting::told);
        QCOMPARE(stored.size(), 1);
        const auto kept = waste::ToldList::from(stored, QDateTime::currentMSecsSinceEpoch());
        QVERIFY(kept.of(u"demo"_s).contains(id) && kept.of(u"other"_s).isEmpty());
        openWindow(QSize(1366, 768));
        startDemo();
        measureDay();
        int told = 0;
        for (int one = 0; one < rows(); ++one) {
            if (time(one, "told") == api::absentTime)
                continue;
            QCOMPARE(wasted()->table()->windowModel()->idAt(one), id);
            ++told;
        }
        QCOMPARE(told, 1);
    }

    void aGroupOpensItsWorkloadsOnly_data()
    {
        QTest::addColumn<int>("group");
        QTest::newRow("user") << 1;
        QTest::newRow("project") << 2;
        QTest::newRow("cluster") << 3;
        QTest::newRow("node pool") << 4;
    }

    void aGroupOpensItsWorkloadsOnly()
    {
        QFETCH(int, group);
        startDemo();
        measureDay();
        const int all = rows();
        const QString total = tile(u"Wasted in 24 h"_s);
        choose(u"Group by"_s, group);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0 && rows() < all, patient);
        for (int row = 0, groups = rows(); row < groups; ++row) {
            const QString name = text(row, "name");
            const double hours = number(row, "wasted");
            const auto count = std::get<std::int64_t>(wasted()->table()->windowModel()->valueOf(row, "workloads"));
            wasted()->table()->setCurrentIndex(wasted()->table()->model()->index(row, 0));
            QTest::keyClick(wasted()->table(), Qt::Key_Return);
            QTRY_COMPARE_WITH_TIMEOUT(rows(), int(count), patient);
            QVERIFY(wasted()->chip()->value().startsWith(name));
            const bool isMeasured = !std::isnan(hours);
            QVERIFY(!isMeasured || std::abs(sumOf("wasted") - hours) < 0.001 * hours + 1e-6);
            if (isMeasured && hours > 0)
                QCOMPARE(tile(u"Wasted in 24 h"_s), table::displayText(table::Kind::GpuHours, hours, {}));
            QCOMPARE(exported().size(), rows() + 1);
            m_window->workspace()->back();
            QTRY_COMPARE_WITH_TIMEOUT(rows(), groups, patient);
            QVERIFY(!wasted()->chip()->isVisible());
        }
        m_window->workspace()->forward();
        QTRY_VERIFY(wasted()->chip()->isVisible());
        wasted()->chip()->remove();
        QTRY_COMPARE_WITH_TIMEOUT(rows(), all, patient);
        QCOMPARE(tile(u"Wasted in 24 h"_s), total);
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

private:
    [[nodiscard]] WastedPage *wasted() const { return m_window->workspace()->wastedPage(); }
    void openWasted()
    {
        m_window->workspace()->openWasted();
        QVERIFY(wasted());
    }
    void choose(const QString &what, int index)
    {
        for (auto *segments : wasted()->findChildren<views::Segments *>()) {
            if (segments->accessibleName() == what)
                return segments->button(index)->click();
        }
        QFAIL(qPrintable(what));
    }
    void measureDay()
    {
        openWasted();
        choose(u"Window"_s, 1);
        QVERIFY(wasted()->isMeasuring());
        QTRY_VERIFY_WITH_TIMEOUT(!wasted()->isMeasuring() && rows() > 0, patient);
        QTRY_VERIFY_WITH_TIMEOUT(!wasted()->table()->windowModel()->isLoading(), patient);
    }
    [[nodiscard]] int rows() const { return wasted()->table()->windowModel()->rowCount(); }
    [[nodiscard]] int column(const char *key) const { return wasted()->table()->windowModel()->columnOf(key); }
    [[nodiscard]] double number(int row, const char *key) const
    {
        const table::Value value = wasted()->table()->windowModel()->valueOf(row, key);
        const auto *found = std::get_if<double>(&value);
        return found ? *found : std::nan("");
    }
    [[nodiscard]] double sumOf(const char *key) const
    {
        double sum = 0;
        for (int row = 0; row < rows(); ++row)
            sum += std::isnan(number(row, key)) ? 0 : number(row, key);
        return sum;
    }
    [[nodiscard]] std::int64_t time(int row, const char *key) const
    {
        const table::Value value = wasted()->table()->windowModel()->valueOf(row, key);
        const auto *found = std::get_if<std::int64_t>(&value);
        return found ? *found : api::absentTime;
    }
    // The lines of the page's file, the header first.
    [[nodiscard]] QList<QByteArray> exported() const
    {
        const QString file = m_folder->filePath(u"exported.csv"_s);
        QFile written(file);
        if (!wasted()->exportTo(file) || !written.open(QIODevice::ReadOnly))
            return {};
        QList<QByteArray> lines = written.readAll().split('\n');
        lines.removeLast(); // nothing is behind the last line end
        return lines;
    }
    [[nodiscard]] QString text(int row, const char *key) const
    {
        const table::Value value = wasted()->table()->windowModel()->valueOf(row, key);
        const auto *found = std::get_if<QString>(&value);
        return found ? *found : QString();
    }
    [[nodiscard]] QString tile(const QString &label) const
    {
        for (const views::SummaryTile &tile : wasted()->strip()->tiles()) {
            if (tile.label == label)
                return tile.figure;
        }
        return {};
    }
    [[nodiscard]] QPushButton *button(const QString &title) const
    {
        for (auto *one : wasted()->findChildren<QPushButton *>()) {
            if (one->text() == title)
                return one;
        }
        return nullptr;
    }
    // One that has not ended: its idle GPUs are known.
    [[nodiscard]] int runningRow() const
    {
        for (int row = 0; row < rows(); ++row) {
            if (!std::isnan(number(row, "idle")) && number(row, "wasted") > 0)
                return row;
        }
        return -1;
    }
};

QTEST_MAIN(TestWastedPage)
#include "tst_wastedpage.moc"
