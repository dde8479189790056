// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/selection.h"
#include "tests/view/windowfixture.h"
#include "views/connect/connectdialog.h"
#include "views/frame/navigationrail.h"
#include "views/frame/welcomepage.h"
#include "views/look/style.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"
#include "views/widgets/noticebox.h"

#include <QAction>
#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// A window between its connections: switching, failing to, and signing in again while the page stays as it is.
class TestConnector : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new views::BinnacleStyle); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
        openWindow();
    }

    void cleanup() { m_window.reset(); }

    void opensASavedConnection()
    {
        const auto controlPlane = start("first");
        const QString id = save(u"Lab"_s, *controlPlane);
        const auto rows = m_window->welcome()->findChildren<QAbstractButton *>();
        const auto row = std::ranges::find(rows, u"Lab"_s, &QAbstractButton::text);
        QVERIFY(row != rows.end());
        QTest::mouseClick(*row, Qt::LeftButton);
        waitForRows();
        QCOMPARE(m_window->workspace()->session().connection().id, id);
        QCOMPARE(m_window->rail()->connectionName(), u"Lab"_s);
        QVERIFY(m_connections->saved().find(id)->lastUsedMs > 0);
        // Renamed while it is on screen.
        auto renamed = *m_connections->saved().find(id);
        renamed.name = u"Laboratory"_s;
        m_connections->saved().save(renamed);
        QCOMPARE(m_window->rail()->connectionName(), u"Laboratory"_s);
        m_window.reset(); // before its control plane
    }

    void leavesNoSecretBehind()
    {
        const auto controlPlane = start("s3cret-word-of-the-test");
        m_window->openConnection(save(u"Lab"_s, *controlPlane));
        waitForRows();
        m_window->close();
        closeAll();
        int files = 0;
        for (QDirIterator each(m_folder->path(), QDir::Files, QDirIterator::Subdirectories); each.hasNext();) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("s3cret"), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files >= 2); // settings, connections
    }

    void switchesWhenTheOtherHasAnswered()
    {
        const auto one = start("first");
        const auto two = start("second");
        m_window->openConnection(save(u"One"_s, *one));
        waitForRows();
        const QPointer<app::Workspace> before = m_window->workspace();
        m_window->openConnection(save(u"Two"_s, *two));
        QCOMPARE(m_window->workspace(), before.data()); // and its rows
        QVERIFY(page()->model()->rowCount() > 0);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->rail()->connectionName() == u"Two"_s, 20'000);
        QVERIFY(!before);
        waitForRows();
        QCOMPARE(m_connections->saved().recent().first().name, u"Two"_s);
        m_window.reset();
    }

    void whatDoesNotAnswerIsTestedStepByStep()
    {
        const auto one = start("first");
        m_window->openConnection(save(u"One"_s, *one));
        waitForRows();
        const QPointer<app::Workspace> before = m_window->workspace();
        auto gone = start("second");
        const QString id = save(u"Gone"_s, *gone);
        gone.reset();
        m_window->openConnection(id);
        QTRY_VERIFY_WITH_TIMEOUT(dialog() && !notice().isEmpty(), 20'000);
        QCOMPARE(dialog()->connectionId(), id);
        QTRY_COMPARE_WITH_TIMEOUT(button(u"test"_s)->text(), u"Test again"_s, 20'000);
        QVERIFY(!button(u"save"_s)->isEnabled());
        QCOMPARE(m_window->workspace(), before.data());
        QVERIFY(page()->model()->rowCount() > 0);
        m_window.reset();
    }

    void whatIsRefusedIsNotSentAgain()
    {
        const auto one = start("first");
        const QString id = save(u"One"_s, *one);
        m_connections->secrets().remember(id, u"wrong"_s);
        m_window->openConnection(id);
        QTRY_VERIFY_WITH_TIMEOUT(dialog() && !notice().isEmpty(), 20'000);
        QCOMPARE(dialog()->connectionId(), id);
        QVERIFY(button(u"test"_s)->text() != u"Test again"_s);
        QTest::qWait(500);
        QVERIFY(button(u"test"_s)->text() != u"Test again"_s); // no test has begun
        m_window.reset();
    }

    void missingSecretsAreAskedFor()
    {
        const auto controlPlane = start("first");
        const QString id = save(u"Lab"_s, *controlPlane);
        session::Connections others(m_folder->filePath(u"connections.json"_s), QString(), 0ms); // knows no secret
        m_window.reset();
        m_window = std::make_unique<app::MainWindow>(*m_settings, others);
        m_window->show();
        m_window->openConnection(id);
        QTRY_VERIFY(dialog() && notice().contains(u"no keychain"_s));
        enter(u"first"_s);
        waitForRows();
        QCOMPARE(m_window->workspace()->session().connection().id, id);
        m_window.reset();
    }

    void signsInAgainWithoutLosingWhatIsOnScreen()
    {
        auto controlPlane = start("first");
        const int port = QUrl(QString::fromStdString(controlPlane->url())).port();
        m_window->openConnection(save(u"Lab"_s, *controlPlane));
        waitForRows();
        const QPointer<app::Workspace> workspace = m_window->workspace();
        views::TableView *table = page()->table();
        table->setCurrentIndex(page()->model()->index(30, 0));
        QTRY_VERIFY(!page()->model()->idAt(30).isNull());
        const base::Key row = page()->model()->idAt(30);
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / 3);
        const int scroll = table->verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        const int count = page()->model()->rowCount();

        // The same control plane does not know the token any more.
        controlPlane.reset();
        controlPlane = start("second", port);
        m_window->workspace()->refresh();
        using State = session::Session::State;
        QTRY_COMPARE_WITH_TIMEOUT(workspace->session().state(), State::SignedOut, 20'000);
        QTRY_VERIFY(page()->banner()->isVisible());
        QCOMPARE(page()->banner()->text().action, u"Sign in"_s);
        QCOMPARE(page()->model()->rowCount(), count);
        Q_EMIT page()->banner()->actionRequested();
        QVERIFY(dialog());
        QCOMPARE(dialog()->purpose(), views::ConnectDialog::Purpose::SignIn);
        QVERIFY(!notice().isEmpty()); // why

        enter(u"wrong"_s, false);
        QVERIFY(!button(u"save"_s)->isEnabled());
        enter(u"second"_s);
        QTRY_COMPARE_WITH_TIMEOUT(workspace->session().state(), State::Connected, 20'000);
        QTRY_VERIFY(!dialog() || !dialog()->isVisible());
        QCOMPARE(m_window->workspace(), workspace.data());
        QTRY_VERIFY_WITH_TIMEOUT(!page()->banner()->isVisible(), 20'000); // refreshed by itself
        QCOMPARE(page()->model()->rowCount(), count);
        QCOMPARE(table->verticalScrollBar()->value(), scroll);
        QCOMPARE(page()->model()->idAt(table->currentIndex().row()), row);
        m_window.reset();
    }

    void theMenuHasThemAll()
    {
        const auto controlPlane = start("first");
        save(u"Lab & co"_s, *controlPlane);
        QCOMPARE(menuTexts(), (QStringList{u"Lab && co"_s, u"Manage connections…"_s}));
        const QString other = save(u"Other"_s, *controlPlane);
        m_window->openConnection(other);
        waitForRows();
        // In the user's order, whichever was used last.
        const QString all = u"All connections"_s;
        QCOMPARE(menuTexts(), (QStringList{all, u"Lab && co"_s, u"Other"_s, u"Manage connections…"_s}));
        m_connections->saved().move(other, 0);
        QCOMPARE(menuTexts(), (QStringList{all, u"Other"_s, u"Lab && co"_s, u"Manage connections…"_s}));
        m_window.reset();
    }

    void removesWhenAsked()
    {
        const auto controlPlane = start("first");
        const QString id = save(u"Lab"_s, *controlPlane);
        Q_EMIT m_window->welcome()->removeRequested(id);
        const auto press = [this](const QString &text) {
            const QPointer<QMessageBox> box = m_window->findChild<QMessageBox *>();
            QVERIFY(box && !box->isModal());
            for (QAbstractButton *choice : box->buttons()) {
                if (choice->text() == text)
                    choice->click();
            }
            QTRY_VERIFY(!box);
        };
        press(u"Cancel"_s);
        QVERIFY(m_connections->saved().find(id));
        Q_EMIT m_window->welcome()->removeRequested(id);
        press(u"Remove"_s);
        QVERIFY(!m_connections->saved().find(id));
        QVERIFY(!m_connections->secrets().isInMemoryOnly(id));
        QCOMPARE(menuTexts(), QStringList{u"Manage connections…"_s});
    }

private:
    static std::unique_ptr<simulator::Simulator> start(const char *token, int port = 0)
    {
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.nowMs = 1'780'000'000'000;
        options.speed = 0;
        options.token = token;
        options.port = port;
        auto controlPlane = std::make_unique<simulator::Simulator>(options);
        return controlPlane->start() ? std::move(controlPlane) : nullptr;
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
    [[nodiscard]] views::ConnectDialog *dialog() const { return m_window->findChild<views::ConnectDialog *>(); }
    [[nodiscard]] QPushButton *button(const QString &name) const { return dialog()->findChild<QPushButton *>(name); }
    [[nodiscard]] QString notice() const { return dialog()->findChild<views::NoticeBox *>()->sentence(); }
    void enter(const QString &token, bool isRight = true)
    {
        dialog()->findChild<QLineEdit *>(u"token"_s)->setText(token);
        QTest::mouseClick(button(u"test"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(button(u"test"_s)->text(), u"Test again"_s, 20'000);
        if (isRight)
            QTest::mouseClick(button(u"save"_s), Qt::LeftButton);
    }
    // What the connections add to their menu.
    QStringList menuTexts() const
    {
        QStringList texts;
        for (QMenu *menu : m_window->findChildren<QMenu *>()) {
            if (!menu->title().contains(u"Connection"_s))
                continue;
            Q_EMIT menu->aboutToShow();
            for (const QAction *action : menu->actions()) {
                const QString text = action->text().section(u'\n', 0, 0); // the host is below
                if (!action->isSeparator() && action->isVisible()
                    && (text.contains(u"connection"_s) || action->text().contains(u"127.0.0.1"_s)))
                    texts << text;
            }
            break; // what was made for the last time is gone by now
        }
        return texts;
    }
};

QTEST_MAIN(TestConnector)
#include "tst_connector.moc"
