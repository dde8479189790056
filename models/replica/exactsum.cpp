// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/exactsum.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

namespace replica {
namespace {

__extension__ using Wide = __int128;

constexpr int places = 9;
constexpr std::int64_t parts = 1'000'000'000;
constexpr double exactIntegers = 9'007'199'254'740'992.0; // 2^53

std::string digitsOf(Wide number)
{
    std::string digits;
    const bool isNegative = number < 0;
    do {
        const int digit = int(number % 10);
        digits += char('0' + (isNegative ? -digit : digit));
        number /= 10;
    } while (number != 0);
    if (isNegative)
        digits += '-';
    std::ranges::reverse(digits);
    return digits;
}

// number * 10^exponent, rounded once.
double scaled(Wide number, int exponent)
{
    const std::string text = digitsOf(number) + 'e' + std::to_string(exponent);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// False if it does not fit.
bool multiply(Wide &number, int power)
{
    for (; power > 0; --power) {
        if (__builtin_mul_overflow(number, Wide(10), &number))
            return false;
    }
    return true;
}

} // namespace

void ExactSum::add(std::int64_t number, std::int64_t times)
{
    m_whole += Wide(number) * times;
}

void ExactSum::add(double number, std::int64_t times)
{
    if (std::abs(number) < exactIntegers && number == std::trunc(number)) {
        m_whole += Wide(std::int64_t(number)) * times;
        return;
    }
    // A double is the nearest one to what was written, and so is the quotient.
    const double scaledUp = std::round(number * double(parts));
    if (std::abs(scaledUp) < exactIntegers && scaledUp / double(parts) == number)
        m_parts += Wide(std::int64_t(scaledUp)) * times;
    else
        addDigits(number, times);
}

// By the shortest digits that stand for the number.
void ExactSum::addDigits(double number, std::int64_t times)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::scientific).ptr;
    const std::string_view written(text.data(), std::size_t(end - text.data()));
    const std::size_t mark = written.find('e');
    const std::string_view power = written.substr(written[mark + 1] == '+' ? mark + 2 : mark + 1);
    int exponent = 0;
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    std::string digits(written.substr(0, mark));
    if (const auto point = digits.find('.'); point != std::string::npos) {
        exponent -= int(digits.size() - point) - 1;
        digits.erase(point, 1);
    }
    std::int64_t mantissa = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), mantissa);
    m_others[exponent] += Wide(mantissa) * times;
}

double ExactSum::value() const
{
    if (m_others.empty() && m_parts == 0)
        return scaled(m_whole, 0);
    std::map<int, Wide> terms = m_others;
    terms[0] += m_whole;
    terms[-places] += m_parts;
    std::erase_if(terms, [](const auto &term) { return term.second == 0; });
    if (terms.empty())
        return 0;
    const int least = terms.begin()->first;
    Wide sum = 0;
    bool fits = true;
    for (const auto &[exponent, number] : terms) {
        Wide part = number;
        fits = fits && multiply(part, exponent - least) && !__builtin_add_overflow(sum, part, &sum);
    }
    if (fits)
        return scaled(sum, least);
    long double rounded = 0; // the small ones first
    for (const auto &[exponent, number] : terms)
        rounded += static_cast<long double>(scaled(number, exponent));
    return double(rounded);
}

bool ExactSum::isWhole() const
{
    return m_others.empty() && m_parts == 0 && m_whole <= std::numeric_limits<std::int64_t>::max()
        && m_whole >= std::numeric_limits<std::int64_t>::min();
}

std::int64_t ExactSum::whole() const
{
    return std::int64_t(m_whole);
}

} // namespace replica
