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

// The pages of a window that belong to no connection. One of them replaces the connection's pages until it is closed.
// GUI thread.
class OwnPages final : public QObject
{
    Q_OBJECT

public:
    OwnPages(QStackedWidget &stack, Settings &settings); // shows the welcome page

    void show(const views::PagePlace &place);
    void leave(); // hides the current page; the caller shows another widget
    [[nodiscard]] views::Page *current() const { return m_current; } // null if none is shown
    [[nodiscard]] views::WelcomePage *welcome() const { return m_welcome; }

Q_SIGNALS:
    void closeRequested(); // by the current page

private:
    views::Page *pageFor(const views::PagePlace &place);
    views::SettingsPage *settingsPage();

    QStackedWidget &m_stack;
    Settings &m_settings;
    views::WelcomePage *m_welcome;
    views::SettingsPage *m_settingsPage = nullptr; // created when first opened
    views::Page *m_current;
};

} // namespace app
