// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Texts that others chose, made fit to be seen: by the server's users, in names, messages and errors. What is sent,
// compared or exported stays as it came. Thread-safe.
namespace base {

inline constexpr qsizetype mostShown = 64 * 1024; // characters of a text, more than any log that one reads here
inline constexpr qsizetype mostOfName = 512; // names in Kubernetes have at most 253

// Characters that have no ink but change what is beside them are named: a control character by its picture (U+241B for
// Esc), one that turns text around or cannot be seen by its number, as in "[U+202E]". Lines stay lines. A text beyond
// the bound is cut, and says how long it is. Returns the same text if there is nothing to do, which is nearly always.
[[nodiscard]] QString shownText(const QString &text);

// The same in one line, for names.
[[nodiscard]] QString shownName(const QString &name);

// A name of somebody else's to be kept as one of this person's: as shownName(), without blanks around it, and of at
// most so many characters.
[[nodiscard]] QString ownName(const QString &name, qsizetype most);

// Without what is beyond so many characters, nor half of a pair.
[[nodiscard]] QString beginningOf(const QString &text, qsizetype most);

// Whether a character is such a one; the break of a line is, too, and what isolates text, closed or not.
[[nodiscard]] bool isUnseen(QChar c);

} // namespace base
