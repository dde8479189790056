// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

// Gives a file that cannot be read a name of its own beside it, "settings.ini.unreadable-2026-11-21", so that what was
// in it is not lost. The new name without its folder; empty if it could not be renamed.
[[nodiscard]] QString keepAside(const QString &file);

// One sentence about a file that was, or was not, kept aside: what of the program begins anew, and where the old is.
[[nodiscard]] QString keptAsideSentence(const QString &what, const QString &newName);

} // namespace app
