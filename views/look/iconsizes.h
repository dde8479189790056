// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace views {

// Sizes of icons beside text of the application font: iconSize, glyphSize and markSize at the usual text sizes, larger
// with larger text. GUI thread.
[[nodiscard]] int grownIcon();
[[nodiscard]] int grownGlyph();
[[nodiscard]] int grownMark();

} // namespace views
