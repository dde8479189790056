// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace base {

// The bytes of a name that leave room for a date and a suffix: file systems allow 255.
inline constexpr qsizetype mostOfFileName = 120;

// A file name, without suffix, out of the name of an object or of whatever others chose: letters, digits, spaces and
// "-_.()+&,=@#" stay, everything else becomes "-". It is no hidden file, no option and no device of Windows, and fits
// on every file system. May be empty.
[[nodiscard]] QString fileNameOf(const QString &name);

} // namespace base
