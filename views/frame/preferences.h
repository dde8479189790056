// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

namespace views {

enum class StartPage { AsLeft, Clusters, Workloads, Pods };

// What a person can set about the program as a whole.
struct Preferences
{
    ThemeChoice theme = ThemeChoice::System;
    Density density = Density::Normal;
    int fontPixels = 0; // 0 = as the system
    table::Zone zone = table::Zone::Local;
    int refreshSeconds = 15; // 0 = only when asked
    StartPage startPage = StartPage::AsLeft;
    bool reconnects = false; // at the start, to the connection of the last time
    bool showsMenuBar = false;

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

inline constexpr int leastFontPixels = 12;
inline constexpr int mostFontPixels = 20;

} // namespace views
