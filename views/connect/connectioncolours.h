// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"
#include "views/look/theme.h"

#include <QIcon>

namespace views {

// The colours that tell connections apart, from the palette of the series: green, blue, orange, violet, pink, grey.
[[nodiscard]] QRgb connectionColour(const Theme &theme, int colour);
[[nodiscard]] QString connectionColourName(int colour); // translated
// A bar of the colour, for menus.
[[nodiscard]] QIcon connectionIcon(QRgb colour, bool isCurrent);
// Host and, if the address has one, port.
[[nodiscard]] QString hostOf(const QUrl &url);

} // namespace views
