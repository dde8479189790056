// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

#include <QObject>

class QStackedWidget;

namespace views {
class Page;
class SettingsPage;
class WelcomePage;
} // namespace views

namespace app {

class Settings;

// The pages of a window that belong to no connection. One of them takes the place of the connection's pages until it
// is left. GUI thread.
class OwnPages final : public QObject
{
    Q_OBJECT

public:
    OwnPages(QStackedWidget &stack, Settings &settings); // shows the welcome page

    void show(const views::PagePlace &place);
    void leave(); // the caller shows something else
    [[nodiscard]] views::Page *current() const { return m_current; } // on screen, else null
    [[nodiscard]] views::WelcomePage *welcome() const { return m_welcome; }

Q_SIGNALS:
    void closeRequested(); // of the page on screen

private:
    views::Page *pageFor(const views::PagePlace &place);
    views::SettingsPage *settingsPage();

    QStackedWidget &m_stack;
    Settings &m_settings;
    views::WelcomePage *m_welcome;
    views::SettingsPage *m_settingsPage = nullptr; // made when it is first opened
    views::Page *m_current;
};

} // namespace app
