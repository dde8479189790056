// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/cells.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <ctime>

namespace csv {

namespace {

// What a byte of a text needs, besides the delimiter.
enum : unsigned char { Plain = 0, Quotes = 1, Cleaning = 2 };

constexpr auto byteTable = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c)
        table[c] = Cleaning;
    table[0x7F] = Cleaning;
    table['\t'] = Plain;
    for (const char c : {'"', '\r', '\n'})
        table[static_cast<unsigned char>(c)] = Quotes;
    return table;
}();

bool isFormula(std::string_view text)
{
    if (text.empty())
        return false;
    switch (text.front()) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
        return true;
    default:
        return false;
    }
}

char *put2(char *at, unsigned number)
{
    at[0] = char('0' + number / 10);
    at[1] = char('0' + number % 10);
    return at + 2;
}

// ISO 8601 has no agreed form for years of five digits, and no cluster is that old.
bool hasForm(int year)
{
    return year >= 0 && year <= 9999;
}

char *putDate(char *at, unsigned year, unsigned month, unsigned day)
{
    at = put2(at, year / 100);
    at = put2(at, year % 100);
    *at++ = '-';
    at = put2(at, month);
    *at++ = '-';
    return put2(at, day);
}

char *putClock(char *at, unsigned second)
{
    at = put2(at, second / 3600);
    *at++ = ':';
    at = put2(at, second / 60 % 60);
    *at++ = ':';
    return put2(at, second % 60);
}

void appendLocalTime(std::string &out, std::int64_t msUtc)
{
    // QTimeZone takes ten times as long.
    const auto seconds = static_cast<std::time_t>(std::floor(double(msUtc) / 1000));
    std::tm local{};
    if (::localtime_r(&seconds, &local) == nullptr || !hasForm(local.tm_year + 1900))
        return;
    std::array<char, 24> text;
    char *at
        = putDate(text.data(), unsigned(local.tm_year + 1900), unsigned(local.tm_mon + 1), unsigned(local.tm_mday));
    *at++ = ' ';
    at = putClock(at, unsigned(local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec));
    out.append(text.data(), at);
}

void appendUuid(std::string &out, const base::Uuid &id)
{
    if (id.isNull())
        return;
    const std::array<char, 36> text = id.digits();
    out.append(text.data(), text.size());
}

} // namespace

FileFormat spreadsheetFormat()
{
    // Other decimal signs, as in Arabic, are used on screen only.
    const bool isComma = QLocale().decimalPoint() == QStringLiteral(",");
    return {.bom = true, .delimiter = isComma ? ';' : ',', .decimal = isComma ? ',' : '.', .times = Times::Local};
}

std::string localZoneName()
{
    return QTimeZone::systemTimeZoneId().toStdString();
}

void appendText(std::string &out, std::string_view utf8, const FileFormat &format)
{
    const bool guarded = format.guard == Guard::On && isFormula(utf8);
    unsigned char needs = Plain;
    for (const char c : utf8)
        needs |= static_cast<unsigned char>(byteTable[static_cast<unsigned char>(c)]
                                            | (c == format.delimiter ? Quotes : Plain));
    if (needs == Plain) {
        if (guarded)
            out += '\'';
        out += utf8;
        return;
    }
    const bool isQuoted = (needs & Quotes) != 0;
    if (isQuoted)
        out += '"';
    if (guarded)
        out += '\'';
    for (const char c : utf8) {
        if (c == '"')
            out += '"';
        out += byteTable[static_cast<unsigned char>(c)] == Cleaning ? ' ' : c;
    }
    if (isQuoted)
        out += '"';
}

void appendNumber(std::string &out, double number, char decimal)
{
    if (!std::isfinite(number))
        return;
    if (number == 0)
        number = 0; // no "-0"
    // The longest double without an exponent has 309 digits before the point or 1074 after it.
    std::array<char, 1100> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
    if (decimal != '.')
        std::replace(digits.data(), end, '.', decimal);
    out.append(digits.data(), end);
}

void appendInteger(std::string &out, std::int64_t number)
{
    std::array<char, 24> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void appendTime(std::string &out, std::int64_t msUtc, Times times)
{
    if (times == Times::Local) {
        appendLocalTime(out, msUtc);
        return;
    }
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(msUtc)};
    const sys_days day = floor<days>(time);
    const year_month_day date{day};
    const auto ofDay = unsigned((time - day).count());
    if (!hasForm(int(date.year())))
        return;
    std::array<char, 24> text;
    char *at = putDate(text.data(), unsigned(int(date.year())), unsigned(date.month()), unsigned(date.day()));
    *at++ = 'T';
    at = putClock(at, ofDay / 1000);
    *at++ = '.';
    *at++ = char('0' + ofDay % 1000 / 100);
    at = put2(at, ofDay % 100);
    *at++ = 'Z';
    out.append(text.data(), at);
}

void appendRaw(std::string &out, table::Kind kind, const table::Raw &cell, const FileFormat &format)
{
    if (const auto *text = std::get_if<std::string_view>(&cell)) {
        appendText(out, *text, format);
    } else if (const auto *integer = std::get_if<std::int64_t>(&cell)) {
        if (kind == table::Kind::Time)
            appendTime(out, *integer, format.times);
        else
            appendInteger(out, *integer);
    } else if (const auto *number = std::get_if<double>(&cell)) {
        appendNumber(out, *number, format.decimal);
    } else if (const auto *id = std::get_if<base::Uuid>(&cell)) {
        appendUuid(out, *id);
    } else if (const auto *flag = std::get_if<bool>(&cell)) {
        out += *flag ? "true" : "false";
    }
}

std::string headerCell(const table::ColumnInfo &column, Times times)
{
    std::string key = column.key;
    switch (column.kind) {
    case table::Kind::Bytes:
        return key + "[bytes]";
    case table::Kind::Cores:
        return key + "[cores]";
    case table::Kind::QuotaRoom:
    case table::Kind::Gpus:
        return key + "[GPUs]";
    case table::Kind::GpuHours:
        return key + "[GPU-hours]";
    case table::Kind::Percent:
        return key + "[percent]";
    case table::Kind::Duration:
        return key + "[seconds]";
    case table::Kind::Time:
        return times == Times::Local ? key + '[' + localZoneName() + ']' : key;
    default:
        return key;
    }
}

std::string nameHeader(const table::ColumnInfo &column)
{
    if (column.kind != table::Kind::Reference)
        return {};
    std::string key = column.key;
    for (const std::string_view end : {"Id", "Uuid"}) {
        if (key.ends_with(end))
            return key.substr(0, key.size() - end.size()) + "Name";
    }
    return key + "Name";
}

bool isWritten(table::Kind kind)
{
    return !table::hasBar(kind) && kind != table::Kind::PodShare && kind != table::Kind::ReadyShare;
}

} // namespace csv
