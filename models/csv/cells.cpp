// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/cells.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace csv {

namespace {

constexpr bool mustBeQuoted(char c)
{
    return c == '"' || c == ',' || c == '\r' || c == '\n';
}

constexpr auto quoteTable = [] {
    std::array<bool, 256> table{};
    for (int c = 0; c < 256; ++c)
        table[size_t(c)] = mustBeQuoted(char(c));
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

void appendUuid(std::string &out, const base::Uuid &id)
{
    if (id.isNull())
        return;
    const std::array<char, 36> text = id.digits();
    out.append(text.data(), text.size());
}

} // namespace

void appendText(std::string &out, std::string_view utf8, Guard guard)
{
    const bool guarded = guard == Guard::On && isFormula(utf8);
    bool quoted = false;
    for (const char c : utf8)
        quoted |= quoteTable[static_cast<unsigned char>(c)];
    if (!quoted) {
        if (guarded)
            out += '\'';
        out += utf8;
        return;
    }
    out += '"';
    if (guarded)
        out += '\'';
    for (const char c : utf8) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

void appendNumber(std::string &out, double number)
{
    if (!std::isfinite(number))
        return;
    if (number == 0)
        number = 0; // no "-0"
    // The longest double without an exponent has 309 digits before the point or 1074 after it.
    std::array<char, 1100> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
    out.append(digits.data(), end);
}

void appendInteger(std::string &out, std::int64_t number)
{
    std::array<char, 24> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void appendTime(std::string &out, std::int64_t msUtc)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(msUtc)};
    const sys_days day = floor<days>(time);
    const year_month_day date{day};
    const auto ofDay = unsigned((time - day).count());
    const int year = int(date.year());
    if (year < 0 || year > 9999)
        return; // ISO 8601 has no agreed form for it, and no cluster is that old
    std::array<char, 24> text;
    char *at = put2(text.data(), unsigned(year) / 100);
    at = put2(at, unsigned(year) % 100);
    *at++ = '-';
    at = put2(at, unsigned(date.month()));
    *at++ = '-';
    at = put2(at, unsigned(date.day()));
    *at++ = 'T';
    at = put2(at, ofDay / 3'600'000);
    *at++ = ':';
    at = put2(at, ofDay / 60'000 % 60);
    *at++ = ':';
    at = put2(at, ofDay / 1000 % 60);
    // Always with milliseconds: readers such as pandas expect one form in a column.
    *at++ = '.';
    *at++ = char('0' + ofDay % 1000 / 100);
    at = put2(at, ofDay % 100);
    *at++ = 'Z';
    out.append(text.data(), at);
}

void appendRaw(std::string &out, table::Kind kind, const table::Raw &cell, Guard guard)
{
    if (const auto *text = std::get_if<std::string_view>(&cell)) {
        appendText(out, *text, guard);
    } else if (const auto *integer = std::get_if<std::int64_t>(&cell)) {
        if (kind == table::Kind::Time)
            appendTime(out, *integer);
        else
            appendInteger(out, *integer);
    } else if (const auto *number = std::get_if<double>(&cell)) {
        appendNumber(out, *number);
    } else if (const auto *id = std::get_if<base::Uuid>(&cell)) {
        appendUuid(out, *id);
    } else if (const auto *flag = std::get_if<bool>(&cell)) {
        out += *flag ? "true" : "false";
    }
}

std::string headerCell(const table::ColumnInfo &column)
{
    std::string key = column.key;
    switch (column.kind) {
    case table::Kind::Bytes:
        return key + "[bytes]";
    case table::Kind::Cores:
        return key + "[cores]";
    case table::Kind::Gpus:
        return key + "[GPUs]";
    case table::Kind::Duration:
        return key + "[seconds]";
    default:
        return key;
    }
}

bool isWritten(table::Kind kind)
{
    return kind != table::Kind::GpuShare && kind != table::Kind::PodShare;
}

} // namespace csv
