// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/exportjob.h"
#include "models/table/selection.h"
#include "tests/support/faultserver.h"
#include "tests/support/simulatorclient.h"
#include "tests/view/planesfixture.h"
#include "views/actions/confirmdialog.h"
#include "views/details/detailsdock.h"
#include "views/filter/filterbar.h"
#include "views/filter/filterchip.h"
#include "views/frame/navigationrail.h"
#include "views/frame/statusstrip.h"
#include "views/planes/mergedactions.h"
#include "views/planes/mergedstrip.h"
#include "views/planes/planecounts.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"

#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;

// Three control planes of three releases in one window.
class TestAllConnections : public PlanesFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new views::BinnacleStyle); }

    void init() { begin(); }
    void cleanup() { end(); }

    void isOfferedWhereThereAreSeveral()
    {
        startPlane(0);
        openWindow();
        auto *entry = m_window->findChild<QAction *>(u"allConnections"_s);
        QVERIFY(!entry->isVisible());
        m_window->showAll();
        QVERIFY(!m_window->showsAll());
        startPlane(1);
        QVERIFY(entry->isVisible());
        QCOMPARE(entry->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_0));
        entry->trigger();
        QVERIFY(m_window->showsAll());
        QVERIFY(m_window->rail()->isVisible());
        QCOMPARE(m_window->rail()->connectionName(), u"All connections"_s);
    }

    void rowsOfThreeReleasesAreMerged()
    {
        openAll();
        const table::WindowModel &model = *merged()->model();
        qint64 sum = 0;
        for (const QString &id : m_ids) {
            const QToolButton *count = merged()->counts()->button(id);
            const qint64 rows = QString(count->text()).remove(QChar(0x2009)).toLongLong();
            QVERIFY(rows > 0);
            sum += rows;
        }
        QCOMPARE(model.total(), sum);
        QTRY_VERIFY_WITH_TIMEOUT(merged()->filterBar()->countText().endsWith(u"merged here"), 20'000);
        QSet<QString> names;
        std::int64_t before = std::numeric_limits<std::int64_t>::max();
        merged()->model()->setVisibleRows(0, 99);
        for (int row = 0; row < 100; ++row) {
            QTRY_VERIFY(!model.idAt(row).isNull());
            names << std::get<QString>(model.valueOf(row, "controlPlane"));
            const auto created = std::get<std::int64_t>(model.valueOf(row, "createdAt"));
            QVERIFY(created <= before);
            before = created;
        }
        QCOMPARE(names, (QSet<QString>{u"0"_s, u"1"_s, u"2"_s})); // the short names of "Plane 0" etc.
        QTRY_VERIFY(m_window->strip()->findChild<QToolButton *>(u"state"_s)->text() == u"3 of 3 connected");
        QTRY_VERIFY_WITH_TIMEOUT(merged()->strip()->widget()->tiles().constFirst().count == sum, 20'000);
        for (const catalog::Resource resource : app::AllConnections::resources()) {
            m_window->allConnections()->open(resource);
            QTRY_VERIFY_WITH_TIMEOUT(!merged()->model()->isLoading() && merged()->model()->rowCount() > 0, 20'000);
            QCOMPARE(merged()->resource(), resource);
        }
        m_window->allConnections()->back();
        QVERIFY(merged()->resource() != app::AllConnections::resources().constLast());
    }

    void aClickOnACountShowsOnePlane()
    {
        openAll();
        const QString id = m_ids.at(1);
        const qint64 all = merged()->model()->total();
        QTest::mouseClick(merged()->counts()->button(id), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!merged()->model()->isLoading() && merged()->model()->total() < all, 20'000);
        QCOMPARE(base::planeOf(merged()->model()->idAt(0)), id);
        QCOMPARE(base::planeOf(merged()->model()->idAt(20)), id);
        QVERIFY(merged()->counts()->button(id)->isChecked());
        QVERIFY(!merged()->counts()->button(m_ids.at(0))->text().isEmpty()); // still counted
        QTest::mouseClick(merged()->counts()->button(id), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(merged()->model()->total(), all, 20'000);
    }

    void theOneThatIsKilledKeepsItsRowsUntilItIsBack()
    {
        openAll();
        const qint64 all = merged()->model()->total();
        QTRY_VERIFY_WITH_TIMEOUT(merged()->filterBar()->countText().endsWith(u"merged here"), 20'000);
        waitForCopies();
        const int port = m_planes.at(2)->port();
        m_planes[2].reset();
        m_window->allConnections()->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(merged()->silentPlanes().size(), 1, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(merged()->banner()->text().headline.contains(u"Plane 2"_s), 20'000);
        QCOMPARE(merged()->banner()->text().action, u"Retry now"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!merged()->model()->isLoading(), 20'000);
        QCOMPARE(merged()->model()->total(), all);
        const int old = firstRowOf(m_ids.at(2));
        const int fresh = firstRowOf(m_ids.at(0));
        QVERIFY(old >= 0 && fresh >= 0);
        QVERIFY(!noteOf(old).isEmpty());
        QVERIFY(noteOf(fresh).isEmpty());
        QTRY_COMPARE(m_window->strip()->findChild<QToolButton *>(u"state"_s)->text(), u"2 of 3 connected"_s);
        // The others go on, and its rows can be hidden.
        QTRY_VERIFY(merged()->counts()->hideButton()->isVisible());
        merged()->counts()->hideButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!merged()->model()->isLoading() && merged()->model()->total() < all, 20'000);
        QCOMPARE(firstRowOf(m_ids.at(2)), -1);
        merged()->filterBar()->clearAll();
        QTRY_COMPARE_WITH_TIMEOUT(merged()->model()->total(), all, 20'000);

        m_planes[2] = start(2, port);
        QVERIFY(m_planes.at(2));
        Q_EMIT merged()->banner()->actionRequested();
        QTRY_VERIFY_WITH_TIMEOUT(merged()->silentPlanes().isEmpty(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(firstRowOf(m_ids.at(2)) >= 0 && noteOf(firstRowOf(m_ids.at(2))).isEmpty(), 60'000);
        QTRY_VERIFY(merged()->banner()->text().headline.isEmpty());
        QCOMPARE(merged()->model()->total(), all);
    }

    void aRowLeadsToThePagesOfItsPlane()
    {
        openAll();
        const int row = firstRowOf(m_ids.at(1));
        const base::Key key = base::keyInPlane(merged()->model()->idAt(row));
        merged()->table()->setCurrentIndex(merged()->model()->index(row, 0));
        Q_EMIT merged()->table()->rowActivated(row);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && !m_window->showsAll(), 20'000);
        QCOMPARE(m_window->workspace()->session().connection().id, m_ids.at(1));
        QCOMPARE(m_window->rail()->connectionName(), u"Plane 1"_s);
        QTRY_VERIFY_WITH_TIMEOUT(page() && !page()->model()->isLoading(), 20'000);
        QCOMPARE(page()->location().crumbs.constLast().current, key);
        for (const views::Crumb &crumb : page()->location().crumbs) {
            for (const table::Filter &filter : crumb.query.filters)
                QVERIFY(filter.key != u"controlPlane");
        }
        // The session is shared, in both directions.
        QCOMPARE(m_window->allConnections()->planes().find(m_ids.at(1))->session,
                 m_window->workspace()->sharedSession());
        m_window->showAll();
        QVERIFY(m_window->showsAll() && !m_window->isHidden());
        QCOMPARE(m_window->rail()->connectionName(), u"All connections"_s);
        m_window->openConnection(m_ids.at(1));
        QVERIFY(!m_window->showsAll());
    }

    void detailsComeFromThePlaneOfTheRow()
    {
        openAll();
        m_window->resize(1600, 900);
        merged()->details()->setOpen(true);
        for (const QString &id : m_ids) {
            const int row = firstRowOf(id);
            merged()->table()->selectRow(row);
            merged()->table()->setCurrentIndex(merged()->model()->index(row, 0));
            const QString name = std::get<QString>(merged()->model()->valueOf(row, "name"));
            QTRY_COMPARE_WITH_TIMEOUT(merged()->details()->pane()->title(), name, 20'000);
            QVERIFY(merged()->details()->isPaneShown());
            int visible = 0;
            for (const auto *pane : merged()->findChildren<views::DetailsPane *>())
                visible += pane->isVisible() ? 1 : 0;
            QCOMPARE(visible, 1);
        }
        // Nobody asked anybody for what is another's.
        for (const QString &id : m_ids) {
            const auto records = m_window->allConnections()->planes().find(id)->session->requestLog().after(0);
            QVERIFY(!records.empty());
            for (const api::RequestRecord &record : records)
                QVERIFY(record.status != 401 && record.status != 403);
        }
    }

    void actionsAreOneJobForEachPlane()
    {
        m_allowsChanges = true;
        openAll();
        const catalog::Resource workloads = merged()->resource();
        const catalog::ObjectAction &suspend = *catalog::actionCalled(workloads, u"suspend");
        QHash<QString, base::Key> chosen; // by connection
        merged()->filterBar()->queryChanged([] {
            table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
            query.filters = {{u"phase"_s, table::Op::Equal, {u"Running"_s}, {}}};
            return query;
        }());
        const auto areAllHere = [&] {
            return !merged()->model()->isLoading() && firstRowOf(m_ids.at(0)) >= 0 && firstRowOf(m_ids.at(2)) >= 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(areAllHere(), 20'000);
        QItemSelection rows;
        for (const QString &id : {m_ids.at(0), m_ids.at(2)}) {
            // The first of its rows that can be suspended: not all types can.
            int row = -1;
            for (int i = 0; row < 0 && i < merged()->model()->rowCount() && !merged()->model()->idAt(i).isNull(); ++i) {
                const auto candidate = actions::candidateOf(workloads, suspend, merged()->model()->jsonAt(i));
                if (base::planeOf(merged()->model()->idAt(i)) == id && candidate && candidate->verdict.isPossible)
                    row = i;
            }
            QVERIFY(row >= 0);
            chosen.insert(id, base::keyInPlane(merged()->model()->idAt(row)));
            rows.select(merged()->model()->index(row, 0), merged()->model()->index(row, 0));
        }
        merged()->table()->selection()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(merged()->table()->selection()->count(), 2);
        const QList<qint64> before = stoppedAtServers();
        merged()->actions()->run(suspend);
        for (const char *name : {"Plane 0", "Plane 2"}) { // each is asked about by itself
            const auto asked = [&] {
                const auto *dialog = m_window->findChild<views::ConfirmDialog *>();
                return dialog && dialog->windowTitle().endsWith(QLatin1StringView(name)) && dialog->isVisible();
            };
            QTRY_VERIFY_WITH_TIMEOUT(asked(), 20'000);
            QCOMPARE(m_window->findChild<views::ConfirmDialog *>()->targets().size(), 1);
            QTest::mouseClick(m_window->findChild<views::ConfirmDialog *>()->confirmButton(), Qt::LeftButton);
        }
        for (const QString &id : m_ids) {
            const auto shared = *m_window->allConnections()->planes().find(id);
            const qsizetype jobs = chosen.contains(id) ? 1 : 0;
            QTRY_COMPARE(shared.desk->jobs().size(), jobs);
            if (jobs == 0)
                continue;
            const actions::Job &job = *shared.desk->jobs().constFirst();
            QTRY_VERIFY_WITH_TIMEOUT(job.isClean(), 20'000);
            QCOMPARE(job.items().size(), std::size_t(1));
            QCOMPARE(job.items().front().target.key, chosen.value(id));
        }
        const QList<qint64> after = stoppedAtServers();
        QCOMPARE(after, (QList<qint64>{before.at(0) + 1, before.at(1), before.at(2) + 1}));
    }

    void aPlaneThatIsReadOnlyStaysSo()
    {
        openAll();
        const int row = firstRowOf(m_ids.at(1));
        merged()->table()->selectRow(row);
        merged()->actions()->run(*catalog::actionCalled(merged()->resource(), u"suspend"));
        auto *question = m_window->findChild<QMessageBox *>();
        QVERIFY(question && question->isVisible());
        question->reject();
        QVERIFY(!m_window->findChild<views::ConfirmDialog *>());
        QVERIFY(m_window->allConnections()->planes().find(m_ids.at(1))->desk->jobs().isEmpty());
    }

    void filesNameThePlaneFirst()
    {
        openAll();
        waitForCopies();
        csv::ExportRequest request = merged()->exportRequest();
        request.columns = {u"controlPlane"_s, u"name"_s, u"createdAt"_s};
        request.file = m_folder->filePath(u"all.csv"_s);
        const auto first = m_window->allConnections()->planes().planes().front().context;
        csv::ExportJob job(first.session.client(), first.names, request);
        job.start();
        QTRY_VERIFY_WITH_TIMEOUT(!job.isRunning(), 60'000);
        QVERIFY2(job.hasSucceeded(), qPrintable(job.closingSentence()));
        QFile file(request.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QVERIFY(lines.constFirst().startsWith("controlPlane,name,createdAt"));
        QCOMPARE(lines.size() - 1, merged()->model()->total());
        for (const char *name : {"Plane 0,", "Plane 1,", "Plane 2,"})
            QVERIFY(std::ranges::any_of(lines, [name](const QByteArray &line) { return line.startsWith(name); }));
    }

    // Of one that has never answered, a file lacks the rows, and no filter is said to be coming.
    void whoseRowsAreNotHereIsSaid()
    {
        for (int i = 0; i < 3; ++i)
            startPlane(i);
        m_planes[2].reset();
        openWindow(QSize(1400, 900));
        m_window->showAll();
        const auto areTwoHere = [this] {
            return merged() && !merged()->model()->isLoading() && merged()->silentPlanes().size() == 1
                && firstRowOf(m_ids.at(0)) >= 0 && firstRowOf(m_ids.at(1)) >= 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(areTwoHere(), 60'000);
        csv::ExportRequest request = merged()->exportRequest();
        request.file = m_folder->filePath(u"two.csv"_s);
        const auto first = m_window->allConnections()->planes().planes().front().context;
        csv::ExportJob job(first.session.client(), first.names, request);
        job.start();
        QTRY_VERIFY_WITH_TIMEOUT(!job.isRunning(), 60'000);
        QVERIFY(job.hasSucceeded() && !job.isComplete());
        QVERIFY2(job.closingSentence().contains(u"Rows of Plane 2 are missing"_s), qPrintable(job.closingSentence()));

        table::ListQuery query = merged()->location().list()->query;
        query.filters = {{u"name"_s, table::Op::IsNotEmpty, {}, {}}}; // which no control plane can
        merged()->filterBar()->queryChanged(query);
        QTRY_VERIFY_WITH_TIMEOUT(merged()->exportHindrance().startsWith(u"Not all rows of Plane 2 are here"), 30'000);
        const auto reach = [this] { return merged()->filterBar()->chips().constFirst()->accessibleDescription(); };
        QTRY_VERIFY_WITH_TIMEOUT(reach().startsWith(u"Not applied"), 30'000);
        QSignalSpy exported(merged(), &views::MergedPage::exportRequested);
        merged()->run(views::PageCommand::Export, {});
        QCOMPARE(merged()->banner()->text().headline, merged()->exportHindrance());
        QVERIFY(exported.isEmpty());
        query.filters += {u"controlPlane"_s, table::Op::NotEqual, {u"Plane 2"_s}, {}};
        merged()->filterBar()->queryChanged(query);
        QTRY_VERIFY_WITH_TIMEOUT(merged()->exportHindrance().isEmpty(), 30'000);
    }

    void thePlaceIsThereAtTheNextStart()
    {
        openAll();
        m_window->allConnections()->open(app::AllConnections::resources().constLast());
        QTRY_VERIFY_WITH_TIMEOUT(!merged()->model()->isLoading(), 20'000);
        m_window->close();
        m_window.reset();
        openWindow();
        m_window->showAll();
        QTRY_VERIFY_WITH_TIMEOUT(merged(), 20'000);
        QCOMPARE(merged()->resource(), app::AllConnections::resources().constLast());
    }

    void noPlaneSeesTheTokenOfAnother()
    {
        std::vector<std::unique_ptr<FaultServer>> servers;
        for (int i = 0; i < 3; ++i) {
            servers.push_back(std::make_unique<FaultServer>(
                [](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, 404, "{}"); }));
            session::SavedConnection connection;
            connection.id = session::SavedConnections::newId();
            connection.name = u"Server %1"_s.arg(i);
            connection.url = servers.back()->url();
            connection.signIn = session::SignInKind::BearerToken;
            m_connections->saved().save(connection);
            m_connections->secrets().remember(connection.id, u"token-of-%1"_s.arg(i));
        }
        openWindow();
        m_window->showAll();
        for (const auto &server : servers)
            QTRY_VERIFY_WITH_TIMEOUT(server->requests().size() > 3, 20'000);
        for (const catalog::Resource resource : app::AllConnections::resources())
            m_window->allConnections()->open(resource);
        QTest::qWait(500);
        for (std::size_t i = 0; i < servers.size(); ++i) {
            for (const FaultServer::Request &request : servers[i]->requests()) {
                const QByteArray bearer = request.header("Authorization");
                QVERIFY2(bearer.isEmpty() || bearer == "Bearer token-of-" + QByteArray::number(i), bearer.constData());
            }
        }
        m_window.reset();
    }

private:
    QList<qint64> stoppedAtServers() const
    {
        QList<qint64> counts;
        for (const auto &plane : m_planes) {
            SimulatorClient client(plane->port(), QByteArray::fromStdString(plane->token()));
            counts << client.count(u"/api/v1/workloads/count"_s, u"filterBy=phase==Stopped"_s);
        }
        return counts;
    }
    [[nodiscard]] QString noteOf(int row) const
    {
        return merged()->model()->index(row, 0).data(table::WindowModel::NoteRole).toString();
    }
};

QTEST_MAIN(TestAllConnections)
#include "tst_allconnections.moc"
