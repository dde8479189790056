// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

// Sizes in logical pixels, derived from the font: never hard-code the size of anything that holds text.
namespace views {

enum class TextSize { Caption, Small, Body, Section, Title, Figure, Welcome }; // the last four are semi-bold

// The initial application font: the system's, clamped to 12..15 px.
[[nodiscard]] QFont baseFont(const QFont &system);

[[nodiscard]] QFont scaled(const QFont &base, TextSize size);
[[nodiscard]] QFont semiBold(const QFont &font);
[[nodiscard]] QFont fixedFont(const QFont &base); // identifiers, images, commands

// Width of the widest digit, the unit for column and field widths.
[[nodiscard]] qreal digitWidth(const QFont &font);

// True if all digits have the same width, so that numbers align without help.
[[nodiscard]] bool hasTabularDigits(const QFont &font);

inline constexpr int panelPadding = 12;
inline constexpr int cellPadding = 8;
inline constexpr int firstCellPadding = 12;
inline constexpr int controlGap = 8;
inline constexpr int formRowGap = 10;
inline constexpr int dialogPadding = 20;
inline constexpr int chipRadius = 4; // chips, controls, menus
inline constexpr int cardRadius = 6; // cards, dialogs
inline constexpr int barRadius = 2;
inline constexpr int iconSize = 16;
inline constexpr int glyphSize = 13; // state glyphs
inline constexpr int arrowSize = 14; // of menus and headers
inline constexpr int markSize = 14; // check boxes and radio buttons
inline constexpr int railWidth = 176;
inline constexpr int narrowRailWidth = 48;

enum class Density { Compact, Normal, Roomy };

// Sizes derived from a base font. Cheap to copy, but not to create: make one per font, not per paint.
struct Metrics
{
    explicit Metrics(const QFont &base);

    [[nodiscard]] int row(Density density = Density::Normal) const;
    [[nodiscard]] int dw(qreal digits) const; // `digits` digit widths, rounded up

    int text; // height of a line of the base font
    int tableHeader;
    int control; // 28 px with Noto Sans at 13 px
    int barControl;
    int filterChip;
    int stateChip;
    int tabBar;
    int navItem;
    int menuItem;
    int filterBar;
    int pageHeader;
    int strip;
    int lowStrip; // in low windows
    int statusStrip;
    int banner;
    qreal digit;
};

// The metrics of the application font.
[[nodiscard]] Metrics appMetrics();

} // namespace views
