// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

class QApplication;

// All colours, in two constant sets. No other code names a colour: painting code looks up the theme of its palette, so
// a theme change only needs a new palette.
namespace views {

[[nodiscard]] inline QColor colour(QRgb rgb)
{
    return QColor::fromRgb(rgb);
}

enum class Tone { Neutral, Success, Warning, Danger, Info };

struct Theme
{
    bool dark;
    QRgb window; // rail, page header, status strip, dialog header and footer
    QRgb surface; // tables, cards, panes, inputs
    QRgb sunken; // table header, overview strip
    QRgb raised; // menus, tooltips, dialogs
    QRgb hover; // row, item, flat button under the pointer
    QRgb border; // panels, cards
    QRgb hairline; // row lines
    QRgb borderStrong; // inputs, buttons, popups, check boxes
    QRgb text; // primary
    QRgb text2; // secondary, labels, placeholder text
    QRgb text3; // disabled text and the dash of absent values only
    QRgb accent; // links, active tab
    QRgb accentFill; // primary button, checked box
    QRgb accentFillHover;
    QRgb onAccent; // text on accentFill and dangerFill
    QRgb accentTint; // active item, tile, segment
    QRgb selection;
    QRgb selectionOff; // selected rows in an inactive window
    QRgb focus; // focus ring
    QRgb changed; // changed cell
    QRgb successFg;
    QRgb successBg;
    QRgb warningFg;
    QRgb warningBg;
    QRgb dangerFg;
    QRgb dangerBg;
    QRgb infoFg;
    QRgb infoBg;
    QRgb neutralFg;
    QRgb neutralBg;
    QRgb dangerFill; // confirm button of a deletion
    QRgb brass; // needle of the app icon, demo badge; never a state
    QRgb barTrack; // requested, not allocated
    QRgb barFill; // allocated and busy
    QRgb barIdle; // allocated and idle
    QRgb chartGrid;
    QRgb chartAxis;
    QRgb crosshair;
    QRgb gapFill;
    QRgb gapHatch;
    QRgb placeholder; // placeholder rows
    std::array<QRgb, 10> series; // curves: blue, orange, green, pink, deep sea, violet, brown, red, grey, ink or lemon
    std::array<QRgb, 9> heat; // 0 to 100 %, never interpolated

    [[nodiscard]] constexpr QRgb foreground(Tone tone) const
    {
        switch (tone) {
        case Tone::Success:
            return successFg;
        case Tone::Warning:
            return warningFg;
        case Tone::Danger:
            return dangerFg;
        case Tone::Info:
            return infoFg;
        case Tone::Neutral:
            break;
        }
        return neutralFg;
    }

