// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/sizes.h"

#include <functional>

class QWidget;

namespace views {

// The application font.
void applyFont(const QFont &font);

// Runs `apply` now and after each change of the application font, as long as the widget exists. For sizes and fonts set
// explicitly, which do not follow the font by inheritance.
void followFont(QWidget &widget, std::function<void()> apply);

// A fixed height that scales with the line height.
void fixHeight(QWidget &widget, int height);

// A text size or weight other than the application font's.
void setTextSize(QWidget &widget, TextSize size);
void setSemiBold(QWidget &widget, TextSize size = TextSize::Body);

} // namespace views
