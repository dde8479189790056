// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"

#include <string>
#include <string_view>

// The cells of a CSV file (RFC 4180) as bytes appended to a buffer, by hand: an export writes millions of them, and
// QTextStream takes five times as long. Pure functions; any thread.
namespace csv {

// Texts that a spreadsheet would run as a formula (they begin with = + - @ TAB CR) get an apostrophe.
enum class Guard { Off, On };

void appendText(std::string &out, std::string_view utf8, Guard guard);
void appendNumber(std::string &out, double number); // shortest digits that read back the same, no exponent; NaN: empty
void appendInteger(std::string &out, std::int64_t number);
void appendTime(std::string &out, std::int64_t msUtc); // 2025-11-21T14:13:07Z; .250 only where ms are not zero

// A cell as its kind is written: an identity as a UUID, a flag as true or false, an absent value as nothing.
void appendRaw(std::string &out, table::Kind kind, const table::Raw &cell, Guard guard);

// The key with the unit of the numbers below it: "allocatedResources.gpuMemory[bytes]". Never translated.
[[nodiscard]] std::string headerCell(const table::ColumnInfo &column);

// Cells that join several numbers for the eye have no column of their own: their parts have.
[[nodiscard]] bool isWritten(table::Kind kind);

inline constexpr std::string_view lineEnd = "\r\n";
inline constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

} // namespace csv
