// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/planes.h"
#include "models/session/connections.h"
#include "views/connect/connectdialog.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QMenu;
class QMessageBox;
class QWidget;

namespace views {
class ConnectionsDialog;
}

namespace app {

class Settings;
class Workspace;

// The connections of a window: the dialog, the saved ones, connecting to one while another is still on screen, and
// signing in again. Owned by its window, which shows the workspace of opened().
class Connector final : public QObject
{
    Q_OBJECT

public:
    Connector(session::Connections &connections, Settings &settings, QWidget &window);
    ~Connector() override;

    void setCurrent(Workspace *workspace); // the workspace that the window shows
    [[nodiscard]] session::Connections &connections() { return m_connections; }
    // The saved connection of the displayed workspace, in its current form; absent for the demo.
    [[nodiscard]] std::optional<session::SavedConnection> current() const;

    void setCurrentShown(bool isShown) { m_isCurrentShown = isShown; } // false: other pages are, in its place
    // A session of a saved connection that exists already, by its id: connecting to it takes no time.
    void setShared(Planes::Find find) { m_shared = std::move(find); }
    // What the menu says of a saved connection, by its id: how it answers; may be empty.
    void setStateText(std::function<QString(const QString &id)> textOf) { m_stateText = std::move(textOf); }

    void showDialog(); // for a new connection
    void connectAt(const QUrl &address); // the same, with its address
    // A saved connection. `then` is called once the window shows it, unless the user gives up or opens another.
    void open(const QString &id, const std::function<void()> &then = {});
    void connectTo(const session::Connection &connection);
    void cancel(); // cancels the connection in progress
    void manage(); // shows all saved connections
    void edit(const QString &id);
    void duplicate(const QString &id);
    void askToRemove(const QString &id);
    void signInAgain(); // to the displayed control plane; everything on screen stays

    // Fills the menu with the saved connections each time it opens.
    void serve(QMenu &menu);

Q_SIGNALS:
    void opened(app::Workspace *workspace); // it has answered, or is the demo; the receiver owns it
    void busyChanged(const QString &sentence); // about the connection in progress; empty = none
    void problemFound(const QString &sentence);
    void currentRequested(); // the connection that the window has already

private:
    void fillMenu(QMenu &menu);
    views::ConnectDialog *showDialogFor(const session::SavedConnection &saved, views::ConnectDialog::Purpose purpose);
    void follow(views::ConnectDialog *dialog);
    void dialogSaved(const session::Connection &connection, bool isTried);
    void followTrial(Workspace *trial);
    void failed(const session::Connection &connection, const session::Session &session);
    void followSignIn();
    void endOpening();
    void remove(const QString &id);

    void openShared(const SharedSession &shared);
    void show(Workspace *workspace);

    session::Connections &m_connections;
    Settings &m_settings;
    QWidget &m_window;
    QPointer<Workspace> m_current;
    bool m_isCurrentShown = true;
    QPointer<Workspace> m_trial; // not answered yet
    QPointer<views::ConnectDialog> m_dialog;
    bool m_isDialogEmpty = false; // it was, when it was opened
    QPointer<views::ConnectionsDialog> m_all;
    QPointer<QMessageBox> m_question;
    QList<QPointer<QObject>> m_made; // menu entries, recreated each time it opens
    QString m_opening; // the id whose secret is being read
    std::function<void()> m_then; // see open()
    int m_reading = 0; // counter, to ignore late answers
    QTimer m_slow; // for a slow keychain
    QMetaObject::Connection m_signIn;
    Planes::Find m_shared; // see setShared()
    std::function<QString(const QString &id)> m_stateText; // see setStateText()
};

} // namespace app
