// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"
#include "views/look/theme.h"

#include <QIcon>

namespace views {

// Colours to distinguish connections, from the series palette: green, blue, orange, violet, pink, grey.
[[nodiscard]] QRgb connectionColour(const Theme &theme, int colour);
[[nodiscard]] QString connectionColourName(int colour); // translated
// A bar in this colour, for menus.
[[nodiscard]] QIcon connectionIcon(QRgb colour, bool isCurrent);
// Host, and port if the URL has one. In ASCII: letters of other scripts may look like Latin ones.
[[nodiscard]] QString hostOf(const QUrl &url);

} // namespace views
