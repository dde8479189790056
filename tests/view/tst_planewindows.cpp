// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/desk.h"
#include "models/catalog/nodes.h"
#include "tests/support/faultserver.h"
#include "tests/view/planesfixture.h"
#include "views/actions/jobdialog.h"
#include "views/connect/connectdialog.h"
#include "views/frame/navigationrail.h"
#include "views/frame/welcomepage.h"
#include "views/list/exportdialog.h"
#include "views/list/exportoptions.h"
#include "views/widgets/banner.h"

#include <QAction>
#include <QFileDialog>
#include <QPointer>
#include <QRadioButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

// A window while connections come and go: below all of them together, or beside its own.
class TestPlaneWindows : public PlanesFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new views::BinnacleStyle); }
    void init() { begin(); }
    void cleanup() { end(); }

    void anExportIsOfTheConnectionThatItWasAskedOn()
    {
        startPlane(0);
        startPlane(1);
        openWindow();
        openOne(0);
        const QString name = std::get<QString>(page()->model()->valueOf(0, "name"));
        const qint64 rows = page()->model()->total();
        Q_EMIT m_window->workspace()->exportRequested(page()->exportRequest(), {u"name"_s});
        openOne(1);
        QVERIFY(std::get<QString>(page()->model()->valueOf(0, "name")) != name);
        const QList<QByteArray> lines = exported();
        QCOMPARE(lines.size() - 1, rows);
        QVERIFY(lines.contains(name.toUtf8()));
    }

    void anExportOfAllHasTheRowsOfWhatIsGoneMeanwhile()
    {
        openAll();
        waitForCopies();
        const qint64 rows = merged()->model()->total();
        Q_EMIT merged()->exportRequested();
        m_connections->saved().remove(m_ids.at(0)); // the one whose session the job uses
        m_connections->saved().remove(m_ids.at(2));
        QTRY_COMPARE(int(m_window->allConnections()->planes().planes().size()), 1);
        const QList<QByteArray> lines = exported();
        QVERIFY(lines.constFirst().startsWith("controlPlane,"));
        QCOMPARE(lines.size() - 1, rows);
        for (const char *name : {"Plane 0,", "Plane 1,", "Plane 2,"})
            QVERIFY(std::ranges::any_of(lines, [name](const QByteArray &line) { return line.startsWith(name); }));
    }

    void whatCouldNotBeOpenedJoinsOnceItCan()
    {
        startPlane(0);
        startPlane(1, false);
        startPlane(2, false);
        openWindow();
        m_window->showAll();
        const app::Planes &planes = m_window->allConnections()->planes();
        QTRY_COMPARE_WITH_TIMEOUT(planes.unopened().size(), 2, 20'000);
        QTRY_COMPARE(int(planes.planes().size()), 1);
        // Signed in to in this window.
        enterSecret(1);
        openOne(1);
        m_window->showAll();
        QCOMPARE(int(planes.planes().size()), 2);
        QCOMPARE(planes.unopened(), QStringList{m_ids.at(2)});
        QCOMPARE(planes.find(m_ids.at(1))->session, m_window->workspace()->sharedSession());
        // Or when all is read again.
        enterSecret(2);
        m_window->allConnections()->refresh();
        QTRY_COMPARE(int(planes.planes().size()), 3);
        QVERIFY(planes.unopened().isEmpty());
    }

    void pagesOutliveTheEventThatChangesTheConnections()
    {
        openAll();
        const QPointer<views::MergedPage> before = merged();
        m_connections->saved().remove(m_ids.at(2));
        QVERIFY(before);
        QTRY_VERIFY(!before);
        QTRY_VERIFY(merged() && m_window->allConnections()->planes().planes().size() == 2);
    }

    void whoForbidsChangesForbidsThemEverywhere()
    {
        m_allowsChanges = true;
        openAll();
        actions::Desk &desk = *m_window->allConnections()->planes().find(m_ids.at(1))->desk;
        QVERIFY(desk.allowsChanges());
        // As a window does that has a session of its own.
        session::SavedConnection saved = *m_connections->saved().find(m_ids.at(1));
        saved.allowsChanges = false;
        m_connections->saved().save(saved);
        QTRY_VERIFY(!desk.allowsChanges());
        QVERIFY(m_window->allConnections()->planes().find(m_ids.at(0))->desk->allowsChanges());
    }

    void oneThatDoesNotAnswerHasNoSecondSession()
    {
        openAll();
        const auto shared = *m_window->allConnections()->planes().find(m_ids.at(2));
        m_planes[2].reset();
        m_window->allConnections()->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(shared.session->state(), session::Session::State::Offline, 60'000);
        m_window->openConnection(m_ids.at(2));
        QTRY_VERIFY(m_window->workspace() && !m_window->showsAll());
        QCOMPARE(m_window->workspace()->sharedSession(), shared.session);
        QCOMPARE(m_window->workspace()->sharedDesk(), shared.desk);
    }

    void resultsAreThoseOfTheJobThatHasEnded()
    {
        m_allowsChanges = true;
        openAll();
        FaultServer silent([](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.method == "GET") // what is changed gets no answer
                FaultServer::answer(socket, 404, "{}");
        });
        session::SavedConnection other = *m_connections->saved().find(m_ids.at(0));
        other.id = session::SavedConnections::newId();
        other.name = u"Silent"_s;
        other.url = silent.url();
        m_connections->saved().save(other);
        m_connections->secrets().remember(other.id, u"token"_s);
        const app::Planes &planes = m_window->allConnections()->planes();
        QTRY_VERIFY(planes.find(other.id));
        QTRY_VERIFY_WITH_TIMEOUT(merged() && firstRowOf(m_ids.at(0)) >= 0, 20'000);
        const catalog::Resource workloads = merged()->resource();
        const base::Key key = base::keyInPlane(merged()->model()->idAt(firstRowOf(m_ids.at(0))));
        const catalog::ActionTarget target{key, u"one"_s, {}, {}, {}};
        const actions::Job *ended
            = planes.find(m_ids.at(0))->desk->start(workloads, *catalog::actionCalled(workloads, u"suspend"), {target});
        const actions::Job *running
            = planes.find(other.id)->desk->start(workloads, *catalog::actionCalled(workloads, u"resume"), {target});
        QTRY_VERIFY_WITH_TIMEOUT(!ended->isRunning(), 20'000);
        QVERIFY(running->isRunning());
        QTRY_VERIFY(resultsBanner());
        QVERIFY2(resultsBanner()->text().sentence.startsWith(u"Plane 0: "_s),
                 qPrintable(resultsBanner()->text().sentence));
        Q_EMIT resultsBanner()->actionRequested();
        const auto *dialog = m_window->findChild<views::JobDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), ended->title());
        m_window.reset(); // before its control plane
    }

    void whatIsComparedGoesToItsOwnConnection()
    {
        openAll();
        metrics::Subject subject;
        subject.id = base::keyInPlane(merged()->model()->idAt(firstRowOf(m_ids.at(1))));
        subject.name = u"one"_s;
        m_window->allConnections()->planes().planes().at(1).context.navigator.compare({subject});
        QTRY_VERIFY(m_window->workspace() && !m_window->showsAll());
        QCOMPARE(m_window->workspace()->session().connection().id, m_ids.at(1));
        QCOMPARE(m_window->workspace()->comparedObjects(), 1);
    }

    void withoutSeveralThereIsNothingToShowTogether_data()
    {
        QTest::addColumn<bool>("hasWorkspace");
        QTest::addColumn<bool>("areSettingsOpen");
        QTest::newRow("of none") << false << false;
        QTest::newRow("of none, below the settings") << false << true;
        QTest::newRow("of one") << true << false;
        QTest::newRow("of one, below the settings") << true << true;
    }

    void withoutSeveralThereIsNothingToShowTogether()
    {
        QFETCH(const bool, hasWorkspace);
        QFETCH(const bool, areSettingsOpen);
        startPlane(0);
        startPlane(1);
        openWindow();
        if (hasWorkspace)
            openOne(0);
        m_window->showAll();
        QTRY_VERIFY_WITH_TIMEOUT(merged(), 20'000);
        if (areSettingsOpen)
            m_window->goTo({{}, views::Location{views::PagePlace{views::PagePlace::Page::Settings}}});
        m_connections->saved().remove(m_ids.at(1));
        QCoreApplication::processEvents();
        if (areSettingsOpen) { // they stay until the user leaves them
            QVERIFY(m_window->showsAll());
            Q_EMIT m_window->rail()->pageRequested(catalog::nodeResource);
        }
        QVERIFY(!m_window->showsAll());
        QCOMPARE(m_window->welcome()->isVisible(), !hasWorkspace);
        QCOMPARE(m_window->rail()->isVisible(), hasWorkspace);
        if (hasWorkspace)
            QVERIFY(m_window->workspace()->isVisible());
    }

    void aPlaceIsForgottenWithTheConnectionThatIsGivenUp()
    {
        startPlane(0);
        startPlane(1, false);
        openWindow();
        openOne(0);
        m_window->showAll();
        Planes *planes = &m_window->allConnections()->planes();
        QTRY_COMPARE_WITH_TIMEOUT(planes->unopened().size(), 1, 20'000);
        const auto openNodes = [&] {
            Q_EMIT planes->placeRequested(m_ids.at(1), views::startLocation(catalog::nodeResource));
            QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<views::ConnectDialog *>(), 20'000);
        };
        openNodes();
        m_window->findChild<views::ConnectDialog *>()->reject();
        QTRY_VERIFY(!m_window->findChild<views::ConnectDialog *>());
        enterSecret(1);
        m_window->openConnection(m_ids.at(1));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->session().connection().id, m_ids.at(1), 20'000);
        QVERIFY(m_window->workspace()->overviewPage()); // where every connection begins
        // One that is not given up is shown with its place.
        openOne(0);
        m_window->showAll();
        Q_EMIT planes->placeRequested(m_ids.at(1), views::startLocation(catalog::nodeResource));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->session().connection().id, m_ids.at(1), 20'000);
        QCOMPARE(m_window->workspace()->location().resource(), catalog::nodeResource);
    }

private:
    using Planes = app::Planes;

    void openOne(int number)
    {
        m_window->openConnection(m_ids.at(number));
        const auto isShown = [this, number] {
            return m_window->workspace() && m_window->workspace()->session().connection().id == m_ids.at(number);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isShown(), 20'000);
        waitForRows();
    }
    // The lines of the file, once the dialogs that are open have been agreed to.
    QList<QByteArray> exported()
    {
        const QString path = m_folder->filePath(u"rows.csv"_s);
        QSignalSpy ended(m_window.get(), &app::MainWindow::exportEnded);
        auto *options = m_window->findChild<views::ExportOptions *>();
        if (!options)
            return {{}};
        options->findChild<QRadioButton *>(u"programs"_s)->click();
        options->accept();
        auto *chooser = m_window->findChild<QFileDialog *>();
        if (!chooser)
            return {{}};
        Q_EMIT chooser->fileSelected(path);
        chooser->close();
        if (ended.isEmpty() && !ended.wait(60'000))
            return {{}};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().replace("\r", "").split('\n')
                                              : QList<QByteArray>{{}};
    }
    [[nodiscard]] views::Banner *resultsBanner() const
    {
        const auto banners = m_window->findChildren<views::Banner *>();
        const auto found = std::ranges::find(banners, u"Show results"_s, [](auto *one) { return one->text().action; });
        return found == banners.end() ? nullptr : *found;
    }
};

QTEST_MAIN(TestPlaneWindows)
#include "tst_planewindows.moc"
