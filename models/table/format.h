// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"

#include <QString>

// The one formatter of the program: DisplayRole, copies, tooltips and accessible text come from here.
namespace table {

// Times are shown in the system's zone or in UTC; one switch for the whole program, read by every formatter.
enum class Zone { Local, Utc };

struct FormatContext
{
    Zone zone = Zone::Local;
    std::int64_t nowMs = 0; // for relative times
};

// Exact and complete: "1 734", "8 GiB", "21 Nov 2025, 14:13:07", "2 d 04 h", "–" for an absent value.
// Thousands are parted by U+2009, minus is U+2212, the unit follows after a space.
[[nodiscard]] QString displayText(Kind kind, const Value &value, const FormatContext &context);

// For screen readers and copies: as displayText with plain digits; shares in words ("8 of 32 GPUs, 12 idle").
[[nodiscard]] QString accessibleText(Kind kind, const Value &value, const FormatContext &context);

// What a table cell shows: relative times below 7 days ("3 min ago", "now"), then a date; else displayText.
[[nodiscard]] QString cellText(Kind kind, const Value &value, const FormatContext &context);

// The server's word in the product's spelling: "ServiceIssues" -> "Service issues"; unknown ones as they are.
[[nodiscard]] QString stateText(const QString &word);

[[nodiscard]] QString countText(std::int64_t count); // "20 113"
[[nodiscard]] QString durationText(std::int64_t seconds); // two parts at most: "2 d 04 h", "47 min 12 s"
[[nodiscard]] QString bytesText(double bytes); // binary prefixes: "1.5 GiB"
[[nodiscard]] bool isRightAligned(Kind kind);

} // namespace table
