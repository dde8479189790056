// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/connections.h"
#include "views/connect/connectdialog.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QMenu;
class QMessageBox;
class QWidget;

namespace app {

class Settings;
class Workspace;

// How a window comes to its connections: the dialog, the list of saved ones, the trial of one while another is still on
// screen, and signing in again. Belongs to its window, which shows what is opened().
class Connector final : public QObject
{
    Q_OBJECT

public:
    Connector(session::Connections &connections, Settings &settings, QWidget &window);
    ~Connector() override;

    void setCurrent(Workspace *workspace); // what the window shows
    [[nodiscard]] session::Connections &connections() { return m_connections; }
    // The saved form of what the window shows, by now; absent for the demo.
    [[nodiscard]] std::optional<session::SavedConnection> current() const;

    void showDialog(); // for a new connection
    void open(const QString &id); // a saved one
    void connectTo(const session::Connection &connection);
    void cancel(); // what is being opened
    void edit(const QString &id);
    void askToRemove(const QString &id);
    void signInAgain(); // to what the window shows; all that is on screen stays

    // Fills the menu of connections with those that are saved, each time it is shown.
    void serve(QMenu &menu);

Q_SIGNALS:
    void opened(app::Workspace *workspace); // has answered, or is the demo; the receiver owns it
    void busyChanged(const QString &sentence); // what is being opened; empty = nothing any more
    void problemFound(const QString &sentence);

private:
    void fillMenu(QMenu &menu);
    void addManaging(QMenu &menu, QAction *before, const QString &one, const QString &many,
                     void (Connector::*manage)(const QString &));
    views::ConnectDialog *showDialogFor(const session::SavedConnection &saved, views::ConnectDialog::Purpose purpose);
    void follow(views::ConnectDialog *dialog);
    void dialogSaved(const session::Connection &connection, bool isTried);
    void followTrial(Workspace *trial);
    void failed(const session::Connection &connection, const QString &sentence);
    void followSignIn();
    void endOpening();
    void remove(const QString &id);

    session::Connections &m_connections;
    Settings &m_settings;
    QWidget &m_window;
    QPointer<Workspace> m_current;
    QPointer<Workspace> m_trial; // has not answered yet
    QPointer<views::ConnectDialog> m_dialog;
    QPointer<QMessageBox> m_question;
    QList<QPointer<QObject>> m_made; // entries of the menu, made anew each time it is shown
    QString m_opening; // the id of which the secret is being read
    int m_reading = 0; // counts, to pass over late answers
    QTimer m_slow; // of the keychain
    QMetaObject::Connection m_signIn;
};

} // namespace app
