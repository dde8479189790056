// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string_view>

namespace base {

// Ms since 1970 UTC of an RFC 3339 time, parsed leniently: any number of fractional digits, a space instead of the T,
// offsets, no zone = UTC (never local time), a leap second = the second after it. Also accepts a date alone (midnight
// UTC) and Go's String() format, "2023-06-06 12:09:18.211 +0000 UTC". Digits beyond milliseconds are cut off, never
// rounded: a bound made of a time that was read still includes it. nullopt if `text` is not a time.
[[nodiscard]] std::optional<std::int64_t> parseTime(std::string_view text);

// Of a number of seconds or milliseconds since 1970 UTC, distinguished by magnitude: from 1973 to 9999.
[[nodiscard]] std::optional<std::int64_t> timeOfNumber(double number);

// "2026-05-04T10:30:00.250Z"; no fraction if it is zero.
[[nodiscard]] QByteArray formatTime(std::int64_t ms);

// Days since 1970-01-01 of a date of the Gregorian calendar.
[[nodiscard]] constexpr std::int64_t daysFromCivil(std::int64_t year, int month, int day)
{
    year -= month <= 2;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

} // namespace base
