// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/connections.h"
#include "models/session/connectiontest.h"
#include "views/connect/connectform.h"

#include <QDialog>
#include <QTimer>

class QPushButton;
class QScrollArea;

namespace views {

class NoticeBox;
class TestBox;

// Lets the user enter, test and save a connection. The secret is stored in the keychain; every keychain state has a
// message and a next step. Not modal. Stays open while connecting, so that a failure loses no input: the receiver of
// saved() closes it, or calls setProblem().
class ConnectDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { New, Edit, SignIn };

    explicit ConnectDialog(session::Connections &connections, QWidget *parent = nullptr); // for a new connection
    // New: as `saved`, without its secret, under another name.
    ConnectDialog(session::Connections &connections, const session::SavedConnection &saved, Purpose purpose,
                  QWidget *parent = nullptr);
    ~ConnectDialog() override;

    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] QString connectionId() const { return m_id; } // empty for a new connection

    void setAddress(const QUrl &address); // of a new connection
    void setReason(const QString &sentence); // why the dialog is shown
    void waitForKeychain(); // the secret is being read
    void explainKeychain(session::SecretStore::Outcome outcome); // why the secret could not be read
    void startTest();
    void setProblem(const QString &sentence); // why connecting failed; the saved connection stays

Q_SIGNALS:
    // `isTried`: `connection` has tested credentials; otherwise nothing that affects connecting has changed.
    void saved(const session::Connection &connection, bool isTried);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void startWithCopy(const session::SavedConnection &original);
    void build();
    QWidget *makeFooter();
    void lookAtKeychain();
    void edited();
    void showTest();
    void offerHttp();
    void showButtons();
    void fit();
    void readSecrets();
    void showCertificates(const QList<api::CertificateInfo> &chain, bool mayTrust);
    void save();
    void store();
    void finish();
    void noticeAction(int action);
    void endWaiting();
    [[nodiscard]] bool maySave() const;

    session::Connections &m_connections;
    const Purpose m_purpose;
    const QString m_id;
    session::ConnectionTest m_test;
    QTimer m_slow; // fires when the keychain is slow
    ConnectForm *m_form = nullptr;
    NoticeBox *m_notice = nullptr;
    TestBox *m_testBox = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_footer = nullptr;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_saveButton = nullptr;
    std::optional<ConnectForm::Entry> m_original; // the saved connection being edited
    std::optional<ConnectForm::Entry> m_tested;
    session::Connection m_connection; // as tested
    QUrl m_withoutTls; // offered
    session::SavedConnection m_saving;
    int m_waiting = 0; // number of the keychain request; older answers are ignored
    bool m_isWaiting = false;
    bool m_isKeychainNoted = false; // the slow-keychain notice is shown
    bool m_isBusy = false; // saved, and connecting
};

} // namespace views
