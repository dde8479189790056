// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/sizes.h"

class QApplication;
class QWidget;

// How close rows stand. Kept with the style of the program, so that every widget finds it there.
namespace views {

[[nodiscard]] Density densityOf(const QWidget &widget);
// Every widget gets a QEvent::StyleChange.
void applyDensity(QApplication &application, Density density);

} // namespace views
