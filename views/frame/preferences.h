// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/resource.h"
#include "models/table/format.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <optional>

namespace views {

// The settings of the whole program.
struct Preferences
{
    ThemeChoice theme = ThemeChoice::System;
    Density density = Density::Normal;
    int fontPixels = 0; // 0 = the system's size
    table::Zone zone = table::Zone::Local;
    int refreshSeconds = 15; // 0 = manually
    bool keepsLists = true; // on this computer, for the next start
    bool sharesRange = false; // one time range for all pages of charts
    std::optional<catalog::Resource> startPage; // absent = the page that was open last, or the overview
    bool startsWithOverview = false; // instead of a list
    bool reconnects = true; // at startup, to the last connection
    bool showsMenuBar = false;

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

inline constexpr int leastFontPixels = 12;
inline constexpr int mostFontPixels = 20;

} // namespace views
