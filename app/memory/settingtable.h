// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/frame/preferences.h"

#include <array>

// Every setting, declared once: its key in the file, its default, and what it may be.
namespace app::setting {

struct Flag
{
    const char *key;
    bool fallback;
};

struct Number
{
    const char *key;
    int fallback;
    int least;
    int most;
    bool mayBeZero = false; // besides the range: off, or as the system
};

// The words stand in the order of the enumeration.
template<class Enum, std::size_t count> struct Choice
{
    const char *key;
    Enum fallback;
    std::array<const char *, count> words;
};

// A word that others know the meaning of; empty by default.
struct Word
{
    const char *key;
};

// A list of words for each of several things, under their names.
struct Lists
{
    const char *group;
};

// What Qt writes about a widget, for each of several widgets.
struct Blobs
{
    const char *group;
};

inline constexpr Choice<views::ThemeChoice, 3> theme{
    "appearance/theme", views::ThemeChoice::System, {"system", "light", "dark"}};
inline constexpr Choice<views::Density, 3> density{
    "appearance/density", views::Density::Normal, {"compact", "normal", "roomy"}};
inline constexpr Number fontSize{"appearance/fontSize", 0, views::leastFontPixels, views::mostFontPixels,
                                 true}; // 0 = as the system
inline constexpr Flag utc{"appearance/utc", false};
inline constexpr Flag menuBar{"window/menuBar", false}; // always shown
inline constexpr Number refreshSeconds{"refresh/seconds", 15, 5, 3600, true}; // 0 = only when asked
inline constexpr Word startPage{"start/page"}; // of a resource; any other = as it was left
inline constexpr Flag reconnect{"start/reconnect", false}; // to the connection of the last time
inline constexpr Lists columns{"columns"}; // of a table, as views::ColumnLayout writes them; empty = the default layout
inline constexpr Lists metrics{"metrics"}; // of a kind of object, as views::MetricsChoice writes them
inline constexpr Lists details{"details"}; // of a page, as views::DetailsDock writes them; empty = beside the list
inline constexpr Blobs window{"window"}; // "geometry"
inline constexpr Blobs savedViews{"views"}; // as SavedViews writes them

} // namespace app::setting
