// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/sizes.h"

#include <functional>

class QWidget;

namespace views {

// The font of the program, for everything that follows it.
void applyFont(const QFont &font);

// Runs `apply` now and whenever the font of the program has changed, as long as the widget lives: for sizes and fonts
// that a widget was given and does not take from its own font.
void followFont(QWidget &widget, std::function<void()> apply);

// A fixed height that grows and shrinks with a line of text.
void fixHeight(QWidget &widget, int height);

// A size of text, or a weight of it, that is not the program's own.
void setTextSize(QWidget &widget, TextSize size);
void setSemiBold(QWidget &widget, TextSize size = TextSize::Body);

} // namespace views
