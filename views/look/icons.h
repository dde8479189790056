// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/theme.h"

#include <QIcon>
#include <QPixmap>

class QPainter;

// The icons in resources/icons, recoloured when painted. GUI thread.
namespace views {

// Colour role of an icon; resolved from the application palette on every paint.
enum class Ink { Secondary, Text, Accent, OnAccent, Neutral, Success, Warning, Danger, Info };

[[nodiscard]] QRgb inkColour(const Theme &theme, Ink ink);

// `name` is the file name without folder and extension: "refresh". Asserts on an unknown name.
[[nodiscard]] QIcon icon(const char *name, Ink ink = Ink::Secondary);

// The application icon in its own colours, for windows (all sizes) and the welcome page.
[[nodiscard]] QIcon appIcon();

// `size` logical pixels square; cached per name, size, ratio and colour.
[[nodiscard]] QPixmap iconPixmap(const char *name, int size, qreal ratio, QRgb colour);

// Centred in `rect`, at the device pixel ratio of the painter.
void paintIcon(QPainter &painter, const QRect &rect, const char *name, int size, QRgb colour);

} // namespace views
