// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decimal.h"
#include "models/api/times.h"
#include "tests/fuzz/target.h"

#include <algorithm>

// Lists that are stored in little space, against plain ones. Each byte adds a time at one of a few steps, or the
// notation of a number.
namespace {

using fuzz::require;

void checkTimes(const QByteArray &input)
{
    constexpr std::int64_t steps[] = {15'000, 15'000, 15'000, 30'000, 1, 0, -15'000, 86'400'000};
    api::Times times;
    std::vector<std::int64_t> plain;
    std::int64_t now = 1'700'000'000'000;
    for (const char byte : input) {
        now += steps[static_cast<unsigned char>(byte) % std::size(steps)];
        const auto repeats = std::size_t(static_cast<unsigned char>(byte) >> 6);
        for (std::size_t i = 0; i <= repeats; ++i) {
            times.push_back(now);
            plain.push_back(now);
        }
    }
    require(times == plain && times.list() == plain, "the times are those that were added");
    const std::size_t half = plain.size() / 2;
    api::Times joined;
    joined.append(times, 0, half);
    joined.append(times, half, times.size());
    joined.shrink();
    require(joined == times, "two parts are the whole");
    const bool isAscending = std::ranges::adjacent_find(plain, std::ranges::greater_equal()) == plain.end();
    require(times.isAscending() == isAscending, "ascending or not");
    if (isAscending)
        require(times.lowerBound(now) == std::size_t(std::ranges::lower_bound(plain, now) - plain.begin()), "found");
}

void checkDecimals(const QByteArray &input)
{
    api::Decimals decimals;
    for (const char byte : input)
        decimals.push_back(static_cast<std::uint8_t>(byte));
    api::Decimals joined;
    const std::size_t half = decimals.size() / 2;
    joined.append(decimals, 0, half);
    joined.append(decimals, half, decimals.size());
    for (std::size_t i = 0; i < decimals.size(); ++i)
        require(decimals[i] == static_cast<std::uint8_t>(input[qsizetype(i)]) && joined[i] == decimals[i], "as added");
}

} // namespace

void tryInput(const QByteArray &input)
{
    checkTimes(input);
    checkDecimals(input);
}
