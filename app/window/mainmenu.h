// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QKeySequence;
class QMainWindow;
class QMenu;
class QMenuBar;
class QWidget;

namespace app {

class Settings;

// The menus of a window. Every action is also added to the window, so that its shortcut works while the menu bar is
// hidden. Entries emit signals; the window does the work.
class MainMenu final : public QObject
{
    Q_OBJECT

public:
    MainMenu(QMainWindow &window, Settings &settings, const QList<QAction *> &pages);

    [[nodiscard]] QMenu *connection() const { return m_connection; }
    void addToView(QAction *action); // an action of the window, with its shortcut
    [[nodiscard]] QAction *settingsAction() const { return m_openSettings; } // checkable
    // The actions of the current page; empty = the menu is hidden.
    void setPageActions(const QList<QList<QAction *>> &groups);
    // By Alt: shows a hidden menu bar with the focus on it, until the focus leaves it.
    void toggleBar();

    bool eventFilter(QObject *watched, QEvent *event) override;

    void setAllowsChanges(bool allows); // of the current connection
    void setHasSeveral(bool hasSeveral); // saved connections: they can be shown together
    void setOfSeveral(bool ofSeveral); // they are: what belongs to a single connection is off
    // What the entry of all connections says: how many there are, and how many do not answer.
    void setAllState(int silent, int all, bool isShown);

Q_SIGNALS:
    void allowChangesRequested(bool allow);
    void journalRequested();
    void allRequested(); // all connections together
    void connectRequested();
    void manageRequested(); // the saved connections
    void demoRequested();
    void openViewRequested(); // from a file
    void nextAreaRequested();
    void previousAreaRequested();
    void zoneSwitchRequested();
    void windowRequested(); // a new window
    void closeRequested();
    void quitRequested();
    void keysRequested();
    void aboutRequested();

private:
    void buildConnection();
    void buildView();
    void showBar();
    QAction *add(QMenu *menu, const QString &text, const QKeySequence &key, void (MainMenu::*signal)());

    QMainWindow &m_window;
    QMenuBar *m_bar;
    Settings &m_settings;
    QMenu *m_connection;
    QMenu *m_page;
    QAction *m_openSettings;
    QAction *m_all = nullptr;
    QAction *m_allowChanges = nullptr; // checkable
    QAction *m_journal = nullptr;
    QAction *m_newWindow = nullptr; // with the same connection
    QMenu *m_view = nullptr;
    QPointer<QWidget> m_before; // had the focus before the menu bar
};

// Shows the About dialog, which deletes itself.
void showAbout(QWidget &parent);

} // namespace app
