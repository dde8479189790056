// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Small locale-independent conversions between values and text.
namespace simulator {

constexpr std::int64_t Second = 1000, Minute = 60 * Second, Hour = 60 * Minute, Day = 24 * Hour; // in ms

// RFC 3339 in UTC with milliseconds, the format of the control plane.
void appendTime(std::string &out, std::int64_t ms);
[[nodiscard]] std::string timeText(std::int64_t ms);

// RFC 3339; also a space instead of the T, no zone (UTC), any number of fractional digits.
[[nodiscard]] std::optional<std::int64_t> parseTime(std::string_view text);
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

void appendInteger(std::string &out, std::int64_t value);
// value / 100 without trailing zeros: 25 -> 0.25, 800 -> 8.
void appendHundredths(std::string &out, std::int64_t value);
[[nodiscard]] std::string hundredths(std::int64_t value);

[[nodiscard]] std::string base64Url(std::string_view bytes);
// Case-folded, also beyond ASCII.
[[nodiscard]] std::string folded(std::string_view utf8);
// nullopt if an escape is invalid or the result is not UTF-8.
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace);

} // namespace simulator
