// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/preferencestore.h"

#include "app/memory/settings.h"

namespace app {

views::Preferences preferencesOf(const Settings &settings)
{
    return {.theme = settings.value(setting::theme),
            .density = settings.value(setting::density),
            .fontPixels = settings.value(setting::fontSize),
            .zone = settings.value(setting::utc) ? table::Zone::Utc : table::Zone::Local,
            .refreshSeconds = settings.value(setting::refreshSeconds),
            .keepsLists = settings.value(setting::keepLists),
            .sharesRange = settings.value(setting::commonRange),
            .startPage = catalog::resourceCalled(settings.value(setting::startPage)),
            .startsWithOverview = settings.value(setting::startPage) == setting::overview,
            .reconnects = settings.value(setting::reconnect),
            .showsMenuBar = settings.value(setting::menuBar)};
}

void store(Settings &settings, const views::Preferences &preferences)
{
    // Each set() emits changed() at once, and a slot may read any of the other settings.
    settings.set(setting::utc, preferences.zone == table::Zone::Utc);
    settings.set(setting::refreshSeconds, preferences.refreshSeconds);
    settings.set(setting::keepLists, preferences.keepsLists);
    settings.set(setting::commonRange, preferences.sharesRange);
    const QString start = preferences.startPage ? QString::fromLatin1((*preferences.startPage)->word) : QString();
    settings.set(setting::startPage, preferences.startsWithOverview ? setting::overview.toString() : start);
    settings.set(setting::reconnect, preferences.reconnects);
    settings.set(setting::menuBar, preferences.showsMenuBar);
    settings.set(setting::theme, preferences.theme);
    settings.set(setting::density, preferences.density);
    settings.set(setting::fontSize, preferences.fontPixels);
}

} // namespace app
