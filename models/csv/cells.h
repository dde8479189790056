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

enum class Times {
    Utc, // 2025-11-21T14:13:07.250Z: always with milliseconds, because readers such as pandas expect one form in a
         // column
    Local, // 2025-11-21 15:13:07, which spreadsheets take for a date; the header names the zone
};

// How a file is written: by default for programs.
struct FileFormat
{
    bool bom = false; // a byte order mark: without one, some spreadsheets do not take the file for UTF-8
    Guard guard = Guard::On;
    char delimiter = ',';
    char decimal = '.';
    Times times = Times::Utc;

    friend bool operator==(const FileFormat &, const FileFormat &) = default;
};

// What spreadsheets in the language of the application take for numbers, dates and text.
[[nodiscard]] FileFormat spreadsheetFormat();
[[nodiscard]] std::string localZoneName(); // "Europe/Berlin"

// Control characters become spaces, except tabs and line breaks.
void appendText(std::string &out, std::string_view utf8, const FileFormat &format);
// shortest digits that parse to the same number, no exponent; NaN: empty
void appendNumber(std::string &out, double number, char decimal = '.');
void appendInteger(std::string &out, std::int64_t number);
void appendTime(std::string &out, std::int64_t msUtc, Times times = Times::Utc);

// A cell formatted by its kind: an identity as a UUID, a flag as true or false, an absent value as an empty cell.
void appendRaw(std::string &out, table::Kind kind, const table::Raw &cell, const FileFormat &format);

// The key with the unit of its numbers or the zone of its local times: "allocatedResources.gpuMemory[bytes]". Never
// translated.
[[nodiscard]] std::string headerCell(const table::ColumnInfo &column, Times times = Times::Utc);
// For the names of the objects whose ids are in a column: "clusterName" beside "clusterId". Empty for other columns.
[[nodiscard]] std::string nameHeader(const table::ColumnInfo &column);

// False for cells that combine several numbers for display: the numbers have columns of their own.
[[nodiscard]] bool isWritten(table::Kind kind);

inline constexpr std::string_view lineEnd = "\r\n";
inline constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

} // namespace csv
