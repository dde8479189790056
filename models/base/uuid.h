// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <string_view>

namespace base {

// A UUID in 16 bytes. All zeros = null.
struct Uuid
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend auto operator<=>(const Uuid &, const Uuid &) = default;
    [[nodiscard]] bool isNull() const { return high == 0 && low == 0; }
    [[nodiscard]] std::array<char, 36> digits() const; // lower case, with dashes
    [[nodiscard]] QString toString() const; // the same; empty if null
    // Parses the 36-character form in any case; null for anything else.
    [[nodiscard]] static Uuid parse(std::string_view text);
};

} // namespace base
