// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/ownpages.h"

#include "app/memory/keptlists.h"
#include "app/memory/preferencestore.h"
#include "app/memory/settings.h"
#include "views/frame/settingspage.h"
#include "views/frame/welcomepage.h"

#include <QStackedWidget>

namespace app {

OwnPages::OwnPages(QStackedWidget &stack, Settings &settings)
    : QObject(&stack)
    , m_stack(stack)
    , m_settings(settings)
    , m_welcome(new views::WelcomePage)
    , m_current(m_welcome)
{
    stack.addWidget(m_welcome);
}

views::SettingsPage *OwnPages::settingsPage()
{
    if (m_settingsPage)
        return m_settingsPage;
    m_settingsPage = new views::SettingsPage;
    m_stack.addWidget(m_settingsPage);
    m_settingsPage->setPreferences(preferencesOf(m_settings));
    connect(m_settingsPage, &views::SettingsPage::changed, this,
            [this](const views::Preferences &preferences) { store(m_settings, preferences); });
    connect(m_settingsPage, &views::SettingsPage::columnsResetRequested, this,
            [this] { m_settings.clear(setting::columns); });
    connect(m_settingsPage, &views::SettingsPage::keptListsRemovalRequested, this, [this] {
        removeKeptLists(m_settings.dataFolder());
        m_settingsPage->setKeptBytes(keptListsBytes(m_settings.dataFolder()));
    });
    connect(m_settingsPage, &views::SettingsPage::closeRequested, this, &OwnPages::closeRequested);
    connect(&m_settings, &Settings::changed, m_settingsPage, [this](const QString &key) {
        m_settingsPage->setPreferences(preferencesOf(m_settings));
        if (key != QLatin1String(setting::keepLists.key))
            return;
        if (!m_settings.value(setting::keepLists))
            removeKeptLists(m_settings.dataFolder());
        m_settingsPage->setKeptBytes(keptListsBytes(m_settings.dataFolder()));
    });
    return m_settingsPage;
}

views::Page *OwnPages::pageFor(const views::PagePlace &place)
{
    switch (place.page) {
    case views::PagePlace::Page::Welcome:
        return m_welcome;
    case views::PagePlace::Page::Settings:
        settingsPage()->setKeptBytes(keptListsBytes(m_settings.dataFolder()));
        return m_settingsPage;
    }
    return nullptr;
}

void OwnPages::show(const views::PagePlace &place)
{
    m_current = pageFor(place);
    m_current->open({place});
    m_stack.setCurrentWidget(m_current);
    m_current->focusContents();
}

void OwnPages::leave()
{
    m_current = nullptr;
}

} // namespace app
