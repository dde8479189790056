// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/text.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace simulator {

namespace {

struct Date
{
    int year, month, day;
};

// Days since 1970 and back, proleptic Gregorian (Howard Hinnant's algorithms).
std::int64_t daysOf(Date d)
{
    const int y = d.year - (d.month <= 2 ? 1 : 0);
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const auto yoe = static_cast<unsigned>(y - era * 400);
    const unsigned doy
        = (153 * static_cast<unsigned>(d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + static_cast<unsigned>(d.day) - 1;
    const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + static_cast<std::int64_t>(doe) - 719468;
}

Date dateOf(std::int64_t days)
{
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto doe = static_cast<unsigned>(days - era * 146097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    const int year = static_cast<int>(yoe + static_cast<unsigned>(era * 400)) + (month <= 2 ? 1 : 0);
    return {year, month, static_cast<int>(doy - (153 * mp + 2) / 5 + 1)};
}

void putDigits(char *at, int width, int value)
{
    for (int i = width - 1; i >= 0; --i) {
        at[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

// Reads exactly `width` digits and drops them from the text.
std::optional<int> takeDigits(std::string_view &text, std::size_t width)
{
    if (text.size() < width)
        return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, width)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(width);
    return value;
}

bool take(std::string_view &text, std::string_view anyOf)
{
    if (text.empty() || !anyOf.contains(text.front()))
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

void appendTime(std::string &out, std::int64_t ms)
{
    std::int64_t days = ms / Day;
    std::int64_t rest = ms % Day;
    if (rest < 0) {
        rest += Day;
        --days;
    }
    const Date date = dateOf(days);
    char text[] = "0000-00-00T00:00:00.000Z";
    putDigits(text, 4, date.year);
    putDigits(text + 5, 2, date.month);
    putDigits(text + 8, 2, date.day);
    putDigits(text + 11, 2, static_cast<int>(rest / Hour));
    putDigits(text + 14, 2, static_cast<int>(rest / Minute % 60));
    putDigits(text + 17, 2, static_cast<int>(rest / Second % 60));
    putDigits(text + 20, 3, static_cast<int>(rest % Second));
    out.append(text, sizeof text - 1);
}

std::string timeText(std::int64_t ms)
{
    std::string out;
    appendTime(out, ms);
    return out;
}

std::optional<std::int64_t> parseTime(std::string_view text)
{
    const auto year = takeDigits(text, 4);
    if (!year || !take(text, "-"))
        return std::nullopt;
    const auto month = takeDigits(text, 2);
    if (!month || *month < 1 || *month > 12 || !take(text, "-"))
        return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (!day || *day < 1 || *day > 31)
        return std::nullopt;
    std::int64_t ms = daysOf({*year, *month, *day}) * Day;
    if (text.empty())
        return ms;
    if (!take(text, "Tt "))
        return std::nullopt;
    const auto hour = takeDigits(text, 2);
    if (!hour || *hour > 23 || !take(text, ":"))
        return std::nullopt;
    const auto minute = takeDigits(text, 2);
    if (!minute || *minute > 59 || !take(text, ":"))
        return std::nullopt;
    const auto second = takeDigits(text, 2);
    if (!second || *second > 60)
        return std::nullopt;
    ms += *hour * Hour + *minute * Minute + *second * Second;
    if (take(text, ".")) {
        int scale = 100;
        bool any = false;
        while (const auto digit = takeDigits(text, 1)) {
            ms += static_cast<std::int64_t>(*digit) * scale;
            scale /= 10;
            any = true;
        }
        if (!any)
            return std::nullopt;
    }
    if (text.empty() || text == "Z" || text == "z")
        return ms;
    const bool west = text.front() == '-';
    if (!take(text, "+-"))
        return std::nullopt;
    const auto offsetHours = takeDigits(text, 2);
    if (!offsetHours || *offsetHours > 23)
        return std::nullopt;
    take(text, ":");
    const auto offsetMinutes = takeDigits(text, 2);
    if (!offsetMinutes || *offsetMinutes > 59 || !text.empty())
        return std::nullopt;
    const std::int64_t offset = *offsetHours * Hour + *offsetMinutes * Minute;
    return west ? ms + offset : ms - offset;
}

std::optional<double> parseNumber(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

void appendInteger(std::string &out, std::int64_t value)
{
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    out.append(text, end);
}

void appendHundredths(std::string &out, std::int64_t value)
{
    appendInteger(out, value / 100);
    const auto rest = static_cast<int>(value % 100);
    if (rest == 0)
        return;
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0)
        out += static_cast<char>('0' + rest % 10);
}

std::string hundredths(std::int64_t value)
{
    std::string out;
    appendHundredths(out, value);
    return out;
}

std::string base64Url(std::string_view bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

std::string folded(std::string_view utf8)
{
    std::string out(utf8);
    if (std::ranges::all_of(out, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        std::ranges::transform(out, out.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return out;
    }
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).toCaseFolded().toStdString();
}

std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plusIsSpace) {
            out += ' ';
        } else if (text[i] == '%') {
            unsigned value = 0;
            if (i + 2 >= text.size())
                return std::nullopt;
            const auto [end, error] = std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16);
            if (error != std::errc() || end != text.data() + i + 3)
                return std::nullopt;
            out += static_cast<char>(value);
            i += 2;
        } else {
            out += text[i];
        }
    }
    // Bytes that are not UTF-8 do not survive the round trip.
    const QByteArray bytes(out.data(), static_cast<qsizetype>(out.size()));
    if (QString::fromUtf8(bytes).toUtf8() != bytes)
        return std::nullopt;
    return out;
}

} // namespace simulator
