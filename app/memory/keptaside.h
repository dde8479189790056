// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

// Renames a file that cannot be read, e.g. to "settings.ini.unreadable-2026-11-21" in the same folder, so that its
// contents are not lost. Returns the new name without the folder; empty if renaming failed.
[[nodiscard]] QString keepAside(const QString &file);

// One sentence for the user: which file could not be read, and its new name. `newName` is empty if renaming failed.
[[nodiscard]] QString keptAsideSentence(const QString &what, const QString &newName);

} // namespace app
