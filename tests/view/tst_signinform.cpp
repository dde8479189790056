// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "app/translations.h"
#include "views/connect/connectdialog.h"
#include "views/connect/testbox.h"
#include "views/look/style.h"
#include "views/widgets/controls.h"
#include "views/widgets/noticebox.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace views;
using session::SignInKind;
using Purpose = ConnectDialog::Purpose;

// The ways to sign in, as a user enters them in the connect dialog.
class TestSignInForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY(m_simulator->start());
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_connections = std::make_unique<session::Connections>(file(), QString(), 0ms);
        qputenv("RUNAI_CLI_CONFIG_PATH", m_folder->filePath(u"runai"_s).toLocal8Bit());
    }

    void passwords()
    {
        ConnectDialog dialog(*m_connections);
        open(dialog, SignInKind::UserPassword);
        edit(dialog, u"address"_s)->setText(url());
        edit(dialog, u"name"_s)->setText(u"Lab"_s);
        click(dialog, u"test"_s);
        QVERIFY(error(dialog, u"userError"_s)->isVisible() && error(dialog, u"passwordError"_s)->isVisible());
        QVERIFY(edit(dialog, u"user"_s)->hasFocus());
        QCOMPARE(edit(dialog, u"password"_s)->echoMode(), QLineEdit::Password);
        edit(dialog, u"user"_s)->setText(u" ada@example.com "_s);
        edit(dialog, u"password"_s)->setText(u"wrong"_s);
        test(dialog);
        QVERIFY2(steps(dialog).contains(u"rejected the user name or the password"_s), qPrintable(steps(dialog)));
        edit(dialog, u"password"_s)->setText(u" pass "_s);
        test(dialog);
        QVERIFY2(steps(dialog).contains(u"Signed in as ada@example.com"_s), qPrintable(steps(dialog)));

        QSignalSpy saved(&dialog, &ConnectDialog::saved);
        click(dialog, u"save"_s);
        QTRY_COMPARE(saved.count(), 1);
        const auto connection = saved.first().first().value<session::Connection>();
        const auto &user = std::get<session::UserPassword>(connection.credentials);
        QCOMPARE(user.user, u"ada@example.com"_s);
        QCOMPARE(user.password, u" pass "_s); // spaces belong to it
        const session::SavedConnection written = session::SavedConnections(file()).list().value(0);
        QCOMPARE(written.signIn, SignInKind::UserPassword);
        QCOMPARE(written.user, u"ada@example.com"_s);
        QVERIFY(!contents().contains(" pass "));
    }

    void commands()
    {
        ConnectDialog dialog(*m_connections);
        open(dialog, SignInKind::TokenCommand);
        edit(dialog, u"address"_s)->setText(url());
        edit(dialog, u"name"_s)->setText(u"Lab"_s);
        click(dialog, u"test"_s);
        QVERIFY(error(dialog, u"commandError"_s)->isVisible());
        edit(dialog, u"command"_s)->setText(u"binnacle-no-such-program --token"_s);
        test(dialog);
        QVERIFY2(steps(dialog).contains(u"\"binnacle-no-such-program\" was not found"_s), qPrintable(steps(dialog)));
        QVERIFY(!button(dialog, u"save"_s)->isEnabled());
        const QString command = u"printf %s \"%1\""_s.arg(QString::fromStdString(m_simulator->token()));
        edit(dialog, u"command"_s)->setText(command);
        test(dialog);
        QVERIFY2(steps(dialog).contains(u"Signed in with the token of the command"_s), qPrintable(steps(dialog)));
        QSignalSpy saved(&dialog, &ConnectDialog::saved);
        click(dialog, u"save"_s);
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(saved.first().value(1).toBool());
        const session::SavedConnection written = session::SavedConnections(file()).list().value(0);
        QCOMPARE(written.command, command);
        QVERIFY(!written.isSecretKept);

        // It is shown again, and needs no secret.
        ConnectDialog again(*m_connections, written, Purpose::SignIn);
        again.show();
        QCOMPARE(edit(again, u"command"_s)->text(), command);
        test(again);
        QVERIFY(button(again, u"save"_s)->isEnabled());
    }

    void runaiIsOfferedWhereItIs()
    {
        {
            const ConnectDialog dialog(*m_connections);
            QCOMPARE(method(dialog)->findData(int(SignInKind::RunaiSession)), -1);
        }
        QDir().mkpath(m_folder->filePath(u"runai"_s));
        write(u"runai/config.json"_s, R"({"control_plane": {"url": ")" + url().toUtf8() + R"(/"}})");
        ConnectDialog dialog(*m_connections);
        open(dialog, SignInKind::RunaiSession);
        QCOMPARE(edit(dialog, u"address"_s)->text(), url());
        QCOMPARE(edit(dialog, u"name"_s)->text(), u"127.0.0.1"_s);
        test(dialog);
        QVERIFY2(steps(dialog).contains(u"runai login"_s), qPrintable(steps(dialog)));
        write(u"runai/authentication.json"_s,
              R"({"accessToken": ")"
                  + QByteArray::fromStdString(m_simulator->token()).toBase64(QByteArray::Base64UrlEncoding) + R"("})");
        test(dialog);
        QVERIFY2(steps(dialog).contains(u"Signed in with the session of the runai"_s), qPrintable(steps(dialog)));
        click(dialog, u"save"_s);
        const session::SavedConnection written = session::SavedConnections(file()).list().value(0);
        QCOMPARE(written.signIn, SignInKind::RunaiSession);

        // An address that was entered stays.
        ConnectDialog other(*m_connections);
        other.show();
        edit(other, u"address"_s)->setText(u"https://other.example"_s);
        choose(other, SignInKind::RunaiSession);
        QCOMPARE(edit(other, u"address"_s)->text(), u"https://other.example"_s);

        // A saved one is shown as it is, although the folder has gone.
        QVERIFY(QDir(m_folder->filePath(u"runai"_s)).removeRecursively());
        const ConnectDialog gone(*m_connections, written, Purpose::Edit);
        QCOMPARE(SignInKind(method(gone)->currentData().toInt()), SignInKind::RunaiSession);
    }

    // The secret of the former way to sign in does not stay behind.
    void anotherWayToSignIn()
    {
        session::SavedConnection lab;
        lab.id = session::SavedConnections::newId();
        lab.name = u"Lab"_s;
        lab.url = QUrl(url());
        lab.signIn = SignInKind::BearerToken;
        lab.isSecretKept = true;
        m_connections->saved().save(lab);
        m_connections->secrets().remember(lab.id, u"old"_s);
        ConnectDialog dialog(*m_connections, lab, Purpose::Edit);
        open(dialog, SignInKind::TokenCommand);
        edit(dialog, u"command"_s)->setText(u"echo "_s + QString::fromStdString(m_simulator->token()));
        test(dialog);
        click(dialog, u"save"_s);
        const session::SavedConnection written = session::SavedConnections(file()).list().value(0);
        QCOMPARE(written.signIn, SignInKind::TokenCommand);
        QVERIFY(!written.isSecretKept);
        QTRY_VERIFY(!m_connections->secrets().isInMemoryOnly(lab.id));
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<SignInKind>("kind");
        QTest::newRow("service account") << SignInKind::ServiceAccount;
        QTest::newRow("token") << SignInKind::BearerToken;
        QTest::newRow("user") << SignInKind::UserPassword;
        QTest::newRow("command") << SignInKind::TokenCommand;
        QTest::newRow("runai") << SignInKind::RunaiSession;
    }

    void nothingIsCut()
    {
        QFETCH(SignInKind, kind);
        QDir().mkpath(m_folder->filePath(u"runai"_s));
        const app::Translations german(QLocale(QLocale::German));
        ConnectDialog dialog(*m_connections);
        open(dialog, kind);
        QTRY_COMPARE(dialog.findChild<QScrollArea *>()->verticalScrollBar()->maximum(), 0);
        QVERIFY(method(dialog)->width() >= method(dialog)->sizeHint().width());
        QVERIFY(dialog.height() < 700);
        const auto cut = [&dialog] {
            QStringList texts;
            for (const QLabel *label : dialog.findChildren<QLabel *>()) {
                if (!label->isVisible() || label->text().isEmpty())
                    continue;
                const bool isWrapped = label->wordWrap();
                const QSize hint = label->sizeHint();
                if (label->height() < (isWrapped ? label->heightForWidth(label->width()) : hint.height())
                    || (!isWrapped && label->width() < hint.width()))
                    texts << label->text();
            }
            return texts.join(u'|');
        };
        QTRY_COMPARE(cut(), QString());
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"connections.json"_s); }
    [[nodiscard]] QString url() const { return QString::fromStdString(m_simulator->url()); }
    [[nodiscard]] QByteArray contents() const
    {
        QFile bytes(file());
        return bytes.open(QIODevice::ReadOnly) ? bytes.readAll() : QByteArray();
    }
    void write(const QString &name, const QByteArray &text) const
    {
        QFile written(m_folder->filePath(name));
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(text);
    }

    static QLineEdit *edit(const ConnectDialog &dialog, const QString &name)
    {
        return dialog.findChild<QLineEdit *>(name);
    }
    static QPushButton *button(const ConnectDialog &dialog, const QString &name)
    {
        return dialog.findChild<QPushButton *>(name);
    }
    static ErrorLine *error(const ConnectDialog &dialog, const QString &name)
    {
        return dialog.findChild<ErrorLine *>(name);
    }
    static QComboBox *method(const ConnectDialog &dialog) { return dialog.findChild<QComboBox *>(u"method"_s); }
    static void click(const ConnectDialog &dialog, const QString &name)
    {
        QTest::mouseClick(button(dialog, name), Qt::LeftButton);
    }
    static void choose(const ConnectDialog &dialog, SignInKind kind)
    {
        method(dialog)->setCurrentIndex(method(dialog)->findData(int(kind)));
        Q_EMIT method(dialog)->activated(method(dialog)->currentIndex());
    }
    static void open(ConnectDialog &dialog, SignInKind kind)
    {
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        choose(dialog, kind);
    }
    static void test(const ConnectDialog &dialog)
    {
        QTRY_VERIFY(button(dialog, u"test"_s)->isEnabled());
        click(dialog, u"test"_s);
        // While it looks for the secret it cannot be pressed.
        QTRY_VERIFY_WITH_TIMEOUT(
            button(dialog, u"test"_s)->isEnabled() && button(dialog, u"test"_s)->text() == u"Test again"_s, 40'000);
    }
    // The steps of the test, in words.
    static QString steps(const ConnectDialog &dialog)
    {
        QStringList lines;
        for (const QWidget *row : dialog.findChild<TestBox *>()->findChildren<QWidget *>())
            lines.append(row->accessibleName());
        return lines.join(u'\n');
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<session::Connections> m_connections;
};

QTEST_MAIN(TestSignInForm)
#include "tst_signinform.moc"
