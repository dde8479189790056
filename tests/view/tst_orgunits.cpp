// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/catalog/departments.h"
#include "models/catalog/projects.h"
#include "models/catalog/totals.h"
#include "models/session/session.h"
#include "models/table/match.h"
#include "tests/support/simulatorclient.h"
#include "views/list/groupbands.h"
#include "views/list/listpage.h"
#include "views/list/summarystrip.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/navigation/navigator.h"
#include "views/table/tableview.h"
#include "views/widgets/segments.h"

#include <QApplication>
#include <QHeaderView>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace views;
using namespace Qt::StringLiterals;
using catalog::Resource;

namespace {

constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure

// The page of a list on a connection.
struct Desk
{
    Desk(const session::Connection &connection, Resource resource)
        : session(connection)
        , totals(session.client(), names)
        , page(resource, PageContext{session, names, totals, navigator})
    {
        names.load(session.client());
        page.resize(1700, 1600);
        page.show();
        page.open(startLocation(resource));
    }

    bool isSettled() const
    {
        return page.model()->updatedAtMs() > 0 && !page.model()->isLoading()
            && page.strip()->tiles().constFirst().count.has_value();
    }
    QString clusterOf(int row) const { return std::get<table::Reference>(page.model()->valueOf(row, "clusterId")).id; }
    void group(int choice)
    {
        auto *bands = page.table()->findChild<GroupBands *>();
        bands->choice()->setCurrent(choice);
        Q_EMIT bands->choice()->chosen(choice);
    }
    // Each group is in one place, and has a heading; the groups are in the order of their names.
    bool isGroupedBy(const char *column) const
    {
        const auto nameOf = [&](int row) {
            const table::Value value = page.model()->valueOf(row, column);
            const auto *reference = std::get_if<table::Reference>(&value);
            return reference ? reference->name : std::get<QString>(value);
        };
        QList<int> starts;
        for (int row = 0; row < page.model()->rowCount(); ++row) {
            if (page.model()->idAt(row).isNull())
                return false;
            if (row == 0 || nameOf(row) != nameOf(row - 1))
                starts << row;
            if (row > 0 && table::compareValues(nameOf(row - 1), nameOf(row), false) > 0)
                return false;
        }
        QList<int> headings;
        for (const GroupBand &band : page.table()->bands())
            headings << band.row;
        return starts == headings && starts.size() > 1;
    }
    QImage cellAt(int row, const char *column)
    {
        TableView *table = page.table();
        QRect cell = table->visualRect(page.model()->index(row, page.model()->columnOf(column)));
        cell.setTop(cell.bottom() + 1 - table->verticalHeader()->defaultSectionSize()); // without a heading
        return table->viewport()->grab(cell).toImage();
    }

    session::Session session;
    catalog::ClusterNames names;
    catalog::Totals totals;
    Navigator navigator;
    ListPage page;
};

bool has(const QImage &image, QRgb colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == colour)
                return true;
        }
    }
    return false;
}

} // namespace

