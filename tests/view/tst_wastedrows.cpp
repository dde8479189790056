// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/comparison.h"
#include "tests/view/wastedfixture.h"
#include "views/navigation/dragging.h"

#include <QDateTime>
#include <QMimeData>

using namespace Qt::StringLiterals;

// What is done with the rows of wasted GPUs: grouped, opened, exported, their owners told.
class TestWastedRows : public WastedFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1366, 768));
    }
    void cleanup() { closeAll(); }

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

    // Rows go to a comparison as those of a list: workloads, projects and clusters.
    void rowsAreDraggedToAComparison()
    {
        startDemo();
        openWasted();
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 2, patient);
        const auto data = wasted()->dragged(1);
        QVERIFY(data && views::hasObjects(*data));
        QCOMPARE(data->text(), text(1, "name"));
        const auto arrival = views::arrivalOf(*data, m_window->workspace()->session().connection());
        QCOMPARE(arrival.subjects.size(), 1);
        QCOMPARE(arrival.subjects.at(0).id, wasted()->table()->windowModel()->idAt(1));
        m_window->workspace()->navigator().compare(arrival.subjects);
        QCOMPARE(m_window->workspace()->comparedObjects(), 1);
        // All that are selected, if it is one of them.
        wasted()->table()->selectAll();
        const auto all = wasted()->dragged(0);
        QVERIFY(all);
        QCOMPARE(all->text().count(u'\n') + 1, std::min(rows(), compare::mostObjects + 1));
        choose(u"Group by"_s, 1); // users have no metrics
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0 && !wasted()->table()->windowModel()->isLoading(), patient);
        QVERIFY(!wasted()->dragged(0));
        choose(u"Group by"_s, 2);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0 && !wasted()->table()->windowModel()->isLoading(), patient);
        const auto project = wasted()->dragged(0);
        QVERIFY(project);
        const auto arrived = views::arrivalOf(*project, m_window->workspace()->session().connection());
        QCOMPARE(arrived.subjects.at(0).scope, metrics::Scope::Project);
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
};

QTEST_MAIN(TestWastedRows)
#include "tst_wastedrows.moc"
