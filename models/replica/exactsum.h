// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>

namespace replica {

// The sum of numbers as they are written in decimal: ten times 0.1 is 1. It is exact before it is rounded to the
// nearest double, as long as the places that the numbers use span no more than 38 digits.
class ExactSum
{
public:
    void add(std::int64_t number, std::int64_t times = 1);
    void add(double number, std::int64_t times = 1); // finite

    [[nodiscard]] double value() const;
    [[nodiscard]] bool isWhole() const; // an integer that fits into 64 bits
    [[nodiscard]] std::int64_t whole() const; // if isWhole()

private:
    __extension__ using Wide = __int128;

    void addDigits(double number, std::int64_t times);

    Wide m_whole = 0;
    Wide m_parts = 0; // in 10^-9
    std::map<int, Wide> m_others; // numbers with more places, or beyond 2^63: by power of ten
};

} // namespace replica
