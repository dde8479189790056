// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/resource.h"
#include "models/table/format.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <optional>

namespace views {

// What a person can set about the program as a whole.
struct Preferences
{
    ThemeChoice theme = ThemeChoice::System;
    Density density = Density::Normal;
    int fontPixels = 0; // 0 = as the system
    table::Zone zone = table::Zone::Local;
    int refreshSeconds = 15; // 0 = only when asked
    std::optional<catalog::Resource> startPage; // absent = as it was left
    bool reconnects = false; // at the start, to the connection of the last time
    bool showsMenuBar = false;

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

inline constexpr int leastFontPixels = 12;
inline constexpr int mostFontPixels = 20;

} // namespace views
