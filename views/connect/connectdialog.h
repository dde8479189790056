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

// Asks for a control plane and how to sign in, tries it step by step, and saves it; the secret goes to the keychain,
// whose every state has words and a way on. Not modal. Stays open while the connection is made, so that nothing that
// was written is lost when that fails: whoever handles saved() closes it, or answers with setProblem().
class ConnectDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { New, Edit, SignIn };

    explicit ConnectDialog(session::Connections &connections, QWidget *parent = nullptr); // for a new one
    ConnectDialog(session::Connections &connections, const session::SavedConnection &saved, Purpose purpose,
                  QWidget *parent = nullptr);
    ~ConnectDialog() override;

    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] QString connectionId() const { return m_id; } // of a saved one; else empty

    void setReason(const QString &sentence); // why it is shown
    void waitForKeychain(); // the secret is on its way from there
    void explainKeychain(session::SecretStore::Outcome outcome); // why it could not be read
    void startTest();
    void setProblem(const QString &sentence); // why it did not connect; what is saved stays saved

Q_SIGNALS:
    // `isTried`: `connection` holds the credentials that were accepted; else nothing that matters to it has changed.
    void saved(const session::Connection &connection, bool isTried);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QWidget *makeFooter();
    void lookAtKeychain();
    void edited();
    void showTest();
    void showButtons();
    void fit();
    void readSecret();
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
    QTimer m_slow; // of the keychain
    ConnectForm *m_form = nullptr;
    NoticeBox *m_notice = nullptr;
    TestBox *m_testBox = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_footer = nullptr;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_saveButton = nullptr;
    std::optional<ConnectForm::Entry> m_original; // of a saved one
    std::optional<ConnectForm::Entry> m_tested;
    session::Connection m_connection; // as tested
    session::SavedConnection m_saving;
    int m_waiting = 0; // counts what the keychain is asked, to pass over late answers
    bool m_isWaiting = false;
    bool m_isKeychainNoted = false; // the notice says that the keychain is slow
    bool m_isBusy = false; // saved, and connecting
};

} // namespace views
