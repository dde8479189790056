// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/catalog/clusters.h"
#include "models/catalog/pods.h"
#include "models/catalog/projects.h"
#include "models/catalog/workloads.h"
#include "models/csv/exportjob.h"
#include "tests/support/relay.h"
#include "views/filter/filterbar.h"
#include "views/filter/filterchip.h"
#include "views/list/exportdialog.h"
#include "views/list/exportoptions.h"
#include "views/list/listpage.h"
#include "views/list/summarystrip.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/navigation/navigator.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"
#include "views/widgets/statepanel.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace views;
using namespace Qt::StringLiterals;
using catalog::Resource;

namespace {

constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure

session::Connection connectionTo(const simulator::Simulator &simulator, const QString &token = {})
{
    session::Connection connection;
    connection.url = QUrl(QString::fromStdString(simulator.url()));
    connection.credentials = session::BearerToken{token.isEmpty() ? QString::fromStdString(simulator.token()) : token};
    return connection;
}

session::Patience hurried()
{
    session::Patience patience;
    patience.reach.firstProbe = std::chrono::milliseconds(50);
    patience.reach.longestProbe = std::chrono::milliseconds(200);
    return patience;
}

QString textOf(const ListPage &page, int row, const char *column)
{
    const table::Value value = page.model()->valueOf(row, column);
    const auto *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

// A connection with the pages on it.
struct Desk
{
    explicit Desk(const session::Connection &connection)
        : session(connection, hurried())
        , totals(session.client(), names)
    {
        names.load(session.client());
    }
    PageContext context() { return {session, names, totals, navigator}; }

    session::Session session;
    catalog::ClusterNames names;
    catalog::Totals totals;
    Navigator navigator;
};

// Rows on screen and the count are here. False from the moment in which another query is set.
bool isSettled(const ListPage &page)
{
    return page.model()->hasAnswer() && !page.model()->isLoading() && page.model()->updatedAtMs() > 0;
}

void open(ListPage &page, const Location &location)
{
    page.resize(1200, 700);
    page.show();
    page.open(location);
}

} // namespace

// The list pages on a real control plane: the simulator, frozen, over HTTP.
class TestListPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<simulator::Simulator> m_simulator;
    simulator::Options m_options;

    SimulatorClient direct() const
    {
        return SimulatorClient(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
        m_options.size = simulator::Size::Small;
        m_options.speed = 0;
        m_options.nowMs = 1763733600000;
        m_simulator = std::make_unique<simulator::Simulator>(m_options);
        QVERIFY(m_simulator->start());
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    // The simulated clock stands at another day than this computer's.
    void agesFollowTheControlPlane()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::workloadResource, desk.context());
        open(page, startLocation(catalog::workloadResource));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        const QModelIndex newest = page.model()->index(0, page.model()->columnOf("createdAt"));
        const auto age = [&] { return newest.data(table::WindowModel::CellTextRole).toString(); };
        QTRY_VERIFY2_WITH_TIMEOUT(age().endsWith(u"ago") || age() == u"now", qPrintable(age()), patient);
    }

