// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QKeySequence;
class QMainWindow;
class QMenu;

namespace app {

class Settings;

// The menus of a window. Every action is the window's as well, so that its key works while the menu bar is hidden.
// What an entry does is asked for by signals; the window owns it.
class MainMenu final : public QObject
{
    Q_OBJECT

public:
    MainMenu(QMainWindow &window, Settings &settings, const QList<QAction *> &pages);

    [[nodiscard]] QMenu *connection() const { return m_connection; }
    void addToView(QAction *action); // of the window, with its key
    [[nodiscard]] QAction *settingsAction() const { return m_openSettings; } // checkable
    // The actions of what is on screen; empty = the menu is not shown.
    void setPageActions(const QList<QList<QAction *>> &groups);

Q_SIGNALS:
    void connectRequested();
    void demoRequested();
    void stripRequested();
    void zoneSwitchRequested();
    void windowRequested(); // another one
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
    Settings &m_settings;
    QMenu *m_connection;
    QMenu *m_page;
    QAction *m_openSettings;
    QAction *m_newWindow = nullptr; // on the same connection
    QMenu *m_view = nullptr;
};

// Tells what the program is. Deletes itself.
void showAbout(QWidget &parent);

} // namespace app
