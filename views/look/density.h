// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/sizes.h"

class QApplication;
class QWidget;

// Row density. Stored with the application style, so that every widget can read it.
namespace views {

[[nodiscard]] Density densityOf(const QWidget &widget);
// Every widget gets a QEvent::StyleChange.
void applyDensity(QApplication &application, Density density);

} // namespace views