    [[nodiscard]] constexpr QRgb background(Tone tone) const
    {
        switch (tone) {
        case Tone::Success:
            return successBg;
        case Tone::Warning:
            return warningBg;
        case Tone::Danger:
            return dangerBg;
        case Tone::Info:
            return infoBg;
        case Tone::Neutral:
            break;
        }
        return neutralBg;
    }
};

inline constexpr Theme lightTheme{
    .dark = false,
    .window = 0xFFEEF1F5,
    .surface = 0xFFFFFFFF,
    .sunken = 0xFFF6F8FA,
    .raised = 0xFFFFFFFF,
    .hover = 0xFFF1F5FA,
    .border = 0xFFD8DEE6,
    .hairline = 0xFFEBEFF3,
    .borderStrong = 0xFF7D8A9A,
    .text = 0xFF18212D,
    .text2 = 0xFF4F5D6E,
    .text3 = 0xFF808C9A,
    .accent = 0xFF2456C8,
    .accentFill = 0xFF2456C8,
    .accentFillHover = 0xFF1D47A8,
    .onAccent = 0xFFFFFFFF,
    .accentTint = 0xFFE8EFFC,
    .selection = 0xFFDAE6FC,
    .selectionOff = 0xFFE5E9EF,
    .focus = 0xFF2456C8,
    .changed = 0xFFFFF2CC,
    .successFg = 0xFF0B6B3A,
    .successBg = 0xFFE2F4E9,
    .warningFg = 0xFF8A4B00,
    .warningBg = 0xFFFDF0D9,
    .dangerFg = 0xFFB3261E,
    .dangerBg = 0xFFFCE8E6,
    .infoFg = 0xFF0A5F7A,
    .infoBg = 0xFFDFF1F6,
    .neutralFg = 0xFF47535F,
    .neutralBg = 0xFFECEFF3,
    .dangerFill = 0xFFB3261E,
    .brass = 0xFF8F6318,
    .barTrack = 0xFFE1E6ED,
    .barFill = 0xFF3E6FD8,
    .barIdle = 0xFFC77700,
    .chartGrid = 0xFFE8ECF1,
    .chartAxis = 0xFF97A3B2,
    .crosshair = 0xFF4F5D6E,
    .gapFill = 0xFFF3F5F8,
    .gapHatch = 0xFFC3CBD6,
    .placeholder = 0xFFE4E9EF,
    .series = {0xFF2B68DC, 0xFFD35926, 0xFF29A573, 0xFFCF6FB8, 0xFF185E7F, 0xFF6928B3, 0xFF814F24, 0xFF7D0400,
               0xFF737373, 0xFF3D3D3D},
    .heat
    = {0xFFFFF4CC, 0xFFE2EFC0, 0xFFB9E0BF, 0xFF86CCC0, 0xFF52B1C4, 0xFF2F8FBF, 0xFF2B6AAF, 0xFF294790, 0xFF1B2766},
};

inline constexpr Theme darkTheme{
    .dark = true,
    .window = 0xFF10151B,
    .surface = 0xFF161C24,
    .sunken = 0xFF131920,
    .raised = 0xFF1E2630,
    .hover = 0xFF1C242F,
    .border = 0xFF2A3440,
    .hairline = 0xFF1F2731,
    .borderStrong = 0xFF66758A,
    .text = 0xFFE3E8EE,
    .text2 = 0xFFA3AFBD,
    .text3 = 0xFF677484,
    .accent = 0xFF82A9FF,
    .accentFill = 0xFF3A68D4,
    .accentFillHover = 0xFF2F5AC2,
    .onAccent = 0xFFFFFFFF,
    .accentTint = 0xFF1B2A49,
    .selection = 0xFF223A66,
    .selectionOff = 0xFF28323E,
    .focus = 0xFF82A9FF,
    .changed = 0xFF3B3217,
    .successFg = 0xFF6FD39B,
    .successBg = 0xFF14301F,
    .warningFg = 0xFFF2B964,
    .warningBg = 0xFF3A2A12,
    .dangerFg = 0xFFFF9A90,
    .dangerBg = 0xFF43211E,
    .infoFg = 0xFF6CC7E0,
    .infoBg = 0xFF11303A,
    .neutralFg = 0xFFB4BFCC,
    .neutralBg = 0xFF262F3A,
    .dangerFill = 0xFFB93A31,
    .brass = 0xFFD9B36A,
    .barTrack = 0xFF2B3542,
    .barFill = 0xFF6E98F2,
    .barIdle = 0xFFE0A040,
    .chartGrid = 0xFF232C37,
    .chartAxis = 0xFF5C6A7B,
    .crosshair = 0xFFA3AFBD,
    .gapFill = 0xFF1A212A,
    .gapHatch = 0xFF3A4654,
    .placeholder = 0xFF26303B,
    .series = {0xFF2A72FA, 0xFFEE7900, 0xFF6AB479, 0xFFF091D3, 0xFF8CE9FB, 0xFFAD52C5, 0xFFD3C6A5, 0xFFC74F2E,
               0xFF888A8D, 0xFFDEF38E},
    .heat
    = {0xFF2B2E54, 0xFF2E3F74, 0xFF2C558D, 0xFF27709D, 0xFF2489A5, 0xFF36A2A6, 0xFF57B9A2, 0xFF82CC9C, 0xFFB3DC9A},
};

// The theme of this palette; for any other palette, the theme that matches its lightness.
[[nodiscard]] const Theme &themeOf(const QPalette &palette);
[[nodiscard]] QPalette paletteOf(const Theme &theme);

enum class ThemeChoice { System, Light, Dark };

// Applies the palette of the choice to the application. System reads the platform's palette at the time of the call.
void applyTheme(QApplication &app, ThemeChoice choice);

} // namespace views
