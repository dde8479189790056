// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "app/translations.h"
#include "views/connect/certificatesdialog.h"
#include "views/connect/colourchoice.h"
#include "views/connect/connectdialog.h"
#include "views/connect/testbox.h"
#include "views/look/style.h"
#include "views/widgets/controls.h"
#include "views/widgets/noticebox.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
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
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace views;
using Purpose = ConnectDialog::Purpose;

// The dialog as a user operates it: field validation, connection test, saving without the secret in the file.
class TestConnectDialog : public QObject
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
    }

    // The next connection to the same host can be tested at once, and looks different.
    void asSecondConnection()
    {
        session::SavedConnection first;
        first.id = session::SavedConnections::newId();
        first.name = u"runai.acme.example"_s;
        first.url = QUrl(u"https://runai.acme.example"_s);
        m_connections->saved().save(first);
        ConnectDialog dialog(*m_connections);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *address = dialog.findChild<QLineEdit *>(u"address"_s);
        auto *name = dialog.findChild<QLineEdit *>(u"name"_s);
        address->setFocus();
        QTest::keyClicks(address, u"runai.acme.example"_s);
        name->setFocus();
        QCOMPARE(name->text(), u"runai.acme.example (2)"_s);
        address->setFocus();
        address->setText(u"https://runai.acme.example:8443"_s);
        name->setFocus();
        QCOMPARE(name->text(), u"runai.acme.example:8443"_s);
        QVERIFY(dialog.findChild<ColourChoice *>(u"colour"_s)->current() != first.colour);
    }

    // All steps are in sight when a test ends, and none hangs in the air.
    void theTestIsShownWhole()
    {
        ConnectDialog dialog(*m_connections);
        dialog.show();
        choose(dialog, session::SignInKind::BearerToken);
        QTRY_COMPARE(dialog.findChild<QScrollArea *>()->verticalScrollBar()->maximum(), 0);
        dialog.findChild<QLineEdit *>(u"address"_s)
            ->setText(QString::fromStdString(m_simulator->url()).replace(u"http://"_s, u"https://"_s));
        dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"sim"_s);
        dialog.findChild<QLineEdit *>(u"token"_s)->setText(u"t"_s);
        const int before = dialog.height();
        dialog.findChild<QPushButton *>(u"test"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(dialog.findChild<QPushButton *>(u"test"_s)->text(), u"Test again"_s, 20'000);
        QVERIFY(dialog.height() >= before);
        QTRY_COMPARE(dialog.findChild<QScrollArea *>()->verticalScrollBar()->maximum(), 0);
        QStringList lines;
        for (const QWidget *row : dialog.findChildren<QWidget *>())
            lines.append(row->accessibleName());
        const QString all = lines.join(u'\n');
        QVERIFY2(all.contains(u"Not tried"_s) && !all.contains(u"Waiting"_s), qPrintable(all));
        // The port speaks HTTP: there is no certificate. The way out is one click.
        QVERIFY2(all.contains(u"No TLS here"_s) && !all.contains(u"trusted"_s), qPrintable(all));
        QVERIFY(all.contains(QString::fromStdString(m_simulator->url())));
        auto *notice = dialog.findChild<NoticeBox *>(u"notice"_s);
        QVERIFY(notice->sentence().contains(QString::fromStdString(m_simulator->url())));
        notice->findChild<QPushButton *>()->click();
        QCOMPARE(dialog.findChild<QLineEdit *>(u"address"_s)->text(), QString::fromStdString(m_simulator->url()));
        QTRY_COMPARE_WITH_TIMEOUT(dialog.findChild<QPushButton *>(u"test"_s)->text(), u"Test again"_s, 20'000);
        QVERIFY(notice->sentence().isEmpty());
    }

    void theOtherAddressIsOfferedInGerman()
    {
        const app::Translations german(QLocale(QLocale::German));
        ConnectDialog dialog(*m_connections);
        dialog.show();
        choose(dialog, session::SignInKind::BearerToken);
        const QString url = QString::fromStdString(m_simulator->url());
        dialog.findChild<QLineEdit *>(u"address"_s)->setText(QString(url).replace(u"http://"_s, u"https://"_s));
        dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"sim"_s);
        dialog.findChild<QLineEdit *>(u"token"_s)->setText(u"t"_s);
        dialog.findChild<QPushButton *>(u"test"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(dialog.findChild<QPushButton *>(u"test"_s)->text(), u"Erneut testen"_s, 20'000);
        auto *notice = dialog.findChild<NoticeBox *>(u"notice"_s);
        QCOMPARE(notice->sentence(), u"Kein TLS unter dieser Adresse. Versuchen Sie es mit %1."_s.arg(url));
        // Nothing of it is cut.
        QTRY_COMPARE(dialog.findChild<QScrollArea *>()->verticalScrollBar()->maximum(), 0);
        const auto *button = notice->findChild<QPushButton *>();
        QVERIFY(button->text() != u"Use http://"_s);
        QVERIFY(button->width() >= button->sizeHint().width());
        for (const QLabel *label : notice->findChildren<QLabel *>())
            QVERIFY(label->height() >= label->heightForWidth(label->width()));
    }

    // In a mirrored line, what follows a headline does not run into it.
    void mirroredSteps()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        TestBox box;
        using Test = session::ConnectionTest;
        box.setLines({{Test::Step::Reach, Test::State::Passed, u"Reached acme"_s, u"42 ms"_s}}, 0, false);
        QStringList texts;
        for (const QLabel *label : box.findChildren<QLabel *>())
            texts.append(label->text());
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QVERIFY2(texts.contains(u"Reached acme\u200F, \u206842 ms\u2069"_s), qPrintable(texts.join(u'|')));
    }

    // Fields of the other way to sign in leave no hole, and everything that takes the keyboard has a name.
    void fieldsFollowEachOther()
    {
        ConnectDialog dialog(*m_connections);
        dialog.show();
        choose(dialog, session::SignInKind::BearerToken);
        const auto bottomOf
            = [&dialog](const QWidget *widget) { return widget->mapTo(&dialog, QPoint(0, widget->height())).y(); };
        auto *kept = dialog.findChild<QLabel *>(u"tokenKept"_s);
        auto *next = dialog.findChild<QToolButton *>(u"certificates"_s);
        QTRY_VERIFY(next->mapTo(&dialog, QPoint(0, 0)).y() - bottomOf(kept) <= 16);
        for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const auto *access = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(!access->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url"); // empty = refused
        QTest::newRow("host") << u"runai.acme.example"_s << u"https://runai.acme.example"_s;
        QTest::newRow("port") << u" https://10.20.4.11:8443/ "_s << u"https://10.20.4.11:8443"_s;
        QTest::newRow("path") << u"https://runai.acme.example/workloads?x=1#y"_s << u"https://runai.acme.example"_s;
        QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("empty") << u" "_s << QString();
        QTest::newRow("no loopback") << u"http://127.acme.example"_s << QString();
        QTest::newRow("in the clear") << u"http://runai.acme.example"_s << QString();
        QTest::newRow("scheme") << u"ftp://runai.acme.example"_s << QString();
        QTest::newRow("password") << u"https://a:b@runai.acme.example"_s << QString();
        QTest::newRow("spaces") << u"not an address"_s << QString();
    }
    void addresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        const auto parsed = parseAddress(text);
        QCOMPARE(parsed ? parsed->toString() : QString(), url);
        if (!parsed)
            QVERIFY(!parsed.error().isEmpty() && !parsed.error().contains(u"a:b"_s));
    }

    // http:// of another computer is a choice of its own, with its price beside it.
    void withoutEncryption()
    {
        QVERIFY(!parseAddress(u"http://runai.acme.example"_s));
        const api::Proxy proxy{api::Proxy::Kind::Http, u"proxy.example"_s, 3128, {}};
        QVERIFY(!parseAddress(u"http://127.0.0.1:1"_s, false, proxy));
        QVERIFY(parseAddress(u"https://127.0.0.1:1"_s, false, proxy));
        QCOMPARE(parseAddress(u"http://runai.acme.example"_s, true)->toString(), u"http://runai.acme.example"_s);
        ConnectDialog dialog(*m_connections);
        dialog.show();
        auto *allow = dialog.findChild<QCheckBox *>(u"allowHttp"_s);
        for (const QString &address : {u"https://a.invalid"_s, u"http://127.0.0.1:1"_s, u"http://"_s, QString()}) {
            edit(dialog, u"address"_s)->setText(address);
            QVERIFY2(!allow->isVisible(), qPrintable(address));
        }
        fillToken(dialog, token());
        edit(dialog, u"address"_s)->setText(u"http://a.invalid"_s);
        edit(dialog, u"name"_s)->setText(u"Lab"_s);
        QVERIFY(allow->isVisible() && !allow->isChecked());
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        QVERIFY(dialog.findChild<ErrorLine *>(u"addressError"_s)->isVisible());
        QCOMPARE(button(dialog, u"test"_s)->text(), u"Test"_s); // nothing was sent
        allow->click();
        QVERIFY(!dialog.findChild<ErrorLine *>(u"addressError"_s)->isVisible());
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(button(dialog, u"test"_s)->text(), u"Test again"_s, 20'000);
        // It comes back as it was saved.
        session::SavedConnection lab = save(u"Open lab"_s);
        lab.url = QUrl(u"http://a.invalid"_s);
        lab.ways.allowsHttp = true;
        m_connections->saved().save(lab);
        ConnectDialog again(*m_connections, lab, Purpose::Edit);
        again.show();
        QVERIFY(again.findChild<QCheckBox *>(u"allowHttp"_s)->isChecked());
        QVERIFY(again.findChild<QCheckBox *>(u"allowHttp"_s)->isVisible());
    }

    // Certificates and proxy are shown as they were saved, and survive another change.
    void waysComeBack()
    {
        session::SavedConnection lab = save(u"Lab"_s);
        const QString certificate = m_folder->filePath(u"me.p12"_s);
        QFile bytes(certificate);
        QVERIFY(bytes.open(QIODevice::WriteOnly));
        bytes.close();
        lab.ways.certificateFile = certificate;
        lab.ways.proxy = {api::Proxy::Kind::Http, u"proxy.example"_s, 3128, u"me"_s};
        lab.ways.allowsHttp = true; // the proxy is on another computer
        m_connections->saved().save(lab);
        m_connections->secrets().remember(lab.id, token());
        ConnectDialog dialog(*m_connections, lab, Purpose::Edit);
        dialog.show();
        QCOMPARE(edit(dialog, u"clientCertificate"_s)->text(), certificate);
        QVERIFY(!edit(dialog, u"clientKey"_s)->isVisible()); // PKCS#12 has it
        QVERIFY(edit(dialog, u"passphrase"_s)->isVisible());
        QCOMPARE(edit(dialog, u"passphrase"_s)->echoMode(), QLineEdit::Password);
        QCOMPARE(edit(dialog, u"passphrase"_s)->placeholderText(), u"Unchanged"_s);
        QCOMPARE(edit(dialog, u"proxyAddress"_s)->text(), u"proxy.example:3128"_s);
        QVERIFY(edit(dialog, u"proxyPassword"_s)->isVisible());
        edit(dialog, u"clientKey"_s)->setText(u"/nonexistent.key"_s); // of no use while it is hidden
        edit(dialog, u"name"_s)->setText(u"Laboratory"_s);
        QVERIFY(button(dialog, u"save"_s)->isEnabled());
        QTest::mouseClick(button(dialog, u"save"_s), Qt::LeftButton);
        const session::SavedConnection written = session::SavedConnections(file()).list().first();
        QCOMPARE(written.name, u"Laboratory"_s);
        QCOMPARE(written.ways, lab.ways);
        // Another certificate needs another test and a passphrase of its own.
        edit(dialog, u"clientCertificate"_s)->setText(file());
        QVERIFY(!button(dialog, u"save"_s)->isEnabled());
        QCOMPARE(edit(dialog, u"passphrase"_s)->placeholderText(), QString());
        // Where a password goes is told beside it.
        const auto *kept = dialog.findChild<QLabel *>(u"proxyPasswordKept"_s);
        QTRY_VERIFY2(kept->text().contains(u"Kept for this session only"_s)
                         && kept->text().endsWith(u"Leave it empty if the proxy asks for none."_s),
                     qPrintable(kept->text()));
        edit(dialog, u"proxyAddress"_s)->setText(u"proxy.example"_s); // no port
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        QVERIFY(dialog.findChild<ErrorLine *>(u"proxyAddressError"_s)->isVisible());
    }

    // Nothing is trusted before its fingerprint was on the screen, and never what is wrong in other ways.
    void certificatesAreShownBeforeTheyAreTrusted()
    {
        api::CertificateInfo info;
        info.subject = u"<b>lab</b>\u202E"_s; // whoever is on the way writes it
        info.issuer = u"Lab CA"_s;
        info.fingerprint = QString(u"AB:"_s).repeated(32).chopped(1);
        info.pem = "PEM of the server";
        info.from = QDateTime({2026, 5, 4}, {10, 30}, Qt::UTC);
        info.to = info.from.addYears(1);
        api::CertificateInfo ca = info;
        ca.isSelfSigned = true;
        ca.pem = "PEM of the CA";
        const QList<api::CertificateInfo> alone{info};
        const CertificatesDialog refused(alone, false);
        QVERIFY(!refused.findChild<QPushButton *>(u"trust"_s));
        const auto *fingerprint = refused.findChild<QLabel *>(u"fingerprint"_s);
        QVERIFY(fingerprint->text().contains(u"AB:AB"_s));
        QCOMPARE(fingerprint->font().pixelSize(), views::fixedFont(QApplication::font()).pixelSize()); // grows with it
        for (const auto &[chain, pem] : {std::pair(alone, info.pem), std::pair(QList{info, ca}, ca.pem)}) {
            CertificatesDialog dialog(chain, true);
            QSignalSpy trusted(&dialog, &CertificatesDialog::trusted);
            dialog.show();
            for (const QLabel *label : dialog.findChildren<QLabel *>()) {
                QCOMPARE(label->textFormat(), Qt::PlainText);
                QVERIFY2(!label->text().contains(QChar(0x202E)), qPrintable(label->text()));
                QVERIFY2(!label->accessibleName().contains(QChar(0x202E)), qPrintable(label->accessibleName()));
            }
            const auto labels = dialog.findChildren<QLabel *>();
            QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
                return label->text() == u"4 May 2026, 10:30:00 to 4 May 2027, 10:30:00 (UTC)"_s; // as times elsewhere
            }));
            dialog.findChild<QPushButton *>(u"trust"_s)->click();
            QCOMPARE(trusted.count(), 1);
            QCOMPARE(trusted.first().first().toByteArray(), pem);
        }
    }

    void reportsMissingFields()
    {
        ConnectDialog dialog(*m_connections);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QCOMPARE(edit(dialog, u"clientSecret"_s)->echoMode(), QLineEdit::Password);
        QVERIFY(!button(dialog, u"save"_s)->isEnabled());
        QVERIFY(button(dialog, u"test"_s)->isDefault());
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        for (const QString &name : {u"addressError"_s, u"nameError"_s, u"clientIdError"_s, u"clientSecretError"_s})
            QVERIFY2(dialog.findChild<ErrorLine *>(name)->isVisible(), qPrintable(name));
        QVERIFY(edit(dialog, u"address"_s)->hasFocus());
        QTest::keyClicks(edit(dialog, u"address"_s), u"runai.acme.example"_s);
        QVERIFY(dialog.findChild<ErrorLine *>(u"addressError"_s)->isHidden());
    }

    void fieldsAreValidatedOnFocusOut()
    {
        ConnectDialog dialog(*m_connections);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QLineEdit *address = edit(dialog, u"address"_s);
        address->setFocus();
        QTest::keyClick(address, Qt::Key_Tab);
        QVERIFY(dialog.findChild<ErrorLine *>(u"addressError"_s)->isHidden()); // empty: not yet
        address->setFocus();
        QTest::keyClicks(address, u"http://runai.acme.example"_s);
        QTest::keyClick(address, Qt::Key_Tab);
        QVERIFY(dialog.findChild<ErrorLine *>(u"addressError"_s)->isVisible());
        // A valid address suggests a name, until the user enters one.
        address->setText(u"https://runai.acme.example:8443/x"_s);
        address->setFocus();
        QTest::keyClick(address, Qt::Key_Tab);
        QCOMPARE(edit(dialog, u"name"_s)->text(), u"runai.acme.example"_s);
        edit(dialog, u"name"_s)->end(false);
        QTest::keyClicks(edit(dialog, u"name"_s), u" lab"_s);
        address->setText(u"https://elsewhere.example"_s);
        address->setFocus();
        QTest::keyClick(address, Qt::Key_Tab);
        QCOMPARE(edit(dialog, u"name"_s)->text(), u"runai.acme.example lab"_s);
    }

    void namesAreUnique()
    {
        save(u"Lab"_s);
        ConnectDialog dialog(*m_connections);
        dialog.show();
        fillToken(dialog, token());
        edit(dialog, u"name"_s)->setText(u"LAB"_s);
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        QVERIFY(dialog.findChild<ErrorLine *>(u"nameError"_s)->isVisible());
    }

    void testsAndSaves()
    {
        ConnectDialog dialog(*m_connections);
        dialog.show();
        fillToken(dialog, token());
        edit(dialog, u"name"_s)->setText(u"Lab"_s);
        QTest::mouseClick(dialog.findChild<ColourChoice *>()->findChildren<QAbstractButton *>().at(3), Qt::LeftButton);
        QTRY_VERIFY(dialog.findChild<QLabel *>(u"tokenKept"_s)->text().contains(u"no keychain"_s));
        QSignalSpy saved(&dialog, &ConnectDialog::saved);
        QTest::keyClick(edit(dialog, u"token"_s), Qt::Key_Return); // tests
        QTRY_VERIFY_WITH_TIMEOUT(button(dialog, u"save"_s)->isEnabled(), 20'000);
        QVERIFY(button(dialog, u"save"_s)->isDefault());
        QCOMPARE(saved.count(), 0);
        QTest::keyClick(edit(dialog, u"token"_s), Qt::Key_Return); // saves
        QTRY_COMPARE(saved.count(), 1);
        const auto connection = saved.first().first().value<session::Connection>();
        QCOMPARE(saved.first().value(1).toBool(), true);
        QCOMPARE(connection.name, u"Lab"_s);
        QCOMPARE(std::get<session::BearerToken>(connection.credentials).token, token());
        QVERIFY(dialog.isVisible()); // until connected

        const session::SavedConnections written(file());
        QCOMPARE(written.list().size(), 1);
        QCOMPARE(written.list().first().id, connection.id);
        QCOMPARE(written.list().first().colour, 3);
        QVERIFY(!written.list().first().isSecretKept);
        QFile bytes(file());
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        QVERIFY(!bytes.readAll().contains(token().toUtf8()));

        dialog.setProblem(u"The control plane does not answer."_s);
        QCOMPARE(dialog.findChild<NoticeBox *>(u"notice"_s)->sentence(), u"The control plane does not answer."_s);
        QCOMPARE(edit(dialog, u"token"_s)->text(), token());
        QVERIFY(button(dialog, u"save"_s)->isEnabled()); // can be tried again
    }

    void anotherAddressNeedsAnotherTest()
    {
        ConnectDialog dialog(*m_connections);
        dialog.show();
        fillToken(dialog, token());
        edit(dialog, u"name"_s)->setText(u"Lab"_s);
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(button(dialog, u"save"_s)->isEnabled(), 20'000);
        edit(dialog, u"name"_s)->setText(u"Laboratory"_s);
        QVERIFY(button(dialog, u"save"_s)->isEnabled()); // changing the name needs no new test
        edit(dialog, u"token"_s)->setText(u"another"_s);
        QVERIFY(!button(dialog, u"save"_s)->isEnabled());
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(button(dialog, u"test"_s)->text(), u"Test again"_s, 20'000);
        QVERIFY(!button(dialog, u"save"_s)->isEnabled());
        QCOMPARE(edit(dialog, u"token"_s)->text(), u"another"_s);
    }

    void unreadableCaFile()
    {
        ConnectDialog dialog(*m_connections);
        dialog.show();
        fillToken(dialog, token());
        QVERIFY(!edit(dialog, u"caFile"_s)->isVisible());
        edit(dialog, u"caFile"_s)->setText(u"/nowhere/ca.pem"_s);
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        QVERIFY(dialog.findChild<ErrorLine *>(u"caFileError"_s)->isVisible()); // the section has opened
    }

    void renamesWithoutATest()
    {
        const session::SavedConnection lab = save(u"Lab"_s);
        m_connections->secrets().remember(lab.id, token());
        ConnectDialog dialog(*m_connections, lab, Purpose::Edit);
        dialog.show();
        QCOMPARE(edit(dialog, u"token"_s)->text(), QString()); // never shown again
        QCOMPARE(edit(dialog, u"token"_s)->placeholderText(), u"Unchanged"_s);
        edit(dialog, u"name"_s)->setText(u"Laboratory"_s);
        QSignalSpy saved(&dialog, &ConnectDialog::saved);
        QTest::mouseClick(button(dialog, u"save"_s), Qt::LeftButton);
        QCOMPARE(saved.count(), 1);
        QCOMPARE(saved.first().value(1).toBool(), false);
        QCOMPARE(session::SavedConnections(file()).list().first().name, u"Laboratory"_s);
        QVERIFY(m_connections->secrets().isInMemoryOnly(lab.id));
    }

    void testsWithTheStoredSecret()
    {
        const session::SavedConnection lab = save(u"Lab"_s);
        m_connections->secrets().remember(lab.id, token());
        ConnectDialog dialog(*m_connections, lab, Purpose::Edit);
        dialog.show();
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(button(dialog, u"test"_s)->text(), u"Test again"_s, 20'000);
        QVERIFY(button(dialog, u"save"_s)->isEnabled());
        // The stored secret belongs to the other kind of sign-in.
        choose(dialog, session::SignInKind::ServiceAccount);
        QVERIFY(!button(dialog, u"save"_s)->isEnabled());
        QCOMPARE(edit(dialog, u"clientSecret"_s)->placeholderText(), QString());
    }

    void unreadableSecrets()
    {
        // Saved with a keychain that no longer exists.
        session::SavedConnection lab = save(u"Lab"_s);
        lab.isSecretKept = true;
        ConnectDialog dialog(*m_connections, lab, Purpose::SignIn);
        dialog.show();
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        auto *notice = dialog.findChild<NoticeBox *>(u"notice"_s);
        QTRY_VERIFY(notice->sentence().contains(u"no keychain"_s));
        QVERIFY(edit(dialog, u"token"_s)->placeholderText().isEmpty());
        edit(dialog, u"token"_s)->setText(token());
        QTest::mouseClick(button(dialog, u"test"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(button(dialog, u"save"_s)->isEnabled(), 20'000);
        QVERIFY(notice->sentence().isEmpty());
    }

    void everyKeychainStateHasANextStep_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<QString>("action"); // empty = entering the secret is the next step
        using Outcome = session::SecretStore::Outcome;
        QTest::newRow("locked") << int(Outcome::Locked) << u"Unlock…"_s;
        QTest::newRow("refused") << int(Outcome::Denied) << u"Try again"_s;
        QTest::newRow("slow") << int(Outcome::TimedOut) << u"Try again"_s;
        QTest::newRow("absent") << int(Outcome::Unavailable) << QString();
        QTest::newRow("not found") << int(Outcome::NotFound) << QString();
    }
    void everyKeychainStateHasANextStep()
    {
        QFETCH(int, outcome);
        QFETCH(QString, action);
        const session::SavedConnection lab = save(u"Lab"_s);
        ConnectDialog dialog(*m_connections, lab, Purpose::SignIn);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        dialog.explainKeychain(session::SecretStore::Outcome(outcome));
        const auto *notice = dialog.findChild<NoticeBox *>(u"notice"_s);
        QVERIFY(notice->isVisible());
        QVERIFY(!notice->sentence().isEmpty());
        for (const QLabel *label : notice->findChildren<QLabel *>()) // the sentence has the room, not the icon
            QVERIFY(label->text().isEmpty() || label->width() > notice->width() * 3 / 4);
        const auto offered = notice->findChildren<QPushButton *>();
        QCOMPARE(offered.size(), action.isEmpty() ? 0 : 1);
        if (!action.isEmpty())
            QCOMPARE(offered.first()->text(), action);
        QVERIFY(edit(dialog, u"token"_s)->hasFocus()); // or the user enters it for this session
        // Each state has its own message.
        for (int other = 1; other < outcome; ++other)
            QVERIFY(session::SecretStore::readSentence(session::SecretStore::Outcome(other)) != notice->sentence());
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"connections.json"_s); }
    [[nodiscard]] QString token() const { return QString::fromStdString(m_simulator->token()); }
    [[nodiscard]] QUrl url() const { return QUrl(QString::fromStdString(m_simulator->url())); }
    static QLineEdit *edit(const ConnectDialog &dialog, const QString &name)
    {
        return dialog.findChild<QLineEdit *>(name);
    }
    static QPushButton *button(const ConnectDialog &dialog, const QString &name)
    {
        return dialog.findChild<QPushButton *>(name);
    }
    static void choose(const ConnectDialog &dialog, session::SignInKind kind)
    {
        auto *method = dialog.findChild<QComboBox *>(u"method"_s);
        method->setCurrentIndex(method->findData(int(kind)));
        Q_EMIT method->activated(method->currentIndex());
    }
    void fillToken(const ConnectDialog &dialog, const QString &token) const
    {
        edit(dialog, u"address"_s)->setText(url().toString());
        choose(dialog, session::SignInKind::BearerToken);
        edit(dialog, u"token"_s)->setText(token);
    }
    session::SavedConnection save(const QString &name)
    {
        session::SavedConnection connection;
        connection.id = session::SavedConnections::newId();
        connection.name = name;
        connection.url = url();
        connection.signIn = session::SignInKind::BearerToken;
        m_connections->saved().save(connection);
        return connection;
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<session::Connections> m_connections;
};

QTEST_MAIN(TestConnectDialog)
#include "tst_connectdialog.moc"
