// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"

#include <string>
#include <string_view>

// Appends the cells of a CSV file (RFC 4180) to a buffer. An export writes millions of cells, and QTextStream takes
// five times as long. Pure functions; thread-safe.
namespace csv {

// Puts an apostrophe before text that a spreadsheet would run as a formula (it begins with = + - @ TAB CR).
enum class Guard { Off, On };

void appendText(std::string &out, std::string_view utf8, Guard guard);
// shortest digits that parse to the same number, no exponent; NaN: empty
void appendNumber(std::string &out, double number);
void appendInteger(std::string &out, std::int64_t number);
void appendTime(std::string &out, std::int64_t msUtc); // 2025-11-21T14:13:07Z; .250 only if ms are not zero

// A cell formatted by its kind: an identity as a UUID, a flag as true or false, an absent value as an empty cell.
void appendRaw(std::string &out, table::Kind kind, const table::Raw &cell, Guard guard);

// The key with the unit of its numbers: "allocatedResources.gpuMemory[bytes]". Never translated.
[[nodiscard]] std::string headerCell(const table::ColumnInfo &column);

// False for cells that combine several numbers for display: the numbers have columns of their own.
[[nodiscard]] bool isWritten(table::Kind kind);

inline constexpr std::string_view lineEnd = "\r\n";
inline constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

} // namespace csv
