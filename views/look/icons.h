// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/theme.h"

#include <QIcon>
#include <QPixmap>

class QPainter;

// The icons of resources/icons, recoloured when they are painted. GUI thread.
namespace views {

// What an icon is painted in; the colour is looked up in the program's palette at every painting.
enum class Ink { Secondary, Text, Accent, OnAccent, Neutral, Success, Warning, Danger, Info };

[[nodiscard]] QRgb inkColour(const Theme &theme, Ink ink);

// `name` without folder and ending: "refresh". An unknown name is a programming error and asserts.
[[nodiscard]] QIcon icon(const char *name, Ink ink = Ink::Secondary);

// The mark of the program in its own colours, for windows (all sizes) and for the welcome page.
[[nodiscard]] QIcon appIcon();

// `size` logical pixels square; cached per name, size, ratio and colour.
[[nodiscard]] QPixmap iconPixmap(const char *name, int size, qreal ratio, QRgb colour);

// Centred in `rect`, at the ratio of the painter's device.
void paintIcon(QPainter &painter, const QRect &rect, const char *name, int size, QRgb colour);

} // namespace views
