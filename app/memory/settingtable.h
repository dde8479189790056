// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/frame/preferences.h"

#include <array>

// Every setting, declared once: key in the file, default and valid values.
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
    bool mayBeZero = false; // 0 is valid outside the range: off, or follow the system
};

// The words are in enumerator order.
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

// Several named string lists.
struct Lists
{
    const char *group;
};

// Several named blobs: Qt's saved state of a widget.
struct Blobs
{
    const char *group;
};

inline constexpr Choice<views::ThemeChoice, 3> theme{
    "appearance/theme", views::ThemeChoice::System, {"system", "light", "dark"}};
inline constexpr Choice<views::Density, 3> density{
    "appearance/density", views::Density::Normal, {"compact", "normal", "roomy"}};
inline constexpr Number fontSize{"appearance/fontSize", 0, views::leastFontPixels, views::mostFontPixels,
                                 true}; // 0 = follow the system
inline constexpr Flag utc{"appearance/utc", false};
inline constexpr Flag menuBar{"window/menuBar", false}; // always shown
inline constexpr Number refreshSeconds{"refresh/seconds", 15, 5, 3600, true}; // 0 = manually only
inline constexpr Word startPage{"start/page"}; // of a resource, or `overview`; any other = as it was left
inline constexpr QLatin1StringView overview{"overview"};
inline constexpr Flag reconnect{"start/reconnect", true}; // to the last connection, if it needs no answer
inline constexpr Flag keepLists{"data/keepLists", true}; // on this computer, for the next start
inline constexpr Lists columns{"columns"}; // per table, in views::ColumnLayout's format; empty = default layout
inline constexpr Lists metrics{"metrics"}; // per kind of object, in views::MetricsChoice's format
inline constexpr Flag commonRange{"charts/commonRange", false}; // one time range for all pages of charts
inline constexpr Word range{"charts/range"}; // chosen last, in views::RangeChoice's format
inline constexpr Number seriesWidth{"charts/seriesWidth", 0, 100, 4000, true}; // 0 = as the window has room
inline constexpr Lists details{"details"}; // per page, in views::DetailsDock's format; empty = beside the list
// `prices` in waste::Prices' format, `message` line by line (empty = the default), `told` in waste::ToldList's format
inline constexpr Lists waste{"waste"};
inline constexpr QLatin1StringView prices{"prices"};
inline constexpr QLatin1StringView message{"message"};
inline constexpr QLatin1StringView told{"told"};
inline constexpr Blobs window{"window"}; // "geometry"
inline constexpr Blobs savedViews{"views"}; // in SavedViews' format

} // namespace app::setting
