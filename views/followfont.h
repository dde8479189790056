// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace views {

// Runs `apply` now and whenever the font of the program has changed, as long as the widget lives: for sizes and fonts
// that a widget was given and does not take from its own font.
void followFont(QWidget &widget, std::function<void()> apply);

} // namespace views
