// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

class QScrollArea;
class QWidget;

namespace views {

// Content that scrolls up and down in a frameless area and is as wide as it. `background`: of the area; NoRole = what
// is behind it.
[[nodiscard]] QScrollArea *verticalScroll(QWidget *content, QPalette::ColorRole background, QWidget *parent);

} // namespace views
