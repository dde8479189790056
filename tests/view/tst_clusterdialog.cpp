// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/desk.h"
#include "tests/view/windowfixture.h"
#include "views/actions/clusterdialog.h"
#include "views/actions/installbox.h"
#include "views/actions/stepsline.h"
#include "views/frame/pageheader.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"

#include <QAction>
#include <QClipboard>
#include <QDirIterator>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLoggingCategory>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScopeGuard>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 20'000; // ms; a limit against hanging, not a measure

} // namespace

// Creating a cluster and reading how to install it, with the demo's control plane.
class TestClusterDialog : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1366, 768));
        startDemo();
        m_window->workspace()->open(*catalog::resourceCalled(u"clusters"));
        waitForRows();
    }
    void cleanup()
    {
        closeAll();
        m_folder.reset();
    }

    void aClusterIsCreatedAndExplained()
    {
        const qint64 before = page()->model()->total();
        views::ClusterDialog *dialog = open();
        QVERIFY(dialog);
        QVERIFY(!dialog->createButton()->isEnabled());
        QTest::keyClicks(dialog->nameEdit(), u"lab-north"_s);
        QVERIFY(dialog->createButton()->isEnabled());
        QTest::keyClick(dialog->nameEdit(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(page()->model()->total(), before + 1, patient);
        const auto entries = m_window->workspace()->sharedDesk()->journal().entries();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.constLast().action, u"create"_s);
        QCOMPARE(entries.constLast().outcome, u"accepted"_s);

        // The version was left open: it is asked for now.
        views::InstallBox *box = dialog->installBox();
        QTRY_VERIFY_WITH_TIMEOUT(box->isVisible(), patient);
        QVERIFY(box->shownText().isEmpty());
        auto *version = box->findChild<QLineEdit *>();
        QTest::keyClicks(version, u"2.23.41"_s);
        QTest::keyClick(version, Qt::Key_Tab);
        QTRY_VERIFY_WITH_TIMEOUT(box->shownText().contains(u"helm"_s), patient);

        press(*box, u"Copy secret"_s);
        const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
        const QString secret = copied->text();
        QVERIFY(secret.size() > 8);
        QCOMPARE(copied->data(u"x-kde-passwordManagerHint"_s), "secret");
        QVERIFY(!box->shownText().contains(secret));
        for (const QLineEdit *edit : box->findChildren<QLineEdit *>())
            QVERIFY(!edit->text().contains(secret));
        press(*box, u"Copy commands"_s);
        QVERIFY(QGuiApplication::clipboard()->text().contains(secret)); // only the copy can be run
        QGuiApplication::clipboard()->clear();
        // Revealed on demand.
        auto *eye = box->findChild<QToolButton *>();
        eye->click();
        QVERIFY(std::ranges::any_of(box->findChildren<QLineEdit *>(),
                                    [&secret](const QLineEdit *edit) { return edit->text() == secret; }));
        eye->click();
        QVERIFY(std::ranges::none_of(box->findChildren<QLineEdit *>(),
                                     [&secret](const QLineEdit *edit) { return edit->text() == secret; }));
    }

    // Nowhere but in the dialog and in what the user copies.
    void theSecretIsKeptNowhere()
    {
        static QStringList logged;
        logged.clear();
        QLoggingCategory::setFilterRules(u"binnacle.*=true"_s);
        const QtMessageHandler before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &line) { logged << line; });
        const auto restore = qScopeGuard([before] {
            qInstallMessageHandler(before);
            QLoggingCategory::setFilterRules({});
        });
        views::ClusterDialog *dialog = open();
        dialog->nameEdit()->setText(u"lab-east"_s);
        dialog->versionEdit()->setText(u"2.23.41"_s);
        dialog->createButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->installBox()->shownText().contains(u"helm"_s), patient);
        press(*dialog->installBox(), u"Copy secret"_s);
        const QString secret = QGuiApplication::clipboard()->text();
        QVERIFY(secret.size() > 8);
        QGuiApplication::clipboard()->clear();
        dialog->installBox()->findChild<QToolButton *>()->click(); // shows it
        QTest::qWait(50);
        delete dialog;
        closeAll(); // writes what is kept
        int files = 0;
        for (const QString &folder : {m_folder->path(), QDir::homePath()}) {
            QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (all.hasNext()) {
                QFile file(all.next());
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                ++files;
                QVERIFY2(!file.readAll().contains(secret.toUtf8()), qPrintable(file.fileName()));
            }
        }
        QVERIFY(files > 0);
        for (const QString &line : std::as_const(logged))
            QVERIFY2(!line.contains(secret), qPrintable(line));
        QVERIFY(!logged.isEmpty());
    }

    void theWaitGoesOnAsAJob()
    {
        views::ClusterDialog *dialog = open();
        dialog->nameEdit()->setText(u"lab-south"_s);
        dialog->versionEdit()->setText(u"2.23.41"_s);
        dialog->createButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->steps()->current(), 1, patient);
        delete dialog;
        const auto job = [this]() -> QAbstractButton * {
            for (auto *button : m_window->findChildren<QAbstractButton *>()) {
                if (button->accessibleName().contains(u"Waiting for lab-south"_s)
                    || button->text().contains(u"Waiting for lab-south"_s))
                    return button;
            }
            return nullptr;
        };
        QVERIFY(job());
        job()->click();
        dialog = m_window->findChild<views::ClusterDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->windowTitle(), u"Install lab-south"_s);
        QCOMPARE(m_window->workspace()->sharedDesk()->waits().size(), 1U); // the same one
        delete dialog;

        // Once it has connected, the window says so, and leads to it.
        const base::Key key = m_window->workspace()->sharedDesk()->waits().front()->cluster();
        m_window->workspace()->open(*catalog::resourceCalled(u"pods"));
        waitForRows();
        Q_EMIT m_window->workspace()->sharedDesk()->clusterReady(key, u"lab-south"_s);
        const auto banners = m_window->findChildren<views::Banner *>();
        const auto told = std::ranges::find_if(banners, [](const views::Banner *banner) {
            return banner->isVisible() && banner->text().sentence == u"lab-south is connected.";
        });
        QVERIFY(told != banners.end());
        Q_EMIT(*told)->actionRequested();
        waitForRows();
        QCOMPARE(page()->resource(), *catalog::resourceCalled(u"clusters"));
    }

    void takenAndLongNamesAreToldBeforeSending()
    {
        views::ClusterDialog *dialog = open();
        const table::Value taken = page()->model()->valueOf(0, "name");
        dialog->nameEdit()->setText(std::get<QString>(taken));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->createButton()->isEnabled(), patient); // the names may still be on their way
        dialog->nameEdit()->setText(QString(254, u'x'));
        QVERIFY(!dialog->createButton()->isEnabled());
        dialog->nameEdit()->setText(QString(253, u'x'));
        QVERIFY(dialog->createButton()->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(m_window->workspace()->sharedDesk()->journal().entries().isEmpty());
    }

    void readOnlyConnectionsAskFirst()
    {
        m_window->workspace()->sharedDesk()->allowChanges(false);
        QVERIFY(!open());
        auto *box = m_window->findChild<QMessageBox *>();
        QVERIFY(box && box->isVisible());
        box->reject();
    }

    void aRowHasInstructions()
    {
        views::TableView *table = page()->table();
        QMenu menu;
        Q_EMIT table->contextMenuShown(&menu, page()->model()->index(0, 0));
        QAction *entry = nullptr;
        for (QAction *action : menu.actions()) {
            if (action->text() == u"Installation instructions…")
                entry = action;
        }
        QVERIFY(entry);
        entry->trigger();
        auto *dialog = m_window->findChild<views::ClusterDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(dialog->installBox()->shownText().contains(u"helm"_s), patient);
        QVERIFY(!dialog->createButton()->isVisible());
    }

    void otherListsDoNotOfferIt()
    {
        m_window->workspace()->open(*catalog::resourceCalled(u"workloads"));
        waitForRows();
        const views::PageHeader *header = m_window->workspace()->header();
        QVERIFY(!header->button(views::PageCommand::NewCluster)->isVisible());
        QVERIFY(!header->action(views::PageCommand::NewCluster)->isEnabled());
    }

private:
    views::ClusterDialog *open()
    {
        m_window->workspace()->header()->action(views::PageCommand::NewCluster)->trigger();
        return m_window->findChild<views::ClusterDialog *>();
    }
    static void press(const QWidget &box, const QString &text)
    {
        for (auto *button : box.findChildren<QPushButton *>()) {
            if (button->text() == text)
                button->click();
        }
    }
};

QTEST_MAIN(TestClusterDialog)
#include "tst_clusterdialog.moc"