    void quotasAreToldAboveProjects()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::projectResource, desk.context());
        open(page, startLocation(catalog::projectResource));
        const auto figure = [&](qsizetype tile) { return page.strip()->tiles().at(tile).count; };
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page) && figure(1) && figure(3), patient);
        QCOMPARE(figure(0), std::optional<qint64>(page.model()->total()));
        QVERIFY(figure(2).value_or(0) > 0);
        QTRY_VERIFY_WITH_TIMEOUT(page.strip()->gpuTile()->total, patient);
        QVERIFY(page.strip()->gpuTile()->isOfQuota);
        QVERIFY2(page.strip()->gpuTile()->label.contains(u"clusters that report"),
                 qPrintable(page.strip()->gpuTile()->label));
        for (int tile = 0; tile <= page.strip()->tiles().size(); ++tile)
            QVERIFY(!page.strip()->isButton(tile)); // the server has no filter for them
    }

    void drillsFromClustersToPods()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage clusters(catalog::clusterResource, desk.context());
        open(clusters, startLocation(catalog::clusterResource));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(clusters), patient);
        const auto all = direct().get(u"/api/v1/clusters"_s).array();
        QCOMPARE(clusters.model()->total(), all.size());
        QVERIFY(clusters.countText().startsWith(QString::number(all.size())));
        QCOMPARE(clusters.strip()->tiles().constFirst().count, std::optional<qint64>(all.size()));

        int row = 0;
        while (row < clusters.model()->rowCount() && textOf(clusters, row, "status.state") != u"Connected")
            ++row;
        const QString cluster = textOf(clusters, row, "name");
        QSignalSpy toWorkloads(&desk.navigator, &Navigator::placeRequested);
        clusters.table()->setFocus();
        clusters.table()->setCurrentIndex(clusters.model()->index(row, 0));
        QTest::keyClick(clusters.table(), Qt::Key_Return);
        QCOMPARE(toWorkloads.count(), 1);
        const auto location = toWorkloads.value(0).value(0).value<Location>();
        QCOMPARE(location.list()->resource, catalog::workloadResource);
        QCOMPARE(location.crumbs.size(), 2);
        QCOMPARE(location.crumbs.constLast().title, cluster);

        ListPage workloads(catalog::workloadResource, desk.context());
        open(workloads, location);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(workloads), patient);
        const QString id = clusterOf(location.list()->query);
        const QString filter = u"filterBy="_s + SimulatorClient::escaped(u"clusterId=="_s + id);
        QCOMPARE(workloads.model()->total(), direct().count(u"/api/v1/workloads/count"_s, filter));
        QCOMPARE(workloads.filterBar()->chips().constFirst()->part(FilterChip::Value)->text(), cluster);
        // The strip shows the scope: the one cluster.
        QTRY_COMPARE_WITH_TIMEOUT(workloads.strip()->tiles().constFirst().count.value_or(-1),
                                  workloads.model()->total(), patient);

        QSignalSpy toPods(&desk.navigator, &Navigator::placeRequested);
        int busy = 0;
        while (textOf(workloads, busy, "phase") != u"Running")
            ++busy;
        const QString workload = textOf(workloads, busy, "name");
        const QRect cell = workloads.table()->visualRect(workloads.model()->index(busy, 0));
        workloads.table()->scrollTo(workloads.model()->index(busy, 0));
        QTest::mouseClick(workloads.table()->viewport(), Qt::LeftButton, {},
                          workloads.table()->visualRect(workloads.model()->index(busy, 0)).center());
        QTest::mouseDClick(workloads.table()->viewport(), Qt::LeftButton, {},
                           workloads.table()->visualRect(workloads.model()->index(busy, 0)).center());
        QVERIFY(cell.isValid());
        QCOMPARE(toPods.count(), 1);
        ListPage pods(catalog::podResource, desk.context());
        open(pods, toPods.value(0).value(0).value<Location>());
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(pods), patient);
        QVERIFY(pods.model()->rowCount() > 0);
        QCOMPARE(pods.location().crumbs.size(), 4);
        QCOMPARE(pods.filterBar()->chips().constFirst()->part(FilterChip::Value)->text(), workload);

        // Without the filter that the way stands for, the way is not true any more.
        QSignalSpy changed(&pods, &ListPage::locationChanged);
        pods.filterBar()->clearAll();
        QVERIFY(changed.count() > 0);
        QVERIFY(pods.location().crumbs.isEmpty());
    }

    void sortsAndSearches()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::workloadResource, desk.context());
        open(page, startLocation(catalog::workloadResource));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        const qint64 all = page.model()->total();
        Q_EMIT page.table()->sortRequested(u"name"_s, false);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        QCOMPARE(page.location().list()->query.sortKey, u"name"_s);
        const auto first = direct().get(u"/api/v1/workloads?sortBy=name&sortOrder=asc&limit=1"_s).object();
        QCOMPARE(textOf(page, 0, "name"), first[u"workloads"].toArray().at(0).toObject()[u"name"].toString());

        const QString needle = textOf(page, 5, "name").left(6);
        auto *search = page.findChild<QLineEdit *>(u"search"_s);
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTest::keyClick(page.table(), Qt::Key_Slash);
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, needle);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        QCOMPARE(page.model()->total(),
                 direct().count(u"/api/v1/workloads/count"_s, u"search="_s + SimulatorClient::escaped(needle)));
        QCOMPARE(page.location().list()->query.sortKey, u"name"_s);
        QVERIFY2(page.countText().contains(u" of "_s), qPrintable(page.countText()));
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(page.model()->total(), all, patient);
    }

    void stripFilters()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::workloadResource, desk.context());
        open(page, startLocation(catalog::workloadResource));
        QTRY_VERIFY_WITH_TIMEOUT(page.strip()->tiles().constFirst().count.has_value(), patient);
        const auto tile = [&](const QString &key) {
            const auto &tiles = page.strip()->tiles();
            return int(std::ranges::find(tiles, key, &SummaryTile::key) - tiles.begin());
        };
        const qint64 running = *page.strip()->tiles().at(tile(u"Running"_s)).count;
        const qint64 failed = *page.strip()->tiles().at(tile(u"Failed"_s)).count;
        page.strip()->choose(tile(u"Running"_s), false);
        QTRY_COMPARE_WITH_TIMEOUT(page.model()->total(), running, patient);
        page.strip()->choose(tile(u"Failed"_s), true);
        QTRY_COMPARE_WITH_TIMEOUT(page.model()->total(), running + failed, patient);
        QVERIFY(page.strip()->tiles().at(tile(u"Failed"_s)).active);
        QCOMPARE(page.filterBar()->chips().size(), 1);
        QCOMPARE(page.exportRequest().query, page.location().list()->query);
    }

    // A copy holds the loaded rows; the banner says how many of the selected ones these are.
    void copiedRowsAreCounted()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::podResource, desk.context());
        open(page, startLocation(catalog::podResource));
        QTRY_VERIFY_WITH_TIMEOUT(page.model()->isTotalExact() && !page.model()->isLoading(), patient);
        page.table()->selectAll();
        const QSignalSpy copied(page.table(), &TableView::copied);
        page.table()->copyRowsAction()->trigger();
        QCOMPARE(copied.size(), 1);
        const qint64 rows = copied[0][0].toInt();
        QVERIFY(rows > 0 && rows < page.model()->total());
        QCOMPARE(page.banner()->text().headline,
                 u"%1 of %2 rows were copied."_s.arg(table::countText(rows), table::countText(page.model()->total())));
    }

    void emptyListOffersAWayOut()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::podResource, desk.context());
        Location location = startLocation(catalog::podResource);
        location.list()->query.search = u"no pod has this name"_s;
        open(page, location);
        QTRY_VERIFY_WITH_TIMEOUT(page.statePanel()->isVisible(), patient);
        QCOMPARE(page.statePanel()->title(), u"No pods match these filters"_s);
        QVERIFY(page.banner()->isHidden());
        QTest::mouseClick(page.statePanel()->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page.model()->rowCount() > 0, patient);
        QVERIFY(page.statePanel()->isHidden());
    }

    void forbiddenIsAStateOfThePage()
    {
        Desk desk(connectionTo(*m_simulator, u"forbidden-reader"_s));
        ListPage page(catalog::podResource, desk.context());
        open(page, startLocation(catalog::podResource));
        QTRY_VERIFY_WITH_TIMEOUT(page.statePanel()->isVisible(), patient);
        QCOMPARE(page.statePanel()->title(), u"No permission to read pods"_s);
        QVERIFY(desk.session.state() != session::Session::State::SignedOut);
    }

    void oldRowsStayWhileOffline()
    {
        simulator::Options options = m_options;
        options.token = "a-fixed-token";
        auto own = std::make_unique<simulator::Simulator>(options);
        QVERIFY(own->start());
        options.port = own->port();
        Desk desk(connectionTo(*own));
        ListPage page(catalog::workloadResource, desk.context());
        open(page, startLocation(catalog::workloadResource));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        const QString first = textOf(page, 0, "name");
        // An answer that is cut short by the end is another error.
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.requestsInFlight(), 0, patient);
        own.reset();
        page.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(page.banner()->isVisible(), patient);
        QCOMPARE(page.banner()->text().tone, Tone::Neutral);
        QVERIFY(page.banner()->text().sentence.contains(u"These rows are from"_s));
        QVERIFY(page.statePanel()->isHidden());
        QCOMPARE(textOf(page, 0, "name"), first);

        own = std::make_unique<simulator::Simulator>(options);
        QVERIFY(own->start());
        // It finds back by itself.
        QTRY_VERIFY_WITH_TIMEOUT(page.banner()->isHidden(), patient);
        QCOMPARE(textOf(page, 0, "name"), first);
    }

    void backLeadsToTheSameRows()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::podResource, desk.context());
        open(page, startLocation(catalog::podResource));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        page.table()->scrollTo(page.model()->index(700, 0), QAbstractItemView::PositionAtTop);
        QTRY_VERIFY_WITH_TIMEOUT(!page.model()->idAt(703).isNull(), patient);
        page.table()->setCurrentIndex(page.model()->index(703, 0));
        const PageState state = page.state();
        QCOMPARE(state.topRow, 700);
        QVERIFY(!state.current.isNull());
        const Location before = page.location();

        Location other = startLocation(catalog::podResource);
        other.list()->query.search = u"a"_s;
        page.open(other);
        QTRY_VERIFY_WITH_TIMEOUT(page.model()->hasAnswer() && !page.model()->isLoading(), patient);
        page.open(before, state);
        QTRY_COMPARE_WITH_TIMEOUT(page.table()->currentIndex().row(), 703, patient);
        QCOMPARE(page.state(), state);
    }

    // What was selected in an earlier search neither scrolls the list of another object nor counts as selected there.
    void anotherPlaceStartsAtTheTop()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::podResource, desk.context());
        open(page, startLocation(catalog::podResource));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        page.table()->scrollTo(page.model()->index(120, 0), QAbstractItemView::PositionAtTop);
        page.table()->setCurrentIndex(page.model()->index(125, 0));
        Location other = startLocation(catalog::podResource);
        other.list()->query.search = u"a"_s;
        QVERIFY(!page.table()->selection()->currentId().isNull());
        page.open(other);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        QTest::qWait(50);
        QCOMPARE(page.table()->visibleRows().first, 0);
        QCOMPARE(page.table()->selection()->count(), 0);
        QVERIFY(page.table()->selection()->currentId().isNull());
    }

    // A search, then Down: the first row found is current and selected, and nothing else is.
    void theFirstRowFoundIsSelected()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::workloadResource, desk.context());
        open(page, startLocation(catalog::workloadResource));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        page.table()->setCurrentIndex(page.model()->index(2, 0));
        const QString found = textOf(page, 60, "name");
        QApplication::setActiveWindow(&page);
        page.focusSearch();
        QWidget *search = QApplication::focusWidget();
        QVERIFY(search);
        QTest::keyClicks(search, found);
        QTest::keyClick(search, Qt::Key_Down); // before there are rows
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page) && page.model()->total() < 10, patient);
        QTRY_COMPARE_WITH_TIMEOUT(page.table()->currentIndex().row(), 0, patient);
        QCOMPARE(page.table()->selection()->ids(), QList<base::Key>{page.model()->idAt(0)});
        QCOMPARE(page.table()->selection()->currentId(), page.model()->idAt(0));
    }

    void theFirstAndLastRowAreSelected()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::clusterResource, desk.context());
        open(page, startLocation(catalog::clusterResource));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(page), patient);
        page.table()->setCurrentIndex(page.model()->index(0, 0));
        const int last = page.model()->rowCount() - 1;
        QVERIFY(last > 0);
        for (const auto &[key, row] : {std::pair(Qt::Key_End, last), std::pair(Qt::Key_Home, 0)}) {
            QTest::keyClick(page.table(), key, Qt::ControlModifier);
            QCOMPARE(page.table()->currentIndex().row(), row);
            QCOMPARE(page.table()->selection()->ids(), QList<base::Key>{page.model()->idAt(row)});
        }
    }

    // The first page may be here before the count: a row beyond it is not gone.
    void backWaitsForTheCount()
    {
        Relay relay(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
        session::Connection connection = connectionTo(*m_simulator);
        connection.url = relay.url();
        Desk desk(connection);
        ListPage page(catalog::podResource, desk.context());
        relay.hold("/api/v1/workloads/pods/count");
        PageState state;
        state.query = startLocation(catalog::podResource).list()->query;
        state.topRow = 700;
        page.resize(1200, 700);
        page.show();
        page.open(startLocation(catalog::podResource), state);
        QTRY_VERIFY_WITH_TIMEOUT(!page.model()->idAt(0).isNull(), patient);
        QVERIFY(page.model()->isLoading());
        QVERIFY(page.model()->rowCount() <= 700);

        relay.release();
        QTRY_COMPARE_WITH_TIMEOUT(page.state().topRow, 700, patient);
        QTRY_VERIFY_WITH_TIMEOUT(!page.model()->idAt(700).isNull(), patient);
    }

    void exportLife()
    {
        QTemporaryDir folder;
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::workloadResource, desk.context());
        open(page, startLocation(catalog::workloadResource));
        csv::ExportRequest request = page.exportRequest();
        request.file = folder.filePath(u"workloads.csv"_s);
        ExportDialog dialog(
            [&] { return std::make_unique<csv::ExportJob>(desk.session.client(), desk.names, request); }, request);
        dialog.show();
        QSignalSpy finished(&dialog, &ExportDialog::ended);
        dialog.start();
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"hide"_s), Qt::LeftButton);
        QVERIFY(dialog.isHidden());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patient);
        QVERIFY2(finished.value(0).value(0).toBool(), qPrintable(finished.value(0).value(1).toString()));
        QVERIFY(QFile::exists(request.file));
        dialog.show();
        QCOMPARE(dialog.findChild<QLabel *>(u"where"_s)->text(), finished.value(0).value(1).toString());
        QVERIFY(dialog.findChild<QPushButton *>(u"hide"_s)->isHidden());
    }

    // What is chosen is what is written: columns, their order, names, and the format.
    void exportsWhatIsChosen()
    {
        Desk desk(connectionTo(*m_simulator));
        ListPage page(catalog::workloadResource, desk.context());
        open(page, startLocation(catalog::workloadResource));
        const QStringList visible = page.visibleColumns();
        QCOMPARE(visible.constFirst(), u"name"_s);
        QVERIFY(!visible.contains(u"gpus"_s)); // a cell with several numbers
        QVERIFY(visible.contains(u"allocatedResources.gpu"_s));

        ExportOptions options(page.exportRequest(), visible, {}, &page);
        QCOMPARE(options.choices(), ExportChoices());
        csv::ExportRequest request = withChoices(page.exportRequest(), visible, options.choices());
        QCOMPARE(request.columns, visible);
        QVERIFY(request.names);
        QCOMPARE(request.format, csv::spreadsheetFormat());
        options.findChild<QRadioButton *>(u"all"_s)->click();
        options.findChild<QRadioButton *>(u"programs"_s)->click();
        options.findChild<QCheckBox *>(u"names"_s)->click();
        QCOMPARE(options.choices(), (ExportChoices{false, false, false}));
        request = withChoices(page.exportRequest(), visible, options.choices());
        QVERIFY(request.columns.contains(u"name"_s) && request.columns.contains(u"environmentVariables"_s));
        QVERIFY(!request.names);
        QCOMPARE(request.format, csv::FileFormat());
        const int all = columnCount(request);
        QVERIFY(all < int(catalog::columns(catalog::workloadResource).size())); // not the two that are for display only
        request.names = true;
        QCOMPARE(columnCount(request), all + 1); // that of the cluster
    }

    void aFailedExportCanBeRetried()
    {
        QTemporaryDir folder;
        Desk desk(connectionTo(*m_simulator));
        csv::ExportRequest request;
        request.resource = catalog::clusterResource;
        request.query = catalog::defaultQuery(catalog::clusterResource);
        request.file = folder.filePath(u"later/clusters.csv"_s);
        ExportDialog dialog(
            [&] { return std::make_unique<csv::ExportJob>(desk.session.client(), desk.names, request); }, request);
        dialog.show();
        QSignalSpy ended(&dialog, &ExportDialog::ended);
        dialog.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patient);
        auto *where = dialog.findChild<QLabel *>(u"where"_s);
        QVERIFY2(where->text().contains(u"No file was saved."_s), qPrintable(where->text()));
        QVERIFY(where->height() >= where->heightForWidth(where->width())); // all lines of it can be read
        auto *retry = dialog.findChild<QPushButton *>(u"retry"_s);
        QVERIFY(!retry->isHidden());
        QVERIFY(QDir(folder.path()).mkdir(u"later"_s));
        QTest::keyClick(retry, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, patient);
        QVERIFY2(ended.last().value(0).toBool(), qPrintable(ended.last().value(1).toString()));
        QVERIFY(QFile::exists(request.file));
        QVERIFY(retry->isHidden());
        QTest::keyClick(dialog.findChild<QPushButton *>(u"cancel"_s), Qt::Key_Return);
        QVERIFY(dialog.isHidden());
    }

    void cancelledExportLeavesNoFile()
    {
        QTemporaryDir folder;
        Desk desk(connectionTo(*m_simulator));
        csv::ExportRequest request;
        request.resource = catalog::podResource;
        request.query = catalog::defaultQuery(catalog::podResource);
        request.file = folder.filePath(u"pods.csv"_s);
        ExportDialog dialog(
            [&] { return std::make_unique<csv::ExportJob>(desk.session.client(), desk.names, request); }, request);
        dialog.show();
        QSignalSpy finished(&dialog, &ExportDialog::ended);
        dialog.start();
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"cancel"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patient);
        QVERIFY(!finished.value(0).value(0).toBool());
        QVERIFY(QDir(folder.path()).isEmpty());
    }
};

QTEST_MAIN(TestListPage)
#include "tst_listpage.moc"
