// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decimal.h"

#include <array>
#include <charconv>
#include <cmath>

namespace api {
namespace {

// Up to this many digits, both mantissa and power of ten are exact as doubles: their quotient is the nearest double,
// and the mantissa can be recovered from it.
constexpr int exactDigits = 15;
constexpr std::array<double, exactDigits + 1> powersOfTen{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                          1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

unsigned digitOf(char c)
{
    return static_cast<unsigned char>(c) - unsigned{'0'};
}

std::size_t writeShortest(std::array<char, 400> &out, double value)
{
    const auto end = std::to_chars(out.data(), out.data() + out.size(), value, std::chars_format::fixed).ptr;
    return static_cast<std::size_t>(end - out.data());
}

std::optional<Decimal> parseSlowly(std::string_view text)
{
    const std::string_view number = text.starts_with('+') ? text.substr(1) : text;
    const bool isSigned = number.starts_with('-');
    if (number.empty() || (isSigned && number.size() != text.size()))
        return {};
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || !std::isfinite(value))
        return {};
    std::array<char, 400> out;
    const std::string_view written(out.data(), writeShortest(out, value));
    return Decimal{value, written == text ? Decimal::shortest : Decimal::verbatim};
}

} // namespace

std::optional<Decimal> parseDecimal(std::string_view text)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    const bool isNegative = at != end && *at == '-';
    at += isNegative;
    const char *const whole = at;
    std::uint64_t mantissa = 0;
    for (; at != end && digitOf(*at) <= 9; ++at)
        mantissa = mantissa * 10 + digitOf(*at);
    const auto wholeDigits = at - whole;
    std::ptrdiff_t decimals = 0;
    if (at != end && *at == '.') {
        const char *const fraction = ++at;
        for (; at != end && digitOf(*at) <= 9; ++at)
            mantissa = mantissa * 10 + digitOf(*at);
        decimals = at - fraction;
        if (decimals == 0)
            return parseSlowly(text);
    }
    const bool isUsual = wholeDigits == 1 || (wholeDigits > 1 && *whole != '0');
    if (at != end || !isUsual || wholeDigits + decimals > exactDigits)
        return parseSlowly(text);
    const double value = static_cast<double>(mantissa) / powersOfTen[static_cast<std::size_t>(decimals)];
    return Decimal{isNegative ? -value : value, static_cast<std::uint8_t>(decimals)};
}

QByteArray Decimal::text() const
{
    std::array<char, 400> out;
    if (decimals > exactDigits)
        return {out.data(), static_cast<qsizetype>(writeShortest(out, value))};
    auto mantissa = static_cast<std::uint64_t>(std::llround(std::abs(value) * powersOfTen[decimals]));
    char *const end = out.data() + 40;
    char *at = end;
    for (int digit = 0; mantissa > 0 || digit <= decimals; ++digit) {
        if (digit == decimals && digit > 0)
            *--at = '.';
        *--at = static_cast<char>('0' + mantissa % 10);
        mantissa /= 10;
    }
    if (std::signbit(value))
        *--at = '-';
    return {at, end - at};
}

} // namespace api
