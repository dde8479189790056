// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

// Sizes in logical pixels, all derived from the font: nothing that holds text has a size of its own.
namespace views {

enum class TextSize { Caption, Small, Body, Section, Title, Figure, Welcome }; // the last four are semi-bold

// The font the program starts with: the system's, kept between 12 and 15 px.
[[nodiscard]] QFont baseFont(const QFont &system);

[[nodiscard]] QFont scaled(const QFont &base, TextSize size);
[[nodiscard]] QFont semiBold(const QFont &font);
[[nodiscard]] QFont fixedFont(const QFont &base); // identifiers, images, commands

// The widest digit: widths of columns and fields are multiples of it.
[[nodiscard]] qreal digitWidth(const QFont &font);

// Every digit is as wide as any other: numbers line up by themselves.
[[nodiscard]] bool hasTabularDigits(const QFont &font);

inline constexpr int panelPadding = 12;
inline constexpr int cellPadding = 8;
inline constexpr int firstCellPadding = 12;
inline constexpr int controlGap = 8;
inline constexpr int chipRadius = 4; // chips, controls, menus
inline constexpr int cardRadius = 6; // cards, dialogs
inline constexpr int barRadius = 2;
inline constexpr int iconSize = 16;
inline constexpr int glyphSize = 13; // state glyphs
inline constexpr int railWidth = 176;
inline constexpr int narrowRailWidth = 48;

enum class Density { Compact, Normal, Roomy };

// The sizes that follow from a base font. Cheap to copy; make one per font, not per paint.
struct Metrics
{
    explicit Metrics(const QFont &base);

    [[nodiscard]] int row(Density density = Density::Normal) const;
    [[nodiscard]] int dw(qreal digits) const; // so many digit widths, rounded up

    int text; // height of a line of the base font
    int tableHeader;
    int control; // 28 with a 13 px Noto Sans, and so on
    int barControl;
    int filterChip;
    int stateChip;
    int tabBar;
    int navItem;
    int menuItem;
    int filterBar;
    int pageHeader;
    int strip;
    int lowStrip; // in windows of little height
    int statusStrip;
    int banner;
    qreal digit;
};

// The metrics of the program's font.
[[nodiscard]] Metrics appMetrics();

} // namespace views