// The pages of projects and departments, on the simulator, frozen, over HTTP.
class TestOrgUnits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        options.nowMs = 1'780'000'000'000;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY(m_simulator->start());
        m_connection.url = QUrl(QString::fromStdString(m_simulator->url()));
        m_connection.credentials = session::BearerToken{QString::fromStdString(m_simulator->token())};
        m_asking
            = std::make_unique<SimulatorClient>(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void clustersThatDoNotReportAreTold_data()
    {
        QTest::addColumn<Resource>("resource");
        QTest::newRow("projects") << Resource(catalog::projectResource);
        QTest::newRow("departments") << Resource(catalog::departmentResource);
    }
    // The numbers of such rows are old: they are faint, and words say it.
    void clustersThatDoNotReportAreTold()
    {
        QFETCH(Resource, resource);
        QString silent;
        QString name;
        for (const auto &cluster : m_asking->get(u"/api/v1/clusters"_s).array()) {
            if (cluster[u"status"_s][u"state"_s] != u"Disconnected"_s)
                continue;
            silent = cluster[u"uuid"_s].toString();
            name = cluster[u"name"_s].toString();
        }
        QVERIFY(!silent.isEmpty());
        Desk desk(m_connection, resource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        const Theme &theme = themeOf(desk.page.table()->palette());
        int old = 0;
        int fresh = 0;
        for (int row = 0; row < desk.page.model()->rowCount(); ++row) {
            const QModelIndex gpus = desk.page.model()->index(row, desk.page.model()->columnOf("gpus"));
            const QString words = gpus.data(Qt::AccessibleTextRole).toString();
            const bool isOld = desk.clusterOf(row) == silent;
            QCOMPARE(words.contains(name + u" does not report: last known numbers"_s), isOld);
            const auto share = std::get<table::GpuShare>(desk.page.model()->valueOf(row, "gpus"));
            if (share.allocated < 1 || share.requested < 1)
                continue;
            QCOMPARE(has(desk.cellAt(row, "gpus"), theme.barFill), !isOld);
            (isOld ? old : fresh) += 1;
        }
        QVERIFY(old > 0 && fresh > 0);
    }

    // Headings with the sums of what is below them; the rows of a group keep the order of the list.
    void projectsAreGrouped()
    {
        Desk desk(m_connection, catalog::projectResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        for (const auto &[choice, column] : {std::pair(0, "parent.name"), std::pair(1, "clusterId")}) {
            desk.group(choice);
            QTRY_VERIFY_WITH_TIMEOUT(desk.isGroupedBy(column), patient);
            for (const bool descending : {true, false}) {
                Q_EMIT desk.page.table()->sortRequested(u"name"_s, descending);
                QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled() && desk.isGroupedBy(column), patient);
                QCOMPARE(desk.page.model()->rowCount(), int(desk.page.model()->total()));
                for (qsizetype i = 0; i < desk.page.table()->bands().size(); ++i)
                    compareGroup(desk, i, descending);
            }
        }
        QVERIFY2(desk.page.countText().startsWith(u"%1 project"_s.arg(desk.page.model()->total())),
                 qPrintable(desk.page.countText()));
    }

    void withoutGroupsTheOrderIsTheServers()
    {
        Desk desk(m_connection, catalog::projectResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled() && desk.isGroupedBy("parent.name"), patient);
        desk.group(2);
        QTRY_VERIFY_WITH_TIMEOUT(desk.page.table()->bands().isEmpty() && desk.isSettled(), patient);
        QStringList expected;
        for (const QJsonValue &one : m_asking->all(u"/api/v1/org-unit/projects"_s, u"sortBy=name"_s, u"projects"_s))
            expected << one[u"id"_s].toString();
        QStringList ids;
        for (int row = 0; row < desk.page.model()->rowCount(); ++row)
            ids << desk.page.model()->idAt(row).toString();
        QCOMPARE(ids, expected);
        for (int row = 0; row < ids.size(); ++row)
            QCOMPARE(desk.page.table()->rowHeight(row), desk.page.table()->verticalHeader()->defaultSectionSize());
    }

    // A heading is no row: keys go from row to row, and a click on it selects nothing.
    void headingsAreNoRows()
    {
        Desk desk(m_connection, catalog::projectResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled() && desk.isGroupedBy("parent.name"), patient);
        TableView *table = desk.page.table();
        const int row = table->bands().at(1).row;
        table->setFocus();
        table->setCurrentIndex(desk.page.model()->index(row - 1, 0));
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), row);
        table->selection()->clear();
        const int height = table->verticalHeader()->defaultSectionSize();
        const QPoint top(20, table->rowViewportPosition(row));
        QCOMPARE(table->rowHeight(row), 2 * height);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, top + QPoint(0, height / 2));
        QVERIFY(!table->selection()->hasSelection());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, top + QPoint(0, height / 2)); // opens it again
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, top + QPoint(0, height + height / 2));
        QCOMPARE(table->selection()->ids(), QList<base::Key>{desk.page.model()->idAt(row)});
        table->selectAll();
        QCOMPARE(table->selection()->count(), desk.page.model()->total());
    }

    void groupsFold()
    {
        Desk desk(m_connection, catalog::projectResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled() && desk.isGroupedBy("parent.name"), patient);
        TableView *table = desk.page.table();
        const int first = table->bands().at(0).row;
        const int next = table->bands().at(1).row;
        QVERIFY(next > first + 2);
        table->setFocus();
        table->setCurrentIndex(desk.page.model()->index(first + 1, 0));
        QTest::keyClick(table, Qt::Key_Minus);
        QVERIFY(table->bands().at(0).isFolded);
        QCOMPARE(table->currentIndex().row(), first);
        QCOMPARE(table->rowHeight(first), table->verticalHeader()->defaultSectionSize());
        QVERIFY(table->isRowHidden(first + 1) && table->isRowHidden(next - 1) && !table->isRowHidden(next));
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), next);

        // A refresh keeps it; all rows are there nevertheless.
        QSignalSpy updated(desk.page.model(), &table::WindowModel::updated);
        desk.page.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(updated.count() > 0 && desk.isSettled(), patient);
        QVERIFY(table->bands().at(0).isFolded && table->isRowHidden(first + 1));
        table->selectAll();
        QCOMPARE(table->selection()->count(), desk.page.model()->total());

        // Enter opens the group, not the row; so does whatever makes a hidden row the current one.
        QSignalSpy opened(table, &TableView::rowActivated);
        table->setCurrentIndex(desk.page.model()->index(first, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.count(), 0);
        QVERIFY(!table->bands().at(0).isFolded && !table->isRowHidden(first + 1));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(20, table->rowViewportPosition(first) + 5));
        QVERIFY(table->bands().at(0).isFolded);
        table->setCurrentIndex(desk.page.model()->index(first + 2, 0));
        QVERIFY(!table->bands().at(0).isFolded);
    }

    void aRefreshKeepsTheGroups()
    {
        Desk desk(m_connection, catalog::projectResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled() && desk.isGroupedBy("parent.name"), patient);
        const QList<GroupBand> before = desk.page.table()->bands();
        QSignalSpy updated(desk.page.model(), &table::WindowModel::updated);
        desk.page.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(updated.count() > 0 && desk.isSettled(), patient);
        QTRY_COMPARE_WITH_TIMEOUT(desk.page.table()->bands(), before, patient);
        QVERIFY(desk.page.model()->isWhole());
    }

