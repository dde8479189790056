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

namespace {

// In half a byte: the notations of nearly all numbers.
constexpr std::uint8_t mostInHalf = 13;

std::uint8_t halfOf(std::uint8_t decimals)
{
    return decimals <= mostInHalf ? decimals : decimals == Decimal::shortest ? mostInHalf + 1 : mostInHalf + 2;
}

bool fitsInHalf(std::uint8_t decimals)
{
    return decimals <= mostInHalf || decimals == Decimal::shortest || decimals == Decimal::verbatim;
}

} // namespace

std::uint8_t Decimals::operator[](std::size_t at) const
{
    if (m_form == Form::Same)
        return m_same;
    if (m_form == Form::Bytes)
        return m_bytes[at];
    const std::uint8_t half = m_bytes[at / 2] >> (at % 2 * 4) & 15;
    return half <= mostInHalf ? half : half == mostInHalf + 1 ? Decimal::shortest : Decimal::verbatim;
}

void Decimals::append(std::uint8_t decimals, std::size_t count)
{
    if (m_size == 0)
        m_same = decimals;
    if (m_form == Form::Same && decimals != m_same)
        spread(fitsInHalf(m_same) && fitsInHalf(decimals) ? Form::Halves : Form::Bytes);
    else if (m_form == Form::Halves && !fitsInHalf(decimals))
        spread(Form::Bytes);
    if (m_form == Form::Same) {
        m_size += count;
        return;
    }
    for (; count > 0; --count, ++m_size) {
        if (m_form == Form::Bytes)
            m_bytes.push_back(decimals);
        else if (m_size % 2 == 0)
            m_bytes.push_back(halfOf(decimals));
        else
            m_bytes.back() |= static_cast<std::uint8_t>(halfOf(decimals) << 4);
    }
}

void Decimals::append(const Decimals &more, std::size_t first, std::size_t last)
{
    if (more.m_form == Form::Same && first < last)
        return append(more.m_same, last - first);
    for (; first < last; ++first)
        append(more[first], 1);
}

void Decimals::spread(Form form)
{
    const Decimals before = *this;
    m_form = form;
    m_size = 0;
    m_bytes.clear();
    for (std::size_t i = 0; i < before.m_size; ++i)
        append(before[i], 1);
}

std::optional<std::int64_t> wholeNumber(double value)
{
    constexpr double most = 9'007'199'254'740'992; // 2^53
    return std::abs(value) <= most ? std::optional<std::int64_t>(std::llround(value)) : std::nullopt;
}

} // namespace api
