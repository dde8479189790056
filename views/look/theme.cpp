// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/theme.h"

#include <QApplication>
#include <QToolTip>

namespace views {

const Theme &themeOf(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    return window.lightness() < text.lightness() ? darkTheme : lightTheme;
}

QPalette paletteOf(const Theme &theme)
{
    const auto colour = [](QRgb rgb) { return QColor::fromRgb(rgb); };
    QPalette palette;
    // Also set Fusion's bevel roles, so that no platform colour shows through.
    const std::pair<QPalette::ColorRole, QRgb> roles[] = {
        {QPalette::Window, theme.window},
        {QPalette::WindowText, theme.text},
        {QPalette::Base, theme.surface},
        {QPalette::AlternateBase, theme.sunken},
        {QPalette::Text, theme.text},
        {QPalette::Button, theme.surface},
        {QPalette::ButtonText, theme.text},
        {QPalette::BrightText, theme.onAccent},
        {QPalette::ToolTipBase, theme.raised},
        {QPalette::ToolTipText, theme.text},
        {QPalette::PlaceholderText, theme.text2},
        {QPalette::Highlight, theme.selection},
        {QPalette::HighlightedText, theme.text},
        {QPalette::Link, theme.accent},
        {QPalette::LinkVisited, theme.accent},
        {QPalette::Light, theme.raised},
        {QPalette::Midlight, theme.hairline},
        {QPalette::Mid, theme.border},
        {QPalette::Dark, theme.borderStrong},
        {QPalette::Shadow, theme.borderStrong},
    };
    for (const auto &[role, rgb] : roles)
        palette.setColor(role, colour(rgb));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText,
                            QPalette::HighlightedText, QPalette::ToolTipText, QPalette::Link})
        palette.setColor(QPalette::Disabled, role, colour(theme.text3));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, colour(theme.selectionOff));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colour(theme.selectionOff));
    return palette;
}

void applyTheme(QApplication &app, ThemeChoice choice)
{
    const Theme *theme = choice == ThemeChoice::Dark ? &darkTheme : &lightTheme;
    if (choice == ThemeChoice::System) {
        // Qt 6.4 has no colour scheme hint. An empty palette restores the platform's; its lightness tells dark from
        // light.
        app.setPalette(QPalette());
        theme = &themeOf(app.palette());
    }
    app.setPalette(paletteOf(*theme));
    QToolTip::setPalette(paletteOf(*theme)); // QToolTip has its own palette
}

} // namespace views
