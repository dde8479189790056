// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/viewfiles.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/session/controlplane.h"
#include "tests/view/windowfixture.h"
#include "views/compare/comparepage.h"
#include "views/connect/connectdialog.h"
#include "views/navigation/navigator.h"
#include "views/navigation/rowlinks.h"
#include "views/widgets/banner.h"
#include "views/widgets/droparea.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

// Views that come from files, and go into them, in a window.
class TestViewFiles : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
        openWindow(QSize(1366, 768));
    }
    void cleanup() { closeAll(); }

    void aComparisonGoesIntoAFileAndComesBack()
    {
        startDemo();
        waitForRows();
        const auto place = views::metricsOfRow(*page()->model(), 0, page()->location());
        QVERIFY(place);
        m_window->workspace()->navigator().compare({place->metrics()->subject});
        m_window->workspace()->openCompare();
        views::ComparePage *compared = m_window->workspace()->comparePage();
        QVERIFY(compared);
        const compare::Comparison saved = compared->comparison();
        QTest::mouseClick(compared->saveFileButton(), Qt::LeftButton);
        auto *chooser = m_window->findChild<QFileDialog *>();
        QVERIFY(chooser);
        QVERIFY(chooser->selectedFiles().value(0).endsWith(u"Compare.binnacle-view.json"_s));
        Q_EMIT chooser->fileSelected(file());
        chooser->close();
        QVERIFY(QFile::exists(file()));
        QVERIFY(sentence().contains(u"view.json"_s));

        m_window->workspace()->open(catalog::nodeResource);
        m_window->viewFiles()->openFile(file());
        QTRY_VERIFY(m_window->workspace()->comparePage());
        QCOMPARE(m_window->workspace()->comparePage()->comparison(), saved);
    }

    void aListComesBackWithItsFiltersAndColumns()
    {
        startDemo();
        waitForRows();
        app::SavedView view = pendingPods();
        QVERIFY(app::writeViewFile(file(), view, app::ViewPlace{app::ViewPlace::Kind::Demo}));
        m_window->viewFiles()->openFile(file());
        QCOMPARE(page()->resource(), catalog::podResource);
        QCOMPARE(page()->model()->query().filters, view.query.filters);
        QVERIFY(!banner()->isVisible());
    }

    void aViewOfTheDemoStartsIt()
    {
        QVERIFY(app::writeViewFile(file(), pendingPods(), app::ViewPlace{app::ViewPlace::Kind::Demo}));
        m_window->viewFiles()->openFile(file());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && page(), 30'000);
        QCOMPARE(page()->resource(), catalog::podResource);
        QCOMPARE(page()->model()->query().filters, pendingPods().query.filters);
    }

    void theSavedConnectionOfTheControlPlaneIsUsed()
    {
        const auto other = start("first");
        const auto controlPlane = start("second");
        save(u"Other"_s, *other);
        const QString id = save(u"Lab"_s, *controlPlane);
        QVERIFY(app::writeViewFile(file(), pendingPods(), placeOf(*controlPlane)));
        m_window->viewFiles()->openFile(file());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && page(), 20'000);
        QCOMPARE(m_window->workspace()->session().connection().id, id);
        QCOMPARE(page()->resource(), catalog::podResource);
        QCOMPARE(page()->model()->query().filters, pendingPods().query.filters);
        m_window.reset(); // before its control plane
    }

    void withoutAConnectionItSaysWhoseItIsAndOffersToConnect()
    {
        const auto controlPlane = start("only");
        const app::ViewPlace place = placeOf(*controlPlane);
        QVERIFY(app::writeViewFile(file(), pendingPods(), place));
        m_window->viewFiles()->openFile(file());
        QVERIFY(banner()->isVisible());
        QVERIFY2(sentence().contains(place.controlPlane), qPrintable(sentence()));
        QCOMPARE(banner()->text().action, u"Connect…"_s);
        Q_EMIT banner()->actionRequested();
        auto *dialog = m_window->findChild<views::ConnectDialog *>();
        QVERIFY(dialog);
        bool hasAddress = false;
        for (const QLineEdit *edit : dialog->findChildren<QLineEdit *>())
            hasAddress = hasAddress || edit->text() == place.controlPlane;
        QVERIFY(hasAddress);
        dialog->close();
        // The view waits until the window is connected, however that comes about.
        m_window->openConnection(save(u"Lab"_s, *controlPlane));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && page(), 20'000);
        QCOMPARE(page()->resource(), catalog::podResource);
        QVERIFY(!banner()->isVisible());
        m_window.reset();
    }

    void aBadFileChangesNothing()
    {
        startDemo();
        waitForRows();
        const views::Location before = m_window->workspace()->location();
        put("{}");
        m_window->viewFiles()->openFile(file());
        QVERIFY(banner()->isVisible());
        QVERIFY(sentence().contains(u"is not a saved view"_s));
        QCOMPARE(m_window->workspace()->location(), before);
        // It goes when it was read.
        const auto buttons = banner()->findChildren<QToolButton *>();
        const auto close = std::ranges::find_if(buttons, &QToolButton::isVisible);
        QVERIFY(close != buttons.end());
        QTest::mouseClick(*close, Qt::LeftButton);
        QVERIFY(!banner()->isVisible());
    }

    void whatIsLeftOutIsSaid()
    {
        startDemo();
        waitForRows();
        put(R"({"format":"binnacle-view","version":"1.4","controlPlane":"demo","mood":"good",
            "view":{"name":"All","page":"nodes","query":{},"columns":[]}})");
        m_window->viewFiles()->openFile(file());
        QCOMPARE(page()->resource(), catalog::nodeResource);
        QVERIFY2(sentence().contains(u"does not know"_s), qPrintable(sentence()));
    }

    void aFileIsDroppedOnTheWindow()
    {
        startDemo();
        waitForRows();
        QVERIFY(app::writeViewFile(file(), pendingPods(), app::ViewPlace{app::ViewPlace::Kind::Demo}));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file())});
        const QPoint at(700, 400);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QApplication::sendEvent(m_window.get(), &enter));
        QVERIFY(enter.isAccepted());
        auto *area = m_window->centralWidget()->findChild<views::DropArea *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(area && area->isVisible());
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QVERIFY(drop.isAccepted() && !area->isVisible());
        QCOMPARE(page()->resource(), catalog::podResource);
        // Two files, or an address in the web, are none.
        data.setUrls({QUrl::fromLocalFile(file()), QUrl::fromLocalFile(file())});
        QDragEnterEvent two(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        two.ignore();
        QApplication::sendEvent(m_window.get(), &two);
        QVERIFY(!two.isAccepted());
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"view.json"_s); }
    void put(const QByteArray &bytes) const
    {
        QFile target(file());
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(bytes);
    }
    // Of the window, not of a page.
    [[nodiscard]] views::Banner *banner() const
    {
        for (views::Banner *one : m_window->findChildren<views::Banner *>()) {
            if (one->parentWidget() == m_window->centralWidget())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QString sentence() const { return banner()->text().sentence; }
    static app::SavedView pendingPods()
    {
        app::SavedView view;
        view.name = u"Pending pods"_s;
        view.resource = catalog::podResource;
        view.query = catalog::defaultQuery(catalog::podResource);
        view.query.filters = {{.key = u"phase"_s, .op = table::Op::AnyOf, .values = {u"Pending"_s}, .labels = {}}};
        return view;
    }
    static std::unique_ptr<simulator::Simulator> start(const char *token)
    {
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        options.token = token;
        auto controlPlane = std::make_unique<simulator::Simulator>(options);
        return controlPlane->start() ? std::move(controlPlane) : nullptr;
    }
    static app::ViewPlace placeOf(const simulator::Simulator &controlPlane)
    {
        return {app::ViewPlace::Kind::ControlPlane,
                session::controlPlaneOf(QUrl(QString::fromStdString(controlPlane.url())))};
    }
    QString save(const QString &name, const simulator::Simulator &controlPlane)
    {
        session::SavedConnection connection;
        connection.id = session::SavedConnections::newId();
        connection.name = name;
        connection.url = QUrl(QString::fromStdString(controlPlane.url()));
        connection.signIn = session::SignInKind::BearerToken;
        m_connections->saved().save(connection);
        m_connections->secrets().remember(connection.id, QString::fromStdString(controlPlane.token()));
        return connection.id;
    }
};

QTEST_MAIN(TestViewFiles)
#include "tst_viewfiles.moc"
