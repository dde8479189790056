// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace base {
namespace {

// Two or four digits at a fixed place; negative if one of them is not a digit.
int digits(const char *at, int count)
{
    int value = 0;
    for (int i = 0; i < count; ++i) {
        const unsigned digit = static_cast<unsigned char>(at[i]) - unsigned{'0'};
        if (digit > 9)
            return -1;
        value = value * 10 + static_cast<int>(digit);
    }
    return value;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int daysOfMonth(int year, int month)
{
    static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

// Minutes east of UTC from the text after the seconds: "", "Z", "+05:30", "+0530", "+05".
std::optional<int> offsetMinutes(std::string_view zone)
{
    if (zone.empty() || zone == "Z" || zone == "z")
        return 0;
    // " +0200 CEST", " +0000 UTC m=+0.004": the zone name and the monotonic clock are ignored.
    if (zone.front() == ' ')
        zone = zone.substr(1, zone.find(' ', 1) - 1);
    if (zone.empty())
        return {};
    if (zone.front() != '+' && zone.front() != '-')
        return {};
    const std::string_view rest = zone.substr(1);
    if (rest.size() != 2 && rest.size() != 4 && !(rest.size() == 5 && rest[2] == ':'))
        return {};
    const int hours = digits(rest.data(), 2);
    const int minutes = rest.size() == 2 ? 0 : digits(rest.data() + rest.size() - 2, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return {};
    return (zone.front() == '-' ? -1 : 1) * (hours * 60 + minutes);
}

} // namespace

std::optional<std::int64_t> timeOfNumber(double number)
{
    constexpr double firstSecond = 1e8; // 1973: smaller numbers are hardly times
    constexpr double firstMs = 1e11; // in seconds this would be the year 5138
    constexpr double endMs = 253'402'300'800'000; // the year 10000
    const double ms = number < firstMs ? number * 1000 : number;
    if (!(number >= firstSecond && ms < endMs))
        return {};
    return static_cast<std::int64_t>(std::round(ms));
}

std::optional<std::int64_t> parseTime(std::string_view text)
{
    if (text.size() == 10) {
        std::array<char, 20> midnight{};
        std::ranges::copy(std::string_view("0000-00-00T00:00:00Z"), midnight.begin());
        std::ranges::copy(text, midnight.begin());
        return parseTime({midnight.data(), midnight.size()});
    }
    if (text.size() < 19 || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':')
        return {};
    if (text[10] != 'T' && text[10] != 't' && text[10] != ' ')
        return {};
    const char *at = text.data();
    const int year = digits(at, 4);
    const int month = digits(at + 5, 2);
    const int day = digits(at + 8, 2);
    const int hour = digits(at + 11, 2);
    const int minute = digits(at + 14, 2);
    const int second = digits(at + 17, 2);
    if ((year | month | day | hour | minute | second) < 0 || month < 1 || month > 12 || day < 1
        || day > daysOfMonth(year, month) || hour > 23 || minute > 59 || second > 60)
        return {};

    std::size_t end = 19;
    int ms = 0;
    if (end < text.size() && text[end] == '.') {
        int scale = 100;
        for (++end; end < text.size() && isDigit(text[end]); ++end) {
            ms += (text[end] - '0') * scale;
            scale /= 10;
        }
        if (end == 20)
            return {};
    }
    const std::optional<int> offset = offsetMinutes(text.substr(end));
    if (!offset)
        return {};
    const std::int64_t seconds
        = daysFromCivil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - *offset * 60;
    // An offset may lead to a year that four digits do not write.
    if (seconds < daysFromCivil(0, 1, 1) * 86400 || seconds >= daysFromCivil(10000, 1, 1) * 86400)
        return {};
    return seconds * 1000 + ms;
}

QByteArray formatTime(std::int64_t ms)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(ms)};
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    char out[64];
    const int length = std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                     static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                                     static_cast<int>(clock.seconds().count()));
    QByteArray text(out, length);
    if (const auto fraction = static_cast<int>(clock.subseconds().count()); fraction != 0) {
        std::snprintf(out, sizeof out, ".%03d", fraction);
        text += out;
    }
    return text += 'Z';
}

} // namespace base
