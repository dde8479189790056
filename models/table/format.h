// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"

#include <QString>

// The only formatter for values: DisplayRole, copied text, tooltips and accessible text all come from here.
namespace table {

// Time zone for displayed times: local or UTC. One setting for the whole application.
enum class Zone { Local, Utc };

struct FormatContext
{
    Zone zone = Zone::Local;
    std::int64_t nowMs = 0; // for relative times
};

// Exact and complete: "1 734", "8 GiB", "21 Nov 2025, 14:13:07", "2 d 04 h", "–" for an absent value.
// Thousands separator is U+2009, minus is U+2212, and U+00A0 precedes the unit, so that no line ends there. For the
// clipboard and for terminals: plainSpaces() of copytext.h.
[[nodiscard]] QString displayText(Kind kind, const Value &value, const FormatContext &context);

// For screen readers: like displayText with plain digits, shares in words ("8 of 32 GPUs, 12 idle").
[[nodiscard]] QString accessibleText(Kind kind, const Value &value, const FormatContext &context);

// Text of a table cell: relative times up to 7 days ("3 min ago", "now"), then a date; otherwise displayText.
[[nodiscard]] QString cellText(Kind kind, const Value &value, const FormatContext &context);

// Display form of a server's enum value: "ServiceIssues" -> "Service issues". Unknown values are unchanged.
[[nodiscard]] QString stateText(const QString &word);

// Of the language: a comma or a point. Digits are Latin everywhere, and signs of other scripts would not fit them.
[[nodiscard]] QString decimalPoint();
[[nodiscard]] QString countText(std::int64_t count); // "20 113"
[[nodiscard]] QString durationText(std::int64_t seconds); // two parts at most: "2 d 04 h", "47 min 12 s"
[[nodiscard]] QString bytesText(double bytes); // binary prefixes: "1.5 GiB"
[[nodiscard]] bool isRightAligned(Kind kind);

// A number as people write it, with a decimal point. One comma is a decimal sign; where it may separate thousands, as
// in "1,500" in English, the text is returned unchanged, and is no number.
[[nodiscard]] QString withDecimalPoint(QString text);

} // namespace table
