// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/sizes.h"

class QLabel;
class QString;
class QWidget;

namespace views {

// A text of several lines that never interprets markup, and can be selected with the mouse.
[[nodiscard]] QLabel *wrappedLabel(const QString &text, TextSize size, QWidget *parent);

} // namespace views