private:
    void compareGroup(const Desk &desk, qsizetype number, bool descending)
    {
        const table::WindowModel &model = *desk.page.model();
        const QList<GroupBand> bands = desk.page.table()->bands();
        const int first = bands.at(number).row;
        const int end = number + 1 < bands.size() ? bands.at(number + 1).row : model.rowCount();
        double running = 0;
        double allocated = 0;
        int silent = 0;
        for (int row = first; row < end; ++row) {
            if (row > first) {
                const int order
                    = table::compareValues(model.valueOf(row - 1, "name"), model.valueOf(row, "name"), false);
                QVERIFY(descending ? order >= 0 : order <= 0);
            }
            const QString words = model.index(row, model.columnOf("gpus")).data(Qt::AccessibleTextRole).toString();
            if (words.contains(u"does not report")) {
                ++silent;
                continue;
            }
            running += std::get<double>(model.valueOf(row, "runningWorkloads"));
            allocated += std::get<table::GpuShare>(model.valueOf(row, "gpus")).allocated;
        }
        const auto sum = [&](const char *column) { return bands.at(number).values.value(model.columnOf(column)); };
        const QString name = std::get<QString>(sum("name"));
        QVERIFY2(name.endsWith(u" (%1)"_s.arg(end - first)), qPrintable(name));
        QCOMPARE(std::holds_alternative<QString>(sum("status.phase")), silent > 0);
        if (silent == end - first) {
            QVERIFY(std::holds_alternative<std::monostate>(sum("gpus")));
            return;
        }
        QCOMPARE(sum("runningWorkloads"), table::Value(running));
        QVERIFY(qAbs(std::get<table::GpuShare>(sum("gpus")).allocated - allocated) < 0.001);
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_asking;
    session::Connection m_connection;
};

QTEST_MAIN(TestOrgUnits)
#include "tst_orgunits.moc"
