// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"
#include "views/look/theme.h"

#include <QIcon>
#include <QKeySequence>

namespace views {

// Colours to distinguish connections, from the series palette: green, blue, orange, violet, pink, grey.
[[nodiscard]] QRgb connectionColour(const Theme &theme, int colour);
[[nodiscard]] QString connectionColourName(int colour); // translated
// A bar in this colour, for menus.
[[nodiscard]] QIcon connectionIcon(QRgb colour, bool isCurrent);
// A menu entry in two lines: the name, and the host below it; at the end how it answers (may be empty) and its key.
[[nodiscard]] QString connectionEntry(const QString &name, const QString &host, const QString &state,
                                      const QKeySequence &key);
// Host, and port if the URL has one. In ASCII: letters of other scripts may look like Latin ones.
[[nodiscard]] QString hostOf(const QUrl &url);

} // namespace views
